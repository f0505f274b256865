"""Lines that are nothing but a day, and what stands below each of them: `Fredag 30. oktober`, `kl. 15–20`."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from parsers.text.layout.clauses import Layout
from parsers.text.lines.drafts import Draft
from parsers.text.spans.resolve import Dated
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Fredag 6. november\nkl. 15–20\nkøyrde 19 km t/r\n\nLaurdag 7. november\nkl. 10–18\n\nSundag 8. november\n"
    "kl. 11–16\nkøyrde 19 km t/r\n\nAvlastar høg sats på alt, i alt 18 timar og 38 km.": [
        *("mileage 06.11 19", "mileage 08.11 19"),
        *("care-hour-high 06.11 5", "care-hour-high 07.11 8", "care-hour-high 08.11 5"),
    ],
    "Avlaster høy sats:\nFredag 6. november\nkl. 15–20\nkjørte 19 km t/r\n\nLørdag 7. november\nkl. 10–18": [
        *("care-hour-high 06.11 5", "mileage 06.11 19", "care-hour-high 07.11 8"),
    ],
    "Friday 6 November\n3 pm to 8 pm\ndrove 19 km\n\nSaturday 7 November\n10 am to 6 pm\n\nHigh rate for all of it.": [
        *("mileage 06.11 19", "care-hour-high 06.11 5", "care-hour-high 07.11 8"),
    ],
    "Fredag 6. november\nLav sats kl. 15–20\n\nLørdag 7. november\nHøy sats kl. 10–18\nParkering 40 kr": [
        *("care-hour-low 06.11 5", "care-hour-high 07.11 8", "parking 07.11 40"),
    ],
}


def under_days(drafts: Sequence[Draft], dated: Sequence[Dated], tokens: Sequence[Token], layout: Layout) -> None:
    """Give the drafts below a line that is nothing but a day that day, up to the next day; days in a row are a list.

    Hours below such days whose name stands elsewhere give it the days that they stand below.
    """
    if len(dated) < 2:
        return
    sentence = layout.sentence
    of_day = {sentence[one.when.first]: one for one in dated if not one.wide}
    heads = {number: one for number, one in of_day.items() if stands_alone(one, tokens, layout)}
    if not heads:
        return
    told = [[sentence[one.first] for one in (*draft.durations, *draft.clocks)] for draft in drafts]
    days, rows = (
        sorted(of_day),
        sorted({number for draft in told for number in draft} | {one.sentence for one in drafts}),
    )
    listed = {
        after
        for day, after in pairwise(days)
        if {day, after} <= heads.keys() and bisect_left(rows, day) == bisect_left(rows, after)
    }

    def above(number: int) -> Dated | None:
        at = bisect_left(days, number) - 1
        day = days[at] if at >= 0 and number not in of_day else None
        return heads.get(day) if day is not None and day not in listed else None

    for draft, hours in zip(drafts, told, strict=True):
        if draft.dates:
            continue
        over = [above(number) for number in dict.fromkeys(hours)] if draft.kind == "expense" else []
        if over and all(over):
            draft.dates += {id(one): one for one in over if one}.values()
        elif day := above(draft.sentence):
            draft.dates.append(day)


def stands_alone(dated: Dated, tokens: Sequence[Token], layout: Layout) -> bool:
    """True for a day that only marks stand beside in its line."""
    first, last, number = dated.when.first, dated.when.last, layout.sentence[dated.when.first]
    while first > 0 and layout.sentence[first - 1] == number and tokens[first - 1].kind == "sym":
        first -= 1
    while last < len(tokens) and layout.sentence[last] == number and tokens[last].kind == "sym":
        last += 1
    opens = first == 0 or layout.sentence[first - 1] != number
    return opens and (last == len(tokens) or tokens[last].kind == "nl")
