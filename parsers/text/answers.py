"""Bare answers to the open questions of a draft: `13.10, 42 km`, `hver vei`, `45`, `ja`, `den første`."""

from collections.abc import Sequence
from decimal import Decimal

from claims.questions import Edit, Question
from parsers.text import people
from parsers.text.analysis import Analysis
from parsers.text.commands import says
from parsers.text.mentions import Clocks, WayWord, has, text_at
from parsers.text.numbers import digits
from parsers.text.stems import stem
from parsers.text.types import TypeIndex
from parsers.text.values import FieldValue, Values

_SHARED = frozenset({"date", "end_date"})
_NUMBERED = frozenset({"quantity", "distance_km", "amount", "unit_price"})
_FREE = frozenset({"purpose", "lodging_name"})
_MEALS = ("breakfast", "lunch", "dinner")
_SHORT = 4


class Answering:
    """One message as answers: each of its values goes to the first open question of that field."""

    def __init__(self, analysis: Analysis, values: Values, types: TypeIndex) -> None:
        self._analysis = analysis
        self._tokens = analysis.tokens
        self._types = types
        mentions = sorted((*analysis.mentions, *analysis.named), key=lambda mention: mention.first)
        self._found: list[FieldValue] = values.of(mentions)
        self._ways = {mention.way for mention in mentions if isinstance(mention, WayWord)}
        self._denies = says(self._tokens, "no") or any("negation" in token.senses for token in self._tokens)

    def answer(self, pending: Sequence[Question]) -> list[Edit]:
        """The edits that the message gives to the open questions."""
        edits = []
        for question in pending:
            value = self._chosen(question) or self._take(question.field) or self._written(question, pending)
            if value is None:
                continue
            edits.append(Edit(line=question.line, field=question.field, value=value))
            if question.field == "date" and (end := self._take("end_date")):
                edits.append(Edit(line=question.line, field="end_date", value=end))
        return edits

    def _chosen(self, question: Question) -> str | None:
        """One of the question's choices: by yes to the only one, by `hver vei`, by a word of a type, or by place."""
        choices = question.choices
        if len(choices) == 1 and says(self._tokens, "yes"):
            return choices[0]
        if question.field == "type" and choices:
            return self._chosen_type(choices)
        if question.field == "distance_km" and len(choices) == 2 and self._ways & {"each", "round", "total"}:
            return sorted(choices, key=Decimal)[-1 if "each" in self._ways else 0]
        for token in self._tokens[:_SHORT]:
            place = token.senses.get("first_choice")
            if place is not None and len(self._tokens) <= _SHORT and int(place) < len(choices):
                return choices[int(place)]
        return None

    def _chosen_type(self, choices: Sequence[str]) -> str | None:
        """The one choice that a phrase names, or that has a word of its own in the message."""
        named = {code for mention in self._analysis.named for code in mention.codes if code in choices}
        if len(named) == 1:
            return named.pop()
        words = [self._types.words.get(code, frozenset()) for code in choices]
        shared = frozenset.intersection(*words)
        said = {stem(token.text) for token in self._tokens}
        fitting = [code for code, own in zip(choices, words, strict=True) if (own - shared) & said]
        return fitting[0] if len(fitting) == 1 else None

    def _take(self, field: str) -> object:
        """The first value of a field; a single date stays for the questions after it."""
        for index, (name, value) in enumerate(self._found):
            if name == field:
                later = [other for other, _ in self._found[index + 1 :]]
                if name not in _SHARED or name in later:
                    self._found.pop(index)
                return value
        return None

    def _written(self, question: Question, pending: Sequence[Question]) -> object:
        """A value that only the question makes clear: a bare number, names, places, meals, free words."""
        name, text = question.field, self._analysis.text
        if name in _NUMBERED and sum(other.field in _NUMBERED for other in pending) == 1:
            return self._bare_number()
        if name in ("start", "end"):
            return self._moment(question, alone=sum(other.field in ("start", "end") for other in pending) == 1)
        if name == "route":
            return list(people.route(text)[0]) or None
        if name == "passengers":
            return self._passengers()
        if name == "meals":
            return self._meals()
        if name == "lodging":
            return next((str(token.senses["lodging"]) for token in self._tokens if "lodging" in token.senses), None)
        return (text.strip() or None) if name in _FREE and len(pending) == 1 else None

    def _bare_number(self) -> str | None:
        """`45` alone."""
        mentions = self._analysis.mentions
        free = [
            token
            for index, token in enumerate(self._tokens[:_SHORT])
            if token.kind == "num" and not any(mention.first <= index < mention.last for mention in mentions)
        ]
        if len(free) != 1 or len(self._tokens) >= _SHORT:
            return None
        value = digits(free[0].text)
        return f"{value:f}" if value is not None else None

    def _moment(self, question: Question, *, alone: bool) -> str | None:
        """A clock time on the day that is named, or on the day the question is about."""
        clocks = [mention for mention in self._analysis.mentions if isinstance(mention, Clocks)]
        clocks = [mention for mention in clocks if not mention.unsure]
        if not clocks:
            return None
        first, last = clocks[0].start, clocks[-1].end or (clocks[-1].start if alone or len(clocks) > 1 else None)
        time = first if question.field == "start" else last
        days = [day for known in self._analysis.dated if not known.wide for day in (*known.days, known.end) if day]
        named = days[0 if question.field == "start" else -1].isoformat() if days else question.facts.get("date")
        return f"{named}T{time:%H:%M}" if named and time else None

    def _passengers(self) -> object:
        if self._denies:
            return []
        text = self._analysis.text
        names = [rider.name for rider in self._analysis.riders.passengers if rider.name] or people.names(text)
        return [{"name": name, "distance_km": None} for name in names] or None

    def _meals(self) -> object:
        counts = dict.fromkeys(_MEALS, 0)
        if self._denies:
            return counts
        for index, token in enumerate(self._tokens):
            if "meal" in token.senses:
                said = text_at(self._tokens, index - 1)
                word = self._tokens[index - 1].senses.get("number", 1) if has(self._tokens, index - 1, "number") else 1
                counts[str(token.senses["meal"])] += int(said[:2]) if said.isdecimal() else int(word)
        return counts if any(counts.values()) else None
