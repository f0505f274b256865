"""Drafts that only say again what others of the text are: a name once more, a sum of them, a carer's own role."""

from collections.abc import Sequence

from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.spans.mentions import text_at
from parsers.text.words.stems import stem
from parsers.text.words.tokens import Token

_AS = frozenset({"som", "as", "min", "mitt", "mi", "my"})
_REACH = 12
"""How many drafts away the same thing may be said again: keeps long texts linear."""


def is_echo(place: int, drafts: Sequence[Draft], tokens: Sequence[Token], types: TypeIndex) -> bool:
    """True for a name, with a day at most, of what other drafts are: said again, or said of a person."""
    draft, near = drafts[place], drafts[max(0, place - _REACH) : place + _REACH]
    alone = len(near) < 2 or draft.kind != "expense" or not draft.named
    if alone or (draft.measured and not _sums_up(draft, near)):
        return False
    return _said_again(draft, near, tokens, types) or _is_role(draft, near, tokens, types)


def _sums_up(draft: Draft, near: Sequence[Draft]) -> bool:
    """True for a count that the days of other drafts of its type make: two meetings, then both of them."""
    counted = draft.counts[0].amount if len(draft.counts) == 1 and not draft.dates else None
    if counted is None or draft.durations or draft.clocks or draft.moneys:
        return False
    same = (other for other in near if other is not draft and other.kind == draft.kind)
    days = {day for other in same if set(other.codes) == set(draft.codes) for one in other.dates for day in one.days}
    return counted == len(days)


def _said_again(draft: Draft, drafts: Sequence[Draft], tokens: Sequence[Token], types: TypeIndex) -> bool:
    """True when another draft is the same thing, and has its hours, sum or day."""
    meeting = is_meeting(draft, types)
    if meeting and draft.dates:
        return False
    return any(
        other is not draft
        and other.kind == draft.kind
        and _is_same(draft, other, tokens)
        and not (draft.dates and other.dates and (meeting or not _lies_within(draft, other)))
        and (bool(other.dates) if meeting else other.measured or other.first < draft.first)
        for other in drafts
    )


def _lies_within(draft: Draft, other: Draft) -> bool:
    """True for a name whose days, but for a week or month around them, are those of another that is measured."""
    days = [day for one in draft.dates if not one.wide for day in one.days]
    known = [day for one in other.dates for day in (*one.days, *([one.end] if one.end else []))]
    return other.measured and bool(known) and all(min(known) <= day <= max(known) for day in days)


def _is_role(draft: Draft, drafts: Sequence[Draft], tokens: Sequence[Token], types: TypeIndex) -> bool:
    """True for a carer who only says so beside another expense: kino i går, utlegg som støttekontakt."""
    return (
        bool(draft.codes)
        and types.units(draft.codes) <= {"hour", "day"}
        and text_at(tokens, draft.first - 1) in _AS
        and any(other is not draft and other.kind == "expense" for other in drafts)
    )


def _is_same(draft: Draft, other: Draft, tokens: Sequence[Token]) -> bool:
    """True when both may be of one type, or have one name that the catalogue lacks."""
    if draft.codes or other.codes:
        return not set(draft.codes).isdisjoint(other.codes)
    return other.named and stem(tokens[draft.first].text) == stem(tokens[other.first].text)
