"""Where drives are told of: at their kilometres, or at a word of driving that no kilometres belong to."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence, Set

from parsers.text.layout.clauses import Layout
from parsers.text.layout.known_days import is_one_day
from parsers.text.spans.mentions import Clocks, Distance, Duration, Mention, Money, When, has, is_writer, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, opens_line, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Jeg krever kjøregodtgjørelse for møtet i formannskapet 10.11.\nDet var 40 km tur-retur.": [
        "fee-executive 10.11",
        "mileage 10.11 40",
    ],
    "I would like mileage for the council meeting on 12 November.\n\nIt was 40 km there and back.": [
        "fee-council 12.11",
        "mileage 12.11 40",
    ],
    "Kjøring til formannskapet 10.11. Dessuten 40 km til kommunestyret 12.11": [
        "mileage 10.11 ?distance_km",
        "fee-executive 10.11",
        "mileage 12.11 40",
        "fee-council 12.11",
    ],
    "Støttekontakt 10.11 3 t å 12.11 2 t. Henta 10.11 18 km å leverte 12.11 20 km": [
        *("support-hour 10.11 3", "support-hour 12.11 2", "mileage 10.11 18", "mileage 12.11 20"),
    ],
    "3.11: 36 km t/r\n4.11: kjørte til Vik, kilometerne kommer senere\n10.11: 22 km t/r": [
        *("mileage 03.11 36", "mileage 04.11 ?distance_km", "mileage 10.11 22"),
    ],
    "Tysdag 3. november: 36 km t/r\nOnsdag 4. november: køyrde eigen bil til tannlegen, veit ikkje kor langt": [
        *("mileage 03.11 36", "mileage 04.11 ?distance_km"),
    ],
    "3 November: 36 km\n4 November: I drove a client to the dentist, will look up the distance": [
        *("mileage 03.11 36", "mileage 04.11 ?distance_km"),
    ],
    "3.11: 36 km t/r\n4.11: kjørte ikke, bilen var på verksted\n10.11: 22 km t/r": [
        *("mileage 03.11 36", "mileage 10.11 22"),
    ],
    "Støttekontakt 10.11 3 t, 12.11 2 t. Køyring 10.11: 18 km. Eg køyrde 12.11 òg, men dei kilometrane må eg måle": [
        *("support-hour 10.11 3", "support-hour 12.11 2", "mileage 10.11 18", "mileage 12.11 ?distance_km"),
    ],
    "Støttekontakt 10.11 3 t, 12.11 2 t. Kjørte 18 km 10.11. Kjørte også 12.11, må sjekke antall km": [
        *("support-hour 10.11 3", "support-hour 12.11 2", "mileage 10.11 18", "mileage 12.11 ?distance_km"),
    ],
    "Executive committee 10.11, drove 18 km on 10.11. Municipal council 12.11. I also drove on 12.11": [
        *("fee-executive 10.11", "mileage 10.11 18", "fee-council 12.11", "mileage 12.11 ?distance_km"),
    ],
    "Støttekontakt 10.11 3 t, 12.11 2 t. Kjøring 10.11: 18 km. Kjørte 10.11 også innom legen": [
        *("support-hour 10.11 3", "support-hour 12.11 2", "mileage 10.11 18"),
    ],
    "Helseutvalget 10.11, vil ha møtegodtgjørelse og kjøregodtgjørelse.\nJeg kjørte egen bil fra hytta.": [
        *("fee-health 10.11", "mileage 10.11 ?distance_km"),
    ],
    "Køyregodtgjersle til formannskapet 10.11. Eg køyrde frå hytta, så det vart lenger": [
        *("mileage 10.11 ?distance_km", "fee-executive 10.11"),
    ],
    "I would like mileage for the council meeting on 12 November. I drove from the cabin.": [
        *("mileage 12.11 ?distance_km", "fee-council 12.11"),
    ],
    "Krav om kjøregodtgjørelse.\nJeg kjørte til formannskapet 10.11": [
        "mileage 10.11 ?distance_km",
        "fee-executive 10.11",
    ],
    "Kjøregodtgjørelse til formannskapet 10.11. Kjørte til planutvalget 12.11 også": [
        *("mileage 10.11 ?distance_km", "fee-executive 10.11", "mileage 12.11 ?distance_km", "fee-planning 12.11"),
    ],
}
"""Drives that are spoken of before their kilometres, and those that have none."""
_DAYS = ("days", "period")
_WITH = frozenset({"med", "ilag", "sammen", "saman", "with", "together", "hos"})
_ROW_MARKS = frozenset({":", ",", "-", "–"})
_VALUES = (Distance, Duration, Clocks, Money)
_MORE = words_of("also_that_day")


def drives_told(
    tokens: Sequence[Token], layout: Layout, mentions: Sequence[Mention], words: Sequence[int], named: Collection[int]
) -> Iterator[tuple[int, int]]:
    """The first token of each drive and the one after it; `words` are those of driving, `named` sentences with types.

    A word stands for a drive in a sentence without kilometres. Where others have kilometres, `kjøring` alone only
    speaks of them, unless it names a day of its own and no kilometres come below for it; and `kjørte` too, but in a
    row of its own below theirs.
    """
    measured: set[int] = set()
    for mention in mentions:
        if isinstance(mention, Distance):
            yield mention.first, mention.last
            measured.add(layout.sentence[mention.first])
    words = [at for at in words if not _is_time_of(tokens, at)]
    whens = [mention for mention in mentions if isinstance(mention, When)] if words else []
    days = {layout.sentence[when.first] for when in whens if when.shape in _DAYS}
    dated = {when.first for when in whens}
    driven = sorted(measured)
    words = words if driven else _once(tokens, layout, words, days, named)
    rows = _rows_without(tokens, mentions, layout) if driven and words else frozenset()
    others = _other_days(tokens, layout, whens, measured) if driven else frozenset()
    for index in words:
        sentence, verb = layout.sentence[index], tokens[index].senses["drive"] == "verb"
        at = bisect_right(driven, sentence)
        below = driven[at : at + 1]
        announced = bool(below) and below[0] not in days and below[0] not in named
        spoken = bool(driven) and ((verb and index not in rows) or sentence not in days or announced)
        spoken = spoken and sentence not in others
        denied = index + 1 in dated and has(tokens, index - 1, "negation")  # ingen kjøring 13.11
        if denied or not (spoken or sentence in measured):
            yield index, index + 1
            measured.add(sentence)


def _once(
    tokens: Sequence[Token], layout: Layout, words: Sequence[int], days: Set[int], named: Collection[int]
) -> list[int]:
    """The words without those of a drive told twice, of which no kilometres are: as what is claimed, and as was done.

    Of `vil ha kjøregodtgjørelse` and `jeg kjørte fra hytta` the one without a day or type in its sentence goes.
    """
    verbs = {layout.sentence[at] for at in words if tokens[at].senses["drive"] == "verb"}
    nouns = {layout.sentence[at] for at in words} - verbs
    if not (verbs and nouns):
        return list(words)
    placed = {*days, *named}
    gone = (verbs if nouns & placed or not verbs & placed else nouns) - placed
    return [at for at in words if layout.sentence[at] not in gone]


def _rows_without(tokens: Sequence[Token], mentions: Sequence[Mention], layout: Layout) -> Set[int]:
    """The verbs right after the day that opens a row without a value, where each row with kilometres has a day too."""
    lines = layout.line
    days = {lines[one.first] for one in mentions if isinstance(one, When) and one.shape == "days"}
    if not {lines[one.first] for one in mentions if isinstance(one, Distance)} <= days:
        return frozenset()
    valued = {lines[one.first] for one in mentions if isinstance(one, _VALUES)}
    found = set()
    for one in mentions:
        if isinstance(one, When) and opens_line(one.first, tokens) and lines[one.first] not in valued:
            verb = one.last
            while text_at(tokens, verb) in _ROW_MARKS or is_writer(tokens, verb):
                verb += 1
            if not (has(tokens, verb + 1, "negation") or text_at(tokens, verb + 1) in _WITH):
                found.add(verb)
    return found


def _other_days(tokens: Sequence[Token], layout: Layout, whens: Sequence[When], measured: Set[int]) -> frozenset[int]:
    """The sentences of one more drive, on a day that those with kilometres do not have: `kjørte 26.11 også`."""
    more = {layout.sentence[at] for at in said_at(tokens, _MORE)}
    days = {_day(one) for one in whens if layout.sentence[one.first] in measured}
    told = [one for one in whens if layout.sentence[one.first] in more - measured]
    if not days or not told:
        return frozenset()
    known = {layout.sentence[one.first] for one in told if not is_one_day(one) or _day(one) in days}
    return frozenset(layout.sentence[one.first] for one in told) - known


def _day(one: When) -> tuple[int | None, int | None]:
    return (one.days[0].day, one.days[0].month) if one.days else (None, None)


def _is_time_of(tokens: Sequence[Token], index: int) -> bool:
    """True for what hours were spent on: 1 time kjøring."""
    return has(tokens, index - 1, "hour") and tokens[index].senses["drive"] == "word"
