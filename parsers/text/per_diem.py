"""Trips with food allowance: when they began and ended, which meals others paid, how one slept."""

import datetime as dt
from dataclasses import replace

from claims.lines import Meals, Span
from parsers.text.analysis import Analysis
from parsers.text.drafts import Draft
from parsers.text.items import Item, ask_date
from parsers.text.mentions import Clocks, has, text_at
from parsers.text.resolve import Dated
from parsers.text.sharing import Days


def per_diem_item(draft: Draft, days: Days, analysis: Analysis) -> Item:
    """The line of one trip, with a question for each end without a clock time and for meals nobody mentioned."""
    item = Item(kind="per_diem")
    first, last = _ends(draft, analysis)
    for name, clocks in (("start", first), ("end", last)):
        moment = _moment(clocks, days, analysis, last=name == "end")
        if clocks and moment:
            item.set(name, moment, clocks.span)
        elif days.trouble:
            ask_date(item, days, name)
        else:
            item.ask(name, "missing", **({"date": day} if (day := _known_day(days, name)) else {}))
    _set_meals(item, analysis)
    _set_lodging(item, analysis)
    return item


def _known_day(days: Days, name: str) -> str:
    if days.wide or not days.days:
        return ""
    return (days.days[0] if name == "start" else days.end or days.days[-1]).isoformat()


def _ends(draft: Draft, analysis: Analysis) -> tuple[Clocks | None, Clocks | None]:
    """The clock times of departure and return: one pair, each beside its own word, or the two in order."""
    tokens = analysis.tokens
    pair = next((clocks for clocks in draft.clocks if clocks.end), None)
    if pair:
        assert pair.end is not None
        return pair, replace(pair, start=pair.end)
    roles: dict[str, Clocks] = {}
    previous = 0
    for clocks in draft.clocks:
        for index in range(clocks.first, previous - 1, -1):
            role = next((sense for sense in ("depart", "return_home") if has(tokens, index, sense)), None)
            if role:
                roles.setdefault(role, clocks)
                break
        previous = clocks.last
    if not roles and len(draft.clocks) == 2:
        return draft.clocks[0], draft.clocks[1]
    return roles.get("depart"), roles.get("return_home")


def _moment(clocks: Clocks | None, days: Days, analysis: Analysis, *, last: bool) -> dt.datetime | None:
    """The clock time on its day: the day named beside it, else the first or last day of the trip."""
    if clocks is None or clocks.unsure:
        return None
    day = _day_beside(clocks, analysis)
    if day is None and days.days and not days.wide and not days.trouble:
        day = (days.end or days.days[-1]) if last else days.days[0]
    return dt.datetime.combine(day, clocks.start) if day else None


def _day_beside(clocks: Clocks, analysis: Analysis) -> dt.date | None:
    """The single day named nearest to a clock time, right after or right before it."""

    def apart(known: Dated) -> int:
        return max(known.when.first - clocks.last, clocks.first - known.when.last)

    near = [known for known in analysis.dated if 0 <= apart(known) <= 1 and len(known.days) == 1 and known.end is None]
    near.sort(key=lambda known: (apart(known), known.when.first < clocks.first))
    return near[0].days[0] if near else None


def _set_meals(item: Item, analysis: Analysis) -> None:
    """The meals others paid; a bare `lunsj` over several days leaves open how many."""
    tokens = analysis.tokens
    counts: dict[str, int] = {}
    spans: list[Span] = []
    nights = _nights(item)
    for index, token in enumerate(tokens):
        denied = has(tokens, index - 1, "negation") or has(tokens, index - 2, "negation")
        if "food" in token.senses and denied:
            spans.append((tokens[index - 1].start, token.end))
        elif "meal" in token.senses:
            meal = str(token.senses["meal"])
            said = text_at(tokens, index - 1)
            count = 0 if denied else int(said) if said.isdecimal() and len(said) <= 2 else None
            if count is None and nights != 0 and not (nights == 1 and meal == "breakfast"):
                item.evidence["meals"] = [(token.start, token.end)]
                item.ask("meals", "missing", reason="how_many")
                return
            counts[meal] = counts.get(meal, 0) + (1 if count is None else count)
            spans.append((token.start, token.end))
    if spans:
        item.set("meals", Meals(**counts), *spans)
    else:
        item.ask("meals", "missing")


def _nights(item: Item) -> int | None:
    if "start" not in item.values or "end" not in item.values:
        return None
    nights: int = (item.values["end"].date() - item.values["start"].date()).days
    return nights


def _set_lodging(item: Item, analysis: Analysis) -> None:
    for token in analysis.tokens:
        if "lodging" in token.senses:
            item.set("lodging", token.senses["lodging"], (token.start, token.end))
            return
