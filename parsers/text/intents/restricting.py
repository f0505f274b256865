"""What an approver leaves out of an approval: `unntatt 4`, `men linje 2 mangler kvittering`, `4 avvises`."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from parsers.text.analysis import Analysis
from parsers.text.intents.faulted_lines import FAULTS
from parsers.text.intents.sent_back import BACK, MUST, SENDING, returns
from parsers.text.lines.told.frames import Clause, is_light
from parsers.text.spans.mentions import DAY_LEADS, MEASURED, Clocks, Money, When, has, indices, text_at, whens
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, is_but

_NEXT, _TIME = frozenset({"neste", "next", "heretter"}), frozenset({"gang", "gong", "time", "heretter"})
_TOO, _MUCH = frozenset({"for", "too"}), frozenset({"mye", "mykje", "mange", "much", "many"})
_IS = frozenset({":", "er", "is"})
_SHOULD, _BE = (
    frozenset({"skal", "skulle", "bør", "burde", "should", "must"}),
    frozenset({"være", "vera", "vere", "be"}),
)
_BEEN = frozenset({"ble", "blei", "vart", "blitt", "was", "were", "been"})
_ADVICE = words_of("advising")
_RULING = frozenset({"line_word", "negation", "except"})
_NEAR = 4
"""Tokens around a decision."""


def is_open_of_others(analysis: Analysis, clause: Clause) -> bool:
    """True for `2 attesterer jeg, 3 vil jeg se kvittering på`: what is to become of the others is not said."""
    end = bisect_right(analysis.layout.sentence, clause.sentence)
    rest = analysis.tokens[clause.first + len(clause.tokens) : end]
    return clause.tokens[0].kind == "num" and any(token.kind == "num" for token in rest)


def restricts(analysis: Analysis, first: int) -> bool:
    """True where something is not approved: `unntatt 4`, `men linje 2 …`, `4 avvises`; not `men husk … neste gang`."""
    tokens = analysis.tokens
    after = tokens[first:]
    return any(
        "except" in token.senses
        or (is_but(token) and not _advises(analysis, first, first + at))
        or _rejects(analysis, first + at)
        or _sends_another(tokens, first + at)
        for at, token in enumerate(after)
    )


def _advises(analysis: Analysis, first: int, but: int) -> bool:
    """True for `men husk kvittering neste gang`, where the decision from `first` on tells of no line and no fault."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    behind = range(but + 1, bisect_right(sentence, sentence[but]))
    said = {tokens[at].text for at in behind}
    advised = next((at for at in behind if tokens[at].text in _ADVICE or not is_light(tokens[at], "person")), but)
    if said.isdisjoint(_NEXT) or said.isdisjoint(_TIME) or tokens[advised].text not in _ADVICE:
        return False
    return not any(
        token.text in FAULTS or token.senses.keys() & _RULING or returns(token) for token in tokens[first + 1 :]
    )


def _rejects(analysis: Analysis, at: int) -> bool:
    """True for `4 avvises` and `reject 4`; not for `ingen avvises`, `it was returned 2 times`."""
    tokens, clause = analysis.tokens, analysis.layout.clause
    if tokens[at].senses.get("decision") != "return":
        return False
    inside = range(bisect_left(clause, clause[at]), bisect_right(clause, clause[at]))
    if any("negation" in tokens[one].senses for one in inside):
        return False
    dated = indices(whens(analysis.mentions))
    told_before = text_at(tokens, at - 1) in _BEEN  # den ble returnert 12.11
    near = range(at - _NEAR, at if told_before else at + _NEAR)
    return any(
        one in inside and one not in dated and tokens[one].kind == "num" and not has(tokens, one + 1, "times")
        for one in near
    )


def _sends_another(tokens: Sequence[Token], at: int) -> bool:
    """True for the verb of `3 sender jeg tilbake`, `3 går i retur`, `nr 3 må tilbake`."""
    if tokens[at].text not in SENDING | MUST or at < 1 or tokens[at - 1].kind != "num":
        return False
    return any(token.text in BACK or token.text == "retur" for token in tokens[at + 1 : at + _NEAR])


def corrects_line(analysis: Analysis, excepted: int) -> bool:
    """True where the claimant tells what a line should be: `bortsett fra linje 3: 40 km`, `unntatt km: 40`."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    behind = range(excepted + 1, bisect_right(sentence, sentence[excepted]))
    if any(tokens[at].text in _TOO and text_at(tokens, at + 1) in _MUCH for at in behind):
        return False
    values = (one for one in analysis.mentions if one.first in behind)
    if any(isinstance(one, MEASURED) and not (isinstance(one, Money) and not one.marked) for one in values):
        return True
    days = (one.first for one in analysis.mentions if isinstance(one, When | Clocks) and one.first in behind)
    if any(text_at(tokens, at - 1 - (text_at(tokens, at - 1) in DAY_LEADS)) in _IS for at in days):
        return True
    if any(has(tokens, at, "field") and text_at(tokens, at + 1) == ":" for at in behind):
        return True
    return any(word.text in _SHOULD and text_at(tokens, at + 1) in _BE for at, word in enumerate(tokens))
