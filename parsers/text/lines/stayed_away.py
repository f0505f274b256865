"""The days of which the writer says that they were not there: `møtet 10.11 måtte jeg melde forfall til`."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.lines.subjects import Subjects
from parsers.text.spans.mentions import MEASURED, When, has, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import words_of

EXAMPLES: Mapping[str, Sequence[str]] = {
    "formannskapet 3.11 og 17.11, 20 km begge dager. Møtet 10.11 måtte jeg melde forfall til": ["03", "17"],
    "formannskapet 3.11 og 17.11, 20 km begge dager. 10.11 lå jeg med influensa": ["03", "17"],
    "formannskapet 3.11, 10.11 og 17.11, 20 km hver gang. 10.11 lå jeg med influensa": ["03", "17"],
    "formannskapet 3.11 og 17.11, 20 km begge dagar. Møtet 10.11 låg eg sjuk heime": ["03", "17"],
    "formannskapet 3.11 og 17.11, 20 km begge dagar. Møtet 10.11 gjekk eg glipp av": ["03", "17"],
    "formannskapet 3.11 og 17.11, 20 km begge dager. 10.11 var ungene syke, så da møtte jeg ikke": ["03", "17"],
    "formannskapet 3.11 og 17.11, 20 km begge dager. 10.11 var jeg i utlandet": ["03", "17"],
    "formannskapet 3.11 og 17.11, 20 km begge dager. 10.11 møtte vara for meg": ["03", "17"],
    "formannskapet 3.11. og 17.11. Til møtet 10.11 meldte jeg forfall. 20 km begge dager": ["03", "17"],
    "executive committee 3.11 and 17.11, 20 km both days. On 10.11 I was down with the flu": ["03", "17"],
    "executive committee 3.11 and 17.11, 20 km both days. I missed the meeting on 10.11": ["03", "17"],
    "formannskapet 3.11, 10.11 og 17.11, 20 km hver gang. 10.11 møtte jeg for Kari, som var syk": ["03", "10", "17"],
    "formannskapet 3.11, 10.11 og 17.11, 20 km hver gang. 10.11 var jeg syk, men møtte likevel": ["03", "10", "17"],
    "formannskapet 3.11, 10.11 og 17.11, 20 km hver gang. 10.11 hadde Kari forfall": ["03", "10", "17"],
}
"""The days that are left."""

_STILL = words_of("still_there")
_ELSEWHERE = words_of("elsewhere")
_FOR, _ME = frozenset({"for"}), frozenset({"meg", "me"})
_WHO = frozenset({"som", "who"})
_MEETS = ("møt", "delt", "attend")
_NEAR = 3
_CUES = ("absence", "missed", "negation", "somebody")


def may_stay_away(analysis: Analysis) -> bool:
    """False for a text without any of the words that say so."""
    return any(cue in analysis.spots for cue in _CUES) or not _ELSEWHERE.isdisjoint(analysis.said)


class Away:
    """Tells of which days of one text the writer says that they were not there; `values` are tokens of other lines."""

    def __init__(self, analysis: Analysis, values: Set[int]) -> None:
        self._analysis, self._tokens = analysis, analysis.tokens
        self._clause, self._sentence = analysis.layout.clause, analysis.layout.sentence
        self._persons = Subjects(analysis)
        self._told = sorted({*values, *(one.first for one in analysis.mentions if isinstance(one, (When, *MEASURED)))})

    def of(self, one: Dated) -> int | None:
        """The word that says so, in a sentence that has no other day, name or value; None where none does."""
        near = self._alone(one)
        if any(text_at(self._tokens, at) in _STILL or self._meets(at) for at in near):
            return None
        return next((at for at in near if self._is_away(at)), None)

    def came_still(self, one: Dated) -> bool:
        """True for `10.11 var jeg syk, men møtte`."""
        return any(self._meets(at) for at in self._alone(one))

    def _alone(self, one: Dated) -> range:
        """The sentence of the day; nothing where it has another day, name or value."""
        number = self._sentence[one.when.first]
        first, last = bisect_left(self._sentence, number), bisect_right(self._sentence, number)
        return range(first, last if bisect_left(self._told, last) - bisect_left(self._told, first) < 2 else first)

    def _is_away(self, at: int) -> bool:
        """True for `forfall`, `influensa`, `glipp av`, `møtte jeg ikke`, `møtte vara for meg`."""
        token = self._tokens[at]
        if "attend" in token.senses:
            return self._is_denied(at) if self._is_of_writer(at) else self._is_stood_in_for(at)
        if token.senses.get("missed") == "missed" or token.text in _ELSEWHERE:
            return self._is_of_writer(at)
        if "absence" not in token.senses:
            return False
        reported = token.senses["absence"] == "firm" and has(self._tokens, at - 1, "reporting")
        return self._is_of_writer(at, named=not reported)

    def _meets(self, at: int) -> bool:
        """True for `møtte jeg`, `I attended`, not for `møtte ikke` or `møtte vara`."""
        meets = has(self._tokens, at, "attend") and self._tokens[at].text.startswith(_MEETS)
        return meets and not self._is_denied(at) and not self._is_stood_in_for(at)

    def _is_denied(self, at: int) -> bool:
        return any(has(self._tokens, near, "negation") for near in range(max(0, at - _NEAR), at + _NEAR))

    def _is_stood_in_for(self, at: int) -> bool:
        """True for `møtte vara for meg`, `møtte Kari for meg`."""
        near = range(at + 1, at + 1 + _NEAR)
        return any(text_at(self._tokens, to) in _FOR and text_at(self._tokens, to + 1) in _ME for to in near)

    def _is_of_writer(self, at: int, *, named: bool = True) -> bool:
        """True where the clause speaks of the writer, or if they need not be `named`, of nobody else."""
        first, last = bisect_left(self._clause, self._clause[at]), bisect_right(self._clause, self._clause[at])
        near = range(first, last)
        if any(self._persons.is_person(index) or text_at(self._tokens, index) in _WHO for index in near):
            return False
        return not named or any(self._persons.is_writer(index) for index in near)
