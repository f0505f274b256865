"""Days of which a text says that nothing was done on them: `var syk 17.11`, `ikke 17.`, `17.11 utgikk`."""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.days.ill_then import IllThen
from parsers.text.lines.days.instead_on import then_behind
from parsers.text.lines.days.otherwise import behind_walks
from parsers.text.lines.days.rows_off import RowsOff, is_blank
from parsers.text.lines.told.absent_words import may_be_away
from parsers.text.lines.told.away_days import away_in_row, told_away
from parsers.text.lines.told.not_there import Away
from parsers.text.lines.told.off_words import OffWords
from parsers.text.lines.told.received import missing_from_it
from parsers.text.spans.mentions import TIMED, Clocks, Distance, Duration, Money, has, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt 3.11, 10.11 og 17.11, 3 timer hver gang, var syk 17.11": ["03", "10"],
    "støttekontakt 3., 10. og 17. november, 3 timer hver gang. Ikke den 10.": ["03", "17"],
    "støttekontakt 3., 10. og 17. november, 3 timar kvar gong, sjuk 10.": ["03", "17"],
    "støttekontakt 3., 10. og 17. november, 3 timar kvar gong. 10. gjekk ut": ["03", "17"],
    "støttekontakt 3.11, 10.11 og 17.11, 3 timer hver gang, fri 10.": ["03", "17"],
    "støttekontakt 3.11 3 t, 10.11 fri, 17.11 3 t": ["03", "17"],
    "støttekontakt hver tirsdag i oktober, 2 timer. 13.10 utgikk": ["06", "20", "27"],
    "støttekontakt hver tirsdag i oktober, 2 timer, unntatt 13.": ["06", "20", "27"],
    "support contact 3, 10 and 17 November, 3 hours each time, sick on the 10th": ["03", "17"],
    "support contact 3, 10 and 17 November, 3 hours each time. 10 November was cancelled": ["03", "17"],
    "støttekontakt 3.11, 10.11 og 17.11, 3 timer hver gang. 10.11 var han syk, så da ble det ikke noe": ["03", "17"],
    "støttekontakt 3.11, 10.11 og 17.11, 3 timar kvar gong. 10.11 var ho sjuk, så då vart det ikkje noko": [
        "03",
        "17",
    ],
    "støttekontakt, 8 km hver dag:\n3.11. kl 15-18\n10.11. falt bort, hun hadde feber\n17.11. kl 15-18": ["03", "17"],
    "formannskapet 12.11, var syk 17.11": ["12"],
    "formannskapet 10.11, kommunestyret 12.11, hjemmekontor 12.11": ["10", "12"],
    "formannskapet 10.11 og 11.11, hjemmekontor 11.11": ["10", "11"],
    "støttekontakt 3.11 og 10.11, 3 timer hver gang. Badet var stengt 10.11, så det ble kafé": ["03", "10"],
    "støttekontakt 3.11 og 10.11, 3 timar kvar gong. Symjehallen var stengt 10.11": ["03", "10"],
    "support contact 3 and 10 November, 3 hours each time. The pool was closed on 10 November": ["03", "10"],
    "støttekontakt 3.11 3 t, 10.11 stengt, 17.11 3 t": ["03", "17"],
    "støttekontakt 3.11 og 10.11, 2 timer hver gang. 12.11 var vi begge forkjølet og droppet det": ["03", "10"],
    "støttekontakt 3.11 og 10.11, 2 timar kvar gong. 12.11 var vi båe sjuke": ["03", "10"],
    "formannskapet som sto i kalenderen 27. oktober, ble utsatt til tirsdag 3. november": ["03"],
    "formannskapet 3., 10. og 17. november (10. avlyst)": ["03", "17"],
    "formannskapet 27.10, 3.11 avlyst, 10.11": ["27", "10"],
    "formannskapet 27.10, 3.11 (syk) og 10.11": ["27", "10"],
    "formannskapet 27.10, 3.11 og 10.11 (meldt forfall)": ["27", "03"],
    "avlastning over 10 år\n2.-6.11 (høstferie): 4 døgn\n13.-15.11: 2 døgn": ["02", "13"],
    "avlasting over 10 år\n2.-6.11 (vinterferie), 4 døgn\n13.-15.11, 2 døgn": ["02", "13"],
    "support contact\n3 November (holiday): 4 hours\n10 November: 2 hours": ["03", "10"],
    "executive committee on 27 October, 3 November (cancelled) and 10 November": ["27", "10"],
    "støttekontakt 3.11 og 10.11, 3 timer hver gang. Han var syk 10.11, så vi var inne": ["03", "10"],
    "avlastning høy sats 10.11 og 11.11, 5 timer hver dag, moren var syk 11.11": ["10", "11"],
    "ulegitimert tap 10.11 og 11.11, 5 timer hver dag, tok fri 11.11": ["10", "11"],
    "støttekontakt 3.11 og 10.11, 3 timer hver gang, kjørte ikke 10.11": ["03", "10"],
    "low rate 10 November 3 hours and 13 November 4 hours. Dropped off 13 November": [
        "10",
        "13",
    ],
    "support contact Tue 10 Nov and Fri 13 Nov, 3 hours each time": ["10", "13"],
}
"""The days that are left."""

