"""Kroner without their unit in a list of what was paid: `Rema 412,50 kr, Coop 230`, `taxi 300 og buss 44`."""

from collections.abc import Mapping, Sequence

from parsers.text.catalogue.index import TypeIndex
from parsers.text.layout.sum_lists import (
    LEAST,
    NUMBERED,
    Element,
    ends,
    is_day,
    is_headed,
    listed,
    may_be_paid,
    named_numbers,
    totals,
)
from parsers.text.layout.things_bought import is_admission, is_bought
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
_PRICE_DIGITS = 3
_THERE_AND_BACK = [["dit", "hjem"], ["dit", "heim"], ["dit", "tilbake"], ["there", "back"], ["there", "home"]]
_LEAST_ALONE = 32
"""Kroner of one thing alone: fewer may be a day."""
_LARGE = 100
"""Nobody rides a bus of that number."""
_MEASURED = frozenset(
    {"drive", "trip", "distance", "driven", "vehicle", "lift", "meeting", "hour", "caring", "depart", "field"}
)
"""Senses of words whose number may be of kilometres or hours."""
_DRIVES = words_of("drive_length")
_THEREOF = frozenset({"hvorav", "derav", "herav", "korav", "dette"})
_ONES_OWN = frozenset({"selv", "sjølv", "privat", "private", "myself"})
_OF, _THEM = frozenset({"av", "of"}), frozenset({"det", "dem", "dei", "dette", "den", "it", "that", "them", "this"})
_LED, _PAID = 4, 12
_LED_AWAY = 10
"""Tokens from what a clause is of, and a verb of driving, to a number."""
_CLOSING = frozenset({".", ",", ";", "!", "?"})
_TO_AND_FROM = frozenset({"til", "fra", "frå", "to", "from"})
_CASES = frozenset({"sak", "saken", "saka", "saker", "sakene", "case", "cases", "item", "items"})
_EACH, _FOR_WHAT = frozenset({"à", "á"}), frozenset({"til", "for", "to"})
_COUNTED = 5
"""Tokens from how many there were to the price of each."""
_WITH = frozenset({"med", "inkl", "m", "with", "including"})


def with_bare_sums(tokens: list[Token], types: TypeIndex) -> list[Token]:
    """The tokens with a silent `kr` after each number of a list that is money."""
    numbers = [at for at, token in enumerate(tokens) if token.kind == "num"]
    if not numbers:
        return tokens
    bare = {at for at in numbers if _shares_unit(tokens, at) or _is_own_part(tokens, at) or _is_rate(tokens, at)}
    alone: list[Element] = []
    free = 0
    for at in named_numbers(tokens):
        paid = listed(tokens, at) if at >= free else ()
        if len(paid) > 1:
            open_still = [one for one in paid if not one.whole]
            if open_still:
                found = _sums(tokens, paid, open_still, types)
                bare.update(one.number for one in found)
                bare.update(totals(tokens, paid) if len(found) == len(open_still) else ())
        elif paid and not paid[0].whole and _is_dated(tokens, paid[0]) and _is_thing(tokens, paid[0]):
            alone.append(paid[0])
        elif paid and not paid[0].whole and _is_bought_alone(tokens, paid[0]):
            bare.add(paid[0].number)
        free = paid[-1].last if paid else free
    if any(_is_outlay(tokens, one, types) for one in alone):  # taxi 189 (9.11). Kaffe 45 (10.11).
        bare.update(one.number for one in alone)
    return with_silent("kr", tokens, bare) if bare else tokens


def _is_dated(tokens: Sequence[Token], one: Element) -> bool:
    """True for a lone `taxi 189 (9.11)`, no number of what one rode with."""
    return text_at(tokens, one.last) == "(" and is_day(tokens, one.last + 1) and not _may_be_lines(tokens, [one])


def _is_thing(tokens: Sequence[Token], one: Element) -> bool:
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
    named = may_be_paid(thing) and not has(tokens, at - 1, "carrier") and (thing.text, tokens[at].text) not in NUMBERED
    value = digits(tokens[at].text)
    return paid and named and value is not None and value >= LEAST and "/" not in tokens[at].text


