"""Rows whose day stands in a line of its own, above what was done or below its name, are one line."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from parsers.text.catalogue.index import TypeIndex
from parsers.text.layout.timesheets import after_day
from parsers.text.spans.mentions import has, leads_to, text_at
from parsers.text.words.tokens import Token, lines_of

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Støttekontakt\n8/10:\n2 t\n15/10:\n2,5 t\n22/10:\n2 t": [
        *("support-hour 08.10 2", "support-hour 15.10 2.5", "support-hour 22.10 2"),
    ],
    "Avlastning høy sats:\n3. november:\n5 timer\n10. november:\nkl. 15–19\nHilsen Kari": [
        *("care-hour-high 03.11 5", "care-hour-high 10.11 4"),
    ],
    "Formannskapet\n3.11\nKommunestyret\n12.11\nPlanutvalget\n17.11\nKjøring: 28 km hver gang": [
        *("fee-executive 03.11", "fee-council 12.11", "fee-planning 17.11"),
        *("mileage 03.11 28", "mileage 12.11 28", "mileage 17.11 28"),
    ],
    "Executive committee\n3 November\n\nPlanning committee\n10 November": ["fee-executive 03.11", "fee-planning 10.11"],
    "Støttekontakt:\n03.11 - kl. 17.00-20.00\n10.11 - kl. 17-19": ["support-hour 03.11 3", "support-hour 10.11 2"],
    # several lines below each day, days below one name, days above the names
    "Timer, lav sats:\n\n3. november:\n22 km t/r\nkl 10-13\n\n10. november:\nAne var her kl 11-13": [
        *("care-hour-low 03.11 3", "mileage 03.11 22", "care-hour-low 10.11 2"),
    ],
    "Formannskapet\n3.11\n10.11\nPlanutvalget\n12.11": [
        "fee-executive 03.11",
        "fee-executive 10.11",
        "fee-planning 12.11",
    ],
    "3.11\nFormannskapet\n10.11\nPlanutvalget": ["fee-executive 03.11", "fee-planning 10.11"],
    "Formannskapet\n3.11": ["fee-executive 03.11"],
}
_LONGEST_NAME = 6
"""Tokens of a line that only names what was done."""
_PARTING = frozenset({"-", "|"})

_Line = tuple[int, int]


def with_whole_rows(tokens: list[Token], types: TypeIndex) -> list[Token]:
    """The tokens without the line's ends between such days and what they are of.

    Behind the day that opens a row a dash becomes a colon: `3.11 - kl 17-19`.
    """
    if not any(token.kind == "nl" for token in tokens):
        return tokens
    lines = [(first, last) for first, last in lines_of(tokens) if first < last]
    days = [at for at, line in enumerate(lines) if _is_day(tokens, line)]
    for first, _ in lines:
        _part(tokens, first)
    halved = {*_above(tokens, lines, days), *_below(tokens, lines, days, types)} if len(days) > 1 else set()
    ends = {at for place in halved for at in range(lines[place][1], lines[place + 1][0])}
    return [token for at, token in enumerate(tokens) if at not in ends] if ends else tokens


def _is_day(tokens: Sequence[Token], line: _Line) -> bool:
    """True for a line that is a day with its number, and a colon at most."""
    first, last = line
    after = after_day(tokens, first)
    if after is None or not first < after <= last or all(tokens[at].kind == "word" for at in range(first, after)):
        return False
    return all(tokens[at].text in (":", ".") for at in range(after, last))


def _above(tokens: Sequence[Token], lines: Sequence[_Line], days: Sequence[int]) -> Iterator[int]:
    """The lines of days with a colon where each has one line below it."""
    heads = [at for at in days if text_at(tokens, lines[at][1] - 1) == ":"]
    if len(heads) < len(days) or days[-1] + 1 == len(lines):
        return
    if all(after == before + 2 for before, after in pairwise(heads)):
        yield from heads


def _below(tokens: Sequence[Token], lines: Sequence[_Line], days: Sequence[int], types: TypeIndex) -> Iterator[int]:
    """The lines that name what was done on the day right below them, where each day stands so."""
    if any(after != before + 2 for before, after in pairwise(days)):
        return
    if days[0] and all(_is_name(tokens, lines[day - 1], types) for day in days):
        after = days[-1] + 1
        if after == len(lines) or not _is_name(tokens, lines[after], types):
            yield from (day - 1 for day in days)


def _is_name(tokens: Sequence[Token], line: _Line, types: TypeIndex) -> bool:
    """True for a line of a type's name, without a number or a colon."""
    told = tokens[slice(*line)]
    if len(told) > _LONGEST_NAME or any(token.kind != "word" for token in told):
        return False
    return bool(types.find(told, set()))


def _part(tokens: Sequence[Token], first: int) -> None:
    """A colon for the dash behind the day of a row, `3.11 - kl 17-19`, which makes it no clock time and no period."""
    mark = after_day(tokens, first)
    if mark is None or text_at(tokens, mark) not in _PARTING or mark + 1 == len(tokens):
        return
    numbered = any(tokens[at].kind != "word" for at in range(first, mark))
    spaced = tokens[mark - 1].end < tokens[mark].start and tokens[mark].end < tokens[mark + 1].start
    if numbered and spaced and tokens[mark + 1].kind == "word" and not _goes_on(tokens, mark + 1):
        tokens[mark].text = ":"


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """True for another day, or the word that leads to one; `kl 17` alone may be the end of what began at the day."""
    if after_day(tokens, at) or has(tokens, at, "to") or has(tokens, at, "month"):
        return True
    clock = at + 1 + (text_at(tokens, at + 1) == ".")
    return has(tokens, at, "clock_cue") and not leads_to(tokens, clock + 1)
