"""Sums without a word for money, in rows that tell what was spent: `13. mars: pizza, 245,00`, `kaffe 245,50`."""

import re
from collections.abc import Mapping, Sequence, Set

from claims.lines import NOK
from parsers.text.spans.mentions import BY_PLACE, DAY_LEADS, Mention, Money, When, has, indices, text_at
from parsers.text.spans.numbers import number
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, lines_of

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Dette har jeg lagt ut for klubben:\n\nFredag 6. november: pizza, 1 245,00\n10. november: lyspærer, 159,90": [
        *("outlay 06.11 1245", "outlay 10.11 159.9"),
    ],
    "Eg la ut for dette:\n6.11 pizza 245,00\n10.11 lyspærer 59,90\n\nEg køyrde 10.11, 12 km": [
        *("outlay 06.11 245", "outlay 10.11 59.9", "mileage 10.11 12"),
    ],
    "Dette har eg lagt ut:\n6.11 pizza, 245 kr\n10.11 lyspærer, 159,90 kr": ["outlay 06.11 245", "outlay 10.11 159.9"],
    "Dette har jeg lagt ut for klubben:\npizza 6. november, 1 245,00\nlyspærer 10. november, 159,90": [
        *("outlay 06.11 1245", "outlay 10.11 159.9"),
    ],
    "Dette har jeg lagt ut for klubben:\nFredag 6. november\npizza 245,00\nTirsdag 10. november\nlyspærer 159,90": [
        *("outlay 06.11 245", "outlay 10.11 159.9"),
    ],
    "Innkjøp for klubben:\n6.11: pizza 245,00\n10.11: lyspærer, 159,90": ["outlay 06.11 245", "outlay 10.11 159.9"],
    "Mine utgifter:\n6.11: pizza 245,00\n10.11: lyspærer, 159,90": ["outlay 06.11 245", "outlay 10.11 159.9"],
    "Dette har jeg lagt ut for:\n6.11: pizza, kr 245,00": ["outlay 06.11 245"],
    "I bought this for the club:\n6 November: pizza, 1,245.00\n10 November: light bulbs, 159.90": [
        *("outlay 06.11 1245", "outlay 10.11 159.9"),
    ],
    "Formannskapet 3.11\nKaffe til møtet 245,50": ["fee-executive 03.11", "? 03.11 245.5 ?type"],
    "Formannskapet 3.11, kaffi til møtet 245": ["fee-executive 03.11", "? 03.11 245 ?type"],
    "Executive committee 3 November\nCoffee for the meeting: 245.50": ["fee-executive 03.11", "? 03.11 245.5 ?type"],
    "kvittering vedlagt 3.11 garn 299,40": ["? 03.11 299.4 ?type"],
    "Formannskapet 3.11\nKaffe til 22": ["fee-executive 03.11"],
    "Formannskapet 3.11\nKaffe 45": ["fee-executive 03.11", "? 03.11 45 ?type"],
    "Formannskapet 3.11. Kaffe 45, kake 60": ["fee-executive 03.11", "? 03.11 45 ?type", "? 03.11 60 ?type"],
    "Formannskapet 3.11. Kaffi 45 kr og kake 60": ["fee-executive 03.11", "? 03.11 45 ?type", "? 03.11 60 ?type"],
    "Coffee 45, cake 60 on 3 November": ["? 03.11 45 ?type", "? 03.11 60 ?type"],
    "Kaffe 45 3. november": ["? 03.11 45 ?type"],
    "Formannskapet 3.11. Kaffe 12, kake 12": ["fee-executive 03.11"],
    "Formannskapet 3.11. Kaffe hos mor i Storgata 45": ["fee-executive 03.11"],
    "Formannskapet 3.11. Kaffe på Kafe 22": ["fee-executive 03.11"],
    "Formannskapet 3.11. Frukt i skål nr 25": ["fee-executive 03.11"],
    "Formannskapet 3.11. Kaffi i sal 204": ["fee-executive 03.11"],
    "Formannskapet 3.11. Gave til Per som fylte 50": ["fee-executive 03.11"],
    "Executive committee 3 November. Flowers for Kari who turned 60": ["fee-executive 03.11"],
    "Utlegg 10.11 300 kr: boller 30, brus 30": ["outlay 10.11 300"],
}
_SPENDING = words_of("spending") | words_of("bought")
GOODS = words_of("goods")
_LEADING = frozenset({"for", "x", "=", "ca", "rundt", "about"})
_LEAST_ROUND = 20
"""Kroner without øre: fewer may be people, or cups."""
_ADVANCED = "advance"
_ORE = re.compile(r"\d{1,3}(?: \d{3})+,\d\d|\d+,\d\d|\d{1,3}(?:,\d{3})+\.\d\d|\d{3,}\.\d\d")
"""Two decimals behind a comma; behind a point only what is no clock time or day."""


