"""The Nynorsk `no`, which means now and denies nothing; the examples say what denies."""

from collections.abc import Mapping, Sequence

from parsers.text.words.lexicon import NO_SENSES
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, bool] = {
    "støttekontakt no i ettermiddag": False,
    "to døgn avlasting no i helga": False,
    "eldrerådet no sist måndag": False,
    "no på tysdag": False,
    "no driving": True,
    "no i did not drive": True,
    "3 timar, no 4": True,
    "no, i går": True,
}
_LATELY = frozenset({"sist", "siste", "førre", "nettopp", "nyleg"})
_AT = frozenset({"i", "på", "til"})
_WHEN = frozenset({"after_i", "weekend", "week", "weekday", "month", "season", "day_part"})


def tell_now(tokens: Sequence[Token]) -> None:
    """Take all meaning from each `no` that stands right before words of time."""
    for at, token in enumerate(tokens[:-1]):
        if token.text == "no" and _is_of_time(tokens, at + 1):
            token.senses = NO_SENSES


def _is_of_time(tokens: Sequence[Token], at: int) -> bool:
    if tokens[at].text in _LATELY:
        return True
    return tokens[at].text in _AT and at + 1 < len(tokens) and not _WHEN.isdisjoint(tokens[at + 1].senses)
