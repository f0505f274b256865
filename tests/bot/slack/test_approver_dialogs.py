"""The dialogs of approvers, and what is read from them, held against Slack's own limits."""

from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.slack import shown
from bot.slack.dialogs import saying
from bot.slack.dialogs.deputising import DEPUTY
from bot.slack.dialogs.dialog import Opening
from bot.slack.dialogs.saying import COMMENT, HAND_ON
from bot.slack.dialogs.state import Unfit
from bot.words import LOCALES
from claims.claim import Claim
from claims.people import Approver, Language
from demo.slack.validate import accepted_view
from tests.bot.golden import COUNCIL, COUNCIL_DAY, long_claim, moved
from tests.bot.slack.test_dialogs import TOWN, chosen, state


def opening(claim: Claim | None, person: str, language: Language = "nb") -> Opening:
    return Opening(town=TOWN, today=COUNCIL_DAY, person=replace(TOWN.person(person), language=language), claim=claim)


@pytest.mark.parametrize("language", LOCALES)
def test_approvers_dialogs_look_as_they_did(language: Language, snapshot: SnapshotAssertion) -> None:
    views = {
        "comment": COMMENT.view(opening(moved(COUNCIL, "submitted"), "3001", language)),
        "hand on": HAND_ON.view(opening(moved(COUNCIL, "attested"), "3003", language)),
        "deputy": DEPUTY.view(opening(None, "3001", language)),
    }
    for name, view in views.items():
        accepted_view(view)
        assert view == snapshot(name=name)


@pytest.mark.parametrize("length", [1, 12, 60])
def test_claims_of_any_length_are_spoken_of_and_handed_on(length: int) -> None:
    claim = moved(long_claim(length), "attested")
    crowd = tuple(Approver(person=f"{number:04}", step="authorise", ansvar="*") for number in range(300))
    asked = replace(opening(claim, "3003"), town=replace(TOWN, approvers=(*TOWN.approvers, *crowd)))
    accepted_view(COMMENT.view(asked))
    accepted_view(HAND_ON.view(asked))


def test_a_claim_is_handed_on_only_to_others_who_may_decide_it() -> None:
    asked = opening(moved(COUNCIL, "attested"), "3003")
    assert saying.others(asked) == ["3004"]
    assert HAND_ON.may_open(asked)
    assert not HAND_ON.may_open(opening(moved(COUNCIL, "submitted"), "3001"))
    assert not HAND_ON.may_open(opening(moved(COUNCIL, "draft"), "3003"))


def test_only_rights_of_one_s_own_can_be_lent() -> None:
    assert DEPUTY.may_open(opening(None, "3001"))
    assert not DEPUTY.may_open(opening(None, "1001"))


@pytest.mark.parametrize(
    ("first", "last", "wrong"),
    [("", "", {"first", "last"}), ("2026-12-01", "", {"last"}), ("2026-12-14", "2026-12-01", {"last"})],
)
def test_days_that_are_missing_or_end_before_they_begin_are_told_in_the_dialog(
    first: str, last: str, wrong: set[str]
) -> None:
    with pytest.raises(Unfit) as unfit:
        DEPUTY.read(state(deputy=chosen("3002"), first={"selected_date": first}, last={"selected_date": last}))
    assert unfit.value.problems.keys() == wrong


def test_what_is_missing_is_told_in_the_dialog() -> None:
    for asked in (COMMENT, HAND_ON):
        with pytest.raises(Unfit):
            asked.read(state())


def test_a_button_about_no_claim_carries_none() -> None:
    carried = shown.parse(shown.NO_CLAIM)
    assert carried
    assert (carried.claim, carried.round) == ("", 0)
