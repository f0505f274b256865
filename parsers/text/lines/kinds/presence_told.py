"""The words by which somebody tells of being there for a part of a meeting, or as a substitute."""

import re
from collections.abc import Mapping, Sequence

EXAMPLES: Mapping[str, Sequence[str]] = {
    "planutvalget i går, bare til stede på én sak": ["attendance one_case"],
    "planutvalget i går, vi kom bare til sak 4": [],
    "planutvalget i går, innkalt kun til sak 14/26": ["attendance one_case"],
    "planutvalet i går, eg var berre med på ei sak": ["attendance one_case"],
    "planning committee yesterday, only for one case": ["attendance one_case"],
    "planutvalget i går, var til stede i deler av møtet": ["attendance part"],
    "planutvalet i går, møtte berre ein del av møtet": ["attendance part"],
    "planutvalget i går, måtte gå før møtet var slutt": ["attendance part"],
    "planning committee yesterday, I had to leave early": ["attendance part"],
    "planutvalet i går, måtte gå tidleg frå arbeid": [],
    "møtte som vararepresentant i planutvalget i går, bare for én sak": ["attendance one_case", "role substitute"],
    "planning committee yesterday as a substitute": ["role substitute"],
    "eg var vara i planutvalet i går": ["role substitute"],
    "møtte som vara for leder i planutvalget i går": ["role substitute"],
    "attended as deputy for the chair in the planning committee yesterday": ["role substitute"],
    "planutvalget i går, vi hadde bare én sak": [],
    "planutvalget i går, en lang sak om sak 14/26": [],
    "planutvalget i går, siste del av møtet var lukket": [],
    "planutvalget i går, halve møtet": ["attendance part"],
    "planutvalet i går, berre halve møtet": ["attendance part"],
    "planning committee yesterday, half the meeting": ["attendance part"],
    "planutvalget i går, gikk etter én time": ["attendance part"],
    "planutvalet i går, eg gjekk etter 2 timar": ["attendance part"],
    "planning committee yesterday, left after one hour": ["attendance part"],
    "planutvalget i går, kun én sak": ["attendance ?"],
    "planutvalget i går, bare 1 sak": ["attendance ?"],
    "møte i planutvalget i går med bare én sak": ["attendance ?"],
    "planutvalet i går, berre éi sak": ["attendance ?"],
    "planutvalget i går, møtte i én sak": ["attendance ?"],
    "planning committee yesterday, only one case": ["attendance ?"],
    "planutvalget i går, deltok til kl 12": ["attendance ?"],
    "planutvalet i går, var med fram til klokka 12": ["attendance ?"],
    "planning committee yesterday, stayed until 12": ["attendance ?"],
    "planutvalget i går, det var bare én sak": [],
    "planutvalget i går, bare én sak på sakslista": [],
    "planutvalet i går, vi behandla berre ei sak": [],
    "planning committee yesterday, we had only one case": [],
    "planutvalget i går, møtet varte til kl 12": [],
    "planutvalget i går, deltok fra 10 til 12": [],
    "planutvalet i går, berre sak 3": ["attendance one_case"],
    "planutvalget i går, bare med på sak 14/26": ["attendance one_case"],
    "planning committee yesterday, only item 3": ["attendance one_case"],
    "planutvalget i går, bare sak 3 og 4": ["attendance part"],
    "planutvalget i går, vi behandlet bare sak 3": [],
    "planutvalget i går, bare sak 3 ble behandlet": [],
    "planutvalget i går, vi rakk bare sak 3": [],
    "planutvalget i går (en sak)": ["attendance ?"],
    "planutvalet i går, éi sak": ["attendance ?"],
    "planutvalget i går, en sak tok lang tid": [],
    "planning committee yesterday, attended one item only": ["attendance one_case"],
    "planutvalget i går, var med på én sak bare": ["attendance one_case"],
    "planutvalget i går, gikk etter første sak": ["attendance one_case"],
    "planutvalet i går, eg gjekk etter sak 4": ["attendance part"],
    "planutvalget i går, dro etter to saker": ["attendance part"],
    "planutvalget i går, gikk etter pausen": ["attendance part"],
    "planning committee yesterday, left after the second item": ["attendance part"],
    "planutvalget i går, gikk hjem etter siste sak": [],
    "planutvalget i går, måtte gå før siste sak": ["attendance part"],
    "planutvalet i går, gjekk før sak 7": ["attendance part"],
    "planutvalet i går, måtte gå halvvegs": ["attendance part"],
    "planning committee yesterday, left halfway": ["attendance part"],
    "planning committee yesterday, left before the last item": ["attendance part"],
    "planutvalget i går, gikk halvveis hjem": [],
    "planutvalget i går, gikk før bussen kom": [],
    "planutvalget i går, kom først til sak 8": ["attendance part"],
    "planutvalet i går, eg kom ikkje før sak 3": ["attendance part"],
    "planutvalget i går, kom inn i sak 5": ["attendance part"],
    "planning committee yesterday, I only joined from item 8": ["attendance part"],
    "planutvalget i går, vi kom først til sak 8 klokka ti": [],
    "planutvalget i går, til stede fra sak 5": ["attendance part"],
    "planutvalet i går, var med til og med sak 6": ["attendance part"],
    "planutvalget i går, kom i gang med sak 8": [],
    "planutvalget i går, deltok fra sak 1 til 9, hele møtet": [],
    "planutvalget i går, kom først til sak 1": [],
    "planutvalget i går, kom først til sak 12": ["attendance part"],
    "planutvalget i går. Vi gikk etter sak 5, da var møtet slutt": [],
    "planutvalget i går, gikk etter sak 5, som var den siste": [],
    "planutvalget i går. Bare sak 3 tok lang tid": [],
    "planutvalet i går. Berre sak 3 til behandling": [],
    "planutvalget i går. Kun sak 14/26 på kartet": [],
    "planutvalget i går, jeg leste bare sak 3": [],
}
_CLOSED = r"(?=\s*(?:[.,;:)!\n]|$))"
_PAST_FIRST = r"(?!1\b(?!/))\d"
"""A case that is not the first of a meeting."""
_NOT_LAST = r"(?![^.\n]{0,24}\b(?:siste|slutt|ferdig|last|was over)\b)"
_ONLY = r"\b(?:bare|berre|kun|only)"
_THERE = r"(?:til stede|tilstede|til stades|var|med|deltok|deltatt|møtte|møtt|innkalt|kalt inn|present|attended)"
_ONE = r"(?:én|éin|éi|en|ein|ei|1|one|a single) (?:enkelt)?(?:sak|case|item)\b"
_AT = r"(?:for|på|til|i)"
_MEETING = (
    r"(?:(?:(?:en |ein )?(?:deler|delar|del) av|halve) møtet|(?:a )?part of the meeting|half (?:of )?the meeting)\b"
)
_EARLY = r"(?:tidlig|tidleg|før slutt|før møtet var (?:slutt|ferdig)|early)\b"
_FROM_WORK = r"(?:fra|frå|from) (?:jobb|arbeid|work)"
LEFT = r"\b(?:gikk|gjekk|dro|drog|reiste|left)"
_HOURS = r"(?:(?:én|en|ein|ei|one|an|to|two|tre|three|\d{1,2}) (?:time|timer|timar|hours?)|(?:en |ein )?halvtime)\b"
_STAYED = r"\b(?:til stede|tilstede|til stades|med|deltok|deltatt|møtte|present|attended|stayed)"
_UNTIL = r"(?:(?:fram |frem )?til|until|till) (?:kl\b\.? ?|klokka |klokken )?\d"
_CASES = r"(?:saker|saka|saken|sak|cases|case|items|item)"
_IN = r"(?:(?:på|for|at|under) )?"
_NUMBER = r"(?:nr\.? )?\d+(?:/\d+)?\b"
_MORE = r"(?:,| og| and| -| –|-|–) ?(?:(?:sak|case|item) )?\d"
_FIRST = r"(?:den |the )?(?:første|fyrste|first|én|éin|éi|en|ein|ei|one|1\.?)"
_ORDER = (
    r"(?:den |the )?(?:andre|annen|tredje|fjerde|femte|second|third|fourth|fifth|[2-9]\.|to|tre|fire|two|three|four)"
)
_PAUSE = r"(?:pausen|pausa|lunsjen|lunsjpausen|the break|the lunch break)\b"
_BEFORE_END = (
    r"(?:før (?:siste sak|sak \d|slutten|slutt\b|møtet var)"
    r"|before (?:the )?(?:last (?:item|case)|end\b|(?:item|case) \d))"
)
_HALFWAY = (
    r"(?:halvveis|halvvegs|midtveis|midtvegs|halfway|midway)"
    r"(?: (?:i|gjennom|through|ut i) (?:møtet|the meeting))?(?=\s*(?:[.,;:)!\n]|$))"
)
_LEAVING = (
    rf"(?<!\bvi )(?<!\bme )(?<!\bwe )(?:{LEFT}|\b(?:måtte (?:gå|dra|reise)|forlot|had to (?:leave|go)))"
    r"(?: (?:jeg|eg|i))?(?: møtet| the meeting| hjem| heim)?"
)
_IN_ROOM = r"\b(?:til stede|tilstede|til stades|(?:var|vært|vore|er) med|deltok|deltatt|present|attended)"
_COMING = (
    r"(?<!vi )(?<!me )(?<!we )\b(?:kom|møtte|ankom|joined|came|arrived)(?: (?:jeg|eg|i))?"
    r"(?: (?:først|fyrst|only) (?:til|på|ved|i|under|for|at|from|in)| (?:ikke|ikkje) før"
    r"| inn (?:i|på|til|ved|under)| from)"
)
_SUBSTITUTE = r"(?:vara(?:medlem|representant|mann|person)?|substitute|deputy member|deputy(?= for\b))\b"
# A greeting before it stands as blanks here.
_BEGINS = r"(?:\A|(?<=[.!?\n,;])|(?<=[.!?\n,;] )|(?<=\s\s))"
_JOINED = rf"(?:{_BEGINS}|(?<=\d )(?=og |and ))(?:og |and )?"
_DAY = r"\d{1,2}(?:[.](?!\d{3})|/|st\b|nd\b|rd\b|th\b| (?:jan|feb|mar|apr|ma[iy]|ju[nl]|aug|sep|o[kc]t|nov|de[sc]))"
_ON_DAY = (
    rf"(?:(?:den |på (?:den )?|on (?:the )?|the )\d|{_DAY})"
    r"(?![^\n,;]{0,20} (?:blir|blei|ble|vart|er|var|is|was|will|møter|møtte)\b)"
)
_NOT_ASKED = r"(?!(?:[^.!?\n]|\d\.){0,60}\?)"
_ME = r"(?:meg|mæ|oss|me|us)\b"
_ON_AGENDA = (
    r"(?<!leste )(?<!las )(?<!read )(?<!det var )(?<!hadde )(?<!behandlet )(?<!behandla )(?<!we had )(?<!there was )"
)
_AGENDA = r"(?! (?:på|on) (?:saks|dagsorden|the agenda))"
UNCLEAR = "?"
"""Stands for an attendance that the words leave open: the meeting itself may have had one case."""
_CASE, _OF_MEETING = ("sak", "case", "item"), ("møtet", "meeting")

