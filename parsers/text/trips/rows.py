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
    "Formannskapet 10.11. Tjenestereise til Oslo 4.11 kl 07:00-21:00. Ingen måltider dekket.": [
        *("fee-executive 10.11", "per_diem"),
    ],
    "Støttekontakt 18.11 3 timar\nTenestereise til Førde 4.11 kl 7-19, lunsj dekt av arrangøren": [
        *("support-hour 18.11 3", "per_diem"),
    ],
    "Low rate 18.11 15:00-18:00. Business trip to Bergen 4 November, left home 07:00, back home 20:30. No meals.": [
        *("care-hour-low 18.11 3", "per_diem"),
    ],
    "Støttekontakt 18.11 3 timer\nDagstur til Oslo 4.11 kl 7-19": ["support-hour 18.11 3", "support-hour 04.11 12"],
    "Formannskapet 17.11 kl 9-14\nDro hjemmefra kl 8, hjemme kl 15": ["fee-executive 17.11"],
}
_OFFICIAL = frozenset({"tjenestereise", "tjenestereisen", "tenestereise", "tenestereisa", "kursreise", "business"})
"""What a journey is called that is no outing with those whom one cares for."""


def trip_rows(
    tokens: Sequence[Token], layout: Layout, mentions: Sequence[Mention], busy: set[int], *, caring: bool = False
) -> list[Trip]:
    """The trips of such rows, each with a day of its own; `busy` are the clauses of meetings and hours.

    The lines below a row that have no value speak of its trip too: `frokost og lunsj var inkludert`. A sentence in
    the line of a meeting is a row where it names the journey, and so is any beside hours of somebody `caring`.
    """
    rows = _rows(layout, mentions, busy)
    trips: list[Trip] = []
    for (begin, shared, inside), below in zip_longest(rows, [first for first, *_ in rows[1:]]):
        if not {When, Clocks} <= {*map(type, inside)} or any(layout.clause[one.first] in busy for one in inside):
            continue
        last = len(tokens) if below is None else below
        if (shared or caring) and not any(token.text in _OFFICIAL for token in tokens[begin : inside[-1].last]):
            continue
        found = Trips(tokens, layout, inside, busy)
        if tells_of_trip(found.cued()):
            own = found.find()
            own[0].first, own[-1].last = begin, last
            trips += own
    return trips


def _rows(layout: Layout, mentions: Sequence[Mention], busy: set[int]) -> list[tuple[int, bool, list[Mention]]]:
    """Where each line begins that has values, and these; a line with a meeting or hours is parted in sentences."""
    line, sentence = layout.line, layout.sentence
    held = {line[one.first] for one in mentions if layout.clause[one.first] in busy}
    rows: dict[tuple[int, bool], list[Mention]] = {}
    for one in mentions:
        shared = line[one.first] in held
        begin = bisect_left(sentence, sentence[one.first]) if shared else bisect_left(line, line[one.first])
        rows.setdefault((begin, shared), []).append(one)
    return [(begin, shared, inside) for (begin, shared), inside in rows.items()]
