"""A running town with the page before it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import ConsoleMessage, Page, expect

import scheduler
from bot.service import Service
from demo.page.app import page_app
from demo.page.server import served
from demo.stage import Stage
from demo.town import in_environment, open_town
from tests.servers.browser import chromium

ORIGIN = "http://127.0.0.1"
SECONDS = 20.0
expect.set_options(timeout=SECONDS * 1000)


@dataclass(frozen=True)
class Visitor:
    """Somebody at the page: a client whose requests come from the page itself."""

    client: FlaskClient

    def look(self, person: str) -> Any:
        """What the page shows of that person now."""
        return self.client.get(f"/{person}/now", base_url=ORIGIN).get_json()

    def page(self, path: str) -> str:
        """The page at that path."""
        return self.client.get(path, base_url=ORIGIN).get_data(as_text=True)

    def post(self, path: str, origin: str | None = ORIGIN, **data: object) -> int:
        """The status of the answer."""
        headers = {"Origin": origin} if origin else {}
        return self.client.post(path, base_url=ORIGIN, data=data, headers=headers).status_code

    def sees(self, person: str, part: str, *words: str) -> str:
        """The first entry of that part of the page that holds all of the words, waited for."""
        deadline = time.monotonic() + SECONDS
        while True:
            shown = self.look(person)[part]
            entries = [shown] if isinstance(shown, str) else [item["html"] for item in shown]
            texts = [entry.replace("\u00a0", " ") for entry in entries]
            found = next((text for text in texts if all(word in text for word in words)), None)
            if found is not None:
                return found
            assert time.monotonic() < deadline, texts
            time.sleep(0.05)


@pytest.fixture
def stage(tmp_path: Path) -> Iterator[Stage]:
    """Lauvdal and its bot; Slack delivers by HTTP, because Socket Mode takes seconds to hang up."""
    with (
        open_town(tmp_path / "lauvdal", slack_mode="http") as town,
        in_environment(town.secrets),
        Service(town.municipality, clock=scheduler.start) as service,
    ):
        town.slack.deliver_by_http(f"http://127.0.0.1:{town.municipality.settings.web.port}/slack/events")
        yield Stage(town, service.office)


@pytest.fixture
def visitor(stage: Stage) -> Visitor:
    """Somebody at the page of that town."""
    return Visitor(page_app(stage.town, stage.office).test_client())


@pytest.fixture
def address(stage: Stage) -> Iterator[str]:
    """Where the page of that town is served."""
    with served(stage.town, stage.office) as at:
        yield at


@pytest.fixture
def page(address: str) -> Iterator[Page]:
    """A window of Chromium at that address, in which an error of its own is a failure."""
    complaints: list[str] = []
    with chromium() as browser:
        window = browser.new_page(base_url=address, viewport={"width": 1280, "height": 900})
        window.set_default_timeout(SECONDS * 1000)
        window.on("pageerror", lambda error: complaints.append(str(error)))
        window.on("console", lambda said: complaints.append(said.text) if _is_own_error(said) else None)
        yield window
    assert complaints == []


def _is_own_error(said: ConsoleMessage) -> bool:
    """True for what the page did wrong; Chromium also notes every answer that says no."""
    return said.type == "error" and not said.text.startswith("Failed to load resource")
