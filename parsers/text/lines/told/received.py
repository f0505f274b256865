"""What a message says one has been paid, and what was missing from it: `fått honorar, men ikke for kjøringen`."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import Distance, Money, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "For kommunestyret 10.11 har eg fått møtegodtgjersla, men ikkje for arbeidsdagen. "
    "Eg krev difor ulegitimert tapt arbeidsforteneste, 5 timar.": ["lost-undocumented 10.11 5"],
    "Møtegodtgjørelsen for kommunestyret 10.11 har jeg fått, men ikke kjøringen på 24 km": ["mileage 10.11 24"],
    "Møtegodtgjersla for formannskapet 10.11 er utbetalt, men ikkje drosjen på 240 kr": ["taxi 10.11 240"],
    "Formannskapet 10.11 har eg fått betalt for, men ikkje køyringa 24 km": ["mileage 10.11 24"],
    "Jeg har fått kjøregodtgjørelse for formannskapet 10.11, men ikke møtegodtgjørelse": ["fee-executive 10.11"],
    "For formannskapet 10.11 fikk jeg møtegodtgjørelse, men ikke for bom og parkering": [
        *("toll 10.11 ?amount", "parking 10.11 ?amount"),
    ],
    "I got the fee for the council meeting on 10 November, but nothing for lost earnings: 5 hours, undocumented": [
        "lost-undocumented 10.11 5",
    ],
    "Jeg fikk møtegodtgjørelse for formannskapet 3.11, men ikke for 10.11": ["fee-executive 10.11"],
    "Møtehonoraret for formannskapet 10.11 var med på lønna, men kjøringa på 24 km mangler": ["mileage 10.11 24"],
    "Formannskapet 3.11 har jeg fått, men ikke planutvalget 10.11": ["fee-planning 10.11"],
    "Formannskapet 10.11 er alt betalt. Krever kommunestyret 12.11": ["fee-council 12.11"],
    "Formannskapet 10.11 er godkjent. Nytt krav: kommunestyret 12.11": ["fee-council 12.11"],
    "Formannskapet 10.11 er alt godkjend. Krev kommunestyret 12.11": ["fee-council 12.11"],
    "The executive committee on 10 November has been approved. Planning committee 12 November": ["fee-planning 12.11"],
    "Formannskapet 10.11 er godkjent på forhånd": ["fee-executive 10.11"],
    "My claim for the executive committee 10 November is approved, new one: planning committee 12 November": [
        "fee-planning 12.11",
    ],
    "Reisen til formannskapet 10.11 er godkjent, 20 km": ["fee-executive 10.11", "mileage 10.11 20"],
    "Formannskapet 10.11 er ikke godkjent": ["fee-executive 10.11"],
    "Formannskapet 10.11. Fraværet fra jobb er godkjent": ["fee-executive 10.11"],
    "Har kvittering for taxi 10.11 240 kr, men ikke for bussen 38 kr": ["taxi 10.11 240", "transit 10.11 38"],
    "Har fått beskjed om at møtegodtgjørelse for formannskapet 10.11 må kreves her": ["fee-executive 10.11"],
    "For kommunestyret 10.11 har jeg ikke fått møtegodtgjørelsen": ["fee-council 10.11"],
    "Jeg skulle ha fått møtegodtgjørelse for kommunestyret 10.11": ["fee-council 10.11"],
    "Formannskapet 10.11. Fikk skyss hjem, men ikke drosje": ["fee-executive 10.11"],
}
GOT = frozenset({"fått", "fikk", "fekk", "mottatt", "mottok", "motteke", "received", "got"})
PAID_OUT = frozenset({"utbetalt", "utbetald", "utbetalte"})
_BEEN = frozenset({"er", "is", "blitt", "vorte", "ble", "vart", "been", "was", *GOT})
_ALREADY = frozenset({"alt", "allerede", "allereie", "nå", "no", "already", "now"})
_PASSED = words_of("hours_settled") | {"behandlet", "behandla", "handsama", "processed"}
_ITS_CLAIM = frozenset(
    {"møtet", "møte", "i", "meeting", "of", "the", "on", "og", "and", "men", "but", "at"}
    | {"kravet", "krav", "for", "mitt", "my", "claim", "fra", "from", "frå", "på"}
)
_FEES = frozenset({"fee", "godtgjørelsen", "godtgjøringen", "godtgjøringa", "godtgjersla"})
_ON = frozenset({"på", "i", "on", "in", "my", "the"})
_SLIPS = frozenset({"lønnsslippen", "lønnslippen", "lønsslippen", "lønslippen", "payslip", "slip", "utbetalinga"})
_WISHED = frozenset({"ha", "skulle", "skal", "burde", "bør", "kan", "kunne", "vil", "should", "would", "could", "can"})
_ELSE = frozenset({"beskjed", "melding", "vite", "høre", "høyre", "mail", "brev", "svar", "told", "word", "message"})
"""What else one may get than money."""
_RECEIPTS = frozenset({"kvittering", "kvitteringa", "kvitteringen", "kvitteringar", "kvitteringer", "receipt", "bilag"})
AMISS = frozenset({"lite", "mye", "mykje", "feil", "gal", "galt", "little", "much", "wrong", "halv", "half", "halve"})
_NOT = frozenset({"ikke", "ikkje", "not", "nothing"})
_BUT = frozenset({"men", "but", ",", "og", "and"})
_BUT_ONLY = frozenset({"men", "but"})
_BETWEEN = frozenset({"har", "have", "jeg", "eg", "i"})
_MOST_BETWEEN = 3


def received(analysis: Analysis) -> Set[int]:
    """The clauses that say one has had money, without a sum: `har eg fått møtegodtgjersla`."""
    found = _told_paid(analysis)
    return found - _uncertain(analysis) if found else frozenset()


def fees_received(analysis: Analysis) -> Set[int]:
    """The clauses of those that speak of a meeting's fee, or of no drive."""
    found = received(analysis)
    if not found:
        return found
    clause, spots = analysis.layout.clause, analysis.spots
    driven = {clause[at] for at in spots.get("drive", ())}
    return found & _of_fees(analysis) | found - driven