PERIODS: Mapping[str, str] = {
    "avlastning lav sats 10.-18.11, 3 timer hver dag, var syk 17.11": "24",
    "avlastning lav sats 9.-13.11, 4 timar kvar dag, fri 11.": "16",
    "avlastning lav sats 9.-13.11 4 timer hver dag utenom onsdag": "16",
    "low rate 9-13 November, 4 hours each day, not the 11th": "16",
    "avlastning lav sats 9.-13.11, 24 timer i alt, var syk 11.11": "24",
}
"""The hours of a period with a day off."""

_VALUES = (Clocks, Distance, Duration, Money)
_BEFORE_NOT = frozenset({"waiting", "join", "being", "hour", "day_unit", "distance", "each_time", "able"})
_ENGLISH = words_of("in_english")
"""Words that only a text in English has: `fri` is Friday in it, and else a day off."""
_CUES = frozenset({"absence", "cancelled", "negation", "except", "day_off", "fallen"})
_OFF = frozenset({"absence", "cancelled", "day_off"})
_PARTIAL = ("negation", "except")
"""Said of a drive where one was told of before: 22 km hver gang, men ikke 10."""
_LEADING = frozenset({"den", "the", "on", "på", "i", "dagen", "natt", "til", "for", "fra", "frå", "der", "there"})
_LEADING |= {"stede", "stades", "tilstede", "present", "med"}  # var ikke til stede 10.
_NOTHING = frozenset({"noe", "noko", "der", "there", "av", "of"})
_MARKS = frozenset({":", "-", "("})
_BEHIND = frozenset({":", ",", "-"})
"""Marks between brackets and a value."""
_CHAIN = 6
_CAME = frozenset({"ble", "blei", "vart", "var"})
_TOLD_WITHIN = 14
"""Tokens from a day to what came of it."""
_DAY = dt.timedelta(days=1)
_LONGEST = 62
"""Days; no longer time off is told of within a claim."""


def leave_days_off(analysis: Analysis, types: TypeIndex) -> None:
    """Take the days on which nothing was done from those of the text; a period has them as `skipped`.

    What is named or measured beside a day keeps it, and the only day of a text stays as it is.
    """
    dated = analysis.dated
    if sum(len(one.when.days) for one in dated) < 2 or not (
        any(is_blank(one, analysis.tokens) for one in dated)
        or may_be_away(analysis)
        or not analysis.spots.keys().isdisjoint(_CUES)
    ):
        return
    said = _Said(analysis, types)
    off = {id(one): at for one in dated if (at := said.off_by(one)) is not None and said.is_sure(one, dated)}
    owed = missing_from_it(analysis) if off else ()
    off = {one: at for one, at in off.items() if at not in owed}
    missed = (one for one in dated if id(one) in off and said.is_away(one) is not None)
    analysis.missed = frozenset(day for one in missed for day in _days_of(one))
    told = {id(one): _told_of(one, off[id(one)], analysis.tokens) for one in dated if id(one) in off}
    gone = {day for days in told.values() for day in days}
    kept = [one for one in dated if len(told.get(id(one), ())) < max(1, len(_days_of(one)))]
    if gone and kept:
        left = (one if said.is_told(one) else without(one, gone) for one in kept)
        analysis.dated = [one for one in left if one]
        analysis.spots = unspoken(analysis.spots, frozenset(off.values()))
        places = {one.when.first for one in dated}.difference(one.when.first for one in analysis.dated)
        analysis.off = places.union(off.values())


