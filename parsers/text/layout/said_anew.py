"""Where a correction tells its new value: behind nothing but small words, `nei vent, det var 11.11`, or explained."""

from collections.abc import Sequence

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.taken_back import ONESELF
from parsers.text.spans.mentions import Mention, When, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

REACH = 12
"""Tokens from what takes back to what holds."""
_BETWEEN = ("retracting", "stating", "filler", "polite", "join", "field", "misread")
_EXPLAINED_WITHIN = 25
_IT = frozenset({"det", "den", "it", "that"})
_WAS = frozenset({"var", "er", "blei", "ble", "vart", "was", "is"})
_EXPLAINED = frozenset({"altså", "dvs", "ie"})
_LAST_ONE = frozenset({"siste", "last", "one"})
_A_WHILE = words_of("a_while")
_SLIGHT = ONESELF | _EXPLAINED | _LAST_ONE | {"s", "makes"}
"""Words between what takes back and the value, also those of `it's`, `that makes`."""
_PARTS = frozenset({"hour", "distance", "meeting", "drive"})
"""The senses of words that speak of one part of a day."""


def opens(tokens: Sequence[Token], spot: int, last: Mention) -> bool:
    """True where a clause may begin: after a mark, a value, a small word, and not after any other word."""
    before = tokens[spot - 1]
    return before.kind != "word" or spot <= last.last or any(sense in before.senses for sense in _BETWEEN)


def strikes(tokens: Sequence[Token], spot: int, after: Sequence[Mention]) -> bool:
    """True for `stryk bussen` and `stryk timene 10.11`, which say nothing anew."""
    if not (after and has(tokens, spot, "order")):
        return False
    deletes = tokens[spot].senses["order"] == "delete" and isinstance(after[0], When)
    between = tokens[spot + 1 : min(after[0].first, spot + REACH)] if deletes else ()
    return isinstance(after[0], TypeMention) or any(not _PARTS.isdisjoint(token.senses) for token in between)


def said_anew(
    tokens: Sequence[Token], sentence: Sequence[int], spot: int, first: int, after: Sequence[Mention], settled: int
) -> int | None:
    """Where the new value begins: a mention at `first`, or a bare number, after nothing but small words.

    `after` are the mentions behind `spot`; up to `settled` all has been said anew, and the next line is none of it.
    """
    for index in range(spot + 1, min(spot + REACH, len(tokens))):
        token = tokens[index]
        if token.kind == "nl" and settled and sentence[settled] == sentence[spot]:
            return None  # planutvalget 10.11, nei, 11.11 mente jeg
        if index == first or token.kind == "num":
            return index
        if token.kind == "word" and not _is_slight(token):
            break
    return first if _is_explained(tokens, sentence, spot, first, after) else None


def _is_slight(token: Token) -> bool:
    """True for a word that says nothing of the value itself, `vent litt, det var jo`."""
    slight = token.text in _SLIGHT or token.text in _A_WHILE
    return slight or any(sense in token.senses for sense in _BETWEEN)


def _is_explained(
    tokens: Sequence[Token], sentence: Sequence[int], spot: int, first: int, after: Sequence[Mention]
) -> bool:
    """True for `sorry, I have just checked the trip meter: it was 50 km`, whatever tells how it was found out."""
    if not spot < first < min(spot + _EXPLAINED_WITHIN, len(sentence)) or sentence[first] != sentence[spot]:
        return False
    beside = [one for one in after if sentence[one.first] == sentence[spot]]
    told = any(isinstance(one, When | TypeMention) for one in beside)  # beklager, det var 50 kr i parkering også
    led = {text_at(tokens, first - step) for step in (1, 2, 3)}
    return not told and bool(led & _IT) and bool(led & _WAS)


def goes_on(tokens: Sequence[Token], end: int, first: int) -> bool:
    """True when only a small word stands between two new values, or `, altså`."""
    words = [token for token in tokens[end:first] if token.kind == "word"]
    if any(token.text in _EXPLAINED for token in words):
        return len(words) == 1
    return first - end <= 1 and len(words) == first - end
