"""What others paid back of a sum, or a shop took off, is asked about: `taxi 380 kr, Ola vippset meg 190 kr`."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from itertools import pairwise

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Mention, Money, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Taxi 10.11 380 kr, Ola vippset meg 190 kr": ["taxi 10.11 ?amount"],
    "Taxi hjem 10.11 380 kr, delte med Ola som vippset meg 190 kr.": ["taxi 10.11 ?amount"],
    "Drosje 10.11 380 kr, fekk 190 kr av Ola på vipps": ["taxi 10.11 ?amount"],
    "Ferje 10.11 2 x 89 kr, fikk 20 kr tilbake": ["ferry 10.11 2 ?amount"],
    "Togbillett 10.11 2 x 349 kr. Fikk 100 kr i rabatt.": ["transit 10.11 2 ?amount"],
    "Parkering 10.11 120 kr, 20 kr rabatt": ["parking 10.11 ?amount"],
    "Ferje 10.11 198 kr, fikk 10 % rabatt.": ["ferry 10.11 ?amount"],
    "Buss 10.11: tre billetter à 215 kr, de to andre har vippset meg": ["transit 10.11 3 ?amount"],
    "Buss 10.11: 3 billettar à 215 kr, Ola og Kari har vippsa for sine.": ["transit 10.11 3 ?amount"],
    "Tog 10.11, 2 billetter à 349 kr, den ene var til Kari som har betalt meg.": ["transit 10.11 2 ?amount"],
    "Train 10 November: 2 tickets at 349 kr, one for my colleague who paid me back.": ["transit 10.11 2 ?amount"],
    "Taxi 10.11 540 kr, vi var tre og de andre har vippset sin del.": ["taxi 10.11 ?amount"],
    "Taxi 10.11 540 kr, de andre har ikke vippset meg": ["taxi 10.11 540"],
    "Taxi 10.11 540 kr, jeg vippset sjåføren": ["taxi 10.11 540"],
    "Taxi 10.11 540 kr, betalt med Vipps": ["taxi 10.11 540"],
    "Taxi 10.11 540 kr. Jeg vippset Ola 60 kr for parkering": ["taxi 10.11 540", "parking 10.11 60"],
    "Taxi 10.11 540 kr, tok bussen tilbake 45 kr": ["taxi 10.11 540", "transit 10.11 45"],
    "Hotell 10.11 890 kr med rabatt, parkering 60 kr": ["hotel 10.11 890", "parking 10.11 60"],
    "Taxi 10.11 540 kr. Fikk kvittering på parkering 60 kr": ["taxi 10.11 540", "parking 10.11 60"],
    "Taxi 10.11 540 kr. Vippset 60 kr til Kari for parkering": ["taxi 10.11 540", "parking 10.11 60"],
    "Taxi 10.11 540 kr. Vippset 60 kr for parkering": ["taxi 10.11 540", "parking 10.11 60"],
    "Taxi 10.11 540 kr. Kan dere betale meg?": ["taxi 10.11 540"],
    "Taxi 10.11 540 kr. Fint om dere betaler meg!": ["taxi 10.11 540"],
    "Taxi 10.11 540 kr. Har dere betalt meg?": ["taxi 10.11 540"],
    "Taxi 10.11 540 kr. Please pay me.": ["taxi 10.11 540"],
    "Parkering 10.11 60 kr. Beløpet ønskes overført til meg.": ["parking 10.11 60"],
    "Parkering 10.11 60 kr. Vil gjerne ha dette tilbakebetalt til meg.": ["parking 10.11 60"],
    "Parkering 10.11 60 kr. Please have it reimbursed to me.": ["parking 10.11 60"],
    "Ferje 10.11 198 kr minus 10 % rabatt": ["ferry 10.11 ?amount"],
    "Hotell 10.11 890 kr inkl. 10 % rabatt": ["hotel 10.11 890"],
    "Togbillett 10.11 399 kr (25 % rabatt)": ["transit 10.11 399"],
    "Tog 10.11 399 kr, honnør 50 % rabatt": ["transit 10.11 399"],
    "Bom 10.11 30 kr (20 % rabatt med brikke)": ["toll 10.11 30"],
}
_REPAID = words_of("paid_over")
_DISCOUNTS = frozenset({"rabatt", "avslag", "pant", "discount", "returpant"})
_ME = frozenset({"meg", "me"})
_THEIRS = frozenset({"sin", "sitt", "sine", "seg", "theirs", "their"})
_FROM = frozenset({"av", "fra", "frå", "from"})
_IN = frozenset({"i", "in"})
_PERCENT = frozenset({"%", "prosent", "percent"})
_HAD = frozenset({"har", "hadde", "ha", "has", "have", "had"})
_PAID = frozenset({"betalte", "betalt", "paid", "payed"})
_AFTER_HAVING = frozenset({"betalt", "overført", "tilbakebetalt", "attendebetalt"})
"""Forms that ask for it without `har`: ønskes overført til meg."""
_ASKED = (
    frozenset({"kan", "kunne", "vil", "ville", "må", "bør", "skal", "få", "får", "ønsker", "ønskes", "ønskjer", "å"})
    | frozenset({"ynskjer", "ynskjest", "ønskjest", "håper", "håpar", "vær", "ver", "venleg", "vennligst", "dersom"})
    | frozenset({"dere", "dykk", "du", "kommunen", "om", "hvis", "viss"})
    | frozenset({"please", "can", "could", "would", "will", "should", "be", "get", "want", "like", "if"})
    | frozenset({"you", "municipality"})
)
_TO = frozenset({"til", "to"})
_CLOSING = frozenset({".", ",", ";", "!", "?", "(", ")", ":"})
_BEFORE = 8
"""Tokens of its clause before a verb, and before a percentage."""
_DENIED = 3
"""Tokens before the verb in which a negation, or the writer, stands."""
_REACH = 16
"""Tokens from a sum to what was paid back of it."""
_MOST = 20
"""Such words that are looked at: keeps hostile texts linear."""


def without_got_back(tokens: Sequence[Token], mentions: list[Mention], layout: Layout, said: Set[str]) -> list[Mention]:
    """The mentions without such sums, and with the sum they are of as one that is asked about."""
    if said.isdisjoint(_REPAID | _DISCOUNTS | _ME) and not any("getting" in one.senses for one in tokens):
        return mentions
    sums = [one for one in mentions if isinstance(one, Money)][:_MOST]
    held: dict[int, Money] = {}
    gone: set[int] = set()
    for whole, part in pairwise(sums):
        price = whole.amount * (whole.times or 1)
        near = id(whole) not in gone and part.amount < price and _is_near(layout, whole, part.first)
        if near and _is_got_back(tokens, whole.last, part):
            rest = replace(whole, result=price - part.amount, shared=None)
            held[id(whole)] = replace(whole, about=True) if whole.rate else rest  # 3 kanner à 89 kr
            gone.add(id(part))
    for at in _paid_back(tokens):
        before = [one for one in sums if one.last <= at and id(one) not in gone]
        if before and _is_near(layout, before[-1], at) and id(before[-1]) not in held:
            held[id(before[-1])] = replace(before[-1], about=True)
    return [held.get(id(one), one) for one in mentions if id(one) not in gone] if held else mentions


def _is_near(layout: Layout, whole: Money, at: int) -> bool:
    """True in the sentence of the sum, or near it in the next."""
    return layout.sentence[at] - layout.sentence[whole.first] <= 1 and at - whole.last <= _REACH


def _is_got_back(tokens: Sequence[Token], since: int, part: Money) -> bool:
    """True for `vippset meg 190 kr`, `fikk 20 kr tilbake`, `fikk 190 kr av Ola`, `100 kr i rabatt`, `20 kr rabatt`."""
    verb = part.first - 1 - (text_at(tokens, part.first - 1) in _ME)
    if text_at(tokens, verb) in _REPAID and verb >= since and not _is_apart(tokens, verb):
        return not _is_own(tokens, verb, part)
    after = part.last + (text_at(tokens, part.last) in _IN)
    if text_at(tokens, after) in _DISCOUNTS:
        return True
    verb = part.first - 1 - has(tokens, part.first - 1, "returned")
    if not has(tokens, verb, "getting"):
        return False
    return verb < part.first - 1 or has(tokens, part.last, "returned") or text_at(tokens, part.last) in _FROM


def _paid_back(tokens: Sequence[Token]) -> Iterator[int]:
    """Where the text says that others paid the writer, and not how much; and discounts in percent."""
    for at in said_at(tokens, _REPAID)[:_MOST]:
        after = tokens[at + 1 : at + 3]
        told = any(one.text in _ME | _THEIRS for one in after) and not any(one.kind == "num" for one in after)
        if told and not _is_apart(tokens, at):
            yield at
    for at in said_at(tokens, _ME)[:_MOST]:
        paid = text_at(tokens, at - 1) in _PAID and at > 1 and not _is_apart(tokens, at - 1)
        if paid and not has(tokens, at + 1, "from") and _ends(tokens, at + 1):
            yield at
    for at in said_at(tokens, _DISCOUNTS)[:_MOST]:
        if text_at(tokens, at - 1) in _PERCENT:
            led = list(_before(tokens, at))
            if any("getting" in one.senses or one.text == "minus" for one in led):
                yield at


def _ends(tokens: Sequence[Token], at: int) -> bool:
    """True where the clause ends, but for `tilbake` and `for sitt`."""
    at += has(tokens, at, "returned")
    at += 2 * (text_at(tokens, at) == "for" and text_at(tokens, at + 1) in _THEIRS)
    return at >= len(tokens) or tokens[at].kind != "word"


def _is_own(tokens: Sequence[Token], verb: int, part: Money) -> bool:
    """True for what the writer paid for another thing: `540 kr. Vippset 60 kr til Kari for parkering`."""
    opens = verb == 0 or tokens[verb - 1].kind == "nl" or text_at(tokens, verb - 1) in _CLOSING
    if not opens or verb != part.first - 1:
        return False
    at = part.last + 2 * (text_at(tokens, part.last) in _TO)
    thing = text_at(tokens, at + 1)
    if text_at(tokens, at) != "for" or not thing or thing in _ME | _THEIRS:
        return False
    before = {one.text for one in tokens[max(0, verb - _REACH) : verb] if one.kind == "word"}
    return not thing.startswith(tuple(before))  # taxi 540 kr. Vippset 60 kr for taxien


def _is_past(tokens: Sequence[Token], verb: int) -> bool:
    """True for `har betalt`, `har overført`, `vippset`."""
    return tokens[verb].text not in _AFTER_HAVING or any(one.text in _HAD for one in _before(tokens, verb))


def _before(tokens: Sequence[Token], at: int) -> Iterator[Token]:
    """What stands before the token in its clause, nearest first."""
    for place in range(at - 1, max(-1, at - _BEFORE), -1):
        if tokens[place].kind == "nl" or tokens[place].text in _CLOSING:
            return
        yield tokens[place]


def _is_apart(tokens: Sequence[Token], verb: int) -> bool:
    """True where the verb is denied, asked for or the writer's: `har ikke vippset meg`, `jeg vippset Ola`."""
    near = (*tokens[max(0, verb - _DENIED) : verb], *tokens[verb + 1 : verb + 2])
    if any("negation" in one.senses or (one.writer and one.text not in _ME) for one in near):
        return True
    return not _is_past(tokens, verb) or any(one.text in _ASKED for one in _before(tokens, verb))
