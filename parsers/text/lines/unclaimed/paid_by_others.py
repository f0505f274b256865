"""Sums of which a text says that somebody else paid them: `rakene til 1 200 kr har FAU betalt`."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.told.doings import Act, doings
from parsers.text.spans.mentions import Mention, Money

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Utlegg 10.11: jord 50 kr. Rakene til 1 200 kr har FAU betalt.": ["outlay 10.11 50"],
    "Utlegg 10.11: jord 50 kr. Rakene til 1 200 kr betalte Kari.": ["outlay 10.11 50"],
    "Utlegg 10.11: jord 50 kr. Rivene til 1 200 kr er betalt av kommunen.": ["outlay 10.11 50"],
    "Taxi 10.11 50 kr. Kursavgiften på 2 900 kr har sjefen betalt med kortet sitt.": ["taxi 10.11 50"],
    "Taxi 10 November NOK 50. The books for NOK 1200 were paid by my boss.": ["taxi 10.11 50"],
    "Utlegg 10.11: jord 50 kr. Rakene til 1 200 kr har jeg betalt.": ["outlay 10.11 50", "outlay 10.11 1200"],
    "Utlegg 10.11: jord 50 kr. Rakene til 1 200 kr har kommunen ikke betalt.": ["outlay 10.11 50", "outlay 10.11 1200"],
    "Utlegg 10.11: rakene til 1 200 kr betalte Kari, men jeg har vippset henne": ["outlay 10.11 1200"],
}
_ACTS: Sequence[Act] = ("pay",)
_PAYING = frozenset({"pay", "advance", "treated"})


def without_paid_by_others(analysis: Analysis, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """The `mentions` without such sums; where a type is named beside one, its own draft tells who paid."""
    if _PAYING.isdisjoint(analysis.spots) or sum(isinstance(one, Money) for one in mentions) < len(("own", "theirs")):
        return mentions
    clause = analysis.layout.clause
    told = [doing for doing in doings(analysis, _ACTS) if not doing.whole]
    theirs = {clause[doing.at] for doing in told if not doing.own} - {clause[doing.at] for doing in told if doing.own}
    theirs -= {clause[one.first] for one in analysis.named}
    return [one for one in mentions if not (isinstance(one, Money) and clause[one.first] in theirs)]
