"""Which drafts stand around a value, and which of them is nearest."""

from bisect import bisect_right, insort
from collections.abc import Callable

from parsers.text.layout.clauses import Layout
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import BY_PLACE, Mention

REACH = 12
"""How many drafts away a value may belong: keeps long texts linear, and nobody writes further apart."""


class Nearby:
    """The drafts of a text, in its order."""

    def __init__(self, drafts: list[Draft], layout: Layout) -> None:
        self.drafts = drafts
        self._layout = layout

    def around(self, first: int) -> tuple[list[Draft], list[Draft]]:
        """The drafts before a token, nearest first, and those after it."""
        at = bisect_right(self.drafts, first, key=BY_PLACE)
        return self.drafts[max(0, at - REACH) : at][::-1], self.drafts[at : at + REACH]

    def nearest(self, mention: Mention, takes: Callable[[Draft], bool]) -> Draft | None:
        """The draft for a value: in its clause the one before, else after; so in its sentence; so in the text."""
        clause, sentence = self._layout.clause[mention.first], self._layout.sentence[mention.first]
        before, after = self.around(mention.first)
        around = [*before, *after]
        beside = [draft for draft in around if draft.sentence == sentence]
        for near in ([draft for draft in beside if draft.clause == clause], beside, around):
            for draft in near:
                if takes(draft):
                    return draft
        return None

    def insert(self, draft: Draft) -> None:
        insort(self.drafts, draft, key=BY_PLACE)
