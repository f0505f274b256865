"""Lines on their way: values, evidence, and the questions that get the line's number at the end."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from claims.lines import KINDS, Line, Span
from claims.questions import Question, QuestionCode
from parsers.text.lines.days.combined import Days

ONE = Decimal(1)


@dataclass(slots=True, kw_only=True)
class Item:
    """A line of a kind, its fields one by one; the stated price, sum and count of meetings are for the checks.

    `stated_lines` is how many lines the sum may be of.
    """

    kind: str
    values: dict[str, Any] = field(default_factory=dict)
    evidence: dict[str, list[Span]] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    assumed: dict[str, list[str]] = field(default_factory=dict)
    stated_price: Decimal | None = None
    stated_price_span: Span | None = None
    stated_total: Decimal | None = None
    stated_lines: Decimal = ONE
    stated_count: Decimal | None = None

    def twin(self) -> "Item":
        """Another line with the same values so far."""
        assumed = {name: list(what) for name, what in self.assumed.items()}
        values, evidence, questions = dict(self.values), dict(self.evidence), list(self.questions)
        return replace(self, values=values, evidence=evidence, questions=questions, assumed=assumed)

    def set(self, name: str, value: object, *spans: Span) -> None:
        """Fill a field; without spans the value is derived and has no evidence."""
        self.values[name] = value
        if spans:
            self.evidence[name] = list(spans)

    def assume(self, name: str, *what: str) -> None:
        """Note what was taken for granted in filling a field."""
        if what:
            self.assumed.setdefault(name, []).extend(what)

    def ask(self, name: str, code: QuestionCode, *choices: str, **facts: str) -> None:
        """Leave the field open and ask about it, once."""
        self.values.pop(name, None)
        self.assumed.pop(name, None)
        if all(question.field != name for question in self.questions):
            self.questions.append(Question(line=None, field=name, code=code, choices=choices, facts=facts))

    @property
    def line(self) -> Line:
        """The finished line."""
        return KINDS[self.kind](**self.values)


def dated_items(kind: str, days: Days) -> Iterator[tuple[Item, dt.date | None]]:
    """An empty line for each day, for the period, or for the open date with its question."""
    if days.trouble or not days.days:
        item = Item(kind=kind)
        ask_date(item, days)
        yield item, None
        return
    for day in days.days:
        item = Item(kind=kind)
        item.assume("date", *days.assumptions)
        item.set("date", day, *([days.day_spans[day]] if day in days.day_spans else days.spans))
        if days.end:
            item.set("end_date", days.end, *days.spans)
        yield item, day
    for doubt in days.doubts:
        item = Item(kind=kind)
        ask_date(item, doubt)
        yield item, None


def ask_date(item: Item, days: Days, name: str = "date") -> None:
    """The question for a date that is open."""
    if days.spans:
        item.evidence[name] = list(days.spans)
    choices = [day.isoformat() for day in days.choices]
    if days.trouble == "weekday_disagrees":
        item.ask(name, "contradiction", *choices, reason=days.trouble)
    elif days.trouble:
        item.ask(name, "ambiguous" if choices else "missing", *choices, reason=days.trouble)
    else:
        item.ask(name, "missing")
