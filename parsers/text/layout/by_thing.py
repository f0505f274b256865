"""How many things there are of which a price is that of one: `2 bokser maling, 340 kr per boks`."""

from collections.abc import Mapping, Sequence, Set

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Money, has, text_at
from parsers.text.spans.numbers import number
from parsers.text.words.lexicon import words_of
from parsers.text.words.stems import uninflected
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Utlegg 10.11: 2 bokser maling til klubben, 340 kr per boks": ["outlay 10.11 680"],
    "Utlegg 10.11: to boksar måling, 340 kr for kvar boks": ["outlay 10.11 680"],
    "Utlegg 10.11: to boksar måling, kvar boks kosta 340 kr": ["outlay 10.11 680"],
    "Utlegg 10.11: 6 poser boller, 25 kr posen": ["outlay 10.11 150"],
    "Utlegg 10.11: tre bøker. 199 kr pr. bok": ["outlay 10.11 597"],
    "Utlegg 10.11: maling, 340 kr per boks, to bokser": ["outlay 10.11 680"],
    "Buss 10.11, 2 billetter, 42 kr per billett": ["transit 10.11 84"],
    "Bought paint on 10 November, 2 cans, 340 kr per can": ["outlay 10.11 680"],
    "Bought paint on 10 November, two boxes, NOK 340 a box": ["outlay 10.11 680"],
    "Utlegg 10.11: 2 bokser maling, 340 kr per boks, til sammen 680 kr": ["outlay 10.11 680"],
    "Utlegg 10.11: 5 esker te, eska kostet 30 kr": ["outlay 10.11 150"],
    "Utlegg 10.11: 5 øskjer te, øskja kosta 30 kr": ["outlay 10.11 150"],
    "Bought on 10 November: 5 boxes of tea, a box cost 30 kr": ["outlay 10.11 150"],
    "Utlegg 10.11: 2 kaker og en duk, duken kostet 90 kr": ["outlay 10.11 90"],
    "Utlegg 10.11: 2 kaker, og kakene kostet 300 kr": ["outlay 10.11 300"],
    "Utlegg 10.11: 3 kaker, en kake kostet 100 kr og to kostet 150 kr": ["outlay 10.11 100", "outlay 10.11 150"],
    "Utlegg 10.11: 3 kaker, ei kake kosta 100 kr og dei andre kosta 150 kr": ["outlay 10.11 100", "outlay 10.11 150"],
    "Utlegg 10.11: 5 bøker, den ene boka kostet 30 kr": ["outlay 10.11 30"],
    "Bought on 10 November: 5 books, the one book cost 30 kr": ["outlay 10.11 30"],
    "Utlegg 10.11: maling, 340 kr per boks": ["outlay 10.11 ?amount"],
    "Utlegg 10.11: 2 bokser maling, 340 kr": ["outlay 10.11 340"],
    "Utlegg 10.11: 2 bokser maling og kaffe, 340 kr per vipps": ["outlay 10.11 340"],
    "Taxi 10.11, 240 kr per faktura": ["taxi 10.11 240"],
}
_PER = frozenset({"per", "pr", "/", "a"})
_FOR = frozenset({"for"})
_COSTING = words_of("costing")
_ONE = frozenset({"a", "an", "one", "en", "ei", "ein", "éi", "et", "ett", "eitt"})
_THAT = frozenset({"den", "det", "the"})
"""Before a thing in particular: den ene boka, den tykke boka."""
_REST = frozenset({"andre", "annen", "anna", "resten", "other", "others", "rest"})
_ONLY = frozenset({"bare", "berre", "kun", "only", "ca", "for"})
_MEANS = words_of("paying_means")
_MEASURES = frozenset({"hour", "day_unit", "day_word", "day_part", "month_word", "week", "trip", "each_time", "people"})
_MOST_THINGS = 99
_WITHIN = 24
"""Tokens between the price of one and how many there are."""
_COSTS = 3
"""Tokens between the thing and its price: kvar boks kosta 340 kr."""
_VOWELS = str.maketrans(dict.fromkeys("aeiouyæøå"))


