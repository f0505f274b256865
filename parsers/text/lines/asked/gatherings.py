"""A gathering that the catalogue does not hold, told with its day and nothing else: `folkevalgtopplæring 5.11`.

It is asked about as a meeting of an unknown body is. Beside a drive or an outlay it only tells what these were for.
"""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import Clocks, When, indices
from parsers.text.words.lexicon import words_of

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Folkevalgtopplæring 5. november": ["unknown_type"],
    "Folkevalgtopplæring 5.-6. november": ["unknown_type"],
    "Folkevaldopplæring 5. november kl 9-15": ["unknown_type"],
    "Training for councillors 5 November": ["unknown_type"],
    "Kurs for folkevalgte 5.11": ["unknown_type"],
    "Var på folkevalgtopplæring 5.11": ["unknown_type"],
    "5.11: strategisamling": ["unknown_type"],
    "Gruppemøte 9.11": ["unknown_type"],
    "KS-samling 12.11, 80 km": [],
    "Folkevalgtopplæring 5. november, parkering 40 kr": [],
    "Er på kurs til 5.11": [],
    "Får jeg betalt for folkevalgtopplæring 5.11?": [],
    "Jeg kan ikke komme, har kurs 5.11": [],
    "Folkevalgtopplæring": [],
    "Minner om folkevalgtopplæring 5.11": [],
    "Kurset 5.11 var bra": [],
}
_ENDS = tuple(words_of("gatherings"))
_BESIDE = words_of("at_gatherings")


def with_gatherings(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """The drafts; a meeting nobody knows where the text has none, and is a gathering with its day alone."""
    days = [one for one in analysis.dated if one.days and not (one.wide or one.ahead or one.trouble)]
    if drafts or len(days) != 1 or len(analysis.dated) != 1 or analysis.layout.asking:
        return drafts
    tokens, taken = analysis.tokens, indices(analysis.mentions)
    if not all(isinstance(one, (When, Clocks)) for one in analysis.mentions):
        return drafts
    words = [at for at, token in enumerate(tokens) if token.kind == "word" and at not in taken]
    named = [at for at in words if tokens[at].text.endswith(_ENDS)]
    if len(named) != 1 or any(at not in named and tokens[at].text not in _BESIDE for at in words):
        return drafts
    at, layout = named[0], analysis.layout
    draft = Draft(kind="expense", first=at, last=at + 1, clause=layout.clause[at], sentence=layout.sentence[at])
    draft.unheld, draft.dates, draft.type_spans = "meeting", days, [(tokens[at].start, tokens[at].end)]
    draft.clocks = [one for one in analysis.mentions if isinstance(one, Clocks)]
    return [draft]
