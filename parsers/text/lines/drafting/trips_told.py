"""Trips that diet may be claimed for: where a word of diet stands, or times of leaving and coming home."""

from collections.abc import Iterator, Mapping, Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import Clocks, Mention, When
from parsers.text.trips.departures import Trip, Trips, tells_of_trip
from parsers.text.trips.rows import trip_rows

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Diett 9.11 kl 7 til 10.11 kl 20": ["per_diem ?meals"],
    "Reiste til Oslo 9.11 kl 7, hjemme 10.11 kl 20": ["per_diem ?meals"],
    "Left for Oslo 9 November at 7, home 10 November at 20": ["per_diem ?meals"],
    "Oslo 2.11 kl 07.00 til 4.11 kl 21.00, hotell 2980 kr": ["per_diem ?meals", "hotel 02.11 2980"],
    "Oslo 2.11 kl 07.00 til 4.11 kl 21.00, Emil var hos meg": [],
    "Formannskapet 10.11. Dro hjemmefra kl 7, hjemme kl 18, spiste lunsj": ["fee-executive 10.11", "per_diem"],
    "Formannskapet 10.11. Dro kl 7, hjemme kl 18": ["fee-executive 10.11"],
    "Støttekontakt 10.11 3 timer. Reiste til Oslo 12.11 kl 7, hjemme 12.11 kl 20": ["support-hour 10.11 3"],
}
_THERE_AND_BACK = frozenset({"depart", "return_home"})
_TIMED = frozenset({"meeting", "hour", "day"})
_WITH_US = frozenset({"meg", "mæ", "oss", "me", "us"})
_FEW = 8


def trips_told(
    analysis: Analysis, types: TypeIndex, drafts: Sequence[Draft], mentions: Sequence[Mention], taken: Set[int]
) -> Iterator[tuple[int, Trip]]:
    """Each such trip, and where it is told; `taken` are the tokens of values and of the names of the `drafts`."""
    tokens, layout, senses = analysis.tokens, analysis.layout, analysis.spots.keys()
    said = next((index for index in analysis.spots.get("per_diem", ()) if index not in taken), None)
    stayed = said is None and "lodging" in senses and _is_over_nights(analysis, types, drafts, mentions)
    if said is None and not (stayed or "away" in senses or senses >= _THERE_AND_BACK):
        return
    busy = {draft.clause for draft in drafts if types.units(draft.codes) & _TIMED}
    fed = "meal" in senses and senses >= _THERE_AND_BACK
    apart = said is None and bool(busy)
    trips = trip_rows(tokens, layout, mentions, busy, caring=_cares(drafts, types)) if apart else []
    if not trips and (fed or not apart):
        found = Trips(tokens, layout, mentions, busy)
        trips = found.find() if stayed or said is not None or tells_of_trip(found.cued()) else []
    for trip in trips:
        moment = trip.leave or trip.back
        yield said if said is not None and trip.first == 0 else moment.first if moment else 0, trip


def _is_over_nights(analysis: Analysis, types: TypeIndex, drafts: Sequence[Draft], mentions: Sequence[Mention]) -> bool:
    """True for clock times from one day to another, where no hours and no meeting are named: of a journey.

    `Oslo 2.11 kl 07.00 til 4.11 kl 21.00, hotell 2980 kr`.
    """
    if any(draft.lost or types.units(draft.codes) & _TIMED for draft in drafts):
        return False
    if any(token.text in _WITH_US for token in analysis.tokens):
        return False  # Emil var hos meg
    spans = [one for one in mentions if isinstance(one, When) and one.shape == "period"]
    times = [one for one in mentions if isinstance(one, Clocks) and one.end]
    return any(one.first < when.last and when.first < one.first < one.last for one in times for when in spans[:_FEW])


def _cares(drafts: Sequence[Draft], types: TypeIndex) -> bool:
    """True where hours or døgn of care are claimed: an outing with somebody is part of these."""
    units = (types.units(draft.codes) for draft in drafts if not draft.lost)
    return any(of_care <= {"hour", "day"} for of_care in units if of_care)
