"""`python -m demo.pictures [FOLDER]`: the README's pictures, taken of the page while a claim goes its whole road."""

import io
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

import scheduler
from bot.service import Service
from demo.clock import TownClock
from demo.page.server import served
from demo.town import in_environment, open_town

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
TALL: ViewportSize = {"width": 1200, "height": 1190}
SCREEN: ViewportSize = {"width": 1200, "height": 860}
PHONE: ViewportSize = {"width": 390, "height": 780}
PATIENCE = 60_000
"""Milliseconds."""
COLOURS = 256

CLAIM = "Kommunestyret 12.11.2026, kjørte 42 km t/r fra Haugen til rådhuset"
FERRY = "Ferje 12.11.2026, 142,-"


def main() -> None:
    """The pictures lie in the folder, docs/pictures by default."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    with (
        TemporaryDirectory(prefix="godtgjort-pictures-") as temporary,
        _page_of(Path(temporary)) as address,
        sync_playwright() as playwright,
    ):
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        take(browser, address, folder)


def take(browser: Browser, address: str, folder: Path) -> None:
    """Five pictures of the page at the address: `politician`, `attestor`, `carer`, `payroll` and `phone`."""
    expect.set_options(timeout=PATIENCE)
    page = browser.new_page(base_url=address, viewport=TALL, locale="nb-NO")
    page.set_default_timeout(PATIENCE)
    page.goto("/1001/")
    page.get_by_role("button", name="Skjul").click()
    _write(page, CLAIM)
    expect(page.get_by_role("button", name="Send til godkjenning")).to_be_visible()
    _keep(page, folder / "politician.png")
    page.get_by_role("button", name="Prøv: Kommunestyremøte").click()  # brings the ticket
    expect(page.locator("#chat-form output")).to_have_text("ferjebillett.jpg")
    _write(page, FERRY)
    expect(page.locator("#chat article.bot").first).to_contain_text("3. Ferje")
    page.get_by_role("button", name="Send til godkjenning").click()
    expect(page.locator("#claims")).to_contain_text("Venter på Nils Bakke")
    page.set_viewport_size(PHONE)
    page.goto("/3001/")
    expect(page.locator(".thread img")).to_be_visible()
    page.get_by_role("button", name="Attester", exact=True).scroll_into_view_if_needed()
    expect(page.locator(".thread img")).to_have_js_property("complete", True)
    _keep(page, folder / "phone.png")
    page.set_viewport_size(SCREEN)
    page.get_by_role("button", name="Returner", exact=True).click()
    page.get_by_label("Hva må rettes?").fill("Skriv hva ferjeturen gjaldt.")
    page.get_by_role("checkbox", name="Ferje").check()
    _keep(page, folder / "attestor.png")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Attester", exact=True).click()
    expect(page.locator("#claims")).to_contain_text("attestert")
    page.goto("/3003/")
    page.get_by_role("button", name="Anvis", exact=True).click()
    expect(page.locator("#claims")).to_contain_text("klart for lønn")
    _carer(page)
    _keep(page, folder / "carer.png")
    page.goto("/4001/")
    page.get_by_role("button", name="Lag lønnsfil").click()
    page.get_by_text("Se filen som tabell").click()
    _keep(page, folder / "payroll.png")
    page.close()


def _write(page: Page, text: str) -> None:
    page.get_by_label("Melding til Godtgjort").fill(text)
    page.get_by_role("button", name="Send melding").click()


def _carer(page: Page) -> None:
    page.goto("/2001/")
    page.get_by_text("Skriv e-post til Godtgjort").click()
    page.get_by_role("button", name="Prøv: Avlaster lav sats 48 timer").click()
    expect(page.locator("#mail-form output")).to_have_text("timeliste.pdf")
    page.get_by_role("button", name="Send e-post").click()
    expect(page.locator("#mail > li")).to_have_count(2)
    page.locator("#mail summary").first.click()
    expect(page.frame_locator("#mail iframe").first.locator("body")).to_contain_text("Til sammen")


def _keep(page: Page, path: Path) -> None:
    """The screen in few colours: a page has hardly more, and the file is a third as large."""
    page.mouse.move(0, 0)
    with Image.open(io.BytesIO(page.screenshot(animations="disabled", caret="hide"))) as picture:
        few = picture.convert("RGB").quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        few.save(path, optimize=True)


@contextmanager
def _page_of(folder: Path) -> Iterator[str]:
    """The address of the page of a town in which nothing has happened yet."""
    clock = TownClock()
    with (
        open_town(folder / "lauvdal", slack_mode="http", now=clock.now) as town,
        in_environment(town.secrets),
        Service(town.municipality, clock=scheduler.start, now=clock.now) as service,
    ):
        town.slack.deliver_by_http(f"http://127.0.0.1:{town.municipality.settings.web.port}/slack/events")
        with served(town, service.office) as address:
            yield address


if __name__ == "__main__":
    main()
