"""Where a drive went: its places in order, as they were written."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from claims.lines import Span
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Token

_SITE = re.compile(
    r"[a-zæøå]{0,20}(?:skole|skule|hus|heim|hjem|senter|kirke|kyrkje|stasjon|kai|hall|hage|plass|hamn|havn|kontor"
    r"|bibliotek|terminal|sentrum|museum|hotell|gard|gård|sal|vgs|kino|bad|anlegg|park|torg|kapell|brygge|bryggje"
    r"|klinikk|sykehus|sjukehus|legevakt|apotek|butikk|barnehage|school|station|church|airport|hospital|centre|center"
    r"|library|office|hall)(?:ene|en|et|a|n|e)?"
)
_ADJECTIVES = frozenset(
    {"videregående", "vidaregåande", "gamle", "nye", "high", "primary", "town", "city", "community", "health"}
)
_DIRECTIONS = frozenset(
    {"nord", "sør", "øst", "aust", "vest", "midt", "indre", "ytre", "øvre", "nedre", "nordre", "søndre"}
)
_HOME = frozenset({"hjem", "hjemme", "heim", "heime", "home", "jobb", "jobben", "work"})
_FROM_HOME = {
    **dict.fromkeys(("hjemmefra", "hjemmifra", "hjemefra"), "hjemme"),
    **dict.fromkeys(("heimanfrå", "heimefrå", "heimafrå", "heimafra"), "heime"),
}
_INSIDE = frozenset({"i", "på", "of"})
_VIA = frozenset({"via", "innom", "gjennom", "gjenom", "through"})
_BETWEEN = frozenset({"mellom", "between"})
_ONWARDS = frozenset(
    {"og", "and", "så", "then", "videre", "vidare", "deretter", "tilbake", "attende", "back", "on", ","}
)
_RIDING = frozenset(
    {"satt", "sat", "sitter", "var", "ble", "blei", "vart", "rode", "was", "were", "som", "as", "og", "and"}
)
_NO_PLACE = frozenset(
    {"omvei", "omveien", "omveg", "omvegen", "reisen", "reisa", "start", "slutt", "dør", "mål", *_VIA, *_ONWARDS}
)
_ARROWS = frozenset({"→", ">", "➔", "➡"})
_CUES = frozenset({"-", *_ARROWS, *_BETWEEN})
_ENDPOINTS = frozenset({"from", "to"})
_OPENING = _HOME | _ADJECTIVES | {"the"}
_LONGEST = 4
_MOST_PLACES = 12
_MOST_BETWEEN = 6
_FARTHEST = 8
"""Tokens from the first word of a route to what joins its places."""
_SHORTEST = 3

EXAMPLES = {
    "fra Haugen til rådhuset": [("Haugen", "rådhuset")],
    "fra Haugen via Vik til rådhuset": [("Haugen", "Vik", "rådhuset")],
    "fra Haugen via Vik og Nes til rådhuset": [("Haugen", "Vik", "Nes", "rådhuset")],
    "fra Haugen til Voss og videre til Vik": [("Haugen", "Voss", "Vik")],
    "fra Haugen til Voss via Vik": [("Haugen", "Vik", "Voss")],
    "fra Haugen til Voss og tilbake": [("Haugen", "Voss")],
    "fra Haugen til Lauvdal skole, kommunestyremøte": [("Haugen", "Lauvdal skole")],
    "fra Nes gamle kirke til Vik barneskole 12.11": [("Nes gamle kirke", "Vik barneskole")],
    "fra Haugen til Voss for befaring": [("Haugen", "Voss")],
    "fra Haugen og til rådhuset": [("Haugen", "rådhuset")],
    "til Voss fra Haugen": [("Haugen", "Voss")],
    "mellom Haugen og Voss": [("Haugen", "Voss")],
    "heimanfrå til rådhuset": [("heime", "rådhuset")],
    "from home to Lauvdal town hall": [("home", "Lauvdal town hall")],
    "52 KM FRÅ YTRE HOLMEN TIL RÅDHUSET T/R": [("YTRE HOLMEN", "RÅDHUSET")],
    "kjørte 12 km fra lia til nes kirke": [("lia", "nes kirke")],
    "Kjørte Haugen til Voss, 42 km": [("Haugen", "Voss")],
    "Lauvdal skole – Vik kirke": [("Lauvdal skole", "Vik kirke")],
    "Kjørte Sandane–Byrkjelo": [("Sandane", "Byrkjelo")],
    "Haugen – Vik skole – Ness skole – Lia – Haugen": [("Haugen", "Vik skole", "Ness skole", "Lia", "Haugen")],
    "Haugen–Moen 12 km, Moen–Vik 9 km": [("Haugen", "Moen"), ("Moen", "Vik")],
    "KS-kurs på Hamar": [],
    "Haugen-Voss 42 km": [("Haugen", "Voss")],
    "kjørte haugen-voss 42 km": [("haugen", "voss")],
    "Nord-Odal – Hamar": [("Nord-Odal", "Hamar")],
    "Anne-Marie Nes satt på": [],
    "fra mandag til onsdag": [],
}


Stop = tuple[int, int]
"""The tokens of one place: from the first up to but without the last."""


@dataclass(frozen=True, slots=True)
class Route:
    """The places of one drive in order, at tokens `first` up to but without `last`."""

    places: tuple[str, ...]
    first: int
    last: int
    span: Span


class _Routes:
    """Finds the routes of one text; `blocked` are tokens that are read as something else.

    Beside a distance (`loose`), and where all letters are capitals, any unknown word may be a place.
    """

    def __init__(self, text: str, tokens: Sequence[Token], blocked: Set[int], *, loose: bool) -> None:
        self._text = text
        self._tokens = tokens
        self._blocked = blocked
        self._loose = loose
        self._cased = not text.isupper()
        self._uncased = not self._cased or text.islower()
        self._refused = 0  # up to here a hyphened name, in which no route begins

    def find(self) -> Iterator[Route]:
        """The routes in order; none overlaps another."""
        index = 0
        for joint in [at for at, token in enumerate(self._tokens) if token.text in _CUES or "to" in token.senses]:
            index = max(index, joint - _FARTHEST)
            while index <= joint:
                found = self._at(index)
                if found:
                    yield found
                index = found.last if found else index + 1

    def _at(self, index: int) -> Route | None:
        """The route that begins there."""
        token = self._tokens[index]
        if token.kind != "word":
            return None
        if found := self._from_to(index):
            return found
        if token.senses and token.text not in _OPENING and not _is_site(token.text):
            return None
        stop = self._place(index)
        return self._chain(index, stop) or (self._bare(index, stop) if self._loose and stop else None)

    def _from_to(self, index: int) -> Route | None:
        """`fra A via B til C`, `mellom A og B`, and `til C fra A`."""
        tokens, token = self._tokens, self._tokens[index]
        if token.text in _FROM_HOME:
            return self._route([(index, index + 1)], index)
        if token.senses.keys().isdisjoint(_ENDPOINTS) and token.text not in _BETWEEN:
            return None
        origin = self._place(_past_colon(tokens, index), loose=self._loose)
        if origin is None:
            return None
        if "from" in token.senses:
            return self._route([origin], index)
        cue = "join" if token.text in _BETWEEN else "from"
        other = self._place(origin[1] + 1) if has(tokens, origin[1], cue) else None
        if other is None:
            return None
        return self._made([other, origin] if cue == "from" else [origin, other], index)

    def _chain(self, index: int, stop: Stop | None) -> Route | None:
        """Places with dashes or arrows between them, all of one kind; small letters only where all are small."""
        if index < self._refused:
            return None
        loose = self._loose and self._uncased
        if stop is None and loose:
            stop = self._place(index, loose=True)
        kind = self._separator(stop[1]) if stop else None
        if stop is None or kind is None:
            return None
        loose = loose and kind != "spaced"
        stops = [stop]
        while len(stops) < _MOST_PLACES and self._separator(stops[-1][1]) == kind:
            following = self._place(stops[-1][1] + (2 if kind == "->" else 1), loose=loose)
            if following is None:
                break
            stops.append(following)
        if len(stops) < 2:
            return None
        if kind == "tight" and self._is_name_of_one(stops):
            self._refused = stops[-1][1]
            return None
        return self._route(stops, index)

    def _bare(self, index: int, stop: Stop) -> Route | None:
        """`Haugen til rådhuset`."""
        if not has(self._tokens, stop[1], "to") or self._tokens[index].text in _HOME:
            return None
        return self._route([stop], index)

    def _route(self, stops: list[Stop], first: int) -> Route | None:
        """The stops and those that follow: `til C`, `via D` on the way there, `og videre til E`."""
        tokens, end, arrived = self._tokens, stops[-1][1], len(stops) > 1
        while len(stops) < _MOST_PLACES:
            cue = self._cue(end)
            through = text_at(tokens, cue) in _VIA
            if not through and not has(tokens, cue, "to"):
                break
            stop = self._place(_past_colon(tokens, cue), loose=self._loose)
            if stop is None:
                break
            while stop:
                stops.insert(len(stops) - (through and arrived), stop)
                end = stop[1]
                stop = self._place(end + 1) if through and has(tokens, end, "join") else None
            arrived = arrived or not through
        return self._made(stops, first) if arrived else None

    def _cue(self, end: int) -> int:
        """Where `til` or `via` may stand after a place: past `og videre`, and past values said in between."""
        cue = end
        while cue < min(len(self._tokens), end + _MOST_BETWEEN):
            if cue not in self._blocked and self._tokens[cue].text not in _ONWARDS:
                break
            cue += 1
        return cue

    def _made(self, stops: list[Stop], first: int) -> Route:
        places = tuple(self._written(stop) for stop in stops)
        last = max(end for _, end in stops)
        return Route(places, first, last, (self._tokens[first].start, self._tokens[last - 1].end))

    def _written(self, stop: Stop) -> str:
        begin, end = stop
        word = self._tokens[begin].text
        return _FROM_HOME.get(word) or self._text[self._tokens[begin].start : self._tokens[end - 1].end]

    def _place(self, begin: int, *, loose: bool = False) -> Stop | None:
        """The place that begins there: a name, with what it goes on with (Nes gamle kirke), a site, or home."""
        tokens = self._tokens
        if text_at(tokens, begin) in _HOME:
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
        return (begin, last) if last > begin else None

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
        return self._separator(index) == "tight"

    def _separator(self, index: int) -> str | None:
        """The kind of dash or arrow at the token."""
        tokens = self._tokens
        mark = text_at(tokens, index)
        if mark in _ARROWS:
            return "arrow"
        if mark != "-" or not 0 < index < len(tokens) - 1:
            return None
        if tokens[index + 1].text == ">":
            return "->"
        apart = tokens[index - 1].end < tokens[index].start or tokens[index].end < tokens[index + 1].start
        return "spaced" if apart else "tight" if self._text[tokens[index].start] == "-" else "dash"

    def _ends_name(self, index: int) -> bool:
        """True for a word that may be somebody's last name; without capitals to tell, any that is no site."""
        return self._is_name(index) or (self._uncased and not is_site(self._tokens[index]))

    def _is_name_of_one(self, stops: list[Stop]) -> bool:
        """True for Anne-Marie Nes and el-sjekk: with a bare hyphen, riders and compounds look like routes."""
        tokens, first, after = self._tokens, stops[0][0], stops[-1][1]
        named = any(self._ends_name(end - 1) and end - begin > 1 for begin, end in stops)
        introduced = text_at(tokens, first - 1) in ("med", "with") or any(
            has(tokens, index, "passenger") for index in (first - 1, first - 2)
        )
        short = any(len(self._written(stop)) < _SHORTEST for stop in stops)
        return named or introduced or short or text_at(tokens, after) in _RIDING


def routes(text: str, tokens: Sequence[Token], blocked: Set[int], *, loose: bool) -> tuple[Route, ...]:
    """The routes of a text in order; `blocked` and `loose` as in `_Routes`."""
    return tuple(_Routes(text, tokens, blocked, loose=loose).find())


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


def _past_colon(tokens: Sequence[Token], index: int) -> int:
    return index + 1 + (text_at(tokens, index + 1) == ":")
