"""What one negation denies of a whole list: `ingen kjøring, parkering eller andre utlegg`."""

from collections.abc import Mapping, Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.lines.told.frames import is_light
from parsers.text.lines.told.received import GOT, PAID_OUT
from parsers.text.spans.mentions import indices
from parsers.text.words.tokens import Token, is_but, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet 10.11. Har ikke kjøring, parkering eller andre utlegg.": ["fee-executive 10.11"],
    "Formannskapet 10.11. Hadde verken kjøring, parkering eller bompenger.": ["fee-executive 10.11"],
    "Formannskapet 10.11, ingen kjøring, diett eller tapt arbeidsfortjeneste": ["fee-executive 10.11"],
    "Formannskapet 10.11. Korkje køyring, bompengar eller parkering denne gongen": ["fee-executive 10.11"],
    "Executive committee 10 November. No driving, parking or other expenses.": ["fee-executive 10.11"],
    "Ingen kjøring, utlegg eller møter i juli": [],
    "Jeg har verken timer, kjøring eller utlegg å melde inn for juli": [],
    "Formannskapet 10.11. Ingen kjøring, parkering 60 kr eller deromkring": ["fee-executive 10.11", "parking 10.11 60"],
    "Formannskapet 10.11. Ingen kjøring og utlegg.": ["fee-executive 10.11"],
    "Ingen kjøring og formannskapet 10.11": ["fee-executive 10.11"],
    "Formannskapet 10.11. Ingen kjøring, men bom og parkering": [
        *("fee-executive 10.11", "toll 10.11 ?amount", "parking 10.11 ?amount"),
    ],
    "Formannskapet 10.11. Ingen kjøring, parkering 60 kr": ["fee-executive 10.11", "parking 10.11 60"],
}
_FEES = frozenset({"godtgjørelse", "godtgjersle", "godtgjøring", "honorar", "fee"})
_OR = frozenset({"eller", "or", "nor"})
_AND = frozenset({"og", "and"})
_REST = frozenset(
    {"andre", "annet", "anna", "other", "noen", "noe", "nokon", "noko", "any", "hatt", "had", "hadde"}
    | {"til", "av", "for", "e.l", "el", "osv", "denne", "this", "utgifter", "kostnader", "expenses"}
)
_THINGS = ("drive", "meeting", "hour", "receipt", "per_diem", "lost", "food", "meal", "trip")
_LONGEST = 20
"""Tokens of a list; keeps hostile texts linear."""


def denied_lists(analysis: Analysis, owed: Set[int] = frozenset()) -> Set[int]:
    """The tokens of lists of several things that a negation stands before, which is none of those `owed`.

    The last is joined by `eller`, or by `og` where nothing follows: `ingen kjøring og formannskapet 10.11`.
    """
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    begins = [at for at in analysis.spots.get("negation", ()) if at + 1 < len(tokens) and at not in owed]
    named = indices(analysis.named) if begins else set()
    if begins and not analysis.said.isdisjoint(_FEES):
        paid = {sentence[at] for at in (*said_at(tokens, GOT | PAID_OUT), *analysis.spots.get("pay", ()))}
        named |= {at for at in said_at(tokens, _FEES) if sentence[at] not in paid}
    return {place for at in begins for place in _list(tokens, at + 1, sentence, named)}


def _list(tokens: Sequence[Token], first: int, sentence: Sequence[int], named: Set[int]) -> range:
    """The places of the list that begins there; empty where it is none."""
    either = both = False
    last = first
    for at in range(first, min(first + _LONGEST, len(tokens))):
        token = tokens[at]
        if sentence[at] != sentence[first] or is_but(token):
            break
        if at in named or any(sense in token.senses for sense in _THINGS):
            last = at + 1
        elif token.text in _OR:
            either = True
        elif token.text in _AND:
            both = True
        elif token.text not in (",", ".") and not (token.kind == "word" and (token.text in _REST or is_light(token))):
            both = False
            break
    return range(first, last) if either or both else range(0)
