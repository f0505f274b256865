"""Weekdays that go on from a day told with its date: `mandag 2.11 3 timer, onsdag 2 timer`, also in the row below."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import zip_longest

from parsers.text.layout.clauses import Layout
from parsers.text.spans.earlier import is_weekday
from parsers.text.spans.mentions import Day, Mention, When, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Støttekontakt mandag 2.11 3 timer, onsdag 2 timer og lørdag 5 timer": [
        *("support-hour 02.11 3", "support-hour 04.11 2", "support-hour 07.11 5"),
    ],
    "Støttekontakt måndag 2. november kl 16-19, onsdag kl 16-18 og fredag kl 15-20": [
        *("support-hour 02.11 3", "support-hour 04.11 2", "support-hour 06.11 5"),
    ],
    "Støttekontakt\nman 2.11 3t\nons 2t\nfre 4t\nman 9.11 3t\nons 2t": [
        *("support-hour 02.11 3", "support-hour 04.11 2", "support-hour 06.11 4"),
        *("support-hour 09.11 3", "support-hour 11.11 2"),
    ],
    "Support contact Monday 2 November 3 hours, Wednesday 2 hours": ["support-hour 02.11 3", "support-hour 04.11 2"],
    "Formannskapet mandag 9.11 og planutvalget torsdag": ["fee-executive 09.11", "fee-planning 12.11"],
    "Støttekontakt mandag 16.11 3 timer og onsdag 2 timer": ["support-hour 16.11 3", "support-hour 18.11 2"],
    "Støttekontakt onsdag 4.11 3 timer, mandag 2 timer": ["support-hour 04.11 3", "support-hour 16.11 2"],
    "Støttekontakt 2.11 3 timer, onsdag 2 timer": ["support-hour 02.11 3", "support-hour 18.11 2"],
    "Formannskapet mandag 2.11. Onsdag hadde jeg støttekontakt 2 timer": [
        "fee-executive 02.11",
        "support-hour 18.11 2",
    ],
    "Støttekontakt mandag 2.11 3 timer, sist onsdag 2 timer": ["support-hour 02.11 3", "support-hour 18.11 2"],
    "Avlaster fredag 6.11 kl 16 til søndag kl 18, lav sats": ["care-hour-low 06.11 50"],
    "Avlaster fra fredag 6.11 til søndag, 48 timer lav sats": ["care-hour-low 06.11 48"],
    "Støttekontakt mandag 2.11, onsdag og fredag, 3 timer hver dag": [
        *("support-hour 02.11 3", "support-hour 04.11 3", "support-hour 06.11 3"),
    ],
    "Støttekontakt fredag 13.11 kl 20 til lørdag kl 8": ["support-hour 13.11 12"],
    "Formannskapet mandag 2.11 og kommunestyret nå på torsdag": ["fee-executive 02.11", "fee-council 19.11"],
    "Formannskapet måndag 2.11 og kommunestyret no på torsdag": ["fee-executive 02.11", "fee-council 19.11"],
    "Executive committee Monday 2 November and planning committee Thursday just gone": [
        *("fee-executive 02.11", "fee-planning 19.11"),
    ],
    "Formannskapet mandag 2.11 og kommunestyret torsdag (i går)": ["fee-executive 02.11", "fee-council 19.11"],
    "Formannskapet mandag 2.11 kl 9-12, sendt inn fredag": ["fee-executive ?date"],
}
_NOW = frozenset({"nå", "no", "now"})
_GONE = frozenset({"gone", "past"})
_SENT = words_of("sent") | words_of("handed_in") | {"beskjed", "varsel", "melding", "innkalling", "notice", "submitted"}
_WITHIN = 3
"""Tokens from one of these to the weekday: `sendt inn på fredag`."""


def go_on_in_weeks(tokens: Sequence[Token], mentions: Sequence[Mention], layout: Layout) -> list[Mention]:
    """The mentions with such weekdays marked, each later in the week than the one before it, or the end of a period."""
    _mark(tokens, [one for one in mentions if isinstance(one, When)], layout)
    left: list[Mention] = []
    for one in mentions:
        before = left[-1] if left else None
        if isinstance(one, When) and isinstance(before, When) and _lasted(tokens, before, one):
            days, span = (*before.days, *one.days), (before.span[0], one.span[1])
            left[-1] = replace(before, rule="period", shape="period", days=days, last=one.last, span=span)
        else:
            left.append(one)
    return left


def _lasted(tokens: Sequence[Token], before: When, one: When) -> bool:
    """True for `fredag 6.11 til søndag`, of two days."""
    led = has(tokens, before.last, "to") or text_at(tokens, before.last) == "-"
    single = len(before.days) == len(one.days) == 1 and before.shape == one.shape == "days"
    return single and one.days[0].goes_on and led and one.first == before.last + 1


def _mark(tokens: Sequence[Token], whens: Sequence[When], layout: Layout) -> None:
    before: tuple[When, Day] | None = None
    for one, behind in zip_longest(whens, whens[1:]):
        if one.shape not in ("days", "period"):
            before = None
            continue
        for day in one.days:
            if before and _goes_on(before, one, day, layout) and not _is_of_now(tokens, one, behind):
                day.goes_on = True
            spelt = day.weekday is not None and (day.goes_on or day.day is not None)
            before = (one, day) if spelt else None


def _is_of_now(tokens: Sequence[Token], one: When, behind: When | None) -> bool:
    """True for `nå på torsdag`, `Thursday just gone`, `torsdag (i går)`, and the day of a message: `sendt fredag`."""
    near = {token.text for token in tokens[max(one.first - _WITHIN, 0) : one.first]}
    latest = {token.text for token in tokens[max(one.first - 2, 0) : one.first]}
    if not (near.isdisjoint(_SENT) and latest.isdisjoint(_NOW)):
        return True
    told = behind is not None and any(day.offset is not None or day.weeks is not None for day in behind.days)
    if behind is not None and told and behind.first - one.last <= 1:
        return True
    return text_at(tokens, one.last) == "just" and text_at(tokens, one.last + 1) in _GONE


def _goes_on(before: tuple[When, Day], one: When, day: Day, layout: Layout) -> bool:
    """True for a bare weekday later in the week, in the sentence of the day before it or in the row below."""
    told = day.previous or day.latest or day.this or day.ahead or day.eve
    if told or not is_weekday(day) or (day.weekday or 0) <= (before[1].weekday or 0):
        return False
    first, line = one.first, layout.line
    opens = first == 0 or line[first - 1] != line[first]
    below = opens and line[first] == line[before[0].first] + 1
    return below or layout.sentence[first] == layout.sentence[before[0].first]
