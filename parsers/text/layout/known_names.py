"""What was told before with a name that is said once more: `formannskapet kl 9-11 … Rettelse: formannskapet til 12`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.known_days import is_one_day, names
from parsers.text.spans.mentions import MEASURED, Clocks, Mention, WayWord, When, has, text_at
from parsers.text.spans.numbers import ALL_OF
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet 9.11 kl. 9–11\nKommunestyret 12.11 kl. 17–20\n\nRettelse: formannskapet varte til kl. 12.": [
        *("fee-executive 09.11 09:00-12:00", "fee-council 12.11 17:00-20:00"),
    ],
    "Formannskapet 9.11 kl. 9–11\nKommunestyret 12.11 kl. 17–20\n\nRetting før eg sender: kommunestyret heldt på til "
    "kl. 22.15.": ["fee-executive 09.11 09:00-11:00", "fee-council 12.11 17:00-22:15"],
    "Formannskapet 9.11 kl 9-11\nKommunestyret 12.11 kl 17-20\nNei, formannskapet begynte kl 8.": [
        *("fee-executive 09.11 08:00-11:00", "fee-council 12.11 17:00-20:00"),
    ],
    "Formannskapet 9.11 kl 9-11\nKommunestyret 12.11 kl 17-20\nRettelse: formannskapet var kl 8-11.": [
        *("fee-executive 09.11 08:00-11:00", "fee-council 12.11 17:00-20:00"),
    ],
    "Formannskapet 9.11 kl 9-11\nKommunestyret 12.11 kl 17-20\nRettelse: formannskapet var 10.11.": [
        *("fee-executive 10.11 09:00-11:00", "fee-council 12.11 17:00-20:00"),
    ],
    "Executive committee 9 November, 9:00–11:00\nMunicipal council 12 November, 17:00–20:00\n"
    "Correction: the executive committee ended at 13:00.": [
        *("fee-executive 09.11 09:00-13:00", "fee-council 12.11 17:00-20:00"),
    ],
    "Formannskapet 9.11, 24 km, bom 30 kr\nKommunestyret 12.11, 20 km, taxi 200 kr\nUnnskyld, bommen var 36 kr.": [
        *("fee-executive 09.11", "mileage 09.11 24", "toll 09.11 36"),
        *("fee-council 12.11", "mileage 12.11 20", "taxi 12.11 200"),
    ],
    "Formannskapet 9.11, 24 km\nKommunestyret 12.11, 20 km\nRettelse: til formannskapet var det 26 km.": [
        *("fee-executive 09.11", "mileage 09.11 26", "fee-council 12.11", "mileage 12.11 20"),
    ],
    "Formannskapet 9.11 kl 9-11\nKommunestyret 12.11 kl 17-20\nRettelse: formannskapet var utsatt til 10.11.": [
        *("fee-executive 10.11 09:00-11:00", "fee-council 12.11 17:00-20:00"),
    ],
    "Lav sats 9.11 3 timer\nHøy sats 10.11 4 timer\nRettelse: 9.11 var høy sats": [
        *("care-hour-high 09.11 3", "care-hour-high 10.11 4"),
    ],
    "Formannskapet 9.11 kl 9-11\nPlanutvalget 10.11 kl 10-11\nRettelse: begge møtene varte til kl 12.": [
        *("fee-executive 09.11 09:00-12:00", "fee-planning 10.11 10:00-12:00"),
    ],
    "Formannskapet 9.11, 24 km\nPlanutvalget 10.11, 24 km\nBeklager, det var 26 km begge dager.": [
        *("fee-executive 09.11", "mileage 09.11 26", "fee-planning 10.11", "mileage 10.11 26"),
    ],
    "Executive committee 9.11, 24 km\nPlanning committee 10.11, 24 km\nSorry, it was 26 km on both days.": [
        *("fee-executive 09.11", "mileage 09.11 26", "fee-planning 10.11", "mileage 10.11 26"),
    ],
    "Parkering 9.11 40 kr\nTaxi 10.11 200 kr\nNei, 9.11 betalte jeg 20 kr i bom": [
        *("parking 09.11 40", "taxi 10.11 200", "toll 09.11 20"),
    ],
    "Parkering 9.11 30 kr\nTaxi 10.11 200 kr\nBeklager sen levering, parkering 10.11 40 kr": [
        *("parking 09.11 30", "taxi 10.11 200", "parking 10.11 40"),
    ],
    "Parkering 9.11 30 kr\nTaxi 10.11 200 kr\nBeklager, parkering 12.11 40 kr også": [
        *("parking 09.11 30", "taxi 10.11 200", "parking 12.11 40"),
    ],
    "Parkering 9.11 30 kr\nTaxi 10.11 200 kr\nBeklager, glemte parkering 12.11 40 kr": [
        *("parking 09.11 30", "taxi 10.11 200", "parking 12.11 40"),
    ],
    "Formannskapet 9.11 kl 9-12\nKommunestyret 12.11 kl 17-21\nBom 9.11 20 kr\n\n"
    "Rettelse: 9.11 var vi ikke ferdige før kl 13.": [
        *("fee-executive 09.11 09:00-13:00", "fee-council 12.11 17:00-21:00", "toll 09.11 20"),
    ],
    "Formannskapet 9.11 kl 9-12\nKommunestyret 12.11 kl 17-21\nOrsak, møtet 9.11 byrja kl 8": [
        *("fee-executive 09.11 08:00-12:00", "fee-council 12.11 17:00-21:00"),
    ],
}
ADDED = words_of("also_that_day") | words_of("on_top")
"""Words of what comes on top of what was told: `formannskapet også 12.11`."""
_SMALL = ("retracting", "stating", "filler", "polite", "join", "field", "being", "negation")
UNTIL = frozenset({"til", "until", "till", "to"})
_BEFORE = 3
"""Tokens from the word for beginning to the time."""
_MOST = 20
"""Mentions of one sentence, and names before it; keeps hostile texts linear."""


def told_with(
    tokens: Sequence[Token], before: Sequence[Mention], after: Sequence[Mention], spot: int, sentence: Sequence[int]
) -> tuple[Mention, Mention, int] | None:
    """What was said with the name that the sentence at `spot` says again, what holds, and the token after it.

    None where the sentence adds something, or more than one value before may be meant.
    """
    said = [one for one in after[:_MOST] if sentence[one.first] == sentence[spot] and not isinstance(one, WayWord)]
    named = [one for one in said if isinstance(one, TypeMention)]
    days = [one for one in said if isinstance(one, When)]
    values = [one for one in said if isinstance(one, (Clocks, *MEASURED))]
    if len(named) != 1 or not named[0].codes or len(values) > 1 or len(days) > 1 or not (values or days):
        return None
    new = values[0] if values else days[0]
    if not values and days[0].first < named[0].first and _is_on(before, days[0]):
        return None  # 9.11 var høy sats
    words = tokens[spot : new.last + 2]
    if any(token.text in ADDED for token in words) or not _leads_to(tokens, spot, named[0], new):
        return None
    found = [
        old
        for row in _rows(before, named[0], sentence)
        if not (values and days) or _is_on(row, days[0])
        for old in row
        if _is_replaced(old, new)
    ]
    if len(found) != 1:
        return None
    return found[0], in_place_of(found[0], new, tokens), max(said[-1].last, new.last)


def of_all(tokens: Sequence[Token], after: Sequence[Mention], spot: int, sentence: Sequence[int]) -> Mention | None:
    """The one value of a sentence that says it of `begge` or `alle`, and names nothing and no day."""
    said = [one for one in after[:_MOST] if sentence[one.first] == sentence[spot]]
    values = [one for one in said if isinstance(one, (Clocks, *MEASURED))]
    if len(values) != 1 or any(isinstance(one, (TypeMention, When)) for one in said):
        return None
    near = range(spot, min(values[0].last + _BEFORE + 1, len(tokens)))
    words = [tokens[at].text for at in near if sentence[at] == sentence[spot]]
    return None if ALL_OF.isdisjoint(words) or not ADDED.isdisjoint(words) else values[0]


def named_on(
    before: Sequence[Mention], after: Sequence[Mention], known: Sequence[When], sentence: Sequence[int]
) -> TypeMention | None:
    """The name that was told on the `known` day of which nothing but another name is said: `9.11 var høy sats`."""
    said = [one for one in after[:_MOST] if sentence[one.first] == sentence[after[0].first]]
    if len(said) != 2 or not isinstance(said[1], TypeMention) or len(known) != 1:
        return None
    names_said = [
        one for one in before if isinstance(one, TypeMention) and sentence[one.first] == sentence[known[0].first]
    ]
    return names_said[0] if len(names_said) == 1 else None


def names_another(before: Sequence[Mention], after: Sequence[Mention], spot: int, sentence: Sequence[int]) -> bool:
    """True for a sentence that names what was not named before: `nei, 9.11 betalte jeg 20 kr i bom`."""
    known = {one.codes for one in before if isinstance(one, TypeMention)}
    named = (one for one in after[:_MOST] if isinstance(one, TypeMention) and sentence[one.first] == sentence[spot])
    return any(one.codes and one.codes not in known for one in named)


def is_of_earlier(name: TypeMention, before: Sequence[Mention]) -> bool:
    """True for a name that was told before, and is not the last one."""
    told = [one.codes for one in before if isinstance(one, TypeMention)]
    return bool(name.codes) and name.codes in told[:-1] and name.codes != told[-1]


def _rows(before: Sequence[Mention], name: TypeMention, sentence: Sequence[int]) -> Iterator[list[Mention]]:
    """What was said with each name of that type: what stands between it and the next name of its sentence, or all."""
    same = [at for at, one in enumerate(before) if isinstance(one, TypeMention) and one.codes == name.codes]
    for at in same[-_MOST:]:
        number, end = sentence[before[at].first], at + 1
        most = min(len(before), at + _MOST)
        while end < most and sentence[before[end].first] == number and not isinstance(before[end], TypeMention):
            end += 1
        first = at
        while first > max(0, at - _MOST) and sentence[before[first - 1].first] == number:
            first -= 1
            if isinstance(before[first], TypeMention):
                first = at
                break
        yield list(before[first:end])


def _is_on(row: Sequence[Mention], day: When) -> bool:
    """True where they have that day, or none."""
    known = [one for one in row if isinstance(one, When)]
    return not known or any(is_one_day(one) and names(day.days[0], one.days[0]) for one in known)


def _is_replaced(old: Mention, new: Mention) -> bool:
    """True for values of a kind, and for single days."""
    if isinstance(new, When):
        return is_one_day(old) and is_one_day(new)
    return type(old) is type(new)


def _leads_to(tokens: Sequence[Token], spot: int, name: TypeMention, new: Mention) -> bool:
    """True where nothing but small words stands around a name and its value; a time or day may be told in any words."""
    if isinstance(new, Clocks):
        return True
    last = max(name.last, new.last)
    if isinstance(new, When):
        return not any(has(tokens, at, "negation") for at in range(spot + 1, last))
    inside = (at for at in range(spot + 1, last) if not (name.first <= at < name.last or new.first <= at < new.last))
    return all(tokens[at].kind != "word" or any(has(tokens, at, sense) for sense in _SMALL) for at in inside)


def begins_anew(old: Mention, new: Mention, tokens: Sequence[Token]) -> bool:
    """True for a lone time at which what had a beginning and an end is said to have begun: `begynte kl 8`."""
    if not (isinstance(old, Clocks) and old.end and isinstance(new, Clocks) and not new.end):
        return False
    return any(has(tokens, at, "begun") for at in range(new.first - _BEFORE, new.last))


def in_place_of(old: Mention, new: Mention, tokens: Sequence[Token]) -> Mention:
    """The new value; a lone time is the end of the old span, or its beginning where it does not say `until`."""
    if not (isinstance(old, Clocks) and isinstance(new, Clocks) and old.end and not new.end):
        return new
    if new.until or text_at(tokens, new.first - 1) in UNTIL:
        return replace(new, start=old.start, end=new.start, span=(old.span[0], new.span[1]))
    return replace(new, end=old.end)
