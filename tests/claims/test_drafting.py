"""Drafts grow and change one edit at a time."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest

from claims import drafting
from claims.catalogue import Catalogue
from claims.claim import Claim, ClaimLine
from claims.errors import Refused
from claims.lines import CostBearer, Evidence, ExpenseLine, Line, Meals, MileageLine, PerDiemLine
from claims.questions import Edit, Question
from claims.terms import Terms
from tests.claims.given import FEE_2025, FEE_2026, TERMS, claim, fee


def grown(*lines: Line, questions: tuple[Question, ...] = ()) -> Claim:
    """Kari's empty draft with the lines added."""
    evidence = Evidence(source="mail-1", spans={"date": [(0, 9)], "quantity": [(10, 12)]})
    found = [ClaimLine(line=line, evidence=evidence) for line in lines]
    return drafting.add(claim(lines=()), found, questions, TERMS)


def changed(draft: Claim, *edits: Edit) -> Claim:
    return drafting.change(draft, edits, "chat-2", TERMS)


def test_added_questions_count_from_the_first_new_line() -> None:
    asked = Question(line=0, field="date", code="missing")
    whole = Question(line=None, field="type", code="missing")
    draft = drafting.add(grown(fee()), [ClaimLine(line=fee())], [asked, whole], TERMS)
    assert [question.line for question in draft.questions] == [1, None]
    assert draft.version == 2


def test_a_line_is_booked_where_its_type_is_on_its_day() -> None:
    council = CostBearer(ansvar="10000", funksjon="100")
    terms = Terms(catalogue=Catalogue([replace(FEE_2025, cost_bearer=council), FEE_2026]))
    for year, booked in (("2025", council), ("2026", None), ("2027", None)):
        line = replace(fee(), date=dt.date.fromisoformat(f"{year}-05-05"))
        (priced,) = drafting.priced([ClaimLine(line=line)], terms)
        assert priced.cost_bearer == booked


def test_an_edit_closes_its_question_and_prices_the_line() -> None:
    draft = grown(replace(fee(), date=None), questions=(Question(line=0, field="date", code="missing"),))
    assert draft.total == 0
    answered = changed(draft, Edit(line=0, field="date", value="2026-11-19"))
    assert (str(answered.total), answered.questions) == ("1650.00", ())


def test_the_evidence_of_a_changed_field_is_the_message_that_changed_it() -> None:
    (line,) = changed(grown(fee()), Edit(line=0, field="date", value="2026-11-12")).lines
    assert (line.evidence.spans, line.evidence.changed) == ({"quantity": [(10, 12)]}, {"date": "chat-2"})


def test_a_removed_line_takes_its_questions_along_and_moves_the_later_ones() -> None:
    asked = tuple(Question(line=number, field="purpose", code="missing") for number in range(3))
    draft = changed(grown(fee("1"), fee("2"), fee("3"), questions=asked), Edit(line=1, field=None))
    assert [question.line for question in draft.questions] == [0, 1]
    assert draft.ansvar == {"1", "3"}


def test_edits_count_lines_as_the_claimant_saw_them() -> None:
    """Whatever their order: what is removed moves no other line before all is done."""
    draft = grown(fee("1"), fee("2"), fee("3"))
    removals = [Edit(line=0, field=None), Edit(line=2, field=None)]
    for edits in (removals, removals[::-1], [*removals, removals[0]]):
        assert [line.line.cost_bearer for line in changed(draft, *edits).lines] == [CostBearer(ansvar="2")]
    both = changed(draft, Edit(line=0, field=None), Edit(line=2, field="date", value="2026-11-12"))
    assert [getattr(line.line, "date", None) for line in both.lines] == [dt.date(2026, 11, 19), dt.date(2026, 11, 12)]


def test_a_removal_of_a_line_that_is_not_there_removes_none() -> None:
    with pytest.raises(Refused, match="no_such_line"):
        changed(grown(fee("1"), fee("2")), Edit(line=0, field=None), Edit(line=2, field=None))


def test_an_edit_without_line_reaches_what_was_said_and_what_is_asked() -> None:
    drive = MileageLine(distance_km=Decimal(36))
    asked = Question(line=1, field="date", code="missing")
    moved = changed(
        grown(fee(), drive, ExpenseLine(), questions=(asked,)), Edit(line=None, field="date", value="2026-11-12")
    )
    day = dt.date(2026, 11, 12)
    assert [getattr(line.line, "date", None) for line in moved.lines] == [day, day, None]
    distance = changed(moved, Edit(line=None, field="distance_km", value="42"))
    assert [getattr(line.line, "distance_km", None) for line in distance.lines] == [None, Decimal(42), None]


