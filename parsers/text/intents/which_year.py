"""What is said of a day whose year is in doubt: which year it was in, or that it is still to come."""

import datetime as dt
import re
from collections.abc import Sequence
from typing import Literal

from parsers.text.intents.named_days import NamedDay
from parsers.text.words.scope import own_words

ToCome = Literal["to_come"]

EXAMPLES: dict[str, int | ToCome | None] = {
    "ja, i fjor": 2025,
    "i fjor": 2025,
    "Det var i fjor.": 2025,
    "ja, det var i fjor, takk": 2025,
    "2025": 2025,
    "ja, 2025": 2025,
    "året er 2025": 2025,
    "det gjelder 2024": 2024,
    "Møtet var 30. november i fjor": 2025,
    "30.11 var i fjor": 2025,
    "møtet var 30.11.2025": 2025,
    "det blir 30.11.2026": "to_come",
    "eg meinte i fjor": 2025,
    "yes, last year": 2025,
    "It was in 2025": 2025,
    "nei, i år": "to_come",
    "nei, 2026": "to_come",
    "i år": "to_come",
    "2026": "to_come",
    "neste år": "to_come",
    "nei, det er i år": "to_come",
    "møtet er 26. november i år": "to_come",
    "nei, 30.11 i år": "to_come",
    "No, this year": "to_come",
    "no, it is 30 November this year": "to_come",
    "den dagen har ikke vært ennå": "to_come",
    "nei, den 30.11 har ikke vært ennå": "to_come",
    "møtet har ikke vært": "to_come",
    "Møtet er ikke holdt ennå": "to_come",
    "det har ikkje vore enno": "to_come",
    "nei, det møtet er ikkje før 30. november": "to_come",
    "det er først neste uke": "to_come",
    "møtet er neste uke": "to_come",
    "nei, ikke ennå": "to_come",
    "den er ikke kommet ennå": "to_come",
    "begge er i år": "to_come",
    "they have not been yet": "to_come",
    "møtet kommer 30.11": "to_come",
    "Not yet": "to_come",
    "no, it hasn't been yet": "to_come",
    "the meeting has not taken place yet": "to_come",
    "it is still to come": "to_come",
    "ja, i år": None,
    "ja, 2026": None,
    "nei, i fjor": None,
    "nei, ikke i fjor": "to_come",
    "møtet var 26. november i år": None,
    "jeg har ikke fått kvittering ennå": None,
    "det er ikke sendt ennå": None,
    "har ikke vært på jobb i år": None,
    "kommunestyret 30.11.2025": None,
    "2025 kr": None,
    "møtet var 30.11": None,
    "30.11": None,
    "i fjor eller i år": None,
    "er det i fjor?": None,
    "hva fikk jeg i fjor": None,
    "kommer": None,
    "den kommer": None,
    "ja": None,
    "nei": None,
    "": None,
}
"""On 13 November 2026, of a day that was read as one of 2025."""

