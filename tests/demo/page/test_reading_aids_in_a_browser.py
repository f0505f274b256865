"""What helps to understand the page: previews of mails, a payroll file one can read and print, room for what counts."""

import re

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

CLAIM = "Kommunestyret 12.11.2026, 64 km Haugen–rådhuset"
HEADINGS = [
    "Ansatt", "Krav", "Linje", "Lønnsart", "Antall", "Sats", "Beløp", "Trekkpliktig",
    "Ansvar", "Funksjon", "Prosjekt", "Objekt", "Fra", "Til",
]  # fmt: skip


@pytest.fixture
def exported(page: Page) -> Page:
    """Payroll's room with the file of one claim as a table."""
    page.goto("/1001/")
    page.get_by_label("Melding til Godtgjort").fill(CLAIM)
    page.get_by_role("button", name="Send melding").click()
    page.get_by_role("button", name="Send til godkjenning").click()
    for name, button in (("Nils Bakke", "Attester"), ("Turid Moen", "Anvis"), ("Eva Lunde", "Lag lønnsfil")):
        page.locator("#next").get_by_role("link", name=name).click()
        page.get_by_role("button", name=button, exact=True).click()
    page.get_by_text("Se filen som tabell").click()
    return page


def test_the_guide_gives_way_once_one_has_begun_and_comes_back_when_asked(page: Page) -> None:
    page.goto("/1001/")
    guide = page.get_by_role("complementary", name="Prøv hele veien på ett minutt")
    expect(guide).to_be_visible()
    page.get_by_label("Melding til Godtgjort").fill(CLAIM)
    page.get_by_role("button", name="Send melding").click()
    expect(page.locator("#next")).to_contain_text("Din tur")
    expect(guide).to_be_hidden()
    room = page.locator("#chat").bounding_box()
    assert room
    assert room["height"] > 400
    page.set_viewport_size({"width": 1280, "height": 720})
    room = page.locator("#chat").bounding_box()
    assert room
    assert room["height"] > 230
    page.get_by_role("button", name="Slik prøver du").click()
    expect(guide).to_be_visible()
    page.goto("/3001/")
    expect(guide).to_be_visible()


def test_a_mail_says_what_is_in_it_before_it_is_opened(page: Page) -> None:
    page.goto("/2001/mail")
    page.get_by_text("Skriv e-post til Godtgjort").click()
    page.get_by_role("button", name="Prøv: Avlaster lav sats 5 timer i dag").click()
    page.get_by_role("button", name="Send e-post").click()
    previews = page.locator("#mail .preview")
    expect(previews).to_have_text([re.compile("^Her er kravet ditt"), "Avlaster lav sats 5 timer i dag"])


def test_the_payroll_file_is_read_as_people_write_and_printed_whole(exported: Page) -> None:
    table = exported.get_by_role("table")
    expect(table.get_by_role("columnheader")).to_have_text(HEADINGS)
    expect(table.get_by_role("row").nth(1).get_by_role("cell").nth(6)).to_have_text("1650,00")
    expect(table.get_by_role("row").nth(1).get_by_role("cell").nth(7)).to_have_text("ja")
    paper = pypdfium2.PdfDocument(exported.pdf(prefer_css_page_size=True))
    assert len(paper) == 1
    page = paper[0]
    assert page.get_width() > page.get_height()
    text = page.get_textpage().get_text_bounded()
    assert all(words in text for words in ("Lønnsfil 1", "stemmer", "Objekt", "Til", "2026-11-12", "1650,00"))
    assert not any(words in text for words in ("Slik prøver du", "Last ned", "Krav i kommunen", "Folkevalgt"))


def test_nothing_moves_for_whoever_wants_it_still(exported: Page) -> None:
    exported.emulate_media(reduced_motion="reduce")
    exported.goto("/1001/")
    expect(exported.locator("#chat article.bot").first).to_be_attached()
    assert exported.evaluate("document.getAnimations().length") == 0
    scrolls = "new Set([...document.querySelectorAll('*')].map((each) => getComputedStyle(each).scrollBehavior))"
    assert exported.evaluate(f"[...{scrolls}]") == ["auto"]
