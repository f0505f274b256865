"""The outlays of a carer's work: whose they are, and the sums below their name whatever was bought."""

from collections.abc import Mapping, Sequence

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import Money
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "utgifter støttekontakt i går: kino 240 kr, popcorn 96 kr": ["support-outlay", "support-outlay"],
    "utlegg støttekontakt i går: 240 kr (bowling) og 96 kr (pølser)": ["support-outlay", "support-outlay"],
    "utgifter som støttekontakt i går: kino 240 kr og is 96 kr": ["support-outlay", "support-outlay"],
    "støttekontakt utgifter i går: kino 240 kr, popcorn 96 kr": ["support-outlay", "support-outlay"],
    "support contact expenses yesterday: 240 kr (bowling) and 96 kr (lunch)": ["support-outlay", "support-outlay"],
    "parkering i går: 60 kr, kaffe 98 kr": ["parking"],
}
_MOST_SUMS = 40
"""Tokens from the name to the last of its sums."""


def says_whose(mention: TypeMention, outlay: Draft, types: TypeIndex) -> bool:
    """True for the work whose outlays are named right before it: aktivitetspenger støttekontakt."""
    if mention.first != outlay.last or not outlay.codes or types.units(outlay.codes) != {"amount"}:
        return False
    timed = bool(mention.codes) and types.units(mention.codes) <= {"hour", "day"}
    return timed and _is_akin(outlay, mention.codes, types)


def heads_sums(outlay: Draft, mention: Money, tokens: Sequence[Token], types: TypeIndex) -> bool:
    """True for the outlays of a carer's work before a colon, whatever was bought: aktivitetspenger: kino 90, is 40."""
    if not outlay.moneys or len(outlay.codes) != 1 or types.units(outlay.codes) != {"amount"}:
        return False
    before = tokens[outlay.last : outlay.moneys[0].first][:_MOST_SUMS]
    marked = any(token.text == ":" for token in before) and mention.first - outlay.last <= _MOST_SUMS
    return marked and _is_akin(outlay, types.of_unit(types.codes, "hour", "day"), types)


def _is_akin(outlay: Draft, codes: Sequence[str], types: TypeIndex) -> bool:
    own = frozenset[str]().union(*(types.words[code] for code in outlay.codes))
    return any(not own.isdisjoint(types.words[code]) for code in codes)
