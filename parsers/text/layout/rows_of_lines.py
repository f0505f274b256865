"""Rows that one line holds, `3.11 24 km, 10.11 30 km` or `24 km 3.11 / 30 km 10.11`, are lines of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.text.catalogue.bodies import names_body
from parsers.text.layout.timesheets import after_day
from parsers.text.spans.mentions import has, leads_to, text_at
from parsers.text.words.lexicon import NO_SENSES
from parsers.text.words.tokens import Token, lines_behind_marks

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Planutvalget:\n3.11 - 24 km, 10.11 - 31 km (befaring), 17.11 - 24 km": [
        *("fee-planning 03.11", "fee-planning 10.11", "fee-planning 17.11"),
        *("mileage 03.11 24", "mileage 10.11 31", "mileage 17.11 24"),
    ],
    "Støttekontakt, alle kilometer er t/r:\n3.11: 2 t, 10 km / 10.11: 3 t, 18 km / 17.11: syk": [
        *("support-hour 03.11 2", "mileage 03.11 10", "support-hour 10.11 3", "mileage 10.11 18"),
    ],
    "3.11 formannskapet 9-12, 24 km og 10.11 planutvalet 13-15, 30 km": [
        *("fee-executive 03.11", "mileage 03.11 24", "fee-planning 10.11", "mileage 10.11 30"),
    ],
    "Støttekontakt:\n3.11 3 t, 10.11 4 t, 24 km": ["support-hour 03.11 3", "support-hour 10.11 4", "mileage 24 ?date"],
    "Own car:\n3 November 24 km | 10 November 30 km | 17 November 24 km": [
        *("mileage 03.11 24", "mileage 10.11 30", "mileage 17.11 24"),
    ],
    "Avlastning lav sats:\n3.11 16-19. 10.11 16-19.30. 17.11 15.30-19. Kjørte 12 km den 10.11": [
        *("care-hour-low 03.11 3", "care-hour-low 10.11 3.5", "care-hour-low 17.11 3.5", "mileage 10.11 12"),
    ],
    "Støttekontakt i november:\n2 timer, 12 km 3.11, 3 timer, 14 km 10.11": [
        *("support-hour 03.11 2", "mileage 03.11 12", "support-hour 10.11 3", "mileage 10.11 14"),
    ],
    "Formannskapet, 24 km 3.11 / planutvalget, 30 km 10.11": [
        *("fee-executive 03.11", "mileage 03.11 24", "fee-planning 10.11", "mileage 10.11 30"),
    ],
    "Formannskapet:\n3.11 / 10.11 / 17.11": ["fee-executive 03.11", "fee-executive 10.11", "fee-executive 17.11"],
    # what is told of all of them, or takes back what stands before
    "Støttekontakt:\n3.11 2 timer, 10.11 3 timer, 14 km hver gang": [
        *("support-hour 03.11 2", "support-hour 10.11 3", "mileage 03.11 14", "mileage 10.11 14"),
    ],
    "Støttekontakt 2 timer 3.11, 3 timer 10.11, 12 km begge dager": [
        *("support-hour 03.11 2", "support-hour 10.11 3", "mileage 03.11 12", "mileage 10.11 12"),
    ],
    "3.11 kl 9-12 og 10.11 kl 9-11 formannskapet": ["fee-executive 03.11", "fee-executive 10.11"],
    "3.11 formannskapet og 10.11 planutvalget, 24 km": [
        *("fee-executive 03.11", "fee-planning 10.11", "mileage 24 ?date"),
    ],
    "3.11 24 km, nei, 10.11 24 km": ["mileage 10.11 24"],
    "Formannskapet:\n3.11, 10.11 og 17.11, 24 km hver gang": [
        *("fee-executive 03.11", "fee-executive 10.11", "fee-executive 17.11"),
        *("mileage 03.11 24", "mileage 10.11 24", "mileage 17.11 24"),
    ],
    "Avlastning:\n3.11 2 t, 10.11 3 t, lav sats": ["care-hour-low 03.11 2", "care-hour-low 10.11 3"],
    "3.11 24 km til Vik / 10.11 24 km til Nes, formannskapet": [
        *("mileage 03.11 24", "mileage 10.11 24", "fee-executive ?date"),
    ],
    "Fredag 6.11 kl 16, søndag 8.11 kl 18, avlastning høy sats": ["care-hour-high 06.11 50"],
}
_MARKS, _STRONG = frozenset({",", "/", "|", "•", "+", "."}), frozenset({"/", "|", "•"})
_CLOSING = frozenset({".", "!", "?"})
_ALL = frozenset({"alle", "alt", "all", "totalt", "sum", "begge", "båe", "both", "altogether", "samlet", "sammen"})
"""Words of several rows; in the last alone they tell that its value is that of all."""
_TAKING_BACK = frozenset({"nei", "men", "but"})
_UNITS = ("distance", "hour", "day_unit", "currency", "except", "negation")
_VALUES = frozenset({"distance", "hour", "day_unit", "currency", "clock"})
_OF_ALL = frozenset({"distance", "currency"})
"""What the last row alone has may be of all rows: `3.11 3 t, 10.11 4 t, 24 km`."""
_OPEN = frozenset({"writer", "taken back", "of all"})
_LIGHT = frozenset({"clock_cue", "join", "way", "way_noun", "each", "light", "number", "meridiem", "to", "rate"})
_NUMBERS = frozenset({"num", "clock", "dmy", "iso"})
_MOST = 60
"""Rows of a line; no person parts more in one."""


@dataclass(slots=True)
class _Row:
    """A row from `first` up to `last`; whether the mark before it can only part rows, and whether a word opens it.

    Behind its last mark there may be nothing but the name of a body or a work.
    """

    first: int
    last: int
    apart: bool
    worded: bool
    kinds: frozenset[str]
    closes_named: bool

    @property
    def is_valued(self) -> bool:
        """True where it tells how much or when."""
        return not self.kinds.isdisjoint(_VALUES)


def with_rows_of_lines(tokens: list[Token]) -> list[Token]:
    """The tokens with a line's end in the place of the marks between the rows of one line, and behind the last."""
    ends: dict[int, int] = {}
    headed = False
    for first, last in lines_behind_marks(tokens):
        rows = _rows(tokens, first, last)
        leading = len(rows) > 1 and _after_date(tokens, first) is not None
        if _are_rows(rows, headed=headed) if leading else _close_with_days(rows, headed=headed):
            ends |= {before.last: row.first for before, row in pairwise(rows)}
            if rows[-1].last < last:
                ends[rows[-1].last] = rows[-1].last + 1
        headed = text_at(tokens, last - 1) == ":" or (headed and first == last)
    return _parted(tokens, ends) if ends else tokens


