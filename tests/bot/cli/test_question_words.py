"""Whatever the reader asks, there are words for it in every language."""

from typing import get_args

import pytest

from bot.cli.parsed import Parsing
from claims.people import Language
from tests.corpus.cases import cases, terms

CASES = cases()


@pytest.mark.parametrize("language", get_args(Language))
def test_every_question_and_warning_of_the_corpus_has_words(language: Language) -> None:
    parsing = {name: Parsing(terms(name), language=language) for name in {case.municipality for case in CASES}}
    for case in CASES:
        answer = parsing[case.municipality].answer(case.text, case.received, case.subject, case.attachments)
        assert all(said["text"] for said in (*answer["questions"], *answer["warnings"])), case.id
