"""The page in Chromium: one person writes and presses, the next one sees it."""

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Page, expect
from waitress.server import create_server

from demo.page.app import page_app
from demo.receipt import photo
from demo.stage import Stage
from tests.servers.browser import chromium

MILLISECONDS = 20_000


@pytest.fixture
def address(stage: Stage) -> Iterator[str]:
    """Where the page of that town is served."""
    server = create_server(page_app(stage.town, stage.office), host="127.0.0.1", port=0)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    # The server's own thread closes it; from here it would go on with what is closed.
    server.trigger.pull_trigger(server.close)
    thread.join(10)
    assert not thread.is_alive()


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    """A window of Chromium at that address, in which an error on the console is a failure."""
    complaints: list[str] = []
    with chromium() as browser:
        window = browser.new_page(base_url=address)
        window.set_default_timeout(MILLISECONDS)
        window.on("pageerror", lambda error: complaints.append(str(error)))
        window.on("console", lambda said: complaints.append(said.text) if said.type == "error" else None)
        yield window
    assert complaints == []


def test_a_claim_goes_from_one_person_to_the_next(page: Page, tmp_path: Path) -> None:
    paper = tmp_path / "ferje.jpg"
    paper.write_bytes(photo("Lauvdal ferje", "142,00 kr"))
    page.goto("/1001/")
    page.get_by_label("Melding til Godtgjort").fill("Kommunestyret 12.10.2023, ferje 142,-, 64 km")
    page.locator("#chat-form input[type=file]").set_input_files(paper)
    page.get_by_role("button", name="Send melding").click()
    own, card = page.locator("#chat article.own"), page.locator("#chat article.bot").first
    expect(own.locator("img")).to_be_visible(timeout=MILLISECONDS)
    expect(card).to_contain_text("1 928,72 kr", timeout=MILLISECONDS)
    card.get_by_role("button", name="Send til godkjenning").click()
    expect(card).to_contain_text("sendt, venter på attestering", timeout=MILLISECONDS)
    expect(card.get_by_role("button", name="Send til godkjenning")).to_have_count(0)

    page.get_by_role("link", name=re.compile("Nils Bakke")).click()
    card = page.locator("#chat article.bot").first
    expect(card).to_contain_text("Fra: Kari Haugen", timeout=MILLISECONDS)
    card.get_by_role("button", name="Returner").click()
    reason = page.get_by_label("Hva må rettes?")
    expect(reason).to_be_focused(timeout=MILLISECONDS)
    reason.press("Escape")
    expect(page.locator("dialog")).to_be_hidden(timeout=MILLISECONDS)
    card.get_by_role("button", name="Attester").click()
    expect(card).to_contain_text("attestert, venter på anvisning", timeout=MILLISECONDS)
    expect(page.locator("#claims")).to_contain_text("Kari Haugen, 1 928,72 kr")


def test_the_keyboard_is_enough_to_write(page: Page) -> None:
    page.goto("/1001/")
    page.get_by_label("Melding til Godtgjort").focus()
    page.keyboard.type("Kommunestyret 12.10.2023")
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name="Send til godkjenning")
    button.focus(timeout=MILLISECONDS)
    page.keyboard.press("Enter")
    expect(page.locator("#chat article.bot").first).to_contain_text("sendt, venter", timeout=MILLISECONDS)


def test_a_mail_is_opened_shut_in_and_answered(page: Page) -> None:
    page.goto("/2001/")
    page.get_by_text("Skriv e-post til Godtgjort").click()
    page.get_by_label("Emne").fill("November")
    page.get_by_label("Tekst").fill("Avlaster lav sats 5 timer 10.11.2024")
    page.get_by_role("button", name="Send e-post").click()
    letter = page.locator("#mail details").first
    letter.locator("summary").click(timeout=MILLISECONDS)
    expect(letter.frame_locator("iframe").locator("body")).to_contain_text("475,00 kr", timeout=MILLISECONDS)
    letter.get_by_role("button", name="Svar").click()
    expect(page.get_by_label("Emne")).to_have_value(re.compile("^Re: "))
    page.get_by_label("Tekst").fill("send")
    page.get_by_role("button", name="Send e-post").click()
    expect(page.locator("#claims")).to_contain_text("sendt, venter på attestering", timeout=MILLISECONDS)


def test_a_phone_has_no_sideways_scrolling(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto("/1001/")
    page.wait_for_selector("#chat-form")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
