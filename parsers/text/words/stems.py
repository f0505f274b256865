"""Words without their endings, so that kommunestyret, kommunestyremøter and Kommunestyre are one."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from parsers.text.words.lexicon import spellings, words_of
from parsers.text.words.spelling import with_letters
from parsers.text.words.tokens import Token

SMALL_WORDS = frozenset({"for", "og", "i", "med", "av", "som", "the", "of", "and", "på", "in", "til"})
_TAIL = re.compile(
    r"(?<=...)(?:s?møt(?:e[tr]?(?:ne)?|a|ane?|er)|s?(?:billett?|kvittering|regning|rekning)(?:en|a|er|ar|ene|ane)?"
    r"|møde|s?(?:mtøet?|møet|møtr|metø)|smotet?|s?bilett(?:en|er|ar)?)$|(?<=....)s?(?:tur(?:en|er|ar|ene|ane)?|tim(?:e|er|ar|ene|ane|a))$"
    r"|(?<=kontakt)s?oppdrag$"
)
_ENDING = re.compile(r"(?<=...)(?:ene|ane|et|en|er|ar|a|e)$|(?<=....)(?:o|å)$")

LABELLED = frozenset({"trinn", "sats"})

_LONGEST_CUT = 6

EXAMPLES = {
    "kommunestyremøtet": "kommunestyr",
    "kommunestyre": "kommunestyr",
    "formannskapsmøter": "formannskap",
    "kontrollutvalet": "kontrollutvalg",
    "planutv": "planutvalg",
    "ferja": "ferj",
    "hovudutval": "hovedutvalg",
    "eldrerådsmøte": "eldreråd",
    "godtgjersle": "godtgjør",
    "ferjebillettar": "ferj",
    "hotellrekninga": "hotell",
    "drosjeturen": "drosj",
    "støttekontakttimar": "støttekontakt",
    "kultur": "kultur",
    "helgeavlastning": "avlast",
    "låg": "lav",
}


@lru_cache(maxsize=16_384)
def stem(word: str) -> str:
    """The word in the catalogue's spelling, without the tail of a compound and without inflection."""
    word = with_letters(word)
    for pattern, spelling in _patterns():
        word = pattern.sub(spelling, word)
    return uninflected(word)


def uninflected(word: str) -> str:
    """The word as it is spelt, without the tail of a compound and without inflection."""
    return _ENDING.sub("", _TAIL.sub("", word))


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(part), spelling) for part, spelling in spellings())


def stems(tokens: Sequence[Token], first: int = 0) -> Iterator[tuple[str, int]]:
    """Stem and token index of each word and number from the `first` on; small words and glued marks are passed over.

    An empty stem stands where a phrase cannot go on: at a comma, a full stop or another mark.
    """
    for index in range(first, len(tokens)):
        token = tokens[index]
        if token.kind == "word":
            if "number" in token.senses and index and stem(tokens[index - 1].text) in LABELLED:
                yield str(token.senses["number"]), index  # trinn to
            elif token.text not in SMALL_WORDS:
                yield stem(token.text), index
        elif token.kind == "num":
            yield token.text, index
        elif not _is_inside(tokens, index):
            yield "", index


def _is_inside(tokens: Sequence[Token], index: int) -> bool:
    """True for a mark that parts no name: helse- og, arb. fortj., and that of trinn (3)."""
    if tokens[index].text in ("-", ".", "/", "'"):
        return _glued(tokens, index) and not (tokens[index].text == "." and _is_whole(tokens[index - 1].text))
    numbered = index + 1 < len(tokens) and tokens[index + 1].kind == "num"
    return tokens[index].text == "(" and numbered and index > 0 and stem(tokens[index - 1].text) in LABELLED


def _is_whole(word: str) -> bool:
    """True for a word that no point shortens: that of `avlastning. Utlegg` ends a sentence."""
    return len(word) > _LONGEST_CUT and not word.endswith(tuple(words_of("cut_short")))


def _glued(tokens: Sequence[Token], index: int) -> bool:
    """True for a mark with no space before it and a word after it: helse- og, p-avgift, arb. fortj."""
    return index > 0 and tokens[index - 1].end == tokens[index].start
