"""A phrase of a message that names types of the catalogue."""

from dataclasses import dataclass

from parsers.text.spans.mentions import Mention


@dataclass(slots=True, kw_only=True)
class TypeMention(Mention):
    """A phrase that names types: one code when it is settled, several when a part of their names was said.

    No code at all is a body, a supplement by the hour, or an outlay that the catalogue does not hold.
    `relatives` are types whose names hold the phrase too; `fee` says that meetings are paid, and of which body not;
    a `doubtful` name is only similar, and asked even if nothing else is.
    """

    codes: tuple[str, ...]
    settled: bool
    relatives: tuple[str, ...] = ()
    lost: bool = False
    body: bool = False
    supplement: bool = False
    doubtful: bool = False
    fee: bool = False


def unheld(rule: str, codes: tuple[str, ...], first: int) -> TypeMention:
    """The word at that token as what the catalogue does not hold as written, with the types it is similar to."""
    body, supplement = rule == "unknown_body", rule == "unknown_supplement"
    return TypeMention(
        rule=rule,
        first=first,
        last=first + 1,
        codes=codes,
        settled=False,
        body=body,
        supplement=supplement,
        doubtful=bool(codes),
    )
