"""Hours that were entered before are not claimed again: `12 av dem er ført fra før`, `timene førte jeg i går`."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import MEASURED, Clocks, Duration, Mention, When, has, is_writer, text_at
from parsers.text.spans.numbers import number
from parsers.text.spans.part_of import THEM

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Det ble 18 timer støttekontakt i oktober. 12 av dem er ført fra før. Det som gjenstår er 30.10, 6 timer": [
        "support-hour 30.10 6",
    ],
    "Eg hadde 18 timar støttekontakt i oktober. 12 har eg alt ført, så det står att 30.10 6 timar": [
        "support-hour 30.10 6",
    ],
    "I had 18 hours as support contact in October. 12 of them are entered already. The rest is 30.10 6 hours": [
        "support-hour 30.10 6",
    ],
    "Støttekontakt i oktober: 18 timer, hvorav 12 er ført. Resten: 30.10 6 timer": ["support-hour 30.10 6"],
    "18 timer støttekontakt i oktober, 12 av dem er ført fra før": ["support-hour 01.10 6"],
    "18 timer støttekontakt i oktober, 12 av dem er ført fra før, de siste 6 timene er ikke ført": [
        "support-hour 01.10 6",
    ],
    "18 timer støttekontakt i oktober, 12 av dem er ikke ført": ["support-hour 01.10 18"],
    "18 timer støttekontakt i oktober, 12 av dem var på kveldstid": ["support-hour 01.10 18"],
    "De 14 timene mine for oktober førte jeg i går. Støttekontakt 12.11 2 timer": ["support-hour 12.11 2"],
    "Dei 14 timane for oktober har eg alt sendt. Støttekontakt 12.11 2 timar": ["support-hour 12.11 2"],
    "I entered my 14 hours for October yesterday. Support contact 12 November 2 hours": ["support-hour 12.11 2"],
    "I entered my 3 hours as support contact on 10 November": ["support-hour 10.11 3"],
    "De 3 timene 10.11 førte jeg opp som støttekontakt": ["support-hour 10.11 3"],
    "Dei 3 timane mine som støttekontakt førte eg 10.11": ["support-hour 10.11 3"],
    "De 14 timene støttekontakt for oktober førte jeg i går. Støttekontakt 12.11 2 timer": ["support-hour 12.11 2"],
    "Støttekontakt 18 timer i oktober, hvorav 12 er ført på kveld": ["support-hour 01.10 18"],
    "Støttekontakt 18 timar i oktober, 12 av dei er førte opp som kveld": ["support-hour 01.10 18"],
    "Jeg førte 14 timer støttekontakt 10.11": ["support-hour 10.11 14"],
    "Støttekontakt oktober: 18 timer. 12 timer er allerede ført": ["support-hour 01.10 6"],
    "Har ført 12 av 18 timer støttekontakt i oktober": ["support-hour 01.10 6"],
    "Støttekontakt 10.11. De 3 timene førte jeg ikke sist": ["support-hour 10.11 3"],
}
_OF = frozenset({"av", "of"})
_MY = frozenset({"de", "dei", "desse", "disse", "mine", "the", "my", "these", "those"})
_HERE = frozenset({"her", "under", "nedenfor", "nedanfor", "nå", "no", "here", "below", "now"})
"""What is told with these is told in this very message."""
_AMONG = ("enclosed", "wish", "should", "future", "condition")
_UP = frozenset({"opp", "up", "ned"})
_AS = frozenset({"på", "som", "as", "at", "on"})
_ENTERING = frozenset({"har", "have", "hadde", "had"})
_ENTERED = _ENTERING | {"er", "ble", "vart", "are", "were"}


def leave_entered_part(analysis: Analysis) -> None:
    """Take hours that were entered before from those of the text, and from the number that they are a part of."""
    hours = [one for one in analysis.mentions if isinstance(one, Duration)]
    if not hours or "entered" not in analysis.spots:
        return
    clause = analysis.layout.clause
    for at in sorted({clause[at]: at for at in analysis.spots["entered"]}.values()):
        inside = range(bisect_left(clause, clause[at]), bisect_right(clause, clause[at]))
        if not _is_told(analysis, inside, at):
            continue
        if part := next(_parts(analysis, inside), None):
            if not _is_entered_as(analysis, inside, at):
                _take_off(analysis, hours, *part)
        elif not _is_named(analysis, inside) and any(_is_known(analysis, one, inside, at) for one in hours):
            _forget(analysis, clause[at])


def _is_told(analysis: Analysis, inside: range, at: int) -> bool:
    """True for a clause that tells it, and neither denies nor plans it, nor speaks of this message."""
    tokens, layout = analysis.tokens, analysis.layout
    plain = all(tokens[near].text not in _HERE and not has(tokens, near, "negation") for near in inside)
    return (
        plain
        and layout.sentence[at] not in layout.asking
        and not any(has(tokens, near, sense) for near in inside for sense in _AMONG)
        and text_at(tokens, inside.stop - 1) != ":"
    )


def _is_entered_as(analysis: Analysis, inside: range, at: int) -> bool:
    """True for `ført på kveld`, `entered as evenings`, which tell of what kind they are, not `ført på forrige krav`."""
    tokens = analysis.tokens
    kind = text_at(tokens, at + 1 + (text_at(tokens, at + 1) in _UP)) in _AS
    return kind and not any(has(tokens, near, sense) for near in inside for sense in ("previous", "claim_word"))


def _is_named(analysis: Analysis, inside: range) -> bool:
    """True for a clause that claims by itself, with a name and one day at most: `førte jeg opp som støttekontakt`."""
    named = any(one.first in inside for one in analysis.named)
    days = sum(isinstance(one, When) and one.first in inside for one in analysis.mentions)
    return named and days < 2 and not any(has(analysis.tokens, at, "already") for at in inside)


def _parts(analysis: Analysis, inside: range) -> Iterator[tuple[int, Decimal]]:
    """Where the clause tells a part of the hours, and how many: `12 av dem`, `hvorav 12`, `12 har jeg alt`."""
    tokens = analysis.tokens
    for at in inside:
        if found := number(tokens, at):
            amount, after = found
            after += has(tokens, after, "hour")
            of_them = text_at(tokens, after) in _OF and text_at(tokens, after + 1) in THEM
            opens = at == inside.start and text_at(tokens, after) in _ENTERED and "already" in analysis.spots
            if of_them or opens or has(tokens, at - 1, "thereof") or _is_of_next(analysis, after):
                yield at, amount


def _is_of_next(analysis: Analysis, after: int) -> bool:
    """True for `12 av 18 timer`, `12 of the 18 hours`, behind the first number."""
    whole = after + 1 + (text_at(analysis.tokens, after + 1) in _MY)
    hours = (isinstance(one, Duration) and one.first == whole for one in analysis.mentions)
    return text_at(analysis.tokens, after) in _OF and any(hours)


def _take_off(analysis: Analysis, hours: Sequence[Duration], at: int, part: Decimal) -> None:
    """Leave of the hours before that place what is left of them, or where the rest is told after it, nothing."""
    sentence, clause = analysis.layout.sentence, analysis.layout.clause
    inside = range(bisect_left(clause, clause[at]), bisect_right(clause, clause[at]))
    before = [one for one in hours if one.first < inside.stop and one.first != at]
    if len(before) != 1 or before[0].amount <= part or sentence[at] - sentence[before[0].first] > 1:
        return
    whole, rest = before[0], before[0].amount - part
    later = [one for one in analysis.mentions if one.first >= inside.stop and isinstance(one, (Duration, Clocks))]
    dated = [one for one in analysis.mentions if one.first >= inside.stop and isinstance(one, When)]
    again = [one for one in later if isinstance(one, Duration) and one.amount == rest]
    gone: list[Mention] = [one for one in analysis.mentions if one.first in inside and isinstance(one, Duration)]
    if later and dated:
        _forget(analysis, clause[whole.first])
    elif not later or later == again[:1]:
        gone += [whole, *again]
        analysis.mentions = [*analysis.mentions, replace(whole, amount=rest)]
    analysis.mentions = sorted((one for one in analysis.mentions if one not in gone), key=lambda one: one.first)


def _is_known(analysis: Analysis, one: Duration, inside: range, at: int) -> bool:
    """True for `de 14 timene førte jeg`, `mine 14 timer har jeg sendt`, `I entered my 14 hours`."""
    tokens = analysis.tokens
    if one.first not in inside:
        return False
    ends = text_at(tokens, one.last - 1)
    known = text_at(tokens, one.first - 1) in _MY and (ends.endswith(("ene", "ane")) or ends == "hours")
    own = is_writer(tokens, at + 1) if at > one.first else is_writer(tokens, at - 1)
    having = any(text_at(tokens, near) in _ENTERING and is_writer(tokens, near + 1) for near in range(one.last, at))
    return known and (own or having)


def _forget(analysis: Analysis, number: int) -> None:
    """Take the values and days of the clause from those of the text; its names stay, for what follows."""
    clause = analysis.layout.clause
    analysis.dated = [one for one in analysis.dated if clause[one.when.first] != number]
    analysis.mentions = [
        one
        for one in analysis.mentions
        if clause[one.first] != number or not isinstance(one, (When, Clocks, *MEASURED))
    ]
