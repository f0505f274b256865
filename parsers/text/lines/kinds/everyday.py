"""Words of types' names that speak of something else: `hun sov over`, `høy feber`, `under oppsyn`, `over 10 km`."""

from collections.abc import Mapping, Sequence, Set

from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.numbers import BOTH, number
from parsers.text.words.lexicon import words_of
from parsers.text.words.stems import stem
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "2 døgn 6.-8.11, Ingrid sov over begge nettene": ["? 06.11 2 ?type"],
    "Ingrid sov over begge nettene, så det vert òg godtgjersle for 2 døgn, 6.-8.11": ["? 06.11 2 ?type"],
    "Hun sov over fra 6. til 8.11, 2 døgn": ["? 06.11 2 ?type"],
    "2 døgn 6.-8.11, gutten sov over 10 timer": ["? 06.11 2 ?type"],
    "2 døgn 6.-8.11, han var under oppsyn hele tida": ["? 06.11 2 ?type"],
    "2 døgn 6.-8.11, vi gikk over 10 km": ["? 06.11 2 ?type"],
    "2 days of respite 6-8 November, she stayed over": ["? 06.11 2 ?type"],
    "2 døgn 6.-8.11, alle under ett tak": ["? 06.11 2 ?type"],
    "2 døgn over 10 år 6.-8.11": ["care-day-over-10 06.11 2"],
    "2 døgn 6.-8.11, over ti": ["care-day-over-10 06.11 2"],
    "2 døgn over, 6.-8.11": ["care-day-over-10 06.11 2"],
    "2 døgn 6.-8.11, barn under ti år": ["care-day-0-10 06.11 2"],
    "avlastning 10.11 3 timer, han hadde høy feber": ["? 10.11 3 ?type"],
    "avlasting 10.11 3 timar, låg terskel": ["? 10.11 3 ?type"],
    "respite care 10 November 3 hours, he had a high fever": ["? 10.11 3 ?type"],
    "avlastning 10.11 3 timer, høy sats": ["care-hour-high 10.11 3"],
    "avlastning 10.11 3 timer, høy timesats": ["care-hour-high 10.11 3"],
    "2 døgn 6.-8.11 over-10": ["care-day-over-10 06.11 2"],
    "2 døgn 6.-8.11 (over)": ["care-day-over-10 06.11 2"],
    "Lav dagtid 10.11 3 timer": ["care-hour-low 10.11 3"],
    "Avlasting låg kvardag 10.11 3 timar": ["care-hour-low 10.11 3"],
    "respite low weekday 10.11 3 hours": ["care-hour-low 10.11 3"],
    "avlastning 10.11 3 timer høy": ["care-hour-high 10.11 3"],
    "avlasting 10.11, låg, 3 timar": ["care-hour-low 10.11 3"],
}
_SIDES = words_of("age_side")
_DEGREES = words_of("rate_degree")
_RATES = words_of("rate_words")
_MEASURES = ("hour", "distance", "currency", "minute", "people", "times", "trip", "each_time", "month", "month_word")


def is_everyday(text: str, tokens: Sequence[Token], index: int, known: Set[str]) -> bool:
    """True for `over` and `under` without an age, and `høy` and `lav` of a thing; `known` are stems of types' names."""
    word = tokens[index].text
    if word in _SIDES:
        return not (_is_of_age(tokens, index) or _leads_to(tokens, index, known))
    return word in _DEGREES and _is_of_thing(text, tokens, index) and not _leads_to(tokens, index, known)


def _is_of_age(tokens: Sequence[Token], index: int) -> bool:
    """True for the word of `over 10`, `under ti år`, and of `2 døgn over` and `(over)` that nothing follows."""
    found = number(tokens, index + 1 + (text_at(tokens, index + 1) == "-"))
    if found is not None and found[0] > 1 and text_at(tokens, index + 1) not in BOTH:
        return not any(has(tokens, found[1], unit) for unit in _MEASURES)
    closes = index + 1 >= len(tokens) or tokens[index + 1].kind != "word"
    return closes and (has(tokens, index - 1, "day_unit") or text_at(tokens, index - 1) == "(")


def _leads_to(tokens: Sequence[Token], index: int, known: Set[str]) -> bool:
    """True before another word of types' names: høy sats, under skolealder."""
    after = index + 1
    return after < len(tokens) and tokens[after].kind == "word" and stem(tokens[after].text) in known


def _is_of_thing(text: str, tokens: Sequence[Token], index: int) -> bool:
    """True before a word in small letters that says nothing else, or of illness: høy puls, høy feber."""
    if index + 1 >= len(tokens):
        return False
    after = tokens[index + 1]
    return (
        after.kind == "word"
        and after.text not in _RATES
        and after.senses.keys() <= {"absence"}
        and text[after.start].islower()
    )
