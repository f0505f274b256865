"""Rides that a message is written on, and that nothing is claimed for: `jeg skriver fra toget`."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import MEASURED, Mention, When, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Bare summene denne gangen, jeg skriver fra toget.\n\nHøy sats 10.11: 4 timer": ["care-hour-high 10.11 4"],
    "Skriv dette på ferja. Formannskapet 10.11": ["fee-executive 10.11"],
    "Only the totals this time, I am writing from the train.\n\nHigh rate 10 November: 4 hours": [
        "care-hour-high 10.11 4",
    ],
    "Formannskapet 10.11. Skriver opp ferja 45 kr": ["fee-executive 10.11", "ferry 10.11 45"],
    "Taxi 10.11 240 kr. Skriv meg på planutvalget 12.11": ["taxi 10.11 240", "fee-planning 12.11"],
    "Eg skriv på formannskapet 10.11 og taxi 240 kr": ["fee-executive 10.11", "taxi 10.11 240"],
    "Taxi 10.11 240 kr. Skriver på bussen 12.11 45 kr": ["taxi 10.11 240", "transit 12.11 45"],
    "Executive committee 10 November. Sorry for the short note, typign on the train": ["fee-executive 10.11"],
    "Formannskapet 10.11. Beklager skrivefeil, på toget heim no": ["fee-executive 10.11"],
    "Formannskapet 10.11. Sendt fra bussen, så bare kort": ["fee-executive 10.11"],
    "Executive committee 10 November. I am on the train": ["fee-executive 10.11"],
    "Formannskapet 10.11. Melding om bussen kommer, jeg tok toget": ["fee-executive 10.11", "transit 10.11 ?amount"],
    "I am writing from the planning committee on 12 November": ["fee-planning 12.11"],
}
_WRITING = words_of("writing_now")
_NOTES = words_of("own_note")
"""Words for what is being written."""
_RIDES = words_of("ride_one_sits_in")
_ON = frozenset({"på", "fra", "frå", "i", "from", "on"})
_WITHIN = 4
"""Tokens from the verb to the ride."""


def written_on(analysis: Analysis, mentions: Sequence[Mention]) -> frozenset[int]:
    """The first tokens of such rides, `skriver dette på toget`: with neither a day nor a sum, which add a line."""
    if analysis.said.isdisjoint(_WRITING | _NOTES):
        return frozenset()
    clause = analysis.layout.clause
    told = {clause[one.first] for one in mentions if isinstance(one, (When, *MEASURED))}
    sentence = analysis.layout.sentence
    noted = {sentence[at] for at in said_at(analysis.tokens, _NOTES)}
    rides = (one.first for one in analysis.named if clause[one.first] not in told)
    return frozenset(first for first in rides if _is_written_on(analysis, first, noted))


def _is_written_on(analysis: Analysis, ride: int, noted: Set[int]) -> bool:
    """True for `skriver dette på toget`, `writing from the bus`, and in a sentence `noted` as a note `on the train`."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    at = ride - 1 - (text_at(tokens, ride - 1) == "the")
    if text_at(tokens, ride) not in _RIDES or text_at(tokens, at) not in _ON:
        return False
    near = range(max(bisect_left(sentence, sentence[at]), at - _WITHIN), at)
    return sentence[at] in noted or any(tokens[index].text in _WRITING for index in near)
