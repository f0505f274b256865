"""The two roads of a claim, played on the page by clicking."""

import re
from decimal import Decimal
from pathlib import Path

from playwright.sync_api import FrameLocator, Locator, Page, expect

from demo.receipt import photo


def go_to(page: Page, part: str, person: str | None = None) -> None:
    """The page of the part's first person, or of that person of the part."""
    page.get_by_role("navigation", name="Hvem vil du være?").get_by_role("link", name=part).click()
    if person:
        page.get_by_role("navigation", name="Andre i samme rolle").get_by_role("link", name=person).click()


def card(page: Page, *words: str) -> Locator:
    """The bot's message with those words."""
    found = page.locator("#chat article.bot")
    for each in words:
        found = found.filter(has_text=re.compile(re.escape(each).replace(r"\ ", r"\s")))
    return found.first


def newest_mail(page: Page, of: int) -> FrameLocator:
    """The body of the newest mail, opened, once there are so many."""
    expect(page.locator("#mail > li")).to_have_count(of)
    page.locator("#mail summary").first.click()
    return page.locator("#mail details").first.frame_locator("iframe")


def test_a_politician_claims_by_chat_and_payroll_has_the_file(page: Page, tmp_path: Path) -> None:
    ticket = tmp_path / "ferje.jpg"
    ticket.write_bytes(photo("Lauvdal ferje", "142,00 kr"))
    page.goto("/")
    page.get_by_label("Melding til Godtgjort").fill("Kommunestyret 12.11.2026, ferje 142,-, 64 km Haugen–rådhuset")
    page.locator("#chat-form input[type=file]").set_input_files(ticket)
    expect(page.locator("#chat-form output")).to_have_text("ferje.jpg")
    page.get_by_role("button", name="Send melding").click()
    expect(page.locator("#chat article.own img")).to_be_visible()
    own = card(page, "2 131,20 kr")
    own.get_by_role("button", name="Send til godkjenning").click()
    expect(own).to_contain_text("sendt, venter på attestering")
    expect(own.get_by_role("button", name="Send til godkjenning")).to_have_count(0)

    go_to(page, "Attestant")
    asked = card(page, "Kari Haugen", "2 131,20 kr")
    asked.get_by_role("button", name="Returner", exact=True).click()
    page.get_by_label("Hva må rettes?").fill("Kjøreboka viser 60 km.")
    page.get_by_role("dialog").get_by_role("button", name="Send i retur").click()
    expect(page.get_by_role("dialog")).to_be_hidden()

    go_to(page, "Folkevalgt")
    expect(page.locator("#chat")).to_contain_text("Kjøreboka viser 60 km.")
    page.get_by_label("Melding til Godtgjort").fill("linje 3 skal være 60 km")
    page.get_by_role("button", name="Send melding").click()
    corrected = card(page, "2 110,00 kr", "Send til godkjenning")
    corrected.get_by_role("button", name="Send til godkjenning").click()
    expect(page.locator("#claims")).to_contain_text("Venter på Nils Bakke")

    go_to(page, "Attestant")
    card(page, "2 110,00 kr", "Attester").get_by_role("button", name="Attester", exact=True).click()
    expect(page.locator("#claims")).to_contain_text("attestert, venter på anvisning")
    go_to(page, "Anviser")
    card(page, "2 110,00 kr", "Anvis").get_by_role("button", name="Anvis", exact=True).click()
    expect(page.locator("#claims")).to_contain_text("anvist, klart for lønn")

    go_to(page, "Lønn")
    expect(page.locator("#ready")).to_contain_text(re.compile(r"1 krav er anvist, til sammen 2\s110,00\skr"))
    page.get_by_role("button", name="Lag lønnsfil").click()
    run = page.locator("#pay .run")
    expect(run).to_contain_text("stemmer")
    with page.expect_download() as downloading:
        run.get_by_role("button", name="Last ned CSV").click()
    header, *rows = [row.split(";") for row in downloading.value.path().read_text("utf-8").splitlines()]
    assert sum(Decimal(row[header.index("amount")]) for row in rows) == Decimal("2110.00")
    run.get_by_role("button", name="Meld at det er betalt").click()
    page.get_by_role("button", name="Ja, den er betalt").click()
    expect(run.get_by_role("button", name="Meld at det er betalt")).to_have_count(0)

    go_to(page, "Folkevalgt")
    expect(page.locator("#chat article.bot").last).to_contain_text("betalt")
    trail = page.get_by_role("list", name="Hvem gjorde hva").first
    expect(trail.get_by_role("listitem")).to_contain_text(
        [
            "Kari Haugen skrev kravet i Slack",
            "Kari Haugen sendte kravet",
            "Nils Bakke returnerte i Slack: «Kjøreboka viser 60 km.»",
            "Kari Haugen rettet kravet",
            "Kari Haugen sendte kravet",
            "Nils Bakke attesterte",
            "Turid Moen anviste",
            "Eva Lunde la kravet i lønnsfilen",
            "Eva Lunde meldte at det er betalt",
        ]
    )


def test_a_carer_claims_by_mail_and_answers_send(page: Page) -> None:
    page.goto("/")
    go_to(page, "Avlaster")
    page.get_by_text("Skriv e-post til Godtgjort").click()
    page.get_by_role("button", name="Prøv: Avlaster lav sats 48 timer").click()
    expect(page.get_by_label("Emne")).to_have_value("Avlastning")
    expect(page.locator("#mail-form output")).to_have_text("timeliste.pdf")
    page.get_by_role("button", name="Send e-post").click()
    body = newest_mail(page, of=2).locator("body")
    expect(body).to_contain_text(re.compile(r"Til sammen"))
    expect(body).to_contain_text("timeliste.pdf")
    page.get_by_role("button", name="Svar").first.click()
    expect(page.get_by_label("Emne")).to_have_value(re.compile("^Re: "))
    page.get_by_label("Tekst").fill("send")
    page.get_by_role("button", name="Send e-post").click()
    expect(page.locator("#claims")).to_contain_text("Venter på Marit Fossheim")

    go_to(page, "Attestant", "Marit Fossheim")
    card(page, "Berit Solli", "Attester").get_by_role("button", name="Attester", exact=True).click()
    expect(page.locator("#claims")).to_contain_text("attestert, venter på anvisning")
    go_to(page, "Anviser", "Geir Aasland")
    card(page, "Berit Solli", "Anvis").get_by_role("button", name="Anvis", exact=True).click()
    expect(page.locator("#claims")).to_contain_text("anvist, klart for lønn")

    go_to(page, "Avlaster")
    expect(newest_mail(page, of=6).locator("body")).to_contain_text("Geir Aasland")
    expect(page.locator("#claims")).to_contain_text("Berit Solli skrev kravet på e-post")
