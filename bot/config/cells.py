"""What a cell may hold: text, days, kroner, lists and periods, each with its own words when it does not fit."""

import re
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationInfo, field_validator

from bot.config.problems import quoted, wrong
from claims.lines import CostBearer

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_NUMBER = re.compile(r"\d{1,6}(\.\d{1,6})?", re.ASCII)
_KRONER = re.compile(r"\d{1,9}(\.\d{1,2})?", re.ASCII)


def _filled(cell: str) -> str:
    if not cell:
        raise wrong("the cell is empty", "fill it in")
    return cell


def _day(cell: str) -> date | None:
    if not cell:
        return None
    try:
        if _DAY.fullmatch(cell):
            return date.fromisoformat(cell)
    except ValueError:
        pass
    raise wrong(f"{quoted(cell)} is not a date", "write year, month and day, as 2026-01-31")


def _kroner(cell: str) -> Decimal | None:
    if not cell:
        return None
    if _KRONER.fullmatch(cell):
        return Decimal(cell)
    meant = cell.replace(" ", "").replace("\N{NO-BREAK SPACE}", "").replace(",", ".")
    remedy = f"write {meant}" if _KRONER.fullmatch(meant) else "write kroner and øre, as 1500.00"
    raise wrong(f"{quoted(cell)} is not a number with a decimal point", remedy)


def _email(cell: str) -> str:
    """The address; what is wrong with it is said without repeating it, for the words may end in a log."""
    if cell and not _EMAIL.fullmatch(cell):
        raise wrong("this is not an e-mail address", "write one address, as name@municipality.example")
    return cell


def _none_if_empty(cell: str) -> str | None:
    return cell or None


def _number(cell: str) -> Decimal | None:
    if cell and not _NUMBER.fullmatch(cell):
        raise wrong(f"{quoted(cell)} is not a number with a decimal point", "write it as 0.5")
    return Decimal(cell) if cell else None


def _star_last(cell: str) -> str:
    if "*" in cell[:-1]:
        raise wrong(f"{quoted(cell)} has a * inside", "put the * last, as 10*")
    return cell


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in cell.split(";"))))


Filled = Annotated[str, AfterValidator(_filled)]
Day = Annotated[date | None, BeforeValidator(_day)]
Kroner = Annotated[Decimal | None, BeforeValidator(_kroner)]
Email = Annotated[str, AfterValidator(_email)]
Number = Annotated[Decimal | None, BeforeValidator(_number)]
Several = BeforeValidator(_several)
OrNone = BeforeValidator(_none_if_empty)
Pattern = Annotated[Filled, AfterValidator(_star_last)]
Patterns = Annotated[tuple[Annotated[str, AfterValidator(_star_last)], ...], Several]


class PeriodRow(BaseModel):
    """A row that holds from a day to a day, both inclusive; an empty cell is open."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    valid_from: Day
    valid_to: Day

    def overlaps(self, other: "PeriodRow") -> bool:
        """True when both rows hold on some day."""
        starts = max(self.valid_from or date.min, other.valid_from or date.min)
        return starts <= min(self.valid_to or date.max, other.valid_to or date.max)

    @field_validator("valid_to")
    @classmethod
    def _in_order(cls, valid_to: date | None, info: ValidationInfo) -> date | None:
        valid_from = info.data.get("valid_from")
        if valid_from and valid_to and valid_to < valid_from:
            raise wrong(f"{valid_to} is before valid_from {valid_from}", "let the period end after it starts")
        return valid_to


class CostBearerRow(PeriodRow):
    """A row that also says where the money is booked; every code may be empty."""

    ansvar: str = ""
    funksjon: str = ""
    prosjekt: str = ""
    objekt: str = ""

    @property
    def cost_bearer(self) -> CostBearer:
        """The row's codes as one cost bearer."""
        return CostBearer(ansvar=self.ansvar, funksjon=self.funksjon, prosjekt=self.prosjekt, objekt=self.objekt)
