"""Lines that take the place of others in a draft."""

from dataclasses import replace

from claims.claim import ClaimLine
from claims.drafting import exchange
from claims.lines import MileageLine
from claims.questions import Question
from tests.bot.golden import DRIVE, FERRY, MEETING, TERMS, claim


def test_new_lines_stand_where_the_first_of_the_old_ones_stood_with_their_questions() -> None:
    asked = tuple(Question(line=line, field="route", code="missing") for line in (0, 1, 2, 3))
    about_all = Question(line=None, field="lines", code="ambiguous")
    draft = claim(MEETING, DRIVE, FERRY, DRIVE, questions=(*asked, about_all))
    new = [ClaimLine(line=MileageLine()), ClaimLine(line=MEETING)]
    after = exchange(draft, (1, 3), new, [Question(line=0, field="date", code="missing")], TERMS)
    assert [line.line for line in after.lines] == [MEETING, MileageLine(), MEETING, FERRY]
    assert sorted((q.line, q.field) for q in after.questions if q.line is not None) == [
        (0, "route"), (1, "date"), (3, "route")]  # fmt: skip
    assert about_all in after.questions
    assert after.version == draft.version + 1


def test_the_others_are_priced_beside_the_new_lines() -> None:
    draft = replace(claim(MEETING, DRIVE), lines=(ClaimLine(line=MEETING), ClaimLine(line=DRIVE)))
    after = exchange(draft, (0,), [ClaimLine(line=MEETING)], [], TERMS)
    assert all(line.price for line in after.lines)
