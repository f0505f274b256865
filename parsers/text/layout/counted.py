"""How many meetings or hours stand beside a name: `to formannskapsmøter i oktober`, `støttekontakttimar: 19`."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from typing import Literal

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.catalogue.phrases import HEADS
from parsers.text.spans.mentions import BY_PLACE, Count, Duration, Mention, When, has, text_at
from parsers.text.spans.numbers import BOTH, digits, number
from parsers.text.words.stems import stem
from parsers.text.words.tokens import Spots, Token

_MEETINGS = ("møter", "møtene", "møte", "møta", "meetings", "meeting")
_PLURALS = ("er", "ar", "or", "ies", "ings")
_PLURALS_OF_THINGS = ("er", "ar", "ene", "ane", "s")
_PERSONS = ("ere", "arar", "ar", "er", "ane", "ene", "s")
_BEFORE_NUMBER = 2
_HOURS = ("timer", "timar", "timane", "timene", "tima", "timan", "hours")
_SEVERAL_DAYS = frozenset({"days", "nights"})
_DAYS = _SEVERAL_DAYS | {"day", "night"}
_MARKS = frozenset({":", "=", ",", "("})
_DATED = frozenset({"den", "the", ".", "/", "kl"})
_LABEL_ENDS = frozenset({":", "="})
_CLOSING = frozenset({"", "\n", ",", ";", ".", ")"})
_LONGEST = 24 * 31
_NEAR = 3
_PREPOSITIONS = frozenset({"of", "i", "in", "av", "for"})
_MOST = 31
_TOLD_AFTER = frozenset({":", ","})
_COUNTING_ELSE = ("hour", "minute", "distance", "currency", "day_unit", "money_mark", "foreign")
_WORDS_OF_NUMBER = (1, 2)

EXAMPLES = {
    "to formannskapsmøter i oktober": [2],
    "støttekontakttimar i oktober: 19": [19],
    "timer som støttekontakt i oktober: 19,5": [19.5],
    "støttekontakttimar 19. oktober": [],
    "48 støttekontakttimar i oktober": [48],
    "den 12 støttekontakttimar": [],
    "3 fsk-møter i oktober": [3],
    "3 fsk møte i haust": [3],
    "et par formannskapsmøter": [None],
    "kl 18 formannskapsmøte": [],
    "FSK x 3 i oktober": [3],
    "3 x FSK i oktober": [3],
    "formannskapet i oktober x 3": [3],
    "fsk 3 stk i oktober": [3],
    "executive committee x 2 in October": [2],
    "formannskap x 2 timer": [],
    "formannskapet x 150 kr": [],
    "12.3 x formannskap": [],
    "ett formannskapsmøte": [],
    "to formannskap": [],
}
STAYS: Mapping[str, Sequence[str]] = {
    "Respite day over 10:\n6–8 November, 2 days\n9–12 November, 3 days\n\nHigh rate:\n5 November, 14:00–19:00": [
        *("care-day-over-10 06.11 2", "care-day-over-10 09.11 3", "care-hour-high 05.11 5"),
    ],
    "Respite day over 10: 6–8 November, 2 days and 9–12 November, 3 days. Total: 5 days": [
        *("care-day-over-10 06.11 2", "care-day-over-10 09.11 3"),
    ],
    "Respite day over 10\n6–8 November (2 nights)\n9–12 November (3 nights)": [
        *("care-day-over-10 06.11 2", "care-day-over-10 09.11 3"),
    ],
}
"""How many døgn English days are, below what is paid by the døgn."""


def counted(
    tokens: Sequence[Token], mentions: list[Mention], named: Sequence[TypeMention], spots: Spots, types: TypeIndex
) -> list[Mention]:
    """The mentions with the number of meetings right before a body's name, and of hours at the end of a label."""
    taken: dict[int, Mention] | None = None
    multiplies = "times" in spots or "pieces" in spots
    found: list[Mention] = []
    stays: list[Duration] = []
    whens = sorted((one for one in mentions if isinstance(one, When)), key=BY_PLACE)
    names = sorted(one.first for one in named)
    for mention in named:
        meeting = types.names_meeting(mention)
        if not meeting and types.units(mention.codes) == {"hour"} and (people := _people(tokens, mention)):
            _tell_of(people, mention, mentions)
        if not meeting and types.units(mention.codes) == {"amount"}:
            if pieces := _pieces(tokens, mention):
                found.append(pieces)
            continue
        if not meeting and (days := _days_around(tokens, mention, types)):
            found.append(days)
            continue
        duties = meeting and not _is_many(tokens, mention) and _are_duties(tokens, mention)
        if types.units(mention.codes) == {"day"}:
            following = bisect_left(names, mention.last)
            after = names[following] if following < len(names) else len(tokens)
            begin, end = (bisect_left(whens, at, key=BY_PLACE) for at in (mention.last, after))
            stays += _stays_told(tokens, whens[begin:end])
            continue
        if meeting and multiplies and (many := _multiplied(tokens, mention, mentions, "duty" if duties else "meeting")):
            mentions = [one for one in mentions if one.last <= many.first or one.first >= many.last]
            found.append(many)
            continue
        if not (duties or (_is_many(tokens, mention) if meeting else _speaks_of_hours(tokens, mention))):
            continue
        if taken is None:
            taken = {index: one for one in mentions for index in range(one.first, one.last)}
        if meeting:
            told: Mention | None = _before(tokens, mention.first, "duty" if duties else "meeting")
        else:
            told = _hours_before(tokens, mention) or _after_label(tokens, mention.last, taken)
        over = {id(taken[at]): taken[at] for at in range(told.first, told.last) if at in taken} if told else {}
        if told and all(isinstance(one, Count) or _is_no_day(one, mention, mentions) for one in over.values()):
            mentions = [one for one in mentions if id(one) not in over]
            found.append(told)
    told_as_stays = {stay.first for stay in stays}
    left = [one for one in mentions if one.first not in told_as_stays] if stays else mentions
    return sorted((*left, *found, *stays), key=BY_PLACE) if found or stays else mentions


