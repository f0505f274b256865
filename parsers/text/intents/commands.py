"""Phrases that are a message of their own: yes, no, the same as last time, and how mail programs begin."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Literal, get_args

from parsers.text.analysis import Analysis
from parsers.text.intents.written import is_courtesy
from parsers.text.words.lexicon import commands, words_of
from parsers.text.words.normalise import normalise
from parsers.text.words.tokens import Token, senses_of, tokenise

Request = Literal["why", "later"]
REQUESTS: tuple[Request, ...] = get_args(Request)

_REMARK = re.compile(r"(?:kommentar|merknad|comment|note)\s*:\s*(\S.*)", re.IGNORECASE | re.DOTALL)
_THANKS = words_of("thanking")
_OWNING_UP = words_of("owning_up")
_BESIDE_OWNING_UP = ("light", "polite", "filler", "claim_word", "wrong")
_PARTS = re.compile(r"[,.;:!\n–-]+")
_LONGEST = 12
_LONGEST_PHRASE = 200
_REACH = 12
_OPENING = 8
_SMALL = ("light", "filler", "polite", "before", "own")
_AS = frozenset({"med", "with", "as", "som"})
_ARE = frozenset({"er", "var", "blir", "vert", "is", "are", "was"})
_WHOLE = frozenset({"drive", "trip", "meeting"})
_HOLDS = frozenset({"gjelder", "gjeld", "gjaldt", "galdt", "goes", "applies"})
_UNCHANGED = words_of("unchanged")
_COMPARING = frozenset({"as", "like", "som"})
_VERY = frozenset({"just", "exactly", "akkurat", "alt", "everything", "helt", "nøyaktig"})
_MORE, _LESS = frozenset({"mer", "meir", "more"}), frozenset({"mindre", "less"})
_BACK_TO = frozenset({"since", "siden", "sidan", "from", "fra", "frå", "i", "in", "the"})
_AS_BEFORE = _UNCHANGED | _COMPARING | _VERY | _BACK_TO | words_of("changed")
_UNSAID = frozenset({"light", "filler", "polite", "before", "negation", "claim_word", "courtesy"})
_LIKE = frozenset({"light", "filler", "claim_word", "polite", "before", "hour", "field"})

REPEATS = {
    "samme som sist": True,
    "likt som sist måned, ingen endringer": True,
    "same as in September please, nothing has changed": True,
    "same som førre månad, ingen endringar": True,
    "det samme som sist, ingenting er endret": True,
    "as last month, no changes": True,
    "Som forrige måned, ingen endringer": True,
    "Uendra frå førre månad": True,
    "No changes since last month": True,
    "Ingen endringer fra forrige måned": True,
    "Ingen endringer": False,
    "New October claim": False,
    "Alt i oktober": False,
    "Ingen endringer i adressen min fra forrige måned": False,
    "Ingen endringer fra mandag": False,
    "As last month, the taxi was late. Planning committee 3 November": False,
    "var det samme som sist, ikke sant": False,
    "Det same som sist, berre at det var den 18.": True,
    "Same claim as last month, please": True,
    "Hi, same mileage as last month please": True,
    "same trips as last month": True,
    "dei same turane som sist": True,
    "formannskapet 3.11, samme tur som sist": False,
    "kan du føre opp akkurat det samme for november som du gjorde for oktober?": True,
    "som vanleg": True,
    "Likt med forrige måned bortsett fra 44 km": True,
    "repeat last month's claim please": True,
    "kan du gjenta kravet fra forrige måned": True,
    "Kopier utkastet mitt": True,
    "kopier siste": True,
    "bruk det siste kravet på nytt": True,
    "mars var helt maken til februar hos oss, så du kan bruke det samme kravet på nytt": True,
    "October was exactly like September, please use the same claim again": True,
    "du kan sende det same kravet om att": True,
    "Samme som i august for meg, verken mer eller mindre": True,
    "Same as in August for me, no more and no less": True,
    "I would like to use the same claim again, please": True,
    "Ikke bruk det samme kravet på nytt": False,
    "Kan jeg bruke det samme kravet på nytt?": False,
    "Må jeg sende det samme kravet igjen": False,
    "Lurer på om jeg må sende det samme kravet igjen": False,
    "Må eg senda det same kravet om att": False,
    "Do I have to submit the same claim again": False,
    "Jeg vil bruke det samme kravet på nytt": True,
    "jeg fikk det samme kravet igjen": False,
    "Samme som i august, verken mer": False,
    "copy the last one please": True,
    "kopier siste linje": False,
    "Can you copy the receipt for parking 60 kr": False,
    "Kjørte samme vei som sist, 42 km": False,
    "samme dag som møtet": False,
    "var på formannskapet 3. november, og det samme gjelder møtet 10. november": False,
}


UNDOES = {
    "angre": True,
    "Angre, takk": True,
    "Jeg angrer!": True,
    "beklager, feil krav. angre": True,
    "Oi, det ble feil - angre det": True,
    "orsak, feil krav. Angre": True,
    "sorry, wrong claim. undo": True,
    "undo, that was a mistake": True,
    "Oops! Wrong one, undo that please": True,
    "angre, ferja var 142 kr": False,
    "sorry, wrong claim": False,
    "send, jeg angrer": False,
}


def says(tokens: Sequence[Token], what: str) -> bool:
    """True when the whole message is one of the phrases, e.g. a plain yes."""
    first = next((token for token in tokens if token.kind == "word"), None)
    if first is None or not _may_open(first, what):
        return False
    words = [token for token in tokens if token.kind == "word"]
    if len(words) > _LONGEST:
        return False
    return tuple(token.text for token in words) in commands()[what] or _without_polite(words) in commands()[what]


def asks_what_waits(text: str) -> bool:
    """True when the whole text is one of the phrases by which approvers ask for what waits for them."""
    return says(tokenise(normalise(text[:_LONGEST_PHRASE])), "waiting")


def requested(text: str) -> Request | None:
    """What the whole text asks for of a claim that is there: how its sums came about, or that it stays for now."""
    tokens = tokenise(normalise(text[:_LONGEST_PHRASE]))
    return next((request for request in REQUESTS if says(tokens, request)), None)


def asks_what_lacks(text: str) -> bool:
    """True when the whole text asks what is still open on a claim."""
    return says(tokenise(normalise(text[:_LONGEST_PHRASE])), "lacking")


def cancels(text: str) -> bool:
    """True when the whole text is what the button beside a question says: avbryt."""
    return says(tokenise(normalise(text[:_LONGEST_PHRASE])), "cancel")


def asks_help(text: str) -> bool:
    """True when the whole text asks what can be written, or only says hello."""
    return (text.strip(" ?!.") == "" and "?" in text) or says(tokenise(normalise(text[:_LONGEST_PHRASE])), "help")


def orders_payroll_file(text: str) -> bool:
    """True when the whole text asks for the file that payroll reads."""
    return says(tokenise(normalise(text[:_LONGEST_PHRASE])), "payroll_file")


def thanks(text: str) -> bool:
    """True when the whole text is a courtesy with a thank-you in it."""
    tokens = tokenise(normalise(text))
    return any(token.text in _THANKS for token in tokens) and is_courtesy(tokens, text)


def needs_no_answer(text: str) -> bool:
    """True for thanks, an emoji or nothing at all, and for what a mail program wrote."""
    tokens = tokenise(normalise(text))
    return is_courtesy(tokens, text) or is_automatic(tokens)


def undoes(text: str) -> bool:
    """True when the whole text takes back what its writer has just done, whatever it says of having been wrong."""
    parts = [tokenise(part) for part in _PARTS.split(normalise(text[:_LONGEST_PHRASE])) if part.strip()]
    undoing = [says(part, "undo") for part in parts]
    return any(undoing) and all(undo or _owns_up(part) for part, undo in zip(parts, undoing, strict=True))


def _owns_up(part: Sequence[Token]) -> bool:
    """True for an apology, or what says that something was wrong: `sorry`, `feil krav`, `my mistake`."""
    return all(
        token.kind == "sym" or token.text in _OWNING_UP or any(sense in token.senses for sense in _BESIDE_OWNING_UP)
        for token in part
    )


def remark(text: str) -> str | None:
    """What follows `kommentar:` where the whole text is one; None for any other text."""
    found = _REMARK.fullmatch(text.strip())
    return found[1].strip() if found else None


def _without_polite(tokens: Sequence[Token]) -> tuple[str, ...]:
    return tuple([token.text for token in tokens if token.kind == "word" and "polite" not in token.senses])


def _opens(words: tuple[str, ...], what: str) -> bool:
    """True when the words begin with one of the command's phrases."""
    phrases = _by_first_word(what).get(words[0], ()) if words else ()
    return any(words[: len(phrase)] == phrase for phrase in phrases)


