"""Names of people: words with a capital that mean nothing else."""

import re
from collections.abc import Sequence, Set
from itertools import pairwise

from parsers.text.spans.mentions import text_at
from parsers.text.words.lexicon import NO_SENSES, riding, words_of
from parsers.text.words.tokens import Spots, Token

_MOST_WORDS = 4
_LONG = 3
PRONOUNS = frozenset(
    {"han", "hun", "ho", "hu", "hen", "de", "dei", "dem", "alle", "ingen", "he", "she", "they", "all", "den", "det"}
    | {"henne", "ham", "hos", "oss", "meg", "deg", "her", "him", "them"}
)
_NEVER_NAMES = frozenset({"dit", "hit", "there", "part", "place", "care"})
"""What shouting would make names, after words for riding along: TOOK PART, GAVE A RIDE THERE."""
_NAMESAKES = frozenset({"abbreviation", "weekday_short", "month", "after_i", "each_time", "season"})
_MEANT = frozenset(
    {"weekday", "drive", "vehicle", "trailer", "passenger", "meeting", "fee", "trip", "way", "way_noun", "each"}
    | {"from", "to", "join", "negation", "claiming", "currency", "distance", "companion", "caring", "having", "number"}
    | {"person"}
)
_SURNAMES = frozenset({"thu"})
_OF_DAYS = frozenset({"weekday", "weekday_short", "month", "clock_cue"})
_FIRST_NAMES = frozenset({"jan", "april", "mai", "june", "juni", "juli", "august", "may"})
_WORDS_TOO = frozenset({"inga", "dag", "hans", "my", "vår", "jo", "tor", "bill", "will", "are", "man", "anna"})
"""First names that are words besides, which before a surname are only names: Inga Stokke."""
_LISTING = frozenset({",", ":", "(", "og", "and", "+", "med", "with", "samt", "på", "ga", "gave", "."})
_PRESENTING = frozenset({"passenger", "companion", "having", "polite", "ride_filler"})
_ENDS = frozenset({".", "!", "?", ";"})
_ONLY_NAMES = re.compile(
    r"[A-ZÆØÅÄÖÜÉÁ][^\W\d_]{0,30}+(?:[ -][A-ZÆØÅÄÖÜÉÁ][^\W\d_]{0,30}+){0,3}+"
    r"(?:(?:,[ ]?|[ ]og[ ]|[ ]and[ ])[A-ZÆØÅÄÖÜÉÁ][^\W\d_]{0,30}+(?:[ -][A-ZÆØÅÄÖÜÉÁ][^\W\d_]{0,30}+){0,3}+){0,7}+"
)
_SPLIT = re.compile(r",[ ]?|[ ]og[ ]|[ ]and[ ]")


def names(text: str) -> list[str]:
    """The names in a text that holds nothing else: `Ola Nordmann og Kari Nes`."""
    match = _ONLY_NAMES.fullmatch(text.strip().rstrip("."))
    return _SPLIT.split(match.group()) if match else []


def namesakes(text: str, tokens: Sequence[Token], spots: Spots) -> set[int]:
    """The months that are first names, `Jan Haug`, `med April Nes`, and the days that are surnames, `Kari Thu`."""
    if text.isupper():
        return set()
    last = {
        at for at in spots.get("weekday_short", ()) if tokens[at].text in _SURNAMES and _is_surname(text, tokens, at)
    }
    return last | {
        at for at in spots.get("month", ()) if tokens[at].text in _FIRST_NAMES and _is_first_name(text, tokens, at)
    }


def _is_first_name(text: str, tokens: Sequence[Token], index: int) -> bool:
    """True before a surname, where no number and no word of time stands before."""
    if _signs(text, tokens, index):
        return True
    before, after = tokens[index - 1 : index], tokens[index + 1 : index + 2]
    if not after or after[0].kind != "word" or after[0].senses:
        return False
    capitals = text[tokens[index].start].isupper() and text[after[0].start].isupper()
    led = not before or before[0].text in _LISTING or not before[0].senses.keys().isdisjoint(_PRESENTING)
    led = led or (before[0].kind == "nl" and _is_long(text, tokens, index))
    return capitals and led