def _parted(tokens: Sequence[Token], ends: Mapping[int, int]) -> list[Token]:
    told: list[Token] = []
    at = 0
    while at < len(tokens):
        if at in ends:
            told.append(Token("nl", "\n", NO_SENSES, tokens[at].start, tokens[at].end))
            at = ends[at]
        else:
            told.append(tokens[at])
            at += 1
    return told


def _rows(tokens: Sequence[Token], first: int, last: int) -> Sequence[_Row]:
    """The rows of a line; each opens with its days, or each closes with them."""
    days = _days(tokens, first, last)
    if len(days) < 2 or len(days) > _MOST:
        return ()
    if days[0][0] == first:
        last = _end(tokens, days[-1][1], last)
        marks = [_mark(tokens, before, at) for (_, before), (at, _) in pairwise(days)]
    else:
        last = days[-1][1]
        marks = [_mark_behind(tokens, before, at) for (_, before), (at, _) in pairwise(days)]
        if None in marks or not (last == len(tokens) or tokens[last].kind == "nl" or tokens[last].text in _CLOSING):
            return ()
    of_days = {at for begin, after in days for at in range(begin, after)}
    parted = [mark for mark in marks if mark]
    if not parted:
        return ()
    begins, ends = [first, *(after for _, after in parted)], [*(mark for mark, _ in parted), last]
    apart = [tokens[mark].text in _STRONG for mark, _ in parted]
    return [
        _Row(
            begin,
            end,
            strong,
            tokens[begin].kind == "word",
            _kinds(tokens, [at for at in range(begin, end) if at not in of_days]),
            _closes_named(tokens, begin, end),
        )
        for begin, end, strong in zip(begins, ends, [*apart[:1], *apart], strict=True)
    ]


def _days(tokens: Sequence[Token], first: int, last: int) -> list[tuple[int, int]]:
    """Where each day of a line begins and ends, days that are listed being one."""
    found: list[tuple[int, int]] = []
    at = first
    while at < last:
        after = _after_date(tokens, at) if at == first or not _leads(tokens, at - 1) else None
        if after is None or after > last:
            at += 1
            continue
        if found and _joins(tokens, found[-1][1], at):
            found[-1] = (found[-1][0], after)
        else:
            found.append((at, after))
        at = after
    return found


def _after_date(tokens: Sequence[Token], at: int) -> int | None:
    """The index after the day with its number that begins at the token; None where there is none."""
    after = after_day(tokens, at)
    if after is None or not any(tokens[one].kind in _NUMBERS for one in range(at, after)):
        return None
    if any(has(tokens, after, sense) for sense in ("distance", "hour", "day_unit", "currency", "minute", "percent")):
        return None
    dashed = text_at(tokens, after) == "-" and after + 1 < len(tokens) and tokens[after + 1].kind in _NUMBERS
    tight = dashed and tokens[after].start == tokens[after - 1].end
    return None if tight and after_day(tokens, after + 1) is None else after


