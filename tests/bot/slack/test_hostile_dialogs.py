"""Whatever a dialog or a button comes back with: an acknowledgement, perhaps a refusal, and never an exception."""

import json
from collections.abc import Iterator
from threading import Event
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from slack_bolt import App, BoltRequest
from sqlalchemy import select

from bot.inbox_worker import work
from bot.office import Office
from bot.slack.channel import SlackChannel
from bot.slack.connection import bolt_app
from bot.slack.dialogs.dialog import Dialog
from bot.slack.dialogs.returning import RETURNING
from bot.slack.dialogs.saying import COMMENT
from bot.slack.dialogs.searching import SEARCH
from bot.slack.dialogs.state import State, Unfit
from bot.slack.dialogs.table import DIALOGS
from bot.slack.door import Door
from bot.words import Words
from claims.claim import Claim
from demo.town import Town
from store import claims
from store.inbox import DIALOG
from store.tables import inbox
from tests.bot.by_hand import Clock, office
from tests.bot.running import wait_until
from tests.bot.slack.many_hands import WORDS

LONG = "9" * 1_000_000
NAMES = (
    "about action amount bearer_0 claims_0 claims_1 cost_bearer currency date deputy end_clock end_day files first "
    "group last lines passengers percent_0 purpose quantity reason remove route start_clock start_day text to type"
)
KEYS = ("value", "selected_option", "selected_options", "selected_date", "selected_time", "files", "type", "text")
USUAL = "0 1 - 1e9 2026-12-01 2026-02-30 3002 approve return a|b 10000|100|| file_input new/expense/"
ODD = ("", "\0", "\ud800", "²", "٣", LONG, "x" * 151, "Feil dato")
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.sampled_from([*ODD, *USUAL.split()]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=10,
)
BUTTONS = (
    "submit attest pick:0 pick:new proposal_clean proposal_confirm end_deputy:1 choose edit hand_on percent_0 code "
    "choose:submit:0 choose:answer:1 restore shares"
)
STANDS = "answer/CLAIM/0/VERSION/date/0 move/CLAIM/0/VERSION// answer/CLAIM/0/VERSION/date/99 odd"
ACTIONS, PLACES = (st.sampled_from(each.split()) for each in (BUTTONS, STANDS))
CARRIED = st.sampled_from(["1", "CLAIM/0/", "CLAIM/0/0", "CLAIM/0/VERSION/0", "/0/"])
HELD = st.dictionaries(st.sampled_from(KEYS), JSON, max_size=4)
VALUES = JSON | st.dictionaries(st.sampled_from(NAMES.split()), HELD | JSON, max_size=8)


@pytest.fixture
def bot(town: Town) -> Iterator[Office]:
    with office(town, Clock()) as opened:
        yield opened


class FrontDoor:
    """The Bolt app, as Slack reaches it, and what lies behind."""

    def __init__(self, bot: Office, town: Town) -> None:
        channel = bot.channels["slack"]
        assert isinstance(channel, SlackChannel)
        self._bot, self._town = bot, town
        self._app: App = bolt_app(
            channel.client, Door(bot, channel.directory, town.slack.team_id, Event()), signing_secret=None
        )
        event = {"type": "message", "channel_type": "im", "channel": "D1", "ts": "1697184000.000001", "text": WORDS}
        said = {"user": town.user("Kari").id, **event}
        self.gets({"type": "event_callback", "team_id": town.slack.team_id, "event": said})

    def gets(self, body: dict[str, Any]) -> None:
        """It is acknowledged, and what is kept of it is handled at the first try."""
        answer = self._app.dispatch(BoltRequest(body=json.loads(json.dumps(body)), mode="socket_mode"))
        assert answer.status == 200
        wait_until(self._no_dialog_is_opening, "an end of opening dialogs")
        while work(self._bot):
            pass
        with self._bot.database.read() as connection:
            assert set(connection.scalars(select(inbox.c.attempts).where(inbox.c.state == "handled"))) <= {1}
            assert not connection.scalars(select(inbox.c.id).where(inbox.c.state != "handled")).all()

    def _no_dialog_is_opening(self) -> bool:
        with self._bot.database.read() as connection:
            opening = inbox.c.kind == DIALOG, inbox.c.state == "waiting", inbox.c.next_try_at > self._bot.now()
            return not connection.scalars(select(inbox.c.id).where(*opening)).all()

    def draft(self) -> Claim:
        with self._bot.database.read() as connection:
            return claims.in_state(connection, ("draft", "submitted", "deleted"))[0]