_LONGEST = 120
_DAY = "\N{WHITE SQUARE}"
"""What stands for a day that is named."""
_YES, _NO = r"ja|jo|jau|jepp|yes|yep|stemmer|correct", r"nei|nope|no|næ"
_THE = r"(?:(?:den|det|dette|denne|it|that|this|the)\s+)?"
_ALL = r"(?:begge|båe|alle|both|all)(?:\s+(?:to|dagene|dagane|møtene|møta|days|meetings))?"
_ONE = r"dagen|dag|datoen|møtet|møte|day|date|meeting|året|årstallet|årstalet|year"
_EVENT = rf"(?:{_THE}(?:{_ONE})|{_ALL}|de|dei|they|den|det|it|that)"
_SUBJECT = rf"(?:(?:at|men|for|but)\s+)?(?:{_EVENT}\s+)?(?:(?:den|the)\s+)?(?:{_DAY}\s+)?"
_WAS = r"var|gjelder|gjeld|gjaldt|was|jeg mente|eg meinte|jeg mener|eg meiner|i meant|i mean|skulle være|skulle vere"
_IS = r"er|blir|skal være|skal vere|skjer|is|will be|er først|er fyrst|kommer|kjem"
_GONE = r"i\s+fjor|fjoråret|last\s+year"
_AHEAD = r"neste\s+år|til\s+neste\s+år|next\s+year"
_PRESENT = r"i\s+år|this\s+year"
_YEAR = rf"(?:(?:fra|i|in|from|to)\s+)?(?P<figures>20\d\d)|(?P<gone>{_GONE})|(?P<present>{_PRESENT})|(?P<next>{_AHEAD})"
_TAIL = r"(?:[\s,]+(?:altså|takk|thanks|da|som\s+er\s+riktig|er\s+riktig|er\s+rett|is\s+right))*[\s.!,]*"
_OPENING = rf"\W*(?:(?P<yes>(?:{_YES})(?:\s+takk)?)|(?P<no>{_NO}))?[\s,.:;!–-]*"
_TOLD = re.compile(
    rf"{_OPENING}(?:det\s+stemmer[\s,.]*)?{_SUBJECT}(?:(?P<was>{_WAS})\s+|(?P<is>{_IS})\s+)?"
    rf"(?:(?:på|on|den|the)\s+)?(?:{_DAY}\s+)?(?P<not>(?:ikke|ikkje|not)\s+)?(?:{_YEAR}){_TAIL}"
)
_YET = r"(?:\s+(?:ennå|enno|enda|endå|enn|yet))"
_NOT = r"(?:ikke|ikkje|not)"
_HELD = (
    r"(?:vært|vore|vert|skjedd|hendt|funnet\s+sted|funne\s+stad|holdt|halde|avholdt|kommet|komen|kome|been(?:\s+held)?|"
    r"happened|taken\s+place|come)"
)
_SOON = rf"(?:neste|til|i|om|next|in)\s+(?:neste\s+)?\w+(?:\s+(?:uker|veker|dager|dagar|weeks|days))?|{_DAY}|i\s+morgen"
_TO_COME = re.compile(
    rf"""{_OPENING}{_SUBJECT}(?:
        (?:har|er|blir|is|was|has|have)\s+{_NOT}{_YET}?\s+{_HELD}{_YET}?
      | (?:hasn['’]?t|haven['’]?t|isn['’]?t)\s+{_HELD}{_YET}?
      | (?:vi|me|we)\s+(?:(?:har|have)\s+{_NOT}|haven['’]?t)\s+(?:hatt|had)\s+{_EVENT}{_YET}
      | (?:(?:er|is)\s+)?{_NOT}{_YET}
      | (?:er|blir|is)\s+(?:{_NOT}\s+(?:før|until|till|before)|først|fyrst)\s+(?:(?:den|på|om|on|the)\s+)*(?:{_SOON})
      | (?:er|blir|is)\s+(?:først\s+)?(?:neste|next)\s+(?:uke|veke|måned|månad|week|month|\w+dag|\w+day)
      | (?:er|blir|is)\s+(?:først\s+)?(?:om|in)\s+\w+\s+(?:uker?|veker?|dager|dagar|weeks?|days)
      | (?:er|is|ligger|ligg)\s+(?:fortsatt\s+|still\s+)?(?:fram\s+i\s+tid(?:a|en)?|to\s+come|ahead)
      | (?:kommer|kjem)\s+(?:senere|seinare|{_DAY})
    ){_TAIL}""",
    re.VERBOSE,
)


def which_year(text: str, days: Sequence[NamedDay], today: dt.date) -> int | ToCome | None:
    """What the whole message says: the year of a day that has been, or that it is to come; None for any other text.

    `days` are those that it names. A yes to a year that has not been, and a no to one that has, are no clear answer.
    """
    if not text or len(text) > _LONGEST or "?" in text:
        return None
    for day in reversed(days):
        start, end = day.span
        text = f"{text[:start]} {_DAY} {day.year or ''} {text[end:]}"
    said = " ".join(own_words(text).casefold().split())
    if _TO_COME.fullmatch(said):
        return "to_come"
    found = _TOLD.fullmatch(said)
    return _told(found, today) if found else None


def _told(found: re.Match[str], today: dt.date) -> int | ToCome | None:
    if found["gone"] or found["next"] or found["present"]:
        year = today.year + (1 if found["next"] else -1 if found["gone"] else 0)
    else:
        year = int(found["figures"])
    if found["not"]:
        return "to_come" if year < today.year and not found["yes"] else None
    if year < today.year:
        return None if found["no"] else year
    return None if found["yes"] or found["was"] else "to_come"
