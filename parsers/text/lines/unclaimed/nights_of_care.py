"""Nights that a carer had somebody, which are no hotel's: `overnatting 1 døgn for Lise 13 år`."""

from collections.abc import Mapping, Sequence

from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft, is_unpriced
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Overnatting 1 døgn for Lise 13 år 14.-15.11": ["care-day-over-10 14.11"],
    "Avlastning for Lise (13). Overnatting 14.-15.11, 1 døgn": ["care-day-over-10 14.11"],
    "Overnatting 14.-15.11, 1 døgn, barn 8 år": ["care-day-0-10 14.11"],
    "1 døgn for Lise 13 år 14.-15.11. Hotell 1200 kr": ["care-day-over-10 14.11", "hotel 14.11 1200"],
    "1 døgn for Lise 13 år 14.-15.11. Overnatting 1200 kr": ["care-day-over-10 14.11", "hotel 14.11 1200"],
    "1 døgn for Lise 13 år 14.-15.11. Kurs i Oslo 4.-5.11 med overnatting": [
        *("care-day-over-10 14.11", "hotel 04.11 ?amount"),
    ],
    "Overnatting i Oslo 14.-15.11": ["hotel 14.11 ?amount"],
}
_NIGHTS = ("overnatt", "natt", "overnight")


def without_nights_of_care(drafts: list[Draft], tokens: Sequence[Token], types: TypeIndex) -> list[Draft]:
    """The drafts without lodgings that have no price and no name, where somebody was cared for by the døgn."""
    nights = [one for one in drafts if is_unpriced(one, types) and tokens[one.first].text.startswith(_NIGHTS)]
    cared = [one for one in drafts if "day" in types.units(one.codes)] if nights else []
    gone = [night for night in nights if any(_is_of(night, one) for one in cared)]
    return [one for one in drafts if one not in gone] if gone else drafts


def _is_of(night: Draft, cared: Draft) -> bool:
    """True where the lodging has the days of the care, or none, and stands in its sentence or the one beside it."""
    days = {day for one in night.dates for day in one.days}
    known = {day for one in cared.dates for day in one.days}
    return abs(night.sentence - cared.sentence) <= 1 and (not days or not known or days == known)
