"""The writer's own share of a sum that others paid of too: `taxi 412 kr, delte med Kari`, `206 kr på meg`."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise, takewhile, zip_longest
from typing import Protocol

from parsers.text.spans.mentions import Mention, Money, Stretch, has, text_at
from parsers.text.spans.numbers import number
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token

EXAMPLES = {
    "taxi 412 kr, min halvdel er 206 kr": ["206 NOK"],
    "taxi 412 kr, delte med Kari, så 206 kr på meg": ["206 NOK"],
    "taxi 412 kr delt på to": ["412 NOK shared by 2"],
    "taxi 414 kr delt på tre": ["414 NOK shared by 3"],
    "pizza 398 kr, min halvdel er 199 kr. Kvitteringen på 398 kr er vedlagt": ["199 NOK"],
    "pizza 398 kr, min halvdel er 199 kr. Parkering 398 kr": ["199 NOK", "398 NOK"],
    "taxi 412 kr fordi siste buss var gått. Delte med Kari": ["412 NOK shared by 2"],
    "delte taxi med Kari, 412 kr": ["412 NOK shared by 2"],
    "taxi 287 kr (I shared it with Olivia, but I paid the whole fare)": ["287 NOK"],
    "delte taxi med Kari, 412 kr. Jeg betalte hele": ["412 NOK"],
    "delte drosje med Guri og Ivar. Eg la ut for heile turen, 414 kr, og dei andre har ikkje betalt noko": ["414 NOK"],
    "taxi 412 kr, delte med Kari, jeg la ut for begge": ["412 NOK"],
    "shared a taxi with Tom, 412 kr. He has not paid me": ["412 NOK"],
    "taxi 412 kr, delte med Kari, jeg betalte min del": ["412 NOK shared by 2"],
    "buss 139 kr\ntaxi 287 kr (shared with Olivia)": ["139 NOK", "287 NOK shared by 2"],
    "taxi 214 kr, shared with two colleagues but paid by me": ["214 NOK"],
    "taxi 214 kr, delt med to kolleger, betalt av meg": ["214 NOK"],
    "taxi 214 kr, delt med Kari, men eg betalte": ["214 NOK"],
    "taxi 214 kr, delt med Kari, jeg betalte": ["214 NOK shared by 2"],
    "taxi 214 kr, delt med Kari, men jeg betalte bare min del": ["214 NOK shared by 2"],
    "taxi 213 kr, delt med to kolleger": ["213 NOK shared by 3"],
    "delte ut boller 60 kr": ["60 NOK"],
    "pizza kosta 119 kr for min del": ["119 NOK"],
    "kino 160 kr. Pizza 119 kr, min del": ["160 NOK", "119 NOK"],
    "pizza cost 119 kr for my share": ["119 NOK"],
    "buss 44 kr kvar veg for min del": ["44 NOK"],
    "parkering 80 kr, halvparten betalte Kari": ["80 NOK shared by 2"],
    "parkering 80 kr, Kari betalte halvparten": ["80 NOK shared by 2"],
    "parking 80 kr, Kari paid half": ["80 NOK shared by 2"],
    "parkering 80 kr, vi delte den": ["80 NOK shared by 2"],
    "jeg betalte halvparten, 80 kr": ["80 NOK"],
    "kino 2 x 145 kr, moren betalte den ene": ["2 x 145 NOK shared by 2"],
    "bom 3 x 28 kr, Per tok 1 av dem": ["3 x 28 NOK shared by 1.5"],
    "bom 3 x 28 kr, Kari betalte ein av dei": ["3 x 28 NOK shared by 1.5"],
    "tolls 3 x 28 kr, Per took one of them": ["3 x 28 NOK shared by 1.5"],
    "ferje 2 x 48 kr, tok den ene ferja hjem": ["2 x 48 NOK"],
    "kino 2 x 145 kr, jeg betalte den ene": ["2 x 145 NOK"],
    "taxi 412 kr, 206 kr på meg": ["206 NOK"],
    "drosje 412 kr, av dette 206 kr på meg": ["206 NOK"],
    "kino 240 kr, herav 120 kr for min del": ["120 NOK"],
    "kino 240 kr for begge, 120 kr for meg": ["120 NOK"],
    "kino 135 kr og popkorn 62 kr for min del, parkering 45 kr": ["135 NOK", "62 NOK", "45 NOK"],
    "tog 64 kr hver vei for min del og museum 120 kr, også for min del": ["64 NOK", "120 NOK"],
    "buss 41 kr kvar veg og minigolf 110 kr, alt for min del": ["41 NOK", "110 NOK"],
    "120 kr. Det gjekk 90 kr til is og lodd for min del, og 50 kr i parkering": ["120 NOK", "90 NOK", "50 NOK"],
    "bowling 155 kr og kafé 79 kr, begge for min del": ["155 NOK", "79 NOK"],
    "inngang 180 kr for ham, 120 kr for meg": ["180 NOK", "120 NOK"],
    "train 64 kr each way for my own part and museum 60 kr": ["64 NOK", "60 NOK"],
    "kino 145 kr for min del og taxi 300 kr delt med Kari": ["145 NOK", "300 NOK shared by 2"],
    "taxi 300 kr delt med Kari og kino 145 kr for min del": ["300 NOK shared by 2", "145 NOK"],
    "taxi 412 kr, delte med Kari, popkorn 62 kr for min del": ["412 NOK shared by 2", "62 NOK"],
    "taxi 412 kr. Pizza, min del ble 60 kr": ["412 NOK shared by 2", "60 NOK"],
    "taxi 412 kr. For min del blir det 206 kr": ["206 NOK"],
    "pizza 240 kr, halvparten på meg": ["240 NOK shared by 2"],
}
OF_OTHERS: Mapping[str, Sequence[str]] = {
    "Buss 43 kr 10.11. Hjem delte jeg taxi med Kari, min del ble 165 kr": ["transit 10.11 43", "taxi 10.11 165"],
    "Taxi 330 kr 10.11. Bompenger 40 kr. Delte taxien med Kari": ["taxi 10.11 ?amount", "toll 10.11 40"],
}
"""What was divided is not what the sum before it was paid for."""
_BOTH = Decimal(2)
_ONE = frozenset({"ene", "eine"})
_APART = frozenset({"ene", "eine", "andre", "one", "other"})
_OF = frozenset({"av", "of"})
_ONE_WITHIN = 3
_FULL_WITHIN = 30
"""Tokens between what was shared and who paid for all."""
_PAYING = frozenset({"pay", "advance", "taking", "claiming"})
_ENTIRE = words_of("in_full")
_WITHIN = 4
_SHARED_WITHIN = 8
_NEXT_WITHIN = 16
"""Tokens from a sum to what the next sentence says of it."""
_MOST = 20
"""Sums of a text that are compared: keeps long texts linear."""
_IT = frozenset({"den", "det", "regningen", "regninga", "rekninga", "utgiften", "utgifta", "it", "utgiftene"})
_AMONG = frozenset({"på", "med", "mellom", "between", "with", "by", "among"})
_WITH = frozenset({"med", "with"})
_BY = frozenset({"av", "by"})
_BUT = frozenset({"men", "but"})
_APART_BY = frozenset({".", "\n"})
_ON = frozenset({"på", "for", "on"})
_ME = frozenset({"meg", "mæ", "me"})
_RECEIPTS = ("kvittering", "receipt", "bilag")
_DEAL = frozenset({"del", "part", "share"})
_ASIDE = frozenset({",", "("})
_TO = frozenset({"til", "på", "i", "for", "to", "on", "in"})
_THINGS_WITHIN = 7
"""Tokens from a sum to what says whose it is."""
_ALSO = frozenset({"også", "òg", "og", "alt", "begge", "alle", "also", "too", "all", "both"})
_LIGHT = frozenset({"light", "filler", "thereof", "summing", "number"})
_OF_THINGS = frozenset({"misread", "carrier", "lodging"})


class Named(Stretch, Protocol):
    """Words that name types of the catalogue."""

    @property
    def codes(self) -> tuple[str, ...]: ...


def shared(
    tokens: Sequence[Token], mentions: list[Mention], spots: Spots, named: Sequence[Named] = ()
) -> list[Mention]:
    """The mentions with the writer's own share in the place of a whole, or noting among how many it is shared."""
    if Money not in map(type, mentions):
        return mentions
    named = [one for one in named if one.codes] if "divided" in spots or "part" in spots else ()
    parts = _parts(tokens, mentions, spots)
    left = _own_shares(tokens, mentions, parts, named)
    if len(left) == len(mentions) and ("divided" in spots or parts):
        _note_shared(tokens, left, spots, parts, named)
    if paid := (*spots.get("pay", ()), *spots.get("taking", ())):
        _note_paid(tokens, left, paid)
    return left


