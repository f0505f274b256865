"""What did not come on a claim, `formannskapet 10.11 kom ikke med i kravet sist`, is claimed now."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet 10.11 kom ikke med i kravet sist": ["fee-executive 10.11"],
    "Formannskapet 10.11 ble ikke med i forrige krav, 24 km": ["fee-executive 10.11", "mileage 10.11 24"],
    "Eg ser at formannskapet 10.11 ikkje kom med i kravet mitt": ["fee-executive 10.11"],
    "The executive committee 10 November was not included in my last claim": ["fee-executive 10.11"],
    "Formannskapet 10.11 skal ikke med i kravet": [],
    "Formannskapet 10.11: jeg kom ikke": [],
}
_COMING = frozenset({"kom", "kome", "blei", "ble", "vart", "var", "was", "vært", "vore", "been", "har", "has", "made"})
_WITH = frozenset({"med", "tatt", "teke", "teken", "inn", "included", "kom", "kome", "on", "in", "it", "onto"})
_ON = frozenset({"i", "på", "in", "on"})
_WHICH = frozenset({"det", "the", "my", "mitt", "min", "forrige", "førre", "last", "siste"})


def left_off(analysis: Analysis) -> set[int]:
    """The clauses that say so; a wish that it be left off says something else."""
    if "negation" not in analysis.spots or "claim_word" not in analysis.spots:
        return set()
    return {analysis.layout.clause[at] for at in analysis.spots["negation"] if _is_left_off(analysis.tokens, at)}


def _is_left_off(tokens: Sequence[Token], negation: int) -> bool:
    """True for `kom ikke med i kravet`, `ikke kom med i kravet`, `was not included in my claim`."""
    at = negation + 1
    came = text_at(tokens, negation - 1) in _COMING or text_at(tokens, at) in _COMING
    while text_at(tokens, at) in _WITH or has(tokens, at, "counting_in"):
        at += 1
    told = at > negation + 1
    at += text_at(tokens, at) in _ON
    while text_at(tokens, at) in _WHICH:
        at += 1
    return came and told and has(tokens, at, "claim_word")
