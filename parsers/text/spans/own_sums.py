"""Sums of which it is said that they are the writer's own: `206 kr på meg`, `kino 135 kr og is 62 kr for min del`.

They are a share of the sum before only where something was divided, or nothing else is named in between.
"""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from parsers.text.spans.mentions import Mention, Money, has, text_at
from parsers.text.spans.shared_things import SENTENCE_ENDS, Named, is_another, is_apart
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token, is_but

EXAMPLES = {
    "taxi 412 kr, min halvdel er 206 kr": ["206 NOK"],
    "taxi 412 kr, delte med Kari, så 206 kr på meg": ["206 NOK"],
    "pizza 398 kr, min halvdel er 199 kr. Kvitteringen på 398 kr er vedlagt": ["199 NOK"],
    "pizza 398 kr, min halvdel er 199 kr. Parkering 398 kr": ["199 NOK", "398 NOK"],
    "pizza kosta 119 kr for min del": ["119 NOK"],
    "kino 160 kr. Pizza 119 kr, min del": ["160 NOK", "119 NOK"],
    "pizza cost 119 kr for my share": ["119 NOK"],
    "buss 44 kr kvar veg for min del": ["44 NOK"],
    "taxi 412 kr, 206 kr på meg": ["206 NOK"],
    "drosje 412 kr, av dette 206 kr på meg": ["206 NOK"],
    "kino 240 kr, herav 120 kr for min del": ["120 NOK"],
    "taxi 412 kr inkludert ventetid, 206 kr for min del": ["206 NOK"],
    "kino 160 kr onsdag, 120 kr for meg": ["160 NOK", "120 NOK"],
    "kino 240 kr for begge, 120 kr for meg": ["120 NOK"],
    "kino 135 kr og popkorn 62 kr for min del, parkering 45 kr": ["135 NOK", "62 NOK", "45 NOK"],
    "tog 64 kr hver vei for min del og museum 120 kr, også for min del": ["64 NOK", "120 NOK"],
    "buss 41 kr kvar veg og minigolf 110 kr, alt for min del": ["41 NOK", "110 NOK"],
    "120 kr. Det gjekk 90 kr til is og lodd for min del, og 50 kr i parkering": ["120 NOK", "90 NOK", "50 NOK"],
    "bowling 155 kr og kafé 79 kr, begge for min del": ["155 NOK", "79 NOK"],
    "inngang 180 kr for ham, 120 kr for meg": ["180 NOK", "120 NOK"],
    "train 64 kr each way for my own part and museum 60 kr": ["64 NOK", "60 NOK"],
    "taxi 412 kr. For min del blir det 206 kr": ["206 NOK"],
    "taxi 412 kr 10.11, men bare 206 kr for min del": ["206 NOK"],
    "taxi 412 kr totalt for to, 206 kr for meg": ["206 NOK"],
    "taxi 412 kr totalt for to 10.11, 206 kr for meg": ["206 NOK"],
    "Parkering 60 kr på torget 9.11, 40 kr for meg 10.11": ["60 NOK", "40 NOK"],
    "taxi 412 kr, og 206 kr på meg": ["206 NOK"],
    "taxi 412 kr, but only 206 kr for my part": ["206 NOK"],
    "hotell 2980 kr for to rom, 1490 kr for min del": ["1490 NOK"],
    "320 kr for meg og Ola, 160 kr for meg": ["160 NOK"],
    "Kino 160 kr på senteret, 58 kr for meg": ["58 NOK"],
    "Taxi 412 kr og 206 kr for meg": ["206 NOK"],
    "Buss 44 kr og 38 kr, begge for meg": ["44 NOK", "38 NOK"],
    "Kino 160 kr på Ola, 58 kr på meg": ["160 NOK", "58 NOK"],
    "Inngang 180 kr for Åshild, og 120 kr for meg": ["180 NOK", "120 NOK"],
    "Inngang 180 kr for mor, 120 kr for meg": ["180 NOK", "120 NOK"],
}
_WITHIN = 4
MOST_SUMS = 20
"""Sums of a text that are compared: keeps long texts linear."""
_ON = frozenset({"på", "for", "on"})
_ME = frozenset({"meg", "mæ", "me"})
_DEAL = frozenset({"del", "part", "share"})
_ASIDE = frozenset({",", "("})
_ALSO = frozenset({"også", "òg", "og", "alt", "begge", "alle", "also", "too", "all", "both"})
_TOGETHER = _ALSO - {"og"}
"""Of what is the writer's own too, beside the sum before."""
_TO = frozenset({"til", "på", "i", "for", "to", "on", "in"})
_FOR = frozenset({"til", "for", "to", "med", "with"})
_OTHERWISE = frozenset({"join", "weekday", "month"})
"""Of what adds one more sum."""
_BOTH = frozenset({"begge", "båe", "alle", "both", "all"})
_PERSONS = frozenset({"person", "somebody", "family", "companion", "role"})
_GIVEN_NAMES = words_of("given_names")
_THINGS_WITHIN = 7
"""Tokens from a sum to what says whose it is."""
_RECEIPTS = ("kvittering", "receipt", "bilag")
_LIGHT = frozenset({"light", "filler", "thereof", "summing", "number"})
_MORE = frozenset({"join", "solely"})
_OF_THINGS = frozenset({"misread", "carrier", "lodging"})


