"""What may be a place: a name, a site, home; and the dashes and arrows between places."""

import re
from collections.abc import Sequence, Set
from functools import lru_cache

from parsers.text.spans.mentions import text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

_SITE = re.compile(
    r"[a-zæøå]{0,20}(?:skole|skule|hus|heim|hjem|senter|kirke|kyrkje|stasjon|kai|hall|hage|plass|hamn|havn|kontor"
    r"|bibliotek|terminal|sentrum|museum|hotell|gard|gård|sal|vgs|kino|bad|anlegg|park|torg|kapell|brygge|bryggje"
    r"|stue|stove|hytte|gjestgiveri|gjestehus|kro|kafe|kafé|restaurant|camping|leir|stadion|fort"
    r"|lageret|verksted|verkstad|byggefelt|byggjefelt|boligfelt|bustadfelt|hyttefelt|mottak|vassverk|vannverk"
    r"|klinikk|bofellesskap|bofelleskap|bufellesskap|sykehus|sjukehus|legevakt|apotek|butikk|barnehage|school|station|church|airport|hospital|centre|center"
    r"|library|office|hall|lodge|inn|hotel|stadium|clinic|kindergarten|nursery|depot|quay|farm|estate|village)(?:ene|en|et|a|n|e)?"
)
_ADJECTIVES = words_of("in_names_of_sites")
_DIRECTIONS = words_of("in_names_of_places")
HOME = frozenset({"hjem", "hjemme", "heim", "heime", "home", "jobb", "jobben", "work"})
VIA = frozenset({"via", "innom", "gjennom", "gjenom", "through"})
ONWARDS = frozenset(
    {"og", "and", "så", "then", "videre", "vidare", "deretter", "tilbake", "attende", "back", "on", ","}
)
ARROWS = frozenset({"→", ">", "➔", "➡"})
_INSIDE = frozenset({"i", "på", "of"})
_NO_PLACE = frozenset(
    {"omvei", "omveien", "omveg", "omvegen", "reisen", "reisa", "start", "slutt", "dør", "mål", *VIA, *ONWARDS}
)
OPENING = HOME | _ADJECTIVES | {"the"}
_LONGEST = 4

Stop = tuple[int, int]
"""The tokens of one place: from the first up to but without the last."""


class Places:
    """Tells the places of one text from its other words; `blocked` are tokens that are read as something else."""

    def __init__(self, text: str, tokens: Sequence[Token], blocked: Set[int]) -> None:
        self._text = text
        self._tokens = tokens
        self._blocked = blocked
        self._cased = not text.isupper()
        self.uncased = not self._cased or text.islower()

    def at(self, begin: int, *, loose: bool = False) -> Stop | None:
        """The place that begins there: a name, with what it goes on with (Nes gamle kirke), a site, or home."""
        tokens = self._tokens
        if text_at(tokens, begin) in HOME:
            return begin, begin + 1
        last = begin = begin + (text_at(tokens, begin) == "the")
        while last < begin + _LONGEST and (self._is_name(last) or (loose and self._is_word(last))):
            last += 1
            joins = text_at(tokens, last) in _INSIDE or self._is_hyphen(last)
            if joins and self._is_name(last + 1) and self._belongs(last):
                last += 2
        site = last + (text_at(tokens, last) in _ADJECTIVES)
        if self._is_free(site) and is_site(tokens[site]):
            last = site + 1
            last += 2 * (text_at(tokens, last) in _INSIDE and self._is_name(last + 1))
        return (begin, last) if last > begin else None

    def up_to_mark(self, stop: Stop) -> Stop:
        """The place with the small word that stands between it and a mark like the one before it: `- Moen felt -`."""
        begin, end = stop
        if not self._is_word(end) or self.separator(end) or self.separator(end + 1) is None:
            return stop
        return (begin, end + 1) if self.separator(end + 1) == self.separator(begin - 1) else stop

    def _belongs(self, joint: int) -> bool:
        """True for Nord-Odal and Skogn i Levanger, False for the dash of Haugen-Voss."""
        return not self._is_hyphen(joint) or self._tokens[joint - 1].text in _DIRECTIONS

    def _is_free(self, index: int) -> bool:
        return 0 <= index < len(self._tokens) and self._tokens[index].kind == "word" and index not in self._blocked

    def _is_name(self, index: int) -> bool:
        """True for a word with a capital that means nothing else."""
        return self._cased and self._is_word(index) and self._text[self._tokens[index].start].isupper()

    def _is_word(self, index: int) -> bool:
        return self._is_free(index) and not self._tokens[index].senses and self._tokens[index].text not in _NO_PLACE

    def _is_hyphen(self, index: int) -> bool:
        return self.separator(index) == "tight"

    def separator(self, index: int) -> str | None:
        """The kind of dash or arrow at the token."""
        tokens = self._tokens
        mark = text_at(tokens, index)
        if mark in ARROWS:
            return "arrow"
        if mark != "-" or not 0 < index < len(tokens) - 1:
            return None
        if tokens[index + 1].text == ">":
            return "->"
        apart = tokens[index - 1].end < tokens[index].start or tokens[index].end < tokens[index + 1].start
        return "spaced" if apart else "tight" if self._text[tokens[index].start] == "-" else "dash"

    def ends_name(self, index: int) -> bool:
        """True for a word that may be somebody's last name; without capitals to tell, any that is no site."""
        return self._is_name(index) or (self.uncased and not is_site(self._tokens[index]))


def is_site(token: Token) -> bool:
    """True for a word that a place's name may end in: rådhuset, skule."""
    return token.kind == "word" and _is_site(token.text)


@lru_cache(maxsize=16_384)
def _is_site(word: str) -> bool:
    return _SITE.fullmatch(word) is not None


def is_stop(text: str, tokens: Sequence[Token], index: int) -> bool:
    """True for a capital between dashes and two more: the Badeland of `Brattås–Badeland–Brattås`."""
    if text_at(tokens, index - 1) != "-" or text_at(tokens, index + 1) != "-":
        return False
    around = tokens[max(index - 2, 0) : index + 3 : 2]
    return len(around) == 3 and all(token.kind == "word" and text[token.start].isupper() for token in around)
