"""Where one slept on a trip: what stands beside a word of sleeping counts more than a hotel named elsewhere."""

from collections.abc import Iterator, Sequence

from claims.lines import Span
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Token

_REACH = 6
_LAY, _OVER = frozenset({"lå", "låg", "ligge", "ligget", "lege"}), "over"
_WITH = frozenset({"hos", "hjå", "with"})
_SPARE = frozenset({"sofaen", "sofa", "gjesterommet", "gjesterom", "gjestarommet", "couch"})
"""What one sleeps on in the home of others."""
_ROOM, _OF = frozenset({"hybel", "hybelen"}), "til"
_BOARDED = frozenset({"pass", "card", "time", "gate"})
_AT = frozenset({"at"})
_INN = ("guest", "house")
_OWN_PEOPLE = frozenset({"my", "our", "a", "friend", "friends", "family", "home"})

EXAMPLES = {
    "overnattet på hotell": "hotel",
    "lunsj på hotellet, sov hos en kamerat": "private",
    "overnatta hos syster mi": "private",
    "slept private at my cousin": "private",
    "stayed at a hotel": "hotel",
    "budde ikkje på hotell, men på pensjonat": "boarding",
    "stayed at a boarding house": "boarding",
    "lost my boarding card": None,
    "kjørte privat bil": None,
    "stayed in a guest house": "boarding",
    "låg over hjå ein gammal studiekamerat": "private",
    "lå over hos søsteren min": "private",
    "fekk sove hjå ei tante": "private",
    "sov på sofaen til en bekjent": "private",
    "slept on a friend's couch": "private",
    "låg på hybelen til dottera": "private",
    "budde på hybel": "boarding",
    "lå over på et pensjonat": "boarding",
    "lånet ligger over 2000 kr": None,
}


def lodging(tokens: Sequence[Token], layout: Layout, scope: range) -> tuple[str, Span] | None:
    """`hotel`, `boarding` or `private` with the word that says so; None when nothing or more than one is said."""
    beds = [index for index in scope if "sleep" in tokens[index].senses or _is_laid(tokens, index)]
    slept = [found for index in beds for found in _beside(tokens, layout, index, scope)]
    named = slept or [found for index in scope if (found := _named(tokens, index))]
    return named[0] if len({kind for kind, _ in named}) == 1 else None


def _beside(tokens: Sequence[Token], layout: Layout, index: int, scope: range) -> Iterator[tuple[str, Span]]:
    """What a word of sleeping says in its sentence; people one stayed with are a private place."""
    at = index + 1
    while at in scope and at <= index + _REACH and layout.sentence[at] == layout.sentence[index]:
        if found := _named(tokens, at):
            yield found
            return
        word, following = tokens[at].text, text_at(tokens, at + 1)
        if word in _WITH or word in _SPARE or (word in _AT and following in _OWN_PEOPLE):
            inns = [known for near in range(at, min(at + _REACH, scope.stop)) if (known := _named(tokens, near))]
            yield inns[0] if inns else ("private", (tokens[at].start, tokens[at].end))
            return
        at += 1


def _is_laid(tokens: Sequence[Token], index: int) -> bool:
    """True for the verb of `låg over hjå ein kamerat`, `lå på hybelen`."""
    return tokens[index].text in _LAY and (
        text_at(tokens, index + 1) == _OVER or text_at(tokens, index + 1) in _WITH or _names_room(tokens, index + 2)
    )


def _names_room(tokens: Sequence[Token], index: int) -> bool:
    """True for a word that names where one slept."""
    return has(tokens, index, "lodging") or text_at(tokens, index) in _SPARE


def _named(tokens: Sequence[Token], index: int) -> tuple[str, Span] | None:
    """The lodging a word names, unless it is denied or speaks of a car."""
    token = tokens[index]
    following = text_at(tokens, index + 1)
    if "lodging" not in token.senses and (token.text, following) != _INN:
        return None
    if has(tokens, index + 1, "vehicle") or following in _BOARDED:
        return None
    if any(has(tokens, near, "negation") for near in (index - 1, index - 2)):
        return None
    if "lodging" not in token.senses:
        return "boarding", (token.start, tokens[index + 1].end)
    kind = "private" if token.text in _ROOM and following == _OF else str(token.senses["lodging"])
    return kind, (token.start, token.end)
