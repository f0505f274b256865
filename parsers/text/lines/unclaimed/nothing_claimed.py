"""A meeting without a value is told, not claimed, where the text ends with that there is nothing to claim."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.drafts import Draft
from parsers.text.lines.told.frames import Clause, is_light, sentences
from parsers.text.lines.told.nothing_to_claim import is_nothing
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Jeg var innkalt som vara til planutvalget 10.11, men Bjarne ble frisk. Ingenting å føre på meg altså": [],
    "Var kalla inn til planutvalet 10.11, men det vart ikkje noko av. Det vert altså ikkje noko krav frå meg": [],
    "I was called in for the planning committee on 10 November, but she got well, so there is nothing to claim": [],
    "Formannskapet 10.11, 24 km. Ingenting å føre på meg": ["fee-executive 10.11", "mileage 10.11 24"],
    "Formannskapet 10.11. Ellers ingenting å føre på meg": ["fee-executive 10.11"],
    "Formannskapet 10.11. Det blir ikke noe mer krav fra meg i år": ["fee-executive 10.11"],
    "Executive committee 10 November. Nothing else to claim from me": ["fee-executive 10.11"],
    "Formannskapet 10.11. Gikk, så ingen kjøring å føre": ["fee-executive 10.11"],
    "Formannskapet 10.11. Ho køyrde, så eg har ikkje noko å krevje for skyss": ["fee-executive 10.11"],
    "Executive committee 10 November. Nothing new from me. Best regards Ola": ["fee-executive 10.11"],
    "Formannskapet 10.11. Ingenting nytt fra meg": ["fee-executive 10.11"],
    "Formannskapet 10.11. Intet krav fra meg i september": ["fee-executive 10.11"],
    "Formannskapet 10.11. Altså ikke noe krav fra meg i september": ["fee-executive 10.11"],
    "Var i formannskapet 10.11. Det ble ikke noe krav fra meg i oktober": ["fee-executive 10.11"],
    "Formannskapet 10.11, gikk så det er ingenting å kreve": ["fee-executive 10.11"],
    "Executive committee 10 November. I walked, so there is nothing to claim": ["fee-executive 10.11"],
    "Formannskapet 10.11. Kjørte ikke, så ingenting å kreve for det": ["fee-executive 10.11"],
    "Formannskapet 10.11. Eg sat på med Kari. Så ingenting å føre": ["fee-executive 10.11"],
    "Var på kommunestyret 12.11\n\nMøtet i kontrollutvalget 10.11 ble avlyst, så jeg har ikke noe å kreve for det": [
        "fee-council 12.11",
    ],
    "Kommunestyret 12.11\nFormannskapet 10.11 vart avlyst, så der har eg ingenting å føre": ["fee-council 12.11"],
    "Council meeting 12 November. The executive committee on 10 November was cancelled, so there is nothing to claim": [
        "fee-council 12.11",
    ],
    "Kommunestyret 12.11\n\nEg var ikkje på møtet i formannskapet i går. Så det er ingenting å føre": [
        "fee-council 12.11",
    ],
    "Nothing from me except the executive committee on 10 November": ["fee-executive 10.11"],
    "Ingenting fra meg utenom formannskapet 10.11": ["fee-executive 10.11"],
    "Så ingenting fra meg utenom formannskapet 10.11": ["fee-executive 10.11"],
    "Det ble ikke noe krav fra meg sist. Formannskapet 10.11": ["fee-executive 10.11"],
}
_SO = words_of("concluding_so")
_MORE = words_of("something_more")
_WALKED = words_of("walked") | words_of("feet")
_RODE = frozenset({"drive", "carrier", "lift"})
"""There may be no drive to claim in texts with these, but a meeting."""
_NEW = frozenset({"nytt", "new", "melde"})
_TIME = ("month_word", "week", "this", "each_time")


def unless_nothing(drafts: Sequence[Draft], analysis: Analysis) -> list[Draft]:
    """The drafts; none where all stand before such words, and none has a value."""
    if (
        not drafts
        or "negation" not in analysis.spots
        or any(draft.measured or draft.clocks or draft.trip for draft in drafts)
    ):
        return list(drafts)
    if not (_RODE.isdisjoint(analysis.spots) and _WALKED.isdisjoint(analysis.said)):
        return list(drafts)
    said = [one.sentence for one in sentences(analysis.tokens, analysis.layout) if _concludes(one)]
    if not said or max(draft.sentence for draft in drafts) > said[-1]:
        return list(drafts)
    begin = _begins(said[-1], analysis)
    return [draft for draft in drafts if draft.sentence < begin]


def _begins(concluding: int, analysis: Analysis) -> int:
    """The first sentence that such words are of: their own where it has a name or a day, else all of its paragraph.

    What stands above a blank line is meant where nothing is named between it and those words.
    """
    sentence, tokens = analysis.layout.sentence, analysis.tokens
    told = {sentence[one.first] for one in analysis.named}
    told.update(sentence[one.when.first] for one in analysis.dated)
    if concluding in told:
        return concluding
    blank = [sentence[at] for at in range(1, len(tokens)) if tokens[at].kind == tokens[at - 1].kind == "nl"]
    above = max((number for number in blank if number < concluding), default=0)
    return above if any(above <= number < concluding for number in told) else 0


def _concludes(sentence: Clause) -> bool:
    """True for `så ingenting å føre`, `ikkje noko krav frå meg`, not for `ellers ingenting å føre`."""
    said = {token.text for token in sentence.tokens}
    if said.isdisjoint(_SO) or not said.isdisjoint(_MORE) or not is_nothing(sentence):
        return False
    denied = next(at for at, token in enumerate(sentence.tokens) if "negation" in token.senses)
    return all(map(_is_of_all, sentence.tokens[denied:]))


def _is_of_all(token: Token) -> bool:
    """False for a word that says what there is none of: `ikke noe krav på kjøring fra meg`."""
    told = is_light(token, *_TIME, "negation", "claiming", "claim_word", "reference")
    return "drive" not in token.senses and (told or token.text in _NEW)
