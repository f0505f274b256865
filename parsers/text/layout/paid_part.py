"""Parts of a sum that somebody else paid: `1240 kr, Ola betalte 500 kr av det`, `kommunen har betalt 300 kr`."""

from collections.abc import Sequence

from parsers.text.spans.mentions import Mention, Money, has, text_at
from parsers.text.words.lexicon import every_word, words_of
from parsers.text.words.tokens import Token

PAID = frozenset({"betalte", "betalt", "paid"})
_DID = frozenset({"betalte"})
"""The others are of what was paid too: `lunsj betalt 60 kr`."""
_NAMES = words_of("given_names") | words_of("given_names_and_words")
_PEOPLE = frozenset({"companion", "family", "child", "somebody", "payer"})
_EMPLOYERS = frozenset(
    {"arbeidsgiver", "arbeidsgiveren", "arbeidsgjevar", "arbeidsgjevaren", "employer", "sjefen", "jobben"}
)
_PAYERS = _NAMES | _EMPLOYERS | words_of("public_payers")
_MINE = frozenset({"min", "mi", "mine", "my"})
_ANY = _MINE | {"en", "ein", "ei", "a", "an", "the"}
_TO_WHOM = frozenset({"for", "til", "med", "fra", "frå", "av", "hos", "to", "with", "from", "by", "of"})
_HAS = frozenset({"har", "hadde", "has", "had", "have"})
_NOT_NAMES = frozenset({"month", "weekday", "day_word", "meal"})
"""Names that are something else here: 9. jan."""
OF, THEM = frozenset({"av", "of"}), frozenset({"det", "dem", "dei", "dette", "den", "it", "that", "them", "this"})


def is_paid_by_other(tokens: Sequence[Token], part: Mention) -> bool:
    """True for the sum of `1240 kr, Ola betalte 500 kr av det`, with nothing that it would be for."""
    verb = part.first - 1
    if not isinstance(part, Money) or not has(tokens, verb, "pay") or tokens[verb].text not in PAID:
        return False
    after = tokens[part.last] if part.last < len(tokens) else None
    thereof = after is not None and after.text in OF and text_at(tokens, part.last + 1) in THEM
    helped = text_at(tokens, verb - 1) in _HAS
    if tokens[verb].text not in _DID and not helped and not thereof:
        return False  # lunsj betalt 60 kr
    return (thereof or after is None or after.kind in ("sym", "nl")) and _is_somebody(tokens, verb - 1 - helped)


def _is_somebody(tokens: Sequence[Token], at: int) -> bool:
    """True for the last word of `Ola`, `Ola Nes`, `kollegaen min`, `kommunen`; not for that of `middag med Ola`."""
    at -= text_at(tokens, at) in _MINE
    if has(tokens, at, "person") or not _is_payer(tokens, at):
        unknown = at > 0 and tokens[at].kind == "word" and not tokens[at].senses
        if not unknown or tokens[at].text in every_word() or text_at(tokens, at - 1) not in _NAMES:
            return False
        at -= 1
    before = at - 1 - (text_at(tokens, at - 1) in _ANY)
    return text_at(tokens, before) not in _TO_WHOM


def _is_payer(tokens: Sequence[Token], at: int) -> bool:
    """True for a given name, and for a word for a person, a body or an employer."""
    if at < 0 or not _NOT_NAMES.isdisjoint(tokens[at].senses):
        return False
    return tokens[at].text in _PAYERS or not _PEOPLE.isdisjoint(tokens[at].senses)
