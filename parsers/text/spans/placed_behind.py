"""Weekdays with their hours before the weeks or month they are of: `mandag kl 17-20 og onsdag 3 timer i uke 43`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from parsers.text.spans.dates import period_join
from parsers.text.spans.mentions import TIMED, Day, Duration, Mention, When, text_at, whens
from parsers.text.spans.placing import weeks_after
from parsers.text.spans.recurring import each_week
from parsers.text.spans.weeks import joins
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt mandag kl 17-20 i uke 43": ["support-hour 19.10 3"],
    "støttekontakt mandag kl 17-20 og onsdag kl 16-18, uke 43": ["support-hour 19.10 3", "support-hour 21.10 2"],
    "støttekontakt måndag frå kl. 17 til 20 og onsdag 2 timar i veke 43": [
        *("support-hour 19.10 3", "support-hour 21.10 2"),
    ],
    "support contact Monday and Wednesday 5-8 pm in week 43": ["support-hour 19.10 3", "support-hour 21.10 3"],
    "støttekontakt mandag og onsdag kl 17-20 i uke 43 og 44": [
        *("support-hour 19.10 3", "support-hour 21.10 3", "support-hour 26.10 3", "support-hour 28.10 3"),
    ],
    "støttekontakt mandag 2 timer i uke 43 og 44": ["support-hour 19.10 2", "support-hour 26.10 2"],
    "støttekontakt tirsdag kl 17-20 i forrige uke": ["support-hour 10.11 3"],
    "støttekontakt tirsdag kl 17-20 i oktober": ["support-hour 3 ?date"],
    "avlastning lav sats man-fre kl 14-17 hver dag i uke 45": ["care-hour-low 02.11 15"],
    "støttekontakt uke 43: mandag kl 17-20, uke 44: mandag kl 17-19": ["support-hour 19.10 3", "support-hour 26.10 2"],
    "støttekontakt mandag kl 17-20, uke 45 ingenting": ["support-hour 16.11 3"],
    "støttekontakt mandag kl 17-20, i oktober 14 timer": ["support-hour 16.11 3", "support-hour 01.10 14"],
    "støttekontakt tirsdag 10.11 kl 17-20 og torsdag kl 17-19 i november": [
        *("support-hour 10.11 3", "support-hour 12.11 2"),
    ],
    "støttekontakt i går kl 17-20 og tirsdag kl 17-19 i november": ["support-hour 19.11 3", "support-hour 17.11 2"],
    "støttekontakt mandag kl 17-20, uke 44 3 timer": ["support-hour 16.11 3", "support-hour 26.10 3"],
    "støttekontakt mandag 3 timer i uke 45, onsdag 2 timer": ["support-hour 02.11 3", "support-hour 04.11 2"],
    "støttekontakt måndag 3 timar i veke 45, onsdag 2 timar": ["support-hour 02.11 3", "support-hour 04.11 2"],
    "support contact Monday 3 hours in week 45, Wednesday 2 hours": ["support-hour 02.11 3", "support-hour 04.11 2"],
    "støttekontakt mandag 3 timer i forrige uke. Tirsdag 2 timer": ["support-hour 09.11 3", "support-hour 10.11 2"],
    "støttekontakt mandag 3 timer i uke 45. Kino 140 kr onsdag": ["support-hour 02.11 3", "support-outlay 04.11 140"],
    "støttekontakt mandag 3 timer i uke 45, onsdag 2 timer i uke 46": ["support-hour 02.11 3", "support-hour 11.11 2"],
    "støttekontakt mandag 2 timer i uke 43 og 45": ["support-hour 19.10 2", "support-hour 02.11 2"],
    "avlastning over 10 år fredag-søndag 2 døgn i uke 43 og 45": ["care-day-over-10 13.11 2"],
    "avlastning lav sats man-fre 8 timer i uke 44 og 45": ["care-hour-low 16.11 8"],
    "støttekontakt annenhver tirsdag kl 17-20 i uke 42-46": ["support-hour 17.11 3"],
}
_LEADING = frozenset(
    {"i", "in", "of", "(", ",", "hver", "kvar", "each", "every", "dag", "day", "gang", "gong", "kveld", "evening"}
)
_WITHIN = frozenset({"i", "in", "of"})
_CLOSING = frozenset({".", ")", "!", ";"})
_JOINS = frozenset({"og", "and", ",", ";", "+"})
_ALTERNATING = words_of("alternating") | {"annen", "annan", "other", "second"}
_BETWEEN = 3
"""Tokens between the parts of such a row: `hver dag i`."""
_MOST_HOURS = 8
"""Of more, nobody thinks that they were so many each day."""


def placed_behind(tokens: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """The mentions, where such weekdays are of the weeks told behind their hours; of a month which is asked."""
    if not any(isinstance(one, When) and one.shape in ("week", "month") for one in mentions[2:]):
        return mentions
    held = list(mentions)
    weeks = False
    for at, wide in enumerate(mentions):
        if not isinstance(wide, When) or wide.shape not in ("week", "month"):
            continue
        row = [*_row(tokens, mentions, at)]
        behind = _behind(mentions, at) if row and wide.shape == "week" else []
        if wide.shape == "month":
            sure = len(whens(mentions)) == 1 + len(row) // 2  # another day would be taken for it
        else:
            wide = replace(wide, days=_weeks(tokens, wide))
            alone = len(wide.days) == 1
            sure = alone or (bool(wide.days) and not behind and not _sums_up(tokens, mentions, row))
        if row and sure and (_is_led_to(tokens, wide) or not (weeks or _goes_on(tokens, wide))):
            for place in (*row, *behind):
                held[place] = _placed(mentions[place], wide)
            held[at] = replace(wide, shape="periods", days=())  # its numbers are said, and name no days
        weeks = weeks or wide.shape == "week"
    return held


def _row(tokens: Sequence[Token], mentions: Sequence[Mention], at: int) -> Iterator[int]:
    """The places of the weekdays, and of their hours, of the row right before the weeks or month."""
    last, marks = mentions[at].first, _LEADING
    while at > 1:
        day, hours = mentions[at - 2 : at]
        if not isinstance(hours, TIMED) or not isinstance(day, When) or not _is_weekdays(day):
            return
        if not _beside(tokens, hours.last, last, marks) or day.last != hours.first:
            return
        yield from (at - 2, at - 1)
        at, last, marks = at - 2, day.first, _JOINS


def _is_now_and_then(tokens: Sequence[Token], day: int) -> bool:
    """True for `annenhver tirsdag`, `annen hver tirsdag` and `every second Tuesday`."""
    return any(text_at(tokens, at) in _ALTERNATING for at in (day - 1, day - 2))


def _weeks(tokens: Sequence[Token], weeks: When) -> tuple[Day, ...]:
    """The weeks of `43 og 45`, and all of `43-45`; none of `42-44 og 46`."""
    if not any(joins(tokens, at) for at in range(weeks.first, weeks.last)):
        return tuple(each_week(weeks))
    return () if any(period_join(tokens, at) for at in range(weeks.first, weeks.last)) else weeks.days


def _sums_up(tokens: Sequence[Token], mentions: Sequence[Mention], row: Sequence[int]) -> bool:
    """True where hours in several weeks are those of a period, or of a weekday that was not in each of them."""
    said = [mentions[place] for place in row]
    days = [one for one in said if isinstance(one, When)]
    whole = any(one.shape == "period" for one in days) and any(isinstance(one, Duration) for one in said)
    return whole or any(_is_now_and_then(tokens, one.first) for one in days)


def _behind(mentions: Sequence[Mention], at: int) -> list[int]:
    """The places of the weekdays behind the week that it places too, up to the next week, month or period."""
    told: dict[int, When] = {}
    for place in range(at + 1, len(mentions)):
        one = mentions[place]
        if isinstance(one, When):
            told[place] = one
            if not (one.shape in ("days", "same") or _is_weekdays(one)):
                break
    own = weeks_after([*told.values()])
    return [place for index, (place, one) in enumerate(told.items()) if _is_weekdays(one) and index not in own]


def _beside(tokens: Sequence[Token], first: int, last: int, marks: frozenset[str]) -> bool:
    return last - first <= _BETWEEN and all(text_at(tokens, at) in marks for at in range(first, last))


def _is_weekdays(when: When) -> bool:
    """True for weekdays that no week or date places yet."""
    bare = all(one.weekday is not None and not (one.day or one.week or one.previous) for one in when.days)
    return when.shape in ("days", "period") and bool(when.days) and bare


def _is_led_to(tokens: Sequence[Token], wide: When) -> bool:
    """True for `kl 17-20 i uke 43`, not for `3 timer, i oktober 14 timer`."""
    return text_at(tokens, wide.first - 1) in _WITHIN and text_at(tokens, wide.first - 2) != ","


def _goes_on(tokens: Sequence[Token], wide: When) -> bool:
    """True for a week that opens what is told next: `mandag kl 17-20, uke 44: …`, `uke 45 var han syk`."""
    at = wide.last
    return at < len(tokens) and tokens[at].kind != "nl" and tokens[at].text not in _CLOSING


def _placed(one: Mention, wide: When) -> Mention:
    """The weekdays in those weeks, and hours of each of them."""
    several = wide.shape == "week" and len(wide.days) > 1
    if isinstance(one, Duration):
        return replace(one, each=True) if several and one.amount <= _MOST_HOURS else one
    if not isinstance(one, When):
        return one
    if wide.shape == "month":
        return replace(one, shape="vague", days=())
    if several:
        days = [replace(week, weekday=weekday) for week in wide.days for weekday in _weekdays(one)]
        return replace(one, rule="recurring", shape="every", days=tuple(days))
    return replace(one, days=tuple(_in_week(day, wide.days[0]) for day in one.days))


def _weekdays(when: When) -> Iterator[int]:
    """The weekdays, each of those from the first to the last too: man-fre."""
    said = [one.weekday for one in when.days if one.weekday is not None]
    yield from range(said[0], said[-1] + 1) if when.shape == "period" else said


def _in_week(day: Day, week: Day) -> Day:
    """The weekday of that week; `forrige uke` is the one before this."""
    if week.week is None and week.weeks is None:
        week = replace(week, weeks=week.ahead - (not (week.this or week.ahead)), previous=False, latest=False)
    return replace(week, weekday=day.weekday, span=day.span)
