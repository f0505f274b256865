"""Rows that tell of a journey beside what else a text claims: `tjenestereise til Oslo 4.11 kl 7-21`."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import zip_longest

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Clocks, Mention, When
from parsers.text.trips.departures import Trip, Trips, tells_of_trip
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet 10.11, 24 km\nTjenestereise til Oslo 4.11 kl 07:00-21:00. Ingen måltider dekket.": [
        *("fee-executive 10.11", "mileage 10.11 24", "per_diem"),
    ],
    "Tenestereise til Førde 4. november, reiste 07.15, heime 19.40. Alle måltid betalte eg sjølv.\nPlanutvalet 12.11": [
        *("per_diem", "fee-planning 12.11"),
    ],
    "Formannskapet 10.11 kl 17-20\nDagsreise Oslo 4.11 kl 07:00-21:00, lunsj dekket\nParkering 10.11 60 kr": [
        *("fee-executive 10.11", "per_diem", "parking 10.11 60"),
    ],
    "Executive committee 10 November\nTrip to Bergen on 4 November, left home 07:00, back home 20:30. No meals.": [
        *("fee-executive 10.11", "per_diem"),
    ],
    "Formannskapet 10.11\nKurs i Bergen 4.-5. november, reiste kl 07:00, hjemme kl 20:30. Hotell med frokost.": [
        *("fee-executive 10.11", "per_diem"),
    ],
    "Formannskapet 17.11 kl 9-14\nDro hjemmefra kl 8, hjemme kl 15": ["fee-executive 17.11"],
}


def trip_rows(tokens: Sequence[Token], layout: Layout, mentions: Sequence[Mention], busy: set[int]) -> list[Trip]:
    """The trips of such rows, each with a day of its own; `busy` are the clauses of meetings and hours.

    The lines below a row that have no value speak of its trip too: `frokost og lunsj var inkludert`.
    """
    rows: dict[int, list[Mention]] = {}
    for one in mentions:
        rows.setdefault(layout.line[one.first], []).append(one)
    trips: list[Trip] = []
    for number, below in zip_longest(rows, [*rows][1:]):
        inside = rows[number]
        if not {When, Clocks} <= {*map(type, inside)} or any(layout.clause[one.first] in busy for one in inside):
            continue
        found = Trips(tokens, layout, inside, busy)
        if tells_of_trip(found.cued()):
            own = found.find()
            own[0].first = bisect_left(layout.line, number)
            own[-1].last = len(tokens) if below is None else bisect_left(layout.line, below)
            trips += own
    return trips
