"""The day behind the last of meetings that stand together is that of all: `kommunestyret og formannskapet 12.11`."""

from collections.abc import Mapping, Sequence

from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.spans.mentions import BY_PLACE, has
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Kommunestyret og formannskapet 12.11\n13.10, 42 km": [
        "fee-council 12.11",
        "fee-executive 12.11",
        "mileage 13.10 42",
    ],
    "Kommunestyret og formannskapet 12.11, kommunestyret 29.10": [
        *("fee-council 12.11", "fee-executive 12.11", "fee-council 29.10"),
    ],
    "Kommunestyret, planutvalet og formannskapet 12.11\n\nKommunestyret 29.10": [
        *("fee-council 12.11", "fee-planning 12.11", "fee-executive 12.11", "fee-council 29.10"),
    ],
    "Council meeting and executive committee 12 November, 30 km\nCouncil meeting 29 October": [
        *("fee-council 12.11", "fee-executive 12.11", "mileage 12.11 30", "fee-council 29.10"),
    ],
    "Formannskapet:\n3.11\n10.11": ["fee-executive 03.11", "fee-executive 10.11"],
    "Formannskapet 3.11 og planutvalget, og kommunestyret 12.11": [
        *("fee-executive 03.11", "fee-planning 03.11", "fee-council 12.11"),
    ],
    "Kommunestyret 29.10 og formannskapet 12.11": ["fee-council 29.10", "fee-executive 12.11"],
}
_MARKS = frozenset({",", "+", "/", "&"})
_LEADING = frozenset({"i", "på", "for", "the"})
_BETWEEN = 3
"""Tokens between two names: `, og i`."""


def share_days_of_joined(drafts: Sequence[Draft], tokens: Sequence[Token], types: TypeIndex) -> None:
    """Give meetings without a day the only one behind the last of those that `og` or a mark joins them to."""
    after: Draft | None = None
    placed = sorted(drafts, key=BY_PLACE)
    for at in range(len(placed) - 1, -1, -1):
        draft, before = placed[at], placed[at - 1] if at else None
        between = before is not None and is_meeting(before, types) and _is_between(draft, before, tokens)
        undated = not draft.dates and is_meeting(draft, types)
        if after and undated and not between and _are_joined(draft, after, tokens):
            draft.dates = list(after.dates)
        after = draft if is_meeting(draft, types) and _has_day_behind(draft) else None


def _has_day_behind(draft: Draft) -> bool:
    """True for a meeting with one day, told after its name."""
    known = draft.dates[0] if len(draft.dates) == 1 else None
    sure = known is not None and len(known.days) == 1 and not (known.end or known.trouble)
    return sure and known is not None and known.when.first >= draft.last


def _is_between(draft: Draft, before: Draft, tokens: Sequence[Token]) -> bool:
    """True for a name that is joined to a day before it too: `formannskapet 3.11 og planutvalget, kommunestyret`."""
    if not _has_day_behind(before) or before.sentence != draft.sentence:
        return False
    between = tokens[before.dates[0].when.last : draft.first]
    return 0 < len(between) <= _BETWEEN and "join" in between[0].senses


def _are_joined(before: Draft, after: Draft, tokens: Sequence[Token]) -> bool:
    between = tokens[before.last : after.first]
    if not 0 < len(between) <= _BETWEEN or before.sentence != after.sentence:
        return False
    joined = has(tokens, before.last, "join") or between[0].text in _MARKS
    return joined and all(one.text in _MARKS | _LEADING or "join" in one.senses for one in between)
