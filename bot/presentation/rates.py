"""Which rates hold on a day, in words: what is paid, what of it is taxed, and who has decided it."""

import datetime as dt
from collections.abc import Mapping
from contextlib import suppress
from itertools import accumulate

from bot.notices import Notice
from bot.presentation.plain import one_line
from bot.words import Words
from claims.catalogue import Catalogue, ExpenseType
from claims.errors import NoRate
from claims.rates import Rates
from claims.rates.table import Rate
from claims.special_prices import ORDINARY, Circumstance, Prices
from claims.unit_prices import UnitPrice

_IN_GENERAL = ("car", "per_diem")
_SUPPLEMENTS = frozenset({"passenger", "trailer", "forest_road"})
_FED = ("day_6_12", "day_over_12", "night")
_ROOM = 5_000
"""Characters of rates that are told at once; more of them are asked for by name."""


def rates_text(notice: Notice, words: Words, catalogue: Catalogue) -> str:
    """A row for each rate that is asked for, or those of driving and food in general; last, whom to ask about the rest.

    The notice has the `prices` of types, and as facts: `codes` and `kinds` between blanks, words that are `unknown`
    between `; `, the `day`, and whom to ask (`people`, as the words).
    """
    facts = notice.facts
    day = dt.date.fromisoformat(facts["day"])
    codes, kinds = facts["codes"].split(), facts["kinds"].split()
    unknown = [one_line(said) for said in facts["unknown"].split("; ") if said]
    is_general = not (codes or kinds or unknown)
    told: dict[str, str] = {}
    lacking = [words.t("rates.said", said=said) for said in unknown]
    for code in codes:
        row, priced = catalogue.on(code, day), notice.prices.get(code, {})
        name = one_line((row or catalogue.latest(code)).name_in(words.language))
        lacking += [" ".join(filter(None, (name, _who(one, words)))) for one, price in priced.items() if price is None]
        if row is None:
            lacking.append(name)
        elif row.unit == "amount" or any(priced.values()):
            told[name] = _of_type(row, priced, words)
    for kind in _IN_GENERAL if is_general else kinds:
        try:
            told[_name_of(kind, words)] = _of_kind(kind, day, words, catalogue.rates)
        except NoRate:
            lacking.append(_name_of(kind, words))
    rows = _within(told, day, words)
    if is_general:
        rows.append(words.t("rates.more", name=_example(words, catalogue, day)))
    if lacking:
        ask = whom_to_ask(facts["people"], words)
        rows.append(words.t("rates.none", what=words.join(lacking), day=words.date(day), people=ask))
    return "\n".join(rows)


def _within(told: Mapping[str, str], day: dt.date, words: Words) -> list[str]:
    """The rates by name as far as there is room, below the day, and how to ask for those that are left."""
    if not told:
        return []
    ends = accumulate(map(len, told.values()))
    room = max(1, sum(end <= _ROOM for end in ends))
    shown, left = list(told.values())[:room], list(told)[room:]
    more = [words.n("rates.rest", len(left), name=left[0])] if left else []
    return [words.t("notice.rates", day=words.date(day)), *(f"• {row}" for row in shown), *more]


def travel_rates(day: dt.date, words: Words, rates: Rates) -> list[str]:
    """What driving by car and food are paid with that day, and how much of it is free of tax; none where none holds."""
    told = {}
    for kind in _IN_GENERAL:
        with suppress(NoRate):
            told[kind] = _of_kind(kind, day, words, rates)
    return _within(told, day, words)


def payday_text(facts: Mapping[str, str], words: Words) -> str:
    """By when what is paid next has to be authorised, where there is such a day, and who knows when the money comes."""
    day = facts.get("cut_off")
    when = words.t("notice.payday.by", day=words.date(dt.date.fromisoformat(day))) if day else words.t("notice.payday")
    return f"{when} {words.t('notice.payday.ask', people=whom_to_ask(facts['people'], words))}"


def whom_to_ask(people: str, words: Words) -> str:
    """Whoever knows more, by name; payroll where nobody is named."""
    return words.either(one_line(name) for name in people.split("; ")) if people else words.t("rates.payroll")


