"""Claims that wait are ticked together, those without findings already; what that comes to is read back."""

from dataclasses import replace

import pytest
from syrupy.assertion import SnapshotAssertion

from bot.actions.rulings import MOST
from bot.slack.dialogs.choosing import CHOOSING
from bot.slack.dialogs.dialog import Opening, Waiting
from bot.slack.dialogs.state import State, Unfit
from bot.words import LOCALES
from claims.people import Language
from demo.slack.validate import accepted_view
from tests.bot.golden import COUNCIL, moved
from tests.bot.running import Running
from tests.bot.slack.test_approver_dialogs import opening
from tests.bot.slack.test_rulings import MEETINGS, listed, sent, states

CLAIM = replace(moved(COUNCIL, "submitted"), claimant="1001")


def asked(count: int, language: Language = "nb") -> Opening:
    waits = [Waiting(replace(CLAIM, number=f"2026-{at:05}"), findings=at % 2) for at in range(1, count + 1)]
    return replace(opening(None, "3001", language), waiting=waits)


@pytest.mark.parametrize("language", LOCALES)
@pytest.mark.parametrize("count", [1, 12, MOST])
def test_slack_takes_the_dialog_with_as_many_claims_as_a_proposal_holds(
    language: Language, count: int, snapshot: SnapshotAssertion
) -> None:
    view = CHOOSING.view(asked(count, language))
    accepted_view(view)
    if count == 1:
        assert view == snapshot
    ticks = [block["element"] for block in view["blocks"] if block["element"]["type"] == "checkboxes"]
    assert [len(each["options"]) for each in ticks] == [min(10, count - at) for at in range(0, count, 10)]
    ticked = [one["value"] for each in ticks for one in each.get("initial_options", ())]
    assert ticked == [f"2026-{at:05}" for at in range(2, count + 1, 2)]


def test_that_more_wait_than_there_is_room_for_is_told() -> None:
    view = CHOOSING.view(asked(MOST + 1))
    accepted_view(view)
    assert "Det venter flere enn de 25" in str(view)
    assert f"2026-{MOST + 1:05}" not in str(view)
    assert "Det venter flere" not in str(CHOOSING.view(asked(MOST)))


@pytest.mark.parametrize(
    ("claims", "action", "reason", "wrong"),
    [
        ([], "approve", "", "claims_0"),
        (["2026-00001"], "return", " ", "reason"),
        (["2026-00001"], "approve", "Mangler kvittering", "action"),
        (["2026-00001"], "", "", "action"),
    ],
)
def test_what_is_missing_is_told_in_the_dialog(claims: list[str], action: str, reason: str, wrong: str) -> None:
    values = {
        "claims_0": {"claims_0": {"selected_options": [{"value": claim} for claim in claims]}},
        "action": {"action": {"selected_option": {"value": action}}},
        "reason": {"reason": {"value": reason}},
    }
    with pytest.raises(Unfit) as unfit:
        CHOOSING.read(State(values))
    assert list(unfit.value.problems) == [wrong]


def test_the_ticked_claims_are_read_back_and_decided_when_that_is_agreed_to(bot: Running) -> None:
    numbers = sent(bot, *MEETINGS)
    nils = bot.town.user("Nils")
    bot.presses("Nils", listed(bot), "choose")
    bot.town.slack.wait_for_view(nils)
    bot.town.slack.submit_view(nils, {})
    bot.sees("Nils", "Attesteres: 2 krav", offers="proposal_confirm")
    assert states(bot) == ["submitted"] * 3
    bot.says("Nils", "ja")
    bot.sees("Nils", "Attestert: 2 krav")
    assert states(bot) == ["attested", "submitted", "attested"]
    bot.presses("Nils", listed(bot), "choose")
    bot.town.slack.submit_view(nils, {"claims_0": [numbers[1]], "action": "return", "reason": "Mangler kvittering"})
    bot.presses("Nils", bot.sees("Nils", "Sendes i retur: 1 krav", offers="proposal_confirm"), "proposal_confirm")
    bot.sees("Leif", "Mangler kvittering")


def test_claims_that_wait_no_more_when_the_dialog_is_sent_are_not_read_back(bot: Running) -> None:
    sent(bot, MEETINGS[0])
    card, nils = bot.sees("Nils", offers="attest"), bot.town.user("Nils")
    bot.presses("Nils", listed(bot), "choose")
    bot.town.slack.wait_for_view(nils)
    bot.presses("Nils", card, "attest")
    bot.sees("Kari", "har attestert")
    bot.town.slack.submit_view(nils, {})
    bot.sees("Nils", "Ingen av kravene som venter på deg, passer")


def test_where_nothing_waits_any_more_no_dialog_opens_and_that_is_told(bot: Running) -> None:
    sent(bot, MEETINGS[0])
    those = listed(bot)
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    bot.sees("Kari", "har attestert")
    bot.presses("Nils", those, "choose", stale=True)
    bot.sees("Nils", "Ingenting venter på deg nå")
    assert bot.town.slack.open_view(bot.town.user("Nils")) is None
