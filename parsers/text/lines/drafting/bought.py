"""Things bought for work that no type is called by: `kjøpte tau for 198 kr` is the outlay that anything may be."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set

from claims.lines import Span
from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft
from parsers.text.lines.told.subjects import Subjects
from parsers.text.spans.mentions import Money, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Kjørte 24 km 10.11. Samme dag kjøpte jeg tau og strips for 198 kr": ["mileage 10.11 24", "outlay 10.11 198"],
    "Laurdag 7.11 måtte eg kjøpe pakningar på byggjevarehuset, kr 276,50": ["outlay 07.11 276.5"],
    "I bought brushes for the corridor on 10 November, 389 kr": ["outlay 10.11 389"],
    "Jeg kjøpte materialene med eget kort.\n10.11: pensler, 389 kr\n12.11: tape, 86,50 kr": [
        *("outlay 10.11 389", "outlay 12.11 86.5"),
    ],
    "Den ene er for blomster, 449 kr, kjøpt 10.11. Den andre er for en drosjetur, 263 kr": [
        *("outlay 10.11 449", "taxi 10.11 263"),
    ],
    "Jeg kjøpte kaffe 9. november, 312 kr, og kopper 10. november, 49,90 kr": ["outlay 09.11 312", "outlay 10.11 49.9"],
    "Kjøpte tau for 198 kr 10.11. Taxi hjem": ["outlay 10.11 198", "taxi 10.11 ?amount"],
    "Til sommerfesten 10.11 la jeg ut for:\n- is: 412 kr\n- pølser og brød: 655,50 kr\n\nSum 1067,50": [
        *("outlay 10.11 412", "outlay 10.11 655.5"),
    ],
    "Eg har lagt ut for dette 10.11:\n- is 412 kr\n- brød 55 kr": ["outlay 10.11 412", "outlay 10.11 55"],
    "Jeg la ut 412 kr for is og 55 kr for brød 10.11": ["outlay 10.11 412", "outlay 10.11 55"],
    "avlaster høy sats 10.11 kl 15-18. Eg la ut for is, 120 kr.": ["care-hour-high 10.11 3", "outlay 10.11 120"],
    "avlaster høy sats 10.11 kl 15-18, kjøpte mat for 120 kr": ["care-hour-high 10.11 3", "outlay 10.11 120"],
    "støttekontakt 10.11 kl 15-18, kjøpte pizza for 120 kr": ["support-hour 10.11 3", "support-outlay 10.11 120"],
    "High rate 10 November 15:00-18:00. I bought food for 120 kr.": ["care-hour-high 10.11 3", "outlay 10.11 120"],
    "Kjørte 12 km 10.11. Har lagt ut for pizza 9. november (245,00) og lyspærer 10. november (159,90)": [
        *("mileage 10.11 12", "outlay 09.11 245", "outlay 10.11 159.9"),
    ],
    "two outlays from 10 November, both receipts attached:\nChristmas lights 214.50 kr\nSaffron buns 186 kr": [
        *("outlay 10.11 214.5", "outlay 10.11 186"),
    ],
    "My expenses from 10 November:\n- Christmas lights 214.50 kr\n- Parking 60 kr": [
        *("outlay 10.11 214.5", "parking 10.11 60"),
    ],
    "Mine kostnader 10.11:\nJulelys 214,50 kr\nLussekatter 186 kr": ["outlay 10.11 214.5", "outlay 10.11 186"],
    "Buss 10.11 27 kr hver vei, og så la jeg ut for is til alle, 8 x 29 kr": ["transit 10.11 54", "outlay 10.11 232"],
    "Buss 10.11 27 kr, og så kjøpte jeg boller til alle, 232 kr": ["transit 10.11 27", "outlay 10.11 232"],
    "Bus 10 November 27 kr, then I bought buns for all, 232 kr": ["transit 10.11 27", "outlay 10.11 232"],
    "Buss 10.11 27 kr, og la ut for parkering, 60 kr": ["transit 10.11 27", "parking 10.11 60"],
    "School outing 10 November: bus 240 kr and museum entrance 12 x 45 kr, I paid for the whole class": [
        *("transit 10.11 240", "outlay 10.11 540"),
    ],
    "Jeg betalte for hele klassen på museet 10.11, 540 kr": ["outlay 10.11 540"],
    "Jeg betalte for tilsyn 10.11, 540 kr": ["? 10.11 540 ?type"],
    "I paid for lab gloves 10 November, 193.40 kr out of my own pocket": ["outlay 10.11 193.4"],
    "Eg betalte for eddik 10.11, 93,40 kr av eiga lomme": ["outlay 10.11 93.4"],
    "I paid for the taxi 10 November, 193.40 kr out of my own pocket": ["taxi 10.11 193.4"],
    "Museum 12 x 45 kr 10.11, jeg betalte for hele klassen": ["outlay 10.11 540"],
    "Museum 12 x 45 kr 10.11, eg betalte for elevane": ["outlay 10.11 540"],
    "Museum entrance 12 x 45 kr on 10 November, I paid for the whole class": ["outlay 10.11 540"],
    "Museum 45 kr 10.11, jeg betalte for Ola": ["? 10.11 45 ?type"],
    "Bussbilletter 12 x 20 kr 10.11, jeg betalte for hele klassen": ["transit 10.11 240"],
    "Eg betalte for heile turen 10.11, 412 kr": ["? 10.11 412 ?type"],
    "I paid for the whole trip on 10 November, 412 kr": ["? 10.11 412 ?type"],
    "I paid for everyone on 10 November, 412 kr": ["outlay 10.11 412"],
    "Parkering 10.11 60 kr, og så la jeg ut for 20 kr til": ["parking 10.11 60", "parking 10.11 20"],
    "Parkering 10.11 60 kr, og så la jeg ut 20 kr til": ["parking 10.11 60", "parking 10.11 20"],
    "Parkering 10.11 60 kr, og så la jeg ut 20 kr for is": ["parking 10.11 60", "outlay 10.11 20"],
    "Ferje 10.11 92 kr, og så la jeg ut for Ola 60 kr": ["ferry 10.11 92", "ferry 10.11 60"],
    "hotell 890 kr, mat 645 kr, 10.11": ["hotel 10.11 890", "? 10.11 645 ?type"],
    "mat 645 kr, taxi 90 kr, 10.11": ["? 10.11 645 ?type", "taxi 10.11 90"],
    "Hotell med mat 890 kr, 10.11": ["hotel 10.11 890"],
    "La ut for parkering 10.11, 60 kr": ["parking 10.11 60"],
    "Vi la ut på tur 10.11, is 60 kr": ["? 10.11 60 ?type"],
}
_OUTLAYS = words_of("summed")
_OUT, _LEADING = frozenset({"ut"}), frozenset({"for", ":"})
_AFTER = 3
"""Tokens from `la` to `ut`: `la jeg selv ut`."""
_ABOVE = 4
"""Sentences and empty lines from what tells that things were bought to their list."""

_GROUPS = words_of("groups_paid_for")
_EVERYBODY = frozenset({"alle", "everyone", "everybody"})
_WHERE = frozenset({"på", "i", "til", "at", "in", "on", "som", "who"})
_POCKETS = frozenset({"lomme", "lomma", "pocket"})
_GROUP_WITHIN = 5
"""Tokens from `paid` to the class: `paid it for the whole class`."""
_MOST_ROWS = 40
"""Rows of one list; keeps long texts linear."""


def laid_out(tokens: Sequence[Token], at: int) -> int | None:
    """Where the `ut` of `la jeg ut` and `lagt ut` stands, of which the verb is at that token."""
    if not has(tokens, at, "advance"):
        return None
    near = range(at + 1, min(at + 1 + _AFTER, len(tokens)))
    return next((one for one in near if tokens[one].text in _OUT), None)


def _told(analysis: Analysis) -> Iterator[int]:
    """The words that tell of buying something, and of laying out for it: `la ut for is`, `la ut 40 kr`."""
    words, tokens = words_of("bought"), analysis.tokens
    if not analysis.said.isdisjoint(words):
        yield from said_at(tokens, words)
    if not analysis.said.isdisjoint(_OUTLAYS):
        named = {analysis.layout.line[one.first] for one in analysis.named}
        yield from (at for at in said_at(tokens, _OUTLAYS) if _heads(analysis, at, named))
    for at in analysis.spots.get("advance", ()):
        out = laid_out(tokens, at)
        if out is not None and (text_at(tokens, out + 1) in _LEADING or _is_sum(tokens, out + 1)):
            yield at
    pays = analysis.spots.get("pay", ())
    yield from (at for at in pays if _pays_for_all(tokens, at) or _pays_of_own_pocket(analysis, at))


def _pays_for_all(tokens: Sequence[Token], at: int) -> bool:
    """True for `jeg betalte for hele klassen`, `I paid for everyone`: what one pays for others is laid out for them."""
    near = range(at + 1, min(at + 1 + _GROUP_WITHIN, len(tokens)))
    out = next((one for one in near if text_at(tokens, one) in _LEADING), None)
    writes = any(token.writer for token in tokens[max(0, at - 2) : at + 2])
    return writes and out is not None and any(_is_group(tokens, one) for one in near if one > out)


def _pays_of_own_pocket(analysis: Analysis, at: int) -> bool:
    """True for `betalte for eddik av egen lomme`, `paid for gloves out of my own pocket`: that is laid out."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    if _POCKETS.isdisjoint(analysis.said) or text_at(tokens, at + 1) not in _LEADING:
        return False
    writes = any(token.writer for token in tokens[max(0, at - 2) : at])
    own = range(at + 1, bisect_right(sentence, sentence[at]))
    return writes and any(tokens[one].text in _POCKETS and _is_own(tokens, one - 1) for one in own)


