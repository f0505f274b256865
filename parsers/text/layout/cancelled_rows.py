"""What was told of a day that is taken back as a whole: `9.11 3 timer, 12.11 4 timer … Nei, 12.11 var han syk`."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.known_days import is_one_day
from parsers.text.spans.mentions import BY_PLACE, MEASURED, Clocks, Distance, Mention, When, has
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Lav sats:\n9.11 kl 9-11\n12.11 kl 17-20\nNei, 12.11 var hun syk.": ["care-hour-low 09.11 2"],
    "Lav sats:\n9.11 3 timer\n12.11 4 timer\nBeklager, den 12. var han ikke her.": ["care-hour-low 09.11 3"],
    "Låg sats:\n9.11 3 timar\n12.11 4 timar\nOrsak, den 12. vart avlyst.": ["care-hour-low 09.11 3"],
    "Low rate:\n9 November 3 hours\n12 November 4 hours\nSorry, he was not here on 12 November.": [
        "care-hour-low 09.11 3",
    ],
    "lav sats 9.11 3 timer og 12.11 4 timer. Rettelse: 9.11 ble avlyst": ["care-hour-low 12.11 4"],
    "Formannskapet 9.11, 24 km\nKommunestyret 12.11. Kjørte 20 km. Parkering 40 kr\n"
    "Rettelse: møtet 12.11 ble avlyst.": ["fee-executive 09.11", "mileage 09.11 24"],
    "Formannskapet 9.11, kjørte 24 km\nKommunestyret 12.11, kjørte 20 km\nRettelse: 12.11 kjørte jeg ikke.": [
        *("fee-executive 09.11", "mileage 09.11 24", "fee-council 12.11"),
    ],
    "Formannskapet 9.11, 24 km\nKommunestyret 12.11, 20 km\nNei, 12. november satt jeg på med Kari.": [
        *("fee-executive 09.11", "mileage 09.11 24", "fee-council 12.11"),
    ],
    "Lav sats:\n9.11 3 timer\n12.11 4 timer\nNei, 12.11 var han ikke syk.": [
        *("care-hour-low 09.11 3", "care-hour-low 12.11 4"),
    ],
    "Formannskapet 9.11, 24 km\nKommunestyret 12.11, parkering 40 kr\nBeklager, kvitteringen for 12.11 kom ikke med.": [
        *("fee-executive 09.11", "mileage 09.11 24", "fee-council 12.11", "parking 12.11 40"),
    ],
    "Lav sats:\n9.11 3 timer\n12.11 4 timer\nBeklager, har ikke noe bilag fra 12.11 her.": [
        *("care-hour-low 09.11 3", "care-hour-low 12.11 4"),
    ],
    "Low rate:\n9 November 3 hours\n12 November 4 hours\nSorry, I do not have the receipt from 12 November with me.": [
        *("care-hour-low 09.11 3", "care-hour-low 12.11 4"),
    ],
    "Lav sats:\n9.11 3 timer\n12.11 4 timer\nNei vent, 12.11 var han syk, så vi var inne": [
        *("care-hour-low 09.11 3", "care-hour-low 12.11 4"),
    ],
    "Lav sats:\n9.11 3 timer\n12.11 4 timer\nNei, 12.11 var han syk, så da var vi ikke sammen": [
        *("care-hour-low 09.11 3",),
    ],
    "Formannskapet 9.11, kjørte 24 km\nKommunestyret 12.11, kjørte 20 km\nNei, 12.11 kjørte jeg ikke alene.": [
        *("fee-executive 09.11", "mileage 09.11 24", "fee-council 12.11", "mileage 12.11 20"),
    ],
    "Lav sats:\n9.11 3 timer\n12.11 4 timer\nNei, 12.11 avlyste hun den siste timen": [
        *("care-hour-low 09.11 3", "care-hour-low 12.11 4"),
    ],
    "Lav sats:\n9.11 3 timer\n12.11 4 timer\nBeklager, 16.11 er jeg syk.": [
        *("care-hour-low 09.11 3", "care-hour-low 12.11 4"),
    ],
}
_OFF = frozenset({"absence", "cancelled", "missed"})
_DRIVING = frozenset({"drive", "lift"})
_OF_PAPERS = frozenset({"receipt", "enclosed", "proof", "fee", "claim_word"})
_SO = frozenset({"så", "so"})
_NOT = frozenset({"negation", "lift", *_OFF})
_HERE = words_of("being_here")
PART_OF_DAY = words_of("part_of_day")
"""Words of what was called off where the rest of the day was not: `avlyste hun den siste timen`."""
_WITHIN = 20
"""Tokens of what is taken back, from `nei` on."""
_MOST = 20
"""Mentions of a row, and days that are the same; keeps hostile texts linear."""


def tells_off(
    tokens: Sequence[Token], after: Sequence[Mention], spot: int, sentence: Sequence[int]
) -> Literal["all", "drives"] | None:
    """What the sentence at `spot` says was not on its one day; None where it tells a value, or names something."""
    said = [one for one in after[:_MOST] if sentence[one.first] == sentence[spot]]
    if not said or not is_one_day(said[0]):
        return None
    if any(isinstance(one, (TypeMention, Clocks, When, *MEASURED)) for one in said[1:]):
        return None
    words = [at for at in range(spot + 1, min(spot + _WITHIN, len(tokens))) if sentence[at] == sentence[spot]]
    senses = {sense for at in words for sense in tokens[at].senses}
    if any(tokens[at].text in PART_OF_DAY for at in words) or not senses.isdisjoint(
        _OF_PAPERS
    ):  # kvitteringen for 12.11 kom ikke med
        return None
    denials = [at for at in words if has(tokens, at, "negation")]
    if not senses.isdisjoint(_DRIVING):
        closed = any(_closes(tokens, at) for at in denials)  # 12.11 kjørte jeg ikke, not kjørte jeg ikke alene
        return "drives" if closed or "lift" in senses else None
    led = next((at for at in words if tokens[at].text in _SO), len(tokens))
    if any(tokens[at].writer for at in words if at > led):  # var han syk, så vi var inne
        return "all" if any(not _NOT.isdisjoint(tokens[at].senses) for at in words if at > led) else None
    off = not senses.isdisjoint(_OFF)
    here = any(tokens[at].text in _HERE for at in words) and any(_is_somebody(tokens[at]) for at in words)
    return "all" if off != bool(denials) and (off or here) else None


def _closes(tokens: Sequence[Token], denial: int) -> bool:
    """True where nothing but a small word follows the negation in its clause."""
    after = denial + 1 + has(tokens, denial + 1, "light")
    return after >= len(tokens) or tokens[after].kind != "word"


def _is_somebody(token: Token) -> bool:
    return "person" in token.senses or "somebody" in token.senses


def rows_off(
    tokens: Sequence[Token], before: Sequence[Mention], known: Sequence[When], what: str, sentence: Sequence[int]
) -> list[Mention]:
    """What was told `before` of the `known` mentions of a day on which nothing was, or on which one did not drive."""
    rows = [(day, list(_row(day, before, tokens, sentence))) for day in known[:_MOST]]
    if what == "drives":
        return [one for _, row in rows for one in row if isinstance(one, Distance)]
    return [one for day, row in rows if row for one in (day, *row)]


def _row(day: When, before: Sequence[Mention], tokens: Sequence[Token], sentence: Sequence[int]) -> Iterator[Mention]:
    """What was told of a day: in its line after it, up to the next day; and before it, where it is the only one."""
    at = bisect_left(before, day.first, key=BY_PLACE)
    last, end = day.last, at + 1
    while end < len(before) and end - at < _MOST and not isinstance(before[end], When):
        if any(token.kind == "nl" for token in tokens[last : before[end].first]):
            break
        last, end = before[end].last, end + 1
    first = at
    while first > 0 and at - first < _MOST and sentence[before[first - 1].first] == sentence[day.first]:
        first -= 1
    shared = any(isinstance(one, When) for one in before[first:at])
    shared = shared or (end < len(before) and sentence[before[end].first] == sentence[day.first])
    if not shared:
        yield from before[first:at]
    yield from (one for one in before[at + 1 : end] if not (shared and isinstance(one, TypeMention)))