def _parts(tokens: Sequence[Token], mentions: Sequence[Mention], spots: Spots) -> Sequence[int]:
    """The words for a part of something; what says behind a sum that it is the writer's own divides nothing."""
    if not (parts := spots.get("part", ())):
        return ()
    ends = [(mention.last, own_end(tokens, mention.last)) for mention in mentions if isinstance(mention, Money)]
    behind = {at for last, end in ends if end for at in range(last, end)}
    return [at for at in parts if at not in behind]


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
    if has(tokens, at, "own") and text_at(tokens, deal) in _DEAL and (on or _ends(tokens, deal + 1)):
        return deal + 1
    return None


def _own_shares(
    tokens: Sequence[Token], mentions: list[Mention], parts: Sequence[int], named: Sequence[Named]
) -> list[Mention]:
    """The mentions without the first whole of which the writer's own share is told: `min halvdel er 206 kr`."""
    sums = [mention for mention in mentions if isinstance(mention, Money)][:_MOST]
    for whole, part in pairwise(sums):
        less = part.amount < whole.amount and part.currency == whole.currency
        if less and _is_own(tokens, part, parts) and _is_of(tokens, whole, part, parts, named):
            part.first, part.last = whole.first, whole.last
            return [one for one in mentions if one is not whole and not _is_of_receipt(tokens, one, whole)]
    return mentions


