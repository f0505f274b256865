"""Corrections one after the other, each of which is one by itself: `det var 26 km, ikke 24, og slett ferja`."""

import re
from collections.abc import Callable

from parsers.text.intents.amending import Amendment

EXAMPLES: dict[str, tuple[str, ...]] = {
    "slett ferja, taxien var 210": ("certain", "ferja removed", "taxien =210"),
    "taxien var 210. slett ferja": ("certain", "taxien =210", "ferja removed"),
    "slett 5.11, taxien var 210": ("certain", "5.11 2026-11-05 removed", "taxien =210"),
    "Det var 26 km, ikkje 24, og fjern det om søndag": (
        "certain",
        "26 km distance_km=26 not =24",
        "søndag 2026-11-15 removed",
    ),
    "the taxi was 210, and delete the ferry": ("certain", "taxi =210", "ferry removed"),
    "bussen kostet 54 kr, slett ferja og kjørte 50 km, ikke 42": (
        "certain",
        "bussen amount=54.00",
        "ferja removed",
        "50 km distance_km=50 not =42",
    ),
    "bommen var 36 ikke 34, og parkeringen er feil, ta den bort": (
        "certain",
        "bommen =36 not =34",
        "parkeringen removed",
    ),
    "bommen var 36 kr, slett den andre": ("certain", "unread: bommen var 36 kr, slett den andre"),
    "slett ferja, hvis taxien var 210": ("certain", "ferja removed", "unread: hvis taxien var 210"),
    "ferja kosta 148, ikkje stryk taxien": ("ferja amount=148.00", "unread: ikkje stryk taxien"),
    "skal jeg slette ferja, taxien var 210?": (),
}
"""What is changed, as the examples of a single correction tell it."""

_LONGEST = 300
_JOINT = re.compile(r"(?:\s*[.,;!]\s+|\s*\n\s*)(?:(?:og|and)\s+)?|\s+(?:og|and)\s+", re.IGNORECASE)


def compound(text: str, read: Callable[[str], Amendment | None]) -> Amendment | None:
    """The changes of every clause, where each is read whole and one is certain; None otherwise.

    A question asks all that stands before its mark.
    """
    if len(text) > _LONGEST or "?" in text:
        return None
    for joint in _JOINT.finditer(text):
        first, rest = _whole(read(text[: joint.start()])), text[joint.end() :]
        then = first and (_whole(read(rest)) or compound(rest, read))
        if first and then and (first.certain or then.certain):
            return Amendment(first.changes + then.changes, certain=True)
    return None


def _whole(said: Amendment | None) -> Amendment | None:
    return said if said and not said.unread else None
