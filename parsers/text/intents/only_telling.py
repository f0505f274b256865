"""Messages that only tell something: plans, a holiday, that there is nothing to claim."""

from collections.abc import Sequence
from itertools import pairwise

from parsers.text.analysis import Analysis
from parsers.text.lines.told.doers import told_of_others
from parsers.text.lines.told.frames import Clause, is_light, sentences
from parsers.text.lines.told.nothing_to_claim import OF_CLAIMS, is_nothing
from parsers.text.lines.told.plans import futures
from parsers.text.lines.unclaimed.notices import measured, unclaimed
from parsers.text.spans.coming import is_soon
from parsers.text.spans.mentions import When, has, indices, text_at
from parsers.text.words.lexicon import NO_SENSES, words_of
from parsers.text.words.tokens import Token, is_but, said_at

EXAMPLES = {
    "Berre så du veit det: Håvard kjem til oss frå 10. til 12. desember. Timane fører eg når det er over.": True,
    "Ida comes to us from 10 to 12 December. I will enter the hours when it is over.": True,
    "Ida kommer til oss 10. desember. Send meg skjemaet": False,
    "Håvard var hos oss frå 10. til 12. desember": False,
    "Håvard sov hos oss frå 10. til 12. desember": False,
    "Ida sov her 2. mai": False,
    "Eg passa Ida 2. mai": False,
    "Jobba hos Ida 17. mai": False,
    "Looked after Ida 10 to 12 May": False,
    "Looked after Ida 10 to 12 December": False,
    "Legg til 3. mai": False,
    "Legg til 3. desember": False,
    "Dere glemte 3. mai": False,
    "Pengene for kurset 3. mai mangler": False,
    "Pengene for kurset 3. desember mangler": False,
    "Pengene for kurset 3. desember kommer ikke": False,
    "Her kommer 3. desember": False,
    "Timene for 3. desember kommer i tillegg": False,
    "Ida kommer til oss 10. desember. Jeg vil ha forskudd": False,
    "Kan jeg få svar innen 3. desember": False,
    "skal på møte i morgen, hvordan fører jeg det": False,
    "Jeg har fått 4 212 kr for november. Ønsker dere en riktig god jul.": True,
    "Jeg har fått 4 212 kr for november. Ønsker kvittering.": False,
    "eg skal på møte i kontrollutvalet på torsdag. Krav kjem etterpå.": True,
    "I'll be at the council meeting on 3 December and will send you my claim after that.": True,
    "I will send my claim for the council meeting on 3 December. Please send me the form": False,
    "Jeg har ferie 16.–27. november og leser ikke e-post.": True,
    "Jakob and I plan to go to the cabin 27-29 November. I will send my hours when we are back.": True,
    "We intend to go to the cabin 27-29 November. No need to answer, unless his mother has said no.": True,
    "We plan to go to the cabin 27-29 November. I need the money first": False,
    "Skal på kurs torsdag, får jeg diett?": False,
    "Jeg skal ha betalt for formannskapet": False,
    "Jeg kjører til formannskapet i morgen, 42 km": True,
    "ikke send": False,
}
"""True where the message wants nothing."""
_US = frozenset({"oss", "us", "meg", "me"})
_PROMISE = 5
"""Tokens from `will` to `claim`: will send you all my claim."""
_KNOW = frozenset({"vet", "veit", "know"})
_SO = frozenset({"så", "so", "just", "it"})
_OPEN = ("wish", "claiming", "order", "including")


def wants_nothing(analysis: Analysis) -> bool:
    """True when a message without lines only tells something, and asks, wants and orders nothing."""
    told = unclaimed(analysis) | told_of_others(analysis)
    coming = {*analysis.spots.get("future", ()), *futures(analysis)} - indices(analysis.named)  # planning committee
    plans = {analysis.layout.sentence[at] for at in coming}
    driven = {analysis.layout.sentence[at] for at in analysis.spots.get("drive", ())}
    plans |= driven & {analysis.layout.sentence[one.when.first] for one in analysis.dated if one.ahead}
    plans |= _ahead(analysis)
    rest = []
    for sentence in sentences(analysis.tokens, analysis.layout):
        if _asks(sentence) and not _calls_deputy(sentence):
            return False
        if sentence.sentence in told:
            continue
        if (
            (is_nothing(sentence) or sentence.has("cancelled"))
            or _is_away(sentence)
            or _informs(sentence)
            or (sentence.sentence in plans and _is_planned(analysis, sentence))
        ):
            told |= {sentence.sentence}
        else:
            rest.append(sentence)
    counted = measured(analysis)
    return bool(told) and not any(
        sentence.sentence in counted or any(_wants(sentence, at) for at in range(len(sentence.tokens)))
        for sentence in rest
    )


