"""Where a message says how something is instead: `skal være 124 kr, ikke 142`, `det var ikke 84 km, men 48 km`."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.told.frames import is_light
from parsers.text.spans.mentions import DAY_LEADS, Distance, Duration, Mention, Money, When, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, is_but

EXAMPLES = {
    "Det skal være 48 km": True,
    "Det skal vere 3 timar": True,
    "It should be 48 km": True,
    "Kjøringen skal være 48 km": True,
    "The date should be 12 November": True,
    "Det skulle vært 48 km, ikke 84": True,
    "Beløpet på ferja skal være 124 kr, ikke 142": True,
    "kontrollutvalget mandag, 46 km. Det skal være 48 km og ikke 46.": False,
    "Control committee on Monday, 46 km. It should be 48 km, not 46": False,
    "På taxien 12.11 står det 240 kr, det skal være 204 kr, ikke 240": True,
    "Det var ikke 84 km, men 48 km": True,
    "Ikke 84 km, 48 km": True,
    "Not 84 km but 48 km": True,
    "Rettelse: taxien kostet 213 kr": True,
    "Rettelse: taxi 12.11 kostet 213 kr": False,
    "Kommunestyret skal være 12.11": False,
    "Møtet skal være 3 timer": False,
    "Skal det være 48 km?": False,
    "Ikke kjøring, men buss 48 kr": False,
    "42 km, ikke mer": False,
    "parkeringen var 80 kr, ikke 60": True,
    "Ferja kosta 142 kr, ikkje 124": True,
    "the taxi was 240 kr, not 204": True,
    "Parkeringen var 65, ikke 56": True,
    "parkeringa var 65, ikkje 56": True,
    "The parking was 65, not 56": True,
    "hotellet kom på 1 390 kr, ikke 1 930": True,
    "the hotel came to 1,390.00 kr, not 1930": True,
    "It says 52 km but it should be 25": True,
    "Det står 52 km, men det skal være 25": True,
    "Der står 240 kr, det skulle vore 204": True,
    "Det står 3 timer, skal være 4": True,
    "Parkeringen var 65": False,
    "vi var 65, ikke 56": False,
    "Det var 3 timer støttekontakt, ikke 2": True,
    "haha nei, 3 timer skal det være, ikke 13": True,
    "46 km skal det være": True,
    "48 km it should be, not 84": True,
    "det var tirsdag, ikke onsdag": True,
    "It was Tuesday, not Wednesday": True,
    "Beklager, det var torsdag, ikke fredag 🤦": True,
    "Orsak, det var torsdag og ikkje fredag": True,
    "oi, det var torsdag, ikke fredag": True,
    "Sorry, it was Thursday, not Friday!": True,
    "Oops! It was Thursday and not Friday": True,
    "Unnskyld, det var på torsdag, ikke fredag": True,
    "Det var den 23. oktober, ikke den 24.": True,
    "Beklager, kan ikke torsdag, ikke fredag heller": False,
    "Beklager, det var torsdag, ikke fredag?": False,
    "Beklager, jeg var der torsdag, ikke fredag": False,
    "11.11 skal det være, ikke 10.11": True,
    "3 timer skal det være på torsdag": False,
    "På torsdag skal det være dugnad": False,
    "det var tirsdag, ikke onsdag, vi møttes": False,
    "Var det tirsdag, ikke onsdag?": False,
    "Møtet i formannskapet var 11.11, ikke 10.11": True,
    "Bommen skal være 54 kr": True,
    "formannskapet i går var 3 timer, ikke noe mer": False,
    "formannskapet var i går, ikke kjøring": False,
    "Jeg var i formannskapet 10.11, ikke 11.11": False,
    "parkeringen var 80 kr": False,
    "Så fint, tusen takk skal du ha. Ha en fin helg!": False,
}

_BE = frozenset({"være", "stå", "vært", "vere", "vera", "vore", "stått", "be", "have", "been", "ha"})
_WAS = frozenset({"var", "va", "er", "ble", "blei", "vart", "was", "is", "i"})
_CAME = frozenset({"kom", "kommer", "kjem", "came", "comes"})
_TO = frozenset({"på", "til", "to"})
_IT = frozenset({"det", "den", "it"})
_UNITS = frozenset({"currency", "distance", "hour", "day_unit", "month", "minute"})
_OOPS = frozenset({"oi", "oj", "ops", "ups", "uff", "oops", "whoops", "orsak", "unnskyld", "orsake"})
_OPENING = ("correcting", "retracting", "polite", "courtesy")
_CLOSING_WITHIN = 5
"""Tokens of the old value, with its unit and a mark."""
_REACH = 20
_FIELDS: dict[type[Mention], str] = {Distance: "distance_km", Money: "amount", Duration: "quantity"}
_VALUES = ("num", "dmy", "iso", "clock")
_SAYING = ("should", "negation", "field", "drive", "correcting", "future", "claim_word", "hearsay")


def instead(analysis: Analysis) -> int | None:
    """The token from which the new values stand; None when nothing is said to be otherwise."""
    spots = analysis.spots
    if "correcting" in spots and _is_announced(analysis):
        return 0
    if "should" in spots and (stated := _should_be(analysis)) is not None:
        return stated
    if "negation" in spots and (said := _rather(analysis)) is not None:
        return said
    return _but(analysis) if "negation" in spots else None


def _is_announced(analysis: Analysis) -> bool:
    """True for `Rettelse: taxien kostet 213 kr`, which names something claimed before and no day to claim."""
    opening = next((token for token in analysis.tokens if token.kind == "word" and "polite" not in token.senses), None)
    announced = opening is not None and opening.senses.get("correcting") == "announced"
    return announced and bool(analysis.named) and not any(isinstance(one, When) for one in analysis.mentions)


def _should_be(analysis: Analysis) -> int | None:
    """`skal være 48 km` where that is all, and `skal være 124 kr, ikke 142` wherever it stands."""
    tokens = analysis.tokens
    firsts, names = ([one.first for one in found] for found in (analysis.mentions, analysis.named))
    alone = _is_all(analysis)
    of_one = alone or _is_all(analysis, named=1)
    for index in analysis.spots["should"]:
        follow = tokens[index + 1 : index + 3]
        if value := _led(analysis, index):
            return value.first if _is_only(analysis, value) else None
        if not any(after.text in _BE for after in follow) or any(after.senses.get("person") == 2 for after in follow):
            continue  # tusen takk skal du ha
        for other in range(index, min(index + _REACH, len(tokens) - 1)):
            if has(tokens, other, "negation") and tokens[other + 1].kind in _VALUES:
                return None if _is_claimed_before(analysis, index, tokens[other + 1].text) else index
        at = bisect_right(firsts, index)
        after = analysis.mentions[at : at + 1]
        if alone and not after and measured_before(analysis, index):
            return index
        led = bisect_left(names, index) == 1  # bommen skal være 54 kr
        if after and (alone or (led and of_one and isinstance(after[0], Money))):
            return index
    return None


def _is_claimed_before(analysis: Analysis, at: int, old: str) -> bool:
    """True where the message itself claims the old value, with a type and its day, before it says otherwise.

    What `står` in a draft is not claimed by the message.
    """
    if not analysis.said.isdisjoint(words_of("written_there")):
        return False
    dated = any(one.when.first < at for one in analysis.dated)
    return dated and any(one.first < at for one in analysis.named) and old in (one.text for one in analysis.tokens[:at])


def _led(analysis: Analysis, at: int) -> Mention | None:
    """The value that `skal det være` and `it should be` stand right behind."""
    tokens = analysis.tokens
    before = text_at(tokens, at - 1) in _IT
    if not (before or text_at(tokens, at + 1) in _IT):
        return None
    held = (one for one in analysis.mentions if one.last == at - before)
    return next(held, None) if any(after.text in _BE for after in tokens[at + 1 : at + 3]) else None


def _is_only(analysis: Analysis, held: Mention) -> bool:
    """True where nothing but that value is said to hold; beside what it was not, other words may stand."""
    tokens = analysis.tokens
    others = [one for one in analysis.mentions if one is not held and not is_denied(tokens, one.first)]
    denies = any(is_denied(tokens, at) and token.kind in _VALUES for at, token in enumerate(tokens))
    return not (others or analysis.named) and (denies or _is_all(analysis))


def is_denied(tokens: Sequence[Token], at: int) -> bool:
    """True for the old value, which a negation stands before: `ikke 13`."""
    return has(tokens, at - 1, "negation")


def measured_before(analysis: Analysis, at: int) -> str | None:
    """The field of the one value that is told before a bare number: `det står 52 km, men det skal være 25`."""
    fields = {field for one in analysis.mentions if one.first < at and (field := _FIELDS.get(type(one)))}
    return fields.pop() if len(fields) == 1 and len(numbers_after(analysis, at)) == 1 else None


def numbers_after(analysis: Analysis, at: int) -> list[Token]:
    """The numbers from that token on that are said to hold."""
    tokens = analysis.tokens
    return [one for place, one in enumerate(tokens[at:], at) if one.kind == "num" and not is_denied(tokens, place)]


def _rather(analysis: Analysis) -> int | None:
    """What holds where the old value closes the message: `parkeringen var 80 kr, ikke 60`."""
    tokens = analysis.tokens
    denied = analysis.spots["negation"][-1]
    denied += text_at(tokens, denied + 1) in DAY_LEADS
    closing = tokens[denied + 1 : denied + 1 + _CLOSING_WITHIN]
    before = [one for one in analysis.mentions if one.first < denied]
    other_day = _is_another_weekday(analysis, denied + 1)
    if not closing or not (closing[0].kind in _VALUES or other_day) or len(before) > 1 or len(analysis.named) > 1:
        return None
    new = before[0].first if before else _bare(analysis, denied)
    if new is None:
        return None
    ends = other_day or not any(_is_more(token) for token in tokens[denied + 1 :])
    led = new - (text_at(tokens, new - 1) in DAY_LEADS | _TO)
    stated = tokens[led - 1].text in _WAS or has(tokens, new - 1, "cost") or _came_to(tokens, new)
    told = any("person" in token.senses and token.text != "i" for token in tokens) or analysis.layout.asking
    return new if ends and stated and not told and len(closing) < _CLOSING_WITHIN else None


def _is_more(token: Token) -> bool:
    """True for a word that is no unit of the old value."""
    return token.kind == "word" and token.senses.keys().isdisjoint(_UNITS)


def _is_another_weekday(analysis: Analysis, at: int) -> bool:
    """True for the last word of `det var tirsdag, ikke onsdag`."""
    tokens = analysis.tokens
    ends = all(token.kind in ("sym", "nl") and token.text != "?" for token in tokens[at + 1 :])
    opens = next((token for token in tokens if token.kind == "word" and not _is_apology(token)), None)
    return ends and has(tokens, at, "weekday") and opens is not None and opens.text in _IT and _is_all(analysis)


def _is_apology(token: Token) -> bool:
    """True for what one opens a correction with: `nei`, `beklager`, `oi`."""
    return token.text in _OOPS or any(sense in token.senses for sense in _OPENING)


def _bare(analysis: Analysis, end: int) -> int | None:
    """The one bare number before that token, where something is named: `parkeringen var 65, ikke 56`."""
    numbers = [at for at, token in enumerate(analysis.tokens[:end]) if token.kind == "num"]
    return numbers[0] if len(numbers) == 1 and analysis.named else None


def _came_to(tokens: Sequence[Token], at: int) -> bool:
    """True behind `kom på` and `came to`."""
    return text_at(tokens, at - 2) in _CAME and text_at(tokens, at - 1) in _TO


def _but(analysis: Analysis) -> int | None:
    """What holds after what is denied: `ikke 84 km, men 48 km`; a day may be one of a journey that was not made."""
    mentions = analysis.mentions
    if len(mentions) != 2:
        return None
    old, new = mentions
    denied = has(analysis.tokens, old.first - 1, "negation")
    alike = type(old) is type(new) and not isinstance(new, When)
    return new.first if denied and alike and _is_all(analysis) else None


def _is_all(analysis: Analysis, *, named: int = 0) -> bool:
    """True when nothing is asked or told besides the values, and no more is `named`."""
    if len(analysis.named) > named or analysis.layout.asking:
        return False
    taken = {index for mention in (*analysis.mentions, *analysis.named) for index in _places(mention)}
    words = (token for index, token in enumerate(analysis.tokens) if index not in taken)
    return all(
        token.kind == "num"
        or is_but(token)
        or token.text in words_of("written_there")
        or token.text in _OOPS
        or is_light(token, *_SAYING)
        for token in words
    )


def _places(mention: Mention) -> range:
    return range(mention.first, mention.last)
