"""Messages that ask whether a fine is paid: `fekk parkeringsbot på 900 kr då eg var i møte. Kan eg føre den?`"""

from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import Clocks, Distance, Duration, Money, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import said_at

EXAMPLES = {
    "Eg fekk parkeringsbot på 900 kr då eg var i møte. Kan eg føre den?": "question",
    "Fikk parkeringsbot på 900 kr under møtet i går. Kan jeg føre den?": "question",
    "Jeg fikk en bot på 900 kr da jeg var i formannskapet 10.11. Dekkes den?": "question",
    "Eg måtte betale 900 kr i bot. Får eg det dekt?": "question",
    "I got a parking fine of 900 kr during the meeting. Can I claim it?": "question",
    "Parkeringsbot 900 kr 10.11, kan den føres?": "question",
    "Fekk fartsbot på 3000 kr på veg til kommunestyret 10.11, dekkjer de den?": "question",
    "Dekker kommunen kontrollavgift?": "question",
    "Formannskapet 10.11. Fikk parkeringsbot på 900 kr, kan jeg føre den?": "claim",
    "Kjørte 24 km til formannskapet 10.11 og fikk bot på 900 kr. Kan den føres?": "claim",
    "Parkeringsbot 10.11 900 kr": "claim",
    "Parkering 60 kr 10.11, fikk nesten bot. Kan jeg føre den?": "claim",
    "Parkering 60 kr 10.11, is that fine?": "claim",
}
_FINES = words_of("fines")
_ARTICLES = frozenset({"en", "ei", "ein", "a", "i"})
_ALMOST = frozenset({"nesten", "almost"})
_WHILE = words_of("while_at")
_REACH = 7


def asks_of_fine(analysis: Analysis) -> bool:
    """True where a fine is all that costs something, and a meeting is told only as where the writer was then."""
    if analysis.said.isdisjoint(_FINES) or not (analysis.layout.asking or "?" in analysis.text):
        return False
    fines = [at for at in said_at(analysis.tokens, _FINES) if _is_fine(analysis, at)]
    if not fines or any(isinstance(one, Distance | Duration | Clocks) for one in analysis.mentions):
        return False
    sentence = analysis.layout.sentence
    told = {sentence[at] for at in fines}
    sums = [one for one in analysis.mentions if isinstance(one, Money)]
    if len(sums) > 1 or any(sentence[one.first] not in told for one in sums):
        return False
    return all(_is_where(analysis, one.first, told) for one in analysis.named if one.last - 1 not in fines)


def _is_fine(analysis: Analysis, at: int) -> bool:
    """True for `parkeringsbot`, `en bot` and `a parking fine`, not for `is that fine`."""
    tokens = analysis.tokens
    if text_at(tokens, at - 1) in _ALMOST:
        return False
    before = text_at(tokens, at - 1)
    plain = tokens[at].text == "fine"
    return not plain or before in _ARTICLES or before in ("parking", "speeding")


def _is_where(analysis: Analysis, first: int, told: set[int]) -> bool:
    """True for a name behind `da jeg var i`, `under`, `på vei til` in the sentence of the fine, and for its parking."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    if sentence[first] not in told:
        return False
    before = range(max(0, first - _REACH), first)
    parked = text_at(tokens, first + 1) in _FINES
    return parked or any(tokens[at].text in _WHILE or has(tokens, at, "meeting") for at in before)
