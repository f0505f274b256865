"""Sums that somebody else paid, or that are the writer's own affair: `rakene til 1 200 kr har FAU betalt`."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.told.doings import doings
from parsers.text.lines.told.telling import Act
from parsers.text.spans.mentions import Mention, Money, has, text_at
from parsers.text.words.tokens import said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Utlegg 10.11: jord 50 kr. Rakene til 1 200 kr har FAU betalt.": ["outlay 10.11 50"],
    "Utlegg 10.11: jord 50 kr. Rakene til 1 200 kr betalte Kari.": ["outlay 10.11 50"],
    "Utlegg 10.11: jord 50 kr. Rivene til 1 200 kr er betalt av kommunen.": ["outlay 10.11 50"],
    "Taxi 10.11 50 kr. Kursavgiften på 2 900 kr har sjefen betalt med kortet sitt.": ["taxi 10.11 50"],
    "Taxi 10 November NOK 50. The books for NOK 1200 were paid by my boss.": ["taxi 10.11 50"],
    "Taxi 10.11 50 kr. Permer til 936 kr bestilte jeg på kommunens konto.": ["taxi 10.11 50"],
    "Taxi 10.11 50 kr. Fakturaen på 936 kr kommer til dere.": ["taxi 10.11 50"],
    "Ferge 10.11 86 kr. (Fylte på 500 kr på fergekortet, men det er jo mine egne penger)": ["ferry 10.11 86"],
    "Ferje 10.11 86 kr. Fylte på 500 kr på kortet samtidig, det er mine eigne pengar": ["ferry 10.11 86"],
    "Ferge 10.11 86 kr, betalt med mine egne penger": ["ferry 10.11 86"],
    "Ferry 10 November 86 kr. I topped up the card with 500 kr, but that is my own money": ["ferry 10.11 86"],
    "Utlegg 10.11: kake 200 kr, gave 300 kr, det er mine egne penger, så jeg vil ha dem igjen": [
        *("outlay 10.11 200", "outlay 10.11 300"),
    ],
    "Bought cake 200 kr and gift 300 kr on 10 November, it is my own money": ["outlay 10.11 200", "outlay 10.11 300"],
    "Utlegg 10.11: jord 50 kr. Rakene til 1 200 kr har jeg betalt.": ["outlay 10.11 50", "outlay 10.11 1200"],
    "Utlegg 10.11: jord 50 kr. Rakene til 1 200 kr har kommunen ikke betalt.": ["outlay 10.11 50", "outlay 10.11 1200"],
    "støttekontakt 10.11 2 timer, kino 150 kr for meg, han betalte selv": [
        "support-hour 10.11 2",
        "support-outlay 10.11 150",
    ],
    "støttekontakt 10.11 2 timar, kinobilletten min 150 kr, ho betalte sjølv": [
        *("support-hour 10.11 2", "support-outlay 10.11 150"),
    ],
    "støttekontakt 10.11 2 timer, kino 150 kr, det betalte han": ["support-hour 10.11 2"],
    "Utlegg 10.11: rakene til 1 200 kr betalte Kari, men jeg har vippset henne": ["outlay 10.11 1200"],
}
_ACTS: Sequence[Act] = ("pay",)
_PAYING = frozenset({"pay", "advance", "treated", "bill", "payer"})
_MONEY, _OWN = frozenset({"penger", "pengar", "money"}), frozenset({"egne", "eigne", "own"})
_FILLING = frozenset({"fylte", "fyllte", "fyller", "fylt", "lada", "ladet", "filled", "topped", "loaded"})
"""How money is put on a card."""
_IT = frozenset({"det", "dette", "that", "it"})
_BEING = frozenset({"er", "var", "is", "was"})
_MOST = 20
"""Words for money that are looked at: keeps hostile texts linear."""


def without_paid_by_others(analysis: Analysis, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The `mentions` without such sums, and without those said to be the writer's own to lose.

    Where a type is named beside a sum, its own draft tells who paid.
    """
    if _PAYING.isdisjoint(analysis.spots) and _MONEY.isdisjoint(analysis.said):
        return mentions
    clause = analysis.layout.clause
    sums = {clause[one.first] for one in mentions if isinstance(one, Money)}
    if len(sums) <= 1:
        return mentions
    told = [doing for doing in doings(analysis, _ACTS) if not doing.whole]
    theirs = {clause[doing.at] for doing in told if not doing.own} - {clause[doing.at] for doing in told if doing.own}
    theirs.update(_private(analysis))
    theirs -= {clause[one.first] for one in analysis.named}
    return [one for one in mentions if not (isinstance(one, Money) and clause[one.first] in theirs)]


def _private(analysis: Analysis) -> Iterator[int]:
    """The clause of `fylte på 500 kr, det er mine egne penger`; what is bought with one's own money is laid out."""
    tokens, clause, sentence = analysis.tokens, analysis.layout.clause, analysis.layout.sentence
    for at in said_at(tokens, _MONEY)[:_MOST]:
        first = bisect_left(clause, clause[at])
        if (
            text_at(tokens, at - 1) not in _OWN
            or tokens[first].text not in _IT
            or text_at(tokens, first + 1) not in _BEING
        ):
            continue
        before = first - 1
        while before > 0 and (tokens[before].kind == "sym" or has(tokens, before, "waiting")):
            before -= 1  # , men det er
        filled = (tokens[near].text in _FILLING for near in range(bisect_left(clause, clause[before]), before))
        if before > 0 and sentence[before] == sentence[at] and any(filled):
            yield clause[before]
