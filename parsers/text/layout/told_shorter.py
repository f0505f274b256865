"""A row of a list that a later sentence makes less: `Det ble bare 3 timer den 18.` is what holds of the 18th."""

import datetime as dt
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.layout.known_days import day_known, is_one_day, told_of
from parsers.text.spans.mentions import BY_PLACE, Clocks, Distance, Duration, Mention, Money, When
from parsers.text.words.tokens import Spots, Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Avlaster høy sats:\n3.11 4 timer\n10.11 5 timer\n17.11 4 timer\n\n"
    "Nei vent, den 10. dro vi hjem tidligere fordi det tordnet. Det ble bare 3 timer den 10.\n"
    "Til sammen altså 11 timer.": ["care-hour-high 03.11 4", "care-hour-high 10.11 3", "care-hour-high 17.11 4"],
    "Avlaster høy sats:\n3.11 4 timer\n10.11 5 timer\n17.11 4 timer\n\nNei vent, det ble bare 3 timer den 10.": [
        *("care-hour-high 03.11 4", "care-hour-high 10.11 3", "care-hour-high 17.11 4"),
    ],
    "Avlastar høg sats:\n3.11 4 timar\n10.11 5 timar\n\nDen 3. fór vi heim tidleg. Det vart berre 2 timar.": [
        *("care-hour-high 03.11 2", "care-hour-high 10.11 5"),
    ],
    "Avlaster høy sats:\n3.11 4 timer\n10.11 5 timer\n\nDen 3. dro vi hjem tidlig, så der ble det 2 timer.": [
        *("care-hour-high 03.11 2", "care-hour-high 10.11 5"),
    ],
    "Respite care high rate\n3 November 4 hours\n10 November 5 hours\n\n"
    "Wait, on the 3rd we left early because of the thunder. It was only 2 hours on the 3rd.": [
        *("care-hour-high 03.11 2", "care-hour-high 10.11 5"),
    ],
    "Avlaster høy sats:\n3.11 kl 10-16\n10.11 kl 10-17\n\nOi, 3.11. var det bare 5 timer": [
        *("care-hour-high 03.11 5", "care-hour-high 10.11 7"),
    ],
    "støttekontakt\n3.11 kl 10-16\n10.11 kl 10-17\n\nDen 3. var det 2 timer på kino": [
        *("support-hour 03.11 6", "support-hour 10.11 7", "support-hour 03.11 2"),
    ],
    "Avlaster høy sats 7.11 12 timer, 14.11 12 timer. Den 14. hadde jeg ham bare 9 timer likevel.": [
        *("care-hour-high 07.11 12", "care-hour-high 14.11 9"),
    ],
    "kjørte 3.11 14 km\n10.11 20 km\n\nDet ble bare 16 km den 10.": ["mileage 03.11 14", "mileage 10.11 16"],
    "støttekontakt 3.11 2 timer\n10.11 3 timer\n\nDet ble bare 2 timer den 12.": [
        *("support-hour 03.11 2", "support-hour 10.11 3", "support-hour 12.11 2"),
    ],
    "støttekontakt 3.11 2 timer\n10.11 3 timer. Det ble bare 12 km den 10.": [
        *("support-hour 03.11 2", "support-hour 10.11 3", "mileage 10.11 12"),
    ],
}
_ONLY = frozenset({"bare", "berre", "kun", "only", "just", "tidlig", "tidleg", "tidligere", "tidlegare", "early"})
_CAME_TO = frozenset({"ble", "blei", "vart", "var", "blir", "vert", "was", "hadde", "had"})
_IT = frozenset({"det", "it"})
_LED = 3
_VALUES = (Duration, Distance, Clocks, Money)
_MOST = 20
"""Nobody corrects more in one message; keeps hostile texts linear."""


def told_shorter(
    tokens: Sequence[Token],
    mentions: list[Mention],
    named: Sequence[TypeMention],
    layout: Layout,
    spots: Spots,
    today: dt.date,
) -> tuple[list[Mention], Set[int]]:
    """The mentions with what such sentences say in place of what the row of the day has, and those sentences."""
    if sum(isinstance(one, _VALUES) for one in mentions) < 2:
        return mentions, frozenset()
    cues = _sentences(tokens, layout, spots) - {layout.sentence[one.first] for one in named}
    if not cues:
        return mentions, frozenset()
    done: set[int] = set()
    held: list[Mention] = sorted(mentions, key=BY_PLACE)
    for number in sorted(cues)[:_MOST]:
        own = [one for one in held if layout.sentence[one.first] == number]
        values = [one for one in own if isinstance(one, _VALUES)]
        days: list[Mention] = [one for one in own if isinstance(one, When)]
        before = [one for one in held if layout.sentence[one.first] < number]
        above = [one for one in before if layout.sentence[one.first] == number - 1]
        if all(isinstance(one, When) for one in above):  # den 10. dro vi hjem. Det ble bare 3 timer
            before = before[: len(before) - len(above)]
        else:
            above = []
        days = [*above, *days]
        old = _of_row(days, values, before, layout, today) if len(values) == 1 else None
        if isinstance(old, Clocks) and isinstance(values[0], Duration) and not _came_to(tokens, values[0]):
            continue  # den 10. var vi ute i bare 2 timer
        if old is None:
            continue
        new = replace(values[0], first=old.first, last=old.last)
        gone = {id(one) for one in (old, *values, *days)}
        done |= {number, *(layout.sentence[one.first] for one in above)}
        held = sorted([*(one for one in held if id(one) not in gone), new], key=BY_PLACE)
    return held, done


def _sentences(tokens: Sequence[Token], layout: Layout, spots: Spots) -> Set[int]:
    """The sentences that say `ble bare`, `dro tidlig`, and of no day in particular `hver gang`."""
    sentence = layout.sentence
    only = {sentence[at] for at in said_at(tokens, _ONLY)}
    if not only:
        return frozenset()
    came = {sentence[at] for at in said_at(tokens, _CAME_TO)}
    return (only & came) - {sentence[at] for sense in ("each_time", "negation") for at in spots.get(sense, ())}


def _of_row(
    days: Sequence[Mention], values: Sequence[Mention], before: Sequence[Mention], layout: Layout, today: dt.date
) -> Mention | None:
    """The only value of the same kind in the row of the one day that is spoken of; hours take the place of times."""
    known = [day_known(one, before, today) if is_one_day(one) else None for one in days]
    row = known[0] if known else None
    if row is None or any(one is not row for one in known):
        return None
    told = told_of(row, before, layout.sentence)
    alike = [one for one in told if _unit(one) == _unit(values[0])]
    if not alike and isinstance(values[0], Duration) and values[0].unit == "hour":
        alike = [one for one in told if isinstance(one, Clocks) and one.end]
    return alike[0] if len(alike) == 1 else None


def _came_to(tokens: Sequence[Token], value: Mention) -> bool:
    """True where `var det bare`, `it was only` and no other word leads to the value."""
    led = [token.text for token in tokens[max(0, value.first - _LED) : value.first]]
    return len(led) == _LED and led[2] in _ONLY and bool(_IT & {*led}) and bool(_CAME_TO & {*led})


def _unit(value: Mention) -> object:
    return (type(value), value.unit) if isinstance(value, Duration) else type(value)
