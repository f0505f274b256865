"""A lone time right behind its day, or behind `til`, that no calendar has: `14 June 0700`, `varte til 12.30`."""

from collections.abc import Mapping, Sequence

from parsers.text.spans.clock_or_day import after_day, is_full, only_clock
from parsers.text.spans.clockface import digital, has_unit
from parsers.text.spans.days import is_year
from parsers.text.spans.mentions import Clocks, Rule, has, leads_to, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "low rate Friday 13 November 2200 to Saturday 14 November 0700": ["care-hour-low 13.11 9"],
    "low rate from 13 November 2000 to 14 November 0900": ["care-hour-low 13.11 13"],
    "lav sats fra 13. november 2000 til 14. november 0900": ["care-hour-low 13.11 13"],
    "low rate, from 20.00 on Friday 13 November until 09.00 on Saturday 14 November": ["care-hour-low 13.11 13"],
    "support contact 7 November 1000-1500, no wait, it was until 1430": ["support-hour 07.11 4.5"],
    "executive committee 12 November, budget until 2030": ["fee-executive 12.11"],
    "reise 10. november 1300, retur 12. november 1450": [],
    "taxi 14. november 1430": ["taxi 14.11 ?amount"],
    "taxi 14. november 1430 kr": ["taxi 14.11 1430"],
    "hotel 14 November 2026 1430 kr": ["hotel 14.11 1430"],
    "støttekontakt 10.11 fra 17 til 19, og 12.11 2 timer": ["support-hour 10.11 2", "support-hour 12.11 2"],
}
_DATE_WITHIN = 5
"""Words of a date with its weekday and year, and one that leads it."""
_UNTIL = frozenset({"until", "till"})


def until(tokens: Sequence[Token], index: int) -> Clocks | None:
    """A time that no calendar has after `til`: varte til 12.30, until 1430."""
    text = tokens[index].text
    full = is_full(text) and not is_year(tokens, index)
    told = only_clock(text) or (full and (text.startswith("0") or text_at(tokens, index - 1) in _UNTIL))
    if not has(tokens, index - 1, "to") or not told:
        return None
    found = digital(tokens, index)
    if found is None or has_unit(tokens, found.after) or text_at(tokens, found.after) in ("-", "–"):
        return None
    return Clocks(rule="clock", first=index, last=found.after, start=found.time, until=True)


def on_its_day(tokens: Sequence[Token], index: int) -> Clocks | None:
    """A time that no calendar has, right after its day: `from 14 November 22.00 to 15 November 07.00`.

    Four digits may be a sum, unless they begin with a nought.
    """
    text = tokens[index].text
    full = is_full(text) and len(text_at(tokens, index - 1)) > len("to")
    if not (only_clock(text) or full) or not after_day(tokens, index):
        return None
    found = digital(tokens, index)
    if found is None or has_unit(tokens, found.after):
        return None
    leads = leads_to(tokens, found.after)
    ends = any("to" in token.senses for token in tokens[max(0, index - _DATE_WITHIN) : index])
    day = index - 1 - (text_at(tokens, index - 1) == ".")
    ends = ends or (text_at(tokens, day - 1) == "-" and only_clock(text_at(tokens, day - 2)))  # 07.00 - 10.11 19.00
    sure = leads or ends or (full and text.startswith("0"))
    return Clocks(rule="clock", first=index, last=found.after, start=found.time) if sure else None


RULES: dict[str, tuple[Rule, ...]] = {}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = dict.fromkeys(("day_of_month", "full_time"), (until, on_its_day))
