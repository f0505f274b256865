"""Sums that others paid of too, and among how many they are shared: `taxi 412 kr, delte med Kari`, `delt på tre`."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import takewhile, zip_longest

from parsers.text.spans.mentions import Mention, Money, has, text_at
from parsers.text.spans.numbers import number
from parsers.text.spans.own_sums import MOST_SUMS, ends_phrase, is_own, own_end, own_shares, parts_told
from parsers.text.spans.shared_things import Named, is_another, is_apart, is_named_again
from parsers.text.words.lexicon import words_of
from parsers.text.words.stems import uninflected
from parsers.text.words.tokens import Spots, Token

EXAMPLES = {
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
    "taxi 214 kr, shared with two colleagues but paid by me": ["214 NOK"],
    "taxi 214 kr, delt med to kolleger, betalt av meg": ["214 NOK"],
    "taxi 214 kr, delt med Kari, men eg betalte": ["214 NOK"],
    "taxi 214 kr, delt med Kari, jeg betalte": ["214 NOK shared by 2"],
    "taxi 214 kr, delt med Kari, men jeg betalte bare min del": ["214 NOK shared by 2"],
    "taxi 213 kr, delt med to kolleger": ["213 NOK shared by 3"],
    "delte ut boller 60 kr": ["60 NOK"],
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
    "kino 145 kr for min del og taxi 300 kr delt med Kari": ["145 NOK", "300 NOK shared by 2"],
    "taxi 300 kr delt med Kari og kino 145 kr for min del": ["300 NOK shared by 2", "145 NOK"],
    "taxi 412 kr, delte med Kari, popkorn 62 kr for min del": ["412 NOK shared by 2", "62 NOK"],
    "taxi 412 kr. Pizza, min del ble 60 kr": ["412 NOK shared by 2", "60 NOK"],
    "taxi 389 kr, vi var to, Kari betalte sin halvdel": ["389 NOK shared by 2"],
    "taxi 389 kr, Kari paid her half": ["389 NOK shared by 2"],
    "pizza 240 kr, halvparten på meg": ["240 NOK shared by 2"],
    "blekk 350 kr, halvparten privat": ["350 NOK shared by 2"],
    "blekk 350 kr, halvparten er privat": ["350 NOK shared by 2"],
    "taxi 600 kr, halvparten dekker jeg selv": ["600 NOK shared by 2"],
    "drosje 600 kr, eg dekkjer halvparten sjølv": ["600 NOK shared by 2"],
    "taxi 600 kr, krever bare halvparten": ["600 NOK shared by 2"],
    "taxi 540 kr, krever halvparten av parkeringen 40 kr": ["540 NOK", "40 NOK shared by 2"],
    "taxi 540 kr, parking 40 kr, I claim half of the parking": ["540 NOK", "40 NOK shared by 2"],
    "taxi 600 kr, I pay half myself": ["600 NOK shared by 2"],
    "taxi 600 kr halvparten av veien": ["600 NOK"],
    "taxi 312 kr og parkering 93 kr. Alt delt på to": ["312 NOK shared by 2", "93 NOK shared by 2"],
    "leiebil 1290 kr, bom 93 kr. Delt med Kari": ["1290 NOK shared by 2", "93 NOK shared by 2"],
    "taxi 600 kr, betalte med privat kort": ["600 NOK"],
    "taxi 600 kr, gikk halvparten av veien selv": ["600 NOK"],
}
OF_OTHERS: Mapping[str, Sequence[str]] = {
    "Buss 43 kr 10.11. Hjem delte jeg taxi med Kari, min del ble 165 kr": ["transit 10.11 43", "taxi 10.11 165"],
    "Taxi 330 kr 10.11. Bompenger 40 kr. Delte taxien med Kari": ["taxi 10.11 ?amount", "toll 10.11 40"],
}
"""What was divided is not what the sum before it was paid for."""
_HALVES = frozenset({"halvparten", "halvdelen", "half"})
_PRIVATE, _SELF = frozenset({"privat", "private", "privatt"}), frozenset({"selv", "sjølv", "sjøl", "myself"})
_BEARING = frozenset({"dekker", "dekkjer", "betaler", "betalar", "tar", "tek", "cover", "pay"})
_THEIRS = frozenset({"sin", "si", "his", "her", "their"})
_BOTH = Decimal(2)
_ONE = frozenset({"ene", "eine"})
_APART = frozenset({"ene", "eine", "andre", "one", "other"})
_OF = frozenset({"av", "of"})
_THE = frozenset({"the", "den", "det", "denne", "dette", "this", "that"})
_ONE_WITHIN = 3
_FULL_WITHIN = 30
"""Tokens between what was shared and who paid for all."""
_PAYING = frozenset({"pay", "advance", "taking", "claiming"})
_ENTIRE = words_of("in_full")
_WITHIN = 4
_SHARED_WITHIN = 10
_NEXT_WITHIN = 16
"""Tokens from a sum to what the next sentence says of it."""
_IT = frozenset({"den", "det", "regningen", "regninga", "rekninga", "utgiften", "utgifta", "it", "utgiftene"})
_AMONG = frozenset({"på", "med", "mellom", "between", "with", "by", "among"})
_WITH = frozenset({"med", "with"})
_BY = frozenset({"av", "by"})
_ALL = frozenset({"alt", "alle", "all", "everything"})
_BUT = frozenset({"men", "but"})
_ME = frozenset({"meg", "mæ", "me"})


def shared(
    tokens: Sequence[Token], mentions: list[Mention], spots: Spots, named: Sequence[Named] = ()
) -> list[Mention]:
    """The mentions with the writer's own share in the place of a whole, or noting among how many it is shared."""
    if Money not in map(type, mentions):
        return mentions
    named = [one for one in named if one.codes] if "divided" in spots or "part" in spots else ()
    parts = parts_told(tokens, mentions, spots)
    left = own_shares(tokens, mentions, parts, named)
    if len(left) == len(mentions) and ("divided" in spots or parts):
        _note_shared(tokens, left, spots, parts, named)
    if paid := (*spots.get("pay", ()), *spots.get("taking", ())):
        _note_paid(tokens, left, paid)
    return left