def _may_open(word: Token, what: str) -> bool:
    """True for a word that one of the command's phrases begins with, or that is polite before it."""
    return word.text in _by_first_word(what) or "polite" in word.senses


@cache
def _by_first_word(what: str) -> Mapping[str, Sequence[tuple[str, ...]]]:
    """The phrases of the command by the word that each begins with."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in commands()[what]:
        found.setdefault(phrase[0], []).append(phrase)
    return found


def is_automatic(tokens: Sequence[Token]) -> bool:
    """True when the text, or the subject, opens as a mail program writes for an absent person or a lost message."""
    words = (token.text for token in tokens[:_OPENING] if token.kind == "word")
    first = next(words, "")
    return first in _by_first_word("automatic") and _opens((first, *words), "automatic")


def repeats(analysis: Analysis) -> int | None:
    """The token where the message says `samme som sist`, whatever follows; None when it does not."""
    tokens = analysis.tokens
    if says(tokens, "copy"):
        return 0
    may_open = not _by_first_word("repeat").keys().isdisjoint(analysis.said)
    if may_open and _opens(_without_polite(tokens[:_REACH]), "repeat"):
        return 0
    for index in analysis.spots.get("repeating", ()):
        if _is_claim(tokens[index + 1 : index + _REACH]):
            return index
    for index in analysis.spots.get("same", ()):
        after = _within_sentence(analysis, index)
        if _is_used_again(analysis, index, after):
            return index
        if not after or not (_is_whole(after) or after[0].text in _AS or _LIKE & after[0].senses.keys()):
            continue
        told = any(one.first == index for one in analysis.mentions)  # 24 km 10.11, same distance 12 November
        if told or after[0].text in _HOLDS or _compares(analysis, index):
            continue  # det samme gjelder møtet 9. november; er satsen den samme som før
        senses = senses_of(after)
        if "before" in senses and ("negation" not in senses or _is_unchanged(after)):
            return index
    return None


def is_as_before(analysis: Analysis) -> bool:
    """True where the whole message says that all is as it was: `as last month, no changes`, `uendret fra oktober`."""
    tokens = analysis.tokens
    if "before" not in analysis.spots:
        return False
    words = [token for token in tokens if token.kind == "word"]
    if len(words) > _LONGEST:
        return False
    opening = next((token.text for token in words if token.text not in _VERY), "")
    denied = "negation" in analysis.spots and any(token.text in words_of("changed") for token in words)
    compared = denied or opening in _COMPARING or any(token.text in _UNCHANGED for token in words)
    if not compared or analysis.layout.asking or any(token.kind not in ("word", "sym", "nl") for token in tokens):
        return False
    return all(token.text in _AS_BEFORE or not _UNSAID.isdisjoint(token.senses) for token in words)


def _is_unchanged(after: Sequence[Token]) -> bool:
    """True where all that is denied is a change: `ingen endringer`, `verken mer eller mindre`."""
    said = {token.text for token in after}
    if said & _MORE and said & _LESS:
        return True
    denied = [at for at, token in enumerate(after) if "negation" in token.senses]
    return all(any(token.text in words_of("changed") for token in after[at + 1 : at + _OPENING]) for at in denied)


def _is_used_again(analysis: Analysis, same: int, after: Sequence[Token]) -> bool:
    """True for `bruk det samme kravet på nytt`, `use the same claim again`."""
    if not after or "claim_word" not in after[0].senses:
        return False
    tokens, number = analysis.tokens, analysis.layout.sentence
    before = [tokens[at] for at in range(max(same - _OPENING, 0), same) if number[at] == number[same]]
    used = any(token.text in words_of("using") for token in before)
    asks = number[same] in analysis.layout.asking
    again = any(token.text in words_of("again") for token in after[1:])
    return used and again and _is_told(analysis, same) and not asks and "negation" not in senses_of((*before, *after))


def _is_told(analysis: Analysis, same: int) -> bool:
    """True for `bruk`, `du kan bruke` and `jeg vil bruke` in the clause before that token, not for `må jeg bruke`."""
    clause, tokens = analysis.layout.clause, analysis.tokens
    before = [tokens[at] for at in range(max(same - _OPENING, 0), same) if clause[at] == clause[same]]
    return bool(before) and (before[0].writer or not any(token.writer for token in before))


def _within_sentence(analysis: Analysis, at: int) -> Sequence[Token]:
    """The tokens after that one, as far as its sentence goes: `det samme som sist? Ingenting er endret`."""
    number, tokens = analysis.layout.sentence, analysis.tokens
    return [tokens[near] for near in range(at + 1, min(at + _REACH, len(number))) if number[near] == number[at]]


def _is_whole(after: Sequence[Token]) -> bool:
    """True for `mileage as`, `turene som`: all that was claimed the other time."""
    return len(after) > 1 and after[1].text in ("as", "som") and bool(_WHOLE & after[0].senses.keys())


def _compares(analysis: Analysis, at: int) -> bool:
    """True in a sentence that asks whether something is as it was: `er satsen den samme som før?`."""
    number = analysis.layout.sentence[at]
    first = next(token for token, own in zip(analysis.tokens, analysis.layout.sentence, strict=True) if own == number)
    return first.text in _ARE and number in analysis.layout.asking


def _is_claim(after: Sequence[Token]) -> bool:
    """True where a claim is the first thing that the words name: `last month's claim`."""
    for token in after:
        if "claim_word" in token.senses:
            return True
        if len(token.text) > 1 and not any(sense in token.senses for sense in _SMALL):
            return False
    return False
