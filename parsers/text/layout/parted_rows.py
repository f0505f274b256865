"""Rows of one line that semicolons part, `3.11: 2 timer; 10.11: 3 timer`, are lines of their own."""

import re
from collections.abc import Iterator, Mapping, Sequence

from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Støttekontakt i november:\n3. november: 2 timer; 10. november: 3 timer": [
        *("support-hour 03.11 2", "support-hour 10.11 3"),
    ],
    "Formannskapet:\n3.11 - 20 km; 10.11 - 31 km": [
        *("fee-executive 03.11", "fee-executive 10.11", "mileage 03.11 20", "mileage 10.11 31"),
    ],
    "Kontrollutvalet, kl. 9-11:\ntysdag 3. november; tysdag 10. november": [
        *("fee-control 03.11", "fee-control 10.11"),
    ],
    "Support contact week 46; Mon 2h; Wed 3h": ["support-hour 09.11 2", "support-hour 11.11 3"],
    "Formannskapet 3.11; planutvalget 5.11; 24 km": ["fee-executive 03.11", "fee-planning 05.11", "mileage 24 ?date"],
    "Formannskapet 3.11; 10.11; 17.11": ["fee-executive 03.11", "fee-executive 10.11", "fee-executive 17.11"],
    "Formannskapet tirsdag 3. november; tirsdag 10. november": ["fee-executive 03.11", "fee-executive 10.11"],
    "Formannskapet 10.11; 42 km; nei 44 km": ["fee-executive 10.11", "mileage 10.11 44"],
    "Formannskapet 10.11; 42 km; nei, det var 44 km; parkering 60 kr": [
        *("fee-executive 10.11", "mileage 10.11 44", "parking 10.11 60"),
    ],
    "Formannskapet 3.11; 10.11 og 17.11; parkering 60 kr 3.11": [
        *("fee-executive 03.11", "fee-executive 10.11", "fee-executive 17.11", "parking 03.11 60"),
    ],
    "Formannskapet; 3.11; 10.11; 24 km hver gang": [
        *("fee-executive 03.11", "fee-executive 10.11", "mileage 03.11 24", "mileage 10.11 24"),
    ],
    "Executive committee 10 November; 42 km; no, 44 km": ["fee-executive 10.11", "mileage 10.11 44"],
}
_OF_DAYS = frozenset({"weekday", "weekday_short", "month", "join"})
_MOST = 60
"""Semicolons of a line; no person parts more rows in one."""
_DATED = re.compile(r"[0-3]?\d[./][01]?\d\.?")
_NO = frozenset({"no"})
_DAY_KINDS = frozenset({"num", "dmy", "iso", "sym"})


def with_parted_rows(tokens: list[Token]) -> list[Token]:
    """The tokens with a line's end for each semicolon, but in lines that only go on with days, and before `nei`."""
    for line in _lines(tokens):
        marks = [at for at, token in enumerate(line) if token.text == ";"]
        if 0 < len(marks) <= _MOST and (_tells_days(line[: marks[0]]) or not _tells_days(line[marks[0] :])):
            begin = 0
            for at, end in zip(marks, [*marks[1:], len(line)], strict=True):
                if _goes_on(line, at, end) and not _tells_days(line[begin:at]):
                    continue
                begin = at + 1
                if not _takes_back(line[at + 1 : at + 2]):
                    line[at].kind, line[at].text = "nl", "\n"
    return tokens


def _lines(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    begin = 0
    for at, token in enumerate(tokens):
        if token.kind == "nl":
            yield tokens[begin:at]
            begin = at + 1
    yield tokens[begin:]


def _goes_on(line: Sequence[Token], at: int, end: int) -> bool:
    """True for the mark of `formannskapet 3.11; 10.11; parkering 60 kr`: more days of the same."""
    more = line[at + 1 : end]
    dated = at > 0 and _is_dated(line[at - 1]) and any(map(_is_dated, more))
    return dated and _tells_days(more)


def _is_dated(token: Token) -> bool:
    return token.kind in ("dmy", "iso") or (token.kind == "num" and _DATED.fullmatch(token.text) is not None)


def _takes_back(following: Sequence[Token]) -> bool:
    """True before `nei 44 km`, which goes on from what it replaces."""
    return any(token.text in _NO or "retracting" in token.senses for token in following)


def _tells_days(part: Sequence[Token]) -> bool:
    """True for nothing but days: `tirsdag 10. november; 17.11`."""
    return all(token.kind in _DAY_KINDS or not _OF_DAYS.isdisjoint(token.senses) for token in part)
