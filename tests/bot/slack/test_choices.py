"""What the buttons of «which of them?» carry: nothing but what the bot has written there is taken."""

import pytest

from bot.slack.choices import Picked, parse

KEY = "slack:T0:D0:1697184000.1"


def test_claims_are_carried_with_their_versions() -> None:
    several = parse({"action_id": "choose:submit:10", "value": "2023-00001/0/3/,2023-00002/1/7/"})
    assert several == Picked("submit", [("2023-00001", 3), ("2023-00002", 7)], "")
    one = parse({"action_id": "choose:answer:0", "value": f"2023-00001/0/3/{KEY}"})
    assert one == Picked("answer", [("2023-00001", 3)], KEY)


@pytest.mark.parametrize(
    ("action", "value"),
    [
        ("answer", "2023-00001/0/3/"),
        ("answer", ""),
        ("submit", f"2023-00001/0/3/{KEY}"),
        ("submit", f"2023-00001/0/3/,2023-00002/0/3/{KEY}"),
        ("submit", "2023-00001/0/3/,"),
        ("submit", "2023-00001/0/"),
        ("submit", "/0/3/"),
        ("delete", "2023-00001/0/٣/"),
        ("delete", f"2023-00001/0/{'9' * 30}/"),
        ("delete", ",".join(["2023-00001/0/3/"] * 200)),
    ],
)
def test_what_the_bot_did_not_write_is_nothing(action: str, value: str) -> None:
    assert parse({"action_id": f"choose:{action}:0", "value": value}) is None


@pytest.mark.parametrize("action", [{}, {"action_id": None, "value": 1}, {"action_id": "choose:submit:0"}])
def test_what_is_no_button_of_these_is_nothing(action: dict[str, object]) -> None:
    assert parse(action) is None
