"""How each value of a line was read from what its claimant wrote, and what was taken for granted, in words."""

from collections.abc import Iterator, Mapping

from bot.words import Words
from claims.lines import AS_IN, Evidence

KINDS: Mapping[str, frozenset[str]] = {
    "day": frozenset({"calendar", "date", "month_day", "listed", "holiday"}),
    "weekday": frozenset({"weekdays", "short_weekdays", "previous_weekday", "weekday_of_month", "nth_weekdays"}),
    "counted_day": frozenset({"relative", "just_now", "ago", "previous_week", "previous_month", "previous_year"}),
    "other_day": frozenset({"day_beside", "same_day", "occasion", "moved", "another_day"}),
    "period": frozenset({"period", "stay", "visit", "week", "weekend", "month", "months", "season", "year"}),
    "recurring": frozenset({"recurring"}),
    "clock": frozenset(
        {"clock", "clocks", "told_clock", "departure", "travelled", "bare_hour", "told_hour", "of_meeting"}
    ),
    "hours": frozenset(
        {
            "hours",
            "apart",
            "slept",
            "hours_minutes",
            "hours_half",
            "hours_quarters",
            "minutes",
            "labelled_hours",
            "colon_hours",
            "counted_hours",
        }
    ),
    "hours_added": frozenset({"summed_hours", "added", "multiplied", "manifold"}),
    "dogn": frozenset({"døgn", "days", "days_of_care", "counted_days", "around_the_clock", "labelled_stays"}),
    "count": frozenset({"pieces", "priced_pieces", "counted_pieces", "meetings", "counted_meetings", "times", "trips"}),
    "product": frozenset({"product"}),
    "price": frozenset({"price", "bare_amount", "bare_beside", "bare_total", "spent", "docked", "row_sum"}),
    "distance": frozenset({"distance", "miles", "labelled_distance", "counter", "legs", "bare_of_rider", "remainder"}),
    "one_way": frozenset({"one_way", "far"}),
    "each_way": frozenset({"each_way", "both_ways"}),
    "whole_way": frozenset({"whole_way", "round_phrase", "total_phrase", "concluded", "as_far_back"}),
    "type": frozenset({"type", "type_phrase", "choice", "body_subject", "body_place", "other_body"}),
    "type_part": frozenset({"type_part", "half_name"}),
    "unknown": frozenset({"unknown_body", "unknown_outlay", "unknown_supplement"}),
}
"""What a value was read from, by the reader's rules; what another rule read is said to be the claimant's words."""

_OF_RULE = {rule: kind for kind, rules in KINDS.items() for rule in rules}


def readings(evidence: Evidence, words: Words) -> Iterator[str]:
    """A row for each field: `datoen: kalenderdag, året er antatt`."""
    for field in dict.fromkeys((*evidence.rules, *evidence.assumed, *evidence.changed)):
        kinds = dict.fromkeys(_OF_RULE.get(rule, "words") for rule in evidence.rules.get(field, ()))
        told = [words.t(f"reading.{kind}") for kind in kinds]
        told += [_assumed(what, words) for what in dict.fromkeys(evidence.assumed.get(field, ()))]
        told += [words.t("reading.changed")] if field in evidence.changed else []
        yield words.t("reading", field=words.t(f"field.{field}"), how=", ".join(told))


def _assumed(what: str, words: Words) -> str:
    """What was taken for granted in words, with the number of the claim that it was taken from."""
    _, of_claim, number = what.partition(AS_IN)
    return words.t("assumed.as_in", number=number) if of_claim else words.t(f"assumed.{what}")
