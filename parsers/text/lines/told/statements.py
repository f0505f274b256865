"""What the clauses of a text say of the lines in them: planned, cancelled, paid by others, entered before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from parsers.text.analysis import Analysis
from parsers.text.lines.told.disregarded import OMITTING, disregarded, named_alike
from parsers.text.lines.told.elsewhere import elsewhere
from parsers.text.lines.told.fees_denied import fees_denied
from parsers.text.lines.told.handed_in import handed_in
from parsers.text.lines.told.left_off import left_off
from parsers.text.lines.told.left_out import is_left_out, is_waived_of_it
from parsers.text.lines.told.off_words import FALLING_AWAY
from parsers.text.lines.told.paying import asked_for
from parsers.text.lines.told.plans import heads_claim, planned
from parsers.text.lines.told.received import missing_from_it
from parsers.text.lines.told.refused import TELLING as REFUSING
from parsers.text.lines.told.refused import refused
from parsers.text.lines.told.stood_in import stood_in
from parsers.text.lines.told.struck import struck
from parsers.text.lines.told.unpaid import unpaid
from parsers.text.spans.mentions import MEASURED, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, said_at

_ASKING_FOR = frozenset({"ha", "få", "be", "get"})
_BESIDE = 4
_CUES = frozenset(
    {
        "cancelled",
        "disregarding",
        "missed",
        "negation",
        "payer",
        "entered",
        "provided",
        "pay",
        "condition",
        "future",
        "intending",
        "solely",
        "able",
        "should",
        "bearing",
        "another_time",
        "fallen",
        "order",
        "removed",
    }
)
_PRIVATE = words_of("private")
_TELLING = OMITTING | REFUSING | _PRIVATE | words_of("left_forgotten") | words_of("another_claim")
_ONE = frozenset({"ene", "eine", "one"})
"""One of several that was paid by others leaves the rest: kommunen betalte den ene."""
_ANOTHER = {
    "turn": ("annen", "annan", "anna", "anen", "another", "neste", "next"),
    "own": ("eget", "eige", "eigen", "egen", "separat", "separate", "own", "neste", "next"),
}
_ON = frozenset({"på", "i", "on", "in"})
_CLAUSE = 8
_DENIED_WITHIN = 2
"""Tokens from a negation to the verb: ikke ført, ikke blitt ført."""
_IT = frozenset({"det", "den", "de", "dei", "dem", "disse", "desse", "som", "it", "them", "that", "which"})
_THINGS = _IT | {"ho", "han"}
"""Nynorsk calls things so too: `møtegodtgjersla sende eg inn før ferien, ho skal ikkje med no`."""
_WHICH = frozenset({"som", "which"})
_BEING = frozenset({"er", "var", "ble", "vart", "is", "was"})
_THAT = frozenset({"det", "den", "dette", "denne", "that", "it", "this"})
_OF = frozenset({"av", "of"})
_FREE = frozenset({"gratis", "free"})
_FULLY = frozenset({"helt", "heilt", "jo", "heldigvis", "completely", "entirely", "all", "for"})
_ANYTHING = frozenset({"noe", "noko", "anything", "krone", "krona", "øre", "penny", "dime"})
_AFTER = {"from": ("fra", "frå"), "for": ("for",)}


@dataclass(slots=True)
class Statements:
    """Numbers of clauses, and of sentences for `no_fee`.

    `planned` is where a clause begins to speak of the future; `settled` is entered or received `already`;
    `left_out` is not to be claimed, or paid by the writer for good; `only` is the one kind of line that is claimed;
    `solely` names all that is claimed.
    """

    planned: dict[int, int] = field(default_factory=dict)
    provided: set[int] = field(default_factory=set)
    paid_by_others: set[int] = field(default_factory=set)
    cancelled: set[int] = field(default_factory=set)
    negated: set[int] = field(default_factory=set)
    missed: set[int] = field(default_factory=set)
    already: set[int] = field(default_factory=set)
    settled: set[int] = field(default_factory=set)
    left_out: set[int] = field(default_factory=set)
    no_fee: set[int] = field(default_factory=set)
    only: str | None = None
    solely: set[int] = field(default_factory=set)


NOTHING = Statements()


def state(analysis: Analysis) -> Statements:
    """What the text states."""
    tokens, clause, spots = analysis.tokens, analysis.layout.clause, analysis.spots
    if spots.keys().isdisjoint(_CUES) and _TELLING.isdisjoint(analysis.said):
        return NOTHING
    said = Statements()

    def clauses(sense: str) -> set[int]:
        return {clause[index] for index in spots.get(sense, ())}

    owed, others = missing_from_it(analysis), stood_in(analysis)
    forgotten = left_off(analysis)
    denied = [
        index for index in spots.get("negation", ()) if index not in owed and clause[index] not in others | forgotten
    ]
    said.cancelled, said.missed = clauses("cancelled"), clauses("missed") - others
    said.negated = {clause[index] for index in denied}
    said.cancelled |= {clause[index] for index in spots.get("fallen", ()) if text_at(tokens, index + 1) in FALLING_AWAY}
    said.cancelled -= {clause[one.when.first] for one in analysis.dated if one.when.rule == "moved"}
    provided = [index for index in spots.get("provided", ()) if _is_told(tokens, index)]
    paid = [index for index in spots.get("pay", ()) if _is_told(tokens, index)]
    said.paid_by_others = {clause[index] for index in (*provided, *paid) if _by_payer(tokens, index)} - said.negated
    said.paid_by_others -= {clause[index] for index in asked_for(analysis, (*provided, *paid))}
    said.provided = {clause[index] for index in provided} - said.negated
    free = [index for index in provided if tokens[index].text in _FREE and clause[index] in said.provided]
    free += _costs_nothing(analysis)
    said.provided |= {told for index in free for told in _spoken_of(analysis, index)}
    said.provided |= said.paid_by_others | (clauses("payer") & clauses("bill"))
    for index in sorted(planned(analysis)):
        said.planned.setdefault(clause[index], index)
    already = {clause[index] for index in spots.get("already", ()) if _is_already(tokens, index)}
    already |= {clause[index] for index in spots.get("previous", ()) if has(tokens, index + 1, "claim_word")}
    already = (already | handed_in(analysis)) - forgotten
    said.already = already
    said.settled = (already & clauses("entered")) - clauses("enclosed")
    left_out = [index for index in denied if is_left_out(tokens, index) or is_waived_of_it(tokens, index)]
    said.left_out = {told for index in left_out for told in _spoken_of(analysis, index)}
    dated = {clause[one.when.first] for one in analysis.dated}
    said.left_out |= {
        told for index in left_out if clause[index] not in dated for told in named_alike(analysis, clause[index])
    }
    said.left_out |= {told for index in _private(analysis) for told in _spoken_of(analysis, index)}
    borne = (index for index in spots.get("bearing", ()) if _bears(tokens, index))
    said.left_out |= {told for index in borne for told in _spoken_of(analysis, index)}
    said.left_out |= {clause[index] for index in spots.get("another_time", ()) if _postpones(analysis, index)}
    said.left_out |= disregarded(analysis)
    said.left_out |= elsewhere(analysis)
    said.left_out |= refused(analysis)
    said.left_out.update(unpaid(analysis))
    said.left_out |= {number for gone in struck(analysis).values() for number in gone}
    said.no_fee = fees_denied(analysis, denied)
    said.only = next(filter(None, (_only(tokens, index) for index in spots.get("solely", ()))), None)
    said.solely = {clause[index] for index in spots.get("solely", ()) if _claims_solely(tokens, index)}
    return said


def _costs_nothing(analysis: Analysis) -> list[int]:
    """The verbs of `det koster jo ingenting`, `kosta ikkje noko`, `did not cost anything`."""
    tokens, clause = analysis.tokens, analysis.layout.clause
    found = []
    for at in analysis.spots.get("cost", ()):
        behind = [index for index in range(at + 1, min(at + _BESIDE + 1, len(tokens))) if clause[index] == clause[at]]
        nothing = any(has(tokens, index, "nothing") for index in behind)
        denied = any(has(tokens, index, "negation") for index in (at - 1, at - 2, *behind))
        if nothing or (denied and any(tokens[index].text in _ANYTHING for index in behind)):
            found.append(at)
    return found


def _is_told(tokens: Sequence[Token], index: int) -> bool:
    """False for what is only asked for: `få dekket`."""
    return text_at(tokens, index - 1) not in _ASKING_FOR


def _by_payer(tokens: Sequence[Token], index: int) -> bool:
    """True where somebody who pays stands beside the word: `dekket av kommunen`."""
    near = range(index - _BESIDE + 1, index + _BESIDE)
    return any(has(tokens, at, "payer") for at in near) and not any(text_at(tokens, at) in _ONE for at in near)


def _is_already(tokens: Sequence[Token], index: int) -> bool:
    """True for `allerede`, `alt` before `sendt`, `fra før` and `for seg`."""
    said = str(tokens[index].senses["already"])
    if said == "beside":
        return has(tokens, index + 1, "entered")
    sent = index - 1 - (text_at(tokens, index - 1) == "inn")
    sent_before = said == "from" and has(tokens, sent, "entered") and not _is_not(tokens, sent)  # er sendt inn før
    return said not in _AFTER or sent_before or text_at(tokens, index - 1) in _AFTER[said]


def _is_not(tokens: Sequence[Token], sent: int) -> bool:
    """True for the `ført` of `har jeg heller ikke ført før nå`, which is claimed now."""
    return any(has(tokens, at, "negation") for at in range(sent - _DENIED_WITHIN, sent))


def _private(analysis: Analysis) -> Iterator[int]:
    """The words of `men det var privat`, `that was private`; `kjørte privat` and `privat bil` tell of a car."""
    tokens = analysis.tokens
    for index in said_at(tokens, _PRIVATE) if not _PRIVATE.isdisjoint(analysis.said) else ():
        is_so = text_at(tokens, index - 1) in _BEING and _speaks_of_it(tokens, index - 2)
        if (
            is_so
            and text_at(tokens, index - 3) not in _OF
            and (index + 1 == len(tokens) or tokens[index + 1].kind != "word")
        ):
            yield index


def _speaks_of_it(tokens: Sequence[Token], at: int) -> bool:
    """True for `det`, `it`, and a `that` that opens, not for `bil som er privat`, `a garage that is private`."""
    if text_at(tokens, at) != "that":
        return text_at(tokens, at) in _IT - _WHICH
    return at == 0 or tokens[at - 1].kind != "word" or _joins(tokens, at - 1)


def _spoken_of(analysis: Analysis, index: int) -> set[int]:
    """The clause of the token, and the one before in its sentence where it names nothing itself: den skal ikke med."""
    layout = analysis.layout
    clause, sentence = layout.clause, layout.sentence
    first = next(at for at in range(index, -1, -1) if at == 0 or clause[at - 1] != clause[index])
    named = any(clause[one.first] == clause[index] for one in (*analysis.named, *analysis.mentions))
    before = first - 1
    while before > 0 and (analysis.tokens[before].kind == "sym" or _joins(analysis.tokens, before)):
        before -= 1  # , men det tar jeg selv
    spoken = not named and first and sentence[before] == sentence[index]
    if not named and first and not spoken and analysis.tokens[first].text in _THAT:
        return {clause[index], *_last_told(analysis, first)}
    words = {analysis.tokens[at].text for at in range(first, index + _BESIDE) if at < len(clause)}
    alone = all(text_at(analysis.tokens, at) in _FULLY for at in range(first, index)) and (
        index + 1 == len(clause) or clause[index + 1] != clause[index] or _ends(analysis, index)
    )
    return {clause[index], clause[before]} if spoken and (alone or not words.isdisjoint(_THINGS)) else {clause[index]}


def _last_told(analysis: Analysis, before: int) -> list[int]:
    """The clause of the last value of the sentence before: `Taxi hjem, 240 kr. Den skal ikke med`."""
    sentence = analysis.layout.sentence
    told = [one.first for one in analysis.mentions if isinstance(one, MEASURED) and one.first < before]
    return [analysis.layout.clause[at] for at in told[-1:] if sentence[at] == sentence[before] - 1]


def _joins(tokens: Sequence[Token], index: int) -> bool:
    """True for a word between two clauses: `, men det`, `, og den`."""
    return has(tokens, index, "waiting") or has(tokens, index, "join")


def _ends(analysis: Analysis, index: int) -> bool:
    """True for a word right before the mark that ends its sentence."""
    return analysis.tokens[index + 1].kind in ("sym", "nl")


def _bears(tokens: Sequence[Token], index: int) -> bool:
    """True for `det betaler jeg selv`, `tar jeg på egen regning`: what is over, `betalte jeg selv`, is a claim."""
    near = range(index + 1, min(index + _BESIDE + 1, len(tokens)))
    return has(tokens, index + 1, "person") and any(has(tokens, at, "own_cost") for at in near)


def _postpones(analysis: Analysis, index: int) -> bool:
    """True for `tar jeg en annen gang`, `sender jeg i eget krav`; a receipt that comes later postpones nothing.

    So do `kommer på månedslista` and `fører jeg i slutten av måneden`.
    """
    tokens, clause = analysis.tokens, analysis.layout.clause
    if heads_claim(tokens, index - 1):
        return False
    said = str(tokens[index].senses["another_time"])
    if said in _ANOTHER and text_at(tokens, index - 1) not in _ANOTHER[said]:
        return False
    if said == "sheet" and not any(text_at(tokens, index - step) in _ON for step in (1, 2)):
        return False
    if said == "end" and not any(has(tokens, index + step, "month_word") for step in (1, 2, 3)):
        return False
    if any(isinstance(one, MEASURED) and clause[one.first] == clause[index] for one in analysis.mentions):
        return False
    before = [at for at in range(max(0, index - _CLAUSE), index + 1) if clause[at] == clause[index]]
    proof = any(has(tokens, at, sense) for at in before for sense in ("enclosed", "receipt", "proof"))
    return not proof and any(has(tokens, at, sense) for at in before for sense in ("postponing", "future"))


def _only(tokens: Sequence[Token], index: int) -> str | None:
    """The kind that alone is claimed: `bare kjøregodtgjørelse`, `kun kilometer`, `mileage only`.

    `Kjøring bare de dagene` says when one drove.
    """
    closes = index + 1 >= len(tokens) or tokens[index + 1].kind != "word"
    for near in (index + 1, index + 2, *([index - 1] if closes else [])):
        if has(tokens, near, "fee"):
            return "fee"
        if has(tokens, near, "drive") and tokens[near].senses["drive"] == "word":
            return "drive"
        if has(tokens, near, "distance") and tokens[near - 1].kind != "num":
            return "drive"
    return None


def _claims_solely(tokens: Sequence[Token], index: int) -> bool:
    """True for the word of `krever bare taxien`, `I only claim the taxi`."""
    return any(has(tokens, near, "claiming") and not has(tokens, near, "pay") for near in (index - 1, index + 1))
