"""Hours that a meeting took, in a text that claims hours of care elsewhere: `formannskapet 8.11, 2 timer`."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafting.nearby import Nearby
from parsers.text.lines.drafts import Draft, units_of
from parsers.text.spans.mentions import Clocks, Duration, has, text_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Støttekontakt 14.11, 3 timer\nFormannskapet 8.11, 2 timer": ["support-hour 14.11 3", "fee-executive 08.11"],
    "Støttekontakt 14.11 3 timar, formannskapet 8.11 2 timar": ["support-hour 14.11 3", "fee-executive 08.11"],
    "Formannskapet 8.11 på teams, 2 timer\n\nAvlastning høy sats 7.11 8 timer": [
        *("fee-executive 08.11", "care-hour-high 07.11 8"),
    ],
    "Støttekontakt 14.11 kl 17-20. Formannskapet 8.11, møtet ble avbrutt etter 1 time": [
        *("support-hour 14.11 3", "fee-executive 08.11"),
    ],
    "Support contact 14 November, 3 hours\nExecutive committee 8 November, 2 hours": [
        *("support-hour 14.11 3", "fee-executive 08.11"),
    ],
    "Støttekontakt 3.11 2 timer, og etter formannskapet 5.11 3 timer": [
        *("support-hour 03.11 2", "fee-executive 05.11", "support-hour 05.11 3"),
    ],
    "Støttekontakt 15.11 kl 17-19. Formannskapet 8.11, etterpå var jeg med Ola i 3 timer": [
        *("support-hour 15.11 2", "fee-executive 08.11", "support-hour 08.11 3"),
    ],
    "8.11 formannskapet og 3 timer med Ola, 14.11 støttekontakt 2 timer": [
        *("fee-executive 08.11", "support-hour 08.11 3", "support-hour 14.11 2"),
    ],
    "Formannskapet 8.11, støttekontakt 14.11 3 timer": ["fee-executive 08.11", "support-hour 14.11 3"],
    "Formannskapet 8.11. Støttekontakt 14.11, 3 timer": ["fee-executive 08.11", "support-hour 14.11 3"],
}
_BEGINNING = frozenset(
    {"med", "with", "så", "deretter", "etterpå", "etterpa", "seinare", "senere", "siden", "sidan"}
    | {"then", "afterwards", "later", "hos"}
)
_AROUND = frozenset({"etter", "før", "after", "before", "fra", "frå", "from"})


class MeetingLengths:
    """Tells how long the meetings of a text took from the hours of the care that it claims."""

    def __init__(self, analysis: Analysis, types: TypeIndex, near: Nearby) -> None:
        self._tokens, self._types, self._near = analysis.tokens, types, near
        self._sentence = sentence = analysis.layout.sentence
        self._days = sorted((one.when.first, len(one.days)) for one in analysis.dated)
        self._timed = {sentence[one.first] for one in analysis.mentions if _measures(one)}

    def is_of_meeting(self, mention: Duration, owner: Draft) -> bool:
        """True for hours behind a meeting and its day, where the work that may have them has its own elsewhere."""
        before, _ = self._near.around(mention.first)
        met = next((one for one in before if one.kind == "expense"), None)
        if mention.unit != "hour" or met is None or met is owner or met.sentence != self._sentence[mention.first]:
            return False
        if units_of(met, self._types) != {"meeting"} or self._is_lost(owner) or self._is_around(met):
            return False
        if owner.sentence == met.sentence and owner.first > met.first:
            return False
        measured = owner.durations or owner.clocks or (owner.sentence != met.sentence and owner.sentence in self._timed)
        begin, end = (bisect_left(self._days, (at, 0)) for at in (met.first, mention.first))
        dated = end > 0 and self._sentence[self._days[end - 1][0]] == met.sentence
        dated = dated and sum(days for _, days in self._days[begin:end]) <= 1
        return bool(measured) and dated and not self._goes_on(met, mention)

    def _is_lost(self, owner: Draft) -> bool:
        return owner.lost or {*owner.codes} <= {*self._types.lost}

    def _goes_on(self, met: Draft, mention: Duration) -> bool:
        """True where something else is begun before the hours: `formannskapet 8.11, så var jeg med Ola 3 timer`."""
        between = range(met.last, mention.first)
        return any(
            self._tokens[at].text in _BEGINNING or self._tokens[at].writer or has(self._tokens, at, "join")
            for at in between
        )

    def _is_around(self, met: Draft) -> bool:
        """True for a meeting that only says when: `etter formannskapet 5.11 3 timer`."""
        return text_at(self._tokens, met.first - 1) in _AROUND


def _measures(mention: object) -> bool:
    hours = isinstance(mention, Duration) and mention.unit == "hour"
    return hours or (isinstance(mention, Clocks) and mention.end is not None)
