"""What is told of a known day once more, `så på telleren, og det var 39 km den 10.`: it replaces, or is asked about."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.layout.known_days import days_known, is_one_day, told_of
from parsers.text.layout.known_names import ADDED
from parsers.text.spans.mentions import BY_PLACE, MEASURED, Clocks, Distance, Duration, Mention, Money, When, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet 3.11, 20 km\nKommunestyret 10.11, 36 km\nBom 10.11 34 kr\n\n"
    "Nei, vent. Jeg var nede og så på telleren nå, og det var 39 km t/r den 10. Bruk det tallet.": [
        *("fee-executive 03.11", "mileage 03.11 20", "fee-council 10.11", "mileage 10.11 39", "toll 10.11 34"),
    ],
    "Formannskapet 3.11, 20 km. Kommunestyret 10.11, 36 km.\nEg sjekka kartet no, og det er 39 km den 10.": [
        *("fee-executive 03.11", "mileage 03.11 20", "fee-council 10.11", "mileage 10.11 39"),
    ],
    "Formannskapet 3.11, 20 km. Kommunestyret 10.11, 36 km. Måtte sjekke kartet, det var 39 km den 10.": [
        *("fee-executive 03.11", "mileage 03.11 20", "fee-council 10.11", "mileage 10.11 39"),
    ],
    "Executive committee 3.11, 20 km. Municipal council 10.11, 36 km.\n"
    "Sorry, no. I checked the map, and it is 39 km on the 10th.": [
        *("fee-executive 03.11", "mileage 03.11 20", "fee-council 10.11", "mileage 10.11 39"),
    ],
    "Formannskapet 10.11, 34 km. Feil! Jeg kjørte innom skolen, så det rette for møtet er 28 km": [
        *("fee-executive 10.11", "mileage 10.11 28"),
    ],
    "Formannskapet 10.11, 34 km. Vent, den riktige avstanden er 28 km": ["fee-executive 10.11", "mileage 10.11 28"],
    "Executive committee 10.11, 34 km. Wrong! The right figure is 28 km": ["fee-executive 10.11", "mileage 10.11 28"],
    "Formannskapet 3.11, 20 km. Kommunestyret 10.11, 36 km.\nFeil av meg. Den 10. var det 39 km.": [
        *("fee-executive 03.11", "mileage 03.11 20", "fee-council 10.11", "mileage 10.11 39"),
    ],
    "Taxi 10.11: 160 kr\nNå leste jeg kvitteringen en gang til, og det var 170 kr": ["taxi 10.11 170"],
    "Formannskapet 10.11, 24 km. Sjekket kartet, det er 26 km": ["fee-executive 10.11", "mileage 10.11 26"],
    "Executive committee 10.11, 24 km. I checked the map again, it is 26 km": [
        *("fee-executive 10.11", "mileage 10.11 26"),
    ],
    "Formannskapet 3.11, 24 km. Kommunestyret 10.11. Sjekket kartet, det er 26 km": [
        *("fee-executive 03.11", "mileage 03.11 24", "fee-council 10.11", "mileage 10.11 26"),
    ],
    "Formannskapet 10.11, 36 km.\nNei, vent. Nå sjekket jeg telleren, det var 39 km.": [
        *("fee-executive 10.11", "mileage 10.11 39"),
    ],
    "Støttekontakt 3.11 2 timer og 10.11 3 timer.\nJeg fant lappen, og det var 4 timer den 10. Bruk det.": [
        *("support-hour 03.11 2", "support-hour 10.11 4"),
    ],
    "Formannskapet 3.11, 20 km. Kommunestyret 10.11, 36 km.\nDet var 39 km den 10.": [
        *("fee-executive 03.11", "mileage 03.11 20", "fee-council 10.11", "mileage 10.11 ?distance_km"),
    ],
    "Formannskapet 3.11, 20 km. Kommunestyret 10.11, 36 km.\nNei, vent. Jeg kjørte også 12 km den 10.": [
        *("fee-executive 03.11", "mileage 03.11 20", "fee-council 10.11", "mileage 10.11 36", "mileage 10.11 12"),
    ],
    "Kommunestyret 10.11, 36 km.\nJeg sjekket kartet, og det var 12 km ekstra 10.11": [
        *("fee-council 10.11", "mileage 10.11 36", "mileage 10.11 12"),
    ],
    "Taxi 10.11 310 kr. Beklager, jeg glemte bommen. Det var 34 kr": ["taxi 10.11 310", "toll 10.11 34"],
    "Taxi til møtet 10.11 310 kr. Hjem igjen var det 290 kr 10.11. kvitteringen ligger ved": [
        *("taxi 10.11 310", "taxi 10.11 290"),
    ],
    "Støttekontakt 10.11 2 timer formiddag. På kvelden var det 3 timer 10.11, sjekket kalenderen": [
        *("support-hour 10.11 2", "support-hour 10.11 3"),
    ],
    "Kommunestyret 10.11, 36 km.\nHentet Kari på veien 10.11, og det var 12 km": [
        *("fee-council 10.11", "mileage 10.11 36", "mileage 10.11 12"),
    ],
}
_IT = frozenset({"det", "den", "it", "that", "tallet"})
_BEING = words_of("being_told")
_LOOKING = words_of("looking_up")
_AT_IT = words_of("at_looking_up")
_USING = words_of("using_it")
_SMALL = words_of("telling_anew")
_ADDED = ADDED | words_of("besides")
_RIGHT = words_of("right_value")
_THE = frozenset({"det", "den", "the", "rett", "riktig"})
_RIGHT_WITHIN = 5
"""Tokens between `det rette` and the verb: det rette for dette møtet er."""
_NEAR = 3
_MOST = 20
"""Such sentences of one text; keeps hostile texts linear."""


@dataclass(slots=True)
class _Sentence:
    """One sentence that says a value anew: its number, its tokens, the value and the day."""

    number: int
    tokens: range
    value: Mention
    day: When | None


def looked_up(
    tokens: Sequence[Token],
    spots: Spots,
    mentions: list[Mention],
    named: Sequence[TypeMention],
    layout: Layout,
    today: dt.date,
) -> list[Mention]:
    """The mentions without those that say a value of an earlier day anew; the earlier one has it, or is in doubt."""
    if sum(isinstance(one, MEASURED) for one in mentions) < 2:
        return mentions
    gone: set[int] = set()
    for said in _sentences(tokens, mentions, named, layout)[:_MOST]:
        old = _earlier(said, mentions, layout, today)
        if old is None or id(old) in gone or _is_another(said, old, named):
            continue
        apart = said.day is None and _is_told_apart(said, old, mentions, named)
        told = _tells_right(tokens, said.value) or _is_only_said(tokens, said, _LOOKING | _AT_IT)
        if told and _is_corrected(tokens, spots, said, old, layout, apart=apart):
            _take_over(old, said.value)
        elif said.day is None or not _is_only_said(tokens, said, frozenset()) or not _doubt(old, said.value):
            continue
        gone.add(id(said.value))
        gone |= {id(said.day)} if said.day else set()
    return [one for one in mentions if id(one) not in gone] if gone else mentions


def _sentences(
    tokens: Sequence[Token], mentions: Sequence[Mention], named: Sequence[TypeMention], layout: Layout
) -> list[_Sentence]:
    """The sentences that say `det var 39 km`, of one day at most, and name and add nothing."""
    kinds = (When, Clocks, TypeMention, *MEASURED)
    told = layout.by_sentence(one for one in (*mentions, *named) if isinstance(one, kinds))
    found = []
    for number, held in told.items():
        values = [one for one in held if isinstance(one, MEASURED)]
        days = [one for one in held if is_one_day(one)]
        if len(values) != 1 or len(days) != len(held) - 1 or len(days) > 1 or not _is_said(tokens, values[0]):
            continue
        first, last = bisect_left(layout.sentence, number), bisect_right(layout.sentence, number)
        if all(tokens[at].text not in _ADDED for at in range(first, last)):
            found.append(_Sentence(number, range(first, last), values[0], days[0] if days else None))
    return found


def _is_said(tokens: Sequence[Token], value: Mention) -> bool:
    """True for `det var 39 km`, `var det 39 km`, `det rette for møtet er 28 km`."""
    if _tells_right(tokens, value):
        return True
    led = {text_at(tokens, value.first - step) for step in range(1, _NEAR + 1)}
    return not (led.isdisjoint(_IT) or led.isdisjoint(_BEING))


def _tells_right(tokens: Sequence[Token], value: Mention) -> bool:
    """True for `så det rette for møtet er 28 km`, `the right figure is 28 km`."""
    if text_at(tokens, value.first - 1) not in _BEING:
        return False
    before = range(max(0, value.first - 1 - _RIGHT_WITHIN), value.first - 1)
    return any(text_at(tokens, at) in _RIGHT and text_at(tokens, at - 1) in _THE for at in before)


def _earlier(said: _Sentence, mentions: Sequence[Mention], layout: Layout, today: dt.date) -> Mention | None:
    """The only value of that kind that was told of the day, or without one of the text; None where there is none."""
    before = [one for one in mentions if one.first < said.tokens.start]
    row: Sequence[Mention] = before
    if said.day:
        known = [one for one in days_known(said.day, before, today) if layout.sentence[one.first] < said.number]
        row = [one for day in known[:_MOST] for one in told_of(day, before, layout.sentence)]
    alike = [one for one in row if type(one) is type(said.value)]
    return alike[0] if len(alike) == 1 else None


def _is_corrected(
    tokens: Sequence[Token], spots: Spots, said: _Sentence, old: Mention, layout: Layout, *, apart: bool
) -> bool:
    """True where the writer takes back what was told, has looked it up, or says which number to use.

    What is told `apart` from it may be of something else that was told since.
    """
    if not apart and any(tokens[at].text in _LOOKING for at in said.tokens):
        return True
    after = said.tokens.stop
    while after < len(tokens) and tokens[after].kind == "nl":
        after += 1
    if text_at(tokens, after) in _USING and text_at(tokens, after + 1) in _IT:
        return True
    back = spots.get("retracting", ())
    return any(old.last <= at < said.value.first and said.number - layout.sentence[at] <= _NEAR for at in back)


def _is_another(said: _Sentence, old: Mention, named: Sequence[TypeMention]) -> bool:
    """True for a sum with a name since the earlier one: `taxi 310 kr. Jeg glemte bommen. Det var 34 kr`."""
    since = bisect_left(named, old.last, key=BY_PLACE)
    return isinstance(old, Money) and since < len(named) and named[since].first < said.value.first


def _is_told_apart(said: _Sentence, old: Mention, mentions: Sequence[Mention], named: Sequence[TypeMention]) -> bool:
    """True where something else is named, or another day, between the earlier value and the sentence."""
    since = (one for one in (*mentions, *named) if isinstance(one, (When, TypeMention)))
    return any(old.last <= one.first < said.tokens.start for one in since)


def _is_only_said(tokens: Sequence[Token], said: _Sentence, also: Set[str]) -> bool:
    """True where nothing but small words, and those of `also`, stands around the value and its day."""
    held = [one for one in (said.value, said.day) if one]
    taken = {at for one in held for at in range(one.first, one.last)}
    words = (tokens[at] for at in said.tokens if at not in taken and tokens[at].kind == "word")
    return all(
        word.text in _SMALL
        or word.text in _BEING
        or word.text in also
        or "retracting" in word.senses
        or "way" in word.senses
        for word in words
    )


def _take_over(old: Mention, new: Mention) -> None:
    """Give the earlier value what the later one says."""
    if isinstance(old, Distance) and isinstance(new, Distance):
        old.km, old.times, old.span = new.km, new.times, new.span
    elif isinstance(old, Money) and isinstance(new, Money):
        old.amount, old.times, old.span = new.amount, new.times, new.span
    elif isinstance(old, Duration) and isinstance(new, Duration):
        old.amount, old.unit, old.span = new.amount, new.unit, new.span


def _doubt(old: Mention, new: Mention) -> bool:
    """Note on the earlier value that the later one differs; False where neither can tell."""
    if isinstance(old, Distance) and isinstance(new, Distance):
        old.disputed = new.km if new.km != old.km else old.disputed
    elif isinstance(old, Money) and isinstance(new, Money):
        old.result = new.amount
    elif isinstance(old, Duration) and isinstance(new, Duration):
        old.compared = old.compared or old.amount != new.amount
    else:
        return False
    return True
