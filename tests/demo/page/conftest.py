"""A running town with the page before it."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

import scheduler
from bot.service import Service
from demo.page.app import page_app
from demo.stage import Stage
from demo.town import in_environment, open_town

ORIGIN = "http://127.0.0.1"
SECONDS = 20.0


@dataclass(frozen=True)
class Visitor:
    """Somebody at the page: a client whose requests come from the page itself."""

    client: FlaskClient

    def look(self, person: str) -> Any:
        """What the page shows of that person now."""
        return self.client.get(f"/{person}/now", base_url=ORIGIN).get_json()

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
