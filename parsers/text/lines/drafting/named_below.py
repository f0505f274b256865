"""Outlays of any kind are of the one that a sentence below them names: `Utleggene er utlegg støttekontakt`."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import text_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Dato; km; utlegg\n3.11.2026; 14; 65 (kafé)\n10.11.2026; 38; 190\n\nUtleggene er utlegg støttekontakt.": [
        *("mileage 03.11 14", "support-outlay 03.11 65", "mileage 10.11 38", "support-outlay 10.11 190"),
    ],
    "Dato; km; utlegg\n3.11.2026; 14; 65\n10.11.2026; 38; 190\n\nAlle utlegga er parkering.": [
        *("mileage 03.11 14", "parking 03.11 65", "mileage 10.11 38", "parking 10.11 190"),
    ],
    "3.11 utlegg 65 kr. 10.11 parkering 190 kr.": ["outlay 03.11 65", "parking 10.11 190"],
}
_OUTLAYS = frozenset({"utleggene", "utlegga", "utleggja", "utlegg", "outlays", "expenses"})
_BEING = frozenset({"er", "var", "are", "were"})


def named_below(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> list[Draft]:
    """The drafts, those of any outlay with the type that such a sentence names, and without its name."""
    if analysis.said.isdisjoint(_OUTLAYS):
        return list(drafts)
    naming = next((one for one in drafts if _names(one, analysis, types)), None)
    general = [one for one in drafts if one.general and one.moneys and naming and one.first < naming.first]
    if naming is None or not general:
        return list(drafts)
    for one in general:
        one.codes, one.general = naming.codes, False
    said = naming.sentence
    return [one for one in drafts if one is not naming and not (one.general and one.sentence == said)]


def _names(draft: Draft, analysis: Analysis, types: TypeIndex) -> bool:
    """True for the one outlay behind `utleggene er`, without a value and a day."""
    tokens, first = analysis.tokens, draft.first
    amount = len(draft.codes) == 1 and types.units(draft.codes) == {"amount"} and not draft.general
    told = text_at(tokens, first - 1) in _BEING and text_at(tokens, first - 2) in _OUTLAYS
    return amount and told and not (draft.measured or draft.dates)
