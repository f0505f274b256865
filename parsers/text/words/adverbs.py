"""The Nynorsk `no`, which means now and denies nothing; the examples say what denies."""

from collections.abc import Mapping, Sequence

from parsers.text.words.lexicon import NO_SENSES, words_of
from parsers.text.words.tokens import Token, said_in

EXAMPLES: Mapping[str, bool] = {
    "støttekontakt no i ettermiddag": False,
    "to døgn avlasting no i helga": False,
    "eldrerådet no sist måndag": False,
    "no på tysdag": False,
    "no driving": True,
    "no i did not drive": True,
    "3 timar, no 4": True,
    "no, i går": True,
    "eg har no vore støttekontakt i to timar": False,
    "ferdig med FSK no, sat frå 9 til 12": False,
    "kjem frå formannskapet no. 30 km": False,
    "støttekontakt 3 timar, no parking": True,
    "I drove 30 km, no toll, frå Vik": True,
    "avlasting, no": True,
}
_LATELY = frozenset({"sist", "siste", "førre", "nettopp", "nyleg"})
_AT = frozenset({"i", "på", "til"})
_WHEN = frozenset({"after_i", "weekend", "week", "weekday", "month", "season", "day_part"})
_NYNORSK, _ENGLISH = words_of("only_nynorsk"), words_of("only_english")


def tell_now(tokens: Sequence[Token]) -> None:
    """Take all meaning from each `no` right before words of time, and from any in a Nynorsk text but before a number.

    Where English stands beside it, it may deny something.
    """
    said = said_in(tokens)
    nynorsk = not said.isdisjoint(_NYNORSK) and said.isdisjoint(_ENGLISH)
    for at, token in enumerate(tokens):
        if token.text == "no" and (_is_of_time(tokens, at + 1) or (nynorsk and not _is_number(tokens, at + 1))):
            token.senses = NO_SENSES


def _is_of_time(tokens: Sequence[Token], at: int) -> bool:
    if at < len(tokens) and tokens[at].text in _LATELY:
        return True
    return at + 1 < len(tokens) and tokens[at].text in _AT and not _WHEN.isdisjoint(tokens[at + 1].senses)


def _is_number(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and (tokens[at].kind == "num" or "number" in tokens[at].senses)