def own_end(tokens: Sequence[Token], last: int) -> int | None:
    """The token after what says that the sum before is the writer's own: `hver vei for min del`, `, begge for meg`.

    What it was paid for may stand between: `90 kr til is og lodd for min del`.
    """
    at = last
    if has(tokens, at, "each") and has(tokens, at + 1, "way_noun"):
        at += 2
    elif text_at(tokens, at) in _TO:
        words = takewhile(lambda one: tokens[one].kind == "word", range(at, min(at + _THINGS_WITHIN, len(tokens))))
        at = next((one for one in words if _own_at(tokens, one)), at)
    at += text_at(tokens, at) in _ASIDE
    return _own_at(tokens, at + (text_at(tokens, at) in _ALSO))


def _own_at(tokens: Sequence[Token], at: int) -> int | None:
    """The token after `for min del`, `på meg` and `min del` that stand there."""
    on = text_at(tokens, at) in _ON
    if on and text_at(tokens, at + 1) in _ME:
        return at + 2
    at += on
    deal = at + 1 + has(tokens, at + 1, "own_cost")
    if has(tokens, at, "own") and text_at(tokens, deal) in _DEAL and (on or ends_phrase(tokens, deal + 1)):
        return deal + 1
    return None


def parts_told(tokens: Sequence[Token], mentions: Sequence[Mention], spots: Spots) -> Sequence[int]:
    """The words for a part of something; what says behind a sum that it is the writer's own divides nothing."""
    if not (parts := spots.get("part", ())):
        return ()
    ends = [(mention.last, own_end(tokens, mention.last)) for mention in mentions if isinstance(mention, Money)]
    behind = {at for last, end in ends if end for at in range(last, end)}
    return [at for at in parts if at not in behind]


def own_shares(
    tokens: Sequence[Token], mentions: list[Mention], parts: Sequence[int], named: Sequence[Named]
) -> list[Mention]:
    """The mentions without the first whole of which the writer's own share is told: `min halvdel er 206 kr`."""
    sums = [mention for mention in mentions if isinstance(mention, Money)][:MOST_SUMS]
    for whole, part in pairwise(sums):
        less = part.amount < whole.amount and part.currency == whole.currency
        if less and is_own(tokens, part, parts) and _is_of(tokens, whole, part, parts, named):
            part.first, part.last = whole.first, whole.last
            return [one for one in mentions if one is not whole and not _is_of_receipt(tokens, one, whole)]
    return mentions


def is_own(tokens: Sequence[Token], money: Money, parts: Sequence[int]) -> bool:
    """True for `206 kr på meg`, `206 kr for min del` and `min halvdel er 206 kr`."""
    if own_end(tokens, money.last) is not None:
        return True
    return any(at in parts and has(tokens, at - 1, "own") for at in range(money.first - _WITHIN, money.first))


def _is_of(tokens: Sequence[Token], whole: Money, part: Money, parts: Sequence[int], named: Sequence[Named]) -> bool:
    """True where the writer's own sum is a share of the one before: something was divided, or nothing else is named.

    `kino 160 kr og popkorn 62 kr for min del` are two sums.
    """
    between = range(whole.last, part.first)
    end = own_end(tokens, whole.last)
    if end is not None:
        return _is_with_others(tokens, end, part)
    said = next((at for at in between if at in parts or has(tokens, at, "divided")), None)
    if said is None:
        if any(text_at(tokens, at) in _TOGETHER for at in (part.last, part.last + 1)):
            return False
        if _is_of_another_day(tokens, between, part):
            return False
        return all(_says_nothing(tokens[at]) for at in between) or _is_of_first(tokens, between)
    if is_another(tokens, whole, said, named) or _is_of_thing(tokens, said, part.first):
        return False
    return not (said in parts and is_apart(tokens, whole, said) and _opens_with_thing(tokens, whole, said))


