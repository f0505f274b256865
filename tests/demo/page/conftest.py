"""A running town with the page before it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, ConsoleMessage, Page, expect
from werkzeug.test import TestResponse

import scheduler
from bot.service import Service
from demo.clock import TownClock
from demo.page.app import page_app
from demo.page.server import served
from demo.stage import Stage
from demo.town import in_environment, open_town

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
        """The status of the answer: 204 when it is done, 200 when something else came of it."""
        return self._post(path, origin, data).status_code

    def outcome(self, path: str, **data: object) -> str:
        """What came of it instead, in words; empty when it is done."""
        answer = self._post(path, ORIGIN, data)
        assert answer.status_code in (200, 204)
        return answer.get_data(as_text=True).strip()

    def _post(self, path: str, origin: str | None, data: dict[str, object]) -> TestResponse:
        return self.client.post(path, base_url=ORIGIN, data=data, headers={"Origin": origin} if origin else {})

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
def stage(folder_with_store: Path) -> Iterator[Stage]:
    """Lauvdal and its bot; Slack delivers by HTTP, because Socket Mode takes seconds to hang up."""
    clock = TownClock()
    with (
        open_town(folder_with_store, slack_mode="http", acknowledge_within=SECONDS, now=clock.now) as town,
        in_environment(town.secrets),
        Service(town.municipality, clock=scheduler.start, now=clock.now) as service,
    ):
        town.slack.deliver_by_http(f"http://127.0.0.1:{town.municipality.settings.web.port}/slack/events")
        yield Stage(town, service.office, clock)


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
def page(address: str, browser: Browser) -> Iterator[Page]:
    """A window of Chromium at that address, whose console must be empty at the end."""
    complaints: list[str] = []
    with browser.new_context(base_url=address, viewport={"width": 1280, "height": 900}) as visit:
        visit.set_default_timeout(SECONDS * 1000)
        window = visit.new_page()
        window.on("pageerror", lambda error: complaints.append(str(error)))
        window.on("console", lambda said: complaints.append(said.text) if _is_complaint(said) else None)
        yield window
        window.unroute_all(behavior="wait")  # whoever still answers in the page's stead is done before it closes
    assert complaints == []


def _is_complaint(said: ConsoleMessage) -> bool:
    """True for errors and warnings, but not for a server that is meant to be out of reach."""
    return said.type in ("error", "warning") and "net::ERR_" not in said.text
