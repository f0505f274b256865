"""What people fill in about a line, as the JSON values of its fields; never a guess."""

import re
from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal

from bot.slack.dialogs.slips import MOMENTS, clock, day, moment, slips
from bot.slack.dialogs.state import State, Unfit, Wrong
from claims.bounds import is_beyond
from claims.lines import CostBearer
from claims.pricing import NUMBERS

_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,2})?")
_MINUS = re.compile(r"[-−–]\s*\d")
_COUNT = re.compile(r"\d{1,2}", re.ASCII)
_CURRENCY = re.compile(r"[A-Za-z]{3}")
_BETWEEN_PLACES = re.compile(r"\s+-\s+|\s*[–—;\n]\s*")
_BETWEEN_NAMES = re.compile(r"\s*[,;\n]\s*")

UNNAMED = "?"
"""Stands for a passenger without a name."""

NONE = "-"
"""Picked instead of a value: Slack keeps no menu without one once something has been picked."""

MEALS = ("breakfast", "lunch", "dinner")


def number(text: str) -> str | None:
    """The number with a decimal point; None for anything that is not one, or could be read in two ways."""
    plain = re.sub(r"\s", "", text)
    return str(Decimal(plain.replace(",", "."))) if _NUMBER.fullmatch(plain) else None


def places(text: str) -> list[str]:
    """The places of a route, separated by dashes with blanks around them."""
    return [place for place in _BETWEEN_PLACES.split(text.strip()) if place]


def names(text: str) -> list[str | None]:
    """The names, separated by commas; None for somebody unnamed."""
    return [None if name == UNNAMED else name for name in _BETWEEN_NAMES.split(text.strip()) if name]


def read(state: State) -> dict[str, object]:
    """The line's fields that were filled in otherwise than the dialog opened with, as JSON values.

    Unfit names each field that cannot be read. What nobody touched is left out: reading back what a dialog has room to
    show could say less than the line does.
    """
    problems: dict[str, str] = {}
    values: dict[str, object] = {}
    for block in filter(state.touched, _READERS):
        try:
            values[block] = _READERS[block](state, block)
        except Wrong as wrong:
            problems[block] = wrong.text
    if problems := problems or dict(slips(state, _numbers(state))):
        raise Unfit(problems)
    for which in MOMENTS:
        parts = [values.pop(f"{which}_{part}", None) for part in ("day", "clock")]
        if any(parts) and (begun := moment(state, which)):
            values[which] = begun.isoformat()
    if "one_way_km" in values:  # a trip's distance is one way, and asked for under a name of its own
        values["distance_km"] = values.pop("one_way_km")
    if any(map(state.touched, MEALS)):
        counts = {meal: _picked(state, meal) for meal in MEALS}
        values["meals"] = {meal: int(count or 0) for meal, count in counts.items()} if any(counts.values()) else None
    return values


def _numbers(state: State) -> dict[str, Decimal]:
    """What stands in the blocks that hold numbers, as far as it can be read."""
    typed = {block: number(state.text(block)) for block in NUMBERS}
    return {block: Decimal(found) for block, found in typed.items() if found is not None}


def _day(state: State, block: str) -> object:
    return found.isoformat() if (found := day(state, block)) else None


def _clock(state: State, block: str) -> object:
    return found.isoformat("minutes") if (found := clock(state, block)) else None


def _picked(state: State, block: str) -> str | None:
    value = state.chosen(block)
    return None if value in ("", NONE) else value


def _typed(state: State, block: str) -> object:
    return " ".join(state.text(block).split()) or None


def _number(state: State, block: str) -> object:
    found = number(text := state.text(block))
    if found is None:
        raise Wrong("modal.wrong.negative" if _MINUS.match(text) else "modal.wrong.number")
    if is_beyond(Decimal(found)):
        raise Wrong("modal.wrong.beyond")
    return found


def _some(state: State, block: str) -> object:
    """The number, zero where the field was left empty."""
    return _number(state, block) if state.text(block) else "0"


def _number_or_none(state: State, block: str) -> object:
    return _number(state, block) if state.text(block) else None


def _count(state: State, block: str) -> object:
    if not _COUNT.fullmatch(text := state.text(block)):
        raise Wrong("modal.wrong.count")
    return int(text)


def _currency(state: State, block: str) -> object:
    if not _CURRENCY.fullmatch(text := state.text(block)):
        raise Wrong("modal.wrong.currency")
    return text.upper()


def _places(state: State, block: str) -> object:
    return places(state.text(block))


def _names(state: State, block: str) -> object:
    return [{"name": name} for name in names(state.text(block))]


def codes(state: State, block: str) -> object:
    """The cost bearer that was picked, as its JSON value; None for none."""
    value = _picked(state, block)
    return value and dict(zip((one.name for one in fields(CostBearer)), value.split("|"), strict=True))


_READERS: dict[str, Callable[[State, str], object]] = {
    "type": _picked,
    "date": _day,
    "end_date": _day,
    "start_time": _clock,
    "end_time": _clock,
    "start_day": _day,
    "start_clock": _clock,
    "end_day": _day,
    "end_clock": _clock,
    "quantity": _number,
    "amount": _number,
    "currency": _currency,
    "role": _picked,
    "attendance": _picked,
    "route": _places,
    "distance_km": _number,
    "trailer_km": _some,
    "forest_road_km": _some,
    "equipment_km": _some,
    "one_way_km": _number_or_none,
    "vehicle": _picked,
    "passengers": _names,
    "country": _picked,
    "city": _typed,
    "lodging": _picked,
    "lodging_name": _typed,
    "night_allowances": _count,
    "purpose": _typed,
    "cost_bearer": codes,
}
