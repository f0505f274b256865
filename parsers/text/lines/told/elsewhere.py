"""The clauses that tell what is on another claim: `møtegodtgjørelsen har jeg ført i et annet krav`."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.told.disregarded import named_alike
from parsers.text.spans.mentions import MEASURED, Distance, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Kjørte 24 km til kommunestyret 12.11. Møtegodtgjørelsen har jeg ført i et annet krav": ["mileage 12.11 24"],
    "Kjørte 24 km til kommunestyret 12.11. Selve møtet står på et annet skjema": ["mileage 12.11 24"],
    "Køyrde 24 km til kommunestyret 12.11. Møtegodtgjersla ligg i eit anna krav": ["mileage 12.11 24"],
    "Køyrde 24 km til kommunestyret 12.11. Møtet står i ei anna reiserekning": ["mileage 12.11 24"],
    "Drove 24 km to the municipal council on 12 November. The meeting fee is on another claim": ["mileage 12.11 24"],
    "Kjørte 24 km til kommunestyret 12.11, møtegodtgjørelse føres på eget skjema": ["mileage 12.11 24"],
    "Parkering 60 kr ved kommunestyret 12.11. Møtehonoraret kommer i et annet krav": ["parking 12.11 60"],
    "Kommunestyret 12.11. Kjøringen har jeg ført i et annet krav": ["fee-council 12.11"],
    "Kommunestyret 12.11, 24 km. Parkeringen på 60 kr har jeg ført i et annet krav": [
        *("fee-council 12.11", "mileage 12.11 24"),
    ],
    "Kommunestyret 12.11 og formannskapet 10.11. Formannskapet har jeg ført i et annet krav": ["fee-council 12.11"],
    "Ulegitimert tap 4 timer 12.11, kommunestyret. The fee has been put on another form": ["lost-undocumented 12.11 4"],
    "Kommunestyret 12.11. Parkering 60 kr glemte jeg i et annet krav": ["fee-council 12.11", "parking 12.11 60"],
    "Kommunestyret 12.11. Parkering 60 kr har jeg ikke ført i et annet krav": ["fee-council 12.11", "parking 12.11 60"],
    "Dette er ført i et eget krav: kommunestyret 12.11": ["fee-council 12.11"],
    "Kommunestyret 12.11. Står kjøringen 24 km i et annet krav?": ["fee-council 12.11", "mileage 12.11 24"],
    "Kommunestyret 12.11, taxi 140 kr. På et annet skjema sto det at taxi er greit": [
        *("fee-council 12.11", "taxi 12.11 140"),
    ],
    "Formannskapet 10.11 ble ved en feil ført på et annet krav og avvist": ["fee-executive 10.11"],
    "Jeg førte formannskapet 10.11 i et annet krav, men det kom i retur": ["fee-executive 10.11"],
    "Formannskapet 10.11. Møtet står på en annen reiseregning, men er ikke betalt": ["fee-executive 10.11"],
}
_OTHER = words_of("another_claim")
_PAPERS = words_of("claim_papers")
_ON = frozenset({"i", "på", "in", "on"})
_ARTICLES = frozenset({"et", "eit", "en", "ein", "ei", "an", "a", "min", "mitt", "my"})
_BEING = words_of("on_a_claim")
_SENSES = ("entered", "postponing")
_AGAINST = ("negation", "condition", "wondering", "wish")
_SPOKEN_OF = ("fee", "meeting", "drive", "mileage")
_FEE = "fee"
_FORGOT = words_of("left_forgotten") | words_of("omitted")
_FAILED = frozenset(
    {"avvist", "avslått", "avslag", "retur", "returnert", "trakk", "trukket", "trekt", "drog", "feil"}
) | {"rejected", "refused", "returned", "withdrawn", "withdrew", "mistake", "error"}
_PAID = frozenset({"betalt", "utbetalt", "paid"})
_THIS = frozenset({"dette", "this", "her", "here", "under", "nedenfor", "nedanfor", "below"})


def elsewhere(analysis: Analysis) -> set[int]:
    """The clauses in which something is said to be, or to go, on another claim than this."""
    if analysis.said.isdisjoint(_OTHER):
        return set()
    clause, tokens = analysis.layout.clause, analysis.tokens
    driven = {clause[one.first] for one in analysis.mentions if isinstance(one, Distance)}
    found: set[int] = set()
    for at in said_at(tokens, _OTHER):
        if not _is_on_another(analysis, at) or analysis.layout.sentence[at] in analysis.layout.asking:
            continue
        inside = range(bisect_left(clause, clause[at]), bisect_right(clause, clause[at]))
        if _is_told(analysis, inside, at) and not _has_failed(analysis, at):
            found |= {clause[at], *(set(named_alike(analysis, clause[at])) - driven)}
    return found


def _is_on_another(analysis: Analysis, at: int) -> bool:
    """True for the `annet` of `i et annet krav`, `on my other form`."""
    tokens = analysis.tokens
    before = at - 1 - (text_at(tokens, at - 1) in _ARTICLES)
    paper = has(tokens, at + 1, "claim_word") or text_at(tokens, at + 1) in _PAPERS
    return paper and text_at(tokens, before) in _ON


def _is_told(analysis: Analysis, inside: range, at: int) -> bool:
    """True for a clause that names something before it tells where it is, and neither denies nor forgot it."""
    tokens = analysis.tokens
    told = [near for near in inside if near < at and _is_verb(analysis, near)]
    named = any(one.first in inside and one.first < at for one in (*analysis.named, *analysis.mentions))
    named = named or any(tokens[near].text == _FEE for near in inside)
    named = named or any(has(tokens, near, sense) for near in inside for sense in _SPOKEN_OF)
    against = any(has(tokens, near, sense) for near in inside for sense in _AGAINST)
    against = against or any(tokens[near].text in _THIS or tokens[near].text in _FORGOT for near in inside)
    opened = text_at(tokens, inside.stop - 1) == ":"
    return bool(told) and named and not (against or opened or _is_claimed(analysis, inside, told))


def _has_failed(analysis: Analysis, at: int) -> bool:
    """True where the sentence tells that the other claim came to nothing: it was rejected, or is not paid."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    inside = range(bisect_left(sentence, sentence[at]), bisect_right(sentence, sentence[at]))
    denied = any(has(tokens, near, "negation") for near in inside)
    return any(tokens[near].text in _FAILED or (denied and tokens[near].text in _PAID) for near in inside)


def _is_verb(analysis: Analysis, at: int) -> bool:
    tokens = analysis.tokens
    return text_at(tokens, at) in _BEING or any(has(tokens, at, sense) for sense in _SENSES)


def _is_claimed(analysis: Analysis, inside: range, verbs: Sequence[int]) -> bool:
    """True for a value in a clause that does not say that it was entered: `fører jeg 24 km i eget krav`."""
    measured = any(one.first in inside and isinstance(one, MEASURED) for one in analysis.mentions)
    return measured and not any(has(analysis.tokens, at, "entered") for at in verbs)
