"""Hours that only tell of others: what is granted or usual, what is right so."""

from collections.abc import Iterator, Mapping, Sequence, Set
from decimal import Decimal

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Clocks, Duration, Mention, When, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt\n3.11 4 timer\n10.11 4 timer\n\nVedtaket er på 12 timer i måneden.": [
        *("support-hour 03.11 4", "support-hour 10.11 4"),
    ],
    "høy sats 10.11 kl 9-16, 7 timer. I vedtaket står det inntil 12 timer per helg.": ["care-hour-high 10.11 7"],
    "støttekontakt\n3.11 4 timar\n10.11 4 timar\n\nEg har 20 timar i månaden på vedtaket.": [
        *("support-hour 03.11 4", "support-hour 10.11 4"),
    ],
    "støttekontakt\n3.11 4 timer\n10.11 4 timer\n\nVanligvis er det 3 timer, men vi dro på tur.": [
        *("support-hour 03.11 4", "support-hour 10.11 4"),
    ],
    "support contact\n3 November 4 hours\n10 November 4 hours\n\nUsually it is 3 hours, but we went on a trip.": [
        *("support-hour 03.11 4", "support-hour 10.11 4"),
    ],
    "2.-6.11: 4 døgn over 10 år\n9.-12.11: 3 døgn over 10 år\n\nHan ble hentet en dag før. 3 døgn er altså riktig.": [
        *("care-day-over-10 02.11 4", "care-day-over-10 09.11 3"),
    ],
    "støttekontakt\n3.11 3 timar\n10.11 2 timar\n\nDet stemmer med 3 timar, ho har spurt.": [
        *("support-hour 03.11 3", "support-hour 10.11 2"),
    ],
    "Jeg har vedtak på 12 timer støttekontakt i måneden": ["support-hour 12 ?date"],
    "høy sats\n3.11 – 4 timer\n10.11 – 5 timer (vedtaket hans er under vurdering)": [
        *("care-hour-high 03.11 4", "care-hour-high 10.11 5"),
    ],
}
_GRANTED = words_of("granted_hours")
_USUAL = words_of("usual")
_RIGHT = words_of("right_so")
_AGREEING = words_of("agreeing")
_GRANTING = words_of("granting")
_ANY = _GRANTED | _USUAL | _RIGHT | _AGREEING
_PER = frozenset({"per", "pr"})
_BEING = frozenset({"er", "var", "is", "was", "are"})
_CLOSED_BY = 6
"""Tokens from a value to the word that calls it right."""


def without_only_told(
    tokens: Sequence[Token], mentions: list[Mention], layout: Layout, said: Set[str]
) -> list[Mention]:
    """The mentions without such values, where the text has others that they may be beside."""
    if said.isdisjoint(_ANY):
        return mentions
    gone = {id(one) for one in _spoken_of(tokens, mentions, layout)}
    return [one for one in mentions if id(one) not in gone] if gone else mentions


def _spoken_of(tokens: Sequence[Token], mentions: Sequence[Mention], layout: Layout) -> Iterator[Duration]:
    """Hours that are granted, usual or called right, beside those of days."""
    clause = layout.clause
    sentence = layout.sentence
    dated = {sentence[one.first] for one in mentions if isinstance(one, (When, Clocks)) and not _is_rate(tokens, one)}
    timed = {clause[one.first] for one in mentions if isinstance(one, (Duration, Clocks))}
    words = _by_clause(tokens, layout)
    before: set[tuple[str, Decimal]] = set()
    for one in mentions:
        if not isinstance(one, Duration):
            continue
        number = clause[one.first]
        said = words.get(number, set())
        if sentence[one.first] not in dated and len(timed) > 1:
            granted = not _GRANTED.isdisjoint(said) and not _GRANTING.isdisjoint(said)
            again = (one.unit, one.amount) in before and _is_called_right(tokens, layout, one)
            if granted or again or not _USUAL.isdisjoint(said):
                yield one
        before.add((one.unit, one.amount))


def _by_clause(tokens: Sequence[Token], layout: Layout) -> dict[int, set[str]]:
    """The words of each clause."""
    found: dict[int, set[str]] = {}
    for at, token in enumerate(tokens):
        found.setdefault(layout.clause[at], set()).add(token.text)
    return found


def _is_rate(tokens: Sequence[Token], when: Mention) -> bool:
    """True for `i måneden`, `a week`, `per helg`, which is no time of its own."""
    if text_at(tokens, when.first - 1) in _PER:
        return True
    return any(has(tokens, at, "month_word") or has(tokens, at, "week") for at in range(when.first, when.last))


def _is_called_right(tokens: Sequence[Token], layout: Layout, value: Mention) -> bool:
    """True for `3 døgn er altså riktig` and `det stemmer med 3 døgn`."""
    near = range(value.last, min(value.last + _CLOSED_BY, len(tokens)))
    after = [text_at(tokens, at) for at in near if layout.clause[at] == layout.clause[value.first]]
    if not _BEING.isdisjoint(after[:1]) and not _RIGHT.isdisjoint(after):
        return True
    return not _AGREEING.isdisjoint((*after[:1], text_at(tokens, value.first - 1), text_at(tokens, value.first - 2)))
