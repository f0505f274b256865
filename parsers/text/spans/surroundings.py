"""What the words around a day or clock time settle: the part of the day, the night's evening, what is yet to come."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from parsers.text.spans.clock_or_day import OPENS
from parsers.text.spans.clockface import later
from parsers.text.spans.intended import is_intended
from parsers.text.spans.mentions import Clocks, Count, Mention, Money, When, has, text_at
from parsers.text.spans.spent import is_bought
from parsers.text.words.tokens import Spots, Token

_PLANS = ("next", "future", "intending")
_THE = "dagen"
"""Ends a weekday that was spoken of before, also where it opens a line: onsdagen."""
_ENDS = frozenset({"\n", ".", "!", "?"})
_GREETING = frozenset({"god", "good", "gode"})
_BEFORE = 8
_AFTER = 4
_NEXT = 4
"""Mentions after a night, of which one may be its clock times."""
_NOON = 12
_NAMED = 2
"""Words that may stand between an amount and what comes of it."""
_COUNT_WITHIN = 2
_ADDED_WITHIN = 16
_PLUS = frozenset({"+", "og", "and"})
_ALL = frozenset({"begge", "båe", "alle", "both", "all", "hver", "kvar", "each", "alltid", "always"})
_ALL_WITHIN = 5
_ASIDE = frozenset({",", "("})
_WERE = frozenset({"var", "va", "er", "på", "were", "are", "on"})
_AT = frozenset({"at", "in", "there", "attending"})
_THEM = frozenset({"de", "dei", "desse", "disse", "of", "the", "these", "av"})
_COUNTED = 4
"""Tokens behind `alle` in which the times are named: alle de tre gangene."""

EXAMPLES = {
    "i går kveld frå halv sju til kvart over åtte": "today-1 18:30-20:15",
    "halv sju til kvart over åtte i går kveld": "today-1 18:30-20:15",
    "i går kveld, 18-21. Køyrde": "today-1 18:00-21:00",
    "yesterday evening, 18-21. Drove": "today-1 18:00-21:00",
    "i kveld, 18-20. Køyrde": "today+0 18:00-20:00",
    "i går morges 7-9": "today-1 07:00-09:00",
    "fredag morges 7-9": "wd4 07:00-09:00",
    "9.11 og 11.11, begge ganger 17-19": "9.11, 11.11 17:00-19:00",
    "9.11 og 11.11, begge dager 17-19": "9.11, 11.11 17:00-19:00",
    "9.11 og 11.11, kvar gong 17-19": "9.11, 11.11 17:00-19:00",
    "9.11 (onsdager, kl 17-19)": "9.11 17:00-19:00",
    "17-19 alle tre gongene: 9.11": "9.11 17:00-19:00",
    "this morning, 8.30-11": "today+0 08:30-11:00",
    "9.11 (9-11)": "9.11 09:00-11:00",
    "9.11 (9-11 og 20 km)": "9.11 09:00-11:00",
    "9.11 (3-4 personer)": "9.11",
    "9.11, to til tre": "9.11 14:00-15:00",
    "9.11, to til tre personer": "9.11",
    "9.11 from noon, finished at 2.30 pm": "9.11 12:00 14:30",
    "9.11, samme dag 9-12": "9.11 (same) 09:00-12:00",
    "9.11, the same day 17-20": "9.11 (same) 17:00-20:00",
    "fredag kveld kl 7-9": "wd4 19:00-21:00",
    "i går kveld (7-9)": "today-1 19:00-21:00",
    "natt til søndag 25. oktober kl 22-07": "eve 25.10 wd6 22:00-07:00",
    "natt til søndag 25. oktober kl 01-07": "25.10 wd6 01:00-07:00",
    "12.11 kl 18-00.40 natt til fredag": "12.11 18:00-00:40",
    "12.11 kl. 18 til kl. 00.40 natt til 13.11": "12.11 18:00-00:40",
    "kl. 00.40 natt til fredag 13.11": "13.11 wd4 00:40",
    "diett, dro 11.11 kl 16, var hjemme kl 00.40 natt til fredag 13.11": "11.11 13.11 wd4 16:00 00:40",
    "formannskapet 12.11 kl 18, hjemme kl 00.40 natt til fredag": "12.11 18:00 00:40",
    "det neste er 30.11": "ahead 30.11",
    "I am planning to go on 12 January": "ahead 12.1",
    "I'll be at the committee on 12 January": "ahead 12.1",
    "I'll take the mileage too, 12 January": "12.1",
    "planning committee on 12 January": "12.1",
}


def settled(mentions: Sequence[Mention], tokens: Sequence[Token], spots: Spots) -> list[Mention]:
    """The mentions with what the words around them say: the part of the day, the night's evening, what is to come."""
    result: list[Mention] = []
    plans, nights = any(sense in spots for sense in _PLANS), "day_part" in spots
    for place, mention in enumerate(mentions):
        if isinstance(mention, Money) and _adds_up(result, mention, tokens):
            continue
        if nights and isinstance(mention, When) and _is_night_of(result, mention, tokens, away="per_diem" in spots):
            continue
        result.append(mention)
        if isinstance(mention, Money):
            mention.marked = mention.marked or is_bought(tokens, mention)
        elif isinstance(mention, Clocks):
            mention.until = mention.end is None and (mention.until or has(tokens, mention.first - 1, "to"))
            before = mention.first - 1
            of_all = _is_of_all(tokens, before) or _is_each_time(tokens, mention.last) or _are_weekdays(tokens, before)
            mention.of_all = mention.end is not None and of_all
            beside = mention.first - 1 - (text_at(tokens, mention.first - 1) in OPENS)
            if mention.unsure or has(tokens, beside, "day_part"):
                _settle_half(mention, tokens)
        elif isinstance(mention, When):
            if nights:
                _begin_night(mention, mentions[place + 1 : place + _NEXT], tokens)
            if mention.first and mention.days[:1] and mention.days[0].weekday is not None:
                spoken_of = text_at(tokens, mention.first).endswith(_THE)
                mention.days[0].apart = text_at(tokens, mention.first - 1) == "\n" and not spoken_of
            if plans and _is_planned(mention, tokens):
                mention.days = tuple(replace(day, ahead=True) for day in mention.days)
    return result


