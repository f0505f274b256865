"""Sums that explain another sum: its tax, its half, its worth in other money, what came back of it."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise, zip_longest

from parsers.text.spans.mentions import Mention, Money, WayWord, has, text_at
from parsers.text.spans.numbers import digits, number
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token

_BOTH = Decimal(2)
EXAMPLES = {
    "taxi 345 kr inkl. mva 37 kr": ["345 NOK"],
    "taxi 345 kr inkl. 37 kr mva": ["345 NOK"],
    "taxi 345 kr (herav 45 kr mva)": ["345 NOK"],
    "taxi 345 kr inkl mva, parkering 60 kr": ["345 NOK", "60 NOK"],
    "taxi 345 kr + parkering 60 kr inkl mva": ["345 NOK", "60 NOK"],
    "300 kr + mva 36 kr": ["336 NOK"],
    "300 kr + mva 36 kr = 336 kr": ["336 NOK = 336"],
    "300 kr + 36 kr mva = 340 kr": ["336 NOK = 340"],
    "45 euro (510 kr)": ["45 EUR"],
    "45 euro (ca. 510 kr)": ["45 EUR"],
    "510 kr (45 euro)": ["510 NOK"],
    "taxi 45 euro (parkering 60 kr)": ["45 EUR", "60 NOK"],
    "bom 54 kr (27 hver vei)": ["2 x 27 NOK = 54"],
    "bom 54 kr (27 kr hver vei)": ["2 x 27 NOK = 54"],
    "bom 60 kr (27 kr hver vei)": ["2 x 27 NOK = 60"],
    "28 kr hver vei = 56 kr": ["2 x 28 NOK = 56"],
    "28 kr hver vei": ["28 NOK"],
    "parkering 60 kr, bom 28 kr hver vei": ["60 NOK", "28 NOK"],
    "parkering 60 kr. Har fått 20 kr tilbake": ["60 NOK = 40"],
    "parkering 60 kr, fikk tilbake 20 kr": ["60 NOK = 40"],
    "taxi 412 kr, min halvdel er 206 kr": ["206 NOK"],
    "taxi 412 kr, delte med Kari, så 206 kr på meg": ["206 NOK"],
    "taxi 412 kr delt på to": ["412 NOK shared by 2"],
    "taxi 414 kr delt på tre": ["414 NOK shared by 3"],
    "taxi 412 kr fordi siste buss var gått. Delte med Kari": ["412 NOK shared by 2"],
    "delte taxi med Kari, 412 kr": ["412 NOK shared by 2"],
    "taxi 287 kr (I shared it with Olivia, but I paid the whole fare)": ["287 NOK"],
    "delte taxi med Kari, 412 kr. Jeg betalte hele": ["412 NOK"],
    "delte drosje med Guri og Ivar. Eg la ut for heile turen, 414 kr, og dei andre har ikkje betalt noko": ["414 NOK"],
    "taxi 412 kr, delte med Kari, jeg la ut for begge": ["412 NOK"],
    "shared a taxi with Tom, 412 kr. He has not paid me": ["412 NOK"],
    "taxi 412 kr, delte med Kari, jeg betalte min del": ["412 NOK shared by 2"],
    "buss 139 kr\ntaxi 287 kr (shared with Olivia)": ["139 NOK", "287 NOK shared by 2"],
    "delte ut boller 60 kr": ["60 NOK"],
    "pizza kosta 119 kr for min del": ["119 NOK"],
    "kino 160 kr. Pizza 119 kr, min del": ["160 NOK", "119 NOK"],
    "pizza cost 119 kr for my share": ["119 NOK"],
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
    "parkering 60 kr. Taxi 200 kr tilbake": ["60 NOK", "200 NOK"],
    "taxi 250 kr inkl. 25 kr tips": ["250 NOK"],
    "hotell 1450 kr inkl. frukost 150 kr": ["1450 NOK"],
    "hotell 1450 kr inkl. frokost, parkering 150 kr": ["1450 NOK", "150 NOK"],
    "hotell 1450 kr minus 200 kr jeg betaler selv": ["1450 NOK = 1250"],
    "hotel 1450 kr minus 200 kr that I pay myself": ["1450 NOK = 1250"],
    "taxi 250 kr, refundert 50 kr": ["250 NOK = 200"],
    "taxi 250 kr, 50 kr refundert": ["250 NOK = 200"],
}
_SENSES = ("tax", "each", "returned", "divided", "part", "pay", "taking", "provided", "deducting")
_ONE = frozenset({"ene", "eine"})
_APART = frozenset({"ene", "eine", "andre", "one", "other"})
_OF = frozenset({"av", "of"})
_ONE_WITHIN = 3
_FULL_WITHIN = 30
"""Tokens between what was shared and who paid for all."""
_PAYING = ("pay", "advance", "taking", "claiming")
_ENTIRE = words_of("in_full")
_ASIDE = frozenset({"(", ",", ".", ":", "-", "=", "ca", "circa", "cirka", "omtrent", "about", "altså", "dvs"})
_LINKING = frozenset({":", "(", "på", "of"})
_WITHIN = 4
_SHARED_WITHIN = 8
_NEXT_WITHIN = 16
"""Tokens from a sum to what the next sentence says of it."""
_MOST = 20
"""Sums of a text that are compared: keeps long texts linear."""
_REFUNDED = frozenset({"refundert", "refunded"})
_LESS = _REFUNDED | {"minus"}
_IT = frozenset({"den", "det", "regningen", "regninga", "rekninga", "utgiften", "utgifta", "it", "utgiftene"})
_AMONG = frozenset({"på", "med", "mellom", "between", "with", "by", "among"})
_ON = frozenset({"på", "for", "on"})
_ME = frozenset({"meg", "mæ", "me"})
_SHORTEST = 4
_DEAL = frozenset({"del", "part", "share"})
_LEAST_SHARE = 4
"""No value added tax is more than a quarter of the price."""


def explained(tokens: Sequence[Token], mentions: list[Mention], spots: Spots) -> list[Mention]:
    """The mentions without sums that only explain the sum before them, which takes in what they say of it."""
    if Money not in map(type, mentions):
        return mentions
    currencies = {mention.currency for mention in mentions if isinstance(mention, Money)}
    if len(currencies) == 1 and not any(sense in spots for sense in _SENSES):
        return mentions
    left: list[Mention] = []
    latest = 0
    for mention in mentions:
        if isinstance(mention, WayWord) and mention.way == "each":
            _take_half(tokens, left, mention)
        elif not isinstance(mention, Money):
            left.append(mention)
        elif not _take_double(tokens, left, mention):
            whole = left[latest] if latest < len(left) else None
            if isinstance(whole, Money) and (told := _told(tokens, whole, mention)):
                left[latest] = told
            else:
                left.append(mention)
        if left and isinstance(left[-1], Money):
            latest = len(left) - 1
    if "divided" in spots or "part" in spots:
        _note_shared(tokens, left, spots)
    if paid := (*spots.get("pay", ()), *spots.get("taking", ())):
        _note_paid(tokens, left, paid)
    return left


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


def _note_shared(tokens: Sequence[Token], left: list[Mention], spots: Spots) -> None:
    """Put the writer's own share in the place of the whole, `min halvdel er 206 kr`; what is only divided is asked."""
    sums = [mention for mention in left if isinstance(mention, Money)][:_MOST]
    for whole, part in pairwise(sums):
        same = part.currency == whole.currency and not _is_of_another(tokens, whole, part)
        if part.amount < whole.amount and same and _is_own(tokens, part):
            left.remove(whole)
            part.first, part.last = whole.first, whole.last
            return
    divided = [at for at in spots.get("divided", ()) if any(text_at(tokens, at + step) in _AMONG for step in (1, 2, 3))]
    divided += [at for at in spots.get("divided", ()) if text_at(tokens, at + 1) in _IT and _ends(tokens, at + 2)]
    divided += [at for at in spots.get("part", ()) if has(tokens, at - 1, "own") or _others_paid(tokens, at)]
    divided = [at for at in divided if not paid_in_full(tokens, spots, at)]
    for money, after in zip_longest(sums, sums[1:]):
        last = after.first if after else len(tokens)
        beside = [
            at for at in divided if _is_beside(tokens, money, at) and not (at > last and _is_apart(tokens, money, at))
        ]
        if beside and not _is_own(tokens, money):
            by = number(tokens, beside[0] + 2) if text_at(tokens, beside[0] + 1) in _AMONG else None
            money.shared = by[0] if by and by[0] > 1 else _BOTH


