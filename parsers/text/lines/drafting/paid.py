"""What the words around a sum say it was paid for: something named, hours, or a fee."""

from collections.abc import Container, Sequence

from parsers.text.layout.clauses import Layout
from parsers.text.lines.drafts import Draft
from parsers.text.spans.apiece import is_at_price
from parsers.text.spans.mentions import Duration, Money, has, text_at
from parsers.text.spans.shared_sums import pays_one
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token

_BOUGHT = frozenset({"meal", "food", "lodging", "sleep", "pool_car"})
"""What one may have bought though the lexicon knows it in another sense: lunsj 145 kr."""
_CLAIMED = frozenset({"claim_word", "claiming", "fee", "field", "refining"})
_SPENT = frozenset({"pay", "enclosed", "receipt", "cost"})
_TICKETS = words_of("ticket")
_TICKET_WITHIN = 4
_TIMED = 4
"""Drafts before a price among which are the hours that it is for."""
_SHORTEST = 4
_FOR = frozenset({"for", "til", "åt", "på", "on"})
_SHORT_GOODS = words_of("short_goods")
_WHOM = frozenset(
    {"meg", "mæ", "deg", "seg", "oss", "han", "ham", "ho", "hun", "dei", "de", "den", "det", "alt", "dit", "tur", "du"}
    | {"me", "him", "her", "it", "us", "you", "all", "one", "ei", "en", "et", "to", "km"}
)
_WITHIN = 6
_REACH = 12


def is_fare(tokens: Sequence[Token], layout: Layout, mention: Money) -> bool:
    """True for the price of a ticket: the ticket was 229 kr."""
    clause = layout.clause
    near = range(max(0, mention.first - _TICKET_WITHIN), mention.first)
    return any(tokens[at].text in _TICKETS and clause[at] == clause[mention.first] for at in near)


def is_way_back(tokens: Sequence[Token], mention: Money) -> bool:
    """True for what the way home cost: 186 kr inn til byen og 192 kr hjem igjen."""
    return has(tokens, mention.last, "homeward") or has(tokens, mention.first - 1, "homeward")


def paid_once(tokens: Sequence[Token], layout: Layout, spots: Spots, moneys: Sequence[Money]) -> set[int]:
    """The sentences of sums of which one was paid apart from the others: it is not said which one."""
    valued = {layout.sentence[money.first] for money in moneys}
    told = {layout.sentence[at] for at in (*spots.get("pay", ()), *spots.get("taking", ())) if pays_one(tokens, at)}
    return {number if number in valued else number - 1 for number in told}


def timed_before(drafts: Sequence[Draft], mention: Money) -> Draft | None:
    """The nearest of the drafts whose hours stand right before their price: barnepass, 3 timer à 150 kr."""
    near = drafts[:_TIMED]
    return next((one for one in near if one.durations and one.durations[-1].last == mention.first), None)


def is_thing(token: Token) -> bool:
    """True for a word of some length that has no sense but of what one may buy."""
    return token.kind == "word" and len(token.text) >= _SHORTEST and token.senses.keys() <= _BOUGHT


def names_something(text: str, tokens: Sequence[Token], layout: Layout, named: Container[int], mention: Money) -> bool:
    """True when the clause of the sum holds a word that nothing else explains: kaffe 98kr."""
    clause = layout.clause[mention.first]
    around = range(max(0, mention.first - _WITHIN), min(len(tokens), mention.last + _WITHIN))
    beside = (mention.first - 1, mention.last + 1)
    return any(at not in named and _is_short_thing(tokens, at, mention) for at in beside) or any(
        is_thing(tokens[index]) and layout.clause[index] == clause
        for index in around
        if index not in named and not mention.first <= index < mention.last and not _is_for_person(text, tokens, index)
    )


def _is_short_thing(tokens: Sequence[Token], index: int, mention: Money) -> bool:
    """True for a short word that means something else elsewhere: `og for is 25 kr`, `90 kr til is`, `te 30 kr`."""
    text = text_at(tokens, index)
    if not 1 < len(text) < _SHORTEST or tokens[index].kind != "word" or text in _WHOM or has(tokens, index, "number"):
        return False
    if index > mention.first:
        return text_at(tokens, index - 1) in _FOR and text in _SHORT_GOODS
    return (text_at(tokens, index - 1) in _FOR and has(tokens, index - 2, "join")) or (
        text in _SHORT_GOODS and (index == 0 or tokens[index - 1].kind != "word" or has(tokens, index - 1, "join"))
    )


def _is_for_person(text: str, tokens: Sequence[Token], index: int) -> bool:
    """True for whom it was paid: 55 kr for Jonas."""
    return text_at(tokens, index - 1) in _FOR and text[tokens[index].start].isupper() and not text.isupper()


def tells_before(tokens: Sequence[Token], layout: Layout, mention: Money) -> bool:
    """True when the sentence of the sum says what it was for before it: Overnattet på Scandic, kr 1 895."""
    sentence = layout.sentence[mention.first]
    before = range(max(0, mention.first - _REACH), mention.first)
    return any(is_thing(tokens[index]) and layout.sentence[index] == sentence for index in before)


def counts_things(tokens: Sequence[Token], layout: Layout, mention: Money, before: Sequence[Draft]) -> bool:
    """True for a count and price of what its sentence names, below hours that are told: billetter, 2 x 98 kr."""
    if mention.times is None or not before or not tells_before(tokens, layout, mention):
        return False
    below = before[0].sentence < layout.sentence[mention.first]
    return below and all(draft.durations or draft.clocks for draft in before)


def is_of_hours(tokens: Sequence[Token], mention: Money) -> bool:
    """True for the price of hours counted beside it: `48 t x 95 kr`, `95 kr x 10 timer`, `10 hours at 95 kr`."""
    if has(tokens, mention.first - 1, "times") or has(tokens, mention.last, "times"):
        return True
    return text_at(tokens, mention.first - 1) == "at" and has(tokens, mention.first - 2, "hour")


def is_priced(tokens: Sequence[Token], mention: Duration) -> bool:
    """True for hours with the price of one right behind them: `3 timer à 450 kr`, `3 hours at NOK 450`."""
    after = mention.last
    return has(tokens, after, "at_rate") or has(tokens, after, "times") or is_at_price(tokens, after)


def is_fees(tokens: Sequence[Token], layout: Layout, mention: Money, *, price: bool) -> bool:
    """True for a sum that its clause claims, `Krav kr 1500`, or that says nothing and is the `price` of a meeting."""
    clause = layout.clause[mention.first]
    around = range(max(0, mention.first - _WITHIN), min(len(tokens), mention.last + _WITHIN))
    senses = {sense for index in around if layout.clause[index] == clause for sense in tokens[index].senses}
    return senses.isdisjoint(_SPENT) and (price or not senses.isdisjoint(_CLAIMED))
