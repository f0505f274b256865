"""Distances, the words for there and back, and counts of meetings and trips."""

from collections.abc import Sequence
from decimal import Decimal

from parsers.text.spans.apiece import is_apiece, is_at_price
from parsers.text.spans.mentions import Count, Distance, Rule, Way, WayWord, has, text_at
from parsers.text.spans.numbers import TIMES_WORDS, digits, is_about, is_grouped, number, repeated
from parsers.text.words.tokens import Token

EXAMPLES = {
    "42 km": "42 km",
    "42km": "42 km",
    "6 mil": "60 km",
    "12,5 mil": "125 km",
    "halvannan mil": "15 km",
    "2 x 21 km": "2 x 21 km",
    "2x7km": "2 x 7 km",
    "21 km x 2": "2 x 21 km",
    "42 km to ganger": "2 x 42 km",
    "42 km x 5,30": "42 km",
    "km: 42": "42 km",
    "km: 14 + 14": "28 km",
    "7.5 km 11. nov": "7.5 km",
    "7.5 km 11. november": "7.5 km",
    "1.234 km": "1234 km suspicious",
    "t/r": "round",
    "tur/retur": "round",
    "til og fra": "round",
    "fram og tilbake": "round",
    "hver vei": "each",
    "kvar veg": "each",
    "til sammen": "total",
    "i alt": "total",
    "samme vei tilbake": "back",
    "same veg heim": "back",
    "en vei": "one",
    "one way": "one",
    "3 møter": "3 meeting",
    "3 stk møter": "3 meeting",
    "et par turer": "None trip",
    "4 ganger": "4 trip",
    "noen møter": "None meeting",
    "et par bompasseringer": "None piece",
    "fire ferjebillettar à 39 kr": "4 piece",
    "3 x bom à 33 kr": "3 piece",
    "4 passeringer x 27 kr": "4 piece",
    "tre bussbilletter 12.11, 42 kr stykket": "3 piece",
    "to bompasseringer, 28 kr hver": "2 piece",
    "two bus tickets at 46 kr": "2 piece",
    "2 x toll at nok 12,00 each": "2 piece",
}
_BOTH = frozenset({"begge", "båe", "både", "both"})
_MOST_NAMED = 2
_PRICED_WITHIN = 12
_MEASURES = frozenset({"hour", "day_unit", "distance", "currency", "month", "minute", "hour_part", "join", "way_noun"})
_TOTAL_PHRASES = {("til", "sammen"), ("til", "saman"), ("i", "alt"), ("in", "total"), ("in", "all")}
_AS_FAR = frozenset({"like", "as"})
_AND = frozenset({"og", "and"})
_ROUND_PHRASES = {
    ("til", "og", "fra"),
    ("frem", "og", "tilbake"),
    ("fram", "og", "tilbake"),
    ("fram", "og", "attende"),
    ("back", "and", "forth"),
    ("there", "and", "back"),
}


def distance(tokens: Sequence[Token], index: int) -> Distance | None:
    """Kilometres or mil, once or a count of times."""
    found = number(tokens, index)
    if found is None:
        return None
    times: Decimal | None = None
    value, after = found
    if has(tokens, after, "times") and (measured := number(tokens, after + 1)):
        times, (value, after) = value, measured
    if not has(tokens, after, "distance") or _labels_next(tokens, index, after):
        return None
    written = tokens[after - 1].text
    scale = tokens[after].senses["distance"]
    assert isinstance(scale, Decimal)
    km = value * scale
    after += 1
    if times is None and (counted := repeated(tokens, after)) and counted[0] % 1 == 0:  # 42 km x 5,30 is a rate
        times, after = counted
    suspicious = is_grouped(written) and "," not in written
    return Distance(
        rule="distance",
        first=index,
        last=after,
        km=km.normalize() if km % 1 else km.quantize(Decimal(1)),
        times=times,
        rate=has(tokens, index - 1, "at_rate"),
        suspicious=suspicious,
        about=is_about(tokens, index),
    )


def _labels_next(tokens: Sequence[Token], index: int, unit: int) -> bool:
    """True for the unit of `12.11 km 42` and `12.11 km: 42`, which belongs to the number after it."""
    after = unit + 1 + (text_at(tokens, unit + 1) == ":")
    return (
        after < len(tokens)
        and tokens[after].kind == "num"
        and "." in tokens[index].text
        and "." not in tokens[after].text
        and labelled(tokens, unit) is not None
    )


def labelled(tokens: Sequence[Token], index: int) -> Distance | None:
    """`km: 42`: the unit first, and none after the number."""
    after = index + 1 + (text_at(tokens, index + 1) == ":")
    value, scale = digits(text_at(tokens, after)), tokens[index].senses["distance"]
    while value is not None and text_at(tokens, after + 1) == "+" and (more := number(tokens, after + 2)):
        value, after = value + more[0], more[1] - 1  # km: 14 + 14
    if value is None or _counts_else(tokens, after + 1):
        return None
    assert isinstance(scale, Decimal)
    return Distance(rule="labelled_distance", first=index, last=after + 1, km=value * scale)


def _counts_else(tokens: Sequence[Token], index: int) -> bool:
    """True where the number before the token is of something else: `km 11 timer`, `7,5 km 11. nov`."""
    of_month = text_at(tokens, index) == "." and has(tokens, index + 1, "month")
    return of_month or (index < len(tokens) and bool(tokens[index].senses or tokens[index].kind == "money_mark"))


