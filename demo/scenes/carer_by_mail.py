"""A respite carer's month by mail, from the first mail to the authorised claim."""

from datetime import date

from demo import receipt
from demo.scenes.figures import at, expect_state, expect_sums
from demo.stage import Stage, expect


def play(stage: Stage) -> None:
    """Berit mails and sends, Marit attests, Geir authorises; Berit hears of each step by mail."""
    stage.mails(
        "Berit",
        "Januar 2024",
        "Avlaster lav sats (95kr) x 48 01.01-24-02.01-24, godtgjøring over 10 år 2 døgn",
        when=at(2024, 1, 8),
        files=[("timeliste.pdf", receipt.pdf("Timeliste januar 2024", "01.01 24 timer", "02.01 24 timer"))],
    )
    answer = stage.gets(
        "Berit",
        "1.–2. januar 2024",
        "4 560,00 kr, trekkpliktig",
        "580,00 kr, trekkfritt",
        "Trekkfritt: 580,00 kr",
        "Trekkpliktig: 4 560,00 kr",
        "Til sammen: 5 140,00 kr",
        "timeliste.pdf",
    )
    claim = stage.claim_of("Berit")
    expect_sums(claim, lines=["4560.00", "580.00"], total="5140.00", taxable="4560.00", tax_free="580.00")
    expect(f"claim {claim.number}: period", (date(2024, 1, 1), date(2024, 1, 2)), claim.period)

    stage.mails("Berit", f"Re: {answer['Subject']}", "send", when=at(2024, 1, 8, 10), answers=answer)
    stage.gets("Berit", "Marit Fossheim")
    expect_state(stage, "Berit", "submitted")

    stage.presses("Marit", stage.sees("Marit", "5 140,00 kr", "[Attester]"), "attest")
    stage.gets("Berit", "Marit Fossheim", "attestert")
    expect_state(stage, "Berit", "attested")

    stage.presses("Geir", stage.sees("Geir", "5 140,00 kr", "[Anvis]"), "authorise")
    stage.gets("Berit", "Geir Aasland", "anvist")
    expect_state(stage, "Berit", "authorised")