def _pieces(tokens: Sequence[Token], named: TypeMention) -> Count | None:
    """How many were bought, right before the plural of one word: 3 bompasseringer, to parkeringer, two taxis."""
    if not tokens[named.last - 1].text.endswith(_PLURALS_OF_THINGS) or named.last - named.first > 1:
        return None
    found = _before(tokens, named.first, "piece")
    if found is None or not found.amount or found.last != named.first or text_at(tokens, found.first - 1) == "(":
        return None
    if has(tokens, found.first - 1, "currency"):  # kr 12 buss
        return None
    return None if text_at(tokens, found.first) in BOTH else replace(found, rule="counted_pieces")


def _days_around(tokens: Sequence[Token], named: TypeMention, types: TypeIndex) -> Duration | None:
    """The døgn of `2 respite days`, where hours may be called so too."""
    last = named.last + 1
    if (
        text_at(tokens, named.last) not in _SEVERAL_DAYS
        or types.units(named.codes) != {"hour", "day"}
        or not named.first
    ):
        return None
    found = number(tokens, named.first - 1)
    if found is None or found[1] != named.first:
        return None
    span = (tokens[named.first - 1].start, tokens[last - 1].end)
    return Duration(rule="counted_days", first=named.first - 1, last=last, span=span, amount=found[0], unit="day")


def _stays_told(tokens: Sequence[Token], whens: Sequence[When]) -> Iterator[Duration]:
    """The number of døgn that closes what is said of each day or period after their name: 24-25 October, one.

    In English it may say `days`: `24-26 July, 2 days`, which are no hours.
    """
    for when in whens:
        mark = text_at(tokens, when.last)
        begin = when.last + (mark in _MARKS)
        found = number(tokens, begin)
        if found is None or found[0] > _MOST or found[0] % 1:
            continue
        amount, last = found
        worded = tokens[begin].kind == "word" and mark == ","
        by_word = text_at(tokens, last) in _DAYS
        if by_word or ((worded or mark in _LABEL_ENDS) and text_at(tokens, last) in _CLOSING):
            last += by_word
            span = (tokens[begin].start, tokens[last - 1].end)
            yield Duration(rule="counted_days", first=begin, last=last, span=span, amount=amount, unit="day")


def _is_no_day(day: Mention, named: TypeMention, mentions: Sequence[Mention]) -> bool:
    """True for hours that look like a day of another month than their label is for: hours for October: 21.5."""
    if not isinstance(day, When) or len(day.days) != 1 or day.last - day.first != 1:
        return False
    label = (one for one in mentions if isinstance(one, When) and named.last <= one.first < day.first)
    return any(one.shape == "month" and one.days[0].month != day.days[0].month for one in label)


def _speaks_of_hours(tokens: Sequence[Token], named: TypeMention) -> bool:
    """True for `støttekontakttimar`, `timer som støttekontakt`, `avlastartimar, låg sats`, `support contact hours`."""
    near = range(max(named.first - _NEAR, 0), min(named.last + 1, len(tokens)))
    return any("hour" in tokens[at].senses or tokens[at].text.endswith(_HOURS) for at in near)


def _after_label(tokens: Sequence[Token], index: int, taken: Mapping[int, Mention]) -> Duration | None:
    """The bare number after `i oktober:`, where nothing but the time stands between the name and the mark."""
    while index < len(tokens) and (isinstance(taken.get(index), When) or _leads_on(tokens[index])):
        index += 1
    at = index + 1
    amount, after = digits(text_at(tokens, at)), text_at(tokens, at + 1)
    if text_at(tokens, index) not in _LABEL_ENDS or amount is None or amount > _LONGEST or after not in _CLOSING:
        return None
    span = (tokens[at].start, tokens[at].end)
    return Duration(rule="labelled_hours", first=at, last=at + 1, span=span, amount=amount, unit="hour")


