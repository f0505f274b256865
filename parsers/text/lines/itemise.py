"""From an analysis to the items that become lines."""

from collections.abc import Iterator, Sequence
from itertools import islice

from claims.questions import Question
from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.asked.all_ways import ask_all_ways
from parsers.text.lines.asked.bare import with_bare_numbers
from parsers.text.lines.asked.checks import check, check_count, check_sum, stated_sum
from parsers.text.lines.asked.gatherings import with_gatherings
from parsers.text.lines.asked.how_far import ask_how_far
from parsers.text.lines.asked.laid_out import with_laid_out
from parsers.text.lines.asked.loosedays import loose_days
from parsers.text.lines.asked.opendays import with_open_days
from parsers.text.lines.asked.ridden_days import ridden_days
from parsers.text.lines.asked.second_that_day import ask_second_that_day
from parsers.text.lines.asked.uncounted_rows import with_uncounted_rows
from parsers.text.lines.asked.unknown_work import name_unknown_work
from parsers.text.lines.asked.unmeasured_days import with_unmeasured_days
from parsers.text.lines.asked.unpriced import with_unpriced
from parsers.text.lines.asked.unpriced_rows import with_unpriced_rows
from parsers.text.lines.asked.unread import taken_by, with_unread
from parsers.text.lines.asked.vague_hours import with_vague_hours
from parsers.text.lines.asked.weekday_periods import ask_of_each
from parsers.text.lines.days.by_total import each_as_driven, each_by_total
from parsers.text.lines.days.combined import NO_DAYS
from parsers.text.lines.days.daysoff import leave_days_off
from parsers.text.lines.days.destined import ridden_to, to_meetings
from parsers.text.lines.days.driven_and_far import driven_and_far
from parsers.text.lines.days.driven_on import drive_days
from parsers.text.lines.days.exceptions import (
    days_left_out,
    days_told_apart,
    off_excepted_days,
    without_excepted,
)
from parsers.text.lines.days.fetched_on import fetched_on
from parsers.text.lines.days.forgotten import forgotten
from parsers.text.lines.days.groups_told import leave_untimed_days
from parsers.text.lines.days.held import held
from parsers.text.lines.days.instead_on import on_excepted_days
from parsers.text.lines.days.moved import off_moved_days
from parsers.text.lines.days.of_all_days import off_own_days
from parsers.text.lines.days.of_one_day import off_days_told_anew
from parsers.text.lines.days.often import place_in_periods, place_weekdays, spell_out
from parsers.text.lines.days.only_attended import off_days_not_attended
from parsers.text.lines.days.opening_wholes import without_opening_wholes
from parsers.text.lines.days.otherwise import off_days_otherwise
from parsers.text.lines.days.paid_each_stay import paid_each_stay
from parsers.text.lines.days.paid_that_day import paid_that_day
from parsers.text.lines.days.paper_days import leave_paper_days
from parsers.text.lines.days.recalled import recall_days
from parsers.text.lines.days.repeated import repeated
from parsers.text.lines.days.respective import days_in_turn, joined_days, off_ways_home, one_by_one
from parsers.text.lines.days.settled_day import leave_settled_day
from parsers.text.lines.days.sharing import Sharing
from parsers.text.lines.days.struck_days import leave_struck_days
from parsers.text.lines.days.weeks_off import leave_weeks_off
from parsers.text.lines.days.with_whom import drives_with
from parsers.text.lines.drafting.bought_for import without_recipients
from parsers.text.lines.drafting.care import by_kind
from parsers.text.lines.drafting.children import by_child
from parsers.text.lines.drafting.each_month import by_month
from parsers.text.lines.drafting.each_of import of_each
from parsers.text.lines.drafting.gather import gather
from parsers.text.lines.drafting.kept_back import claimed_once, lost_once
from parsers.text.lines.drafting.lost_at_meetings import lost_at_meetings
from parsers.text.lines.drafting.lost_in_turn import lost_in_turn
from parsers.text.lines.drafting.met_alike import meet_alike
from parsers.text.lines.drafting.named_below import named_below
from parsers.text.lines.drafting.paid import paid_once
from parsers.text.lines.drafting.times_again import with_times_again
from parsers.text.lines.drafts import Draft
from parsers.text.lines.items import Item
from parsers.text.lines.kinds.by_subject import name_by_subject, name_hours_by_subject
from parsers.text.lines.kinds.choose import Chooser
from parsers.text.lines.kinds.expenses import expense_items
from parsers.text.lines.kinds.hours import count_nights
from parsers.text.lines.kinds.journeys import Journeys
from parsers.text.lines.kinds.mileage import drive_items
from parsers.text.lines.kinds.other_outlays import name_other_outlays
from parsers.text.lines.kinds.per_diem import per_diem_items
from parsers.text.lines.kinds.presence import set_presence
from parsers.text.lines.naming import set_purposes, speak_of
from parsers.text.lines.purposes import set_stated_purposes
from parsers.text.lines.told.introduced import without_introductions
from parsers.text.lines.told.other_way import without_told
from parsers.text.lines.told.others_parts import off_others_days, off_others_sums
from parsers.text.lines.told.plans import of_next_time
from parsers.text.lines.told.statements import Statements, state
from parsers.text.lines.unclaimed.asides import without_asides
from parsers.text.lines.unclaimed.dismiss import claimed
from parsers.text.lines.unclaimed.entered_part import leave_entered_part
from parsers.text.lines.unclaimed.hours_settled import without_settled_hours
from parsers.text.lines.unclaimed.left_to_others import leave_to_others
from parsers.text.lines.unclaimed.mentioned import without_mentioned
from parsers.text.lines.unclaimed.nights_of_care import without_nights_of_care
from parsers.text.lines.unclaimed.nothing_claimed import unless_nothing
from parsers.text.lines.unclaimed.outlays_only import without_occasions
from parsers.text.lines.unclaimed.paid_by_others import without_paid_by_others
from parsers.text.lines.unclaimed.parked import without_parked
from parsers.text.lines.unclaimed.payouts import paid_out
from parsers.text.lines.unclaimed.timetables import without_delays
from parsers.text.lines.unclaimed.worth_told import without_worth
from parsers.text.spans.mentions import Duration, Mention, Money, WayWord, has
from parsers.text.trips.nights import is_allowance

