"""The sentences whose values hold for every day or meeting that they name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from parsers.text.analysis import Analysis
from parsers.text.lines.days.blocks import blocks
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import MEASURED, WayWord, has, text_at
from parsers.text.spans.numbers import ALL_OF, BOTH, number
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, said_at

_PER = frozenset({"per", "pr"})
_EVERY = ALL_OF | _PER
_OF = frozenset({"av", "de", "dei", "of", "the", "disse", "desse", "those", "these"})
_TO = frozenset({"til", "to", "på", "for", "on", "at"})
_UNITS = ("hour", "distance")
_IT = frozenset({"det", "the", "like", "just"})
_THEM = frozenset({"dem", "dei", "de", "them", "the", "those", "these", "disse", "desse"})
_ALL_THERE = frozenset({"sammen", "saman", "dem", "them"})
_WHEN = frozenset({"som", "da", "då", "that", "when"})
_LENGTHS = frozenset({"lenge", "long"})
_ONLY = frozenset({"bare", "berre", "kun", "only"})
_ON = frozenset({"den", "på", "on", "i"})
_DAILY = words_of("daily")
_EVERY_TIME = frozenset({"hvergang", "kvargong", "kvargang", "everytime"})
_A_DAY = frozenset({"a", "om"})
_BESIDE = frozenset({"etter", "før", "etterpå", "after", "before"})
EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt 1,5 time 4. november, det samme 11. november": ["1.5", "1.5"],
    "støttekontakt 4.11 3 timar, 11.11 det same": ["3", "3"],
    "støttekontakt 4.11 3 timer, 11.11 like lenge": ["3", "3"],
    "support contact 1.5 hours on 4 November, the same on 11 November": ["1.5", "1.5"],
    "støttekontakt 4.11 og 11.11, 3 timer": ["", ""],
    "støttekontakt 4.11 og 11.11, 3 timer vær gang": ["3", "3"],
    "støttekontakt 4.11 og 11.11, 3 timer hvergang": ["3", "3"],
    "fritidskontakt 4.11 og 11.11, 3 timar kvar av dei to dagane": ["3", "3"],
    "støttekontakt 4.11 og 11.11, 3 timer, fint vær": ["", ""],
    "støttekontakt 3 timer om dagen 4.-6.11": ["9"],
    "støttekontakt 3 timar dagleg 4.-6.11": ["9"],
    "support contact 3 hours a day from 4 to 6 November": ["9"],
}
"""How long each time was, where the text says that it was the same."""
COUNTED: Mapping[str, Sequence[str]] = {
    "støttekontakt\n9.11 3 timer\n10.11 fikk vi ikke gått ut\n11.11 2 timer\n8 km hver gang": [
        *("support-hour 09.11 3", "support-hour 11.11 2", "mileage 09.11 8", "mileage 11.11 8"),
    ],
    "støttekontakt\n9.11 3 timer\n10.11 var vi inne\n11.11 2 timer\n8 km hver av de to dagene": [
        *("support-hour 09.11 3", "support-hour 11.11 2", "mileage 09.11 8", "mileage 11.11 8"),
    ],
    "formannskapet 3.11, 5.11 og 10.11. 24 km hver av de to dagene": [
        *("fee-executive 03.11", "fee-executive 05.11", "fee-executive 10.11", "mileage 24 ?date"),
    ],
    "formannskapet 3.11, 5.11 og 10.11. 24 km kvar av dei tre dagane": [
        *("fee-executive 03.11", "fee-executive 05.11", "fee-executive 10.11"),
        *("mileage 03.11 24", "mileage 05.11 24", "mileage 10.11 24"),
    ],
    "formannskapet 3.11, 5.11 og 10.11. 24 km på alle tre. Bom bare den 5.11, 26 kr": [
        *("fee-executive 03.11", "fee-executive 05.11", "fee-executive 10.11"),
        *("mileage 03.11 24", "mileage 05.11 24", "mileage 10.11 24", "toll 05.11 26"),
    ],
    "formannskapet 3.11 og 5.11. 24 km t/r på alle, og bom 26 kr den 5.11": [
        *("fee-executive 03.11", "fee-executive 05.11", "mileage 03.11 24", "mileage 05.11 24", "toll 05.11 26"),
    ],
    "støttekontakt 3.11 2 timer og 5.11 3 timer. Kino 140 kr, kjørte 14 km hver gang": [
        *("support-hour 03.11 2", "support-hour 05.11 3", "support-outlay 140 ?date"),
        *("mileage 03.11 14", "mileage 05.11 14"),
    ],
    "støttekontakt 3.11 og 5.11, 3 timar kvar gong, kino 140 kr": [
        *("support-hour 03.11 3", "support-hour 05.11 3", "support-outlay 140 ?date"),
    ],
    "support contact 3.11 and 5.11, 3 hours each time and cinema 140 kr": [
        *("support-hour 03.11 3", "support-hour 05.11 3", "support-outlay 140 ?date"),
    ],
    "formannskapet 3.11 og 5.11, bom 27 kr og parkering 45 kr begge dager": [
        *("fee-executive 03.11", "fee-executive 05.11", "toll 03.11 27", "toll 05.11 27"),
        *("parking 03.11 45", "parking 05.11 45"),
    ],
    "Seminar 2.-3. november, møtegodtgjørelse begge dager, kjørte 186 km t/r, passasjer Liv Moe begge veier": [
        *("? 02.11 ?quantity ?type", "mileage 02.11 186"),
    ],
    "Council meeting 2-3 November, meeting fee both days, drove 186 km return": [
        *("fee-council 02.11 ?quantity", "mileage 02.11 186"),
    ],
    "Seminar 2.-3. november, møtegodtgjersle båe dagar, køyrde 24 km t/r kvar dag": [
        *("? 02.11 ?quantity ?type", "mileage 02.11 48"),
    ],
    "Formannskapet 3.11 og 10.11, møtegodtgjørelse begge dager, kjørte 24 km t/r": [
        *("fee-executive 03.11", "fee-executive 10.11", "mileage 03.11 24", "mileage 10.11 24"),
    ],
    "Kjørte 142 km hver vei 9.-13. november, parkering 60 kr per dag": ["mileage 09.11 284", "parking 09.11 300"],
    "Drove 142 km each way 9-13 November, parking 60 kr per day": ["mileage 09.11 284", "parking 09.11 300"],
    "støttekontakt 9.-13.11, 2 timer hver dag, kjørte 14 km hver dag": ["support-hour 09.11 10", "mileage 09.11 70"],
    "formannskapet 3.11, planutvalget 5.11, begge 24 km": [
        *("fee-executive 03.11", "fee-planning 05.11", "mileage 03.11 24", "mileage 05.11 24"),
    ],
    "executive committee 3 November planning committee 5 November both 24 km": [
        *("fee-executive 03.11", "fee-planning 05.11", "mileage 03.11 24", "mileage 05.11 24"),
    ],
    "executive committee 3.11 and 5.11. Drove 24 km to all of them. Parking 60 kr on 5.11": [
        *("fee-executive 03.11", "fee-executive 05.11", "mileage 03.11 24", "mileage 05.11 24", "parking 05.11 60"),
    ],
    "executive committee 3.11, 5.11 and 10.11. 24 km on each of the two days": [
        *("fee-executive 03.11", "fee-executive 05.11", "fee-executive 10.11", "mileage 24 ?date"),
    ],
    "Seminar for formannskapet 3.11 og 10.11, kjørte 24 km, lunsj inkludert begge dager": [
        *("fee-executive 03.11", "fee-executive 10.11", "mileage 03.11 24", "mileage 10.11 24"),
    ],
    "støttekontakt 3.11 og 10.11 3 timer, middag dekket begge dager": ["support-hour 03.11 3", "support-hour 10.11 3"],
    "Seminar 4.-5.11 på hotell 1 390 kr, lunsj dekket begge dager": ["hotel 04.11 1390"],
}
"""How many days it was, where the text counts them."""
_FEW = 5
_FEE = frozenset({"fee", "fees"})
_MOST = 60
"""Tokens of a sentence before such words that are looked at: keeps long texts linear."""


@dataclass(slots=True)
class Repeated:
    """Numbers of sentences: `each_time` something was done, and of these the ones that say `daily`.

    `counted` is how many days a sentence says that there were, `begge dagene`; `blocks` the rows that it speaks of;
    `only` the tokens of days that something was on alone: `bom bare den 10.3.`; `summed` the clauses of totals;
    `behind` where sums of each time stand in sentences with such words right behind a value alone, and
    `met` where they stand behind a meeting: `2.-3.11, møtegodtgjørelse begge dager, 186 km t/r`.
    """

    each_time: frozenset[int] = frozenset()
    daily: frozenset[int] = frozenset()
    counted: Mapping[int, Decimal] = field(default_factory=dict)
    blocks: Mapping[int, range] = field(default_factory=dict)
    only: frozenset[int] = frozenset()
    summed: frozenset[int] = frozenset()
    behind: Mapping[int, Sequence[range]] = field(default_factory=dict)
    met: frozenset[int] = frozenset()

    def is_apart(self, draft: Draft) -> bool:
        """True for what is apart from the value that was so each time: `kino 140 kr, kjørte 14 km hver gang`."""
        told, values = self.behind.get(draft.sentence, ()), [*draft.moneys, *draft.distances]
        return bool(told and values) and not any(one.first in part for part in told for one in values)


def repeated(analysis: Analysis) -> Repeated:
    """What the text says of each time: hver gang, per møte, hver onsdag, både 4.11 og 11.11, de to første gangene."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    recurring = {one.when.first for one in analysis.dated if one.when.rule == "recurring"}
    both = {sentence[one.when.first] for one in analysis.dated if text_at(tokens, one.when.first - 1) in BOTH}
    both |= {sentence[one.when.first] for one in analysis.dated if one.when.rule == "occasion" and len(one.days) > 1}
    both |= _alike(analysis)
    said = {*analysis.spots.keys() & {"each_time", "each", "except"}, *analysis.said & (ALL_OF | _DAILY | _EVERY_TIME)}
    if not recurring and not both and not said:
        return Repeated(blocks=blocks(analysis), only=_only_days(analysis))
    along = _riding_clauses(analysis) | _served_clauses(analysis)
    times = both | {sentence[first] for first in recurring if has(tokens, first - 1, "each")} | _but_for(analysis)
    daily: set[int] = set()
    counted: dict[int, Decimal] = {}
    placed: list[int] = []
    for index, token in enumerate(tokens):
        if ("each" in token.senses or token.text in _EVERY) and analysis.layout.clause[index] not in along:
            noun = index + 1 + (token.text == "pr" and text_at(tokens, index + 1) == ".")
            while noun - index < _FEW and (text_at(tokens, noun) in _OF or has(tokens, noun, "number")):
                noun += 1
            named = any(has(tokens, noun, sense) for sense in ("each_time", "week", "weekend"))
            named = named or (noun > index + 1 and has(tokens, noun, "weekdays"))  # each of those three Fridays
            each = named or _is_to_each(analysis, index) or _is_to_all(analysis, index, noun)
            if each:
                times.add(sentence[index])
                placed.append(index)
            if (each or has(tokens, noun, "day_word")) and (many := _many(tokens, index, noun)):
                counted[sentence[index]] = many
            if has(tokens, noun, "day_word") or has(tokens, noun, "day_unit"):
                daily.add(sentence[index])
        elif token.text in _EVERY_TIME or (token.text in _THEM and _are_the_times(tokens, index)):
            times.add(sentence[index])
            placed.append(index)
        elif token.text in _DAILY and _is_by_the_day(tokens, index):
            times.add(sentence[index])
            daily.add(sentence[index])
    behind, met = _behind(analysis, placed), _met(analysis, placed)
    only, summed = _only_days(analysis), _summed(analysis)
    return Repeated(frozenset(times), frozenset(daily), counted, blocks(analysis), only, summed, behind, met)


