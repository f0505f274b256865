"""Days of a month that is told once, above the rows or in the first of them: `3.` below `November:`."""

from collections.abc import Iterator, Mapping, Sequence

from parsers.text.layout.timesheets import after_day
from parsers.text.spans.days import day_and_month, is_year, month_of, whole
from parsers.text.spans.mentions import has, leads_to, text_at
from parsers.text.words.tokens import Token, lines_behind_marks

EXAMPLES: Mapping[str, Sequence[str]] = {
    "November:\n3. Formannskapet 28 km\n12. Kommunestyret 42 km": [
        *("fee-executive 03.11", "mileage 03.11 28", "fee-council 12.11", "mileage 12.11 42"),
    ],
    "Avlastning lav sats\nOktober 2026\n7. 16-21\n14. 16-20": ["care-hour-low 07.10 5", "care-hour-low 14.10 4"],
    "Støttekontakt i november:\n2. fra 16 til 18\n9. fra 17 til 19": ["support-hour 02.11 2", "support-hour 09.11 2"],
    "Støttekontakt:\n3. november: 2 timer\n10.: 3 timer\n17.: 2,5 timer": [
        *("support-hour 03.11 2", "support-hour 10.11 3", "support-hour 17.11 2.5"),
    ],
    "Støttekontakt\n3. november 2 timar\nden 10. 3 timar\n17. avlyst\n24. 2 timar": [
        *("support-hour 03.11 2", "support-hour 10.11 3", "support-hour 24.11 2"),
    ],
    "Support contact\nOctober:\n6th: 2 hours\n13th: 3 hours\nNovember:\n3rd: 2 hours\n10th: 3 hours": [
        *("support-hour 06.10 2", "support-hour 13.10 3", "support-hour 03.11 2", "support-hour 10.11 3"),
    ],
    # the numbers of a list, and of meetings
    "Utlegg i november:\n1. Buss 44 kr\n2. Tog 240 kr": ["transit 01.11 44", "transit 01.11 240"],
    "Krav for oktober:\n2. møte i formannskapet 6.10, 24 km\n3. møte i formannskapet 13.10, 24 km": [
        *("fee-executive 06.10", "mileage 06.10 24", "fee-executive 13.10", "mileage 13.10 24"),
    ],
    "Avlastning lav sats\nOktober 2026\n7. kl 16.10-19.10\n14. 16-20": [
        "care-hour-low 07.10 3",
        "care-hour-low 14.10 4",
    ],
}
_ALONE = 3
"""Tokens of a heading that only names the month, with its year."""
_SHORT = 6
"""Tokens of a line that is a heading without a colon."""
_POINTS = frozenset({".", "st", "nd", "rd", "th"})
_LISTED = frozenset({",", "-", "/", "+"})
_MOST_ROWS = 62


def with_months_of_rows(tokens: list[Token]) -> list[Token]:
    """The tokens with a silent month behind each day of rows that stand below it, and are told in their order."""
    if not any("month" in token.senses for token in tokens):
        return tokens
    months = dict(_months(tokens))
    if not months:
        return tokens
    told: list[Token] = []
    for at, token in enumerate(tokens):
        told.append(token)
        if at in months:
            month = tokens[months[at]]
            told.append(Token("word", month.text, month.senses, token.end, token.end))
    return told


def _months(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """The point of each such day, and the token of its month."""
    lines = [(first, last) for first, last in lines_behind_marks(tokens) if first < last]
    place = 0
    while place < len(lines):
        first, last = lines[place]
        place += 1
        told = _told_month(tokens, first, last)
        if told is None:
            continue
        month, headed_by = told
        day = headed_by
        points: list[int] = []
        days: list[int] = []
        while place < len(lines) and len(points) < _MOST_ROWS and (row := _bare_day(tokens, *lines[place])):
            if row[0] < day or _has_date(tokens, row[1] + 1, lines[place][1], month):
                break
            day = row[0]
            days.append(day)
            points.append(row[1])
            place += 1
        if not headed_by and days == [*range(1, len(days) + 1)]:
            continue  # 1. Buss 44 kr, 2. Tog 240 kr: as likely numbers of rows
        if len(points) > 1 or (points and (headed_by or last - first <= _ALONE)):
            yield from ((point, month) for point in points)


def _has_date(tokens: Sequence[Token], first: int, last: int, month: int) -> bool:
    """True for a row with a date of its own in the month: `2. møte i formannskapet 6.10` below `oktober:`."""
    for at in range(first, last):
        date = day_and_month(tokens[at].text)
        clocked = text_at(tokens, at + 1) == "-" or leads_to(tokens, at - 1)  # 7. 16.10-19
        if date and date[1] == month_of(tokens, month) and not clocked:
            return True
        if month_of(tokens, at) and tokens[at - 1].text in _POINTS:
            return True
    return False


def _told_month(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """The month of a row and its day, or that of a heading, which has none: 0.

    Below a heading of other words a lone number may be that of a row.
    """
    if after := after_day(tokens, first):
        month = next((at for at in range(first, min(after, last)) if month_of(tokens, at)), None)
        day = whole(tokens, month - 1 - (text_at(tokens, month - 1) in _POINTS)) if month else None
        return (month, day) if month and day and after < last else None
    headed = text_at(tokens, last - 1) == ":"
    if not headed and last - first > _SHORT:
        return None
    months = [at for at in range(first, last) if month_of(tokens, at)]
    numbers = [at for at in range(first, last) if tokens[at].kind != "word" and tokens[at].kind != "sym"]
    if len(months) != 1 or any(not is_year(tokens, at) for at in numbers):
        return None
    return months[0], 0


def _bare_day(tokens: Sequence[Token], first: int, last: int) -> tuple[int, int] | None:
    """The day of the month that opens a row, and its point, where the row goes on with something else than days."""
    at = first + (has(tokens, first, "weekday") or has(tokens, first, "weekday_short"))
    at += text_at(tokens, at) in ("den", "the")
    day, point = whole(tokens, at), at + 1
    if day is None or point >= last or tokens[point].text not in _POINTS or tokens[at].end != tokens[point].start:
        return None
    after = point + 1
    if after >= last or month_of(tokens, after) or tokens[after].text in _LISTED or has(tokens, after, "join"):
        return None
    return None if has(tokens, after, "to") else (day, point)
