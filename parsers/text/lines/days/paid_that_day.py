"""What was paid on one day instead of what was paid each time: `parkering 40 kr hver gang, siste gang 60 kr`."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft, is_outlay, told_at
from parsers.text.spans.mentions import Money, has, text_at
from parsers.text.spans.numbers import ALL_OF
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "planutvalget 3.11, 10.11 og 17.11. Parkering 40 kr hver gang, siste gang 60 kr": [
        *("fee-planning 03.11", "fee-planning 10.11", "fee-planning 17.11"),
        *("parking 03.11 40", "parking 10.11 40", "parking 17.11 60"),
    ],
    "planutvalget 3.11, 10.11 og 17.11. Parkering 40 kr hver gang, men 60 kr den 17.": [
        *("fee-planning 03.11", "fee-planning 10.11", "fee-planning 17.11"),
        *("parking 03.11 40", "parking 10.11 40", "parking 17.11 60"),
    ],
    "planutvalet 3.11, 10.11 og 17.11. Parkering 40 kr kvar gong, siste gongen 60 kr.": [
        *("fee-planning 03.11", "fee-planning 10.11", "fee-planning 17.11"),
        *("parking 03.11 40", "parking 10.11 40", "parking 17.11 60"),
    ],
    "planning committee 3.11, 10.11 and 17.11. Parking 40 kr each time, 60 kr the last time.": [
        *("fee-planning 03.11", "fee-planning 10.11", "fee-planning 17.11"),
        *("parking 03.11 40", "parking 10.11 40", "parking 17.11 60"),
    ],
    "planutvalget 3.11, 10.11 og 17.11. Ferje 40 kr hver gang, bortsett fra 10.11, da var det 60 kr.": [
        *("fee-planning 03.11", "fee-planning 10.11", "fee-planning 17.11"),
        *("ferry 03.11 40", "ferry 17.11 40", "ferry 10.11 60"),
    ],
    "planutvalget 3.11 og 10.11. Parkering 40 kr begge dager, siste gang kostet parkeringen 60 kr.": [
        *("fee-planning 03.11", "fee-planning 10.11", "parking 03.11 40", "parking 10.11 60"),
    ],
    "planutvalget 3.11 og 10.11. Parkering 40 kr hver gang, siste gang også bom 60 kr.": [
        *("fee-planning 03.11", "fee-planning 10.11", "parking 03.11 40", "parking 10.11 40", "toll 10.11 60"),
    ],
    "planutvalget 3.11 og 10.11. Taxi til møtet 3.11 310 kr, 290 kr 10.11": [
        *("fee-planning 03.11", "fee-planning 10.11", "taxi 03.11 310", "taxi 10.11 290"),
    ],
    "planutvalget 3.11 og 10.11. Parkering 40 kr hver gang, siste gang taxi 60 kr.": [
        *("fee-planning 03.11", "fee-planning 10.11", "parking 03.11 40", "parking 10.11 40", "taxi 10.11 60"),
    ],
    "planutvalget 3.11 og 10.11. Buss 40 kr hver gang. Tog 10.11 120 kr": [
        *("fee-planning 03.11", "fee-planning 10.11", "transit 03.11 40", "transit 10.11 40", "transit 10.11 120"),
    ],
    "Støttekontakt 3.11 og 10.11, 3 timer hver gang. Kafé 90 kr hver gang, kino 140 kr 10.11": [
        *("support-hour 03.11 3", "support-hour 10.11 3"),
        *("support-outlay 03.11 90", "support-outlay 10.11 90", "support-outlay 10.11 140"),
    ],
    "planutvalget 3.11 og 10.11. Bom 40 kr hver gang. Bom hjem 10.11 30 kr": [
        *("fee-planning 03.11", "fee-planning 10.11", "toll 03.11 40", "toll 10.11 40", "toll 10.11 30"),
    ],
    "planutvalget 3.11 og 10.11. Parkering 40 kr hver gang. Parkering på sykehuset 10.11 60 kr": [
        *("fee-planning 03.11", "fee-planning 10.11", "parking 03.11 40", "parking 10.11 40", "parking 10.11 60"),
    ],
    "planutvalget 3.11 og 10.11. Taxi hjem 200 kr hver gang, siste gang taxi hjem 260 kr": [
        *("fee-planning 03.11", "fee-planning 10.11", "taxi 03.11 200", "taxi 10.11 260"),
    ],
    "planutvalget 3.11 og 10.11. Taxi til møtet 200 kr hver gang, taxi til Oslo 10.11 900 kr": [
        *("fee-planning 03.11", "fee-planning 10.11", "taxi 03.11 200", "taxi 10.11 200", "taxi 10.11 900"),
    ],
    "planutvalget 3.11 og 10.11. Parkering 40 kr hver gang. Parkering 10.11 60 kr": [
        *("fee-planning 03.11", "fee-planning 10.11", "parking 03.11 40", "parking 10.11 60"),
    ],
}
_MORE = words_of("also_that_day") | words_of("on_top")
_JOINING = frozenset({"+", "og", "and", "pluss", "plus"})
_STEM = 4
"""Letters that `ferje` and `ferja`, `parkering` and `parkeringen` have in common."""
_HOME = frozenset({"hjem", "heim", "home", "hjemover", "heimover", "tilbake", "attende", "back"})
_THERE = frozenset({"til", "fra", "frå", "på", "ved", "i", "to", "from", "at", "in"})
_TIMES = frozenset({"meeting", "each_time", "weekday", "weekday_short", "month", "day_word"})
_COST = frozenset(
    {"men", "kostet", "kosta", "betalte", "var", "ble", "blei", "vart", "det", "den", "jeg", "eg", "vi", "me", "bare"}
    | {"berre", "da", "då", "og", "med", "but", "cost", "paid", "was", "it", "i", "we", "only", "and", "kr", "for"}
)
"""Words right before a sum that name no thing."""
_COUNTED = 3
_BESIDE = 4
_BEHIND = 2
"""Tokens from a sum to the day told behind it: 60 kr den 17."""


def paid_that_day(drafts: list[Draft], analysis: Analysis, types: TypeIndex) -> list[Draft]:
    """The drafts, of which such a sum is one of its own, and its day none of what was paid each time."""
    times = _times(analysis)
    if not times:
        return drafts
    days = [one for one in analysis.dated if len(one.days) == 1 and one.end is None and not one.wide]
    found: list[Draft] = []
    known: dict[tuple[str, ...], Draft] = {}
    for draft in drafts:
        if not (draft.moneys and is_outlay(draft, types) and not draft.general):
            found.append(draft)
            continue
        before = known.get(draft.codes)
        first, *rest = sorted(draft.moneys, key=lambda one: one.first)
        if before and _is_each(analysis, times, before.moneys[0], first) and _is_alike(analysis, before, draft):
            if day := _day_of(analysis, days, before.moneys[0], first):
                before.off = before.off.union(day.days)
                before.each, draft.dates = True, [day]
        elif rest and _is_each(analysis, times, first, rest[0]):
            found += _parted(draft, first, rest, analysis, days)
            continue
        known[draft.codes] = draft
        found.append(draft)
    return found


def _times(analysis: Analysis) -> list[int]:
    """Where the text says each time: `hver gang`, `begge dager`, `de to første gangene`."""
    tokens = analysis.tokens
    spots = sorted({*analysis.spots.get("each_time", ()), *analysis.spots.get("day_word", ())})
    return [at for at in spots if tokens[at].text in words_of("occasions") or _is_of_all(tokens, at)]


def _is_of_all(tokens: Sequence[Token], at: int) -> bool:
    before = tokens[max(0, at - _COUNTED) : at]
    return any("each" in one.senses or one.text in ALL_OF for one in before)


def _parted(
    draft: Draft, first: Money, rest: Sequence[Money], analysis: Analysis, days: Sequence[Dated]
) -> Iterator[Draft]:
    """What was paid each time, and each sum of one day; the draft as it is where a sum is of no day."""
    told = [(one, _day_of(analysis, days, before, one)) for before, one in zip((first, *rest), rest, strict=False)]
    own = [(one, day) for one, day in told if day]
    places = {day.when.first for _, day in own}
    dates = [one for one in draft.dates if one.when.first not in places]
    if len(own) < len(rest) or any(len(one.days) == 1 for one in dates):  # 45 kr den 14. og 60 kr den 28.
        yield draft
        return
    off = frozenset(at for _, day in own for at in day.days)
    yield replace(draft, moneys=[first], dates=dates, each=True, off=off)
    for one, day in own:
        yield replace(told_at(draft, one, analysis.layout), moneys=[one], dates=[day], ways=[])


def _is_each(analysis: Analysis, times: Sequence[int], money: Money, after: Money) -> bool:
    """True for a sum that is said to be of each time, before the other in its sentence or the next."""
    sentence = analysis.layout.sentence
    at = bisect_left(times, after.first) - 1
    near = at >= 0 and sentence[times[at]] == sentence[money.first] <= sentence[after.first]
    return near and sentence[after.first] <= sentence[money.first] + 1 and money.currency == after.currency


def _is_alike(analysis: Analysis, before: Draft, draft: Draft) -> bool:
    """True for the same word for what was paid, or none, and no way or place of its own: not `bom hjem 30 kr`."""
    known, names = _names(analysis, before), _names(analysis, draft)
    if not any(one.startswith(other[:_STEM]) or other.startswith(one[:_STEM]) for one in known for other in names):
        return False
    tokens = analysis.tokens
    first = min(one.first for one in draft.moneys)
    if before.type_spans == draft.type_spans and _is_thing(tokens, first - 1):
        return text_at(tokens, before.moneys[0].first - 1) == text_at(tokens, first - 1)
    last = max(one.last for one in draft.moneys)
    while last < len(tokens) and tokens[last].kind not in ("sym", "nl"):
        last += 1
    start, end = before.moneys[0].first, before.moneys[0].last
    usual = _places(tokens, range(max(0, start - _BESIDE), start))  # taxi hjem 200 kr hver gang
    return _places(tokens, range(end, last)) <= usual


def _names(analysis: Analysis, draft: Draft) -> set[str]:
    return {analysis.text[first:last].lower() for first, last in draft.type_spans}


def _is_thing(tokens: Sequence[Token], at: int) -> bool:
    """True for the `kino` of `kino 140 kr`, where both sums are of a type that is named once, before them."""
    word = 0 <= at < len(tokens) and tokens[at].kind == "word"
    return word and tokens[at].text not in _COST and tokens[at].senses.keys().isdisjoint(_TIMES)


def _places(tokens: Sequence[Token], near: range) -> set[str]:
    """Each `hjem` and `til Oslo`, and not `på siste møte` or `på onsdag`."""
    home = {tokens[at].text for at in near if tokens[at].text in _HOME}
    led = [at + 1 for at in near if tokens[at].text in _THERE and at + 1 < len(tokens)]
    there = [at for at in led if tokens[at].kind == "word" and not has(tokens, at + 1, "each_time")]
    return home | {tokens[at].text for at in there if tokens[at].senses.keys().isdisjoint(_TIMES)}


def _day_of(analysis: Analysis, days: Sequence[Dated], before: Money, money: Money) -> Dated | None:
    """The only day between the two sums, or right behind the second; None where something is told besides."""
    tokens = analysis.tokens
    at = bisect_left(days, money.first, key=lambda one: one.when.first)
    day = days[at - 1] if at and days[at - 1].when.first >= before.last else None
    if day is None and at < len(days) and days[at].when.first <= money.last + _BEHIND:
        led = range(money.last, days[at].when.first)
        day = days[at] if all(tokens[place].kind == "word" for place in led) else None
    if day is None:
        return None
    between = range(before.last, max(money.last, day.when.last))
    told = any(tokens[place].text in _MORE for place in between)
    joined = tokens[before.last].text in _JOINING or has(tokens, before.last, "join")
    return None if told or joined else day
