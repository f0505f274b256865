"""A notice as a plain chat message."""

from bot import texts
from bot.notices import Notice
from bot.slack.mrkdwn import escape
from bot.words import Words
from claims.catalogue import Catalogue


def text(notice: Notice, words: Words, catalogue: Catalogue) -> str:
    """What the notice says, escaped for Slack."""
    return escape(texts.text(notice, words, catalogue))
