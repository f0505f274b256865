"""Which of a person's positions a claim is made in."""

import datetime as dt
from dataclasses import replace

import pytest

from claims.claim import Claim, ClaimLine
from claims.drafting import change
from claims.lines import CostBearer, ExpenseLine, Line, MileageLine
from claims.people import Position
from claims.positions import POSITION, placed
from claims.questions import Edit, Question
from claims.splitting import separate
from tests.claims.given import TERMS, TODAY, claim, fee

MEMBER = Position(title="Medlem", unit="Kommunestyret", cost_bearer=CostBearer(ansvar="10000"))
LEADER = Position(
    title="Leder", unit="Oppvekst", cost_bearer=CostBearer(ansvar="10700"), types=("fee-edu*",), valid_from=TODAY
)
BOTH = (MEMBER, LEADER)
DRIVE = MileageLine(date=TODAY, route=("Haugen", "rådhuset"))
ELSEWHERE = fee("10100")


def unplaced(*lines: Line, **values: object) -> Claim:
    return replace(claim(*lines, **values), lines=tuple(ClaimLine(line=line) for line in lines))


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ((replace(fee("10700"), date=TODAY), DRIVE), "Leder"),
        ((fee("10000"), DRIVE), "Medlem"),
        ((ExpenseLine(type="fee-education", date=TODAY), DRIVE), "Leder"),
        ((replace(DRIVE, date=TODAY - dt.timedelta(days=1)),), "Medlem"),
        ((replace(ELSEWHERE, date=TODAY),), "Medlem"),
    ],
    ids=["its Ansvar", "the other's Ansvar", "a meeting it names", "the only one then", "booked on neither"],
)
def test_what_the_lines_say_is_not_asked(lines: tuple[Line, ...], title: str) -> None:
    found = placed(unplaced(*lines), BOTH, TODAY)
    assert (found.position, found.questions) == (title, ())
    assert found.cost_bearer.ansvar


def test_it_is_asked_where_it_may_be_either_and_money_is_booked_by_it() -> None:
    asked = placed(unplaced(DRIVE), BOTH, TODAY)
    (question,) = asked.questions
    assert (asked.position, question.line, question.choices) == ("", None, ("Medlem", "Leder"))
    terms = replace(TERMS, positions=BOTH)
    answered = change(asked, [Edit(line=None, field=POSITION, value="Leder")], "key", terms)
    assert (answered.position, answered.cost_bearer, answered.questions) == ("Leder", LEADER.cost_bearer, ())
    with pytest.raises(ValueError, match="no position"):
        change(asked, [Edit(line=None, field=POSITION, value="Ordfører")], "key", terms)


def test_it_is_not_asked_where_every_position_is_booked_alike() -> None:
    found = placed(unplaced(DRIVE), (MEMBER, replace(LEADER, cost_bearer=MEMBER.cost_bearer)), TODAY)
    assert (found.position, found.questions) == ("Medlem", ())


def test_a_position_that_is_booked_nowhere_is_not_that_of_an_unbooked_line() -> None:
    asked = placed(unplaced(DRIVE), (MEMBER, replace(LEADER, cost_bearer=CostBearer())), TODAY)
    assert (asked.position, asked.questions[0].choices) == ("", ("Medlem", "Leder"))


def test_a_claim_of_days_without_a_position_is_made_in_the_one_of_today() -> None:
    found = placed(unplaced(replace(DRIVE, date=TODAY - dt.timedelta(days=1))), (LEADER,), TODAY)
    assert found.position == "Leder"


def test_what_else_is_asked_stays_asked() -> None:
    other = Question(line=0, field="distance_km", code="missing")
    asked = placed(unplaced(DRIVE, questions=(other,)), BOTH, TODAY)
    assert [question.field for question in asked.questions] == [POSITION, "distance_km"]


def test_where_the_claim_itself_says_where_it_is_booked_that_holds() -> None:
    said = placed(unplaced(DRIVE, cost_bearer=CostBearer(ansvar="10300")), BOTH, TODAY)
    assert (said.position, said.cost_bearer.ansvar) == ("Medlem", "10300")


def test_two_positions_of_one_title_are_told_apart_by_their_units() -> None:
    other = replace(MEMBER, unit="Planutvalget", cost_bearer=CostBearer(ansvar="10200"))
    asked = placed(unplaced(DRIVE), (MEMBER, other), TODAY)
    assert asked.questions[0].choices == ("Medlem, Kommunestyret", "Medlem, Planutvalget")
    edit = Edit(line=None, field=POSITION, value="Medlem, Planutvalget")
    answered = change(asked, [edit], "key", replace(TERMS, positions=(MEMBER, other)))
    assert answered.cost_bearer.ansvar == "10200"


def test_a_line_that_is_taken_apart_takes_the_question_along() -> None:
    rest, part = separate(placed(unplaced(DRIVE, DRIVE), BOTH, TODAY), [1], "2026-00009")
    assert rest.questions == part.questions


def test_whoever_has_no_position_has_a_claim_without_one() -> None:
    assert placed(unplaced(DRIVE), (), TODAY) == unplaced(DRIVE)
