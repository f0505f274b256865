"""Which of several possible types a draft means: units, sums and the words around it may leave one."""

import re
from collections.abc import Iterator, Sequence

from parsers.text.drafts import Draft
from parsers.text.layout import Layout
from parsers.text.mentions import has, text_at
from parsers.text.stems import stem
from parsers.text.tokens import Token
from parsers.text.types import TypeIndex

_BRACKET = re.compile(r"(\d+)\s*[-–]\s*(\d+)\s*år")
_SIDES = {"over": 1, "under": -1}
_UNDER = re.compile(r"(?:under|inntil)\s+(\d+)\s*år")
_OVER = re.compile(r"(?:over|fra)\s+(\d+)\s*år")


class Chooser:
    """Decides the types of the drafts of one text; `proof` is a receipt or payslip that came along."""

    def __init__(self, tokens: Sequence[Token], layout: Layout, types: TypeIndex, *, proof: bool) -> None:
        self._types = types
        self._unproven: set[int] = set()
        for index, token in enumerate(tokens):
            if "proof" in token.senses and not has(tokens, index - 1, "negation"):
                proof = True
            elif "proof" in token.senses or "unproven" in token.senses:
                self._unproven.add(layout.sentence[index])
        self._proof = proof
        self._tokens = tokens
        self._layout = layout
        self._said: dict[int, set[str]] = {}

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
        unit, codes = self._types.unit, draft.codes
        sums = [money for money in draft.moneys if not money.rate and money.times is None]
        if draft.lost:
            documented = tuple(code for code in codes if unit(code) == "amount")
            if draft.sentence in self._unproven and len(documented) < len(codes):
                return tuple(code for code in codes if code not in documented)
            return documented if documented and (sums or self._proof) else codes
        if sums and not draft.durations and all(unit(code) in ("hour", "day") for code in codes):
            codes = tuple(code for code in draft.relatives if unit(code) == "amount") or codes
        wanted: set[str] = {duration.unit for duration in draft.durations}
        if not wanted and sums:
            wanted = {"amount"}
        elif not wanted and draft.clocks:
            wanted = {"hour"}
        return tuple(code for code in codes if unit(code) in wanted) or codes

    def by_age(self, codes: Sequence[str]) -> tuple[str, ...]:
        """The type whose age bracket holds the child's age, when an age was said and the names have brackets."""
        brackets = {code: _bracket(self._types.catalogue.latest(code).name) for code in codes}
        if not all(brackets.values()):
            return tuple(codes)
        for age in self._ages():
            fitting = tuple(code for code, span in brackets.items() if span and span[0] <= age <= span[1])
            if len(fitting) == 1:
                return fitting
        return tuple(codes)

    def _ages(self) -> Iterator[int]:
        """Ages said of a child, or as over and under ten."""
        tokens = self._tokens
        for index in range(1, len(tokens)):
            number = tokens[index - 1].text
            if "year_word" not in tokens[index].senses or not number.isdecimal() or len(number) > 2:
                continue
            side = text_at(tokens, index - 2)
            if side in _SIDES:
                yield int(number) + _SIDES[side]
            elif side == "-" or any(has(tokens, near, "child") for near in range(index - 4, index + 4)):
                yield int(number)

    def _by_words(self, draft: Draft, codes: tuple[str, ...]) -> tuple[str, ...]:
        """The types with the most words of their own in the draft's sentence."""
        if not self._said:
            for index, token in enumerate(self._tokens):
                if has(self._tokens, index - 1, "negation"):
                    continue
                self._said.setdefault(self._layout.sentence[index], set()).add(stem(token.text))
        words, said = self._types.words, self._said[draft.sentence]
        shared = frozenset.intersection(*(words[code] for code in codes))
        scores = {code: len((words[code] - shared) & said) for code in codes}
        return tuple(code for code in codes if scores[code] == max(scores.values()))


def _bracket(name: str) -> tuple[int, int] | None:
    """The ages a type's name is for: 0-10 år, under 10 år, over 10 år."""
    if found := _BRACKET.search(name.lower()):
        return int(found[1]), int(found[2])
    if found := _UNDER.search(name.lower()):
        return 0, int(found[1]) - 1
    if found := _OVER.search(name.lower()):
        return int(found[1]) + 1, 120
    return None
