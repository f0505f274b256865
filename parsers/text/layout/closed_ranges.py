"""A stop behind clock hours or an age that end their sentence, where it is no point of a day: `14 til 18.`, `er 9.`."""

from collections.abc import Sequence, Set

from parsers.text.spans.mentions import has, text_at
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
}
_POINT = "."
_JOINS = frozenset({"-", "til", "to"})
_AGED = frozenset({"er", "is"})
_MOST_HOURS = 24
_DAYS = frozenset({"month", "join", "to", "number", "weekday", "weekday_short", "hour"})
_BEFORE_DAYS = frozenset({"den", "the", "dagene", "dagane", ".", "/", "-", "og", "and", ","})


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
    leads = "" if begins == 0 else tokens[begins - 1].text
    named = has(tokens, begins - 1, "weekday") or has(tokens, begins - 1, "month")
    led = leads == "," and begins > 1 and tokens[begins - 2].kind == "word"
    return (
        tokens[last - 1].text in _JOINS
        and _is_hour(tokens, begins)
        and not named
        and (led or leads not in _BEFORE_DAYS)
        and int(tokens[begins].text) < int(tokens[last].text)
    )


def _is_hour(tokens: Sequence[Token], at: int) -> bool:
    text = text_at(tokens, at)
    return text.isdecimal() and len(text) <= 2 and int(text) <= _MOST_HOURS


def _may_go_on(tokens: Sequence[Token], at: int) -> bool:
    """True where a month, another day or a unit may follow: 6-8. november, 6-8. og 10. november."""
    if at >= len(tokens) or tokens[at].kind == "nl":
        return False
    return tokens[at].kind != "word" or not _DAYS.isdisjoint(tokens[at].senses)
