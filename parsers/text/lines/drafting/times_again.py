"""The times of a meeting that is named once more: `Kommunestyret i går. Kommunestyret varte fra 17 til 21`."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.spans.mentions import text_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet 6.11 og kommunestyret 8.11. Kommunestyret starta 17 og slutta 21.40": [
        *("fee-executive 06.11", "fee-council 08.11 17:00-21:40"),
    ],
    "Kommunestyret 8.11. Kommunestyret varte fra 17 til 21.40": ["fee-council 08.11 17:00-21:40"],
    "Formannskapet 6.11, kommunestyret 8.11\nFormannskapet 9-12\nKommunestyret 17-21": [
        *("fee-executive 06.11 09:00-12:00", "fee-council 08.11 17:00-21:00"),
    ],
    "Executive committee 6.11 and municipal council 8.11. The municipal council was 5 pm to 9.40 pm": [
        *("fee-executive 06.11", "fee-council 08.11 17:00-21:40"),
    ],
    "Kommunestyret 8.11 kl 9-12. Kommunestyret 13-15": [
        "fee-council 08.11 09:00-12:00",
        "fee-council 08.11 13:00-15:00",
    ],
    "Formannskapet 6.11. Formannskapet 13.11. Formannskapet 9-12": [
        *("fee-executive 06.11", "fee-executive 13.11", "fee-executive ?date 09:00-12:00"),
    ],
    "10.11: Kommunestyret\n11.11:\n- Kommunestyret 08:00-18:30": ["fee-council 10.11", "fee-council 11.11 08:00-18:30"],
    "Kommunestyret 8.11. Kommunestyret neste gang 17-21": ["fee-council 08.11"],
    "Formannskapet 6.11, kommunestyret 8.11. Kommunestyret 17-21 13.11": [
        *("fee-executive 06.11", "fee-council 08.11", "fee-council 13.11 17:00-21:00"),
    ],
}
_NEXT = frozenset({"neste", "next"})


def with_times_again(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> list[Draft]:
    """The drafts, where such times belong to the meeting that was told with its day and without them."""
    if not any(draft.clocks and not draft.dates for draft in drafts):
        return list(drafts)
    owned = {id(one) for draft in drafts for one in draft.dates}
    loose = [one.when.first for one in analysis.dated if id(one) not in owned]
    kept: list[Draft] = []
    untimed: dict[tuple[str, ...], Draft | None] = {}
    for draft in drafts:
        if draft.kind != "expense" or not draft.codes or not is_meeting(draft, types):
            kept.append(draft)
            continue
        told = untimed.get(draft.codes)
        headed = told and any(told.first < day < draft.first for day in loose)  # below a day of its own
        apart = told and not (told.clocks or headed) and told.sentence != draft.sentence
        if told and apart and _is_of_times(draft, analysis):
            told.clocks.extend(draft.clocks)
            continue
        kept.append(draft)
        if draft.dates:
            single = draft.codes not in untimed and sum(len(known.days) for known in draft.dates) == 1
            untimed[draft.codes] = draft if single and not draft.clocks else None
    return kept


def _is_of_times(draft: Draft, analysis: Analysis) -> bool:
    """True for a name with times alone that opens its clause; `kjørte til kommunestyret kl 16` is another time."""
    at = draft.first - 1 - (text_at(analysis.tokens, draft.first - 1) == "the")
    opens = at < 0 or analysis.layout.clause[at] != draft.clause
    to_come = text_at(analysis.tokens, draft.last) in _NEXT
    return draft.clocks_only and not draft.dates and opens and not to_come
