"""Days in words are digits before their month: `attende november` is no way back, `sekstende mai 12-15` has hours."""

from collections.abc import Sequence
from decimal import Decimal

from parsers.text.words.lexicon import NO_SENSES
from parsers.text.words.tokens import Token

EXAMPLES = {
    "den attende november": "den 18 november",
    "den toogtyvende oktober": "den 22 oktober",
    "femte og sjette november": "5 og 6 november",
    "tredje til femte mai": "3 til 5 mai",
    "fram og attende, november": "fram og attende , november",
    "køyrde fram og attende november": "køyrde fram og attende november",
    "den første gangen": "den første gangen",
    "siste torsdag i mai": "siste torsdag i mai",
    "den andre var 3. mai": "den andre var 3 . mai",
}
_JOINS = frozenset({"og", "til", "-", ",", "and", "to"})
_AND = "og"
_WAYS = frozenset({"fram", "frem", "att"})


def with_days_in_digits(tokens: list[Token]) -> list[Token]:
    """The tokens with each such day as its number, in its own place."""
    told: dict[int, Token] = {}
    for at in range(len(tokens) - 2, -1, -1):
        day = tokens[at].senses.get("ordinal")
        if isinstance(day, Decimal) and _leads_to_month(tokens, at, told) and not _is_way(tokens, at):
            token = tokens[at]
            told[at] = Token("num", str(int(day)), NO_SENSES, token.start, token.end)
    return [told.get(at, token) for at, token in enumerate(tokens)] if told else tokens


def _leads_to_month(tokens: Sequence[Token], at: int, told: dict[int, Token]) -> bool:
    """True right before a month, and before another such day."""
    return "month" in tokens[at + 1].senses or (tokens[at + 1].text in _JOINS and at + 2 in told)


def _is_way(tokens: Sequence[Token], at: int) -> bool:
    """True for `fram og attende november`."""
    return at > 1 and tokens[at - 1].text == _AND and tokens[at - 2].text in _WAYS
