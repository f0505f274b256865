"""Whole messages against what a careful human reads in them."""

from typing import Any

import pytest

from parsers.text import Reader
from tests.corpus.cases import Case, cases, read


def _id(case: Case) -> str:
    return case.id


@pytest.mark.parametrize("case", cases(later=False), ids=_id)
def test_a_message_is_read_as_a_careful_human_reads_it(case: Case, reader: Reader) -> None:
    assert read(reader, case) == case.outcome


@pytest.mark.parametrize("case", cases(), ids=_id)
def test_every_piece_of_evidence_lies_in_the_text(case: Case, reader: Reader) -> None:
    reading = reader.read(
        case.text, received=case.received, subject=case.subject, attachments=case.attachments, pending=case.pending
    )
    spans: list[Any] = [span for found in reading.lines for part in found.evidence.values() for span in part]
    assert all(0 <= start < end <= len(case.text) for start, end in spans)


@pytest.mark.parametrize("case", cases(), ids=_id)
def test_a_field_with_an_open_question_is_empty(case: Case, reader: Reader) -> None:
    reading = reader.read(
        case.text, received=case.received, subject=case.subject, attachments=case.attachments, pending=case.pending
    )
    for question in reading.questions:
        if question.line is not None:
            assert getattr(reading.lines[question.line].line, question.field) is None
