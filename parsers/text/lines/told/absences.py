"""Sentences that tell of a meeting the writer was not at: `møte 7. mars, men då var eg sjuk`, `missed the meeting`."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.lines.told.frames import Clause, is_light, sentences
from parsers.text.lines.told.stood_in import stood_in
from parsers.text.lines.told.subjects import Subjects
from parsers.text.spans.mentions import MEASURED, Mention, When, has, text_at
from parsers.text.spans.own_sums import ends_phrase
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES = {
    "formannskapet i går. Det var planutvalg 9. november, men da var jeg syk": ["expense"],
    "formannskapet i går. Eg gjekk glipp av planutvalet 9. november": ["expense"],
    "formannskapet i går. I missed the municipal council on 9 November": ["expense"],
    "formannskapet i går. Planutvalget møttes 9. november, men jeg kom ikke": ["expense"],
    "formannskapet i går. Var syk da det var planutvalg 9. november": ["expense"],
    "formannskapet i går. Kommunestyret 9. november som tilhører": ["expense"],
    "formannskapet i går. Kommunestyret 9. november var eg tilhøyrar på": ["expense"],
    "formannskapet i går. I was in the audience at the municipal council on 9 November": ["expense"],
    "formannskapet i går. Planutvalg 9. november, men blei avkalla og sat heime": ["expense"],
    "formannskapet i går. Så var det planutvalg 9. november, men da lå jeg med influensa": ["expense"],
    "formannskapet i går. Kommunestyret 9. november – meldt forfall": ["expense"],
    "formannskapet 3.11 møtt\nkommunestyret 9.11 forfall\nplanutvalget 12.11 møtt": ["expense", "expense"],
    "formannskapet 3.11, kommunestyret 9.11 forfall, planutvalget 12.11": ["expense", "expense"],
    "executive committee yesterday, municipal council 9 November: absent": ["expense"],
    "formannskapet 9. november, Kari meldte forfall": ["expense"],
    "formannskapet 9. november for Kari som meldte forfall": ["expense"],
    "formannskapet 9. november, men var syk dagen etter, 3 timer tapt arbeidsfortjeneste": ["expense", "expense"],
    "formannskapet i går, men rakk ikke bussen hjem, taxi 312 kr": ["expense", "expense"],
    "formannskapet i går – jeg gikk glipp av bussen": ["expense"],
    "formannskapet 10.11. Planutvalget i går, gikk glipp av bussen, så jeg kom ikke på møtet": ["expense"],
    "formannskapet i går (mista toget heim)": ["expense"],
    "formannskapet i går, rakk ikke bussen": ["expense"],
    "formannskapet i går, nådde ikkje ferja og kom for seint": ["expense"],
    "executive committee yesterday, I missed the bus": ["expense"],
    "planutvalget i går – jeg gikk glipp av møtet": [],
    "formannskapet i går, nådde ikke flyet, og måtte bli hjemme": [],
    "formannskapet i går, rakk ikke bussen. Kom meg ikke dit": [],
    "executive committee yesterday, I missed the bus and the meeting": [],
    "planutvalget i går. Formannskapet 12.11 mistet jeg bussen til": ["expense"],
    "formannskapet i går, rakk ikke bussen. Kom ikke hjem før kl 23": ["expense"],
    "formannskapet i går, mistet bussen. Parkering har jeg ikke": ["expense"],
    "formannskapet i går, mistet bussen. Var hjemme kl 23": ["expense"],
}

_MISSED_WITHIN = 4
_RIDES = words_of("ride_one_sits_in") | words_of("connection")
_TO = frozenset({"til", "to"})
_HOME = frozenset({"hjemme", "heime", "home"})
_HOMEWARD = frozenset({"hjem", "heim", "home"})
_STAYING = frozenset({"bli", "ble", "blei", "verte", "vart", "være", "vere", "satt", "sat", "stay", "stayed"})
_WHILE_WITHIN = 2
_WHILE = frozenset({"da", "då", "when", "under", "during"})


def missed(analysis: Analysis) -> frozenset[int]:
    """The sentences that only tell of a meeting the writer missed."""
    senses = analysis.spots.keys()
    but = "waiting" in senses and ("absence" in senses or senses >= {"attend", "negation"})
    ill = senses >= {"absence", "being"}
    if not (but or ill or "missed" in senses or "listener" in senses):
        return frozenset()
    persons = Subjects(analysis) if ill else None
    said = analysis.layout.by_sentence(analysis.mentions)
    meetings = {*analysis.spots.get("meeting", ()), *(mention.first for mention in analysis.named)}
    went = {analysis.layout.sentence[bisect_left(analysis.layout.clause, number)] for number in stood_in(analysis)}
    return frozenset(
        found.sentence
        for found in sentences(analysis.tokens, analysis.layout)
        if found.sentence not in went
        and (
            _tells(analysis, found, said.get(found.sentence, []), meetings)
            or (persons and _is_ill(persons, found, said.get(found.sentence, []), meetings))
        )
    )


def excused(analysis: Analysis) -> set[int]:
    """The clauses that say of one meeting and day no more than that the writer was not there: KST 12.11 – forfall."""
    firm = [at for at in analysis.spots.get("absence", ()) if analysis.tokens[at].senses["absence"] == "firm"]
    if not firm:
        return set()
    clause, sentence = analysis.layout.clause, analysis.layout.sentence
    taken = {at for one in (*analysis.mentions, *analysis.named) for at in range(one.first, one.last)}
    days = Counter(clause[one.first] for one in analysis.mentions if isinstance(one, When))
    found: set[int] = set()
    for at in {clause[at]: at for at in firm}.values():
        first, last = bisect_left(clause, clause[at]), bisect_right(clause, clause[at])
        words = [analysis.tokens[near] for near in range(first, last) if near not in taken]
        if not all(is_light(token, "absence", "entered") or token.kind == "num" for token in words):
            continue
        named = len(words) < last - first
        before = clause[first - 1] if first and sentence[first - 1] == sentence[at] else clause[at]
        told = clause[at] if named else before
        if days[told] == 1:
            found.add(told)
    return found


def _tells(analysis: Analysis, sentence: Clause, beside: Sequence[Mention], meetings: Set[int]) -> bool:
    """True when nothing counted is `beside`, and one of the `meetings` is said to be missed."""
    if any(isinstance(mention, MEASURED) for mention in beside):
        return False
    listens = any(_senses(sentence, "listener"))
    if listens or any(_is_missed(analysis, index, meetings) for index in _senses(sentence, "missed")):
        return sum(isinstance(mention, When) for mention in beside) <= 1  # skulket kst mandag, fsk tirsdag
    but = next((at for at in _senses(sentence, "waiting") if analysis.tokens[at].senses["waiting"] == "but"), None)
    if but is None or meetings.isdisjoint(range(sentence.first, but)):
        return False
    days = [mention for mention in beside if isinstance(mention, When) and mention.shape in ("days", "same")]
    if len(days) > 1 or any(len(day.days) > 1 or day.first > but for day in days):
        return False
    last = sentence.first + len(sentence.tokens)
    return any(has(analysis.tokens, at, "absence") or _stays_away(analysis, at) for at in range(but, last))


def _is_ill(persons: Subjects, sentence: Clause, beside: Sequence[Mention], meetings: Set[int]) -> bool:
    """True for `var syk da det var formannskap 4.11`: the writer, one meeting at most a day, nothing counted."""
    ill = [
        at for at in _senses(sentence, "absence") if sentence.tokens[at - sentence.first].senses["absence"] == "soft"
    ]
    days = sum(isinstance(mention, When) for mention in beside)
    if len(ill) != 1 or days > 1 or any(isinstance(mention, MEASURED) for mention in beside):
        return False
    if any(_senses(sentence, "attend")) or any(_senses(sentence, "waiting")):
        return False
    verbs = [at for at in _senses(sentence, "being") if at in (ill[0] - 1, ill[0] - 2)]
    after = range(ill[0] + 1, ill[0] + 1 + _WHILE_WITHIN)
    linked = any(text_at(sentence.tokens, at - sentence.first) in _WHILE for at in after)
    named = not meetings.isdisjoint(range(ill[0], sentence.first + len(sentence.tokens)))
    return bool(verbs) and linked and named and persons.of(verbs[0]) != "other" and not persons.is_told_of(verbs[0])


def _is_missed(analysis: Analysis, at: int, meetings: Set[int]) -> bool:
    """True for `missed the council`; `rakk` needs its negation, and a bus is no meeting."""
    if is_only_ride(analysis, at):
        return False
    reached = analysis.tokens[at].senses["missed"] == "reached" and not has(analysis.tokens, at + 1, "negation")
    return not reached and not meetings.isdisjoint(range(at, at + _MISSED_WITHIN))


def is_only_ride(analysis: Analysis, at: int) -> bool:
    """True for `glipp av bussen`, unless it is told what came of it: `så jeg kom ikke på møtet`, `og ble hjemme`."""
    tokens = analysis.tokens
    near = range(at + 1, min(at + _MISSED_WITHIN, len(tokens)))
    ride = next((index for index in near if tokens[index].text in _RIDES), None)
    return ride is not None and not (_is_of_meeting(analysis, at, ride) or _came_to_nothing(analysis, ride))


def _is_of_meeting(analysis: Analysis, at: int, ride: int) -> bool:
    """True for `the bus and the meeting`, and for `formannskapet mistet jeg bussen til`."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    meeting = ride + 2 + (text_at(tokens, ride + 2) == "the")
    if has(tokens, ride + 1, "join") and has(tokens, meeting, "meeting"):
        return True
    if text_at(tokens, ride + 1) not in _TO or not ends_phrase(tokens, ride + 2):
        return False
    return any(one.last <= at and sentence[one.first] == sentence[at] for one in analysis.named)


