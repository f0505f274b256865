"""Fees that the writer says are not due: `ingen møtegodtgjørelse`, `skal ikke ha honorar`, `var ikke aktuelt`."""

from collections.abc import Iterable, Sequence

from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES = {
    "formannskapet i går, 24 km. Det er ikke noe honorar for seminaret": ["expense", "mileage"],
    "vi var på seminaret også, men det er ikke noe honorar for det. Formannskapet i går": ["expense"],
    "formannskapet i går, 24 km, men ikkje noko honorar for det": ["mileage"],
    "executive committee yesterday, 24 km. No fee for this one": ["mileage"],
    "formannskapet i går, 24 km. Ingen møtegodtgjørelse.": ["mileage"],
    "formannskapet i går, 24 km. Krev ikkje møtegodtgjersle": ["mileage"],
    "kommunestyret 12.11\nformannskapet 10.11, skal ikke ha møtegodtgjørelse, bare 16 km": ["expense", "mileage"],
    "kommunestyret 12.11\nformannskapet 10.11, skal ikkje ha møtegodtgjersle, berre 16 km": ["expense", "mileage"],
    "council meeting 12.11\nexecutive committee 10.11, no meeting fee, only 16 km": ["expense", "mileage"],
    "formannskapet i går, taxi 240 kr. Møtegodtgjørelse var ikke aktuelt denne gangen": ["expense"],
    "formannskapet i går, taxi 240 kr. Møtehonorar gjeld ikkje her": ["expense"],
    "executive committee yesterday, taxi NOK 240. The meeting fee does not apply": ["expense"],
    "formannskapet i går, 24 km. Diett er ikke aktuelt": ["expense", "mileage"],
    "formannskapet i går, 24 km. Fikk ikke møtegodtgjørelse for møtet sist": ["expense", "mileage"],
}

_WANTING = frozenset({"ha", "har", "få", "får", "kreve", "krever", "krevje", "krev", "claim", "want", "get", "need"})
_ANY = frozenset({"noe", "noko", "noen", "nokon", "any", "a", "the"})
_FEES = frozenset({"fee", "fees"})
_APPLIES = frozenset({"gjelder", "gjeld", "gjaldt", "apply", "applies"})
_GOT = frozenset({"fikk", "fekk", "got", "mottok", "received", "gave"})
_IT = frozenset({"det", "den", "de", "dei", "dem", "disse", "desse", "som", "it", "them", "that", "which"})
_BESIDE = 4


def fees_denied(analysis: Analysis, denied: Iterable[int]) -> set[int]:
    """The sentences in which one of those negations denies the fee of a meeting."""
    no_fee = [at for at in denied if _denies_fee(analysis.tokens, at) and not _is_for_else(analysis, at)]
    return {analysis.layout.sentence[at] for at in no_fee}


def _denies_fee(tokens: Sequence[Token], negation: int) -> bool:
    """True for `ingen møtegodtgjørelse` and `skal ikke ha honorar`; `fikk ikke honorar` complains.

    True too for `møtegodtgjørelse var ikke aktuelt` and `honorar gjelder ikke her`.
    """
    if text_at(tokens, negation - 1) in _GOT:
        return False
    if _is_no_matter(tokens, negation):
        return any(_is_fee(tokens, at) for at in range(max(0, negation - _BESIDE), negation))
    wanted = negation + 1 + (text_at(tokens, negation + 1) in _WANTING)
    wanted += text_at(tokens, wanted) in _ANY
    wanted += has(tokens, wanted, "meeting")
    return _is_fee(tokens, wanted)


def _is_for_else(analysis: Analysis, negation: int) -> bool:
    """True for `ikke noe honorar for seminaret`, and for `det` where its sentence names no meeting before."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    behind = range(negation + 1, min(negation + 1 + _BESIDE, len(tokens)))
    at = next((at + 1 for at in behind if text_at(tokens, at) == "for" and _is_fee(tokens, at - 1)), None)
    if at is None:
        return False
    number = sentence[negation]
    if any(sentence[one.first] == number for one in analysis.named):
        return False
    if text_at(tokens, at) in _IT:
        there = (*analysis.spots.get("attend", ()), *analysis.spots.get("being", ()))
        return any(sentence[near] == number for near in there if near < negation - _BESIDE)
    at += text_at(tokens, at) in _ANY
    return at < len(tokens) and tokens[at].kind == "word" and not tokens[at].senses


def _is_fee(tokens: Sequence[Token], at: int) -> bool:
    return has(tokens, at, "fee") or text_at(tokens, at) in _FEES


def _is_no_matter(tokens: Sequence[Token], negation: int) -> bool:
    """True for `er ikke aktuelt`, `is not relevant`, `gjelder ikke`."""
    applies = text_at(tokens, negation - 1) in _APPLIES or text_at(tokens, negation + 1) in _APPLIES
    return applies or text_at(tokens, negation + 1) in words_of("of_matter")
