"""Words by which somebody stops what goes on: `vent litt`, `stopp, ikke send!`, `cancel`. They order nothing else."""

from collections.abc import Sequence
from typing import Literal

from parsers.text.intents.commands import cancels
from parsers.text.words.lexicon import words_of
from parsers.text.words.scope import own_words
from parsers.text.words.tokens import Token, tokenise

Role = Literal["stop", "off", "not", "send", "with", "claim", "beside", "other"]

EXAMPLES = {
    "avbryt": True,
    "Avbryt, takk!": True,
    "avbryt det": True,
    "glem det": True,
    "stopp": True,
    "stopp, ikke send!": True,
    "Stopp, ikkje send!": True,
    "ikke send enda": True,
    "ikke send kravet ennå": True,
    "ikkje send inn enno": True,
    "vent litt": True,
    "nei vent": True,
    "Hei, vent et øyeblikk": True,
    "vent med å sende": True,
    "stop, don't send": True,
    "please don't send it yet": True,
    "don't submit the claim": True,
    "dont send": True,
    "do not send": True,
    "wait a moment": True,
    "hold on": True,
    "cancel that": True,
    "never mind": True,
    "avbryt kravet": False,
    "cancel the claim": False,
    "ikke avbryt": False,
    "ikke vent, send": False,
    "vent, send likevel": False,
    "ikke send kravet, slett det": False,
    "ikke send, ferja mangler": False,
    "vent til i morgen": True,
    "jeg venter på kvittering": False,
    "skal jeg vente?": False,
    "send": False,
    "ikke": False,
    "takk": False,
    "": False,
}

_STOPPING = words_of("stopping")
_CALLING_OFF = words_of("calling_off")
_WHILE = words_of("a_while")
_WITH = frozenset({"med", "with"})
_BESIDE = ("light", "polite", "filler", "sending")
_LONGEST = 200
_MOST_TOKENS = 16
_HALTS: Sequence[list[Role]] = (["stop"], ["off"], ["not", "send"], ["stop", "with", "send"])
"""What such texts are made of, however many small words stand between; they may open with a `stop`."""


def halts(text: str) -> bool:
    """True when the whole text stops what goes on, or says that nothing is to be sent.

    Whoever calls off something by its name orders it away.
    """
    if cancels(text):
        return True
    if "?" in text:
        return False
    tokens = tokenise(own_words(text[:_LONGEST]))
    if len(tokens) > _MOST_TOKENS or any(token.kind not in ("word", "sym", "nl") for token in tokens):
        return False
    roles = [_role(token) for token in tokens if token.kind == "word"]
    said = [role for role in roles if role not in ("beside", "claim")]
    if "other" in roles or ("off" in said and "claim" in roles):
        return False
    return said in _HALTS or (said[:1] == ["stop"] and said[1:] in _HALTS)


def _role(word: Token) -> Role:
    """What the word does in such a text."""
    if word.senses.get("order") == "send":
        return "send"
    if "negation" in word.senses:
        return "not"
    if word.text in _STOPPING:
        return "stop"
    if word.text in _CALLING_OFF:
        return "off"
    if "claim_word" in word.senses:
        return "claim"
    if word.text in _WITH:
        return "with"
    return "beside" if word.text in _WHILE or any(sense in word.senses for sense in _BESIDE) else "other"
