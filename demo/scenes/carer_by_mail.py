"""A respite carer's month by mail, from the first mail to the authorised claim."""

from datetime import date

from demo import receipt
from demo.scenes.figures import expect_state, expect_sums, kroner
from demo.stage import Stage, expect

HOURS, COVER, TOTAL = "4944.00", "620.00", "5564.00"
"""48 hours at 103.00, and 2 days and nights at 310.00."""


def play(stage: Stage) -> None:
    """Berit mails and sends, Marit attests, Geir authorises; Berit hears of each step by mail."""
    stage.mails(
        "Berit",
        "Oktober 2026",
        "Avlaster lav sats (103kr) x 48 24.10-26-25.10-26, godtgjøring over 10 år 2 døgn",
        files=[("timeliste.pdf", receipt.pdf("Timeliste oktober 2026", "24.10 24 timer", "25.10 24 timer"))],
    )
    answer = stage.gets(
        "Berit",
        "24.–25. oktober 2026",
        f"{kroner(HOURS)}, trekkpliktig",
        f"{kroner(COVER)}, trekkfritt",
        f"Trekkfritt: {kroner(COVER)}",
        f"Trekkpliktig: {kroner(HOURS)}",
        f"Til sammen: {kroner(TOTAL)}",
        "timeliste.pdf",
    )
    claim = stage.claim_of("Berit")
    expect_sums(claim, lines=[HOURS, COVER], total=TOTAL, taxable=HOURS, tax_free=COVER)
    expect(f"claim {claim.number}: period", (date(2026, 10, 24), date(2026, 10, 25)), claim.period)

    stage.mails("Berit", f"Re: {answer['Subject']}", "send", answers=answer)
    stage.gets("Berit", "Marit Fossheim")
    expect_state(stage, "Berit", "submitted")

    stage.presses("Marit", stage.sees("Marit", kroner(TOTAL), "[Attester]"), "attest")
    stage.gets("Berit", "Marit Fossheim", "attestert")
    expect_state(stage, "Berit", "attested")

    stage.presses("Geir", stage.sees("Geir", kroner(TOTAL), "[Anvis]"), "authorise")
    stage.gets("Berit", "Geir Aasland", "anvist")
    expect_state(stage, "Berit", "authorised")
