"""What a month came to, behind its unit: `Døgn i april: 6`, `timer lav sats i mai: 12`, `km in May: 120`."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from parsers.text.spans.durations import is_one_of_several
from parsers.text.spans.mentions import BY_PLACE, Distance, Duration, Mention, When, has, text_at
from parsers.text.spans.numbers import digits
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Avlastning i oktober, høy sats: 64 timer. Døgn i oktober: 6 (gutten er 8 år)": [
        *("care-hour-high 01.10 64", "care-day-0-10 01.10 6"),
    ],
    "Støttekontakt. Timar i oktober: 12. Kilometer i oktober: 120.": ["support-hour 01.10 12", "mileage 01.10 120"],
    "Support contact. Hours in October: 12\nKm in October: 120": ["support-hour 01.10 12", "mileage 01.10 120"],
    "Kilometer i oktober: 120. Støttekontakttimer i oktober: 12": ["mileage 01.10 120", "support-hour 01.10 12"],
    "Timer i oktober: 64 høy sats": ["care-hour-high 01.10 64"],
    "timer lav sats i oktober: 12": ["care-hour-low 01.10 12"],
    "lav sats 12 timer i oktober: 6 på dagtid og 6 på kveld": ["care-hour-low 01.10 12"],
    "støttekontakt, timene i oktober: 6. oktober 2 timer, 13. oktober 3 timer": [
        *("support-hour 06.10 2", "support-hour 13.10 3"),
    ],
    "støttekontakt, timer i oktober: 6.10 2 t, 13.10 3 t": ["support-hour 06.10 2", "support-hour 13.10 3"],
    "kjøring, km i oktober: 6. 12 km, 13. 14 km": ["mileage 06.10 12", "mileage 13.10 14"],
    "støttekontakttimer i oktober: 12 (Ola), 8 (Kari)": ["support-hour 01.10 ?quantity"],
    "støttekontakt 12 timer i oktober. Gjenstående timer i oktober: 3": ["support-hour 01.10 12"],
    "Vedtak: timer i oktober: 12. Brukt 10 timer støttekontakt i oktober": ["support-hour 01.10 10"],
    "støttekontakt 12.11, timer: 3 (Ola), 2 (Kari)": ["support-hour 12.11 ?quantity"],
    "støttekontakt 12.11, timer: 17 (til 20)": ["support-hour 12.11 ?quantity"],
    "støttekontakt timer i oktober: 6, 13, 20 oktober": [
        *("support-hour 06.10 ?quantity", "support-hour 13.10 ?quantity", "support-hour 20.10 ?quantity"),
    ],
}
_IN = frozenset({"i", "in", "for"})
_UNITS = ("hour", "day_unit", "distance")
_HOURS, _DAYS = ("timer", "timar", "timene", "timane"), "døgn"
_REACH = 4
_MOST_DAYS = 31
_CLAUSE = 8
_WORK = frozenset({"refining", "caring", "drive", "hour", "day_unit", "distance"})
_COUNTING = frozenset(
    {"antall", "antal", "tal", "sum", "totalt", "total", "brukte", "alle", "mine", "number", "of", "my", "all"}
    | {"worked", "arbeidede", "arbeida", "utførte", "og", "and", "med", "driven", "used"}
)
"""Words beside the unit that leave it what it is; gjenstående, tildelte and planlagte do not."""
_GRANTED = words_of("granted_hours")
_CLOSING = frozenset({"", "\n", ".", ",", ";", "(", ")"})


def with_labelled_months(tokens: Sequence[Token], mentions: list[Mention], spots: Spots) -> list[Mention]:
    """The mentions with such amounts, in the place of what was read at their number."""
    if "month" not in spots or ":" not in {token.text for token in tokens}:
        return mentions
    months = (one for one in mentions if isinstance(one, When) and one.shape == "month")
    found = [amount for one in months if (amount := _amount(tokens, one))]
    if not found:
        return mentions
    places = {one.first for one in found}
    left = [one for one in mentions if places.isdisjoint(range(one.first, one.last))]
    return sorted((*left, *found), key=BY_PLACE)


def _amount(tokens: Sequence[Token], month: When) -> Mention | None:
    """The number behind the colon after the month, in the unit told before it."""
    unit, at = _unit(tokens, month.first), month.last + 1
    value = digits(text_at(tokens, at))
    if unit is None or value is None or text_at(tokens, month.last) != ":" or "." in tokens[at].text:
        return None
    ends = text_at(tokens, at + 1) in _CLOSING or has(tokens, at + 1, "refining")  # 64 høy sats
    if not ends or has(tokens, at + 2, "month") or _goes_on(tokens, at + 1):
        return None
    span = (tokens[at].start, tokens[at].end)
    if has(tokens, unit, "distance"):
        scale = tokens[unit].senses["distance"]
        assert isinstance(scale, Decimal)
        return Distance(rule="labelled_distance", first=at, last=at + 1, km=value * scale, span=span)
    if _is_hours(tokens, unit):
        return Duration(rule="labelled_hours", first=at, last=at + 1, amount=value, unit="hour", span=span)
    whole = value <= _MOST_DAYS and not value % 1
    return (
        Duration(rule="labelled_stays", first=at, last=at + 1, amount=value, unit="day", span=span) if whole else None
    )


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """True where more numbers follow: `6, 13, 20. oktober`, `6. 12 km`, `12 (Ola), 8 (Kari)`."""
    if text_at(tokens, at) == "(":
        return is_one_of_several(tokens, at)
    follows = at + 1 < len(tokens) and tokens[at + 1].kind == "num"
    listed = text_at(tokens, at) == "," and not any(has(tokens, at + 2, unit) for unit in (*_UNITS, "currency"))
    return follows and (listed or text_at(tokens, at) == ".")


def _is_hours(tokens: Sequence[Token], at: int) -> bool:
    """True for `timer` and `støttekontakttimer`."""
    return has(tokens, at, "hour") or tokens[at].text.endswith(_HOURS)


def _unit(tokens: Sequence[Token], month: int) -> int | None:
    """Where the unit stands, not counted, before `i` and the month."""
    if text_at(tokens, month - 1) not in _IN:
        return None
    for at in range(month - 2, max(-1, month - 2 - _REACH), -1):
        if tokens[at].kind != "word":
            return None
        if any(has(tokens, at, unit) for unit in _UNITS) or tokens[at].text.endswith((*_HOURS, _DAYS)):
            return at if _is_worked(tokens, at, month) else None
    return None


def _is_worked(tokens: Sequence[Token], unit: int, month: int) -> bool:
    """True where nothing else is said of the unit: neither `4 timer` nor `gjenstående timer`, nor behind `Vedtak:`."""
    at = month - 2
    while at >= 0 and tokens[at].kind == "word" and month - at < _CLAUSE:
        if at != unit and tokens[at].text not in _COUNTING and _WORK.isdisjoint(tokens[at].senses):
            return False
        at -= 1
    if at < 0:
        return True
    granted = text_at(tokens, at) == ":" and text_at(tokens, at - 1) in _GRANTED
    return tokens[at].kind != "num" and not granted