def _is_own(tokens: Sequence[Token], money: Money, parts: Sequence[int]) -> bool:
    """True for `206 kr på meg`, `206 kr for min del` and `min halvdel er 206 kr`."""
    if own_end(tokens, money.last) is not None:
        return True
    return any(at in parts and has(tokens, at - 1, "own") for at in range(money.first - _WITHIN, money.first))


def _is_of(tokens: Sequence[Token], whole: Money, part: Money, parts: Sequence[int], named: Sequence[Named]) -> bool:
    """True where the writer's own sum is a share of the one before: something was divided, or nothing else is named.

    `kino 160 kr og popkorn 62 kr for min del` are two sums.
    """
    between = range(whole.last, part.first)
    if own_end(tokens, whole.last) is not None:
        return False
    said = next((at for at in between if at in parts or has(tokens, at, "divided")), None)
    if said is None:
        return all(_says_nothing(tokens[at]) for at in between)
    if _is_another(tokens, whole, said, named) or _is_of_thing(tokens, said, part.first):
        return False
    return not (said in parts and _is_apart(tokens, whole, said) and _opens_with_thing(tokens, whole, said))


def _says_nothing(token: Token) -> bool:
    """True for marks and for words like `så` and `herav`, which go on with the same; `og` adds something."""
    return not ("join" in token.senses or (token.kind == "word" and _LIGHT.isdisjoint(token.senses)))


