"""Which of several questions of one field a value answers: `18 km den første, 26 den andre`, `46 kr på begge`."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claims.lines import Span
from parsers.text.analysis import Analysis
from parsers.text.lines.told.frames import is_light
from parsers.text.spans.mentions import Mention, Money, WayWord, When, has, indices
from parsers.text.spans.numbers import ALL_OF, BOTH, number, plain
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: dict[str, list[str]] = {
    "18 km den første turen og 26 km den andre": ["18", "26"],
    "26 km den andre og 18 km den første": ["18", "26"],
    "den første 18 km, den andre 26 km": ["18", "26"],
    "første tur 18 km, andre tur 26": ["18", "26"],
    "18 km the first trip and 26 the second": ["18", "26"],
    "18 km fyrste turen og 26 km den andre": ["18", "26"],
    "18 og 26": ["18", "26"],
    "18 and 26": ["18", "26"],
    "18 km på begge": ["18", "18"],
    "18 km på begge to": ["18", "18"],
    "båe var 18 km": ["18", "18"],
    "18 km each": ["18", "18"],
    "18 km both times": ["18", "18"],
    "18 km hver vei": [],
    "18 km": [],
    "18 km og 26 km": [],
    "18 km den første": [],
    "18 km på alle tre": [],
}
"""The kilometres of two drives; none where their order is all that tells."""

_DIGITS = 3
_UNNUMBERED = frozenset({"type", "date"})
"""Fields whose values are no bare numbers, so that these count the things: `2 høy, 1 lav`."""
Known = tuple[Mention, str, object]
"""A mention, the field that it settles, and its value."""


@dataclass(frozen=True, slots=True)
class Share:
    """A value, where it stands, and the words that say whose it is."""

    value: object
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Told:
    at: int
    value: object
    span: Span


def allotted(
    analysis: Analysis, found: Sequence[Known], field: str, count: int, *, bare: bool, in_a_row: bool = True
) -> list[Share]:
    """What the message tells of each of `count` things of which that field is asked; none where it names none of them.

    `bare` numbers count as values too; others count the things where they are the first lines, `in_a_row`.
    """
    if count < 2:
        return []
    told = list(_told(analysis, found, field, bare=bare))
    if len(told) == 1 and _is_of_all(analysis, count):
        return [Share(told[0].value, (told[0].span,))] * count
    if len(told) != count:
        return []
    ordinals = [at for at in analysis.spots.get("first_choice", ()) if at not in {one.at for one in told}]
    if field in _UNNUMBERED:
        held = indices(analysis.mentions)
        counting = [at for at, token in enumerate(analysis.tokens) if token.kind == "num" and at not in held]
        if counting and not in_a_row:
            return []
        ordinals += counting
    if not ordinals:
        only = len(analysis.mentions) < count and _says_only_values(analysis, told)
        return [Share(one.value, (one.span,)) for one in told] if only else []
    return _by_ordinals(analysis, told, ordinals)


def _by_ordinals(analysis: Analysis, told: Sequence[_Told], ordinals: Sequence[int]) -> list[Share]:
    """The values in the order of the words that each has before or behind it."""
    said = [_place(analysis.tokens[at], len(told)) for at in ordinals]
    values = [one.at for one in told]
    turns = sorted((*values, *ordinals))
    by_turns = set(turns[::2]) in ({*values}, {*ordinals})
    if sorted(said) != list(range(len(told))) or not by_turns:
        return []
    named = tuple(one.span for one in analysis.mentions if isinstance(one, When) and _is_ordinal(one, ordinals))
    by_place = dict(zip(said, told, strict=True))
    return [Share(by_place[place].value, (by_place[place].span, *named)) for place in range(len(told))]


def _place(token: Token, count: int) -> int:
    """Which of them the word or number means, from 0; -1 for none."""
    if "first_choice" in token.senses:
        return int(token.senses["first_choice"]) % count
    return int(token.text) - 1 if token.text.isdecimal() and 0 < int(token.text[:_DIGITS]) <= count else -1


def _is_ordinal(mention: Mention, ordinals: Sequence[int]) -> bool:
    return any(mention.first <= at < mention.last for at in ordinals)


def _told(analysis: Analysis, found: Sequence[Known], field: str, *, bare: bool) -> Iterator[_Told]:
    """The values of the field in order; each of several days that are told as one is a value of its own."""
    if field == "date" and (days := list(_days(analysis))):
        yield from days
        return
    own = [one for one in found if one[1] == field and not (isinstance(one[0], When) and one[0].shape == "same")]
    values = {mention.first: (mention.span, value) for mention, _, value in own}
    taken = {at for one in analysis.mentions if not _is_bare(one) for at in range(one.first, one.last)}
    for at, token in enumerate(analysis.tokens):
        if at in values:
            yield _Told(at, values[at][1], values[at][0])
        elif bare and at not in taken and token.kind == "num" and (amount := number(analysis.tokens, at)):
            yield _Told(at, plain(amount[0]), (token.start, token.end))


def _days(analysis: Analysis) -> Iterator[_Told]:
    """The days of a message that names them in one list: `10.11 og 12.11`."""
    if len(analysis.dated) != 1 or analysis.dated[0].end or analysis.dated[0].trouble:
        return
    starts = [token.start for token in analysis.tokens]
    listed = analysis.dated[0]
    if len(listed.days) > 1 and listed.when.shape == "days":
        for day, said in zip(listed.days, listed.when.days, strict=True):
            yield _Told(bisect_left(starts, said.span[0]), day.isoformat(), said.span)


def _is_bare(mention: Mention) -> bool:
    return isinstance(mention, Money) and not mention.marked


def _is_of_all(analysis: Analysis, count: int) -> bool:
    """True for `begge`, of two, and `hver`, which is none of `hver vei`."""
    ways = {at for one in analysis.mentions if isinstance(one, WayWord) for at in range(one.first, one.last)}
    said = {token.text for at, token in enumerate(analysis.tokens) if at not in ways}
    return bool(said & words_of("apiece")) or (count == 2 and bool(said & BOTH)) or _is_all(analysis, count)


def _is_all(analysis: Analysis, count: int) -> bool:
    """True for `alle` of several, or of as many as are told behind it: `på alle tre`."""
    tokens = analysis.tokens
    at = next((at for at, token in enumerate(tokens) if token.text in ALL_OF - BOTH), None)
    told = None if at is None else number(tokens, at + 1)
    return at is not None and (told[0] == count if told else count > 2)


def _says_only_values(analysis: Analysis, told: Sequence[_Told]) -> bool:
    """True where nothing stands beside the values but their units and what joins them."""
    days = {at for one in analysis.dated for at in range(one.when.first, one.when.last)}
    held = days.union(one.at for one in told)
    return all(
        at in held
        or token.kind in ("num", "sym", "nl")
        or is_light(token, "field", "join")
        or has(analysis.tokens, at, "currency")
        for at, token in enumerate(analysis.tokens)
    )