def things_of(tokens: Sequence[Token], price: Money, layout: Layout, taken: Set[int]) -> int | None:
    """Where the number of the things stands of which one has the price; None where nothing says that it is for one."""
    told = _priced(tokens, price)
    near = range(max(0, price.first - _WITHIN), min(len(tokens) - 1, price.last + _WITHIN))
    if told is None:
        told = _definite(tokens, price)
    if told is None:
        return None
    thing = tokens[told].text
    line = layout.line[price.first]
    return next((at for at in near if layout.line[at] == line and _counts(tokens, at, thing, taken)), None)


def is_of_one(text: str, tokens: Sequence[Token], price: Money) -> bool:
    """True for a price `per boks`, where the thing is no other word: none of how it was paid, and no name."""
    told = _priced(tokens, price)
    if told is None or text_at(tokens, price.last) == "a":
        return False
    thing = tokens[told]
    return not thing.senses and thing.text not in _MEANS and text[thing.start].islower()


def _priced(tokens: Sequence[Token], price: Money) -> int | None:
    """Where the thing stands that the price is said to be for: 340 kr per boks, kvar boks kosta 340 kr."""
    at = price.last
    if text_at(tokens, at) in _PER:
        at += 1 + (text_at(tokens, at + 1) == ".")
    elif text_at(tokens, at) in _FOR and has(tokens, at + 1, "each"):
        at += 2
    else:
        at = next((one for one in range(price.first - _COSTS, price.first) if has(tokens, one, "each")), -1) + 1
        if not at or not any(token.text in _COSTING for token in tokens[at : price.first]):
            return None
    thing = at < len(tokens) and tokens[at].kind == "word" and _MEASURES.isdisjoint(tokens[at].senses)
    return at if thing else None


def _definite(tokens: Sequence[Token], price: Money) -> int | None:
    """Where the thing stands of `25 kr posen`, `posen kostet 25 kr`; None where none is beside the price."""
    verb = price.first - 1
    verb -= text_at(tokens, verb) in _ONLY
    thing = verb - 1 if text_at(tokens, verb) in _COSTING else -1
    if any(text_at(tokens, at) in _THAT for at in (thing - 1, thing - 2)):
        thing = -1  # den ene boka kostet 30 kr
    if text_at(tokens, thing - 1) in _ONE:
        return None if _costs_differ(tokens, verb) else thing  # en eske kostet 30 kr
    return next((at for at in (price.last, thing) if _is_definite(text_at(tokens, at))), None)


def _costs_differ(tokens: Sequence[Token], verb: int) -> bool:
    """True where some of the things cost something else: `en kake kostet 100 kr og to kostet 150 kr`."""
    near = range(max(1, verb - _WITHIN), min(len(tokens), verb + _WITHIN))
    costs = [at for at in near if at != verb and tokens[at].text in _COSTING]
    counted = (one for at in costs for one in (at - 1, at - 2) if one >= 0 and tokens[one].kind == "word")
    return any(number(tokens, at) is not None or tokens[at].text in _REST for at in counted)


def _is_definite(word: str) -> bool:
    """True for the word of `25 kr posen`."""
    return uninflected(word) != word and word.endswith(("en", "a", "et"))


def _counts(tokens: Sequence[Token], at: int, thing: str, taken: Set[int]) -> bool:
    """True for a number there, and the thing behind it."""
    found = number(tokens, at) if at not in taken else None
    if found is None or found[0] % 1 or not 1 < found[0] <= _MOST_THINGS or found[1] >= len(tokens):
        return False
    return not _roots(tokens[found[1]].text).isdisjoint(_roots(thing))


def _roots(word: str) -> set[str]:
    """The consonants of the word without its ending, of one or several: boks, boksar; bok, bøker; can, cans."""
    roots = {uninflected(word), uninflected(word.removesuffix("s"))}
    return {root[:1] + root[1:].translate(_VOWELS) for root in roots if root}
