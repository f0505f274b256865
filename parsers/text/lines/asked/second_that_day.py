"""What is told without a day below a list is asked for its day, where that of the row above has such a line already."""

import datetime as dt
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from claims.lines import Span
from parsers.text.layout.clauses import Layout
from parsers.text.lines.items import Item
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt\n3.11 4 timer\n10.11 4 timer\n\nJeg hadde ham også 2 timer en dag til, men husker ikke hvilken.": [
        *("support-hour 03.11 4", "support-hour 10.11 4", "support-hour 2 ?date"),
    ],
    "støttekontakt\n3.11 4 timar, 12 km\n10.11 4 timar, 12 km\n\nKøyrde òg 6 km til Jonas.": [
        *("support-hour 03.11 4", "mileage 03.11 12", "support-hour 10.11 4", "mileage 10.11 12", "mileage 6 ?date"),
    ],
    "støttekontakt 3.11 4 timer. Og så 2 timer på kvelden.": ["support-hour 03.11 4", "support-hour 03.11 2"],
    "formannskapet 4.11 og 11.11, bom ons 28 kr": ["fee-executive 04.11", "fee-executive 11.11", "toll 28 ?date"],
    "formannskapet 3.11 og 11.11, bom ons 28 kr": ["fee-executive 03.11", "fee-executive 11.11", "toll 11.11 28"],
}


_SEVERAL = 2
_MOST_CHOICES = 6
_VALUES = ("distance_km", "quantity")


def ask_second_that_day(items: Sequence[Item], tokens: Sequence[Token], layout: Layout) -> None:
    """Ask for the day of each line whose value stands in another sentence than its day, where that day has another.

    Another is one of its kind and type, told beside the day. In a text of one day nothing is asked.
    """
    if len({item.values["date"] for item in items if "date" in item.values}) < _SEVERAL:
        return
    starts = [token.start for token in tokens]
    beside: set[tuple[str, str | None, dt.date, dt.date | None]] = set()
    apart: list[Item] = []
    for item in items:
        told = next((item.evidence[name] for name in _VALUES if name in item.evidence), [])
        if not told or "date" not in item.values or "date" not in item.evidence:
            continue
        place = _sentence(told[0], starts, layout)
        if any(_sentence(span, starts, layout) == place for span in item.evidence["date"]):
            beside.add(_key(item))
        else:
            apart.append(item)
    choices = sorted({day.isoformat() for _, _, day, _ in beside}) if apart else []
    for item in apart:
        if _key(item) in beside:
            item.ask("date", "ambiguous", *choices[:_MOST_CHOICES], reason="which_day")


def _key(item: Item) -> tuple[str, str | None, dt.date, dt.date | None]:
    return item.kind, item.values.get("type"), item.values["date"], item.values.get("end_date")


def _sentence(span: Span, starts: Sequence[int], layout: Layout) -> int:
    return layout.sentence[max(bisect_right(starts, span[0]) - 1, 0)]
