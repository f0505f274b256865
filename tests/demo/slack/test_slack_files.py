from __future__ import annotations

from collections.abc import Callable
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from slack_sdk import WebClient

from demo.slack import SlackDouble, User

Refusal = Callable[..., str]
PHOTO = b"\x89PNG\r\n\x1a\nkvittering"


def download(url: str, token: str | None) -> tuple[str, bytes]:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    with urlopen(Request(url, headers=headers), timeout=5) as answer:
        return answer.headers.get_content_type(), answer.read()


def test_a_file_of_the_bot_is_shown_in_a_message(slack: SlackDouble, client: WebClient, kari: User, dm: str) -> None:
    parent = client.chat_postMessage(channel=dm, text="Krav")["ts"]
    sent = client.files_upload_v2(
        channel=dm, content=PHOTO, filename="a.png", title="Ferje", initial_comment="Her", thread_ts=parent
    )
    message = slack.dm(kari)[-1]
    assert (message.text, message.thread_ts) == ("Her", parent)
    assert [(f.title, f.content) for f in message.files] == [("Ferje", PHOTO)]
    info = client.files_info(file=sent["file"]["id"])["file"]
    assert info["shares"]["private"][dm] == [{"ts": message.ts}]
    assert (info["mimetype"], info["size"]) == ("image/png", len(PHOTO))


def test_an_upload_is_finished_once_with_all_its_bytes(client: WebClient, dm: str, refusal: Refusal) -> None:
    announced = client.files_getUploadURLExternal(filename="a.png", length=3)
    unfinished = [{"id": announced["file_id"]}]
    assert refusal(client.files_completeUploadExternal, files=unfinished) == "file_not_found"
    with pytest.raises(HTTPError):
        urlopen(Request(announced["upload_url"], data=b"too long"), timeout=5)
    with urlopen(Request(announced["upload_url"], data=b"abc"), timeout=5) as answer:
        assert answer.status == 200
    assert refusal(client.files_completeUploadExternal, files=unfinished, channel_id="D404") == ("channel_not_found")
    client.files_completeUploadExternal(files=unfinished)
    assert refusal(client.files_completeUploadExternal, files=unfinished) == "file_not_found"


def test_a_file_of_a_person_is_downloaded_with_the_bot_token_only(
    slack: SlackDouble, client: WebClient, kari: User, refusal: Refusal
) -> None:
    (file,) = slack.say(kari, "ferje 142,-", files=[("kvittering.png", PHOTO)]).files
    url = client.files_info(file=file.id)["file"]["url_private_download"]
    assert download(url, slack.bot_token) == ("image/png", PHOTO)
    for token in (None, "xoxb-wrong"):
        content_type, page = download(url, token)
        assert content_type == "text/html"
        assert page.startswith(b"<!DOCTYPE html>")
    assert refusal(client.files_info, file="F404") == "file_not_found"


def test_without_the_scope_a_download_is_a_sign_in_page() -> None:
    with SlackDouble(scopes={"im:history"}) as slack:
        kari = slack.add_user("Kari Lauvdal", "kari@lauvdal.example")
        slack.say(kari, "", files=[("kvittering.png", PHOTO)])
        url = slack.courier.deliveries[0].payload["event"]["files"][0]["url_private_download"]
        assert download(url, slack.bot_token)[0] == "text/html"
