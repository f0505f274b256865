"""Durations: hours, hours and minutes, quarters of an hour, and døgn."""

from collections.abc import Sequence
from decimal import Decimal

from parsers.text.mentions import Duration, Rule, has, text_at
from parsers.text.numbers import number
from parsers.text.tokens import Token

EXAMPLES = {
    "2,5 timer": "2.5 hour",
    "2t 30m": "2.5 hour",
    "2t30": "2.5 hour",
    "1t45": "1.75 hour",
    "to og en halv time": "2.5 hour",
    "halvannen time": "1.5 hour",
    "tre kvarter": "0.75 hour",
    "45 min": "0.75 hour",
    "2 døgn": "2 day",
    "en halv time": "0.5 hour",
}


def duration(tokens: Sequence[Token], index: int) -> Duration | None:
    """Hours, hours and minutes, quarters of an hour, or døgn."""
    found = number(tokens, index)
    if found is None:
        return None
    amount, after = found
    if has(tokens, after, "day_unit"):
        return Duration(rule="døgn", first=index, last=after + 1, amount=amount, unit="day")
    if has(tokens, after, "quarter_hour"):
        return Duration(rule="quarters", first=index, last=after + 1, amount=amount / 4, unit="hour")
    if has(tokens, after, "minute"):
        return Duration(rule="minutes", first=index, last=after + 1, amount=amount / 60, unit="hour")
    if not has(tokens, after, "hour"):
        return None
    after += 1
    extra = after + (text_at(tokens, after) in ("og", "and"))
    minutes = tokens[extra] if extra < len(tokens) else None
    if minutes and minutes.kind == "num" and minutes.text.isdecimal() and len(minutes.text) <= 2:
        glued = minutes.start == tokens[after - 1].end and len(minutes.text) == 2
        unit = has(tokens, extra + 1, "minute")
        if (glued or unit) and int(minutes.text) < 60:
            return Duration(
                rule="hours_minutes",
                first=index,
                last=extra + 1 + unit,
                amount=amount + Decimal(minutes.text) / 60,
                unit="hour",
            )
    return Duration(rule="hours", first=index, last=after, amount=amount, unit="hour")


AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {
    "day_unit": (duration,),
    "hour": (duration,),
    "minute": (duration,),
    "quarter_hour": (duration,),
}
