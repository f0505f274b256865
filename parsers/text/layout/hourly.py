"""A price by the hour is no sum beside what it came to: `parkering koster 20 kr i timen, så 60 kr i alt`."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Count, Duration, Mention, Money, WayWord, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Parkering 10.11 koster 20 kr i timen, så 60 kr i alt": ["parking 10.11 60"],
    "Parkering 10.11: 20 kr timen, til saman 60 kr": ["parking 10.11 60"],
    "Parking on 10 November is 20 kr an hour, so 60 kr in all for me": ["parking 10.11 60"],
    "Parkering 10.11: 20 kr per time, altså 60 kr. Taxi 10.11 200 kr": ["parking 10.11 60", "taxi 10.11 200"],
    "Parkering 10.11: 20 kr i timen": ["parking 10.11 ?quantity"],
    "Parkering 10.11: 20 kr i timen, taxi 60 kr": ["parking 10.11 ?quantity", "taxi 10.11 60"],
    "Ulegitimert tapt arbeidsfortjeneste 10.11: 3 timer à 400 kr, altså 1200 kr": [
        "lost-undocumented 10.11 3 ?unit_price"
    ],
    "Utlegg 10.11: 6 x 32,90 kr for kakao og 14 pakker pølser à 45 kr, 827,40 kr i alt": [
        "outlay 10.11 197.4",
        "outlay 10.11 630",
    ],
    "Parkering 10.11 60 kr, 20 kr i timen": ["parking 10.11 60"],
}
_NEAR = 4
"""Tokens from the number of things to the price of one: 14 pakker pølser à 45 kr."""
_BETWEEN = words_of("coming_to")


def without_hourly(tokens: Sequence[Token], mentions: list[Mention], layout: Layout) -> list[Mention]:
    """The mentions without such prices, and without the words that call the sum behind them a total."""
    sums = [one for one in mentions if isinstance(one, Money)]
    if len(sums) < 2 or not any(one.rate for one in sums):
        return mentions
    sentence = layout.sentence
    timed = {sentence[one.first] for one in mentions if isinstance(one, Duration)}
    counted = {one.first for one in mentions if isinstance(one, Count) and one.rule == "priced_pieces"}
    gone: set[int] = set()
    for price, came_to in pairwise(sums):
        between = {text_at(tokens, at) for at in range(price.last, came_to.first)}
        alike = price.rate and not came_to.rate and sentence[price.first] == sentence[came_to.first]
        of_things = any(at in counted for at in range(price.first - _NEAR, price.first))
        if alike and not of_things and sentence[price.first] not in timed and between <= _BETWEEN:
            words = (one for one in mentions if isinstance(one, WayWord) and one.way == "total")
            near = [one for one in words if price.last <= one.first <= came_to.last]
            gone |= {id(one) for one in (price, *near)} if near or between - {","} else set()
    return [one for one in mentions if id(one) not in gone] if gone else mentions
