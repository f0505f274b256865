"""What Slack refuses or does not answer, as errors that say what to do."""

import datetime as dt
from urllib.error import URLError

from slack_sdk.errors import SlackApiError, SlackRequestError

from bot.channel import DeliveryFailed

TROUBLE = (SlackApiError, SlackRequestError, URLError, OSError)
"""All that a call of the Web API may raise."""

PERMANENT = frozenset(
    {
        "invalid_blocks",
        "invalid_arguments",
        "msg_blocks_too_long",
        "msg_too_long",
        "no_text",
        "user_not_found",
        "users_not_found",
        "user_disabled",
        "channel_not_found",
        "cannot_dm_bot",
    }
)

_POSTED = frozenset({"text", "card", "proposal"})
SHARED: dict[str, frozenset[str]] = {
    "chat.postMessage": _POSTED,
    "chat.update": frozenset({"card", "proposal", "list"}),
    "views.publish": frozenset({"home"}),
}
"""Which kinds of rows call a method: Slack limits each method by itself, and posting by conversation."""

_WAIT = 30
"""Seconds, where Slack does not say how long."""

REMEDIES = {
    "invalid_auth": "; the bot token is refused: set GODTGJORT_SLACK_BOT_TOKEN",
    "missing_scope": "; give the app the scopes of docs/slack/manifest.yaml and install it again",
}


def failure(error: Exception) -> DeliveryFailed:
    """The trouble, and whether another try is of use."""
    if not isinstance(error, SlackApiError):
        return DeliveryFailed(f"Slack does not answer ({type(error).__name__})", permanent=False)
    if error.response.status_code == 429:
        said = str(error.response.headers.get("Retry-After", ""))
        wait = dt.timedelta(seconds=int(said) if said.isdecimal() else _WAIT)
        method = str(error.response.api_url).rpartition("/")[2]
        also = SHARED.get(method, frozenset())
        return DeliveryFailed("Slack asks to wait", permanent=False, retry_after=wait, also=also)
    said = str(error.response.get("error", "unknown"))
    return DeliveryFailed(f"Slack said {said}{REMEDIES.get(said, '')}", permanent=said in PERMANENT)
