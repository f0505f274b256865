"""Which rates hold on a day, in words: what is paid, what of it is taxed, and who has decided it."""

import datetime as dt
from collections.abc import Mapping

from bot.presentation.plain import one_line
from bot.words import Words
from claims.catalogue import Catalogue, ExpenseType
from claims.errors import NoRate
from claims.rates import Rates
from claims.rates.table import Rate

_IN_GENERAL = ("car", "per_diem")
_SUPPLEMENTS = frozenset({"passenger", "trailer", "forest_road"})
_FED = ("day_6_12", "day_over_12", "night")
_MOST = 15


def rates_text(facts: Mapping[str, str], words: Words, catalogue: Catalogue) -> str:
    """A row for each rate that is asked for, or those of driving and food in general; last, whom to ask about the rest.

    `facts` are those of a notice of kind `rates`: `codes` and `kinds` between blanks, words that are `unknown` between
    `; `, the `day`, whom to ask (`people`, as the codes), and `apart.<code>`, the ids of what else pays a type.
    """
    day = dt.date.fromisoformat(facts["day"])
    codes, kinds = facts["codes"].split(), facts["kinds"].split()
    unknown = [one_line(said) for said in facts["unknown"].split("; ") if said]
    is_general = not (codes or kinds or unknown)
    told, lacking = [], [words.t("rates.said", said=said) for said in unknown]
    for code in codes[:_MOST]:
        row = catalogue.on(code, day)
        if row is None or (row.unit != "amount" and row.unit_price is None):
            lacking.append(one_line(catalogue.latest(code).name_in(words.language)))
        else:
            told.append(_of_type(row, facts.get(f"apart.{code}", ""), words))
    for kind in _IN_GENERAL if is_general else kinds:
        try:
            told.append(_of_kind(kind, day, words, catalogue.rates))
        except NoRate:
            lacking.append(_name_of(kind, words))
    rows = [words.t("notice.rates", day=words.date(day)), *(f"• {row}" for row in told)] if told else []
    if is_general:
        rows.append(words.t("rates.more", name=_example(words, catalogue, day)))
    if lacking:
        ask = whom_to_ask(facts["people"], words)
        rows.append(words.t("rates.none", what=words.join(lacking), day=words.date(day), people=ask))
    return "\n".join(rows)


def payday_text(facts: Mapping[str, str], words: Words) -> str:
    """By when what is paid next has to be authorised, where there is such a day, and who knows when the money comes."""
    day = facts.get("cut_off")
    when = words.t("notice.payday.by", day=words.date(dt.date.fromisoformat(day))) if day else words.t("notice.payday")
    return f"{when} {words.t('notice.payday.ask', people=whom_to_ask(facts['people'], words))}"


def whom_to_ask(people: str, words: Words) -> str:
    """Whoever knows more, by name; payroll where nobody is named."""
    return words.either(one_line(name) for name in people.split("; ")) if people else words.t("rates.payroll")


def _of_type(row: ExpenseType, apart: str, words: Words) -> str:
    """What the type is paid with, or that it is paid as it was."""
    values = {"name": one_line(row.name_in(words.language)), "tax": words.t(f"tax.{row.tax}")}
    if row.unit == "amount":
        return words.t(f"rates.stated.{row.receipt}", **values)
    assert row.unit_price is not None
    values |= {"rate": words.kroner(row.unit_price), "per": words.t(f"rates.per.{row.unit}")}
    since = words.t("rates.own.since", day=words.date(row.valid_from)) if row.valid_from else words.t("rates.own")
    told = words.t("rates.type", **values, source=since)
    others = ", ".join(words.t(id) for id in apart.split())
    return f"{told} {words.t('rates.apart', who=others)}" if others else told


def _of_kind(kind: str, day: dt.date, words: Words, rates: Rates) -> str:
    """What a kilometre, or a day away, is paid with by the state's rates or the municipality's; NoRate for neither."""
    if kind == "per_diem":
        return _food(day, words, rates)
    if kind in _SUPPLEMENTS:
        rate = rates.on(f"mileage.supplement.{kind}", day)
        return words.t(f"rates.{kind}", rate=words.kroner(rate.value), source=_sources(words, rate))
    paid, limit = rates.on(f"mileage.paid.{kind}", day), rates.on(f"mileage.tax_free.{kind}", day)
    how = "rates.drive.free" if limit.value >= paid.value else "rates.drive" if limit.value else "rates.drive.taxed"
    sources = _sources(words, paid, limit)
    values = {"rate": words.kroner(paid.value), "free": words.kroner(limit.value), "source": sources}
    return words.t(how, vehicle=words.t(f"vehicle.{kind}"), **values)


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
