"""The lines of a draft that a message names by their numbers: `linje 2`, `linje 1-3 og 5`."""

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Spots, Token

EXAMPLES = {
    "fjern linje 1": [(0,)],
    "fjern linje 1 og 3": [(0, 2)],
    "linje 1-3": [(0, 1, 2)],
    "fjern linje 1 og linje 3.": [(0,), (2,)],
    "linje 2, 3 timer": [(1,)],
    "linje 2: 44 km": [(1,)],
    "endre linje 2 til 12.11": [(1,)],
    "endre linje 1 og 2 til 13.10": [(0, 1)],
    "linje 2, 3. november": [(1,)],
    "tok buss linje 5, 42 kr": [],
    "linje 12.11": [],
    "den andre linja": [(1,)],
    "siste linje": [],
}

_LIST_JOIN = frozenset({",", "+"})
_LONGEST_RANGE = 50
_DIGITS = 3
_COUNTED = ("hour", "day_unit", "day_word", "minute", "distance", "currency", "month", "piece", "times", "meeting")
_BESIDE = 2


@dataclass(frozen=True, slots=True)
class Numbered:
    """The lines that are named at tokens `first` up to but without `last`, from 0."""

    lines: tuple[int, ...]
    first: int
    last: int


def numbered(tokens: Sequence[Token], spots: Spots) -> tuple[Numbered, ...]:
    """The lines named by number, one for each word of line: `linje 1 og 3` is one, `linje 1 og linje 3` two."""
    found: list[Numbered] = []
    for index in spots.get("line_word", ()):
        if found and index < found[-1].last:
            continue
        if any(has(tokens, near, "carrier") for near in range(index - _BESIDE, index)):  # tok buss linje 5
            continue
        lines, last = _numbers(tokens, index + 1)
        if not lines and (ordinal := _ordinal(tokens, index - 1)) is not None:
            found.append(Numbered((ordinal,), index - 1, index + 1))
        elif lines:
            found.append(Numbered(tuple(lines), index, last))
    return tuple(found)


def joins(tokens: Sequence[Token], index: int) -> bool:
    """True for what stands between the parts of a list."""
    return text_at(tokens, index) in _LIST_JOIN or has(tokens, index, "join")


def _numbers(tokens: Sequence[Token], index: int) -> tuple[list[int], int]:
    """The line numbers that stand right after a line word, from 0, and the index after them."""
    lines: list[int] = []
    last = index
    while (number := _number(tokens, index)) is not None and not (lines and _is_counted(tokens, index + 1)):
        last = index + 1
        end = _number(tokens, index + 2) if text_at(tokens, index + 1) == "-" else None
        if end is not None and number <= end <= number + _LONGEST_RANGE and not _is_counted(tokens, index + 3):
            last = index + 3
            lines += range(number, end + 1)
        else:
            lines.append(number)
        index = last
        while joins(tokens, index):
            index += 1
        if index == last:
            break
    return lines, last


def _ordinal(tokens: Sequence[Token], index: int) -> int | None:
    """The line of `første linje`, from 0; the last one has no number that the message tells."""
    place = tokens[index].senses.get("first_choice", -1) if index >= 0 else -1
    return int(place) if int(place) >= 0 else None


def _number(tokens: Sequence[Token], index: int) -> int | None:
    text = text_at(tokens, index)
    return int(text) - 1 if text.isdecimal() and len(text) <= _DIGITS and int(text) else None


def _is_counted(tokens: Sequence[Token], after: int) -> bool:
    """True where a unit or a month makes a value of the number before it: `linje 2, 3 timer`."""
    after += text_at(tokens, after) == "." and has(tokens, after + 1, "month")
    return any(has(tokens, after, sense) for sense in _COUNTED)
