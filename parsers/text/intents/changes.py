"""Changes to an open draft: `linje 2 skal være 60 km`, `fjern linje 1`, `endre datoen til 13.10`."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from claims.questions import Edit
from parsers.text.analysis import Analysis
from parsers.text.drives.names import names
from parsers.text.intents.values import Values
from parsers.text.spans.mentions import Mention, When, has, text_at
from parsers.text.spans.numbers import digits, plain
from parsers.text.words.tokens import Token

EXAMPLES = {
    "linje 2 skal være 60 km": [Edit(line=1, field="distance_km", value="60")],
    "linje 2: 44 km": [Edit(line=1, field="distance_km", value="44")],
    "fjern linje 1": [Edit(line=0, field=None)],
    "fjern linje 1 og 3": [Edit(line=0, field=None), Edit(line=2, field=None)],
    "fjern linje 1-3": [Edit(line=0, field=None), Edit(line=1, field=None), Edit(line=2, field=None)],
    "fjern linje 1 og linje 3.": [Edit(line=0, field=None), Edit(line=2, field=None)],
    "fjern linje 2, kjørte bare 1 gang": [Edit(line=1, field=None)],
    "slett linje 2, møtet 12. oktober ble avlyst": [Edit(line=1, field=None)],
    "fjern linje 2 på 142 kr": [Edit(line=1, field=None)],
    "linje 2 kan slettes": [Edit(line=1, field=None)],
    "ikke fjern linje 2": [],
    "fjern linje 2, linje 3 skal være 42 km": [
        Edit(line=1, field=None),
        Edit(line=2, field="distance_km", value="42"),
    ],
    "linje 2 skal være 60 km og linje 3 45 km": [
        Edit(line=1, field="distance_km", value="60"),
        Edit(line=2, field="distance_km", value="45"),
    ],
    "endre datoen til 13.10": [Edit(line=None, field="date", value="2026-10-13")],
    "datoen er 13.10": [Edit(line=None, field="date", value="2026-10-13")],
    "linje 1 skal være 3 timer": [Edit(line=0, field="quantity", value="3")],
    "passasjer på linje 2: Ola Nordmann": [
        Edit(line=1, field="passengers", value=[{"name": "Ola Nordmann", "distance_km": None}])
    ],
    "nei, det var 44 km": [Edit(line=None, field="distance_km", value="44")],
    "beløpet er feil, det var 124": [Edit(line=None, field="amount", value="124")],
    "det er feil dato, den skal være 13.10": [Edit(line=None, field="date", value="2026-10-13")],
    "Diett 12.11 kl 06.00-16.30, no meals": [],
    "nei": [],
    "Kommunestyret 12.10": [],
}
_CHANGING = frozenset({"change", "correcting", "field"})
_STATING = frozenset({"er", "til", "skal", "is", "to", ":", "=", "var", "feil"})
_OPENING = 3
_NUMBERED = ("quantity", "distance_km", "amount")
_VALUES = frozenset({"num", "dmy", "iso", "clock"})
_LIST_JOIN = frozenset({",", "&", "+"})
_LONGEST_RANGE = 50


@dataclass(frozen=True, slots=True)
class _Named:
    """The lines that are named by number at tokens `first` up to but without `last`, from 0."""

    lines: tuple[int, ...]
    first: int
    last: int


def changes(analysis: Analysis, values: Values) -> list[Edit]:
    """The edits a message asks for; none when it is not about an open draft.

    Where the message names types of its own, only a line number makes it an edit.
    """
    text, tokens, mentions, named = analysis.text, analysis.tokens, analysis.mentions, bool(analysis.named)
    senses = analysis.spots.keys()
    if "line_word" not in senses and (named or senses.isdisjoint(_CHANGING)):
        return []
    taken = {index for mention in mentions for index in range(mention.first, mention.last)}
    groups = _groups(tokens, taken)
    if not groups:
        start = _begins(tokens, taken, named=named)
        return [] if start is None else _stated(None, tokens, mentions, values, taken, (0, start, len(tokens)))
    edits: list[Edit] = []
    before, removing = 0, False
    for group, after in zip(groups, [*groups[1:], None], strict=True):
        end = after.first if after else len(tokens)
        words = tokens[before : group.first]
        own = tokens[group.last : end]
        joined = all(_joins(tokens, index) for index in range(before, group.first))
        goes_on = removing and joined and text_at(tokens, group.last) not in _STATING
        removing = goes_on or any("remove" in token.senses for token in words)
        if removing or any("removed" in token.senses for token in own):
            denied = any("negation" in token.senses for token in words)
            edits += [Edit(line=line, field=None) for line in group.lines if not denied]
        elif any("passenger" in token.senses for token in (*words, *own)):
            riders = names(text[: tokens[end - 1].end].rpartition(":")[2])
            found = [{"name": name, "distance_km": None} for name in riders]
            edits += [Edit(line=line, field="passengers", value=found) for line in group.lines]
        else:
            for line in group.lines:
                edits += _stated(line, tokens, mentions, values, taken, (before, group.last, end))
        before = group.last
    return edits


def restated(analysis: Analysis, values: Values, start: int) -> list[Edit]:
    """The values stated from the token `start` on, for every line; none when something says which line is meant."""
    tokens, mentions = analysis.tokens, analysis.mentions
    days = [mention for mention in mentions if isinstance(mention, When) and mention.first < start]
    chosen = any(not any("claim_word" in token.senses for token in tokens[: day.first]) for day in days)
    if analysis.named or chosen or any("line_word" in token.senses for token in tokens):
        return []
    taken = {index for mention in mentions for index in range(mention.first, mention.last)}
    edits = _stated(None, tokens, mentions, values, taken, (start, start, len(tokens)))
    return list({edit.field: edit for edit in edits}.values())  # fra 42 til 46: the last one holds


def _begins(tokens: Sequence[Token], taken: set[int], *, named: bool) -> int | None:
    """Where the new values of a change without a line number begin; None when the message is no change."""
    field, at = _field(tokens, taken, 0, len(tokens))
    states = any(text_at(tokens, at + step) in _STATING for step in (1, 2))
    changing = any("change" in token.senses for token in tokens[:4])
    wrong = any("wrong" in token.senses for token in tokens)
    about_field = field and (wrong or (states and at <= _OPENING))
    if named or not (changing or corrects(tokens) or about_field):
        return None
    return next((index for index, token in enumerate(tokens) if "should" in token.senses), 0)


def corrects(tokens: Sequence[Token]) -> bool:
    """True when the message opens by saying that something is not so: `nei, det var 44 km`, `beløpet er feil`."""
    if len(tokens) < 2:
        return False
    valued = next((index for index, token in enumerate(tokens) if token.kind in _VALUES), len(tokens))
    words = [(index, token.senses) for index, token in enumerate(tokens) if token.kind == "word"]
    return any("correcting" in said and (index < valued or "wrong" in said) for index, said in words[:_OPENING])


def _stated(
    line: int | None,
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    values: Values,
    taken: set[int],
    places: tuple[int, int, int],
) -> list[Edit]:
    """The values stated at `places`: where a field may be named, where values begin, and where both end.

    What a negation follows, `ikke 62`, is the old value.
    """
    begin, start, end = places
    end = next((index for index in range(start, end) if has(tokens, index, "negation")), end)
    first, last = (bisect_left(mentions, index, key=lambda mention: mention.first) for index in (start, end))
    found = values.of(mentions[first:last])
    field, at = _field(tokens, taken, begin, end)
    if not found and field in _NUMBERED:
        numbers = (digits(token.text) for token in tokens[max(at, start) : end] if token.kind == "num")
        found += [(field, plain(number)) for number in numbers if number is not None][:1]
    return [Edit(line=line, field=name, value=value) for name, value in found]


def addresses_line(tokens: Sequence[Token]) -> bool:
    """True when the message names a line by its number, or opens with a word of changing."""
    return bool(_groups(tokens, set())) or any("change" in token.senses for token in tokens[:4])


def _groups(tokens: Sequence[Token], taken: set[int]) -> list[_Named]:
    """The lines named by number, a group for each word of line: `linje 1 og 3` is one, `linje 1 og linje 3` two."""
    groups: list[_Named] = []
    for index, token in enumerate(tokens):
        if "line_word" in token.senses and (not groups or index >= groups[-1].last):
            lines, last = _numbers(tokens, index + 1, taken)
            if lines:
                groups.append(_Named(tuple(lines), index, last))
    return groups


def _numbers(tokens: Sequence[Token], index: int, taken: set[int]) -> tuple[list[int], int]:
    """The line numbers that stand right after a line word, from 0, and the index after them.

    A number that another reading holds, as in `linje 2, 3 timer`, is none of them.
    """
    lines: list[int] = []
    last = index
    while (number := _line_number(tokens, index, taken)) is not None:
        last = index + 1
        end = _line_number(tokens, index + 2, taken) if text_at(tokens, index + 1) == "-" else None
        if end is not None and number <= end <= number + _LONGEST_RANGE:
            last = index + 3
        lines += range(number, end + 1) if last == index + 3 and end is not None else [number]
        index = last
        while _joins(tokens, index):
            index += 1
        if index == last:
            break
    return lines, last


def _joins(tokens: Sequence[Token], index: int) -> bool:
    return text_at(tokens, index) in _LIST_JOIN or has(tokens, index, "join")


def _line_number(tokens: Sequence[Token], index: int, taken: set[int]) -> int | None:
    text = text_at(tokens, index)
    return int(text) - 1 if index not in taken and text.isdecimal() and len(text) <= 3 and int(text) else None


def _field(tokens: Sequence[Token], taken: set[int], start: int, end: int) -> tuple[str | None, int]:
    """The field that is named first between two tokens, and where."""
    for index in range(start, end):
        if "field" in tokens[index].senses and index not in taken:
            return str(tokens[index].senses["field"]), index
    return None, 0
