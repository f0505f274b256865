"""What was paid out before a journey is no outlay: `forskudd 1000 kr`, `trekk fra 200 kr jeg fikk i forskudd`.

A deposit that comes back is asked about: `depositum 1000 kr som jeg får igjen`.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from itertools import takewhile

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Mention, Money, When, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Taxi 412 kr 4.11. Trekk fra 200 kr jeg fikk i forskudd på reisen": ["taxi 04.11 412"],
    "Taxi 412 kr 4.11. Fikk 200 kr i forskudd som kan trekkes fra.": ["taxi 04.11 412"],
    "Drosje 412 kr 4.11. Eg har fått 200 kr i forskot.": ["taxi 04.11 412"],
    "Taxi 412 kr 4 November. I received an advance of 200 kr": ["taxi 04.11 412"],
    "Taxi 412 kr 4 November. I got 200 kr in advance": ["taxi 04.11 412"],
    "Taxi 412 kr 4.11, minus forskudd 200 kr": ["taxi 04.11 412"],
    "Taxi 412 kr 4.11, reiseforskudd 200 kr utbetalt 1.11": ["taxi 04.11 412"],
    "Hotell 4.11 2780 kr, forskudd 2000 kr": ["hotel 04.11 2780"],
    "Hotell 4.11 2780 kr - forskudd 2000 kr": ["hotel 04.11 2780"],
    "Hotell 4.11 2780 kr (forskudd 2000 kr)": ["hotel 04.11 2780"],
    "Hotell 4.11 2780 kr, forskudd: 2000 kr": ["hotel 04.11 2780"],
    "Taxi 412 kr, forskot 200 kr, 4.11": ["taxi 04.11 412"],
    "4.11 hotell 2780 kr, taxi 300 kr, forskudd 2000 kr": ["hotel 04.11 2780", "taxi 04.11 300"],
    "4.11 hotell 2780 kr, fikk 2000 kr i forskudd, taxi 300 kr": ["hotel 04.11 2780", "taxi 04.11 300"],
    "Hotel 2780 kr 4 November, advance 2000 kr": ["hotel 04.11 2780"],
    "Taxi 412 kr 4.11. Forskudd på reisen 200 kr": ["taxi 04.11 412"],
    "Forskudd på kursavgift 4.11 800 kr": ["course 04.11 800"],
    "Forskudd husleie lokale 4.11 2000 kr": ["? 04.11 2000 ?type"],
    "Tog 430 kr 4.11. Hotellforskudd 900 kr": ["transit 04.11 430", "? 04.11 900 ?type"],
    "Taxi 412 kr 4.11. Advance for the hotel 900 kr": ["taxi 04.11 412", "hotel 04.11 900"],
    "Forskudd på 1500 kr mottatt 1.11. Tog 430 kr 4.11, hotell 1200 kr 4.-5.11": [
        *("transit 04.11 430", "hotel 04.11 1200"),
    ],
    "Har fått forskudd på reisen 4.11 på kr 800,-. Utlegg 4.11: tog 430, taxi 412.": [
        *("transit 04.11 430", "taxi 04.11 412"),
    ],
    "Fekk 300 kr på førehand. Tog 430 kr 4.11": ["transit 04.11 430"],
    "Eg la ut 450 kr for leige av lokale 4.11, pluss 1000 kr i depositum som eg får att": [
        *("outlay 04.11 450", "outlay 04.11 ?amount"),
    ],
    "Utlegg 4.11: leie 450 kr, depositum 1000 kr (refundert)": ["outlay 04.11 450", "outlay 04.11 ?amount"],
    "Utlegg 4.11: leie 450 kr, depositum 1000 kr": ["outlay 04.11 450", "outlay 04.11 1000"],
    "Jeg betalte 1500 kr på forskudd for hotellet 4.11": ["hotel 04.11 1500"],
    "Hotellet ble betalt på forskudd, 1500 kr, 4.11": ["hotel 04.11 1500"],
    "I paid the hotel in advance, 1500 kr, 4 November": ["hotel 04.11 1500"],
    "Betalte taxi på forskudd 4.11, 412 kr": ["taxi 04.11 412"],
    "Måtte betale 200 kr i forskudd for taxien 4.11": ["taxi 04.11 200"],
    "Taxi 412 kr 4.11, la ut 200 kr i forskudd for parkering": ["taxi 04.11 412", "parking 04.11 200"],
    "Tog 430 kr 4.11, bestilt på forhånd": ["transit 04.11 430"],
    "Hotell 1200 kr 4.11, fikk vite prisen på forhånd": ["hotel 04.11 1200"],
}
_ADVANCES = frozenset({"forskudd", "forskuddet", "forskot", "forskotet", "forskottet", "advance"})
_ENDS = ("forskudd", "forskuddet", "forskot", "forskotet", "forskottet")
_BEFOREHAND = frozenset({"forhånd", "førehand"})
_GOT = frozenset({"fått", "fikk", "fekk", "mottatt", "mottok", "motteke", "received", "got", "utbetalt", "utbetald"})
_OFF = words_of("taken_off") | {"trekk", "trekke", "minus", "deduct", "fratrukket"}
_BY = frozenset({"i", "på", "in"})
_ELSE = frozenset({"vite", "beskjed", "høre", "bestilt", "søker", "søkjer", "ønsker", "ønskjer", "trenger", "treng"})
"""What one may get beforehand beside money, and words of an advance that is yet to come."""
_JOURNEY = words_of("journeys") | {
    "på",
    "for",
    "til",
    "i",
    "on",
    "of",
    "the",
    "reise",
    "reisa",
    "tur",
    "turen",
    "travel",
}
_JOURNEY |= {"trip", "journey", "var", "er", "was", "is", "kr", "ca", "nok"}
_TRAVEL, _LEADING = ("reise", "kjøre", "køyre"), frozenset({"join", "light", "filler"})
_DATED = frozenset({"month", "weekday", "day_word", "currency"})
"""Senses of words beside an advance that name nothing it would be for."""
_DEPOSITS = frozenset({"depositum", "depositumet", "deposit"})
_BACK = frozenset({"igjen", "att", "attende", "tilbake", "refundert", "returnert", "back", "returned", "refunded"})
_DEPOSITED, _BACK_WITHIN = 3, 10
_LEADING = frozenset({":", "på", "of", "("})
"""What leads from an advance to its sum."""
_WITHIN = 8
_MOST = 12


def without_advances(tokens: Sequence[Token], mentions: list[Mention], layout: Layout, said: Set[str]) -> list[Mention]:
    """The mentions without sums that the writer had beforehand, and without the days on which they came."""
    if not said.isdisjoint(_DEPOSITS) and not said.isdisjoint(_BACK):
        mentions = [_as_deposit(tokens, one, layout) for one in mentions]
    if said.isdisjoint(_ADVANCES | _BEFOREHAND) and not any(word.endswith(_ENDS) for word in said):
        return mentions
    words = [at for at, token in enumerate(tokens) if _is_advance(token)][:_MOST]
    sums = [one for one in mentions if isinstance(one, Money)]
    gone: set[int] = set()
    for at in words:
        near = _beside(tokens, at, sums, layout)
        if near and max(at - near.last, near.first - at) <= _WITHIN and _is_had(tokens, at, near, layout):
            gone.add(id(near))
            gone |= {id(one) for one in mentions if isinstance(one, When) and _came(tokens, one, near, layout)}
    return [one for one in mentions if id(one) not in gone] if gone else mentions


def _beside(tokens: Sequence[Token], at: int, sums: Sequence[Money], layout: Layout) -> Money | None:
    """The sum of the advance: in its clause rather than in another, and right behind it rather than before it."""
    beside = [one for one in sums if layout.sentence[one.first] == layout.sentence[at]]
    own = [one for one in beside if layout.clause[one.first] == layout.clause[at]] or beside
    right = at + 1 + (text_at(tokens, at + 1) in _LEADING)
    behind = next((one for one in own if one.first == right), None)
    return behind or min(own, key=lambda one: max(at - one.last, one.first - at), default=None)


def _as_deposit(tokens: Sequence[Token], one: Mention, layout: Layout) -> Mention:
    """The mention, or the sum of a deposit that its sentence says comes back as one that is asked about."""
    if not isinstance(one, Money):
        return one
    led = takewhile(lambda at: tokens[at].kind == "word", range(one.first - 1, max(-1, one.first - 1 - _DEPOSITED), -1))
    follows = text_at(tokens, one.last) != "," and text_at(tokens, one.last + 1) in _DEPOSITS
    follows = follows or text_at(tokens, one.last) in _DEPOSITS
    if not (follows or any(tokens[at].text in _DEPOSITS for at in led)):
        return one
    sentence = layout.sentence[one.first]
    behind = range(one.last, min(one.last + _BACK_WITHIN, len(tokens)))
    back = any(tokens[at].text in _BACK for at in behind if layout.sentence[at] == sentence)
    return replace(one, about=True) if back else one


def _is_advance(token: Token) -> bool:
    return token.text in _ADVANCES or token.text in _BEFOREHAND or token.text.endswith(_ENDS)


def _is_had(tokens: Sequence[Token], at: int, money: Money, layout: Layout) -> bool:
    """True for `forskudd 200 kr` and `fikk 200 kr i forskudd`; `betalte 200 kr i forskudd` was laid out."""
    first, last = min(at, money.first), max(at + 1, money.last)
    around = [
        near
        for near in range(max(0, first - _WITHIN), min(last + _WITHIN, len(tokens)))
        if layout.clause[near] in (layout.clause[at], layout.clause[money.first])
    ]
    said = {tokens[near].text for near in around}
    if not said.isdisjoint(_ELSE):
        return False
    if not said.isdisjoint(_GOT):
        return True
    paid = any(has(tokens, near, "pay") and tokens[near].text not in _GOT for near in around)
    if paid or any(has(tokens, near, "advance") for near in around):
        return False
    if not said.isdisjoint(_OFF):
        return True
    how = text_at(tokens, at - 1) in _BY or tokens[at].text in _BEFOREHAND
    return not how and _is_aside(tokens, at, money, layout)


def _is_aside(tokens: Sequence[Token], at: int, money: Money, layout: Layout) -> bool:
    """True for `forskudd på reisen 200 kr` beside another sum; not for `forskudd på kursavgift 800 kr`."""
    apart = range(min(at + 1, money.last), max(at, money.first))
    other = tokens[at].text not in _ADVANCES and not tokens[at].text.startswith(_TRAVEL)  # husleieforskudd
    led = at > 0 and tokens[at - 1].kind == "word" and layout.clause[at - 1] == layout.clause[at]
    other = other or (led and _LEADING.isdisjoint(tokens[at - 1].senses) and not _is_of_journey(tokens[at - 1]))
    if other or any(tokens[near].text == "," for near in apart):
        return False
    behind = [
        near
        for near in range(at + 1, min(max(at, money.last) + _WITHIN, len(tokens)))
        if layout.clause[near] == layout.clause[at] and near not in range(money.first, money.last)
    ]
    if any(tokens[near].kind == "word" and not _is_of_journey(tokens[near]) for near in behind):
        return False
    own = range(money.first, money.last)
    return any(_is_currency(token) for near, token in enumerate(tokens) if near not in own)


def _is_of_journey(token: Token) -> bool:
    return token.text in _JOURNEY or not _DATED.isdisjoint(token.senses)


def _is_currency(token: Token) -> bool:
    return token.kind == "money_mark" or "currency" in token.senses


def _came(tokens: Sequence[Token], day: When, money: Money, layout: Layout) -> bool:
    """True for the day right behind `utbetalt`, `mottok jeg`, in the sentence of the sum."""
    same = layout.sentence[day.first] == layout.sentence[money.first]
    return same and any(text_at(tokens, day.first - step) in _GOT for step in (1, 2))
