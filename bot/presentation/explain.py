"""How the sum of a line came about, in steps a person can check by hand."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from bot.presentation.plain import one_line
from bot.words import Words
from claims.catalogue import Catalogue
from claims.ceilings import COUNTED
from claims.price import Price, Reckoned

_ROW = re.compile(r"types\.csv (?P<code>\S+)(?: (?P<since>\d{4}-\d\d-\d\d))?")
_PER_CENT = Decimal(100)


def explain(price: Price, words: Words, catalogue: Catalogue | None = None) -> tuple[str, ...]:
    """One sentence for each sum: `42 km × 5,30 kr = 222,60 kr; trekkfritt …; trekkpliktig 75,60 kr (Særavtalen)`.

    None for what nothing is due for, such as a trip under six hours. With the catalogue, a row of types.csv is called
    by the type's name and the day from which it holds.
    """
    return tuple(_sentence(steps, words, catalogue) for steps in _sums(price.steps))


def _sums(steps: Sequence[Reckoned]) -> Iterator[Sequence[Reckoned]]:
    """The steps in groups, each from what is paid to how it is taxed."""
    starts = [number for number, step in enumerate(steps) if step.begins]
    for start, end in pairwise([*starts, len(steps)]):
        yield steps[start:end]


def _sentence(steps: Sequence[Reckoned], words: Words, catalogue: Catalogue | None) -> str:
    sources = dict.fromkeys(_source(step.source, words, catalogue) for step in steps if step.source)
    said = "; ".join(_step(step, words) for step in steps)
    return words.t("explain.sentence", steps=said, sources=", ".join(sources)) if sources else said


def _source(source: str, words: Words, catalogue: Catalogue | None) -> str:
    """Where a sum comes from; `types.csv fee-council 2026-01-01` in words where the catalogue knows it."""
    row = _ROW.fullmatch(source)
    if row is None or catalogue is None or row["code"] not in catalogue.codes:
        return source
    name = one_line(catalogue.latest(row["code"]).name_in(words.language))
    if row["since"] is None:
        return words.t("source.type", name=name)
    return words.t("source.type.since", name=name, day=words.date(dt.date.fromisoformat(row["since"])))


def _step(step: Reckoned, words: Words) -> str:
    values = {"amount": words.kroner(step.amount)}
    if step.day:
        values["day"] = words.date(step.day)
    if step.rate is not None:
        values["rate"] = words.kroner(step.rate)
    if step.kind in ("meals", "tax_free_meals", "share"):
        assert step.quantity is not None
        off = 1 - step.quantity if step.kind == "tax_free_meals" else step.quantity
        values["share"] = words.number(off * _PER_CENT)
    elif step.quantity is not None:
        values["quantity"] = words.number(step.quantity)
    if step.over is not None:
        values["over"] = words.number(step.over)
    if step.kind in ("by_hours", "window"):
        values["hours"] = words.n("unit.hour", step.quantity or 0)
    if step.kind == "exchanged":
        assert step.quantity is not None
        values |= {"money": words.currency(step.quantity, step.unit), "unit": step.unit}
    if step.kind == "abroad":
        country, _, city = step.unit.partition(" ")
        values["place"] = f"{city}, {words.country(country)}" if city else words.country(country)
    if step.kind == "ceiling":
        values |= _ceiling(step, words)
    variant = {"tax_free": ".km" if "quantity" in values else "", "percent_of": ".over" if step.over else ""}
    text = words.t(f"explain.{step.kind}{variant.get(step.kind, '')}", **values)
    return f"{text}, {words.t(f'rounding.{step.rounding}')}" if step.rounding else text


def _ceiling(step: Reckoned, words: Words) -> dict[str, str]:
    """The limit, its period, and what is above it, in the ceiling's own unit."""
    assert step.rate is not None
    assert step.quantity is not None
    return {
        "limit": counted(step.rate, step.unit, words),
        "over": counted(step.quantity, step.unit, words),
        "per": words.t(f"per.{step.per}"),
    }


def counted(count: Decimal, unit: str, words: Words) -> str:
    """So many kroner, kilometres, hours, meetings or døgn, as a ceiling counts them."""
    if unit == "kr":
        return words.kroner(count)
    return words.t("format.km", km=words.number(count)) if unit == "km" else words.n(f"unit.{COUNTED[unit]}", count)
