"""The outlays of a carer's work: whose they are, and the sums below their name whatever was bought."""

from collections.abc import Mapping, Sequence

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.spans.mentions import Money, has
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "utgifter støttekontakt i går: kino 240 kr, popcorn 96 kr": ["support-outlay", "support-outlay"],
    "utlegg støttekontakt i går: 240 kr (bowling) og 96 kr (pølser)": ["support-outlay", "support-outlay"],
    "utgifter som støttekontakt i går: kino 240 kr og is 96 kr": ["support-outlay", "support-outlay"],
    "støttekontakt utgifter i går: kino 240 kr, popcorn 96 kr": ["support-outlay", "support-outlay"],
    "support contact expenses yesterday: 240 kr (bowling) and 96 kr (lunch)": ["support-outlay", "support-outlay"],
    "parkering i går: 60 kr, kaffe 98 kr": ["parking"],
    "støttekontakt i går 4 t. Kino 145 kr, etterpå tok vi pizza til 238 kr": [
        "support-hour",
        "support-outlay",
        "support-outlay",
    ],
    "støttekontakt i går 4 t. Buss 42 kr, og så tok me ein kebab til 170 kr": [
        "support-hour",
        "transit",
        "support-outlay",
    ],
    "support contact yesterday 4 hours. Cinema 290 kr, then burgers 238 kr": [
        "support-hour",
        "support-outlay",
        "support-outlay",
    ],
    "støttekontakt i går 4 t. Billetter på badet, 2 x 98 kr": ["support-hour", "support-outlay"],
    "Var støttekontakt i går. Inngang 75 kr": ["support-hour", "support-outlay"],
    "I was a support contact yesterday, bowling 75 kr": ["support-hour", "support-outlay"],
    "Jeg har vært støttekontakt i går, kino 75 kr og is 40 kr": ["support-hour", "support-outlay", "support-outlay"],
    "Då eg var støttekontakt i går, kjøpte eg kake til 75 kr": ["support-outlay"],
    "støttekontakt i går: bowling 75 kr": ["support-outlay"],
    "Har vært støttekontakt siden 2020. Kino i går 145 kr": ["support-outlay"],
    "Har vore støttekontakt i mange år. Kino i går 145 kr": ["support-outlay"],
    "I have been a support contact since 2020. Cinema yesterday 145 kr": ["support-outlay"],
    "Ola var støttekontakt i går, kino 145 kr": ["support-outlay"],
    "formannskapet i går. Støttekontakt 12.11 4 t. Kino 145 kr. Blomster 98 kr": [
        "fee-executive",
        "support-hour",
        "support-outlay",
    ],
}
_BEEN, _OF_OLD = words_of("been_that"), words_of("of_old")
_GIVEN_NAMES = words_of("given_names")
_WHEN = frozenset({"da", "då", "når", "mens", "medan", "der", "when", "while"})
_BEFORE = 4
"""Tokens before the name of one's work, in which it may be said that one was that."""
_BEHIND = 4
"""Tokens behind it, in which it may be said that one has long been that: støttekontakt siden 2020."""
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


def bought_at_work(near: Sequence[Draft], types: TypeIndex) -> Draft | None:
    """The carer's work that things were bought at, where the drafts around tell of no other work and no meeting."""
    if any(draft.kind == "per_diem" or draft.lost or is_meeting(draft, types) for draft in near):
        return None
    worked = [draft for draft in near if types.units(draft.codes) & {"hour", "day"}]
    outlays = {outlays_of(draft, types) for draft in worked}
    return worked[0] if len(outlays) == 1 and len(outlays_of(worked[0], types)) == 1 else None


def is_told_done(tokens: Sequence[Token], work: Draft) -> bool:
    """True for `var støttekontakt`, which claims its hours; `da jeg var støttekontakt` only says when something was."""
    first = work.first
    while first > 0 and work.first - first < _BEFORE and tokens[first - 1].kind == "word":
        first -= 1
    before = tokens[first : work.first]
    been = next((at for at in range(first, work.first) if tokens[at].text in _BEEN), None)
    if been is None or any(token.text in _WHEN for token in before):
        return False
    if any(token.text in _OF_OLD for token in tokens[work.last : work.last + _BEHIND]):
        return False
    return any(token.writer for token in before) or not _is_told_of_another(tokens, been, work)


def _is_told_of_another(tokens: Sequence[Token], been: int, work: Draft) -> bool:
    """True for `Ola var støttekontakt` and `var mor støttekontakt`, unlike `har vært støttekontakt`."""
    opens = been - has(tokens, been - 1, "having")
    told = range(been + 1, work.first)
    leads = opens > 0 and tokens[opens - 1].kind == "word" and not has(tokens, opens - 1, "join")
    return leads or any(has(tokens, at, "family") or tokens[at].text in _GIVEN_NAMES for at in told)


def outlays_of(work: Draft, types: TypeIndex) -> tuple[str, ...]:
    """The outlays among the types that a draft may be, or that share its name."""
    return types.of_unit((*work.codes, *work.relatives), "amount")


def _is_akin(outlay: Draft, codes: Sequence[str], types: TypeIndex) -> bool:
    own = frozenset[str]().union(*(types.words[code] for code in outlay.codes))
    return any(not own.isdisjoint(types.words[code]) for code in codes)
