"""Where a drive went: its places in order, as they were written."""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from itertools import takewhile

from claims.lines import Span
from parsers.text.drives.driven import is_driven
from parsers.text.drives.places import ARROWS, HOME, ONWARDS, OPENING, VIA, Places, Stop, is_site
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token

_FROM_HOME = {
    **dict.fromkeys(("hjemmefra", "hjemmifra", "hjemefra"), "hjemme"),
    **dict.fromkeys(("heimanfrå", "heimefrå", "heimafrå", "heimafra"), "heime"),
}
_BETWEEN = frozenset({"mellom", "between"})
_RIDING = frozenset(
    {"satt", "sat", "sitter", "var", "ble", "blei", "vart", "rode", "was", "were", "som", "as", "og", "and"}
)
_CUES = frozenset({"-", *ARROWS, *_BETWEEN})
_ENDPOINTS = frozenset({"from", "to"})
_MOST_PLACES = 12
_MOST_BETWEEN = 6
_LONGEST = 4
"""Words of a place."""
_FARTHEST = 8
"""Tokens from the first word of a route to what joins its places."""
_SHORTEST = 3
_WITHIN = 20
_ENDS = frozenset({".", "!", "?", "\n"})
_DRIVEN = ("drive", "distance", "way", "passenger")
_NOTED = ("join", "from", "to", "meeting", "weekday", "homeward")
_FOR = frozenset({"for", "med", "with", "på", "on", "i", "in"})
"""What a note of a drive goes on with: `Haugen til Voss for befaring`."""
_WHAT_FOR = words_of("what_for")
_FIRST_OF_TWO, _SECOND_OF_TWO = words_of("first_of_two_names"), words_of("second_of_two_names")
_COMPANIONS = frozenset({"han", "ho", "hun", "hu", "med", "with"})

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
    "12 km fra Vik til rådhuset til befaring": [("Vik", "rådhuset")],
    "12 km frå Vik til rådhuset til synfaring": [("Vik", "rådhuset")],
    "fra Haugen og til rådhuset": [("Haugen", "rådhuset")],
    "Kjørte 9 km.\nHaugen til Voss": [("Haugen", "Voss")],
    "9 km. Haugen til Voss og tilbake": [("Haugen", "Voss")],
    "9 km. Haugen til Voss for befaring": [("Haugen", "Voss")],
    "Haugen til Voss er 9 km": [("Haugen", "Voss")],
    "24 km. Vik til Nes tirsdag": [("Vik", "Nes")],
    "24 km. Vik til Nes tysdag": [("Vik", "Nes")],
    "24 km. Voss til Nes retur samme dag": [("Voss", "Nes")],
    "9 km t/r. Gaven til bursdagsbarnet ordnet moren.": [],
    "9 km t/r. Kaken til kaffen spanderte jeg.": [],
    "9 km t/r. Nøkkelen til leiligheten fekk eg att.": [],
    "9 km return. Presents to the neighbours came from his mother.": [],
    "health station–county hospital, 68 km": [("health station", "county hospital")],
    "town hall–university hospital, 68 km": [("town hall", "university hospital")],
    "til Voss fra Haugen": [("Haugen", "Voss")],
    "mellom Haugen og Voss": [("Haugen", "Voss")],
    "heimanfrå til rådhuset": [("heime", "rådhuset")],
    "from home to Lauvdal town hall": [("home", "Lauvdal town hall")],
    "52 KM FRÅ YTRE HOLMEN TIL RÅDHUSET T/R": [("YTRE HOLMEN", "RÅDHUSET")],
    "kjørte 12 km fra lia til nes kirke": [("lia", "nes kirke")],
    "Kjørte Haugen til Voss, 42 km": [("Haugen", "Voss")],
    "Kjørte Adrian til trening, 22 km": [],
    "Kjørte Kari Lie til Førde, 104 km": [],
    "104 km, passasjer Jon Lie til Dale (40 km)": [],
    "Kjørte Øvre Moen til Førde, 104 km": [("Øvre Moen", "Førde")],
    "Kjørte Olav skole til Førde, 104 km": [("Olav skole", "Førde")],
    "fra Haugen til svømmehallen i Storvik": [("Haugen", "svømmehallen i Storvik")],
    "Lauvdal skole – Vik kirke": [("Lauvdal skole", "Vik kirke")],
    "Kjørte Sandane–Byrkjelo": [("Sandane", "Byrkjelo")],
    "Haugen – Vik skole – Ness skole – Lia – Haugen": [("Haugen", "Vik skole", "Ness skole", "Lia", "Haugen")],
    "Haugen - Vik byggefelt - Haugen": [("Haugen", "Vik byggefelt", "Haugen")],
    "town hall - Moen farm - town hall, 46 km": [("town hall", "Moen farm", "town hall")],
    "Haugen - Vik befaring - 12 km": [("Haugen", "Vik")],
    "Haugen–Moen 12 km, Moen–Vik 9 km": [("Haugen", "Moen"), ("Moen", "Vik")],
    "Kjørte verkstedet–Breivik pumpestasjon–havnelageret–verkstedet, 46 km": [
        ("verkstedet", "Breivik pumpestasjon", "havnelageret", "verkstedet"),
    ],
    "Kjørte bua–Breivik–skuret–bua i går, 46 km": [("bua", "Breivik", "skuret", "bua")],
    "Kjørte Haugen–Vik–flisbingen–Haugen, 46 km": [("Haugen", "Vik", "flisbingen", "Haugen")],
    "Kjørte Haugen – Vik – befaring, 46 km": [("Haugen", "Vik")],
    "Lia byggefelt–rådhuset 6 km": [("Lia byggefelt", "rådhuset")],
    "KS-kurs på Hamar": [],
    "Haugen-Voss 42 km": [("Haugen", "Voss")],
    "kjørte haugen-voss 42 km": [("haugen", "voss")],
    "Nord-Odal – Hamar": [("Nord-Odal", "Hamar")],
    "Anne-Marie Nes satt på": [],
    "Kjørte 64 km fram og tilbake. Roy-Arne": [],
    "Kjørte 64 km. Hilsen Ann-Kristin": [],
    "Kjørte 64 km.\nKai-Roger": [],
    "Kjørte 64 km.\nLiss-Karin": [],
    "Kjørte 64 km 10.11.\nVik-Nes": [("Vik", "Nes")],
    "fra mandag til onsdag": [],
}


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
        self._cased = not (text.isupper() or text.islower())
        self._places = Places(text, tokens, blocked)
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
        if token.senses and token.text not in OPENING and not is_site(token):
            return None
        stop = self._places.at(index)
        return self._chain(index, stop) or (self._bare(index, stop) if self._loose and stop else None)

    def _from_to(self, index: int) -> Route | None:
        """`fra A via B til C`, `mellom A og B`, and `til C fra A`."""
        tokens, token = self._tokens, self._tokens[index]
        if token.text in _FROM_HOME:
            return self._route([(index, index + 1)], index)
        if token.senses.keys().isdisjoint(_ENDPOINTS) and token.text not in _BETWEEN:
            return None
        origin = self._places.at(_past_colon(tokens, index), loose=self._loose)
        if origin is None:
            return None
        if "from" in token.senses:
            return self._route([origin], index)
        cue = "join" if token.text in _BETWEEN else "from"
        other = self._places.at(origin[1] + 1) if has(tokens, origin[1], cue) else None
        if other is None:
            return None
        return self._made([other, origin] if cue == "from" else [origin, other], index)

    def _chain(self, index: int, stop: Stop | None) -> Route | None:
        """Places with dashes or arrows between them, all of one kind.

        Small letters only where all are small, the last place is the first, or the place stands between two marks.
        """
        if index < self._refused:
            return None
        loose = self._loose and (self._places.uncased or (stop is None and self._is_round(index)))
        if stop is None and loose:
            stop = self._places.at(index, loose=True)
        kind = self._places.separator(stop[1]) if stop else None
        if stop is None or kind is None:
            return None
        loose = loose and kind != "spaced"
        stops = [stop]
        while len(stops) < _MOST_PLACES and self._places.separator(stops[-1][1]) == kind:
            begin = stops[-1][1] + (2 if kind == "->" else 1)
            following = self._places.at(begin, loose=loose)
            if following is None and self._loose and len(stops) > 1 and self._places.separator(begin + 1) == kind:
                following = self._places.at(begin, loose=True)
            if following is None:
                break
            whole = self._places.up_to_mark(following)
            stops.append(whole if self._places.at(whole[1] + 1) else following)
        if len(stops) < 2:
            return None
        if kind == "tight" and self._is_name_of_one(stops):
            self._refused = stops[-1][1]
            return None
        return self._route(stops, index)

    def _is_round(self, index: int) -> bool:
        """True for `bua–Breivik–skuret–bua`: words between dashes of one kind, of which the last is the first."""
        kind, at, marks = None, index, 0
        for _ in range(_MOST_PLACES):
            end = at + 1
            while end < at + _LONGEST and self._places.separator(end) is None:
                end += 1
            found = self._places.separator(end)
            if found is None or found == "spaced" or kind not in (None, found):
                break
            kind, at, marks = found, end + (2 if found == "->" else 1), marks + 1
        return marks > 1 and at > index and text_at(self._tokens, at) == self._tokens[index].text

    def _bare(self, index: int, stop: Stop) -> Route | None:
        """`Haugen til rådhuset`."""
        if not has(self._tokens, stop[1], "to") or self._tokens[index].text in HOME:
            return None
        if is_driven(self._text, self._tokens, index, stop[1]):
            return None
        if text_at(self._tokens, index - 1) in _COMPANIONS or (self._opens(index) and self._is_bought(index)):
            return None
        found = self._route([stop], index)
        if found and (self._is_somebody_driven(found) or self._is_something_told_of(found)):
            return None
        return found

    def _is_somebody_driven(self, route: Route) -> bool:
        """True for `kjørte Adrian til trening`: a name beside the verb, and then no place by its letters or its end."""
        goal = self._tokens[route.last - 1]
        small = not self._places.uncased and self._text[goal.start].islower() and not is_site(goal)
        return small and goal.text not in HOME and has(self._tokens, route.first - 1, "drive")

    def _is_something_told_of(self, route: Route) -> bool:
        """True for `Gaven til barnet ordnet moren`: a sentence that goes on in words, and tells of no drive."""
        if not self._opens(route.first) or is_site(self._tokens[route.first]):
            return False
        rest = self._tokens[route.last : route.last + _WITHIN]
        words = list(takewhile(lambda token: token.text not in _ENDS, rest))
        if not words or words[0].text in _FOR or not words[0].senses.keys().isdisjoint(_NOTED):
            return False
        return all(token.kind == "word" and token.senses.keys().isdisjoint(_DRIVEN) for token in words)

    def _opens(self, index: int) -> bool:
        """True for the first word of a sentence, which has its capital for that alone."""
        return self._cased and (index == 0 or self._tokens[index - 1].text in _ENDS)

    def _is_bought(self, index: int) -> bool:
        """True where the sentence that begins there has a sum before any distance: Pizza til gjengen, 746 kr."""
        for token in self._tokens[index : index + _WITHIN]:
            if token.text in _ENDS or not token.senses.keys().isdisjoint(("drive", "distance")):
                return False
            if "currency" in token.senses:
                return True
        return False

    def _route(self, stops: list[Stop], first: int) -> Route | None:
        """The stops and those that follow: `til C`, `via D` on the way there, `og videre til E`."""
        tokens, end, arrived = self._tokens, stops[-1][1], len(stops) > 1
        while len(stops) < _MOST_PLACES:
            cue = self._cue(end)
            through = text_at(tokens, cue) in VIA
            if not through and not has(tokens, cue, "to"):
                break
            stop = self._places.at(_past_colon(tokens, cue), loose=self._loose)
            if stop is None:
                break
            while stop:
                stops.insert(len(stops) - (through and arrived), stop)
                end = stop[1]
                stop = self._places.at(end + 1) if through and has(tokens, end, "join") else None
            arrived = arrived or not through
        return self._made(stops, first) if arrived else None

    def _cue(self, end: int) -> int:
        """Where `til` or `via` may stand after a place: past `og videre`, and past values said in between."""
        cue = end
        while cue < min(len(self._tokens), end + _MOST_BETWEEN):
            if cue not in self._blocked and self._tokens[cue].text not in ONWARDS:
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

    def _is_name_of_one(self, stops: list[Stop]) -> bool:
        """True for Anne-Marie Nes and el-sjekk: with a bare hyphen, riders and compounds look like routes."""
        tokens, first, after = self._tokens, stops[0][0], stops[-1][1]
        double = text_at(tokens, first) in _FIRST_OF_TWO and stops[0][1] == first + 1
        double = double or (len(stops) == 2 and first + 3 == after and text_at(tokens, first + 2) in _SECOND_OF_TWO)
        named = any(self._places.ends_name(end - 1) and end - begin > 1 for begin, end in stops)
        introduced = text_at(tokens, first - 1) in ("med", "with") or any(
            has(tokens, index, "passenger") for index in (first - 1, first - 2)
        )
        short = any(len(self._written(stop)) < _SHORTEST for stop in stops)
        return double or named or introduced or short or text_at(tokens, after) in _RIDING


def may_lead(said: Set[str], spots: Spots) -> bool:
    """False for a text without any word or mark that leads from one place to another."""
    return "to" in spots or not said.isdisjoint(_CUES)


def routes(text: str, tokens: Sequence[Token], blocked: Set[int], *, loose: bool) -> tuple[Route, ...]:
    """The routes of a text in order; `blocked` and `loose` as in `_Routes`."""
    return tuple(map(_without_occasion, _Routes(text, tokens, blocked, loose=loose).find()))


def _without_occasion(route: Route) -> Route:
    """The route without what it ends in that is no place: `fra Vik til rådhuset til befaring`."""
    ends_so = len(route.places) > len(("from", "to")) and route.places[-1].lower() in _WHAT_FOR
    return replace(route, places=route.places[:-1]) if ends_so else route


def _past_colon(tokens: Sequence[Token], index: int) -> int:
    return index + 1 + (text_at(tokens, index + 1) == ":")
