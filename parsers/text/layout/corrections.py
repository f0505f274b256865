"""What the writer takes back, `42 km, nei 44`: what is told anew stands in the place of what it replaces."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import replace

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.bare_anew import in_unit_of
from parsers.text.layout.cancelled_rows import rows_off, tells_off
from parsers.text.layout.clauses import Layout
from parsers.text.layout.concluded_anew import as_whole, concludes_anew
from parsers.text.layout.known_days import closes, days_known, is_one_day, listing, names, told_of
from parsers.text.layout.known_names import ADDED, begins_anew, in_place_of, named_on, names_another, of_all, told_with
from parsers.text.layout.replaced import Replaced
from parsers.text.layout.said_anew import REACH, opens, said_anew, strikes
from parsers.text.layout.taken_back import taken_back_at
from parsers.text.layout.times_explained import explained_days, explained_span, settled_by
from parsers.text.spans.mentions import BY_PLACE, Clocks, Mention, WayWord, When
from parsers.text.spans.numbers import BOTH
from parsers.text.words.tokens import Spots, Token, begins_row

EXAMPLES = {
    "42 km, nei 44": ["44"],
    "kjørte 24 km 10.11, nei til rådhuset var det 30 km": ["30 km", "10.11"],
    "9 timer, riktig er 8 timer": ["8 timer"],
    "9 timar (rett er 8 timar)": ["8 timar"],
    "24 km 10.11. Riktig: 26 km": ["26 km", "10.11"],
    "24 km 10.11. Det er riktig at det var 26 km 12.11": ["24 km", "10.11", "26 km", "12.11"],
    "9 timer (klokka ble stilt, så 8 timer)": ["8 timer"],
    "9 timar, men klokka vart stilt, så det vart 8 timar": ["8 timar"],
    "9 hours (the clocks changed, so 8 hours)": ["8 hours"],
    "9 timer (først inne, så 2 timer ute)": ["9 timer", "2 timer"],
    "mandag 9 timer, men onsdag var han syk, så 2 timer": ["mandag", "9 timer", "onsdag", "2 timer"],
    "9 timer med Per, så 2 timer med Kari": ["9 timer", "2 timer"],
    "24 km 10.11 og rett hjem, 12 km": ["24 km", "10.11", "12 km"],
    "den 12.11, nei vent, det var 11.11": ["11.11"],
    "3 timer. orsak, skal vere 2 timar og 45 min": ["2 timar og 45 min"],
    "4.11, 11.11 og 18.11. Nei vent, 11.11 var jeg syk": ["4.11, 11.11 og 18.11"],
    "4.11, 11.11 og 18.11, men 11.11 var jeg syk": ["4.11, 11.11 og 18.11"],
    "36 km – rettar meg sjølv, det var 38 km": ["38 km"],
    "36 km, jeg retter meg: 38 km": ["38 km"],
    "36 km, correcting myself: 38 km": ["38 km"],
    "2 timer, ser nå at det var 3 timer": ["3 timer"],
    "bom 27 kr. nei, det står 28 kr på kvitteringen": ["28 kr"],
    "taxi 549 kr. Unnskyld, jeg leste feil på kvitteringen, den er på 594 kr": ["594 kr"],
    "3 timer. Nei, feil av meg: 4 timer": ["4 timer"],
    "3 timer. Det skulle stått 4 timer": ["4 timer"],
    "man 9.11 3 t, ons 11.11 2 t – nei vent, onsdagen ble det 2,5": ["man 9.11", "3 t", "ons 11.11", "2,5"],
    "9.11 3 timar, 11.11 2 timar. Orsak, måndagen vart det 4": ["9.11", "4", "11.11", "2 timar"],
    "Mon 9.11 3 hours, Wed 11.11 2 hours - no wait, Wednesday was 2.5": ["Mon 9.11", "3 hours", "Wed 11.11", "2.5"],
    "3 timer 9.11, 2 timer 11.11, beklager, 9.11 var det 4 timer": ["4 timer", "9.11", "2 timer", "11.11"],
    "9.11 24 km, 11.11 30 km, nei feil, onsdag var det 34 km": ["9.11", "24 km", "11.11", "34 km"],
    "9.11 24 km, nei vent, onsdag 12 km": ["onsdag", "12 km"],
    "48 km. Sorry, I have just looked at the trip meter and it was 50 km": ["50 km"],
    "24 km 10.11. Sorry, make that 26 km, the short road was closed": ["26 km", "10.11"],
    "24 km 10.11. Make it 26 km": ["26 km", "10.11"],
    "24 km 10.11 - no, 26 km": ["26 km", "10.11"],
    "24 km 10.11. I mean 26 km": ["26 km", "10.11"],
    "24 km 10.11. Sett det heller til 26": ["26", "10.11"],
    "48 km 10.11. Beklager, jeg gikk gjennom kjøreboka mi, og det var 50 km": ["50 km", "10.11"],
    "48 km 10.11. Orsak, eg var innom telleverket: det var 50 km": ["50 km", "10.11"],
    "48 km 10.11. Beklager at jeg er sen, det var 30 km 12.11": ["48 km", "10.11", "30 km", "12.11"],
    "lør 7.11 9-15, søn 8.11 12-18. Nei, søndag var vi ferdige kl 17, så 12-17": [
        "lør 7.11",
        "9-15",
        "søn 8.11",
        "12-17",
    ],
    "7.11 9-15\n8.11 12-18\nNei, den 8. kom han først kl 13, så da blir det 13-18 den dagen": [
        *("7.11", "9-15", "8.11", "13-18", "den dagen"),
    ],
    "7.11 9-15\n8.11 12-18\nSorry, on the 8th he only came at 13, so it was 13-18": ["7.11", "9-15", "8.11", "13-18"],
    "lau 7.11 9-15, sun 8.11 12-18. Nei, sundag byrja me kl 13, altså 13-18": ["lau 7.11", "9-15", "sun 8.11", "13-18"],
    "lau 7.11 9-15, sun 8.11 11-17. Retting: sundag vart ho henta kl 16, så det skal stå 11-16.": [
        *("lau 7.11", "9-15", "sun 8.11", "11-16"),
    ],
    "lør 7.11 9-15, søn 8.11 11-17. Nei, søndag skal det stå 11-16.": ["lør 7.11", "9-15", "søn 8.11", "11-16"],
    "Sat 7.11 9-15, Sun 8.11 11-17. Correction: Sunday was 11-16.": ["Sat 7.11", "9-15", "Sun 8.11", "11-16"],
    "10.11 3 t\n12.11 2 t\n17.11 3 t\nRettelse: Den 12. var det 2,5 timer, ikke 2. Beklager": [
        *("10.11", "3 t", "12.11", "2,5 timer", "17.11", "3 t"),
    ],
    "10.11 3 t\n12.11 glemte jeg å notere, beklager\n17.11 2 t": ["10.11", "3 t", "12.11", "17.11", "2 t"],
    "kl 17, nei vent det var 18": ["18"],
    "den 12.11, eller vent litt, det var 11.11": ["11.11"],
    "on 12.11, hang on a second, it was 11.11": ["11.11"],
    "12.11 3 t, vent litt med pengene, 11.11 2 t": ["12.11", "3 t", "11.11", "2 t"],
    "i kalenderen sto det 9.11, men det riktige er 11.11": ["11.11"],
    "kalenderen sa 9.11, men det var 10.11": ["10.11"],
    "my calendar said 9 November, but the correct day is 11 November": ["11 November"],
    "3.11 2 hours\n10.11 3 hours\nSorry, the last one was 11.11": ["3.11", "2 hours", "11.11", "3 hours"],
    "9.11, nei, nå leser jeg i møteboka at det var 11.11": ["11.11"],
    "i kalenderen sto det 9.11, men jeg var syk 11.11": ["9.11", "11.11"],
    "Kari sto for det 9.11, men jeg var der 11.11": ["9.11", "11.11"],
}

_MOST = 20
"""Nobody takes back more in one message; keeps hostile texts linear."""
_SAME = 5
"""Lines of one day."""
_ABSENT = frozenset({"absence", "cancelled", "negation", "missed"})
_JOURNEY = frozenset({"depart", "return_home", "away"})


def corrected(
    tokens: Sequence[Token],
    spots: Spots,
    mentions: list[Mention],
    named: list[TypeMention],
    layout: Layout,
    types: TypeIndex,
    today: dt.date,
    spent: Set[int] = frozenset(),
) -> tuple[list[Mention], list[TypeMention]]:
    """The mentions and names that hold: what replaced another stands in its place, with its own words as evidence.

    The `spent` sentences have said all that they take back.
    """
    taken_back, except_for = taken_back_at(tokens, spots)
    taken_back = [spot for spot in taken_back if layout.sentence[spot] not in spent]
    told = explained_days(tokens, mentions, layout.sentence) if "ended" in spots or "begun" in spots else []
    if not (taken_back or except_for or told):
        return mentions, named
    said = _Said(tokens, [*mentions, *named], layout, types, today, journeys="per_diem" in spots)
    for spot in taken_back[:_MOST]:
        said.retract(spot)
    for spot in except_for[:_MOST]:
        said.leave_out(spot)
    for spot in told[:_MOST]:
        said.tell_anew(spot)
    return (
        [mention for mention in said.mentions if not isinstance(mention, TypeMention)],
        [mention for mention in said.mentions if isinstance(mention, TypeMention)],
    )


class _Said:
    """All mentions of a text in order, on the way to those that hold."""

    def __init__(
        self,
        tokens: Sequence[Token],
        mentions: Sequence[Mention],
        layout: Layout,
        types: TypeIndex,
        today: dt.date,
        *,
        journeys: bool,
    ) -> None:
        self._tokens = tokens
        self._layout = layout
        self._replaced = Replaced(tokens, layout, types, today)
        self._today = today
        self._journeys = journeys
        self.mentions = sorted(mentions, key=BY_PLACE)
        self._settled = 0

    def retract(self, spot: int) -> None:
        """Take back what the words after the token at `spot` say anew."""
        at = bisect_left(self.mentions, spot, key=BY_PLACE)
        before, after = self.mentions[:at], self.mentions[at:]
        if concludes_anew(before, after) and self._said_anew(spot, after[1].first) == after[1].first:
            before, after = as_whole(before, after[1:])
            self.mentions = [*before, *after]
        if (
            not before
            or spot < self._settled
            or not opens(self._tokens, spot, before[-1])
            or strikes(self._tokens, spot, after)
            or self._only_apologises(before, after, spot)
        ):
            return
        if after and (listed := listing(before, after[0])):
            self._without(listed, after[0], spot)
            return
        if self._call_off(before, after, spot) or self._tell_each(before, after, spot) or self.tell_anew(spot):
            return
        if after and self._is_of_journey(after[0], spot):
            return  # nei, jeg dro kl 06.15: `departures` knows what it replaces
        start = self._said_anew(spot, after[0].first if after else len(self._tokens))
        if start is None:
            return
        if after and after[0].first == start:
            pairs, said_again = self._replaced.pairs(before, after, spot)
            self.mentions = [one for one in self.mentions if one is not said_again]
            self._replace(pairs)
            self._settled = start
        elif not self._is_said(before, spot) and (number := in_unit_of(self._tokens, start, before)):
            self.mentions = [number[1] if one is number[0] else one for one in self.mentions]

    def _is_said(self, before: Sequence[Mention], spot: int) -> bool:
        """True where the token's sentence has told a value of before anew: `den 15. var det 2,5 timer, ikke 2`."""
        sentence = self._layout.sentence
        ends = bisect_right(sentence, sentence[spot])
        return any(self._tokens[spot].end <= one.span[0] < self._tokens[ends - 1].end for one in before)

    def _only_apologises(self, before: Sequence[Mention], after: Sequence[Mention], spot: int) -> bool:
        """True between the rows of two days: `12.11 glemte jeg å notere, beklager`, `12.11 2 timer, sorry`."""
        row = next((one for one in before[: -1 - _SAME : -1] if begins_row(one.first, self._tokens)), None)
        if row is None or not after or not all(is_one_day(one) for one in (row, after[0])):
            return False
        ends = [at for at in range(row.first, after[0].first) if self._tokens[at].kind == "nl"]
        only = before[-1] is row or ends[:1] == [spot + 1]
        return only and bool(ends) and ends[0] > spot and begins_row(after[0].first, self._tokens)

    def _call_off(self, before: list[Mention], after: list[Mention], spot: int) -> bool:
        """Take away what was told of a day on which nothing was in the end: `nei, 12.11 var han syk`."""
        sentence = self._layout.sentence
        what = tells_off(self._tokens, after, spot, sentence)
        if what is None or not is_one_day(after[0]):
            return False
        gone = rows_off(self._tokens, before, days_known(after[0], before, self._today), what, sentence)
        gone += after[:1] if gone else []
        left = {*map(id, self.mentions)} - {*map(id, gone)}
        self.mentions = [one for one in self.mentions if id(one) in left]
        self._settled = after[0].last
        return True

    def _tell_each(self, before: list[Mention], after: list[Mention], spot: int) -> bool:
        """Put a value that is said of `begge` or `alle` in the place of each of its kind; `begge` are two."""
        new = of_all(self._tokens, after, spot, self._layout.sentence)
        if new is None:
            return False
        olds = [one for one in before if self._replaced.fits(one, new)]
        both = any(token.text in BOTH for token in self._tokens[spot : new.last + REACH])
        if len(olds) < 2 or (both and len(olds) > 2):
            return False
        self.mentions = [one for one in self.mentions if one is not new]
        self._replace([(old, in_place_of(old, replace(new), self._tokens)) for old in olds])
        self._settled = new.last
        return True

    def _is_of_journey(self, moment: Mention, spot: int) -> bool:
        """True for a lone time of leaving or coming home, where food on a journey is claimed."""
        if not self._journeys or not isinstance(moment, Clocks) or moment.end or moment.first - spot > REACH:
            return False
        return any(not _JOURNEY.isdisjoint(token.senses) for token in self._tokens[spot : moment.last])

    def tell_anew(self, spot: int) -> bool:
        """Put what is told of an earlier day after the token at `spot` in the place of what was; False for nothing."""
        at = bisect_left(self.mentions, spot, key=BY_PLACE)
        before, after = self.mentions[:at], self.mentions[at:]
        if not (before and after):
            return False
        sentence = self._layout.sentence
        pair = told_with(self._tokens, before, after, spot, sentence)
        if pair is None and not names_another(before, after, spot, sentence):
            pair = self._of_day(before, after, spot)
        if pair is None:
            return False
        old, new, last = pair
        self.mentions = [one for one in self.mentions if one is new or not after[0].first <= one.first < last]
        self._replace([(old, new)])
        self._settled = last
        return True

    def leave_out(self, spot: int) -> None:
        """Take away the day of a list that is denied after `men`: 4.11, 11.11 og 18.11, men 11.11 var jeg syk."""
        at = bisect_left(self.mentions, spot, key=BY_PLACE)
        before, after = self.mentions[:at], self.mentions[at:]
        beside = bool(after) and self._layout.sentence[after[0].first] == self._layout.sentence[spot]
        if beside and (listed := listing(before, after[0])):
            self._without(listed, after[0], spot)

    def _without(self, listed: When, day: Mention, spot: int) -> None:
        """A day of a list that is spoken of once more stays as it was, or falls away: nei vent, 11.11 var jeg syk."""
        assert isinstance(day, When)
        sentence = self._layout.sentence
        said = [at for at in range(spot, len(self._tokens[: day.last + REACH])) if sentence[at] == sentence[day.first]]
        if any(not self._tokens[at].senses.keys().isdisjoint(_ABSENT) for at in said):
            rest = tuple(one for one in listed.days if not names(day.days[0], one))
            self.mentions[self.mentions.index(listed)] = replace(listed, days=rest)
            self.mentions.remove(day)

    def _of_day(self, before: list[Mention], after: list[Mention], spot: int) -> tuple[Mention, Mention, int] | None:
        """What was said of an earlier day that the correction names, what holds, and the token after it.

        `nei, onsdag ble det 4 timer`; a bare number has the unit of what it replaces.
        """
        day, sentence = after[0], self._layout.sentence
        if not is_one_day(day) or day.first - spot > REACH or sentence[spot] != sentence[day.first]:
            return None
        known = days_known(day, before, self._today)[:_SAME]
        beside = any(sentence[one.first] == sentence[day.first] for one in known)
        if not known or (beside and self._said_anew(spot, day.first) != day.first):
            return None
        row = [one for told in known for one in told_of(told, before, sentence)]
        at = self._said_anew(day.last - 1, -1)
        if (
            len(known) == 1
            and at is not None
            and closes(self._tokens, at)
            and (number := in_unit_of(self._tokens, at, row))
        ):
            return *number, at + 1
        after = [one for one in after if not isinstance(one, WayWord) and sentence[one.first] == sentence[spot]]
        if len(after) < 2:
            return None
        if (name := named_on(before, after, known, sentence)) and self._replaced.fits(name, after[1]):
            return name, after[1], after[1].last
        new = explained_span(self._tokens, after) or after[1]
        told = [one for one in row if self._replaced.fits(one, new) or begins_anew(one, new, self._tokens)]
        added = any(token.text in ADDED for token in self._tokens[spot : new.last + 1])
        if len(told) != 1 or added:
            return None
        return told[0], in_place_of(told[0], new, self._tokens), settled_by(self._tokens, new, after)

    def _said_anew(self, spot: int, first: int) -> int | None:
        """Where the new value begins: a mention at `first`, or a bare number, after nothing but small words."""
        at = bisect_left(self.mentions, spot, key=BY_PLACE)
        beside = self.mentions[at : at + REACH]
        return said_anew(self._tokens, self._layout.sentence, spot, first, beside, self._settled)

    def _replace(self, pairs: list[tuple[Mention, Mention]]) -> None:
        """Put each new value where the old one stood, so that it belongs to the same words."""
        left = {id(mention): mention for mention in self.mentions}
        for old, new in pairs:
            if left.pop(id(old), None) is None:  # a value before it was taken back already
                continue
            left.pop(id(new), None)  # a bare number was none before
            held = replace(in_place_of(old, new, self._tokens), first=old.first, last=old.last)
            left[id(held)] = held
        self.mentions = sorted(left.values(), key=BY_PLACE)
