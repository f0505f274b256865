"""The page on a phone: menus stay in their room, and the guide lies over the rooms while one reads it."""

import pytest
from playwright.sync_api import Page, ViewportSize, expect
from slack_sdk import WebClient

from demo.stage import Stage
from tests.demo.page.everything import MESSAGE
from tests.demo.page.visiting import visit

PHONE: ViewportSize = {"width": 390, "height": 844}

OUTSIDE = """() => [...document.querySelectorAll(".menu > div, .menu button")]
  .filter((each) => {
    const [own, room] = [each, each.closest(".list")].map((one) => one.getBoundingClientRect());
    return each.checkVisibility() && (own.left < room.left || own.right > room.right);
  }).map((each) => each.textContent)"""


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size(PHONE)
    return page


def test_every_menu_opens_within_its_room(phone: Page, stage: Stage) -> None:
    slack = stage.town.slack
    phone.goto("/2001/mail")
    phone.get_by_text("Skriv e-post til Godtgjort").click()
    phone.get_by_role("button", name="Prøv: Avlaster lav sats 5 timer i dag").click()
    phone.get_by_role("button", name="Send e-post").click()
    expect(phone.locator("#mail > li")).to_have_count(2)
    client = WebClient(token=slack.bot_token, base_url=slack.api_url)
    client.chat_postMessage(channel=stage.town.user("Berit").id, text="Alt", blocks=MESSAGE)
    for path, menus in (("/2001/mail", 1), ("/2001/chat", 2)):
        visit(phone, path)
        assert phone.locator(".menu").count() >= menus
        phone.evaluate("document.querySelectorAll('.list details').forEach((each) => { each.open = true })")
        assert phone.evaluate(OUTSIDE) == [], path
        assert phone.locator(".list").first.evaluate("list => list.scrollWidth - list.clientWidth") == 0


def test_the_guide_lies_over_the_rooms_and_leaves_when_one_goes_on(phone: Page) -> None:
    visit(phone, "/1001/")
    guide = phone.get_by_role("complementary", name="Prøv hele veien på ett minutt")
    room = phone.locator("#chat").bounding_box()
    phone.get_by_role("button", name="Slik prøver du").click()
    expect(guide).to_be_in_viewport(ratio=1)
    assert phone.locator("#chat").bounding_box() == room
    phone.keyboard.press("Escape")
    expect(guide).to_be_hidden()
    expect(phone.get_by_role("button", name="Slik prøver du")).to_be_focused()
    phone.keyboard.press("Enter")
    guide.get_by_role("link", name="Nils Bakke").click()
    expect(phone.get_by_text("Nils Bakke, Politisk sekretær")).to_be_visible()
    expect(guide).to_be_hidden()
    phone.get_by_role("button", name="Slik prøver du").click()
    phone.mouse.click(PHONE["width"] / 2, PHONE["height"] - 20)
    expect(guide).to_be_hidden()
