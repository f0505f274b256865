"""An invoice that is written for machines is read aloud to whoever decides: who sells, the sum and the day."""

from tests.bot.hands import POLITICIAN_WORDS, moment
from tests.bot.running import Running
from tests.parsers.receipts.test_invoice import SUPPLIER, ehf

INVOICE = ehf().replace("<cac:TaxTotal>", SUPPLIER.format(named="")).encode()
SAID = "faktura.xml (faktura: Fjordferjer AS, 142,00 kr, 12. oktober 2026)"


def test_it_stands_on_both_cards_and_above_the_file(bot: Running) -> None:
    bot.says("Kari", POLITICIAN_WORDS, at=moment("2023-10-13"), files=[("faktura.xml", INVOICE)])
    bot.presses("Kari", bot.sees("Kari", SAID, offers="submit"), "submit")
    bot.sees("Nils", SAID, offers="attest")
    below = bot.town.slack.wait_for_message(bot.town.user("Nils"), lambda message: bool(message.files))
    assert below.text.replace("\u00a0", " ") == f"Fila er laget for regnskapssystemer. Dette står i den: {SAID}."
    assert [file.content for file in below.files] == [INVOICE]
