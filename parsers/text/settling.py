"""What the values of a text are to each other: explained, shared, summed, taken back; and the days of its lines."""

import datetime as dt
from collections.abc import Sequence, Set

from claims.questions import Question
from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.drives.legs import joined_legs
from parsers.text.drives.likewise import likewise
from parsers.text.drives.others_legs import with_private_legs, without_others_legs
from parsers.text.drives.portions import without_portions
from parsers.text.drives.routes import Route
from parsers.text.drives.sums import merged
from parsers.text.drives.walks import without_walks
from parsers.text.layout.advances import without_advances
from parsers.text.layout.answered_rows import without_denied_rows
from parsers.text.layout.beside.blank_weeks import without_blank_weeks
from parsers.text.layout.beside.loose_times import without_loose_times
from parsers.text.layout.beside.only_told import without_only_told
from parsers.text.layout.beside.other_matters import without_other_days, without_other_weeks
from parsers.text.layout.beside.passing import without_passing
from parsers.text.layout.beside.set_aside import without_time_set_aside
from parsers.text.layout.beside.stayed import without_times_of_stays
from parsers.text.layout.care_days import as_care_days
from parsers.text.layout.clauses import Layout
from parsers.text.layout.closing_sums import without_closing_sums
from parsers.text.layout.contrasted import contrasted
from parsers.text.layout.corrections import corrected
from parsers.text.layout.counted import counted
from parsers.text.layout.days_struck import without_struck_days
from parsers.text.layout.drives_off import without_denied_drives
from parsers.text.layout.exact_totals import without_exact_totals
from parsers.text.layout.given_back import without_given_back
from parsers.text.layout.got_back import without_got_back
from parsers.text.layout.hourly import without_hourly
from parsers.text.layout.hourly_wage import with_hourly_wages
from parsers.text.layout.hours_apart import hours_apart
from parsers.text.layout.joint import joint
from parsers.text.layout.just_now import JUST_NOW, with_today
from parsers.text.layout.looked_up import looked_up
from parsers.text.layout.met import met
from parsers.text.layout.named_again import with_names_again
from parsers.text.layout.named_days import as_named_days
from parsers.text.layout.one_by_one import without_told_times
from parsers.text.layout.one_day import told_of_one_day
from parsers.text.layout.opening_sums import without_opening_sums
from parsers.text.layout.own_times import with_own_times
from parsers.text.layout.own_weekdays import tell_own_weekdays
from parsers.text.layout.parallel import parallel
from parsers.text.layout.per_time import with_numbers_per_time
from parsers.text.layout.pieces import with_pieces
from parsers.text.layout.priced import priced
from parsers.text.layout.products import told_in_brackets, told_once
from parsers.text.layout.receipt_parts import without_receipt_parts
from parsers.text.layout.receipt_rows import with_equals, without_payments
from parsers.text.layout.redated import redated
from parsers.text.layout.rejected import held
from parsers.text.layout.remainders import remaining
from parsers.text.layout.rest_of_hours import by_rate
from parsers.text.layout.rests import rests
from parsers.text.layout.same_weeks import go_on_in_weeks
from parsers.text.layout.stays_alike import told_of_stays
from parsers.text.layout.summed_up import summed_up
from parsers.text.layout.taken_off import taken_off
from parsers.text.layout.times_of_parts import with_times_of_parts
from parsers.text.layout.told_anew import told_anew
from parsers.text.layout.told_below import without_heads
from parsers.text.layout.told_shorter import told_shorter
from parsers.text.layout.visits import visits
from parsers.text.layout.worked_out import without_worked_out
from parsers.text.spans.asked_to_come import asked_to_come
from parsers.text.spans.both_ways import with_rides_both_ways
from parsers.text.spans.mentions import Mention, When, whens
from parsers.text.spans.resolve import Dated, resolve
from parsers.text.spans.same_back import with_ways_back
from parsers.text.spans.shared_sums import shared
from parsers.text.spans.stays import joined
from parsers.text.spans.sums_explained import explained
from parsers.text.spans.totals import totalled
from parsers.text.spans.years import with_last_year, without_compared
from parsers.text.trips.far import with_far
from parsers.text.trips.far_and_back import with_way_back
from parsers.text.wording import Words


def settle(
    words: Words,
    layout: Layout,
    types: TypeIndex,
    ways: Sequence[Route],
    found: list[Mention],
    named: list[TypeMention],
    today: dt.date,
) -> tuple[list[Mention], list[TypeMention], list[Question], Set[int]]:
    """The values and names that count, and what is to be asked of sums and counts that do not agree.

    Last the sentences that take a day of the text out of it.
    """
    found, named, denied = without_denied_rows(words.tokens, words.spots, found, named, layout)
    found, named, struck = without_struck_days(words.tokens, words.spots, found, named, layout, today)
    struck = struck | denied
    found, named = with_names_again(words.tokens, found, named, layout, types)
    mentions, named = _explained(words, layout, types, found, named, today)
    mentions, named = _corrected(words, layout, types, mentions, named, today, struck)
    return *_summed(words, layout, types, ways, mentions, named), struck


