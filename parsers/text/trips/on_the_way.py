"""The moments of a trip without those of coming there and setting out again: `framme i Oslo 09.10, heim 16.00`."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from parsers.text.spans.mentions import Clocks

Role = Literal["leave", "back"]
_THERE = frozenset({"framme", "fremme", "fram", "frem", "arrived"})
_ARRIVALS = frozenset({"ankomst", "ankom", "arrival"})
_RETURNING = frozenset({"retur", "return", "returning", "hjemreise", "heimreise", "hjem", "heim"})
_HOME = frozenset({"hjemme", "heime", "home", "hjemkomst", "heimkomst", "framme", "fremme"})

EXAMPLES = {
    "diett: reiste 9.11 kl 06.30 frå Lauvdal, framme i Oslo 09.10. Heim 11.11 kl 16.00, framme 22.10.": [
        "2026-11-09T06:30 2026-11-11T22:10",
    ],
    "diett: dro 9.11 kl 6.30 og kom fram til Oslo kl 9.10. Dro fra Oslo 11.11 kl 16 og var hjemme kl 22.10.": [
        "2026-11-09T06:30 2026-11-11T22:10",
    ],
    "diett Oslo. Reiste 9.11 kl 06.30, framme 09.10. Retur 11.11 kl 16.00, hjemme 22.10.": [
        "2026-11-09T06:30 2026-11-11T22:10",
    ],
    "diett: avreise Lauvdal 9.11 kl 06.30, ankomst Oslo 09.45, avreise Oslo 11.11 kl 16.00, ankomst Lauvdal 22.10.": [
        "2026-11-09T06:30 2026-11-11T22:10",
    ],
    "per diem Oslo: left Lauvdal 9 Nov 06.30, arrived 09.40, left Oslo 11 Nov 16.00, home 22.10.": [
        "2026-11-09T06:30 2026-11-11T22:10",
    ],
    "diett Bergen 5.11: dro 06.30, framme 09.40, hjemme 19.30.": ["2026-11-05T06:30 2026-11-05T19:30"],
    "diett: avreise 3.11 kl 07.00, ankomst 18.30. Avreise 10.11 kl 07.00, ankomst 19.30": [
        *("2026-11-03T07:00 2026-11-03T18:30", "2026-11-10T07:00 2026-11-10T19:30"),
    ],
    "diett: dro 3.11 kl 07.00, framme 09.30, hjemme 18.30. Dro 10.11 kl 07.00, framme 09.45, hjemme 19.30": [
        *("2026-11-03T07:00 2026-11-03T18:30", "2026-11-10T07:00 2026-11-10T19:30"),
    ],
    "diett: dro 3.11 kl 07, framme 19.30. 10.11 kl 07, hjemme 18.30": ["2026-11-03T07:00 2026-11-03T19:30"],
    "diett: dro 3.11 kl 07, framme 19.30, og 10.11 kl 07 - hjemme 18.30": ["2026-11-03T07:00 2026-11-03T19:30"],
    "diett: dro 9.11 kl 06.30, kom fram kl 20.30. Dro igjen 10.11 kl 06, kom fram 21.00": [
        *("2026-11-09T06:30 2026-11-09T20:30", "2026-11-10T06:00 2026-11-10T21:00"),
    ],
    "diett: dro 9.11 kl 06.30, framme i Oslo 09.10. Dro igjen 11.11 kl 16.00, hjemme 22.10": [
        "2026-11-09T06:30 2026-11-11T22:10",
    ],
    "diett: avreise 9.11 07.00, ankomst 10.11 19.00": ["2026-11-09T07:00 2026-11-10T19:00"],
}


class Moment(NamedTuple):
    """A clock time, what it is of the trip, the word that says so, and the one behind it where it may be a place.

    `begun` is True behind a day whose clock time is no moment, which may be that of leaving home once more.
    """

    role: Role
    clocks: Clocks
    word: str
    place: str
    begun: bool = False

    @property
    def there(self) -> bool:
        """True for having come to where one went."""
        return self.role == "back" and (self.word in _THERE or (self.word in _ARRIVALS and bool(self.place)))


def without_stops(moments: Sequence[Moment]) -> list[Moment]:
    """The moments of leaving home and coming home alone; what is told of one arrival after another is left as it is."""
    found: list[Moment] = []
    at = 0
    while at < len(moments):
        one = moments[at]
        at += 1
        if found and found[-1].role == one.role == "back" and found[-1].word in _RETURNING and one.word in _HOME:
            found[-1] = one  # retur 11.11 kl 16.00, hjemme 22.10
            continue
        found.append(one)
        if one.role == "leave" and at < len(moments) and moments[at].there:
            at += _stops(moments[at : at + 3])
    return found


def _stops(after: Sequence[Moment]) -> int:
    """How many moments from having come there on are none of leaving or coming home."""
    there, *rest = after
    if rest and rest[0].role == "back":
        return 0 if rest[0].begun else 1
    if len(rest) > 1 and rest[0].role == "leave" and rest[1].role == "back":
        again = rest[1].word == there.word and rest[1].place == there.place
        return 0 if again else 2
    return 0
