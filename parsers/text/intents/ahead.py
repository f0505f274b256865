"""What is said of a line before its number: `sett høy sats på linje 1`, `3 timer på linje 1 og 4 timer på linje 2`."""

from collections.abc import Sequence

from parsers.text.analysis import Analysis
from parsers.text.drives.names import Names
from parsers.text.layout.numbered import Numbered
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: dict[str, list[str]] = {
    "sett høy sats på linje 1": ["0 type care-hour-high"],
    "Kan du sette høy sats på linje 1 og 2?": ["0 type care-hour-high", "1 type care-hour-high"],
    "Set høg sats på linje 1 og 2": ["0 type care-hour-high", "1 type care-hour-high"],
    "Can you put high rate on line 1?": ["0 type care-hour-high"],
    "endre til høy sats på linje 1": ["0 type care-hour-high"],
    "Kan du endre linje 1 til høy sats?": ["0 type care-hour-high"],
    "sett 3 timer på linje 2": ["1 quantity 3"],
    "put 42 km on line 2": ["1 distance_km 42"],
    "det skulle stått 28 km og ikke 82 på linje 2": ["1 distance_km 28"],
    "det skal stå 28 km, ikkje 82 km, på linje 2": ["1 distance_km 28"],
    "it should say 28 km and not 82 on line 2": ["1 distance_km 28"],
    "3 timer på linje 1 og 4 timer på linje 2": ["0 quantity 3", "1 quantity 4"],
    "linje 1 skal være 3 timer og sett 42 km på linje 2": ["0 quantity 3", "1 distance_km 42"],
    "bruk 12.11 på linje 1": ["0 date 2026-11-12"],
    "endre 42 km på linje 2 til 44 km": ["1 distance_km 44"],
    "legg til Per Sollid som passasjer på linje 1": ["0 passengers Per Sollid"],
    "add Per Sollid as a passenger on line 1": ["0 passengers Per Sollid"],
    "Per Sollid og Kari Nes var passasjerar på linje 2": ["1 passengers Per Sollid, Kari Nes"],
    "bytt passasjer på linje 1 til Kari Nes": ["0 passengers Kari Nes"],
    "linje 1: legg til passasjer Kari Nes": ["0 passengers Kari Nes"],
    "line 1: the passenger was Kari Nes": ["0 passengers Kari Nes"],
    "fjern passasjeren på linje 1": ["0 passengers "],
    "ta bort formålet på linje 2": [],
    "fjern 42 km på linje 2": ["1 None None"],
    "legg til 3 km på linje 2": [],
    "Hvorfor får jeg bare 42 km på linje 2?": [],
    "taxi på linje 2 mangler kvittering": [],
    "kvittering for 42 kr på linje 2 er vedlagt": [],
    "tok buss linje 5, 42 kr": [],
}
"""The edits: line, field and value; of passengers their names."""

_STANDING = frozenset(
    {"står", "stod", "sto", "sier", "seier", "viser", "syner", "ført", "says", "say", "said", "shows"}
)
_STANDS_WITHIN = 4
"""Tokens from what the draft says to the value that it holds."""
_ON = frozenset({"på", "on", "for"})
_ADDED = frozenset({"til", "to", "med"})
_BECOMES = frozenset({"til", "to", "skal", "er", "is", "should", "var", "was", ":", "="})


def said_ahead(analysis: Analysis, group: Numbered, before: int) -> int | None:
    """Where begins what is said of the line right before its number, after the token `before`; None for nothing.

    What is to become something else, is only asked about or is added to, is not what the line should be.
    """
    tokens = analysis.tokens
    if text_at(tokens, group.first - 1) not in _ON or text_at(tokens, group.last) in _BECOMES:
        return None
    if _is_asked(analysis, before, group.first) or any(_adds(analysis, at) for at in range(before, group.first)):
        return None
    ends = {one.last: one.first for one in (*analysis.mentions, *analysis.named) if one.first >= before}
    at = last = _before_denied(tokens, group.first - 1)
    while at in ends:
        at = ends[at]
    if at == last:
        return None
    if len(analysis.numbered) == 1 and stands(analysis, at) and _is_told_after(analysis, at, group.last):
        return None  # det står 3 timer på linje 1. Riktig er 4 timer
    named = any(one.first == at for one in analysis.named)
    return at if sets(analysis, before, at) or not (named or _is_of_paper(analysis, before, at)) else None


def stands(analysis: Analysis, first: int) -> bool:
    """True for the value of `på linje 1 står det 3 timer`, `line 1 says 3 hours`, not of `skal det stå 3 timer`."""
    sentence, tokens = analysis.layout.sentence, analysis.tokens
    said = [at for at in range(max(0, first - _STANDS_WITHIN), first) if sentence[at] == sentence[first]]
    told = any(text_at(tokens, at) in _STANDING for at in said)
    return told and not any(has(tokens, at, "should") for at in said)


def _is_told_after(analysis: Analysis, at: int, last: int) -> bool:
    """True where a value of the kind of the one at that token is told behind the line's number."""
    kinds = {type(one) for one in analysis.mentions if one.first == at}
    return any(type(one) in kinds and one.first >= last for one in analysis.mentions)


def _before_denied(tokens: Sequence[Token], at: int) -> int:
    """The token before `, ikke 82 km,` or `og ikke 82` where that stands right before the one at `at`; else that."""
    first = at - (text_at(tokens, at - 1) == ",")
    first -= has(tokens, first - 1, "distance") or has(tokens, first - 1, "currency") or has(tokens, first - 1, "hour")
    denied = first > 1 and tokens[first - 1].kind == "num" and has(tokens, first - 2, "negation")
    if not denied:
        return at
    joined = text_at(tokens, first - 3) == "," or has(tokens, first - 3, "join")
    return first - 2 - joined


def sets(analysis: Analysis, start: int, end: int) -> bool:
    """True for a verb there that sets what a line is: `sett`, `endre til`, `put`."""
    told = range(start, end)
    return any(
        text_at(analysis.tokens, at) in words_of("setting_a_line") or has(analysis.tokens, at, "change") for at in told
    )


def named_riders(analysis: Analysis, start: int, end: int) -> list[str]:
    """The people who are named between the two tokens, in order."""
    taken = {at for one in analysis.mentions for at in range(one.first, one.last)}
    taken |= {at for group in analysis.numbered for at in range(group.first, group.last)}
    known = Names(analysis.text, analysis.tokens, taken)
    found: list[str] = []
    at = start
    while at < end:
        after = known.end(at, end)
        if after > at:
            found.append(analysis.text[analysis.tokens[at].start : analysis.tokens[after - 1].end])
        at = max(after, at + 1)
    return found


def _is_asked(analysis: Analysis, before: int, at: int) -> bool:
    """True in a question that requests nothing: `hvorfor får jeg bare 42 km på linje 2?`."""
    if analysis.layout.sentence[at] not in analysis.layout.asking:
        return False
    tokens = analysis.tokens
    return not any(
        has(tokens, near, "request") and tokens[near + 1].senses.get("person") == 2 for near in range(before, at)
    )


def _adds(analysis: Analysis, at: int) -> bool:
    tokens = analysis.tokens
    return has(tokens, at, "including") and (
        tokens[at].senses["including"] == "alone" or text_at(tokens, at + 1) in _ADDED
    )


def _is_of_paper(analysis: Analysis, start: int, end: int) -> bool:
    """True for `kvittering for 42 kr på linje 2`."""
    return any(has(analysis.tokens, at, "enclosed") for at in range(start, end))