def _is_of_thing(tokens: Sequence[Token], said: int, first: int) -> bool:
    """True where a thing stands before the sum, after a mark: `delte med Kari, popkorn 62 kr`."""
    near = range(max(said, first - _WITHIN), first - 1)
    return _is_thing(tokens[first - 1]) and any(_adds(tokens[at]) for at in near)


def _opens_with_thing(tokens: Sequence[Token], whole: Money, said: int) -> bool:
    """True for a sentence of its own that names a thing, and nobody who pays: `Pizza kosta for min del`."""
    begin = next(at for at in range(said, whole.last, -1) if text_at(tokens, at - 1) in _APART_BY)
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


def _note_shared(
    tokens: Sequence[Token], left: list[Mention], spots: Spots, parts: Sequence[int], named: Sequence[Named]
) -> None:
    """Note the sums that are only divided, among how many: what is due is asked."""
    sums = [mention for mention in left if isinstance(mention, Money)][:_MOST]
    divided = [at for at in spots.get("divided", ()) if any(text_at(tokens, at + step) in _AMONG for step in (1, 2, 3))]
    divided += [at for at in spots.get("divided", ()) if text_at(tokens, at + 1) in _IT and _ends(tokens, at + 2)]
    divided += [at for at in parts if has(tokens, at - 1, "own") or own_end(tokens, at + 1) or _others_paid(tokens, at)]
    divided = [at for at in divided if not _paid_in_full(tokens, at)]
    for money, after in zip_longest(sums, sums[1:]):
        last = after.first if after else len(tokens)
        beside = [at for at in divided if _is_beside(tokens, money, at)]
        beside = [at for at in beside if not (at > last and _is_apart(tokens, money, at))]
        beside = [at for at in beside if not _is_another(tokens, money, at, named)]
        beside = beside or [at for at in divided if _is_named_again(tokens, money, at, named)]
        if beside and not _is_own(tokens, money, parts):
            money.shared = _how_many(tokens, beside[0]) or _BOTH


def _how_many(tokens: Sequence[Token], divided: int) -> Decimal | None:
    """Among how many it says that a sum was divided: `delt på tre`; `delt med to` are three with the writer."""
    among = text_at(tokens, divided + 1)
    by = number(tokens, divided + 2) if among in _AMONG else None
    count = by[0] + (among in _WITH) if by else Decimal(0)
    return count if count > 1 else None


def _is_another(tokens: Sequence[Token], money: Money, divided: int, named: Sequence[Named]) -> bool:
    """True where a later sentence names what was divided, and it is not what the sum was paid for.

    `Buss 43 kr. Hjem delte jeg taxi med Kari, min del ble 165 kr`.
    """
    what, before = _divided_and_paid(tokens, money, divided, named)
    return bool(what and before) and what.isdisjoint(before)


def _is_named_again(tokens: Sequence[Token], money: Money, divided: int, named: Sequence[Named]) -> bool:
    """True where a later sentence says that it was divided: `Taxi 330 kr. Bom 40 kr. Delte taxien med Kari`."""
    what, before = _divided_and_paid(tokens, money, divided, named)
    return not what.isdisjoint(before)


def _divided_and_paid(
    tokens: Sequence[Token], money: Money, divided: int, named: Sequence[Named]
) -> tuple[set[str], set[str]]:
    """The types named where something was divided, in a later sentence than the sum, and those named before the sum."""
    if not named or divided < money.last or not _is_apart(tokens, money, divided):
        return set(), set()
    opening = next(at for at in range(divided, 0, -1) if text_at(tokens, at - 1) in _APART_BY)
    what = {code for one in named if opening <= one.first <= divided + _WITHIN for code in one.codes}
    begin = next((at for at in range(money.first, 0, -1) if text_at(tokens, at - 1) in _APART_BY), 0)
    before = {code for one in named if begin <= one.first < money.first for code in one.codes}
    return what, before


