"""Values and names that others stand in the place of: `112 km i stedet for 20 km`, `210 kr, ikke 180 kr`."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.planned_first import is_planned_first, was_set_to
from parsers.text.spans.mentions import Clocks, Distance, Duration, Mention, Money, WayWord, When, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token

EXAMPLES = {
    "112 km i stedet for 20 km": ["112 km"],
    "112 km istedenfor 20 km": ["112 km"],
    "112 km i staden for 20 km": ["112 km"],
    "112 km rather than 20 km": ["112 km"],
    "112 km instead of 20 km": ["112 km"],
    "i stedet for Lars, 20 km": ["20 km"],
    "17.11 (egentlig 18.11), 30 km": ["17.11", "30 km"],
    "17.11, opprinnelig 18.11": ["17.11"],
    "17.11 (opphavleg sett til 18.11)": ["17.11"],
    "egentlig 18.11": ["18.11"],
    "taxi 210 kr, ikke 180 kr": ["210 kr"],
    "køyrde 50 km, ikkje 42 km": ["50 km"],
    "the taxi was NOK 210, not NOK 180": ["NOK 210"],
    "88 km tur/retur, mot 41 km til vanlig": ["88 km", "tur/retur"],
    "88 km return, against 41 km as a rule": ["88 km", "return"],
    "taxi 210 kr og ikke 180 kr": ["210 kr"],
    "taxi 210 kr (ikkje 180 kr)": ["210 kr"],
    "tapte 5 timer, ikke 3 timer": ["5 timer"],
    "lost 5 hours and not 3 hours": ["5 hours"],
    "kl 16-19, ikke kl 16-20": ["kl 16-19"],
    "ikke 3 timer, men 5 timer": ["5 timer"],
    "not 3 hours but 5 hours": ["5 hours"],
    "ikke 3 timer, men 2 døgn": ["3 timer", "2 døgn"],
    "2 døgn, ikke 3 timer": ["2 døgn", "3 timer"],
    "5 timer tirsdag, ikke 3 timer onsdag": ["5 timer", "tirsdag", "3 timer", "onsdag"],
    "5 timer, men ikke 3 timer til": ["5 timer", "3 timer"],
    "ikke 180 kr, men 210 kr": ["180 kr", "210 kr"],
    "taxi 210 kr, ikke 42 km": ["210 kr", "42 km"],
}
M = TypeVar("M", bound=Mention)

_FOR = frozenset({"for", "of", "than"})
_SET_TO = frozenset({"satt", "sett", "til", "var", "va", "planlagt", "planlagd", "den", "planned", "for", "the"})
_ONCE_WITHIN = 4
_HELD_WITHIN = 9
"""Tokens from the day that was planned to the one that came."""
_COMPARED_WITHIN = 5
_BUT = frozenset({"men", "but"})
_BEFORE_NOT = frozenset({",", "("})


def held(tokens: Sequence[Token], found: Iterable[M], spots: Spots) -> list[M]:
    """The values or names that are not said to have been replaced."""
    known = list(found)
    known = [one for place, one in enumerate(known) if not _is_compared(tokens, one, known[:place])]
    if "negation" in spots:
        known = [one for place, one in enumerate(known) if not _is_denied(tokens, one, known[:place])]
        known = [
            one for place, one in enumerate(known) if not _is_denied_first(tokens, one, known[place + 1 : place + 2])
        ]
    if "except" in spots:
        known = [one for one in known if not _is_none_but(tokens, one)]
    if "should" in spots or "moved" in spots or "waiting" in spots:
        known = [one for place, one in enumerate(known) if not _is_planned(tokens, one, place, known)]
    if "instead" not in spots:
        return known
    return [
        one for place, one in enumerate(known) if not (_is_replaced(tokens, one) or (place and _is_first(tokens, one)))
    ]


def _is_denied(tokens: Sequence[Token], mention: Mention, before: Sequence[Mention]) -> bool:
    """True right after `, ikke`, `og ikke` or `(ikke` behind a value of the same kind."""
    at = mention.first - 1
    if not before or not isinstance(mention, Money | Distance | Duration | Clocks) or not has(tokens, at, "negation"):
        return False
    former = before[-1]
    leads = text_at(tokens, at - 1) in _BEFORE_NOT or has(tokens, at - 1, "join")
    if not leads or type(former) is not type(mention) or former.last != at - 1:
        return False
    return not (isinstance(mention, Duration) and isinstance(former, Duration)) or _is_of_unit(mention, former)


def _is_denied_first(tokens: Sequence[Token], one: Mention, after: Sequence[Mention]) -> bool:
    """True for the 3 of `ikke 3 timer, men 5 timer`."""
    if not isinstance(one, Duration) or not has(tokens, one.first - 1, "negation"):
        return False
    but = one.last + (text_at(tokens, one.last) == ",")
    held = next((other for other in after if isinstance(other, Duration) and other.first == but + 1), None)
    return text_at(tokens, but) in _BUT and held is not None and _is_of_unit(held, one)


def _is_of_unit(one: Duration, other: Duration) -> bool:
    return one.unit == other.unit and not (one.pause or one.added)


def _is_planned(tokens: Sequence[Token], one: Mention, place: int, known: Sequence[Mention]) -> bool:
    """True for a day that something was planned for, where another stands before it, or right behind it."""
    after = known[place + 1] if place + 1 < len(known) else None
    follows = isinstance(after, When) and after.first - one.last <= _HELD_WITHIN
    if follows and not place and any(has(tokens, at, "moved") for at in range(one.last, one.last + _HELD_WITHIN)):
        return False
    return (place > 0 or follows) and (is_planned_first(tokens, one) or (follows and was_set_to(tokens, one)))


def _is_none_but(tokens: Sequence[Token], mention: Mention) -> bool:
    """True for the name of `ingen utlegg unntatt parkering`: what follows is all there is of it."""
    if not isinstance(mention, TypeMention) or not has(tokens, mention.last, "except"):
        return False
    return has(tokens, mention.first - 1, "negation") or has(tokens, mention.first - 2, "negation")


def _is_compared(tokens: Sequence[Token], mention: Mention, before: Sequence[Mention]) -> bool:
    """True right after `mot`, behind a value of the same kind in the sentence: 88 km, mot 41 km til vanlig."""
    if not isinstance(mention, Money | Distance) or text_at(tokens, mention.first - 1) not in words_of("compared_with"):
        return False
    last = next((one for one in reversed(before) if not isinstance(one, WayWord)), None)
    return type(last) is type(mention) and last is not None and mention.first - last.last <= _COMPARED_WITHIN


def _is_replaced(tokens: Sequence[Token], mention: Mention) -> bool:
    """True right after `i stedet for`."""
    at = mention.first - 1 - (text_at(tokens, mention.first - 1) == "the")
    at -= text_at(tokens, at) in _FOR
    return at >= 0 and tokens[at].senses.get("instead") == "of"


def _is_first(tokens: Sequence[Token], mention: Mention) -> bool:
    """True for what was meant to be at first: `opprinnelig 18.11`."""
    at = mention.first - 1
    while at > mention.first - _ONCE_WITHIN and text_at(tokens, at) in _SET_TO:
        at -= 1
    return at >= 0 and tokens[at].senses.get("instead") == "once" and not _is_taken_back(tokens, at)


def _is_taken_back(tokens: Sequence[Token], at: int) -> bool:
    """True for `nei, egentlig 18.11`, which holds."""
    return any(has(tokens, near, "retracting") for near in _near(at))


def _near(at: int) -> Iterator[int]:
    yield from (near for near in (at - 1, at - 2) if near >= 0)
