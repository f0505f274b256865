"""Changes to an open draft: `linje 2 skal være 60 km`, `fjern linje 1`, `endre datoen til 13.10`."""

from collections.abc import Sequence

from claims.questions import Edit
from parsers.text import people
from parsers.text.items import plain
from parsers.text.mentions import Mention, has, text_at
from parsers.text.numbers import digits
from parsers.text.tokens import Token
from parsers.text.values import Values

EXAMPLES = {
    "linje 2 skal være 60 km": [Edit(line=1, field="distance_km", value="60")],
    "linje 2: 44 km": [Edit(line=1, field="distance_km", value="44")],
    "fjern linje 1": [Edit(line=0, field=None)],
    "endre datoen til 13.10": [Edit(line=None, field="date", value="2026-10-13")],
    "datoen er 13.10": [Edit(line=None, field="date", value="2026-10-13")],
    "linje 1 skal være 3 timer": [Edit(line=0, field="quantity", value="3")],
    "passasjer på linje 2: Ola Nordmann": [
        Edit(line=1, field="passengers", value=[{"name": "Ola Nordmann", "distance_km": None}])
    ],
    "Kommunestyret 12.10": [],
}
_STATING = frozenset({"er", "til", "skal", "is", "to", ":", "=", "var", "feil"})
_OPENING = 3
_NUMBERED = ("quantity", "distance_km", "amount")


def changes(
    text: str, tokens: Sequence[Token], mentions: Sequence[Mention], values: Values, *, named: bool
) -> list[Edit]:
    """The edits a message asks for; none when it is not about an open draft.

    `named` is True when the message names types of its own: then only a line number makes it an edit.
    """
    line, after = _line(tokens)
    if line is not None and any("remove" in token.senses for token in tokens[:after]):
        return [Edit(line=number, field=None) for number in _lines(tokens)]
    if line is not None and any("passenger" in token.senses for token in tokens):
        names = people.names(text.rpartition(":")[2])
        return [Edit(line=line, field="passengers", value=[{"name": name, "distance_km": None} for name in names])]
    field, at = _field(tokens, {index for mention in mentions for index in range(mention.first, mention.last)})
    states = any(text_at(tokens, at + step) in _STATING for step in (1, 2))
    changing = any("change" in token.senses for token in tokens[:4])
    wrong = any("wrong" in token.senses for token in tokens)
    if line is None and (named or not (changing or (field and (wrong or (states and at <= _OPENING))))):
        return []
    start = after
    end = next((index for index in range(start, len(tokens)) if has(tokens, index, "negation")), len(tokens))
    found = values.of([mention for mention in mentions if start <= mention.first < end])
    if not found and field in _NUMBERED:
        numbers = (digits(token.text) for token in tokens[max(at, start) :] if token.kind == "num")
        found += [(field, plain(number)) for number in numbers if number is not None][:1]
    return [Edit(line=line, field=name, value=value) for name, value in found]


def addresses_line(tokens: Sequence[Token]) -> bool:
    """True when the message names a line by its number, or opens with a word of changing."""
    return _line(tokens)[0] is not None or any("change" in token.senses for token in tokens[:4])


def _line(tokens: Sequence[Token]) -> tuple[int | None, int]:
    """The line number that is named, from 0, and the index after it."""
    for index, token in enumerate(tokens):
        if "line_word" in token.senses and text_at(tokens, index + 1).isdecimal():
            number = int(text_at(tokens, index + 1)[:4])
            return (number - 1, index + 2) if number > 0 else (None, 0)
    return None, 0


def _lines(tokens: Sequence[Token]) -> list[int]:
    """Every number after `linje` in `fjern linje 1 og 3`, from 0."""
    return [
        int(token.text[:4]) - 1
        for token in tokens
        if token.kind == "num" and token.text.isdecimal() and int(token.text[:4])
    ]


def _field(tokens: Sequence[Token], taken: set[int]) -> tuple[str | None, int]:
    """The field that is named first, and where."""
    for index, token in enumerate(tokens):
        if "field" in token.senses and index not in taken:
            return str(token.senses["field"]), index
    return None, 0
