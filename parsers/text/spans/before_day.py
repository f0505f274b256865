"""Two whole hours right before their day, which are no days of its month: `formannskapet, 9-12, 13. januar`."""

from collections.abc import Mapping, Sequence

from parsers.text.spans.days import bare_day, one_day
from parsers.text.spans.mentions import has, leads_to, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "formannskapet, 9-12, 13. november": ["fee-executive 13.11"],
    "formannskapet, 9–12, 13.11.": ["fee-executive 13.11"],
    "formannskapet, 9 til 12, 13. november": ["fee-executive 13.11"],
    "executive committee, 9 to 12, 13 November": ["fee-executive 13.11"],
    "formannskapet 9-12, den 13. november": ["fee-executive 13.11"],
    "executive committee, 9-12, 13 November": ["fee-executive 13.11"],
    "formannskapet 9-12, 13. og 17. november": ["fee-executive 13.11", "fee-executive 17.11"],
    "støttekontakt 13-16, 18. november": ["support-hour 18.11 3"],
    "støttekontakt 9-12, 13. november": ["support-hour 13.11 3"],
    "formannskapet 9.-11., 13. november": [
        *("fee-executive 09.11", "fee-executive 10.11", "fee-executive 11.11", "fee-executive 13.11"),
    ],
    "støttekontakt 9. til 11. og 13. november, 3 timer hver dag": [
        *("support-hour 09.11 3", "support-hour 10.11 3", "support-hour 11.11 3", "support-hour 13.11 3"),
    ],
    "formannskapet 9-11 og 13. november": [
        *("fee-executive 09.11", "fee-executive 10.11", "fee-executive 11.11", "fee-executive 13.11"),
    ],
    "formannskapet 9, 12, 13. november": ["fee-executive 09.11", "fee-executive 12.11", "fee-executive 13.11"],
    "formannskapet 9-10, 12 og 13. november": [
        *("fee-executive 09.11", "fee-executive 10.11", "fee-executive 12.11", "fee-executive 13.11"),
    ],
    "støttekontakt 10-11, 13. november: 2 timer hver dag": [
        *("support-hour 10.11 2", "support-hour 11.11 2", "support-hour 13.11 2"),
    ],
    "støttekontakt 10-12, 16. november 3 timer hver gang": [
        *("support-hour 10.11 3", "support-hour 11.11 3", "support-hour 12.11 3", "support-hour 16.11 3"),
    ],
    "Avlastning lav sats 9-11, 13. november, 6 timer hver": [
        *("care-hour-low 09.11 6", "care-hour-low 10.11 6", "care-hour-low 11.11 6", "care-hour-low 13.11 6"),
    ],
    "formannskapet 2-4, 6. november": [
        *("fee-executive 02.11", "fee-executive 03.11", "fee-executive 04.11", "fee-executive 06.11"),
    ],
}
_EARLIEST, _DAY = 7, 24
"""Hours of a working day; smaller numbers are rather days of the month."""
_PER = frozenset({"per", "pr"})
_TIMES = frozenset({"gang", "gong", "time", "av", "of"})
_WITHIN = 12
"""Tokens behind the day in which days may be counted: 9-11, 13. november, 4 døgn."""


def stands_before_day(tokens: Sequence[Token], index: int) -> bool:
    """True for such hours at the token; behind them a comma and a day, which has its month, or its point and a list.

    Days of a period have points as the one after them has, or are joined to it.
    """
    begin, end = text_at(tokens, index), text_at(tokens, index + 2)
    if not leads_to(tokens, index + 1) or text_at(tokens, index + 3) != "," or not _are_hours(begin, end):
        return False
    found = one_day(tokens, index + 4)
    pointed = bare_day(tokens, index + 4)
    after = found[1] if found and found[0].month else None
    if after is None and pointed and text_at(tokens, pointed[1] - 1) == "." and has(tokens, pointed[1], "join"):
        last = one_day(tokens, pointed[1] + 1)
        after = last[1] if last and last[0].month else None
    return after is not None and not any(_counts_days(tokens, at) for at in range(after, after + _WITHIN))


def _counts_days(tokens: Sequence[Token], at: int) -> bool:
    """True for `døgn`, `hver dag`, `hver gang` and `6 timer hver`, which tell of several."""
    daily = has(tokens, at, "day_word") and (has(tokens, at - 1, "each") or text_at(tokens, at - 1) in _PER)
    each = has(tokens, at, "each")
    apiece = each and (text_at(tokens, at + 1) in _TIMES or (has(tokens, at - 1, "hour") and not _goes_on(tokens, at)))
    return daily or apiece or has(tokens, at, "day_unit")


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """True where a word follows: 3 timer hver vei."""
    return at + 1 < len(tokens) and tokens[at + 1].kind == "word"


def _are_hours(begin: str, end: str) -> bool:
    short = begin.isdecimal() and end.isdecimal() and max(len(begin), len(end)) <= 2
    return short and _EARLIEST <= int(begin) < int(end) <= _DAY
