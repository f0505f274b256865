"""A message that is written otherwise, and means the same, is read the same."""

from dataclasses import replace

import pytest

from tests.corpus.cases import cases, catalogue, read
from tests.corpus.rewritings import EXACT, Rewriting
from tests.corpus.score import judge


@pytest.mark.parametrize("rewriting", [pytest.param(one, id=name) for name, one in EXACT.items()])
def test_another_way_to_write_it_says_the_same(rewriting: Rewriting) -> None:
    asserted = [case for case in cases() if not case.later]
    assert not {
        case.id
        for case in asserted
        if (text := rewriting(case.text)) != case.text
        and not judge(case.outcome, read(replace(case, text=text)), catalogue(case.municipality)).right
    }
