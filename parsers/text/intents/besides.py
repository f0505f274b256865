"""Where an answer ends and something forgotten begins: `Det ble 62 kr. Og så glemte jeg bommen 12.11, 33 kr`."""

from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import words_of

EXAMPLES: dict[str, str | None] = {
    "Det ble 62 kr. Og så glemte jeg bommen 12.11, den var 33 kr": "Og så glemte jeg",
    "62 kr. Glemte også parkering 12.11, 40 kr": "Glemte også",
    "Det vart 62 kr. Eg gløymde bommen 12.11, 33 kr": "Eg gløymde",
    "It was 62 kr. I also forgot the toll on 12 November, 33 kr": "I also forgot",
    "42 km. I tillegg hadde jeg taxi 12.11, 240 kr": "I tillegg",
    "42 km\nLegg til parkering 12.11, 40 kr": "Legg til",
    "62 kr. Glemte å svare i går": None,
    "62 kr. Jeg har ikke glemt parkeringen": None,
    "Det ble 62 kr, glemte det": None,
}
"""How what was forgotten begins; None where nothing of the kind stands in a sentence of its own."""

_OPENING = 5


def begins_besides(analysis: Analysis) -> int | None:
    """Where in the text the sentence begins that tells of something forgotten, with a name or value of its own."""
    sentence, tokens = analysis.layout.sentence, analysis.tokens
    starts = [at for at in range(1, len(tokens)) if sentence[at] != sentence[at - 1]]
    for start in starts:
        opening = [at for at in range(start, min(start + _OPENING, len(tokens))) if sentence[at] == sentence[start]]
        if any(has(tokens, at, "negation") for at in opening) or not any(_adds(analysis, at) for at in opening):
            continue
        named = any(one.first > start for one in analysis.named)
        if named and any(one.first > start for one in analysis.mentions):
            return tokens[start].start
    return None


def _adds(analysis: Analysis, at: int) -> bool:
    """True for `glemte`, `i tillegg` and `legg til`."""
    tokens = analysis.tokens
    if tokens[at].text in words_of("forgotten_besides"):
        return True
    return has(tokens, at, "including") and text_at(tokens, at + 1) in words_of("added_with")
