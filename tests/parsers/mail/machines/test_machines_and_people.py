"""Delivery reports and automatic answers as the world's mail servers write them, and people who write much alike."""

from pathlib import Path

import pytest

from parsers.mail import read


def mails(name: str) -> dict[str, bytes]:
    """The mails of the file by their titles; what follows a title up to the next is the mail."""
    text = Path(__file__).with_name(name).read_text("utf-8")
    written = ("\n" + text).split("\n# ")[1:]
    found = {title: body.strip("\n") + "\n" for title, _, body in (piece.partition("\n") for piece in written)}
    assert len(found) == len(written)
    return {title: body.replace("\n", "\r\n").encode() for title, body in found.items()}


REPORTS, ABSENCES, PEOPLE = (mails(name) for name in ("reports.txt", "absences.txt", "people.txt"))


def test_there_are_enough_of_each() -> None:
    assert [len(of) >= least for of, least in ((REPORTS, 60), (ABSENCES, 40), (PEOPLE, 60))] == [True] * 3


@pytest.mark.parametrize("raw", REPORTS.values(), ids=REPORTS)
def test_a_report_is_never_answered(raw: bytes) -> None:
    assert read(raw).automatic in ("bounce", "empty_return_path", "auto_reply")


@pytest.mark.parametrize("raw", ABSENCES.values(), ids=ABSENCES)
def test_an_automatic_answer_is_never_answered(raw: bytes) -> None:
    assert read(raw).automatic in ("auto_reply", "list")


@pytest.mark.parametrize("raw", PEOPLE.values(), ids=PEOPLE)
def test_a_person_is_answered(raw: bytes) -> None:
    assert read(raw).automatic is None
