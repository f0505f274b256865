"""One line of a claim as people read it: what, when, how much, and how the sum came about."""

import datetime as dt
from dataclasses import dataclass

from bot.presentation.cost_bearer import cost_bearer_text
from bot.presentation.explain import explain
from bot.presentation.plain import one_line
from bot.presentation.readings import KINDS
from bot.words import Words
from claims.catalogue import Catalogue, ExpenseType
from claims.claim import ClaimLine
from claims.lines import CostBearer, ExpenseLine, Line, MileageLine, PerDiemLine
from claims.price import Price
from claims.shares import by_share


@dataclass(frozen=True, slots=True, kw_only=True)
class LineView:
    """A line in words: `title` with its date, `detail` the count or distance, `amount` in kroner or as open.

    `tax` says what is withheld from; `notes` are what the claimant said beside; `reckoning` has the sums where there
    is more than one to check.
    """

    number: int
    title: str
    detail: str
    amount: str
    tax: str
    notes: tuple[str, ...]
    reckoning: tuple[str, ...]


def line_view(
    number: int, line: ClaimLine, words: Words, catalogue: Catalogue, bearer: CostBearer | None = None
) -> LineView:
    """The line in words; `number` counts from 1 as people do, `bearer` is named where lines are booked differently."""
    price = line.price
    codes = cost_bearer_text(bearer, words) or words.t("claim.cost_bearer.open") if bearer else ""
    booked = [words.t("claim.cost_bearer", codes=codes)] if codes else []
    return LineView(
        number=number,
        title=line_title(line.line, words, catalogue),
        detail=_detail(line, words, catalogue),
        amount=words.kroner(price.amount) if price else words.t("line.open"),
        tax=_tax(price, words) if price else "",
        notes=(*_notes(line.line, words), *booked, *_shares(line, words)),
        reckoning=explain(price, words, catalogue) if price and len(price.steps) > 1 else (),
    )


def line_title(line: Line, words: Words, catalogue: Catalogue) -> str:
    """What and when: `Kommunestyret · 12. oktober 2023`."""
    days = _days(line)
    return " · ".join([what(line, words, catalogue), *([words.period(*days)] if days else [])])


def what(line: Line, words: Words, catalogue: Catalogue) -> str:
    """The line's type by its name in the catalogue, or the kind of allowance."""
    if isinstance(line, MileageLine):
        return words.t("line.mileage")
    if isinstance(line, PerDiemLine):
        return words.t("line.per_diem")
    if line.type is None:
        return words.t("line.unknown")
    kind = type_of(line, catalogue)
    return one_line(kind.name_in(words.language) if kind else line.type)


def type_of(line: Line, catalogue: Catalogue) -> ExpenseType | None:
    """The line's type on its day, else its newest period; None when open or no longer in the catalogue."""
    if not isinstance(line, ExpenseLine) or line.type not in catalogue.codes:
        return None
    dated = catalogue.on(line.type, line.date) if line.date else None
    return dated or catalogue.latest(line.type)


def _days(line: Line) -> tuple[dt.date, dt.date] | None:
    if isinstance(line, PerDiemLine):
        first, last = line.start and line.start.date(), line.end and line.end.date()
    else:
        first, last = line.date, line.end_date
    return (first, last or first) if first else None


def _shares(line: ClaimLine, words: Words) -> list[str]:
    """Each share of a split line, with its kroner once it is priced."""
    split = line.line.split
    told = [
        words.t("line.share", percent=words.number(share.percent), codes=cost_bearer_text(share.cost_bearer, words))
        for share in split
    ]
    if line.price is None:
        return told
    return [f"{text}: {words.kroner(kroner)}" for text, kroner in zip(told, by_share(line.price, split), strict=True)]


def _detail(line: ClaimLine, words: Words, catalogue: Catalogue) -> str:
    if isinstance(line.line, MileageLine):
        return _distance(line.line, words)
    if isinstance(line.line, PerDiemLine):
        return _trip(line.line, words)
    kind = type_of(line.line, catalogue)
    read = set(line.evidence.rules.get("quantity", []))
    said = next((unit for of, unit in _UNIT_OF_KIND.items() if not KINDS[of].isdisjoint(read)), "amount")
    unit = said if kind is None or kind.unit == "amount" else kind.unit
    return _quantity(line.line, line.price, unit, words)