def with_row_sums(tokens: Sequence[Token], mentions: list[Mention], said: Set[str], senses: Set[str]) -> list[Mention]:
    """The mentions, where numbers with øre that close rows of a thing are sums, in a text of spending, or of goods.

    The day stands in the row, or somewhere above it.
    """
    spent = not _SPENDING.isdisjoint(said) or _ADVANCED in senses
    if not spent and GOODS.isdisjoint(said):
        return mentions
    days = {one.first: one.last for one in mentions if isinstance(one, When) and one.shape == "days"}
    if not days:
        return mentions
    taken, held = indices(mentions), {one.first: one for one in mentions}
    found: list[Mention] = []
    headed = False
    for first, last in lines_of(tokens):
        headed = headed or any(at in days for at in range(first, last))
        at = next((at for at in range(last - 1, first, -1) if tokens[at].text != "."), first)
        told = spent and _ORE.fullmatch(text_at(tokens, at)) and _tells(tokens, first, at, days)
        alone = not any(isinstance(one, Money) and near != at for near in range(first, last) if (one := held.get(near)))
        closing = [at] if told or _is_of_goods(tokens, first, at, alone=alone) else []
        for end in (closing or _listed(tokens, first, last, held)) if headed else ():
            known, value = held.get(end), number(tokens, end)
            if isinstance(known, Money):
                known.marked = True
            elif known is None and value is not None and end not in taken:
                span = (tokens[end].start, tokens[end].end)
                found.append(Money(rule="row_sum", first=end, last=end + 1, span=span, amount=value[0], currency=NOK))
    return sorted((*mentions, *found), key=BY_PLACE) if found else mentions


def _listed(tokens: Sequence[Token], first: int, last: int, held: Mapping[int, Mention]) -> Sequence[int]:
    """The numbers of `kaffe 45, kake 60` and `kaffe 45 i går`, where the line has no sum of anything but goods."""
    sums = [at for at in range(first, last) if isinstance(held.get(at), Money)]
    if any(text_at(tokens, at - 1) not in GOODS for at in sums):
        return ()
    places = [at for at in range(first + 1, last) if tokens[at].kind == "num" and text_at(tokens, at - 1) in GOODS]
    bare = [at for at in places if _is_bare(tokens, at, held)]
    return bare if len(bare) == len(places) or sums else ()


def _is_bare(tokens: Sequence[Token], at: int, held: Mapping[int, Mention]) -> bool:
    """True for kroner enough to be no count of people, with a mark, `og` or a day behind them."""
    text, known = tokens[at].text, held.get(at)
    ends = at + 1 == len(tokens) or tokens[at + 1].kind != "word" or has(tokens, at + 1, "join")
    ends = ends or isinstance(held.get(at + 1 + (text_at(tokens, at + 1) in DAY_LEADS)), When)
    open_still = known is None or (isinstance(known, Money) and not known.marked)
    return ends and open_still and text.isdecimal() and int(text) >= _LEAST_ROUND


def _is_of_goods(tokens: Sequence[Token], first: int, end: int, *, alone: bool) -> bool:
    """True where the last clause before the number opens with goods: `kaffe til møtet 245,50`, not `kaffe til 12`.

    Kroner without øre stand right behind the goods or the meeting, `alone` in their line: `kaffe i Storgata 45`.
    """
    text = text_at(tokens, end)
    if not _ORE.fullmatch(text) and not (alone and _is_round(tokens, first, end)):
        return False
    opening = end
    while opening > first and (
        tokens[opening - 1].kind == "word" or text_at(tokens, end - 1) == ":" == text_at(tokens, opening - 1)
    ):
        opening -= 1
    led = has(tokens, end - 1, "to") or text_at(tokens, end - 1) in _LEADING
    return text_at(tokens, opening) in GOODS and not led


def _is_round(tokens: Sequence[Token], first: int, end: int) -> bool:
    """True for the kroner of `kaffe 245`, `kaffe til møtet: 245`, not of one sum of several: `boller 30, brus 30`."""
    text = text_at(tokens, end)
    before = end - 1 - (text_at(tokens, end - 1) == ":")
    behind = text_at(tokens, before) in GOODS or (has(tokens, before, "meeting") and has(tokens, before - 1, "to"))
    others = any(tokens[at].kind == "num" and text_at(tokens, at - 1) in GOODS for at in range(first, end - 1))
    return behind and not others and text.isdecimal() and int(text) >= _LEAST_ROUND


def _tells(tokens: Sequence[Token], first: int, end: int, days: Mapping[int, int]) -> bool:
    """True for a word for what was bought between those tokens, beside its day or below it."""
    if text_at(tokens, end - 1) == "=":
        return False
    day = next((at for at in range(first, end) if at in days), end)
    beside = (*range(first, day), *range(days.get(day, end), end))
    return any(tokens[at].kind == "word" and not tokens[at].senses for at in beside)
