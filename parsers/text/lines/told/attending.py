"""Who was at a meeting, as a text tells of it: the writer, a deputy, or others while the writer was away."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from parsers.text.lines.told.subjects import Subject
from parsers.text.lines.told.telling import BESIDE, Doing, Telling
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import words_of

_ASIDE = frozenset({"(", ":"})
_WHOM = frozenset({"som", "who", "that"})
_STANDING = words_of("stepping_in") | words_of("standing_in")
_SENDING = frozenset({"sendte", "sende", "sender", "sent", "kalte", "ba", "spurte"})
_THERE = frozenset({"på", "i", "der", "til", "med", "at", "in", "there", "present"})
_CLEFT = frozenset({"det", "it"})
_MEETING = ("møt", "stilte", "stiller", "attend")
"""How verbs begin of which `for meg` says in whose place; `gikk greit for meg` says something else."""
_TO_MEETINGS = frozenset({"på", "i", "til"})


class Attending(Telling):
    """Verbs of being there, absences and deputies."""

    def found(self) -> Iterator[Doing]:
        """Who was at a meeting; somebody else counts where the writer was elsewhere, or sent a deputy."""
        places = [at for at in (*self.at("attend"), *self.at("being")) if not self._is_no_coming(at)]
        found = [(at, self._attended_by(at)) for at in places if not self.denied(at)]
        stood = [at for at in self.at("deputised") if self._is_deputised(at)]
        contrasted = bool(stood) or any(subject == "own" for _, subject in found)
        away = self._away(places)
        for at, subject in found:
            deputy = any(map(self._is_deputy_at, self._around(at)))
            missed = not away.isdisjoint((self.sentence[at], self.sentence[at] + 1)) and self._is_there(at)
            if subject != "other" or contrasted or deputy or missed:
                yield Doing(at, "attend", own=subject != "other")
        gone = (*(at for at in stood if self._stands_in(at)), *self._sent())
        yield from (Doing(at, "attend", own=False) for at in gone)
        for at in self.at("absence"):
            if self.tokens[at].senses["absence"] != "soft" and self._is_own_absence(at):
                yield Doing(at, "attend", own=False)

    def _attended_by(self, verb: int) -> Subject | None:
        """Whose coming it is: `møtte for meg` is somebody else's, and so is `ikke jeg som var`."""
        subject = self.subjects.of(verb)
        if subject == "own" and text_at(self.tokens, verb - 1) in _WHOM:
            return "other" if has(self.tokens, verb - 3, "negation") else subject
        if subject is None and self.tokens[verb].text.startswith(_MEETING):
            steads = self.at("deputised")
            behind = bisect_right(steads, verb)
            near = (at for at in steads[behind : behind + BESIDE] if self.clause[at] == self.clause[verb])
            return "other" if any(map(self._is_deputised, near)) else subject
        return subject

    def _away(self, places: Sequence[int]) -> set[int]:
        """The sentences that say that the writer was not there: `ikke jeg`, `not me`, `jeg var ikke der`."""
        if "negation" not in self.spots:
            return set()
        told = (at for at in self.at("negation") if self.subjects.is_writer(at + 1) and self._ends(at + 1))
        missed = (at for at in places if self.denied(at) and self.subjects.of(at) == "own")
        return {self.sentence[at] for at in (*told, *missed)}

    def _ends(self, at: int) -> bool:
        """True for the last word of its clause, or one before `som`."""
        last = at + 1 >= len(self.tokens) or self.clause[at + 1] != self.clause[at]
        return last or self.tokens[at + 1].kind != "word" or text_at(self.tokens, at + 1) in _WHOM

    def _is_there(self, verb: int) -> bool:
        """True for a verb of coming, and for `var på`, `var Per i`, `was there`: not for `var møteleder`."""
        behind = verb + 1 + self.subjects.is_person(verb + 1)
        return not has(self.tokens, verb, "being") or text_at(self.tokens, behind) in _THERE

    def _is_no_coming(self, at: int) -> bool:
        """True for the noun of `var på møte i`, and the first verb of `det var Per som møtte`."""
        if text_at(self.tokens, at) == "møte" and text_at(self.tokens, at - 1) in _TO_MEETINGS:
            return any(has(self.tokens, verb, sense) for verb in (at - 2, at - 3) for sense in ("being", "attend"))
        cleft = has(self.tokens, at, "being") and any(text_at(self.tokens, by) in _CLEFT for by in (at - 1, at + 1))
        return cleft and any(text_at(self.tokens, by) in _WHOM for by in range(at + 2, at + 2 + BESIDE))

    def _stands_in(self, stead: int) -> bool:
        """True for `Ola møter for meg`, `steppet inn for meg`, `took my place`, behind whoever did or is to."""
        first = bisect_left(self.clause, self.clause[stead])
        near = range(max(first, stead - BESIDE), stead)
        verb = next((at for at in near if self.tokens[at].text in _STANDING or self._is_deputy_at(at)), None)
        return verb is not None and any(map(self.is_somebody, range(first, verb + 1)))

    def _is_deputy_at(self, at: int) -> bool:
        return has(self.tokens, at, "somebody") and self._is_deputy(at)

    def _sent(self) -> Iterator[int]:
        """The deputies of `jeg sendte vara til planutvalget`, `I sent my deputy`."""
        for at in self.at("somebody"):
            verb = at - 1 - has(self.tokens, at - 1, "own")
            if self._is_deputy(at) and text_at(self.tokens, verb) in _SENDING:
                own = self.subjects.of(verb) == "own" or self.subjects.opens(verb)
                yield from (at,) if own else ()

    def _around(self, at: int) -> range:
        """The tokens right beside a verb."""
        return range(max(0, at - 2), min(at + 2, len(self.tokens)))

    def _is_own_absence(self, at: int) -> bool:
        """True for `jeg hadde forfall`, `forfall formannskapet`, `formannskapet 4.11 (forfall)`."""
        verb = at - 1 - self.subjects.is_writer(at - 1)
        if has(self.tokens, verb, "having") or has(self.tokens, verb, "reporting"):
            subject = self.subjects.of(verb)
            told = subject is None and not self.subjects.is_told_of(verb) and not has(self.tokens, at + 1, "from")
            return subject == "own" or told
        if self.tokens[at].senses["absence"] != "firm" or any(map(self._is_deputy, self.at("somebody"))):
            return False
        if text_at(self.tokens, verb) in _ASIDE:  # formannskapet 4.11 (forfall)
            return self.tokens[verb - 1].kind != "word" or verb - 1 in self.named
        return at + 1 in self.named and self.subjects.opens(at)

    def _is_deputy(self, at: int) -> bool:
        return self.tokens[at].senses["somebody"] == "deputy"

    def _is_deputised(self, at: int) -> bool:
        """True for `for meg`, `i mitt sted`, `in my place`, `instead of me`."""
        whom = self.tokens[at].senses["deputised"] == "whom"
        instead = text_at(self.tokens, at - 1) == "of" and has(self.tokens, at - 2, "instead")
        return instead or text_at(self.tokens, at - 1) == "for" if whom else has(self.tokens, at - 1, "own")
