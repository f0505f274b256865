"""A workspace with one politician in it, and a client with the bot's token."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from demo.slack import SlackDouble, User


@pytest.fixture
def slack() -> Iterator[SlackDouble]:
    with SlackDouble(retry_after=0.1) as double:
        yield double


@pytest.fixture
def kari(slack: SlackDouble) -> User:
    return slack.add_user("Kari Lauvdal", "kari@lauvdal.example")


@pytest.fixture
def client(slack: SlackDouble) -> WebClient:
    return WebClient(token=slack.bot_token, base_url=slack.api_url)


@pytest.fixture
def dm(client: WebClient, kari: User) -> str:
    return str(client.conversations_open(users=kari.id)["channel"]["id"])


@pytest.fixture
def refusal() -> Callable[..., str]:
    """Slack's error code for a call that must be refused."""

    def code(call: Callable[..., object], **arguments: object) -> str:
        with pytest.raises(SlackApiError) as refused:
            call(**arguments)
        return str(refused.value.response["error"])

    return code
