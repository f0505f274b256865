"""Clock times of several meetings at once, `begge kl 12-14`, or in turn: `fsk og planutvalget 10.11, 9-12 og 13-15`."""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import pairwise

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.spans.mentions import Clocks, has, text_at
from parsers.text.spans.numbers import ALL_OF, BOTH
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

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
        *("fee-executive 03.11", "fee-planning 10.11 09:00-15:00"),
    ],
    "formannskapet 3.11, planutvalget 5.11 kl 12-14, bom 24 kr hver vei": [
        *("fee-executive 03.11", "fee-planning 05.11 12:00-14:00", "toll 48 ?date"),
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

_TIMES = ("each_time", "day_word", "meeting")
_LINKS = (*_TIMES, "being", "clock_cue", "from")
_LASTING = words_of("lasting")


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
    elif len(clocks) == 1 and _is_of_each(analysis, clocks[0], meetings):
        for draft in meetings:
            draft.clocks = clocks


def _are_in_turn(meetings: Sequence[Draft], clocks: Sequence[Clocks], analysis: Analysis) -> bool:
    """True for times behind meetings of one day in one sentence, with nothing but a mark or `og` between them."""
    sentence, tokens = analysis.layout.sentence, analysis.tokens
    told = {one.sentence for one in meetings} | {sentence[one.first] for one in clocks}
    shared = not any(one.dates for one in meetings[:-1]) or len({day for one in meetings for day in _days(one)}) == 1
    between = [at for one, after in pairwise(clocks) for at in range(one.last, after.first)]
    joined = all(tokens[at].text == "," or "join" in tokens[at].senses for at in between)
    follow = meetings[-1].last <= clocks[0].first and all(one.end for one in clocks)
    return len(told) == 1 and shared and joined and follow


def _days(draft: Draft) -> list[dt.date]:
    return [day for one in draft.dates for day in one.days]


def _is_of_each(analysis: Analysis, clocks: Clocks, meetings: Sequence[Draft]) -> bool:
    """True right beside `alle` or `hver gang`, or, of two days, `begge`: `kl 12-14 begge dager`."""
    if analysis.said.isdisjoint(ALL_OF) and "each" not in analysis.spots:
        return False
    tokens = analysis.tokens
    both = sum(len(_days(one)) for one in meetings) == 2
    behind = clocks.last + (text_at(tokens, clocks.last) == ",")
    if behind < len(tokens) and _tells_of_all(tokens[behind], both=both):
        ends = behind + 1 >= len(tokens) or tokens[behind + 1].kind in ("sym", "nl")
        return ends or any(has(tokens, behind + 1, sense) for sense in _TIMES)
    at = clocks.first - 1
    while at >= 0 and (tokens[at].text in _LASTING or any(has(tokens, at, sense) for sense in _LINKS)):
        at -= 1
    return at >= 0 and _tells_of_all(tokens[at], both=both)


def _tells_of_all(token: Token, *, both: bool) -> bool:
    return "each" in token.senses or (token.text in ALL_OF and (both or token.text not in BOTH))
