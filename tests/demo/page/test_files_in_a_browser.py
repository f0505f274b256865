"""Files on the page: several at once, in any room and dialog, and photos as a phone takes them."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, Locator, Page, expect

from demo.page.thumbnails import HIGHEST

HEIC = Path(__file__).with_name("photo.heic").read_bytes()
"""Red to the left and blue to the right, and turned a quarter by its container, as a phone held upright has it."""
ORIENTATION, HELD_UPRIGHT = 0x0112, 6

DROP = """(place, names) => {
  const data = new DataTransfer();
  for (const name of names) data.items.add(new File(["x"], name));
  place.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}"""
PASTE = """(place) => {
  const data = new DataTransfer();
  data.items.add(new File(["x"], "skjermbilde.txt"));
  place.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""
PASTE_TEXT = PASTE.replace("data.items.add", 'data.setData("text/plain", "Ferje 142,-"); data.items.add')
COLOURS = """(image) => {
  const drawn = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  drawn.drawImage(image, 0, 0);
  const at = (y) => [...drawn.getImageData(image.naturalWidth / 2, y, 1, 1).data];
  const name = ([red, , blue]) => (red > blue ? "red" : "blue");
  return [name(at(4)), name(at(image.naturalHeight - 5))];
}"""


def jpeg() -> bytes:
    """The same photo in twelve million pixels, which EXIF says how to turn."""
    photo, exif, kept = Image.new("RGB", (4000, 3000), (200, 30, 30)), Image.Exif(), io.BytesIO()
    photo.paste((30, 60, 200), (2000, 0, 4000, 3000))
    exif[ORIENTATION] = HELD_UPRIGHT
    photo.save(kept, "JPEG", exif=exif)
    return kept.getvalue()


def names(place: Page | Locator) -> Locator:
    return place.locator(".files output")


def test_several_files_are_dropped_at_once_and_taken_out_again(page: Page) -> None:
    page.goto("/1001/")
    room = page.locator("#chat")
    room.evaluate(DROP, ["ferje.txt", "bom.txt"])
    room.evaluate(DROP, ["parkering.txt"])
    expect(names(page)).to_have_text("ferje.txt, bom.txt, parkering.txt")
    page.get_by_role("button", name="Fjern filene").click()
    expect(names(page)).to_have_text("")
    expect(page.get_by_label("Melding til Godtgjort")).to_be_focused()
    room.evaluate(DROP, ["ferje.txt", "bom.txt"])
    page.get_by_label("Melding til Godtgjort").evaluate(PASTE)
    page.get_by_role("button", name="Send melding").click()
    expect(page.locator("#chat article.own").get_by_role("link")).to_have_count(3)


def test_text_that_brings_its_picture_along_is_text(page: Page) -> None:
    page.goto("/1001/")
    said = page.get_by_label("Melding til Godtgjort")
    # What nobody prevents, the browser pastes.
    assert said.evaluate(PASTE_TEXT.replace("place.dispatchEvent", "return place.dispatchEvent"))
    expect(names(page)).to_have_text("")
    said.evaluate(PASTE)
    expect(names(page)).to_have_text("skjermbilde.txt")


def test_files_dropped_on_the_mailbox_begin_a_mail(page: Page) -> None:
    page.goto("/2001/mail")
    page.locator("#mail").evaluate(DROP, ["timer.txt", "kvittering.txt"])
    expect(names(page)).to_have_text("timer.txt, kvittering.txt")
    page.get_by_label("Emne").fill("Timer")
    page.get_by_label("Tekst").fill("Avlaster lav sats 5 timer 2.11.2026")
    page.get_by_role("button", name="Send e-post").click()
    own = page.locator("#mail .letter.own")
    own.locator("summary").first.click()
    with page.expect_popup() as opened, page.expect_download() as downloading:
        own.get_by_role("link", name="kvittering.txt").click()
    assert opened.value
    assert downloading.value.suggested_filename == "kvittering.txt"
    assert downloading.value.path().read_bytes() == b"x"


def test_a_folder_is_said_to_be_none(page: Page) -> None:
    page.goto("/1001/")
    page.locator("#chat").evaluate(
        """(place) => {
          const folder = { kind: "file", webkitGetAsEntry: () => ({ isDirectory: true }) };
          const drop = new Event("drop", { bubbles: true, cancelable: true });
          drop.dataTransfer = { types: ["Files"], items: [folder] };
          place.dispatchEvent(drop);
        }"""
    )
    expect(page.get_by_role("alert")).to_contain_text("En mappe kan ikke legges ved.")
    expect(names(page)).to_have_text("")


def test_files_dropped_while_a_dialog_asks_for_some_are_the_dialogs(page: Page) -> None:
    page.goto("/1001/")
    page.get_by_label("Melding til Godtgjort").fill("Ferje 12.11.2026 142,- til kommunestyret")
    page.get_by_role("button", name="Send melding").click()
    page.get_by_role("button", name="Legg ved", exact=True).click()
    dialog = page.get_by_role("dialog", name="Legg ved")
    dialog.get_by_role("heading").evaluate(DROP, ["ferje.txt", "bom.txt"])
    expect(names(dialog)).to_have_text("ferje.txt, bom.txt")
    expect(names(page.locator(".compose"))).to_have_text("")
    dialog.get_by_role("button", name="Lagre").click()
    expect(dialog).to_be_hidden()
    expect(page.locator("#chat")).to_contain_text("bom.txt")


@pytest.mark.parametrize(("name", "kind", "taken"), [("IMG_1.jpg", "jpeg", jpeg()), ("IMG_2.HEIC", "heic", HEIC)])
def test_a_photo_from_a_phone_stands_upright_where_it_is_sent_and_where_it_is_decided_on(
    page: Page, name: str, kind: str, taken: bytes
) -> None:
    page.goto("/1001/")
    photo = FilePayload(name=name, mimeType=f"image/{kind}", buffer=taken)
    page.locator("#chat-form input[type=file]").set_input_files(photo)
    page.get_by_label("Melding til Godtgjort").fill("Ferje 12.11.2026 142,- til kommunestyret")
    page.get_by_role("button", name="Send melding").click()
    assert_upright(page.locator("#chat article.own .file img"))
    page.get_by_role("button", name="Send til godkjenning").click()
    expect(page.locator("#claims")).to_contain_text(re.compile("Venter på Nils Bakke"))
    page.goto("/3001/")
    assert_upright(page.locator(".thread img"))


def assert_upright(image: Locator) -> None:
    """Red above blue, higher than wide, and no larger than its place."""
    expect(image).to_be_visible()
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate(COLOURS) == ["red", "blue"]
    box = image.bounding_box()
    assert box
    assert box["width"] < box["height"] <= HIGHEST + 2