def _is_of_another_day(tokens: Sequence[Token], between: range, part: Money) -> bool:
    """True for `60 kr 9.11, 40 kr for meg 10.11`, where each has a day of its own."""
    end = own_end(tokens, part.last)
    follows = end is not None and end < len(tokens) and tokens[end].kind == "num"
    return follows and any(tokens[at].kind == "num" for at in between)


def _is_with_others(tokens: Sequence[Token], end: int, part: Money) -> bool:
    """True behind the `for meg` of `for meg og Ola, 160 kr`: the sum is not the writer's alone."""
    return has(tokens, end, "join") and end + 3 == part.first and text_at(tokens, end + 2) in _ASIDE


def _is_of_first(tokens: Sequence[Token], between: range) -> bool:
    """True where all that stands between belongs to the whole: `412 kr inkludert ventetid, og 206 kr for min del`.

    What is for somebody, `180 kr for Kari`, is another's share.
    """
    mark = next((at for at in between if text_at(tokens, at) == ","), None)
    if mark is None:
        return len(between) == 1 and has(tokens, between.start, "join")
    goes_on = [tokens[at] for at in range(mark + 1, between.stop)]
    but = any(map(is_but, goes_on))
    if not all(_says_nothing(one) or is_but(one) or not _MORE.isdisjoint(one.senses) for one in goes_on):
        return False
    return all(_is_of_whole(tokens, at, contrasted=but) for at in range(between.start, mark))


def _is_of_whole(tokens: Sequence[Token], at: int, *, contrasted: bool) -> bool:
    """True for a word that tells no more of the sum before it than what it was for, and not whom."""
    one = tokens[at]
    if one.kind != "word":
        return True
    counted = has(tokens, at - 1, "number") and text_at(tokens, at - 2) in _FOR  # for to rom
    if text_at(tokens, at - 1) in _FOR and not counted:
        return has(tokens, at, "number") or one.text in _BOTH
    if text_at(tokens, at - 1) in _TO and (one.text in _GIVEN_NAMES or not _PERSONS.isdisjoint(one.senses)):
        return False
    return contrasted or _OTHERWISE.isdisjoint(one.senses)


def _says_nothing(token: Token) -> bool:
    """True for marks and for words like `så` and `herav`, which go on with the same; `og` adds something."""
    return not ("join" in token.senses or (token.kind == "word" and _LIGHT.isdisjoint(token.senses)))


def _is_of_thing(tokens: Sequence[Token], said: int, first: int) -> bool:
    """True where a thing stands before the sum, after a mark: `delte med Kari, popkorn 62 kr`."""
    near = range(max(said, first - _WITHIN), first - 1)
    return _is_thing(tokens[first - 1]) and any(_adds(tokens[at]) for at in near)


def _opens_with_thing(tokens: Sequence[Token], whole: Money, said: int) -> bool:
    """True for a sentence of its own that names a thing, and nobody who pays: `Pizza kosta for min del`."""
    begin = next(at for at in range(said, whole.last, -1) if text_at(tokens, at - 1) in SENTENCE_ENDS)
    opening = tokens[begin:said]
    return any(map(_is_thing, opening)) and not any("pay" in token.senses for token in opening)


def _is_thing(token: Token) -> bool:
    """True for a word that may name what was paid for."""
    return token.kind == "word" and _OF_THINGS.issuperset(token.senses)


def _adds(token: Token) -> bool:
    return token.kind in ("sym", "nl") or "join" in token.senses


def _is_of_receipt(tokens: Sequence[Token], one: Mention, whole: Money) -> bool:
    """True for the whole once more, as what the receipt is on: `kvitteringen på 398 kr er vedlagt`."""
    again = isinstance(one, Money) and one.amount == whole.amount and one.first > whole.last
    return again and any(_is_receipt(tokens, at) for at in range(one.first - _WITHIN, one.first))


def _is_receipt(tokens: Sequence[Token], at: int) -> bool:
    return text_at(tokens, at).startswith(_RECEIPTS)


def ends_phrase(tokens: Sequence[Token], at: int) -> bool:
    """True beyond the end, and for a mark or number, before which a phrase has ended."""
    return at >= len(tokens) or tokens[at].kind != "word"
