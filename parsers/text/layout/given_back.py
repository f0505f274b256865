"""What was bought and given back costs nothing: `Kiwi 20.8 45,- (returnert)`, `lampe 200 kr, leverte jeg tilbake`."""

from collections.abc import Mapping, Sequence, Set

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import MEASURED, Clocks, Mention, Money, When, has, text_at
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Utlegg: Clas Ohlson 12.11 199,-\nKiwi 10.11 45,- (returnert)": ["outlay 12.11 199"],
    "Utlegg 10.11: lampe 200 kr (levert tilbake), pærer 60 kr": ["outlay 10.11 60"],
    "Utlegg 10.11: pærer 60 kr\nlampe 200 kr, men den leverte jeg tilbake": ["outlay 10.11 60"],
    "Utlegg 10.11: pærer 60 kr, lampe 200 kr – returnerte eg": ["outlay 10.11 60"],
    "Parking 10 November 60 kr\nexpense lamp 200 kr (returned)": ["parking 10.11 60"],
    "Utlegg 10.11: pærer 60 kr, lampe 200 kr, returnerte ikke lampa": ["outlay 10.11 60", "outlay 10.11 200"],
    "Utlegg 10.11: pærer 60 kr, returporto 40 kr": ["outlay 10.11 60", "outlay 10.11 40"],
    "Taxi 10.11 200 kr, returnerte med buss 42 kr": ["taxi 10.11 200", "transit 10.11 42"],
    "Formannskapet 10.11. Taxi 200 kr, returnerte 22.00": ["fee-executive 10.11", "taxi 10.11 200"],
    "Parkering 10.11 60 kr, returnerte": ["parking 10.11 60"],
    "Utlegg 10.11: lampe 200 kr, returnerte": ["outlay 10.11 200"],
    "Taxi 10.11 200 kr (returnert), sender på nytt med kvittering": ["taxi 10.11 200"],
    "Formannskapet 10.11. Utlegg lampe 200 kr (returnert)": ["fee-executive 10.11"],
    "Utlegg 10.11: nøkkel 60 kr, leverte tilbake utstyret": ["outlay 10.11 60"],
}
_CAME_BACK = frozenset({"returnerte", "returned"})
_OBJECTS = frozenset({"(", "som", "which", "that", "was", "were"})
_ANEW = frozenset({"nytt", "again", "anew"})
_RIDES = ("taxi", "drosje", "cab", "park", "leie", "leid", "leig", "rent", "hire", "bil", "buss", "tog", "fly")
"""How words of rides, parking and hire begin."""
_RETURNED = frozenset({"returnert", "returnerte", "returned"})
_HANDED = frozenset({"levert", "leverte", "gitt", "ga", "gav", "gjeve", "sendt", "sendte", "handed", "gave", "brought"})
_BACK = frozenset({"tilbake", "attende", "back"})
_SMALL = frozenset(
    {"(", ",", "-", "men", "but", "den", "det", "dei", "de", "er", "ble", "vart", "var", "har", "som", "jeg", "eg", "i"}
    | {"it", "was", "have", "which", "that", "they", "were", "seinere", "senere", "inn", "igjen", "attende"}
)
_REACH = 8
_MOST = 20
"""Such words that are looked at: keeps hostile texts linear."""


def without_given_back(
    tokens: Sequence[Token],
    mentions: list[Mention],
    named: list[TypeMention],
    layout: Layout,
    said: Set[str],
) -> tuple[list[Mention], list[TypeMention]]:
    """The values and names without sums that were given back, the names in their clauses and the days of their rows."""
    if said.isdisjoint(_RETURNED) and (said.isdisjoint(_HANDED) or said.isdisjoint(_BACK)):
        return mentions, named
    sums = {one.last: one for one in mentions if isinstance(one, Money)}
    words = (at for at in said_at(tokens, _RETURNED | _HANDED)[:_MOST] if _closes(tokens, at))
    gone = [sums[led] for at in words if (led := _led_from(tokens, at)) in sums]
    gone = [one for one in gone if not _is_ridden(tokens, one.first, layout)]
    for one in gone:
        row, clause = _row(tokens, one.first), layout.clause[one.first]
        alone = sum(isinstance(other, MEASURED) and other.first in row for other in mentions) == 1
        timed = any(isinstance(other, Clocks) and other.first in row for other in mentions)
        of_else = any(_is_of_else(other, row) and layout.clause[other.first] != clause for other in named)
        all_told = alone and not timed and not of_else
        mentions = [
            other
            for other in mentions
            if other is not one and not (all_told and isinstance(other, When) and other.first in row)
        ]
        named = [other for other in named if layout.clause[other.first] != clause or not alone]
    return mentions, named


def _is_of_else(name: TypeMention, row: range) -> bool:
    """True for a name in the row that is of more than some outlay: the day stays with it."""
    return name.first in row and bool(name.codes)


def _is_ridden(tokens: Sequence[Token], last: int, layout: Layout) -> bool:
    """True where the clause up to the sum is of a ride, parking or what was hired: its return takes no cost back."""
    return any(
        tokens[at].text.startswith(_RIDES) or has(tokens, at, "carrier") or has(tokens, at, "drive")
        for at in range(_row(tokens, last).start, last)
        if layout.clause[at] == layout.clause[last]
    )


def _closes(tokens: Sequence[Token], at: int) -> bool:
    """True for `returnert` and `levert tilbake` that end what they say: `returnerte med buss` goes on.

    `returnerte` by itself is of the one who came back, but for brackets; `returnerte 22.00` tells when.
    """
    first, alone = at, tokens[at].text in _CAME_BACK
    if tokens[at].text in _HANDED:
        back = next((near for near in range(at + 1, at + 4) if text_at(tokens, near) in _BACK), None)
        if back is None:
            return False
        at = back
    after = at + 1
    while after < len(tokens) and (tokens[after].writer or tokens[after].text in ("den", "det", "it")):
        after += 1
        alone = False
    before = [text_at(tokens, near) for near in range(max(first - 3, 0), first)]
    if alone and _OBJECTS.isdisjoint(before):
        return False
    if any(text_at(tokens, near) in _ANEW for near in range(after, after + _REACH)):
        return False
    if after < len(tokens) and tokens[after].kind in ("num", "clock", "dmy", "iso"):
        return False
    return after >= len(tokens) or (tokens[after].kind != "word" and not has(tokens, after, "negation"))


def _led_from(tokens: Sequence[Token], at: int) -> int:
    """The token behind the last word that is more than a mark, a pronoun or `ble`."""
    first = at
    while first > 0 and at - first < _REACH and text_at(tokens, first - 1) in _SMALL:
        first -= 1
    return first


def _row(tokens: Sequence[Token], at: int) -> range:
    """The tokens of the line."""
    first, last = at, at
    while first > 0 and tokens[first - 1].kind != "nl":
        first -= 1
    while last < len(tokens) and tokens[last].kind != "nl":
        last += 1
    return range(first, last)
