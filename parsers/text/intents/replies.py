"""Answers to a question that is not known here any more: a value alone, yes or no, or `det var` and what it was."""

from collections.abc import Iterator, Sequence
from itertools import islice

from parsers.text.analysis import Analysis
from parsers.text.drives.names import names
from parsers.text.intents.changes import tells_days
from parsers.text.lines.told.frames import claims_besides, is_light
from parsers.text.spans.mentions import Clocks, Count, Distance, Duration, Mention, Money, WayWord, When, has, text_at
from parsers.text.words.tokens import Token

EXAMPLES = {
    "42": True,
    "12.11": True,
    "hver vei": True,
    "ja": True,
    "nei, ingen måltider": True,
    "Det var 12. november.": True,
    "det var tirsdag": True,
    "Det var ulegitimert": True,
    "svar på spørsmålet ditt: det er sats 2": True,
    "Guten er 8 år, så det blir under 10.": True,
    "Kl. 16.30.": True,
    "Det var 32 km t/r.\n\nKari Nes": True,
    "det var 32 km t/r\n\nJan Tore": True,
    "Det var 32 km til formannskapet i går.\n\nJan Tore": False,
    "Ja, lunsj og middag var dekket begge dagene, frokosten betalte jeg selv.": True,
    "Til spørsmålet ditt om passasjer: det var Ola Kvamme som satt på": True,
    "It was 142 kr": True,
    "Ja, det stemmer, 46 km var tur/retur": True,
    "ja, 46 km": True,
    "Ja, 46 km i går": False,
    "Ja, jeg var i formannskapet 12.11": False,
    "formannskapet": False,
    "only lunch was covered": True,
    "høg sats 14.11 kl 21 til 15.11 kl 07": False,
    "sats 2, kl 16-19": True,
    "høg sats: 14.11 fra kl. 10 til dagen etter kl. 10": False,
    "samme dag, til møtet": True,
    "same dag, til møtet": True,
    "the same day, for the meeting": True,
    "til møtet": True,
    "til møtet 12.11": False,
    "10.11 kl 15-18": True,
    "10.11 kl 15-18\n12.11 kl 15-19": False,
    "42 km": False,
    "Reiste til Oslo forrige uke": False,
    "Var på kommunestyret": False,
}

_OPENING = 8
_ENDS = 2
"""Of a stay: a day and a clock time each."""
_YOU = frozenset({"ditt", "dykkar", "deres", "your", "du", "dere", "you", "de"})
_IT = frozenset({"det", "den", "it", "that", "dette"})
_IS = frozenset({"var", "er", "blir", "ble", "was", "is", "vart", "vert", "gjaldt", "gjeld", "gjelder", "blei"})
_ANSWERING = frozenset({"reply", "reply_opening"})
_DENIABLE = ("food", "meal", "passenger")
_SAYING = (
    *_DENIABLE,
    "provided",
    "reply",
    "refining",
    "negation",
    "number",
    "year_word",
    "child",
    "lodging",
    "solely",
    "reply_opening",
)


def is_reply(analysis: Analysis) -> bool:
    """True when the message answers something and holds no claim of its own."""
    tokens = analysis.tokens
    if not tokens or analysis.layout.asking or (analysis.subject_types and tells_days(analysis)):
        return False
    if _lists_hours(analysis.mentions):
        return False
    if _ANSWERING.isdisjoint(analysis.spots) and analysis.said.isdisjoint(_IS):
        return _says_only_values(analysis, told=False)
    words = (token for token in tokens if "polite" not in token.senses and token.kind != "sym")
    opening = list(islice(words, _OPENING))
    replies = "reply" in analysis.spots and any("reply" in token.senses for token in opening)
    if replies and any(token.text in _YOU for token in tokens[:_OPENING]):
        return not claims_besides(analysis, {analysis.layout.sentence[0]})
    if opening and "reply_opening" in opening[0].senses:
        return not claims_besides(analysis, ()) or (_is_dayless(analysis) and _says_only_values(analysis, told=True))
    told = len(opening) > 1 and opening[1].text in _IS and (opening[0].text in _IT or "field" in opening[0].senses)
    return _says_only_values(analysis, told=told)


