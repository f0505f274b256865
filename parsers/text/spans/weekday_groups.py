"""Weekdays with hours of their own in a month or weeks told beside them: `mandager 2 timer, onsdager 3 timer i mai`."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from datetime import date
from decimal import Decimal

from parsers.text.spans.mentions import BY_PLACE, Clocks, Day, Duration, Mention, WayWord, When, has, text_at
from parsers.text.spans.recurring import each_week, recurring
from parsers.text.spans.resolve import resolve
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt mandager 2 timer og onsdager 3 timer, uke 44 og 45": [
        *("support-hour 26.10 2", "support-hour 02.11 2", "support-hour 28.10 3", "support-hour 04.11 3"),
    ],
    "støttekontakt mandager og onsdager kl 17-20 i uke 45": ["support-hour 02.11 3", "support-hour 04.11 3"],
    "støttekontakt i uke 45, på mandager 2 timer og på onsdager 3 timer": [
        *("support-hour 02.11 2", "support-hour 04.11 3"),
    ],
    "støttekontakt måndagane 2 timar og onsdagane 3 timar i veke 45": ["support-hour 02.11 2", "support-hour 04.11 3"],
    "support contact Mondays 2 hours, Wednesdays 3 hours in week 45": ["support-hour 02.11 2", "support-hour 04.11 3"],
    "støttekontakt 2 timer mandager og 3 timer onsdager i uke 45": ["support-hour 02.11 2", "support-hour 04.11 3"],
    "støttekontakt hver mandag 2 timer og hver onsdag 3 timer i uke 45": [
        *("support-hour 02.11 2", "support-hour 04.11 3"),
    ],
    "støttekontakt 2 timer hver mandag og 3 timer hver onsdag i uke 45": [
        *("support-hour 02.11 2", "support-hour 04.11 3"),
    ],
    "støttekontakt i uke 45. Mandager 2 timer. Onsdager 3 timer": ["support-hour 02.11 2", "support-hour 04.11 3"],
    "støttekontakt mandager 2 timer i oktober": [
        *("support-hour 05.10 2", "support-hour 12.10 2", "support-hour 19.10 2", "support-hour 26.10 2"),
    ],
    "støttekontakt mandager kl 16-18 og onsdager kl 17-20 i uke 45": ["support-hour 02.11 2", "support-hour 04.11 3"],
    "støttekontakt i oktober, mandager og onsdager 16 timer": ["support-hour 01.10 16"],
    "støttekontakt 8 timer i oktober, på mandager": ["support-hour 01.10 8"],
    "støttekontakt mandager kl 16-18. I oktober ble det 14 timer": ["support-hour 01.10 ?quantity"],
    "støttekontakt mandager og onsdager. Oktober 14 timer": ["support-hour 01.10 14"],
    "støttekontakt i oktober, mandager 2 timer, i alt 8 timer": [
        *("support-hour 05.10 2", "support-hour 12.10 2", "support-hour 19.10 2", "support-hour 26.10 2"),
    ],
    "støttekontakt i oktober, mandager 2 timer, i alt 6 timer": ["support-hour 01.10 2"],  # and asks which
    "støttekontakt i oktober, mandager 2 timer, sum 6 timer": ["support-hour 01.10 2"],  # and asks which
    "støttekontakt i oktober, vanligvis mandager 2 timer, 10 timer i alt": ["support-hour 01.10 2"],  # and asks which
    "støttekontakt i oktober: mandager 6 timer, onsdager 8 timer, til sammen 14 timer": [
        *("support-hour 01.10 6", "support-hour 01.10 8"),
    ],
    "støttekontakt i oktober: mandager 8 timer totalt, onsdager 6 timer": [
        *("support-hour 01.10 8", "support-hour 01.10 6"),
    ],
    "støttekontakt i oktober 4 mandager 2 timer og 3 onsdager 3 timer": [
        *("support-hour 01.10 2", "support-hour 01.10 3"),
    ],
    "støttekontakt tirsdager kl 17-20 i oktober, unntatt den 13. da han var syk": [
        *("support-hour 06.10 3", "support-hour 20.10 3", "support-hour 27.10 3"),
    ],
    "støttekontakt tysdagar 3 timar i oktober, men ikkje 13. og 20.": ["support-hour 06.10 3", "support-hour 27.10 3"],
    "support contact Tuesdays 5 pm to 8 pm in October, except the 13th": [
        *("support-hour 06.10 3", "support-hour 20.10 3", "support-hour 27.10 3"),
    ],
    "støttekontakt tirsdager kl 17-20 i oktober, den 13. var vi på kino": [
        *("support-hour 06.10 3", "support-hour 13.10 3", "support-hour 20.10 3", "support-hour 27.10 3"),
    ],
    "kjørte i oktober mandager 24 km og onsdager 30 km": ["mileage 01.10 24", "mileage 01.10 30"],
}
_LEADING = frozenset({"på", "on", "the", "alle", "all"})
_MONTHS = 12
_MOST = 60
"""Values of one text; who writes more tells of each day by itself."""
_MOST_HOURS = Decimal(8)
"""Of more, nobody thinks that they were so many each day."""
_GROUPS = ("weekdays", "each")


def with_weekday_groups(tokens: Sequence[Token], mentions: list[Mention], spots: Spots, today: date) -> list[Mention]:
    """The mentions with such weekdays as those of the one month, or weeks, of the text; `today` tells its year.

    Hours that are told beside them are a whole, which has to be what all those days come to.
    """
    if all(sense not in spots for sense in _GROUPS):
        return mentions
    whens = [one for one in mentions if isinstance(one, When)]
    wide = [one for one in whens if _is_wide(one) or _is_placed(one)]
    loose = {one.first: one for one in whens if _is_loose(one)}
    if len(wide) != 1 or len(mentions) > _MOST or any(one.first not in loose for one in _before(whens, wide[0])):
        return mentions
    taken = {at for one in mentions for at in range(one.first, one.last)} - loose.keys()
    places = [at for at in spots.get("weekdays", ()) if at not in taken]
    places += [at for at, one in loose.items() if one.rule == "recurring"]
    groups: dict[int, When] = {}
    for at in sorted({*places}):
        if not groups or at >= [*groups.values()][-1].last:  # mandager og onsdager are one
            groups[at] = recurring(tokens, at)
    values = [one for one in mentions if isinstance(one, (Duration, Clocks))]
    beside = [one for one in values for group in (*groups.values(), *wide) if _is_beside(tokens, one, group)]
    told = [group for group in groups.values() if any(_is_beside(tokens, one, group) for one in beside)]
    hours = [one for one in values if isinstance(one, Duration)]
    if not told or any(one.amount > _MOST_HOURS for one in beside if isinstance(one, Duration)):
        return mentions
    if hours and not any(isinstance(one, Duration) for one in beside):
        return mentions
    if any(_is_counted(tokens, one, taken) for one in told):
        return mentions
    placed = [replace(one, days=tuple(_placed(one, wide[0])), span=_span(tokens, one)) for one in told]
    apart = [one for one in hours if any(one is other for other in beside)]
    whole = [one.amount for one in hours if all(one is not other for other in beside)]
    if whole and whole != [_worth(tokens, apart, placed, today)]:
        return mentions
    if any(_is_total(one, mentions) for one in apart):
        return mentions
    for one in beside:
        if isinstance(one, Duration):
            one.each = True
    gone = {id(one) for at, one in loose.items() if at in groups}
    left = [one for one in mentions if id(one) not in gone]
    if _is_wide(wide[0]):
        wide[0].shape, wide[0].days = "periods", ()  # its numbers are said, and name no days beside the weekdays
    return sorted((*left, *placed), key=BY_PLACE)


def _before(whens: Sequence[When], wide: When) -> Iterator[When]:
    """The days before the month or weeks; those behind it are some of the weekdays: `den 13. var vi på kino`."""
    yield from (one for one in whens if one.first < wide.first)


def _is_wide(when: When) -> bool:
    """True for months or weeks."""
    return when.shape in ("month", "week") and (when.days[0].month or when.days[0].week) is not None


def _is_placed(when: When) -> bool:
    """True for `onsdager i oktober`."""
    return when.shape == "every" and any(day.month or day.week for day in when.days)


def _is_loose(when: When) -> bool:
    """True for `hver mandag` and `mandagene`, of which no month is said there."""
    return bool(when.days) and when.rule in ("recurring", "occasion") and not _is_placed(when)


def _is_beside(tokens: Sequence[Token], value: Mention, group: When) -> bool:
    """True for a value right behind the weekdays, past a colon, or right before these."""
    if value.first - (text_at(tokens, group.last) == ":") == group.last:
        return True
    first = group.first
    while text_at(tokens, first - 1) in _LEADING or has(tokens, first - 1, "each"):
        first -= 1
    return value.last == first


def _is_counted(tokens: Sequence[Token], group: When, taken: Set[int]) -> bool:
    """True for the `4 mandager` that are not all of the month."""
    before = group.first - 1
    numeric = before >= 0 and (tokens[before].kind == "num" or has(tokens, before, "number"))
    return numeric and before not in taken


def _is_total(value: Duration, mentions: Sequence[Mention]) -> bool:
    """True for `8 timer totalt`, `8 timer i alt`, `totalt 8 timer`."""
    ways = (one for one in mentions if isinstance(one, WayWord) and one.way == "total")
    return any(value.last == one.first or one.last == value.first for one in ways)


def _worth(tokens: Sequence[Token], beside: Sequence[Duration], placed: Sequence[When], today: date) -> Decimal:
    """The hours of all those days together."""
    pairs = ((one.amount, group) for group in placed for one in beside if _is_beside(tokens, one, group))
    days = {id(group): sum(len(one.days) for one in resolve([group], today)) for group in placed}
    return sum((amount * days[id(group)] for amount, group in pairs), Decimal(0))


def _placed(group: When, wide: When) -> Iterator[Day]:
    """The weekdays in the month, or in each of the weeks."""
    first, last = wide.days[0], wide.days[-1]
    if first.month and last.month:
        months = range((last.month - first.month) % _MONTHS + 1)
        within = [replace(last, month=(first.month + step - 1) % _MONTHS + 1, weekday=None) for step in months]
    else:
        within = each_week(wide)
    yield from (replace(one, weekday=day.weekday) for one in within for day in group.days)


def _span(tokens: Sequence[Token], one: When) -> tuple[int, int]:
    return tokens[one.first].start, tokens[one.last - 1].end
