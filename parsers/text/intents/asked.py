"""Values that only an open question makes clear: a bare number, a clock time, meals, where one slept, words."""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from claims.lines import Span
from claims.questions import Question
from parsers.text.analysis import Analysis
from parsers.text.intents.commands import says
from parsers.text.intents.written import Stretch, free_words, is_courtesy
from parsers.text.lines.told.frames import is_light, sentences
from parsers.text.spans.mentions import Clocks, When, has, text_at
from parsers.text.spans.numbers import and_a_half, digits, is_about, number
from parsers.text.trips.destinations import answered
from parsers.text.trips.meals import told_alone
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

Told = tuple[object, list[Span]]
"""A value in the JSON form that an edit carries, and where it stands; a value of None only takes its words."""

MEALS: Mapping[str, str | None] = {
    "én frokost og to lunsjer, middagen betalte jeg selv": "1 2 0",
    "frukost og lunsj, middag betalte eg sjølv": "1 1 0",
    "2 breakfasts and one lunch, I paid for dinner myself": "2 1 0",
    "en frokost, middag for egen regning": "1 0 0",
    "lunsj begge dager, middagen spiste jeg på egen regning": "0 2 0",
    "lunsj og middag på begge dager": "0 2 2",
    "lunch and dinner on both days": "0 2 2",
    "frokost ja, lunsj ja, middag betalte eg sjølv": "1 1 0",
    "frokost, lunsj og middag betalte jeg selv": "0 0 0",
    "1 lunsj, ingen middag": "0 1 0",
    "lunsj fikk jeg ikke": "0 0 0",
    "frokost 2, lunsj 3, middag 1": "2 3 1",
    "frokost og lunsj": "1 1 0",
    "ingen måltider": "0 0 0",
    "alle måltider unntatt middag, den betalte jeg selv": None,
    "lunsj hver dag": None,
    "middag den første kvelden, ellers ingenting": "0 0 1",
    "dinner on the first evening, nothing else": "0 0 1",
    "frukost andre dagen, elles ingenting": "1 0 0",
    "ingen middag, bare lunsj": "0 1 0",
    "no breakfast, only lunch": "0 1 0",
    "ikkje frukost, berre middag den fyrste": "0 0 1",
    "bare lunsj, ingen middag": "0 1 0",
    "nei, ingen måltider": "0 0 0",
    "ingenting, bare kaffe": None,
}
"""What an answer tells of breakfasts, lunches and dinners; None where it leaves open how many."""
_MEALS = ("breakfast", "lunch", "dinner")
NUMBERS: Mapping[str, str | None] = {
    "45": "45",
    "tre": "3",
    "Kilometertelleren sa 61,5. Takk for purringen": "61.5",
    "telleren viste 61,5 på turen": "61.5",
    "Teljaren viste 61,5": "61.5",
    "the odometer said 61.5": "61.5",
    "det sto 180 på kvitteringen": "180",
    "det stod 180 på kvitteringa": "180",
    "the receipt says 180": "180",
    "fant kvitteringen, den var på 180": "180",
    "fant lappen i sekken! 287,50": "287.50",
    "eg fann lappen i lomma! 287,50": "287.50",
    "found the slip in my bag! 287.50": "287.50",
    "fant ikke lappen! 287,50": None,
    "fant 2 kvitteringer": None,
    "ifølge Google Maps er det 42": "42",
    "tre og ein halv": "3.5",
    "Det vart to og en halv, takk": "2.5",
    "three and a half I think": None,
    "ca tre og en halv": None,
    "tre og en halv pluss kjøring": None,
    "to eller tre og en halv": None,
    "I think it was 42": None,
    "det var ikke 42, tror jeg": None,
    "det var litt over 40": None,
    "linje 3 er feil, det var en annen tur": None,
    "Hadde med meg 3 på møtet": None,
    "det er 3 vedlegg": None,
}
"""The number that an answer is of; None where it tells something else, or none for sure."""
_SHORT = 4
_LONGEST = 12
"""Tokens of a sentence that tells a number and no more."""
_COUNTED = ("enclosed", "trip", "drive", "meal")
_TELLING = ("counter", "hearsay", "cost", "lasting", "pay", "drive", "trip", "field", "enclosed")
_LEAD = re.compile(
    r"(?:(?:det|den|dette|it|that|this|(?:the )?(?:formål|formålet|føremål|føremålet|purpose))"
    r"(?: (?:var|er|gjaldt|gjeld|gjelder|was|is) ?|: ?)(?:i forbindelse med |til |for |to )?)(?=\w)",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"(?:kl\.? ?)?([01]?\d|2[0-3])[.:]([0-5]\d)\.?")
