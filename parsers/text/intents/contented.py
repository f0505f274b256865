"""Messages of nothing but thanks and contentment, in whatever words: `Tusen takk for svar! Da vet jeg det`."""

from collections.abc import Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.intents.written import is_courtesy
from parsers.text.lines.told.frames import Clause, sentences
from parsers.text.lines.unclaimed.circumstance import is_by_phone
from parsers.text.lines.unclaimed.thanked import thanked
from parsers.text.spans.mentions import MEASURED, Clocks, has
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, is_but, said_at

EXAMPLES = {
    "Supert, tusen takk for kjapt svar! God helg når den kommer": True,
    "perfect, the money arrived yesterday. thanks for your help!!": True,
    "Tusen takk for rask hjelp! Da vet jeg det til neste gang": True,
    "Takk skal du ha, da vet jeg det": True,
    "Supert, da fikk jeg pengene. Takk for hjelpen Kari": True,
    "Thank you, that makes sense. I will know next time": True,
    "Tusen takk, det var greit å vite": True,
    "Takk for svaret, då skjønar eg": True,
    "Takk! Da er alt klart for meg": True,
    "Tusen takk for rask hjelp! Da vet jeg det til neste gang 🌼": True,
    "Takk, då veit eg det": True,
    "Thanks, now I know": True,
    "Fint, det stemmer. Takk for hjelpen!": True,
    "Så fint, det stemmer på kronen. Tusen takk, og hils kollegaene!": True,
    "Takk, beløpet stemmer no": True,
    "Takk for hjelpa med reiserekninga! No ser alt rett ut på lønsslippen": True,
    "Great, the amount is correct. Thanks!": True,
    "Så fint, da vet jeg det. Takk for beskjed, og nyt ferien når den kommer!\n\nBerit Aure": True,
    "Flott, då veit eg det. Takk for beskjed!\nBerit": True,
    "Thanks, now I know\n\nClaire Sutton": True,
    "Tusen takk! Neste gong skal eg hugse å føre ferja med ein gong! God 17. mai!": True,
    "Takk for hjelpen. Skal huske å skrive opp bommen neste gang": True,
    "Thanks for your help. Next time I will remember to send the receipt": True,
    "Tusen takk, da var alt på plass! Ha en fin kveld 🙂": True,
    "lovely, thank you! merry christmas 🎄": True,
    "Thanks a lot! Merry Christmas to all of you in payroll": True,
    "Tusen takk for rask hjelp med ferjebilletten!! dere er gull": True,
    "Takk for at dere fikset hotellet så fort": True,
    "Thank you so much for sorting out the ferry ticket": True,
    "No fekk eg det til. Tusen takk for at du tok deg tid på telefonen.": True,
    "Takk for hjelpen med ferjebilletten, men beløpet er feil": False,
    "Takk for svar om parkering. Hvordan fører jeg den": False,
    "Merry Christmas! Thanks, but I only got half of it": False,
    "Takk! Neste gang skal jeg huske ferja. Kan du legge den til nå": False,
    "Takk! Neste gang skal jeg huske ferja, men nå mangler den": False,
    "Takk. Ferja var 10.11": False,
    "Takk for svar.\n\nRing meg": False,
    "takk, men beløpet er feil": False,
    "Takk, det ble feil": False,
    "Takk. Hvorfor fikk jeg bare 1100?": False,
    "Tusen takk, jeg venter fremdeles på pengene": False,
    "thanks for the money but it should have been more": False,
    "Takk for svar. Jeg forstår ikke": False,
    "Takk for svar. Ring meg": False,
    "I was home at 19:30, thank you": False,
    "Takk. Da vet jeg at beløpet er for lavt": False,
    "Takk, kan du vite det": False,
    "Takk! Jeg vet ikke hvor jeg skal sende det": False,
    "Det stemmer ikke, takk": False,
    "Takk, men beløpet stemmer ikke": False,
    "Det stemmer": False,
}
_DISCONTENT = frozenset({"retracting", "wrong", "order", "claiming", "request", "wondering", "condition"})
_LONGEST = 40
"""Tokens; whoever writes more tells of something."""
_LONGEST_NAME = 4


