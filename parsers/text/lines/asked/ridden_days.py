"""Days on which somebody rode along and no drive is told of, `24 km 3.11. 10.11 satt Kari på`: they are asked."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.drives.ridden import Rider
from parsers.text.lines.days.days_of_words import DaysOfWords
from parsers.text.lines.items import Item
from parsers.text.spans.mentions import Distance, has, is_writer, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "planutvalget 4.11, kjørte 22 km. 11.11 møtte jeg også, men da satt Ola Nes på": [
        *("fee-planning 04.11", "mileage 04.11 22", "fee-planning 11.11", "mileage 11.11 ?distance_km"),
    ],
    "planutvalet 4.11, køyrde 22 km. Planutvalet 11.11, Ola Nes sat på": [
        *("fee-planning 04.11", "mileage 04.11 22", "fee-planning 11.11", "mileage 11.11 ?distance_km"),
    ],
    "planning committee 4.11, drove 22 km. Planning committee 11.11, Ola Nes rode with me": [
        *("fee-planning 04.11", "mileage 04.11 22", "fee-planning 11.11", "mileage 11.11 ?distance_km"),
    ],
    "planutvalget 4.11 og 11.11, kjørte 22 km hver gang. 11.11 satt Ola Nes på": [
        *("fee-planning 04.11", "fee-planning 11.11", "mileage 04.11 22", "mileage 11.11 22"),
    ],
    "planutvalget 4.11, kjørte 22 km. Ola Nes satt på (avtalt 1.11)": ["fee-planning 04.11", "mileage 04.11 22"],
    "planutvalget 4.11, kjørte 22 km. Ola Nes satt på, som 20.10": ["fee-planning 04.11", "mileage 04.11 22"],
    "planutvalget 4.11, kjørte 22 km. Ola Nes satt på, han skulle til Oslo 6.11": [
        *("fee-planning 04.11", "mileage 04.11 22"),
    ],
    "planutvalget 4.11, kjørte 22 km. Til kommunestyret 12.11 satt Ola Nes på med Kari": [
        *("fee-planning 04.11", "mileage 04.11 22", "fee-council 12.11"),
    ],
    "planutvalget 4.11, kjørte 22 km. Ola Nes satt på": ["fee-planning 04.11", "mileage 04.11 22"],
}
_NEAR = 12
_WITH, _RODE = frozenset({"med", "with"}), frozenset({"på", "rode", "riding"})
_DROVE = frozenset({"kjørte", "køyrde", "drove"})
_US = frozenset({"meg", "oss", "me", "us"})


def ridden_days(analysis: Analysis, items: Sequence[Item]) -> Iterator[Item]:
    """A drive whose kilometres are open for each such day, with those who rode along."""
    drives = [item for item in items if item.kind == "mileage"]
    if not analysis.riders.all or not drives or any("date" not in item.values for item in drives):
        return
    words, sentence = DaysOfWords(analysis), analysis.layout.sentence
    driven = {sentence[one.first] for one in analysis.mentions if isinstance(one, Distance)}
    told: dict[dt.date, tuple[Dated, list[Rider]]] = {}
    for rider in analysis.riders.all:
        one = words.only_day(rider.first)
        others = _is_of_others(analysis.tokens, rider, sentence)
        if (
            one
            and not others
            and sentence[rider.first] not in driven
            and not any(_holds(item, one.days[0]) for item in drives)
        ):
            told.setdefault(one.days[0], (one, []))[1].append(rider)
    for day, (one, riders) in told.items():
        item = Item(kind="mileage")
        item.set("date", day, one.when.span)
        item.set("passengers", tuple(rider.passenger for rider in riders), *(rider.span for rider in riders))
        item.assume("vehicle", "car_assumed")
        item.ask("distance_km", "missing")
        yield item


def _holds(item: Item, day: dt.date) -> bool:
    first: dt.date = item.values["date"]
    last: dt.date = item.values.get("end_date") or first
    return first <= day <= last


def _is_of_others(tokens: Sequence[Token], rider: Rider, sentence: Sequence[int]) -> bool:
    """True where somebody else drove: `10.11 kjørte Kari, og Ola satt på`, `satt Ola på med Kari`."""
    within = range(max(rider.first - _NEAR, 0), min(rider.last + _NEAR, len(tokens)))
    near = [at for at in within if sentence[at] == sentence[rider.first]]
    with_whom = (at + 1 for at in near if tokens[at].text in _WITH and text_at(tokens, at - 1) in _RODE)
    if any(_is_other(tokens, at) for at in with_whom):
        return True
    driven = [at for at in near if text_at(tokens, at) in _DROVE]
    return any(_is_other(tokens, at + 1) or _is_other(tokens, at - 1) for at in driven)


def _is_other(tokens: Sequence[Token], at: int) -> bool:
    """True for a name, or who is no more than `han`."""
    word = 0 <= at < len(tokens) and tokens[at].kind == "word" and text_at(tokens, at) not in _US
    return word and not is_writer(tokens, at) and (not tokens[at].senses or has(tokens, at, "somebody"))
