"""What the writer wants on another claim: `flytt linje 2 til krav 2026-00012`, `lag et eget krav av kvitteringen`."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """Lines by number from 0, none for all, and the number of the claim they go to, empty for one of their own.

    `files` says that the files are meant that came last, and no lines.
    """

    lines: tuple[int, ...]
    home: str
    files: bool = False


_PLEASE = r"(?:(?:kan du|ver så snill og|vær så snill å|please|can you|could you)\s+)?"
_OWN = r"(?:et|eit|ett|a|its)\s+(?:eget|eige|nytt|new|separate|own)\s+(?:krav|claim)"
_NUMBERS = r"(?P<lines>\d{1,3}(?:\s*(?:,|og|and|-|–)\s*\d{1,3})*)"
_LINES = rf"(?:linjene|linjer|linje|linja|linjen|lines|line)\s+{_NUMBERS}"
_ALL = r"(?:alt|alle|kravet|det|dette|everything|all|the claim|it)"
_FILES = (
    r"(?P<files>bilete[rt]?|bilet(?:a|ene)|bilde[tn]e?|bildene|fotoet|fotoa|fotoene|vedlegget|vedlegg(?:a|ene)|bilaget|bilag(?:a|ene)"
    r"|kvittering(?:a|en|ene|ane)|billett(?:en|ene|ane)|fil(?:a|en|ene|ane)"
    r"|the\s+(?:photo|picture|image|receipt|attachment|file|ticket)s?)"
)
_TO = r"(?:til|to)\s+(?:(?:kravet|krav|claim)\s+)?(?P<home>20\d\d-\d{5,})"
_PATTERNS = tuple(
    re.compile(rf"\W*{_PLEASE}{pattern}\W*", re.IGNORECASE)
    for pattern in (
        rf"(?:flytt|flytte|move)\s+{_LINES}\s+{_TO}",
        rf"(?:flytt|flytte|move)\s+{_ALL}\s+{_TO}",
        rf"(?:flytt|flytte|move)\s+{_LINES}\s+(?:til|to)\s+{_OWN}",
        rf"(?:lag|lage|make)\s+{_OWN}\s+(?:av|of)\s+{_LINES}",
        rf"(?:flytt|flytte|move)\s+{_FILES}\s+{_TO}",
        rf"(?:flytt|flytte|move)\s+{_FILES}\s+(?:til|to)\s+{_OWN}",
        rf"(?:lag|lage|make)\s+{_OWN}\s+(?:av|of)\s+{_FILES}",
    )
)
_RANGE = re.compile(r"(\d+)\s*[-–]\s*(\d+)|(\d+)")

EXAMPLES: dict[str, Move | None] = {
    "flytt linje 2 til krav 2026-00012": Move((1,), "2026-00012"),
    "Flytt linjene 2, 3 og 5 til 2026-00012.": Move((1, 2, 4), "2026-00012"),
    "kan du flytte linje 1-3 til kravet 2026-00012?": Move((0, 1, 2), "2026-00012"),
    "flytt alt til krav 2026-00012": Move((), "2026-00012"),
    "flytt linje 3 til eit eige krav": Move((2,), ""),
    "lag et eget krav av linje 3": Move((2,), ""),
    "please move line 2 to claim 2026-00012": Move((1,), "2026-00012"),
    "make a separate claim of lines 2 and 3": Move((1, 2), ""),
    "flytt bildet til krav 2026-00012": Move((), "2026-00012", files=True),
    "Kan du flytte kvitteringene til 2026-00012?": Move((), "2026-00012", files=True),
    "lag eit eige krav av vedlegga": Move((), "", files=True),
    "flytt biletet til eit nytt krav": Move((), "", files=True),
    "please move the photo to claim 2026-00012": Move((), "2026-00012", files=True),
    "make a new claim of the receipts": Move((), "", files=True),
    "flytt linje 3-1 til krav 2026-00012": None,
    "flytt bildet": None,
    "flytt bilder til krav 2026-00012": None,
    "flytt linje 0 til krav 2026-00012": None,
    "flytt linje 2 og 5-3 til krav 2026-00012": None,
    "lag et eget krav av linje 0": None,
    "flytt møtet til 13.10": None,
    "lag et eget krav": None,
    "Vi flyttet linje 2 til krav 2026-00012 i går": None,
}


def moved(text: str) -> Move | None:
    """The move that the message orders, and nothing else; None for any other message, and for lines that cannot be."""
    found = next(filter(None, (pattern.fullmatch(text.strip()) for pattern in _PATTERNS)), None)
    if found is None:
        return None
    said = found.groupdict()
    lines = _numbers(said.get("lines") or "")
    return None if lines is None else Move(lines, said.get("home") or "", files=bool(said.get("files")))


def _numbers(said: str) -> tuple[int, ...] | None:
    """The lines of these numbers; None when one of them can be no line's, or a range runs backwards."""
    numbers: list[int] = []
    for first, last, alone in _RANGE.findall(said):
        start, end = int(alone or first), int(alone or last)
        if not 1 <= start <= end:
            return None
        numbers += range(start - 1, end)
    return tuple(dict.fromkeys(numbers))