def _came_to_nothing(analysis: Analysis, ride: int) -> bool:
    """True where the sentence goes on with a denial, or it or the next one tells that the writer came to nothing."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    ends, last = (bisect_right(sentence, sentence[ride] + more) for more in (0, 1))
    if any(has(tokens, index, "negation") for index in range(ride + 1, ends)):
        return True
    after = range(ride + 1, last)
    return any(_is_never_there(analysis, index) or _stays_home(tokens, index) for index in after)


def _is_never_there(analysis: Analysis, at: int) -> bool:
    """True for `kom meg ikke dit`, not for `kom ikke hjem før kl 23`."""
    near = (text_at(analysis.tokens, at + step) for step in range(2, 2 + _WHILE_WITHIN))
    return _stays_away(analysis, at) and _HOMEWARD.isdisjoint(near)


def _stays_home(tokens: Sequence[Token], at: int) -> bool:
    """True for `måtte bli hjemme`, `sat heime`, `stayed at home`."""
    verb = at - 1 - (text_at(tokens, at - 1) == "at")
    return text_at(tokens, at) in _HOME and text_at(tokens, verb) in _STAYING


def _stays_away(analysis: Analysis, at: int) -> bool:
    """True for `møtte ikke`, `did not attend`."""
    near = (at - 1, at + 1, at + 2)
    return has(analysis.tokens, at, "attend") and any(has(analysis.tokens, beside, "negation") for beside in near)


def _senses(sentence: Clause, sense: str) -> Iterator[int]:
    return (sentence.first + place for place, token in enumerate(sentence.tokens) if sense in token.senses)
