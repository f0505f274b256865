"""The web server's routes."""

import re

import structlog
from flask import Flask, Response, jsonify, request
from slack_bolt import App
from slack_bolt.adapter.flask import SlackRequestHandler

from bot.office import Office
from bot.slack.connection import MISSHAPEN
from store.errors import StoreUnavailable

log = structlog.get_logger()

MAX_BODY = 1_000_000
TIMESTAMP = re.compile(r"[0-9]{1,12}")


def web_app(office: Office, slack: App | None) -> Flask:
    """`/health` for operators, and `/slack/events` where Slack delivers by HTTP."""
    web = Flask("godtgjort")
    web.config["MAX_CONTENT_LENGTH"] = MAX_BODY

    @web.get("/health")
    def health() -> tuple[Response, int]:
        try:
            with office.database.read() as connection:
                connection.exec_driver_sql("select 1")
        except StoreUnavailable as error:
            return jsonify(ok=False, error=error.message), 503
        return jsonify(ok=True), 200

    if slack:
        _receive_slack(web, SlackRequestHandler(slack))
    return web


def _receive_slack(web: Flask, handler: SlackRequestHandler) -> None:
    @web.post("/slack/events")
    def events() -> Response:
        # Bolt's signature check answers 500 to a timestamp that is no number, or a number beyond all time.
        if not TIMESTAMP.fullmatch(request.headers.get("X-Slack-Request-Timestamp", "")):
            return Response(status=401)
        try:
            answer: Response = handler.handle(request)
        except MISSHAPEN:
            # Bolt reads a request before it looks at the signature, and takes its shape for granted.
            log.exception("slack_misshapen")
            return Response(status=400)
        return answer
