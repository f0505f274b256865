"""What thanks are given for help with: `takk for rask hjelp med ferjebilletten`, `thanks for sorting out the taxi`."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import MEASURED, Mention
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
}
_HELP = words_of("help_thanked")
_THANKS = words_of("thanking")
_CLAIMING = ("enclosed", "claiming", "request", "cost")
_HERE = frozenset({"her", "here", "så", "also", "men", "but"})
_I = "i"


def thanked(analysis: Analysis, mentions: Sequence[Mention]) -> Set[int]:
    """The tokens behind a word of thanks and one for help, to where the sentence tells or claims something else."""
    if analysis.said.isdisjoint(_THANKS) or analysis.said.isdisjoint(_HELP):
        return frozenset()
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    valued = {sentence[one.first] for one in mentions if isinstance(one, MEASURED)}
    found: set[int] = set()
    for at in said_at(tokens, _THANKS):
        if at in found or sentence[at] in valued:
            continue
        told = False
        for near in range(at + 1, bisect_right(sentence, sentence[at])):
            token = tokens[near]
            if (
                (token.writer and token.text != _I)
                or token.text in _HERE
                or not token.senses.keys().isdisjoint(_CLAIMING)
            ):
                break
            told = told or token.text in _HELP
            if told:
                found.add(near)
    return found
