"""Where clauses and sentences part, so that values stay with the words they belong to."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import NO_SENSES, known_words, words_of
from parsers.text.words.tokens import Spots, Token

_GREETING = frozenset({"polite", "courtesy"})
_LINKING = frozenset({"og", "and", "men", "but", "eller", "or"})
"""Before the word that opens a question: og må jeg skrive det?"""
_CLAUSE_MARKS = frozenset({",", "|", "•"})
_FORGOTTEN = words_of("remembering")
_BUT = frozenset({"men", "but"})
_CUT_SHORT = tuple(words_of("cut_short"))
"""How long names are cut short before a point."""
_HOW = frozenset({"mye", "mykje", "langt", "lenge", "lenger", "mange", "ofte", "gammel", "gamal", "høy", "høg", "stor"})
"""After `hvor`: how much, how far."""
_NO_VERB = frozenset({"subject", "join", "condition", "person", "waiting", "number"})
_WITH = frozenset({"med", "inn", "opp", "til"})
_AND = "å"
"""As many write `og`; else what comes before an infinitive."""
_PAST = ("rte", "lte", "gte", "kte", "dde", "et", "kk", "ok", "nta")
_DONE = frozenset({"dro", "drog", "var", "va", "så", "ble", "blei", "vart", "kom", "leverte", "hentet"})
_CLOCK = frozenset({"kl", "kl."})
_BEFORE_ROW = frozenset({"", "\n", ",", ":", ";", "-", "•", "*"})
_SENTENCE_MARKS = frozenset({".", "!", "?", ";"})
_OF_LINES = frozenset(
    {"meeting", "fee", "drive", "caring", "meal", "lodging", "per_diem", "month", "vehicle", "passenger"}
)
"""Senses of what is named behind its day: `den 10. Møte i formannskapet`."""
_BEFORE_DAY = frozenset({"den", "the", "og", "and"})
_NO_JOINT = frozenset({".", "-"})
"""Marks that may part nothing."""

POINTS: Mapping[str, Sequence[str]] = {
    "Støttekontakt\nuke 45: 3.11. 3 t, 5.11. 2 t\nuke 46: 10.11. 2 t": [
        *("support-hour 03.11 3", "support-hour 05.11 2", "support-hour 10.11 2"),
    ],
    "låg sats\nveke 45: tys 3.11. 3 t og 24 km, tor 5.11. 2 t": [
        *("care-hour-low 03.11 3", "mileage 03.11 24", "care-hour-low 05.11 2"),
    ],
    "lav sats. Uke 45: lørdag 7.11. kl 10-16, søndag 8.11. kl. 10–14": [
        "care-hour-low 07.11 6",
        "care-hour-low 08.11 4",
    ],
    "support contact\nweek 45: Tue 3.11. 3 h, Thu 5.11. 2 h": ["support-hour 03.11 3", "support-hour 05.11 2"],
    "Kommunestyret 12.11. 42 km skal ikke med": ["fee-council 12.11"],
}
"""The point of a date before a value ends no sentence."""


@dataclass(slots=True)
class Layout:
    """Clause, part and sentence number of each token, and the sentences that ask something.

    A part is what commas keep apart: `måndag 2 t + 24 km, onsdag 3 t` has two parts and three clauses.
    """

    clause: list[int]
    part: list[int]
    sentence: list[int]
    asking: frozenset[int]


def lay_out(tokens: Sequence[Token], spots: Spots, taken: set[int], text: str) -> Layout:
    """Numbers for every token of the `text` as it was sent; marks and joining words inside a mention part nothing."""
    clauses, parts, sentences = [0], [0], [0]  # where each begins
    marks = _breaks()
    capitals = not text.islower() and any(text[one.start].isupper() for one in _openings(tokens))
    breaks = [
        index
        for index, token in enumerate(tokens)
        if token.text in marks and (index not in taken or _ends_day(tokens, index, taken, text))
    ]
    breaks = [index for index in breaks if tokens[index].text != _AND or _is_and(tokens, index, taken)]
    for index in breaks:
        mark = tokens[index].text
        closes = mark == "\n" or (mark in _SENTENCE_MARKS and _ends(tokens, index, text, taken, capitals=capitals))
        apart = closes or mark in _CLAUSE_MARKS or _spaced_dash(tokens, index)
        if closes:
            sentences.append(index + 1)
        if apart:
            parts.append(index + 1)
        if apart or mark not in _NO_JOINT:
            clauses.append(index + 1)
    asking: list[int] = []
    if _may_ask(tokens, spots, breaks):
        stretches = enumerate(pairwise((*sentences, len(tokens))))
        asking = [number for number, (first, last) in stretches if _asks(tokens, range(first, last), taken)]
    size = len(tokens)
    return Layout(_numbered(clauses, size), _numbered(parts, size), _numbered(sentences, size), frozenset(asking))


def _numbered(begins: Sequence[int], size: int) -> list[int]:
    """For each of so many tokens the number of the stretch that it stands in."""
    numbers: list[int] = []
    for number, (first, last) in enumerate(pairwise((*begins, size))):
        numbers += [number] * (last - first)
    return numbers


@cache
def _breaks() -> frozenset[str]:
    """The words and marks that may part clauses."""
    joints = {word for word, senses in known_words().items() if "join" in senses}
    return frozenset({"\n", _AND, *_SENTENCE_MARKS, *_CLAUSE_MARKS, *_NO_JOINT, *_BUT, *joints})


def _is_and(tokens: Sequence[Token], index: int, taken: set[int]) -> bool:
    """True for the `å` of `18 km å leverte 18 km`, right after a value and before what was done, or another value."""
    after = text_at(tokens, index + 1)
    return index - 1 in taken and (index + 1 in taken or after in _DONE or after.endswith(_PAST))


def _may_ask(tokens: Sequence[Token], spots: Spots, breaks: Iterable[int]) -> bool:
    """True when the text has a question mark, or a word that asks without one."""
    wonders = "wondering" in spots or "inverting" in spots
    wonders = wonders or ("asking" in spots and any(_is_open(tokens, at) for at in spots["asking"]))
    return wonders or any(tokens[at].text == "?" for at in breaks)


def _asks(tokens: Sequence[Token], sentence: range, taken: set[int]) -> bool:
    """True for a sentence that asks something.

    `Kan jeg få dekket 60 kr?` is a claim in polite words, and asks nothing; so is `har vært på møter, kan du føre dem?`
    """
    opening: Token | None = None
    claims = valued = requested = inverted = announced = False
    for index in sentence:
        token = tokens[index]
        senses = token.senses
        announced = announced or senses.get("reply") == "question"
        if token.kind == "word":
            if opening is None and _GREETING.isdisjoint(senses) and token.text not in _LINKING:
                opening = token
                inverted = _inverts(tokens, index)
            claims = claims or "claiming" in senses or ("including" in senses and _includes(tokens, index))
            if "request" in senses and token is not opening:
                requested = requested or has(tokens, index + 1, "person")
            if not valued and (token is opening or "wondering" in senses) and _wonders(tokens, index, opening):
                return not _has_forgotten(tokens[index : sentence.stop])
        supposed = token.text == "," and opening is not None and "condition" in opening.senses  # hvis jeg …, får jeg …?
        if (supposed or (token.text == ":" and announced)) and not valued:  # et kjapt spørsmål: dekker kommunen …
            opening = None
        if not valued and token.senses.get("asking") == "wh" and _goes_on_asking(tokens, index):
            opening = token
        if token.text == "?" and index not in taken:
            opened = opening.senses if opening else NO_SENSES
            asks = ("asking" in opened or inverted) and not ("request" in opened and claims and valued)
            plain = opened.get("asking") == "wh" or (opened.get("asking") == "when" and not valued)
            return asks and (plain or not (requested and claims))
        valued = valued or index in taken
    return False


def _goes_on_asking(tokens: Sequence[Token], index: int) -> bool:
    """True for the `hva` of `satsen er ny, men hva gjør jeg med timene`, before a verb."""
    linked = text_at(tokens, index - 1) in _LINKING
    follow = tokens[index + 1] if index + 1 < len(tokens) else None
    asks = follow is not None and follow.kind == "word" and "subject" not in follow.senses
    return linked and text_at(tokens, index - 2) == "," and asks


def _has_forgotten(sentence: Sequence[Token]) -> bool:
    """True for `hvilken dato det var husker jeg ikke, men …`, which tells and asks nothing."""
    words = {token.text for token in sentence}
    denied = any("negation" in token.senses for token in sentence)
    return denied and not words.isdisjoint(_FORGOTTEN) and not words.isdisjoint(_BUT)


def _includes(tokens: Sequence[Token], index: int) -> bool:
    """True for `ta med`, `legge inn`, `include`."""
    beside = tokens[index].senses.get("including")
    return beside == "alone" or (beside == "with" and text_at(tokens, index + 1) in _WITH)


def _inverts(tokens: Sequence[Token], index: int) -> bool:
    """True for a verb before whom it asks about: `trenger dere`, `blir det`, `glemte jeg`."""
    senses = tokens[index].senses
    return has(tokens, index + 1, "subject") and senses.keys().isdisjoint(_NO_VERB)


def _wonders(tokens: Sequence[Token], index: int, opening: Token | None) -> bool:
    """True where a question needs no mark: `jeg lurer på`, `behøver man`, `hvor langt`, and `hva` before a word."""
    token = tokens[index]
    if token.senses.get("wondering") == "wonder":
        return True
    if token is not opening or index + 1 == len(tokens):
        return False
    follow = tokens[index + 1]
    if "inverting" in token.senses:
        return follow.senses.get("subject") == "other"
    return _is_open(tokens, index) and follow.kind == "word"


def _is_open(tokens: Sequence[Token], index: int) -> bool:
    """True for `hva` and `how`, and for `hvor langt`; `hvor` and `når` alone may begin what is told."""
    asking = tokens[index].senses.get("asking")
    return asking == "wh" or (asking == "when" and text_at(tokens, index + 1) in _HOW)


def _openings(tokens: Sequence[Token]) -> Iterator[Token]:
    """The first token of each line."""
    return (token for at, token in enumerate(tokens) if not at or tokens[at - 1].kind == "nl")


def _ends(tokens: Sequence[Token], index: int, text: str, taken: set[int], *, capitals: bool) -> bool:
    """True for a mark that closes a sentence: a point is none inside a word or after an abbreviation.

    `capitals` says that lines open with them.
    """
    if tokens[index].text != ".":
        return True
    if index + 1 < len(tokens) and tokens[index + 1].start == tokens[index].end:
        return False
    if has(tokens, index + 1, "join") and index and tokens[index - 1].kind == "num":  # 10.9. og 15.10.
        return False
    if index and "." in tokens[index - 1].text and _opens_line(tokens, index - 1):  # 21.9. taxi 48 kr
        return False
    if _is_of_day(tokens, index, taken):
        return False
    if capitals and _goes_on(tokens, index, text):
        return False
    if has(tokens, index - 1, "abbreviation"):
        is_month = has(tokens, index - 1, "month") and index + 1 < len(tokens) and tokens[index + 1].kind == "word"
        return is_month and text[tokens[index + 1].start].isupper() and not text.isupper()  # 15. nov. I tillegg
    return not text_at(tokens, index - 1).endswith(_CUT_SHORT)


def _ends_day(tokens: Sequence[Token], index: int, taken: set[int], text: str) -> bool:
    """True for the point of a bare day that closes its sentence too: `taxi 60 kr den 17. Jeg sendte …`."""
    after = index + 1
    dated = index > 0 and (tokens[index - 1].kind == "num" or has(tokens, index - 1, "weekday_short"))
    if tokens[index].text != "." or after == len(tokens) or not dated:
        return False
    if tokens[after].kind != "word" or not text[tokens[after].start].isupper() or text.isupper():
        return False
    if tokens[after].start == tokens[index].end or _opens_line(tokens, index - 1):
        return False
    senses = tokens[after].senses.keys()
    told = bool(senses) and senses.isdisjoint(_OF_LINES) and after not in taken
    behind = text_at(tokens, index - 2) in _BEFORE_DAY and text_at(tokens, index - 3) not in {".", *_BEFORE_ROW}
    return told or (behind and "month" not in senses)


def _goes_on(tokens: Sequence[Token], index: int, text: str) -> bool:
    """True for the point of a date before small letters, where lines open with a capital: `5.11. var jeg syk`."""
    if not index or tokens[index - 1].kind != "num" or "." not in tokens[index - 1].text or index + 1 == len(tokens):
        return False
    return text[tokens[index].end : tokens[index + 1].start + 1].lstrip()[:1].islower()


def _is_of_day(tokens: Sequence[Token], index: int, taken: set[int]) -> bool:
    """True for the point of a date before a value that no words follow: `tys 1.9. 3 t, tor 3.9. 2 t`.

    `Formannskapet 1.9. 24 km skal ikke med` are two sentences.
    """
    if index - 1 not in taken or tokens[index - 1].kind != "num" or "." not in tokens[index - 1].text:
        return False
    first = index - 1
    while has(tokens, first - 1, "weekday") or has(tokens, first - 1, "weekday_short"):
        first -= 1
    if text_at(tokens, first - 1) not in _BEFORE_ROW and not has(tokens, first - 1, "join"):
        return False  # planutvalget 4.11. 17 km hver vei
    after = index + 1
    while after in taken:
        after += 1
    valued = after > index + 1 and (tokens[index + 1].kind == "num" or text_at(tokens, index + 1) in _CLOCK)
    return valued and (after >= len(tokens) or tokens[after].kind != "word" or has(tokens, after, "join"))


def _opens_line(tokens: Sequence[Token], index: int) -> bool:
    """True where nothing but marks, days and weekdays stands before the token in its line."""
    before = index - 1
    while before >= 0 and (
        tokens[before].kind in ("sym", "num") or has(tokens, before, "weekday") or has(tokens, before, "weekday_short")
    ):
        before -= 1
    return before < 0 or tokens[before].kind == "nl"


def _spaced_dash(tokens: Sequence[Token], index: int) -> bool:
    if tokens[index].text != "-" or not 0 < index < len(tokens) - 1:
        return False
    return tokens[index - 1].end < tokens[index].start and tokens[index].end < tokens[index + 1].start
