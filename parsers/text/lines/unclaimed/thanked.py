"""What thanks are given for help with: `takk for rask hjelp med ferjebilletten`, `thanks for sorting out the taxi`."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import MEASURED, Mention, When
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Tusen takk for rask hjelp med ferjebilletten!! dere er gull": [],
    "Takk for hjelpa med parkeringa": [],
    "Thank you so much for sorting out the ferry ticket": [],
    "Takk for at dere fikset hotellet så fort": [],
    "Tusen takk for god hjelp med reiseregningen, taxi og hotell": [],
    "Takk for hjelpen med parkeringen. Formannskapet 10.11, 24 km": ["fee-executive 10.11", "mileage 10.11 24"],
    "Formannskapet 10.11. Takk for hjelpen med taxien sist": ["fee-executive 10.11"],
    "Takk for hjelp med ferje 142 kr 10.11": ["ferry 10.11 142"],
    "Takk for hjelpen, jeg tok taxi hjem 10.11": ["taxi 10.11 ?amount"],
    "Takk for møtet i formannskapet 10.11. Parkering 60 kr": ["fee-executive 10.11", "parking 10.11 60"],
    "Takk for sist! Taxi 10.11 140 kr": ["taxi 10.11 140"],
    "Takk for hjelpen! Parkering 10.11": ["parking 10.11 ?amount"],
    "Takk for hjelpen, formannskapet 10.11": ["fee-executive 10.11"],
    "På forhånd takk for hjelpen, formannskapet 10.11 og planutvalget 12.11": [
        *("fee-executive 10.11", "fee-planning 12.11"),
    ],
    "Takk for rask hjelp sist, nå er det formannskapet 10.11": ["fee-executive 10.11"],
    "Takk for hjelpen - planutvalget 10.11": ["fee-planning 10.11"],
    "Thanks for helping with this: executive committee 10 November": ["fee-executive 10.11"],
    "Takk for hjelpen med taxi og parkering 10.11": ["taxi 10.11 ?amount", "parking 10.11 ?amount"],
}
_HELP = words_of("help_thanked")
_THANKS = words_of("thanking")
_CLAIMING = ("enclosed", "claiming", "request", "cost")
_HERE = frozenset({"her", "here", "så", "also", "men", "but"})
_WITH = frozenset({"med", "with"})
_PAPER = "claim_word"
_HELPED = frozenset({"hjalp", "hjelpte"})
_THAT = frozenset({"at", "that"})
_I = "i"


def thanked(analysis: Analysis, mentions: Sequence[Mention]) -> Set[int]:
    """The tokens behind a word of thanks and one for help, to where the sentence tells or claims something else."""
    if analysis.said.isdisjoint(_THANKS) or analysis.said.isdisjoint(_HELP):
        return frozenset()
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    valued = {sentence[one.first] for one in mentions if isinstance(one, MEASURED)}
    found: set[int] = set()
    for at in said_at(tokens, _THANKS):
        if at not in found and sentence[at] not in valued:
            part = _helped_with(analysis, range(at + 1, bisect_right(sentence, sentence[at])))
            found.update(() if _has_own_day(analysis, mentions, part) else part)
    return found


def _helped_with(analysis: Analysis, sentence: range) -> range:
    """The word for help and what it was for; past a comma or a dash only where something was named before it."""
    tokens, names = analysis.tokens, {one.first for one in analysis.named}
    start, named, that = sentence.stop, False, False
    for near in sentence:
        token = tokens[near]
        if (token.writer and token.text != _I) or token.text in _HERE or token.text == ":":
            return range(start, near)
        if not token.senses.keys().isdisjoint(_CLAIMING):
            return range(start, near)
        if start < near and token.kind == "sym" and not named:
            return range(start, near)
        that = that or token.text in _THAT
        if start == sentence.stop and token.text in _HELP and (that or token.text not in _HELPED):
            start = near
        named = named or (start < near and (token.text in _WITH or near in names or _PAPER in token.senses))
    return range(start, sentence.stop)


def _has_own_day(analysis: Analysis, mentions: Sequence[Mention], part: range) -> bool:
    """True where a day stands behind a name in it: that is told of what was done then."""
    first = min((one.first for one in analysis.named if one.first in part), default=part.stop)
    return any(isinstance(one, When) and first < one.first < part.stop for one in mentions)
