"""What is told so that a careful human would hesitate is asked about, or read as it was meant."""

import datetime as dt

import pytest

from claims.lines import ExpenseLine, Line, MileageLine, kind_of
from parsers.text import Reader, Reading
from parsers.text.catalogue import apposed, days_beside, joined_bodies, organisation, parking_places, travel_company
from parsers.text.drives import others_legs, walks
from parsers.text.layout import (
    cancelled_rows,
    closing_sums,
    counted,
    exact_totals,
    hourly,
    hourly_wage,
    hours_apart,
    just_now,
    known_names,
    looked_up,
    named_again,
    opening_sums,
    per_time,
    products,
    receipt_parts,
    receipt_rows,
    remainders,
    rest_of_hours,
    same_weeks,
    summed_up,
    told_anew,
    told_shorter,
    trailing,
    worked_out,
)
from parsers.text.layout.beside import only_told
from parsers.text.lines.asked import (
    all_ways,
    checks,
    how_far,
    laid_out,
    loosedays,
    ridden_days,
    second_that_day,
    uncounted_rows,
    unmeasured_days,
    unpriced_rows,
)
from parsers.text.lines.days import (
    by_total,
    clocked,
    driven_on,
    exceptions,
    fetched_on,
    instead_on,
    often,
    only_attended,
    otherwise,
    paper_days,
)
from parsers.text.lines.drafting import (
    another_day,
    boards,
    bought_for,
    children,
    days_in_turn,
    each_stay,
    headings,
    kept_back,
    lost_in_turn,
    meeting_within,
    met_alike,
    named_below,
    one_among,
    reported,
    times_again,
    under_days,
)
from parsers.text.lines.kinds import by_subject, everyday, hours, mileage, through_days
from parsers.text.lines.told import (
    disregarded,
    drives_told,
    elsewhere,
    left_off,
    not_there,
    own_cars,
    received,
    refused,
    stood_in,
    struck,
    unpaid,
)
from parsers.text.lines.unclaimed import (
    booked,
    denied,
    denied_later,
    denied_lists,
    earlier_claims,
    echoes,
    entered_part,
    hours_settled,
    left_to_others,
    looked_after,
    mentioned,
    news,
    nights_of_care,
    nothing_claimed,
    outlays_only,
    paid_by_others,
    paid_instead,
    private_meetings,
    settled_before,
    spared,
    thanked,
    worth_told,
)
from parsers.text.spans import concluding, reckoned, shifted, uncertain
from parsers.text.spans.numbers import plain

RECEIVED = dt.datetime(2026, 11, 20, 8, tzinfo=dt.UTC)
_TOLD = (
    others_legs.EXAMPLES,
    all_ways.EXAMPLES,
    how_far.EXAMPLES,
    kept_back.EXAMPLES,
    uncertain.EXAMPLES,
    reckoned.EXAMPLES,
    through_days.EXAMPLES,
    hours.STAYS,
    often.PERIODS,
    paper_days.EXAMPLES,
    own_cars.EXAMPLES,
    second_that_day.EXAMPLES,
    uncounted_rows.EXAMPLES,
    denied.EXAMPLES,
    denied_lists.EXAMPLES,
    everyday.EXAMPLES,
    unmeasured_days.EXAMPLES,
    ridden_days.EXAMPLES,
    loosedays.MET_AGAIN,
    unpriced_rows.EXAMPLES,
)
_BELOW = (
    headings.EXAMPLES,
    drives_told.EXAMPLES,
    hours_apart.EXAMPLES,
    rest_of_hours.EXAMPLES,
    same_weeks.EXAMPLES,
    bought_for.EXAMPLES,
    bought_for.GROUPS,
    bought_for.HELD,
    children.EXAMPLES,
    days_in_turn.EXAMPLES,
    each_stay.EXAMPLES,
    another_day.EXAMPLES,
    counted.STAYS,
    under_days.EXAMPLES,
    named_below.EXAMPLES,
    otherwise.EXAMPLES,
    reported.EXAMPLES,
    driven_on.EXAMPLES,
    fetched_on.EXAMPLES,
    instead_on.EXAMPLES,
    exceptions.BESIDES,
    days_beside.EXAMPLES,
    meeting_within.EXAMPLES,
    one_among.EXAMPLES,
    lost_in_turn.EXAMPLES,
    only_attended.EXAMPLES,
    named_again.EXAMPLES,
    per_time.EXAMPLES,
    just_now.EXAMPLES,
    laid_out.EXAMPLES,
)
_ONCE = (
    *(mileage.EXAMPLES, closing_sums.EXAMPLES, echoes.EXAMPLES, concluding.ONCE, told_anew.EXAMPLES),
    summed_up.EXAMPLES,
    exact_totals.EXAMPLES,
    by_total.EXAMPLES,
    looked_up.EXAMPLES,
    *(receipt_parts.EXAMPLES, receipt_rows.EXAMPLES, remainders.EXAMPLES),
    told_shorter.EXAMPLES,
    opening_sums.EXAMPLES,
    products.EXAMPLES,
    trailing.EXAMPLES,
    worked_out.EXAMPLES,
    worth_told.EXAMPLES,
)
_AWAY = (
    *(not_there.MEETINGS, disregarded.EXAMPLES, refused.EXAMPLES, struck.EXAMPLES, spared.EXAMPLES),
    *(hours_settled.EXAMPLES, stood_in.EXAMPLES, earlier_claims.EXAMPLES),
    mentioned.EXAMPLES,
    nights_of_care.EXAMPLES,
    left_off.EXAMPLES,
    elsewhere.EXAMPLES,
    thanked.EXAMPLES,
    private_meetings.EXAMPLES,
    denied_later.EXAMPLES,
    cancelled_rows.EXAMPLES,
    only_told.EXAMPLES,
    received.EXAMPLES,
    booked.EXAMPLES,
    *(organisation.EXAMPLES, apposed.EXAMPLES, joined_bodies.EXAMPLES, travel_company.EXAMPLES),
    parking_places.EXAMPLES,
    *(paid_by_others.EXAMPLES, paid_instead.EXAMPLES, unpaid.EXAMPLES),
    *(shifted.EXAMPLES, left_to_others.EXAMPLES, settled_before.EXAMPLES, news.EXAMPLES),
    *(looked_after.EXAMPLES, entered_part.EXAMPLES, nothing_claimed.EXAMPLES, walks.EXAMPLES, hourly.EXAMPLES),
    hourly_wage.EXAMPLES,
)


