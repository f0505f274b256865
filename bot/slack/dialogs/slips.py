"""What in a line's dialog does not go together, told beside its field before anything is saved."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from bot.slack.dialogs.state import State, Wrong
from claims.bounds import most_hours
from claims.lines import MileageLine, PerDiemLine, misdated

CLOCKS = {"start_time": "end_time", "end_time": "start_time"}
MOMENTS = ("start", "end")
SUPPLEMENTS = ("trailer_km", "forest_road_km", "equipment_km")
"""Fields of the kilometres of a drive that more is paid for."""


def day(state: State, block: str) -> dt.date | None:
    """The day that was picked, None when none was; Wrong for one that no calendar has."""
    try:
        return dt.date.fromisoformat(picked) if (picked := state.chosen(block)) else None
    except ValueError as error:
        raise Wrong("modal.wrong.day") from error


def clock(state: State, block: str) -> dt.time | None:
    """The time that was picked, None when none was; Wrong for one that no clock shows."""
    try:
        return dt.time.fromisoformat(picked) if (picked := state.chosen(block)) else None
    except ValueError as error:
        raise Wrong("modal.wrong.time") from error


def moment(state: State, which: str) -> dt.datetime | None:
    """The day and time that a trip began or ended, None while one of them is open; Wrong as `day` and `clock`."""
    on, at = day(state, f"{which}_day"), clock(state, f"{which}_clock")
    return dt.datetime.combine(on, at) if on and at else None


def slips(state: State, numbers: dict[str, Decimal]) -> Iterator[tuple[str, str]]:
    """Each block that is wrong beside the others, with the text that says how.

    `numbers` are those that can be read of the blocks that hold numbers. Days and times must be ones.
    """
    yield from _half(state)
    yield from _backwards(state)
    yield from _too_much(state, numbers)


def _half(state: State) -> Iterator[tuple[str, str]]:
    """A time without the other, or a trip's day without its time."""
    for one, other in CLOCKS.items():
        if state.has(other) and state.chosen(one) and not state.chosen(other) and any(map(state.touched, CLOCKS)):
            yield other, "modal.wrong.other_time"
    for which in MOMENTS:
        for part in (f"{which}_day", f"{which}_clock"):
            if state.has(part) and not state.chosen(part):
                yield part, "modal.wrong.moment"


def _backwards(state: State) -> Iterator[tuple[str, str]]:
    """A last day before the first or a year after it, or a day of another century."""
    trip = PerDiemLine(start=moment(state, "start"), end=moment(state, "end"))
    drive = MileageLine(date=day(state, "date"), end_date=day(state, "end_date"))
    for line in (trip, drive):
        if field := misdated(line):
            same_day = line is trip and state.chosen("start_day") == state.chosen("end_day")
            yield _PLACES.get(field, field) if not same_day else "end_clock", f"modal.wrong.{field}"


_PLACES = {"start": "start_day", "end": "end_day"}


def _too_much(state: State, numbers: dict[str, Decimal]) -> Iterator[tuple[str, str]]:
    """More hours than the days have, or more kilometres with something behind the car than there are in all."""
    first, hours = day(state, "date"), numbers.get("quantity")
    if state.has("start_time") and first and hours and hours > most_hours(first, day(state, "end_date")):
        yield "quantity", "modal.wrong.hours"
    whole = numbers.get("distance_km")
    for part in SUPPLEMENTS:
        if whole is not None and numbers.get(part, 0) > whole:
            yield part, "modal.wrong.part_of_drive"
