"""The words, numbers, sums and marks of an approver's sentence, with what each can mean there."""

import re
from collections.abc import Collection, Sequence
from decimal import Decimal
from typing import NamedTuple

from claims.ruling import Limit, Side
from parsers.text.words.lexicon import ruling_words
from parsers.text.words.normalise import FILLER, normalise
from parsers.text.words.spelling import look_up

_SIDES: dict[Side, str] = {
    "under": r"under|mindre enn|lavere enn|lågare enn|below|less than",
    "up_to": r"(?:opp|inn)? ?til og med|opp ?til|inntil|høyst|høgst|maks(?:imalt)?|up to|at most|no more than",
    "over": r"over|mer enn|meir enn|høyere enn|høgare enn|above|more than",
    "from": r"minst|fra og med|frå og med|at least",
}
"""What is said before the sum that bounds the claims."""
_KRONER = r"(?P<kroner>\d{1,3}(?:[ .,]\d{3})+(?!\d)|\d+(?:[.,]\d\d(?!\d))?)"
_CURRENCY = r"(?:kroner|kr\.?|nok)"
_SUM = 100
"""What is less, and is not said to be kroner, may be a place in a list."""
_LIMIT = (
    rf"(?P<limit>\b(?:{'|'.join(f'(?P<{side}>{words})' for side, words in _SIDES.items())})"
    rf"[ ](?P<before>{_CURRENCY}[ ]?)?{_KRONER}(?![.:/-]?\d)(?P<after>(?:,-)?(?:[ ]?{_CURRENCY}\b)?))"
)
_UNIT = re.compile(
    _LIMIT + r"|(?P<claim>20\d\d-\d{5,})"
    r"|(?P<range>(?P<first>\d{1,3})[ ]?-[ ]?(?P<last>\d{1,3})(?!\d|[^\w\s]+\d))"
    r"|(?P<figure>\d+(?:[^\w\s]+\d+)+)|(?P<number>\d{1,9})"
    r"|(?P<word>[^\W\d_]+(?:'t)?)|(?P<mark>[^ ])"
)
_LONGEST_RANGE = 100
_LIGHT = ("light", "polite", "courtesy", "filler", "own", "claim_word", "reviewed")


class Unit(NamedTuple):
    """One of them; `refs` are the claims that a number names, `limit` is the bound that a sum sets, and `is_name` says
    that it is written as a name, or somebody's."""

    text: str
    start: int
    end: int
    meanings: frozenset[str]
    refs: tuple[str, ...]
    is_name: bool
    limit: Limit | None = None

    def is_a(self, *meanings: str) -> bool:
        """True when it can mean one of these."""
        return not self.meanings.isdisjoint(meanings)

    @property
    def is_light(self) -> bool:
        """True for a mark, and for a word that changes nothing of what is decided."""
        return not self.meanings.isdisjoint(("mark", "light", "nod"))


def units_of(text: str, names: Collection[str] = ()) -> Sequence[Unit]:
    """The units in order; offsets are those of the text. Words of the `names` are such in small letters too."""
    return [_unit(match, text, names) for match in _UNIT.finditer(normalise(text))]


def _unit(match: re.Match[str], text: str, names: Collection[str]) -> Unit:
    plain = match[0].replace(FILLER, "")
    written = text[match.start() : match.end()]
    meanings = _meanings(plain) if match["word"] else {kind for kind in ("mark", "figure") if match[kind]}
    may_name = bool(match["word"]) and not meanings
    is_name = may_name and (written[:1].isupper() or bool({plain, plain.removesuffix("s")} & {*names}))
    return Unit(plain, match.start(), match.end(), frozenset(meanings), _refs(match), is_name, _limit(match))


def _limit(match: re.Match[str]) -> Limit | None:
    """The bound; `2 000`, `2.000` and `2,000` are two thousand."""
    side = next((side for side in _SIDES if match[side]), None)
    if side is None:
        return None
    said = match["kroner"]
    grouped = re.fullmatch(r"\d{1,3}(?:[ .,]\d{3})+", said)
    kroner = Decimal(re.sub(r"\D", "", said) if grouped else said.replace(",", "."))
    return Limit(side, kroner) if kroner >= _SUM or match["before"] or match["after"] else None


def _meanings(word: str) -> set[str]:
    senses = look_up(word)
    found = set(ruling_words().get(word, ()))
    found |= {sense for sense in ("negation", "except", "join") if sense in senses}
    if senses.get("waiting") == "but":
        found |= {"join", "but"}
    if "line_word" in senses:
        found.add("line")
    if "number" in senses:
        found.add("count")
    if "decision" in senses:
        found.add(str(senses["decision"]))
    # A word of the sentence's own grammar is never light, however little it says elsewhere.
    return found or ({"light"} if any(sense in senses for sense in _LIGHT) else set())


def _refs(match: re.Match[str]) -> tuple[str, ...]:
    if match["claim"]:
        return (match["claim"],)
    if match["number"]:
        return (match["number"],)
    if match["range"]:
        first, last = int(match["first"]), int(match["last"])
        return tuple(str(number) for number in range(first, min(last, first + _LONGEST_RANGE) + 1))
    return ()
