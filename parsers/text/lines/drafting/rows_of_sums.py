"""Rows of sums below one name, each with its own day, whichever days others have: `Utlegg:`, `1.11: kino 145 kr`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from parsers.text.layout.clauses import Layout
from parsers.text.lines.drafts import Draft
from parsers.text.spans.resolve import Dated

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt 8.11 kl 12-16\n\nUtlegg støttekontakt:\n8.11: kino 145 kr\n8.11: kafé 70 kr\n9.11: bad 90 kr": [
        *("support-hour 08.11 4", "support-outlay 08.11 145", "support-outlay 08.11 70", "support-outlay 09.11 90"),
    ],
    "støttekontakt\n9.11 3 timer, kino 40 kr\n10.11 2 timer, bad 50 kr": [
        *("support-hour 09.11 3", "support-outlay 09.11 40", "support-outlay 10.11 50", "support-hour 10.11 2"),
    ],
    "Utlegg støttekontakt:\n8.11: symjing 90 kr\n8.11: kafé 70 kr\n10.11: kino 145 kr": [
        *("support-outlay 08.11 90", "support-outlay 08.11 70", "support-outlay 10.11 145"),
    ],
    "Support contact expenses:\n8 November pool NOK 90 and café NOK 70\n10 November cinema NOK 145": [
        *("support-outlay 08.11 90", "support-outlay 08.11 70", "support-outlay 10.11 145"),
    ],
}


def by_row(drafts: Iterable[Draft], dated: Sequence[Dated], layout: Layout) -> Iterator[Draft]:
    """The drafts, what has several sums apart where each row of sums has one day of its own."""
    days = layout.by_sentence(dated)
    for draft in drafts:
        several = len(draft.moneys) > 1 and not (draft.durations or draft.clocks)
        yield from (_rows(draft, days, layout) if several and draft.kind == "expense" else ()) or (draft,)


def _rows(draft: Draft, days: Mapping[int, Sequence[Dated]], layout: Layout) -> list[Draft]:
    """A draft for each row; none where a row has no day, or more than one."""
    sums = layout.by_sentence(draft.moneys)
    rows = sorted(sums)
    own = {layout.sentence[one.when.first] for one in draft.dates if not one.wide}
    if len(rows) < 2 or not own <= sums.keys() or any(len(days.get(row, ())) != 1 or days[row][0].wide for row in rows):
        return []
    return [
        replace(draft, dates=[days[row][0]], sentence=row, moneys=sums[row], type_spans=list(draft.type_spans))
        for row in rows
    ]
