from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from demo.slack import NotShownError, SlackDouble, User
from demo.slack import workspace as workspace_module

Json = dict[str, Any]
Refusal = Callable[..., str]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


INPUT = {"type": "input", "label": plain("Hvorfor?"), "element": {"type": "plain_text_input"}}


def modal(**keys: object) -> Json:
    section = {"type": "section", "text": plain("Laster …")}
    return {"type": "modal", "title": plain("Retur"), "blocks": [section], **keys}


def test_a_trigger_opens_one_modal_for_its_person(
    slack: SlackDouble, client: WebClient, kari: User, refusal: Refusal
) -> None:
    trigger = slack.workspace.new_trigger(kari.id)
    opened = client.views_open(trigger_id=trigger, view=modal(private_metadata="krav-7"))["view"]
    view = slack.open_view(kari)
    assert view is not None
    assert (view.id, view.title, opened["private_metadata"]) == (opened["id"], "Retur", "krav-7")
    assert refusal(client.views_open, trigger_id=trigger, view=modal()) == "exchanged_trigger_id"


def test_an_invented_trigger_is_refused(client: WebClient, refusal: Refusal) -> None:
    assert refusal(client.views_open, trigger_id="1.2.abc", view=modal()) == "invalid_trigger_id"


def test_a_trigger_lives_three_seconds(
    slack: SlackDouble, client: WebClient, kari: User, refusal: Refusal, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert workspace_module.TRIGGER_SECONDS == 3.0
    monkeypatch.setattr(workspace_module, "TRIGGER_SECONDS", 0.0)
    trigger = slack.workspace.new_trigger(kari.id)
    assert refusal(client.views_open, trigger_id=trigger, view=modal()) == "expired_trigger_id"


@pytest.mark.parametrize(
    ("view", "pointer"),
    [
        (modal(title=plain("x" * 25)), "/view/title/text"),
        (modal(submit=plain("x" * 25)), "/view/submit/text"),
        (modal(close=plain("x" * 25)), "/view/close/text"),
        (modal(private_metadata="x" * 3001), "/view/private_metadata"),
        (modal(callback_id="x" * 256), "/view/callback_id"),
        (modal(blocks=[{"type": "divider"}] * 101), "/view/blocks"),
        (modal(blocks=[]), "/view/blocks"),
        (modal(blocks=[INPUT]), "/view"),
        (modal(id="V1"), "/view/id"),
        ({"type": "modal", "blocks": [{"type": "divider"}]}, "/view"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_wrong_view_is_refused_with_the_place_and_spends_no_trigger(
    slack: SlackDouble, client: WebClient, kari: User, view: Json, pointer: str
) -> None:
    trigger = slack.workspace.new_trigger(kari.id)
    with pytest.raises(SlackApiError) as refused:
        client.views_open(trigger_id=trigger, view=view)
    assert refused.value.response["error"] == "invalid_arguments"
    (line,) = refused.value.response["response_metadata"]["messages"]
    assert line.endswith(f"[json-pointer:{pointer}]")
    client.views_open(trigger_id=trigger, view=modal())


def test_an_update_needs_the_current_hash_when_it_names_one(
    slack: SlackDouble, client: WebClient, kari: User, refusal: Refusal
) -> None:
    first = client.views_open(trigger_id=slack.workspace.new_trigger(kari.id), view=modal())["view"]
    renamed = modal(title=plain("Klar"))
    second = client.views_update(view_id=first["id"], hash=first["hash"], view=renamed)["view"]
    assert second["hash"] != first["hash"]
    stale = {"view_id": first["id"], "hash": first["hash"], "view": modal()}
    assert refusal(client.views_update, **stale) == "hash_conflict"
    view = slack.open_view(kari)
    assert view is not None
    assert view.title == "Klar"
    assert refusal(client.views_update, view_id="V404", view=modal()) == "not_found"


def test_an_external_id_finds_its_view_and_is_used_once(
    slack: SlackDouble, client: WebClient, kari: User, refusal: Refusal
) -> None:
    named = modal(external_id="retur-7")
    client.views_open(trigger_id=slack.workspace.new_trigger(kari.id), view=named)
    client.views_update(external_id="retur-7", view=modal(title=plain("Klar")))
    view = slack.open_view(kari)
    assert view is not None
    assert view.title == "Klar"
    client.views_update(view_id=view.id, view=named)
    again = {"trigger_id": slack.workspace.new_trigger(kari.id), "view": named}
    assert refusal(client.views_open, **again) == "duplicate_external_id"


def test_a_home_tab_is_published_and_guarded_by_its_hash(
    slack: SlackDouble, client: WebClient, kari: User, refusal: Refusal
) -> None:
    home = {"type": "home", "blocks": [{"type": "section", "text": plain("Ingen krav")}]}
    first = client.views_publish(user_id=kari.id, view=home)["view"]
    second = client.views_publish(user_id=kari.id, view=home, hash=first["hash"])["view"]
    assert second["id"] == first["id"]
    assert refusal(client.views_publish, user_id=kari.id, view=home, hash=first["hash"]) == "hash_conflict"
    assert refusal(client.views_publish, user_id=kari.id, view=modal()) == "invalid_arguments"
    assert refusal(client.views_publish, user_id="U404", view=home) == "user_not_found"
    shown = slack.home(kari)
    assert shown is not None
    assert shown.blocks[0]["text"]["text"] == "Ingen krav"


def test_a_file_input_takes_so_many_files_and_what_is_emptied_is_empty(
    slack: SlackDouble, client: WebClient, kari: User
) -> None:
    chosen = {"type": "file_input", "action_id": "files", "max_files": 1}
    block = {"type": "input", "block_id": "papers", "label": plain("Papirer"), "element": chosen}
    view = {"type": "modal", "title": plain("Vedlegg"), "submit": plain("Send"), "blocks": [block]}
    client.views_open(trigger_id=slack.workspace.new_trigger(kari.id), view=view)
    files = [slack.upload(kari, name, b"xyz") for name in ("a.pdf", "b.pdf")]
    with pytest.raises(NotShownError, match="at most 1"):
        slack.fill_in(kari, {"papers": files})
    held = slack.fill_in(kari, {"papers": files[:1]})
    (file,) = held.chosen["papers"]["files"]["files"]
    assert (file["name"], file["size"]) == ("a.pdf", 3)
    slack.fill_in(kari, {"papers": []})
    with pytest.raises(NotShownError, match="empty"):
        slack.submit_view(kari, {})
