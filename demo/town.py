"""Lauvdal kommune on loopback: its people in a Slack workspace and on a mail server, and a folder that points there."""

import os
import shutil
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.config.municipality import Municipality, load
from bot.config.people import read_people
from claims.people import Person
from demo.clock import machine_time
from demo.mail import MailServer
from demo.slack import SlackDouble
from demo.slack.delivery import SLACK_SECONDS
from demo.slack.model import User

LAUVDAL = Path(__file__).parent.parent / "examples" / "lauvdal"
BOT_ADDRESS = "krav@lauvdal.example"
PASSWORD = "demo"

SETTINGS = """
[municipality]
name = "Lauvdal kommune"

[mail]
address = "{address}"
imap_host = "127.0.0.1"
imap_port = {imap_port}
imap_security = "none"
imap_user = "{address}"
smtp_host = "127.0.0.1"
smtp_port = {smtp_port}
smtp_security = "none"

[slack]
mode = "{slack_mode}"
team = "{team}"
api_url = "{api_url}"

[web]
port = {web_port}

[store]
database = "{database}"
"""


@dataclass(frozen=True, slots=True)
class Town:
    """The municipality's folder, its peers, and everybody's Slack account by employee number."""

    folder: Path
    slack: SlackDouble
    mail: MailServer
    users: dict[str, User]
    secrets: dict[str, str]

    @property
    def municipality(self) -> Municipality:
        """The folder as the bot loads it."""
        return load(self.folder)

    def person(self, name: str) -> Person:
        """The person in people.csv whose name starts so; StopIteration when there is none."""
        return next(person for person in read_people(self.folder)[0] if person.name.startswith(name))

    def user(self, name: str) -> User:
        """That person's Slack account."""
        return self.users[self.person(name).id]


@contextmanager
def open_town(
    folder: Path,
    *,
    slack_mode: str = "socket",
    database: str = "sqlite:///var/godtgjort.db",
    acknowledge_within: float = SLACK_SECONDS,
    now: Callable[[], datetime] = machine_time,
) -> Iterator[Town]:
    """Lauvdal with its peers running on free loopback ports; `folder` gets a copy of the example that names them.

    A click fails that the bot has not acknowledged within so many seconds; Slack and the mail server go by `now`.
    """
    shutil.copytree(LAUVDAL, folder, dirs_exist_ok=True)
    everybody, _ = read_people(LAUVDAL)
    mailboxes = {person.email: PASSWORD for person in everybody} | {BOT_ADDRESS: PASSWORD}
    slack_double = SlackDouble(acknowledge_within=acknowledge_within, now=now)
    with slack_double as slack, MailServer(mailboxes, now=now) as mail:
        users = {person.id: slack.add_user(person.name, person.email) for person in everybody}
        settings = SETTINGS.format(
            address=BOT_ADDRESS,
            imap_port=mail.imap_port,
            smtp_port=mail.smtp_port,
            slack_mode=slack_mode,
            team=slack.team_id,
            api_url=slack.api_url,
            web_port=free_port(),
            database=database,
        )
        payroll = (LAUVDAL / "settings.toml").read_text("utf-8").partition("[payroll]")
        (folder / "settings.toml").write_text(settings + "\n" + payroll[1] + payroll[2], "utf-8")
        secrets = {
            "GODTGJORT_IMAP_PASSWORD": PASSWORD,
            "GODTGJORT_SLACK_BOT_TOKEN": slack.bot_token,
            "GODTGJORT_SLACK_APP_TOKEN": slack.app_token,
            "GODTGJORT_SLACK_SIGNING_SECRET": slack.signing_secret,
        }
        yield Town(folder, slack, mail, users, secrets)


@contextmanager
def in_environment(values: Mapping[str, str]) -> Iterator[None]:
    """The process has these variables, and afterwards those it had before."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


def free_port() -> int:
    """A port that nothing listens on, and that the system gives to nobody who asks for any port for a minute.

    A connection that was closed from the port's own side keeps it so (TIME_WAIT, RFC 9293 §3.3.2): without it another
    process may get the port before who it is for listens there.
    """
    with socket.create_server(("127.0.0.1", 0)) as door, socket.create_connection(door.getsockname()) as caller:
        answered, _ = door.accept()
        answered.close()
        caller.recv(1)
        port: int = door.getsockname()[1]
        return port
