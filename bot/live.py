"""Would the bot be let in? Its peers are asked as it will ask them; nothing is sent, and nothing taken."""

from collections.abc import Callable, Iterable, Iterator

from bot.assembly import imap_server, slack_client, smtp_server
from bot.config.municipality import Municipality
from bot.config.problems import Problem
from bot.config.secrets import secret
from bot.config.settings import MailSettings, SlackSettings
from bot.mail import imap_connection, smtp
from bot.slack import probe
from claims.errors import GodtgjortError

_LOOK_IT_UP = "try again later, or look the answer up in the documentation of whoever gave it"


def live_problems(town: Municipality) -> list[Problem]:
    """Everything that keeps the bot from its mailbox, its mail server and its Slack workspace, just now."""
    mail, slack = town.settings.mail, town.settings.slack
    found: list[Problem] = []
    if mail:
        found += _of_mail(mail)
    if slack:
        found += _of_slack(town, slack)
    # A token that is refused is refused at each question.
    return list(dict.fromkeys(found))


def _of_mail(mail: MailSettings) -> Iterator[Problem]:
    if mail.imap_host:
        yield from _told("IMAP", lambda: imap_connection.leave(imap_connection.connect(imap_server(mail))))
    yield from _told("SMTP", lambda: smtp.try_login(smtp_server(mail)))


def _of_slack(town: Municipality, slack: SlackSettings) -> Iterator[Problem]:
    client, language = slack_client(slack), town.settings.municipality.language
    yield from _told(probe.PLACE, lambda: probe.workspace_problems(client, slack.team))
    yield from _told(probe.PLACE, lambda: probe.card_problems(client, language, town.catalogue))
    if slack.mode == "socket":
        yield from _told("Slack, Socket Mode", lambda: probe.try_socket(client, secret("SLACK_APP_TOKEN")))


def _told(place: str, attempt: Callable[[], Iterable[Problem] | None]) -> Iterator[Problem]:
    """The problems that the attempt finds, or the one that ends it."""
    try:
        yield from attempt() or ()
    except GodtgjortError as error:
        what, _, remedy = error.message.partition("; ")
        yield Problem(file=place, what=what, remedy=remedy or _LOOK_IT_UP)
