"""A day that is said anew of what was told before: `planutvalget 14.10 … Møtet var 21.10, ikke 14.`."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import replace

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.layout.known_days import is_one_day, names
from parsers.text.spans.days import ORDINALS
from parsers.text.spans.mentions import MEASURED, Clocks, Day, Mention, When, has, text_at
from parsers.text.words.tokens import Spots, Token

EXAMPLES = {
    "planutvalget 14. oktober, 20 km. PS: Planutvalget var 21. oktober, ikke 14.": ["21. oktober", "20 km"],
    "planutvalget 14. oktober, 20 km. Det var 21. oktober, ikkje den 14. oktober": ["21. oktober", "20 km"],
    "planutvalget 14.10 og kommunestyret 22.10. Møtet var 21.10, ikke 14.10": ["21.10", "22.10"],
    "planutvalget 14.10. Møtet var ikke 14.10, men 21.10": ["21.10"],
    "planning committee 14 October. PS the meeting was on 21 October, not 14": ["21 October"],
    "planning committee 14 October. The meeting was on 21 October, not on the 14th": ["21 October"],
    "planutvalget onsdag. Det var torsdag, ikke onsdag": ["torsdag"],
    "planutvalget 14.10. Kommunestyret var 21.10, ikke 14.10": ["14.10", "21.10", "14.10"],
    "planutvalget 14.10. Planutvalget 21.10, 20 km, ikke 14.10": ["14.10", "21.10", "20 km", "14.10"],
    "planutvalget 14.10 og 21.10, 20 km begge dager. Kjørte 21.10, ikke 14.10": [
        "14.10 og 21.10",
        "20 km",
        "21.10",
        "14.10",
    ],
    "3.10 kl 17-19\n14.10 kl 17-21\nDen andre var ikke 14., det var 21. oktober": ["3.10", "21. oktober"],
    "3.10: 2 timar\n14.10: 3 timar\nOi, 14.10 var feil, det skal vere 21.10.": ["3.10", "21.10"],
    "3.10: 2 hours\n14.10: 3 hours\nThe last one was not on the 14th. It was on 21.10": ["3.10", "21.10"],
    "planutvalget 14.10\nkommunestyret 22.10\nSer nå at den 14. skal være 21.10": ["21.10", "22.10"],
    "planutvalget 14.10. Det var forresten 21.10 og ikke 14.10. Den 14. var jeg syk": ["21.10"],
}
_JOINING = frozenset({",", "og", "and", "-", "–"})
_BUT = frozenset({"men", "but"})
_LEADING = frozenset({"den", "the", "on", "på", "of"})
_WAS = frozenset({"var", "er", "was", "is", "være", "vere", "be"})
_HOLDING = _WAS | _BUT
_CONNECTING = (
    _HOLDING
    | _LEADING
    | frozenset(
        {
            ".",
            ",",
            "-",
            "–",
            "det",
            "møtet",
            "it",
            "that",
            "skal",
            "skulle",
            "should",
            "ha",
            "have",
            "vært",
            "vore",
            "been",
            "feil",
            "wrong",
        }
    )
)
_CONNECTING_WITHIN = 9
_CUES = ("negation", "should", "wrong")
_LAST = 31
_MOST = 20
"""Denials that are read; keeps hostile texts linear."""


def redated(
    tokens: Sequence[Token],
    mentions: list[Mention],
    named: list[TypeMention],
    spots: Spots,
    layout: Layout,
) -> tuple[list[Mention], list[TypeMention], Set[int]]:
    """The mentions and names, where the day that holds stands in the place of the one that a later sentence denies.

    Last the sentences that do so.
    """
    spoken = sorted({at for sense in _CUES for at in spots.get(sense, ())})
    spent: set[int] = set()
    for at in spoken[:_MOST]:
        days = [one for one in mentions if isinstance(one, When)]
        found = _contrast(tokens, days, at) if len(days) > 1 else None
        if found is None:
            continue
        new, denied, gone = found
        told = {layout.sentence[at], *(layout.sentence[one.first] for one in gone)}
        said = [one for one in named if layout.sentence[one.first] in told]
        gone += [one for one in days if one.rule == "occasion" and layout.sentence[one.first] in told]
        earlier = [one for one in days if layout.sentence[one.first] < min(told)]
        old = next((one for one in reversed(earlier) if _holds(one, denied)), None)
        if old is None or not (_only_says(tokens, mentions, told, gone, layout) and _is_of(named, said, old, layout)):
            continue
        held = _in_place(old, new, denied)
        gone += _spoken_of_again(mentions, next(day for day in old.days if names(denied, day)), max(told), layout)
        dropped = {id(one) for one in gone}
        mentions = [held if one is old else one for one in mentions if id(one) not in dropped]
        named = [one for one in named if one not in said]
        spent |= told
    return mentions, named, spent


def _contrast(tokens: Sequence[Token], days: Sequence[When], at: int) -> tuple[When, Day, list[When]] | None:
    """The day that holds, the one that is denied, and their mentions.

    `21.10, ikke 14.10`, `ikke 14.10, men 21.10`, `ikke den 14., det var 21.10`, `14.10 skal være 21.10`.
    """
    if not has(tokens, at, "negation"):
        return _replaced(tokens, days, at)
    first, beside = _led(tokens, days, at + 1)
    denied = beside.days[0] if beside else _bare(tokens, first)
    if denied is None:
        return None
    ends = at - (text_at(tokens, at - 1) in _JOINING)
    before = next((one for one in days if one.last == ends and is_one_day(one)), None)
    before = before or _told_after(tokens, days, beside.last if beside else first + 1)
    return (before, denied, [before, *([beside] if beside else [])]) if before else None


def _replaced(tokens: Sequence[Token], days: Sequence[When], at: int) -> tuple[When, Day, list[When]] | None:
    """The same of `14.10 var feil, det var 21.10` and `den 14. skal være 21.10`, with the word at that token."""
    ends = at - (text_at(tokens, at - 1) in _WAS)
    beside = next((one for one in days if one.last == ends and is_one_day(one)), None)
    if beside is None and text_at(tokens, ends - 1) in (".", *ORDINALS):
        ends -= 1
    denied = beside.days[0] if beside else _bare(tokens, ends - 1, followed=True)
    after = _told_after(tokens, days, at) if denied else None
    return (after, denied, [after, *([beside] if beside else [])]) if after and denied else None


def _told_after(tokens: Sequence[Token], days: Sequence[When], at: int) -> When | None:
    """The one day that small words lead to, with one that says that it holds among them: `., det var`, `, men`."""
    for step in range(at, min(at + _CONNECTING_WITHIN, len(tokens))):
        found = next((one for one in days if one.first == step and is_one_day(one)), None)
        if found:
            return found if any(tokens[one].text in _HOLDING for one in range(at, step)) else None
        if tokens[step].text not in _CONNECTING and "retracting" not in tokens[step].senses:
            return None
    return None


def _spoken_of_again(mentions: Sequence[Mention], denied: Day, number: int, layout: Layout) -> list[When]:
    """The mentions of the denied day in sentences after that, which have no value: den 14. var jeg i begravelse."""
    valued = {layout.sentence[one.first] for one in mentions if isinstance(one, (Clocks, *MEASURED))}
    later = [one for one in mentions if is_one_day(one) and layout.sentence[one.first] > number]
    return [one for one in later if names(one.days[0], denied) and layout.sentence[one.first] not in valued]


def _led(tokens: Sequence[Token], days: Sequence[When], at: int) -> tuple[int, When | None]:
    """Where small words before a day end, and the one day there: `den 14.`, `on the 14th`."""
    begin = at
    while text_at(tokens, at) in _LEADING:
        at += 1
    return at, next((one for one in days if begin <= one.first <= at and is_one_day(one)), None)


def _bare(tokens: Sequence[Token], at: int, *, followed: bool = False) -> Day | None:
    """A number that is a day of the month: `not 14`; words may have `followed` it."""
    token = tokens[at] if 0 <= at < len(tokens) else None
    if token is None or token.kind != "num" or not token.text.isdecimal() or not 1 <= int(token.text) <= _LAST:
        return None
    follows = (
        at + 1 < len(tokens) and tokens[at + 1].kind in ("word", "num") and text_at(tokens, at + 1) not in ORDINALS
    )
    return None if follows and not followed else Day(day=int(token.text), span=(token.start, token.end))


def _holds(one: When, denied: Day) -> bool:
    return one.shape == "days" and sum(names(denied, day) for day in one.days) == 1


def _only_says(
    tokens: Sequence[Token], mentions: Sequence[Mention], told: Set[int], gone: Sequence[When], layout: Layout
) -> bool:
    """True for sentences that say when it was, and tell of no other value or day."""
    held = (one for one in mentions if isinstance(one, (When, Clocks, *MEASURED)) and one not in gone)
    if any(layout.sentence[one.first] in told for one in held):
        return False
    words = range(bisect_left(layout.sentence, min(told)), bisect_right(layout.sentence, max(told)))
    return any(tokens[at].text in _WAS for at in words)


def _is_of(named: Sequence[TypeMention], said: Sequence[TypeMention], old: When, layout: Layout) -> bool:
    """True where the sentence names nothing, or what was told with the earlier day."""
    if not said:
        return True
    told = [one for one in named if layout.sentence[one.first] == layout.sentence[old.first]]
    told = told or [one for one in named if one.first < old.first][-1:]
    known = {code for one in told for code in one.codes}
    return all(known.intersection(one.codes) for one in said)


def _in_place(old: When, new: When, denied: Day) -> When:
    """The earlier mention with the day that holds."""
    if len(old.days) == 1:
        return replace(new, first=old.first, last=old.last)
    return replace(old, days=tuple(new.days[0] if names(denied, day) else day for day in old.days))
