"""Meetings that only say which claim something was missing from: `glemte drosjen i kravet for formannskapet 3.11`."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Jeg har utelatt drosjen 140 kr i kravet for formannskapet 3.11, legg det til": ["taxi 03.11 140"],
    "Jeg glemte drosjen 140 kr i kravet for formannskapet 3.11": ["taxi 03.11 140"],
    "Eg gløymde drosja 140 kr i kravet mitt for formannskapet 3.11": ["taxi 03.11 140"],
    "I kravet for formannskapet 3.11 og planutvalget 5.11 glemte jeg parkering 3.11, 60 kr": ["parking 03.11 60"],
    "Har glemt kjøring 24 km på reiseregningen for planutvalget 3.11": ["mileage 03.11 24"],
    "Drosje 140 kr kom ikke med i kravet for formannskapet 3.11": ["taxi 03.11 140"],
    "I forgot the taxi 140 kr in my claim for the executive committee on 3 November": ["taxi 03.11 140"],
    "The taxi 140 kr is missing from my claim for the executive committee 3 November": ["taxi 03.11 140"],
    "Her er kravet for formannskapet 3.11, drosje 140 kr": ["fee-executive 03.11", "taxi 03.11 140"],
    "Jeg glemte å sende kravet for formannskapet 3.11, drosje 140 kr": ["fee-executive 03.11", "taxi 03.11 140"],
    "Drosje 140 kr ble ikke tatt med i kravet for formannskapet 3.11": ["taxi 03.11 140"],
    "I have not been paid on my claim for the executive committee on 3 November": ["fee-executive 03.11"],
    "I mitt krav for formannskapet 3.11 er 24 km, ikke passasjerer": ["fee-executive 03.11", "mileage 03.11 24"],
    "Please find in my claim for the executive committee on 3 November 24 km, no passengers": [
        *("fee-executive 03.11", "mileage 03.11 24"),
    ],
    "Jeg glemte å føre meg i kravet for formannskapet 3.11": ["fee-executive 03.11"],
    "Jeg har ikke diett i kravet for formannskapet 3.11, men kjørte 24 km": [
        *("fee-executive 03.11", "mileage 03.11 24"),
    ],
    "Jeg glemte formannskapet 3.11 i kravet for november": ["fee-executive 03.11"],
    "Formannskapet 10.11. I kravet for oktober glemte jeg parkering 27.10, 60 kr": [
        *("fee-executive 10.11", "parking 27.10 60"),
    ],
}
_MISSING = words_of("left_forgotten") | words_of("omitted") | {"left"}
_IN = frozenset({"i", "in", "på", "on", "from", "fra", "frå"})
_WHICH = frozenset({"det", "the", "my", "mitt", "min", "forrige", "førre", "last", "siste"})
_FOR = frozenset({"for", "fra", "frå", "til", "from", "om"})
_LISTING = frozenset({",", "og", "and", "the", "møtet", "i", "of", "meeting", "den", "on"})
_INCLUDED = frozenset({"med", "tatt", "teken", "tatte", "tekne", "kom", "komme", "kome", "inn", "on", "part"})
"""What was not so was missing: `ikke med i kravet`, not `ikke diett i kravet`."""
_MYSELF = frozenset({"meg", "myself"})
_WITHIN = 3
_MOST = 20


def of_earlier_claims(analysis: Analysis) -> Set[int]:
    """The first tokens of the names behind `i kravet for`, in sentences that say that something was missing."""
    claims = analysis.spots.get("claim_word", ())
    if not claims or not ("negation" in analysis.spots or not _MISSING.isdisjoint(analysis.said)):
        return frozenset()
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    missing = {sentence[at] for at, token in enumerate(tokens) if token.text in _MISSING}
    missing -= {sentence[at] for at, token in enumerate(tokens) if token.text in _MYSELF}
    denied = {_behind_included(tokens, at + 1) for at in analysis.spots.get("negation", ())}
    return {
        first
        for at in claims[:_MOST]
        if (before := _leads_in(tokens, at)) is not None and (sentence[at] in missing or before in denied)
        for first in _named_behind(analysis, at)
    }


def _behind_included(tokens: Sequence[Token], at: int) -> int:
    """Where `tatt med`, `included` ends; the same place where no such words stand there."""
    while text_at(tokens, at) in _INCLUDED or has(tokens, at, "counting_in") or has(tokens, at, "entered"):
        at += 1
    return at


def _leads_in(tokens: Sequence[Token], claim: int) -> int | None:
    """Where `i kravet`, `from my claim` begins, if it does."""
    before = claim - 1
    while claim - before < _WITHIN and text_at(tokens, before) in _WHICH:
        before -= 1
    return before if text_at(tokens, before) in _IN else None


def _named_behind(analysis: Analysis, claim: int) -> Iterator[int]:
    """The names listed right behind `kravet for`, each with its day."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    at = claim + 1
    at += text_at(tokens, at) in _WHICH or has(tokens, at, "own")
    if text_at(tokens, at) not in _FOR:
        return
    at, last = at + 1, bisect_right(sentence, sentence[claim])
    held = {index for one in analysis.dated for index in range(one.when.first, one.when.last)}
    named = {one.first: one.last for one in analysis.named[bisect_left([one.first for one in analysis.named], at) :]}
    while at < last and (at in named or at in held or text_at(tokens, at) in _LISTING):
        if at in named:
            yield at
        at = named.get(at, at + 1)
