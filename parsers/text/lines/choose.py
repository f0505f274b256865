"""Which of several possible types a draft means: units, sums and the words around it may leave one."""

import datetime as dt
from collections.abc import Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.ages import ages, bracket
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import has
from parsers.text.words.lexicon import words_of
from parsers.text.words.stems import stem
from parsers.text.words.tokens import Token

_TIMES = frozenset({"day_part", "each_time", "weekend", "after_i", "pieces", "mealday"})
"""What says when something was, and not what it was, unless a type was named."""
_THE_CHILD = words_of("the_child")
"""Who was there, and no bracket of age: 2 døgn, barnet var sykt."""


class Chooser:
    """Decides the types of the drafts of one text; `proof` is a receipt or payslip that came along."""

    def __init__(self, analysis: Analysis, types: TypeIndex, *, proof: bool) -> None:
        self._types = types
        self._tokens = analysis.tokens
        self._layout = analysis.layout
        self._dated = analysis.dated
        spots = analysis.spots
        proven = {index for index in spots.get("proof", ()) if not has(self._tokens, index - 1, "negation")}
        unproven = {*spots.get("proof", ()), *spots.get("unproven", ())} - proven
        self._unproven = {self._layout.sentence[index] for index in unproven}
        self._proof = proof or bool(proven)
        self._said: dict[int, set[tuple[str, str]]] = {}
        self._when: set[str] = set()

    def choose(self, draft: Draft) -> tuple[str, ...]:
        """The types that remain possible: one is settled, several are asked about."""
        codes = self._by_unit(draft)
        if len(codes) > 1:
            codes = self.by_age(codes)
        if len(codes) > 1 and (draft.named or draft.durations):
            codes = self._by_words(draft, codes)
        return codes

    def _by_unit(self, draft: Draft) -> tuple[str, ...]:
        """Types whose unit fits the values; a bare sum fits no hourly rate and goes to the outlay of the same name."""
        of_unit, codes = self._types.of_unit, draft.codes
        sums = [money for money in draft.moneys if not money.rate and money.times is None]
        if draft.lost:
            documented = of_unit(codes, "amount")
            if draft.sentence in self._unproven and len(documented) < len(codes):
                return tuple(code for code in codes if code not in documented)
            return documented if documented and (sums or self._proof) else codes
        if sums and not draft.durations and self._types.units(codes) <= {"hour", "day"}:
            codes = of_unit(draft.relatives, "amount") or codes
        wanted: set[str] = {duration.unit for duration in draft.durations}
        if not wanted and draft.counts and any(count.of in ("day", "night") for count in draft.counts):
            wanted = {"day"}
        elif not wanted and sums:
            wanted = {"amount"}
        elif not wanted and draft.clocks:
            wanted = {"hour"}
        fitting = of_unit(codes, *wanted)
        if not fitting and wanted in ({"day"}, {"hour"}):  # avlastning 2 døgn, where its name is paid by the hour
            fitting = of_unit(draft.relatives, *wanted)
        return fitting or codes

    def by_age(self, codes: Sequence[str]) -> tuple[str, ...]:
        """The types whose age bracket holds the child's age, when an age was said and names have brackets."""
        rows = [(code, self._types.catalogue.latest(code)) for code in codes]
        brackets = {code: bracket(row.name, *row.aliases) for code, row in rows}
        if sum(span is not None for span in brackets.values()) < 2:
            return tuple(codes)
        told = list(ages(self._tokens))
        fitting = [code for code, span in brackets.items() if span and any(span[0] <= age <= span[1] for age in told)]
        return tuple(fitting) or tuple(codes)

    def by_day(self, codes: tuple[str, ...], days: Sequence[dt.date]) -> tuple[str, ...]:
        """The types that the municipality had on all of the days: a name may have passed from one body to another."""
        if len(codes) < 2 or not days:
            return codes
        return tuple(code for code in codes if all(self._types.catalogue.on(code, day) for day in days)) or codes

    def by_price(self, codes: tuple[str, ...], draft: Draft, day: dt.date | None) -> tuple[str, ...]:
        """The types whose price that day is the price that was stated, where there is one: 103 kr x 10 timer."""
        if len(codes) < 2 or not draft.moneys or day is None:
            return codes
        stated = {money.amount for money in draft.moneys if money.rate or money.times is not None}
        rows = [(code, self._types.catalogue.on(code, day)) for code in codes]
        return tuple(code for code, row in rows if row and row.unit_price in stated) or codes

    def _by_words(self, draft: Draft, codes: tuple[str, ...]) -> tuple[str, ...]:
        """The types with the most words of their own in the draft's sentence; a number says something by its word."""
        if not self._said:
            days = {at for one in self._dated for at in range(one.when.first, one.when.last)}
            for index, token in enumerate(self._tokens):
                if has(self._tokens, index - 1, "negation"):
                    continue
                said = self._said.setdefault(self._layout.sentence[index], set())
                if token.kind == "word" and token.text not in _THE_CHILD:
                    said.add((stem(token.text), ""))
                    if not _TIMES.isdisjoint(token.senses):
                        self._when.add(stem(token.text))
                elif token.kind == "num" and index and index not in days and _is_label(self._tokens, index):
                    said.add((stem(self._tokens[index - 1].text), token.text))
        own = {(stem(token.text), "") for token in self._tokens[draft.first : draft.last]} if draft.named else set()
        words, found = self._types.words, self._said.get(draft.sentence, set()) - own
        if not draft.named:
            found = {(word, number) for word, number in found if word not in self._when}  # 3 timer i går kveld
        shared = frozenset.intersection(*(words[code] for code in codes))
        labelled = self._types.labelled
        alike = frozenset.intersection(*(labelled[code] for code in codes))
        scores = {
            code: sum(
                (word, number) in labelled[code] - alike if number else word in words[code] - shared
                for word, number in found
            )
            for code in codes
        }
        return tuple(code for code in codes if scores[code] == max(scores.values()))


def _is_label(tokens: Sequence[Token], index: int) -> bool:
    """True for the number of `trinn 2` and `sats 3`; False for a count, a day or a clock time."""
    follow = tokens[index + 1] if index + 1 < len(tokens) else None
    if follow is None or follow.kind in ("nl", "word"):
        return follow is None or not follow.senses.keys() & {"hour", "day_unit", "distance", "currency", "month"}
    beyond = tokens[index + 2] if index + 2 < len(tokens) else follow
    glued = tokens[index].end == follow.start and follow.end == beyond.start and beyond.kind != "nl"
    return not (glued and follow.text in (".", "-", "/", ":"))
