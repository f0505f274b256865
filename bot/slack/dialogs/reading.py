"""What people fill in about a line, as the JSON values of its fields; never a guess."""

import re
from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal

from bot.slack.dialogs.dialog import State, Unfit
from claims.lines import CostBearer

_NUMBER = re.compile(r"\d{1,9}(?:[.,]\d{1,2})?")
_COUNT = re.compile(r"\d{1,2}", re.ASCII)
_BETWEEN_PLACES = re.compile(r"\s+-\s+|\s*[–—;\n]\s*")
_BETWEEN_NAMES = re.compile(r"\s*[,;\n]\s*")

UNNAMED = "?"
"""Stands for a passenger without a name."""

NONE = "-"
"""Picked instead of a value: Slack keeps no menu without one once something has been picked."""

MOST_SHARES = 4
"""Cost bearers that a dialog has room to split a line over."""

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
        except ValueError:
            problems[block] = "modal.wrong.currency" if block == "currency" else "modal.wrong.number"
    for moment in ("start", "end"):
        if state.touched(f"{moment}_day") or state.touched(f"{moment}_clock"):
            values[moment] = f"{state.chosen(f'{moment}_day')}T{state.chosen(f'{moment}_clock')}:00"
    if any(map(state.touched, MEALS)):
        counts = {meal: _picked(state, meal) for meal in MEALS}
        values["meals"] = {meal: int(count or 0) for meal, count in counts.items()} if any(counts.values()) else None
    if problems:
        raise Unfit(problems)
    return values


def read_shares(state: State) -> dict[str, object]:
    """`split`, empty when nothing was picked; Unfit unless each share has both parts and they come to a hundred."""
    shares: list[dict[str, object]] = []
    for at in range(MOST_SHARES):
        try:
            bearer, typed = _codes(state, f"bearer_{at}"), state.text(f"percent_{at}")
        except ValueError as error:
            raise Unfit({f"bearer_{at}": "modal.wrong.share"}) from error
        if bearer is None and not typed:
            continue
        percent = number(typed)
        if bearer is None or percent is None or Decimal(percent) == 0:
            raise Unfit({f"percent_{at}": "modal.wrong.share"})
        if any(share["cost_bearer"] == bearer for share in shares):
            raise Unfit({f"bearer_{at}": "modal.wrong.bearer_twice"})
        shares.append({"percent": percent, "cost_bearer": bearer})
    if shares and sum(Decimal(str(share["percent"])) for share in shares) != 100:
        raise Unfit({"percent_0": "modal.wrong.hundred"})
    return {"fields": {"split": shares}}


def _day_or_none(state: State, block: str) -> object:
    return state.chosen(block) or None


def _picked(state: State, block: str) -> str | None:
    value = state.chosen(block)
    return None if value in ("", NONE) else value


def _typed(state: State, block: str) -> object:
    return " ".join(state.text(block).split()) or None


def _number(state: State, block: str) -> object:
    found = number(state.text(block))
    if found is None:
        raise ValueError(block)
    return found


def _count(state: State, block: str) -> object:
    text = state.text(block)
    if not _COUNT.fullmatch(text):
        raise ValueError(block)
    return int(text)


def _currency(state: State, block: str) -> object:
    code = state.text(block).upper()
    if len(code) != 3 or not code.isascii() or not code.isalpha():
        raise ValueError(block)
    return code


def _places(state: State, block: str) -> object:
    return places(state.text(block))


def _names(state: State, block: str) -> object:
    return [{"name": name} for name in names(state.text(block))]


def _codes(state: State, block: str) -> object:
    value = state.chosen(block)
    return (
        None
        if value in ("", NONE)
        else dict(zip((one.name for one in fields(CostBearer)), value.split("|"), strict=True))
    )


_READERS: dict[str, Callable[[State, str], object]] = {
    "type": _picked,
    "date": _day_or_none,
    "end_date": _day_or_none,
    "start_time": _day_or_none,
    "end_time": _day_or_none,
    "quantity": _number,
    "amount": _number,
    "currency": _currency,
    "role": _picked,
    "attendance": _picked,
    "route": _places,
    "distance_km": _number,
    "vehicle": _picked,
    "passengers": _names,
    "lodging": _picked,
    "lodging_name": _typed,
    "night_allowances": _count,
    "purpose": _typed,
    "cost_bearer": _codes,
}
