"""The words that say that something was moved in time: `flyttet`, `flytta fram`, `brought forward`."""

from collections.abc import Mapping, Sequence

from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Planutvalget 12.11 ble flyttet fram til 9.11 kl 12-14": ["fee-planning 09.11"],
    "Planutvalget ble flyttet fram fra 12. november til 9. november": ["fee-planning 09.11"],
    "Planutvalget ble flyttet fra 12. november til 9. november": ["fee-planning 09.11"],
    "Planutvalet 12.11 vart framskunda til den 9. november": ["fee-planning 09.11"],
    "The planning committee on 12 November was brought forward to 9 November. Bus 42 kr": [
        *("fee-planning 09.11", "transit 09.11 42"),
    ],
    "Planutvalget skulle vært i går, men ble framskyndet til 9. november. Elbil 31 km t/r": [
        *("fee-planning 09.11", "mileage 09.11 31"),
    ],
    "Planutvalget skulle vært i går, men ble utsatt til 24. november": [],
    "Kommunestyret 12.11 kl 17-20. Møtet ble framskyndet en time": ["fee-council 12.11"],
}
_WHERETO = frozenset({"forward", "fram", "frem", "fremover", "framover", "up", "back", "tilbake", "attende"})


def is_shifted(tokens: Sequence[Token], at: int) -> bool:
    """True where such words end at that token."""
    at -= text_at(tokens, at) in _WHERETO
    return has(tokens, at, "moved")
