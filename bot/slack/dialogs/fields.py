"""The fields of a line in a dialog, each with what the line says now; `bot/slack/dialogs/reading.py` reads them."""

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import get_args

from slack_sdk.models.blocks import Block

from bot.config.municipality import Municipality
from bot.presentation.line import type_of
from bot.slack.dialogs.choices import bearer_otherwise, bearers, countries, joined, types
from bot.slack.dialogs.inputs import clock, day, menu, text_input
from bot.slack.dialogs.reading import MEALS, NONE, UNNAMED
from bot.slack.dialogs.slips import SUPPLEMENTS
from bot.words import Words
from claims.claim import Claim
from claims.lines import (
    Attendance,
    ExpenseLine,
    Line,
    Lodging,
    MeetingRole,
    MileageLine,
    PerDiemLine,
    Vehicle,
)

_LONG = 500


class Asked:
    """The inputs for a line of a claim in the reader's words, in the order in which people think of them."""

    def __init__(self, line: Line, claim: Claim, town: Municipality, words: Words) -> None:
        self._line = line
        self._claim = claim
        self._town = town
        self._words = words

    def blocks(self) -> list[Block]:
        """The inputs, whose block ids are the names that reading knows."""
        if isinstance(self._line, MileageLine):
            own = self._drive(self._line)
        elif isinstance(self._line, PerDiemLine):
            own = self._trip(self._line)
        else:
            own = self._expense(self._line)
        own.append(self._text("purpose", self._line.purpose or "", optional=True, most=_LONG))
        # Where a split line is booked is said by its shares.
        return own if self._line.split else [*own, self._bearer()]

    def _expense(self, line: ExpenseLine) -> list[Block]:
        kind = type_of(line, self._town.catalogue)
        unit = kind.unit if kind else "amount"
        asked = [self._type(line), self._day("date", line.date)]
        if unit in ("hour", "day"):
            asked.append(self._day("end_date", line.end_date, optional=True))
        if unit == "hour":
            asked += [self._clock("start_time", line.start_time), self._clock("end_time", line.end_time)]
        once = Decimal(1) if unit in ("meeting", "amount") else None
        label = self._words.t(f"modal.line.quantity.{unit}")
        asked.append(text_input("quantity", label, value=self._number(line.quantity or once), most=20))
        if unit == "amount":
            asked += [self._text("amount", self._number(line.amount), most=20), self._text("currency", line.currency)]
        if unit == "meeting":
            asked += [
                self._few("role", get_args(MeetingRole), line.role),
                self._few("attendance", get_args(Attendance), line.attendance),
            ]
        return asked

    def _drive(self, line: MileageLine) -> list[Block]:
        supplements = [(block, getattr(line, block)) for block in SUPPLEMENTS]
        by_car = line.vehicle in (None, "car") or any(km for _, km in supplements)
        riders = [passenger.name or UNNAMED for passenger in line.passengers]
        vehicles = [(vehicle, self._words.t(f"vehicle.{vehicle}")) for vehicle in get_args(Vehicle)]
        return [
            self._day("date", line.date),
            self._day("end_date", line.end_date, optional=True),
            self._text("route", " – ".join(line.route), hint=True, optional=True, most=_LONG),
            self._text("distance_km", self._number(line.distance_km), hint=True, most=20),
            menu("vehicle", self._words.t("modal.line.vehicle"), vehicles, chosen=line.vehicle or ""),
            self._text("passengers", ", ".join(riders), hint=True, optional=True, most=_LONG),
            *(self._some(block, km) for block, km in supplements if by_car),
        ]

    def _trip(self, line: PerDiemLine) -> list[Block]:
        unsaid = [] if line.meals else [(NONE, self._words.t("modal.line.unsaid"))]
        counts = [*unsaid, *((str(count), str(count)) for count in range(32))]
        nights = self._number(Decimal(line.night_allowances))
        return [
            *self._moment("start", line.start),
            *self._moment("end", line.end),
            self._place(line),
            self._text("city", line.city or "", optional=True),
            self._some("one_way_km", line.distance_km),
            *(
                menu(meal, self._words.t(f"modal.line.{meal}"), counts, chosen=str(getattr(line.meals, meal, NONE)))
                for meal in MEALS
            ),
            self._few("lodging", get_args(Lodging), line.lodging),
            self._text("lodging_name", line.lodging_name or "", optional=True),
            self._text("night_allowances", nights, hint=True, most=2),
        ]

    def _place(self, line: PerDiemLine) -> Block:
        label, hint = self._words.t("modal.line.country"), self._words.t("modal.line.search")
        return menu("country", label, countries(self._words), chosen=_country(line), hint=hint)

    def _moment(self, block: str, value: dt.datetime | None) -> list[Block]:
        day, clock = (value.date(), value.time()) if value else (None, None)
        return [self._day(f"{block}_day", day), self._clock(f"{block}_clock", clock, optional=False)]

    def _type(self, line: ExpenseLine) -> Block:
        return menu("type", self._words.t("modal.line.type"), types(self._town, self._words), chosen=line.type or "")

    def _bearer(self) -> Block:
        said = self._line.cost_bearer
        otherwise = bearer_otherwise(self._line, self._town, self._claim, self._words)
        choices = [otherwise, *bearers(self._town, self._claim, self._words)]
        hint = self._words.t("modal.line.search")
        label = self._words.t("modal.line.cost_bearer")
        return menu("cost_bearer", label, choices, chosen=joined(said) if said else NONE, hint=hint)

    def _text(self, block: str, value: str, *, hint: bool = False, optional: bool = False, most: int = 200) -> Block:
        below = self._words.t(f"modal.line.{block}.hint") if hint else ""
        label = self._words.t(f"modal.line.{block}")
        return text_input(block, label, value=value, hint=below, optional=optional, most=most)

    def _day(self, block: str, value: dt.date | None, *, optional: bool = False) -> Block:
        return day(block, self._words.t(f"modal.line.{block}"), value, optional=optional)

    def _clock(self, block: str, value: dt.time | None, *, optional: bool = True) -> Block:
        return clock(block, self._words.t(f"modal.line.{block}"), value, optional=optional)

    def _few(self, field: str, values: Sequence[str], chosen: str | None) -> Block:
        choices = [
            (NONE, self._words.t("modal.line.unsaid")),
            *((one, self._words.t(f"{field}.{one}")) for one in values),
        ]
        return menu(field, self._words.t(f"modal.line.{field}"), choices, chosen=chosen or NONE)

    def _some(self, block: str, value: Decimal | None) -> Block:
        """A number that may be left out."""
        return self._text(block, self._number(value or None), hint=True, optional=True, most=20)

    def _number(self, value: Decimal | None) -> str:
        return "" if value is None else self._words.typed(value)


def _country(line: PerDiemLine) -> str:
    """The choice that stands for the country; none while it is open which."""
    return line.country if line.country is not None else NONE