MOST_LINES = 200
"""No person writes more in one message; what lies beyond is never dropped in silence but asked about."""


def itemise(analysis: Analysis, types: TypeIndex, *, attachments: int) -> tuple[list[Item], list[Question]]:
    """The items of a text in order, each with its questions, and the questions about the text as a whole."""
    leave_settled_day(analysis)
    leave_to_others(analysis)
    leave_entered_part(analysis)
    leave_days_off(analysis, types)
    leave_untimed_days(analysis)
    leave_paper_days(analysis)
    spell_out(analysis)
    place_weekdays(analysis)
    place_in_periods(analysis)
    leave_weeks_off(analysis)
    without_opening_wholes(analysis)
    said = state(analysis)
    leave_struck_days(analysis)
    drafts, taken, total = _drafts(analysis, said, types)
    items = list(islice(_items(analysis, drafts, types, attachments=attachments), MOST_LINES + 1))
    items = without_worth(items, analysis, types.catalogue)
    if "way_noun" in analysis.spots:
        ask_all_ways(items, analysis)
    ask_how_far(items, analysis)
    ask_second_that_day(items, analysis.tokens, analysis.layout)
    items += loose_days(analysis, said, items, drafts, taken, types)
    items += ridden_days(analysis, items)
    questions = check_sum(items, total, types.catalogue, analysis.text) if total and items else []
    questions += check_count(items)
    questions += analysis.doubts if items else []
    if len(items) > MOST_LINES:
        facts = {"reason": "too_many", "read": str(MOST_LINES)}
        questions.append(Question(line=None, field="lines", code="ambiguous", facts=facts))
    items = items[:MOST_LINES]
    set_purposes(analysis.text, items, types)
    set_stated_purposes(analysis.text, items)
    set_presence(analysis.text, items, types, analysis.tokens, analysis.layout)
    return items, questions