def _explained(
    words: Words,
    layout: Layout,
    types: TypeIndex,
    found: list[Mention],
    named: list[TypeMention],
    today: dt.date,
) -> tuple[list[Mention], list[TypeMention]]:
    """The values and names by what the words beside them say: rejected, of one day, of each, shared, counted."""
    tokens, spots = words.tokens, words.spots
    found, named = held(tokens, contrasted(tokens, found, spots), spots), held(tokens, named, spots)
    found = without_time_set_aside(tokens, without_loose_times(tokens, found, named, layout), layout, words.said)
    found = without_times_of_stays(tokens, found, named, layout, spots)
    found = met(tokens, found, named, layout, types)
    mentions = parallel(tokens, joint(tokens, found, named, spots), named, spots, today)
    mentions = with_numbers_per_time(tokens, mentions, spots)
    mentions = told_of_one_day(tokens, mentions, spots)
    mentions, named = without_receipt_parts(tokens, mentions, named, layout, frozenset(types.general))
    mentions, named = without_given_back(tokens, mentions, named, layout, words.said)
    mentions = without_advances(tokens, mentions, layout, words.said)
    mentions = remaining(tokens, mentions, layout, words.said)
    mentions = without_worked_out(tokens, without_walks(tokens, mentions), named, layout, frozenset(types.lost))
    mentions = taken_off(tokens, mentions, named, layout, words.said)
    mentions = without_hourly(tokens, with_hourly_wages(tokens, mentions, layout, words.said), layout)
    mentions, named = by_rate(tokens, mentions, named, layout, types, words.said, spots)
    mentions = rests(tokens, mentions, layout, words.said)
    mentions = without_portions(tokens, hours_apart(tokens, mentions, named, layout, types))
    mentions = with_ways_back(tokens, likewise(tokens, with_rides_both_ways(tokens, mentions, spots), spots), spots)
    mentions = told_in_brackets(tokens, mentions)
    mentions = explained(tokens, without_got_back(tokens, mentions, layout, words.said), spots)
    mentions = told_once(tokens, mentions, named, words.said)
    mentions = with_equals(tokens, without_payments(tokens, mentions, words.said), layout, words.said)
    mentions = shared(tokens, mentions, spots, named)
    mentions = without_told_times(as_care_days(tokens, mentions, named, layout, types), layout)
    mentions = counted(tokens, mentions, named, spots, types)
    return priced(tokens, with_pieces(words.text, tokens, mentions, layout), named, types), named


def _corrected(
    words: Words,
    layout: Layout,
    types: TypeIndex,
    mentions: list[Mention],
    named: list[TypeMention],
    today: dt.date,
    struck: Set[int],
) -> tuple[list[Mention], list[TypeMention]]:
    """The values and names that stand in the end, where some are taken back or told anew."""
    tokens, spots = words.tokens, words.spots
    mentions, shortened = told_shorter(tokens, mentions, named, layout, spots, today)
    mentions = with_own_times(tokens, with_times_of_parts(tokens, mentions, named, layout), layout)
    mentions, named, spent = redated(tokens, mentions, named, spots, layout)
    mentions, named = corrected(tokens, spots, mentions, named, layout, types, today, spent | struck | shortened)
    mentions = without_denied_drives(tokens, spots, mentions, named, layout, today)
    mentions = looked_up(tokens, spots, mentions, named, layout, today)
    mentions = without_only_told(tokens, mentions, layout, words.said)
    mentions, named = without_exact_totals(tokens, mentions, named, layout, frozenset(types.general))
    return told_anew(tokens, mentions, named, layout), named


def _summed(
    words: Words,
    layout: Layout,
    types: TypeIndex,
    ways: Sequence[Route],
    mentions: list[Mention],
    named: list[TypeMention],
) -> tuple[list[Mention], list[TypeMention], list[Question]]:
    """The values without sums of others, with what is asked where a sum is not that of its parts."""
    tokens = words.tokens
    mentions, misled = without_opening_sums(tokens, words.said, mentions, named, layout, frozenset(types.general))
    mentions, named, uneven = summed_up(mentions, named, layout, frozenset(types.general))
    mentions, named, belied = without_closing_sums(mentions, named, layout)
    mentions = with_far(tokens, with_way_back(tokens, mentions, layout, words.spots), layout, words.spots)
    mentions = without_others_legs(words.text, tokens, mentions, layout)
    mentions = joined_legs(tokens, visits(tokens, joined(tokens, mentions), layout), ways, layout)
    if any(types.names_meeting(one) for one in named):
        mentions = with_private_legs(tokens, mentions, layout, words.spots)
    mentions, doubts = merged(tokens, mentions, layout)
    mentions, unequal = totalled(tokens, mentions, [one.first for one in named])
    return mentions, named, [*misled, *doubts, *unequal, *belied, *uneven]


def settle_days(
    words: Words,
    layout: Layout,
    types: TypeIndex,
    mentions: list[Mention],
    named: list[TypeMention],
    today: dt.date,
    context: list[Dated],
) -> tuple[list[Mention], list[Dated]]:
    """The values without days of no line, and the days of the calendar; `context` are those of the subject."""
    tokens, spots = words.tokens, words.spots
    mentions = with_last_year(without_compared(tokens, mentions, layout.sentence), layout.sentence)
    mentions = without_other_weeks(tokens, without_blank_weeks(tokens, mentions), named, layout, spots)
    mentions = without_heads(mentions, named, layout, types)
    tell_own_weekdays(mentions, named, layout, types)
    mentions = go_on_in_weeks(tokens, mentions, layout)
    if not (context or words.said.isdisjoint(JUST_NOW)):
        mentions = with_today(mentions, named, tokens, layout, types)
    mentions, dated = told_of_stays(mentions, resolve(whens(mentions), today, context))
    told = [one for one in (*mentions, *named) if not isinstance(one, When)]
    dated = asked_to_come(dated, tokens, layout.sentence, today)
    dated = without_other_days(dated, tokens, told, layout, spots, today)
    return mentions, as_named_days(without_passing(dated, tokens, told, layout, spots), tokens, mentions, layout)