def _hours_before(tokens: Sequence[Token], named: TypeMention) -> Duration | None:
    """The number right before a name that ends in hours, and no day: 48 avlastertimer, seks støttekontakttimar."""
    if not tokens[named.first].text.endswith(_HOURS):
        return None
    for first in range(max(named.first - max(_WORDS_OF_NUMBER), 0), named.first):
        found = number(tokens, first)
        if found and found[1] == named.first and found[0] <= _LONGEST and text_at(tokens, first - 1) not in _DATED:
            span = (tokens[first].start, tokens[named.first - 1].end)
            return Duration(
                rule="counted_hours", first=first, last=named.first, span=span, amount=found[0], unit="hour"
            )
    return None


def _tell_of(people: Decimal, named: TypeMention, mentions: Sequence[Mention]) -> None:
    """Note that the hours after the name are told of so many people."""
    hours = (one for one in mentions if isinstance(one, Duration) and one.first >= named.last)
    for told in islice(hours, 1):
        told.people = people


def _people(tokens: Sequence[Token], named: TypeMention) -> Decimal | None:
    """How many did the work, right before the plural of what they are called: to støttekontakter, 2 avlastere."""
    word = tokens[named.last - 1].text
    if named.last - named.first > 1 or not word.endswith(_PERSONS) or word.endswith(_HOURS):
        return None
    found = number(tokens, named.first - 1) if named.first else None
    if found is None or found[1] != named.first or text_at(tokens, named.first - _BEFORE_NUMBER) in _DATED:
        return None
    return found[0] if found[0] > 1 else None


def _leads_on(token: Token) -> bool:
    return token.text in _PREPOSITIONS or token.text == "," or "hour" in token.senses


def _multiplied(
    tokens: Sequence[Token], named: TypeMention, mentions: Sequence[Mention], of: Literal["meeting", "duty"]
) -> Count | None:
    """How often a meeting is told with a sign or in pieces: `FSK x 3`, `3 x FSK`, `vielser 14.11: 3 stk`."""
    at = named.last + (text_at(tokens, named.last) in _PREPOSITIONS)
    place = bisect_left(mentions, at, key=BY_PLACE)
    when = next((one for one in mentions[place : place + 1] if isinstance(one, When) and one.first == at), None)
    if when and of == "meeting" and when.shape == "days":  # kommunestyret i går, 3 stk
        return None
    at = when.last if when else named.last
    at += text_at(tokens, at) in _TOLD_AFTER
    times = has(tokens, at, "times")
    after = number(tokens, at + times)
    if after and (has(tokens, after[1], "pieces") or (times and _closes_count(tokens, after[1]))):
        return _many(tokens, at + times, after[1] + has(tokens, after[1], "pieces"), after[0], of)
    before = number(tokens, named.first - 2) if has(tokens, named.first - 1, "times") and named.first > 1 else None
    dated = text_at(tokens, named.first - _BEFORE_NUMBER - 1) in _DATED
    return _many(tokens, named.first - 2, named.first, before[0], of) if before and not dated else None


def _closes_count(tokens: Sequence[Token], index: int) -> bool:
    """True where the number before counts nothing else: no unit and no currency follows it."""
    return not any(has(tokens, index, unit) for unit in _COUNTING_ELSE)


def _many(
    tokens: Sequence[Token], first: int, last: int, amount: Decimal, of: Literal["meeting", "duty"]
) -> Count | None:
    if amount % 1 or not 1 < amount <= _MOST:
        return None
    span = (tokens[first].start, tokens[last - 1].end)
    return Count(rule="multiplied", first=first, last=last, span=span, amount=amount, of=of)


def _is_many(tokens: Sequence[Token], named: TypeMention) -> bool:
    """True where the name, or the word after it, speaks of meetings."""
    after = named.last + (text_at(tokens, named.last) == "-")
    return tokens[named.last - 1].text.endswith(_MEETINGS) or has(tokens, after, "meeting")


def _are_duties(tokens: Sequence[Token], named: TypeMention) -> bool:
    """True for the plural of what is no body, of which a day may hold several: to vielser, two wedding ceremonies."""
    word = tokens[named.last - 1].text
    return not named.body and word.endswith(_PLURALS) and not stem(word).endswith(HEADS)


def _before(tokens: Sequence[Token], first: int, of: Literal["meeting", "duty", "piece"]) -> Count | None:
    """The number that ends right before the token, from two on; a vague one counts without an amount."""
    last = first - (text_at(tokens, first - 1) in _PREPOSITIONS)
    amount: Decimal | None = None
    begin = last - 1
    if not has(tokens, begin, "vague_count"):
        places = (last - step for step in _WORDS_OF_NUMBER if last >= step)
        read = ((place, found) for place in places if (found := number(tokens, place)) and found[1] == last)
        begin, (amount, _) = next(read, (begin, (Decimal(0), last)))
        if amount % 1 or not 1 < amount <= _MOST:
            return None
    span = (tokens[begin].start, tokens[last - 1].end)
    return Count(rule="counted_meetings", first=begin, last=last, span=span, amount=amount, of=of)
