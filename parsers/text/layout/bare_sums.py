"""Kroner without their unit in a list of what was paid: `Rema 412,50 kr, Coop 230`, `taxi 300 og buss 44`."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from parsers.text.catalogue.index import TypeIndex
from parsers.text.layout.things_bought import ADMITTED, is_admission, is_bought
from parsers.text.layout.timesheets import with_silent
from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.numbers import digits
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Kjøpte mat 3. november: Rema 412,50 og Coop 230": ["outlay 03.11 412.5", "outlay 03.11 230"],
    "Kjøpte mat 3.11: Rema 412,50 kr, Coop 230 og Kiwi 99,90 kr": [
        *("outlay 03.11 412.5", "outlay 03.11 230", "outlay 03.11 99.9"),
    ],
    "Kjøpte mat 3.11: Rema 412, Kiwi 89 og Coop 230": ["outlay 03.11 412", "outlay 03.11 89", "outlay 03.11 230"],
    "Kjøpte mat 3.11:\nRema 412,50\nCoop 230": ["outlay 03.11 412.5", "outlay 03.11 230"],
    "Kjøpte mat 3.11: Rema 1000 412 kr, Coop 230": ["outlay 03.11 412", "outlay 03.11 230"],
    "Kjøpte mat på Rema 1000 3.11, 412 kr": ["outlay 03.11 412"],
    "Kjøpte kaffe 240 og 265 kr 9.11": ["outlay 09.11 240", "outlay 09.11 265"],
    "Hotell 9.11 1390 kr, kjøpte mat for 240 og 265 kr": ["hotel 09.11 1390", "outlay 09.11 240", "outlay 09.11 265"],
    "Kjøpte mat på Rema 1000 og brus 45 kr 3.11": ["outlay 03.11 45"],
    "Taxi 4.11 kr 600, hvorav jeg dekker 200 selv": ["taxi 04.11 400"],
    "Utlegg 10.11: blekk 349 kr, derav 100 privat": ["outlay 10.11 249"],
    "parkering 40 kr 4.11, Storgata 45": ["parking 04.11 40"],
    "Bought food 3 November: Rema 412.50 and Coop 230": ["outlay 03.11 412.5", "outlay 03.11 230"],
    "Taxi 300 og buss 44, 4.11": ["taxi 04.11 300", "transit 04.11 44"],
    "taxi 412, tog 430 (4.11)": ["taxi 04.11 412", "transit 04.11 430"],
    "Sum utlegg 842 kr: taxi 412, tog 430 (4.11)": ["taxi 04.11 412", "transit 04.11 430"],
    "Taxi 412 (4. november), tog 430 (5. november)": ["taxi 04.11 412", "transit 05.11 430"],
    "Drosje 412 (4/11), tog 430 (5/11)": ["taxi 04.11 412", "transit 05.11 430"],
    "Taxi 412 (kvittering vedlagt), tog 430 (billett vedlagt), 4.11": ["taxi 04.11 412", "transit 04.11 430"],
    "Utlegg 4.11: taxi 412, tog 430 og parkering 60 – totalt 902": [
        *("taxi 04.11 412", "transit 04.11 430", "parking 04.11 60"),
    ],
    "Utlegg 4.11: taxi 412, tog 430, parkering 60. Totalt 902": [
        *("taxi 04.11 412", "transit 04.11 430", "parking 04.11 60"),
    ],
    "Taxi 412 + tog 430 + parkering 60 = 902, 4.11": ["taxi 04.11 412", "transit 04.11 430", "parking 04.11 60"],
    "Drosje 412, tog 430, i alt 842 (4.11)": ["taxi 04.11 412", "transit 04.11 430"],
    "Taxi 412 kr (4.11), tog 430 (5.11)": ["taxi 04.11 412", "transit 05.11 430"],
    "Buss 44 (2), tog 430 kr 4.11": ["transit 04.11 430"],
    "Kvittering 1: taxi 189 (9.11). Kvittering 2: tog 430 (10.11). Kvittering 3: kaffe 45 (10.11).": [
        *("taxi 09.11 189", "transit 10.11 430", "? 10.11 45 ?type"),
    ],
    "Taxi 189 (4.11). Kjøring 24 (5.11)": ["taxi 04.11 189", "mileage 05.11 ?distance_km"],
    "Taxi 189 (4.11). Tur 24 (5.11)": ["taxi 04.11 189", "? 05.11 ?type"],
    "Taxi 189 (4.11). Kjøring Moen 24 (5.11)": ["taxi 04.11 189", "mileage 05.11 ?distance_km"],
    "Formannskapet 4.11. Tok buss 44 (4.11)": ["fee-executive 04.11", "transit 04.11 ?amount"],
    "Formannskapet 4.11, parkering 40, bom 28.": ["fee-executive 04.11", "parking 04.11 40", "toll 04.11 28"],
    "Formannskapet 4.11, parkering 40 kr, bom 28": ["fee-executive 04.11", "parking 04.11 40", "toll 04.11 28"],
    "Formannskapet 4.11, bom 28 kr, bil EL 12345": ["fee-executive 04.11", "toll 04.11 28"],
    "Formannskapet 4.11, parkering 40 kr, Torget 25": ["fee-executive 04.11", "parking 04.11 40"],
    "Oslo 4.11: hotell med frokost 1450, taxi 230, flytog 252 t/r": [
        *("hotel 04.11 1450", "taxi 04.11 230", "transit 04.11 252"),
    ],
    "Taxi 230 hver vei, buss 44, 4.11": ["taxi 04.11 460", "transit 04.11 44"],
    "Kjøpte 3 bøker à 249 og 2 penner à 35 til skolen 4.11": ["outlay 04.11 747", "outlay 04.11 70"],
    "Støttekontakt 4.11 2 timer. Inngang voksen 95, barn 60. Kjørte 8 km.": [
        *("support-hour 04.11 2", "support-outlay 04.11 95", "support-outlay 04.11 60", "mileage 04.11 8"),
    ],
    "Formannskapet 4.11. Taxi dit 176 og hjem 181": ["fee-executive 04.11", "taxi 04.11 176", "taxi 04.11 181"],
    "Støttekontakt 4.11 2 timer, kino 145": ["support-hour 04.11 2", "support-outlay 04.11 145"],
    "Støttekontakt 4.11 2 timar, kino 145 kr og brus 40": [
        *("support-hour 04.11 2", "support-outlay 04.11 145", "support-outlay 04.11 40"),
    ],
    "Støttekontakt 4.11 2 timer, kino 1830": ["support-hour 04.11 2"],
    "Støttekontakt 4.11 2 timer, kino 24": ["support-hour 04.11 2"],
    "Støttekontakt 4.11 2 timer, kino rad 145": ["support-hour 04.11 2"],
    "Støttekontakt 4.11 3 timer. Kjørte til kino 46": ["support-hour 04.11 3", "mileage 04.11 ?distance_km"],
    "Støttekontakt 4.11 3 timar, køyrde til badeland 46": ["support-hour 04.11 3", "mileage 04.11 ?distance_km"],
    "Formannskapet 10.11. Sak om badeland 145. Kjørte 24 km": ["fee-executive 10.11", "mileage 10.11 24"],
    "Formannskapet 10.11, sak 34: kino 145": ["fee-executive 10.11"],
    "Taxi 3.11 200 kr, passasjerer 20, parkering 40 kr": ["taxi 03.11 200", "parking 03.11 40"],
}
_SPENDING = words_of("spending") | words_of("bought")
_JOINS = frozenset({",", ";", "+"})
_PRICE_DIGITS = 3
_NAMED_WITHIN = 3
_LEAST = 20
"""Kroner: fewer may be people, cups, ages."""
_THERE_AND_BACK = [["dit", "hjem"], ["dit", "heim"], ["dit", "tilbake"], ["there", "back"], ["there", "home"]]
_LEAST_ALONE = 32
"""Kroner of one thing alone: fewer may be a day."""
_LARGE = 100
"""Nobody rides a bus of that number."""
_NO_THINGS = frozenset(
    {"rom", "sal", "linje", "rute", "plass", "sone", "room", "line", "route", "platform", "spor"}
    | {"rad", "sete", "row", "seat"}
)
_STREETS = ("gata", "gate", "veien", "vegen", "vei", "veg", "road", "street")
_ELSE = frozenset(
    {"label", "month", "weekday", "weekday_short", "week", "hour", "distance", "clock_cue", "line_word", "child", "age"}
    | {"being", "should", "stating", "having", "retracting", "wrong", "correcting"}
    | {"meeting", "to", "from", "day_word", "year_word", "people", "fee", "currency", "negation", "times", "at_rate"}
)
_MEASURED = frozenset(
    {"drive", "trip", "distance", "driven", "vehicle", "lift", "meeting", "hour", "caring", "depart", "field"}
)
"""Senses of words whose number may be of kilometres or hours."""
_DRIVES = words_of("drive_length")
_CLOCK_LENGTH = 5
"""Characters of 12.30, which may be a clock time."""
_NUMBERED = frozenset({("rema", "1000")})
"""Shops with a number in their names."""
_BRACKETED = ("weekday", "weekday_short", "receipt", "enclosed")
_SUMMING = frozenset({"-", "=", ".", ",", ":", "i", "alt", "til", "sammen", "saman", "blir", "in", "all"})
_IN_ALL = frozenset({("i", "alt"), ("til", "sammen"), ("til", "saman"), ("in", "all"), ("in", "total")})
_THEREOF = frozenset({"hvorav", "derav", "herav", "korav", "dette"})
_ONES_OWN = frozenset({"selv", "sjølv", "privat", "private", "myself"})
_OF, _THEM = frozenset({"av", "of"}), frozenset({"det", "dem", "dei", "dette", "den", "it", "that", "them", "this"})
_LED, _PAID = 4, 12
_LED_AWAY = 10
"""Tokens from what a clause is of, and a verb of driving, to a number."""
_CLOSING = frozenset({".", ",", ";", "!", "?"})
_TO_AND_FROM = frozenset({"til", "fra", "frå", "to", "from"})
_CASES = frozenset({"sak", "saken", "saka", "saker", "sakene", "case", "cases", "item", "items"})
_DASHES = frozenset({"-", "="})
_EACH, _FOR_WHAT = frozenset({"à", "á"}), frozenset({"til", "for", "to"})
_COUNTED = 5
"""Tokens from how many there were to the price of each."""
_WITH = frozenset({"med", "inkl", "m", "with", "including"})
_OF_DAYS = frozenset({"month", "join", "to"})
_BRACKET = 8
"""Tokens from a bracket that opens to where it closes."""
_MOST = 60
"""Elements of one list."""


class _Element(NamedTuple):
    """What was paid, from a token on, the number, the token after it; `marked` where it cannot be but money.

    It is `whole` with its unit.
    """

    first: int
    number: int
    last: int
    marked: bool
    whole: bool


def with_bare_sums(tokens: list[Token], types: TypeIndex) -> list[Token]:
    """The tokens with a silent `kr` after each number of a list that is money."""
    numbers = [at for at, token in enumerate(tokens) if token.kind == "num"]
    if not numbers:
        return tokens
    bare = {at for at in numbers if _shares_unit(tokens, at) or _is_own_part(tokens, at) or _is_rate(tokens, at)}
    alone: list[_Element] = []
    free = 0
    for at in _named_numbers(tokens):
        listed = _list(tokens, at) if at >= free else ()
        if len(listed) > 1:
            open_still = [one for one in listed if not one.whole]
            if open_still:
                found = _sums(tokens, listed, open_still, types)
                bare.update(one.number for one in found)
                bare.update(_totals(tokens, listed) if len(found) == len(open_still) else ())
        elif listed and not listed[0].whole and _is_dated(tokens, listed[0]) and _is_thing(tokens, listed[0]):
            alone.append(listed[0])
        elif listed and not listed[0].whole and _is_bought_alone(tokens, listed[0]):
            bare.add(listed[0].number)
        free = listed[-1].last if listed else free
    if any(_is_outlay(tokens, one, types) for one in alone):  # taxi 189 (9.11). Kaffe 45 (10.11).
        bare.update(one.number for one in alone)
    return with_silent("kr", tokens, bare) if bare else tokens


def _is_dated(tokens: Sequence[Token], one: _Element) -> bool:
    """True for a lone `taxi 189 (9.11)`, no number of what one rode with."""
    return text_at(tokens, one.last) == "(" and _is_day(tokens, one.last + 1) and not _may_be_lines(tokens, [one])


def _is_thing(tokens: Sequence[Token], one: _Element) -> bool:
    """False for `kjøring til Moen 24 (5.11)` and `tur 24 (5.11)`: kilometres or hours."""
    first = one.first
    while first > 0 and tokens[first - 1].kind == "word":
        first -= 1
    words = tokens[first : one.number]
    return all(_MEASURED.isdisjoint(token.senses) and token.text not in _DRIVES for token in words)


def _shares_unit(tokens: Sequence[Token], at: int) -> bool:
    """True for the first number of `kaffe 240 og 265 kr`."""
    if not 0 < at < len(tokens) - 2 or tokens[at + 2].kind != "num" or tokens[at - 1].kind != "word":
        return False
    if not (has(tokens, at + 1, "join") or text_at(tokens, at + 1) == "+"):
        return False
    mark = at + 3
    paid = mark < len(tokens) and (tokens[mark].kind == "money_mark" or tokens[mark].text in ("kr", "kroner"))
    thing = tokens[at - 1]
    named = _ELSE.isdisjoint(thing.senses) and thing.text not in _NO_THINGS and not thing.text.endswith(_STREETS)
    named = named and not has(tokens, at - 1, "carrier") and (thing.text, tokens[at].text) not in _NUMBERED
    value = digits(tokens[at].text)
    return paid and named and value is not None and value >= _LEAST and "/" not in tokens[at].text


def _is_rate(tokens: Sequence[Token], at: int) -> bool:
    """True for the number of `3 bøker à 249`, and of `à 249 til skolen`; `à 3 timer` has a unit."""
    value = digits(tokens[at].text) if text_at(tokens, at - 1) in _EACH else None
    if value is None or value < _LEAST or "/" in tokens[at].text:
        return False
    first = at - 1
    while first > at - _COUNTED and tokens[first - 1].kind == "word":
        first -= 1
    counted = first > 0 and tokens[first - 1].kind == "num" and tokens[first - 1].text.isdecimal()
    return counted and (_ends(tokens, at + 1) or text_at(tokens, at + 1) in _FOR_WHAT)


def _is_own_part(tokens: Sequence[Token], at: int) -> bool:
    """True for the number of `600 kr, hvorav jeg dekker 200 selv` and `derav 100 privat`."""
    if has(tokens, at - 1, "pay") and text_at(tokens, at + 1) in _OF and text_at(tokens, at + 2) in _THEM:
        return True  # Ola betalte 500 av dem
    if text_at(tokens, at + 1) not in _ONES_OWN:
        return False
    led = [tokens[near].text for near in range(max(0, at - _LED), at)]
    paid = any("currency" in one.senses or one.kind == "money_mark" for one in tokens[max(0, at - _PAID) : at])
    return paid and not _THEREOF.isdisjoint(led)


def _named_numbers(tokens: Sequence[Token]) -> list[int]:
    """The words that a list may begin with: no more than a name before a number, where there are two of those."""
    numbers = [at for at, token in enumerate(tokens) if token.kind == "num" and at and tokens[at - 1].kind == "word"]
    if len(numbers) < 2:
        return []
    return sorted({at for number in numbers for at in range(max(0, number - _NAMED_WITHIN), number)})


def _list(tokens: Sequence[Token], at: int) -> list[_Element]:
    """The things with their numbers that are joined from the token on."""
    found: list[_Element] = []
    headed: bool | None = None
    while len(found) < _MOST and (one := _element(tokens, at)) is not None:
        found.append(one)
        at = begun = _past_bracket(tokens, one.last)
        if text_at(tokens, at) == "\n":
            headed = _is_headed(tokens, found[0].first) if headed is None else headed
            at += headed
        while text_at(tokens, at) in _JOINS or has(tokens, at, "join"):
            at += 1
        if at == begun:
            break
    return found


def _totals(tokens: Sequence[Token], listed: Sequence[_Element]) -> Iterator[int]:
    """The number behind the list that is what all of it comes to: `taxi 412, tog 430 – totalt 842`."""
    at = first = listed[-1].last
    while at < len(tokens) and (tokens[at].text in _SUMMING or tokens[at].kind == "nl" or has(tokens, at, "way")):
        at += 1
    if at >= len(tokens) or tokens[at].kind != "num" or not _ends(tokens, at + 1):
        return
    called = has(tokens, at - 1, "way") or (text_at(tokens, at - 2), text_at(tokens, at - 1)) in _IN_ALL
    if at > first and (called or digits(tokens[at].text) == _worth(tokens, listed)):
        yield at


def _worth(tokens: Sequence[Token], listed: Sequence[_Element]) -> Decimal | None:
    """What the things of the list come to; None where one stands with how many there were."""
    if any(one.whole and has(tokens, one.number + 1, "times") for one in listed):
        return None
    return sum((digits(tokens[one.number].text) or Decimal(0) for one in listed), Decimal(0))


def _past_bracket(tokens: Sequence[Token], at: int) -> int:
    """The token after the bracket that opens there; the token itself where none does, or it is long."""
    if text_at(tokens, at) != "(":
        return at
    near = range(at + 1, min(at + _BRACKET, len(tokens)))
    return next((place + 1 for place in near if tokens[place].text == ")"), at)


def _element(tokens: Sequence[Token], first: int) -> _Element | None:
    """The words from the token on and the number behind them; None where a word says that it is no sum."""
    at, most = first, min(first + _NAMED_WITHIN, len(tokens) - 1)
    while at < most and tokens[at].kind == "word":
        at += 1
    if at == first or tokens[at].kind != "num":
        return None
    thing = tokens[at - 1]
    at += (thing.text, tokens[at].text) in _NUMBERED
    if at >= len(tokens) or tokens[at].kind != "num":
        return None
    if has(tokens, at - 1, "way") or (text_at(tokens, at - 2), thing.text) in _IN_ALL:
        return None
    other = not _ELSE.isdisjoint(thing.senses) and thing.text not in ADMITTED
    if other or thing.text in _NO_THINGS or thing.text.endswith(_STREETS):
        return None
    value, text, after = digits(tokens[at].text), tokens[at].text, at + 1
    if value is None:
        return None
    if has(tokens, after, "times") and (times := after + 1) < len(tokens) and tokens[times].kind == "num":
        return _Element(first, at, times + 1, marked=True, whole=True)
    marked = text[-3:-2] == "," or (text[-3:-2] == "." and len(text) > _CLOCK_LENGTH)
    while after < len(tokens) and (tokens[after].kind == "money_mark" or has(tokens, after, "currency")):
        after += 1
    if after > at + 1:
        return _Element(first, at, _past_way(tokens, after), marked=True, whole=True)
    after = _past_way(tokens, after)
    round_sum = text.replace(" ", "").isdecimal() and value >= _LEAST
    if not ((marked or round_sum) and _ends(tokens, after)):
        return None
    return _Element(first, at, after, marked=marked, whole=False)


def _past_way(tokens: Sequence[Token], at: int) -> int:
    """The token after `t/r` and `hver vei`, where that stands there."""
    if has(tokens, at, "each") and has(tokens, at + 1, "way_noun"):
        return at + 2
    return at + (at < len(tokens) and tokens[at].senses.get("way") == "round")


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """True where nothing follows the number but what joins or closes, or a bracket with its day or receipt."""
    if text_at(tokens, at) == "(":
        enclosed = has(tokens, at + 2, "enclosed")  # billett vedlagt
        return enclosed or any(has(tokens, at + 1, sense) for sense in _BRACKETED) or _is_day(tokens, at + 1)
    if text_at(tokens, at) in _DASHES:
        return text_at(tokens, at) == "=" or has(tokens, at + 1, "way")
    if at >= len(tokens) or tokens[at].kind == "nl" or text_at(tokens, at) in _JOINS or has(tokens, at, "join"):
        return True
    if text_at(tokens, at) not in (".", ")", "!"):
        return False
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    if follows is None or follows.kind == "nl":
        return True
    return follows.kind == "word" and _OF_DAYS.isdisjoint(follows.senses)


def _is_day(tokens: Sequence[Token], at: int) -> bool:
    """True for the number of `4.11)`, `3/11)` and `4. november)`."""
    if at + 1 >= len(tokens) or tokens[at].kind != "num":
        return False
    point = at + 1 + (text_at(tokens, at + 1) in (".", "/", "-"))
    if has(tokens, point, "month"):
        return True
    whole = any(mark in tokens[at].text for mark in "./")
    return text_at(tokens, at + 1 if whole else point + 1) == ")" and (whole or point > at + 1)


def _sums(
    tokens: Sequence[Token], listed: Sequence[_Element], bare: Sequence[_Element], types: TypeIndex
) -> Sequence[_Element]:
    """Those without a unit that are money: all where a word for spending heads the list, or where all are outlays.

    Beside one that is money for sure, those with øre and of what is paid by its sum: `Torget 25` is an address.
    """
    if _is_headed(tokens, listed[0].first):
        return bare
    if any(one.marked for one in listed):
        return [
            one
            for one in bare
            if one.marked or _is_outlay(tokens, one, types) or is_bought(tokens[one.first : one.number])
        ]
    sure = all(_is_outlay(tokens, one, types) or is_admission(tokens[one.first : one.number]) for one in listed)
    sure = (sure or _is_both_ways(tokens, listed, types)) and not _may_be_lines(tokens, listed)
    return bare if sure else ()


def _is_both_ways(tokens: Sequence[Token], listed: Sequence[_Element], types: TypeIndex) -> bool:
    """True for `taxi dit 176 og hjem 181`."""
    ways = [text_at(tokens, one.number - 1) for one in listed]
    ride = listed[0]._replace(number=listed[0].number - 1)
    return ways in _THERE_AND_BACK and _is_outlay(tokens, ride, types)


def _is_bought_alone(tokens: Sequence[Token], one: _Element) -> bool:
    """True for `kino 145` and `badeland 180.`; `kino 1830` may be when it began."""
    text = tokens[one.number].text
    price = len(text) <= _PRICE_DIGITS and int(text) >= _LEAST_ALONE
    bought = price and one.last == one.number + 1 and is_bought(tokens[one.first : one.number])
    return bought and not _is_goal(tokens, one)


def _is_goal(tokens: Sequence[Token], one: _Element) -> bool:
    """True for the kilometres of `kjørte til kino 46`, and for `sak om badeland 145`, `sak 34: kino 145`."""
    counted = False
    for at in range(one.number - 1, max(-1, one.number - _LED_AWAY), -1):
        if tokens[at].kind == "nl" or tokens[at].text in _CLOSING:
            return False
        led = tokens[at].text in _TO_AND_FROM or has(tokens, at, "drive")
        case = tokens[at].text in _CASES or _is_bare_colon(tokens, at)
        if (led and not counted) or case:
            return True
        counted = counted or tokens[at].kind == "num"
    return False


def _is_bare_colon(tokens: Sequence[Token], at: int) -> bool:
    """True for the colon of `sak 34:`, whose number is no part of the tokens."""
    return tokens[at].text == ":" and (text_at(tokens, at - 1) in _CLOSING or at == 0 or tokens[at - 1].kind == "nl")


def _is_headed(tokens: Sequence[Token], first: int) -> bool:
    """True behind the colon of `kjøpte mat 3. juni:`."""
    at = first - 1 - (text_at(tokens, first - 1) == "\n")
    if text_at(tokens, at) != ":":
        return False
    line: list[Token] = []
    while at >= 0 and tokens[at].kind != "nl":
        line.append(tokens[at])
        at -= 1
    summed = any("currency" in token.senses or token.kind == "money_mark" for token in line)
    return not summed and any(token.text in _SPENDING for token in line)


def _is_outlay(tokens: Sequence[Token], one: _Element, types: TypeIndex) -> bool:
    """True where the name right before the number is of what is paid by its sum."""
    named = types.find(tokens[one.first : one.number], set())
    if not named or types.units(named[-1].codes) != {"amount"}:
        return False
    behind = one.first + named[-1].last
    return behind == one.number or text_at(tokens, behind) in _WITH  # hotell med frokost 1450


def _may_be_lines(tokens: Sequence[Token], listed: Sequence[_Element]) -> bool:
    """True for `buss 44 og trikk 12`, which may be the numbers of what one rode with."""
    small = all((digits(tokens[one.number].text) or 0) < _LARGE for one in listed)
    return small and all(has(tokens, one.number - 1, "carrier") for one in listed)
