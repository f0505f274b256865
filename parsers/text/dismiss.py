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
    "jeg skal ha dekket hotell": ["expense"],
    "formannskapet i går var avlyst": [],
    "kan jeg få dekket parkering 60 kr i går?": ["expense"],
    "når får jeg betalt for formannskapet i går?": [],
    "var det formannskapet i går som manglet?": [],
    "ta bort bompengene": [],
    "ta med bom 27 kr i går": ["expense"],
}

_ASKING_FOR = frozenset({"ha", "få", "be", "get"})
_PREPOSITIONS = frozenset({"til", "i", "på", "to", "in"})


def claimed(drafts: Sequence[Draft], tokens: Sequence[Token], layout: Layout, types: TypeIndex) -> list[Draft]:
    """The drafts that claim something; none in an order to take something away."""
    if _removes(tokens):
        return []
    planned, provided, cancelled = _clauses(tokens, layout)
    priced = {draft.clause for draft in drafts if draft.moneys}
    trip = any(draft.kind == "per_diem" for draft in drafts)
    return [
        draft
        for draft in drafts
        if draft.sentence not in layout.asking
        and planned.get(draft.clause, draft.last) >= draft.last
        and not _denied(draft, tokens, layout)
        and not _tomorrow(draft)
        and not (draft.clause in cancelled and types.pays_meeting(draft.codes))
        and not (_is_empty_outlay(draft, types) and (trip or draft.clause in priced or draft.clause in provided))
    ]


def _removes(tokens: Sequence[Token]) -> bool:
    """True when the text opens with `fjern` or `ta bort`."""
    if not has(tokens, 0, "remove"):
        return False
    return tokens[0].text != "ta" or has(tokens, 1, "removed")


def _clauses(tokens: Sequence[Token], layout: Layout) -> tuple[dict[int, int], set[int], set[int]]:
    """Where each clause begins to speak of the future; the clauses of what others provided; those of the cancelled."""
    planned: dict[int, int] = {}
    provided: set[int] = set()
    cancelled: set[int] = set()
    for index, token in enumerate(tokens):
        if "cancelled" in token.senses:
            cancelled.add(layout.clause[index])
        elif "provided" in token.senses and text_at(tokens, index - 1) not in _ASKING_FOR:
            provided.add(layout.clause[index])
        elif "condition" in token.senses or (
            "future" in token.senses and text_at(tokens, index + 1) not in ("ha", "have")
        ):
            planned.setdefault(layout.clause[index], index)
    return planned, provided, cancelled


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
    return any(
        has(tokens, index, "negation")
        and not has(tokens, index + 1, "proof")  # uten dokumentasjon
        and layout.clause[index] == draft.clause
        for index in near
        if index >= 0
    )


def _tomorrow(draft: Draft) -> bool:
    return any(day.offset is not None and day.offset > 0 for dated in draft.dates for day in dated.when.days)
