"""A stop behind clock hours or an age that end their sentence, where it is no point of a day: `14 til 18.`, `er 9.`."""

from collections.abc import Sequence, Set

from parsers.text.catalogue.bodies import names_body
from parsers.text.spans.mentions import text_at
from parsers.text.words.tokens import Token

EXAMPLES = {
    "i dag, 14 til 18.": "i dag, 14 til 18 ⏎",
    "Møtet: 16-18. Det gikk fint": "Møtet: 16-18 ⏎ Det gikk fint",
    "i dag, 16-20.\n3 timer": "i dag, 16-20 ⏎\n3 timer",
    "barnet er 9.": "barnet er 9 ⏎",
    "the girl is 15. All good": "the girl is 15 ⏎ All good",
    "6.-8. november": "6.-8. november",
    "6-8. november": "6-8. november",
    "5. til 8.": "5. til 8.",
    "den 6-8.": "den 6-8.",
    "6-8. og 10. november": "6-8. og 10. november",
    "fra 6 til 8. nov": "fra 6 til 8. nov",
    "møtet er 9. november": "møtet er 9. november",
    "onsdag 6-8.": "onsdag 6-8.",
    "16-18.11": "16-18.11",
    "18.11 - 20.": "18.11 - 20.",
    "26-28.": "26-28.",
    # what is no time: ages, cases, zones, days of a month told before them
    "støttekontakt 2 timer for barn 10-12. Takk": "støttekontakt 2 timer for barn 10-12. Takk",
    "for to barn, 10-12. Takk": "for to barn, 10-12. Takk",
    "behandlet saker 10-12. Takk": "behandlet saker 10-12. Takk",
    "tog 3.11, sone 1 til 4. Takk": "tog 3.11, sone 1 til 4. Takk",
    "november: Ole 6-8. Kari 13-15.": "november: Ole 6-8. Kari 13-15.",
    "oktober: 9-11. Takk": "oktober: 9-11. Takk",
    "formannskapet 9-11. Takk": "formannskapet 9-11 ⏎ Takk",
    "3. november, 9-11. Takk": "3. november, 9-11 ⏎ Takk",
}
_POINT = "."
_JOINS = frozenset({"-", "til", "to"})
_AGED = frozenset({"er", "is"})
_MOST_HOURS = 24
_DAYS = frozenset({"month", "join", "to", "number", "weekday", "weekday_short", "hour"})
_BEFORE_DAYS = frozenset({"den", "the", "dagene", "dagane", ".", "/", "-", "og", "and"})
_PARTING = frozenset({",", ":"})
_STANDING = frozenset({"stå", "sted", "time", "tid", "vakt", "ca", "rundt"})
_TIMED = frozenset(
    {
        *("clock_cue", "from", "day_word", "offset", "day_part", "after_i", "each_time", "times", "being"),
        *("retracting", "caring", "meeting", "hour", "weekday_short"),
    }
)
"""Senses of a word right before clock times."""
_DATED = frozenset(
    {
        *("weekday", "weekday_short", "month", "day_word", "offset", "day_part", "after_i", "ago", "light"),
        *("each_time", "meeting"),
    }
)
"""Senses of a word before the comma before them."""


def with_closed_ranges(tokens: list[Token], said: Set[str]) -> list[Token]:
    """The tokens with a line's end for each such stop, in its place."""
    if _POINT not in said or (said.isdisjoint(_JOINS) and said.isdisjoint(_AGED)):
        return tokens
    ends = {at for at, token in enumerate(tokens) if token.text == _POINT and _closes(tokens, at)}
    if not ends:
        return tokens
    return [
        Token("nl", "\n", token.senses, token.start, token.end) if at in ends else token
        for at, token in enumerate(tokens)
    ]


def _closes(tokens: Sequence[Token], at: int) -> bool:
    last = at - 1
    if last < 2 or not _is_hour(tokens, last) or tokens[last].end != tokens[at].start or _may_go_on(tokens, at + 1):
        return False
    if tokens[last - 1].text in _AGED:
        return True
    begins = last - 2
    if tokens[last - 1].text not in _JOINS or not _is_hour(tokens, begins):
        return False
    return int(tokens[begins].text) < int(tokens[last].text) and _leads_to_times(tokens, begins - 1)


def _leads_to_times(tokens: Sequence[Token], at: int) -> bool:
    """True for what may stand right before clock times, and not before days, ages or numbers."""
    if at < 0:
        return True
    token = tokens[at]
    if token.text in _PARTING:
        return _is_dated(tokens, at - 1, comma=token.text == ",")
    if token.kind != "word" or token.text in _BEFORE_DAYS:
        return token.text not in _BEFORE_DAYS
    if "weekday" in token.senses or "month" in token.senses:
        return False
    return names_body(token.text) or token.text in _STANDING or not _TIMED.isdisjoint(token.senses)


def _is_dated(tokens: Sequence[Token], at: int, *, comma: bool) -> bool:
    """True before a comma for a word of a day, and before a colon for anything but a month without its day."""
    if at < 0 or (comma and tokens[at].kind != "word"):
        return False
    if "month" in tokens[at].senses:
        day = at - 1 - (text_at(tokens, at - 1) == ".")
        return day >= 0 and tokens[day].kind == "num"
    return not comma or not _DATED.isdisjoint(tokens[at].senses)


def _is_hour(tokens: Sequence[Token], at: int) -> bool:
    text = text_at(tokens, at)
    return text.isdecimal() and len(text) <= 2 and int(text) <= _MOST_HOURS


def _may_go_on(tokens: Sequence[Token], at: int) -> bool:
    """True where a month, another day or a unit may follow: 6-8. november, 6-8. og 10. november."""
    if at >= len(tokens) or tokens[at].kind == "nl":
        return False
    return tokens[at].kind != "word" or not _DAYS.isdisjoint(tokens[at].senses)
