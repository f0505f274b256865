"""The examples beside each rule are its documentation and its test."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.codec import to_json
from claims.fees import Fee, Fees
from claims.lines import CostBearer, ExpenseLine, MileageLine, PerDiemLine, kind_of
from claims.questions import Edit, Question
from parsers.text import Reader, beneath
from parsers.text.analysis import analyse
from parsers.text.catalogue import ages, by_field, half_names, phrases
from parsers.text.catalogue.index import TypeIndex
from parsers.text.drives import added, half_ways, halves, likewise, portions, sums
from parsers.text.intents import (
    additions,
    ahead,
    allotted,
    amending,
    another,
    answers,
    asked,
    astray,
    besides,
    called,
    changes,
    coming_late,
    commands,
    compound,
    contented,
    continuing,
    convened,
    day_chosen,
    decisions,
    faulted_lines,
    fines,
    halting,
    handed_over,
    inquiries,
    instead,
    invitations,
    languages,
    lookups,
    moves,
    only_telling,
    order_objects,
    orders,
    owed,
    receipts,
    reckoned_answers,
    replies,
    several,
    stated,
    then_send,
    things,
    withdrawing,
    wondering,
    written,
)
from parsers.text.intents.values import Values
from parsers.text.layout import clauses as layout
from parsers.text.layout import (
    closed_ranges,
    concluded_anew,
    contrasted,
    corrections,
    counted,
    ditto,
    joint,
    met,
    numbered,
    one_day,
    parallel,
    priced,
    redated,
    rejected,
    replaced,
    silent_marks,
    silent_meal_marks,
    tables,
    timesheets,
    told,
)
from parsers.text.lines.asked import bare, loosedays, opendays, unread
from parsers.text.lines.days import (
    daysoff,
    destined,
    exceptions,
    moved,
    of_one_day,
    often,
    recalled,
    repeated,
    respective,
    rows_off,
)
from parsers.text.lines.drafting import allowances, each_month, each_of, lost, taking
from parsers.text.lines.kinds import choose, expenses, journeys, pastimes, presence, presence_told, vehicles
from parsers.text.lines.told import (
    absences,
    doers,
    fees_denied,
    handed_in,
    not_there,
    nothing_to_claim,
    other_way,
    others_parts,
    plans,
)
from parsers.text.lines.unclaimed import (
    asides,
    bare_names,
    by_statement,
    called_off,
    circumstance,
    days_put_right,
    dismiss,
    fees_had,
    notices,
    others_rides,
    parked,
    payouts,
    roles,
    sat_on_days,
)
from parsers.text.spans import (
    ago,
    apiece,
    away,
    bare_hours,
    begun,
    begun_later,
    concluding,
    counts,
    dates,
    distances,
    durations,
    exact_sums,
    listed,
    manifold,
    money,
    months,
    nth_weekdays,
    numbers,
    occasions,
    odometer,
    outings,
    own_sums,
    recurring,
    relative,
    shared_sums,
    spent,
    sums_explained,
    sumwords,
    surroundings,
    times,
    totals,
    travel_times,
    ways,
    weekdays,
    weeks,
    years,
)
from parsers.text.spans.mentions import Clocks, Count, Day, Distance, Duration, Mention, Money, WayWord, When
from parsers.text.spans.numbers import plain
from parsers.text.spans.scan import scan
from parsers.text.trips import destinations, nights
from parsers.text.words import (
    adverbs,
    bare_letters,
    closed,
    codes,
    courtesies,
    lateness,
    lexicon,
    names,
    normalise,
    numerals,
    ordinal_days,
    scope,
    slips,
    spelling,
    stems,
    tokens,
    typos,
)
from tests.corpus.cases import catalogue

RECEIVED = dt.datetime(2026, 11, 20, 8, tzinfo=dt.UTC)


def _tokens(text: str) -> list[tokens.Token]:
    return tokens.tokenise(normalise.normalise(text))


def _first(text: str) -> Mention:
    return scan(_tokens(text))[0]


def _day(day: Day) -> str:
    if day.offset is not None:
        return f"today{day.offset:+d}"
    parts = [".".join(str(part) for part in (day.day, day.month, day.year) if part is not None)]
    parts += ["year-1"] if day.year_offset == -1 else []
    parts += ["last"] if day.previous else []
    parts += [f"wd{day.weekday}"] if day.weekday is not None else []
    parts += [f"w{day.week}"] if day.week is not None else []
    parts += [f"week{day.weeks:+d}"] if day.weeks is not None else []
    parts += [f"month{day.months:+d}"] if day.months is not None else []
    parts = ["ahead"] * day.ahead + ["eve"] * day.eve + parts
    return " ".join(part for part in parts if part)


def _when(when: When) -> str:
    said = (", " if when.shape == "days" else " – ").join(_day(day) for day in when.days)
    return f"{said} ({when.shape})".strip() if when.shape not in ("days", "period") else said


def _clocks(clocks: Clocks) -> str:
    said = f"{clocks.start:%H:%M}" + (f"-{clocks.end:%H:%M}" if clocks.end else "")
    return said + " unsure" * clocks.unsure


def _money(found: Money) -> str:
    said = f"{found.times} x " if found.times is not None else ""
    return f"{said}{found.amount} {found.currency}" + " rate" * found.rate + _more(found)


def _more(found: Money) -> str:
    shared = f" shared by {found.shared}" if found.shared else ""
    return shared + " each" * found.each + " bare" * (not found.marked) + (f" = {found.result}" if found.result else "")


def _distance(found: Mention) -> str:
    if isinstance(found, Distance):
        times = f"{found.times} x " if found.times is not None else ""
        return f"{times}{plain(found.km)} km" + " suspicious" * found.suspicious
    if isinstance(found, Count):
        return f"{found.amount} {found.of}"
    assert isinstance(found, WayWord)
    return found.way


@pytest.mark.parametrize(("word", "value"), numerals.EXAMPLES.items())
def test_numbers_written_as_one_word_are_read(word: str, value: str | None) -> None:
    below = {said: known["number"] for said, known in lexicon.known_words().items() if "number" in known}
    read = numerals.in_one_word(word, {said: known for said, known in below.items() if isinstance(known, Decimal)})
    assert (None if read is None else f"{read:f}") == value


@pytest.mark.parametrize(("text", "shares"), allotted.EXAMPLES.items())
def test_a_value_answers_the_question_that_it_is_said_of(text: str, shares: list[str], types: TypeIndex) -> None:
    found = analyse(text, RECEIVED.date(), types)
    told = Values(found.dated).each(found.mentions)
    assert [one.value for one in allotted.allotted(found, told, "distance_km", 2, bare=True)] == shares


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("Å ja! 10. november, gjeld både møtet og parkeringa", True),
        ("10. november, både møtet og parkeringen", True),
        ("10 November, for both the meeting and the parking", True),
        ("Møtet var 10. november, både jeg og Kari parkerte, 40 kr", False),
        ("parkering 10. november", False),
    ],
)
def test_one_day_answers_for_both_that_are_named_beside_it(text: str, answers: bool, reader: Reader) -> None:
    pending = [Question(line=line, field="date", code="missing") for line in (0, 1)]
    edits = reader.read(text, received=RECEIVED, pending=pending).edits
    assert [(edit.line, edit.value) for edit in edits if edit.field == "date"] == (
        [(0, "2026-11-10"), (1, "2026-11-10")] if answers else []
    )


@pytest.mark.parametrize(("text", "told"), asked.NUMBERS.items())
def test_a_number_answers_in_a_sentence_that_tells_no_more(text: str, told: str | None, types: TypeIndex) -> None:
    found = asked.bare_number(analyse(text, RECEIVED.date(), types))
    assert (found and found[0]) == told


@pytest.mark.parametrize(("text", "told"), reckoned_answers.MEASURED.items())
def test_a_number_and_its_way_answer_with_the_whole_of_it(text: str, told: str | None, types: TypeIndex) -> None:
    found = reckoned_answers.measured(analyse(text, RECEIVED.date(), types))
    assert (found and found[0]) == told


@pytest.mark.parametrize("known", [{answers.PRICED_TYPE: "taxi"}, {}])
@pytest.mark.parametrize(("text", "told"), answers.PRICES.items())
def test_a_price_is_answered_with_what_it_is_of(text: str, told: bool, known: dict[str, str], reader: Reader) -> None:
    asked_for = [
        Question(line=0, field="distance_km", code="missing"),
        Question(line=1, field="amount", code="missing", facts=known),
    ]
    found = reader.read(text, received=RECEIVED, pending=asked_for)
    assert [edit.value for edit in found.edits] == (["29", "48.00"] if told else [])


@pytest.mark.parametrize(("unit", "told"), [("hour", "3"), ("day", None), ("meeting", None)])
def test_clock_times_answer_only_how_many_hours(unit: str, told: str | None, reader: Reader) -> None:
    asked_for = [Question(line=0, field="quantity", code="missing", facts={answers.UNIT: unit})]
    found = reader.read("fra 16 til 19", received=RECEIVED, pending=asked_for)
    assert [edit.value for edit in found.edits] == ([told] if told else [])


@pytest.mark.parametrize(("text", "told"), reckoned_answers.HOURS.items())
def test_two_clock_times_answer_with_the_hours_between_them(text: str, told: str | None, types: TypeIndex) -> None:
    found = reckoned_answers.hours(analyse(text, RECEIVED.date(), types))
    assert (found and found[0]) == told


@pytest.mark.parametrize(("text", "day"), day_chosen.EXAMPLES.items())
def test_a_weekday_or_number_chooses_the_day_that_is_called_so(text: str, day: str | None, reader: Reader) -> None:
    question = Question(line=0, field="date", code="contradiction", choices=("2026-10-07", "2026-10-12"))
    found = reader.read(text, received=RECEIVED, pending=[question])
    assert found.edits == ((Edit(line=0, field="date", value=day),) if day else ())


@pytest.mark.parametrize("text", ["06.40", "kl. 6.40", "6:40", "dro hjemmefra kl 06.40", "I left at 6:40, thank you"])
def test_a_clock_time_answers_on_the_day_that_is_asked_about(text: str, reader: Reader) -> None:
    question = Question(line=0, field="start", code="missing", facts={"date": "2026-11-12"})
    found = reader.read(text, received=RECEIVED, pending=[question])
    assert found.edits == (Edit(line=0, field="start", value="2026-11-12T06:40"),)


@pytest.mark.parametrize(("text", "wanted"), (ahead.EXAMPLES | stated.EXAMPLES).items())
def test_what_is_said_before_or_behind_a_lines_number_is_said_of_it(
    text: str, wanted: list[str], reader: Reader
) -> None:
    found = reader.read(text, received=RECEIVED).edits
    said = [
        ", ".join(rider["name"] for rider in edit.value) if isinstance(edit.value, list) else edit.value
        for edit in found
    ]
    assert [f"{edit.line} {edit.field} {value}" for edit, value in zip(found, said, strict=True)] == wanted


@pytest.mark.parametrize(("text", "begins"), besides.EXAMPLES.items())
def test_what_was_forgotten_begins_in_a_sentence_of_its_own(text: str, begins: str | None, types: TypeIndex) -> None:
    at = besides.begins_besides(analyse(text, RECEIVED.date(), types))
    assert (None if at is None else text[at:].startswith(begins or "-")) == (begins and True)


@pytest.mark.parametrize(("text", "expected"), lookups.REACHED.items())
def test_how_far_the_claims_have_come_that_are_looked_for(text: str, expected: str | None) -> None:
    assert lookups.reached(text) == expected


@pytest.mark.parametrize(("text", "expected"), lookups.SHOWN.items())
def test_who_asks_to_see_one_claim(text: str, expected: bool) -> None:
    assert lookups.shows_one(text) is expected


@pytest.mark.parametrize(("text", "expected"), halves.EXAMPLES.items())
def test_half_a_route_said_alone(text: str, expected: bool) -> None:
    assert halves.begins_only(text) is expected


@pytest.mark.parametrize(("text", "wanted"), normalise.EXAMPLES.items())
def test_text_takes_one_plain_form_of_the_same_length(text: str, wanted: str) -> None:
    assert normalise.normalise(text) == wanted
    assert len(wanted) == len(text)


@pytest.mark.parametrize(("text", "kinds"), tokens.EXAMPLES.items())
def test_tokens_have_their_kind(text: str, kinds: list[str]) -> None:
    assert [token.kind for token in _tokens(text)] == kinds


@pytest.mark.parametrize(("text", "value"), numbers.EXAMPLES.items())
def test_numbers_are_read(text: str, value: str) -> None:
    found = numbers.number(_tokens(text), 0)
    assert found is not None
    assert str(found[0]) == value


@pytest.mark.parametrize("text", ["", "ord", "1e400", "nan", "inf", "3/12", "12.10.23", "1.2.3", "-", "1234567890123"])
def test_what_is_no_number_has_no_value(text: str) -> None:
    assert numbers.digits(text) is None


@given(st.text(alphabet="0123456789.,/' ½einfa-", max_size=14))
def test_any_text_has_a_finite_value_or_none(text: str) -> None:
    value = numbers.digits(text)
    assert value is None or value.is_finite()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pair
        for rules in (dates, months, relative, weekdays, weeks, ago, recurring, away)
        for pair in rules.EXAMPLES.items()
    ],
)
def test_days_are_read(text: str, wanted: str) -> None:
    found = _first(text)
    assert isinstance(found, When)
    assert _when(found) == wanted


@pytest.mark.parametrize(("text", "wanted"), listed.EXAMPLES.items())
def test_days_of_a_month_are_listed(text: str, wanted: list[int]) -> None:
    found = listed.listed(_tokens(text), 0)
    assert [day.day for day in found.days] == wanted if found else not wanted


@pytest.mark.parametrize(("text", "wanted"), surroundings.EXAMPLES.items())
def test_the_words_around_settle_a_day_or_clock_time(text: str, wanted: str) -> None:
    said = _tokens(text)
    found = surroundings.settled(scan(said), said, tokens.spots_of(said))
    days = [_when(mention) for mention in found if isinstance(mention, When)]
    assert " ".join([*days, *(_clocks(mention) for mention in found if isinstance(mention, Clocks))]) == wanted


@pytest.mark.parametrize(("text", "wanted"), (times.EXAMPLES | travel_times.EXAMPLES).items())
def test_clock_times_are_read(text: str, wanted: str) -> None:
    found = _first(text)
    assert isinstance(found, Clocks)
    assert _clocks(found) == wanted


@pytest.mark.parametrize(("text", "wanted"), (begun.EXAMPLES | begun_later.EXAMPLES | bare_hours.EXAMPLES).items())
def test_a_time_of_ending_belongs_to_that_of_beginning(text: str, wanted: str) -> None:
    said = _tokens(text)
    found = begun.begun_and_ended(surroundings.settled(scan(said), said, tokens.spots_of(said)), said)
    told = [one for one in found if isinstance(one, Clocks)]
    assert " ".join("until " * one.until + _clocks(one) for one in told) == wanted


@pytest.mark.parametrize(("text", "wanted"), (durations.EXAMPLES | manifold.EXAMPLES).items())
def test_durations_are_read(text: str, wanted: str) -> None:
    found = _first(text)
    assert isinstance(found, Duration)
    said = f"{found.times} x " * (found.times is not None) + f"{plain(found.amount)} {found.unit}"
    said += f" wd{found.weekday}" * (found.weekday is not None)
    assert said + " a week" * found.weekly + " compared" * found.compared == wanted


@pytest.mark.parametrize(("text", "wanted"), (money.EXAMPLES | apiece.EXAMPLES | spent.EXAMPLES).items())
def test_money_is_read(text: str, wanted: str) -> None:
    found = _first(text)
    assert isinstance(found, Money)
    assert _money(found) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"), (distances.EXAMPLES | ways.EXAMPLES | counts.EXAMPLES | concluding.EXAMPLES).items()
)
def test_distances_ways_and_counts_are_read(text: str, wanted: str) -> None:
    assert _distance(_first(text)) == wanted


@pytest.mark.parametrize(("text", "wanted"), odometer.EXAMPLES.items())
def test_two_readings_of_the_counter_are_a_distance(text: str, wanted: str) -> None:
    assert [_distance(one) for one in scan(_tokens(text)) if isinstance(one, Distance)] == [wanted] * bool(wanted)


@pytest.mark.parametrize(("text", "bearer"), codes.EXAMPLES.items())
def test_account_codes_and_peoples_numbers_are_hidden(text: str, bearer: CostBearer | None) -> None:
    hidden, found = codes.hide_codes(text)
    assert found == bearer
    assert len(hidden) == len(text)


@pytest.mark.parametrize(("text", "own"), scope.EXAMPLES.items())
def test_only_the_writers_own_words_are_read(text: str, own: str) -> None:
    hidden = scope.hide_foreign(text)
    assert hidden.strip() == own
    assert len(hidden) == len(text)


@pytest.mark.parametrize(("text", "cancels"), closed.EXAMPLES.items())
def test_a_place_that_was_closed_cancels_nothing(text: str, cancels: bool) -> None:
    words = tokens.tokenise(normalise.normalise(text))
    closed.tell_closed(words)
    assert any("cancelled" in word.senses for word in words) is cancels


@pytest.mark.parametrize(("text", "outing"), outings.EXAMPLES.items())
def test_what_was_done_there_is_no_way_to_it(text: str, outing: bool, types: TypeIndex) -> None:
    words = analyse(text, RECEIVED.date(), types).tokens
    verbs = {"gikk", "gjekk", "walked", "syklet", "sykla", "cycled"}
    (verb,) = (at for at, word in enumerate(words) if word.text in verbs)
    assert outings.is_outing(words, verb) is outing


@pytest.mark.parametrize(("text", "denies"), adverbs.EXAMPLES.items())
def test_the_nynorsk_no_is_now_before_words_of_time(text: str, denies: bool) -> None:
    words = tokens.tokenise(normalise.normalise(text))
    adverbs.tell_now(words)
    assert any("negation" in word.senses for word in words) is denies


@pytest.mark.parametrize(("text", "meant"), bare_letters.EXAMPLES.items())
def test_pa_is_paa_where_no_keyboard_has_it(text: str, meant: bool) -> None:
    words = tokens.tokenise(normalise.normalise(text))
    bare_letters.tell_bare(text, words)
    assert any(word.text == "på" and text[word.start : word.end] == "pa" for word in words) is meant


@pytest.mark.parametrize(("text", "day"), adverbs.SATURDAYS.items())
def test_the_nynorsk_sat_is_no_saturday(text: str, day: bool) -> None:
    words = tokens.tokenise(normalise.normalise(text))
    adverbs.tell_sitting(words)
    assert any("weekday_short" in word.senses for word in words if word.text == "sat") is day


@pytest.mark.parametrize(("text", "denies"), lateness.EXAMPLES.items())
def test_a_negation_before_a_time_says_how_late_it_was(text: str, denies: bool) -> None:
    words = tokens.tokenise(normalise.normalise(text))
    lateness.tell_lateness(words)
    assert any("negation" in word.senses for word in words) is denies


@pytest.mark.parametrize(("word", "stem"), stems.EXAMPLES.items())
def test_words_lose_their_endings(word: str, stem: str) -> None:
    assert stems.stem(word) == stem


@pytest.mark.parametrize(("text", "kinds"), [*doers.EXAMPLES.items(), *others_parts.EXAMPLES.items()])
def test_what_others_do_is_not_the_writers_to_claim(text: str, kinds: list[str], reader: Reader) -> None:
    assert [kind_of(found.line) for found in reader.read(text, received=RECEIVED).lines] == kinds


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        *(
            pair
            for rules in (dismiss, by_statement, days_put_right, bare_names, plans)
            for pair in rules.EXAMPLES.items()
        ),
        *destined.ERRANDS.items(),
    ],
)
def test_what_is_denied_planned_or_asked_is_no_claim(text: str, kinds: list[str], reader: Reader) -> None:
    assert [kind_of(found.line) for found in reader.read(text, received=RECEIVED).lines] == kinds


@pytest.mark.parametrize(("text", "wanted"), bare.EXAMPLES.items())
def test_bare_numbers_beside_what_is_claimed_are_asked_about(text: str, wanted: list[str], reader: Reader) -> None:
    found = reader.read(text, received=RECEIVED)
    asked = [question.facts["said"] for question in found.questions if question.code == "unknown_type"]
    assert asked == wanted


@pytest.mark.parametrize(("text", "wanted"), opendays.EXAMPLES.items())
def test_a_day_led_by_an_unknown_word_or_alone_is_asked_about(text: str, wanted: list[str], reader: Reader) -> None:
    found = reader.read(text, received=RECEIVED)
    asked = {
        question.line for question in found.questions if (question.field, question.code) == ("type", "unknown_type")
    }
    assert ["?" if at in asked else kind_of(one.line) for at, one in enumerate(found.lines)] == wanted


@pytest.mark.parametrize(("text", "wanted"), [*unread.EXAMPLES.items(), *loosedays.EXAMPLES.items()])
def test_a_value_that_no_rule_took_is_asked_about(text: str, wanted: list[str], reader: Reader) -> None:
    found = reader.read(text, received=RECEIVED)
    open_types = {question.line for question in found.questions if question.field == "type"}
    spans = [one.evidence["type"][0] for at, one in enumerate(found.lines) if at in open_types]
    assert [text[slice(*span)] for span in spans] == wanted


@pytest.mark.parametrize(("text", "wanted"), each_month.EXAMPLES.items())
def test_a_sum_for_each_month_is_a_line_for_each(text: str, wanted: list[str], reader: Reader) -> None:
    found = [to_json(one.line) for one in reader.read(text, received=RECEIVED).lines]
    assert [f"{line['date']} {line['amount']}" for line in found] == wanted


@pytest.mark.parametrize(("text", "wanted"), lost.EXAMPLES.items())
def test_what_was_lost_is_told_without_a_name(text: str, wanted: list[str], types: TypeIndex) -> None:
    found = analyse(text, RECEIVED.date(), types)
    told = lost.told_lost(found.tokens, found.layout, found.spots, found.mentions)
    assert [text[slice(*mention.span)] for mention in told] == wanted


@pytest.mark.parametrize(("text", "wanted"), each_of.EXAMPLES.items())
def test_hours_of_each_of_several_people_are_asked_about(text: str, wanted: list[str], reader: Reader) -> None:
    found = reader.read(text, received=RECEIVED)
    asked = [question for question in found.questions if question.field == "quantity"]
    assert [choice for question in asked for choice in question.choices] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("støttekontakt i går kl 16-19, og 30 min før", "3.5"),
        ("støttekontakt i går kl 16-19 pluss 15 min etterpå", "3.25"),
        ("support contact yesterday 4-7 pm and half an hour after", "3.5"),
        ("støttekontakt i går kl 16-19, 30 min pause", "2.5"),
        ("støttekontakt i går kl 16-19, var der 30 min før start", "3"),
    ],
)
def test_minutes_beside_clock_times_are_added_where_the_text_adds_them(text: str, wanted: str, reader: Reader) -> None:
    (found,) = reader.read(text, received=RECEIVED).lines
    assert isinstance(found.line, ExpenseLine)
    assert plain(found.line.quantity or Decimal(0)) == wanted


@pytest.mark.parametrize(("text", "wanted"), other_way.EXAMPLES.items())
def test_one_way_is_the_whole_drive_where_the_other_went_otherwise(
    text: str, wanted: list[str], reader: Reader
) -> None:
    drives = [one.line for one in reader.read(text, received=RECEIVED).lines if isinstance(one.line, MileageLine)]
    assert ["asked" if line.distance_km is None else plain(line.distance_km) for line in drives] == wanted


@pytest.mark.parametrize(("text", "one_way"), other_way.ANSWERS.items())
def test_only_the_writers_own_ride_home_answers_that_a_drive_went_one_way(
    text: str, one_way: bool, reader: Reader
) -> None:
    asked = Question(line=0, field="distance_km", code="ambiguous", choices=("36", "18"))
    edits = reader.read(text, received=RECEIVED, pending=(asked,)).edits
    assert (("distance_km", "18") in [(edit.field, edit.value) for edit in edits]) is one_way


@pytest.mark.parametrize(("text", "wanted"), by_field.EXAMPLES.items())
def test_a_body_is_known_by_what_it_is_for_where_one_was_at_its_meeting(
    text: str, wanted: list[str], reader: Reader
) -> None:
    fees = [one.line for one in reader.read(text, received=RECEIVED).lines if isinstance(one.line, ExpenseLine)]
    assert [line.type or "asked" for line in fees] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"), [*years.EXAMPLES.items(), *occasions.EXAMPLES.items(), *nth_weekdays.EXAMPLES.items()]
)
def test_days_are_those_that_the_words_around_them_leave(text: str, wanted: list[str], types: TypeIndex) -> None:
    assert [day.isoformat() for known in analyse(text, RECEIVED.date(), types).dated for day in known.days] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"), [*joint.EXAMPLES.items(), *parallel.EXAMPLES.items(), *one_day.EXAMPLES.items()]
)
def test_bare_numbers_share_the_unit_of_one_like_them(text: str, wanted: list[str], types: TypeIndex) -> None:
    found = analyse(text, RECEIVED.date(), types).mentions
    said = [one for one in found if isinstance(one, Money | Distance | Duration)]
    assert [plain(one.km if isinstance(one, Distance) else one.amount) for one in said] == wanted


@pytest.mark.parametrize(("text", "wanted"), expenses.MONTHS.items())
def test_a_price_a_month_is_paid_for_each_of_them(text: str, wanted: str, reader: Reader) -> None:
    (found,) = reader.read(text, received=RECEIVED).lines
    assert f"{found.line.amount:f}" == wanted  # type: ignore[union-attr]


@pytest.mark.parametrize(("text", "wanted"), respective.EXAMPLES.items())
def test_as_many_sums_as_names_belong_to_them_one_by_one(text: str, wanted: list[str], reader: Reader) -> None:
    found = [one.line.amount for one in reader.read(text, received=RECEIVED).lines]  # type: ignore[union-attr]
    assert ["" if amount is None else f"{amount:f}" for amount in found] == wanted


@pytest.mark.parametrize(("text", "wanted"), moved.EXAMPLES.items())
def test_what_was_moved_is_claimed_on_its_new_day(text: str, wanted: list[str], reader: Reader) -> None:
    lines = [one.line for one in reader.read(text, received=RECEIVED).lines]
    assert [f"{line.date}" for line in lines if not isinstance(line, PerDiemLine)] == wanted


@pytest.mark.parametrize(("text", "lines"), respective.DAYS.items())
def test_days_that_are_joined_belong_together(text: str, lines: int, reader: Reader) -> None:
    found = reader.read(text, received=RECEIVED)
    assert (len(found.lines), found.questions) == (lines, ())


@pytest.mark.parametrize(("text", "wanted"), [*repeated.EXAMPLES.items(), *of_one_day.EXAMPLES.items()])
def test_hours_said_to_be_the_same_are_those_of_each_day(text: str, wanted: list[str], reader: Reader) -> None:
    lines = [one.line for one in reader.read(text, received=RECEIVED).lines]
    said = [line.quantity for line in lines if isinstance(line, ExpenseLine)]
    assert ["" if quantity is None else plain(quantity) for quantity in said] == wanted


@pytest.mark.parametrize(("text", "wanted"), [*choose.KINDS.items(), *allowances.EXAMPLES.items()])
def test_what_is_said_beside_values_is_their_type(text: str, wanted: list[str], reader: Reader) -> None:
    lines = [one.line for one in reader.read(text, received=RECEIVED).lines]
    assert [line.type for line in lines if isinstance(line, ExpenseLine) and line.type] == wanted


@pytest.mark.parametrize(("text", "days"), [*destined.RIDDEN.items(), *journeys.RIDDEN.items()])
def test_who_rode_to_one_meeting_rode_on_its_day(text: str, days: list[str], reader: Reader) -> None:
    drives = [one.line for one in reader.read(text, received=RECEIVED).lines if isinstance(one.line, MileageLine)]
    assert len(drives) == 2
    assert [f"{one.date:%d}" for one in drives if one.passengers and one.date] == sorted(days)


@pytest.mark.parametrize(("text", "days"), [*exceptions.EXAMPLES.items(), *destined.EXAMPLES.items()])
def test_a_drive_is_on_the_days_that_it_is_told_of(text: str, days: list[str], reader: Reader) -> None:
    lines = [one.line for one in reader.read(text, received=RECEIVED).lines]
    driven = [f"{line.date:%d}" for line in lines if isinstance(line, MileageLine) and line.date]
    assert driven == days


@pytest.mark.parametrize(("text", "wanted"), [*daysoff.EXAMPLES.items(), *rows_off.EXAMPLES.items()])
def test_a_day_on_which_nothing_was_done_claims_nothing(text: str, wanted: list[str], reader: Reader) -> None:
    lines = [one.line for one in reader.read(text, received=RECEIVED).lines]
    assert [f"{line.date:%d}" for line in lines if isinstance(line, ExpenseLine) and line.date] == wanted


@pytest.mark.parametrize(("text", "wanted"), not_there.DAYS.items())
def test_a_day_on_which_one_was_away_is_none_of_the_days_of_the_drives(
    text: str, wanted: list[str], reader: Reader
) -> None:
    lines = [one.line for one in reader.read(text, received=RECEIVED).lines]
    assert [f"{line.date:%d}" for line in lines if isinstance(line, MileageLine) and line.date] == wanted


@pytest.mark.parametrize(("text", "wanted"), often.EXAMPLES.items())
def test_hours_are_multiplied_by_how_often_they_were(text: str, wanted: list[str], reader: Reader) -> None:
    lines = [one.line for one in reader.read(text, received=RECEIVED).lines]
    told = [(line.date, line.quantity) for line in lines if isinstance(line, ExpenseLine)]
    assert [f"{f'{day:%d}' if day else '?'}: {plain(hours) if hours else '?'}" for day, hours in told] == wanted


@pytest.mark.parametrize(("text", "wanted"), [*timesheets.EXAMPLES.items(), *parked.EXAMPLES.items()])
def test_numbers_of_a_timesheet_are_hours_and_parking_is_none(text: str, wanted: list[str], reader: Reader) -> None:
    lines = [one.line for one in reader.read(text, received=RECEIVED).lines]
    timed = [line for line in lines if isinstance(line, ExpenseLine) and line.type != "parking"]
    assert ["" if line.quantity is None else plain(line.quantity) for line in timed] == wanted


@pytest.mark.parametrize(("text", "wanted"), ditto.EXAMPLES.items())
def test_a_row_takes_over_what_it_does_not_say(text: str, wanted: list[str], reader: Reader) -> None:
    found = reader.read(text, received=RECEIVED)
    lines = [one.line for one in found.lines if not isinstance(one.line, PerDiemLine)]
    said = [plain(line.distance_km or Decimal(0)) if isinstance(line, MileageLine) else line.type for line in lines]
    assert said == wanted
    assert all(line.date for line in lines)


@pytest.mark.parametrize(("text", "wanted"), half_ways.EXAMPLES.items())
def test_riders_of_half_a_drive_have_half_its_kilometres(text: str, wanted: list[str], reader: Reader) -> None:
    drives = [one.line for one in reader.read(text, received=RECEIVED).lines if isinstance(one.line, MileageLine)]
    riders = [(who.name, who.distance_km) for drive in drives for who in drive.passengers]
    assert [f"{name} {plain(km)}" if km is not None else name for name, km in riders] == wanted


@pytest.mark.parametrize(("text", "wanted"), recalled.EXAMPLES.items())
def test_a_sum_is_of_the_day_that_its_own_word_was_told_with(text: str, wanted: list[str], reader: Reader) -> None:
    lines = [one.line for one in reader.read(text, received=RECEIVED).lines]
    sums = [line for line in lines if isinstance(line, ExpenseLine) and line.type != "support-hour"]
    assert [f"{line.date:%d}" for line in sums if line.date] == wanted


@pytest.mark.parametrize(("text", "wanted"), half_names.EXAMPLES.items())
def test_half_a_rates_name_beside_hours_names_it(text: str, wanted: list[str], reader: Reader) -> None:
    lines = [one.line for one in reader.read(text, received=RECEIVED).lines]
    told = [(line.type or "", line.quantity) for line in lines if isinstance(line, ExpenseLine)]
    assert [f"{code.removeprefix('care-hour-').removesuffix('-hour')} {hours}" for code, hours in told] == wanted


@pytest.mark.parametrize(("text", "wanted"), daysoff.PERIODS.items())
def test_hours_of_each_day_leave_out_a_day_off(text: str, wanted: str, reader: Reader) -> None:
    (found,) = reader.read(text, received=RECEIVED).lines
    assert plain(found.line.quantity) == wanted  # type: ignore[union-attr, arg-type]


@pytest.mark.parametrize(("text", "wanted"), circumstance.BESIDE.items())
def test_a_meeting_that_only_places_an_outlay_is_asked_about(text: str, wanted: list[str], reader: Reader) -> None:
    assert [question.field for question in reader.read(text, received=RECEIVED).questions] == wanted


@pytest.mark.parametrize(("text", "wanted"), expenses.PIECES.items())
def test_a_sum_beside_a_number_of_pieces_is_asked_about(text: str, wanted: list[str], reader: Reader) -> None:
    asked = [question for question in reader.read(text, received=RECEIVED).questions if question.field == "amount"]
    assert [choice for question in asked for choice in question.choices] == wanted


@pytest.mark.parametrize(("text", "start"), taking.EXAMPLES.items())
def test_a_meeting_does_not_begin_when_one_leaves_or_comes_home(text: str, start: str | None, reader: Reader) -> None:
    lines = [one.line for one in reader.read(text, received=RECEIVED).lines]
    begins = [time for line in lines if (time := getattr(line, "start_time", None))]
    assert [f"{time:%H:%M}" for time in begins] == ([start] if start else [])


@pytest.mark.parametrize(
    ("text", "intent"),
    [pair for rules in (orders, order_objects, decisions, inquiries) for pair in rules.EXAMPLES.items()],
)
def test_orders_decisions_and_inquiries_are_told_from_claims(text: str, intent: str, reader: Reader) -> None:
    assert reader.read(text, received=RECEIVED).intent == intent


@pytest.mark.parametrize(("text", "wanted"), continuing.EXAMPLES.items())
def test_what_goes_on_from_what_was_said_before(text: str, wanted: bool) -> None:
    assert continuing.goes_on(text) is wanted


@pytest.mark.parametrize(("text", "wanted"), called.EXAMPLES.items())
def test_a_claim_is_called_by_its_number(text: str, wanted: str | None) -> None:
    found = called.called(text)
    number = found and (f"{found.year}-{found.serial:05}" if found.year else str(found.serial))
    assert number == wanted


@pytest.mark.parametrize(("text", "wanted"), called.REFERRED.items())
def test_something_is_said_of_a_claim_by_its_number(text: str, wanted: str | None) -> None:
    found = called.referred(text)
    assert (found and str(found.serial)) == wanted


def test_a_number_alone_is_a_place() -> None:
    assert all(called.is_place(text) for text in called.PLACED)
    assert not any(called.is_place(text) for text in ("2", "nr 2 var 60 kr", "2 kr"))


@pytest.mark.parametrize(("order", "wanted"), withdrawing.EXAMPLES.items())
def test_an_order_to_take_back_is_none_to_delete(order: str, wanted: bool) -> None:
    assert withdrawing.withdraws(order) is wanted


@pytest.mark.parametrize(("text", "wanted"), several.EXAMPLES.items())
def test_how_many_claims_an_order_is_for(text: str, wanted: several.Several | None) -> None:
    assert several.several(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), moves.EXAMPLES.items())
def test_lines_are_moved_in_words(text: str, wanted: moves.Move | None) -> None:
    assert moves.moved(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), lookups.EXAMPLES.items())
def test_own_claims_are_looked_up(text: str, wanted: list[tuple[str, str]] | None, reader: Reader) -> None:
    reading = reader.read(text, received=RECEIVED)
    found = [(edit.field, edit.value) for edit in reading.edits] if reading.intent == "status" else None
    assert found == wanted


@pytest.mark.parametrize(("text", "lines"), faulted_lines.LINES.items())
def test_a_decision_names_the_lines_at_fault(text: str, lines: dict[int, str | None], reader: Reader) -> None:
    assert {edit.line: edit.value for edit in reader.read(text, received=RECEIVED).edits} == lines


@pytest.mark.parametrize(
    ("text", "silent"),
    (notices.EXAMPLES | payouts.EXAMPLES | nothing_to_claim.EXAMPLES | only_telling.EXAMPLES).items(),
)
def test_absence_plans_and_nothing_to_claim_want_nothing(text: str, silent: bool, reader: Reader) -> None:
    assert (reader.read(text, received=RECEIVED).intent == "none") is silent


@pytest.mark.parametrize(("text", "answers"), replies.EXAMPLES.items())
def test_a_value_alone_answers_something(text: str, answers: bool, reader: Reader) -> None:
    assert (reader.read(text, received=RECEIVED).intent == "answer") is answers


@pytest.mark.parametrize(("text", "again"), commands.REPEATS.items())
def test_the_same_as_before_repeats(text: str, again: bool, reader: Reader) -> None:
    assert (reader.read(text, received=RECEIVED).intent == "repeat") is again


@pytest.mark.parametrize(("text", "takes_back"), commands.UNDOES.items())
def test_who_takes_back_what_they_did_may_say_that_it_was_wrong(text: str, takes_back: bool) -> None:
    assert commands.undoes(text) is takes_back


@pytest.mark.parametrize(("text", "wanted"), wondering.EXAMPLES.items())
def test_what_is_asked_of_rates_tax_and_pay_days(text: str, wanted: str | None, reader: Reader) -> None:
    found = reader.wondered(text, RECEIVED)
    if found is None:
        assert wanted is None
        return
    said = [found.about, *found.codes, *found.kinds, *(f"{word}?" for word in found.unknown)]
    assert " ".join([*said, *([found.day.isoformat()] if found.day else [])]) == wanted


@pytest.mark.parametrize(("text", "stops"), halting.EXAMPLES.items())
def test_who_stops_what_goes_on(text: str, stops: bool) -> None:
    assert halting.halts(text) is stops


@pytest.mark.parametrize(("text", "wanted"), languages.EXAMPLES.items())
def test_a_language_is_asked_for_by_the_whole_text(text: str, wanted: languages.Wanted | None) -> None:
    assert languages.language_wanted(text) == wanted


@pytest.mark.parametrize(("text", "polite"), written.COURTESIES.items())
def test_only_listed_courtesies_are_met_with_silence(text: str, polite: bool, reader: Reader) -> None:
    assert written.is_courtesy(_tokens(text), text) is polite
    assert (reader.read(text, received=RECEIVED).intent == "none") is polite


@pytest.mark.parametrize(("text", "pleased"), contented.EXAMPLES.items())
def test_whoever_thanks_and_finds_no_fault_is_met_with_silence(text: str, pleased: bool, reader: Reader) -> None:
    assert (reader.read(text, received=RECEIVED).intent == "none") is pleased


@pytest.mark.parametrize(("text", "invites"), invitations.EXAMPLES.items())
def test_what_invites_many_wants_nothing(text: str, invites: bool, reader: Reader) -> None:
    assert (reader.read(text, received=RECEIVED).intent == "none") == invites


@pytest.mark.parametrize(("text", "late"), coming_late.EXAMPLES.items())
def test_whoever_will_be_late_wants_nothing(text: str, late: bool, reader: Reader) -> None:
    assert (reader.read(text, received=RECEIVED).intent == "none") is late


@pytest.mark.parametrize(("text", "intent"), fines.EXAMPLES.items())
def test_whether_a_fine_is_paid_is_a_question(text: str, intent: str, reader: Reader) -> None:
    assert reader.read(text, received=RECEIVED).intent == intent


@pytest.mark.parametrize(("text", "convened_all"), convened.EXAMPLES.items())
def test_what_a_secretariat_sends_to_all_wants_nothing(text: str, convened_all: bool, reader: Reader) -> None:
    assert (reader.read(text, received=RECEIVED).intent == "none") is convened_all


@pytest.mark.parametrize(("text", "another"), astray.EXAMPLES.items())
def test_a_message_meant_for_another_is_met_with_silence(text: str, another: bool, reader: Reader) -> None:
    assert (reader.read(text, received=RECEIVED).intent == "none") is another


@pytest.mark.parametrize(("text", "edits"), changes.EXAMPLES.items())
def test_changes_name_line_field_and_value(text: str, edits: list[Edit], reader: Reader) -> None:
    assert list(reader.read(text, received=RECEIVED).edits) == edits


@pytest.mark.parametrize(("text", "wanted"), additions.EXAMPLES.items())
def test_lines_are_added_beside_changes(text: str, wanted: tuple[int, list[str]], reader: Reader) -> None:
    found = reader.read(text, received=RECEIVED)
    assert found.intent == "edit"
    assert (len(found.edits), [getattr(one.line, "type", None) for one in found.lines]) == wanted


@pytest.mark.parametrize(("text", "wanted"), numbered.EXAMPLES.items())
def test_lines_are_named_by_number(text: str, wanted: list[tuple[int, ...]]) -> None:
    found = _tokens(text)
    assert [one.lines for one in numbered.numbered(found, tokens.spots_of(found))] == wanted


@pytest.mark.parametrize(("text", "otherwise"), instead.EXAMPLES.items())
def test_what_should_be_instead_is_a_change(text: str, otherwise: bool, reader: Reader) -> None:
    assert (reader.read(text, received=RECEIVED).intent == "edit") is otherwise


@pytest.mark.parametrize(("text", "wanted"), (amending.EXAMPLES | compound.EXAMPLES).items())
def test_lines_are_changed_by_what_they_are_called(text: str, wanted: tuple[str, ...], reader: Reader) -> None:
    found = reader.amendment(text, RECEIVED)
    said = [_in_words(change) for change in found.changes] if found else []
    said += [f"unread: {found.unread}"] if found and found.unread else []
    assert (*(["certain"] if found and found.certain else []), *said) == wanted


@pytest.mark.parametrize(("text", "wanted"), beneath.EXAMPLES.items())
def test_bare_days_are_read_below_their_month(text: str, wanted: list[str], reader: Reader) -> None:
    found = beneath.beneath(reader, text, dt.date(2026, 10, 1), "Avlaster lav sats", RECEIVED)
    lines = [each.line for each in found.lines] if found else []
    assert [f"{line.date} {line.quantity}" for line in lines if isinstance(line, ExpenseLine)] == wanted
    for each in found.lines if found else ():
        assert all(text[start:end] for spans in each.evidence.values() for start, end in spans)


@pytest.mark.parametrize(("text", "wanted"), another.EXAMPLES.items())
def test_a_day_of_something_else_is_no_answer(text: str, wanted: bool, types: TypeIndex) -> None:
    assert another.dates_another(analyse(text, RECEIVED.date(), types)) is wanted


@pytest.mark.parametrize(("text", "wanted"), then_send.EXAMPLES.items())
def test_an_order_to_send_may_stand_behind_a_change(text: str, wanted: str | None) -> None:
    assert then_send.before_sending(text) == wanted


@pytest.mark.parametrize(("text", "asked"), owed.EXAMPLES.items())
def test_what_is_owed_is_asked_for(text: str, asked: bool) -> None:
    assert owed.asks_owed(text) is asked


@pytest.mark.parametrize(("text", "wanted"), handed_over.EXAMPLES.items())
def test_receipts_that_came_are_told_of_what_they_are(text: str, wanted: str | None, reader: Reader) -> None:
    found = reader.handed_over(text, RECEIVED)
    assert (found and (found.thing.said if found.thing else "")) == wanted


@pytest.mark.parametrize(("text", "wanted"), receipts.EXAMPLES.items())
def test_receipts_that_are_lost_are_told_from_those_that_came(text: str, wanted: str | None, reader: Reader) -> None:
    found = reader.lost_receipt(text, RECEIVED)
    assert (found and (found.thing.said if found.thing else "")) == wanted


def _in_words(change: things.Change) -> str:
    new, old = (" ".join(f"{name}={value}" for name, value in each) for each in (change.values, change.old))
    day = change.day.isoformat() if change.day else ""
    parts = (change.said, day, new or "removed", f"not {old}" if old and new else old)
    return " ".join(part for part in parts if part)


@pytest.mark.parametrize(("text", "wanted"), things.EXAMPLES.items())
def test_things_are_spoken_of_by_what_they_are(text: str, wanted: list[tuple[str, str]], types: TypeIndex) -> None:
    found = things.things(analyse(text, RECEIVED.date(), types))
    known = [" ".join((*one.types, *([one.kind] if one.kind else []), *one.words)) for one in found]
    assert list(zip([one.said for one in found], known, strict=True)) == wanted


def _merged(text: str) -> list[str]:
    found = _tokens(text)
    mentions = scan(found)
    taken = {index for mention in mentions for index in range(mention.first, mention.last)}
    left, questions = sums.merged(found, mentions, layout.lay_out(found, tokens.spots_of(found), taken, text))
    kilometres = [
        plain(one.km) + (f" or {plain(one.disputed)}" if one.disputed else "")
        for one in left
        if isinstance(one, Distance)
    ]
    return kilometres + [f"asked: {' or '.join(question.choices)}" for question in questions]


@pytest.mark.parametrize(("text", "wanted"), [*sums.EXAMPLES.items(), *added.EXAMPLES.items()])
def test_kilometres_said_in_parts_and_as_a_whole_are_one_drive(text: str, wanted: list[str]) -> None:
    assert _merged(text) == wanted


@pytest.mark.parametrize(("text", "wanted"), (totals.NAMED | exact_sums.NAMED).items())
def test_the_sum_of_hours_of_several_rates_is_no_line(text: str, wanted: list[str], reader: Reader) -> None:
    lines = [one.line for one in reader.read(text, received=RECEIVED).lines]
    assert [plain(line.quantity) for line in lines if isinstance(line, ExpenseLine) and line.quantity] == wanted


@pytest.mark.parametrize(("text", "wanted"), {**totals.EXAMPLES, **sumwords.EXAMPLES, **exact_sums.EXAMPLES}.items())
def test_a_stated_total_of_hours_is_no_line_of_its_own(text: str, wanted: list[str]) -> None:
    found = _tokens(text)
    left, questions = totals.totalled(found, scan(found), [])
    hours = [plain(one.amount) for one in left if isinstance(one, Duration)]
    assert hours + [f"asked: {' or '.join(question.choices)}" for question in questions] == wanted


@pytest.mark.parametrize(
    ("text", "wanted"), [*sums_explained.EXAMPLES.items(), *own_sums.EXAMPLES.items(), *shared_sums.EXAMPLES.items()]
)
def test_a_sum_that_explains_another_is_no_sum_of_its_own(text: str, wanted: list[str]) -> None:
    found = _tokens(text)
    spots = tokens.spots_of(found)
    left = shared_sums.shared(found, sums_explained.explained(found, scan(found), spots), spots)
    assert [_money(one) for one in left if isinstance(one, Money)] == wanted


@pytest.mark.parametrize(("text", "wanted"), portions.EXAMPLES.items())
def test_a_part_of_a_value_is_no_value_of_its_own(text: str, wanted: list[str]) -> None:
    found = _tokens(text)
    left = portions.without_portions(found, scan(found))
    values = [one for one in left if isinstance(one, Distance | Duration | Money)]
    assert [text[slice(*one.span)] for one in values] == wanted


@pytest.mark.parametrize(("text", "wanted"), rejected.EXAMPLES.items())
def test_what_others_stand_in_the_place_of_is_no_value(text: str, wanted: list[str]) -> None:
    found = _tokens(text)
    left = rejected.held(found, scan(found), tokens.spots_of(found))
    assert [text[slice(*one.span)] for one in left] == wanted


@pytest.mark.parametrize(("text", "driven"), [*vehicles.EXAMPLES.items(), *pastimes.EXAMPLES.items()])
def test_a_drive_has_the_vehicle_that_was_driven(text: str, driven: list[str], reader: Reader) -> None:
    lines = [found.line for found in reader.read(text, received=RECEIVED).lines]
    assert [line.vehicle for line in lines if isinstance(line, MileageLine)] == driven


@pytest.mark.parametrize(("text", "wanted"), contrasted.EXAMPLES.items())
def test_a_value_told_before_and_denied_is_replaced(text: str, wanted: list[str]) -> None:
    found = _tokens(text)
    left = contrasted.contrasted(found, scan(found), tokens.spots_of(found))
    marked = [one for one in left if not (isinstance(one, Money) and not one.marked)]
    assert [text[slice(*one.span)] for one in marked] == wanted


@pytest.mark.parametrize(("text", "wanted"), likewise.EXAMPLES.items())
def test_a_drive_as_long_as_another_has_its_distance(text: str, wanted: list[str]) -> None:
    found = _tokens(text)
    told = likewise.likewise(found, scan(found), tokens.spots_of(found))
    assert [text[slice(*one.span)] for one in told if isinstance(one, Distance)] == wanted


@pytest.mark.parametrize(("text", "wanted"), priced.EXAMPLES.items())
def test_a_bare_sum_beside_an_outlay_is_in_kroner_as_the_others(text: str, wanted: list[int], types: TypeIndex) -> None:
    found = _tokens(text)
    mentions = scan(found)
    named = types.find(found, {index for one in mentions for index in range(one.first, one.last)})
    told = priced.priced(found, mentions, named, types)
    assert [one.amount for one in told if isinstance(one, Money) and one.marked] == wanted


@pytest.mark.parametrize(("text", "wanted"), met.EXAMPLES.items())
def test_whole_hours_after_a_meetings_name_are_its_clock_times(text: str, wanted: list[str], types: TypeIndex) -> None:
    found = analyse(text, RECEIVED.date(), types).mentions
    assert [f"{one.start:%-H}-{one.end:%-H}" for one in found if isinstance(one, Clocks) and one.end] == wanted


@pytest.mark.parametrize(("text", "wanted"), counted.EXAMPLES.items())
def test_a_number_is_counted_with_the_name_beside_it(text: str, wanted: list[float | None], types: TypeIndex) -> None:
    found = _tokens(text)
    mentions = scan(found)
    named = types.find(found, {index for one in mentions for index in range(one.first, one.last)})
    added = [
        one for one in counted.counted(found, mentions, named, tokens.spots_of(found), types) if one not in mentions
    ]
    assert [one.amount for one in added if isinstance(one, Count | Duration)] == wanted


@pytest.mark.parametrize(("text", "wanted"), tables.EXAMPLES.items())
def test_a_row_is_read_in_the_words_of_its_header(text: str, wanted: str, types: TypeIndex) -> None:
    read = tables.worded(normalise.normalise(text), text, types)
    assert " ".join(token.text for token in read).strip() == wanted


@pytest.mark.parametrize(
    ("text", "wanted"), [pair for rules in (corrections, replaced, concluded_anew) for pair in rules.EXAMPLES.items()]
)
def test_what_is_taken_back_is_replaced(text: str, wanted: list[str], types: TypeIndex) -> None:
    found = _tokens(text)
    mentions = scan(found)
    taken = {index for mention in mentions for index in range(mention.first, mention.last)}
    places = layout.lay_out(found, tokens.spots_of(found), taken, text)
    named, today = types.find(found, taken), RECEIVED.date()
    left, _ = corrections.corrected(found, tokens.spots_of(found), mentions, named, places, types, today)
    assert [text[slice(*mention.span)] for mention in left] == wanted


@pytest.mark.parametrize(("text", "wanted"), redated.EXAMPLES.items())
def test_a_day_that_is_denied_leaves_its_place(text: str, wanted: list[str], types: TypeIndex) -> None:
    left = analyse(text, RECEIVED.date(), types).mentions
    assert [text[slice(*one.span)] for one in left if isinstance(one, (When, Distance))] == wanted


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        *asides.EXAMPLES.items(),
        *called_off.EXAMPLES.items(),
        *roles.EXAMPLES.items(),
        *circumstance.EXAMPLES.items(),
        *absences.EXAMPLES.items(),
        *fees_denied.EXAMPLES.items(),
        *fees_had.EXAMPLES.items(),
        *handed_in.EXAMPLES.items(),
        *others_rides.EXAMPLES.items(),
    ],
)
def test_what_is_only_spoken_of_is_no_claim(text: str, kinds: list[str], reader: Reader) -> None:
    assert [kind_of(found.line) for found in reader.read(text, received=RECEIVED).lines] == kinds


PART = Fee(type="fee-*", attendance="one_case", share=Decimal("0.5"), source="KST 26/41")


@pytest.fixture(scope="module")
def of_parts() -> Reader:
    """A reader where a part of a meeting has a fee of its own."""
    return Reader(catalogue(), Fees([PART]))


@pytest.mark.parametrize(("text", "wanted"), [*presence.EXAMPLES.items(), *presence_told.EXAMPLES.items()])
def test_how_much_of_a_meeting_one_was_there_for_is_read_or_asked(
    text: str, wanted: list[str], of_parts: Reader
) -> None:
    found = of_parts.read(text, received=RECEIVED)
    (line,) = (one.line for one in found.lines)
    said = [f"{name} {value}" for name in ("attendance", "role") if (value := getattr(line, name, None))]
    asked = [f"{one.field} ?" for one in found.questions if one.field == "attendance"]
    assert [*said, *asked] == wanted


@pytest.mark.parametrize(("text", "wanted"), sat_on_days.EXAMPLES.items())
def test_an_office_with_a_day_is_a_meeting_and_a_role_is_of_those_it_is_told_of(
    text: str, wanted: list[str], reader: Reader
) -> None:
    fees = [one.line for one in reader.read(text, received=RECEIVED).lines if isinstance(one.line, ExpenseLine)]
    assert [f"{one.type} {one.date:%d.%m} {one.role or ''}".strip() for one in fees if one.type and one.date] == wanted


@pytest.mark.parametrize("text", [text for text, said in presence_told.EXAMPLES.items() if said == ["attendance ?"]])
def test_attendance_is_asked_only_where_a_part_has_a_fee_of_its_own(text: str, reader: Reader) -> None:
    assert reader.read(text, received=RECEIVED).questions == ()


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("hele møtet", None),
        ("eg var der heile møtet", None),
        ("the whole meeting", None),
        ("en del av det", "part"),
        ("ikke hele møtet", "part"),
        ("ein del", "part"),
        ("half of it", "part"),
        ("bare én sak", "one_case"),
        ("berre éi sak", "one_case"),
        ("kun saken om budsjettet", "one_case"),
        ("alle sakene", None),
        ("only one case", "one_case"),
    ],
)
def test_how_much_of_a_meeting_it_was_is_answered_in_words(text: str, there: str | None, reader: Reader) -> None:
    asked = Question(line=0, field="attendance", code="missing")
    found = reader.read(text, received=RECEIVED, pending=[asked])
    assert found.edits == (Edit(line=0, field="attendance", value=there),)


def test_of_two_meetings_the_nearest_in_the_sentence_is_meant(reader: Reader) -> None:
    text = "Planutvalget 3.11., bare til stede på én sak. Formannskapet 4.11. hele dagen."
    found = [found.line for found in reader.read(text, received=RECEIVED).lines]
    assert [getattr(line, "attendance", None) for line in found] == ["one_case", None]


@pytest.mark.parametrize(("text", "wanted"), ages.EXAMPLES.items())
def test_a_childs_age_is_heard_any_way(text: str, wanted: list[int]) -> None:
    assert list(ages.ages(_tokens(text))) == wanted


@pytest.mark.parametrize(("text", "kinds"), told.EXAMPLES.items())
def test_a_question_with_its_cost_told_is_a_claim(text: str, kinds: list[str], reader: Reader) -> None:
    assert [kind_of(found.line) for found in reader.read(text, received=RECEIVED).lines] == kinds


@pytest.mark.parametrize(("name", "wanted"), ages.BRACKETS.items())
def test_a_name_tells_its_age_bracket(name: str, wanted: ages.Bracket | None) -> None:
    assert ages.bracket(name) == wanted


@pytest.mark.parametrize(("word", "wanted"), typos.EXAMPLES.items())
def test_a_misspelt_word_finds_its_nearest(word: str, wanted: tuple[int, list[str]]) -> None:
    wrong, near = typos.Speller(typos.VOCABULARY).nearest(word)
    assert (wrong, list(near)) == wanted


@pytest.mark.parametrize(("plain", "wanted"), courtesies.EXAMPLES.items())
def test_sentences_of_courtesy_are_hidden(plain: str, wanted: str) -> None:
    left = courtesies.hide_courtesies(plain)
    assert (len(left), left.strip()) == (len(plain), wanted)


@pytest.mark.parametrize(("text", "wanted"), names.EXAMPLES.items())
def test_names_in_small_letters_get_capitals(text: str, wanted: str) -> None:
    found = _tokens(text)
    assert names.with_capitals(text, found, tokens.said_in(found)) == wanted


@pytest.mark.parametrize(("word", "wanted"), spelling.EXAMPLES.items())
def test_a_misspelt_word_has_the_senses_of_the_one_that_is_meant(word: str, wanted: dict[str, str | int]) -> None:
    assert spelling.look_up(word).items() >= wanted.items()
    assert bool(spelling.look_up(word)) == bool(wanted)


@pytest.mark.parametrize(("word", "wanted"), slips.EXAMPLES.items())
def test_a_slip_of_the_finger_leaves_the_word_that_was_meant(word: str, wanted: str) -> None:
    assert slips.put_right(word) == wanted


@pytest.mark.parametrize(("word", "wanted"), spelling.IN_ASCII.items())
def test_a_word_in_ascii_is_read_with_its_letters(word: str, wanted: str) -> None:
    assert spelling.in_norwegian(word) == wanted


@pytest.mark.parametrize(("name", "wanted"), phrases.WRITTEN_APART.items())
def test_a_body_is_known_when_its_name_is_written_apart(name: str, wanted: list[str]) -> None:
    assert [" ".join(apart) for apart in phrases.written_apart(phrases.phrase_of(name))] == wanted


@pytest.mark.parametrize(("text", "expected"), destinations.EXAMPLES.items())
def test_places_abroad(text: str, expected: list[tuple[str, str | None]]) -> None:
    found = _tokens(text)
    places = destinations.destinations(text, found, range(len(found)))
    assert [(place.country, place.city) for place in places] == expected


@pytest.mark.parametrize(
    ("text", "country"),
    [("sverige", "SE"), ("det var i Stockholm", "SE"), ("norge", "NO"), ("danmark og sverige", None)],
)
def test_a_country_is_an_answer_in_any_letters(text: str, country: str | None, reader: Reader) -> None:
    asked = Question(line=0, field="country", code="ambiguous", choices=("DK", "SE"))
    reading = reader.read(text, received=RECEIVED, pending=[asked])
    wanted = [] if country is None else [Edit(line=0, field="country", value=country)]
    assert list(reading.edits) == wanted


@pytest.mark.parametrize(("text", "expected"), nights.EXAMPLES.items())
def test_nights_without_a_bill(text: str, expected: str) -> None:
    found = _tokens(text)
    claimed = nights.night_allowances(found, range(len(found)))
    assert ("" if claimed is None else "all" if claimed[0] is None else str(claimed[0])) == expected


@pytest.mark.parametrize(("text", "expected"), ordinal_days.EXAMPLES.items())
def test_a_day_in_words_is_a_number_before_its_month(text: str, expected: str) -> None:
    assert " ".join(token.text for token in ordinal_days.with_days_in_digits(_tokens(text))) == expected


@pytest.mark.parametrize(("text", "expected"), closed_ranges.EXAMPLES.items())
def test_a_stop_behind_hours_is_no_point_of_a_day(text: str, expected: str) -> None:
    found = _tokens(text)
    closed = closed_ranges.with_closed_ranges(found, {token.text for token in found})
    for mark in reversed([one for one in closed if one not in found]):
        text = f"{text[: mark.start]} ⏎{text[mark.end :]}"
    assert text == expected


@pytest.mark.parametrize(("text", "expected"), {**silent_marks.EXAMPLES, **silent_meal_marks.EXAMPLES}.items())
def test_a_mark_that_was_left_out_stands_for_a_blank(text: str, expected: str) -> None:
    found = _tokens(text)
    marked = text
    told = silent_marks.with_silent_marks(found, text, {token.text for token in found})
    for mark in reversed([one for one in told if one not in found]):
        marked = f"{text[: mark.start]} {'⏎' if mark.kind == 'nl' else mark.text} {marked[max(mark.end, mark.start) :]}"
    assert marked == expected