def _is_surname(text: str, tokens: Sequence[Token], index: int) -> bool:
    """True behind a first name, unless a number or another day follows: `Kari Thu 14-16`, `Kari Thu, Fri`."""
    named = text_at(tokens, index - 1) in words_of("given_names") and text[tokens[index - 1].start].isupper()
    after = tokens[index + 1 : index + 3]
    timed = any(one.kind in ("num", "clock") or not _OF_DAYS.isdisjoint(one.senses) for one in after)
    return named and text[tokens[index].start].isupper() and not timed


def _is_long(text: str, tokens: Sequence[Token], index: int) -> bool:
    """True for a name of three words: Jan Ove Sletta."""
    name = tokens[index : index + _LONG]
    return len(name) == _LONG and all(one.kind == "word" and text[one.start].isupper() for one in name)


def _signs(text: str, tokens: Sequence[Token], index: int) -> bool:
    """True in a last line of nothing but a name, below others: Jan Tore; a name of one word has a dash before it."""
    name = [token for token in tokens[index : index + _MOST_WORDS + 1] if token.kind != "nl"]
    if index + _MOST_WORDS < len(tokens) and any(token.kind != "nl" for token in tokens[index + _MOST_WORDS :]):
        return False
    dashed = text_at(tokens, index - 1) == "-" and index > 1
    at = index - 1 - dashed
    if at < 1 or tokens[at].kind != "nl" or not (dashed or len(name) > 1):
        return False
    return all(token.kind == "word" and text[token.start].isupper() for token in name) and not any(
        token.senses for token in name[1:]
    )


def set_apart(text: str, tokens: Sequence[Token], said: Set[str]) -> None:
    """Takes all other meaning from the first names that are words too, where a surname follows: Inga Stokke."""
    if _WORDS_TOO.isdisjoint(said) or text.isupper():
        return
    for token, after in pairwise(tokens):
        surname = after.kind == "word" and not after.senses and after.end - after.start > 1
        if surname and token.text in _WORDS_TOO and text[token.start].isupper() and text[after.start].isupper():
            token.senses = NO_SENSES


class Names:
    """Tells the names of one text from its other words; `blocked` are tokens that are read as something else."""

    def __init__(self, text: str, tokens: Sequence[Token], blocked: Set[int]) -> None:
        self._text = text
        self._tokens = tokens
        self._blocked = blocked
        self._shouted = text.isupper()

    def end(self, index: int, last: int, *, small: bool = False) -> int:
        """The token after the name that begins there; a hyphen joins Anne-Marie."""
        end = index
        while end < min(last, index + _MOST_WORDS) and (self.is_name(end) or (small and self.is_word(end))):
            end += 1
            if self.is_hyphen(end) and self.is_name(end + 1):
                end += 1
            if self._is_initial(end - 1) and self.is_name(end + 1):  # Nils P. Eide
                end += 1
        return end

    def _is_initial(self, index: int) -> bool:
        """True for one letter with a point glued to it."""
        tokens = self._tokens
        pointed = text_at(tokens, index + 1) == "." and tokens[index].end == tokens[index + 1].start
        return pointed and tokens[index].end - tokens[index].start == 1

    def is_hyphen(self, index: int) -> bool:
        """True for a hyphen inside a word."""
        tokens = self._tokens
        inside = text_at(tokens, index) == "-" and 0 < index < len(tokens) - 1
        return inside and tokens[index - 1].end == tokens[index].start == tokens[index + 1].start - 1

    def is_name(self, index: int) -> bool:
        """True for a word with a capital; one that may mean something else is a name only inside a sentence."""
        if not self._is_free(index):
            return False
        token = self._tokens[index]
        opens = index == 0 or self._tokens[index - 1].kind == "nl" or self._tokens[index - 1].text in _ENDS
        meant = token.senses.keys() - _NAMESAKES if opens or self._shouted else token.senses.keys() & _MEANT
        shouted = self._shouted and (token.text in riding() or token.text in _NEVER_NAMES)
        riding_word = token.text in PRONOUNS or shouted
        return self._text[token.start : token.start + 1].isupper() and not meant and not riding_word

    def is_word(self, index: int) -> bool:
        """True for a word that means nothing the lexicon knows."""
        return self._is_free(index) and not self._tokens[index].senses

    def _is_free(self, index: int) -> bool:
        return 0 <= index < len(self._tokens) and index not in self._blocked and self._tokens[index].kind == "word"
