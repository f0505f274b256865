"""How many meetings, trips, days and things: 3 møter, 4 ganger, tre bussbilletter."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import takewhile

from parsers.text.spans.apiece import is_apiece, is_at_price
from parsers.text.spans.mentions import Count, Rule, has, is_writer, text_at
from parsers.text.spans.numbers import BOTH, TIMES_WORDS, number
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES = {
    "3 møter": "3 meeting",
    "3 stk møter": "3 meeting",
    "et par turer": "None trip",
    "4 ganger": "4 trip",
    "4 ganger i oktober à 22 km": "4 trip",
    "4 kvelder i oktober à 3 timer": "4 trip",
    "4 helger i oktober à 3 timer": "4 trip",
    "twice": "2 trip",
    "noen møter": "None meeting",
    "et par bompasseringer": "None piece",
    "fire ferjebillettar à 39 kr": "4 piece",
    "3 x bom à 33 kr": "3 piece",
    "4 passeringer x 27 kr": "4 piece",
    "2 x ferge 98 kr": "2 piece",
    "tre bussbilletter 12.11, 42 kr stykket": "3 piece",
    "to bompasseringer, 28 kr hver": "2 piece",
    "two bus tickets at 46 kr": "2 piece",
    "bussen 4 billetter 10.11 à 40 kr": "4 piece",
    "to billetter til tivoli à 180 kr": "2 piece",
    "2 boxes of herbal tea at 45 kr": "2 piece",
    "trikken 2 billettar 10.11 à 40 kr": "2 piece",
    "2 x toll at nok 12,00 each": "2 piece",
}
_MOST_NAMED = 2
_MOST_LINKED = 4
_LINKING = frozenset({"til", "med", "av", "for", "to", "of", "with"})
_PRICED_WITHIN = 12
_TICKETS = words_of("tickets")
_OCCASIONS = ("each_time", "day_part", "weekend")
_WEEKENDS = frozenset({"helger", "helgar", "weekends"})
_IN = frozenset({"i", "in"})
_TIME, _MORE = frozenset({"gang", "gong"}), frozenset({"til"})
_MEASURES = frozenset({"hour", "day_unit", "distance", "currency", "month", "minute", "hour_part", "join", "way_noun"})


def count(tokens: Sequence[Token], index: int) -> Count | None:
    """A number of meetings or trips; vague words give no number."""
    amount: Decimal | None
    found = number(tokens, index)
    if has(tokens, index, "vague_count"):
        amount, after = None, index + 1
    elif found and has(tokens, found[1], "vague_count"):  # et par
        amount, after = None, found[1] + 1
    elif found:
        amount, after = found
    else:
        return None
    if amount is not None and (amount % 1 or _is_people(tokens, index)):
        return None
    pieces = has(tokens, after, "pieces")
    after += pieces
    if has(tokens, after, "meeting"):
        return Count(rule="meetings", first=index, last=after + 1, amount=amount, of="meeting")
    if has(tokens, after, "whole_day") and text_at(tokens, index) not in BOTH:
        return Count(rule="days_of_care", first=index, last=after + 1, amount=amount, of="day")
    if has(tokens, after, "trip") or text_at(tokens, after) in TIMES_WORDS:
        if text_at(tokens, index) in BOTH or _is_once_more(tokens, after):  # says nothing new
            return None
        rule = "times" if text_at(tokens, after) in TIMES_WORDS else "trips"
        return Count(rule=rule, first=index, last=after + 1, amount=amount, of="trip")
    if amount is not None and not pieces and _is_occasion(tokens, after):
        return Count(rule="times", first=index, last=after + 1, amount=amount, of="trip")
    if pieces or (amount is None and _is_thing(tokens, after)):
        nights = pieces and tokens[after - 1].senses["pieces"] == "nights"
        return Count(rule="pieces", first=index, last=after, amount=amount, of="night" if nights else "piece")
    return None


def _is_occasion(tokens: Sequence[Token], index: int) -> bool:
    """True for the evenings of `4 kvelder i oktober à 3 timer`: their month stands before what each of them was."""
    if not any(has(tokens, index, sense) for sense in _OCCASIONS) and text_at(tokens, index) not in _WEEKENDS:
        return False
    month = index + 1 + (text_at(tokens, index + 1) in _IN)
    after = month + 1 + (text_at(tokens, month + 1) == ",")
    return has(tokens, month, "month") and has(tokens, after, "at_rate")


def _is_once_more(tokens: Sequence[Token], index: int) -> bool:
    """True for the word of `en gang til`, which ends there: whoever read once more counts nothing."""
    if text_at(tokens, index) not in _TIME or text_at(tokens, index + 1) not in _MORE:
        return False
    closes = index + 2 >= len(tokens) or tokens[index + 2].kind != "word"
    return closes or has(tokens, index + 2, "join")


def _is_thing(tokens: Sequence[Token], index: int) -> bool:
    """True for a word that is no measure: et par bompasseringer."""
    if text_at(tokens, index) == "of":
        return False
    return index < len(tokens) and tokens[index].kind == "word" and tokens[index].senses.keys().isdisjoint(_MEASURES)


def priced(tokens: Sequence[Token], index: int) -> Count | None:
    """The number of things that a price each follows, without their name: `fire ferjebillettar à 39 kr`."""
    found = number(tokens, index)
    if found is None or found[0] % 1 or _is_of_line(tokens, index) or _is_people(tokens, index):
        return None
    amount, after = found
    if has(tokens, after, "topic"):  # vi hadde 6 saker
        return None
    multiplied = has(tokens, after, "times")
    after += multiplied
    if after >= len(tokens) or tokens[after].kind != "word" or not _MEASURES.isdisjoint(tokens[after].senses):
        return None
    further = _MOST_LINKED if text_at(tokens, after + 1) in _LINKING else _MOST_NAMED
    named = list(takewhile(lambda at: text_at(tokens, at) != ",", range(after + 1, after + 1 + further)))
    priced_near = any(has(tokens, at, "at_rate") or has(tokens, at, "times") or is_at_price(tokens, at) for at in named)
    sums = [at for at, token in enumerate(tokens[after : after + _PRICED_WITHIN], after) if "currency" in token.senses]
    if priced_near or any(_is_apiece(tokens, at) for at in sums):
        driven = text_at(tokens, found[1]) in TIMES_WORDS and any(has(tokens, at + 2, "distance") for at in named)
        return Count(rule="priced_pieces", first=index, last=after, amount=amount, of="trip" if driven else "piece")
    if multiplied and amount > 1 and any(_is_price(tokens, at) for at in (after + 1, after + 2)):
        return Count(rule="counted_pieces", first=index, last=after, amount=amount, of="piece")  # 2 x ferge 98 kr
    return None


def _is_price(tokens: Sequence[Token], index: int) -> bool:
    """True for `98 kr`, with nothing but a word of its thing before it."""
    follows = index + 1 < len(tokens) and (has(tokens, index + 1, "currency") or tokens[index + 1].kind == "money_mark")
    return follows and tokens[index].kind == "num" and tokens[index - 1].kind == "word"


def _is_of_line(tokens: Sequence[Token], index: int) -> bool:
    """True for the number of a bus: `tok buss 12 begge veier, 24 kr per tur`, not for that of its tickets."""
    if text_at(tokens, index + 1) in _TICKETS:
        return False
    taken = has(tokens, index - 1, "carrier") and has(tokens, index - 2, "carrier")
    return taken or text_at(tokens, index - 1) in words_of("numbered_lines")


def _is_people(tokens: Sequence[Token], index: int) -> bool:
    """True for `vi var 11 stk`, `we were 11`."""
    return has(tokens, index - 1, "being") and is_writer(tokens, index - 2)


def _is_apiece(tokens: Sequence[Token], currency: int) -> bool:
    leads = currency + 1 < len(tokens) and tokens[currency + 1].kind == "num"  # NOK 12,00 each
    return is_apiece(tokens, currency + 1 + leads)


def twice(tokens: Sequence[Token], index: int) -> Count | None:
    """`twice`, one word for two times; a day is no time: `twice a day`."""
    often = text_at(tokens, index + 1) in ("a", "each", "every", "per")
    return None if often else Count(rule="times", first=index, last=index + 1, amount=Decimal(2), of="trip")


RULES: dict[str, tuple[Rule, ...]] = {"vague_count": (count,), "twice": (twice,)}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {
    "": (priced,),
    "times": (count, priced),
    "meeting": (count,),
    "trip": (count,),
    **dict.fromkeys((*_OCCASIONS, *_WEEKENDS), (count,)),
    "pieces": (count,),
    "whole_day": (count,),
    "vague_count": (count,),
}
