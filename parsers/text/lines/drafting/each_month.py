"""As many sums as months that an outlay has are one a month: `telefon 399 kr for september og 412 kr for oktober`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import BY_PLACE

EXAMPLES: Mapping[str, Sequence[str]] = {
    "parkering: 399 kr for september og 412 kr for oktober": ["2026-09-01 399.00", "2026-10-01 412.00"],
    "parkering september 399 kr, oktober 412 kr": ["2026-09-01 399.00", "2026-10-01 412.00"],
    "parkeringa var 399 kr i august og 412 kr i september": ["2026-08-01 399.00", "2026-09-01 412.00"],
    "parking 399 kr for September and 412 kr for October": ["2026-09-01 399.00", "2026-10-01 412.00"],
    "parkering for september og oktober, 300 kr": ["2026-09-01 300.00"],
}


def by_month(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, each that has several months with a sum for each as one draft a month."""
    return [part for draft in drafts for part in _parts(draft)]


def _parts(draft: Draft) -> Iterator[Draft]:
    dates = sorted(draft.dates, key=lambda one: one.when.first)
    months = len(dates) > 1 and all(one.when.shape == "month" and len(one.when.days) == 1 for one in dates)
    if draft.kind != "expense" or not months or len(draft.moneys) != len(dates) or draft.durations:
        yield draft
        return
    for money, date in zip(sorted(draft.moneys, key=BY_PLACE), dates, strict=True):
        yield replace(draft, moneys=[money], dates=[date])
