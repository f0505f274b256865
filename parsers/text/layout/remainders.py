"""What is left of a value when a part is taken off: `44 km, men 6 av dem var private, så 38 km`.

The three stand near each other and agree: the whole less the part is the rest.
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import (
    MEASURED,
    Clocks,
    Distance,
    Duration,
    Mention,
    Value,
    WayWord,
    When,
    alike,
    amount_of,
    has,
    indices,
)
from parsers.text.spans.numbers import digits
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Kjørte 44 km 10.11, men 6 av dem var privat ærend, så det blir 38 km å føre": ["mileage 10.11 38"],
    "Køyrde 44 km 10.11, men 6 km av dei var private, så eg krev 38 km": ["mileage 10.11 38"],
    "I drove 44 km on 10 November, but 6 km of that was private, so my claim is 38 km": ["mileage 10.11 38"],
    "I oktober kjørte jeg 84 km. 20 km av dette er alt utbetalt, så kravet gjelder de siste 64 km": [
        "mileage 01.10 64"
    ],
    "Avlaster høy sats 10.11, 13 timer. 6 timer søvn skal trekkes fra, så kravet er 7 timer": [
        "care-hour-high 10.11 7"
    ],
    "Avlaster høy sats 10.11 kl 9-19. Det er 10 timer, men 2 timer søvn trekkes fra, så det blir 8 timer.": [
        "care-hour-high 10.11 8",
    ],
    "Respite care high rate 10 November: 13 hours, of which 6 hours of sleep are deducted, so 7 hours": [
        "care-hour-high 10.11 7",
    ],
    "Parkering 10.11 90 kr. 30 kr av dette er privat, så kravet er 60 kr": ["parking 10.11 60"],
    "Støttekontakt 10.11 3 timer, 12.11 1 time, så 2 timer 14.11": [
        *("support-hour 10.11 3", "support-hour 12.11", "support-hour 14.11 2"),
    ],
    "Kjørte 44 km 10.11, men 6 av dem var privat, så 38 km": ["mileage 10.11 38"],
    "Køyrde 44 km 10.11, men 6 km av dei var privat, altså 38 km": ["mileage 10.11 38"],
    "Drove 44 km on 10 November, 6 of them were private, so 38 km": ["mileage 10.11 38"],
    "Utlegg til gave 500 kr, betalt 9.11. Vipps fra de andre 300 kr, så jeg vil ha 200 kr.": ["outlay 09.11 200"],
    "Utlegg til gåve 500 kr 9.11. Fekk 300 kr i vipps frå dei andre, så eg krev 200 kr": ["outlay 09.11 200"],
    "Taxi 10.11 540 kr, Kari vippset meg 180 kr og Ola 180 kr, så jeg krever 180 kr.": ["taxi 10.11 180"],
    "Drosje 10.11 540 kr, Kari vippsa meg 200 kr og Ola 100 kr, så det blir 240 kr": ["taxi 10.11 240"],
    "Taxi 10.11 540 kr. Parkering 100 kr og bom 200 kr, så 240 kr for ferge": [
        *("taxi 10.11 540", "parking 10.11 100", "toll 10.11 200", "ferry 10.11 240"),
    ],
    "Drosje 1240 kr 10.11. Ola betalte 500 kr av det, så jeg krever 740 kr.": ["taxi 10.11 740"],
    "La ut 500 kr til gave 10.11, men fikk 200 kr av Kari, så jeg krever 300 kr": ["outlay 10.11 300"],
    "La ut 500 kr til gåve 10.11, men fekk 200 kr av Kari, så eg krev 300 kr": ["outlay 10.11 300"],
    "Taxi 10.11 400 kr. Arbeidsgiver dekket 250 kr, så jeg søker om 150 kr": ["taxi 10.11 150"],
    "Taxi 10.11 400 kr, fikk ikke kvittering. Parkering 150 kr og bom 250 kr": [
        *("taxi 10.11 400", "parking 10.11 150", "toll 10.11 250"),
    ],
    "Taxi 240 kr 10.11, fikk kvittering. Bom 40 kr, så parkering 200 kr": [
        *("taxi 10.11 240", "toll 10.11 40", "parking 10.11 200"),
    ],
    "Taxi 300 kr 10 Nov, parking 100 kr not covered, so ferry 200 kr": [
        *("taxi 10.11 300", "parking 10.11 100", "ferry 10.11 200"),
    ],
    "Kjørte 44 km 10.11, men 6 av dem var private": ["mileage 10.11 ?distance_km"],
    "Kjørte 44 km 10.11, men 6 av dem var private, så det blir 36 km": ["mileage 10.11 ?distance_km"],
    "Kjørte 44 km 10.11. Kjørte 20 km 12.11, som ikke er utbetalt, så 24 km 17.11": [
        *("mileage 10.11 44", "mileage 12.11 20", "mileage 17.11 24"),
    ],
}
REMAINDER = "remainder"
"""The rule of the kilometres that are left."""
_TAKEN_OFF = words_of("taken_off")
_GOT = words_of("had_from_others")
"""Of the words for what is taken off those that stand right beside the part: fikk 200 av Kari."""
_LEAVING = words_of("leaving_rest")
_NEAR = 2
_MOST = 20
"""Values of one kind that are looked at: keeps hostile texts linear."""
_SENTENCES = 2
"""How many sentences on the rest may be told."""


def remaining(tokens: Sequence[Token], mentions: list[Mention], layout: Layout, said: Set[str]) -> list[Mention]:
    """The mentions with the rest in the place of the whole, and without the part."""
    if said.isdisjoint(_TAKEN_OFF) or said.isdisjoint(_LEAVING):
        return mentions
    for kind in MEASURED:
        values = [one for one in mentions if isinstance(one, kind)][:_MOST]
        for whole, rest in _pairs(values):
            if _is_rest(tokens, mentions, layout, whole, rest):
                mentions = _with_rest(mentions, whole, rest)
                break
    return mentions


def _pairs(values: Sequence[Value]) -> Iterator[tuple[Value, Value]]:
    """Each value with the next, and with the two after that."""
    for at, whole in enumerate(values):
        for rest in values[at + 1 : at + 4]:
            yield whole, rest


def _is_rest(tokens: Sequence[Token], mentions: Sequence[Mention], layout: Layout, whole: Value, rest: Value) -> bool:
    """True where a part between the two is taken off, and the later is what it leaves."""
    between = range(whole.last, rest.first)
    due = amount_of(whole) - amount_of(rest)
    if due <= 0 or not between or layout.sentence[rest.first] - layout.sentence[whole.last - 1] > _SENTENCES:
        return False
    if not alike(whole, rest) or _is_several(whole) or _is_told_of_others(mentions, whole, rest):
        return False
    held = [one for one in mentions if between.start <= one.first < between.stop]
    told = [one for one in held if isinstance(one, MEASURED) and alike(whole, one)]
    taken = indices(held)
    parts = [one.last for one in told if amount_of(one) == due]
    parts += [at + 1 for at in between if at not in taken and digits(tokens[at].text) == due]
    others = [one for one in told if amount_of(one) != due]
    if not parts and len(others) > 1 and sum(map(amount_of, others)) == due:
        parts, others = [others[-1].last], []  # Kari 180 kr og Ola 180 kr, så 180 kr
    if not parts or others:
        return False
    leaves = said_at(tokens[parts[0] : between.stop], _LEAVING)
    off = [between.start + at for at in said_at(tokens[between.start : between.stop], _TAKEN_OFF)]
    closes = not (rest.last < len(tokens) and tokens[rest.last].kind == "word")  # så 3 timer bading
    return bool(leaves) and any(tokens[at].text not in _GOT or (closes and _is_got(tokens, at)) for at in off)


def _is_got(tokens: Sequence[Token], verb: int) -> bool:
    """True for `fikk 200`, `200 kr dekket`; not for `fikk kvittering`, `ikke dekket`."""
    near = range(max(0, verb - _NEAR), min(verb + _NEAR + 1, len(tokens)))
    between = [at for at in near if tokens[at].kind in ("num", "sym", "nl") or has(tokens, at, "negation")]
    told = min(between, key=lambda at: abs(at - verb), default=None)
    return told is not None and tokens[told].kind == "num" and not any(has(tokens, at, "negation") for at in near)


def _is_several(whole: Value) -> bool:
    """True for `2 x 40 km`; hours are counted so for each of several days."""
    return bool(whole.times) and not isinstance(whole, Duration)


def _is_told_of_others(mentions: Sequence[Mention], whole: Value, rest: Value) -> bool:
    """True where a day or a clock time stands behind the part, or the rest has a day of its own."""
    beside = [one for one in mentions if isinstance(one, (When, Clocks)) and whole.last <= one.first < rest.last + 2]
    values = [one.first for one in mentions if whole.last <= one.first < rest.first and isinstance(one, MEASURED)]
    part = min(values, default=whole.last + 1)
    return any(one.first > max(part, whole.last + 1) or isinstance(one, Clocks) for one in beside)


def _with_rest(mentions: list[Mention], whole: Value, rest: Value) -> list[Mention]:
    """The mentions with the rest where the whole stood; what stood between of their kind, and its total, are gone.

    Beside clock times the part is a pause in these.
    """
    new = replace(rest, first=whole.first, last=whole.last)
    if isinstance(new, Distance):
        new.rule = REMAINDER
    timed = any(isinstance(one, Clocks) for one in mentions)
    between = [one for one in mentions if whole.first < one.first < rest.first and alike(whole, one)]
    pauses = {id(one): replace(one, pause=True) for one in between if timed and isinstance(one, Duration)}
    gone = {id(rest), *map(id, between)} - pauses.keys()
    gone |= {id(one) for one in mentions if isinstance(one, WayWord) and one.last in (whole.first, rest.first)}
    return [new if one is whole else pauses.get(id(one), one) for one in mentions if id(one) not in gone]
