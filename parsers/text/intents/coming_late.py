"""Messages of one who comes late or leaves early: `eg kjem i planutvalet, men er nok ikkje framme før 13.20`."""

from collections.abc import Iterator

from parsers.text.analysis import Analysis
from parsers.text.lines.told.frames import Clause, sentences
from parsers.text.spans.coming import may_be_ahead
from parsers.text.spans.mentions import Clocks, Count, Distance, Money
from parsers.text.words.lexicon import words_of

EXAMPLES = {
    "Eg kjem i planutvalet på onsdag, men er nok ikkje framme før kl. 13.20 på grunn av ferja. Helsing Olaug": True,
    "Jeg kommer litt sent til planutvalget på onsdag, rekker ikke bussen": True,
    "Planutvalget onsdag: jeg er ikke framme før 13.20": True,
    "Hei, jeg er først på plass i planutvalget kl 13.20 onsdag": True,
    "jeg blir 20 min forsinka til planutvalget i dag, bussen står": True,
    "Kan komme til planutvalget onsdag, men må gå kl 14": True,
    "Eg må dra frå planutvalet på onsdag kl 14, har legetime": True,
    "I am running late for the planning committee, the ferry is cancelled": True,
    "I am not there before 13:20 on Wednesday, planning committee": True,
    "I have to leave the planning committee at 14 on Wednesday": True,
    "er på vei, er der om 10 min. Formannskapet begynner vel uten meg": True,
    "Jeg var ikke framme før kl 13.20 i planutvalget onsdag. Møtet slutta 15": False,
    "Planutvalget onsdag, måtte gå kl 14": False,
    "Planutvalget onsdag, jeg er litt sen med dette": False,
    "Beklager at jeg er sent ute. Planutvalget onsdag": False,
    "Planutvalget onsdag kl 12-14, jeg kommer litt sent med kravet": False,
    "Planutvalget 10.11. Eg er nok ikkje framme før 13 i morgon": False,
    "Planutvalget onsdag, taxi 140 kr. Må gå nå": False,
    "Planutvalget onsdag. Jeg må gå gjennom kvitteringene": False,
    "Planutvalget onsdag, toget er forsinket": False,
    "Planutvalget onsdag, er ikke hjemme før kl 20": False,
    "Planutvalget onsdag, jeg må kjøre hjemmefra før 8, 24 km": False,
    "Formannskapet 20.11. Er på vei hjem.": False,
    "Er på vei hjem fra formannskapet i dag": False,
    "Jeg er på vei til å bli ferdig med skjemaet: formannskapet i dag": False,
    "Formannskapet i dag, må gå. Hilsen Per": False,
    "Formannskapet i dag, må dra": False,
}
_LATE = words_of("arriving_late")
_COMES = words_of("arriving_now")
_THERE = words_of("arrived_place")
_UNTIL = frozenset({"før", "before", "until", "till", "først"})
_MUST, _LEAVE = words_of("must_now"), words_of("leaving_now")
_AFTER_LEAVING = words_of("left_then")
_ON_THE_WAY = frozenset({"vei", "veg", "way"})
_HOME = words_of("the_home") | {"hjemover", "heimover"}
_TO_DO = ["til", "å"]
_WITH_WHAT = frozenset({"med", "ute", "with", "dette", "this"})
"""Who is late with these is late with a claim."""
_CLAIMING = ("enclosed", "claiming", "claim_word", "fee", "drive", "receipt", "wish", "order")
_PAST = words_of("was_there")
_NEAR = 7
_LONGEST = 60


def comes_late(analysis: Analysis) -> bool:
    """True for a message that says so of what is to be, and tells of no day that has been and of nothing to pay."""
    said, tokens = analysis.said, analysis.tokens
    if said.isdisjoint(_LATE | _THERE | _LEAVE | _ON_THE_WAY) or len(tokens) > _LONGEST or analysis.layout.asking:
        return False
    if not said.isdisjoint(_PAST) or any(sense in analysis.spots for sense in _CLAIMING):
        return False
    if any(isinstance(one, Distance | Money | Count) for one in analysis.mentions):
        return False
    if any(isinstance(one, Clocks) and one.end for one in analysis.mentions):
        return False
    if not all(may_be_ahead(one, analysis.today) for one in analysis.dated):
        return False
    return any(any(_tells(sentence)) for sentence in sentences(tokens, analysis.layout))


def _tells(sentence: Clause) -> Iterator[bool]:
    """Whether somebody comes late, is not there before some time, is on the way, or must leave."""
    texts = [token.text for token in sentence.tokens]
    for at, text in enumerate(texts):
        after = texts[at + 1 : at + 1 + _NEAR]
        if text in _COMES and _is_writers(sentence, at):
            yield not _LATE.isdisjoint(after) and _WITH_WHAT.isdisjoint(after)
            yield not (_THERE.isdisjoint(after) or _UNTIL.isdisjoint(after))
            yield any(one in _ON_THE_WAY and _is_there(after[near + 1 :]) for near, one in enumerate(after[:3]))
        elif text in _MUST and _is_writers(sentence, at):
            yield any(one in _LEAVE and _closes(after[near + 1 :]) for near, one in enumerate(after[:3]))


def _is_there(after: list[str]) -> bool:
    """False for `på vei hjem`, and for `på vei til å`, which leads to no place."""
    return _HOME.isdisjoint(after[:1]) and after[:2] != _TO_DO


def _closes(after: list[str]) -> bool:
    """True where the leaving goes on with when or from where: `gå kl 14`; neither `gå gjennom` nor `må gå`."""
    return bool(after) and (after[0] in _AFTER_LEAVING or after[0][0].isdigit())


def _is_writers(sentence: Clause, verb: int) -> bool:
    """True for `eg kjem`, `då kjem eg`, and a verb that nothing stands before, or `men`."""
    near = [*sentence.tokens[max(0, verb - 1) : verb], *sentence.tokens[verb + 1 : verb + 2]]
    before = sentence.tokens[verb - 1] if verb else None
    alone = before is None or before.kind != "word" or before.text in ("men", "but", "og", "and", "så", "so")
    return alone or any(token.writer for token in near)
