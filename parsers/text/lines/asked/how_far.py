"""Kilometres of a journey that may be how far it was, and no drive: `diett Bergen kl 6.30-19.30, 165 km`."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence

from claims.lines import Span
from parsers.text.analysis import Analysis
from parsers.text.lines.items import Item
from parsers.text.spans.mentions import Distance, Money, WayWord
from parsers.text.spans.numbers import plain

EXAMPLES: Mapping[str, Sequence[str]] = {
    "diett Bergen 4.11 kl 6.30-19.30, 165 km, ingen måltider dekket": ["per_diem", "mileage 04.11 ?distance_km"],
    "diett Bergen 4.11 kl 6.30-19.30, 165 km, ingen måltid dekte": ["per_diem", "mileage 04.11 ?distance_km"],
    "per diem Bergen 4 November 6:30-19:30, 165 km, no meals covered": ["per_diem", "mileage 04.11 ?distance_km"],
    "diett 4.11 06-19, Bergen, 160 km. Ingen måltider dekket": ["per_diem", "mileage 04.11 ?distance_km"],
    "diett Bergen 4.11 kl 6.30-19.30, kjørte 165 km, ingen måltider dekket": ["per_diem", "mileage 04.11 165"],
    "diett Bergen 4.11 kl 6.30-19.30, egen bil 165 km, ingen måltider dekket": ["per_diem", "mileage 04.11 165"],
    "diett Bergen 4.11 kl 6.30-19.30, 330 km t/r, ingen måltider dekket": ["per_diem", "mileage 04.11 330"],
    "diett Bergen 4.11 kl 6.30-19.30, 165 km, bom 44 kr, ingen måltider dekket": [
        *("per_diem", "mileage 04.11 165", "toll 04.11 44"),
    ],
    "diett Bergen 4.11 kl 6.30-19.30, avstand 165 km, ingen måltider dekket": ["per_diem"],
    "diett Bergen 4.11 kl 6.30-19.30, 165 km, ingen måltider dekket. Brukte egen bil": [
        *("per_diem", "mileage 04.11 165"),
    ],
    "diett Bergen 4.11 kl 6.30-19.30, ingen måltider dekket.\nMoen–Bergen 165 km": ["per_diem", "mileage 04.11 165"],
    "diett Bergen 4.11 kl 6.30-19.30, 12 km, ingen måltider dekket": ["per_diem", "mileage 04.11 12"],
    "formannskapet 10.11, 24 km": ["fee-executive 10.11", "mileage 10.11 24"],
}
_NEAREST = 15
"""Kilometres; who was away nearer than that is paid no per diem, and has driven those to the station."""
_DRIVEN = ("drive", "vehicle", "passenger", "trailer", "forest_road")


def ask_how_far(items: Sequence[Item], analysis: Analysis) -> None:
    """Ask for such kilometres, once or twice as many: nobody says that they were driven, or both ways."""
    trips = {_sentence(span, analysis) for one in items if one.kind == "per_diem" for span in _told(one)}
    if not trips:
        return
    sentence = analysis.layout.sentence
    driven = {sentence[at] for sense in _DRIVEN for at in analysis.spots.get(sense, ())}
    driven |= {sentence[one.first] for one in analysis.mentions if isinstance(one, WayWord | Money)}
    driven |= {sentence[one.first] for one in analysis.routes} | {sentence[one.first] for one in analysis.riders.all}
    far = {sentence[one.first] for one in analysis.mentions if isinstance(one, Distance)}
    apart = driven - far  # brukte egen bil
    for item in items if not apart else ():
        km = item.values.get("distance_km")
        if item.kind != "mileage" or km is None or km < _NEAREST or not item.evidence.get("distance_km"):
            continue
        place = _sentence(item.evidence["distance_km"][0], analysis)
        if place in trips and place not in driven:
            item.ask("distance_km", "ambiguous", plain(km), plain(km * 2))


def _told(trip: Item) -> Sequence[Span]:
    """Where the text says when the journey began and ended."""
    return [span for name in ("start", "end") for span in trip.evidence.get(name, ())]


def _sentence(span: Span, analysis: Analysis) -> int:
    starts = [token.start for token in analysis.tokens]
    return analysis.layout.sentence[max(bisect_right(starts, span[0]) - 1, 0)]
