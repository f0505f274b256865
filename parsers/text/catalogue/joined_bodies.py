"""Bodies of two fields that the catalogue does not hold, `plan- og miljøutvalget`: one body, not one for each field."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.text.catalogue.bodies import BY_SUBJECT
from parsers.text.catalogue.mention import TypeMention
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "plan- og miljøutvalget 10.11": ["? 10.11 ?type"],
    "møtte i plan- og miljøutvalget 10.11": ["? 10.11 ?type"],
    "vara i plan og miljøutvalget 10.11": ["? 10.11 ?type"],
    "møte i samferdsels- og næringsutvalget 10.11": ["? 10.11 ?type"],
    "eg møtte i kultur- og idrettsutvalet 10.11": ["? 10.11 ?type"],
    "helse- og omsorgsutvalget 10.11": ["fee-health 10.11"],
    "kommunestyre- og formannskapsmøte 10.11": ["fee-council 10.11", "fee-executive 10.11"],
    "kontrollutvalget og idrettsutvalget 10.11": ["fee-control 10.11", "? 10.11 ?type"],
    "planutvalget og miljøutvalget 10.11": ["fee-planning 10.11", "? 10.11 ?type"],
}
_HALVES = frozenset({BY_SUBJECT, "type_part"})


def with_joined_bodies(tokens: Sequence[Token], found: Sequence[TypeMention]) -> list[TypeMention]:
    """The names, a body's other field with it, though that alone is like the name of another."""
    kept: list[TypeMention] = []
    for one in found:
        field = _field(tokens, one.first) if one.rule == "unknown_body" else None
        before = kept[-1] if kept else None
        beside = before is not None and before.last - 1 == field
        if field is None or (before and beside and before.rule not in _HALVES):
            kept.append(one)
            continue
        if beside:
            kept.pop()
        first = before.first if before and beside else field
        if beside or _is_hyphened(tokens, field):
            one = replace(one, first=first, span=(tokens[first].start, one.span[1]))
        kept.append(one)
    return kept


def _field(tokens: Sequence[Token], head: int) -> int | None:
    """The token of the field that is joined to the body there."""
    if not has(tokens, head - 1, "join"):
        return None
    field = head - 2 - (text_at(tokens, head - 2) == "-")
    return field if field >= 0 and tokens[field].kind == "word" else None


def _is_hyphened(tokens: Sequence[Token], at: int) -> bool:
    return text_at(tokens, at + 1) == "-" and tokens[at + 1].start == tokens[at].end
