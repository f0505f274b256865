"""The clock times of one day of a list that differ from those of all: `2. og 9.3 kl 16-18, men den 9. til kl 19`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.text.layout.clauses import Layout
from parsers.text.layout.known_days import is_one_day, names
from parsers.text.layout.one_day import is_apart
from parsers.text.spans.mentions import Clocks, Day, Mention, When, has
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Støttekontakt 3., 10. og 17. november, alltid kl. 16.30–18.30, men den 10. holdt vi på til kl. 20.00.": [
        *("support-hour 03.11 2", "support-hour 17.11 2", "support-hour 10.11 3.5"),
    ],
    "Støttekontakt 3., 10. og 17. november kl. 16–18. Den 10. heldt vi på til kl. 20, vi var på kino.": [
        *("support-hour 03.11 2", "support-hour 17.11 2", "support-hour 10.11 4"),
    ],
    "Avlastning høy sats 3., 10. og 17. november kl. 16–18, men den siste gangen begynte vi kl. 15": [
        *("care-hour-high 03.11 2", "care-hour-high 10.11 2", "care-hour-high 17.11 3"),
    ],
    "Kontrollutvalget, kl. 8.30–11 alle tre gangene:\n4. november\n5. november\n12. november (til kl. 12)": [
        *("fee-control 04.11", "fee-control 05.11", "fee-control 12.11"),
    ],
    "Støttekontakt 3.11, 10.11 og 17.11. Kl 9-12 hver gang, men 10.11 til kl 14.": [
        *("support-hour 03.11 3", "support-hour 17.11 3", "support-hour 10.11 5"),
    ],
    "Støttekontakt 3.11, 10.11 og 17.11. Kl. 9-12 hver gang. Siste gang varte til kl. 14.": [
        *("support-hour 03.11 3", "support-hour 10.11 3", "support-hour 17.11 5"),
    ],
    "Støttekontakt, kl 15-18 hver gang:\n4. november\n5. november": ["support-hour 04.11 3", "support-hour 05.11 3"],
    "Support contact 3, 10 and 17 November, always 16:00-18:00, but on the 10th until 20:00": [
        *("support-hour 03.11 2", "support-hour 17.11 2", "support-hour 10.11 4"),
    ],
}
_WITHIN = 8
"""Tokens from the day to its own times."""


def with_own_times(tokens: Sequence[Token], mentions: list[Mention], layout: Layout) -> list[Mention]:
    """The mentions, where such a day has its own times and is none of the list any more."""
    if sum(isinstance(one, Clocks) for one in mentions) < 2:
        return mentions
    listed: When | None = None
    times: Clocks | None = None
    held = {id(one): one for one in mentions}
    for before, one in pairwise(mentions):
        if isinstance(before, When) and before.shape == "days" and len(before.days) > 1:
            beside = isinstance(one, Clocks) and _follows(one, before, layout)
            listed, times = before, one if beside and isinstance(one, Clocks) and one.end else None
        elif listed and times and is_one_day(before) and isinstance(one, Clocks):
            day, left = _of_list(held[id(listed)], before.days[0])
            own = _own(tokens, before, one, times, layout) if day and left else None
            if day and own:
                held[id(listed)] = replace(listed, days=left)
                held[id(before)] = replace(before, rule=listed.rule, days=(day,), shape="days")
                held[id(one)] = own
                held[id(times)] = replace(times, of_all=True)
    return list(held.values())


def _follows(times: Clocks, listed: When, layout: Layout) -> bool:
    """True for times in the sentence of the list, and for those that open the next."""
    apart = layout.sentence[times.first] - layout.sentence[listed.first]
    opens = layout.sentence[times.first - 1] != layout.sentence[times.first]
    return not apart or (apart == 1 and opens)


def _of_list(listed: Mention, day: Day) -> tuple[Day | None, tuple[Day, ...]]:
    """The day of the list that is meant, by its date or its place, and the others."""
    assert isinstance(listed, When)
    days = listed.days
    if day.occasion is not None:
        found = next(iter(days[-1:] if day.occasion < 0 else days[day.occasion - 1 : day.occasion]), None)
    else:
        found = next((one for one in days if names(day, one)), None)
    return found, tuple(one for one in days if one is not found)


def _own(tokens: Sequence[Token], day: When, said: Clocks, times: Clocks, layout: Layout) -> Clocks | None:
    """The times of the day alone; None where they may come to those of all."""
    if not 0 <= said.first - day.last <= _WITHIN or layout.sentence[said.first] != layout.sentence[day.first]:
        return None
    if said.end:
        return said if is_apart(tokens, day.first, said.last) else None
    if any(has(tokens, at, "begun") for at in range(day.last, said.last)):
        return replace(said, end=times.end)
    return replace(said, start=times.start, end=said.start, until=False) if said.until else None
