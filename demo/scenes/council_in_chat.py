"""A councillor's claim in chat, returned by the attestor and by the authoriser, corrected in words each time."""

from decimal import Decimal

from demo import receipt
from demo.scenes.figures import at, expect_state, expect_sums
from demo.slack import Message
from demo.stage import Stage, expect


def play(stage: Stage) -> None:
    """Kari claims, is asked for the route, and is corrected twice; Nils attests and Turid authorises."""
    card = _claims(stage)
    stage.presses("Kari", card, "submit")
    stage.sees("Kari", "sendt til attestering hos Nils Bakke")

    reason = "Kjøreboka viser 60 km."
    stage.presses("Nils", stage.sees("Nils", "2 070,72 kr", "[Returner]"), "return", reason=reason)
    stage.sees("Kari", reason)
    expect_state(stage, "Kari", "returned")
    stage.writes("Kari", "linje 3 skal være 60 km")
    card = stage.sees("Kari", "60 km med bil", "2 052,80 kr", "[Send til godkjenning]")
    expect_sums(
        stage.claim_of("Kari"),
        lines=["1500.00", "284.00", "268.80"],
        total="2052.80",
        taxable="1558.80",
        tax_free="494.00",
    )
    stage.presses("Kari", card, "submit")
    stage.presses("Nils", stage.sees("Nils", "2 052,80 kr", "[Attester]"), "attest")
    stage.sees("Kari", "Nils Bakke", "attestert")
    _sent_back_by_the_authoriser(stage)


def _claims(stage: Stage) -> Message:
    stage.writes(
        "Kari",
        "Kommunestyret den 12.10.2023. Ferje t/r 2x142,-, kvittering vedlagt. 64 km",
        at=at(2023, 10, 13),
        files=[("ferjebillett.jpg", receipt.photo("Lauvdal ferje", "12.10.2023", "2 x 142,00 = 284,00 kr"))],
    )
    shown = ("12. oktober 2023", "1 500,00 kr", "284,00 kr", "286,72 kr")
    stage.sees("Kari", *shown, "Uten rute må du betale skatt av hele beløpet")
    stage.writes("Kari", "fra Haugen til rådhuset og tilbake")
    card = stage.sees("Kari", "Haugen–rådhuset", "286,72 kr", "[Send til godkjenning]")
    claim = stage.claim_of("Kari")
    expect_sums(claim, lines=["1500.00", "284.00", "286.72"], total="2070.72", taxable="1562.72", tax_free="508.00")
    drive = claim.lines[2].price
    assert drive
    expect("mileage: tax-free", Decimal("224.00"), drive.tax_free)
    expect("mileage: taxable", Decimal("62.72"), drive.taxable)
    expect("receipts", 1, len(claim.receipts))
    return card


def _sent_back_by_the_authoriser(stage: Stage) -> None:
    reason = "Ferjebilletten er på 280 kroner til sammen."
    stage.presses("Turid", stage.sees("Turid", "2 052,80 kr", "[Anvis]"), "return", reason=reason)
    stage.sees("Kari", reason)
    expect_state(stage, "Kari", "returned")
    stage.writes("Kari", "linje 2 skal være 280 kr")
    card = stage.sees("Kari", "280,00 kr", "2 048,80 kr", "[Send til godkjenning]")
    stage.presses("Kari", card, "submit")
    # Nils has attested already: what the authoriser sent back goes to the authoriser again.
    card = stage.sees("Turid", "2 048,80 kr", "[Anvis]")
    expect_state(stage, "Kari", "attested")
    stage.presses("Turid", card, "authorise")
    stage.sees("Kari", "Turid Moen", "anvist")
    expect_state(stage, "Kari", "authorised")
    expect_sums(
        stage.claim_of("Kari"),
        lines=["1500.00", "280.00", "268.80"],
        total="2048.80",
        taxable="1558.80",
        tax_free="490.00",
    )