def _ahead(analysis: Analysis) -> set[int]:
    """The sentences that tell of nothing but days to come, and neither ask nor speak of sending."""
    number = analysis.layout.sentence
    coming = {number[one.when.first] for one in analysis.dated if one.ahead}
    soon = {number[one.when.first] for one in analysis.dated if is_soon(one, analysis.today)}
    soon &= {number[at] for at in said_at(analysis.tokens, words_of("comes")) if _is_to_writer(analysis.tokens, at)}
    others = {number[one.when.first] for one in analysis.dated if one.days and not one.ahead} - soon
    others |= {number[at] for at in said_at(analysis.tokens, words_of("sends_now"))}
    named = indices((*analysis.mentions, *analysis.named))  # formannskapet i morgen: a row with a wrong day
    words = enumerate(analysis.tokens)
    told = {number[at] for at, one in words if at not in named and one.kind == "word" and "polite" not in one.senses}
    return ((coming | soon) & told) - others - analysis.layout.asking - measured(analysis)


def _is_to_writer(tokens: Sequence[Token], comes: int) -> bool:
    """True for `kommer til oss`, who comes; `her kommer 3. desember` hands in what was."""
    return has(tokens, comes + 1, "to") and text_at(tokens, comes + 2) in _US


def _asks(sentence: Clause) -> bool:
    """True for a question mark, and behind a comma for `hvordan fører jeg det`."""
    parted = pairwise(sentence.tokens)
    asked = any(before.text == "," and word.senses.get("asking") == "wh" for before, word in parted)
    return asked or any(token.text == "?" for token in sentence.tokens)


def _calls_deputy(sentence: Clause) -> bool:
    """True for `kan du kalle inn vara?`, which asks nothing of a claim."""
    texts = {token.text for token in sentence.tokens}
    called = not texts.isdisjoint(words_of("calling_deputy")) and sentence.has("somebody")
    return called and not any(sentence.has(sense) for sense in ("claiming", "fee", "claim_word"))


def _wants(sentence: Clause, at: int) -> bool:
    """True for a word of wishing, claiming or ordering; not for `I will send my hours` and `no need to answer`.

    `Ønsker dere en god jul` is a greeting.
    """
    senses, before = sentence.tokens[at].senses, sentence.tokens[at - 1].senses if at else NO_SENSES
    if "order" in senses and "future" in before:
        return False
    if "wish" in senses and "negation" in before:
        return False
    if "wish" in senses and any(token.senses.get("person") == 2 for token in sentence.tokens[at + 1 : at + 2]):
        return False
    return any(sense in senses for sense in _OPEN)


def _is_away(sentence: Clause) -> bool:
    """True for `jeg har ferie til mandag`."""
    return any("absence" in token.senses for token in sentence.tokens) and not any(
        sentence.has(sense) for sense in _OPEN
    )


def _informs(sentence: Clause) -> bool:
    """True for `bare så dere vet det`, `just so you know`, and nothing else in the sentence."""
    words = [token for token in sentence.tokens if token.kind == "word"]
    knows = any(token.text in _KNOW for token in words) and any(token.senses.get("person") == 2 for token in words)
    return knows and all(is_light(token) or token.text in _KNOW or token.text in _SO for token in words)


def _is_planned(analysis: Analysis, sentence: Clause) -> bool:
    """True for a plan with a day, a meeting or a drive, that is not to be claimed."""
    claims = (sentence.has("claiming") or sentence.has("order")) and not _is_promised(sentence)
    if claims or any(is_but(token) for token in sentence.tokens):
        return False
    number = analysis.layout.sentence
    said = [m for m in analysis.mentions if isinstance(m, When)] + list(analysis.named)
    return any(number[mention.first] == sentence.sentence for mention in said) or any(
        sentence.has(sense) for sense in OF_CLAIMS
    )


def _is_promised(sentence: Clause) -> bool:
    """True where all words of claiming stand right behind one for the future: `I will send you my claim after that`."""
    future = -_PROMISE
    for index, token in enumerate(sentence.tokens):
        if "future" in token.senses:
            future = index
        elif ("claiming" in token.senses or "order" in token.senses) and index - future > _PROMISE:
            return False
    return True