def _is_of_all(tokens: Sequence[Token], last: int) -> bool:
    """True where words up to that token say that clock times are those of all days: `begge`, `alle tre møta varte`."""
    for index in range(last, max(last - _ALL_WITHIN, -1), -1):
        if tokens[index].text in _ALL:
            return True
        if tokens[index].kind != "word":
            return False
    return False


def _are_weekdays(tokens: Sequence[Token], last: int) -> bool:
    """True behind `(tirsdager,` and `begge var tysdagar,`, which tell of all days that were named."""
    weekday = last - (text_at(tokens, last) == ",")
    if not has(tokens, weekday, "weekdays"):
        return False
    at = weekday - 1
    while text_at(tokens, at) in _WERE:
        at -= 1
    return text_at(tokens, at) in _ALL or text_at(tokens, at) == "("


def _is_each_time(tokens: Sequence[Token], after: int) -> bool:
    """True where they are followed by `alle tre gangene`, `hver gang`, `begge dagene`."""
    after += text_at(tokens, after) in _ASIDE
    said = range(after + 1, after + 1 + _COUNTED) if text_at(tokens, after) in _ALL else ()
    for at in said:
        if has(tokens, at, "each_time"):
            return True
        if not (has(tokens, at, "number") or text_at(tokens, at) in _THEM):
            return False
    return False


def _adds_up(before: Sequence[Mention], result: Money, tokens: Sequence[Token]) -> bool:
    """True for what the claimant worked out of the amounts before it: 3 x 29 kr bom = 87 kr, 27,- + 27,- = 54,-."""
    total, at = Decimal(0), result.first - 1
    if text_at(tokens, at) != "=":
        return False
    if before and isinstance(before[-1], Money) and _is_added_to_kilometres(tokens, before[-1]):
        return True
    for mention in reversed(before):
        if not isinstance(mention, Money) or mention.currency != result.currency or at - mention.last > _NAMED:
            break
        counted = (mention.rate or mention.each) and any(isinstance(known, Count) for known in before[-_COUNT_WITHIN:])
        if (mention.times is not None or counted) and total == 0:
            mention.result = result.amount
            return True
        total, at = total + mention.amount, mention.first - 1
        if total == result.amount:
            return True
        if text_at(tokens, at) not in _PLUS:
            break
    return False


