"""Clock times of several meetings at once, `begge kl 12-14`, or in turn: `fsk og planutvalget 10.11, 9-12 og 13-15`."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.spans.mentions import Clocks
from parsers.text.spans.numbers import ALL_OF, BOTH

EXAMPLES: Mapping[str, Sequence[str]] = {
    "formannskapet 3.11 og planutvalget 10.11, begge kl 12-14": [
        *("fee-executive 03.11 12:00-14:00", "fee-planning 10.11 12:00-14:00"),
    ],
    "formannskapet 3.11 og planutvalet 10.11, kl 12-14 begge dagane": [
        *("fee-executive 03.11 12:00-14:00", "fee-planning 10.11 12:00-14:00"),
    ],
    "Begge dager kl 12-14: formannskapet 3.11 og planutvalget 10.11": [
        *("fee-executive 03.11 12:00-14:00", "fee-planning 10.11 12:00-14:00"),
    ],
    "Formannskapet 3.11 og planutvalget 10.11. Begge møtene varte fra 12 til 14": [
        *("fee-executive 03.11 12:00-14:00", "fee-planning 10.11 12:00-14:00"),
    ],
    "executive committee 3.11, planning committee 10.11, both 12-14": [
        *("fee-executive 03.11 12:00-14:00", "fee-planning 10.11 12:00-14:00"),
    ],
    "Alle møtene var 12-14:\n3.11 formannskapet\n5.11 planutvalget\n10.11 kommunestyret": [
        *("fee-executive 03.11 12:00-14:00", "fee-planning 05.11 12:00-14:00", "fee-council 10.11 12:00-14:00"),
    ],
    "formannskapet og planutvalget 10.11, 9-12 og 13-15": [
        *("fee-executive 10.11 09:00-12:00", "fee-planning 10.11 13:00-15:00"),
    ],
    "formannskapet 3.11 og planutvalet 10.11 kl 9-12 og 13-15": [
        *("fee-executive 03.11 09:00-12:00", "fee-planning 10.11 13:00-15:00"),
    ],
    "formannskapet 3.11. Planutvalget 10.11 kl 9-12 og 13-15": [
        "fee-executive 03.11",
        "fee-planning 10.11 09:00-15:00",
    ],
    "formannskapet 3.11 og planutvalget 10.11 kl 12-14": ["fee-executive 03.11", "fee-planning 10.11 12:00-14:00"],
    "formannskapet 3.11, planutvalget 5.11 kl 12-14, kjørte 24 km begge dager": [
        *("fee-executive 03.11", "fee-planning 05.11 12:00-14:00", "mileage 03.11 24", "mileage 05.11 24"),
    ],
    "formannskapet 3.11, planutvalget 5.11 og kommunestyret 10.11 kl 12-14, ferje begge veier": [
        *("fee-executive 03.11", "fee-planning 05.11", "fee-council 10.11 12:00-14:00", "ferry ?date ?amount"),
    ],
}


def meet_alike(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> None:
    """Give all meetings the only times of the text where these are told of each, or each its own of as many."""
    meetings = [draft for draft in drafts if is_meeting(draft, types)]
    timed = [draft for draft in meetings if draft.clocks]
    if len(meetings) < 2 or len(timed) != 1:
        return
    clocks = timed[0].clocks
    if len(clocks) == len(meetings) and _are_in_turn(meetings, clocks, analysis):
        for draft, one in zip(meetings, clocks, strict=True):
            draft.clocks = [one]
    elif len(clocks) == 1 and _is_of_each(analysis, clocks[0].first, meetings):
        for draft in meetings:
            draft.clocks = clocks


def _are_in_turn(meetings: Sequence[Draft], clocks: Sequence[Clocks], analysis: Analysis) -> bool:
    """True for times that follow the meetings in one sentence, two times for two of them."""
    sentence = analysis.layout.sentence
    told = {one.sentence for one in meetings} | {sentence[one.first] for one in clocks}
    return len(told) == 1 and meetings[-1].last <= clocks[0].first and all(one.end for one in clocks)


def _is_of_each(analysis: Analysis, at: int, meetings: Sequence[Draft]) -> bool:
    """True where the clause there says `alle` or `hver gang`, or, of two days, `begge`."""
    if analysis.said.isdisjoint(ALL_OF) and "each" not in analysis.spots:
        return False
    both = sum(len(one.days) for draft in meetings for one in draft.dates) == 2
    clause = analysis.layout.clause
    inside = range(bisect_left(clause, clause[at]), bisect_right(clause, clause[at]))
    words = [analysis.tokens[near] for near in inside]
    return any("each" in word.senses or (word.text in ALL_OF and (both or word.text not in BOTH)) for word in words)
