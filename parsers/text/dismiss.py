"""Drafts that the text denies, plans or only asks about are no claims."""

from collections.abc import Sequence

from parsers.text.drafts import Draft
from parsers.text.layout import Layout
from parsers.text.mentions import has, text_at
from parsers.text.tokens import Token
from parsers.text.types import TypeIndex

EXAMPLES = {
    "formannskapet i går, ingen kjøring": ["expense"],
    "kjørte ikke, formannskapet i går": ["expense"],
    "jeg skal kjøre 42 km i morgen": [],
    "får jeg noe for kjøringen?": [],
    "taxi 312 kr fordi siste buss var gått": ["expense"],
    "formannskapet i går, hotell ordnet av kommunen": ["expense"],
}

_PREPOSITIONS = frozenset({"til", "i", "på", "to", "in"})


def claimed(drafts: Sequence[Draft], tokens: Sequence[Token], layout: Layout, types: TypeIndex) -> list[Draft]:
    """The drafts that claim something."""
    planned, provided = _clauses(tokens, layout)
    priced = {draft.clause for draft in drafts if draft.moneys}
    trip = any(draft.kind == "per_diem" for draft in drafts)
    return [
        draft
        for draft in drafts
        if draft.sentence not in layout.asking
        and planned.get(draft.clause, draft.last) >= draft.last
        and not _denied(draft, tokens, layout)
        and not _tomorrow(draft)
        and not (_is_empty_outlay(draft, types) and (trip or draft.clause in priced or draft.clause in provided))
    ]


def _clauses(tokens: Sequence[Token], layout: Layout) -> tuple[dict[int, int], set[int]]:
    """Where each clause begins to speak of the future or a condition; and the clauses where others provided."""
    planned: dict[int, int] = {}
    provided: set[int] = set()
    for index, token in enumerate(tokens):
        if "provided" in token.senses:
            provided.add(layout.clause[index])
        elif "condition" in token.senses or (
            "future" in token.senses and text_at(tokens, index + 1) not in ("ha", "have")
        ):
            planned.setdefault(layout.clause[index], index)
    return planned, provided


def _is_empty_outlay(draft: Draft, types: TypeIndex) -> bool:
    """True for a named outlay without a sum or anything else of its own."""
    values = draft.moneys or draft.durations or draft.dates or draft.clocks
    outlay = not draft.body and all(types.unit(code) == "amount" for code in draft.codes)
    return draft.kind == "expense" and draft.named and outlay and not values


def _denied(draft: Draft, tokens: Sequence[Token], layout: Layout) -> bool:
    """True for `ingen kjøring` and `kjørte ikke`."""
    near = [draft.first - 1, draft.last]
    if text_at(tokens, draft.first - 1) not in _PREPOSITIONS:
        near.append(draft.first - 2)
    return any(has(tokens, index, "negation") and layout.clause[index] == draft.clause for index in near if index >= 0)


def _tomorrow(draft: Draft) -> bool:
    return any(day.offset is not None and day.offset > 0 for dated in draft.dates for day in dated.when.days)
