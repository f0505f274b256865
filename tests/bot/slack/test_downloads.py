"""Files are fetched from Slack alone, without a detour, and only as what they were announced."""

import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from slack_sdk import WebClient

from bot.slack.downloads import DownloadFailed, download
from tests.bot.running import PATIENCE_SECONDS

PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(100)


class Files(BaseHTTPRequestHandler):
    """A host that serves a picture, a sign-in page, a detour, and answers that break off or do not come."""

    asked: list[tuple[str, str | None]] = []  # noqa: RUF012 - emptied by the fixture

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["Authorization"]))
        if self.path == "/detour":
            self.send_response(302)
            self.send_header("Location", "/picture")
            self.end_headers()
            return
        self.send_response({"/gone": 404, "/busy": 429, "/broken": 503}.get(self.path, 200))
        is_page = self.path == "/sign-in"
        self.send_header("Content-Type", "text/html; charset=utf-8" if is_page else "image/png")
        self.send_header("Content-Length", str(len(PICTURE)))
        self.end_headers()
        if self.path in ("/silence", "/drop-by-drop"):
            self._take_its_time()
        else:
            self.wfile.write(PICTURE[:50] if self.path == "/short" else PICTURE)

    def _take_its_time(self) -> None:
        """Longer than anybody waits, and no longer than until nobody does."""
        with suppress(OSError):
            for at in range(60 if self.path == "/drop-by-drop" else 1):
                self.wfile.write(PICTURE[at : at + 1])
                self.wfile.flush()
                time.sleep(0.02 if self.path == "/drop-by-drop" else 1)

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@pytest.fixture
def host() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Files)
    Files.asked.clear()
    thread = Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def fetched(
    host: str,
    url: str,
    *,
    size: object = len(PICTURE),
    mimetype: str = "image/png",
    within: float = PATIENCE_SECONDS,
) -> bytes:
    file = {"url_private_download": url, "size": size, "mimetype": mimetype}
    return download(file, WebClient(token="xoxb-secret", base_url=f"{host}/api/"), by=time.monotonic() + within)


def why(host: str, path: str, *, size: object = len(PICTURE), within: float = PATIENCE_SECONDS) -> str:
    with pytest.raises(DownloadFailed) as failed:
        fetched(host, f"{host}{path}", size=size, within=within)
    return failed.value.why


def test_a_file_of_slack_s_comes_with_the_token(host: str) -> None:
    assert fetched(host, f"{host}/picture") == PICTURE
    assert Files.asked == [("/picture", "Bearer xoxb-secret")]


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/files.slack.com/picture",
        "https://files.slack.com.evil.example/picture",
        "https://evilslack.com/picture",
        "https://files.slack.com@evil.example/picture",
        "https://evil.example\\@files.slack.com.evil.example/",
        "https://evil.example#files.slack.com",
        "http://files.slack.com/picture",
        "ftp://files.slack.com/picture",
        "file:///etc/passwd",
        "//files.slack.com/picture",
        "https://[files.slack.com",
        "http://127.0.0.1:1/picture",
        "",
    ],
)
def test_another_host_never_sees_the_token(host: str, url: str) -> None:
    with pytest.raises(DownloadFailed, match="not Slack's"):
        fetched(host, url)


def test_a_detour_is_not_taken(host: str) -> None:
    with pytest.raises(DownloadFailed):
        fetched(host, f"{host}/detour")
    assert [path for path, _ in Files.asked] == ["/detour"]


def test_a_sign_in_page_is_no_file(host: str) -> None:
    with pytest.raises(DownloadFailed, match="scope files:read"):
        fetched(host, f"{host}/sign-in")


@pytest.mark.parametrize("size", [len(PICTURE) - 1, len(PICTURE) + 1, 0])
def test_another_size_than_was_announced_is_no_file(host: str, size: int) -> None:
    with pytest.raises(DownloadFailed, match="another size"):
        fetched(host, f"{host}/picture", size=size)


@pytest.mark.parametrize(("path", "size"), [("/gone", 108), ("/picture", "many"), ("/picture", None), ("/a b", 108)])
def test_what_is_not_there_is_not_asked_for_again(host: str, path: str, size: object) -> None:
    assert why(host, path, size=size) == "unreadable"


@pytest.mark.parametrize("path", ["/short", "/busy", "/broken"])
def test_what_does_not_come_whole_is_asked_for_again(host: str, path: str) -> None:
    assert why(host, path) == "late"


@pytest.mark.parametrize("path", ["/silence", "/drop-by-drop"])
def test_what_does_not_come_in_time_is_asked_for_again(host: str, path: str) -> None:
    assert why(host, path, within=0.5) == "late"


def test_a_host_that_is_not_there_is_asked_again(host: str) -> None:
    with pytest.raises(DownloadFailed) as failed:
        fetched("http://127.0.0.1:9", "http://127.0.0.1:9/picture")
    assert failed.value.why == "late"


def test_a_sign_in_page_means_that_slack_lets_us_have_no_files(host: str) -> None:
    assert why(host, "/sign-in") == "withheld"
