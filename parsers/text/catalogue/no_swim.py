"""What is bad is no swim: `sorry for the bad typing`, `my bad`, `vi bad om mer tid`."""

from collections.abc import Mapping, Sequence

from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "elderly council 10 November. Bus 42 kr. Sorry for the bad typing": ["fee-elderly 10.11", "transit 10.11 42"],
    "support contact 10 November 3 hours. Bad weather. Bus 42 kr": ["support-hour 10.11 3", "transit 10.11 42"],
    "taxi 142 kr 10 November. My bad": ["taxi 10.11 142"],
    "støttekontakt 10.11 3 timer. Vi bad om påfyll, kino 140 kr": ["support-hour 10.11 3", "support-outlay 10.11 140"],
    "støttekontakt 10.11 3 timer, bad 140 kr": ["support-hour 10.11 3", "support-outlay 10.11 140"],
    "støttekontakt 10.11 3 timar, bad og is 140 kr": ["support-hour 10.11 3", "support-outlay 10.11 140"],
}
_BAD = "bad"
_BEFORE = frozenset(
    {"my", "not", "so", "too", "very", "really", "vi", "me", "eg", "jeg", "han", "hun", "ho", "de", "dei"}
)
_BESIDE = frozenset({"og", "i", "på", "med", "for", "til", "var", "ble", "blei", "vart", "kostet", "kosta", "den"})
"""What may stand behind a swim."""
_OF_DAYS = ("weekday", "weekday_short", "day_word", "offset", "number")


def is_no_swim(tokens: Sequence[Token], index: int) -> bool:
    """True for `bad` before what is bad, behind whom it is of, and before what was asked for."""
    if tokens[index].text != _BAD:
        return False
    if text_at(tokens, index - 1) in _BEFORE:
        return True
    following = tokens[index + 1 : index + 2]
    told = bool(following) and following[0].kind == "word" and following[0].text not in _BESIDE
    return told and not any(has(tokens, index + 1, sense) for sense in _OF_DAYS)
