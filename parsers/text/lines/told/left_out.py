"""The negations that keep something out of a claim: `skal ikke med`, `ikke ta med`, `det krever jeg ikke`."""

from collections.abc import Sequence

from parsers.text.spans.mentions import has, is_writer, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

_TAKING = frozenset({"ta", "tar", "tas", "tak", "takast", "take"})
_WITH = frozenset({"med"})
_WITH_WITHIN = (2, 3, 4)
_BEING = frozenset({"være", "vere", "vera", "ha", "bli", "be"})
_TRAILING = frozenset({"likevel", "anyway", "lell", "nå", "no", "now", "her", "here"})
_CLAIMING = frozenset({"krever", "krev", "krevjer", "claim", "claiming"})
_NEEDING = frozenset({"trenger", "treng", "behøver", "skal", "vil", "need", "want", "do"})
_COVERED = frozenset({"dekket", "dekka", "dekt", "noe", "noko", "covered", "reimbursed"})
_HAVING = frozenset({"ha", "få", "be", "get"})
_ANY = frozenset({"noe", "noko", "noen", "nokon", "any", "a", "the"})
_IT = frozenset({"det", "den", "de", "dei", "dem", "disse", "desse", "som", "it", "them", "that", "which"})
_FOR = "for"
_CHARGING = frozenset({"tar", "tek", "tok", "krever", "krev", "krevjer"})
_WISHING = frozenset({"skal", "vil", "trenger", "treng"})
_PAID = frozenset({"betalt", "betaling", "penger", "pengar", "godtgjørelse", "godtgjersle", "honorar"})
_ARTICLES = frozenset({"a", "the"})
_MORE = frozenset({"mer", "meir", "hele", "heile", "alt", "alle", "hver", "kvar"})
_ENTERING = frozenset({"fører", "førar"})
_BUT = frozenset({"men", "but"})
"""What is no business of theirs and has one of these behind it is a circumstance, told for what follows."""


def is_left_out(tokens: Sequence[Token], negation: int) -> bool:
    """True for `skal ikke være med`, which ends its clause, and for `ikke ta med`, `do not include`."""
    after = negation + 1
    if text_at(tokens, after) in _TAKING and any(text_at(tokens, negation + step) in _WITH for step in _WITH_WITHIN):
        return True
    if _is_no_business(tokens, negation):
        return True
    after += text_at(tokens, after) in _BEING
    if has(tokens, after, "counting_in"):
        return after == negation + 1 or _closes(tokens, after)
    told = after == negation + 1 or has(tokens, negation - 1, "should")  # Kari kunne ikke være med
    return told and text_at(tokens, after) in _WITH and _closes(tokens, after)


def _is_no_business(tokens: Sequence[Token], negation: int) -> bool:
    """True for `ikke deres sak`, `ikkje noko for dykk`, `not your business`, `none of your concern`."""
    at = negation + 1 + (text_at(tokens, negation + 1) in ("of", "noe", "noko"))
    told = text_at(tokens, at) in words_of("of_yours") and text_at(tokens, at + 1) in words_of("business")
    return told and _closes(tokens, at + 1) and not any(text_at(tokens, at + step) in _BUT for step in (2, 3))


def is_waived(tokens: Sequence[Token], negation: int) -> bool:
    """True for `krever ikke`, `krever jeg ikke`, `not claiming`, `trenger jeg ikke få dekket`, whatever it is of."""
    near = {text_at(tokens, negation + step) for step in (-2, -1, 1)}
    after = {text_at(tokens, negation + step) for step in (1, 2, 3)}
    return bool(near & _CLAIMING) or bool(near & _NEEDING and after & _COVERED) or _takes_no_pay(tokens, negation)


def is_waived_of_it(tokens: Sequence[Token], negation: int) -> bool:
    """True where what is waived was named right before: `det krever jeg ikke`, `not claiming that`, `krever ikke for`.

    So does `skal ikke jeg ha noe for`, where a person stands behind the negation.
    """
    after = negation + 1
    if _takes_no_pay(tokens, negation) or _leaves_unentered(tokens, negation):
        return True
    if text_at(tokens, after) in _CLAIMING:
        return text_at(tokens, after + 1) in _IT
    if has(tokens, after, "person") and text_at(tokens, after + 1) in _HAVING and text_at(tokens, after + 2) in _ANY:
        return text_at(tokens, after + 3) == _FOR
    if text_at(tokens, negation - 1) in _CLAIMING and _FOR in {text_at(tokens, after), text_at(tokens, after + 1)}:
        return True
    verb = negation - 1 - has(tokens, negation - 1, "person")
    closes = after >= len(tokens) or tokens[after].kind != "word"
    return closes and text_at(tokens, verb) in _CLAIMING and text_at(tokens, verb - 1) in _IT


def _takes_no_pay(tokens: Sequence[Token], negation: int) -> bool:
    """True for `formøtet tar jeg ikke betalt for`, `skal jeg ikke ha noe for`, not `tar ikke betalt for mer enn 2`."""
    verb = negation - 1 - has(tokens, negation - 1, "person")
    if not any(is_writer(tokens, at) for at in (negation - 1, verb - 1)):
        return False
    having = text_at(tokens, negation + 1) in _HAVING
    paid = negation + 1 + having
    if text_at(tokens, verb) not in (_WISHING if having else _CHARGING) or text_at(tokens, paid + 1) != _FOR:
        return False
    of_all = _closes(tokens, paid + 1)
    if text_at(tokens, paid) in _ANY:
        return of_all and text_at(tokens, paid) not in _ARTICLES
    behind = tokens[paid + 2] if paid + 2 < len(tokens) else None
    measured = behind is not None and (behind.kind == "num" or behind.text in _MORE or "number" in behind.senses)
    return text_at(tokens, paid) in _PAID and (of_all or not measured)


def _leaves_unentered(tokens: Sequence[Token], negation: int) -> bool:
    """True for `formøtet fører jeg ikke`, which ends its clause."""
    verb = negation - 1 - is_writer(tokens, negation - 1)
    return text_at(tokens, verb) in _ENTERING and is_writer(tokens, negation - 1) and _closes(tokens, negation)


def _closes(tokens: Sequence[Token], last: int) -> bool:
    """True where no word follows but `likevel` or `nå`."""
    return last + 1 >= len(tokens) or tokens[last + 1].kind != "word" or text_at(tokens, last + 1) in _TRAILING
