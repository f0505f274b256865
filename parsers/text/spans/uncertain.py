"""What is told as one thing or another, or by what it differs: `3 eller 4 timer`, `10. eller 11.11`, `15 kr mer`."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from parsers.text.spans.days import bare_day
from parsers.text.spans.mentions import MEASURED, Duration, Mention, Money, Value, When, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "kommunestyret 10.11 eller 11.11, husker ikke": ["fee-council ?date"],
    "formannskapet tirsdag eller onsdag": ["fee-executive ?date"],
    "formannskapet 10. eller 11. november, 24 km": ["fee-executive ?date", "mileage 24 ?date"],
    "executive committee on 10 or 11 November": ["fee-executive ?date"],
    "planutvalget forrige uke, husker ikke om det var 10. eller 11. november": ["fee-planning ?date"],
    "formannskapet 10.11 og kommunestyret 12.11 eller 13.11": ["fee-executive 10.11", "fee-council ?date"],
    "formannskapet ca. 10.11": ["fee-executive ?date"],
    "kommunestyret 10.11, 17.11 og 24.11": ["fee-council 10.11", "fee-council 17.11", "fee-council ?date"],
    "kjørte 24 km hver gang 10.11, 17.11 og 24.11": ["mileage 10.11 24", "mileage 17.11 24", "mileage 24 ?date"],
    "council meetings on 10, 17 and 24 November": ["fee-council 10.11", "fee-council 17.11", "fee-council ?date"],
    "støttekontakt 3 eller 4 timer 9.11": ["support-hour 09.11 ?quantity"],
    "støttekontakt mellom tre og fire timar 9.11": ["support-hour 09.11 ?quantity"],
    "køyrde 24 km eller 26 km 9.11": ["mileage 09.11 ?distance_km"],
    "taxi 9.11, mellom 250 og 260 kr": ["taxi 09.11 ?amount"],
    "taxi 9.11, 250 kr or 260 kr": ["taxi 09.11 ?amount"],
    "parkering 45 kr 9.11, 15 kr mer 16.11": ["parking 09.11 45", "parking 16.11 ?amount"],
    "støttekontakt 9.11 3 timer, 16.11 en halv time kortere": [
        "support-hour 09.11 3",
        "support-hour 16.11 ?quantity",
    ],
    "I drove 24 km on 9 November and 4 km more on 16 November": ["mileage 09.11 24", "mileage 16.11 ?distance_km"],
    "støttekontakt to timer mer enn vanlig 9.11": ["support-hour 09.11 ?quantity"],
    "støttekontakt 2 timar meir enn vanleg 9.11": ["support-hour 09.11 ?quantity"],
    "support contact two hours longer than usual on 9 November": ["support-hour 09.11 ?quantity"],
    "støttekontakt 3 timer annenhver uke i oktober": ["support-hour 01.10 ?quantity"],
    "støttekontakt 3 timar annakvar veke i oktober": ["support-hour 01.10 ?quantity"],
    "kjørte 24 km annenhver dag i oktober": ["mileage 01.10 ?distance_km"],
    "kursavgift 1500 kr pr. person 12.11, Kari og jeg": ["course 12.11 ?amount"],
    "taxi 12.11, 140 kr per person": ["taxi 12.11 ?amount"],
    "støttekontakt 9.11 mellom 17 og 19": ["support-hour 09.11 2"],
    "formannskapet 10.11, eller nei, 11.11": ["fee-executive 11.11"],
}
_OR = frozenset({"eller", "or"})
_AND = frozenset({"og", "and"})
_BETWEEN = frozenset({"mellom", "between"})
_ABOUT = frozenset({"ca", "circa", "cirka", "omkring", "rundt", "omtrent", "around", "approximately"})
_DIFFERING = words_of("differing")
_ALTERNATING = words_of("alternating")
_PERSON = frozenset({"person", "pers", "hode"})
_CUES = _PERSON | _OR | _BETWEEN | _ABOUT | _DIFFERING | _ALTERNATING
_SMALL = _OR | {",", "var", "det", "den", "the", "was", "it", "kanskje", "maybe", "på", "on"}
_PER = frozenset({"per", "pr", "/", "a"})


def uncertain(tokens: Sequence[Token], mentions: list[Mention], said: Set[str]) -> list[Mention]:
    """The mentions with those that say no number, or no one day, as what will be asked about."""
    if said.isdisjoint(_CUES):
        return mentions
    left: list[Mention] = []
    for mention in mentions:
        before = left[-1] if left else None
        if isinstance(mention, When):
            day = _other_day(tokens, before, mention)
            if day is not None and day is before:
                left.pop()
            left.append(_either(day, mention) if day else _about(tokens, mention))
            continue
        if isinstance(mention, MEASURED):
            first = _opening(tokens, before, mention)
            if before and first <= before.first:
                left.pop()
            if first < mention.first or _is_open(tokens, mention.last) or _is_a_head(tokens, mention):
                mention.first, mention.span = first, (tokens[first].start, mention.span[1])
                _leave_open(mention)
        left.append(mention)
    return left


def _opening(tokens: Sequence[Token], before: Mention | None, mention: Mention) -> int:
    """Where what the value is told with begins: the 3 of `3 eller 4 timer`; its own place where it is told alone."""
    joint = mention.first - 1
    if text_at(tokens, joint) not in _OR and text_at(tokens, joint) not in _AND:
        return mention.first
    first = joint - 1
    if before and type(before) is type(mention) and before.last == joint:
        first = before.first
    elif first < 0 or not (tokens[first].kind == "num" or "number" in tokens[first].senses):
        return mention.first
    led = text_at(tokens, joint) in _OR or text_at(tokens, first - 1) in _BETWEEN
    return first if led else mention.first


def _is_open(tokens: Sequence[Token], after: int) -> bool:
    """True before `mer`, `mindre`, and before `annenhver uke`, whose weeks are not said."""
    after += text_at(tokens, after) == "every"
    return text_at(tokens, after) in _DIFFERING or text_at(tokens, after) in _ALTERNATING


def _is_a_head(tokens: Sequence[Token], value: Mention) -> bool:
    """True for `140 kr per person`, where nothing right before says for how many."""
    each = value.last + 1 + (text_at(tokens, value.last + 1) == ".")
    priced = isinstance(value, Money) and value.times is None and text_at(tokens, value.last) in _PER
    return priced and text_at(tokens, each) in _PERSON


def _leave_open(value: Value) -> None:
    if isinstance(value, Duration):
        value.compared = True
    else:
        value.about = True


def _other_day(tokens: Sequence[Token], before: Mention | None, when: When) -> When | None:
    """The day that is told as another for this one: before `eller`, with its month or without."""
    if when.shape != "days" or len(when.days) != 1:
        return when if when.shape == "days" and _parted(tokens, when.first, when.last) else None
    at = when.first - 1
    while text_at(tokens, at) in _SMALL:
        at -= 1
    if not _parted(tokens, at + 1, when.first):
        return None
    if isinstance(before, When) and before.last == at + 1 and before.shape in ("days", "either"):
        return before
    for first in range(max(0, at - 1), at + 1):
        day = bare_day(tokens, first)
        if day and day[1] == at + 1 and when.days[0].month:
            days = (replace(day[0], month=when.days[0].month, year=when.days[0].year),)
            return replace(when, first=first, days=days, span=(tokens[first].start, tokens[at].end))
    return None


def _parted(tokens: Sequence[Token], first: int, last: int) -> bool:
    return any(tokens[at].text in _OR for at in range(first, last))


def _either(one: When, other: When) -> When:
    days = one.days if one is other else (*one.days, *other.days)
    return replace(other, first=one.first, days=days, shape="either", span=(one.span[0], other.span[1]))


def _about(tokens: Sequence[Token], when: When) -> When:
    """`ca. 12.11` is asked; whoever says so of a month or week tells of all of it."""
    before = when.first - 1 - (text_at(tokens, when.first - 1) == ".")
    return replace(when, shape="either") if when.shape == "days" and text_at(tokens, before) in _ABOUT else when
