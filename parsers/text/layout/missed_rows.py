"""Rows of a pasted table that say that the writer was not there: `| Formannskapet | 18.8 | ikke møtt |`."""

from collections.abc import Mapping, Sequence

from parsers.text.words.spelling import look_up

EXAMPLES: Mapping[str, Sequence[str]] = {
    "| Møte | Dato | |\n|---|---|---|\n| Planutvalget | 10.11 | møtt |\n| Formannskapet | 12.11 | ikke møtt |": [
        "fee-planning 10.11",
    ],
    "Møte;Dato;Merknad\nPlanutvalet;10.11;møtt\nFormannskapet;12.11;møtte ikkje": ["fee-planning 10.11"],
    "Møte | Dato | Status\nPlanutvalget | 10.11 | ok\nFormannskapet | 12.11 | meldt forfall": ["fee-planning 10.11"],
    "Møte | Dato | Til stede\nPlanutvalget | 10.11 | ja\nFormannskapet | 12.11 | nei": ["fee-planning 10.11"],
    "Meeting | Date | Attended\nPlanning committee | 10.11 | yes\nExecutive committee | 12.11 | no": [
        "fee-planning 10.11",
    ],
    "Møte | Dato | Fravær\nPlanutvalget | 10.11 |\nFormannskapet | 12.11 | x": ["fee-planning 10.11"],
    "Møte | Dato | Digitalt\nPlanutvalget | 10.11 | ja\nFormannskapet | 12.11 | nei": [
        *("fee-planning 10.11", "fee-executive 12.11"),
    ],
    "Møte | Dato | Merknad\nPlanutvalget | 10.11 | leder hadde forfall\nFormannskapet | 12.11 | ikke servering": [
        *("fee-planning 10.11", "fee-executive 12.11"),
    ],
}
_COMING = frozenset({"møtt", "møtte", "oppmøte", "frammøte", "attended", "attendance", "present", "deltatt"})
_THERE = frozenset({"til stede", "tilstede", "til stades", "var der", "der", "there"})
_AWAY = frozenset({"fravær", "fråvær", "forfall", "absent", "borte"})
_NO = frozenset({"nei", "no", "n"})
_YES = frozenset({"ja", "yes", "x", "j", "y"})
ANSWERS = _NO | _YES
"""Cells that answer the heading above, and say nothing by themselves."""
_SMALL = frozenset({"var", "er", "meldt", "meldte", "jeg", "eg", "hadde", "på", "møtet", "was", "did", "til", "i"})
_THERE_AT_ALL = _COMING | frozenset({"stede", "tilstede", "stades", "der", "kom", "attend", "there", "delta", "deltok"})


def is_missed(cells: Sequence[str], heads: Sequence[str]) -> bool:
    """True where a cell says so in its own words, or answers the heading above it."""
    if any(map(_says_so, cells)):
        return True
    answered = zip(cells, heads, strict=False)
    return any(
        (cell in _NO and head in _COMING | _THERE) or (cell in _YES and head in _AWAY) for cell, head in answered
    )


def _says_so(cell: str) -> bool:
    """True for `ikke møtt`, `meldt forfall`, `var ikke til stede`, `borte`, and no word more."""
    words = cell.split()
    known = [look_up(word) for word in words]
    left = [(word, senses) for word, senses in zip(words, known, strict=True) if word not in _SMALL]
    if len(left) == 1:
        ((word, senses),) = left
        return senses.get("absence") == "firm" or word in ("borte", "absent")
    denied = [word for word, senses in left if "negation" in senses]
    return len(left) == 2 and len(denied) == 1 and any(word in _THERE_AT_ALL for word, _ in left)
