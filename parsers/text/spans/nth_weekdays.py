"""Weekdays by their place in a month: the first Monday of each month from August to October, siste torsdag i mai."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from parsers.text.spans.dates import period_join
from parsers.text.spans.days import month_of, weekday_of, year_after
from parsers.text.spans.mentions import Day, Rule, When, has, text_at
from parsers.text.spans.numbers import number
from parsers.text.spans.weeks import joins
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES = {
    "eldrerådet hver første mandag i måneden fra august til oktober": ["2026-08-03", "2026-09-07", "2026-10-05"],
    "eldrerådet kvar fyrste måndag i månaden frå august til oktober": ["2026-08-03", "2026-09-07", "2026-10-05"],
    "first Monday of each month from August to October": ["2026-08-03", "2026-09-07", "2026-10-05"],
    "første mandag hver måned, august-oktober": ["2026-08-03", "2026-09-07", "2026-10-05"],
    "den andre onsdagen i måneden, september og oktober": ["2026-09-09", "2026-10-14"],
    "den andre onsdagen i månaden, september og oktober": ["2026-09-09", "2026-10-14"],
    "the second Wednesday of September and October": ["2026-09-09", "2026-10-14"],
    "første og tredje tirsdag i oktober": ["2026-10-06", "2026-10-20"],
    "de to første mandagene i oktober": ["2026-10-05", "2026-10-12"],
    "dei to siste måndagane i oktober": ["2026-10-19", "2026-10-26"],
    "the last two Mondays of October": ["2026-10-19", "2026-10-26"],
    "siste torsdag i oktober": ["2026-10-29"],
    "siste torsdag i oktober i fjor": ["2025-10-30"],
    "2. tirsdag i oktober": ["2026-10-13"],
    "første tirsdag i desember": ["2025-12-02"],
    "første mandag i hver måned fra oktober til desember": [],
    "siste torsdag i november": [],
    "femte mandag i oktober": [],
    "første tirsdag i hver måned": [],
    "hver andre tirsdag i oktober": [],
    "every second Tuesday in October": [],
    "torsdag i oktober": [],
    "forrige torsdag i oktober": [],
}
"""Days of the text, seen from 15 November 2026."""
RULE = "nth_weekdays"

_MOST = 5
_LAST = -1
_FEW = range(2, _MOST)
_OTHER = 2
_MONTHS = 12
_OF = frozenset({"i", "in", "of"})
_THE = frozenset({"the", "den"})


def nth_weekdays(tokens: Sequence[Token], index: int) -> When | None:
    """The days at such places in the months that are named with them; vague where none is, or in which is not said."""
    places, at = _places(tokens, index)
    weekday = _weekday(tokens, at) if places else None
    if weekday is None:
        return None
    months, after, monthly = _months(tokens, at + 1)
    if not months and not monthly:
        return None
    every_other = has(tokens, index - 1, "each") and max(places) >= _OTHER and not monthly
    days = [replace(month, weekday=weekday, nth=place) for month in months for place in places]
    if not days or every_other:
        return When(rule=RULE, first=index, last=after, days=(), shape="vague")
    return When(rule=RULE, first=index, last=after, days=tuple(days))


def numbered(tokens: Sequence[Token], index: int) -> When | None:
    """`2. tirsdag i oktober`."""
    text = text_at(tokens, index)
    return nth_weekdays(tokens, index) if text.isdecimal() and 1 <= int(text) <= _MOST else None


def _places(tokens: Sequence[Token], index: int) -> tuple[list[int], int]:
    """The places from 1, or from -1 backwards, that begin at the token, and the index after them."""
    few = number(tokens, index - 1) if index else None
    place = _place(tokens, index)
    if place is None:
        return [], index
    after = index + 1 + (tokens[index].kind == "num")
    if place in (1, _LAST):
        behind = number(tokens, after)
        count = few[0] if few and few[1] == index else None
        if count not in _FEW and behind and behind[0] in _FEW:
            count, after = behind[0], behind[1]
        if count is not None and count in _FEW:
            many = int(count)
            return list(range(1, many + 1) if place == 1 else range(-many, 0)), after
    places = [place]
    while joins(tokens, after) and len(places) < _MOST:
        at = after + 1 + (text_at(tokens, after + 1) in _THE)
        following = _place(tokens, at)
        if following is None:
            break
        places, after = [*places, following], at + 1 + (tokens[at].kind == "num")
    return places, after


def _place(tokens: Sequence[Token], index: int) -> int | None:
    """The place that `første`, `2.` or `siste` names."""
    if index >= len(tokens):
        return None
    text = tokens[index].text
    if tokens[index].kind == "num":
        pointed = text.isdecimal() and text_at(tokens, index + 1) == "."
        return int(text) if pointed and 1 <= int(text) <= _MOST else None
    ordinal = tokens[index].senses.get("ordinal")
    if isinstance(ordinal, Decimal):
        return int(ordinal) if ordinal <= _MOST else None
    return _LAST if text in words_of("last_of_all") else None


def _weekday(tokens: Sequence[Token], index: int) -> int | None:
    """The weekday at the token, one or several."""
    several = tokens[index].senses.get("weekdays") if index < len(tokens) else None
    if several is not None:
        return int(several)
    found = weekday_of(tokens, index)
    return found[0] if found and found[1] == index + 1 else None


def _months(tokens: Sequence[Token], index: int) -> tuple[list[Day], int, bool]:
    """The months that follow, the index after them, and whether `i måneden` or `hver måned` leads to them."""
    at = index + (text_at(tokens, index) in _OF)
    each = at + (text_at(tokens, at) in _THE or has(tokens, at, "each"))
    monthly = each > index and has(tokens, each, "month_word")
    after = each + 1 if monthly else at
    if not monthly and at == index:
        return [], index, False
    first = after
    if monthly:
        first += (text_at(tokens, first) in {",", ":", "("}) + (text_at(tokens, first) in _OF)
        first += text_at(tokens, first) in _OF or has(tokens, first, "from")
    months, last = _named(tokens, first)
    return months, last if months else after, monthly


def _named(tokens: Sequence[Token], index: int) -> tuple[list[Day], int]:
    """The months of a list or span that begins at the token, and the index after it."""
    first = month_of(tokens, index)
    if first is None:
        return [], index
    months, after = [Day(month=first)], year_after(tokens, index + 1, Day())
    until = period_join(tokens, after)
    last = month_of(tokens, until) if until else None
    if until and last is not None:
        months = [Day(month=(first + step - 1) % _MONTHS + 1) for step in range((last - first) % _MONTHS + 1)]
        after = until + 1
    while last is None and len(months) < _MONTHS and joins(tokens, after):
        following = month_of(tokens, after + 1 + has(tokens, after + 1, "join"))
        if following is None:
            break
        months, after = [*months, Day(month=following)], after + 1 + has(tokens, after + 1, "join") + 1
    said = Day()
    after = year_after(tokens, after, said) if len(months) > 1 else year_after(tokens, index + 1, said)
    return [replace(one, year=said.year, year_offset=said.year_offset) for one in months], after


RULES: dict[str, tuple[Rule, ...]] = {"ordinal": (nth_weekdays,), "previous": (nth_weekdays,)}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {".": (numbered,)}