def _is_of_another(tokens: Sequence[Token], whole: Money, part: Money) -> bool:
    """True where something else is named before the share: `kino 160 kr. Pizza 119 kr for min del`."""
    between = tokens[whole.last : part.first]
    if any("divided" in token.senses or "part" in token.senses for token in between):
        return False
    return any(token.kind == "word" and not token.senses and len(token.text) >= _SHORTEST for token in between)


def _others_paid(tokens: Sequence[Token], part: int) -> bool:
    """True for `halvparten betalte Kari` and `Kari betalte halvparten`, where the writer is not said to pay."""
    near = range(max(0, part - 2), min(part + 3, len(tokens)))
    writes = any(tokens[at].writer for at in near)
    return not writes and any(has(tokens, at, "pay") for at in near if abs(at - part) == 1)


def _ends(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].kind != "word"


def paid_in_full(tokens: Sequence[Token], spots: Spots, shared: int) -> bool:
    """True where the writer paid what others shared: `eg la ut for heile turen`, `dei andre har ikkje betalt noko`."""
    for at in (at for sense in _PAYING for at in spots.get(sense, ()) if abs(at - shared) <= _FULL_WITHIN):
        before, after = tokens[max(0, at - _ONE_WITHIN) : at], tokens[at + 1 : at + 2 + _ONE_WITHIN]
        if any(token.writer and token.text not in _ME for token in (*before, *after[:1])):
            if any(token.text in _ENTIRE for token in after):
                return True
        elif any("negation" in token.senses for token in (*before[-2:], *after[:2])):  # hun betaler meg ikke
            return True
    return False


