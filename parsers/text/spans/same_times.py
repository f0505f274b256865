"""Clock times that are those told before: `formannskapet 3.11 kl 9-12 og 10.11 samme tid`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from parsers.text.spans.mentions import BY_PLACE, Clocks, Duration, Mention, Money, When, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt 3.11 kl 16-18 og 10.11 samme tid": ["support-hour 03.11 2", "support-hour 10.11 2"],
    "støttekontakt 3.11 kl 16-18\n10.11 òg, same klokkeslett": ["support-hour 03.11 2", "support-hour 10.11 2"],
    "støttekontakt 3.11 kl 16-18. 10.11 var vi ute på samme tidspunkt": [
        *("support-hour 03.11 2", "support-hour 10.11 2"),
    ],
    "støttekontakt 3.11 kl 16-18, 10.11 samme tid og 17.11 samme tid, 24 km 17.11": [
        *("support-hour 03.11 2", "support-hour 10.11 2", "support-hour 17.11 2", "mileage 17.11 24"),
    ],
    "support contact 3 November 16:00-18:00 and 10 November, same time": [
        *("support-hour 03.11 2", "support-hour 10.11 2"),
    ],
    "støttekontakt 3.11 kl 16-18. Kjørte 24 km, samme tid som sist": ["support-hour 03.11 2", "mileage 03.11 24"],
    "støttekontakt 3.11 kl 16-18, 10.11 samme tid som før": ["support-hour 03.11 2", "support-hour 10.11 ?quantity"],
    "formannskapet 3.11 kl 9-12 ble flyttet til 10.11, samme tid": ["fee-executive 10.11"],
    "formannskapet 3.11 kl 9-12. 10.11 var det kurs på samme tid, så jeg var ikke der": ["fee-executive 03.11"],
    "støttekontakt 3.11 kl 16-18. Samme tid hver uke": ["support-hour 03.11 2"],
    "støttekontakt 3.11 kl 16-18. Taxi 10.11 på samme tid 200 kr": ["support-hour 03.11 2", "taxi 10.11 200"],
    "støttekontakt 3.11 kl 16-18. Parkering 10.11 på samme tid 40 kr": ["support-hour 03.11 2", "parking 10.11 40"],
    "Formannskapet 3.11 kl 9-12. Kjørte 24 km, parkering 10.11 på samme tid 40 kr": [
        *("fee-executive 03.11", "mileage 10.11 24", "parking 10.11 40"),
    ],
    "støttekontakt 3.11 kl 16-18. Til 10.11 er avtalen samme tid": ["support-hour 03.11 2"],
    "støttekontakt 3.11 kl 16-18, og 10.11 3 timer samme tid": ["support-hour 03.11 2", "support-hour 10.11 3"],
    "støttekontakt 3.11 kl 16-18, 10.11 samme tid, kino 120 kr": [
        *("support-hour 03.11 2", "support-hour 10.11 2", "support-outlay 120 ?date"),
    ],
}
_AS = frozenset({"som", "as", "that", "when"})
_OFF = frozenset({"absence", "cancelled", "negation"})
_ENDS = frozenset({".", "!", "?", "\n"})
_MARKS = _ENDS | {",", ";"}
_TO = frozenset({"til", "to"})
_AGREEMENT = ("avtale", "avtala", "agree", "appointment")
_OUT = frozenset({"ute"})
_SENTENCE = 40
"""Tokens of the rest of a sentence that are looked at."""
_MOST = 20
"""Nobody says so more often in one message; keeps hostile texts linear."""


def with_same_times(tokens: Sequence[Token], mentions: list[Mention], spots: Spots) -> list[Mention]:
    """The mentions with such times, behind a day that is named after the times themselves."""
    found: list[Mention] = []
    for at in spots.get("same", ())[:_MOST]:
        if text_at(tokens, at + 1) not in words_of("time_of_day") or _goes_on(tokens, at + 2):
            continue
        before = sorted([one for one in (*mentions, *found) if one.first < at], key=BY_PLACE)
        times = next((one for one in reversed(before) if isinstance(one, Clocks)), None)
        if times is None or times.end is None or times.unsure or _is_one_of_several(times, before):
            continue
        days = [one for one in before if isinstance(one, When) and one.first >= times.last]
        if not days or _is_of_another(tokens, days[-1], at, mentions):
            continue
        if _is_of_day(tokens, days[-1], at) and not _is_moved(tokens[times.last : at]):
            span = tokens[at].start, tokens[at + 1].end
            found.append(replace(times, first=at, last=at + 2, span=span, of_all=False))
    return sorted((*mentions, *found), key=BY_PLACE) if found else mentions


def _is_of_day(tokens: Sequence[Token], day: When, at: int) -> bool:
    """True in the line of the day, where the rest of its sentence does not say that nothing was: `… var han syk`."""
    if any(token.kind == "nl" for token in tokens[day.last : at]):
        return False
    rest = takewhile(lambda token: token.text not in _ENDS, tokens[day.last : day.last + _SENTENCE])
    return all(_OFF.isdisjoint(token.senses) for token in rest)


def _is_one_of_several(times: Clocks, before: Sequence[Mention]) -> bool:
    """True for the last of several times of one day: `3.11 kl 16-18 og kl 19-20`."""
    earlier = [one for one in before if isinstance(one, (Clocks, When)) and one.first < times.first]
    return bool(earlier) and isinstance(earlier[-1], Clocks)


def _is_of_another(tokens: Sequence[Token], day: When, at: int, mentions: Sequence[Mention]) -> bool:
    """True where the clause of the day has a sum, hours or an unknown noun, or tells of an agreement: `taxi 10.11`."""
    first, last = day.first, at + 2
    while first > max(0, day.first - _SENTENCE) and not _parts(tokens[first - 1]):
        first -= 1
    while last < min(len(tokens), at + _SENTENCE) and not _parts(tokens[last]):
        last += 1
    if any(isinstance(one, (Money, Duration)) and first <= one.first < last for one in mentions):
        return True
    words = [
        one
        for one in (*tokens[first : day.first], *tokens[day.last : at], *tokens[at + 2 : last])
        if one.kind == "word"
    ]
    return text_at(tokens, day.first - 1) in _TO or any(
        (not one.senses and one.text not in _OUT) or one.text.startswith(_AGREEMENT) for one in words
    )


def _parts(token: Token) -> bool:
    return token.text in _MARKS or "join" in token.senses


def _is_moved(between: Sequence[Token]) -> bool:
    """True for `ble flyttet til 10.11, samme tid`: the times are those of one meeting."""
    return any("moved" in token.senses for token in between)


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """True for `samme tid som sist`, `same time each week`."""
    return text_at(tokens, at) in _AS or has(tokens, at, "each")
