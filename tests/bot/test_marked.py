"""Which lines of a draft are meant by what people call them, and what becomes of them."""

import datetime as dt
from pathlib import Path

import pytest

from bot.config.municipality import load_terms
from bot.marked import edits, meant
from claims import drafting
from claims.claim import Claim, ClaimLine
from claims.clock import OSLO
from claims.lines import ExpenseLine, Line, MileageLine, PerDiemLine
from parsers.text import Reader

TERMS = load_terms(Path("examples/lauvdal"))
READER = Reader(TERMS.catalogue)
NOW = dt.datetime(2026, 10, 14, 9, tzinfo=OSLO)
TRIP = "Kommunestyret 12.10, kjørte 42 km fra Haugen til rådhuset, ferje 142 kr, parkering 60 kr, taxi 180 kr"
DRIVES = "Kjørte 42 km fra Haugen til Vik 12.10 og 300 km fra Haugen til Bergen 13.10 på kurs"
TWO = f"{DRIVES}, buss 42 kr 13.10"
CARE = "Støttekontakt 4 timer 5.10"


def after(told: str, said: str) -> list[str] | None:
    """The draft's lines in short after the correction; None when the words correct nothing that it has."""
    claim = draft(told)
    amendment = READER.amendment(said, NOW)
    assert amendment, said
    found = [meant(change, claim, TERMS.catalogue) for change in amendment.changes]
    if [len(at) for at in found] != [1] * len(found):
        return None
    changes = zip(amendment.changes, found, strict=True)
    told_edits = [edit for change, (at,) in changes for edit in edits(change, at, claim, TERMS.catalogue)]
    return shown(drafting.change(claim, told_edits, "said", TERMS))


def draft(told: str) -> Claim:
    lines = tuple(ClaimLine(line=found.line) for found in READER.read(told, received=NOW).lines)
    return Claim(number="2026-00001", claimant="kari", channel="slack", title="", lines=lines)


def shown(claim: Claim) -> list[str]:
    return [_short(line.line) for line in claim.lines]


def _short(line: Line) -> str:
    if isinstance(line, MileageLine):
        return f"{line.distance_km} km {line.date:%d.%m}"
    assert not isinstance(line, PerDiemLine)
    assert isinstance(line, ExpenseLine)
    value = line.quantity if line.amount is None else line.amount
    return f"{line.type} {value} {line.date:%d.%m}"


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        ("ferja kostet 148 kr", {2: "ferry 148.00 12.10"}),
        ("ferjebilletten kosta 148", {2: "ferry 148.00 12.10"}),
        ("parkeringen var 80 kr, ikke 60", {3: "parking 80.00 12.10"}),
        ("parkeringa var 80 kr, ikkje 60", {3: "parking 80.00 12.10"}),
        ("the parking was 80, not 60", {3: "parking 80.00 12.10"}),
        ("the taxi was 210", {4: "taxi 210.00 12.10"}),
        ("Taxien kostet 210,50", {4: "taxi 210.50 12.10"}),
        ("Drosja kosta 210 kr", {4: "taxi 210.00 12.10"}),
        ("ferja kostet 148 kr og taxien 210", {2: "ferry 148.00 12.10", 4: "taxi 210.00 12.10"}),
        ("endre ferja fra 142 til 124", {2: "ferry 124.00 12.10"}),
        ("change the ferry to 124 kr", {2: "ferry 124.00 12.10"}),
        ("kan du rette ferja til 124?", {2: "ferry 124.00 12.10"}),
        ("Beløpet på ferja skal være 124 kr, ikke 142", {2: "ferry 124.00 12.10"}),
        ("kjørte 50 km, ikke 42", {1: "50 km 12.10"}),
        ("køyrde 50 km, ikkje 42", {1: "50 km 12.10"}),
        ("I drove 50 km, not 42", {1: "50 km 12.10"}),
        ("det var 50 km", {1: "50 km 12.10"}),
        ("Det blei 50 km", {1: "50 km 12.10"}),
        ("it was 50 km", {1: "50 km 12.10"}),
        ("nei, det var 50 km", {1: "50 km 12.10"}),
        ("endre kilometer til 50", {1: "50 km 12.10"}),
        ("endre distansen til 50 km", {1: "50 km 12.10"}),
        ("change the distance to 50", {1: "50 km 12.10"}),
        ("kjøringen 12.10 var 50 km", {1: "50 km 12.10"}),
        ("kjøringen til rådhuset var 50 km", {1: "50 km 12.10"}),
        ("turen til rådhuset var 50 km", {1: "50 km 12.10"}),
        ("kjøringen var 13.10", {1: "42 km 13.10"}),
        ("slett ferja", {2: ""}),
        ("slett ferja fra utkastet", {2: ""}),
        ("Ferja skal bort", {2: ""}),
        ("ta bort taxien", {4: ""}),
        ("ta vekk taxien", {4: ""}),
        ("slett taxien", {4: ""}),
        ("delete the taxi", {4: ""}),
        ("please remove the taxi from my claim", {4: ""}),
        ("fjern drosja", {4: ""}),
        ("stryk parkeringa, eg fekk skyss", {3: ""}),
        ("fjern parkeringen på 60 kr", {3: ""}),
        ("slett kjøringen", {1: ""}),
        ("delete the drive", {1: ""}),
        ("slett turen til rådhuset", {1: ""}),
        ("remove the ferry and the taxi", {2: "", 4: ""}),
        ("fjern både ferja og parkeringen", {2: "", 3: ""}),
        ("slett møtet", {0: ""}),
        ("ikke ta med parkeringen likevel", {3: ""}),
    ],
)
def test_a_correction_changes_the_line_that_it_names_and_no_other(said: str, changed: dict[int, str]) -> None:
    before = shown(draft(TRIP))
    wanted = [changed.get(at, line) for at, line in enumerate(before)]
    assert after(TRIP, said) == [line for line in wanted if line]


