"""Short messages as people write them, and who is asked about them."""

from datetime import date
from decimal import Decimal

from claims.lines import MileageLine, day_of
from demo.scenes.figures import expect_state, expect_sums, kroner
from demo.stage import Stage, expect


def own_claim(stage: Stage) -> None:
    """Ragnhild may attest for her own board, but never her own claim: Nils gets it, taxed where it lacks the route."""
    stage.writes("Ragnhild", "Møte i formannskapet i går og 36 km t/r, Ola Nordmann satt på")
    card = stage.sees("Ragnhild", "12. november 2026", kroner("1650.00"), kroner("226.80"), "Passasjer: Ola Nordmann")
    expect_sums(
        stage.claim_of("Ragnhild"), lines=["1650.00", "226.80"], total="1876.80", taxable="1714.80", tax_free="162.00"
    )
    stage.presses("Ragnhild", card, "submit")
    taxed = f"{kroner('162.00')} til blir trekkpliktig, fordi dokumentasjon mangler"
    stage.presses("Nils", stage.sees("Nils", "Ragnhild Myhre", taxed, "[Attester]"), "attest")
    stage.presses("Turid", stage.sees("Turid", "Ragnhild Myhre", "[Anvis]"), "authorise")
    expect_state(stage, "Ragnhild", "authorised")
    stage.sees("Ragnhild", "Turid Moen", "anvist")
    shown = [text for text in stage.chat_of("Ragnhild") if "[Attester]" in text]
    expect("cards that ask Ragnhild to attest her own claim", [], shown)


def slow_click(stage: Stage) -> None:
    """Sigrid reads Nynorsk; Geir authorises, and Turid's screen still shows the buttons when she presses."""
    stage.writes("Sigrid", "3 møter i kontrollutvalget: 10.9, 15.10 og 12.11")
    card = stage.sees("Sigrid", f"Til saman: {kroner('4350.00')}")
    claim = stage.claim_of("Sigrid")
    expect_sums(claim, lines=["1450.00"] * 3, total="4350.00", taxable="4350.00", tax_free="0.00")
    days = [date(2026, 9, 10), date(2026, 10, 15), date(2026, 11, 12)]
    expect(f"claim {claim.number}: dates", days, [day_of(line.line) for line in claim.lines])

    stage.presses("Sigrid", card, "submit")
    stage.presses("Nils", stage.sees("Nils", "Sigrid Lothe", "[Attester]"), "attest")
    slow_screen = stage.sees("Turid", "Sigrid Lothe", "[Anvis]")
    stage.presses("Geir", stage.sees("Geir", "Sigrid Lothe", "[Anvis]"), "authorise")
    expect_state(stage, "Sigrid", "authorised")
    before = stage.claim_of("Sigrid")
    stage.presses("Turid", slow_screen, "authorise", stale=True)
    stage.sees("Turid", "Dette er allerede avgjort")
    stage.settle()
    expect("the claim after the slow click", before, stage.claim_of("Sigrid"))


def asks_what_is_missing(stage: Stage) -> None:
    """Leif says only that he drove; he answers in words, and the claim waits for Nils."""
    stage.writes("Leif", "kjøring til møtet")
    stage.sees("Leif", "Når kjørte du, hvor langt og hvilken strekning?")
    expect("open questions", ["date", "distance_km"], [question.field for question in stage.claim_of("Leif").questions])
    stage.writes("Leif", "12. november, 24 km fra Haugen til rådhuset")
    stage.sees("Leif", kroner("127.20"), "Hva var formålet med kjøringen?")
    stage.writes("Leif", "befaring på sykehjemmet")
    card = stage.sees("Leif", "12. november 2026", "24 km med bil", "Haugen–rådhuset", "befaring på sykehjemmet")
    claim = stage.claim_of("Leif")
    expect_sums(claim, lines=["127.20"], total="127.20", taxable="43.20", tax_free="84.00")
    drive = claim.lines[0].line
    assert isinstance(drive, MileageLine)
    expect("the drive's date", date(2026, 11, 12), drive.date)
    expect("the drive's distance", Decimal(24), drive.distance_km)
    expect("the drive's route", ("Haugen", "rådhuset"), drive.route)
    expect("the drive's purpose", "befaring på sykehjemmet", drive.purpose)
    stage.presses("Leif", card, "submit")
    stage.sees("Leif", "sendt til attestering hos Nils Bakke")
    stage.sees("Nils", "Leif Kvamme", "[Attester]")
