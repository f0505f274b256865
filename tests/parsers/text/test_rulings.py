"""An approver's sentence about several claims: every word understood, or nothing decided."""

import datetime as dt
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.catalogue import Catalogue
from claims.fees import Fees
from claims.ruling import Ruling
from parsers.text.catalogue.index import TypeIndex
from parsers.text.intents import assent, picking
from parsers.text.intents.commands import asks_what_waits
from parsers.text.intents.deputies import deputising
from parsers.text.intents.rulings import EXAMPLES, ruling
from parsers.text.words.lexicon import commands

WORDS = (
    *("attester", "anvis", "godkjenn", "returner", "send", "tilbake", "alle", "unntatt", "uten", "merknader", "og"),
    *("men", "ikke", "4", "7", "2026-00318", "1-3", ":", ",", ".", "linje", "feil dato", "fra", "Kari", "kroner", "\n"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), EXAMPLES.items())
def test_a_sentence_is_understood_as_a_colleague_would(text: str, wanted: Ruling | None) -> None:
    assert ruling(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Kommunestyret i går, godkjent av ordfører",
        "attester ingen",
        "skal jeg attestere alle de store?",
        "attester alle utenom reisene",
        "attester halvparten",
        "attester to",
        "attester 1 t.o.m. 5",
        "returner alle: feil dato",
        "hvorfor er 4 returnert?",
        "attester alle unntatt",
        "",
    ],
)
def test_a_word_that_leaves_open_which_claims_are_meant_decides_nothing(text: str) -> None:
    assert ruling(text) is None


@given(st.lists(st.sampled_from(WORDS)).map(" ".join) | st.text())
def test_no_claim_is_named_that_the_text_does_not_name(text: str) -> None:
    found = ruling(text)
    if found is None:
        return
    named = {*found.approved, *found.kept, *found.returned} - {""}
    assert all(ref in text or ref in ("1", "2", "3") for ref in named)
    assert all(reason in text for reason in found.returned.values())
    assert not set(found.kept) & found.returned.keys()


@given(st.text(max_size=40).filter(lambda text: text.strip(" \n\t:;,.()–-") and not any(map(str.isdigit, text))))
def test_a_reason_is_kept_as_it_was_written(reason: str) -> None:
    found = ruling(f"returner 2: {reason}")
    assert found is None or found.returned["2"] in reason


@pytest.mark.parametrize("text", ["Hva venter på meg?", "kva ventar på meg", "What is waiting for me?", "vis lista"])
def test_approvers_ask_for_what_waits(text: str) -> None:
    assert asks_what_waits(text)
    assert not asks_what_waits(f"{text} 42 km")


@pytest.mark.parametrize("text", assent.EXAMPLES)
def test_only_a_whole_message_is_a_yes_or_a_no(text: str) -> None:
    assert assent.assent(text) == assent.EXAMPLES[text]


def test_what_stands_far_below_a_yes_belongs_to_it() -> None:
    assert assent.assent("ja" + "\n" * 300 + "men ikke 4") is None


def test_an_outright_yes_is_a_yes_of_its_own() -> None:
    assert {assent.assent(" ".join(phrase)) for phrase in commands()["outright"]} == {"outright"}


def test_which_of_several_is_picked_by_place_by_what_it_is_for_or_all_of_them() -> None:
    options = ["planutvalget 3.10.2023", "formannskapet 10.10.2023", "kommunestyret the council 12.10.2023"]
    for text, place in picking.EXAMPLES.items():
        among = options[: 2 if "begge" in text or "both" in text else 3]
        found = picking.picked(text, among)
        places = (
            None if found is None else "all" if len(found.places) == len(among) else "".join(map(str, found.places))
        )
        assert (text, places) == (text, place)


PAGE = (Path(__file__).parents[3] / "docs" / "approvers.md").read_text("utf-8")
DOCUMENTED = re.findall(r"`([^`/]+)`", PAGE)


@pytest.mark.parametrize("text", [text for text in DOCUMENTED if not text.isdecimal()])
def test_what_the_page_for_approvers_says_can_be_written_is_understood(text: str) -> None:
    deputy = deputising(text, dt.date(2026, 11, 21), TypeIndex(Catalogue([]), Fees()))
    assert ruling(text) or asks_what_waits(text) or deputy or assent.assent(text) is not None