def _distance(line: MileageLine, words: Words) -> str:
    vehicle = words.t(f"vehicle.{line.vehicle}") if line.vehicle else words.t("line.open")
    if line.distance_km is None:
        return ""
    return words.t("line.distance", km=words.number(line.distance_km), vehicle=vehicle)


def _trip(line: PerDiemLine, words: Words) -> str:
    if line.start is None or line.end is None:
        return ""
    return words.t("line.trip", start=words.moment(line.start), end=words.moment(line.end))


_UNIT_OF_KIND = {"hours": "hour", "hours_added": "hour", "dogn": "day"}
"""What a count was of where the type does not say it, or none is known yet, by what it was read from."""


def _quantity(line: ExpenseLine, price: Price | None, unit: str, words: Words) -> str:
    """`48 timer × 95,00 kr`; a single meeting or receipt needs no counting, a stated sum stands until it is priced."""
    shown = []
    if line.quantity is not None and (line.quantity != 1 or unit in ("hour", "day")):
        shown.append(words.n(f"unit.{unit}", line.quantity))
        if price and price.parts and price.parts[0].quantity == line.quantity:
            shown.append(words.kroner(price.parts[0].rate))
        elif line.unit_price is not None:
            shown.append(words.currency(line.unit_price, line.currency))
    if price is None and line.amount is not None:
        return " = ".join([*([" × ".join(shown)] if shown else []), words.currency(line.amount, line.currency)])
    return " × ".join(shown)


def _tax(price: Price, words: Words) -> str:
    if not price.taxable:
        return words.t("tax.tax_free")
    if not price.tax_free:
        return words.t("tax.taxable")
    return words.t("tax.both", tax_free=words.kroner(price.tax_free), taxable=words.kroner(price.taxable))


def _notes(line: Line, words: Words) -> list[str]:
    notes: list[str] = []
    if isinstance(line, ExpenseLine):
        notes += _meeting_notes(line, words)
    if isinstance(line, MileageLine):
        notes += _drive_notes(line, words)
    if isinstance(line, PerDiemLine):
        notes += _trip_notes(line, words)
    if line.purpose:
        notes.append(words.t("line.purpose", purpose=one_line(line.purpose)))
    return notes


def _meeting_notes(line: ExpenseLine, words: Words) -> list[str]:
    notes = [words.t(f"role.{line.role}")] if line.role else []
    if line.attendance:
        notes.append(words.t(f"attendance.{line.attendance}"))
    if line.start_time and line.end_time:
        notes.append(words.t("line.clock", start=words.time(line.start_time), end=words.time(line.end_time)))
    return notes


def _drive_notes(line: MileageLine, words: Words) -> list[str]:
    notes = [one_line("–".join(line.route))] if line.route else []
    if line.passengers:
        notes.append(words.n("line.passengers", len(line.passengers), names=words.join(_passengers(line, words))))
    supplements = (
        ("line.trailer", line.trailer_km),
        ("line.forest_road", line.forest_road_km),
        ("line.equipment", line.equipment_km),
    )
    for id, km in supplements:
        if km:
            notes.append(words.t(id, km=words.number(km)))
    return notes


def _passengers(line: MileageLine, words: Words) -> list[str]:
    names = []
    for passenger in line.passengers:
        name = one_line(passenger.name) if passenger.name else words.t("line.passenger_unnamed")
        part = passenger.distance_km
        if part is not None and part != line.distance_km:
            name = words.t("line.passenger_part", name=name, km=words.number(part))
        names.append(name)
    return names


def _trip_notes(line: PerDiemLine, words: Words) -> list[str]:
    notes = []
    if line.country:
        place = words.country(line.country)
        notes.append(words.t("line.abroad", place=f"{one_line(line.city)}, {place}" if line.city else place))
    if line.distance_km is not None:
        notes.append(words.t("line.reach", km=words.number(line.distance_km)))
    if line.lodging:
        place = words.t(f"lodging.{line.lodging}")
        name = f", {one_line(line.lodging_name)}" if line.lodging_name else ""
        notes.append(words.t("line.lodging", place=place + name))
    if line.night_allowances:
        notes.append(words.t("line.night_allowances", count=str(line.night_allowances)))
    if line.meals:
        counts = [("breakfast", line.meals.breakfast), ("lunch", line.meals.lunch), ("dinner", line.meals.dinner)]
        meals = [words.n(f"meal.{meal}", count) for meal, count in counts if count]
        notes.append(words.t("line.meals", meals=words.join(meals)) if meals else words.t("line.no_meals"))
    return notes