def test_no_dialog_can_come_back_with_anything_that_breaks_the_bot(bot: Office, town: Town) -> None:
    door = FrontDoor(bot, town)
    assert door.draft().lines
    abouts = st.sampled_from(
        ["", "0", "1", "99", LONG[:200], "new/expense/ferry", "new/mileage/", "new/nonsense/", "²"]
    )

    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
    @given(
        kind=st.sampled_from([dialog.kind for dialog in DIALOGS]),
        name=st.sampled_from(["Kari", "Nils"]),
        is_of_claim=st.booleans(),
        about=abouts,
        metadata=st.none() | JSON,
        values=VALUES,
        blocks=JSON,
        number=st.integers(0),
    )
    def comes_back(**said: Any) -> None:
        claim = door.draft()
        shown = f"{claim.number}/{claim.round}/{claim.version}/" if said["is_of_claim"] else "/0/"
        values = said["values"]
        if isinstance(values, dict):
            values = {block: {block: held} if said["number"] % 2 else held for block, held in values.items()}
        view = {
            "type": "modal",
            "id": f"V{said['number']}",
            "hash": "h",
            "callback_id": said["kind"],
            "private_metadata": said["metadata"] if said["metadata"] else shown + said["about"],
            "state": {"values": values},
            "blocks": said["blocks"],
        }
        door.gets({"type": "view_submission", "view": view, "user": {"id": town.user(said["name"]).id}})

    comes_back()


def test_no_button_or_menu_can_come_back_with_anything_that_breaks_the_bot(bot: Office, town: Town) -> None:
    door = FrontDoor(bot, town)

    @settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
    @given(action=ACTIONS, block=PLACES | JSON, value=CARRIED | JSON, held=HELD, number=st.integers(0))
    def comes_back(action: str, block: Any, value: Any, held: dict[str, Any], number: int) -> None:
        claim = door.draft()
        filled = (
            each.format(claim.number, claim.version) if isinstance(each, str) else each for each in (block, value)
        )
        block, value = filled
        pressed = {**held, "type": "button", "action_id": action, "block_id": block, "action_ts": str(number)}
        body = {
            "type": "block_actions",
            "trigger_id": "1.2.3",
            "actions": [{**pressed, "value": value}],
            "user": {"id": town.user("Kari").id},
        }
        door.gets(body)

    comes_back()


@pytest.mark.parametrize(
    ("action", "value"), [("batch_confirm", "77"), ("batch_cancel", "77"), ("choose:submit:0", "2023-00001/0/3/")]
)
def test_a_button_of_before_is_answered(bot: Office, town: Town, action: str, value: str) -> None:
    pressed = {"type": "button", "action_id": action, "block_id": "b", "action_ts": "9.9", "value": value}
    user = {"id": town.user("Kari").id}
    FrontDoor(bot, town).gets({"type": "block_actions", "trigger_id": "1.2.3", "actions": [pressed], "user": user})
    with bot.database.read() as connection:
        newest = connection.execute(select(inbox.c.outcome, inbox.c.reason).order_by(inbox.c.id.desc())).first()
    assert newest == ("refused", "no_such_proposal")


def test_no_menu_can_be_searched_with_anything_that_breaks_the_bot(bot: Office, town: Town) -> None:
    door = FrontDoor(bot, town)

    @settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
    @given(kind=st.sampled_from([dialog.kind for dialog in DIALOGS]), about=CARRIED | JSON, typed=JSON, view=JSON)
    def searches(kind: str, about: Any, typed: Any, view: Any) -> None:
        claim = door.draft()
        carried = about.format(claim.number, claim.version) if isinstance(about, str) else about
        asked = {"callback_id": kind, "private_metadata": carried} if view is None else view
        user = {"id": town.user("Kari").id}
        door.gets({"type": "block_suggestion", "action_id": "type", "value": typed, "view": asked, "user": user})

    searches()


HELD_THERE = st.dictionaries(st.sampled_from(NAMES.split()), HELD | JSON, max_size=8)
FILLED_IN = JSON | HELD_THERE.map(lambda values: {block: {block: held} for block, held in values.items()})


@pytest.mark.parametrize("dialog", DIALOGS, ids=lambda dialog: dialog.kind)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(values=FILLED_IN, blocks=JSON)
def test_whatever_was_filled_in_is_read_or_told_to_be_unfit(dialog: Dialog, values: Any, blocks: Any) -> None:
    try:
        read = dialog.read(State(values, blocks))
    except Unfit as unfit:
        read = unfit.told(Words("nb"))
    # The store keeps them as JSON, which has no halves of characters.
    json.dumps(read, allow_nan=False, ensure_ascii=False).encode()


@pytest.mark.parametrize("dialog", [RETURNING, COMMENT, SEARCH])
def test_a_text_that_no_field_holds_is_told_beside_its_field(dialog: Dialog) -> None:
    block = "reason" if dialog is RETURNING else "text"
    with pytest.raises(Unfit) as unfit:
        dialog.read(State({block: {block: {"value": LONG}}}))
    assert unfit.value.problems == {block: "modal.wrong.long"}
