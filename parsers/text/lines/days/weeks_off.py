"""Weeks in which nothing was done: `hver tirsdag i mai unntatt uke 20`, `bortsett fra høstferien (uke 41)`."""

import datetime as dt
from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.days.daysoff import unspoken, without
from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.resolve import Dated

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet hver tirsdag i oktober unntatt uke 41": [
        *("fee-executive 13.10", "fee-executive 20.10", "fee-executive 27.10"),
    ],
    "Formannskapet kvar tysdag i oktober, men ikkje veke 41 og 42": ["fee-executive 20.10", "fee-executive 27.10"],
    "Executive committee every Tuesday in October except week 41": [
        *("fee-executive 13.10", "fee-executive 20.10", "fee-executive 27.10"),
    ],
    "Formannskapet hver tirsdag i oktober bortsett fra høstferien (uke 41)": [
        *("fee-executive 13.10", "fee-executive 20.10", "fee-executive 27.10"),
    ],
    "støttekontakt hver tirsdag i oktober, 3 timer, utenom uke 41": [
        *("support-hour 13.10 3", "support-hour 20.10 3", "support-hour 27.10 3"),
    ],
    "støttekontakt hver tirsdag i oktober, 3 timer hver gang. Uke 41 var det høstferie.": [
        *("support-hour 13.10 3", "support-hour 20.10 3", "support-hour 27.10 3"),
    ],
    "kjørte 24 km hver tirsdag i oktober, ikke i uke 41": ["mileage 13.10 24", "mileage 20.10 24", "mileage 27.10 24"],
    "avlastning lav sats 5.-18.10, 3 timer hver dag utenom uke 42": ["care-hour-low 05.10 21"],
    "støttekontakt hver tirsdag i oktober, 3 timer, også i høstferien uke 41": [
        *("support-hour 06.10 3", "support-hour 13.10 3", "support-hour 20.10 3", "support-hour 27.10 3"),
    ],
    "Formannskapet 6.10 og 13.10. Uke 41 var det høstferie.": ["fee-executive 06.10", "fee-executive 13.10"],
    "støttekontakt hver tirsdag i oktober, 3 timer. Ikke glem uke 41": [
        *("support-hour 06.10 3", "support-hour 13.10 3", "support-hour 20.10 3", "support-hour 27.10 3"),
    ],
}
_CUES = frozenset({"except", "negation", "day_off"})
_LEADING = frozenset({"(", "i", "in", "for", "fra", "frå", "from", "den", "the", "hele", "heile", "all", "of", "på"})
_APART = frozenset({",", "men", "but", "og", "and", ".", "(", "-"})
_HOLIDAYS = ("ferie", "ferien", "ferian", "break", "holiday", "holidays")
_BEING = frozenset({"var", "er", "was", "is", "det", "there", "hadde", "had", "jeg", "eg", "vi", "me", "we"})
_DAY = dt.timedelta(days=1)
_LONGEST = 62
"""Days; nobody leaves out more weeks of a claim."""


def leave_weeks_off(analysis: Analysis) -> None:
    """Take the days of such weeks from the others of the text, and the weeks themselves."""
    if analysis.spots.keys().isdisjoint(_CUES) or len(analysis.dated) < 2:
        return
    off = {id(one): at for one in analysis.dated if _is_week(one) and (at := _said_off(analysis, one)) is not None}
    if not off:
        return
    gone = frozenset(day for one in analysis.dated if id(one) in off for day in _days_of(one))
    kept = [one for one in analysis.dated if id(one) not in off]
    left = [one if one.wide else without(one, gone) for one in kept]
    if any(one is not other for one, other in zip(kept, left, strict=True)) and any(left):
        analysis.dated = [one for one in left if one]
        analysis.off |= frozenset(off.values())
        analysis.spots = unspoken(analysis.spots, analysis.off)


def _is_week(one: Dated) -> bool:
    return one.when.shape == "week" and one.trouble is None and bool(one.days) and one.end is not None


def _days_of(week: Dated) -> Sequence[dt.date]:
    last = week.end or week.days[0]
    return [week.days[0] + step * _DAY for step in range(min((last - week.days[0]).days + 1, _LONGEST))]


def _said_off(analysis: Analysis, week: Dated) -> int | None:
    """The word of `unntatt uke 41`, `men ikke uke 41`, `uke 41 var det ferie`."""
    tokens = analysis.tokens
    at = week.when.first - 1
    while at >= 0 and (text_at(tokens, at) in _LEADING or text_at(tokens, at).endswith(_HOLIDAYS)):
        at -= 1
    if has(tokens, at, "except"):
        return at
    if has(tokens, at, "negation"):
        return at if at == 0 or text_at(tokens, at - 1) in _APART else None
    each = any(one.when.rule == "recurring" or (one.end and not one.wide) for one in analysis.dated)
    return _behind(analysis, week.when.last) if each else None


def _behind(analysis: Analysis, at: int) -> int | None:
    """The word of `var det ferie`, `hadde vi fri`, where its clause says no more."""
    tokens = analysis.tokens
    first = at
    while text_at(tokens, at) in _BEING:
        at += 1
    free = has(tokens, at, "day_off") or text_at(tokens, at).endswith(_HOLIDAYS)
    closes = at + 1 >= len(tokens) or tokens[at + 1].kind != "word"
    return at if first < at < len(tokens) and free and closes else None
