"""Whole messages against what a careful human reads in them."""

from typing import Any

import pytest

from tests.corpus.cases import Case, cases, catalogue, read, reading
from tests.corpus.score import judge

DEVELOPED = cases()


def _id(case: Case) -> str:
    return case.id


@pytest.mark.parametrize("case", [case for case in DEVELOPED if not case.later], ids=_id)
def test_a_message_is_read_as_a_careful_human_reads_it(case: Case) -> None:
    assert judge(case.outcome, read(case), catalogue(case.municipality)).faults == []


@pytest.mark.parametrize("case", DEVELOPED, ids=_id)
def test_every_piece_of_evidence_lies_in_the_text(case: Case) -> None:
    spans: list[Any] = [span for found in reading(case).lines for part in found.evidence.values() for span in part]
    assert all(0 <= start < end <= len(case.text) for start, end in spans)


@pytest.mark.parametrize("case", DEVELOPED, ids=_id)
def test_a_field_with_an_open_question_is_empty(case: Case) -> None:
    found = reading(case)
    for question in found.questions:
        if question.line is not None:
            assert getattr(found.lines[question.line].line, question.field) is None