def way(tokens: Sequence[Token], index: int) -> WayWord | None:
    """`t/r`, `hver vei`, `en vei` and their kin."""
    token = tokens[index]
    if "way" in token.senses:
        whole: Way = "total" if token.senses["way"] == "total" else "round"
        return WayWord(rule="whole_way", first=index, last=index + 1, way=whole)
    if (token.text, text_at(tokens, index + 1)) in _TOTAL_PHRASES:
        return WayWord(rule="total_phrase", first=index, last=index + 2, way="total")
    if has(tokens, index + 1, "way_noun"):
        if "each" in token.senses:
            return WayWord(rule="each_way", first=index, last=index + 2, way="each")
        if token.senses.get("number") == 1:
            return WayWord(rule="one_way", first=index, last=index + 2, way="one")
        if token.text in ("begge", "båe", "both"):
            return WayWord(rule="both_ways", first=index, last=index + 2, way="round")
    if text_at(tokens, index + 1) in _AND and tuple(word.text for word in tokens[index : index + 3]) in _ROUND_PHRASES:
        return WayWord(rule="round_phrase", first=index, last=index + 3, way="round")
    if ("same" in token.senses or "far" in token.senses) and (last := _as_far_back(tokens, index)):
        return WayWord(rule="as_far_back", first=index, last=last, way="back")
    if token.text == "round" and text_at(tokens, index + 1) == "trip":
        return WayWord(rule="round_phrase", first=index, last=index + 2, way="round")
    return None


def _as_far_back(tokens: Sequence[Token], index: int) -> int | None:
    """The index after `samme vei tilbake`, `like langt hjem`, `the same back`; None where nothing comes home."""
    if not has(tokens, index, "same") and text_at(tokens, index - 1) not in _AS_FAR:
        return None
    after = index + 1 + has(tokens, index + 1, "way_noun")
    if has(tokens, after, "homeward"):
        return after + 1
    homeward = has(tokens, index - 1, "homeward") and has(tokens, index + 1, "way_noun")  # hjem samme vei
    return after if homeward else None


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
    if amount is not None and amount % 1:
        return None
    pieces = has(tokens, after, "pieces")
    after += pieces
    if has(tokens, after, "meeting"):
        return Count(rule="meetings", first=index, last=after + 1, amount=amount, of="meeting")
    if has(tokens, after, "whole_day"):
        return Count(rule="days_of_care", first=index, last=after + 1, amount=amount, of="day")
    if has(tokens, after, "trip") or text_at(tokens, after) in TIMES_WORDS:
        if text_at(tokens, index) in _BOTH:  # says nothing new
            return None
        rule = "times" if text_at(tokens, after) in TIMES_WORDS else "trips"
        return Count(rule=rule, first=index, last=after + 1, amount=amount, of="trip")
    if pieces or (amount is None and _is_thing(tokens, after)):
        nights = pieces and tokens[after - 1].senses["pieces"] == "nights"
        return Count(rule="pieces", first=index, last=after, amount=amount, of="night" if nights else "piece")
    return None


def _is_thing(tokens: Sequence[Token], index: int) -> bool:
    """True for a word that is no measure: et par bompasseringer."""
    if text_at(tokens, index) == "of":
        return False
    return index < len(tokens) and tokens[index].kind == "word" and tokens[index].senses.keys().isdisjoint(_MEASURES)


def priced(tokens: Sequence[Token], index: int) -> Count | None:
    """The number of things that a price each follows, without their name: `fire ferjebillettar à 39 kr`."""
    found = number(tokens, index)
    if found is None or found[0] % 1:
        return None
    amount, after = found
    after += has(tokens, after, "times")
    if after >= len(tokens) or tokens[after].kind != "word" or not _MEASURES.isdisjoint(tokens[after].senses):
        return None
    named = range(after + 1, after + 1 + _MOST_NAMED)
    priced_near = any(has(tokens, at, "at_rate") or has(tokens, at, "times") or is_at_price(tokens, at) for at in named)
    sums = [at for at, token in enumerate(tokens[after : after + _PRICED_WITHIN], after) if "currency" in token.senses]
    if priced_near or any(_is_apiece(tokens, at) for at in sums):
        return Count(rule="priced_pieces", first=index, last=after, amount=amount, of="piece")
    return None


def _is_apiece(tokens: Sequence[Token], currency: int) -> bool:
    leads = currency + 1 < len(tokens) and tokens[currency + 1].kind == "num"  # NOK 12,00 each
    return is_apiece(tokens, currency + 1 + leads)


def miles(tokens: Sequence[Token], index: int) -> Distance | None:
    """`26 miles`, which kilometres they are is asked."""
    found = number(tokens, index)
    if found is None or not has(tokens, found[1], "mile"):
        return None
    return Distance(rule="miles", first=index, last=found[1] + 1, km=found[0], miles=True)


RULES: dict[str, tuple[Rule, ...]] = {
    "number": (way,),
    "vague_count": (count,),
    "distance": (labelled,),
    "way": (way,),
    "each": (way,),
    "phrase": (way,),
    "same": (way,),
    "far": (way,),
}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {
    "distance": (distance,),
    "mile": (miles,),
    "": (priced,),
    "times": (distance, count, priced),
    "meeting": (count,),
    "trip": (count,),
    "pieces": (count,),
    "whole_day": (count,),
    "vague_count": (count,),
}
