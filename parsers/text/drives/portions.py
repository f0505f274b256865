"""What is a part of another: `50 km, hvorav 30 km på grus`, `30 km av dem`, `8 timer inkl. 1 time kjøring`."""

from collections.abc import Sequence

from parsers.text.layout.remainders import REMAINDER
from parsers.text.spans.mentions import APART, TIMED, Clocks, Distance, Duration, Mention, Money, When, has, text_at
from parsers.text.spans.numbers import digits
from parsers.text.spans.own_sums import own_end
from parsers.text.spans.part_of import THEM, holds, is_portion
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES = {
    "50 km, hvorav 30 km på grus": ["50 km"],
    "køyrde 50 km, derav 30 km på grus": ["50 km"],
    "drove 50 km, 30 km of it on gravel": ["50 km"],
    "drove 50 km, of which 30 km on gravel": ["50 km"],
    "50 km, 30 km av disse på ferje": ["50 km"],
    "44 km, men 6 av dem var privat": ["44 km"],
    "44 km, men 6 av dem var privat, og 38 km i går": ["44 km", "38 km"],
    "hvorav 30 km på grus": ["30 km"],
    "50 km og 30 km av gårde": ["50 km", "30 km"],
    "20 km, derav 30 km på grus": ["20 km", "30 km"],
    "42 km minus 12 km privat": ["42 km"],
    "22 km, hvorav 10 av 22 km på grus": ["22 km"],
    "22 km, 10 of the 22 km on gravel": ["22 km"],
    "42 km, trekk fra 12 km": ["42 km"],
    "30 km, but 10 km of that was private": ["30 km"],
    "3 timer, hvorav 1 time reise": ["3 timer"],
    "3 timar, av dette 1 time reise": ["3 timar"],
    "3 hours, of which 1 hour driving": ["3 hours"],
    "10 timer 7.11, inkludert 2 timer kjøring": ["10 timer"],
    "10 timer, 2 timer kjøring medregnet": ["10 timer"],
    "10 timar 7.11, 2 timar 8.11": ["10 timar", "2 timar"],
    "10 hours 6.11, 7.11 2 hours driving included": ["10 hours", "2 hours"],
    "kl 10-18 7.11, inkludert 2 timer kjøring": [],
    "hotell 1490 kr, hvorav 100 kr frokost": ["1490 kr"],
    "kino 240 kr, herav 120 kr for meg": ["240 kr", "120 kr"],
}
_INCLUDING = words_of("including_hours")
_FROM = frozenset({"fra", "frå", "ifra", "av", "off"})
_NEAR = 6
_PRIVATE = words_of("private")
_OF = frozenset({"av", "of"})
_THE = frozenset({"de", "dei", "the"})


def of_whole(tokens: Sequence[Token], whole: Distance) -> int | None:
    """The token of the number that is so many of a distance: `11 av 22 km`, `11 of the 22 km`; None where none is."""
    at = whole.first - 1 - (text_at(tokens, whole.first - 1) in _THE)
    part = digits(text_at(tokens, at - 1)) if at > 0 and text_at(tokens, at) in _OF else None
    return at - 1 if part and part < whole.km else None


def _is_taken_off(distance: Distance, tokens: Sequence[Token]) -> bool:
    """True for kilometres that are to be taken off, or were private: minus 12 km, 10 km of that was private."""
    before = distance.first - 1 - (text_at(tokens, distance.first - 1) in _FROM)
    if has(tokens, before, "deducting") or (before < distance.first - 1 and has(tokens, before, "docked")):
        return True
    near = range(distance.last, min(distance.last + _NEAR, len(tokens)))
    return any(tokens[at].text in _PRIVATE and not has(tokens, at + 1, "vehicle") for at in near)


def without_portions(tokens: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """The mentions without the distances, hours and sums that are a part of those before them."""
    kinds = [*map(type, mentions)]
    if kinds.count(Duration) + kinds.count(Clocks) > 1 or kinds.count(Money) > 1:
        mentions = _without_included(tokens, mentions)
    for one in mentions:
        if isinstance(one, Distance) and one.disputed is None and one.rule != REMAINDER:
            _note_bare_part(tokens, one)
    if kinds.count(Distance) < 2:
        return mentions
    kept: list[Mention] = []
    whole: Distance | None = None
    for mention in mentions:
        if isinstance(mention, Distance):
            within = whole is not None and mention.km <= whole.km * (whole.times or 1)
            part = of_whole(tokens, mention) if whole and mention.km == whole.km * (whole.times or 1) else None
            if whole and part is not None:  # 22 km, 11 av 22 km på grus
                if _is_taken_off(mention, tokens):
                    whole.disputed = mention.km - (digits(tokens[part].text) or 0)
                continue
            if whole and within and _is_taken_off(mention, tokens):
                whole.disputed = whole.km * (whole.times or 1) - mention.km
                continue
            if whole and within and is_portion(mention, tokens):
                continue
            whole = mention
        kept.append(mention)
    return kept


def _note_bare_part(tokens: Sequence[Token], whole: Distance) -> None:
    """Note what is private of the kilometres before it, said without a unit: `40 km, 12 av dem privat`."""
    for at in range(whole.last, min(whole.last + _NEAR, len(tokens) - 2)):
        of_them = tokens[at + 1].text in _OF and tokens[at + 2].text in THEM
        part = digits(tokens[at].text) if of_them and tokens[at].kind == "num" else None
        private = part is not None and any(token.text in _PRIVATE for token in tokens[at + 3 : at + 3 + _NEAR])
        if part is not None and private and part < whole.km:
            whole.disputed = whole.km * (whole.times or 1) - part


def _without_included(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without the hours and sums that those before them hold; a day may stand between."""
    kept: list[Mention] = []
    whole: Mention | None = None
    for at, one in enumerate(mentions):
        if not _is_included(tokens, whole, one, dated=at > 0 and isinstance(mentions[at - 1], When)):
            kept.append(one)
            whole = whole if isinstance(one, When) else one
    return kept


def _is_included(tokens: Sequence[Token], whole: Mention | None, part: Mention, *, dated: bool) -> bool:
    """True for hours or a sum that those before hold: 8 timer inkl. 1 time kjøring, 900 kr, hvorav 90 kr mat.

    A `dated` part has a day before it, which may be its own: 7.11 2 timer kjøring inkludert.
    """
    if isinstance(whole, Money) and isinstance(part, Money):
        within = whole.currency == part.currency and whole.times is None and whole.amount > part.amount
        return within and not dated and is_portion(part, tokens) and own_end(tokens, part.last) is None
    if not (isinstance(whole, TIMED) and isinstance(part, Duration)) or part.rule == APART or part.pause:
        return False
    at = part.first - 1 - (text_at(tokens, part.first - 1) == ".")
    named = text_at(tokens, at) in _INCLUDING or (not dated and _is_told_included(tokens, part.last))
    return (named or is_portion(part, tokens)) and holds(whole, part)


def _is_told_included(tokens: Sequence[Token], at: int) -> bool:
    """True after the hours of `1 time kjøring inkludert` and `1 time er medregnet`."""
    at += at < len(tokens) and tokens[at].kind == "word" and text_at(tokens, at) not in _INCLUDING
    ends = at + 1 >= len(tokens) or tokens[at + 1].kind in ("nl", "sym")
    return text_at(tokens, at) in _INCLUDING and ends
