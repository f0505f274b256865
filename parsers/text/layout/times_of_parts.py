"""Clock times told of parts of a list of days: `3., 10. og 24.2. Kl. 9-12 de to første gangene, den 24. kl. 9-10`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.layout.known_days import names
from parsers.text.spans.mentions import BY_PLACE, MEASURED, Clocks, Day, Mention, When
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Støttekontakt 3., 10. og 17. november. Kl. 9 til 12 de to første gangene, den 17. var vi ferdige 10.45.": [
        *("support-hour 03.11 3", "support-hour 10.11 3", "support-hour 17.11 1.75"),
    ],
    "Støttekontakt 3., 10. og 17. november: kl 16-18 dei to fyrste gongene og kl 16-19 den siste gongen": [
        *("support-hour 03.11 2", "support-hour 10.11 2", "support-hour 17.11 3"),
    ],
    "Avlastning høy sats 3. og 10. november. Den 3. kl 16-18, den 10. kl 16-20.": [
        *("care-hour-high 03.11 2", "care-hour-high 10.11 4"),
    ],
    "Support contact 3, 10 and 17 November. The first two times from 16:00 to 18:00, the last time 16:00-19:00": [
        *("support-hour 03.11 2", "support-hour 10.11 2", "support-hour 17.11 3"),
    ],
    "Støttekontakt 3. og 10. november kl 16-18. Den 10. var vi også på kino kl 19-21": [
        *("support-hour 03.11 2", "support-hour 10.11 2", "support-hour 10.11 2"),
    ],
    "Formannskapet 3. og 10. november. Planutvalget den 10. kl 13-15.": [
        *("fee-executive 03.11", "fee-executive 10.11", "fee-planning 10.11"),
    ],
}
_MOST = 40
"""Mentions behind a list that are looked at; keeps hostile texts linear."""
_Part = tuple[When, Clocks]


def with_times_of_parts(
    tokens: Sequence[Token], mentions: list[Mention], named: Sequence[TypeMention], layout: Layout
) -> list[Mention]:
    """The mentions with such times at their list, each with the days that it is of, and without the days told again."""
    times = [one for one in mentions if isinstance(one, Clocks)]
    if len(times) < 2:
        return mentions
    at = next((place for place, one in enumerate(mentions) if _is_list(one) and one.first < times[-1].first), None)
    if at is None:
        return mentions
    listed = mentions[at]
    assert isinstance(listed, When)
    behind = [one.first for one in named] + [at for at, one in enumerate(tokens) if one.text in words_of("at_work")]
    apart = {layout.sentence[first] for first in behind if layout.sentence[first] > layout.sentence[listed.first]}
    parts = list(_parts(listed, mentions[at + 1 : at + _MOST], layout, apart))
    days = [day for when, _ in parts for day in _of_list(listed, when)]
    if len(parts) < 2 or len(days) != len({id(day) for day in days}) or not _are_told(parts):
        return mentions
    return _at_list(listed, parts, mentions, layout)


def _is_list(mention: Mention) -> bool:
    return isinstance(mention, When) and mention.shape == "days" and len(mention.days) > 1


def _parts(listed: When, after: Sequence[Mention], layout: Layout, apart: set[int]) -> Iterator[_Part]:
    """Days of the list beside their times, two by two in each sentence that tells times and names nothing else."""
    told = [one for one in after if isinstance(one, (When, Clocks))]
    for number, group in groupby(told, lambda one: layout.sentence[one.first]):
        row = list(group)
        if not any(isinstance(one, Clocks) for one in row):
            continue
        if number in apart or len(row) % 2:
            return
        for one, other in zip(row[::2], row[1::2], strict=True):
            when, clocks = (one, other) if isinstance(one, When) else (other, one)
            if not (isinstance(when, When) and isinstance(clocks, Clocks)) or not _of_list(listed, when):
                return
            yield when, clocks


def _of_list(listed: When, when: When) -> list[Day]:
    """The days of the list that are meant, by their dates or their places; none where one is not among them."""
    found: list[Day] = []
    for day in when.days:
        if day.occasion is None:
            known = [one for one in listed.days if names(day, one)]
        else:
            known = list(listed.days[day.occasion :][:1] if day.occasion < 0 else listed.days[: day.occasion][-1:])
            known = known if abs(day.occasion) <= len(listed.days) else []
        if len(known) != 1:
            return []
        found += known
    return found


def _are_told(parts: Sequence[_Part]) -> bool:
    """True for a beginning and an end of each part, or, behind the first, when it was over: `ferdige 10.45`."""
    first = parts[0][1]
    return first.end is not None and all(one.end or (one.until and one.start > first.start) for _, one in parts)


def _at_list(listed: When, parts: Sequence[_Part], mentions: list[Mention], layout: Layout) -> list[Mention]:
    """The mentions with the parts' times behind the list; a day stays where its sentence tells another value of it."""
    valued = {layout.sentence[one.first] for one in mentions if isinstance(one, MEASURED)}
    begin = parts[0][1].start
    gone = {id(clocks) for _, clocks in parts}
    gone |= {id(when) for when, _ in parts if layout.sentence[when.first] not in valued}
    at = listed.last - 1
    moved: list[Mention] = []
    for when, clocks in parts:
        full = clocks if clocks.end else replace(clocks, start=begin, end=clocks.start, until=False)
        moved.append(replace(full, first=at, last=listed.last, of_days=tuple(_of_list(listed, when))))
    return sorted([*(one for one in mentions if id(one) not in gone), *moved], key=BY_PLACE)
