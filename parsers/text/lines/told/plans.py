"""What a text says is yet to come, or was not to be: `da kjører jeg`, `neste gang blir det 2 timer`, `hvis`."""

from collections.abc import Iterator, Sequence

from parsers.text.analysis import Analysis
from parsers.text.spans.intended import is_intended
from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.spans.surroundings import will_attend
from parsers.text.words.tokens import Token, said_at

EXAMPLES = {
    "støttekontakt i går 3 timer. Neste gang blir det 2 timer": ["expense"],
    "support contact yesterday 3 hours. Next time will be 2 hours": ["expense"],
    "jeg skal kjøre 42 km i morgen": [],
    "jeg skal føre 42 km i går": ["mileage"],
    "eg skal registrere formannskapet i går": ["expense"],
    "formannskapet i går. Neste krav: kommunestyret 12.11": ["expense", "expense"],
    "executive committee yesterday. Next: municipal council 12 November": ["expense", "expense"],
    "jeg skal ha dekket hotell": ["expense"],
    "jeg kjører til formannskapet i morgen, 42 km": [],
    "formannskapet i går. Neste møte er 28.11, då må eg sjølv køyre": ["expense"],
    "executive committee yesterday. I'll take the mileage too: 20 km": ["expense", "mileage"],
}

_COMING_TO = ("til", "å")
_WILL_BE = frozenset({"blir", "vert", "will"})
_BEEN = frozenset({"vært", "vore", "været", "møtt", "been"})
_REALLY = frozenset({"egentlig", "eigentleg", "opprinnelig", "opphavleg"})
_TRYING = frozenset({"prøve", "prøva", "forsøke", "forsøkje", "freiste", "try"})
_DRIVES = frozenset({"kjører", "køyrer", "kjøre", "køyre", "køyra", "drive"})
_ON = frozenset({"på", "i", "on", "in"})
_THEN = frozenset({"da", "då", "then"})
_HOURS_WITHIN = 8
"""Tokens from `skal ha avlastning` to hours, which tell that it was."""
_PAPERS = frozenset({"enclosed", "postponing"})


def planned(analysis: Analysis) -> Iterator[int]:
    """Where the text begins to speak of what is not yet, may be, or was not to be: `skal`, `hvis`, `skulle ha vært`.

    A present after it in the sentence goes on with it: `neste møte er 24.11, da kjører jeg igjen`.
    """
    tokens, spots, sentence = analysis.tokens, analysis.spots, analysis.layout.sentence
    yield from spots.get("condition", ())
    yield from (at for at in spots.get("should", ()) if any(text_at(tokens, at + step) in _BEEN for step in (1, 2, 3)))
    yield from (at for at in spots.get("should", ()) if text_at(tokens, at + 1) in _REALLY)
    future = futures(analysis)
    yield from future
    if future:
        driven = (at for at in spots.get("drive", ()) if tokens[at].text in _DRIVES)
        yield from (at - 1 for at in driven if any(sentence[of] == sentence[at] and of < at for of in future))


def futures(analysis: Analysis) -> list[int]:
    """The words that speak of what is yet to come: `skal`, `kommer til å`, `going to`."""
    tokens, spots = analysis.tokens, analysis.spots
    able = spots.get("able", ())
    coming = (at for at in able if _follows(tokens, at + has(tokens, at + 1, "person"), _COMING_TO))
    plans = (at for at in spots.get("intending", ()) if is_intended(tokens, at))
    return [*coming, *plans, *(at for at in spots.get("future", ()) if _is_future(tokens, at))]


def _is_future(tokens: Sequence[Token], index: int) -> bool:
    """False for `skal ha` and `skal føre`, which ask for something done before, and for `going` without `to`."""
    if tokens[index].senses["future"] == "attending":
        return will_attend(tokens, index)
    following = text_at(tokens, index + 1)
    if heads_claim(tokens, index):
        return False
    verb = index + 1 + has(tokens, index + 1, "person")
    if (has(tokens, verb, "claiming") and not has(tokens, verb, "pay")) or text_at(tokens, verb) in _TRYING:
        return False  # jeg skal føre timer for oktober, nå skal jeg prøve å få dette riktig
    if following in ("ha", "have") and has(tokens, index + 2, "caring") and text_at(tokens, index + 3) != "for":
        rest = tokens[index + 3 : index + 3 + _HOURS_WITHIN]
        return all(token.kind not in ("num", "clock", "dmy") for token in rest)  # skal ha avlastning i helga
    return following == "to" if tokens[index].senses["future"] == "going" else following not in ("ha", "have")


def of_next_time(analysis: Analysis) -> set[int]:
    """The sentences that only say what is yet to be: `neste gang blir det 2 timer`, `next time will be 2 hours`.

    Behind a day ahead, `Da kommer jeg til å kjøre, det er 22 km` is one too.
    """
    return _of_next_time(analysis) | _of_day_ahead(analysis)


def _of_day_ahead(analysis: Analysis) -> set[int]:
    """The sentences with `da` and a plan right behind one with a day ahead."""
    ahead = {analysis.layout.sentence[one.when.first] for one in analysis.dated if one.ahead}
    if not ahead:
        return ahead
    number = analysis.layout.sentence
    coming = {number[at] for at in futures(analysis)}
    opened = {number[at] for at in said_at(analysis.tokens, _THEN) if not at or number[at - 1] < number[at]}
    return {one for one in coming & opened if one - 1 in ahead}


def _of_next_time(analysis: Analysis) -> set[int]:
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    nexts = (at for at in analysis.spots.get("next", ()) if not at or sentence[at - 1] < sentence[at])
    return {sentence[at] for at in nexts if has(tokens, at + 1, "each_time") and text_at(tokens, at + 2) in _WILL_BE}


def heads_claim(tokens: Sequence[Token], index: int) -> bool:
    """True for `neste: kommunestyret 12.11`, `neste krav: …`, which only count claims; not `i neste krav: …`."""
    if not has(tokens, index, "next") or text_at(tokens, index - 1) in _ON:
        return False
    return text_at(tokens, index + 1 + has(tokens, index + 1, "claim_word")) == ":"


def _follows(tokens: Sequence[Token], index: int, phrase: tuple[str, ...]) -> bool:
    return all(text_at(tokens, index + 1 + step) == word for step, word in enumerate(phrase))


def promised(analysis: Analysis) -> set[int]:
    """The clauses that only promise papers, whose day is none of a line: kvittering sender jeg i neste uke."""
    clause, spots = analysis.layout.clause, analysis.spots
    if _PAPERS.isdisjoint(spots):
        return set()
    sent = {clause[at] for at in (*spots.get("enclosed", ()), *spots.get("postponing", ()))}
    return sent - {clause[one.first] for one in analysis.named}


def is_to_come(dated: Dated) -> bool:
    """True for a day ahead, and for today where a promise speaks of it: kvittering sender jeg i kveld."""
    return dated.ahead or any(day.offset == 0 for day in dated.when.days)
