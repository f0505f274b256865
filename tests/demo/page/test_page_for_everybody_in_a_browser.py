"""The page without a mouse, on a phone, in the dark and for screen readers."""

import re
from itertools import pairwise

import pytest
from playwright.sync_api import Page, ViewportSize, expect
from sqlalchemy import update

from demo.stage import Stage
from store.tables import claim
from tests.demo.page.visiting import visit

PAGES = ["/1001/chat", "/1001/home", "/2001/mail", "/4001/pay", "/4002/care", "/3001/claims"]
PHONE: ViewportSize = {"width": 390, "height": 844}
ENOUGH, ENOUGH_WHEN_LARGE = 4.5, 3.0
"""Contrast of text to what is behind it (WCAG 2.2, 1.4.3)."""

CONTRASTS = """() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((c) => (c /= 255) <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const colour = parts(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return matchMedia("(prefers-color-scheme: dark)").matches ? [18, 18, 18] : [255, 255, 255];
  };
  const found = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement, style = getComputedStyle(element);
    if (!texts.currentNode.data.trim() || !element.checkVisibility() || element.closest(".unseen, .skip")) continue;
    const [one, other] = [light(parts(style.color)), light(behind(element))].sort((a, b) => b - a);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    found.push([texts.currentNode.data.trim().slice(0, 40), (one + 0.05) / (other + 0.05), large]);
  }
  return found;
}"""

NAMELESS = """() => [
    ...document.querySelectorAll("button, a, input:not([type=hidden]), select, textarea, iframe, summary")]
  .filter((each) => each.checkVisibility())
  .filter((each) => !(each.labels?.length || each.ariaLabel || each.title || each.textContent.trim()))
  .map((each) => each.outerHTML)"""

HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")]
  .filter((each) => each.checkVisibility()).map((each) => Number(each.tagName[1]))"""

DOUBLED = """() => {
  const ids = [...document.querySelectorAll("[id]")].map((each) => each.id);
  return ids.filter((id, at) => ids.indexOf(id) !== at);
}"""


@pytest.fixture
def lived_in(page: Page) -> Page:
    """The page after a claim was sent, with something in every list."""
    page.goto("/1001/")
    page.get_by_label("Melding til Godtgjort").fill("Kommunestyret 12.11.2026, 64 km Haugen–rådhuset")
    page.get_by_role("button", name="Send melding").click()
    page.get_by_role("button", name="Send til godkjenning").click()
    expect(page.locator("#claims")).to_contain_text("venter på attestering")
    page.goto("/2001/")
    page.get_by_text("Skriv e-post til Godtgjort").click()
    page.get_by_role("button", name="Prøv: Avlaster lav sats 5 timer i dag").click()
    page.get_by_role("button", name="Send e-post").click()
    expect(page.locator("#mail > li")).to_have_count(2)
    return page


def test_what_is_there_has_a_name_a_place_and_enough_contrast(lived_in: Page) -> None:
    for scheme in ("light", "dark"):
        lived_in.emulate_media(color_scheme=scheme)
        for path in (*PAGES, "/3001/chat"):
            visit(lived_in, path)
            assert lived_in.evaluate(NAMELESS) == [], path
            assert lived_in.evaluate(DOUBLED) == [], path
            levels = lived_in.evaluate(HEADINGS)
            assert levels[0] == 1, (path, levels)
            assert all(after - before <= 1 for before, after in pairwise(levels)), (path, levels)
            contrasts = lived_in.evaluate(CONTRASTS)
            assert len(contrasts) > 20, path
            faint = [each for each in contrasts if each[1] < (ENOUGH_WHEN_LARGE if each[2] else ENOUGH)]
            assert faint == [], (scheme, path)


def test_a_phone_shows_everything_without_sideways_scrolling(lived_in: Page) -> None:
    lived_in.set_viewport_size(PHONE)
    for path in (*PAGES, "/3001/chat"):
        visit(lived_in, path)
        for guide in ("Slik prøver du", "Skjul"):
            assert lived_in.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], path
            lived_in.get_by_role("button", name=guide).click()


def test_a_phones_first_screen_is_the_conversation_and_what_to_do_in_it(page: Page) -> None:
    page.set_viewport_size(PHONE)
    visit(page, "/")
    expect(page.locator("#next")).to_contain_text("Begynn her: trykk et forslag")
    expect(page.get_by_role("button", name="Prøv: Kommunestyremøte")).to_be_in_viewport(ratio=1)
    expect(page.get_by_role("button", name="Send melding")).to_be_in_viewport(ratio=1)
    room = page.locator("#chat").bounding_box()
    assert room
    assert room["height"] > PHONE["height"] / 3
    page.get_by_role("button", name="Slik prøver du").click()
    expect(page.get_by_role("link", name="Nils Bakke")).to_be_visible()


LABELS = """(steps) => steps.map((each) => {
  const words = document.createRange();
  words.selectNodeContents(each.lastChild);
  return [words.getBoundingClientRect().left, words.getBoundingClientRect().right];
})"""


def test_the_labels_of_a_claims_road_stand_apart(lived_in: Page, stage: Stage) -> None:
    with stage.office.desk("test") as desk:
        number = stage.claim_of("Kari").number
        desk.connection.execute(update(claim).where(claim.c.number == number).values(state="paid", version=99))
    for width in (1200, 1000, 390):
        lived_in.set_viewport_size({"width": width, "height": 860})
        visit(lived_in, "/1001/claims" if width == PHONE["width"] else "/1001/chat")
        road = lived_in.locator(".steps:has(li:nth-child(5).done) li")
        lived_in.locator("#claims summary").filter(has_text="Kari").click()
        expect(road.last).to_be_visible()
        places = road.evaluate_all(LABELS)
        assert len(places) == 5
        assert all(after[0] - before[1] > 4 for before, after in pairwise(places)), (width, places)


def test_at_twice_the_size_everything_can_be_read_and_reached(lived_in: Page) -> None:
    lived_in.set_viewport_size({"width": 640, "height": 450})  # 1280 by 900 at 200 % (WCAG 2.2, 1.4.4)
    for path in PAGES:
        visit(lived_in, path)
        assert lived_in.evaluate("document.documentElement.scrollWidth") <= 640, path
        rooms = lived_in.locator(".room .list").evaluate_all("lists => lists.map((list) => list.clientHeight)")
        assert all(height > 200 for height in rooms), path
    visit(lived_in, "/1001/chat")
    lived_in.get_by_role("button", name="Send melding").scroll_into_view_if_needed()
    expect(lived_in.get_by_role("button", name="Send melding")).to_be_in_viewport(ratio=1)


def test_a_phone_comes_to_the_claims_by_their_tab(lived_in: Page) -> None:
    lived_in.set_viewport_size(PHONE)
    visit(lived_in, "/1001/")
    expect(lived_in.locator("#claims")).to_be_hidden()
    lived_in.get_by_role("link", name="Krav", exact=True).click()
    expect(lived_in.locator("#claims")).to_contain_text("Venter på Nils Bakke")


def tab_to(page: Page, name: str, within: str = "body") -> None:
    """Tab until what has that name, within that part of the page, has the focus."""
    wanted = re.compile(name)
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "(e => e.ariaLabel || e.labels?.[0]?.textContent || e.textContent)(document.activeElement)"
        )
        if wanted.search(focused.strip()) and page.locator(f"{within} :focus").count():
            outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
            assert outline != "none", f"the focus on {focused} is not seen"
            return
    raise AssertionError(f"{name} is not reached by Tab")


def test_a_claim_is_written_sent_and_attested_by_keyboard_alone(page: Page) -> None:
    page.goto("/")
    tab_to(page, "^Hopp til innholdet$")
    page.keyboard.press("Enter")
    tab_to(page, "^Melding til Godtgjort$")
    page.keyboard.type("Kommunestyret 12.11.2026")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Send til godkjenning")).to_be_visible()
    page.keyboard.press("Shift+Tab")
    tab_back_to(page, "^Send til godkjenning$")
    page.keyboard.press("Enter")
    expect(page.locator("#claims")).to_contain_text("Venter på Nils Bakke")
    expect(page.locator("#chat article.bot").first).to_be_focused()

    back_to_the_top(page)
    tab_to(page, "^Attestant")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Attester", exact=True)).to_be_visible()
    tab_to(page, "^Returner$")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Hva må rettes?")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.get_by_role("button", name="Returner", exact=True)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("button", name="Attester", exact=True)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#claims")).to_contain_text("attestert, venter på anvisning")


def test_a_carers_mail_goes_its_whole_road_by_keyboard_alone(page: Page) -> None:
    page.goto("/2001/")
    tab_to(page, "^Skriv e-post")
    page.keyboard.press("Enter")
    tab_to(page, "^Prøv: Avlaster lav sats 5 timer i dag")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Tekst")).to_be_focused()
    tab_to(page, "^Send e-post")
    page.keyboard.press("Enter")
    expect(page.locator("#mail > li")).to_have_count(2)
    tab_to(page, "^Krav 2026-")
    page.keyboard.press("Enter")
    tab_to(page, "^Svar$")
    page.keyboard.press("Enter")
    page.keyboard.type("send")
    tab_to(page, "^Send e-post")
    page.keyboard.press("Enter")
    for name, button in (("Marit Fossheim", "Attester"), ("Geir Aasland", "Anvis"), ("Eva Lunde", "Lag lønnsfil")):
        expect(page.locator("#next")).to_contain_text(name)
        back_to_the_top(page)
        tab_to(page, f"^{name}$", within="#next")
        page.keyboard.press("Enter")
        expect(page.locator("#next")).to_contain_text("Din tur")
        tab_to(page, f"^{button}$")
        page.keyboard.press("Enter")
    tab_to(page, "^Meld at det er betalt$")
    page.keyboard.press("Enter")
    tab_to(page, "^Ja, den er betalt$")
    page.keyboard.press("Enter")
    expect(page.locator("#next")).to_contain_text("Ferdig: Berit Solli")
    assert page.evaluate("document.activeElement !== document.body")


def back_to_the_top(page: Page) -> None:
    """Tab begins anew, as after a click beside everything."""
    page.evaluate("document.activeElement.blur(); document.querySelector('.skip').focus()")


def tab_back_to(page: Page, name: str) -> None:
    """Shift+Tab until what has that name has the focus."""
    for _ in range(20):
        page.keyboard.press("Shift+Tab")
        if re.search(name, page.evaluate("document.activeElement.textContent").strip()):
            return
    raise AssertionError(f"{name} is not reached by Shift+Tab")
