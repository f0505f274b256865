"""What people see, as plain text."""

from typing import Any

from demo.screen_text import chat_text
from demo.slack import Message


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def test_everything_in_a_card_is_a_line_and_what_one_acts_on_stands_in_brackets() -> None:
    card: list[dict[str, Any]] = [
        {"type": "header", "text": plain("Krav")},
        {"type": "section", "text": {"type": "mrkdwn", "text": "*Sum* 1 &lt; 2"}, "accessory": {"type": "overflow"}},
        {"type": "divider"},
        {
            "type": "actions",
            "elements": [
                {"type": "button", "text": plain("Send")},
                {"type": "static_select", "placeholder": plain("Velg")},
                {"type": "datepicker"},
            ],
        },
    ]
    seen = chat_text(Message("D1", "1.0", "U1", "Krav", card, from_bot=True))
    assert seen.splitlines() == ["Krav", "Sum 1 < 2", "[…]", "—", "[Send] [Velg] […]"]