def _is_apart(tokens: Sequence[Token], money: Money, at: int) -> bool:
    """True where a sentence, or a line, ends between."""
    return any(token.text in (".", "\n") for token in tokens[money.last : at])


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


def _is_own(tokens: Sequence[Token], part: Money) -> bool:
    """True for `min halvdel er 206 kr`, `206 kr på meg` and `206 kr for min del`."""
    if text_at(tokens, part.last) in _ON and text_at(tokens, part.last + 1) in _ME:
        return True
    after = part.last + (text_at(tokens, part.last) in _ON or text_at(tokens, part.last) == ",")
    if has(tokens, after, "own") and text_at(tokens, after + 1) in _DEAL:
        return True
    near = range(max(0, part.first - _WITHIN), part.first)
    return any(has(tokens, at, "part") and has(tokens, at - 1, "own") for at in near)


def _is_beside(tokens: Sequence[Token], money: Money, at: int) -> bool:
    """True where the word and the sum stand in one sentence, or the word begins the next."""
    between = range(min(money.last, at), max(money.first, at))
    ends = sum(tokens[index].text in (".", "\n") for index in between)
    if ends:
        return ends == 1 and at > money.last and len(between) <= _NEXT_WITHIN
    return len(between) <= _SHARED_WITHIN


def _take_half(tokens: Sequence[Token], left: list[Mention], way: WayWord) -> None:
    """Take `(27 hver vei)` or `(27 kr hver vei)` into the sum right before; any other way is kept as it is."""
    part = left[-1] if left else None
    first, above = way.first - 1, len(left) - 1
    value = digits(text_at(tokens, first))
    if isinstance(part, Money) and part.last == way.first:
        first, value, above = part.first, part.amount, len(left) - 2
    whole = left[above] if above >= 0 else None
    if not isinstance(whole, Money) or not value or whole.times is not None or not _is_aside(tokens, whole, first):
        left.append(way)
    elif value + value == whole.amount or text_at(tokens, first - 1) == "(":
        left[above:] = [replace(whole, amount=value, times=_BOTH, result=whole.amount)]
    else:
        left.append(way)


