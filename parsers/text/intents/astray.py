"""Messages that were meant for somebody else: `oi, det var ment til søsteren min`, `sorry, wrong chat`."""

from parsers.text.analysis import Analysis
from parsers.text.words.lexicon import words_of

EXAMPLES = {
    "oi sorry, det var ment til søsteren min 😅": True,
    "Beklager, feil mottaker!": True,
    "Orsak, den meldinga var til kona": True,
    "Ups, det skulle til mannen min": True,
    "Sorry, wrong person": True,
    "Oops, that was meant for my sister": True,
    "Denne var ikke til deg, beklager": True,
    "Beklager, feil beløp": False,
    "Beklager, kvitteringen var til parkering": False,
    "Kvitteringen var ment til krav 12": False,
    "Utlegget skulle til Kari, 240 kr": False,
}
_LONGEST = 16
"""Tokens; whoever writes more tells of something."""
_TOLD = ("claim_word", "receipt", "enclosed", "field", "line_word")


def is_astray(analysis: Analysis) -> bool:
    """True for a short message without values that says it was for another, or has come to the wrong one."""
    if len(analysis.tokens) > _LONGEST or analysis.mentions or analysis.named or analysis.layout.asking:
        return False
    if any(sense in analysis.spots for sense in _TOLD):
        return False
    words = f" {' '.join(token.text for token in analysis.tokens if token.kind == 'word')} "
    sorry = any("polite" in token.senses or token.text in words_of("owning_up") for token in analysis.tokens)
    phrases = words_of("astray") | (words_of("astray_if_sorry") if sorry else frozenset())
    return any(f" {phrase} " in words for phrase in phrases)
