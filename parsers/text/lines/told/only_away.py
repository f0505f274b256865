"""Meetings of which nothing more is told than that the writer was not there, that a deputy was, or who was a guest.

`Formannskapet 12.11 – jeg var borte`, `Planutvalget 4.6. Per var vara for meg.`
"""

from collections.abc import Mapping, Sequence, Set
from itertools import islice

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.lines.told.away_clauses import AWAY, WENT, AwayClauses
from parsers.text.lines.told.away_days import row_goes_on
from parsers.text.lines.told.guests import GUESTS, is_guest_of
from parsers.text.lines.told.subjects import Subjects
from parsers.text.spans.mentions import MEASURED, Clocks, Mention, When, has, text_at
from parsers.text.words.tokens import opens_line, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Planutvalget 10.11 møtte ikke. Kommunestyret 5.11": ["fee-council 05.11"],
    "Ola i planutvalget 10.11 møtte ikke. Kommunestyret 5.11": ["fee-planning 10.11", "fee-council 05.11"],
    "Jeg var i planutvalget 10.11, og varaen min gikk": ["fee-planning 10.11"],
    "Møtte i planutvalget 10.11. Varaen min gikk": ["fee-planning 10.11"],
    "Planutvalget 10.11, borte fra jobb hele dagen": ["fee-planning 10.11"],
    "Planutvalget 10.11 kl 9-15, jeg var borte": ["fee-planning 10.11"],
    "Planutvalget 10.11, leder møtte ikke": ["fee-planning 10.11"],
    "Planutvalget 10.11, kom ikke før sak 4": ["fee-planning 10.11"],
    "Planutvalget 10.11, syk, men møtte likevel": ["fee-planning 10.11"],
    "Planutvalget 10.11. Per kom ikke, Kari møtte i stedet, jeg ledet": ["fee-planning 10.11"],
    "Planutvalget 10.11. Ulegitimert tap 4 timer, jeg var borte 10.11": [
        *("fee-planning 10.11", "lost-undocumented 10.11 4"),
    ],
}
_LED = frozenset({"ledet", "ledede", "ledde", "leda", "leia", "leidde", "chaired", "led"})
_PLANNING = frozenset({"skulle", "supposed", "meant", "due", "should"})
_CUES = ("negation", "deputised", "somebody", "instead")
_MOST = 20
"""Such clauses of one text; keeps hostile texts linear."""


def only_away(analysis: Analysis, types: TypeIndex) -> Set[int]:
    """The first tokens of the names of such meetings."""
    if not any(cue in analysis.spots for cue in _CUES) and analysis.said.isdisjoint(AWAY | GUESTS):
        return frozenset()
    names = [one for one in analysis.named if types.names_meeting(one)]
    if not names:
        return frozenset()
    persons = Subjects(analysis)
    told = _Told(analysis, persons)
    away = AwayClauses(analysis, names, types, persons)
    found = (told.meeting_before(part, names) for part in islice(away.parts(), _MOST))
    guests = names if not analysis.said.isdisjoint(GUESTS) else ()
    guests = [one for one in guests if is_guest_of(analysis.tokens, one)]
    return frozenset(one.first for one in (*found, *guests) if one)


class _Told:
    """What one text tells of its meetings besides, and of whether the writer was there."""

    def __init__(self, analysis: Analysis, persons: Subjects) -> None:
        self._analysis, self._tokens = analysis, analysis.tokens
        self._sentence = analysis.layout.sentence
        self._days = {one.first: one.last for one in analysis.mentions if isinstance(one, When)}
        self._persons = persons

    def meeting_before(self, part: range, names: Sequence[TypeMention]) -> TypeMention | None:
        """The meeting that the clause is told of: the last before it, of one day, with no value, and not attended."""
        before = [one for one in names if one.last <= part.start]
        if not before:
            return None
        number = self._sentence[part.start]
        meeting = before[-1]
        line = self._analysis.layout.line
        other_row = line[meeting.first] != line[part.start] and not opens_line(part.start, self._tokens)
        if number - self._sentence[meeting.first] > 1 or other_row:
            return None
        since = before[-2].last if len(before) > 1 else 0
        near = [one for one in self._analysis.mentions if since <= one.first < part.start]
        near = [one for one in near if self._sentence[one.first] >= self._sentence[meeting.first]]
        days = [one for one in near if isinstance(one, When) and self._is_of_row(one, meeting)]
        valued = any(isinstance(one, (Clocks, *MEASURED)) for one in near if one.first > meeting.first)
        if self._is_day_of_row(part):
            return None
        if len(days) != 1 or len(days[0].days) != 1 or days[0].shape != "days" or valued:
            return None
        return None if self._met(self._sentence[meeting.first], part) else meeting

    def _is_day_of_row(self, part: range) -> bool:
        """True for `formannskapet 10.11 (borte), 12.11`: only that day is away."""
        alone = len(part) == 1 and self._tokens[part.start].text in AWAY
        return alone and row_goes_on(self._tokens, part.stop, self._days)

    def _is_of_row(self, day: Mention, meeting: TypeMention) -> bool:
        """False for the day of the meeting before in the same sentence."""
        return day.first > meeting.first or not any(
            self._tokens[at].text in (",", "nl") or self._tokens[at].kind == "nl"
            for at in range(day.last, meeting.first)
        )

    def _met(self, first: int, part: range) -> bool:
        """True where the writer says before or behind, since the meeting's sentence, that they were there."""
        spots = self._analysis.spots
        places = (*spots.get("attend", ()), *spots.get("being", ()))
        near = (at for at in places if first <= self._sentence[at] <= self._sentence[part.start] and at not in part)
        return any(self._is_met(at) for at in near) or self._led(range(self._sentence[part.start], first - 1, -1))

    def _led(self, sentences: range) -> bool:
        """True for `jeg ledet`."""
        tokens = self._tokens
        return any(
            self._sentence[at] in sentences and (tokens[at - 1].writer or self._persons.is_writer(at + 1))
            for at in said_at(tokens, _LED)
            if at
        )

    def _is_met(self, at: int) -> bool:
        tokens = self._tokens
        around = range(max(0, at - 3), min(at + 3, len(tokens)))
        if any(has(tokens, near, "negation") or tokens[near].text in _PLANNING for near in around):
            return False
        opens = tokens[at].text in WENT and self._persons.opens(at) and self._persons.of(at) is None
        own = opens or self._persons.of(at) == "own"
        return own or (
            has(tokens, at, "attend")
            and tokens[at].text.startswith(("møtt", "attended", "delt"))
            and any(text_at(tokens, near) in ("likevel", "still", "anyway") for near in range(at, at + 4))
        )
