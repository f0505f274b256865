"""What hours and kilometres are worth by the catalogue, told right behind them, is no outlay: `3 timer (585 kr)`."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from decimal import Decimal

from claims.catalogue import Catalogue
from claims.errors import NoRate
from claims.pricing import price
from claims.terms import Terms
from parsers.text.analysis import Analysis
from parsers.text.lines.items import Item
from parsers.text.spans.mentions import DAY_LEADS
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Støttekontakt 10.11 3 timer (585 kr) og 12 km (63,60 kr)": ["support-hour 10.11 3", "mileage 10.11 12"],
    "Støttekontakt i oktober 8 t, det blir vel 1560 kr": ["support-hour 01.10 8"],
    "Støttekontakt oktober 12 timar. 2340 kr": ["support-hour 01.10 12"],
    "Støttekontakt 10.11 3 timar - 585 kr": ["support-hour 10.11 3"],
    "Formannskapet 10.11, kjøring 24 km 127,20 kr": ["fee-executive 10.11", "mileage 10.11 24"],
    "Drove 24 km on 10 November, 127.20 kr": ["mileage 10.11 24"],
    "Støttekontakt 10.11 3 timer, kino 585 kr": ["support-hour 10.11 3", "support-outlay 10.11 585"],
    "Støttekontakt 10.11 3 timer, 585 kr i billetter": ["support-hour 10.11 3", "support-outlay 10.11 585"],
    "Støttekontakt 10.11 3 timer, 120 kr": ["support-hour 10.11 3", "support-outlay 10.11 120"],
    "Støttekontakt 10.11 3 timer. Billetter kjøpt for 585 kr": ["support-hour 10.11 3", "support-outlay 10.11 585"],
    "Kjørte 24 km 10.11, bom 127,20 kr": ["mileage 10.11 24", "toll 10.11 127.2"],
    "Kjørte 24 km 10.11 og la ut 127 kr": ["mileage 10.11 24", "outlay 10.11 127"],
    "Kjørte 24 km 10.11 og la ut 127 kr, kvittering vedlagt": ["mileage 10.11 24", "outlay 10.11 127"],
    "Kjørte 10 km 10.11, 53 kr, bom": ["mileage 10.11 10", "toll 10.11 53"],
    "Kjørte 10 km 10.11 + 53 kr (bom)": ["mileage 10.11 10", "toll 10.11 53"],
    "Kjørte 24 km 10.11. 127 kr, parkering": ["mileage 10.11 24", "parking 10.11 127"],
    "Støttekontakt 10.11 3 timer. La ut 585 kr": ["support-hour 10.11 3", "support-outlay 10.11 585"],
    "Støttekontakt 10.11 3 timer, 585 kr (konsert)": ["support-hour 10.11 3", "support-outlay 10.11 585"],
    "Støttekontakt 10.11 3 timer, 585 kr, konsert": ["support-hour 10.11 3", "support-outlay 10.11 585"],
    "Støttekontakt 10.11 3 timer + 585 kr (kino og mat)": ["support-hour 10.11 3", "support-outlay 10.11 585"],
    "Støttekontakt 10.11 3 timer og 585 kr": ["support-hour 10.11 3", "support-outlay 10.11 585"],
    "Støttekontakt 10.11 3 timer og det blir 585 kr, hilsen Kari": ["support-hour 10.11 3"],
}
_PLAIN = words_of("coming_to") | words_of("totalling") | DAY_LEADS | {"vel", "nok", "da", "då"}
_SMALL = ("summing", "filler", "being", "join", "way", "currency", "stating", "hour", "distance", "light", "month")
_SPENDING = words_of("spending") | words_of("paying_oneself") | {"lagt", "legger", "legg", "paid", "spent", "laid"}
_MARKS = frozenset({"(", ",", ":"})
_OF_OUTLAYS = frozenset({"enclosed", "proof", "food"})
_NEAR = 8
"""Tokens that may stand between."""
_WHOLE_KRONE = 1
_MEASURES = {"mileage": "distance_km", "expense": "quantity"}
_MOST = 60
"""Lines that are looked at: keeps hostile texts linear."""


def without_worth(items: list[Item], analysis: Analysis, catalogue: Catalogue) -> list[Item]:
    """The lines without such outlays."""
    sums = [one for one in items[:_MOST] if one.kind == "expense" and len(one.evidence.get("amount", ())) == 1]
    if not sums or len(items) < 2:
        return items
    terms = Terms(catalogue=catalogue)
    gone = {id(one) for one in sums if any(_is_worth(one, other, analysis, terms) for other in items[:_MOST])}
    return [one for one in items if id(one) not in gone] if gone else items


def _is_worth(told: Item, other: Item, analysis: Analysis, terms: Terms) -> bool:
    """True for a sum right behind the measure of another line that is what the line is paid with."""
    spans = other.evidence.get(_MEASURES.get(other.kind, ""), ())
    amount = told.values.get("amount")
    if other is told or not spans or amount is None or other.values.get("amount") is not None:
        return False
    begin, end = max(span[1] for span in spans), told.evidence["amount"][0][0]
    if begin > end or _is_named(told, analysis) or not _says_no_more(analysis.tokens, begin, end):
        return False
    if not _closes(analysis.tokens, told.evidence["amount"][0][1]):
        return False
    try:
        due = price(other.line, terms)
    except NoRate:
        return False
    return due is not None and abs(due.amount - Decimal(amount)) < _WHOLE_KRONE


def _is_named(told: Item, analysis: Analysis) -> bool:
    """True for a line that has its type from a name or a verb of its own: `53 kr, bom`, `la ut 127 kr`."""
    spans = told.evidence.get("type", ())
    others = {
        analysis.tokens[at].start
        for one in analysis.named
        if told.values.get("type") not in one.codes
        for at in range(one.first, one.last)
    }
    return any(span[0] not in others for span in spans)


def _closes(tokens: Sequence[Token], end: int) -> bool:
    """True where nothing is said behind the sum of what it was for: `585 kr i billetter`, `585 kr (konsert)`."""
    at = bisect_left(tokens, end, key=lambda token: token.start)
    if at + 1 < len(tokens) and tokens[at].text in _MARKS:
        after = tokens[at + 1]
        unknown = not after.senses or not _OF_OUTLAYS.isdisjoint(after.senses)
        return after.kind != "word" or _is_small(after) or (tokens[at].text == "," and not unknown)
    return at == len(tokens) or tokens[at].kind != "word" or "join" in tokens[at].senses


def _says_no_more(tokens: Sequence[Token], begin: int, end: int) -> bool:
    """True where few and small words stand between the two places of the text, and none adds the sum or spends it."""
    first = bisect_left(tokens, begin, key=lambda token: token.start)
    between = [one for one in tokens[first : first + _NEAR] if one.start < end]
    ended = first + len(between) >= len(tokens) or tokens[first + len(between)].start >= end
    words = [one for one in between if one.kind == "word"]
    return ended and not _is_added(between) and all(one.text not in _SPENDING and _is_small(one) for one in words)


def _is_added(between: Sequence[Token]) -> bool:
    """True for `3 timer og 585 kr`, not for `3 timer og 12 km, 585 kr + 63,60 kr`."""
    paid = any("currency" in one.senses or one.kind == "money_mark" for one in between[:-1])
    return bool(between) and "join" in between[-1].senses and not paid


def _is_small(word: Token) -> bool:
    return word.text in _PLAIN or any(sense in word.senses for sense in _SMALL)
