"""Which of several possible types a draft means: units, sums and the words around it may leave one."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from functools import cached_property

from parsers.text.analysis import Analysis
from parsers.text.catalogue.ages import ages, bracket
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafting.paid import is_thing
from parsers.text.lines.drafts import Draft
from parsers.text.lines.kinds.everyday import is_everyday
from parsers.text.spans.mentions import TIMED, Money, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.stems import stem
from parsers.text.words.tokens import Token, said_at

KINDS: Mapping[str, Sequence[str]] = {
    "avlastning:\n- 10.11 4 timer, lav sats\n- 14.11 3 timer, høy sats": ["care-hour-low", "care-hour-high"],
    "avlasting:\n- 10.11 kl 10-14, låg sats\n- 14.11 kl 10-14, høg sats": ["care-hour-low", "care-hour-high"],
    "respite care:\n10 Nov 4 hours, low rate\n14 Nov 3 hours, high rate": ["care-hour-low", "care-hour-high"],
    "avlastning 12. november. 3 timer, lav sats.": ["care-hour-low"],
    "Nora: 4 timer lav sats 5.11. Alt er avlastning.": ["care-hour-low"],
    "avlastning 10.11 4 t lav sats, 14.11 3 t høy sats": ["care-hour-low", "care-hour-high"],
    "avlastning lav sats 10.11 4 t, høy sats 14.11 3 t": ["care-hour-low", "care-hour-high"],
    "avlastning 10.11 4 timer. Alt er lav sats.": ["care-hour-low"],
    "avlasting 10.11 4 timar, 12.11 3 timar. Alt er låg sats": ["care-hour-low", "care-hour-low"],
    "respite care 10 Nov 4 hours. All of it low rate.": ["care-hour-low"],
    "avlastning 10.11 4 timer": [],
    "tapte 3 timer jobb 10.11. Ingen kan bekrefte det, så det må bli ulegitimert": ["lost-undocumented"],
    "eg tapte 3 timar arbeid 10.11. Det er ulegitimert": ["lost-undocumented"],
    "I lost 3 hours of work 10.11. Nobody can confirm it, please take it as undocumented lost earnings": [
        "lost-undocumented",
    ],
    "tapte 3 timer jobb 10.11. Har ikke dokumentasjon på det": ["lost-undocumented"],
    "Støttekontakt: kino med gutten, 2 billetter à 140 kr, 10.11": ["support-outlay"],
    "Støttekontakt: bowling 2x140 kr 10.11": ["support-outlay"],
    "Støttekontakt for Emil, 2 kinobillettar à 140 kr 10.11": ["support-outlay"],
    "Support contact: cinema with the boy, 2 tickets at 140 kr, 10 Nov": ["support-outlay"],
    "Støttekontakt: kino 2 x 195 kr 10.11": ["support-hour"],
    "Støttekontakt Emil 2 x 195 kr 10.11": ["support-hour"],
    "tapte 3 timer jobb 10.11. Det er ikke ulegitimert": [],
    "tapte 3 timer jobb 10.11. Parkering 60 kr, udokumentert": ["parking"],
}
_TIMES = frozenset({"day_part", "each_time", "weekend", "after_i", "pieces", "mealday"})
"""What says when something was, and not what it was, unless a type was named."""
_ALL = frozenset({"alt", "allt", "alle", "all", "everything"})
_THING_WITHIN = 12
"""Tokens before a price that may name what was bought."""
_COUNTED = frozenset({"hour", "day_unit", "distance", "currency", "month", "people", "minute"})
_GRAMMAR = frozenset({"from", "to", "between", "join"})
_LIES = frozenset({"ligger", "ligg"})
_THE_CHILD = words_of("the_child")
"""Who was there, and no bracket of age: 2 døgn, barnet var sykt."""


def _encloses_other_things(analysis: Analysis) -> bool:
    """True where all that is said to be enclosed are receipts of outlays: `ferjebillettane ligg ved`."""
    sentence = analysis.layout.sentence
    beside = (at for at in said_at(analysis.tokens, _LIES) if text_at(analysis.tokens, at + 1) == "ved")
    enclosed = {sentence[at] for at in (*analysis.spots.get("enclosed", ()), *beside)}
    things = [one for one in analysis.named if sentence[one.first] in enclosed]
    return enclosed <= {sentence[one.first] for one in things} and bool(things) and not any(one.lost for one in things)


class Chooser:
    """Decides the types of the drafts of one text; `proof` is a receipt or payslip that came along."""

    def __init__(self, analysis: Analysis, types: TypeIndex, *, proof: bool) -> None:
        self._types = types
        self._tokens = analysis.tokens
        self._text = analysis.text
        self._layout = analysis.layout
        self._dated = analysis.dated
        self._proofs = frozenset(analysis.spots.get("proof", ()))
        self._hours = [one.first for one in analysis.mentions if isinstance(one, TIMED)]
        spots = analysis.spots
        proven = {index for index in spots.get("proof", ()) if not has(self._tokens, index - 1, "negation")}
        unproven = {*spots.get("proof", ()), *spots.get("unproven", ())} - proven
        self._unproven = self._said_of(analysis, unproven) if unproven else frozenset()
        self._proof = (proof and not _encloses_other_things(analysis)) or bool(proven)

    def _said_of(self, analysis: Analysis, unproven: Set[int]) -> Set[int]:
        """The sentences of what has no proof: their own, and those of hours right before one that has no value."""
        sentence = self._layout.sentence
        said = {sentence[at] for at in unproven if not has(self._tokens, at - 1, "negation") or at in self._proofs}
        timed = {sentence[at] for at in self._hours}
        valued = {sentence[one.first] for one in analysis.mentions}
        before = ({number - 1, number - 2} & timed for number in said - valued)
        return said.union(max(near) for near in before if near)

    def choose(self, draft: Draft) -> tuple[str, ...]:
        """The types that remain possible: one is settled, several are asked about."""
        codes = self._by_unit(draft)
        if len(codes) > 1:
            codes = self.by_age(codes)
        if len(codes) > 1 and (draft.named or draft.durations):
            codes = self._by_words(draft, codes)
        return self._of_other_kind(draft, codes) if len(codes) == 1 and draft.named else codes

    def _is_sum(self, draft: Draft, money: Money) -> bool:
        """True for a sum, and for a price and how many things it was paid for; not for the draft's own price.

        `Støttekontakt: kino, 2 billetter à 140 kr` was paid, `støttekontakt 2 x 195 kr` was earned.
        """
        if money.times is None:
            return True
        if draft.first > money.first or not self._types.units(draft.codes) <= {"hour", "day"}:
            return False
        if any(row.unit_price == money.amount for code in draft.codes for row in self._types.catalogue.periods(code)):
            return False
        near = range(max(draft.last, money.first - _THING_WITHIN), min(money.last + 2, len(self._tokens)))
        sentence, tokens = self._layout.sentence, self._tokens
        things = (tokens[at] for at in near if sentence[at] == sentence[money.first] and is_thing(tokens[at]))
        return any(self._text[one.start].islower() for one in things)

    def _by_unit(self, draft: Draft) -> tuple[str, ...]:
        """Types whose unit fits the values; a bare sum fits no hourly rate and goes to the outlay of the same name."""
        of_unit, codes = self._types.of_unit, draft.codes
        sums = [money for money in draft.moneys if not money.rate and self._is_sum(draft, money)]
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
        told = self._ages
        fitting = [code for code, span in brackets.items() if span and any(span[0] <= age <= span[1] for age in told)]
        return tuple(fitting) or tuple(codes)

    @cached_property
    def _ages(self) -> Set[int]:
        return frozenset(ages(self._tokens))

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
        """The types with the most words of their own where the draft and its hours stand: 10.11 3 timer, lav sats.

        Where those of several stand in its sentence, the words beside its hours decide: 3 t dag, 2 t kveld.
        """
        clause, sentence = self._layout.clause, self._layout.sentence
        told = (*draft.durations, *draft.clocks)
        own = {(stem(token.text), "") for token in self._tokens[draft.first : draft.last]} if draft.named else set()
        near = {draft.sentence, *(sentence[one.first] for one in told), *self._of_all}
        fitting = self._fitting(codes, set().union(*(self._words.get(one, set()) for one in near)) - own, draft)
        beside = {clause[one.first] for one in told}
        if len(fitting) > 1 and beside:
            fitting = self._fitting(
                fitting, set().union(*(self._beside.get(one, set()) for one in beside)) - own, draft
            )
        return fitting

    def _of_other_kind(self, draft: Draft, codes: tuple[str, ...]) -> tuple[str, ...]:
        """The type of another kind that is said beside later hours: avlastning helg 7.11 8 t, hverdag 9.11 3 t."""
        told = [one.first for one in (*draft.durations, *draft.clocks)]
        before = bisect_left(self._hours, told[0]) if len(told) == 1 else 0
        if not before:
            return codes
        named = max((span[1] for span in draft.type_spans), default=0)
        if self._tokens[self._hours[before - 1]].start < named:
            return codes
        siblings = self._types.siblings[codes[0]]
        beside = self._beside.get(self._layout.clause[told[0]], ()) if siblings else ()
        said = {word for word in beside if word[0] not in self._when}
        fitting = self._fitting((*codes, *siblings), said, draft) if said else codes
        return fitting if len(fitting) == 1 else codes

    def _fitting(self, codes: tuple[str, ...], found: set[tuple[str, str]], draft: Draft) -> tuple[str, ...]:
        """The types with the most words of their own among those; a number says something by its word."""
        words, labelled = self._types.words, self._types.labelled
        if not draft.named:
            found = {(word, number) for word, number in found if word not in self._when}  # 3 timer i går kveld
        shared = frozenset.intersection(*(words[code] for code in codes))
        alike = frozenset.intersection(*(labelled[code] for code in codes))
        scores = {
            code: sum(
                (word, number) in labelled[code] - alike if number else word in words[code] - shared
                for word, number in found
            )
            for code in codes
        }
        return tuple(code for code in codes if scores[code] == max(scores.values()))

    @cached_property
    def _words(self) -> dict[int, set[tuple[str, str]]]:
        """The words of each sentence."""
        found: dict[int, set[tuple[str, str]]] = {}
        for clause, sentence in dict(zip(self._layout.clause, self._layout.sentence, strict=True)).items():
            found.setdefault(sentence, set()).update(self._beside.get(clause, ()))
        return found

    @cached_property
    def _of_all(self) -> set[int]:
        """The sentences that say of all what kind it was, and measure nothing: alt er lav sats."""
        told = {self._layout.sentence[at] for at in said_at(self._tokens, _ALL)}
        return told - {self._layout.sentence[at] for at in self._hours} if told else set()

    @cached_property
    def _beside(self) -> dict[int, set[tuple[str, str]]]:
        """The stems of the words of each clause, with the number that is labelled by them; none that are denied."""
        found: dict[int, set[tuple[str, str]]] = {}
        days = {at for one in self._dated for at in range(one.when.first, one.when.last)}
        for index, token in enumerate(self._tokens):
            if has(self._tokens, index - 1, "negation"):
                continue
            said = found.setdefault(self._layout.clause[index], set())
            if token.kind == "word" and token.text not in _THE_CHILD and self._may_be_kind(index):
                said.add((stem(token.text), ""))
            elif token.kind == "num" and index and index not in days and _is_label(self._tokens, index):
                said.add((stem(self._tokens[index - 1].text), token.text))
        return found

    def _may_be_kind(self, index: int) -> bool:
        """False for words of grammar, and for the day of `hver dag` and `2 dager`: that of `4 t dag` is a kind."""
        token, before = self._tokens[index], self._tokens[index - 1] if index else None
        if "day_word" in token.senses:
            return before is None or before.kind in ("nl", "sym") or "hour" in before.senses
        return _GRAMMAR.isdisjoint(token.senses) and not is_everyday(self._text, self._tokens, index, self._known)

    @cached_property
    def _known(self) -> Set[str]:
        """The stems of all names of types."""
        return frozenset().union(*self._types.words.values())

    @cached_property
    def _when(self) -> set[str]:
        """The stems of what says when something was."""
        return {stem(token.text) for token in self._tokens if not _TIMES.isdisjoint(token.senses)}


def _is_label(tokens: Sequence[Token], index: int) -> bool:
    """True for the number of `trinn 2` and `sats 3`; False for a count, a day or a clock time."""
    follow = tokens[index + 1] if index + 1 < len(tokens) else None
    if follow is None or follow.kind in ("nl", "word"):
        return follow is None or _COUNTED.isdisjoint(follow.senses)
    beyond = tokens[index + 2] if index + 2 < len(tokens) else follow
    glued = tokens[index].end == follow.start and follow.end == beyond.start and beyond.kind != "nl"
    return not (glued and follow.text in (".", "-", "/", ":"))