def _drafts(analysis: Analysis, said: Statements, types: TypeIndex) -> tuple[list[Draft], set[int], Money | None]:
    """What the text claims, the tokens of its values, and the sum it states of all of it.

    A total is no line unless nothing else has a sum.
    """
    total = stated_sum(analysis.tokens, analysis.mentions, analysis.named, analysis.layout, types)
    if total:
        others = [mention for mention in analysis.mentions if mention is not total]
        drafts, taken = _gathered(analysis, said, others, types)
        unpriced = any(_lacks_sum(draft, types) for draft in drafts)
        if drafts and not (unpriced and not any(draft.moneys for draft in drafts)):
            each_by_total(drafts, total)
            return drafts, taken, total
    return *_gathered(analysis, said, analysis.mentions, types), None


def _gathered(
    analysis: Analysis, said: Statements, mentions: Sequence[Mention], types: TypeIndex
) -> tuple[list[Draft], set[int]]:
    """What the text claims, by what is `said` of it, and the tokens of the `mentions` that something was made of.

    Those of a value that is not claimed in the end are among them.
    """
    of_each(analysis)
    told = without_delays(analysis, _unsettled(analysis, said, mentions))
    told = without_told(analysis, without_parked(analysis, without_paid_by_others(analysis, told)))
    mentions, named = without_asides(analysis, told, types)
    named = without_recipients(analysis, mentions, named, types)
    gathered = with_times_again(gather(analysis, mentions, named, types), analysis, types)
    gathered = by_month(by_kind(gathered, analysis, types))
    gathered = named_below(by_child(gathered, analysis, types), analysis, types)
    gathered = lost_at_meetings(lost_in_turn(lost_once(gathered, analysis, types), analysis, types), analysis, types)
    one_by_one(gathered, analysis.tokens, types)
    joined_days(gathered, analysis)
    days_in_turn(gathered, analysis)
    meet_alike(gathered, analysis, types)
    recall_days(gathered, analysis)
    to_meetings(gathered, analysis, types)
    drives_with(gathered, analysis)
    drive_days(gathered, analysis, types)
    fetched_on(gathered, analysis)
    driven_and_far(gathered, analysis)
    off_own_days(gathered, analysis)
    off_ways_home(gathered, analysis, types)
    off_excepted_days(gathered, analysis)
    off_days_not_attended(gathered, analysis, types)
    on_excepted_days(gathered, analysis)
    gathered = paid_that_day(gathered, analysis, types)
    off_moved_days(gathered, analysis, types)
    off_days_otherwise(gathered, analysis)
    each_as_driven(gathered)
    taken = taken_by(gathered)
    gathered = claimed_once(gathered, analysis, types)
    off_others_days(gathered, analysis, types)
    off_others_sums(gathered, analysis, types)
    drafts = unless_nothing(without_occasions(claimed(gathered, analysis, said, types), analysis), analysis)
    drafts = without_nights_of_care(without_mentioned(drafts, analysis, types), analysis.tokens, types)
    drafts = without_settled_hours(without_introductions(drafts, analysis), analysis, types)
    drafts = with_laid_out(analysis, with_unpriced(analysis, drafts, types), types)
    drafts = with_unread(analysis, drafts, mentions, taken, types)
    off_days_told_anew(drafts, analysis)
    drafts = with_unmeasured_days(analysis, with_vague_hours(analysis, drafts, types))
    drafts = with_unpriced_rows(analysis, with_uncounted_rows(analysis, drafts, types), types)
    drafts = with_bare_numbers(analysis, with_open_days(analysis, drafts, types), types)
    return with_gatherings(analysis, drafts), taken


def _unsettled(analysis: Analysis, said: Statements, mentions: Sequence[Mention]) -> Sequence[Mention]:
    """Without the hours and sums of which the text says that they are paid or sent already, or yet to be."""
    if apart := of_next_time(analysis) | paid_out(analysis):
        sentence = analysis.layout.sentence
        mentions = [one for one in mentions if sentence[one.first] not in apart]
    if not said.settled or "already" not in analysis.spots:
        return mentions
    clause = analysis.layout.clause
    return [one for one in mentions if not (isinstance(one, (Duration, Money)) and clause[one.first] in said.settled)]