_NOTHING = ("negation", "polite", "filler", "meal", "food", "passenger", "provided")
_ONLY = frozenset({"bare", "berre", "kun", "only", "just"})
_ATTENDANCE = [
    (value, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for value, words in (
        (
            "one_case",
            r"(?:éi?n?|éin|en|ei|ein|ene|eine|1|one|single|bare|berre|kun) (?:enkelt)?(?:sak(?:en|a)?|case|item)",
        ),
        ("part", r"(?:en |ein )?(?:del|deler|delar)|halve|halvparten|ikke hele|ikkje heile|a part|part|half|not all"),
        (None, r"hele|heile|alt|alle sakene|alle sakane|whole|all|entire|everything"),
    )
]
_OF_MEALS = {"meal": "m", "provided": "p", "negation": "n"}
_COVERED_AND_NOT = re.compile("mpmp?n")
"""`frokost var dekket, lunsj ikke`: meals, what was done with them, and the one of which it was not; `lunsj, ikke
middag` has no word for what was done."""
_RATE = re.compile(
    r"(?:(?:valuta)?kurs(?:en)?|(?:exchange )?rate)?(?: (?:er|var|is|was))?:?\s*(\d{1,4}(?:[.,]\d{1,6})?)\.?",
    re.IGNORECASE,
)


def denies(tokens: Sequence[Token]) -> bool:
    """True for `nei`, `ingen måltider` and their like, and for nothing that says more."""
    words = [token for token in tokens if token.kind == "word"]
    told = "".join(letter for token in words for sense, letter in _OF_MEALS.items() if sense in token.senses)
    if _COVERED_AND_NOT.search(told) or "mnm" in told.replace("p", "").replace("mm", "m"):
        return False
    if any(token.text in _ONLY and "meal" in after.senses for token, after in pairwise(words)):
        return False  # ingen middag, bare lunsj
    return says(tokens, "no") or (
        any("negation" in token.senses for token in words)
        and all(any(sense in token.senses for sense in _NOTHING) for token in words)
    )


_FOUND = frozenset({"fant", "fann", "funnet", "funne", "found"})
_FOUND_WITHIN = 4


def bare_number(analysis: Analysis) -> Told | None:
    """`45` alone, or `tre`, and what only says that this is the answer: `kilometertelleren sa 61,5`."""
    tokens = analysis.tokens
    held = [mention for mention in analysis.mentions if mention.rule != "bare_amount"]
    if not held and (words := _in_words(tokens)):
        return words
    if len(tokens) >= _SHORT and (held or not _tells_one(analysis)):
        return None
    if any(token.kind == "num" and has(tokens, at + 1, "enclosed") for at, token in enumerate(tokens)):
        return None  # fant 2 kvitteringer
    short = len(tokens) < _SHORT
    free = [
        (found[0], (token.start, token.end))
        for index, token in enumerate(tokens)
        if (short or token.kind == "num")
        and not any(mention.first <= index < mention.last for mention in held)
        and (found := number(tokens, index))
    ]
    return (f"{free[0][0]:f}", [free[0][1]]) if len(free) == 1 else None


def _in_words(tokens: Sequence[Token]) -> Told | None:
    """The number of several words that is all of the message: `tre og en halv`, `3 og en halv`."""
    first = next((at for at, token in enumerate(tokens) if not (is_light(token) and "number" not in token.senses)), 0)
    found = _and_a_half(tokens, first) or number(tokens, first)
    if found is None or found[1] - first < len(("og", "en", "halv")) or is_about(tokens, first):
        return None
    value, end = found
    rest = all(is_light(token) and "number" not in token.senses for token in (*tokens[:first], *tokens[end:]))
    return (f"{value:f}", [(tokens[first].start, tokens[end - 1].end)]) if rest else None


def _and_a_half(tokens: Sequence[Token], at: int) -> tuple[Decimal, int] | None:
    """The digits of `3 og en halv`, which in an answer need no measure behind them, and the token after it."""
    value, half = digits(text_at(tokens, at)), and_a_half(tokens, at + 1)
    return (value + Decimal("0.5"), half) if half and value is not None and value % 1 == 0 else None


def _tells_one(analysis: Analysis) -> bool:
    """True where one number is told, and nothing of its own beside it but courtesies: `det sto 180 på kvitteringen`."""
    tokens, telling = analysis.tokens, words_of("telling_a_number")
    told = [one.tokens for one in sentences(tokens, analysis.layout) if not is_courtesy(one.tokens, analysis.text)]
    told = [one for one in told if len(told) == 1 or not _is_found(one)]
    numbers = [at for at, token in enumerate(tokens) if token.kind == "num"]
    if len(numbers) != 1 or is_about(tokens, numbers[0]) or len(told) != 1 or len(told[0]) > _LONGEST:
        return False
    if any(has(tokens, numbers[0] + 1, sense) for sense in _COUNTED):
        return False
    return all(
        token.kind in ("num", "nl", "sym") or token.text in telling or is_light(token, *_TELLING) for token in told[0]
    ) and not any("negation" in token.senses for token in told[0])


def _is_found(told: Sequence[Token]) -> bool:
    """True for a sentence of where the paper was that the number is from: `Fant lappen i sekken!`."""
    opening = [token.text for token in told if token.kind == "word"][:_FOUND_WITHIN]
    said = any(token.kind == "num" or "negation" in token.senses for token in told)
    return not said and not _FOUND.isdisjoint(opening)


def exchange_rate(analysis: Analysis) -> Told | None:
    """`11,65` or `kurs 11,65` and nothing else."""
    match = _RATE.fullmatch(analysis.text.strip())
    return (match[1].replace(",", "."), [(0, len(analysis.text))]) if match else None


def moment(analysis: Analysis, question: Question, *, alone: bool) -> Told | None:
    """A clock time on the day that is named, or on the day the question is about; no value while no day is known."""
    clocks = [mention for mention in analysis.mentions if isinstance(mention, Clocks) and not mention.unsure]
    if not clocks:
        return _bare_moment(analysis, question) if alone else None
    first, last = clocks[0].start, clocks[-1].end or (clocks[-1].start if alone or len(clocks) > 1 else None)
    time = first if question.field == "start" else last
    days = [day for known in analysis.dated if not known.wide for day in (*known.days, known.end) if day]
    named = days[0 if question.field == "start" else -1].isoformat() if days else question.facts.get("date")
    spans = [mention.span for mention in (*clocks, *(known.when for known in analysis.dated))]
    return f"{named}T{time:%H:%M}" if named and time else None, spans


def _bare_moment(analysis: Analysis, question: Question) -> Told | None:
    """`06.40` alone, on the day the question is about."""
    day, found = question.facts.get("date"), _CLOCK.fullmatch(analysis.text.strip())
    if not (day and found):
        return None
    return f"{day}T{int(found[1]):02}:{found[2]}", [(0, len(analysis.text))]


def meals(analysis: Analysis) -> Told | None:
    """How many of each meal others paid."""
    tokens = analysis.tokens
    spans = [(token.start, token.end) for token in tokens if "meal" in token.senses or "food" in token.senses]
    if denies(tokens):
        return dict.fromkeys(_MEALS, 0), spans
    clause = analysis.layout.clause
    eaten = {clause[at] for at in analysis.spots.get("meal", ())}
    spans += [one.span for one in analysis.mentions if isinstance(one, When) and clause[one.first] in eaten]
    found = told_alone(tokens, analysis.layout, analysis.mentions) if spans else None
    return ({name: getattr(found, name) for name in _MEALS}, spans) if found else None


def attendance(text: str) -> Told | None:
    """How much of the meeting: a value of None is the whole of it."""
    for value, pattern in _ATTENDANCE:
        if found := pattern.search(text):
            return value, [found.span()]
    return None


def lodging(tokens: Sequence[Token]) -> Told | None:
    """Hotel, boarding house or private."""
    found = next((token for token in tokens if "lodging" in token.senses), None)
    return (str(found.senses["lodging"]), [(found.start, found.end)]) if found else None


def country(tokens: Sequence[Token]) -> Told | None:
    """The country that is named, by itself or by one of its cities."""
    found = answered(tokens)
    return (found.country, [found.span]) if found else None


def free_answers(analysis: Analysis, wanted: frozenset[str], blocked: Sequence[Span]) -> dict[str, Span]:
    """The words without a value by the field they answer, `purpose` or `lodging_name`; none where that is not clear.

    Two fields share the words only where one stretch names a hotel.
    """
    stretches = free_words(analysis.text, analysis.tokens, blocked)
    if not stretches:
        return {}
    if len(wanted) == 1:
        return dict.fromkeys(wanted, (stretches[0].span[0], stretches[-1].span[1])) if _adjoin(stretches) else {}
    parts = {name: [one for one in stretches if one.lodging == (name == "lodging_name")] for name in wanted}
    if any(one.is_name for one in parts["purpose"]):
        return {}
    return {name: (own[0].span[0], own[-1].span[1]) for name, own in parts.items() if own and _adjoin(own)}


def told(words: str) -> str:
    """The words without what only says that they are an answer: `det var til`, `formålet var`."""
    return words[found.end() :] if (found := _LEAD.match(words)) else words


def _adjoin(stretches: Sequence[Stretch]) -> bool:
    return stretches[-1].place - stretches[0].place == len(stretches) - 1
