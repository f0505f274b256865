"""Days on which the writer is to come, and that are still ahead: `asked to step in on 2.12`, `er tilbake 2.12`."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.text.spans.mentions import has, is_of_writer, is_writer, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Jeg er spurt om å stille i planutvalget 2. desember. Formannskapet 10.11, 24 km": [
        *("fee-executive 10.11", "mileage 10.11 24"),
    ],
    "Jeg får ikke møtt i planutvalget 2. desember. Jeg er tilbake til møtet 16. desember. "
    "Da kommer jeg til å kjøre, det er 22 km hver vei.": [],
    "Ola møter for meg i planutvalget 2. desember, men eg er på plass igjen 16. desember": [],
    "Ola møter for meg i planutvalget 2. desember, på plass igjen 16. desember": [],
    "I am back for the meeting on 16 December. Then I am going to drive, it is 22 km each way": [],
    "Jeg kommer på kommunestyret 27. november": [],
    "Jeg skal ha Oskar på avlastning fra 27. til 29. desember og sender timer og kjøring når det er gjort": [],
    "Eg skal ha Oskar hos meg 5.-7. desember": [],
    "Jeg kommer til å ha kjøring for formannskapet 10.11 også, 24 km": ["mileage 10.11 24"],
    "Nå kommer jeg på at jeg kjørte 24 km til formannskapet 3.2": ["mileage 03.02 24", "fee-executive 03.02"],
    "Jeg skal ha penger her for 24 km 3.2": ["mileage 03.02 24"],
    "Eg skal ha godtgjering hos dykk for formannskapet 3.2": ["fee-executive 03.02"],
    "Jeg skal ha dekket hotell 10. november, 1200 kr": ["hotel 10.11 1200"],
    "Jeg skal ha Oskar ført på avlastning lav sats 10. november, 3 timer": ["care-hour-low 10.11 3"],
    "Jeg er tilbake fra ferie. Formannskapet 10.11, 24 km": ["fee-executive 10.11", "mileage 10.11 24"],
    "Jeg er tilbake fra kurs 10.11, kjørte 24 km": ["mileage 10.11 24"],
    "Formannskapet 10.11. Da kjørte jeg 24 km": ["fee-executive 10.11", "mileage 10.11 24"],
    "I was asked to step in on the planning committee on 10 November": ["fee-planning 10.11"],
    "Jeg ble innkalt til kommunestyret 15. januar. Kjørte 24 km": ["fee-council 15.01", "mileage 15.01 24"],
    "I was asked to attend the planning committee on 12 January, and I did. 24 km": [
        *("fee-planning 12.01", "mileage 12.01 24"),
    ],
}
_ASKED = frozenset({"asked", "invited", "requested", "spurt", "spurd", "bedt", "beden", "bedd", "innkalt", "invitert"})
_TO = frozenset({"to", "om", "til"})
_NOW = frozenset({"been", "am", "er", "blitt", "vorte"})
_AGAIN = frozenset({"tilbake", "attende", "igjen", "att", "back", "again"})
_AM = frozenset({"er", "am", "'m"})
_PLACE = frozenset({"plass"})
_BACK_WITHIN = 5
_COMES, _AT = frozenset({"kommer", "kjem"}), frozenset({"på", "til", "i"})
_SHALL, _HAVE = frozenset({"skal"}), frozenset({"ha"})
_BODIES = ("styret", "skapet", "utvalget", "utvalet", "rådet", "nemnda", "møtet", "møte", "møter")
_WITH, _US = frozenset({"hos", "hjå"}), frozenset({"meg", "oss"})
_OLD = dt.timedelta(days=270)
"""A day without a year that would be so long ago is the next one."""


def asked_to_come(dated: list[Dated], tokens: Sequence[Token], sentence: Sequence[int], today: dt.date) -> list[Dated]:
    """The days, of which those lie ahead."""
    if not any(_would_be_old(one, today) for one in dated):
        return dated
    asked = {sentence[at] for at in said_at(tokens, _ASKED) if _is_asked(tokens, at)}
    asked |= {sentence[at] for at in said_at(tokens, _AGAIN) if _is_back(tokens, at)}
    asked |= {sentence[at] for at in said_at(tokens, _COMES) if _comes(tokens, at)}
    asked |= {sentence[at] for at in said_at(tokens, _SHALL) if _will_have(tokens, at)}
    if not asked:
        return dated
    return [
        replace(one, ahead=True) if sentence[one.when.first] in asked and _would_be_old(one, today) else one
        for one in dated
    ]


def _is_asked(tokens: Sequence[Token], at: int) -> bool:
    """True for `I have been asked to`, `er spurt om å`; `ble bedt om å` may be over."""
    return text_at(tokens, at + 1) in _TO and text_at(tokens, at - 1) in _NOW


def _comes(tokens: Sequence[Token], at: int) -> bool:
    """True for `jeg kommer på møtet`, `da kommer jeg til møtet`."""
    behind = at + 1 + is_writer(tokens, at + 1)
    body = tokens[behind + 1 : behind + 2]
    meets = any(token.text.endswith(_BODIES) or "meeting" in token.senses for token in body)
    return is_of_writer(tokens, at) and text_at(tokens, behind) in _AT and meets


def _will_have(tokens: Sequence[Token], at: int) -> bool:
    """True for `jeg skal ha Emil på avlastning`, `eg skal ha han hos meg`; `skal ha dekket hotell` asks for money."""
    have = at + 1 + is_writer(tokens, at + 1)
    whom = have + 1
    if not is_of_writer(tokens, at) or text_at(tokens, have) not in _HAVE or whom + 1 >= len(tokens):
        return False
    at_home = text_at(tokens, whom + 1) in _WITH and text_at(tokens, whom + 2) in _US
    if has(tokens, whom, "person"):
        return at_home or text_at(tokens, whom + 1) == "her" or has(tokens, whom + 2, "caring")
    named = tokens[whom].kind == "word" and not tokens[whom].senses
    return named and (at_home or (text_at(tokens, whom + 1) == "på" and has(tokens, whom + 2, "caring")))


def _is_back(tokens: Sequence[Token], at: int) -> bool:
    """True for `er tilbake`, `er jeg på plass igjen`, `på plass igjen`, `er med igjen`, `I am back`."""
    return text_at(tokens, at - 1) in _PLACE or any(
        text_at(tokens, at - step) in _AM for step in range(1, _BACK_WITHIN)
    )


def _would_be_old(one: Dated, today: dt.date) -> bool:
    """True for a day without a year of which the next is nearer than the last."""
    return bool(one.days) and today - one.days[0] > _OLD and all(day.year is None for day in one.when.days)
