"""Drives without kilometres of which the sentence says that they were spared, or somebody else's."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.drafts import Draft
from parsers.text.lines.told.subjects import Subjects
from parsers.text.words.lexicon import words_of

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet 10.11. Jeg sparte dere for kjøringen, for jeg tok beina fatt.": ["fee-executive 10.11"],
    "Formannskapet 10.11. Gikk til fots, så dere slipper å betale kjøring": ["fee-executive 10.11"],
    "Formannskapet 10.11. Kjøringen tok Bente seg av, hun fører den selv": ["fee-executive 10.11"],
    "Formannskapet 10.11. Køyringa står Per for": ["fee-executive 10.11"],
    "Formannskapet 10.11. Kjøringen fikk jeg gratis": ["fee-executive 10.11"],
    "Executive committee on 10 November. Bente took care of the driving": ["fee-executive 10.11"],
    "Executive committee on 10 November. I walked, so you are spared the mileage": ["fee-executive 10.11"],
    "Executive committee on 10 November. Her dad did all the driving": ["fee-executive 10.11"],
    "Formannskapet 10.11. Eg sykla": ["fee-executive 10.11"],
    "Executive committee on 10 November. I cycled, so nothing for travel": ["fee-executive 10.11"],
    "Formannskapet 10.11. Eg sykla 4 km": ["fee-executive 10.11", "mileage 10.11 4"],
    "Formannskapet 10.11. Jeg krever kjøringen, Bente satt på": ["fee-executive 10.11", "mileage 10.11 ?distance_km"],
    "Formannskapet 10.11. Kjøringen kommer i tillegg": ["fee-executive 10.11", "mileage 10.11 ?distance_km"],
    "Formannskapet 10.11. Jeg kjørte med en kollega, og han krever kjøringen": ["fee-executive 10.11"],
    "Formannskapet 10.11. Kari krever kjøringen": ["fee-executive 10.11"],
    "Formannskapet 10.11. Eg sat på med Per begge vegar, så det er ikkje aktuelt med køyring": ["fee-executive 10.11"],
    "Formannskapet 10.11. Fikk sitte på med Bente, så kjøring er ikke aktuelt": ["fee-executive 10.11"],
    "Executive committee on 10 November. I got a lift with Bente, who claims the mileage": ["fee-executive 10.11"],
    "Formannskapet 10.11. Jeg krever kjøringen til formannskapet": [
        "fee-executive 10.11",
        "mileage 10.11 ?distance_km",
    ],
    "Formannskapet 10.11, 24 km. Kjøringen delte jeg med Bente": ["fee-executive 10.11", "mileage 10.11 24"],
}


def is_spared(draft: Draft, analysis: Analysis, persons: Subjects) -> bool:
    """True for such a drive: `sparte dere for kjøringen`, `kjøringen tok Bente seg av`; `persons` are the text's."""
    if draft.kind != "mileage" or draft.measured:
        return False
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    around = range(bisect_left(sentence, draft.sentence), bisect_right(sentence, draft.sentence))
    if any(tokens[at].text in words_of("spared") or tokens[at].text in words_of("cycled") for at in around):
        return True
    claims = [at for at in around if "claiming" in tokens[at].senses]
    if claims and all(persons.of(at) == "other" for at in claims):
        return True
    if not claims and _is_ridden(analysis, around):
        return True
    if claims:
        return False
    if tokens[draft.first].text not in words_of("the_drive"):
        return False
    writes = any(persons.is_writer(at) for at in around)
    return not writes and any(persons.is_person(at) or "family" in tokens[at].senses for at in around)


def _is_ridden(analysis: Analysis, around: range) -> bool:
    """True where the writer sat with somebody: `satt på med Per`, `got a lift`."""
    said = {analysis.tokens[at].text for at in around}
    return any(said.issuperset(phrase.split()) for phrase in words_of("rode_along"))
