"""Where clauses and sentences part, so that values stay with the words they belong to."""

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.text.lexicon import NO_SENSES
from parsers.text.mentions import has
from parsers.text.tokens import Token

_CLAUSE_MARKS = frozenset({",", "+", "&", "|", "•"})
_SENTENCE_MARKS = frozenset({".", "!", "?", ";"})


@dataclass(frozen=True, slots=True)
class Layout:
    """Clause and sentence number of each token, and the sentences that ask something."""

    clause: list[int]
    sentence: list[int]
    asking: frozenset[int]


def lay_out(tokens: Sequence[Token], taken: set[int]) -> Layout:
    """Numbers for every token; marks and joining words inside a mention part nothing.

    `Kan jeg få dekket 60 kr?` is a claim in polite words, and asks nothing.
    """
    clauses, sentences, asking = [], [], set()
    clause = sentence = 0
    opening: Token | None = None
    claims = valued = False
    for index, token in enumerate(tokens):
        clauses.append(clause)
        sentences.append(sentence)
        if token.kind == "word":
            opening = token if opening is None and "polite" not in token.senses else opening
            claims = claims or "claiming" in token.senses
        if index in taken:
            valued = True
            continue
        if token.kind == "nl" or (token.text in _SENTENCE_MARKS and _ends(tokens, index)):
            senses = opening.senses if opening else NO_SENSES
            if token.text == "?" and "asking" in senses and not ("request" in senses and claims and valued):
                asking.add(sentence)
            clause, sentence, opening, claims, valued = clause + 1, sentence + 1, None, False, False
        elif token.text in _CLAUSE_MARKS or "join" in token.senses or _spaced_dash(tokens, index):
            clause += 1
    return Layout(clauses, sentences, frozenset(asking))


def _ends(tokens: Sequence[Token], index: int) -> bool:
    """True for a mark that closes a sentence: a point is none inside a word or after an abbreviation."""
    if tokens[index].text != ".":
        return True
    if index + 1 < len(tokens) and tokens[index + 1].start == tokens[index].end:
        return False
    return not has(tokens, index - 1, "abbreviation")


def _spaced_dash(tokens: Sequence[Token], index: int) -> bool:
    if tokens[index].text != "-" or not 0 < index < len(tokens) - 1:
        return False
    return tokens[index - 1].end < tokens[index].start and tokens[index].end < tokens[index + 1].start
