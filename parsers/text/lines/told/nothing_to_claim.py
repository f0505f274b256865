"""Sentences that say that there is nothing to claim: `ingen kjøring i november`, `ikke noe å føre`."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from parsers.text.lines.told.frames import Clause, is_light
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, is_but

EXAMPLES = {
    "ingen timer på mæ i juli, vi starte opp igjen 18. august": True,
    "det vert ingen støttekontakttimar denne veka, ho er på leirskule": True,
    "ingen timer i oktober, pengene mangler": False,
    "Ingen møter og ingen kjøring på meg i november, så det blir ikke noe krav": True,
    "Nothing to claim this month": True,
    "Ingen timer å føre denne uka": True,
    "Dei 14 timane mine førte eg i går, så det er ikkje noko nytt frå meg no": True,
    "Vi var på ferie hele juli, så jeg har verken timer eller kjøring å føre denne gangen.": True,
    "Eg har korkje timar, køyring eller utlegg å melde inn for juli": True,
    "I have neither hours nor driving to report for July": True,
    "Det ble ingen timer på meg i oktober. Han var på sykehuset.": True,
    "Det vart ingen timar på meg i oktober": True,
    "Bare så dere vet det: Det ble ingen timer på meg i oktober.": True,
    "Jeg hadde ingen timer på lønnsslippen": False,
    "Eg har ikkje noko å krevje denne månaden": True,
    "Jeg var ikke på kommunestyremøtet i går. Jeg var bortreist, så det er ingenting å betale ut til meg": True,
    "Kom meg ikke på formannskapet i går, så ingenting å føre": True,
    "Eg var ikkje på formannskapet i går, så eg har ikkje noko å føre": True,
    "I was not at the council meeting yesterday, so there is nothing to pay": True,
}
"""True where the message wants nothing."""
_NOTHING = frozenset({"ingenting", "nothing", "inkje"})
_ANYTHING = frozenset({"noe", "noko", "any", "anything", "nokon", "noen"})
_CAME = frozenset({"ble", "blei", "vart", "var", "hadde", "were", "had", "there"})
_ON = frozenset({"på", "i", "meg", "in", "for", "me", "mæ", "mej", "oss"})
_HOURS = (*words_of("the_hours"), "timer", "timar")
_TO = frozenset({"å", "to"})
_NOT = frozenset({"ikke", "ikkje", "not"})
_LISTED = 8
"""Words after the negation that may name what there is none of: timer, kjøring eller utlegg å føre."""
_NEW = 5
_FROM, _ME = frozenset({"fra", "frå", "på", "from"}), frozenset({"meg", "me"})
OF_CLAIMS = ("meeting", "drive", "claim_word", "trip", "receipt")
"""The senses of words for what is claimed."""


def is_nothing(sentence: Clause) -> bool:
    """True for `ingen kjøring i november`, `ikke noe å kreve`, `nothing to claim`."""
    texts = [token.text for token in sentence.tokens]
    opening = True
    for index, token in enumerate(sentence.tokens):
        after = sentence.tokens[index + 1 : index + 4]
        none = "negation" in token.senses and any(_is_anything(word) for word in after[:1])
        nothing = none or token.text in _NOTHING
        if nothing and (
            _TO & {*texts[index + 1 : index + _LISTED]}
            or any("claim_word" in word.senses for word in after)
            or _is_from_me(texts[index + 1 : index + _NEW])
        ):
            return True
        if opening and "negation" in token.senses and any(_is_none_of(token, word) for word in after[:1]):
            return True
        if opening and "negation" in token.senses and _is_without_hours(sentence.tokens[index + 1 :]):
            return True
        opening = token.text == ":" or (opening and (is_light(token) or token.text in _CAME))
    return False


def _is_none_of(denied: Token, word: Token) -> bool:
    """True for `ingen møter`, `ikke kjøring`; `kunne ikke møte` is an absence."""
    absent = denied.text in _NOT and "attend" in word.senses
    return not absent and any(sense in word.senses for sense in OF_CLAIMS)


def _is_from_me(after: Sequence[str]) -> bool:
    """True for the end of `ikkje noko nytt frå meg`, `nothing from me`."""
    return any(one in _FROM and whom in _ME for one, whom in pairwise(after))


def _is_without_hours(after: Sequence[Token]) -> bool:
    """True for the end of `det ble ingen timer på meg i oktober`, where nothing but the time is said besides."""
    if not after or not _are_hours(after[0]):
        return False
    told = takewhile(lambda token: token.text != ",", after[1:])
    return not any("payout" in token.senses or is_but(token) for token in after) and all(
        is_light(token, "month", "person", "reference", "this", "previous", "week", "month_word") or token.text in _ON
        for token in told
    )


def _are_hours(token: Token) -> bool:
    """True for `timer`, and for `støttekontakttimar`."""
    return "hour" in token.senses or token.text.endswith(_HOURS)


def _is_anything(token: Token) -> bool:
    """True for what there is nothing of: ikke noe, ingen timer."""
    return token.text in _ANYTHING or "hour" in token.senses