@pytest.mark.parametrize(
    ("said", "changed"),
    [
        ("turen til Bergen var 320 km", {1: "320 km 13.10"}),
        ("kjøringen til Vik var 50 km", {0: "50 km 12.10"}),
        ("kjøringen 13.10 var 320 km", {1: "320 km 13.10"}),
        ("kjørte 320 km, ikke 300", {1: "320 km 13.10"}),
        ("slett turen til Bergen", {1: ""}),
        ("slett kjøringen 12.10", {0: ""}),
        ("bussen kostet 54 kr", {2: "transit 54.00 13.10"}),
        ("the bus was 54", {2: "transit 54.00 13.10"}),
        ("slett kurset", None),
        ("slett kjøringen", None),
        ("kjøringen var 50 km", None),
        ("kjørte 50 km, ikke 43", None),
        ("slett turen til Oslo", None),
        ("slett ferja", None),
        ("ferja kostet 148", None),
    ],
)
def test_the_place_the_day_or_the_old_value_tells_which_drive(said: str, changed: dict[int, str] | None) -> None:
    before = shown(draft(TWO))
    assert len(before) == 3
    wanted = None if changed is None else [changed.get(at, line) for at, line in enumerate(before)]
    assert after(TWO, said) == (wanted and [line for line in wanted if line])


def test_a_moved_meeting_takes_along_what_was_done_for_it_that_day() -> None:
    moved = after(TRIP, "møtet var 13.10")
    assert moved is not None
    assert all(line.endswith("13.10") for line in moved)


def test_hours_are_those_of_the_line_that_counts_them() -> None:
    assert after(f"{CARE}\nKommunestyret 5.10", "det var 5 timer") == ["support-hour 5 05.10", "fee-council 1 05.10"]


@pytest.mark.parametrize(
    "said",
    [
        "Kommunestyret var 12.10",
        "taxi 210 kr",
        "kjørte 42 km til rådhuset",
        "skal jeg slette ferja?",
        "slett utkastet",
        "linje 2 skal være 60 km",
        "hva kostet ferja?",
        "ferja og taxien kostet til sammen 300",
        "Jeg betalte for parkeringen da jeg var i Vik, den kostet 54 kr, og så tok jeg bussen hjem",
    ],
)
def test_what_names_nothing_known_or_tells_more_is_no_correction_by_name(said: str) -> None:
    assert READER.amendment(said, NOW) is None