def _lacks_sum(draft: Draft, types: TypeIndex) -> bool:
    """True for an outlay, or lost earnings, without a sum or hours."""
    if draft.kind != "expense" or draft.body or draft.moneys or draft.durations or draft.clocks:
        return False
    return not draft.codes or "amount" in types.units(draft.codes)


def _items(analysis: Analysis, drafts: list[Draft], types: TypeIndex, *, attachments: int) -> Iterator[Item]:
    layout, tokens = analysis.layout, analysis.tokens
    if not drafts:
        return
    name_by_subject(drafts, analysis, types)
    name_hours_by_subject(drafts, analysis, types)
    name_unknown_work(drafts, analysis)
    name_other_outlays(drafts, analysis, types)
    times = repeated(analysis)
    drafts = paid_each_stay(drafts, analysis, times, types)
    shared = without_excepted(held(analysis, drafts, types), analysis)
    sharing = Sharing(drafts, shared, analysis.context, layout, times)
    chooser = Chooser(analysis, types, proof=attachments > 0)
    words = (mention for mention in analysis.mentions if isinstance(mention, WayWord))
    totals = {layout.clause[word.first] for word in words if word.way == "total"}
    drives = [draft for draft in drafts if draft.kind == "mileage"]
    journeys = Journeys(analysis, drives, ridden_to(drafts, analysis, types))
    travels = any(draft.kind == "per_diem" for draft in drafts)
    sums = [mention for mention in analysis.mentions if isinstance(mention, Money)]
    once = paid_once(tokens, layout, analysis.spots, sums) if sums else ()
    apart, dateless = days_told_apart(drafts, analysis), forgotten(analysis, drafts)
    for draft in drafts:
        if travels and not draft.codes and is_allowance(tokens, draft.first):
            continue  # the trip has it
        days, each_time = sharing.of(draft, total=draft.clause in totals), sharing.is_each_time(draft)
        days = NO_DAYS if draft.first in dateless and not draft.dates else days
        if draft.kind == "mileage":
            left_out = days_left_out(draft, analysis) if days.several or each_time else ()
            if draft.dates:
                days = days.without(left_out) if left_out and days.several else days
            elif each_time and (apart or left_out):
                days = days.without(apart.union(left_out))
            total = draft.clause in totals
            for item in drive_items(draft, days, each_time=each_time, total=total, journeys=journeys):
                if not (each_time or total):
                    ask_of_each(item, draft, days)
                yield item
        elif draft.kind == "per_diem":
            yield from per_diem_items(draft, days, analysis, each_time=each_time)
        else:
            codes = chooser.by_day(chooser.choose(draft), days.days)
            codes = chooser.by_price(codes, draft, days.days[0] if days.days else None)
            general = types.general if draft.moneys else ()
            unit = _unit(draft, codes, types)
            days = days.closed() if days.wide and unit == "meeting" and types.monthly.issuperset(codes) else days
            if each_time and unit != "meeting" and not draft.dates:
                days = days.without(days_left_out(draft, analysis))
            days = days.without(draft.off) if draft.off else days
            for item in expense_items(draft, codes, unit, days, each_time=each_time, general=general):
                if unit == "amount" and draft.sentence in once:
                    item.ask("amount", "missing", reason="one_of_several")
                if unit == "day":
                    count_nights(item, open_end=any(has(tokens, one.when.first - 1, "from") for one in draft.dates))
                if not each_time and draft.clause not in totals:
                    ask_of_each(item, draft, days)
                check(item, types.catalogue)
                speak_of(item, analysis.text, lost=bool(codes) and set(codes) <= set(types.lost))
                yield item


def _unit(draft: Draft, codes: tuple[str, ...], types: TypeIndex) -> str | None:
    """The unit the draft's types agree on; hours where hours were said, or nothing but døgn is left; None when open."""
    if not codes:
        return draft.unheld
    units = types.units(codes)
    if len(units) == 1:
        return next(iter(units))
    return "hour" if draft.durations or draft.clocks or units == {"hour", "day"} else None
