"""Rows of sums below one name, each with its own day, whichever days others have: `Utlegg:`, `1.11: kino 145 kr`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from parsers.text.layout.clauses import Layout
from parsers.text.lines.drafts import Draft

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt 8.11 kl 12-16\n\nUtlegg støttekontakt:\n8.11: kino 145 kr\n8.11: kafé 70 kr\n9.11: bad 90 kr": [
        *("support-hour 08.11 4", "support-outlay 08.11 145", "support-outlay 08.11 70", "support-outlay 09.11 90"),
    ],
    "Utlegg støttekontakt:\n8.11: symjing 90 kr\n8.11: kafé 70 kr\n10.11: kino 145 kr": [
        *("support-outlay 08.11 90", "support-outlay 08.11 70", "support-outlay 10.11 145"),
    ],
    "Support contact expenses:\n8 November pool NOK 90 and café NOK 70\n10 November cinema NOK 145": [
        *("support-outlay 08.11 90", "support-outlay 08.11 70", "support-outlay 10.11 145"),
    ],
}


def by_row(drafts: Iterable[Draft], layout: Layout) -> Iterator[Draft]:
    """The drafts, what has several days and sums apart where each row of sums has one day of its own."""
    for draft in drafts:
        several = len(draft.dates) > 1 and len(draft.moneys) > 1 and not (draft.durations or draft.clocks)
        yield from (_rows(draft, layout) if several and draft.kind == "expense" else ()) or (draft,)


def _rows(draft: Draft, layout: Layout) -> list[Draft]:
    """A draft for each row; none where a row has no day, or more than one."""
    sentence = layout.sentence
    days: dict[int, list[int]] = {}
    for place, one in enumerate(draft.dates):
        days.setdefault(sentence[one.when.first], []).append(place)
    rows = sorted({sentence[money.first] for money in draft.moneys})
    if len(rows) < 2 or rows != sorted(days) or any(len(places) > 1 for places in days.values()):
        return []
    return [
        replace(
            draft,
            dates=[draft.dates[days[row][0]]],
            moneys=[money for money in draft.moneys if sentence[money.first] == row],
            type_spans=list(draft.type_spans),
        )
        for row in rows
    ]