def _others_paid(tokens: Sequence[Token], part: int) -> bool:
    """True for `halvparten betalte Kari` and `Kari betalte halvparten`, where the writer is not said to pay."""
    near = range(max(0, part - 2), min(part + 3, len(tokens)))
    writes = any(tokens[at].writer for at in near)
    return not writes and any(has(tokens, at, "pay") for at in near if abs(at - part) == 1)


def _ends(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].kind != "word"


def _paid_in_full(tokens: Sequence[Token], shared: int) -> bool:
    """True where the writer paid what others shared: `eg la ut for heile turen`, `dei andre har ikkje betalt noko`."""
    near = range(max(0, shared - _FULL_WITHIN), min(shared + _FULL_WITHIN + 1, len(tokens)))
    for at in (at for at in near if not _PAYING.isdisjoint(tokens[at].senses)):
        before, after = tokens[max(0, at - _ONE_WITHIN) : at], tokens[at + 1 : at + 2 + _ONE_WITHIN]
        by_me = text_at(tokens, at + 1) in _BY and text_at(tokens, at + 2) in _ME
        if (
            at > shared
            and not any("part" in token.senses for token in after)
            and (by_me or _is_contrasted(before, after))
        ):
            return True
        if any(token.writer and token.text not in _ME for token in (*before, *after[:1])):
            if any(token.text in _ENTIRE for token in after):
                return True
        elif any("negation" in token.senses for token in (*before[-2:], *after[:2])):  # hun betaler meg ikke
            return True
    return False


def _is_contrasted(before: Sequence[Token], after: Sequence[Token]) -> bool:
    """True for `delt med Ola, men jeg betalte`; of a share it would say `min del`."""
    writes = any(token.writer and token.text not in _ME for token in (*before, *after[:1]))
    return writes and any(token.text in _BUT for token in before)


def _is_apart(tokens: Sequence[Token], money: Money, at: int) -> bool:
    """True where a sentence, or a line, ends between."""
    return any(token.text in _APART_BY for token in tokens[money.last : at])


def _note_paid(tokens: Sequence[Token], left: list[Mention], paid: Sequence[int]) -> None:
    """Note that others paid one of several: 2 x 145 kr, moren betalte den ene."""
    for money in left:
        if not isinstance(money, Money) or money.times is None or money.times <= 1:
            continue
        for at in paid[:_MOST]:
            near = range(at - _WITHIN, at + _WITHIN)
            writer = any(token.writer for token in tokens[max(at - 1, 0) : at + 2])
            apart = has(tokens, at, "pay") and any(text_at(tokens, by) in _APART for by in near)
            if _is_beside(tokens, money, at) and not writer and (apart or pays_one(tokens, at)):
                money.shared = money.times / (money.times - 1)


def _is_beside(tokens: Sequence[Token], money: Money, at: int) -> bool:
    """True where the word and the sum stand in one sentence, or the word begins the next."""
    between = range(min(money.last, at), max(money.first, at))
    if len(between) > _NEXT_WITHIN:
        return False
    ends = sum(tokens[index].text in (".", "\n") for index in between)
    return (ends == 1 and at > money.last) if ends else len(between) <= _SHARED_WITHIN


def pays_one(tokens: Sequence[Token], verb: int) -> bool:
    """True for a verb of paying, or taking, that speaks of one among several: `betalte den ene`, `tok 1 av dem`."""
    return any(_is_one(tokens, at, has(tokens, verb, "taking")) for at in range(verb + 1, verb + 1 + _ONE_WITHIN))


def _is_one(tokens: Sequence[Token], at: int, taken: bool) -> bool:
    """True for `ene`, and for `1 av`, `one of`; a ride is `taken` too: tok den ene ferja."""
    one = text_at(tokens, at) == "1" or (has(tokens, at, "number") and tokens[at].senses["number"] == 1)
    if one and text_at(tokens, at + 1) in _OF:
        return True
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    ends = follows is None or follows.kind in ("sym", "nl")
    return (text_at(tokens, at) in _ONE or text_at(tokens, at) == "one") and (ends or not taken)