def _is_dayless(analysis: Analysis) -> bool:
    """True without a day, which would make a claim of `ja, 46 km`."""
    return not any(isinstance(mention, When) for mention in analysis.mentions)


def _says_only_values(analysis: Analysis, *, told: bool) -> bool:
    """True when only values that a question makes clear are said; `told` is `det var` and its like before them."""
    if not told and any(_is_claimed(mention) for mention in analysis.mentions):
        return False
    refining = [named for named in analysis.named if _refines(analysis, named)]
    if len(refining) < len(analysis.named) and (not told or analysis.mentions):
        return False
    if (refining or "refining" in analysis.spots) and not told and _is_worked(analysis.mentions):
        return False
    taken = {index for mention in (*analysis.mentions, *analysis.named) for index in range(mention.first, mention.last)}
    errands = set() if "drive" in analysis.spots else set(_errands(analysis))
    if all(isinstance(mention, When) and mention.shape == "same" for mention in analysis.mentions):
        taken |= errands
    signed = _signed(analysis)
    rest = [token for index, token in enumerate(analysis.tokens[:signed]) if index not in taken]
    saying = (*_SAYING, "field") if told else _SAYING
    if not all(token.kind == "num" or is_light(token, *saying) for token in rest):
        return False
    valued = any(isinstance(mention, When | Clocks | WayWord) or told for mention in analysis.mentions)
    said = any(token.kind == "num" or "refining" in token.senses for token in rest)
    limits = any("negation" in token.senses or "solely" in token.senses for token in rest)
    said = said or (limits and any(_is_deniable(token) for token in rest))
    return valued or said or bool(analysis.named or errands)


def _errands(analysis: Analysis) -> Iterator[int]:
    """The tokens of `til møtet`: what something was for, where no day of its own makes a meeting of it."""
    for at in analysis.spots.get("meeting", ()):
        led = at - 1 - (text_at(analysis.tokens, at - 1) == "the")
        if has(analysis.tokens, led, "reference"):
            yield from range(led, at + 1)


def _signed(analysis: Analysis) -> int:
    """Where the message ends, without a last line of nothing but a name: `det var 32 km`, below it `Kari Nes`."""
    text = analysis.text.rstrip()
    begins = text.rfind("\n") + 1
    if not begins or text.isupper() or not names(text[begins:].lstrip(" -")):
        return len(analysis.tokens)
    return next((at for at, token in enumerate(analysis.tokens) if token.start >= begins), len(analysis.tokens))


def _is_worked(mentions: Sequence[Mention]) -> bool:
    """True for a day and the hours of it from one to the other, which with a rate are all that a line needs."""
    days = sum(isinstance(mention, When) for mention in mentions)
    clocks = [mention for mention in mentions if isinstance(mention, Clocks)]
    return days > 0 and (any(one.end for one in clocks) or (days == _ENDS and len(clocks) == _ENDS))


def _lists_hours(mentions: Sequence[Mention]) -> bool:
    """True for several days with the hours of each from one to the other, which are more than any question asks for."""
    days = sum(isinstance(mention, When) for mention in mentions)
    return days > 1 and sum(isinstance(one, Clocks) and one.end is not None for one in mentions) > 1


def _is_claimed(mention: Mention) -> bool:
    """True for a value that makes a line by itself: a distance, hours, a price, a number of meetings."""
    return isinstance(mention, Distance | Duration | Count) or (isinstance(mention, Money) and mention.marked)


def _refines(analysis: Analysis, named: Mention) -> bool:
    """True for words that only say which of several types is meant: ulegitimert, sats 2."""
    tokens = analysis.tokens[named.first : named.last]
    return all(_is_refining(token) for token in tokens)


def _is_deniable(token: Token) -> bool:
    return any(sense in token.senses for sense in _DENIABLE)


def _is_refining(token: Token) -> bool:
    return "refining" in token.senses or "year_word" in token.senses or token.kind != "word"
