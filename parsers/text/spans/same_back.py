"""Fares of which the text says that the way home cost the same: `bom 27 kr, det samme hjem`; there are two of them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from parsers.text.spans.mentions import Mention, Money, WayWord, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "planutvalget 9.11. Bom 27 kr, det samme hjem": ["fee-planning 09.11", "toll 09.11 54"],
    "planutvalet 9.11. Buss 45 kr, same heim": ["fee-planning 09.11", "transit 09.11 90"],
    "planutvalget 9.11. Buss 45 kr, retur samme pris": ["fee-planning 09.11", "transit 09.11 90"],
    "planutvalget 9.11. Bom 27 kr og det samme på vei hjem": ["fee-planning 09.11", "toll 09.11 54"],
    "planutvalget 9.11. Ferje 142 kr, like mye tilbake": ["fee-planning 09.11", "ferry 09.11 284"],
    "planutvalget 9.11. Ferje 142 kr, tilbake kostet det like mye": ["fee-planning 09.11", "ferry 09.11 284"],
    "planning committee 9 November. Bus 45 kr, same back": ["fee-planning 09.11", "transit 09.11 90"],
    "planning committee 9 November. Bus 45 kr, the same price on the way home": [
        *("fee-planning 09.11", "transit 09.11 90"),
    ],
    "planutvalget 9.11. Buss 45 kr, samme buss hjem 50 kr": [
        "fee-planning 09.11",
        "transit 09.11 45",
        "transit 09.11 50",
    ],
    "planutvalget 9.11. Bom 27 kr, samme som sist": ["fee-planning 09.11", "toll 09.11 27"],
    "planutvalget 9.11. Buss 90 kr tur/retur, samme pris som sist": ["fee-planning 09.11", "transit 09.11 90"],
}
_TWO = Decimal(2)
_ALIKE = frozenset({"mye", "mykje", "much"})
_AS = frozenset({"like", "as"})
_BACK = words_of("going_back")
_SMALL = words_of("beside_same_back")
_WITHIN = 8
"""Tokens from the sum to what is said of the way home."""
_MOST = 20


def with_ways_back(tokens: Sequence[Token], mentions: list[Mention], spots: Spots) -> list[Mention]:
    """The mentions, such a sum twice."""
    if Money not in map(type, mentions):
        return mentions
    found = list(spots.get("same", ()))[:_MOST]
    if any(token.text in _ALIKE for token in tokens):
        found += [at for at in said_at(tokens, _ALIKE) if text_at(tokens, at - 1) in _AS][:_MOST]
    told: list[Mention] = mentions
    for at in found:
        told = _doubled(tokens, told, at)
    return told


def _doubled(tokens: Sequence[Token], mentions: list[Mention], word: int) -> list[Mention]:
    before = [one for one in mentions if word - _WITHIN <= one.last <= word and not isinstance(one, WayWord)]
    fare = before[-1] if before else None
    if not isinstance(fare, Money) or fare.times is not None or fare.rate or fare.each:
        return mentions
    last = _end(tokens, word)
    beside = [*range(fare.last, word), *range(word + 1, last)]
    back = any(_is_back(tokens, at) for at in beside)
    small = all(_is_small(tokens, at) for at in beside)
    valued = any(one.first == last and isinstance(one, Money) for one in mentions)
    if not (back and small) or valued or any(_is_round(one, fare) for one in mentions):
        return mentions
    twice = replace(fare, times=_TWO, times_span=(tokens[word].start, tokens[last - 1].end))
    left = [one for one in mentions if not (isinstance(one, WayWord) and fare.last <= one.first < last)]
    return [twice if one is fare else one for one in left]


def _end(tokens: Sequence[Token], word: int) -> int:
    """The token after what is said: the clause ends there, or a word that is none of it begins."""
    at = word + 1
    while at < len(tokens) and at - word <= _WITHIN and tokens[at].kind == "word":
        at += 1
    return at


def _is_back(tokens: Sequence[Token], at: int) -> bool:
    return has(tokens, at, "homeward") or text_at(tokens, at) in _BACK


def _is_small(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    return token.text in (",", "(") or token.text in _SMALL or _is_back(tokens, at) or token.text in _AS


def _is_round(mention: Mention, fare: Money) -> bool:
    """True for `90 kr tur/retur`, which is the whole of it."""
    return isinstance(mention, WayWord) and mention.way != "back" and abs(mention.first - fare.last) <= 1
