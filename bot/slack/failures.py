"""What Slack refuses or does not answer, as errors that say what to do."""

from urllib.error import URLError

from slack_sdk.errors import SlackApiError, SlackRequestError

from bot.channel import DeliveryFailed
from bot.slack.client import AskedToWait

TROUBLE = (AskedToWait, SlackApiError, SlackRequestError, URLError, OSError)
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

REMEDIES = {
    "invalid_auth": "; the bot token is refused: set GODTGJORT_SLACK_BOT_TOKEN",
    "missing_scope": "; give the app the scopes of docs/slack/manifest.yaml and install it again",
}


def failure(error: Exception) -> DeliveryFailed:
    """The trouble, and whether another try is of use."""
    if isinstance(error, AskedToWait):
        return DeliveryFailed(error.message, permanent=False, retry_after=error.wait, tried=error.called)
    if not isinstance(error, SlackApiError):
        return DeliveryFailed(f"Slack does not answer ({type(error).__name__})", permanent=False)
    said = str(error.response.get("error", "unknown"))
    return DeliveryFailed(f"Slack said {said}{REMEDIES.get(said, '')}", permanent=said in PERMANENT)
