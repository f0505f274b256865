"""Rows that tell of a journey beside what else a text claims: `tjenestereise til Oslo 4.11 kl 7-21`."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, pairwise

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import BY_PLACE, Clocks, Mention, When
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
    """The trips of such rows, each with a day of its own; `busy` are the clauses of meetings and hours."""
    rows = list(_rows(tokens, mentions))
    told = [place for place, (first, last, inside) in enumerate(rows) if _has_day_and_time(inside)]
    trips: list[Trip] = []
    for place in told:
        first, _, inside = rows[place]
        if any(layout.clause[one.first] in busy for one in inside):
            continue
        found = Trips(tokens, layout, inside, busy)
        if tells_of_trip(found.cued()):
            own = found.find()
            own[0].first, own[-1].last = first, _end(rows, place)
            trips += own
    return trips


def _rows(tokens: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[tuple[int, int, list[Mention]]]:
    """The lines of the text, each with the values in it."""
    ends = [at + 1 for at, token in enumerate(tokens) if token.kind == "nl"]
    for first, last in pairwise((0, *ends, len(tokens))):
        begin, end = (bisect_left(mentions, at, key=BY_PLACE) for at in (first, last))
        yield first, last, list(mentions[begin:end])


def _has_day_and_time(inside: Sequence[Mention]) -> bool:
    return {When, Clocks} <= set(map(type, inside))


def _end(rows: Sequence[tuple[int, int, list[Mention]]], place: int) -> int:
    """Where the words about a row's trip end: before the next line that has a value."""
    following = islice(rows, place + 1, None)
    return next((first for first, _, inside in following if inside), rows[-1][1])
