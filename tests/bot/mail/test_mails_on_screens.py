"""Every mail fits the screen of a phone and of a computer, loads nothing, and can be read by tired eyes."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from bot.mail.render import render
from bot.notices import Notice
from bot.words import LOCALES, Words
from claims.people import Language
from tests.bot.golden import CATALOGUE, COUNCIL
from tests.bot.notice_examples import EXAMPLES

PHONE, COMPUTER = 380, 800
LEAST_CONTRAST = 4.5
"""WCAG 2.2, 1.4.3 (AA)."""

# The luminance of WCAG 2.2, for each element that holds words of its own, against the nearest painted background.
CONTRASTS = """() => {
  const light = colour => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map(Number).map(v => v / 255)
      .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const painted = element => {
    for (let at = element; at; at = at.parentElement) {
      const colour = getComputedStyle(at).backgroundColor;
      if (!/, 0\\)$/.test(colour)) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const spoken = [...document.body.querySelectorAll('*')].filter(
    element => [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
  return spoken.map(element => {
    const [a, b] = [light(getComputedStyle(element).color), light(painted(element))].sort((x, y) => y - x);
    return (a + 0.05) / (b + 0.05);
  });
}"""


def mails(language: Language) -> Iterator[tuple[str, str]]:
    """Every mail with a name for it; the one with most in it last."""
    for number, notice in enumerate([*EXAMPLES, Notice(kind="claim", claim=COUNCIL)]):
        rendered = render(notice, Words(language), CATALOGUE, "Lauvdal kommune")
        yield f"{number:02}-{notice.kind}.{language}", rendered.html


def overhang(page: Page) -> int:
    """How many pixels of the mail lie beside the screen."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return wider


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("width", [PHONE, COMPUTER])
def test_every_mail_fits_the_screen_and_asks_for_nothing(browser: Browser, width: int, language: Language) -> None:
    """GODTGJORT_LOOK names a folder to keep a picture of each mail in, to look at."""
    folder = os.environ.get("GODTGJORT_LOOK")
    page = browser.new_page(viewport={"width": width, "height": 200})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    for name, html in mails(language):
        page.set_content(html)
        assert overhang(page) == 0, name
        assert min(page.evaluate(CONTRASTS)) >= LEAST_CONTRAST, name
        if folder:
            page.screenshot(path=Path(folder) / f"{name}.{width}.png", full_page=True)
    page.close()
    assert asked == []
