"""The `pa` of keyboards without å is `på`: satt pa, var ikke pa; the examples say where it is somebody's assistant."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from parsers.text.words.spelling import look_up
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, bool] = {
    "Kari satt pa": True,
    "var ikke pa motet mandag": True,
    "kommunestyret pa tirsdag": True,
    "PA 3 timer": False,
    "jobbet som PA mandag": False,
    "pa kveld 3 timer": False,
    "10.11 pa 3 timer": False,
    "var på møte, 3 timer pa": False,
}
BARE = "pa"
_MEANT = "på"


def tell_bare(written: str, tokens: Sequence[Token]) -> None:
    """Let each `pa` in small letters behind a word be `på`, in a text that has no å."""
    if "å" in written.lower():
        return
    for before, token in pairwise(tokens):
        if token.text == BARE and before.kind == "word" and written[token.start : token.end] == BARE:
            token.text, token.senses = _MEANT, look_up(_MEANT)
