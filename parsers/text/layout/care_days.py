"""English days of care, each behind a stay of its own: `8–10 May, 2 days` are two whole days, as `døgn` are."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import BY_PLACE, TIMED, Count, Duration, Mention, When, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "respite care high rate 7 November 8 hours, 0-10 allowance 2 days": [
        "care-hour-high 07.11 8",
        "care-day-0-10 07.11 2",
    ],
    "høg sats 7.11 8 timar, godtgjersle over 10 2 døgn": ["care-hour-high 07.11 8", "care-day-over-10 07.11 2"],
    "Respite care allowance, over 10 years:\n6-8 November, 2 days\n13-16 November, 3 days": [
        *("care-day-over-10 06.11 2", "care-day-over-10 13.11 3"),
    ],
    "Respite care, over 10 years, 6-8 November 2 days and 13-16 November 3 days": [
        *("care-day-over-10 06.11 2", "care-day-over-10 13.11 3"),
    ],
    "Respite care 6-8 November 2 days over 10 years. 13-16 November 3 days over 10 years.": [
        *("care-day-over-10 06.11 2", "care-day-over-10 13.11 3"),
    ],
    "Respite care allowance, over 10 years: 6-8 November, 2 days": ["care-day-over-10 06.11 2"],
    "Respite low rate: 2-6 November, 3 days, 4 hours each; 9-13 November, 2 days, 5 hours each": [
        *("care-hour-low 02.11 ?quantity", "care-hour-low 09.11 ?quantity"),
    ],
    "Respite care 31 October to 2 November, 2 days under 10 and 44 hours at low rate.": [
        *("care-hour-low 31.10 44", "care-day-0-10 31.10 2"),
    ],
    "Respite care 6-8 November, 48 hours at low rate and 2 days over 10 years": [
        *("care-hour-low 06.11 48", "care-day-over-10 06.11 2"),
    ],
    "Respite care over 10 years: 6-8 November 2 days, then council 9-10 November 2 days": [
        *("care-day-over-10 06.11 2", "? 09.11 ?quantity ?type"),
    ],
}
_SIDES = words_of("age_side")


def as_care_days(
    tokens: Sequence[Token],
    mentions: list[Mention],
    named: Sequence[TypeMention],
    layout: Layout,
    types: TypeIndex,
) -> list[Mention]:
    """The mentions, where such days are as long as they say; a lone one stays the count of its only line.

    Beside hours it is a line of its own where the child's age stands behind it: `44 hours and 2 days under 10`.
    """
    hours = any(isinstance(one, Duration) for one in mentions)
    aged = {id(one): days for one in mentions if hours and _is_aged(tokens, one) and (days := _whole_days(one))}
    mentions = [aged.get(id(one), one) for one in mentions] if aged else mentions
    places = sorted(mentions, key=BY_PLACE)
    timed = {layout.sentence[one.first] for one in places if isinstance(one, TIMED)}
    told = {
        id(count): replaced
        for stay, count in pairwise(places)
        if isinstance(stay, When) and stay.shape == "period" and (replaced := _whole_days(count))
        if layout.sentence[stay.first] == layout.sentence[count.first] and layout.sentence[count.first] not in timed
        if _is_paid_by_day(count, named, types)
    }
    return [told.get(id(one), one) for one in mentions] if len(told) > 1 else mentions


def _is_aged(tokens: Sequence[Token], one: Mention) -> bool:
    """True for the days of `2 days under 10`."""
    number = one.last + 1
    return text_at(tokens, one.last) in _SIDES and number < len(tokens) and tokens[number].kind == "num"


def _whole_days(one: Mention) -> Duration | None:
    """The days of a count as a duration; None for counts of other things."""
    if not isinstance(one, Count) or one.of != "day" or one.amount is None:
        return None
    return Duration(rule="hours", first=one.first, last=one.last, span=one.span, amount=one.amount, unit="day")


def _is_paid_by_day(count: Mention, named: Sequence[TypeMention], types: TypeIndex) -> bool:
    """True where the nearest name before the count may be paid by the day: not `low rate`, and no council."""
    before = bisect_left(named, count.first, key=lambda one: one.first)
    return before > 0 and "day" in types.units(named[before - 1].codes)