def _of_type(row: ExpenseType, priced: Prices, words: Words) -> str:
    """What the type is paid with in each circumstance, or that it is paid as it was."""
    values = {"name": one_line(row.name_in(words.language)), "tax": words.t(f"tax.{row.tax}")}
    if row.unit == "amount":
        return words.t(f"rates.stated.{row.receipt}", **values)
    values["per"] = words.t(f"rates.per.{row.unit}")
    ordinary = priced[ORDINARY]
    others = {_who(one, words): price for one, price in priced.items() if price and one != ORDINARY}
    apart = {
        "rates": "; ".join(
            words.t("rates.once" if price.once else "rates.each", rate=words.kroner(price.amount), who=who)
            for who, price in others.items()
        ),
        "sources": ", ".join(dict.fromkeys(price.source for price in others.values())),
    }
    if ordinary is None:
        return words.t("rates.only", **values, **apart)
    told = words.t("rates.type", **values, rate=words.kroner(ordinary.amount), source=_own(row, ordinary, words))
    return f"{told} {words.t('rates.apart', **apart)}" if others else told


def _own(row: ExpenseType, paid: UnitPrice, words: Words) -> str:
    """By what the municipality pays it: its regulations where fees.csv names them, and else since when."""
    if paid.source != row.source:
        return words.t("rates.own.by", source=paid.source)
    return words.t("rates.own.since", day=words.date(row.valid_from)) if row.valid_from else words.t("rates.own")


def _who(one: Circumstance, words: Words) -> str:
    """In which role, for how much of the meeting, and from how many hours on; nothing for what is ordinary."""
    ids = [f"role.{one.role}"] * bool(one.role) + [f"attendance.{one.attendance}"] * bool(one.attendance)
    hours = [words.n("rates.from_hours", one.from_hours)] if one.from_hours is not None else []
    return ", ".join([*(words.t(id) for id in ids), *hours])


def _of_kind(kind: str, day: dt.date, words: Words, rates: Rates) -> str:
    """What a kilometre, or a day away, is paid with by the state's rates or the municipality's; NoRate for neither."""
    if kind == "per_diem":
        return _food(day, words, rates)
    if kind in _SUPPLEMENTS:
        paid, limit = rates.on(f"mileage.supplement.{kind}", day), rates.on(f"mileage.supplement_tax_free.{kind}", day)
        sources = _sources(words, paid, limit)
        return words.t(f"rates.{kind}", rate=words.kroner(paid.value), tax=_tax(paid, limit, words), source=sources)
    paid, limit = rates.on(f"mileage.paid.{kind}", day), rates.on(f"mileage.tax_free.{kind}", day)
    how = "rates.drive.free" if limit.value >= paid.value else "rates.drive" if limit.value else "rates.drive.taxed"
    sources = _sources(words, paid, limit)
    values = {"rate": words.kroner(paid.value), "free": words.kroner(limit.value), "source": sources}
    return words.t(how, vehicle=words.t(f"vehicle.{kind}"), **values)


def _tax(paid: Rate, limit: Rate, words: Words) -> str:
    """How the rate is taxed: not at all, wholly, or above the limit."""
    if not 0 < limit.value < paid.value:
        return words.t("tax.tax_free" if limit.value else "tax.taxable")
    free, rest = words.kroner(limit.value), words.kroner(paid.value - limit.value)
    return words.t("tax.both", tax_free=free, taxable=rest)


def _food(day: dt.date, words: Words, rates: Rates) -> str:
    paid = [rates.on(f"per_diem.paid.{name}", day) for name in _FED]
    free = [rates.on(f"per_diem.tax_free.{name}", day) for name in (*_FED[:2], "hotel")]
    values = {name: words.kroner(rate.value) for name, rate in zip(_FED, paid, strict=True)}
    values |= {f"free_{name}": words.kroner(rate.value) for name, rate in zip(_FED, free, strict=True)}
    return words.t("rates.per_diem", **values, source=_sources(words, *paid, *free))


def _sources(words: Words, *rates: Rate) -> str:
    """Where the rates stand, each source once, and from when the newest of them holds."""
    stands = ", ".join(dict.fromkeys(rate.source for rate in rates))
    since = max(rate.valid_from for rate in rates if rate.valid_from)
    return words.t("rates.source", sources=stands, day=words.date(since))


def _name_of(kind: str, words: Words) -> str:
    if vehicle := words.known(f"vehicle.{kind}"):
        return words.t("rates.name.drive", vehicle=words.t(vehicle))
    return words.t(f"rates.name.{kind}")


def _example(words: Words, catalogue: Catalogue, day: dt.date) -> str:
    """The name of a type whose rate can be asked for."""
    rows = [row for code in catalogue.codes if (row := catalogue.on(code, day))]
    fit = next((row for row in rows if row.unit_price is not None), rows[0] if rows else None)
    return one_line(fit.name_in(words.language)) if fit else words.t("line.mileage")
