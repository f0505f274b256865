"""Yes or no to what was read back, and what only begins as a yes."""

from collections.abc import Sequence
from typing import Literal

from parsers.text.intents.commands import says
from parsers.text.words.lexicon import commands
from parsers.text.words.scope import own_words
from parsers.text.words.tokens import Token, is_but, tokenise

Assent = Literal["outright", "agrees", "decides", "hedged", "no"]
"""A yes that can be nothing else; one that may be a courtesy or a remark; one that repeats a decision; a yes with
something besides, which is none; a no."""

EXAMPLES: dict[str, Assent | None] = {
    "ja": "outright",
    "Ja takk!": "outright",
    "jepp": "outright",
    "yes please": "outright",
    "ja, gjør det": "outright",
    "jau, gjer det": "outright",
    "ok": "agrees",
    "stemmer": "agrees",
    "ja, attester det": "decides",
    "ja, anvis dei": "decides",
    "Yes, approve them.": "decides",
    "ja men ikke 4": "hedged",
    "ja, men ikkje 4": "hedged",
    "yes but not number 4": "hedged",
    "ja, bare 4": "hedged",
    "ja 4": "hedged",
    "ja, unntatt 4": "hedged",
    "ja?": "hedged",
    "ja, men vent": "hedged",
    "nei": "no",
    "nei, vent": "no",
    "nei, vent litt": "no",
    "No, wait!": "no",
    "avbryt": "no",
    "nei, 4": None,
    "vent": None,
    "attester krav 8": None,
    "ja, kommunestyret i går": None,
    "ja, 42 km": None,
    "nei, 4 km": None,
    "jaha": None,
    "": None,
    "Hei\nja\n\nMed vennlig hilsen\nKari Haugen": "outright",
    "Nei takk\nmvh Kari": "no",
    "ja\nhilsen Kari\nPS: men ikke 4": "hedged",
}

_LONGEST = 200
_PLAIN = ("word", "sym", "nl")
_COUNTING = frozenset({"nr", "nummer", "no", "number", "krav", "claim"})
_PARTS = ("except", "negation", "solely")


def assent(text: str) -> Assent | None:
    """What the whole text says to what was read back; None for any other text."""
    said = own_words(text)
    if len(said) > _LONGEST:
        return None
    tokens = tokenise(said)
    is_plain = all(token.kind in _PLAIN for token in tokens)
    if is_plain and "?" not in text:
        for phrases, meaning in _MEANINGS:
            if says(tokens, phrases):
                return meaning
    words = [token for token in tokens if token.kind != "sym"]
    if not words or (words[0].text,) not in commands()["outright"]:
        return None
    return "hedged" if any(map(_takes_back, words)) or all(map(_is_number, words[1:])) else None


_MEANINGS: Sequence[tuple[str, Assent]] = (
    ("outright", "outright"),
    ("yes", "agrees"),
    ("confirm", "agrees"),
    ("decide", "decides"),
    ("no", "no"),
    ("cancel", "no"),
)


def _takes_back(word: Token) -> bool:
    """True for `men`, `ikke`, `unntatt` and `bare`."""
    return is_but(word) or any(sense in word.senses for sense in _PARTS)


def _is_number(word: Token) -> bool:
    """True for numbers and the words between them: `nr. 4 og 7`."""
    return word.kind in ("num", "nl") or word.text in _COUNTING or "join" in word.senses
