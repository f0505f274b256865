"""What a text tells of as done, word by word: drives, payments, attendance, each by the writer or somebody else."""

from collections.abc import Collection, Mapping, Set

from parsers.text.analysis import Analysis
from parsers.text.lines.told.attending import Attending
from parsers.text.lines.told.driving import Driving
from parsers.text.lines.told.paying import OF_MONEY, Paying
from parsers.text.lines.told.subjects import Subjects
from parsers.text.lines.told.telling import Act, Doing, Telling

_TOLD_BY: Mapping[Act, Set[str]] = {
    "drive": {"drive", "lift", "passenger", "somebody", "afoot", "carrier", "pool_car", "vehicle", "person"},
    "pay": {"pay", "advance", "carrier", "treated", "payer", "bill", "whose"},
    "attend": {"attend", "being", "absence", "deputised", "somebody"},
}
"""The senses of words that tell of each."""
_TELLING: Mapping[Act, type[Telling]] = {"drive": Driving, "pay": Paying, "attend": Attending}


def doings(analysis: Analysis, acts: Collection[Act]) -> list[Doing]:
    """The doings of those acts in order of the text."""
    money = not analysis.said.isdisjoint(OF_MONEY)
    acts = [act for act in acts if (act == "pay" and money) or not analysis.spots.keys().isdisjoint(_TOLD_BY[act])]
    if not acts:
        return []
    subjects = Subjects(analysis)
    found = (one for act in _TELLING if act in acts for one in _TELLING[act](analysis, subjects).found())
    return sorted(found, key=lambda one: one.at)