def _summed(analysis: Analysis) -> frozenset[int]:
    """The clauses of a total that say nothing of each time: `totalt 72 km, like langt hver gang`."""
    clause, tokens = analysis.layout.clause, analysis.tokens
    totals = {clause[one.first] for one in analysis.mentions if isinstance(one, WayWord) and one.way == "total"}
    if not totals:
        return frozenset()
    each = {clause[at] for sense in ("each_time", "each") for at in analysis.spots.get(sense, ())}
    return frozenset(totals - each - {clause[at] for at in said_at(tokens, ALL_OF | _EVERY)})


def _but_for(analysis: Analysis) -> set[int]:
    """The sentences that except a day from a value: `24 km t/r unntatt 10.11`."""
    sentence = analysis.layout.sentence
    places = analysis.spots.get("except", ())
    values = [one.first for one in analysis.mentions if isinstance(one, MEASURED)] if places else []
    days = {one.when.first for one in analysis.dated}
    return {
        sentence[at]
        for at in places
        if not days.isdisjoint(range(at + 1, at + _FEW))
        and any(value < at and sentence[value] == sentence[at] for value in values)
    }


def _met(analysis: Analysis, placed: Sequence[int]) -> frozenset[int]:
    """The sentences in which such words stand right behind a meeting or its fee, and nowhere else."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    names = {one.last for one in analysis.named}
    told = {at for at in placed if at in names or _is_of_meeting(tokens, at - 1)}
    return frozenset(sentence[at] for at in told) - {sentence[at] for at in placed if at not in told}


def _is_of_meeting(tokens: Sequence[Token], at: int) -> bool:
    return text_at(tokens, at) in _FEE or has(tokens, at, "fee") or has(tokens, at, "meeting")


def _behind(analysis: Analysis, placed: Sequence[int]) -> dict[int, list[range]]:
    """The tokens up to those words right behind a value, from the last word of driving on, by sentence.

    Of a sentence with such words elsewhere too there are none.
    `kino 140 kr, kjørte 14 km hver gang` says nothing of the cinema, and `14 km hver gang, kino 140 kr` neither.
    """
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    values = [one for one in analysis.mentions if isinstance(one, (*MEASURED, WayWord))]
    ends = {at: one.first for one in values for at in range(one.first + 1, one.last + 1)}
    ways = {one.first for one in values if isinstance(one, WayWord)}
    found: dict[int, list[range]] = {}
    free = {sentence[at] for at in placed if at not in ends}
    for at in placed:
        if sentence[at] in free:
            continue
        first = ends[at]
        while first in ways and first in ends:  # 24 km t/r per gang
            first = ends[first]
        least = first if tokens[at].text in _PER else max(0, at - _MOST)  # parkering 60 kr per dag
        while first > least and sentence[first - 1] == sentence[at] and not has(tokens, first, "drive"):
            first -= 1
        found.setdefault(sentence[at], []).append(range(first, at))
    return found


def _only_days(analysis: Analysis) -> frozenset[int]:
    """Where a day stands beside `bare`: `bom bare den 10.3.`, `parking on the 19th only`."""
    if analysis.said.isdisjoint(_ONLY):
        return frozenset()
    tokens = analysis.tokens
    whens = [one.when for one in analysis.dated]
    return frozenset(
        when.first
        for when in whens
        if text_at(tokens, when.last) in _ONLY
        or any(
            text_at(tokens, when.first - step) in _ONLY for step in (1, 1 + (text_at(tokens, when.first - 1) in _ON))
        )
    )


def _many(tokens: Sequence[Token], index: int, noun: int) -> Decimal | None:
    """How many times `begge dagene` and `each of those three Fridays` are."""
    if tokens[index].text in BOTH:
        return Decimal(2)
    found = (number(tokens, at) for at in range(index + 1, noun))
    return next((one[0] for one in found if one), None)


def _are_the_times(tokens: Sequence[Token], index: int) -> bool:
    """True for `de to gangene jeg var der`, `dei dagane eg møtte`, `the times I was there`."""
    noun = index + 1 + has(tokens, index + 1, "number")
    after = noun + 1 + (text_at(tokens, noun + 1) in _WHEN)
    return has(tokens, noun, "each_time") and has(tokens, after, "person")


def _is_by_the_day(tokens: Sequence[Token], index: int) -> bool:
    """True for `3 timer daglig`, `3 timer om dagen`, `3 hours a day`."""
    told = index - 1 - (text_at(tokens, index - 1) in _A_DAY)
    apart = text_at(tokens, index) not in ("dag", "day") or told < index - 1
    return apart and any(has(tokens, told, unit) for unit in _UNITS) and text_at(tokens, index + 1) not in _BESIDE


def _alike(analysis: Analysis) -> set[int]:
    """The sentences that say of a day, and give no value, that it was as the one before: 11.11 det samme."""
    if analysis.said.isdisjoint(_IT):
        return set()
    tokens, layout = analysis.tokens, analysis.layout
    said = [at for at in analysis.spots.get("same", ()) if text_at(tokens, at - 1) in _IT]
    if not analysis.said.isdisjoint(_LENGTHS):
        said += [at for at in said_at(tokens, _LENGTHS) if text_at(tokens, at - 1) in _IT]
    if not said:
        return set()
    days = {layout.clause[one.when.first] for one in analysis.dated}
    valued = {layout.clause[one.first] for one in analysis.mentions if isinstance(one, MEASURED)}
    return {layout.sentence[at] for at in said if layout.clause[at] in days - valued}


def _is_to_each(analysis: Analysis, index: int) -> bool:
    """True for `42 km til hvert`, `to each of them` and `3 timer hver`, which end their clause."""
    tokens = analysis.tokens
    after = index + 1
    if text_at(tokens, after) in _OF and text_at(tokens, after + 1) in _THEM:
        after += 2
    ends = after >= len(tokens) or tokens[after].kind in ("sym", "nl")
    said = text_at(tokens, index - 1) in _TO or any(has(tokens, index - 1, unit) for unit in _UNITS)
    return ends and "each" in tokens[index].senses and said


def _is_to_all(analysis: Analysis, index: int, after: int) -> bool:
    """True for `38 km på alle fire`, `40 kr til begge`, `to all of them`, `kjøring alle tre`, which end their clause.

    Not counted, all are those of a distance right before them: what is `til alle` may be to everybody.
    """
    tokens = analysis.tokens
    if tokens[index].text not in ALL_OF:
        return False
    if tokens[index].text in BOTH and (amount := number(tokens, after)) and has(tokens, amount[1], "distance"):
        return True  # begge 24 km
    led = text_at(tokens, index - 1) in _TO
    if led and has(tokens, after, "except"):  # til alle unntatt den 5.
        return True
    counted = after > index + 1 or tokens[index].text in BOTH
    after += text_at(tokens, after) in _ALL_THERE
    measured = any(has(tokens, index - 1 - led, sense) for sense in ("distance", "way", "way_noun"))
    told = counted and (led or (index > 0 and tokens[index - 1].senses.get("drive") == "word"))
    return (told or measured) and (after >= len(tokens) or tokens[after].kind in ("sym", "nl"))


def _served_clauses(analysis: Analysis) -> set[int]:
    """The clauses that only say of meals that they were had: `hotell 1 390 kr, lunsj dekket begge dager`.

    They are those of a stay: of a list of days they say `begge dager` as of all else in the sentence.
    """
    clause, sentence, spots = analysis.layout.clause, analysis.layout.sentence, analysis.spots
    meals = {clause[at]: sentence[at] for at in spots.get("meal", ())}
    served = meals.keys() & {clause[at] for at in spots.get("provided", ())}
    if not served:
        return set()
    listed = {sentence[one.when.first] for one in analysis.dated if not one.end}
    stays = {sentence[one.when.first] for one in analysis.dated if one.end}
    stays |= {sentence[at] for at in spots.get("lodging", ())}
    served = {number for number in served if meals[number] in stays or meals[number] not in listed}
    return served - {clause[mention.first] for mention in analysis.mentions if isinstance(mention, MEASURED)}


def _riding_clauses(analysis: Analysis) -> set[int]:
    """The clauses that only say who rode along: `Ola satt på begge dager`."""
    clause = analysis.layout.clause
    valued = {clause[mention.first] for mention in analysis.mentions}
    return {clause[rider.first] for rider in analysis.riders.all} - valued
