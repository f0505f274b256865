"""Outlays on the day that their own word was told with: `kino 3.11 og bowling 10.11. Kinoen kostet 150 kr`."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import Money
from parsers.text.spans.resolve import Dated
from parsers.text.words.stems import stem

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt 3 timer i svømmehallen 3.11 og 2 timer tur 10.11. Svømmehallen kom på 210 kr, kvittering": ["03"],
    "støttekontakt 3.11 2 timar bowling, 10.11 2 timar kino. Bowlinga kosta 180 kr": ["03"],
    "support contact 3 November 2 hours at the aquarium, 10 November 2 hours walking. Aquarium 150 kr": ["03"],
    "støttekontakt 3.11 2 timer kino, 10.11 2 timer kino. Kino 150 kr": [],
    "støttekontakt 3.11 2 timer, 10.11 2 timer. Kino 150 kr": [],
    "støttekontakt 3.11 2 timer kino, 10.11 2 timer. Kino 150 kr 10.11": ["10"],
}
"""The days of the sums."""

_SHORTEST = 4
_MOST = 40
"""Days whose words are compared: keeps long texts linear."""


def recall_days(drafts: Sequence[Draft], analysis: Analysis) -> None:
    """Give a sum in a sentence without a day the one day of several whose clause shares a word of its own with it.

    A clause with a sum of its own tells of another: `parkering 45 kr … parkering 60 kr i går`.
    """
    clause = analysis.layout.clause
    priced = {clause[one.first] for one in analysis.mentions if isinstance(one, Money)}
    dated = [one for one in analysis.dated if one.days and one.end is None and not one.trouble][:_MOST]
    dated = [one for one in dated if clause[one.when.first] not in priced]
    if len(dated) < 2:
        return
    sentence = analysis.layout.sentence
    told = {sentence[one.when.first] for one in analysis.dated}
    open_ones = [one for one in drafts if one.moneys and not one.dates and one.sentence not in told]
    if not open_ones:
        return
    words = _words(analysis, clause, {clause[one.when.first] for one in dated})
    own = _words(analysis, sentence, {one.sentence for one in open_ones})
    for draft in open_ones:
        said = own.get(draft.sentence, set())
        fitting: list[Dated] = [one for one in dated if said & words.get(clause[one.when.first], set())]
        if len(fitting) == 1 and len(fitting[0].days) == 1:
            draft.dates = [*fitting]


def _words(analysis: Analysis, number: Sequence[int], wanted: set[int]) -> dict[int, set[str]]:
    """The stems of the words without a sense of their own in each of the wanted stretches."""
    found: dict[int, set[str]] = {}
    for at, token in enumerate(analysis.tokens):
        if number[at] in wanted and token.kind == "word" and not token.senses and len(token.text) >= _SHORTEST:
            found.setdefault(number[at], set()).add(stem(token.text))
    return found
