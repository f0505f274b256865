"""How the sum of a line came about, in steps a person can check by hand."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bot.words import Words
from claims.price import Price, Reckoned

_PER_CENT = Decimal(100)


def explain(price: Price, words: Words) -> tuple[str, ...]:
    """One sentence for each sum: `42 km × 5,30 kr = 222,60 kr; trekkfritt …; trekkpliktig 75,60 kr (Særavtalen)`."""
    return tuple(_sentence(steps, words) for steps in _sums(price.steps))


def _sums(steps: Sequence[Reckoned]) -> Iterator[Sequence[Reckoned]]:
    """The steps in groups, each from what is paid to how it is taxed."""
    starts = [number for number, step in enumerate(steps) if step.begins]
    for start, end in zip(starts, [*starts[1:], len(steps)], strict=True):
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
    if step.kind in ("meals", "tax_free_meals"):
        assert step.quantity is not None
        off = step.quantity if step.kind == "meals" else 1 - step.quantity
        values["share"] = words.number(off * _PER_CENT)
    elif step.quantity is not None:
        values["quantity"] = words.number(step.quantity)
    id = f"explain.{step.kind}"
    return words.t(f"{id}.km" if step.kind == "tax_free" and "quantity" in values else id, **values)
