"""The day behind an exception that has its own hours: `tirsdager 3 timer unntatt 13.10, og lørdag 24.10 5 timer`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.text.spans.mentions import TIMED, Clocks, Distance, Duration, Mention, When, has
from parsers.text.words.tokens import Spots, Token

_TUESDAYS = ("support-hour 06.10 3", "support-hour 20.10 3", "support-hour 27.10 3")
EXAMPLES: Mapping[str, Sequence[str]] = {
    "Støttekontakt hver tirsdag i oktober 3 timer, unntatt 13.10, og lørdag 24.10 5 timer.": [
        *(*_TUESDAYS, "support-hour 24.10 5"),
    ],
    "Støttekontakt tysdagar i oktober kl 16-19 utanom 13.10, og laurdag 24.10 kl 12-17.": [
        *(*_TUESDAYS, "support-hour 24.10 5"),
    ],
    "Support contact: Tuesdays 4-7 pm in October except 13 October, and Saturday 24 October 12-5 pm": [
        *(*_TUESDAYS, "support-hour 24.10 5"),
    ],
    "Støttekontakt hver tirsdag i oktober 3 timer bortsett fra 13.10, 24.10 5 timer": [
        *(*_TUESDAYS, "support-hour 24.10 5"),
    ],
    "Støttekontakt hver tirsdag i oktober kl 16-19, unntatt 13.10 og 20.10": [
        *("support-hour 06.10 3", "support-hour 27.10 3"),
    ],
    "Støttekontakt hver tirsdag i oktober, unntatt 13.10, og lørdag 24.10 5 timer.": [
        *("support-hour 06.10 5", "support-hour 20.10 5", "support-hour 27.10 5", "support-hour 24.10 5"),
    ],
    "Kjørte 24 km hver tirsdag i oktober unntatt 13.10, og lørdag 24.10 30 km": [
        *("mileage 06.10 24", "mileage 20.10 24", "mileage 27.10 24", "mileage 24.10 30"),
    ],
    "Kjørte hver tirsdag i oktober unntatt 13.10 og 20.10 24 km": ["mileage 06.10 24", "mileage 27.10 24"],
    "Støttekontakt hver tirsdag i oktober unntatt 13.10 og 20.10 3 timer": [
        *("support-hour 06.10 3", "support-hour 27.10 3"),
    ],
    "Støttekontakt tysdagar i oktober utanom 13.10 kl 16-19": [
        *("support-hour 06.10 3", "support-hour 20.10 3", "support-hour 27.10 3"),
    ],
}
_FROM = ("from", "for")
_VALUES = (Clocks, Distance, Duration)


def with_exceptions_apart(tokens: Sequence[Token], mentions: list[Mention], spots: Spots) -> list[Mention]:
    """The mentions with the last day of such a list apart from those that are excepted."""
    if "except" not in spots:
        return mentions
    valued = {one.first: one for one in mentions if isinstance(one, _VALUES)}
    found: list[Mention] = []
    for one in mentions:
        split = _place(tokens, one) if isinstance(one, When) and one.last in valued else None
        if not isinstance(one, When) or split is None or not _is_own(one, valued[one.last], found):
            found.append(one)
            continue
        *excepted, last = one.days
        end = split
        while tokens[end - 1].kind == "sym" or has(tokens, end - 1, "join"):
            end -= 1
        found.append(replace(one, days=tuple(excepted), last=end, span=(one.span[0], tokens[end - 1].end)))
        found.append(replace(one, days=(last,), first=split, span=(tokens[split].start, one.span[1])))
    return found


def _is_own(excepted: When, value: Mention, before: Sequence[Mention]) -> bool:
    """True where the value is of the last day alone: the series has its own, or comes on other weekdays."""
    named = [one for one in before if isinstance(one, When)]
    series = next((one for one in reversed(named) if one.shape == "every"), named[-1] if named else None)
    if series is None:
        return False
    weekdays, last = {day.weekday for day in series.days} - {None}, excepted.days[-1].weekday
    if weekdays and last is not None and last not in weekdays:
        return True
    kinds = (Distance,) if isinstance(value, Distance) else TIMED
    near = [one for one in before if isinstance(one, kinds) and one.last >= series.first - 1]  # 3 timer hver tirsdag
    return bool(near)


def _place(tokens: Sequence[Token], one: When) -> int | None:
    """Where the last of several days begins that stand behind `unntatt`, `bortsett fra`."""
    at = one.first - 1
    at -= any(has(tokens, at, sense) for sense in _FROM) or (at > 0 and tokens[at].text in ("for", "den", "the"))
    if one.shape != "days" or len(one.days) < 2 or not has(tokens, at, "except"):
        return None
    begin = one.days[-1].span[0]
    return next((index for index in range(one.first + 1, one.last) if tokens[index].start == begin), None)
