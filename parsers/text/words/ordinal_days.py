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
    "november tenth and seventeenth": "november 10 and 17",
    "november second to fourth 3 hours": "november 2 to 4 3 hours",
    "november second, third item": "november second , third item",
    "den andre var 3. mai": "den andre var 3 . mai",
}
_JOINS = frozenset({"og", "til", "-", ",", "and", "to"})
_AND = "og"
_LISTING, _LINKS = frozenset({"and", "to", ","}), frozenset({"and", "to"})
_ENDINGS = ("st", "nd", "rd", "th")
_MOST = 16
_WAYS = frozenset({"fram", "frem", "att"})


def with_days_in_digits(tokens: list[Token]) -> list[Token]:
    """The tokens with each such day as its number, in its own place."""
    told = _behind_months(tokens)
    for at in range(len(tokens) - 2, -1, -1):
        day = tokens[at].senses.get("ordinal")
        if isinstance(day, Decimal) and _leads_to_month(tokens, at, told) and not _is_way(tokens, at):
            told[at] = _in_digits(tokens[at])
    return [told.get(at, token) for at, token in enumerate(tokens)] if told else tokens


def _behind_months(tokens: Sequence[Token]) -> dict[int, Token]:
    """Several such days of an English month, which stands before them: November tenth and seventeenth."""
    told: dict[int, Token] = {}
    for month in range(len(tokens) - 3):
        if "month" not in tokens[month].senses or not _is_english(tokens, month + 1):
            continue
        last = month + 1
        while last - month < _MOST and tokens[last + 1].text in _LISTING and _is_english(tokens, last + 2):
            last += 2
            if last + 1 >= len(tokens):
                break
        joined = any(token.text in _LINKS for token in tokens[month + 1 : last])
        if joined:
            told |= {at: _in_digits(tokens[at]) for at in range(month + 1, last + 1, 2)}
    return told


def _is_english(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and "ordinal" in tokens[at].senses and tokens[at].text.endswith(_ENDINGS)


def _in_digits(token: Token) -> Token:
    day = token.senses["ordinal"]
    return Token("num", str(int(day)), NO_SENSES, token.start, token.end)


def _leads_to_month(tokens: Sequence[Token], at: int, told: dict[int, Token]) -> bool:
    """True right before a month, and before another such day."""
    return "month" in tokens[at + 1].senses or (tokens[at + 1].text in _JOINS and at + 2 in told)


def _is_way(tokens: Sequence[Token], at: int) -> bool:
    """True for `fram og attende november`."""
    return at > 1 and tokens[at - 1].text == _AND and tokens[at - 2].text in _WAYS
