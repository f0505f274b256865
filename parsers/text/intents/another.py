"""A day that is told of something else than was asked about: `kinoen var 10.11`, `var på knaggen 5.11 òg`."""

from parsers.text.analysis import Analysis
from parsers.text.lines.told.frames import is_light
from parsers.text.spans.mentions import When, text_at
from parsers.text.words.tokens import Token

EXAMPLES = {
    "kinoen var 10.11": True,
    "Kinoen var den 10.11.": True,
    "konserten er 10.11": True,
    "the cinema was on 10.11": True,
    "Var på knaggen 5.11 òg": True,
    "var også på fnugg 5.11": True,
    "was at fluff on 5.11 too": True,
    "det var 10.11": False,
    "10.11": False,
    "møtet var 10.11": False,
    "turen var 10.11": False,
    "datoen var 10.11": False,
    "10.11 òg": False,
    "til kommunestyret 10.11": False,
    "var på knaggen 5.11": False,
    "12.10.2023, kommunestyret": False,
}

_IS = frozenset({"var", "er", "blei", "ble", "vart", "was", "is"})
_TOO = frozenset({"også", "òg", "dessuten", "also", "too"})
_LEADING = frozenset({"den", "på", "on", "the"})
_LEAST = 3


def dates_another(analysis: Analysis) -> bool:
    """True where a day is that of something which nobody knows, or which came besides."""
    tokens = analysis.tokens
    days = [mention for mention in analysis.mentions if isinstance(mention, When)]
    named = {at for one in (*analysis.named, *analysis.mentions) for at in range(one.first, one.last)}
    unknown = {at for at, token in enumerate(tokens) if at not in named and _is_unknown(token)}
    if not days or not unknown:
        return False
    if any(token.text in _TOO for token in tokens):
        return True
    for day in days:
        at = day.first - 1
        while text_at(tokens, at) in _LEADING:
            at -= 1
        if text_at(tokens, at) in _IS and at - 1 in unknown:
            return True
    return False


def _is_unknown(token: Token) -> bool:
    return token.kind == "word" and len(token.text) >= _LEAST and not token.senses and not is_light(token)
