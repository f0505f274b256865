"""Days and rows of lists say what was done on them, and what was only planned, headed or hoped for."""

import datetime as dt

import pytest

from parsers.text import Reader
from parsers.text.catalogue import goals, mislaid, no_swim, signed
from parsers.text.drives import riders_ways
from parsers.text.intents import of_receipt
from parsers.text.layout import (
    advances,
    answered_rows,
    bare_days,
    bare_rows,
    bare_sums,
    care_days,
    days_struck,
    drives_off,
    got_back,
    halved_rows,
    hours_before_days,
    months_of_rows,
    one_by_one,
    own_times,
    own_weekdays,
    parted_rows,
    planned_first,
    points,
    rows_of_lines,
    stays_alike,
    times_of_parts,
    told_below,
    unmarked,
)
from parsers.text.layout.beside import blank_weeks
from parsers.text.lines.asked import gatherings, unknown_work, unpriced, weekday_periods
from parsers.text.lines.days import (
    dated_rows,
    forgotten,
    groups_told,
    ill_then,
    of_all_days,
    opening_wholes,
    own_days,
    paid_each_stay,
    paid_that_day,
    periods,
    repeated,
    settled_day,
    sharing,
    with_whom,
)
from parsers.text.lines.drafting import (
    joined_meetings,
    lost_at_meetings,
    meeting_lengths,
    rows_of_sums,
    sums_given,
    trips_told,
    under_days,
    unnamed_meetings,
    unnamed_rows,
)
from parsers.text.lines.told import introduced
from parsers.text.lines.unclaimed import general_rows, planned_times, written_on
from parsers.text.spans import (
    apart,
    asked_to_come,
    before_day,
    both_ways,
    excepted_lists,
    intended,
    month_first,
    placed_behind,
    same_back,
    same_times,
    shared_sums,
    times_of_days,
    until_today,
    weekday_hours,
    whole_days,
    wished,
)
from parsers.text.words import bullets
from tests.parsers.text.test_asked_not_guessed import in_short

RECEIVED = dt.datetime(2026, 11, 20, 8, tzinfo=dt.UTC)
_TOLD = (
    groups_told.EXAMPLES,
    points.EXAMPLES,
    lost_at_meetings.EXAMPLES,
    settled_day.EXAMPLES,
    bare_days.EXAMPLES,
    bare_rows.EXAMPLES,
    advances.EXAMPLES,
    got_back.EXAMPLES,
    goals.EXAMPLES,
    bare_sums.EXAMPLES,
    hours_before_days.EXAMPLES,
    riders_ways.EXAMPLES,
    of_receipt.EXAMPLES,
    meeting_lengths.EXAMPLES,
    joined_meetings.EXAMPLES,
    care_days.EXAMPLES,
    one_by_one.EXAMPLES,
    unmarked.EXAMPLES,
    weekday_hours.EXAMPLES,
    apart.EXAMPLES,
    placed_behind.EXAMPLES,
    whole_days.EXAMPLES,
    of_all_days.EXAMPLES,
    opening_wholes.EXAMPLES,
    signed.EXAMPLES,
    intended.EXAMPLES,
    days_struck.EXAMPLES,
    drives_off.EXAMPLES,
    own_weekdays.EXAMPLES,
    introduced.EXAMPLES,
    planned_first.EXAMPLES,
    told_below.EXAMPLES,
    own_times.EXAMPLES,
    times_of_parts.EXAMPLES,
    stays_alike.EXAMPLES,
    blank_weeks.EXAMPLES,
    answered_rows.EXAMPLES,
    with_whom.EXAMPLES,
    forgotten.EXAMPLES,
    ill_then.EXAMPLES,
    own_days.EXAMPLES,
    periods.EXAMPLES,
    sharing.EXAMPLES,
    paid_each_stay.EXAMPLES,
    paid_that_day.EXAMPLES,
    paid_each_stay.MENDED,
    repeated.COUNTED,
    rows_of_sums.EXAMPLES,
    unnamed_rows.EXAMPLES,
    unnamed_meetings.EXAMPLES,
    trips_told.EXAMPLES,
    sums_given.EXAMPLES,
    under_days.EXAMPLES,
    general_rows.EXAMPLES,
    unpriced.EXAMPLES,
    weekday_periods.EXAMPLES,
    written_on.EXAMPLES,
    before_day.EXAMPLES,
    month_first.EXAMPLES,
    times_of_days.EXAMPLES,
    both_ways.EXAMPLES,
    excepted_lists.EXAMPLES,
    same_back.EXAMPLES,
    same_times.EXAMPLES,
    planned_times.EXAMPLES,
    mislaid.EXAMPLES,
    bullets.EXAMPLES,
    parted_rows.EXAMPLES,
    rows_of_lines.EXAMPLES,
    dated_rows.EXAMPLES,
    halved_rows.EXAMPLES,
    months_of_rows.EXAMPLES,
    no_swim.EXAMPLES,
    asked_to_come.EXAMPLES,
    shared_sums.OF_OTHERS,
    until_today.EXAMPLES,
    wished.EXAMPLES,
)


@pytest.mark.parametrize(("text", "wanted"), [pair for told in _TOLD for pair in told.items()])
def test_each_day_has_what_was_done_on_it(text: str, wanted: list[str], reader: Reader) -> None:
    assert in_short(reader.read(text, received=RECEIVED)) == list(wanted)


@pytest.mark.parametrize(("text", "codes"), [*unknown_work.EXAMPLES.items(), *gatherings.EXAMPLES.items()])
def test_work_that_nobody_knows_is_asked_about_as_unknown(text: str, codes: list[str], reader: Reader) -> None:
    found = reader.read(text, received=RECEIVED)
    assert [question.code for question in found.questions if question.field == "type"] == list(codes)
