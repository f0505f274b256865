"""Files that people drop into the chat, fetched with care: only from Slack, only so much, and only what they claim."""

import time
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse, InvalidURL
from typing import Any, Literal
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from slack_sdk import WebClient

from claims.errors import GodtgjortError

SLACK_HOSTS = ("slack.com", "slack-files.com")
_CHUNK = 65_536


class DownloadFailed(GodtgjortError):
    """A file did not come; `why` is `late` where another try may bring it, and `withheld` where Slack lets us have none
    at all."""

    code = "download_failed"

    def __init__(self, message: str, why: Literal["unreadable", "withheld", "late"]) -> None:
        super().__init__(message)
        self.why: Literal["unreadable", "withheld", "late"] = why


class _NoRedirect(HTTPRedirectHandler):
    """The token must not follow a redirect to another host."""

    def redirect_request(self, *_: Any) -> None:  # noqa: ANN401 - the signature is urllib's
        return None


def download(file: Mapping[str, Any], client: WebClient, *, by: float) -> bytes:
    """The bytes of the file object of a message; DownloadFailed when Slack does not hand them out.

    No longer than to the moment `by` of the monotonic clock is waited for any of them.
    """
    url = str(file.get("url_private_download") or file.get("url_private") or "")
    if not _is_slacks(url, client.base_url):
        raise DownloadFailed("the file's address is not Slack's; nothing was fetched", "unreadable")
    request = Request(url, headers={"Authorization": f"Bearer {client.token}"})  # noqa: S310 - checked above
    try:
        size = int(file["size"])
        with build_opener(_NoRedirect).open(request, timeout=_left(by)) as answer:
            content_type = answer.headers.get_content_type()
            data = _read(answer, size + 1, by)
    except (InvalidURL, ValueError, TypeError, KeyError) as error:
        raise DownloadFailed(f"the file cannot be asked for ({type(error).__name__})", "unreadable") from error
    except HTTPError as error:
        why: Literal["unreadable", "late"] = "late" if error.code == 429 or error.code >= 500 else "unreadable"
        raise DownloadFailed(f"Slack did not hand out the file ({error.code})", why) from error
    except (URLError, OSError, HTTPException) as error:
        raise DownloadFailed(f"Slack did not hand out the file ({type(error).__name__})", "late") from error
    # Without the files:read scope Slack answers with its sign-in page instead of an error.
    if content_type == "text/html" and file.get("mimetype") != "text/html":
        raise DownloadFailed("Slack answered with a sign-in page; give the app the scope files:read", "withheld")
    if len(data) != size:
        raise DownloadFailed("the file came with another size than Slack announced", "unreadable")
    return data


def _read(answer: HTTPResponse, most: int, by: float) -> bytes:
    """At most that many bytes of it; TimeoutError when they take too long, HTTPException when they break off."""
    data = b""
    while len(data) < most and (more := answer.read1(min(_CHUNK, most - len(data)))):
        data += more
        _left(by)
    if len(data) < most and answer.length:
        raise HTTPException("the answer broke off")
    return data


def _left(by: float) -> float:
    """The seconds until then; TimeoutError when none are left."""
    if (seconds := by - time.monotonic()) <= 0:
        raise TimeoutError
    return seconds


def _is_slacks(url: str, api_url: str) -> bool:
    try:
        parts, api = urlsplit(url), urlsplit(api_url)
    except ValueError:
        return False
    if (parts.scheme, parts.netloc) == (api.scheme, api.netloc):
        return True
    host = parts.hostname or ""
    return parts.scheme == "https" and any(host == name or host.endswith(f".{name}") for name in SLACK_HOSTS)
