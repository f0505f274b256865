"""The README's pictures: each is there, small, and can be taken anew."""

import re
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser

from demo.page.server import served
from demo.pictures import FOLDER, take
from demo.stage import Stage

SMALL = 150_000
README = Path(__file__).parents[3] / "README.md"


def test_the_readme_shows_every_picture_and_each_is_small() -> None:
    shown = {Path(path) for path in re.findall(r"docs/pictures/[\w.-]+", README.read_text("utf-8"))}
    assert {path.name for path in FOLDER.iterdir()} == {path.name for path in shown}
    assert all(path.stat().st_size < SMALL for path in FOLDER.iterdir())


def test_the_pictures_are_taken_anew(stage: Stage, browser: Browser, tmp_path: Path) -> None:
    folder = tmp_path / "pictures"
    folder.mkdir()
    with served(stage.town, stage.office) as address:
        take(browser, address, folder)
    assert {path.name for path in folder.iterdir()} == {path.name for path in FOLDER.iterdir()}
    for path in folder.iterdir():
        with Image.open(path) as picture, Image.open(FOLDER / path.name) as kept:
            assert picture.size == kept.size
