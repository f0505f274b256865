"""Days on which papers are handed over, `kvitteringen legger jeg i postkassa på torsdag`, are none of a claim."""

from parsers.text.analysis import Analysis
from parsers.text.lines.told.plans import promised
from parsers.text.spans.mentions import MEASURED, When, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import said_at

EXAMPLES = {
    "taxi 134 kr 10.11. Kvitteringen skal jeg legge i postkassa di på torsdag": ["taxi 10.11 134"],
    "formannskapet 10.11. Taxi 134 kr, kvitteringen kommer på torsdag": ["fee-executive 10.11", "taxi 10.11 134"],
    "formannskapet 10.11. Drosja kosta 134 kr, og kvitteringa tek eg med torsdag": [
        "fee-executive 10.11",
        "taxi 10.11 134",
    ],
    "taxi 134 kr 10.11, skal levere bilaget på mandag": ["taxi 10.11 134"],
    "taxi 134 kr 10.11, kvittering sendte jeg torsdag": ["taxi 10.11 134"],
    "taxi 134 kr on 10 November, I will drop off the receipt on Thursday": ["taxi 10.11 134"],
    "taxi 134 kr on 10 November, receipt follows on Thursday": ["taxi 10.11 134"],
    "taxi 134 kr, kvitteringen kommer på torsdag": ["taxi 134 ?date"],
    "taxi 134 kr, kvittering fra torsdag ligger ved": ["taxi 19.11 134"],
    "sender kvittering for taxi 134 kr torsdag": ["taxi 19.11 134"],
    "tok taxi torsdag, 134 kr, kvittering vedlagt": ["taxi 19.11 134"],
}

_HANDING = words_of("handing_over")
_TELLING = ("postponing", "entered")
_OF = frozenset({"for", "datert", "dated", "of", "av"})


def leave_paper_days(analysis: Analysis) -> None:
    """Take the days of clauses that only tell how papers come from those of the text."""
    if not analysis.dated or "enclosed" not in analysis.spots:
        return
    clause, tokens = analysis.layout.clause, analysis.tokens
    papers = {clause[at] for at in analysis.spots["enclosed"]} & promised(analysis)
    papers -= {clause[one.first] for one in analysis.mentions if isinstance(one, MEASURED)}
    if not papers:
        return
    handed = {clause[at] for at in said_at(tokens, _HANDING)}
    papers &= handed | {clause[at] for sense in _TELLING for at in analysis.spots.get(sense, ())}
    analysis.dated = [
        one for one in analysis.dated if clause[one.when.first] not in papers or _is_of(analysis, one.when)
    ]


def _is_of(analysis: Analysis, when: When) -> bool:
    """True for `kvittering fra torsdag`, the day of the outlay."""
    at = when.first - 1
    return has(analysis.tokens, at, "from") or text_at(analysis.tokens, at) in _OF
