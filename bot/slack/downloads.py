"""Files that people drop into the chat, fetched with care: only from Slack, only so much, and only what they claim."""

from collections.abc import Mapping
from http.client import HTTPException
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from slack_sdk import WebClient

from claims.errors import GodtgjortError

SLACK_HOSTS = ("slack.com", "slack-files.com")
TIMEOUT_SECONDS = 30


class DownloadFailed(GodtgjortError):
    """A file did not come; the message is tried again later."""

    code = "download_failed"


class _NoRedirect(HTTPRedirectHandler):
    """The token must not follow a redirect to another host."""

    def redirect_request(self, *_: Any) -> None:  # noqa: ANN401 - the signature is urllib's
        return None


def download(file: Mapping[str, Any], client: WebClient) -> bytes:
    """The bytes of the file object of a message; DownloadFailed when Slack does not hand them out."""
    url = str(file.get("url_private_download") or file.get("url_private") or "")
    if not _is_slacks(url, client.base_url):
        raise DownloadFailed("the file's address is not Slack's; nothing was fetched")
    request = Request(url, headers={"Authorization": f"Bearer {client.token}"})  # noqa: S310 - checked above
    try:
        with build_opener(_NoRedirect).open(request, timeout=TIMEOUT_SECONDS) as answer:
            content_type = answer.headers.get_content_type()
            data: bytes = answer.read(int(file["size"]) + 1)
    except (URLError, OSError, HTTPException, ValueError, KeyError) as error:
        raise DownloadFailed(f"Slack did not hand out the file ({type(error).__name__})") from error
    # Without the files:read scope Slack answers with its sign-in page instead of an error.
    if content_type == "text/html" and file.get("mimetype") != "text/html":
        raise DownloadFailed("Slack answered with a sign-in page; give the app the scope files:read")
    if len(data) != int(file["size"]):
        raise DownloadFailed("the file came with another size than Slack announced")
    return data


def _is_slacks(url: str, api_url: str) -> bool:
    try:
        parts, api = urlsplit(url), urlsplit(api_url)
    except ValueError:
        return False
    if (parts.scheme, parts.netloc) == (api.scheme, api.netloc):
        return True
    host = parts.hostname or ""
    return parts.scheme == "https" and any(host == name or host.endswith(f".{name}") for name in SLACK_HOSTS)