def _leads(tokens: Sequence[Token], at: int) -> bool:
    """True for what makes a day the end of a period, or a number that of something else."""
    return has(tokens, at, "to") or has(tokens, at, "clock_cue") or text_at(tokens, at) == "-"


def _joins(tokens: Sequence[Token], before: int, at: int) -> bool:
    """True for days with nothing but joints between them: `3.11, 10.11 og 17.11`."""
    between = tokens[before:at]
    if any(token.text in _STRONG for token in between) and between[0].start > tokens[before - 1].end:
        return False
    return all(token.kind == "sym" or "join" in token.senses or "to" in token.senses for token in between)


def _mark(tokens: Sequence[Token], before: int, at: int) -> tuple[int, int] | None:
    """The marks right before the day at a token, behind the day before; None where there are none."""
    mark = at
    while mark > before and _parts(tokens, mark - 1):
        mark -= 1
    return (mark, at) if mark < at else None


def _mark_behind(tokens: Sequence[Token], before: int, at: int) -> tuple[int, int] | None:
    """The marks right behind a day that ends `before`, where more is told before the next day; else None."""
    after = before
    while after < at and _parts(tokens, after):
        after += 1
    return (before, after) if before < after < at else None


def _parts(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text in _MARKS or has(tokens, at, "join")


def _end(tokens: Sequence[Token], at: int, last: int) -> int:
    """Where the sentence of the last row ends."""
    points = (one for one in range(at + 1, last - 1) if tokens[one].text in _CLOSING)
    closing = (one for one in points if tokens[one + 1].kind == "word" and not _is_short(tokens, one - 1))
    return next(closing, last)


def _is_short(tokens: Sequence[Token], at: int) -> bool:
    """True for the `kl` of `kl. 9`."""
    return has(tokens, at, "clock_cue") or has(tokens, at, "abbreviation")


def _kinds(tokens: Sequence[Token], content: Sequence[int]) -> frozenset[str]:
    """What a row tells besides its day: units of values, clock times, words."""
    kinds: set[str] = set()
    for at in content:
        token = tokens[at]
        if "refining" in token.senses:
            kinds.add("refining")
        if token.kind == "word" and _is_named(token):
            kinds.add("named")
        units = [unit for unit in _UNITS if unit in token.senses]
        if token.text in _TAKING_BACK or "retracting" in token.senses:
            kinds.add("taken back")
        elif token.writer:
            kinds.add("writer")
        elif token.text in _ALL or ("each_time" in token.senses and has(tokens, at - 1, "each")):
            kinds.add("of all")
        elif units:
            kinds.update(units)
        elif token.kind == "clock" or (leads_to(tokens, at) and _is_number(tokens, at + 1)):
            kinds.add("clock")
        elif token.kind == "word" and _LIGHT.isdisjoint(token.senses):
            kinds.add("word")
        elif token.kind == "num":
            kinds.add("num")
    return frozenset(kinds)


def _closes_named(tokens: Sequence[Token], first: int, last: int) -> bool:
    named = False
    at = last
    while at > first and tokens[at - 1].kind == "word":
        at -= 1
        named = named or _is_named(tokens[at])
    return named and at > first and tokens[at - 1].text in _MARKS


def _is_named(token: Token) -> bool:
    return "caring" in token.senses or names_body(token.text)


def _is_number(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and tokens[at].kind in _NUMBERS


def _are_rows(rows: Sequence[_Row], *, headed: bool) -> bool:
    """True where each says something, and none of them something of all: `3.11 2 t, 10.11 3 t, begge lav sats`."""
    apart = all(row.apart for row in rows)
    if any("taken back" in row.kinds or not (row.kinds or apart) for row in rows):
        return False
    before = frozenset[str]().union(*(row.kinds for row in rows[:-1]))
    beyond = rows[-1].kinds - before
    if "of all" in beyond or "refining" in beyond:
        return False
    if (rows[-1].closes_named and "named" in beyond) or (beyond and beyond <= _OF_ALL and not apart):
        return False
    if headed or apart:
        return True
    if beyond or "writer" in before or not all(row.is_valued for row in rows):
        return False
    return "word" not in rows[0].kinds or all("word" in row.kinds for row in rows)


def _close_with_days(rows: Sequence[_Row], *, headed: bool) -> bool:
    """True for rows that each tell a value and none of them what all are of: `24 km 3.11, 30 km 10.11`."""
    if len(rows) < 2 or not all(row.kinds and row.kinds.isdisjoint(_OPEN) for row in rows):
        return False
    if headed or rows[0].apart:
        return any(row.is_valued for row in rows)
    alike = len({("word" in row.kinds, row.worded) for row in rows}) == 1  # tapt arbeid: 3 timer for formannskapet
    return alike and all(row.is_valued for row in rows)
