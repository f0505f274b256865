"""Which child each number of døgn was for, where a text tells the ages of several: each is of its own bracket."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.text.analysis import Analysis
from parsers.text.catalogue.ages import Bracket, aged, bracket
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import BY_PLACE, Duration

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Avlastning 16.-18. oktober\nEven, 6 år: 2 døgn\nMathea, 12 år: 2 døgn": [
        "care-day-0-10 16.10 2",
        "care-day-over-10 16.10 2",
    ],
    "Avlasting 16.-18. oktober. Guten på 6: 2 døgn. Jenta på 12: 1 døgn": [
        "care-day-0-10 16.10 2",
        "care-day-over-10 16.10",
    ],
    "Avlastning 16.-18. oktober: 2 døgn for Even (6) og 1 døgn for Mathea (12)": [
        "care-day-0-10 16.10 2",
        "care-day-over-10 16.10",
    ],
    "Respite care 16-18 October\nEven, 6 years: 2 døgn\nMathea, 12 years: 2 døgn": [
        "care-day-0-10 16.10 2",
        "care-day-over-10 16.10 2",
    ],
    "Avlastning\nEven (6) 16.-18. oktober 2 døgn\nMathea (12) 23.-25. oktober 2 døgn": [
        "care-day-0-10 16.10 2",
        "care-day-over-10 23.10 2",
    ],
    "Avlastning Even (6) 4.-6.11, 2 døgn. Even (6) og Mathea (12) 9.-11.11, 2 døgn": [
        "care-day-0-10 04.11 2",
        "? 09.11 2 ?type",
    ],
    "Godtgjøring, 2 barn, 9 og 12 år, 7.-8.11, 1 døgn hver": ["care-day-0-10 07.11", "care-day-over-10 07.11"],
    "Godtgjøring 2 døgn over 10 år 7.-9.11, 1 døgn 0–10 år 7.-8.11": [
        "care-day-over-10 07.11 2",
        "care-day-0-10 07.11",
    ],
    "Avlastning gutt 6 år: 2 døgn 4.-6.11 og 3 døgn 9.-12.11": ["care-day-0-10 04.11 2", "care-day-0-10 09.11 3"],
}


def by_child(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> list[Draft]:
    """The drafts, with the types that the age beside each number of døgn leaves."""
    open_codes = {code for draft in drafts if len(draft.codes) > 1 and draft.durations for code in draft.codes}
    told = list(aged(analysis.tokens)) if any(_bracket(code, types) for code in open_codes) else []
    if len({age for _, age in told}) < 2:
        return list(drafts)
    ages = _ages_of([one for draft in drafts for one in draft.durations], told)
    if set().union(*ages.values()) < {age for _, age in told}:
        return list(drafts)  # Even (6) two nights, Mathea (12) one night
    return [part for draft in drafts for part in _parts(draft, ages, types)]


def is_of_another(ages: Sequence[int], before: Duration, after: Duration) -> bool:
    """True for as many døgn as before, of another child: one of the `ages`, by their tokens, stands between."""
    return len(ages) > 1 and bisect_left(ages, before.last) < bisect_left(ages, after.first)


def _ages_of(durations: Sequence[Duration], told: Sequence[tuple[int, int]]) -> Mapping[int, set[int]]:
    """The ages of each number of hours or døgn, by where it stands: those before it, or after it where it leads."""
    stays = sorted(durations, key=BY_PLACE)
    places = [at for at, _ in told]
    leads = places[0] < stays[0].first
    edges = [0, *(one.last for one in stays)] if leads else [*(one.first for one in stays), places[-1] + 1]
    cuts = pairwise(bisect_left(places, edge) for edge in edges)
    return {stay.first: {age for _, age in told[slice(*cut)]} for stay, cut in zip(stays, cuts, strict=True)}


def _parts(draft: Draft, ages: Mapping[int, set[int]], types: TypeIndex) -> Iterator[Draft]:
    """The draft as one for each of its numbers, where every one has an age of its own; else as it is."""
    brackets = {code: _bracket(code, types) for code in draft.codes} if len(draft.codes) > 1 else {}
    stays = sorted(draft.durations, key=BY_PLACE)
    fitting = [_fitting(brackets, ages.get(stay.first, set())) for stay in stays]
    days = sorted(draft.dates, key=lambda one: one.when.first)
    if len(stays) == 1 and stays[0].each and (each := _each(brackets, ages.get(stays[0].first, ()))):
        for codes in each:
            alone = [replace(stays[0], each=False)]
            yield replace(draft, codes=codes, durations=alone, dates=[*days], type_spans=[*draft.type_spans])
        return
    if not all(fitting) or not fitting or len(days) not in (0, 1, len(stays)):
        yield draft
        return
    for place, (stay, codes) in enumerate(zip(stays, fitting, strict=True)):
        own = days[place : place + 1] if len(days) > 1 else days
        yield replace(draft, codes=codes, durations=[stay], dates=own, type_spans=[*draft.type_spans])


def _each(brackets: Mapping[str, Bracket | None], ages: Collection[int]) -> list[tuple[str, ...]]:
    """The types of each of several children; none where one of them has no type: 2 barn, 9 og 12 år, 1 døgn hver."""
    found = [_fitting(brackets, {age}) for age in sorted(ages)]
    return found if len(found) > 1 and all(found) else []


def _fitting(brackets: Mapping[str, Bracket | None], ages: set[int]) -> tuple[str, ...]:
    return tuple(code for code, span in brackets.items() if span and any(span[0] <= age <= span[1] for age in ages))


def _bracket(code: str, types: TypeIndex) -> Bracket | None:
    row = types.catalogue.latest(code)
    return bracket(row.name, *row.aliases)
