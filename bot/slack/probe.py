"""What Slack says when it is asked whether the bot could work: nobody sees anything of it."""

import socket
import ssl
from collections.abc import Iterator
from urllib.parse import urlsplit

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.channel import DeliveryFailed
from bot.config.problems import Problem, quoted
from bot.notices import Notice
from bot.slack.cards import claimant_card
from bot.slack.connection import what_to_do
from bot.slack.failures import TROUBLE, failure
from bot.words import Words
from claims.catalogue import Catalogue
from claims.claim import Claim, ClaimLine
from claims.lines import MileageLine
from claims.people import Language, Person

SCOPES = frozenset(
    {
        "chat:write",
        "commands",
        "files:read",
        "files:write",
        "im:history",
        "im:write",
        "reactions:write",
        "users:read",
        "users:read.email",
    }
)
"""What docs/slack/manifest.yaml asks for."""

PLACE = "Slack"
TIMEOUT_SECONDS = 10.0


def workspace_problems(client: WebClient, team: str) -> Iterator[Problem]:
    """What is wrong with the bot token: another workspace's, or with other scopes than the manifest's.

    DeliveryFailed when Slack does not take it at all.
    """
    try:
        answer = client.auth_test()
    except TROUBLE as error:
        raise failure(error) from error
    if answer["team_id"] != team:
        what = f"the bot token is of the workspace {quoted(answer['team_id'])}"
        remedy = "correct slack.team in settings.toml, or set the token of the right workspace"
        yield Problem(file=PLACE, what=what, remedy=remedy)
    granted = frozenset(answer.headers.get("x-oauth-scopes", "").replace(" ", "").split(",")) - {""}
    if missing := SCOPES - granted:
        remedy = "take docs/slack/manifest.yaml as the app's manifest and install the app again"
        yield Problem(file=PLACE, what=f"the app lacks {', '.join(sorted(missing))}", remedy=remedy)
    if more := granted - SCOPES:
        what, remedy = f"the app may more than it needs ({', '.join(sorted(more))})", "take these scopes away"
        yield Problem(file=PLACE, what=what, remedy=remedy, severity="warning")


def card_problems(client: WebClient, language: Language, catalogue: Catalogue) -> Iterator[Problem]:
    """What Slack's own check notices on a card, which goes to nobody."""
    claim = Claim(number="2026-00000", claimant="", channel="slack", title="", lines=(ClaimLine(line=MileageLine()),))
    nobody = Person(id="", name="–", email="")
    notice = Notice(kind="claim", claim=claim)
    card = claimant_card(notice, Words(language), catalogue, lambda _: nobody, "opaque")
    try:
        client.blocks_validate(blocks=card.blocks)
    except SlackApiError as error:
        if error.response.get("error") != "invalid_blocks":
            raise failure(error) from error
        for each in error.response.get("errors", []):
            what = f"Slack would refuse a card at {quoted(each.get('pointer'))}: {quoted(each.get('message'))}"
            yield Problem(file=PLACE, what=what, remedy="install the newest version of the bot")
    except TROUBLE as error:
        raise failure(error) from error


def try_socket(client: WebClient, app_token: str) -> None:
    """Slack gives an address for Socket Mode, and something answers there; DeliveryFailed otherwise.

    Nothing is opened beyond the line: as a second listener we would be sent clicks that are then lost.
    """
    try:
        url = urlsplit(client.apps_connections_open(app_token=app_token)["url"])
    except TROUBLE as error:
        raise DeliveryFailed(what_to_do(error), permanent=False) from error
    secure = url.scheme == "wss"
    try:
        with socket.create_connection((url.hostname, url.port or (443 if secure else 80)), TIMEOUT_SECONDS) as line:
            if secure:
                ssl.create_default_context().wrap_socket(line, server_hostname=url.hostname).close()
    except OSError as error:
        raise DeliveryFailed(
            f"{url.hostname} does not answer ({type(error).__name__}); let the bot through the firewall to it",
            permanent=False,
        ) from error
