"""A councillor's claim in chat, returned by the attestor and by the authoriser, corrected in words each time."""

from decimal import Decimal

from demo import receipt
from demo.scenes.figures import expect_state, expect_sums, kroner
from demo.slack import Message
from demo.stage import Stage, expect


def play(stage: Stage) -> None:
    """Kari claims, is asked for the route, and is corrected twice; Nils attests and Turid authorises."""
    card = _claims(stage)
    stage.presses("Kari", card, "submit")
    stage.sees("Kari", "sendt til attestering hos Nils Bakke")

    reason = "Kjøreboka viser 60 km."
    stage.presses("Nils", stage.sees("Nils", kroner("2273.20"), "[Returner]"), "return", reason=reason)
    stage.sees("Kari", reason)
    expect_state(stage, "Kari", "returned")
    stage.writes("Kari", "linje 3 skal være 60 km")
    card = stage.sees("Kari", "60 km med bil", kroner("2252.00"), "[Send til godkjenning]")
    expect_sums(
        stage.claim_of("Kari"),
        lines=["1650.00", "284.00", "318.00"],
        total="2252.00",
        taxable="1758.00",
        tax_free="494.00",
    )
    stage.presses("Kari", card, "submit")
    stage.presses("Nils", stage.sees("Nils", kroner("2252.00"), "[Attester]"), "attest")
    stage.sees("Kari", "Nils Bakke", "attestert")
    _sent_back_by_the_authoriser(stage)


def _claims(stage: Stage) -> Message:
    stage.writes(
        "Kari",
        "Kommunestyret den 12.11.2026. Ferje t/r 2x142,-, kvittering vedlagt. 64 km",
        files=[("ferjebillett.jpg", receipt.photo("Lauvdal ferje", "12.11.2026", "2 x 142,00 = 284,00 kr"))],
    )
    shown = ("12. november 2026", kroner("1650.00"), kroner("284.00"), kroner("339.20"))
    stage.sees("Kari", *shown, "Uten rute må du betale skatt av hele beløpet")
    stage.writes("Kari", "fra Haugen til rådhuset og tilbake")
    card = stage.sees("Kari", "Haugen–rådhuset", kroner("339.20"), "[Send til godkjenning]")
    claim = stage.claim_of("Kari")
    expect_sums(claim, lines=["1650.00", "284.00", "339.20"], total="2273.20", taxable="1765.20", tax_free="508.00")
    drive = claim.lines[2].price
    assert drive
    expect("mileage: tax-free", Decimal("224.00"), drive.tax_free)
    expect("mileage: taxable", Decimal("115.20"), drive.taxable)
    expect("receipts", 1, len(claim.receipts))
    return card


def _sent_back_by_the_authoriser(stage: Stage) -> None:
    reason = "Ferjebilletten er på 280 kroner til sammen."
    stage.presses("Turid", stage.sees("Turid", kroner("2252.00"), "[Anvis]"), "return", reason=reason)
    stage.sees("Kari", reason)
    expect_state(stage, "Kari", "returned")
    stage.writes("Kari", "linje 2 skal være 280 kr")
    card = stage.sees("Kari", kroner("280.00"), kroner("2248.00"), "[Send til godkjenning]")
    stage.presses("Kari", card, "submit")
    # Nils has attested already: what the authoriser sent back goes to the authoriser again.
    card = stage.sees("Turid", kroner("2248.00"), "[Anvis]")
    expect_state(stage, "Kari", "attested")
    stage.presses("Turid", card, "authorise")
    stage.sees("Kari", "Turid Moen", "anvist")
    expect_state(stage, "Kari", "authorised")
    expect_sums(
        stage.claim_of("Kari"),
        lines=["1650.00", "280.00", "318.00"],
        total="2248.00",
        taxable="1758.00",
        tax_free="490.00",
    )