_RULES: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    ("attendance", "one_case", _CASE, rf"{_ONLY} (?:{_THERE} )?{_AT} {_ONE}"),
    ("attendance", "one_case", _CASE, rf"\b(?!var|med){_THERE} {_ONLY} (?:{_AT} )?(?:{_ONE}|sak \d)"),
    ("attendance", "part", _OF_MEETING, rf"\b{_THERE} (?:(?:bare|berre|kun|only) )?(?:{_AT} )?{_MEETING}"),
    ("attendance", "part", _OF_MEETING, r"\b(?:halve møtet|half (?:of )?the meeting)\b"),
    (
        "attendance",
        "part",
        ("måtte", "had to"),
        rf"\b(?:måtte|had to) (?:gå|forlate|dra|leave|go) (?:møtet |the meeting )?{_EARLY}(?! {_FROM_WORK})",
    ),
    ("attendance", "part", ("etter", "after"), rf"{LEFT} (?:møtet |the meeting )?(?:etter|after) {_HOURS}"),
    (
        "attendance",
        "one_case",
        _CASE,
        rf"{_ON_AGENDA}(?<!rakk ){_ONLY} (?:(?:med|present|there) )?{_IN}(?:sak|case|item) {_NUMBER}"
        rf"(?!{_MORE}){_CLOSED}",
    ),
    (
        "attendance",
        "part",
        _CASE,
        rf"{_ON_AGENDA}(?<!rakk ){_ONLY} (?:med )?{_IN}{_CASES} {_NUMBER}{_MORE}",
    ),
    ("attendance", "one_case", _CASE, rf"(?:{_IN_ROOM}|\bthere)(?: (?:på|for|at|i))? {_ONE} (?:bare|berre|kun|only)"),
    ("attendance", "one_case", _CASE, rf"{_LEAVING} (?:etter|after) {_FIRST} {_CASES}\b"),
    (
        "attendance",
        "part",
        _CASE,
        rf"{_LEAVING} (?:etter|after) (?:{_ORDER} {_CASES}\b|(?:sak|case|item) {_NUMBER}){_NOT_LAST}",
    ),
    ("attendance", "part", ("etter", "after", "i ", "in "), rf"{_LEAVING} (?:etter|after|i|in) {_PAUSE}{_CLOSED}"),
    ("attendance", "part", ("før", "before", "veis", "vegs", "way"), rf"{_LEAVING} (?:{_BEFORE_END}|{_HALFWAY})"),
    ("attendance", "part", _CASE, rf"{_COMING} (?:sak|case|item) {_PAST_FIRST}"),
    (
        "attendance",
        "part",
        _CASE,
        rf"(?:only )?(?:{_IN_ROOM}|\bjoined) (?:fra|frå|from|til|until) (?:og med )?(?:sak|case|item) {_PAST_FIRST}",
    ),
    ("attendance", UNCLEAR, _CASE, rf"(?:[(,:]|\s[–-]) ?{_ONE}(?=\s*(?:[).,;\n]|$))"),
    ("attendance", UNCLEAR, _CASE, rf"{_ON_AGENDA}{_ONLY} {_ONE}{_AGENDA}"),
    ("attendance", UNCLEAR, _CASE, rf"\b(?:møtte|møtt|deltok|deltatt|attended) {_AT} {_ONE}"),
    ("attendance", UNCLEAR, ("til",), rf"{_STAYED} {_UNTIL}"),
    (
        "role",
        "substitute",
        ("vara", "substitute", "deputy"),
        rf"\b(?:som|as an?|as) {_SUBSTITUTE}",
    ),
    (
        "role",
        "substitute",
        ("vara", "substitute", "deputy"),
        rf"{_JOINED}(?:(?:jeg |eg |i )?(?:var |møtte |was a )?{_SUBSTITUTE} for (?!{_ME})\w"
        rf"|(?:jeg |eg |i )?(?:var |møtte |was a ){_SUBSTITUTE} (?:i|at|in)\b|vara i\b|{_SUBSTITUTE} {_ON_DAY})"
        rf"|\b(?:var|møtte|was) (?:jeg|eg|i)(?: a)? {_SUBSTITUTE}{_NOT_ASKED}",
    ),
)
"""Field, value, words without one of which the pattern cannot fit, and the pattern: most texts have none of them."""
TOLD = [(field, value, words, re.compile(pattern, re.IGNORECASE)) for field, value, words, pattern in _RULES]
ANY = re.compile("|".join(sorted({word for _, _, words, _ in _RULES for word in words})))
