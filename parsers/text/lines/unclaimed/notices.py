"""Sentences that no line is read from: the writer's absence, money that came, what others get or sent out."""

from collections import Counter
from collections.abc import Sequence
from itertools import takewhile

from parsers.text.analysis import Analysis
from parsers.text.lines.told.frames import Clause, is_light, sentences
from parsers.text.lines.unclaimed.payouts import is_received, paid_out
from parsers.text.spans.mentions import MEASURED, Clocks, When
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, is_but

EXAMPLES = {
    "Kan ikke møte i kommunestyret torsdag 26. november, er på reise. De må kalle inn vara.": True,
    "Får dessverre ikke møtt i formannskapet på tirsdag, er bortreist": True,
    "Eg melder forfall til kommunestyret i går": True,
    "I can't attend the council meeting on Thursday": True,
    "Eg må melde forfall til formannskapet i morgon. Kan du kalle inn vara?": True,
    "I cannot attend the council on Thursday, I am away. Could you call in my deputy?": True,
    "Melder forfall til formannskapet i morgen. Kan du betale timene mine?": False,
    "Melder forfall til formannskapet i morgen. Får vara møtegodtgjørelse?": False,
    "har fått omgangssyken og kan ikke ta imot Jonas til helga": True,
    "Er sjuk og kan ikkje ha Emil på avlasting i helga": True,
    "I can't have him this weekend, I am ill": True,
    "Foreldrene kunne ikke ha Emil, så jeg hadde avlastning 10.11": False,
    "Den andre avlasteren kunne ikke ta imot Emil 7.11, så jeg hadde ham ett døgn": False,
    "Jeg kan ikke ha glemt kommunestyret 12.11": False,
    "Vi kan ikke ta imot refusjon fra dere, formannskapet 10.11": False,
    "Kan ikke ha glemt noe: avlastning lav sats 10.11, 3 timer": False,
    "får ikkje vore støttekontakt i kveld, e vorte dårleg i halsen": True,
    "Jeg har dessverre ikke anledning til å møte i kommunestyret torsdag 26. november": True,
    "Eg har ikkje høve til å kome på formannskapet i morgon": True,
    "I am not able to come to the council meeting tomorrow": True,
    "Sorry, I could not make it to the youth council today, I have a test tomorrow": True,
    "Jeg kunne ikke møte i formannskapet 3.11, var der 10.11": False,
    "Jeg kunne ikke være med på hele planutvalget i går": False,
    "I was not able to be at the whole planning committee meeting yesterday": False,
    "kunne ikke vært med på planutvalget i går uten taxi": False,
    "Fikk ikke vært på planutvalget i går, var på formannskapet": False,
    "Fekk ikkje vore på jobb i går, planutvalet": False,
    "Kan ikke komme på formannskapet i morgen, er på jobb i Nordsjøen": True,
    "får ikke være støttekontakt lenger, siste gang var 10.11 kl 16-19": False,
    "eg var ikkje på kommunestyret i går, låg sjuk heime. berre så de veit det": True,
    "I was not at the council yesterday, I was ill at home. Just so you know": True,
    "Kari kunne ikke møte, så jeg var vara i formannskapet i går": False,
    "Innkalling: Formannskapet 24.11 kl 09.00, møterom 3": True,
    "Protokoll fra formannskapet 10.11 ligger ute": True,
    "Til info: avlastningen til helga er avlyst": True,
    "Støttekontakten på torsdag er avlyst": True,
    "The council meeting yesterday was cancelled": True,
}
"""True where the message wants nothing."""

_BEEN = frozenset({"vore", "vært", "vere", "vera", "been"})
_WITHOUT = frozenset({"uten", "utan", "without"})
_IN = frozenset({"imot", "mot"})
_WENT_ON = frozenset({"så", "so", "derfor", "difor", "therefore", "hadde", "had"})
"""Words with which somebody tells what was done instead: så jeg hadde ham."""
_OTHERS = frozenset({"de", "dei", "han", "hun", "ho", "hu", "they", "he", "she"})
_MEASURES = ("hour", "distance", "currency")
_ABSENT = frozenset({"able", "negation"})
_TELLING = frozenset({"absence", "arrival", "hearsay", "announcing", "payout"})


def unclaimed(analysis: Analysis) -> frozenset[int]:
    """The sentences of the writer's absence, of money received, of what others get: none of their words is a line."""
    senses = analysis.spots.keys()
    paid = paid_out(analysis)
    if senses.isdisjoint(_TELLING) and not senses >= _ABSENT:
        return paid
    counted = measured(analysis)
    compared = _compared(analysis)
    return paid | frozenset(
        sentence.sentence
        for sentence in sentences(analysis.tokens, analysis.layout)
        if (sentence.sentence not in compared and (_is_absence(sentence) or _declines_care(sentence)))
        or is_received(sentence)
        or _is_hearsay(sentence)
        or (sentence.sentence not in counted and _is_announced(sentence))
    )


