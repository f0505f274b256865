"""Sentences of money that has come: `takk for utbetalingen`, `har fått 4 212 kr for november`."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.text.analysis import Analysis
from parsers.text.lines.told.frames import Clause
from parsers.text.lines.told.received import AMISS, GOT
from parsers.text.spans.mentions import Money, is_writer, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, is_but

EXAMPLES = {
    "Takk for hjelpen! Pengene for de 42 km og hotellet kom på konto i går": True,
    "Takk for utbetalingen på 4 125 kr!": True,
    "Tusen takk for pengane for november, 4 125 kr": True,
    "Thanks for the payment of NOK 4,125": True,
    "Jeg har fått 4 212 kr for november, takk": True,
    "Nå har jeg fått 4 212 kr for november, og det stemmer på krona.": True,
    "I have received 4,212 kr for November, thank you.": True,
    "Jeg fikk 4 212 kr for november, men det skulle vært 5 000 kr": False,
    "Fikk 4 212 kr for november. Taxi 10. november 300 kr": False,
    "Takk for utbetalingen, men taxien på 300 kr mangler": False,
    "Pengene har ikke kommet": False,
    "Tusen takk for rask behandling, 4 125 kr er kommet på konto. God helg!": True,
    "4 125 kr er utbetalt, tusen takk": True,
    "4 125 kr er komne på konto, takk for hjelpa": True,
    "Thank you, I received 4,125 kr today": True,
    "Takk for sist, taxi 300 kr 10. november er utbetalt av meg": False,
    "Takk, men 300 kr er ikke kommet": False,
}
"""True where the message wants nothing."""
_PARTS = frozenset({",", "!", "-", "og", "and"})
_HAD = words_of("thanking") | {
    "tusen",
    "mange",
    "så",
    "you",
    "er",
    "ble",
    "blei",
    "vart",
    "har",
    "have",
    "has",
    "inn",
    "ut",
}
_OF_HAVING = frozenset({"arrival", "currency", "person", "processed", "offset", "courtesy"})
_ACCOUNT = frozenset({"konto", "kontoen", "account"})


def paid_out(analysis: Analysis) -> frozenset[int]:
    """The sentences of no more than a payment one has had for a month: `har fått 4 212 kr for november`."""
    if GOT.isdisjoint(analysis.said):
        return frozenset()
    tokens, number = analysis.tokens, analysis.layout.sentence
    months = {one.when.first for one in analysis.dated if one.wide}
    sums = [one for one in analysis.mentions if isinstance(one, Money)]
    had = {
        number[one.first]
        for one in sums
        if text_at(tokens, one.last) == "for" and one.last + 1 in months and _is_had(tokens, number, one.first)
    }
    if not had:
        return frozenset()
    several = Counter(number[one.first] for one in (*sums, *analysis.named))
    apart = {one for one in had if several[one] > 1} | analysis.layout.asking
    apart |= {number[at] for at, token in enumerate(tokens) if is_but(token) or _is_amiss(token)}
    return frozenset(had - apart)


def _is_had(tokens: Sequence[Token], sentence: Sequence[int], money: int) -> bool:
    """True right behind `jeg har fått`, `då fekk eg`, `I received`."""
    got = next((at for at in (money - 1, money - 2) if text_at(tokens, at) in GOT), None)
    if got is None:
        return False
    opens = got == 0 or sentence[got - 1] != sentence[got]
    return opens or any(is_writer(tokens, got + step) for step in (-3, -2, -1, 1))


def _is_amiss(token: Token) -> bool:
    """True for a word of a payment that was wrong: `bare`, `for lite`, `ikke`, `skulle`."""
    return token.text in AMISS or not {"negation", "solely", "should", "wrong"}.isdisjoint(token.senses)


def is_received(sentence: Clause) -> bool:
    """True for `pengene kom på konto i går`, also behind thanks for something else."""
    sentence = _past_thanks(sentence)
    opening = [token for token in sentence.tokens if token.kind == "word"][:4]
    named = any("payout" in token.senses for token in opening) or (
        any(token.text in _ACCOUNT for token in sentence.tokens) and any("arrival" in token.senses for token in opening)
    )
    if named and _thanks_for_it(sentence):
        return True
    named = named or _is_sum_had(sentence)
    return named and sentence.has("arrival") and not sentence.denied and not _is_question(sentence)


def _past_thanks(sentence: Clause) -> Clause:
    """The sentence behind `tusen takk for rask behandling,`."""
    tokens = sentence.tokens
    if not any(token.text in words_of("thanking") for token in tokens[:2]):
        return sentence
    parted = next((at for at, token in enumerate(tokens) if token.text in _PARTS), None)
    rest = tokens[parted + 1 :] if parted is not None else ()
    if not any("arrival" in token.senses for token in rest):
        return sentence
    return replace(sentence, tokens=rest, first=sentence.first + len(tokens) - len(rest))


def _is_sum_had(sentence: Clause) -> bool:
    """True for `4 125 kr er kommet inn` and `I received 4 125 kr`, and no more than when, and thanks."""
    words = [token for token in sentence.tokens if token.kind == "word"]
    if not sentence.has("currency") or any(map(is_but, words)):
        return False
    return all(token.text in _HAD or not _OF_HAVING.isdisjoint(token.senses) for token in words)


def _is_question(sentence: Clause) -> bool:
    return "asking" in sentence.tokens[0].senses or any(token.text == "?" for token in sentence.tokens)


def _thanks_for_it(sentence: Clause) -> bool:
    """True for `takk for utbetalingen`, and nothing after it that is amiss."""
    opening = [token.text for token in sentence.tokens][: len(("tusen", "takk", "for"))]
    thanked = any(one in words_of("thanking") and after == "for" for one, after in pairwise(opening))
    return thanked and not sentence.denied and not any(map(is_but, sentence.tokens))