def _is_own(tokens: Sequence[Token], at: int) -> bool:
    """True for `my own`, `egen`."""
    return has(tokens, at, "own") or has(tokens, at, "own_cost")


def _is_group(tokens: Sequence[Token], at: int) -> bool:
    """True for `klassen`, and for `alle` that are all of no thing: `alle turene` is a thing."""
    if tokens[at].text in _GROUPS:
        return True
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    return tokens[at].text in _EVERYBODY and (follows is None or follows.kind != "word" or follows.text in _WHERE)


def _names_thing(tokens: Sequence[Token], at: int, persons: Subjects) -> bool:
    """True unless it is told for how much, or for whom alone, one laid out: `la ut for 20 kr til`, `la ut for Ola`."""
    out = laid_out(tokens, at)
    if out is None:
        return True
    if text_at(tokens, out + 1) not in _LEADING:  # la ut 20 kr for is
        near = range(out + 2, min(out + 2 + _AFTER, len(tokens)))
        out = next((one for one in near if text_at(tokens, one) in _LEADING), None)
        if out is None:
            return False
        out -= 1
    return not (_is_sum(tokens, out + 2) or persons.is_person(out + 2) or has(tokens, out + 2, "family"))


def _heads(analysis: Analysis, at: int, named: Set[int]) -> bool:
    """True in a line that a colon ends, and that names no type: `two outlays from 11 November, receipts attached:`."""
    line = analysis.layout.line
    end = bisect_right(line, line[at]) - 1
    marks = (text_at(analysis.tokens, end), text_at(analysis.tokens, end - 1))
    return line[at] not in named and end > at and ":" in marks


