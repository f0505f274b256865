"""How the sum of a line came about, in steps a person can check by hand."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from bot.words import Words
from claims.ceilings import COUNTED
from claims.price import Price, Reckoned

_PER_CENT = Decimal(100)


def explain(price: Price, words: Words) -> tuple[str, ...]:
    """One sentence for each sum: `42 km × 5,30 kr = 222,60 kr; trekkfritt …; trekkpliktig 75,60 kr (Særavtalen)`.

    None for what nothing is due for, such as a trip under six hours.
    """
    return tuple(_sentence(steps, words) for steps in _sums(price.steps))


def _sums(steps: Sequence[Reckoned]) -> Iterator[Sequence[Reckoned]]:
    """The steps in groups, each from what is paid to how it is taxed."""
    starts = [number for number, step in enumerate(steps) if step.begins]
    for start, end in pairwise([*starts, len(steps)]):
        yield steps[start:end]


def _sentence(steps: Sequence[Reckoned], words: Words) -> str:
    sources = dict.fromkeys(step.source for step in steps if step.source)
    said = "; ".join(_step(step, words) for step in steps)
    return words.t("explain.sentence", steps=said, sources=", ".join(sources)) if sources else said


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
