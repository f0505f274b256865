"""Words that say who was in the car though none says passenger: `36 km, sammen med Kari`, `Ola Nes var med`."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import islice
from typing import Literal

from parsers.text.drives.names import Names
from parsers.text.spans.mentions import DAY_LEADS, Distance, Mention, WayWord, has, is_writer, text_at
from parsers.text.spans.numbers import BOTH, number
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Kjørte Moen–Førde 4.6, 104 km, sammen med Kari Lie": ["Kari Lie"],
    "Køyrde Moen–Førde 4.6, 104 km t/r saman med Kari Lie": ["Kari Lie"],
    "Drove Moen–Førde 4.6, 104 km, together with Anna Berg": ["Anna Berg"],
    "Kjørte sammen med Kari Lie fra Moen til Førde 4.6, 104 km": ["Kari Lie"],
    "36 km tur/retur, med Liv Moen og Per Lie": ["Liv Moen", "Per Lie"],
    "36 km, with Anna Berg both ways": ["Anna Berg"],
    "Kjørte Moen–Førde 4.6, 104 km, med tre elever": ["one unnamed", "one unnamed", "one unnamed"],
    "Drove Moen–Førde 4.6, 104 km, with two pupils": ["one unnamed", "one unnamed"],
    "Kjørte Moen–Bergen 4.6, 165 km. Sigrid Lothe var med.": ["Sigrid Lothe"],
    "Køyrde Moen–Bergen 4.6, 165 km. Sigrid Lothe og Gunn Vik var med heile vegen": ["Sigrid Lothe", "Gunn Vik"],
    "Drove 165 km 4.6. Anna Berg was with me": ["Anna Berg"],
    "Kjørte 104 km 4.6. Med meg dag 1: Siri Dahl": ["Siri Dahl"],
    "Kjørte 104 km 4.6. Med meg var Siri Dahl": ["Siri Dahl"],
    "Køyrde 104 km 4.6, fekk med meg Ove heim": ["Ove"],
    "104 km t/r, sammen med ordfører Kari Lie": ["Kari Lie"],
    "Drove to Førde with Anna Berg on 4 June, 104 km": ["Anna Berg"],
    "Kjørte 104 km t/r 4.6, Kari Lie med": ["Kari Lie"],
    "104 km t/r 4.6 (Kari Lie med)": ["Kari Lie"],
    "104 km 4.6. Køyrde til Førde, 20 km, Kari Lie med.": ["Kari Lie"],
    "104 km 4.6. Lunsj med Kari Lie": [],
    "Kjørte 104 km 4.6. Møte, Kari Lie med i komiteen": [],
    "Kjørte med Kari Lie 10.11, 104 km. Hun kjørte.": [],
    "Kjørte med Kari Lie 10.11, 104 km. Hun hadde bil": [],
    "Intervju 10.11, 24 km, med Kari Lie": [],
    "Formannskapet 10.11, 24 km. Rådmann Kari Lie var med": [],
    "104 km, møte med Per Lie": [],
    "Kjørte 104 km til møte med Per Lie": [],
    "104 km, sammen med Per Lie på befaring": [],
    "104 km, med Tesla": [],
    "104 km, med Volvo XC60": [],
    "104 km, med Per Lie som sjåfør": [],
    "104 km, med Per Lie sin bil": [],
    "104 km. Per Lie var med på møtet": [],
    "104 km. Lunsj var med": [],
    "Satt på sammen med Per Lie, så ingen kjøring": [],
    "Spiste lunsj sammen med Per Lie. 104 km": [],
    "104 km. Møtte sammen med Per Lie": [],
    "støttekontakt 3.11 2 timer, 12 km, sammen med Emil": [],
    "104 km\nMed hilsen Per Lie": [],
}
Cue = tuple[int, Literal["before", "after"]]

_WITH = frozenset({"med", "with"})
_TOGETHER = frozenset({"sammen", "saman", "together", "along"})
_ME = frozenset({"meg", "oss", "me", "us"})
_THEY = frozenset({"han", "hun", "ho", "he", "she", "they"})
_THEIRS = frozenset({"sin", "sitt", "hans", "hennes", "hennar", "deres", "deira", "his", "her", "their"})
_HAD = frozenset({"hadde", "har", "had", "has", "tok", "took", "brukte", "used"})
_HAD_WITHIN = 3
_HELD_WITH = ("intervju", "interview", "samtale", "samtal", "møte", "møter", "meeting", "befaring", "besøk", "visit")
"""How words of an occasion end at which the writer is with somebody: `intervju 10.11, 24 km, med Kari Lie`."""
_WAS = words_of("came_along")
_TITLES = frozenset({"ordfører", "ordførar", "varaordfører", "varaordførar", "vara", "rektor", "mayor"})
_STOPS = frozenset({".", ";", "!", "?", "\n"})
_APPOSING = frozenset({",", "(", ".", ";", "-"})
_ENDS = _STOPS | {",", ")", "(", "", "-"}
_IN, _AS = frozenset({"i", "in"}), frozenset({"som", "as"})
_GOES_ON = ("join", "ride_filler", "homeward", "way", "each", "from", "passenger")
_LEADS = ("from", "to", "vehicle", "own")
_MAKES = words_of("car_makes")
_LABEL, _WITHIN, _FEW, _MOST = 5, 12, 4, 12


def may_have_company(said: Set[str], spots: Spots) -> bool:
    """False for a text that neither drives nor has kilometres, or has no `med`."""
    return not _WITH.isdisjoint(said) and ("distance" in spots or "drive" in spots)


def company_cues(text: str, tokens: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[Cue]:
    """Each `med` by which somebody is said to be in the car, and on which side of it the names stand."""
    people = _People(text, tokens)
    if others_drove(tokens):
        return
    for at in islice((at for at, token in enumerate(tokens) if token.text in _WITH), _MOST):
        if label := _label(tokens, at):
            yield label, "after"
        elif people.told_after(led := at + _is_title(tokens, at + 1)) and _is_of_drive(text, tokens, at, mentions):
            yield led, "after"
        elif people.told_before(at) and _is_beside_drive(tokens, at, mentions):
            yield at, "before"


def others_drove(tokens: Sequence[Token]) -> bool:
    """True where the text says `hun kjørte`, `he had a car`, `hennes bil`, of somebody named before."""
    for at, token in enumerate(tokens):
        senses = token.senses
        if senses.get("drive") == "verb" and (text_at(tokens, at - 1) in _THEY or text_at(tokens, at + 1) in _THEY):
            return True
        if "vehicle" in senses:
            near = {token.text for token in tokens[max(0, at - _HAD_WITHIN) : at]}
            if text_at(tokens, at - 1) in _THEIRS or (near & _THEY and near & _HAD):
                return True
    return False


def _is_title(tokens: Sequence[Token], at: int) -> bool:
    """True for the `ordfører` of `med ordfører Kari Lie`."""
    return has(tokens, at, "role") or text_at(tokens, at) in _TITLES


class _People:
    """Tells where the names of people stand beside `med`, and that nothing else is said of them there."""

    def __init__(self, text: str, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._names = Names(text, tokens, frozenset())

    def told_after(self, at: int) -> bool:
        """True for `med Kari Lie`, `med tre elever`, `med Kari og Ola begge veier`, and nothing of a meeting behind."""
        first = end = at + 1
        while (after := self._one(end)) > end:
            joined = has(self._tokens, after, "join") or text_at(self._tokens, after) == ","
            end = after + (joined and self._one(after + 1) > after + 1)
        return end > first and self._ends(end)

    def told_before(self, at: int) -> bool:
        """True for `Sigrid Lothe var med`, `Kari og Ola var også med meg`, and no more than how far."""
        tokens, verb = self._tokens, at - 1
        while has(tokens, verb, "ride_filler") and text_at(tokens, verb) not in _WAS:
            verb -= 1
        bare = text_at(tokens, verb) not in _WAS
        last = at - 1 if bare else verb - 1
        if not self._names.is_name(last):
            return False
        first = last
        while self._names.is_name(first - 1):
            first -= 1
        leads = _APPOSING | _WAS  # 10.11 var Kari Lie med
        if bare and (text_at(tokens, first - 1) not in leads or text_at(tokens, at + 1) not in _ENDS):
            return False
        named = last > first or tokens[last].text in words_of("given_names")
        return named and tokens[first].text not in _MAKES and self._ends(at + 1 + (text_at(tokens, at + 1) in _ME))

    def _one(self, index: int) -> int:
        """The token after the person, or the counted persons, that begin there; the token itself where none do."""
        tokens = self._tokens
        count = number(tokens, index)
        noun = count[1] if count else index
        noun += has(tokens, noun, "companion")
        end = self._names.end(noun, noun + _FEW)
        make = text_at(tokens, noun).removesuffix("en") in _MAKES
        if end > noun and not make and not (end == noun + 1 and not self._is_given(noun, index)):
            return end
        return noun if noun > index and has(tokens, noun - 1, "companion") else index

    def _is_given(self, noun: int, index: int) -> bool:
        word = text_at(self._tokens, noun)
        return noun > index or word in words_of("given_names") or word in words_of("given_names_and_words")

    def _ends(self, index: int) -> bool:
        """True where the clause ends, or goes on with no more than how far they came."""
        tokens, word = self._tokens, text_at(self._tokens, index)
        if word in _ENDS or word in BOTH or word in DAY_LEADS or (word in _IN and has(tokens, index + 1, "vehicle")):
            return True
        if tokens[index].kind != "word":
            return not has(tokens, index + 1, "distance")
        goes_on = any(has(tokens, index, sense) for sense in _GOES_ON) and word not in _AS
        return goes_on or self._names.is_name(index)


def _is_of_drive(text: str, tokens: Sequence[Token], at: int, mentions: Sequence[Mention]) -> bool:
    """True right behind kilometres or `t/r`, or a comma after these; for `kjørte Moen–Førde 4.6 med` too."""
    together = text_at(tokens, at - 1) in _TOGETHER
    last = at - together
    last -= text_at(tokens, last - 1) == ","
    if any(one.last == last for one in mentions if isinstance(one, (Distance, WayWord))):
        met = not together and _is_of_occasion(tokens, at)
        return not met and (last < at - together or _is_measured(tokens, at, mentions, once=True))
    days = {place for one in mentions for place in range(one.first, one.last)}
    for back in range(last - 1, max(last - _WITHIN, -1), -1):
        token = tokens[back]
        if has(tokens, back, "drive"):
            return token.senses["drive"] == "verb" and _is_measured(tokens, at, mentions)
        passed = is_writer(tokens, back) or any(has(tokens, back, sense) for sense in _LEADS) or back in days
        if not (passed or token.text == "-" or (token.kind == "word" and text[token.start].isupper())):
            return False
    return False


def _is_of_occasion(tokens: Sequence[Token], at: int) -> bool:
    """True where such an occasion stands before it in its sentence, and no verb of driving."""
    before = range(_sentence(tokens, at)[0], at)
    drives = any(tokens[place].senses.get("drive") == "verb" for place in before)
    return not drives and any(tokens[place].text.endswith(_HELD_WITH) for place in before)


def _is_measured(tokens: Sequence[Token], at: int, mentions: Sequence[Mention], *, once: bool = False) -> bool:
    """True where the sentence has kilometres, and where wanted no more than `once`."""
    first, last = _sentence(tokens, at)
    many = sum(isinstance(one, Distance) and first <= one.first < last for one in mentions)
    return many == 1 if once else many > 0


def _is_beside_drive(tokens: Sequence[Token], at: int, mentions: Sequence[Mention]) -> bool:
    """True where kilometres stand in the sentence of the word before it, or end that of a drive before."""
    first, _ = _sentence(tokens, at)
    if any(isinstance(one, Distance) and first <= one.first < at for one in mentions):
        return True
    before = [one for one in mentions if one.last <= first]
    begin, end = _sentence(tokens, max(first - 2, 0))
    if not any(has(tokens, place, "drive") for place in range(begin, end)):
        return False
    near = before[-1:] if before and isinstance(before[-1], Distance) else before[-2:]
    return any(isinstance(one, Distance) for one in near) and first - before[-1].last <= _FEW


def _sentence(tokens: Sequence[Token], at: int) -> tuple[int, int]:
    """The tokens of the sentence around that one."""
    first = last = at
    while first > 0 and not _stops(tokens, first - 1):
        first -= 1
    while last < len(tokens) and not _stops(tokens, last):
        last += 1
    return first, last


def _stops(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text in _STOPS


def _label(tokens: Sequence[Token], at: int) -> int | None:
    """The token behind which names stand in `Med meg dag 1: Siri Dahl` and `Med meg var Siri Dahl`."""
    if text_at(tokens, at + 1) not in _ME or (at and tokens[at - 1].text not in _ENDS):
        return None
    near = range(at + 2, min(at + 2 + _LABEL, len(tokens)))
    told = (place for place in near if tokens[place].text in (":", *_WAS, *_STOPS))
    found = next(told, None)
    return found if found is not None and tokens[found].text not in _STOPS else None
