"""Mentions as values of a line's fields, in the JSON form that an edit carries."""

import datetime as dt
from collections.abc import Iterable, Set

from parsers.text.catalogue.mention import TypeMention
from parsers.text.spans.mentions import Clocks, Count, Distance, Duration, Mention, Money, WayWord
from parsers.text.spans.numbers import plain
from parsers.text.spans.resolve import Dated

FieldValue = tuple[str, object]


class Values:
    """Turns the mentions of one message into field values."""

    def __init__(self, dated: Iterable[Dated]) -> None:
        self._dated = {known.when.first: known for known in dated}

    def of(self, mentions: Iterable[Mention]) -> list[FieldValue]:
        """(field, value) for each mention that settles a field, in order of the text."""
        return [(field, value) for _, field, value in self.each(mentions)]

    def each(self, mentions: Iterable[Mention]) -> list[tuple[Mention, str, object]]:
        """The same with the mention that each value was read from."""
        known = list(mentions)
        each = {mention.first for mention in known if isinstance(mention, WayWord) and mention.way == "each"}
        return [
            (mention, field, value)
            for mention in known
            for field, value in self._one(mention, each_way=self._is_each_way(mention, each))
        ]

    @staticmethod
    def _is_each_way(mention: Mention, each: Set[int]) -> bool:
        """True for a distance beside `hver vei`, and for a price right before it."""
        return mention.last in each if isinstance(mention, Money) else bool(each)

    def _one(self, mention: Mention, *, each_way: bool) -> list[FieldValue]:
        if isinstance(mention, Distance):
            if mention.miles:
                return []
            km = mention.km * (mention.times or (2 if each_way else 1))
            return [("distance_km", plain(km))]
        if isinstance(mention, Duration):
            return [("quantity", plain(mention.amount))]
        if isinstance(mention, Count):
            return [("quantity", plain(mention.amount))] if mention.amount is not None else []
        if isinstance(mention, Money):
            paid = mention.amount * (mention.times or (2 if each_way else 1))
            return [("amount", f"{paid:.2f}")] if mention.marked else []
        if isinstance(mention, Clocks):
            return _clocks(mention)
        if isinstance(mention, TypeMention):
            return [("type", mention.codes[0])] if mention.settled else []
        return self._days(mention)

    def _days(self, mention: Mention) -> list[FieldValue]:
        known = self._dated.get(mention.first)
        if (
            known is None
            or known.ahead
            or known.trouble
            or not known.days
            or (len(known.days) > 1 and known.end is None)
        ):
            return []
        values: list[FieldValue] = [("date", known.days[0].isoformat())]
        return [*values, ("end_date", known.end.isoformat())] if known.end else values


def _clocks(mention: Clocks) -> list[FieldValue]:
    times: list[tuple[str, dt.time | None]] = [("start_time", mention.start), ("end_time", mention.end)]
    return [] if mention.unsure else [(name, time.isoformat()) for name, time in times if time]