def _is_rate(tokens: Sequence[Token], at: int) -> bool:
    """True for the number of `3 bøker à 249`, and of `à 249 til skolen`; `à 3 timer` has a unit."""
    value = digits(tokens[at].text) if text_at(tokens, at - 1) in _EACH else None
    if value is None or value < LEAST or "/" in tokens[at].text:
        return False
    first = at - 1
    while first > at - _COUNTED and tokens[first - 1].kind == "word":
        first -= 1
    counted = first > 0 and tokens[first - 1].kind == "num" and tokens[first - 1].text.isdecimal()
    return counted and (ends(tokens, at + 1) or text_at(tokens, at + 1) in _FOR_WHAT)


def _is_own_part(tokens: Sequence[Token], at: int) -> bool:
    """True for the number of `600 kr, hvorav jeg dekker 200 selv` and `derav 100 privat`."""
    if has(tokens, at - 1, "pay") and text_at(tokens, at + 1) in _OF and text_at(tokens, at + 2) in _THEM:
        return True  # Ola betalte 500 av dem
    if text_at(tokens, at + 1) not in _ONES_OWN:
        return False
    led = [tokens[near].text for near in range(max(0, at - _LED), at)]
    paid = any("currency" in one.senses or one.kind == "money_mark" for one in tokens[max(0, at - _PAID) : at])
    return paid and not _THEREOF.isdisjoint(led)


def _sums(
    tokens: Sequence[Token], paid: Sequence[Element], bare: Sequence[Element], types: TypeIndex
) -> Sequence[Element]:
    """Those without a unit that are money: all where a word for spending heads the list, or where all are outlays.

    Beside one that is money for sure, those with øre and of what is paid by its sum: `Torget 25` is an address.
    """
    if is_headed(tokens, paid[0].first):
        return bare
    if any(one.marked for one in paid):
        return [
            one
            for one in bare
            if one.marked or _is_outlay(tokens, one, types) or is_bought(tokens[one.first : one.number])
        ]
    sure = all(_is_outlay(tokens, one, types) or is_admission(tokens[one.first : one.number]) for one in paid)
    sure = (sure or _is_both_ways(tokens, paid, types)) and not _may_be_lines(tokens, paid)
    return bare if sure else ()


def _is_both_ways(tokens: Sequence[Token], paid: Sequence[Element], types: TypeIndex) -> bool:
    """True for `taxi dit 176 og hjem 181`."""
    ways = [text_at(tokens, one.number - 1) for one in paid]
    ride = paid[0]._replace(number=paid[0].number - 1)
    return ways in _THERE_AND_BACK and _is_outlay(tokens, ride, types)


def _is_bought_alone(tokens: Sequence[Token], one: Element) -> bool:
    """True for `kino 145` and `badeland 180.`; `kino 1830` may be when it began."""
    text = tokens[one.number].text
    price = len(text) <= _PRICE_DIGITS and int(text) >= _LEAST_ALONE
    bought = price and one.last == one.number + 1 and is_bought(tokens[one.first : one.number])
    return bought and not _is_goal(tokens, one)


def _is_goal(tokens: Sequence[Token], one: Element) -> bool:
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


def _is_outlay(tokens: Sequence[Token], one: Element, types: TypeIndex) -> bool:
    """True where the name right before the number is of what is paid by its sum."""
    named = types.find(tokens[one.first : one.number], set())
    if not named or types.units(named[-1].codes) != {"amount"}:
        return False
    behind = one.first + named[-1].last
    return behind == one.number or text_at(tokens, behind) in _WITH  # hotell med frokost 1450


def _may_be_lines(tokens: Sequence[Token], paid: Sequence[Element]) -> bool:
    """True for `buss 44 og trikk 12`, which may be the numbers of what one rode with."""
    small = all((digits(tokens[one.number].text) or 0) < _LARGE for one in paid)
    return small and all(has(tokens, one.number - 1, "carrier") for one in paid)