def _take_double(tokens: Sequence[Token], left: list[Mention], whole: Money) -> bool:
    """Take `= 56 kr` into `28 kr hver vei` right before."""
    if len(left) < _BOTH or text_at(tokens, whole.first - 1) != "=":
        return False
    part, way = left[-2:]
    each = isinstance(way, WayWord) and way.way == "each" and way.last == whole.first - 1
    if not each or not isinstance(part, Money) or part.last != way.first or part.currency != whole.currency:
        return False
    left[-2:] = [replace(part, times=_BOTH, result=whole.amount)]
    return True


def _told(tokens: Sequence[Token], whole: Money, part: Money) -> Money | None:
    """The whole with what the other sum says of it; None for a sum of its own."""
    if whole.currency != part.currency:
        closed = text_at(tokens, part.first - 1) in _ASIDE and text_at(tokens, part.last) in ("", ")", ".", "\n")
        return whole if closed and _is_aside(tokens, whole, part.first) else None
    if whole.times is not None or whole.rate:
        return None
    if text_at(tokens, whole.last) == "=" and whole.last + 1 == part.first:
        return replace(whole, result=part.amount)
    if part.amount < whole.amount and _is_included(tokens, whole, part):
        return whole
    if _is_returned(tokens, part) and part.amount < whole.amount:
        return replace(whole, result=(whole.result or whole.amount) - part.amount)
    if not _is_tax(tokens, part) or part.amount * _LEAST_SHARE > whole.amount:
        return None
    if text_at(tokens, whole.last) != "+":
        return whole
    return replace(whole, amount=whole.amount + part.amount, last=part.last + has(tokens, part.last, "tax"))


def _is_aside(tokens: Sequence[Token], whole: Money, first: int) -> bool:
    """True where nothing but a bracket, a comma or `ca.` stands between."""
    between = range(whole.last, first)
    return 0 < len(between) <= _WITHIN and all(text_at(tokens, index) in _ASIDE for index in between)


def _is_tax(tokens: Sequence[Token], part: Money) -> bool:
    """True for `mva 45 kr`, `mva: 45 kr` and `45 kr mva`."""
    before = part.first - 1 - (text_at(tokens, part.first - 1) in _LINKING)
    return has(tokens, before, "tax") or has(tokens, part.last, "tax")


def _is_included(tokens: Sequence[Token], whole: Money, part: Money) -> bool:
    """True for `250 kr inkl. 25 kr tips` and `1450 kr inkl. frokost 150 kr`."""
    between = tokens[whole.last : part.first]
    return (
        0 < len(between) <= _WITHIN
        and "provided" in between[0].senses
        and all(token.kind == "word" or token.text == "." for token in between)
    )


def _is_returned(tokens: Sequence[Token], part: Money) -> bool:
    """True for `fikk 20 kr tilbake`, `fikk tilbake 20 kr`, `minus 20 kr` and `refundert 20 kr`."""
    if text_at(tokens, part.first - 1) in _LESS or text_at(tokens, part.last) in _REFUNDED:
        return True
    if has(tokens, part.first - 1, "returned"):
        return has(tokens, part.first - 2, "getting")
    return has(tokens, part.first - 1, "getting") and has(tokens, part.last, "returned")
