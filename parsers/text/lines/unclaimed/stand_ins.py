"""Who stood in for somebody, where an outlay is called so too: møtte som stedfortreder i formannskapet."""

from collections.abc import Sequence

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Mention, Money, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

DEPUTIES = tuple(words_of("deputy"))
"""How the words for a deputy begin."""
_AS = frozenset({"som", "as", "var", "was", "er", "(", "a", "the", "innkalt", "kalla"})
_TO = frozenset({"å", "to"})
_FOR = frozenset({"i", "for", "in", "on", "at", "på"})


def is_deputy(token: Token) -> bool:
    """True for `vara`, `stedfortreder`, `substitute`."""
    return token.text.startswith(DEPUTIES)


def is_stand_in(
    mention: TypeMention,
    named: Sequence[TypeMention],
    mentions: Sequence[Mention],
    tokens: Sequence[Token],
    layout: Layout,
    types: TypeIndex,
) -> bool:
    """True for a word for a deputy that tells in what role one met a body of the sentence, and has no sum."""
    if not is_deputy(tokens[mention.first]) or types.units(mention.codes) != {"amount"}:
        return False
    doing = text_at(tokens, mention.last) == "for" and text_at(tokens, mention.last + 1) in _TO  # for å passe mor
    if doing or not (text_at(tokens, mention.first - 1) in _AS or text_at(tokens, mention.last) in _FOR):
        return False
    clause, sentence = layout.clause[mention.first], layout.sentence[mention.first]
    if any(isinstance(one, Money) and layout.clause[one.first] == clause for one in mentions):
        return False
    return any(types.names_meeting(one) and layout.sentence[one.first] == sentence for one in named)
