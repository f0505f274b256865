"""Clock times that are hours by themselves, of whatever work: `her er timene mine`, below it `10.11 kl 15-18`."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.spans.mentions import Clocks
from parsers.text.words.lexicon import words_of

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Hei, her er timene mine for Noah:\n\ntirsdag 10. november kl. 15–18\ntorsdag 12. november kl. 15–19": [
        *("? 10.11 3 ?type", "? 12.11 4 ?type"),
    ],
    "Her er timane mine: 10.11 kl 15-18, 12.11 kl 15-19. Er det noko meir de treng?": [
        *("? 10.11 3 ?type", "? 12.11 4 ?type"),
    ],
    "Here are my hours for Noah:\n\n10 November 3-6 pm\n12 November 15:00-19:00": [
        "? 10.11 3 ?type",
        "? 12.11 4 ?type",
    ],
    "Her er timene mine: 10.11 kl 15-18": ["? 10.11 3 ?type"],
    "Here are my hours:\n10 November 3-6 pm": ["? 10.11 3 ?type"],
    "Vedlagt timeliste for Noah: 10.11 kl 15-18": ["? 10.11 3 ?type"],
    "Jeg hadde Noah 10.11 kl 15-18 og 12.11 kl 15-19.": ["? 10.11 3 ?type", "? 12.11 4 ?type"],
    "Noah var hos oss 10.11 kl 15-18 og 12.11 kl 15-19.": ["? 10.11 3 ?type", "? 12.11 4 ?type"],
    "Noah\n10.11 kl 15-18\n12.11 kl 15-19": ["? 10.11 3 ?type", "? 12.11 4 ?type"],
    "Her er timene mine for Noah:\n10.11 kl 15-18\n12.11 kl 15-19\n14.11 var han syk": [
        *("? 10.11 3 ?type", "? 12.11 4 ?type"),
    ],
    "Her er timene mine for Noah: 10.11 kl 15-18 og 12.11 kl 15-19. Vi tok ikke taxi": [
        *("? 10.11 3 ?type", "? 12.11 4 ?type"),
    ],
    "10.11 kl 15-18, 3 timer, 17 km\n12.11 kl 15-19, 4 timer\nParkering 12.11: 40 kr": [
        *("? 10.11 3 ?type", "mileage 10.11 17", "? 12.11 4 ?type", "parking 12.11 40"),
    ],
    "Kontoret var stengt 10.11 kl 15-18 og 12.11 kl 15-18.": [],
    "Jeg var innom rådhuset 10.11 kl 10-11, men fant ingen. Hvem skal jeg snakke med?": [],
    "Får jeg timene mine betalt for 10.11 kl 15-18?": [],
    "Timene mine 24.11 kl 15-18 kommer senere": [],
}
_WITH_ME = frozenset({"meg", "oss", "me", "us"})
_THERE = words_of("being_there") - {"med", "in", "i", "til", "to", "did", "able"}
_MEETS = ("møtt", "deltok", "deltatt", "attend")
_MOST = 20
_LIST = 2
"""Days with clock times that are a list."""


def reported(analysis: Analysis, types: TypeIndex) -> frozenset[int]:
    """Where the clock times begin that are hours, though no name of a type takes them.

    They are so below a subject of hours, beside a word for hours, and as a list of what the writer did on several days.
    """
    layout = analysis.layout
    days = {layout.sentence[one.when.first] for one in analysis.dated if not (one.wide or one.ahead)}
    told = [one for one in analysis.mentions if isinstance(one, Clocks) and one.end and not _is_asked(one, analysis)]
    if not told or _is_of_something_else(analysis, types):
        return frozenset()
    if not (_is_headed(analysis, types) or (days and _names_hours(analysis)) or _is_list(told, days, analysis)):
        return frozenset()
    return frozenset(one.first for one in told)


def met_by_subject(analysis: Analysis, types: TypeIndex) -> tuple[str, ...]:
    """The one meeting that the subject names, whose times those of the text then are; none for care and for hours."""
    codes = {code for one in analysis.subject_types for code in one.codes}
    return tuple(codes) if len(codes) == 1 and codes <= types.meetings.keys() else ()


def met_times(analysis: Analysis, types: TypeIndex) -> frozenset[int]:
    """Where the clock times begin that are those of the meeting that the subject names.

    Their clause tells that one was there, or nothing else: `jeg møtte kl 9-11`, `10.11 kl 9-11`.
    """
    told = [one for one in analysis.mentions if isinstance(one, Clocks) and one.end and not _is_asked(one, analysis)]
    if not told or not met_by_subject(analysis, types):
        return frozenset()
    clause, tokens = analysis.layout.clause, analysis.tokens
    taken = {at for one in analysis.mentions for at in range(one.first, one.last)}
    free = {clause[at]: at for at, token in enumerate(tokens) if token.kind == "word" and at not in taken}
    attended = {clause[at] for at, token in enumerate(tokens) if token.text in _THERE or token.text.startswith(_MEETS)}
    return frozenset(
        one.first for one in told[:_MOST] if clause[one.first] in attended or clause[one.first] not in free
    )


def _is_of_something_else(analysis: Analysis, types: TypeIndex) -> bool:
    """True below a subject of meetings of no body, or of things that were bought."""
    codes = tuple(code for one in analysis.subject_types for code in one.codes)
    if not codes:
        return any("meeting" in token.senses for token in analysis.heading)
    return types.units(codes) == {"amount"}


def _is_asked(clocks: Clocks, analysis: Analysis) -> bool:
    return analysis.layout.sentence[clocks.first] in analysis.layout.asking


def _is_headed(analysis: Analysis, types: TypeIndex) -> bool:
    """True below a subject that names hours, or care of which some is paid by the hour: `Avlastning for Noah`."""
    codes = tuple(code for one in analysis.subject_types for code in one.codes)
    return bool(codes) and "hour" in types.units(codes) <= {"hour", "day"}


def _names_hours(analysis: Analysis) -> bool:
    """True where a sentence that asks nothing speaks of hours: `timene mine`, `timeliste`."""
    words = words_of("timesheet")
    if any(token.text in words for token in analysis.heading):
        return True
    if words.isdisjoint(analysis.said):
        return False
    told = zip(analysis.tokens, analysis.layout.sentence, strict=True)
    return any(token.text in words and number not in analysis.layout.asking for token, number in told)


def _is_list(told: Sequence[Clocks], days: set[int], analysis: Analysis) -> bool:
    """True for several days with clock times, in rows of their own or told by the writer, where nothing is asked."""
    if analysis.layout.asking or len(told) < _LIST:
        return False
    sentence = analysis.layout.sentence
    dated = {sentence[one.first] for one in told} & days
    if len(dated) >= _LIST:
        return True
    tokens = zip(analysis.tokens, sentence, strict=True)
    return any(number in dated and (token.writer or token.text in _WITH_ME) for token, number in tokens)
