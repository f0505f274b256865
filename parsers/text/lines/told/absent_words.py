"""Words by which the writer says to have been elsewhere: `forfall`, `influensa`, `møtte ikke`, `ble hjemme`."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property

from parsers.text.analysis import Analysis
from parsers.text.lines.told.absences import is_only_ride
from parsers.text.lines.told.off_words import NO_DAY_OFF
from parsers.text.lines.told.subjects import Subjects
from parsers.text.spans.mentions import When, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import said_at

_ELSEWHERE = words_of("elsewhere")
_FOR, _ME = frozenset({"for"}), frozenset({"meg", "me"})
_WHO = frozenset({"som", "who"})
_MEETS = ("møt", "delt", "attend")
_STOOD = frozenset({"stå", "sto", "stod", "står"})
_THERE = frozenset({"der", "there", "tilstede", "present", "med", "stede", "stades"})
_AT_PLACE, _PLACE = frozenset({"til"}), frozenset({"stede", "stades"})
_LYING = frozenset({"lå", "låg", "hadde", "had"})
_MARKS = frozenset({":", "-", "–"})
_AM = frozenset({"er", "var", "am", "was"})
_UNTIL = frozenset({"før", "until", "till", "before"})
_POINTS = frozenset({"sak", "item", "kl", "klokka", "klokken"})
_NEAR = 3
_VERB_WITHIN = 5
_STAYING, HOME = words_of("staying"), frozenset({"hjemme", "heime", "home"})
_SO = frozenset({"så", "men", "og", "at", "bare", "berre", "so", "but", "and", "just"})
_THEREFORE = frozenset({"så", "so"})
_CALLED_IN = frozenset({"innkalt", "innkalla", "innkallet", "kalt", "kalla", "called"})
_ONLINE = words_of("met_online")
_MOST = 20
"""Words of home that are looked at: keeps hostile texts linear."""
_TELLING = HOME | _ELSEWHERE | _STOOD | words_of("away_from_home")
_CUES = ("absence", "missed", "negation", "somebody", "deputised")


def may_be_away(analysis: Analysis) -> bool:
    """False for a text without any of the words that say so."""
    return any(cue in analysis.spots for cue in _CUES) or not _TELLING.isdisjoint(analysis.said)


class AbsentWords:
    """Tells of which words of one text the writer says that they were not there, or that they were."""

    def __init__(self, analysis: Analysis, persons: Subjects) -> None:
        self._analysis, self._tokens = analysis, analysis.tokens
        self._clause, self._sentence = analysis.layout.clause, analysis.layout.sentence
        self._persons = persons
        self._days = {one.last - 1 for one in analysis.mentions if isinstance(one, When)}
        self._spoken_of: dict[int, tuple[bool, bool]] = {}  # of others, of the writer; by clause

    def says(self, at: int) -> bool:
        """True for `forfall`, `influensa`, `glipp av`, `møtte jeg ikke`, `møtte vara for meg`, `sto over`."""
        token = self._tokens[at]
        if "attend" in token.senses:
            return self._is_denied(at) if self._is_of_writer(at) else self._is_stood_in_for(at)
        if token.senses.get("missed") == "missed" or token.text in _ELSEWHERE:
            return self._is_of_writer(at) and not is_only_ride(self._analysis, at)
        if token.text == "over":
            return self._is_stood_over(at)
        if token.text in HOME:
            return self._is_stayed_home(at)
        if "being" in token.senses:
            return self._is_missing(at) and self._is_of_writer(at)
        return "absence" in token.senses and self._is_absent(at)

    def all(self) -> Iterator[int]:
        """The words that say so, wherever they stand."""
        spots = self._analysis.spots
        near = {at for cue in ("absence", "attend", "missed") for at in spots.get(cue, ())}
        if not (_ELSEWHERE.isdisjoint(self._analysis.said) and _STOOD.isdisjoint(self._analysis.said)):
            near |= {at for at, token in enumerate(self._tokens) if token.text in _ELSEWHERE or token.text == "over"}
        if not _STAYING.isdisjoint(self._analysis.said):
            near |= set(self._homes())
        if not _THERE.isdisjoint(self._analysis.said) and "negation" in spots:
            near |= {at for at in spots.get("being", ()) if self._is_missing(at)}
        return filter(self.says, sorted(near))

    def _homes(self) -> Iterator[int]:
        """The words of home in sentences that tell of a calling in: a meeting online is attended from there too."""
        for at in said_at(self._tokens, HOME)[:_MOST]:
            first, last = (side(self._sentence, self._sentence[at]) for side in (bisect_left, bisect_right))
            words = {token.text for token in self._tokens[first:last]}
            if not _CALLED_IN.isdisjoint(words) and _ONLINE.isdisjoint(words):
                yield at

    def _is_missing(self, at: int) -> bool:
        """True for the verb of `var ikke der`, `was not there`; `var ikke der fra start` says more."""
        last = at + 2 + self._persons.is_writer(at + 1)
        denied = has(self._tokens, last - 1, "negation")
        last += text_at(self._tokens, last) in _AT_PLACE and text_at(self._tokens, last + 1) in _PLACE
        closes = last + 1 >= len(self._tokens) or self._clause[last + 1] != self._clause[at]
        ends = closes or self._tokens[last + 1].kind != "word"
        return denied and text_at(self._tokens, last) in _THERE and ends

    def _is_absent(self, at: int) -> bool:
        """True where the writer is who was ill, or sent word: `var jeg syk`, `meldte jeg forfall`, `10.11: syk`."""
        if text_at(self._tokens, at - 1) in _MARKS or (
            at - 1 in self._days and self._tokens[at].text not in NO_DAY_OFF
        ):
            return True
        near = [
            index for index in range(at - _VERB_WITHIN, at) if index >= 0 and self._clause[index] == self._clause[at]
        ]
        verbs = [index for index in near if self._is_verb_of_absence(index)]
        if not verbs or self._persons.of(verbs[-1]) == "other" or self._persons.is_told_of(verbs[-1]):
            return False
        if any(has(self._tokens, index, "negation") for index in range(verbs[-1] + 1, at)):
            return False  # jeg var ikke syk
        reported = self._tokens[at].senses["absence"] == "firm" and has(self._tokens, at - 1, "reporting")
        return self._is_of_writer(at, named=not reported)

    def _is_verb_of_absence(self, at: int) -> bool:
        token = self._tokens[at]
        return "being" in token.senses or "reporting" in token.senses or token.text in _LYING

    def meets(self, at: int) -> bool:
        """True for `møtte jeg`, `I attended`, not for `møtte ikke` or `møtte vara`."""
        meets = has(self._tokens, at, "attend") and self._tokens[at].text.startswith(_MEETS)
        theirs = self._is_stood_in_for(at) or self._persons.of(at) == "other"
        return meets and not self._is_denied(at) and not theirs

    def _is_denied(self, at: int) -> bool:
        near = range(max(0, at - _NEAR), min(at + _NEAR, len(self._tokens)))
        denied = [one for one in near if "negation" in self._tokens[one].senses and not self._is_late(one)]
        return any(self._sentence[one] == self._sentence[at] and not self._is_parted(one, at) for one in denied)

    def _is_late(self, negation: int) -> bool:
        """True for `kom ikke før sak 3`, `kom ikkje før kl 18`: who came late was there; cases are no tokens."""
        behind = negation + 2
        told = behind >= len(self._tokens) or (
            text_at(self._tokens, behind) in _POINTS or self._tokens[behind].kind in ("num", "clock", "sym", "nl")
        )
        return text_at(self._tokens, negation + 1) in _UNTIL and told

    def _is_parted(self, negation: int, verb: int) -> bool:
        """True where a comma stands between them: `siden Ola ikke kunne, møtte jeg`."""
        return negation < verb and any(text_at(self._tokens, at) == "," for at in range(negation, verb))

    def _is_stood_in_for(self, at: int) -> bool:
        """True for `møtte vara for meg`, `møtte Kari for meg`, `vara møtte`."""
        own = at - 1 - has(self._tokens, at - 1, "own")  # varaen min møtte
        near = range(at + 1, at + 1 + _NEAR)
        if any(text_at(self._tokens, to) in _FOR and text_at(self._tokens, to + 1) in _ME for to in near):
            return True
        deputy = has(self._tokens, own, "somebody") and self._tokens[own].senses["somebody"] == "deputy"
        theirs = any(text_at(self._tokens, to) in _FOR | _ME for to in near)  # for Kari; (meg)
        return deputy and not theirs and (own != at - 1 or not self._is_deputy)

    @cached_property
    def _is_deputy(self) -> bool:
        """True for `jeg er vara`, `I am the deputy`: of whom `vara møtte` may tell."""
        spots = self._analysis.spots.get("somebody", ())[:_MOST]
        deputies = (at for at in spots if self._tokens[at].senses["somebody"] == "deputy")
        return any(
            text_at(self._tokens, near) in _AM and self._persons.is_writer(near - 1)
            for at in deputies
            for near in (at - 1, at - 2)
        )

    def _is_stood_over(self, at: int) -> bool:
        """True for the last word of `sto over`, `sto jeg over`."""
        before = at - 1 - has(self._tokens, at - 1, "person")
        return text_at(self._tokens, before) in _STOOD

    def _is_stayed_home(self, at: int) -> bool:
        """True for `så jeg ble hjemme`, `men vart heime`, `so I stayed at home`: a clause that says no more."""
        around = self._around(self._clause[at])
        so = max((one for one in around if one < at and self._tokens[one].text in _THEREFORE), default=around.start)
        around = range(so, around.stop)
        others = [
            one
            for one in around
            if self._tokens[one].kind not in ("sym", "nl")
            and not (self._tokens[one].text in _STAYING | HOME | _SO or self._persons.is_writer(one))
        ]
        return not others and any(self._tokens[one].text in _STAYING for one in around)

    def _is_of_writer(self, at: int, *, named: bool = True) -> bool:
        """True where the clause speaks of the writer, or if they need not be `named`, of nobody else."""
        number = self._clause[at]
        if number not in self._spoken_of:
            near = self._around(number)
            others = any(self._persons.is_person(index) or text_at(self._tokens, index) in _WHO for index in near)
            self._spoken_of[number] = others, any(map(self._persons.is_writer, near))
        others, writer = self._spoken_of[number]
        return not others and (writer or not named)

    def _around(self, number: int) -> range:
        return range(bisect_left(self._clause, number), bisect_right(self._clause, number))
