"""Days of every week on which whoever is looked after was away: `hver mandag i oktober 3 timer. Den 12. var han syk.`

Whoever lists a day and then says so worked on it, or not: of a day that only `hver mandag` makes it is plain.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import has, is_writer, text_at
from parsers.text.spans.resolve import Dated

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt hver mandag i oktober 3 timer. Den 12. var han syk.": [
        *("support-hour 05.10 3", "support-hour 19.10 3", "support-hour 26.10 3"),
    ],
    "støttekontakt mandager kl 16-19 i oktober. 12.10 var han på ferie. 18 km hver gang.": [
        *("support-hour 05.10 3", "support-hour 19.10 3", "support-hour 26.10 3"),
        *("mileage 05.10 18", "mileage 19.10 18", "mileage 26.10 18"),
    ],
    "støttekontakt mandager 16-19 og torsdager 17-20 i oktober. 12.10 var han syk. 29.10 var han hos far.": [
        *("support-hour 05.10 3", "support-hour 19.10 3", "support-hour 26.10 3", "support-hour 01.10 3"),
        *("support-hour 08.10 3", "support-hour 15.10 3", "support-hour 22.10 3", "support-hour 29.10 3"),
    ],
    "støttekontakt kvar måndag i oktober, 3 timar. 12.10 var ho sjuk.": [
        *("support-hour 05.10 3", "support-hour 19.10 3", "support-hour 26.10 3"),
    ],
    "support contact every Monday in October, 3 hours. She was ill on 12 October.": [
        *("support-hour 05.10 3", "support-hour 19.10 3", "support-hour 26.10 3"),
    ],
    "støttekontakt hver mandag i oktober 3 timer. Den 12. var han syk, så vi var inne.": [
        *("support-hour 05.10 3", "support-hour 12.10 3", "support-hour 19.10 3", "support-hour 26.10 3"),
    ],
    "støttekontakt hver mandag i oktober 3 timer. 12.10 var han syk. Da var vi inne.": [
        *("support-hour 05.10 3", "support-hour 12.10 3", "support-hour 19.10 3", "support-hour 26.10 3"),
    ],
    "støttekontakt hver mandag i oktober 3 timer. 12.10 var moren hans syk.": [
        *("support-hour 05.10 3", "support-hour 12.10 3", "support-hour 19.10 3", "support-hour 26.10 3"),
    ],
    "støttekontakt hver mandag i oktober 3 timer. Den 12. var han syk, 2 timer.": [
        *("support-hour 05.10 3", "support-hour 19.10 3", "support-hour 26.10 3", "support-hour 12.10 2"),
    ],
    "støttekontakt 5.10, 12.10 og 19.10, 3 timer hver gang. 12.10 var han syk.": [
        *("support-hour 05.10 3", "support-hour 12.10 3", "support-hour 19.10 3"),
    ],
    "støttekontakt hver mandag i oktober 3 timer. Den 12. var han ikke syk.": [
        *("support-hour 05.10 3", "support-hour 12.10 3", "support-hour 19.10 3", "support-hour 26.10 3"),
    ],
    "støttekontakt hver mandag i oktober 3 timer. 12.10 var han syk. Satt hos ham og så film.": [
        *("support-hour 05.10 3", "support-hour 12.10 3", "support-hour 19.10 3", "support-hour 26.10 3"),
    ],
    "støttekontakt hver mandag i oktober 3 timer. 12.10 var han syk. Hjalp ham med mat.": [
        *("support-hour 05.10 3", "support-hour 12.10 3", "support-hour 19.10 3", "support-hour 26.10 3"),
    ],
    "støttekontakt kvar måndag i oktober, 3 timar. 12.10 var ho sjuk. Eg sat hos ho.": [
        *("support-hour 05.10 3", "support-hour 12.10 3", "support-hour 19.10 3", "support-hour 26.10 3"),
    ],
    "støttekontakt hver mandag i oktober 3 timer. 12.10 var han litt syk.": [
        *("support-hour 05.10 3", "support-hour 12.10 3", "support-hour 19.10 3", "support-hour 26.10 3"),
    ],
    "support contact every Monday in October, 3 hours. He was off school on 12 October.": [
        *("support-hour 05.10 3", "support-hour 12.10 3", "support-hour 19.10 3", "support-hour 26.10 3"),
    ],
    "support contact every Monday in October, 3 hours. She was ill on 12 October. Stayed with her.": [
        *("support-hour 05.10 3", "support-hour 12.10 3", "support-hour 19.10 3", "support-hour 26.10 3"),
    ],
    "støttekontakt hver mandag i oktober 3 timer. 12.10 var han syk. Kjørte 18 km hver gang.": [
        *("support-hour 05.10 3", "support-hour 19.10 3", "support-hour 26.10 3"),
        *("mileage 05.10 18", "mileage 19.10 18", "mileage 26.10 18"),
    ],
}
_AWAY = ("absence", "away", "day_off")
_GOING_ON = frozenset({"så", "da", "då", "then", "so", "men", "but", "vi", "me", "we"})
"""Words that open the sentence after, which tells what was done then."""
_ASIDE = ("family", "negation")
_WATCHED = ("somebody", "child")
_THERE_STILL = frozenset(
    {"litt", "little", "bit", "skole", "skolen", "skule", "skulen", "school", "work", "jobb", "jobben"}
)
"""Words of one who is ill a little, or away from elsewhere."""
_PAST = ("rte", "lte", "gte", "kte", "ste", "dde", "et", "kk", "ok", "nta", "ed")
_DID = frozenset({"satt", "sat", "hjalp", "så", "såg", "lå", "låg", "ble", "vart", "var", "was", "kom", "la", "bar"})
_DID |= {"laga", "handla", "passa", "trøsta", "spela", "made", "read", "watched", "brought", "went", "lagde", "las"}
"""Verbs that open the sentence after, besides those that end so: `Satt hos ham`."""
_EACH = ("each", "each_time", "negation", "cancelled")
"""Senses of a sentence that tells of all days, or that nothing was done."""
_MOST = 20


class IllThen:
    """Tells of the days of one text whether they are such; `values` are the tokens of what is measured or named."""

    def __init__(self, analysis: Analysis, values: Set[int]) -> None:
        self._tokens, self._layout = analysis.tokens, analysis.layout
        again = [one for one in analysis.dated if "every_week" in one.assumptions]
        self._days = {day: one.when.first for one in again for day in one.days}
        self._values = sorted(values)
        self._told = {one.first for one in analysis.dated}

    def of(self, one: Dated) -> int | None:
        """The word of `den 12. var han syk` that says so."""
        if len(one.days) != 1 or one.end is not None or self._days.get(one.days[0], one.first) >= one.first:
            return None
        sentence = self._layout.sentence
        first, last = (side(sentence, sentence[one.first]) for side in (bisect_left, bisect_right))
        if last - first > _MOST or bisect_left(self._values, one.first) < bisect_left(self._values, last):
            return None
        number = self._layout.clause[one.first]
        words = [at for at in range(first, last) if self._layout.clause[at] == number]
        away = next((at for at in words if any(has(self._tokens, at, sense) for sense in _AWAY)), None)
        if away is None or any(has(self._tokens, at, sense) for at in words for sense in _ASIDE):
            return None
        told = any(has(self._tokens, at, sense) for at in words for sense in _WATCHED)
        closes = all(self._tokens[at].kind != "word" for at in range(max(away + 1, one.last), last))
        there = any(self._tokens[at].text in _THERE_STILL for at in words) or self._goes_on(last)
        return away if told and closes and not there else None

    def _goes_on(self, first: int) -> bool:
        """True for a sentence that tells what was done then: `Da var vi inne`, `Satt hos ham`, `Handlet for ham`."""
        word = text_at(self._tokens, first)
        if word in _GOING_ON:
            return True
        if not (word in _DID or word.endswith(_PAST) or is_writer(self._tokens, first)):
            return False
        sentence = self._layout.sentence
        after = range(first, min(bisect_right(sentence, sentence[first]), first + _MOST))
        each = any(has(self._tokens, at, sense) for at in after for sense in _EACH)
        return not each and not any(at in self._told for at in after)
