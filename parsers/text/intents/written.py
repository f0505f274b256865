"""Words that hold no value: what a drive was for, the name of a hotel, a courtesy."""

from collections.abc import Sequence
from dataclasses import dataclass

from claims.lines import Span
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

_MARKS = frozenset({",", ";", ".", "!", "?"})
_NO_PURPOSE = ("correcting", "wish", "remove", "change", "condition", "claiming", "line_word", "negation", "future")
_OPENING = 4
_SHORTEST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Words between two marks: the how-manieth they are, where they stand, and what they look like."""

    place: int
    span: Span
    lodging: bool
    is_name: bool


COURTESIES = {
    "Takk for hjelpen!": True,
    "Hei": True,
    "Ha en fin helg 😊": True,
    "Thank you so much": True,
    "Tusen takk, Kari": True,
    "👍": True,
    "": True,
    "Thanks for the quick help, Anna! Have a lovely weekend.": True,
    "Takk, Helge!": True,
    "Takk, men jeg mangler bom": False,
    "Jeg angrer, ikke send det": False,
    "???": False,
    "42": False,
    "God helg til alle på servicekontoret": True,
    "Takk for god hjelp med reiseregninga i går!": True,
    "Takk for at dere fikset det så fort": True,
    "Tusen takk, no såg det rett ut!": True,
    "Takk for at du ikke sendte det, jeg vil endre": False,
}
_OF_THANKS = frozenset({"for", "til", "to", "alle", "all"})
_NO_THANKS = ("claiming", "asking", "negation", "number", "waiting", "order")


def is_courtesy(tokens: Sequence[Token], text: str) -> bool:
    """True for thanks, greetings, a name after them, emoji, or nothing at all; what one thanks for is free."""
    shouted = text.isupper()
    thanked = free = courteous = False
    for place, token in enumerate(tokens):
        called = place > 0 and tokens[place - 1].text == ","
        if token.kind not in ("word", "sym", "nl") or token.text == "?":
            return False
        if token.kind != "word":
            free = False
        elif free and not any(sense in token.senses for sense in _NO_THANKS):
            continue
        else:
            polite = "polite" in token.senses or "courtesy" in token.senses
            name = thanked and (not token.senses or called) and text[token.start].isupper()
            name = name and (not shouted or token.text in words_of("given_names"))
            if not (polite or name or "filler" in token.senses):
                return False
            thanked = thanked or polite
            free = courteous and token.text in _OF_THANKS
            courteous = polite
    return thanked or all(token.kind != "word" for token in tokens)


def encloses(tokens: Sequence[Token]) -> bool:
    """True when the message opens by handing over a file: `her er kvitteringen for ferja`."""
    opening = [token for token in tokens if token.kind == "word" and "polite" not in token.senses][:_OPENING]
    return any("enclosed" in token.senses for token in opening)


def free_words(text: str, tokens: Sequence[Token], blocked: Sequence[Span]) -> list[Stretch]:
    """The stretches between marks that hold words of their own and none of the `blocked` spans, in order."""
    return [
        Stretch(
            place=place,
            span=(part[0].start, part[-1].end),
            lodging=any("lodging" in token.senses for token in part),
            is_name=len(part) > 1 and all(text[token.start].isupper() for token in part),
        )
        for place, part in enumerate(_stretches(tokens))
        if _is_free(part, text, blocked)
    ]


def _stretches(tokens: Sequence[Token]) -> list[list[Token]]:
    """The tokens between marks; a point inside a number or word is none."""
    found: list[list[Token]] = [[]]
    for index, token in enumerate(tokens):
        glued = index + 1 < len(tokens) and tokens[index + 1].start == token.end and token.text == "."
        if token.kind == "nl" or (token.text in _MARKS and not glued):
            found.append([])
        else:
            found[-1].append(token)
    return [stretch for stretch in found if stretch]


def _is_free(stretch: Sequence[Token], text: str, blocked: Sequence[Span]) -> bool:
    start, end = stretch[0].start, stretch[-1].end
    if any(first < end and start < last for first, last in blocked):
        return False
    opening = [token.senses for token in stretch[:_OPENING]]
    if "asking" in opening[0] or any(sense in senses for senses in opening for sense in _NO_PURPOSE):
        return False
    says = any(
        token.kind == "word" and len(token.text) >= _SHORTEST and not {"field", "filler"} & token.senses.keys()
        for token in stretch
    )
    return says and not is_courtesy(stretch, text)