class _Said:
    """What the words beside a day say of it."""

    def __init__(self, analysis: Analysis, types: TypeIndex) -> None:
        self._tokens, self._layout, self._riders = analysis.tokens, analysis.layout, analysis.riders.all
        self._off = OffWords(analysis.tokens)
        self._values = {one.first for one in analysis.mentions if isinstance(one, _VALUES)}
        self._measured = sorted(self._values)
        self._series = {one.when.last for one in analysis.dated if len(one.days) > 1}
        self._values.update(one.first for one in analysis.named)
        self._places = sorted(self._values)
        self._opening, self._closing = said_at(analysis.tokens, {"("}), said_at(analysis.tokens, {")"})
        self._whens = {one.when.first: one.when.last for one in analysis.dated}
        self._lost = any(map(types.names_lost, analysis.named))  # away from work
        self._meets = any(types.names_meeting(one) for one in analysis.named)
        besides = (Distance, Money, Duration) if self._meets and self._lost else (Distance, Money)
        self._besides = [one.first for one in analysis.mentions if isinstance(one, besides)]
        self._worked = [one.first for one in analysis.mentions if isinstance(one, TIMED)]
        self._away = Away(analysis, self._values) if may_be_away(analysis) else None
        self._dated = sorted(one.when.first for one in analysis.dated)
        self._walks = behind_walks(analysis)
        self._absent = sorted(at for sense in _OFF for at in analysis.spots.get(sense, ())) if self._walks else []
        self._rows = RowsOff(analysis, self._values, self._away)
        self._ill = IllThen(analysis, self._values)
        self._english = not analysis.said.isdisjoint(_ENGLISH)

    def is_sure(self, one: Dated, dated: Sequence[Dated]) -> bool:
        """False for `fri 13.11` where the 13th is a Friday, and the text does not have that day elsewhere."""
        return one.trouble is not None or text_at(self._tokens, one.when.first) != "fri" or _is_known(one, dated)

    def off_by(self, one: Dated) -> int | None:
        """The token before or after the day that says that nothing was done on it; None where none does."""
        if one.wide or not _days_of(one):
            return None
        free = next((at for at in range(one.when.first, one.when.last) if self._tokens[at].text == "fri"), None)
        if free is not None and not self._english:
            return None if self._is_valued(free, free) else free
        if (away := self.is_away(one)) is not None:
            return away
        if one.trouble or (self._away and self._away.came_still(one)) or self._is_of_walk(one):
            return None
        if (row := self._rows.of(one) or is_blank(one, self._tokens)) is not None:
            return row
        before = self._before(one)
        after = self._after(one) if before is None else before
        nothing = self._came_to_nothing(one) if after is None else after
        nothing = self._ill.of(one) if nothing is None else nothing
        return self._away.of(one) if nothing is None and self._away else nothing

    def is_away(self, one: Dated) -> int | None:
        """The `borte` of `jeg var borte 10.11` in a text of meetings."""
        if not self._meets or self._lost or one.wide or one.trouble:
            return None
        told = told_away(self._tokens, one)
        return away_in_row(self._tokens, one, self._whens) if told is None else told

    def is_told(self, one: Dated) -> bool:
        """True for one day beside which something is named or measured."""
        return one.end is None and len(one.days) < 2 and self._is_valued(one.when.first, 0)

    def _is_measured_then(self, one: Dated) -> bool:
        """True for the day of `10.11, da var det 2 timer`, that is left out of the others."""
        then = then_behind(self._tokens, one)
        return then is not None and any(at in self._values for at in range(then + 1, then + _CHAIN))

    def _is_valued(self, index: int, since: int) -> bool:
        """True where the clause of the token, or what brackets hold of it, has a name or value from `since` on."""
        clause, number = self._layout.clause, self._layout.clause[index]
        opened, closed = bisect_left(self._opening, index), bisect_left(self._closing, index)
        first = max(since, bisect_left(clause, number), self._opening[opened - 1] + 1 if opened else 0)
        last = min(bisect_right(clause, number), *self._closing[closed : closed + 1], len(clause))
        return bisect_left(self._places, first) < bisect_left(self._places, last)

    def _before(self, one: Dated) -> int | None:
        """The word of `ikke 10.`, `syk den 10.`, `utenom 10.`, `var ikke der 10.`."""
        at = one.when.first - 1
        while text_at(self._tokens, at) in _LEADING or has(self._tokens, at, "attend"):
            at -= 1
        partial = any(has(self._tokens, at, sense) for sense in _PARTIAL)
        if at < 0 or (self._is_valued(one.when.first, at if partial else 0) and not self._is_of_series(one, at)):
            return None
        if partial and self._is_measured_then(one):
            return None
        if partial:
            apart = has(self._tokens, at, "except") or self._opens(at)
            return at if apart and not self._is_of_besides(at) else None
        return at if self._off.is_away(at) and not has(self._tokens, at, "moved") else None  # utsatt til 10.

    def _is_of_series(self, one: Dated, at: int) -> bool:
        """True where the value behind is of a series that has none: `hver tirsdag unntatt 13.10 og 20.10 3 timer`."""
        if not has(self._tokens, at, "except") or self._series.isdisjoint((at, at - 1)):
            return False
        return self._measured[:1] == [one.when.last]

    def _after(self, one: Dated) -> int | None:
        """The word of `10. utgikk`, `10.11 var jeg syk`, `10.11 ble det ikke noe`."""
        at = one.when.last + (text_at(self._tokens, one.when.last) in _MARKS or self._is_dot(one.when.last))
        last = min(at + _CHAIN, len(self._tokens))
        while at < last and self._off.is_small(at):
            at += 1
        alone = len(_told_of(one, at, self._tokens)) < len(one.when.days)
        if at >= len(self._tokens) or self._is_valued(one.when.last - 1, one.when.last - 1 if alone else 0):
            return None
        if text_at(self._tokens, at - 1) == "(" and self._is_measured_behind(at):
            return None
        if has(self._tokens, at, "negation"):
            follows = at + 1 < len(self._tokens) and self._tokens[at + 1].kind in ("word", "num")
            closed = not follows or text_at(self._tokens, at + 1) in _NOTHING or has(self._tokens, at + 1, "attend")
            return at if closed else None
        return at if self._off.is_away(at) and not has(self._tokens, at, "except") else None

    def _is_measured_behind(self, at: int) -> bool:
        """True where a value follows the brackets that the token opens: `2.-6.11 (høstferie): 4 døgn`."""
        while at < len(self._tokens) and self._tokens[at].kind == "word":
            at += 1
        if text_at(self._tokens, at) != ")":
            return False
        at += 1 + (text_at(self._tokens, at + 1) in _BEHIND)
        return at in self._values and not self._is_dated_behind(at)

    def _is_dated_behind(self, at: int) -> bool:
        """True where the line has another day from the token on."""
        line = next((end for end in range(at, len(self._tokens)) if self._tokens[end].kind == "nl"), len(self._tokens))
        return bisect_left(self._dated, at) != bisect_left(self._dated, line)

    def _is_dot(self, at: int) -> bool:
        """True for the dot that ends a day and no sentence: `12.11. falt bort`."""
        sentence = self._layout.sentence
        return text_at(self._tokens, at) == "." and at + 1 < len(sentence) and sentence[at] == sentence[at + 1]

    def _came_to_nothing(self, one: Dated) -> int | None:
        """The word of `10.11 var han syk, så da ble det ikke noe`, where nothing is measured in between."""
        sentence, tokens = self._layout.sentence, self._tokens
        first = one.when.last + (text_at(tokens, one.when.last) == ".")  # 22.9. var han syk
        for at in range(first, min(first + _TOLD_WITHIN, len(tokens))):
            if sentence[at] != sentence[first] or at in self._values:
                return None
            came = text_at(tokens, at - 1) == "det" and text_at(tokens, at - 2) in _CAME
            if came and has(tokens, at, "negation") and self._closes(at):
                return None if self._is_valued(one.when.first, 0) else at
        return None

    def _closes(self, negation: int) -> bool:
        """True for `ikke noe`, and for a negation that ends its clause."""
        follows = self._tokens[negation + 1] if negation + 1 < len(self._tokens) else None
        return follows is None or follows.kind != "word" or follows.text in _NOTHING

    def _opens(self, at: int) -> bool:
        """True where no verb that is denied stands before the token: 3 timer hver dag, ikke 10."""
        before = self._tokens[at - 1] if at else None
        return before is None or before.kind != "word" or not _BEFORE_NOT.isdisjoint(before.senses)

    def _is_of_besides(self, at: int) -> bool:
        """True where a rider, a drive or a sum is told right before, with each time of its own, or beside meetings."""
        first = bisect_left(self._layout.sentence, self._layout.sentence[at])
        if any(first <= rider.first < at for rider in self._riders):
            return True
        value = max((one for one in self._besides if first <= one < at), default=None)
        worked = max((one for one in self._worked if first <= one < at), default=None)
        if value is None or self._meets or worked is None:
            return value is not None
        between = self._tokens[worked:value]
        return any("each_time" in token.senses for token in between)

    def _is_of_walk(self, one: Dated) -> bool:
        """True for the day of `gikk hver gang bortsett fra den 10.`, where nothing is said of being away."""
        if one.when.first not in self._walks:
            return False
        sentence = self._layout.sentence
        ends = bisect_right(sentence, sentence[one.when.first])
        return bisect_left(self._absent, one.when.last) == bisect_left(self._absent, ends)


