"""Modals from opening to acknowledgement."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from demo.slack import (
    BadAcknowledgementError,
    NotShownError,
    SlackDouble,
    User,
    View,
)

Json = dict[str, Any]
Received = Callable[[User, str], Json]


def test_a_form_brings_its_values_and_closes(slack: SlackDouble, kari: User, form: View, received: Received) -> None:
    answers = {"why": "Mangler dato", "kind_menu": "Møte", "boxes": ["meeting", "Kjøring"]}
    assert slack.submit_view(kari, answers).closed
    body = received(kari, "view_submission")
    values = body["view"]["state"]["values"]
    assert body["view"]["id"] == form.id
    assert body["view"]["hash"] == form.hash
    assert values["why"]["why_text"] == {"type": "plain_text_input", "value": "Mangler dato"}
    assert values["kind"]["kind_menu"]["selected_option"]["value"] == "meeting"
    assert [o["value"] for o in values["boxes"]["kind_boxes"]["selected_options"]] == ["meeting", "drive"]
    assert values["day"]["day_picker"]["selected_date"] == "2026-11-20"


def test_errors_keep_the_form_open_with_what_was_written(slack: SlackDouble, kari: User, form: View) -> None:
    submitted = slack.submit_view(kari, {"why": "kort"})
    assert (submitted.closed, submitted.errors) == (False, {"why": "For kort"})
    still_open = slack.open_view(kari)
    assert still_open is not None
    assert still_open.chosen["why"]["why_text"]["value"] == "kort"


def test_an_update_changes_the_form(slack: SlackDouble, kari: User, form: View) -> None:
    submitted = slack.submit_view(kari, {"why": "neste"})
    assert submitted.view is not None
    assert (submitted.view.id, submitted.view.title) == (form.id, "Klar")
    assert submitted.view.hash != form.hash


def test_a_pushed_form_lies_on_top_and_clearing_closes_both(slack: SlackDouble, kari: User, form: View) -> None:
    pushed = slack.submit_view(kari, {"why": "lag"}).view
    assert pushed is not None
    assert (pushed.title, pushed.previous, pushed.root) == ("Oppå", form.id, form.id)
    assert slack.submit_view(kari, {"why": "alt"}).closed


@pytest.mark.parametrize("why", ["rot", "feil"])
def test_an_acknowledgement_that_slack_refuses_is_an_error(
    slack: SlackDouble, kari: User, form: View, why: str
) -> None:
    with pytest.raises(BadAcknowledgementError):
        slack.submit_view(kari, {"why": why})


def test_slack_sends_no_form_with_an_empty_or_overlong_answer(slack: SlackDouble, kari: User, form: View) -> None:
    with pytest.raises(NotShownError, match="why_text"):
        slack.submit_view(kari, {})
    with pytest.raises(NotShownError, match="21 characters"):
        slack.submit_view(kari, {"why": "x" * 21})


def test_a_click_inside_a_form_brings_the_form(slack: SlackDouble, kari: User, form: View, received: Received) -> None:
    slack.click(kari, form, "inside")
    body = received(kari, "block_actions")
    assert body["container"] == {"type": "view", "view_id": form.id}
    assert body["view"]["callback_id"] == "form"
    assert "message" not in body


def test_closing_a_form_is_told_when_asked_for(slack: SlackDouble, kari: User, form: View, received: Received) -> None:
    slack.close_view(kari)
    assert received(kari, "view_closed")["view"]["id"] == form.id
    assert slack.open_view(kari) is None
    with pytest.raises(NotShownError):
        slack.close_view(kari)
