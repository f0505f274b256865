"""Who the writer says to be before asking something: `Jeg er støttekontakt. Får jeg …?` claims nothing."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import is_of_writer
from parsers.text.words.lexicon import words_of

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Jeg er støttekontakt for en gutt på ti år. Får jeg kilometergodtgjørelse når han sitter på?": [],
    "Hei, jeg er ny som avlaster. Hvor sender jeg timene?": [],
    "Eg byrjar som støttekontakt 1. september. Må eg ta vare på kvitteringar for kino?": [],
    "Eg er avlastar for ei jente på 8 år. Kva er satsen for eit døgn?": [],
    "I am a support contact. If I lose the receipt for a cinema ticket, can I still get the money back?": [],
    "I work as a respite carer. Do I get paid for driving?": [],
    "Jeg er ny vara i formannskapet. Får jeg godtgjørelse når jeg møter?": [],
    "Jeg er støttekontakt. 3 timer 9.11. Får jeg kilometergodtgjørelse?": ["support-hour 09.11 3"],
    "Jeg var støttekontakt 9.11. Får jeg dekket kino?": ["support-hour 09.11 ?quantity"],
}
_BEING = words_of("being_by_now")
"""Verbs of what one is, and of what one begins to be."""
_WITHIN = 8


def without_introductions(drafts: list[Draft], analysis: Analysis) -> list[Draft]:
    """No drafts where a question is asked and all that seems claimed is who the writer is; else the drafts."""
    if not analysis.layout.asking or analysis.said.isdisjoint(_BEING):
        return drafts
    return [] if all(_is_introduction(draft, analysis) for draft in drafts) else drafts


def _is_introduction(draft: Draft, analysis: Analysis) -> bool:
    """True for a role that nothing outside the question measures, behind `jeg er`."""
    sentence, asking = analysis.layout.sentence, analysis.layout.asking
    told = (*draft.durations, *draft.clocks, *draft.moneys, *draft.distances, *draft.counts)
    if draft.kind != "expense" or any(sentence[one.first] not in asking for one in told):
        return False
    near = range(max(0, draft.first - _WITHIN), draft.first)
    return any(_is_said(analysis, at) for at in near if sentence[at] == draft.sentence)


def _is_said(analysis: Analysis, at: int) -> bool:
    """True for `jeg er`, `nå begynner jeg`."""
    tokens = analysis.tokens
    return tokens[at].text in _BEING and is_of_writer(tokens, at)