def unspoken(spots: Spots, off: Set[int]) -> Spots:
    """The words by their senses, without those that are said of a day off, and of nothing else."""
    left = {sense: [at for at in found if at not in off] for sense, found in spots.items()}
    return {sense: found for sense, found in left.items() if found}


def _told_of(one: Dated, at: int, tokens: Sequence[Token]) -> Sequence[dt.date]:
    """The days that the word tells of: behind a list its last alone, unless they are joined: `27.10, 3.11 avlyst`."""
    if at < one.when.last or len(one.when.days) < 2 or one.end is not None:
        return _days_of(one)
    joined = any(has(tokens, index, "join") for index in range(one.when.first, one.when.last))
    return _days_of(one) if joined and text_at(tokens, one.when.last) != "(" else _days_of(one)[-1:]


def _is_known(one: Dated, dated: Sequence[Dated]) -> bool:
    """True for a day that the text names or spans elsewhere too."""
    return any(day in _days_of(other) for day in _days_of(one) for other in dated if other is not one)


def _days_of(one: Dated) -> Sequence[dt.date]:
    """The days one by one; of a day whose weekday disagrees the date, and none of what is open otherwise."""
    if one.trouble:
        return one.choices[:1] if one.trouble == "weekday_disagrees" else ()
    if one.end is None:
        return one.days
    return [one.days[0] + step * _DAY for step in range(min((one.end - one.days[0]).days + 1, _LONGEST))]


def without(one: Dated, gone: Set[dt.date]) -> Dated | None:
    """The same without the days that are gone; None where no day is left."""
    if gone.isdisjoint(_days_of(one)) or one.trouble:
        return one
    if one.end is not None:
        return replace(one, skipped=frozenset(gone & {*_days_of(one)}))
    left = [(day, said) for day, said in zip(one.days, one.when.days, strict=True) if day not in gone]
    if not left:
        return None
    days, said = zip(*left, strict=True)
    return replace(one, days=days, when=replace(one.when, days=said))