def _note_shared(
    tokens: Sequence[Token], left: list[Mention], spots: Spots, parts: Sequence[int], named: Sequence[Named]
) -> None:
    """Note the sums that are only divided, among how many: what is due is asked."""
    sums = [mention for mention in left if isinstance(mention, Money)][:MOST_SUMS]
    divided = [at for at in spots.get("divided", ()) if any(text_at(tokens, at + step) in _AMONG for step in (1, 2, 3))]
    divided += [at for at in spots.get("divided", ()) if text_at(tokens, at + 1) in _IT and ends_phrase(tokens, at + 2)]
    divided += [at for at in parts if has(tokens, at - 1, "own") or own_end(tokens, at + 1) or _others_paid(tokens, at)]
    divided = [at for at in divided if not _paid_in_full(tokens, at)]
    divided += [at for at in parts if tokens[at].text in _HALVES and _is_ones_own(tokens, at)]
    for money, after in zip_longest(sums, sums[1:]):
        last = after.first if after else len(tokens)
        beside = [at for at in divided if _is_beside(tokens, money, at)]
        beside = [at for at in beside if not (at > last and is_apart(tokens, money, at) and not _is_of_all(tokens, at))]
        beside = [at for at in beside if not is_another(tokens, money, at, named)]
        beside = [at for at in beside if not _is_half_of_other(tokens, money, at, sums)]
        beside = beside or [at for at in divided if is_named_again(tokens, money, at, named)]
        if beside and money.result is None and not is_own(tokens, money, parts):
            money.shared = _how_many(tokens, beside[0]) or _BOTH


def _is_of_all(tokens: Sequence[Token], divided: int) -> bool:
    """True for the word of `alt delt på to`, and that which opens the sentence behind several sums."""
    before = text_at(tokens, divided - 1)
    return before in _ALL or (before == "." and tokens[divided - 1].start == tokens[divided - 2].end)


def _how_many(tokens: Sequence[Token], divided: int) -> Decimal | None:
    """Among how many it says that a sum was divided: `delt på tre`; `delt med to` are three with the writer."""
    among = text_at(tokens, divided + 1)
    by = number(tokens, divided + 2) if among in _AMONG else None
    count = by[0] + (among in _WITH) if by else Decimal(0)
    return count if count > 1 else None


def _others_paid(tokens: Sequence[Token], part: int) -> bool:
    """True for `halvparten betalte Kari` and `Kari betalte halvparten`, where the writer is not said to pay."""
    part -= text_at(tokens, part - 1) in _THEIRS  # Kari betalte sin halvdel
    near = range(max(0, part - 2), min(part + 3, len(tokens)))
    writes = any(tokens[at].writer for at in near)
    return not writes and any(has(tokens, at, "pay") for at in near if abs(at - part) == 1)


def _is_ones_own(tokens: Sequence[Token], half: int) -> bool:
    """True for `halvparten privat`, `eg dekkjer halvparten sjølv` and `krever bare halvparten`."""
    near = range(max(0, half - _ONE_WITHIN), min(half + _WITHIN + 1, len(tokens)))
    inside = [at for at in near if not any(tokens[mark].kind == "sym" for mark in range(*sorted((at, half))))]
    said = {tokens[at].text for at in inside}
    if not said.isdisjoint(_PRIVATE):
        return True
    claims = any(has(tokens, at, "claiming") for at in inside if at < half)
    return claims or (not said.isdisjoint(_BEARING) and not said.isdisjoint(_SELF))


def _is_half_of_other(tokens: Sequence[Token], money: Money, half: int, sums: Sequence[Money]) -> bool:
    """True where half of another sum is told: `taxi 540 kr, krever halvparten av parkeringen 40 kr`."""
    if tokens[half].text not in _HALVES or text_at(tokens, half + 1) not in _OF:
        return False
    what = uninflected(text_at(tokens, half + 2 + (text_at(tokens, half + 2) in _THE)))
    return not _is_for(tokens, money, what) and any(_is_for(tokens, one, what) for one in sums)


def _is_for(tokens: Sequence[Token], money: Money, what: str) -> bool:
    """True for a sum right behind that word, in whatever form."""
    near = takewhile(lambda at: tokens[at].kind == "word", range(money.first - 1, max(-1, money.first - _WITHIN), -1))
    return any(uninflected(tokens[at].text) == what for at in near)


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


def _note_paid(tokens: Sequence[Token], left: list[Mention], paid: Sequence[int]) -> None:
    """Note that others paid one of several: 2 x 145 kr, moren betalte den ene."""
    for money in left:
        if not isinstance(money, Money) or money.times is None or money.times <= 1:
            continue
        for at in paid[:MOST_SUMS]:
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
