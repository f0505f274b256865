"""Two windows, a reload, many messages at once, and everything that people send though nobody expects it."""

import itertools
import os
import re

import pytest
from playwright.sync_api import FilePayload, Page, Route, expect

from demo.receipt import photo
from tests.demo.page.conftest import Visitor

CLAIM = "Kommunestyret 12.11.2026"
TOO_MUCH = """() => {
  const data = new DataTransfer();
  for (const name of ["en.jpg", "to.jpg"]) data.items.add(new File([new Uint8Array(22_000_000)], name));
  return data;
}"""


def write(page: Page, text: str, *files: FilePayload) -> None:
    page.get_by_label("Melding til Godtgjort").fill(text)
    if files:
        page.locator("#chat-form input[type=file]").set_input_files(files)
    page.get_by_role("button", name="Send melding").click()


def picture(name: str, more: int = 0) -> FilePayload:
    return FilePayload(name=name, mimeType="image/jpeg", buffer=photo("Ferje 142,-") + os.urandom(more))


def test_a_second_press_in_another_window_is_told_what_became_of_the_first(page: Page, address: str) -> None:
    page.goto("/1001/")
    write(page, CLAIM)
    other = page.context.new_page()
    other.goto(f"{address}/1001/")
    stale = other.get_by_role("button", name="Send til godkjenning")
    expect(stale).to_be_visible()
    other.route("**/now", lambda route: route.fulfill(status=304))
    page.get_by_role("button", name="Send til godkjenning").click()
    expect(page.locator("#chat article.bot").first).to_contain_text("venter på attestering")
    stale.click()
    expect(other.get_by_role("alert")).to_contain_text("Det som står der nå, gjelder.")
    other.unroute("**/now")
    expect(other.locator("#chat article.bot").first).to_contain_text("venter på attestering")
    expect(other.get_by_role("list", name="Hvem gjorde hva").get_by_text("sendte kravet")).to_have_count(1)


def test_a_reload_finds_the_dialog_where_it_was(page: Page) -> None:
    page.goto("/1001/")
    write(page, CLAIM)
    page.get_by_role("button", name="Send til godkjenning").click()
    page.goto("/3001/")
    page.get_by_role("button", name="Returner", exact=True).click()
    expect(page.get_by_label("Hva må rettes?")).to_be_visible()
    page.reload()
    page.get_by_label("Hva må rettes?").fill("Det var 13.11.")
    page.get_by_role("dialog").get_by_role("button", name="Send i retur").click()
    expect(page.locator("#next")).to_contain_text("Kari Haugen kan rette det")


def drawn_anew(page: Page) -> None:
    """From now on the page finds every message different each time that it looks."""
    numbers = itertools.count()

    def change(route: Route) -> None:
        seen = route.fetch(headers={**route.request.headers, "if-none-match": ""}).json()
        for item in seen["chat"]:
            item["html"] += f"<!-- {next(numbers)} -->"
        route.fulfill(json=seen)

    page.route("**/now", change)


@pytest.mark.parametrize("pressed", ["mouse", "keyboard"])
def test_a_button_that_changes_while_it_is_pressed_does_what_it_says(page: Page, pressed: str) -> None:
    page.goto("/1001/")
    write(page, CLAIM)
    button = page.get_by_role("button", name="Send til godkjenning")
    expect(button).to_be_visible()
    drawn_anew(page)
    button.hover()
    button.focus()
    with page.expect_response("**/now"):
        page.mouse.down() if pressed == "mouse" else page.keyboard.down("Space")
    page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
    page.mouse.up() if pressed == "mouse" else page.keyboard.up("Space")
    expect(page.locator("#chat article.bot").first).to_contain_text("venter på attestering")


def test_twenty_messages_in_a_row_all_come_in_their_order(page: Page) -> None:
    page.goto("/1001/")
    field = page.get_by_label("Melding til Godtgjort")
    for number in range(20):
        field.press_sequentially(f"Hei nummer {number}")
        field.press("Enter")
    own = page.locator("#chat article.own")
    expect(own).to_have_count(20)
    expect(own).to_contain_text([re.compile(rf"Hei nummer {number}\b") for number in range(20)])
    expect(field).to_have_value("")


def test_what_cannot_be_sent_is_said_and_comes_back_into_the_fields(page: Page) -> None:
    page.goto("/1001/")
    write(page, "  ")
    expect(page.get_by_role("alert")).to_have_text("Skriv noe, eller legg ved en fil, før du sender.")
    page.locator("#chat").dispatch_event("drop", {"dataTransfer": page.evaluate_handle(TOO_MUCH)})
    write(page, CLAIM)
    expect(page.get_by_role("alert")).to_have_text(
        "Filene er til sammen på over 40 MB. Legg ved færre eller mindre filer."
    )
    expect(page.get_by_label("Melding til Godtgjort")).to_have_value(CLAIM)
    expect(page.locator("#chat-form output")).to_have_text("en.jpg, to.jpg")
    page.get_by_role("button", name="Fjern filene").click()
    page.keyboard.press("Enter")
    expect(page.locator("#chat article.own")).to_contain_text(CLAIM)
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize(
    ("text", "file", "own", "answer"),
    [
        ("ferje 142,- 12.11.2026", picture("stor.jpg", 10_000_000), "stor.jpg", "142,00"),
        (
            "ferje 142,- 12.11.2026",
            FilePayload(name="program.exe", mimeType="application/x-msdownload", buffer=b"MZ" * 100),
            "program.exe",
            "Dette kunne jeg ikke ta imot",
        ),
        (
            CLAIM,
            picture("<img src=x onerror=alert(1)>.jpg"),
            "<img src=x onerror=alert(1)>.jpg",
            "1 650,00",
        ),
        ("فاتورة ١٠٠ كرونة 🧾", None, "فاتورة ١٠٠ كرونة 🧾", "Jeg forstod ikke"),
        (CLAIM + " og så snakket vi om veien." * 500, None, CLAIM, "1 650,00"),
    ],
    ids=["ten megabytes", "program", "hostile name", "right to left", "13,000 characters"],
)
def test_whatever_is_sent_is_shown_and_answered(
    page: Page, text: str, file: FilePayload | None, own: str, answer: str
) -> None:
    page.goto("/1001/")
    write(page, text, *([file] if file else []))
    expect(page.locator("#chat article.own")).to_contain_text(own)
    words = re.compile(re.escape(answer).replace(r"\ ", r"\s"))
    expect(page.locator("#chat article.bot").filter(has_text=words)).not_to_have_count(0)
    expect(page.locator("#chat img[src=x]")).to_have_count(0)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_stranger_with_a_hostile_name_is_only_words(visitor: Visitor) -> None:
    assert visitor.outcome("/1001/chat", text="<script>alert(1)</script>") == ""
    assert "<script>" not in str(visitor.look("1001"))
