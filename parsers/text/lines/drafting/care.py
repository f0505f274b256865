"""Care told by the døgn and by its name: one line."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.phrases import words_of
from parsers.text.layout.clauses import Layout
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import APART, Duration, has, text_at
from parsers.text.spans.numbers import number
from parsers.text.words.stems import stem
from parsers.text.words.tokens import Token

_DAYS = frozenset({"days", "day", "nights", "night"})
_WHOLE_DAYS = frozenset({"dag", "dager", "dagar", "dagan", "daga"})
_BY_DAY = ("dag", "heldag", "heildag")
_REACH = 12
"""How many drafts away the døgn may stand: keeps long texts linear."""


def without_stays(drafts: Sequence[Draft], types: TypeIndex) -> list[Draft]:
    """The drafts without the names that only say what the døgn were: avlasting 6.-8. november, 2 døgn."""
    if not any(duration.unit == "day" for draft in drafts for duration in draft.durations):
        return list(drafts)
    kept = []
    for place, draft in enumerate(drafts):
        near = drafts[max(0, place - _REACH) : place + _REACH]
        stays = [other for other in near if any(duration.unit == "day" for duration in other.durations)]
        units = types.units(draft.codes)
        if not stays or draft.lost or not units <= {"hour", "day"}:
            kept.append(draft)
            continue
        stay = min(stays, key=partial(_apart, draft))
        if len(draft.codes) < 2 and not _is_told_by(stay, draft, types):
            kept.append(draft)
            continue
        if draft.measured and not (draft.clocks_only and draft.sentence == stay.sentence):
            kept.append(draft)
            continue
        stay.clocks = stay.clocks or draft.clocks
        shared = frozenset.intersection(*(types.words[code] for code in draft.codes))
        stay.codes = tuple(code for code in stay.codes if types.words[code] & shared) or stay.codes
        stay.type_spans = sorted({*draft.type_spans, *stay.type_spans})
        stay.dates = stay.dates or [one for one in draft.dates if not one.wide or stay.sentence == draft.sentence]
    return kept


def _is_told_by(stay: Draft, draft: Draft, types: TypeIndex) -> bool:
    """True for the name of hours that only says when the døgn beside it were: avlastning helga 6.-8.11, 2 døgn."""
    if not draft.codes or stay is draft or stay.sentence != draft.sentence or draft.measured:
        return False
    return any(not types.words[code].isdisjoint(types.words[draft.codes[0]]) for code in stay.codes)


def count_days(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> None:
    """Give what may be paid by the døgn its number: `4 avlastningsdøgn`, `2 days respite, day over 10`."""
    for draft in drafts:
        if draft.durations or draft.clocks or draft.kind != "expense":
            continue
        units = types.units(draft.codes) | types.units(draft.relatives)
        if "day" not in units:
            continue
        stay = _told_before(draft, analysis) if units == {"day"} else None
        if stay := stay or _told_near(draft, analysis):
            draft.durations.append(stay)


def _told_before(draft: Draft, analysis: Analysis) -> Duration | None:
    """The døgn that a number right before their name counts, and no day: 4 avlastningsdøgn, two respite days."""
    tokens = analysis.tokens
    dates = {index for dated in analysis.dated for index in range(dated.when.first, dated.when.last)}
    for begin, _ in draft.type_spans:  # avlastning fredag til søndag, det ble to helgedøgn
        first = bisect_left(tokens, begin, key=_start)
        for index in range(max(first - 2, 0), first):
            found = number(tokens, index)
            if found and found[1] == first and index not in dates:
                return _stay(tokens, index, first, found[0])
    return None


def _told_near(draft: Draft, analysis: Analysis) -> Duration | None:
    """The days of the draft's sentence: English days and nights, and whole days of what is called so, dagavlastning."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    by_day = any(tokens[at].text.startswith(_BY_DAY) for at in range(draft.first, draft.last))
    told = _DAYS | _WHOLE_DAYS if by_day else _DAYS
    for index in range(max(draft.first - _REACH, 0), min(draft.last + _REACH, len(tokens))):
        found = number(tokens, index) if sentence[index] == draft.sentence else None
        if found and text_at(tokens, found[1]) in told and not has(tokens, found[1] + 1, "ago"):
            return _stay(tokens, index, found[1] + 1, found[0])
    return None


def _stay(tokens: Sequence[Token], first: int, last: int, amount: Decimal) -> Duration:
    span = (tokens[first].start, tokens[last - 1].end)
    return Duration(rule="days", first=first, last=last, amount=amount, unit="day", span=span)