def _compared(analysis: Analysis) -> set[int]:
    """The sentences of several days or names, of which one may be missed and another not, and of hours besides.

    What is on a day ahead, `prøve i morgen`, is no other.
    """
    number, ahead = analysis.layout.sentence, {one.when.first for one in analysis.dated if one.ahead}
    days: Counter[int] = Counter()
    for mention in analysis.mentions:
        if isinstance(mention, When) and not (days[number[mention.first]] and mention.first in ahead):
            days[number[mention.first]] += 1
    begins = {sentence.sentence: sentence.first for sentence in sentences(analysis.tokens, analysis.layout)}
    clause = analysis.layout.clause
    hours = [one.first for one in analysis.mentions if isinstance(one, Clocks) and one.end]
    worked = {number[at] for at in hours if clause[at] != clause[begins[number[at]]]}
    named = {clause[one.first]: number[one.first] for one in analysis.named}
    bodies = Counter(named.values())
    return worked | {sentence for sentence, several in (*days.items(), *bodies.items()) if several > 1}


def _is_absence(sentence: Clause) -> bool:
    """True for `kan ikke møte i kommunestyret`: the writer, or nobody named, and nothing that is counted."""
    if any(sentence.has(sense) for sense in _MEASURES) or any(is_but(token) for token in sentence.tokens):
        return False
    able = denied = attends = False
    for index, token in enumerate(sentence.tokens):
        attends = attends or (able and _is_attending(token)) or token.senses.get("able") == "come"
        if token.senses.get("absence") == "firm":
            return True
        if able and denied and attends:
            return not (_is_plan(sentence, index) or _is_of_a_part(sentence.tokens[index:]))
        able = able or "able" in token.senses or token.text in words_of("chance")
        denied = denied or ("negation" in token.senses and token.text != "no")  # har no vore på møte
        if not (denied or able or is_light(token, "absence", "cancelled", "attend")):
            return False
    return False


def _is_attending(token: Token) -> bool:
    """True for `møte` and `være`, also as in `får ikkje vore`."""
    return "attend" in token.senses or token.text in _BEEN


def _declines_care(sentence: Clause) -> bool:
    """True for the writer's `kan ikke ta imot Emil`, whatever the reason that is told before; nothing is told after."""
    words = sentence.tokens
    denied = (at for at, token in enumerate(words) if at > 1 and "negation" in token.senses)
    at = next((at for at in denied if "able" in words[at - 1].senses and _takes_care(words[at + 1 : at + 5])), None)
    if at is None or any(sentence.has(sense) for sense in (*_MEASURES, "day_unit")):
        return False
    before = words[at - 2]
    own = before.writer or "join" in before.senses or before.kind != "word"
    return own and not any(token.kind in ("num", "dmy", "iso") or token.text in _WENT_ON for token in words)


def _takes_care(words: Sequence[Token]) -> bool:
    """True for `ta imot Emil`, `ha Emil på avlastning`, `have him`: a carer who cannot has no hours."""
    if len(words) < len(("ha", "han")) or words[0].text not in words_of("taking_care"):
        return False
    taken = words[1].text in _IN
    whom = words[2] if taken and len(words) > len(("ta", "imot")) else words[1]
    named = taken or any("caring" in word.senses for word in words)
    return "person" in whom.senses or "caring" in words[1].senses or (named and not whom.senses)


def _is_of_a_part(after: Sequence[Token]) -> bool:
    """True for the end of `ikke være med på hele møtet`, `uten taxi`, `ikke være på jobb`: somebody was there."""
    clause = takewhile(lambda token: token.text != ",", after)
    return any(
        "whole" in token.senses or token.text in _WITHOUT or token.text in words_of("at_work") for token in clause
    )


def _is_plan(sentence: Clause, index: int) -> bool:
    """True for `kommer ikke til å kreve`, which is no coming."""
    said = [token.text for token in sentence.tokens[index : index + 3]]
    return "til" in said and "å" in said


def _is_hearsay(sentence: Clause) -> bool:
    """True for `kollegaen seier at dei får 1 500 kr`: what others have or get."""
    for index, token in enumerate(sentence.tokens):
        if "hearsay" in token.senses:
            words = sentence.tokens[index + 1 :]
            whom = words[words[0].text in ("at", "that") :][:1] if words else ()
            others = any(word.text in _OTHERS for word in whom)
            return others and not any(word.writer and word.text != "i" for word in words)
    return False


def _is_announced(sentence: Clause) -> bool:
    """True for `Innkalling: formannskapet 24.11 kl 09`: what others sent out, and nothing of the writer's."""
    opening = next((token for token in sentence.tokens if token.kind == "word" and "polite" not in token.senses), None)
    announced = opening is not None and "announcing" in opening.senses
    return announced and not any(token.writer for token in sentence.tokens)


def measured(analysis: Analysis) -> set[int]:
    """The sentences with a distance, hours or a sum."""
    number = analysis.layout.sentence
    return {number[mention.first] for mention in analysis.mentions if isinstance(mention, MEASURED)}
