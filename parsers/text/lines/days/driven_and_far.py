"""Days on which one drove, right before how far it was: `kjørte til X og tilbake 10.11 og 12.11, 12 km en vei`."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.text.analysis import Analysis
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import words_of

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Kjørte hjemmefra til rådhuset og tilbake 10.11 og 12.11, 12 km en vei": ["mileage 10.11 24", "mileage 12.11 24"],
    "Køyrde heimanfrå til rådhuset og attende 10.11 og 12.11, 12 km ein veg": ["mileage 10.11 24", "mileage 12.11 24"],
    "Drove from home to the town hall and back 10 and 12 November, 12 km one way": [
        *("mileage 10.11 24", "mileage 12.11 24"),
    ],
    "Kjørte til rådhuset 10.11 og 12.11, 12 km hver vei": ["mileage 10.11 24", "mileage 12.11 24"],
    "Kjørte til rådhuset 10.11 og 12.11, 24 km t/r": ["mileage 10.11 24", "mileage 12.11 24"],
    "Kjørte hjemmefra til rådhuset og tilbake 10.11, 12 km en vei": ["mileage 10.11 24"],
    "Kjørte til rådhuset 10.11, 12 km en vei": ["mileage 10.11 ?distance_km"],
    "Kjørte til rådhuset 10.11 og 12.11, 12 km en vei": ["mileage 10.11 ?distance_km", "mileage 12.11 ?distance_km"],
    "Kjørte til rådhuset 10.11 og 12.11, 24 km": ["mileage 24 ?date"],
    "Kjørte til rådhuset og tilbake 10.11 og 12.11, 48 km i alt": ["mileage 48 ?date"],
    "Formannskapet 10.11 og 12.11, 12 km hver vei": ["fee-executive 10.11", "fee-executive 12.11", "mileage 24 ?date"],
    "Kjørte til formannskapet 10.11 og var tilbake kl 15, 12 km en vei": [
        *("fee-executive 10.11", "mileage 10.11 ?distance_km"),
    ],
}
_BACK = words_of("and_back")
_NEXT = 2
"""Tokens from the last day to how far it was."""
_EACH = frozenset({"each", "one", "round"})


def driven_and_far(drafts: Sequence[Draft], analysis: Analysis) -> None:
    """Give the one drive of a sentence the days of driving right before it, and both ways where one drove so."""
    if "drive" not in analysis.spots:
        return
    sentence, part = analysis.layout.sentence, analysis.layout.part
    drives = [one for one in drafts if one.kind == "mileage" and len(one.distances) == 1]
    days: dict[int, list[Dated]] = defaultdict(list)
    for one in analysis.dated:
        days[sentence[one.when.first]].append(one)
    driven = {part[at]: at for at in reversed(analysis.spots["drive"])}
    beside = Counter(one.sentence for one in drafts)
    for draft in drives:
        if beside[draft.sentence] > 1 or not any(one.way in _EACH for one in draft.ways):
            continue
        far = draft.distances[0].first
        day = _day_before(far, days[sentence[far]])
        told = driven.get(part[day.when.first], far) if day else far
        if day is None or told > day.when.first or sentence[told] != draft.sentence:
            continue
        if len(day.days) > 1 and not draft.dates:
            draft.dates, draft.each = [day], True
        if any(_is_back(analysis, at) for at in range(told, day.when.first)):
            draft.ways = [replace(one, way="each") if one.way == "one" else one for one in draft.ways]


def _day_before(far: int, days: Sequence[Dated]) -> Dated | None:
    """The days that end right before that token, as the only ones of its sentence."""
    known = len(days) == 1 and not (days[0].wide or days[0].end or days[0].trouble)
    return days[0] if known and 0 < far - days[0].when.last < _NEXT else None


def _is_back(analysis: Analysis, at: int) -> bool:
    """True for `og tilbake`, unless a verb stands between: og var tilbake."""
    return text_at(analysis.tokens, at) in _BACK and has(analysis.tokens, at - 1, "join")
