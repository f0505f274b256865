"""Days of drafts that a text takes back: called off, moved, denied, or with a fee that one has had.

`formannskapet 3.11 ble avlyst, men 10.11 var jeg der` is claimed on the 10th.
"""

from collections.abc import Mapping, Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.days.moved import moved
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.lines.told.statements import Statements
from parsers.text.lines.unclaimed.denied import undenied
from parsers.text.lines.unclaimed.fees_had import Had, off_days_paid
from parsers.text.lines.unclaimed.held_later import attended_later, held_later
from parsers.text.lines.unclaimed.void import not_cancelled

EXAMPLES: Mapping[str, Sequence[str]] = {
    "formannskapet i går var avlyst": [],
    "formannskapet 3.11 ble avlyst, men 10.11 var jeg der": ["expense"],
    "formannskapet 10.11 ble avlyst, fikk beskjed 9.11": [],
    "formannskapet ble avlyst 10.11, men kommunestyret hadde møte 12.11": ["expense"],
    "formannskapet vart avlyst 10.11, kommunestyret var eg på 12.11": ["expense"],
    "the executive committee on 10 November was cancelled, but the council met on 12 November": ["expense"],
    "formannskapet 10.11. Kommunestyret 12.11 ble utsatt til 26.11": ["expense"],
    "kommunestyret 12.11 vart utsett til 17.11": ["expense"],
    "formannskapet 3.11 ble avlyst. 10.11 var jeg på plass": ["expense"],
    "formannskapet 3.11 vart avlyst. 10.11 og 17.11 var eg der kl 10-12": ["expense", "expense"],
    "the executive committee on 3 November was cancelled. I was there on 10 November": ["expense"],
    "formannskapet 3.11 ble avlyst. 10.11 var jeg på jobb": [],
    "formannskapet 3.11 ble avlyst. 10.11 var jeg ikke der": [],
    "formannskapet 3.11 ble avlyst. Neste møte er 24.11": [],
    "formannskapet 3.11 ble avlyst. Nytt møte blir 17.12": [],
    "formannskapet 3.11 vart avlyst, så det skal ikkje med. Det nye møtet var 17.11": ["expense"],
}


def put_days_right(
    drafts: Sequence[Draft],
    analysis: Analysis,
    said: Statements,
    types: TypeIndex,
    paid: Sequence[Had],
    owed: Set[int],
) -> Set[int]:
    """Leave such days out of the drafts, and give them those that hold instead; the places of meetings yet to come.

    `paid` are the fees that one has had, `owed` the words for what is said to be missing from them.
    """
    held_on = dict(moved(drafts, analysis, types)) if "moved" in analysis.spots else {}
    if said.cancelled:
        _off_days_cancelled(drafts, analysis, said.cancelled, types, held_on.keys())
    if "negation" in analysis.spots:
        for draft in drafts:
            draft.dates = undenied(draft.dates, analysis.tokens, owed)
    if paid:
        clause = analysis.layout.clause
        apart = {clause[at] for at in owed} - {draft.clause for draft in drafts}
        days_owed = [one for one in analysis.dated if clause[one.first] in apart]
        for draft in drafts:
            off_days_paid(draft, paid, days_owed)
    return {place for place, held in held_on.items() if not held}


def _off_days_cancelled(
    drafts: Sequence[Draft], analysis: Analysis, cancelled: Set[int], types: TypeIndex, moved_ones: Set[int]
) -> None:
    """Let meetings of `cancelled` clauses stand on the days that they were held instead, and hours on days worked."""
    days = analysis.layout.by_sentence(analysis.dated)
    held = {draft.clause for draft in drafts if is_meeting(draft, types)} - cancelled
    for place, draft in enumerate(drafts):
        if place not in moved_ones and draft.clause in cancelled and is_meeting(draft, types):
            draft.dates = [
                *held_later(analysis, draft, days.get(draft.sentence, ()), held),
                *attended_later(analysis, draft, days, held, types),
            ]
        elif len(draft.dates) > 1 and (draft.durations or draft.clocks):
            draft.dates = not_cancelled(draft, analysis.layout, cancelled) or draft.dates
