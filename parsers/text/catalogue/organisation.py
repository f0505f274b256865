"""KS is the kommunestyre or the municipalities' organisation: what stands beside it tells."""

from collections.abc import Mapping, Sequence

from parsers.text.spans.mentions import has, text_at
from parsers.text.words.stems import stem
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "KS 10.11": ["fee-council 10.11"],
    "KS-møte 10.11": ["fee-council 10.11"],
    "Var på KS-dagene i Tromsø. Flybuss 10.11 169 kr": ["transit 10.11 169"],
    "KS-dagane 10.11, flybuss 169 kr": ["transit 10.11 169"],
    "Flybuss 10.11 169 kr. Hotellet er betalt av KS": ["transit 10.11 169"],
    "Flybuss 10.11 169 kr. Hotellet vert dekt av KS": ["transit 10.11 169"],
    "Flybuss 10.11 169 kr. KS betalte hotellet": ["transit 10.11 169"],
    "KS conference 10 Nov, airport bus 169 kr": ["transit 10.11 169"],
    "Airport bus 169 kr on 10 November, conference arranged by KS": ["transit 10.11 169"],
    "Flybuss 10.11 169 kr. Fagdag hos KS": ["transit 10.11 169"],
    "KS annual conference 10 Nov, airport bus 169 kr": ["transit 10.11 169"],
    "KS sin haustkonferanse 10.11, flybuss 169 kr": ["transit 10.11 169"],
    "KS 10 Nov, parking 40 kr, then a conference": ["fee-council 10.11", "parking 10.11 40"],
    "KS training day 10 Nov, airport bus 169 kr": ["transit 10.11 169"],
    "Attended the KS conference in Tromsø. Airport bus 169 kr 10 Nov": ["transit 10.11 169"],
    "KS meeting 10 Nov, parking 40 kr": ["fee-council 10.11", "parking 10.11 40"],
    "Flybuss 10.11 169 kr, hotel paid by KS": ["transit 10.11 169"],
    "Flybuss 10.11 169 kr. KS inviterte til kurs": ["transit 10.11 169"],
    "Kurs arrangert av KS. Flybuss 10.11 169 kr": ["transit 10.11 169"],
    "Flybuss 10.11 169 kr. Hotellet står KS for": ["transit 10.11 169"],
    "KS 10.11, betalte 40 kr i parkering": ["fee-council 10.11", "parking 10.11 40"],
    "Leder av KS-gruppa. KS 10.11": ["fee-council 10.11"],
    "KS 10.11, det tok hele dagen": ["fee-council 10.11"],
    "Taxi 390 kr 10.11, møte i KS": ["taxi 10.11 390", "? 10.11 ?type"],
    "Drosje 10.11 390 kr til møte med KS": ["taxi 10.11 390"],
    "Reise til Oslo 10.11, møte i KS, tog 549 kr": ["? 10.11 ?type", "transit 10.11 549"],
    "Reise til Oslo 10.11, møte hjå KS, tog 549 kr": ["transit 10.11 549"],
    "Train to Oslo 10.11 549 kr, meeting with KS": ["transit 10.11 549"],
    "Flybuss 10.11 169 kr, møte i KS i Trondheim": ["transit 10.11 169", "? 10.11 ?type"],
    "Møte i KS i Oslo 10.11, tog 549 kr": ["? 10.11 ?type", "transit 10.11 549"],
    "Møte i KS 10.11. Parkering 40 kr": ["fee-council 10.11", "parking 10.11 40"],
    "Møte i KS 10.11, kjørte 24 km": ["fee-council 10.11", "mileage 10.11 24"],
    "Møte i KS den 10.11, reise 24 km": ["fee-council 10.11", "mileage 10.11 24"],
    "Møte i KS (10.11), taxi 300 kr": ["fee-council 10.11", "taxi 10.11 300"],
    "Møte i KS onsdag 11.11, taxi 300 kr": ["fee-council 11.11", "taxi 11.11 300"],
    "Møtegodtgjørelse møte i KS, 10.11, reise 24 km": ["fee-council 10.11", "mileage 10.11 24"],
    "KS 10.11, taxi 390 kr": ["fee-council 10.11", "taxi 10.11 390"],
    "KS 10.11. Reiste med tog 549 kr": ["fee-council 10.11", "transit 10.11 549"],
}
_DAYS = ("dag", "day")
"""Of the organisation behind a hyphen: KS-dagene; of the kommunestyre are the days of its meetings."""
_BY = frozenset({"av", "by"})
_STANDING = frozenset({"står", "stod", "sto"})
_HOLDING = ("arranger", "organis", "bestil", "bestelt", "book", "inviter", "spander", "dekk", "dekt", "cover")
_PAYING = ("pay", "provided")
_COURSES = (
    *("kurs", "konferans", "samling", "landsting", "seminar", "opplæring", "folkevald", "folkevalg", "fagdag"),
    *("cours", "conferenc", "train", "congress", "workshop", "gathering", "summit", "assembl", "webinar"),
)
_OF_ITSELF = (
    *("styr", "landsstyr", "hovedstyr", "representantskap", "rådgiv", "advokat"),
    *("board", "advis", "lawyer", "execut"),
)
_JOINING, _WITHIN = frozenset({"-", "'", "s", "sin", "sitt", "si", "sine"}), 6
_PARTING = ("join", "drive", "to", "from", "meeting", "vehicle")
"""What stands between KS and a course of somebody else's: KS og kurs, KS meeting and training."""
_HOSTED = frozenset({"hos", "hjå", "regi"})


