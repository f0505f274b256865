"""Slack's HTTP side on loopback: `/api/<method>`, uploads, file downloads and response_urls."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

from demo.slack.calls import Credentials
from demo.slack.errors import Json, RefusedError
from demo.slack.faults import DOWNLOAD, Faults
from demo.slack.render import Renderer
from demo.slack.response_urls import ResponseUrls
from demo.slack.web_api import WebApi
from demo.slack.workspace import Workspace

SIGN_IN_PAGE = b"<!DOCTYPE html><html><head><title>Sign in | Slack</title></head><body>Sign in</body></html>"


class WebServer(ThreadingHTTPServer):
    """The server; `start` and `stop` it, or leave both to SlackDouble."""

    daemon_threads = True
    request_queue_size = 512

    def __init__(
        self,
        workspace: Workspace,
        credentials: Credentials,
        faults: Faults,
        response_urls: ResponseUrls,
        socket_url: Callable[[], str],
    ) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.api = WebApi(workspace, Renderer(workspace, self.url), credentials, socket_url)
        self.faults = faults
        self.response_urls = response_urls
        self.stopping = threading.Event()
        self._thread = threading.Thread(target=self.serve_forever, args=(0.01,), name="slack-web")

    @property
    def url(self) -> str:
        """The address without a slash at its end."""
        return f"http://127.0.0.1:{self.server_port}"

    def start(self) -> None:
        """Serves from now on."""
        self._thread.start()

    def stop(self) -> None:
        """Ends serving, also calls that hang."""
        self.stopping.set()
        self.shutdown()
        self._thread.join()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: WebServer

    def do_GET(self) -> None:
        if self.path.startswith("/files/"):
            self._download(self.path.split("/")[2])
        else:
            self.do_POST()

    def do_POST(self) -> None:
        address = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        try:
            if address.path.startswith("/api/"):
                self._call(address.path.removeprefix("/api/"), self._arguments(address.query, body))
            elif address.path.startswith("/upload/"):
                self._upload(address.path.removeprefix("/upload/"), body)
            elif address.path.startswith("/response/"):
                self.server.response_urls.answer(address.path, _json_object(body))
                self._send(200, b"ok", "text/plain")
            else:
                self._send(404, b"not found", "text/plain")
        except RefusedError as refused:
            self._send_json(200 if address.path.startswith("/api/") else 404, refused.answer())

    def _arguments(self, query: str, body: bytes) -> Json:
        arguments: Json = dict(parse_qsl(query, keep_blank_values=True))
        if self.headers.get_content_type() == "application/json":
            return {**arguments, **_json_object(body)}
        return {**arguments, **dict(parse_qsl(body.decode(), keep_blank_values=True))}

    def _upload(self, file_id: str, content: bytes) -> None:
        expected = self.server.api.workspace.files.receive(file_id, content)
        self._send(200 if expected else 400, b"OK" if expected else b"unexpected upload", "text/plain")

    def _call(self, method: str, arguments: Json) -> None:
        token = self._bearer() or arguments.pop("token", None)
        fault = self.server.faults.take(method, str(arguments.get("channel", "")))
        if fault is None:
            self._send_json(200, self.server.api.answer(method, token, arguments))
        elif fault.kind == "error":
            self._send_json(200, {"ok": False, "error": fault.detail})
        elif fault.kind == "rate_limited":
            self._send_json(429, {"ok": False, "error": "ratelimited"}, {"retry-after": fault.detail})
        elif fault.kind == "server_error":
            self._send(500, b"Internal Server Error", "text/plain")
        else:
            self.server.api.answer(method, token, arguments)
            if fault.kind == "hang":
                self.server.stopping.wait()
            self.close_connection = True

    def _bearer(self) -> str | None:
        scheme, _, token = (self.headers.get("Authorization") or "").partition(" ")
        return token if scheme == "Bearer" else None

    def _download(self, file_id: str) -> None:
        """The bytes for the bot token with `files:read`; anybody else gets the sign-in page, as at Slack."""
        credentials = self.server.api.credentials
        file = self.server.api.workspace.files.get(file_id)
        fault = self.server.faults.take(DOWNLOAD)
        if fault and fault.kind in ("hang", "drop"):
            if fault.kind == "hang":
                self.server.stopping.wait()
            self.close_connection = True
        elif fault:
            self._send(429 if fault.kind == "rate_limited" else 500, b"try again", "text/plain")
        elif self._bearer() != credentials.bot_token or "files:read" not in credentials.scopes:
            self._send(200, SIGN_IN_PAGE, "text/html; charset=utf-8")
        elif file is None:
            self._send(404, b"not found", "text/plain")
        else:
            self._send(200, file.content, file.mimetype)

    def _send_json(self, status: int, answer: Json, headers: dict[str, str] | None = None) -> None:
        scopes = ",".join(sorted(self.server.api.credentials.scopes))
        content = json.dumps(answer).encode()
        self._send(status, content, "application/json; charset=utf-8", {"x-oauth-scopes": scopes, **(headers or {})})

    def _send(self, status: int, content: bytes, content_type: str, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        common = {"Content-Type": content_type, "Content-Length": str(len(content))}
        for name, value in {**common, **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: a double must not fill the terminal of a demonstration."""


def _json_object(body: bytes) -> Json:
    """The body as a JSON object; refuses anything else."""
    try:
        content = json.loads(body or b"{}")
    except ValueError:
        raise RefusedError("invalid_json") from None
    if not isinstance(content, dict):
        raise RefusedError("json_not_object")
    return content
