"""The Bolt app, and its line to Slack in Socket Mode."""

from contextlib import suppress
from socket import SHUT_RDWR
from threading import Event

import structlog
from slack_bolt import App, BoltResponse
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_bolt.authorization import AuthorizeResult
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.door import Door
from bot.slack.interactions import Interactions
from bot.slack.messages import Messages

log = structlog.get_logger()

FIRST_WAIT, LONGEST_WAIT = 2.0, 60.0

MISSHAPEN = (AttributeError, LookupError, TypeError, ValueError)
"""What reading a request of another shape than Slack's raises."""


def bolt_app(client: WebClient, door: Door, *, signing_secret: str | None) -> App:
    """The app with the bot's listeners; the same for Socket Mode and HTTP.

    What comes in is kept whether Slack takes our token just now or not: Bolt's own authorization would ask Slack first,
    and acknowledge what it then throws away. `process_before_response` makes Bolt acknowledge after the listener has
    kept what came; by default it does so before, and a crash in between would lose a message.
    """
    app = App(
        name="godtgjort",
        client=client,
        signing_secret=signing_secret or "unused-in-socket-mode",
        authorize=lambda: AuthorizeResult(enterprise_id=None, team_id=None, bot_token=client.token),
        process_before_response=True,
    )
    Messages(door).register(app)
    Interactions(door).register(app)
    app.error(_answer)
    return app


def _answer(error: Exception) -> BoltResponse:
    """400 for what is not shaped as Slack shapes it, else 500; either way Slack brings an event again."""
    log.error("slack_listener_broke", exc_info=error)
    return BoltResponse(status=400 if isinstance(error, MISSHAPEN) else 500)


def hold_socket(app: App, app_token: str, stop: Event) -> None:
    """Returns after `stop` is set; until then Slack has a line to the app, restored whenever it breaks."""
    # With the default of 1 kB the SDK garbles frames when many clicks come at once.
    handler = SocketModeHandler(app, app_token, receive_buffer_size=65_536)
    wait = FIRST_WAIT
    while not stop.is_set():
        try:
            handler.connect()
            break
        except Exception as error:
            # Whatever Slack answers, the bot must not go deaf.
            log.warning("slack_refused", error=what_to_do(error), again_in=wait)
            stop.wait(wait)
            wait = min(wait * 2, LONGEST_WAIT)
    if not stop.is_set():
        log.info("slack_open")
        stop.wait()
    _hang_up(handler)


def _hang_up(handler: SocketModeHandler) -> None:
    """The line is closed at once: the SDK would wait until its thread rests from listening, for up to three seconds."""
    handler.client.auto_reconnect_enabled = False
    session = handler.client.current_session
    if session and session.sock:
        with suppress(OSError):  # it may just have broken by itself
            session.sock.shutdown(SHUT_RDWR)
    handler.close()


def what_to_do(error: Exception) -> str:
    """What Slack said to the app token, and what to do about it."""
    if not isinstance(error, SlackApiError):
        return f"Slack does not answer ({type(error).__name__})"
    said = str(error.response.get("error", "unknown"))
    if said in ("invalid_auth", "not_authed", "token_revoked", "account_inactive", "not_allowed_token_type"):
        return (
            f"Slack refused the app token ({said}); set GODTGJORT_SLACK_APP_TOKEN to the token that starts with xapp-"
        )
    return f"Slack said {said}"
