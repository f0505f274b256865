"""Trips with food allowance: moments of leaving and coming home, in order; each departure begins a trip."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import BY_PLACE, Clocks, Mention, When, has, text_at
from parsers.text.trips.on_the_way import Moment, Role, without_stops
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

_REACH = 10
"""Tokens from a word of leaving or coming home to its clock time."""
_AFTER = 3
_ANEW_WITHIN = 25
"""Tokens from `nei` to the moment that is told anew."""
_SHORTEST = 6
"""Hours: no food is paid for on a shorter journey (Særavtale om dekning av utgifter til reise og kost innenlands)."""
_MINUTES = 60
_BESIDE = 2
_FROM = frozenset({"from", "fra", "frå", "left", "leave", "leaving"})
_SETTING_OUT = words_of("setting_out")
_CAME_THERE = frozenset({"fram", "frem"})
_INTO = frozenset({"i", "til", "in", "at", "to"})
_DOORS, _AT = words_of("doors"), frozenset({"at", "her", "here"})
_AGAIN = "igjen"
_HOMEWARD = frozenset({"hjem", "heim"})
_THROUGH = frozenset({"til", "to", "-", "until"})
_BEFORE = frozenset({"før", "until", "till"})
_NOT = frozenset({"wasn't", "didn't", "ikke", "ikkje", "not"})

EXAMPLES = {
    "diett 5.11: dro 07.00, hjemme 18.30": ["2026-11-05T07:00 2026-11-05T18:30"],
    "Oslo, ut 3.11 kl 07.05, heim 4.11 kl 19.40, hotell": ["2026-11-03T07:05 2026-11-04T19:40"],
    "diett 3. november, ut døra 07.00, heime 19.10": ["2026-11-03T07:00 2026-11-03T19:10"],
    "diett 3.11. Ut av døra hjemme kl. 05:35 og inn igjen kl. 21:50": ["2026-11-03T05:35 2026-11-03T21:50"],
    "per diem, left home 7:30 on 3 November, back home 20:15 on 4 November": ["2026-11-03T07:30 2026-11-04T20:15"],
    "diett: ut av døra hjemme 3.11 kl. 08.45, hjemme igjen 5.11 kl. 18.20": ["2026-11-03T08:45 2026-11-05T18:20"],
    "diett: ut døra hjemme 3.11 kl. 08.45, inn døra hjemme 5.11 kl. 18.20": ["2026-11-03T08:45 2026-11-05T18:20"],
    "diett 5.11 kl 07.00 til 6.11 kl 18.30": ["2026-11-05T07:00 2026-11-06T18:30"],
    "diett 9.11 07.00 - 10.11 19.00": ["2026-11-09T07:00 2026-11-10T19:00"],
    "diett 9.11 07.00 til 10.11 19.00": ["2026-11-09T07:00 2026-11-10T19:00"],
    "diett Oslo 9.11 07:00-10.11 19:00": ["2026-11-09T07:00 2026-11-10T19:00"],
    "diett 09.11. 07.00-11.11. 19.00": ["2026-11-09T07:00 2026-11-11T19:00"],
    "avreise 9.11 07.00, hjemkomst 10.11 19.00, diett": ["2026-11-09T07:00 2026-11-10T19:00"],
    "diett 4.11, 8.11 og 12.11 kl 7-20": [
        *("2026-11-04T07:00 2026-11-04T20:00", "2026-11-08T07:00 2026-11-08T20:00"),
        "2026-11-12T07:00 2026-11-12T20:00",
    ],
    "dagsdiett 4.11 og 12.11, ut kl 7 og inn kl 20 begge dagene": [
        *("2026-11-04T07:00 2026-11-04T20:00", "2026-11-12T07:00 2026-11-12T20:00"),
    ],
    "diett utan overnatting 4.11 og 8.11, kvar gong kl 7-20": [
        *("2026-11-04T07:00 2026-11-04T20:00", "2026-11-08T07:00 2026-11-08T20:00"),
    ],
    "formannskapet 10.11\ndiett 4.11 kl 7-20": ["2026-11-04T07:00 2026-11-04T20:00"],
    "formannskapet 10.11. Per diem 4 and 8 November, 7 to 20": [
        *("2026-11-04T07:00 2026-11-04T20:00", "2026-11-08T07:00 2026-11-08T20:00"),
    ],
    "kurs i Oslo 4.11 og 8.11. Diett begge dager, kl 7-20": [
        *("2026-11-04T07:00 2026-11-04T20:00", "2026-11-08T07:00 2026-11-08T20:00"),
    ],
    "diett 9.11 kl 7 og 11.11 kl 20": ["2026-11-09T07:00 2026-11-11T20:00"],
    "diett 9. og 11.11, ut kl 7 den 9. og heim kl 20 den 11.": ["2026-11-09T07:00 2026-11-11T20:00"],
    "diett: 3.11 kl 07.00-18.30 og 10.11 kl 07.30-19.00": [
        "2026-11-03T07:00 2026-11-03T18:30",
        "2026-11-10T07:30 2026-11-10T19:00",
    ],
    "diett 3.11, dro 07.00, hjemme 18.30. Nei, jeg var ikke hjemme før kl 19.50": ["2026-11-03T07:00 2026-11-03T19:50"],
    "diett 3.11, dro 07.00, hjemme 18.30. Rettelse: jeg dro kl 06.15": ["2026-11-03T06:15 2026-11-03T18:30"],
    "diett: reiste heimanfrå 3.11 kl 07.00, heime 4.11 kl 18.30. Toget var seint, så eg var ikkje heime før kl 19.50": [
        "2026-11-03T07:00 2026-11-04T19:50",
    ],
    "per diem, left home 7:30 on 3 November, back home 20:15. Correction: I wasn't back home until 21:10": [
        "2026-11-03T07:30 2026-11-03T21:10",
    ],
    "Reiste fra Lauvdal 2.11 kl 07.00 til Oslo, hjem 4.11 kl 21.00, hotell 2 netter 2980 kr": [
        "2026-11-02T07:00 2026-11-04T21:00",
    ],
    "Left Lauvdal 2 Nov 07:00 for Oslo, home 4 Nov 21:00, hotel 2980 kr": ["2026-11-02T07:00 2026-11-04T21:00"],
    "Oslo 2.11 kl 07.00 til 4.11 kl 21.00, hotell 2980 kr": ["2026-11-02T07:00 2026-11-04T21:00"],
    "KS-konferanse i Oslo 2.11 kl. 7 til 4.11 kl. 21, to netter på hotell": ["2026-11-02T07:00 2026-11-04T21:00"],
    "Could I have per diem for my trip to Bergen? Left home at 07:20 on 17 November, back at 19:50 on 18 November": [
        "2026-11-17T07:20 2026-11-18T19:50",
    ],
    "Kan eg få diett for turen til Bergen? Reiste 3.11 kl 07.00, heime 4.11 kl 18.30": [
        "2026-11-03T07:00 2026-11-04T18:30"
    ],
    "Får jeg diett når jeg reiser kl 07 og er hjemme kl 19?": [],
    "tapt arbeid 2.11 kl 8 til 4.11 kl 16, hotell 2980 kr": [],
    "høy sats 2.11 kl 07 til 4.11 kl 21, hotell med gutten 2980 kr": [],
    "formannskapet 17.11 kl 9-14, dro hjemmefra kl 8, hjemme kl 15": [],
}


@dataclass(slots=True, kw_only=True)
class Trip:
    """The clock times of one trip and the tokens that speak of it, `first` up to but without `last`."""

    first: int
    last: int
    leave: Clocks | None = None
    back: Clocks | None = None

    @property
    def clocks(self) -> list[Clocks]:
        """The moments that are known."""
        return [clocks for clocks in (self.leave, self.back) if clocks]


class Trips:
    """Finds the trips of one text; `busy` are the clauses whose clock times belong to a meeting or to hours."""

    def __init__(self, tokens: Sequence[Token], layout: Layout, mentions: Sequence[Mention], busy: set[int]) -> None:
        self._tokens = tokens
        self._layout = layout
        self._busy = busy
        self._clocks = [mention for mention in mentions if isinstance(mention, Clocks)]
        self._days = [mention for mention in mentions if isinstance(mention, When)]
        self._ends = {day.first: day.last for day in self._days}
        self._heard: set[int] = set()
        self._words: dict[int, int] = {}

    def find(self) -> list[Trip]:
        """The trips in order of the text, one at least; a text without moments has one trip without clock times."""
        trips: list[Trip] = []
        for role, clocks, *_ in without_stops([self._moment(*one) for one in self._moments()]):
            trip = trips[-1] if trips else None
            if len(trips) == 1 and self._is_told_anew(trips[0], role, clocks):
                trips[0] = replace(trips[0], leave=clocks) if role == "leave" else replace(trips[0], back=clocks)
                continue
            if trip is None or trip.back or (role == "leave" and trip.leave):
                trip = Trip(first=self._opening(clocks, trip), last=len(self._tokens))
                if trips:
                    trips[-1].last = trip.first
                trips.append(trip)
            if role == "leave":
                trip.leave = clocks
            else:
                trip.back = clocks
        if trips:
            trips[0].first = 0
        return trips or [Trip(first=0, last=len(self._tokens))]

    def cued(self) -> set[str]:
        """The roles that clear words give to clock times; without them nobody speaks of a trip, unless of `diett`."""
        found = set()
        after = 0
        for clocks in self._clocks:
            last = clocks.last if clocks.end else clocks.first + 1  # dro 2.11 kl 7, hjem 4.11 kl 21
            for index in range(max(after, clocks.first - _REACH), last):
                senses = self._tokens[index].senses
                led = self._leads(index, clocks) or text_at(self._tokens, index + 1) == ":"
                out = senses.get("depart") == "out" and led and self._opens(index)
                found |= {"leave"} if out or senses.get("depart") == "depart" else set()
                found |= {"back"} if self._comes_home(index, left="leave" in found) else set()
                found |= {"away"} if "away" in senses and _is_long(clocks) else set()
            after = clocks.last
        return found

    def _leads(self, index: int, clocks: Clocks) -> bool:
        """True where no more than a day stands between: `ut 06:00`, `ut 9.11 kl 06.00`."""
        return clocks.first - index <= 1 or clocks.first == self._ends.get(index + 1)

    def _opens(self, index: int) -> bool:
        """True at the beginning of a clause: ut 06:00, hjem 21:30."""
        return index == 0 or self._layout.clause[index - 1] != self._layout.clause[index]

    def _comes_home(self, index: int, *, left: bool) -> bool:
        """True for `hjemme`; for `hjem` and `att` where one was said to have `left` before it."""
        said = self._tokens[index].senses.get("return_home")
        return said == "return" or (said == "in" and left and text_at(self._tokens, index - 1) not in _SETTING_OUT)

    def _moments(self) -> Iterator[tuple[Role, Clocks]]:
        """Each moment with its role; times without a word of leaving or coming count where no others are left."""
        roles = [(self._role(at), clocks) for at, clocks in enumerate(self._clocks)]
        told = any(role and clocks.end is None for role, clocks in roles)
        open_end: Clocks | None = None
        for role, clocks in roles:
            if clocks.end:
                if role or (not told and self._layout.clause[clocks.first] not in self._busy):
                    yield "leave", replace(clocks, end=None)
                    yield "back", replace(clocks, start=clocks.end, end=None)
                open_end = None
            elif role:
                open_end = clocks if role == "leave" else None
                yield role, clocks
            elif open_end is not None and (not told or self._leads_on(open_end, clocks)):
                open_end = None
                yield "back", clocks
            elif not told and self._layout.clause[clocks.first] not in self._busy:
                open_end = clocks
                yield "leave", clocks

    def _is_told_anew(self, trip: Trip, role: Role, clocks: Clocks) -> bool:
        """True for a moment that the trip has, said once more after `nei`, or as `ikke hjemme før kl 22.50`."""
        if (trip.leave if role == "leave" else trip.back) is None:
            return False
        denied = False
        for index in range(clocks.first - 1, max(clocks.first - _ANEW_WITHIN, -1), -1):
            if self._layout.sentence[index] != self._layout.sentence[clocks.first]:
                break
            senses = self._tokens[index].senses
            denied = denied or "negation" in senses or self._tokens[index].text in _NOT
            if "retracting" in senses or (denied and text_at(self._tokens, clocks.first - 1) in _BEFORE):
                return True
        return False

    def _leads_on(self, first: Clocks, second: Clocks) -> bool:
        """True for `avreise kl 7 til 6.11 kl 18`."""
        between = range(first.last, min(second.first, first.last + _REACH))
        return any(self._tokens[index].text in _THROUGH or self._tokens[index].text == "," for index in between)

    def _role(self, at: int) -> Role | None:
        """What the words beside a clock time make of it: those before it in its sentence, else those right after."""
        clocks = self._clocks[at]
        before = self._clocks[at - 1].last if at else 0
        after = self._clocks[at + 1].first if at + 1 < len(self._clocks) else len(self._tokens)
        for index in range(clocks.last - 1, max(before, clocks.first - _REACH) - 1, -1):
            if index < clocks.first and self._layout.sentence[index] != self._layout.sentence[clocks.first]:
                break
            if role := self._word(index):
                self._words[clocks.first] = index
                return role
        for index in range(clocks.last, min(after, clocks.last + _AFTER)):
            if self._layout.clause[index] != self._layout.clause[clocks.first]:
                break
            if role := self._word(index):
                self._heard.add(index)
                return role
        return None

    def _moment(self, role: Role, clocks: Clocks) -> Moment:
        """The moment with the word before it that gave it its role."""
        near = range(clocks.first - 1, max(clocks.first - _REACH, 0), -1)
        came = next((at for at in near if self._tokens[at].text in _CAME_THERE), -1)  # kom fram til Oslo kl 9.10
        at = self._words.get(clocks.first, came)
        after = at + 1 + (text_at(self._tokens, at + 1) in _INTO)
        place = self._tokens[after] if 0 < after < len(self._tokens) else None
        named = place is not None and place.kind == "word" and not place.senses
        named_place = place.text if place and named else ""
        return Moment(role, clocks, text_at(self._tokens, at), named_place, self._is_begun(clocks))

    def _is_begun(self, clocks: Clocks) -> bool:
        """True for `hjemme 18.30` of `10.11 kl 07, hjemme 18.30`, which is a sentence or follows a mark or `og`."""
        at = bisect_left(self._clocks, clocks.first, key=BY_PLACE) - 1
        before = self._clocks[at] if at >= 0 else None
        if before is None or before.first in self._words or before.end or clocks.first - before.last > _AFTER:
            return False
        day = next((day for day in self._days if day.last == before.first), None)
        opens = day is not None and (
            self._tokens[day.first - 1].kind != "word" or has(self._tokens, day.first - 1, "join")
        )
        return opens and self._layout.sentence[before.first] == self._layout.sentence[clocks.first]

    def _word(self, index: int) -> Role | None:
        """The role that a word gives: `left home` is leaving, `dro hjem` neither."""
        tokens = self._tokens
        senses = tokens[index].senses
        if index in self._heard:
            return None
        if "return_home" in senses:
            if text_at(tokens, index - 1) in _FROM or self._sets_out_again(index):
                return "leave"
            if self._is_own_door(index):
                return None
            if tokens[index].text in _HOMEWARD and text_at(tokens, index - 1) in _SETTING_OUT:
                return None
            return "back"
        if "depart" in senses and text_at(tokens, index + 1) not in _HOMEWARD:
            return "leave"
        return "leave" if "away" in senses else None

    def _sets_out_again(self, index: int) -> bool:
        """True for `dro igjen 10.11 kl 06`, where what came after it has a clock time too."""
        again = text_at(self._tokens, index) == _AGAIN and text_at(self._tokens, index - 1) in _SETTING_OUT
        return again and len(self._clocks) > 1 and self._clocks[-2].first > index

    def _is_own_door(self, index: int) -> bool:
        """True for the `hjemme` of `ut av døra hjemme`, out of which one sets out."""
        tokens = self._tokens
        door = index - 1 - (text_at(tokens, index - 1) in _AT)
        near = range(max(door - _AFTER, 0), door)
        return text_at(tokens, door) in _DOORS and any("depart" in tokens[at].senses for at in near)

    def _opening(self, clocks: Clocks, before: Trip | None) -> int:
        """Where the words about a trip begin: at its sentence, or at its day where another trip shares the sentence."""
        sentence = self._layout.sentence
        ended = max((known.last for known in before.clocks), default=0) if before else 0
        start = clocks.first
        while start > ended and sentence[start - 1] == sentence[clocks.first]:
            start -= 1
        at = bisect_right(self._days, clocks.first, key=BY_PLACE)
        day = self._days[at - 1] if at else None
        if day and day.first >= ended and self._is_begun(clocks):
            return day.first
        if day and day.first >= ended and day.last <= clocks.first <= day.last + _BESIDE:
            return day.first if start == ended else min(start, day.first)
        return clocks.first if start == ended else start


def tells_of_trip(cued: Set[str]) -> bool:
    """True for the roles of one who left and came home, or was away, which needs no word of `diett`."""
    return cued >= {"leave", "back"} or "away" in cued


def _is_long(clocks: Clocks) -> bool:
    """True for the clock times of a journey that food is paid for: six hours and more, or over midnight."""
    if clocks.end is None:
        return False
    hours = clocks.end.hour - clocks.start.hour + (clocks.end.minute - clocks.start.minute) / _MINUTES
    return hours < 0 or hours >= _SHORTEST
