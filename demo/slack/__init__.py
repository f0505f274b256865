"""A strict double of Slack on loopback: Web API, Socket Mode, HTTP events, and the people who use it."""

from demo.slack.double import SlackDouble
from demo.slack.errors import BadAcknowledgementError, ClickTimeoutError, NotSeenError, NotShownError
from demo.slack.model import File, Message, User, View
from demo.slack.people import Clicked
from demo.slack.submissions import Submitted

__all__ = [
    "BadAcknowledgementError",
    "ClickTimeoutError",
    "Clicked",
    "File",
    "Message",
    "NotSeenError",
    "NotShownError",
    "SlackDouble",
    "Submitted",
    "User",
    "View",
]
