"""Hours told before what they are made of: `oktober: 16 timer, 4 timer hver onsdag`, `12 timer, 3 timer i uka`."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from claims.questions import Question
from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import Duration
from parsers.text.spans.numbers import plain
from parsers.text.spans.resolve import Dated

_FOUR = ("support-hour 07.10 4", "support-hour 14.10 4", "support-hour 21.10 4", "support-hour 28.10 4")
EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt oktober: 16 timer (4 timer hver onsdag)": _FOUR,
    "støttekontakt oktober 16 timer, 4 timer hver onsdag.": _FOUR,
    "støttekontakt 16 timar i oktober, 4 timar kvar onsdag": _FOUR,
    "Support contact October 16 hours (4 hours every Wednesday)": _FOUR,
    "støttekontakt oktober 12 timer, 3 timer i uka": ["support-hour 01.10 12"],
    "støttekontakt 12 timar i oktober, 3 timar i veka": ["support-hour 01.10 12"],
    "støttekontakt oktober 15 timer (4 timer hver onsdag)": _FOUR,
    "avlastning lav sats 16 timer i oktober, støttekontakt 4 timer hver onsdag i oktober": [
        "care-hour-low 01.10 ?quantity",
        *_FOUR,
    ],
    "støttekontakt 4 timer hver onsdag i oktober og 2 timer 3.10": [*_FOUR, "support-hour 03.10 2"],
    "støttekontakt 12 timer i september, 3 timer i uka i oktober": [
        *("support-hour 01.09 12", "support-hour 01.10 ?quantity"),
    ],
    "støttekontakt 12 timer i september og 4 timer hver onsdag i oktober": ["support-hour 01.09 ?quantity", *_FOUR],
    "støttekontakt 20 timer for Ola, 5 timer i uka for Kari": ["support-hour 20 ?date", "support-hour 5 ?date"],
    "støttekontakt i oktober 18 timer, 4 timer hver onsdag og 2 timer lørdag 3.10": [*_FOUR, "support-hour 03.10 2"],
    "støttekontakt oktober 3 timer i uka": ["support-hour 01.10 ?quantity"],
}
_APART = frozenset({"og", "and", "så", "then", "samt", "pluss", "plus", "+", "for", "på", "on", "with", "med", "hos"})
"""Words between, behind which come hours that are no part of those before."""
_MANY = 31
_NEAR = 3
"""Tokens from hours to `hver onsdag`."""


def without_opening_wholes(analysis: Analysis) -> None:
    """Take away such hours, and what was weekly within a whole; ask where the days do not come to the whole."""
    weeks = {one.first: one for one in analysis.dated if "every_week" in one.assumptions}
    told = [one for one in analysis.mentions if isinstance(one, Duration)]
    if len(told) < 2 or not (weeks or any(one.weekly for one in told)):
        return
    gone: set[int] = set()
    days = sorted(one.first for one in analysis.dated if one.when.shape != "month" and one.first not in weeks)
    for whole, part in pairwise(told):
        if not _is_whole(analysis, whole, part, days):
            continue
        if part.weekly and not whole.amount % part.amount:
            gone.add(id(part))
        elif each := next((weeks[at] for at in range(part.last, part.last + _NEAR) if at in weeks), None):
            gone.add(id(whole))
            analysis.doubts += _unequal(whole, part, each, _further(analysis, part, told))
    analysis.mentions = [one for one in analysis.mentions if id(one) not in gone]


def _is_whole(analysis: Analysis, whole: Duration, part: Duration, days: Sequence[int]) -> bool:
    """True for more hours of the same sentence, with no day of their own, before those of a week or day."""
    sentence = analysis.layout.sentence
    plain_hours = not (whole.pause or whole.weekly or whole.each or whole.compared or whole.times)
    alike = whole.unit == part.unit and sentence[whole.first] == sentence[part.first] and whole.amount > part.amount > 0
    named = any(whole.last <= one.first < part.last + 1 for one in analysis.named)
    dated = bisect_left(days, part.first) != bisect_left(days, bisect_left(sentence, sentence[whole.first]))
    return plain_hours and alike and not (named or dated or _is_apart(analysis, whole, part))


def _is_apart(analysis: Analysis, whole: Duration, part: Duration) -> bool:
    """True for hours of something else, of somebody else or of another month: `12 timer i september, 3 timer i uka`.

    A sentence with two months tells of both.
    """
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    months = {
        (day.year, day.month)
        for one in analysis.dated
        if sentence[one.first] == sentence[part.first]
        for day in one.days[:_MANY]
    }
    between = range(whole.last, part.first)
    told = any(
        tokens[at].text in _APART
        or (tokens[at].kind == "word" and not tokens[at].senses and analysis.text[tokens[at].start].isupper())
        for at in between
    )
    return told or len(months) > 1


def _further(analysis: Analysis, part: Duration, told: Sequence[Duration]) -> Decimal:
    """The hours that the sentence tells of besides: `4 timer hver onsdag og 2 timer lørdag 3.10`."""
    sentence = analysis.layout.sentence
    behind = (one for one in told if one.first > part.first and sentence[one.first] == sentence[part.first])
    return sum((one.amount for one in behind if one.unit == part.unit and not one.pause), Decimal(0))


def _unequal(whole: Duration, part: Duration, each: Dated, further: Decimal) -> Iterator[Question]:
    """The question for a whole that its days do not come to."""
    due = part.amount * len(each.days) + further
    if due != whole.amount:
        facts = {"stated": plain(whole.amount), "due": plain(due)}
        yield Question(
            line=None, field="quantity", code="contradiction", choices=(facts["stated"], facts["due"]), facts=facts
        )
