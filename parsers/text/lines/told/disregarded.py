"""What a text asks to leave out, though it tells what it cost: `parkeringen på 50 kr kan dere se bort fra`."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from parsers.text.analysis import Analysis
from parsers.text.catalogue.mention import TypeMention
from parsers.text.spans.mentions import MEASURED, When, has, is_of_writer, is_writer, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet 3.11, 24 km. Parkeringen på 50 kr kan dere se bort fra.": [
        "fee-executive 03.11",
        "mileage 03.11 24",
    ],
    "Formannskapet 3.11, 24 km. Parkering 50 kr, men den kan de sjå bort frå.": [
        "fee-executive 03.11",
        "mileage 03.11 24",
    ],
    "Formannskapet 3.11. Se bort fra parkeringen på 50 kr.": ["fee-executive 03.11"],
    "Formannskapet 3.11. Parkering 50 kr. Den kan dere ignorere.": ["fee-executive 03.11"],
    "Formannskapet 3.11, parkering 50 kr. Parkeringen kan dere se bort fra.": ["fee-executive 03.11"],
    "Formannskapet 3.11, parkering 50 kr. Parkering 10.11 60 kr, den kan dere se bort fra.": [
        "fee-executive 03.11",
        "parking 03.11 50",
    ],
    "Formannskapet 3.11. Drosjen på 250 kr kan sløyfes.": ["fee-executive 03.11"],
    "Executive committee 3 November. Please disregard the parking of 50 kr.": ["fee-executive 03.11"],
    "Executive committee 3 November. You can ignore the 50 kr parking.": ["fee-executive 03.11"],
    "Formannskapet 3.11, parkering 50 kr. Legeerklæringen kan dere se bort fra": [
        "fee-executive 03.11",
        "parking 03.11 50",
    ],
    "Formannskapet 3.11, parkering 50 kr. Ivars krav er levert, se bort fra det": [
        "fee-executive 03.11",
        "parking 03.11 50",
    ],
    "Executive committee 3.11. I left out the seminar on 17 November, since the county pays for that.": [
        "fee-executive 03.11",
    ],
    "Formannskapet 3.11. Eldrerådet den 10. har jeg utelatt.": ["fee-executive 03.11"],
    "Formannskapet 3.11. Jeg har holdt seminaret den 10. utenfor.": ["fee-executive 03.11"],
    "Formannskapet 3.11, 24 km. Eg har utelate seminaret den 10.": ["fee-executive 03.11", "mileage 03.11 24"],
    "Formannskapet 3.11. Taxien den 3. har eg halde utanfor.": ["fee-executive 03.11"],
    "Executive committee 3.11. Taxi 3.11 250 kr. IT booked the flights, so please leave them out.": [
        *("fee-executive 03.11", "taxi 03.11 250"),
    ],
    "Formannskapet 3.11. Jeg kjørte traktor, så kjøring dropper vi.": ["fee-executive 03.11"],
    "Formannskapet 3.11. Køyringa droppar eg denne gongen.": ["fee-executive 03.11"],
    "Executive committee 3.11. We skip the driving this time.": ["fee-executive 03.11"],
    "Beklager, jeg utelot eldrerådet 3.11 sist": ["fee-elderly 03.11"],
    "Jeg ser at planutvalget 3.11 er utelatt. Formannskapet 10.11": ["fee-planning 03.11", "fee-executive 10.11"],
    "Dere har utelatt planutvalget 3.11": ["fee-planning 03.11"],
    "Planutvalet 3.11 vart utelate, legg det til": ["fee-planning 03.11"],
    "Planutvalget 3.11 ble utelatt i oktober-kravet mitt, legg til det": ["fee-planning 03.11"],
    "I've left out the taxi on 3 November. Executive committee 10 November": ["fee-executive 10.11"],
    "You left out the planning committee on 3 November": ["fee-planning 03.11"],
    "Planning committee 3.11 was left out of my October claim, please add it": ["fee-planning 03.11"],
    "Planutvalget 10.11 holdt befaring utenfor sentrum": ["fee-planning 10.11"],
    "Møtet i planutvalget 10.11 ble holdt utenom vanlig arbeidstid": ["fee-planning 10.11"],
    "Sorry, I left out a meeting last time: executive committee on 3 November": ["fee-executive 03.11"],
    "Formannskapet 3.11. I left out the taxi on the 3rd, 250 kr": ["fee-executive 03.11", "taxi 03.11 250"],
    "Formannskapet 3.11, parkering 50 kr. Bare se bort fra forrige e-post": ["fee-executive 03.11", "parking 03.11 50"],
    "Formannskapet 3.11, parkering 50 kr. Jeg kan ikke se bort fra at det ble mer": [
        "fee-executive 03.11",
        "parking 03.11 50",
    ],
}
_LEFT, _OUT = frozenset({"left", "leave"}), frozenset({"out"})
_HAVING = frozenset({"har", "hadde", "have", "had", "ve"})
_IN = frozenset({"i"})
"""After a verb it is no English `I`: ble utelatt i kravet mitt."""
_HOLDING, _OUTSIDE = words_of("holding"), words_of("outside_of_it")
_OMITTED = words_of("omitted")
_TOLD = words_of("being_told") | _HAVING
_BY_MISTAKE = words_of("by_mistake")
_DROPPING = words_of("dropping")
OMITTING = _OMITTED | _OUTSIDE | _LEFT | _DROPPING
"""Words of which a text has one that says what it leaves out."""
_SEEING = words_of("seeing")
_FROM = frozenset({"fra", "frå", "ifra", "ifrå"})
_IT = frozenset({"den", "det", "de", "dei", "dem", "denne", "dette", "it", "that", "them", "this"})
_MOVED = 4
"""Tokens before the verb within which what it speaks of is called: `den kan dere se bort fra`."""

_MOST = 20
"""Such verbs of one text; keeps hostile texts linear."""


def disregarded(analysis: Analysis) -> set[int]:
    """The clauses of what the text asks to disregard, named beside the request or before its `den`."""
    clause = analysis.layout.clause
    told = sorted({one.first for one in (*analysis.named, *analysis.mentions) if _is_thing(one)})
    found: set[int] = set()
    driven = {clause[index] for index in analysis.spots.get("drive", ())}
    measured = {clause[one.first] for one in analysis.mentions if isinstance(one, MEASURED)}
    asked = set(islice(requests(analysis), _MOST))
    for at in sorted((*asked, *islice(_omissions(analysis), _MOST))):
        own = [first for first in told if clause[first] == clause[at]]
        if own:
            found |= {clause[at], *named_alike(analysis, clause[at])}
        elif clause[at] in driven:
            found |= driven - measured  # jeg kjørte traktor, så kjøring dropper vi
        elif any(clause[one.when.first] == clause[at] for one in analysis.dated):
            found.add(clause[at])  # seminaret den 17. har jeg utelatt
        elif at in asked and _points(analysis, at) and (before := bisect_left(told, at)):
            found.add(clause[_day_before(analysis, at, told[before - 1])])
    return found


def _day_before(analysis: Analysis, at: int, last: int) -> int:
    """The day that was told since the last thing, apart from it: `Eg var sjuk 21.10., så den kan de stryke`."""
    days = [one.first for one in analysis.mentions if isinstance(one, When) and last < one.first < at]
    apart = bool(days) and analysis.layout.sentence[days[-1]] > analysis.layout.sentence[last]
    return days[-1] if apart else last


def named_alike(analysis: Analysis, number: int) -> Iterator[int]:
    """The clauses of what a clause names, and says nothing more of: `parkeringen kan dere se bort fra`."""
    clause = analysis.layout.clause
    codes = {code for one in analysis.named if clause[one.first] == number for code in one.codes}
    told = any(clause[one.first] == number for one in analysis.mentions)
    return (clause[one.first] for one in analysis.named if not told and not codes.isdisjoint(one.codes))


def _is_thing(one: object) -> bool:
    """True for a name, and for a value."""
    return isinstance(one, (*MEASURED, TypeMention))


def requests(analysis: Analysis) -> Iterator[int]:
    """The verbs of `se bort fra`, `stryke`, `ignore`, that nothing denies."""
    tokens = analysis.tokens
    for at in analysis.spots.get("disregarding", ()):
        away = tokens[at].senses["disregarding"] == "away"  # se bort fra
        verb = at - 1 if away else at
        if away and not (text_at(tokens, verb) in _SEEING and text_at(tokens, at + 1) in _FROM):
            continue
        if tokens[verb].text in _OMITTED and any(text_at(tokens, verb - step) in _TOLD for step in (1, 2)):
            continue  # vart utelate
        if not any(has(tokens, near, "negation") for near in (verb - 1, verb - 2, at + 1)):
            yield verb


def _omissions(analysis: Analysis) -> Iterator[int]:
    """The verbs of `har jeg utelatt`, `I left out`, `holdt jeg utenfor`, with no value told and nothing forgotten."""
    if OMITTING.isdisjoint(analysis.said):
        return
    tokens, clause, sentence = analysis.tokens, analysis.layout.clause, analysis.layout.sentence
    kept = {sentence[one.first] for one in analysis.mentions if isinstance(one, MEASURED)}
    kept |= {sentence[at] for at, token in enumerate(tokens) if token.text in _BY_MISTAKE}
    kept |= {sentence[at] for at in analysis.spots.get("negation", ())} - _outside(analysis)
    held = {clause[at] for at, token in enumerate(tokens) if token.text in _HOLDING and _is_own(tokens, at)}
    for at, token in enumerate(tokens):
        dropped = token.text in _DROPPING and is_of_writer(tokens, at)
        omitted = dropped or (token.text in _OMITTED and _is_own(tokens, at)) or _leaves_out(tokens, at)
        outside = token.text in _OUTSIDE and clause[at] in held and _ends(clause, tokens, at)
        if (omitted or outside) and sentence[at] not in kept:
            yield at


def _is_own(tokens: Sequence[Token], verb: int) -> bool:
    """True for `jeg utelot`, `har jeg utelatt`, `I have left`: others leave things out by mistake."""
    before = range(verb - 1, verb - _MOVED, -1)
    having = next((at for at in before if text_at(tokens, at) in _HAVING), verb)
    said = having - (text_at(tokens, having) == "ve")
    after = (at for at in (verb, said) if text_at(tokens, at + 1) not in _IN)
    return is_writer(tokens, verb - 1) or is_writer(tokens, said - 1) or any(is_writer(tokens, at + 1) for at in after)


def _leaves_out(tokens: Sequence[Token], at: int) -> bool:
    """True for `I left out`, `leave them out`, not `you left out`."""
    if text_at(tokens, at) not in _LEFT:
        return False
    near = {text_at(tokens, at + step) for step in range(1, _MOVED + 2)}
    ordered = text_at(tokens, at) == "leave" and not has(tokens, at - 1, "person")
    return not near.isdisjoint(_OUT) and (ordered or _is_own(tokens, at))


def _ends(clause: Sequence[int], tokens: Sequence[Token], at: int) -> bool:
    """True where no word of the clause follows: `holdt jeg utenfor`, not `holdt befaring utenfor sentrum`."""
    return at + 1 >= len(tokens) or tokens[at + 1].kind != "word" or clause[at + 1] != clause[at]


def _outside(analysis: Analysis) -> set[int]:
    """The sentences whose `utenom` denies nothing."""
    sentence, tokens = analysis.layout.sentence, analysis.tokens
    denied = Counter(sentence[at] for at in analysis.spots.get("negation", ()) if tokens[at].text not in _OUTSIDE)
    return {sentence[at] for at, token in enumerate(tokens) if token.text in _OUTSIDE} - denied.keys()


def _points(analysis: Analysis, at: int) -> bool:
    """True where `den` is what the verb speaks of, and no claim that the sentence names."""
    clause, sentence = analysis.layout.clause, analysis.layout.sentence
    if any(sentence[index] == sentence[at] for index in analysis.spots.get("claim_word", ())):
        return False
    near = range(max(0, at - _MOVED), min(at + _MOVED, len(clause)))
    return any(text_at(analysis.tokens, index) in _IT and clause[index] == clause[at] for index in near)