def _is_added_to_kilometres(tokens: Sequence[Token], last: Money) -> bool:
    """True where the last sum was added to the price of kilometres, whose whole comes next: … = 222,60 + bom 54 kr."""
    opening = max(0, last.first - _ADDED_WITHIN)
    near = tokens[opening : last.first]
    return any(token.text in _PLUS for token in near) and any("distance" in token.senses for token in near)


def _settle_half(clocks: Clocks, tokens: Sequence[Token]) -> None:
    """A time in words is of the part of the day that the sentence names: i går kveld frå halv sju."""
    part = _part_of_day(tokens, range(clocks.first - 1, max(clocks.first - _BEFORE, -1), -1))
    part = part or _part_of_day(tokens, range(clocks.last, min(clocks.last + _AFTER, len(tokens))))
    if part == "pm" and clocks.start.hour < _NOON:
        clocks.start = later(clocks.start)
        clocks.end = later(clocks.end) if clocks.end and clocks.end.hour < _NOON else clocks.end
    clocks.unsure = clocks.unsure and part not in ("am", "pm")


def _part_of_day(tokens: Sequence[Token], places: range) -> str | None:
    """The nearest part of the day within the sentence; a greeting says nothing of it."""
    for index in places:
        if text_at(tokens, index) in _ENDS:
            return None
        part = tokens[index].senses.get("day_part")
        if part and text_at(tokens, index - 1) not in _GREETING:
            return str(part)
    return None


def _begin_night(when: When, following: Sequence[Mention], tokens: Sequence[Token]) -> None:
    """`natt til søndag kl 22-07` begins the evening before."""
    if len(when.days) != 1 or not has(tokens, when.first - 1, "to") or not has(tokens, when.first - 2, "day_part"):
        return
    night = tokens[when.first - 2].senses["day_part"] == "night"
    clocks = next((mention for mention in following if isinstance(mention, Clocks)), None)
    if night and clocks and clocks.start.hour >= _NOON:
        when.days[0].eve = True


def _is_night_of(before: Sequence[Mention], when: When, tokens: Sequence[Token], *, away: bool) -> bool:
    """True for the day of `12.11 kl. 18–00.40 natt til fredag`, which only says what night the time is of.

    Not for the end of a journey `away`, `hjemme kl 00.40 natt til fredag`: it may be days after the one before.
    """
    clocks = before[-1] if len(before) > 1 else None
    if away and clocks and any(has(tokens, at, "return_home") for at in range(clocks.first - _NEXT, clocks.last)):
        return False
    if not isinstance(clocks, Clocks) or (clocks.end or clocks.start).hour >= _NOON:
        return False
    night = (
        clocks.last == when.first - 2 and has(tokens, clocks.last, "day_part") and has(tokens, clocks.last + 1, "to")
    )
    return night and any(isinstance(one, When) for one in before)


def _is_future(tokens: Sequence[Token], index: int) -> bool:
    """True for `skal` and `going to`, not for `skal ha` and the `planning` of a committee."""
    following = text_at(tokens, index + 1)
    said = tokens[index].senses.get("future")
    if said == "attending":
        return will_attend(tokens, index)
    return following == "to" if said == "going" else said is not None and following not in ("ha", "have")


def will_attend(tokens: Sequence[Token], index: int) -> bool:
    """True for the `'ll` of `I'll be at the meeting`, not of `I'll take the mileage too`, `that'll be 20 km`."""
    following = text_at(tokens, index + 1)
    return following == "attend" or (following == "be" and text_at(tokens, index + 2) in _AT)


def _is_planned(when: When, tokens: Sequence[Token]) -> bool:
    """True for days without a year that the words before them speak of as yet to come: det neste er 30.11."""
    if not any(day.month and day.year is None for day in when.days):
        return False
    for index in range(when.first - 1, max(when.first - _BEFORE, -1), -1):
        token = tokens[index]
        if token.text in _ENDS:
            return False
        if "next" in token.senses or _is_future(tokens, index) or is_intended(tokens, index):
            return True
    return False
