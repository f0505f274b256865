"""What an approver sends back: `send 5 tilbake`, `send this one back to her`; not who comes back from a journey."""

from collections.abc import Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.told.frames import Clause, is_light
from parsers.text.spans.mentions import Clocks, Distance, Money, When, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, senses_of

BACK = frozenset({"tilbake", "attende", "back"})
SENDING = words_of("sending_back")
GOES = frozenset({"går", "goes"})
MUST = GOES | {"må", "skal"}
_WHOSE = frozenset({"til", "fra", "frå", "for", "of", "from"})
_LONGEST_NAME = 3
_WRITER = frozenset({"meg", "oss", "me", "us"})
_ROUTE = frozenset({"trip", "home", "from", "fra"})


def returns(token: Token) -> bool:
    """True for a word of sending back, by itself or with its verb: `returner`, `tilbake`, `retur`."""
    return token.senses.get("decision") == "return" or token.text in BACK or token.text == "retur"


def names_no_claim(words: Sequence[Token]) -> bool:
    """True for a bare `send tilbake`, without which claim, or to whom."""
    said = {token.text for token in words if token.kind == "word" and "polite" not in token.senses}
    return bool(said) and said <= SENDING | BACK


def sends_back(analysis: Analysis, clause: Clause) -> bool:
    """True for `send 5 tilbake` and `please send this one back to her`, where the writer is not who gets it."""
    words = clause.tokens
    at = next((at for at, word in enumerate(words) if not is_light(word)), len(words))
    if at == len(words) or words[at].text not in SENDING or "negation" in senses_of(words[:at]):
        return False
    goes = (place for place in range(at + 1, len(words)) if words[place].text in BACK or words[place].text == "retur")
    back = next(goes, None)
    number = analysis.layout.sentence
    measured = {number[one.first] for one in analysis.mentions if isinstance(one, Distance | Money)}
    if back is None or clause.sentence in measured:
        return False
    between, behind = words[at + 1 : back], [word.text for word in words[back + 1 : back + 3]]
    named = all(_is_of_claim(analysis, words, place) for place in range(at + 1, back))
    return named and _WRITER.isdisjoint(behind) and _WRITER.isdisjoint(word.text for word in between)


def _is_of_claim(analysis: Analysis, words: Sequence[Token], place: int) -> bool:
    """True for a word that says which claim it is: its number, `hennes`, and the name in `kravet til Arne`."""
    word = words[place]
    if word.kind == "num" or is_light(word, "claim_word", "reviewed", "whose", "to", "from"):
        return True
    led = any(words[at].text in _WHOSE for at in range(max(place - _LONGEST_NAME, 0), place))
    return led and not word.senses and analysis.text[word.start].isupper()


def is_journey(analysis: Analysis, clause: Clause, place: int) -> bool:
    """True for the return of a journey: `Return 42 km`, `returned home at six`."""
    if clause.tokens[place].text not in ("return", "returned", "retur", "tilbake", "back", "attende"):
        return False
    after = clause.first + place + 1
    if has(analysis.tokens, after, "trip") or text_at(analysis.tokens, after) in _ROUTE:
        return True
    other = When if clause.tokens[place].text == "returned" else Distance
    return place == 0 and any(isinstance(mention, Clocks | other) for mention in analysis.mentions)