def test_a_value_that_could_be_meant_for_several_lines_is_asked_about() -> None:
    two = grown(MileageLine(distance_km=Decimal(36)), MileageLine(distance_km=Decimal(20)))
    with pytest.raises(Refused, match="which_line"):
        changed(two, Edit(line=None, field="distance_km", value="42"))


def test_a_day_without_rate_is_asked_until_it_is_changed() -> None:
    draft = grown(MileageLine(date=dt.date(2027, 1, 2), distance_km=Decimal(4)))
    assert [(question.line, question.field) for question in draft.questions] == [(0, "date")]
    assert draft.lines[0].price is None
    assert changed(draft, Edit(line=0, field="date", value="2026-01-02")).questions == ()


def test_where_a_night_was_spent_is_asked_until_it_is_said() -> None:
    start, end = (dt.datetime.fromisoformat(f"2026-11-{moment}") for moment in ("05T07:00", "06T17:30"))
    draft = grown(PerDiemLine(start=start, end=end, meals=Meals()))
    (asked,) = draft.questions
    assert (asked.field, asked.code, asked.choices) == ("lodging", "missing", ("hotel", "boarding", "private"))
    said = changed(draft, Edit(line=0, field="purpose", value="Kurs"), Edit(line=0, field="lodging", value="hotel"))
    assert (said.questions, str(said.total)) == ((), "1409.00")


def test_a_claim_is_repriced_by_what_holds_now_and_left_alone_when_nothing_changed() -> None:
    draft = grown(fee(), fee())
    assert drafting.repriced(draft, TERMS) is draft
    dearer = Terms(catalogue=Catalogue([replace(FEE_2026, unit_price=Decimal("1700.00"))]))
    today = drafting.repriced(draft, dearer)
    assert (str(today.total), today.version) == ("3400.00", draft.version + 1)


def test_a_price_that_is_gone_is_asked_for() -> None:
    today = drafting.repriced(grown(fee()), Terms(catalogue=Catalogue([FEE_2025])))
    assert (today.lines[0].price, [question.field for question in today.questions]) == (None, ["date"])


@pytest.mark.parametrize(
    "edit",
    [
        Edit(line=0, field="date", value="i fjor"),
        Edit(line=0, field="distance_km", value="42"),
    ],
)
def test_a_value_that_does_not_fit_is_refused(edit: Edit) -> None:
    with pytest.raises(ValueError):
        changed(grown(fee()), edit)


@pytest.mark.parametrize("number", [1, -1])
def test_an_edit_of_a_line_that_is_not_there_is_refused(number: int) -> None:
    with pytest.raises(Refused, match="no_such_line"):
        changed(grown(fee()), Edit(line=number, field="date", value="2026-11-12"))


def test_the_whole_meeting_is_an_answer_too() -> None:
    asked = Question(line=0, field="attendance", code="missing")
    draft = grown(fee(), questions=(asked,))
    after = drafting.change(draft, [Edit(line=0, field="attendance", value=None)], "m2", TERMS)
    assert draft.questions == (asked,)
    assert after.questions == ()


TOLL = ExpenseLine(type="toll", date=fee().date, quantity=Decimal(1), amount=Decimal(54))


def test_an_outlay_that_joins_the_days_meeting_is_for_it() -> None:
    joined = drafting.add(grown(fee()), [ClaimLine(line=TOLL)], [], TERMS)
    assert joined.lines[1].line.purpose == "Kommunestyremøte"
    assert grown(TOLL, fee()).lines[0].line.purpose == "Kommunestyremøte"


@pytest.mark.parametrize(
    ("other", "purpose"),
    [
        (replace(TOLL, date=dt.date(2026, 11, 18)), None),
        (replace(TOLL, date=None), None),
        (replace(TOLL, purpose="Befaring"), "Befaring"),
        (PerDiemLine(start=dt.datetime.fromisoformat("2026-11-19T07:00")), None),
    ],
    ids=["another day", "no day", "says its own", "a trip"],
)
def test_other_lines_are_not_for_the_meeting(other: Line, purpose: str | None) -> None:
    assert grown(fee(), other).lines[1].line.purpose == purpose


def test_a_day_said_later_tells_what_an_outlay_was_for() -> None:
    before = grown(fee(), replace(TOLL, date=None))
    after = drafting.change(before, [Edit(line=1, field="date", value="2026-11-19")], "m2", TERMS)
    assert after.lines[1].line.purpose == "Kommunestyremøte"


def test_a_drive_has_its_purpose_from_the_day_s_meeting_and_from_no_other_drive() -> None:
    home = MileageLine(date=dt.date(2026, 11, 19), distance_km=Decimal(20))
    visit = replace(home, distance_km=Decimal(36), purpose="Befaring")
    assert [line.line.purpose for line in grown(visit, home).lines] == ["Befaring", None]
    assert [line.line.purpose for line in grown(home, fee()).lines] == ["Kommunestyremøte", "Kommunestyremøte"]
