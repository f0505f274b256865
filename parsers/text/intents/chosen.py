"""Which of a question's choices a message chooses: by yes, `hver vei`, a word of a type, or by place."""

import re
from collections.abc import Sequence, Set
from decimal import Decimal
from typing import NamedTuple

from claims.questions import Question
from parsers.text.analysis import Analysis
from parsers.text.catalogue.ages import aged
from parsers.text.catalogue.index import TypeIndex
from parsers.text.intents.commands import says
from parsers.text.intents.day_chosen import day_chosen
from parsers.text.lines.kinds.choose import Chooser
from parsers.text.lines.told.other_way import one_way_only
from parsers.text.spans.mentions import Mention, WayWord, When
from parsers.text.spans.numbers import digits, number, plain
from parsers.text.words.stems import stem

_SHORT = 4
_DAYS = ("date", "end_date")
_WORD = re.compile(r"\w+")


class Choice(NamedTuple):
    """One of a question's choices, and what was said for it; `measured` where the words of a distance said it too.

    `dated` is told by the words for a day, which then mean no other; its value is None where they leave it open.
    """

    value: str | None
    said: Sequence[Mention] = ()
    measured: bool = False
    dated: bool = False


class Choosing:
    """Tells what one message chooses, whose values and names are `mentions` in order."""

    def __init__(self, analysis: Analysis, mentions: Sequence[Mention], types: TypeIndex) -> None:
        self._analysis, self._tokens = analysis, analysis.tokens
        self._mentions, self._types = mentions, types
        self._ways = {mention.way for mention in mentions if isinstance(mention, WayWord)}

    def of(self, question: Question, distances: Set[object], *, asks_day: bool) -> Choice | None:
        """One of the question's choices: by yes to the only one, by `hver vei`, by a word of a type, or by place."""
        choices = question.choices
        if len(choices) == 1 and says(self._tokens, "yes"):
            return Choice(choices[0])
        if question.field == "type" and choices:
            return self._of_type(choices, asks_day=asks_day)
        if question.field == "position" and (named := self._by_name(choices)):
            return named
        if question.field in _DAYS and len(choices) > 1 and (day := day_chosen(self._analysis, choices)):
            return Choice(*day, dated=True)
        if question.field == "distance_km" and len(choices) == 2:
            if self._ways:
                return self._by_way(question)
            if way := self._one_way(choices, distances):
                return way
        for token in self._tokens[:_SHORT] if choices else ():
            place = token.senses.get("first_choice")
            if place is not None and len(self._tokens) <= _SHORT and int(place) < len(choices):
                return Choice(choices[int(place)], self._mentions)
        return self._concluded(choices)

    def _concluded(self, choices: Sequence[str]) -> Choice | None:
        """The choice that is the only value of the message, which ends with it: `kjørte hjem og ja, så 36`."""
        words = [token for token in self._tokens if token.kind not in ("sym", "nl")]
        if not words or self._mentions or any(token.kind != "word" for token in words[:-1]):
            return None
        amount = digits(words[-1].text)
        return Choice(plain(amount)) if amount is not None and plain(amount) in choices else None

    def _by_way(self, question: Question) -> Choice | None:
        """The distance that the words for there and back mean; a number beside them says how far that is.

        Of `23 km en vei` it is open whether it was driven back: `t/r` is the double. Of `36 km en vei t/r` it is open
        which of the two was meant: `t/r` is what was said.
        """
        low, high = sorted(question.choices, key=Decimal)
        if Decimal(high) != Decimal(low) * 2:
            return None
        found = {number(self._tokens, index) for index in range(len(self._tokens))}
        said = {one[0] for one in found if one}
        double = "each" in self._ways or ("round" in self._ways and question.code != "contradiction")
        if said & {Decimal(low), Decimal(high)}:  # 46 t/r, 23 hver vei
            double = "each" in self._ways or Decimal(high) in said
        return Choice(high if double else low, measured=True)

    def _one_way(self, choices: Sequence[str], distances: Set[object]) -> Choice | None:
        """The shorter distance, where the message says that it was driven one way: `bare dit, fikk skyss hjem`."""
        low, high = sorted(choices, key=Decimal)
        told = one_way_only(self._analysis)
        if told is None or Decimal(high) != Decimal(low) * 2 or distances - {low}:
            return None
        named = [one for one in self._analysis.named if self._analysis.layout.clause[one.first] in told]
        return Choice(low, named, measured=True)

    def _by_name(self, choices: Sequence[str]) -> Choice | None:
        """The one choice that has a word of its own in the message."""
        words = [frozenset(stem(word) for word in _WORD.findall(choice.casefold())) for choice in choices]
        shared = frozenset.intersection(*words)
        said = {stem(token.text) for token in self._tokens}
        fitting = [choice for choice, own in zip(choices, words, strict=True) if (own - shared) & said]
        return Choice(fitting[0], self._analysis.named) if len(fitting) == 1 else None

    def _of_type(self, choices: Sequence[str], *, asks_day: bool) -> Choice | None:
        """The one choice that a phrase names, or that has a word of its own in the message.

        A type that the municipality has no more since it was asked is none.
        """
        known = self._types.catalogue.codes
        choices = [code for code in choices if code in known]
        if not choices:
            return None
        naming = [mention for mention in self._analysis.named if set(mention.codes) & set(choices)]
        named = {code for mention in naming for code in mention.codes if code in choices}
        if len(named) == 1:
            return Choice(named.pop(), naming)
        words = [self._types.words.get(code, frozenset()) for code in choices]
        shared = frozenset.intersection(*words)
        said = {stem(token.text) for token in self._tokens}
        fitting = [code for code, own in zip(choices, words, strict=True) if (own - shared) & said]
        birthdays: list[Mention] = []
        if len(fitting) != 1 and len(choices) > 1:
            fitting = list(Chooser(self._analysis, self._types, proof=False).by_age(choices))
            birthdays = [] if asks_day else self._birthdays()
        return Choice(fitting[0], [*naming, *birthdays]) if len(fitting) == 1 else None

    def _birthdays(self) -> list[Mention]:
        """The days and seasons behind an age, on which a child came to it: `fylte 11 i vår`."""
        clause = self._analysis.layout.clause
        at = {clause[at] for at, _ in aged(self._tokens)}
        return [one for one in self._analysis.mentions if isinstance(one, When) and clause[one.first] in at]
