"""As many sums as names that stand together belong to them one by one: `bom og parkering i går, 40 og 60 kr`."""

from collections.abc import Mapping, Sequence

from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "bom og parkering i går, 40 og 60 kr": ["40.00", "60.00"],
    "bom, parkering og taxi i går: 40, 60 og 300 kr": ["40.00", "60.00", "300.00"],
    "ferje og parkering i går 142 kr og 60 kr": ["142.00", "60.00"],
    "toll and parking yesterday, 40 and 60 kr": ["40.00", "60.00"],
    "taxi og parkering i går, 300 kr": ["", "300.00"],
}

_MARKS = 2
_MOST = 8
"""Names that stand together: keeps long texts linear."""


def one_by_one(drafts: Sequence[Draft], tokens: Sequence[Token], types: TypeIndex) -> None:
    """Give the sums of the last of some outlays that stand together to each in turn, where they are as many."""
    together: list[Draft] = []
    for draft in drafts:
        if not _is_outlay(draft, types):
            together = []
            continue
        joined = bool(together) and not together[-1].moneys and _goes_on(together[-1], draft, tokens)
        together = [*together, draft][-_MOST:] if joined else [draft]
        if len(together) == len(draft.moneys) > 1 and all(money.first >= draft.last for money in draft.moneys):
            for one, money in zip(together, draft.moneys, strict=True):
                one.moneys = [money]


def _is_outlay(draft: Draft, types: TypeIndex) -> bool:
    return draft.kind == "expense" and draft.named and types.units(draft.codes) == {"amount"}


def _goes_on(before: Draft, after: Draft, tokens: Sequence[Token]) -> bool:
    """True where only a comma or `og` stands between two names."""
    between = tokens[before.last : after.first]
    return 0 < len(between) <= _MARKS and all(token.text == "," or "join" in token.senses for token in between)