def _is_sum(tokens: Sequence[Token], at: int) -> bool:
    """True where a number begins, or a currency before it."""
    return has(tokens, at, "currency") or (at < len(tokens) and tokens[at].kind == "num")


class Bought:
    """Tells which sums of one text are of things that were bought."""

    def __init__(self, analysis: Analysis, types: TypeIndex) -> None:
        self._tokens, self._sentence = analysis.tokens, analysis.layout.sentence
        told = sorted(_told(analysis)) if types.general else []
        persons = Subjects(analysis)
        self._places = [at for at in told if _names_thing(analysis.tokens, at, persons)]
        self._told = {self._sentence[at]: (analysis.tokens[at].start, analysis.tokens[at].end) for at in told}
        sums = (one for one in analysis.mentions if isinstance(one, Money)) if self._told else ()
        self._priced = {self._sentence[one.first] for one in sums}

    def tells_of(self, mention: Money) -> Span | None:
        """Where the sentence of a sum tells of buying, or the one above its rows; None where neither does."""
        at = above = self._sentence[mention.first]
        if at in self._told:
            return self._told[at]
        while at - above < _MOST_ROWS and above in self._priced:
            above -= 1
        near = (one for one in range(above, max(above - _ABOVE, -1), -1) if one in self._told)
        return next((self._told[one] for one in near), None)

    def is_of_buying(self, mention: Money) -> bool:
        """True for a sum in a sentence that tells of buying."""
        return self._sentence[mention.first] in self._told

    def is_told_since(self, owner: Draft, mention: Money) -> bool:
        """True where buying is told between what the owner cost and the sum: `buss 27 kr, og la ut for is, 232 kr`."""
        if not owner.moneys:
            return False
        at = bisect_left(self._places, owner.moneys[-1].last)
        return at < len(self._places) and self._places[at] < mention.first

    def is_told_apart(self, mention: Money, owner: Draft) -> bool:
        """True for what was bought, where the owner is named in a later sentence, or one with a sum of its own."""
        if owner.first < mention.first:
            return False
        return self._sentence[mention.first] in self._told
