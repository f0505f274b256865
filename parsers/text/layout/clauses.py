"""Where clauses and sentences part, so that values stay with the words they belong to."""

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import NO_SENSES
from parsers.text.words.tokens import Token

_GREETING = frozenset({"polite", "courtesy"})
_CLAUSE_MARKS = frozenset({",", "|", "•"})
_BUT = frozenset({"men", "but"})
_JOINING_MARKS = frozenset({"+", "&"})
_CUT_SHORT = ("utv", "formannsk", "kommunest", "hovedutv", "avlastn", "kjøregodtgj", "møtegodtgj")
"""How long names are cut short before a point."""
_NO_VERB = frozenset({"subject", "join", "condition", "person", "waiting", "number"})
_WITH = frozenset({"med", "inn", "opp", "til"})
_SENTENCE_MARKS = frozenset({".", "!", "?", ";"})


@dataclass(frozen=True, slots=True)
class Layout:
    """Clause, part and sentence number of each token, and the sentences that ask something.

    A part is what commas keep apart: `måndag 2 t + 24 km, onsdag 3 t` has two parts and three clauses.
    """

    clause: list[int]
    part: list[int]
    sentence: list[int]
    asking: frozenset[int]


def lay_out(tokens: Sequence[Token], taken: set[int]) -> Layout:
    """Numbers for every token; marks and joining words inside a mention part nothing.

    `Kan jeg få dekket 60 kr?` is a claim in polite words, and asks nothing; so is `har vært på møter, kan du føre dem?`
    """
    clauses, parts, sentences, asking = [], [], [], set()
    clause = part = sentence = 0
    opening: Token | None = None
    claims = valued = requested = inverted = False
    for index, token in enumerate(tokens):
        clauses.append(clause)
        parts.append(part)
        sentences.append(sentence)
        senses = token.senses
        if token.kind == "word":
            if opening is None and _GREETING.isdisjoint(senses):
                opening = token
                inverted = _inverts(tokens, index)
            if senses:
                claims = claims or "claiming" in senses or ("including" in senses and _includes(tokens, index))
                if "request" in senses and token is not opening:
                    requested = requested or has(tokens, index + 1, "person")
                if not valued and (token is opening or "wondering" in senses) and _wonders(tokens, index, opening):
                    asking.add(sentence)
        if index in taken:
            valued = True
        elif token.kind == "word":
            clause += "join" in senses or token.text in _BUT
        elif token.kind == "nl" or (token.text in _SENTENCE_MARKS and _ends(tokens, index)):
            opened = opening.senses if opening else NO_SENSES
            asks = ("asking" in opened or inverted) and not ("request" in opened and claims and valued)
            if token.text == "?" and asks and not (requested and claims and opened.get("asking") != "wh"):
                asking.add(sentence)
            clause, part, sentence, opening = clause + 1, part + 1, sentence + 1, None
            claims = valued = requested = inverted = False
        elif "join" in senses or token.text in _JOINING_MARKS:
            clause += 1
        elif token.text in _CLAUSE_MARKS or _spaced_dash(tokens, index):
            clause, part = clause + 1, part + 1
    return Layout(clauses, parts, sentences, frozenset(asking))


def _includes(tokens: Sequence[Token], index: int) -> bool:
    """True for `ta med`, `legge inn`, `include`."""
    beside = tokens[index].senses.get("including")
    return beside == "alone" or (beside == "with" and text_at(tokens, index + 1) in _WITH)


def _inverts(tokens: Sequence[Token], index: int) -> bool:
    """True for a verb before whom it asks about: `trenger dere`, `blir det`, `glemte jeg`."""
    senses = tokens[index].senses
    return has(tokens, index + 1, "subject") and senses.keys().isdisjoint(_NO_VERB)


def _wonders(tokens: Sequence[Token], index: int, opening: Token | None) -> bool:
    """True where a question needs no mark: `jeg lurer på`, `behøver man`, and `hva` before another word."""
    token = tokens[index]
    if token.senses.get("wondering") == "wonder":
        return True
    if token is not opening or index + 1 == len(tokens):
        return False
    follow = tokens[index + 1]
    if "inverting" in token.senses:
        return follow.senses.get("subject") == "other"
    return token.senses.get("asking") == "wh" and follow.kind == "word"


def _ends(tokens: Sequence[Token], index: int) -> bool:
    """True for a mark that closes a sentence: a point is none inside a word or after an abbreviation."""
    if tokens[index].text != ".":
        return True
    if index + 1 < len(tokens) and tokens[index + 1].start == tokens[index].end:
        return False
    if has(tokens, index + 1, "join") and index and tokens[index - 1].kind == "num":  # 10.9. og 15.10.
        return False
    return not has(tokens, index - 1, "abbreviation") and not text_at(tokens, index - 1).endswith(_CUT_SHORT)


def _spaced_dash(tokens: Sequence[Token], index: int) -> bool:
    if tokens[index].text != "-" or not 0 < index < len(tokens) - 1:
        return False
    return tokens[index - 1].end < tokens[index].start and tokens[index].end < tokens[index + 1].start
