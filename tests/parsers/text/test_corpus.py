"""Whole messages against what a careful human reads in them."""

from itertools import groupby
from typing import Any

import pytest

from tests.corpus.cases import Case, cases, catalogue, outcome, reading
from tests.corpus.score import judge

DEVELOPED = cases()
SETS = {name: list(group) for name, group in groupby(DEVELOPED, lambda case: case.id.partition("/")[0])}


def _id(case: Case) -> str:
    return case.id


@pytest.mark.parametrize("case", [case for case in DEVELOPED if not case.later], ids=_id)
def test_a_message_is_read_as_a_careful_human_reads_it(case: Case) -> None:
    assert judge(case.outcome, outcome(reading(case)), catalogue(case.municipality)).faults == []


@pytest.mark.parametrize("name", SETS)
def test_every_piece_of_evidence_lies_in_the_text(name: str) -> None:
    assert [case.id for case in SETS[name] if not _evidence_lies_in_the_text(case)] == []


@pytest.mark.parametrize("name", SETS)
def test_a_field_with_an_open_question_is_empty(name: str) -> None:
    assert [case.id for case in SETS[name] if not _asked_fields_are_empty(case)] == []


def _evidence_lies_in_the_text(case: Case) -> bool:
    spans: list[Any] = [span for found in reading(case).lines for part in found.evidence.values() for span in part]
    return all(0 <= start < end <= len(case.text) for start, end in spans)


def _asked_fields_are_empty(case: Case) -> bool:
    found = reading(case)
    asked = [(found.lines[one.line].line, one.field) for one in found.questions if one.line is not None]
    return all(getattr(line, field) is None for line, field in asked)
