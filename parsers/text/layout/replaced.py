"""What a correction takes the place of: the nearest earlier values of the same kinds, in the same order."""

import datetime as dt
from collections.abc import Mapping, Sequence, Set

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.layout.known_days import day_known, is_one_day
from parsers.text.layout.known_names import ADDED, UNTIL, is_of_earlier
from parsers.text.layout.said_anew import goes_on
from parsers.text.spans.mentions import Clocks, Mention, When, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet 10.11, nei til 11.11": ["11.11"],
    "42 km t/r – nei feil, 46 km t/r": ["46 km", "t/r"],
    "kl 15-17. sorry, scratch that, kl 15-18": ["kl 15-18"],
    "kl 15-17. beklager, stryk det, kl 15-18": ["kl 15-18"],
    "10.11 og 42 km, unnskyld 11.11 og 44 km": ["11.11", "44 km"],
    "12. november, sorry 13. november": ["13. november"],
    "10.11, 42 km. beklager, 12.11 også, 30 km": ["10.11", "42 km", "12.11", "30 km"],
    "12.11, 46 km\n10.11, kjørte 43 – nei, 34 km": ["12.11", "46 km", "10.11", "34 km"],
    "12.11, 46 km. 10.11 drove 43, no, 34 km": ["12.11", "46 km", "10.11", "34 km"],
    "kl 10-15, no wait it was until 14:30": ["kl 10-15, no wait it was until 14:30"],
    "man 9.11: 5 t\nons 11.11: 6 t\nnei, onsdag ble det 4 t": ["man 9.11", "5 t", "ons 11.11", "4 t"],
    "9.11: 5 timar\n11.11: 6 timar\norsak, den 11. vart det 4 timar": ["9.11", "5 timar", "11.11", "4 timar"],
    "5.10: 2 t\n9.10: 3 t\n5.10 er feil, den skal være 4 t": ["5.10", "4 t", "9.10", "3 t"],
    "9.11 24 km, 11.11 30 km, beklager, onsdag også 12 km": ["9.11", "24 km", "11.11", "30 km", "onsdag", "12 km"],
    "taxi 312 kr. Beklager sen levering, det var 50 kr i parkering også": ["312 kr", "50 kr"],
    "kl 17-21. Sorry, I just checked my calendar: it was until 21:15": [
        "kl 17-21. Sorry, I just checked my calendar: it was until 21:15"
    ],
    "10.11 9-11, nei 9-12": ["10.11", "9-12"],
    "10.11, nei 11.11 mente jeg\n17.11 12 km": ["11.11", "17.11", "12 km"],
    "10.11 9-11, nei 9-12 meinte eg. 16 km t/r": ["10.11", "9-12", "16 km", "t/r"],
    "10.11 9-11. no sorry, 9-12. 16 km return": ["10.11", "9-12", "16 km", "return"],
    "10.11 kl 9-11, mente 9-12. 16 km": ["10.11", "9-12", "16 km"],
    "kl 12-14, nei vent, altså 12.30-14": ["12.30-14"],
}
_MOST = 20
"""Nobody takes back more at once; keeps hostile texts linear."""
_DAYS = ("days", "period")
_MARKS = frozenset({"-", ",", "(", "/"})


class Replaced:
    """Finds what later mentions of one text replace."""

    def __init__(self, tokens: Sequence[Token], layout: Layout, types: TypeIndex, today: dt.date) -> None:
        self._tokens, self._layout, self._types, self._today = tokens, layout, types, today

    def pairs(
        self, before: Sequence[Mention], after: Sequence[Mention], spot: int
    ) -> tuple[list[tuple[Mention, Mention]], Mention | None]:
        """Each earlier mention with the later one that replaces it, as long as both go on in the same order.

        Beside them the day that says only which of the earlier ones are meant.
        """
        twin = self._twin(before, spot)
        backwards = twin or before[::-1]
        pairs: list[tuple[Mention, Mention]] = []
        if not twin and is_one_day(after[0]) and day_known(after[0], before, self._today):
            return [], None  # beklager, onsdag også 12 km
        if isinstance(after[0], TypeMention) and is_of_earlier(after[0], before):
            return [], None  # rettelse: formannskapet også 12.11
        if self._is_bare_number(before[-1].last, spot):
            return [], None  # 46 km 12.11. Kjørte 43 4.11 … 43 – nei, 34 km: the number is what is taken back
        for new in after[:_MOST]:
            if pairs and not goes_on(self._tokens, pairs[-1][1].last, new.first):
                break
            old = next((known for known in backwards if self.fits(known, new)), None)
            if old is None or (pairs and old.first < pairs[-1][0].first):
                break
            pairs.append((old, new))
        if pairs and text_at(self._tokens, pairs[-1][1].last) in ADDED:
            return [], None
        return pairs, before[-1] if pairs and twin else None

    def _is_bare_number(self, known: int, spot: int) -> bool:
        """True right behind a number that is no value of its own, as it has no unit: `kjørte 43 – nei, 34 km`."""
        at = spot - 1 - (text_at(self._tokens, spot - 1) in _MARKS)
        return at >= known and self._tokens[at].kind == "num"

    def _twin(self, before: Sequence[Mention], spot: int) -> list[Mention]:
        """What was said earlier of the day that the correction names: `5.10: 2 t … 5.10 er feil, 3 t`."""
        named = before[-1]
        sentence = self._layout.sentence
        if not isinstance(named, When) or sentence[named.first] != sentence[spot]:
            return []
        days = [(day.day, day.month) for day in named.days]
        for known in before[:-1]:
            if isinstance(known, When) and [(day.day, day.month) for day in known.days] == days:
                return [one for one in before[:-1] if sentence[one.first] == sentence[known.first]]
        return []

    def fits(self, old: Mention, new: Mention) -> bool:
        """True when the one may replace the other: values of a kind, types of a unit."""
        if isinstance(old, TypeMention) and isinstance(new, TypeMention):
            return self._units(old) == self._units(new)
        if isinstance(old, Clocks) and isinstance(new, Clocks) and old.end and not new.end:
            return new.until or text_at(self._tokens, new.first - 1) in UNTIL
        if isinstance(old, When) and isinstance(new, When):
            return (old.shape in _DAYS) == (new.shape in _DAYS)
        return type(old) is type(new)

    def _units(self, mention: TypeMention) -> Set[str]:
        return self._types.units(mention.codes) or {"meeting" if mention.body else "amount"}
