"""The office of a municipality, put together from its settings and secrets."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from slack_sdk import WebClient

from bot.channel import Channel
from bot.config.municipality import Municipality
from bot.config.secrets import is_set, secret
from bot.config.settings import MailSettings, SlackSettings
from bot.mail.channel import MailChannel
from bot.mail.server import Server
from bot.office import Office, utc_now
from bot.slack.channel import SlackChannel
from bot.slack.client import PatientClient
from bot.slack.delivery import SlackDelivery
from bot.slack.directory import Directory
from parsers.text import Reader
from store.database import Database


def open_office(town: Municipality, now: Callable[[], dt.datetime] = utc_now) -> Office:
    """The office with a channel for each that the settings turn on.

    Secrets that are not set stay empty: work that talks with nobody outside, such as an export, needs none.
    """
    database = Database(town.database_url, town.files_folder)
    channels: dict[str, Channel] = {}
    if town.settings.mail:
        channels["mail"] = MailChannel(database, town, town.settings.mail, smtp_server(town.settings.mail), now)
    if town.settings.slack:
        channels["slack"] = _slack(database, town, town.settings.slack, now)
    reader = Reader(town.catalogue, town.rules.fees)
    return Office(database=database, town=town, channels=channels, reader=reader, now=now)


def imap_server(mail: MailSettings) -> Server:
    """Where claims arrive, with the account's password, or with its token as it is at each login."""
    where = Server(mail.imap_host, mail.imap_port, mail.imap_security, mail.imap_user)
    if mail.imap_login == "oauth":
        return replace(where, token=partial(secret, "IMAP_TOKEN"))
    return replace(where, password=secret("IMAP_PASSWORD"))


def smtp_server(mail: MailSettings) -> Server:
    """Where answers leave; without a user there is no login."""
    return Server(mail.smtp_host, mail.smtp_port, mail.smtp_security, mail.smtp_user, _if_set("SMTP_PASSWORD"))


def slack_client(slack: SlackSettings, now: Callable[[], dt.datetime] = utc_now) -> WebClient:
    """Slack's Web API as the bot user."""
    return PatientClient(_if_set("SLACK_BOT_TOKEN"), slack.api_url, now)


def _if_set(name: str) -> str:
    return secret(name) if is_set(name) else ""


def _slack(
    database: Database, town: Municipality, slack: SlackSettings, now: Callable[[], dt.datetime]
) -> SlackChannel:
    client = slack_client(slack, now)
    directory = Directory(client, slack.team, town.people, database, now)
    delivery = SlackDelivery(database, town, client, directory, now)
    return SlackChannel(database, town, directory, delivery, client)
