"""A long conversation with photos: at its newest words within a second, and left alone while one reads further up."""

import io
import time

import pytest
from PIL import Image
from playwright.sync_api import Page, Route, expect

from demo.slack import User
from demo.stage import Stage
from tests.demo.page.conftest import Visitor

MESSAGES, PHOTOS = 60, 12
FROM_END = "(list => list.scrollHeight - list.scrollTop - list.clientHeight)(document.getElementById('chat'))"
NEAR = 4
IS_AT_END_WITHIN_A_SECOND = f"""async () => {{
  for (let frame = 0; frame < 60; frame++) {{
    if ({FROM_END} <= {NEAR}) return true;
    await new Promise(requestAnimationFrame);
  }}
  return false;
}}"""
"""A second is so many pictures of the screen: a machine that others keep busy draws them later, but no more of them."""
SCROLLED = "new Promise((done) => document.getElementById('chat').addEventListener('scrollend', done, { once: true }))"


def photo() -> bytes:
    """A photo as a phone takes it: twelve million pixels, lying on its side."""
    kept, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6
    Image.effect_noise((400, 300), 60).resize((4000, 3000)).convert("RGB").save(kept, "JPEG", exif=exif)
    return kept.getvalue()


@pytest.fixture
def kari(stage: Stage) -> User:
    """Kari, who has written much; nobody answers, so that nothing else moves the conversation."""
    stage.town.slack.deliver_by_http("http://127.0.0.1:9/nobody")
    user, paper = stage.town.user("Kari"), photo()
    for number in range(MESSAGES):
        files = [(f"bilde {number}.jpg", paper)] if number % (MESSAGES // PHOTOS) == 0 else []
        stage.town.slack.say(user, f"Melding {number}. " + "Ferje, bom og parkering. " * 5, files=files)
    return user


@pytest.fixture
def phone(page: Page) -> Page:
    """A phone whose pictures load late."""

    def late(route: Route) -> None:
        time.sleep(0.2)
        route.continue_()

    page.set_viewport_size({"width": 390, "height": 844})
    page.route("**/small", late)
    return page


def is_at_end_within_a_second(page: Page, newest: str) -> None:
    """The newest words are there, and stay at the end once every picture has its place."""
    expect(page.locator("#chat article").last).to_contain_text(newest)
    assert page.evaluate(IS_AT_END_WITHIN_A_SECOND), page.evaluate(FROM_END)
    expect(page.locator("#chat article").last).to_be_in_viewport()


def test_a_long_conversation_is_at_its_newest_words_though_pictures_load_late(
    phone: Page, stage: Stage, kari: User
) -> None:
    phone.goto("/1001/chat")
    is_at_end_within_a_second(phone, f"Melding {MESSAGES - 1}.")
    for number in range(3):
        stage.town.slack.say(kari, f"Ny {number}", files=[("kvittering.jpg", photo())])
        is_at_end_within_a_second(phone, f"Ny {number}")
        newest = phone.locator("#chat img").last
        expect(newest).to_have_js_property("complete", True)
        assert phone.evaluate(FROM_END) <= NEAR


def test_who_reads_further_up_is_left_there_and_told_of_what_is_new(phone: Page, stage: Stage, kari: User) -> None:
    phone.goto("/1001/chat")
    is_at_end_within_a_second(phone, f"Melding {MESSAGES - 1}.")
    phone.locator("#chat").hover()
    phone.evaluate(f"() => {{ window.scrolled = {SCROLLED} }}")
    phone.mouse.wheel(0, -2000)
    phone.evaluate("() => window.scrolled")
    expect(phone.locator("#chat article").last).not_to_be_in_viewport()
    at = phone.evaluate("document.getElementById('chat').scrollTop")
    stage.town.slack.say(kari, "Nytt nederst", files=[("kvittering.jpg", photo())])
    expect(phone.locator("#chat article").last).to_contain_text("Nytt nederst")
    assert abs(phone.evaluate("document.getElementById('chat').scrollTop") - at) < NEAR
    phone.get_by_role("button", name="Nytt lenger ned").click()
    is_at_end_within_a_second(phone, "Nytt nederst")
    expect(phone.get_by_role("button", name="Nytt lenger ned")).to_be_hidden()


def test_a_look_when_nothing_has_happened_is_answered_with_nothing(visitor: Visitor, stage: Stage, kari: User) -> None:
    def look(mark: str) -> tuple[int, str]:
        answer = visitor.client.get("/1001/now", base_url="http://127.0.0.1", headers={"If-None-Match": mark})
        return answer.status_code, answer.headers.get("ETag", "")

    _, mark = look("")
    assert look(mark) == (304, "")
    stage.town.slack.say(kari, "Noe nytt")
    status, newer = look(mark)
    assert (status, newer != mark) == (200, True)
    stage.town.mail.deliver(b"From: a@b.example\r\n\r\nhei", stage.town.person("Nils").email)
    assert look(newer)[0] == 200


def test_a_photo_is_shown_small_and_upright(visitor: Visitor, kari: User) -> None:
    html = next(item["html"] for item in visitor.look("1001")["chat"] if "<img" in item["html"])
    assert 'width="168" height="224"' in html
    small = visitor.client.get(html.split('<img src="')[1].split('"')[0], base_url="http://127.0.0.1")
    assert len(small.data) < 100_000
    with Image.open(io.BytesIO(small.data)) as picture:
        assert picture.size == (336, 448)


@pytest.mark.parametrize("content", [b"", b"no picture", photo()[:2000], b"<svg onload=alert(1)>"])
def test_what_is_no_picture_is_shown_by_its_name(visitor: Visitor, stage: Stage, content: bytes) -> None:
    stage.town.slack.say(stage.town.user("Kari"), "", files=[("bilde.png", content)])
    html = visitor.look("1001")["chat"][0]["html"]
    assert "bilde.png" in html
    for address in (part.split('"')[0] for part in html.split('<img src="')[1:]):
        assert visitor.client.get(address, base_url="http://127.0.0.1").status_code == 200