@pytest.mark.parametrize(("text", "wanted"), [pair for told in _TOLD for pair in told.items()])
def test_what_is_not_said_for_sure_is_asked_about(text: str, wanted: list[str], reader: Reader) -> None:
    assert in_short(reader.read(text, received=RECEIVED)) == list(wanted)


@pytest.mark.parametrize(("text", "wanted"), [pair for told in _BELOW for pair in told.items()])
def test_what_stands_below_belongs_to_what_it_was_announced_as(text: str, wanted: list[str], reader: Reader) -> None:
    assert in_short(reader.read(text, received=RECEIVED)) == list(wanted)


@pytest.mark.parametrize(("text", "wanted"), [pair for told in _ONCE for pair in told.items()])
def test_what_is_said_anew_is_paid_once(text: str, wanted: list[str], reader: Reader) -> None:
    assert in_short(reader.read(text, received=RECEIVED)) == list(wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [pair for rule in (known_names, met_alike, clocked, times_again) for pair in rule.EXAMPLES.items()],
)
def test_times_are_of_the_meetings_that_they_are_told_of(text: str, wanted: list[str], reader: Reader) -> None:
    found = reader.read(text, received=RECEIVED)
    times = [_times(one.line) for one in found.lines]
    assert [f"{short}{time}" for short, time in zip(in_short(found), times, strict=True)] == list(wanted)


@pytest.mark.parametrize(("text", "wanted"), [pair for told in _AWAY for pair in told.items()])
def test_what_was_not_the_writers_is_not_claimed(text: str, wanted: list[str], reader: Reader) -> None:
    assert in_short(reader.read(text, received=RECEIVED)) == list(wanted)


@pytest.mark.parametrize(("text", "wanted"), boards.EXAMPLES.items())
def test_a_meeting_of_another_board_is_asked_about_as_unknown(text: str, wanted: list[str], reader: Reader) -> None:
    found = reader.read(text, received=RECEIVED)
    assert [question.code for question in found.questions if question.field == "type"] == list(wanted)


@pytest.mark.parametrize(("text", "due"), checks.TOTALS.items())
def test_a_total_is_asked_about_that_is_neither_of_all_nor_of_what_was_laid_out(
    text: str, due: list[str], reader: Reader
) -> None:
    found = reader.read(text, received=RECEIVED)
    asked = [one for one in found.questions if one.line is None or one.field == "amount"]
    assert [choice for one in asked for choice in one.choices] == list(due)
    stated = {plain(one.line.amount) for one in found.lines if isinstance(one.line, ExpenseLine) and one.line.amount}
    assert stated.isdisjoint({"90", "95", "100", "120", "500", "510"})


@pytest.mark.parametrize(("told", "wanted"), by_subject.EXAMPLES.items())
def test_a_subject_names_what_the_text_leaves_without_a_name(
    told: tuple[str, str], wanted: list[str], reader: Reader
) -> None:
    subject, text = told
    assert in_short(reader.read(text, received=RECEIVED, subject=subject)) == list(wanted)


@pytest.mark.parametrize(("told", "wanted"), outlays_only.EXAMPLES.items())
def test_a_subject_of_outlays_claims_no_meeting_of_no_body(
    told: tuple[str, str], wanted: list[str], reader: Reader
) -> None:
    subject, text = told
    assert in_short(reader.read(text, received=RECEIVED, subject=subject)) == list(wanted)


def in_short_of(line: Line) -> str:
    """The line as its type, day and value: `taxi 09.11 250`."""
    return " ".join(_value(line))


def in_short(found: Reading) -> list[str]:
    """Each line as its type, day, value and what is asked about it: `taxi 09.11 250`, `taxi 09.11 ?amount`."""
    return [
        " ".join(
            (
                *_value(one.line),
                *(f"?{question.field}" for question in found.questions if question.line == number),
            )
        )
        for number, one in enumerate(found.lines)
    ]


def _times(line: Line) -> str:
    """When a meeting began and ended, behind a space."""
    if not isinstance(line, ExpenseLine) or line.start_time is None or line.end_time is None:
        return ""
    return f" {line.start_time:%H:%M}-{line.end_time:%H:%M}"


def _value(line: Line) -> list[str]:
    said = [line.type or "?"] if isinstance(line, ExpenseLine) else [kind_of(line)]
    if isinstance(line, ExpenseLine | MileageLine) and line.date:
        said.append(f"{line.date:%d.%m}")
    value = line.amount if isinstance(line, ExpenseLine) and line.amount is not None else None
    if value is None and isinstance(line, ExpenseLine) and line.quantity not in (None, 1):
        value = line.quantity
    if isinstance(line, MileageLine):
        value = line.distance_km
    return [*said, *([plain(value)] if value is not None else [])]
