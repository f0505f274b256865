"""The printed conversation is short and readable."""

from demo.transcript import Entry, condensed, entry_lines

CARD = "\n".join(["Krav 2026-00001: Kommunestyret", *(f"linje {number}" for number in range(2, 12)), "[Attester]"])


def test_a_claim_is_shown_whole_once_and_then_by_head_and_foot() -> None:
    first, second = condensed([Entry("Slack", "Godtgjort", "Kari", CARD), Entry("Slack", "Godtgjort", "Nils", CARD)])
    assert first.text == CARD
    assert second.text.splitlines() == [*CARD.splitlines()[:4], "…", "linje 11", "[Attester]"]


def test_another_claim_and_a_short_message_are_shown_whole() -> None:
    other = CARD.replace("00001", "00002")
    texts = [
        entry.text for entry in condensed(Entry("mail", "a", "b", text) for text in (CARD, other, "2026-00001 sendt"))
    ]
    assert texts == [CARD, other, "2026-00001 sendt"]


def test_an_entry_says_who_to_whom_and_by_which_channel() -> None:
    assert entry_lines(Entry("mail", "Berit", "Godtgjort", "send\n\ntakk")) == [
        "Berit → Godtgjort (mail)",
        "    send",
        "    ",
        "    takk",
    ]