_MEETING_WITH = frozenset({"i", "med", "hos", "hjå", "with", "at"})
_TRAVELS = (
    *("reis", "tog", "fly", "taxi", "drosj", "hotell", "overnatt", "tjenestereis", "tenestereis", "oslo", "bergen"),
    *("trondheim", "stavanger", "tromsø", "bodø", "gardermo", "train", "flight", "travel", "plane", "hotel"),
)
"""How words of a journey begin that nobody makes to the own kommunestyre: whose meeting it was is asked."""
_TO_DAY = frozenset({"den", "the", "on", "(", ","})
"""What leads to the day of a meeting behind its name."""
_SENTENCE = 20
"""Tokens on either side that may tell of the journey."""


def is_organisation(tokens: Sequence[Token], index: int) -> bool:
    """True for KS beside a course, or as a host: the municipalities' organisation, not the kommunestyre."""
    if _is_payer(tokens, index):
        return True
    if text_at(tokens, index + 1) == "-" and stem(text_at(tokens, index + 2)).startswith(_DAYS):
        return True
    if _hosts(tokens, index) or _is_travelled_to(tokens, index):
        return True
    for beside in range(index - 1, max(index - 5, -1), -1):
        if tokens[beside].kind not in ("word", "num"):
            return False
        if tokens[beside].text in _HOSTED or any(course in tokens[beside].text for course in _COURSES):
            return True
    return False


def _hosts(tokens: Sequence[Token], index: int) -> bool:
    """True for `KS-konferanse`, `KS sin haustkonferanse` and `KS annual conference`, and for its own bodies."""
    near = (at for at in range(index + 1, index + _WITHIN) if text_at(tokens, at) not in _JOINING)
    for step, beside in enumerate(near):
        word = text_at(tokens, beside)
        if any(course in word for course in _COURSES) or (step == 0 and stem(word).startswith(_OF_ITSELF)):
            return True
        if beside >= len(tokens) or tokens[beside].kind != "word" or any(has(tokens, beside, one) for one in _PARTING):
            return False
    return False


def _is_payer(tokens: Sequence[Token], index: int) -> bool:
    """True for `betalt av KS`, `arrangert av KS`, `KS dekker hotellet` and `hotellet står KS for`."""
    if text_at(tokens, index - 1) in _STANDING and text_at(tokens, index + 1) == "for":
        return True
    verb = index - 2 if text_at(tokens, index - 1) in _BY else index + 1
    return any(has(tokens, verb, sense) for sense in _PAYING) or text_at(tokens, verb).startswith(_HOLDING)


def _is_travelled_to(tokens: Sequence[Token], index: int) -> bool:
    """True for `møte i KS` in a sentence of a taxi, a train or a town, where no day follows: `møte i KS den 10.11`."""
    met = text_at(tokens, index - 1) in _MEETING_WITH and has(tokens, index - 2, "meeting")
    day = index + 1
    while text_at(tokens, day) in _TO_DAY or has(tokens, day, "weekday"):
        day += 1
    told = day < len(tokens) and tokens[day].kind in ("dmy", "num")
    if not met or (told and (text_at(tokens, day - 1) != "," or "." in tokens[day].text)):
        return False
    sides = (range(index - 1, max(index - _SENTENCE, -1), -1), range(index + 1, min(index + _SENTENCE, len(tokens))))
    return any(_tells_of_journey(tokens, side) for side in sides)


def _tells_of_journey(tokens: Sequence[Token], side: range) -> bool:
    for at in side:
        if tokens[at].kind == "nl" or (tokens[at].text == "." and tokens[at - 1].kind == "word"):
            return False
        if tokens[at].text.startswith(_TRAVELS):
            return True
    return False