def missing_from_it(analysis: Analysis) -> Set[int]:
    """The negations after such a clause in its sentence, that tell what is claimed: `men ikke for kjøringen`."""
    if "negation" not in analysis.spots:
        return frozenset()
    clause, sentence = analysis.layout.clause, analysis.layout.sentence
    heads = received(analysis) | _with_receipt(analysis)
    begins = {sentence[at]: at for at in (bisect_left(clause, number) for number in sorted(heads, reverse=True))}
    return {
        at
        for at in (analysis.spots["negation"] if heads else ())
        if begins.get(sentence[at], at) < at and clause[at] not in heads and _opens(analysis, at)
    }


def _told_paid(analysis: Analysis) -> set[int]:
    """The clauses with words of being paid, and of what is on the payslip."""
    tokens, clause, spots = analysis.tokens, analysis.layout.clause, analysis.spots
    had = [*said_at(tokens, GOT | PAID_OUT)] if not analysis.said.isdisjoint(GOT | PAID_OUT) else []
    had += [at for at in spots.get("pay", ()) if _has_been(tokens, at)]
    fees = _of_fees(analysis)
    paid = fees.union(clause[at] for sense in ("pay", "wages") for at in spots.get(sense, ()))
    paid |= {clause[at] for at in had if tokens[at].text in PAID_OUT or text_at(tokens, at + 1) == "for"}
    paid |= {clause[at] for at in had if not _BUT_ONLY.isdisjoint({text_at(tokens, at + 1), text_at(tokens, at + 2)})}
    paid |= {clause[at] for at in spots.get("drive", ()) if tokens[at].senses["drive"] == "word"}
    slips = [*spots.get("wages", ()), *spots.get("payout", ()), *said_at(tokens, _SLIPS)] if fees else []
    told = {clause[at] for at in had} & paid | {
        clause[at] for at in spots.get("processed", ()) if _is_passed(analysis, at)
    }
    return told | {clause[at] for at in slips if text_at(tokens, at - 1) in _ON} & fees


def _has_been(tokens: Sequence[Token], at: int) -> bool:
    """True behind `er`, `er alt`, `has already been`."""
    return text_at(tokens, at - 1 - (text_at(tokens, at - 1) in _ALREADY)) in _BEEN


def _is_passed(analysis: Analysis, at: int) -> bool:
    """True for the last word of `formannskapet 10.11 er godkjent`, `kravet for planutvalet er alt attestert`.

    `Godkjent på forhånd` tells of what was yet to be, `reisen til formannskapet er godkjent` of something else.
    """
    tokens, clause = analysis.tokens, analysis.layout.clause
    closes = at + 1 >= len(tokens) or tokens[at + 1].kind != "word" or clause[at + 1] != clause[at]
    if not closes or tokens[at].text not in _PASSED or not _has_been(tokens, at):
        return False
    first = bisect_left(clause, clause[at])
    named = next((one.first for one in analysis.named if first <= one.first < at), None)
    return named is not None and all(tokens[near].text in _ITS_CLAIM for near in range(first, named))


def _with_receipt(analysis: Analysis) -> set[int]:
    """The clauses that say of what one has a receipt: `har kvittering for drosjen`."""
    clause, spots = analysis.layout.clause, analysis.spots
    if analysis.said.isdisjoint(_RECEIPTS):
        return set()
    had = {clause[at] for sense in ("having", "getting", "entered", "enclosed") for at in spots.get(sense, ())}
    receipts = {clause[at] for at in said_at(analysis.tokens, _RECEIPTS)}
    return had & receipts - {clause[at] for at in spots.get("negation", ())}


def _of_fees(analysis: Analysis) -> set[int]:
    """The clauses that name a meeting's fee."""
    clause = analysis.layout.clause
    named = said_at(analysis.tokens, _FEES) if not _FEES.isdisjoint(analysis.said) else ()
    return {clause[at] for at in (*analysis.spots.get("fee", ()), *named)}


def _uncertain(analysis: Analysis) -> set[int]:
    """The clauses that deny, wish or ask, that call it wrong, and those of something that is measured."""
    clause, spots = analysis.layout.clause, analysis.spots
    found = {clause[at] for sense in ("negation", "condition", "should") for at in spots.get(sense, ())}
    found |= {clause[at] for at in said_at(analysis.tokens, _WISHED | _ELSE | AMISS | _RECEIPTS)}
    found |= {clause[one.first] for one in analysis.mentions if isinstance(one, (Distance, Money))}
    return found.union(analysis.layout.asking)


def _opens(analysis: Analysis, negation: int) -> bool:
    """True for `men ikke`, `, ikke`, `but not`, and `men har ikke fått`."""
    tokens = analysis.tokens
    if tokens[negation].text not in _NOT:
        return False
    before = negation - 1
    while negation - before <= _MOST_BETWEEN and text_at(tokens, before) in _BETWEEN:
        before -= 1
    told = before == negation - 1 or text_at(tokens, negation + 1) in GOT
    return told and text_at(tokens, before) in _BUT and not has(tokens, negation + 1, "claiming")
