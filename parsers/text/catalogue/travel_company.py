"""Bodies that one only travelled with: `turen til Oslo med planutvalget` is no meeting of it."""

from collections.abc import Mapping, Sequence

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Etter turen til Oslo med planutvalget: tog 9.11, 360 kr": ["transit 09.11 360"],
    "Studietur med kontrollutvalget 9.11, tog 360 kr": ["transit 09.11 360"],
    "Var på studietur i Bergen saman med formannskapet 9.11, drosje 210 kr": ["taxi 09.11 210"],
    "Trip to Bergen with the planning committee on 9 November, taxi 210 kr": ["taxi 09.11 210"],
    "Turen til møte med planutvalget 10.11, 24 km": ["fee-planning 10.11", "mileage 10.11 24"],
    "Godtgjørelse for studietur med formannskapet 10.11": ["fee-executive 10.11"],
    "Møte og ekskursjon med planutvalget 10.11, 24 km": ["fee-planning 10.11", "mileage 10.11 24"],
    "Møte med kontrollutvalget 9.11, tog 360 kr": ["fee-control 09.11", "transit 09.11 360"],
    "Kjørte tur-retur 24 km med planutvalget 9.11": ["mileage 09.11 24", "fee-planning 09.11"],
    "Studietur 9.11, tog 360 kr. Planutvalget 10.11": ["transit 09.11 360", "fee-planning 10.11"],
    "Turen til formannskapet 9.11 var 24 km": ["fee-executive 09.11", "mileage 09.11 24"],
    "Planutvalget 9.11. Reisen gikk med buss, 44 kr": ["fee-planning 09.11", "transit 09.11 44"],
}
TRIPS = frozenset(
    {"turen", "studietur", "studieturen", "reisen", "reisa", "studiereise", "studiereisen", "studiereisa"}
    | {"tjenestereise", "tenestereise", "trip", "journey"}
)
_WITH = frozenset({"med", "with"})
_SMALL = frozenset({"hele", "heile", "resten", "av", "the", "whole", "rest", "of"})
_MEETING = ("møte", "meeting")
_PAID_WITHIN = 3
_WITHIN = 6
"""Tokens from the trip to who was on it."""


def without_travel_company(tokens: Sequence[Token], named: list[TypeMention], types: TypeIndex) -> list[TypeMention]:
    """The names without those of bodies that were on the same trip."""
    return [one for one in named if not (types.names_meeting(one) and _is_company(tokens, one.first))]


def _is_company(tokens: Sequence[Token], first: int) -> bool:
    before = first - 1
    while text_at(tokens, before) in _SMALL:
        before -= 1
    if text_at(tokens, before) not in _WITH:
        return False
    for at in range(before - 1, max(-1, before - 1 - _WITHIN), -1):
        if tokens[at].kind != "word" or has(tokens, at, "meeting") or tokens[at].text.startswith(_MEETING):
            return False
        if tokens[at].text in TRIPS:
            return not any(_pays(token) for token in tokens[max(0, at - _PAID_WITHIN) : at])
    return False


def _pays(token: Token) -> bool:
    """True for what makes the trip itself a meeting: `godtgjørelse for studietur med planutvalget`."""
    return "fee" in token.senses or "meeting" in token.senses or token.text.startswith((*_MEETING, "godtgj", "honor"))