def heading_over(
    owner: Draft, mention: Duration, before: Sequence[Draft], layout: Layout, days: Mapping[int, int]
) -> Draft:
    """The owner, or for hours of another row than its own the open name above them: its row says what kind it was.

    `Avlastning:` / `3.11 høy sats 8 timer` / `5.11 5 timer` leaves open what the second was. `days` is where each
    clause has its last day.
    """
    if not owner.durations or owner.sentence == layout.sentence[mention.first] or len(owner.codes) != 1:
        return owner
    first = owner.durations[0].first
    dated = any(layout.sentence[day] == owner.sentence and day < owner.first for day in days.values())
    if not dated or layout.sentence[first] != owner.sentence:
        return owner
    return next((one for one in before if one.sentence < owner.sentence and {*owner.codes} < {*one.codes}), owner)


def by_kind(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> list[Draft]:
    """The drafts, each of an open name with a kind beside each of its hours apart: BPA, dag 3 timer, kveld 2 timer."""
    found: list[Draft] = []
    opened: Draft | None = None
    for draft in drafts:
        opened = draft if len(draft.codes) > 1 and not draft.lost else opened
        whole = _as_opened(draft, opened, types)
        kinds = _kinds(whole, analysis, types) if len(whole.codes) > 1 and len(draft.durations) > 1 else []
        if len(set(kinds)) < 2:
            found.append(draft)
            continue
        for code, told in zip(kinds, draft.durations, strict=True):
            spans = [*draft.type_spans, told.span]  # beside later hours it is not said what these are
            found.append(replace(draft, codes=(code,), durations=[told], type_spans=spans))
    return found


def _as_opened(draft: Draft, opened: Draft | None, types: TypeIndex) -> Draft:
    """The draft as of the open name above it, or its like, where a rate is that of a part of its hours alone.

    `Avlaster:` / `3.11 6 timer hvorav 2 timer høy sats`.
    """
    if len(draft.codes) != 1 or [one.rule == APART for one in draft.durations] != [False, True]:
        return draft
    if opened is not None and draft.codes[0] in opened.codes:
        return replace(draft, codes=opened.codes)
    return replace(draft, codes=(*draft.codes, *types.siblings[draft.codes[0]]))


def _kinds(draft: Draft, analysis: Analysis, types: TypeIndex) -> list[str]:
    """The one type for each of the draft's hours that their clauses tell; none where they do not."""
    if len(draft.dates) > 1 or draft.lost:
        return []
    codes = types.of_unit(draft.codes, *(one.unit for one in draft.durations)) or draft.codes
    own = {code: {stem(word) for word in words_of(types.catalogue.latest(code).spellings)} for code in codes}
    shared = set.intersection(*own.values())
    told = [_beside(one, own, shared, analysis) for one in draft.durations]
    if len(told) == 2 and any(one.rule == APART for one in draft.durations):  # 16 timer, og 4 timer på høy sats
        if told[0] == told[1]:  # 48 timer hvorav 10 timer høy sats
            told = [kinds if one.rule == APART else [] for one, kinds in zip(draft.durations, told, strict=True)]
        told = [one or [code for code in codes if [code] not in told] for one in told]
    return [code for fitting in told for code in fitting] if all(len(one) == 1 for one in told) else []


def _beside(told: Duration, own: Mapping[str, set[str]], shared: set[str], analysis: Analysis) -> list[str]:
    """The types with a word of their own in the clause of those hours."""
    clause = analysis.layout.clause
    near = range(max(told.first - _REACH, 0), min(told.last + _REACH, len(clause)))
    beside = (at for at in near if clause[at] == clause[told.first] and not told.first <= at < told.last)
    said = {stem(analysis.tokens[at].text) for at in beside} - shared
    return [code for code in own if said & own[code]]


def _start(token: Token) -> int:
    return token.start


def _apart(draft: Draft, other: Draft) -> int:
    return abs(other.first - draft.first)


def akin(codes: tuple[str, ...], drafts: Sequence[Draft], types: TypeIndex) -> tuple[str, ...]:
    """Those of the types that share a word with what the text names by the hour: an avlaster's hours, then a døgn."""
    hourly = (one.codes[0] for one in drafts if one.named and types.units(one.codes) == {"hour"})
    words = frozenset[str]().union(*(types.words[code] for code in hourly))
    return tuple(code for code in codes if not words.isdisjoint(types.words[code])) or codes