def is_contented(analysis: Analysis) -> bool:
    """True for a message that thanks and asks, complains of, denies and claims nothing."""
    tokens, number = analysis.tokens, analysis.layout.sentence
    thanking, pleased = words_of("thanking"), words_of("pleased")
    if len(tokens) > _LONGEST or analysis.said.isdisjoint(thanking) or analysis.layout.asking:
        return False
    if any(isinstance(one, (*MEASURED, Clocks)) for one in analysis.mentions):
        return False
    apart = _resolved(analysis)
    spoken = thanked(analysis, analysis.mentions)
    told = [one for one in analysis.named if number[one.first] not in apart and one.first not in spoken]
    if not all(is_by_phone(one, analysis.mentions, tokens, analysis.layout) for one in told):
        return False
    apart |= {number[at] for at in spoken}
    if any(_finds_fault(token) or (number[at] not in apart and _wants(token)) for at, token in enumerate(tokens)):
        return False
    rest = [
        sentence
        for sentence in sentences(tokens, analysis.layout)
        if sentence.sentence not in apart and any(map(_is_word, sentence.tokens))
    ]
    if len(rest) > 1 and _is_signed(rest[-1], analysis):
        rest.pop()
    words, text = thanking | pleased, analysis.text
    return not any(map(_denies, rest)) and all(
        _is_pleased(sentence, words) or is_courtesy(sentence.tokens, text) for sentence in rest
    )


def _resolved(analysis: Analysis) -> Set[int]:
    """The sentences of what the writer will think of next time: `Neste gang skal jeg huske å føre ferja`."""
    number, tokens = analysis.layout.sentence, analysis.tokens
    coming = {number[at] for at in analysis.spots.get("next", ()) if has(tokens, at + 1, "each_time")}
    return coming & {number[at] for at in said_at(tokens, words_of("resolving"))} if coming else coming


def _is_signed(sentence: Clause, analysis: Analysis) -> bool:
    """True for a line of nothing but a name: `Berit Aure`."""
    words = [token for token in sentence.tokens if token.kind != "nl"]
    opens = sentence.first > 0 and analysis.tokens[sentence.first - 1].kind == "nl"
    named = all(_is_word(token) and not token.senses and analysis.text[token.start].isupper() for token in words)
    return opens and named and len(words) <= _LONGEST_NAME


def _is_pleased(sentence: Clause, words: frozenset[str]) -> bool:
    """True for a sentence that has one of those words, or is a courtesy: `God helg når den kommer`, `God 17. mai!`."""
    if all("month" in token.senses for token in sentence.tokens if _is_word(token)):  # God 17. mai!
        return True
    return any(token.text in words for token in sentence.tokens) or _opens_kindly(sentence.tokens)


def _denies(sentence: Clause) -> bool:
    """True for a sentence that says no to something; the `no` of Nynorsk is now."""
    return sentence.denied and any("negation" in token.senses and token.text != "no" for token in sentence.tokens)


def _opens_kindly(tokens: Sequence[Token]) -> bool:
    first = next(token for token in tokens if _is_word(token))
    return "polite" in first.senses or "courtesy" in first.senses


def _finds_fault(token: Token) -> bool:
    """True for a word that asks, and for `men` and what is wrong."""
    if token.text == "?" or token.text in words_of("displeased") or token.senses.get("asking") == "wh":
        return True
    return is_but(token)


def _wants(token: Token) -> bool:
    """True for a word that denies, orders or claims something."""
    kind = token.text in words_of("pleased") or token.text in words_of("thanking")
    return not kind and not _DISCONTENT.isdisjoint(token.senses)


def _is_word(token: Token) -> bool:
    return token.kind == "word"
