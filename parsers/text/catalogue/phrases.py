"""Names as phrases of stems, and the other words that a name may be said in."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import islice, pairwise

from parsers.text.words.lexicon import known_words, labels
from parsers.text.words.normalise import normalise
from parsers.text.words.spelling import look_up
from parsers.text.words.stems import LABELLED, SMALL_WORDS, stem, stems
from parsers.text.words.tokens import Token, tokenise

Phrase = tuple[str, ...]

_BETWEEN = re.compile(r"[,/()&+]|\b(?:og|eller|and|or)\b")
OUTLAYS = ("ferry", "toll", "parking", "transit", "taxi", "hotel", "course", "flight", "childcare")
"""The concepts of what claimants pay for, known where the catalogue does not hold them."""
CARRIERS = ("bus", "train", "tram", "boat")
"""The kinds of transit that a catalogue may tell apart."""
SMALL_OUTLAYS = ("activity", "office", "phone", "catering")
"""Those that are spoken of for other reasons too."""
FEE_WORDS = frozenset({"møt", "møte", "møtegodtgjør", "godtgjør", "honor", "møtehonor"})
"""The stems that say a meeting is paid, and not whose."""
HEADS = ("hovedutvalg", "utvalg", "komit", "nemnd", "styr", "råd")
_JOINED = ("utvalg", "komit", "nemnd", "styr", "råd", "skap")
_SHORTEST_TAIL = 2
_LONG_HEAD = 7
_PAIR = re.compile(r"([^\W\d_]+)(?:/| og | and )([^\W\d_]+)")
_PAY = ("godtgjør", "honor")
_SHORTEST_ROLE = 3
_MONTHLY = re.compile(
    r"\b(?:(?:per|pr\.?|i|a) (?:måned|månad|mnd|month)|månedlig|månadleg|monthly|fast\w* godtgj|fixed)"
)
_EVENTS = ("kurs", "konferans", "møt", "reis", "cours", "meeting")
_COSTS = frozenset({"utgift", "kostnad", "utlegg", "dekning", "refusjon", "utgiftsdekning"})
_OF = frozenset({"ved", "under", "mot"})
_DOGN = re.compile(r"[^\W\d_]døgn(?:et|a|ene)?$|[^\W\d_]døg(?:er|ra|n)$")
_LONGEST = 8
_WEEKEND = "weekend"
_LONGEST_SHORT_FORM = 4

WRITTEN_APART = {
    "Formannskapet": ["formann skap"],
    "Kommunestyret": ["kommun styr"],
    "Styret": [],
}


def add(table: dict[Phrase, list[str]], phrase: Phrase, code: str) -> None:
    """Note that the phrase names the type."""
    if phrase and code not in table.setdefault(phrase, []):
        table[phrase].append(code)


def phrase_of(text: str) -> Phrase:
    """The stems of a name, alias or synonym; a compound whose stem is its end is itself: helgeavlastning."""
    tokens = tokenise(normalise(text))
    phrase = tuple(word for word, _ in stems(tokens) if word)
    return (compound(tokens[0].text),) if len(tokens) == 1 and phrase and phrase[0] not in SMALL_WORDS else phrase


def words_of(names: Iterable[str]) -> set[str]:
    """The words of some names, as they are written."""
    return {token.text for name in names for token in tokenise(normalise(name))}


def common_words(names: Iterable[str]) -> frozenset[str]:
    """The short forms in capitals that are common words in small letters: ER of Eldrerådet."""
    short = (name.lower() for name in names if name.isupper() and name.isalpha() and len(name) <= _LONGEST_SHORT_FORM)
    return frozenset(word for word in short if word in SMALL_WORDS or look_up(word))


def compound(word: str) -> str:
    """The stem of a word, with what stands before it where the stem is its end, or the døgn behind: helge+avlast."""
    ending = stem(word)
    begin = word.find(ending)
    if begin == 0 and _DOGN.search(word) and not _DOGN.search(ending):
        return f"{ending}+døgn"  # avlastningsdøgn
    return ending if begin < 1 else f"{word[:begin].removesuffix('s')}+{ending}"


def spellings_of(names: Iterable[str], *, bought: bool) -> list[str]:
    """The names, with both of those in two languages, and each of two things that are `bought`: Buss/hurtigbåt."""
    whole = list(names)
    apart = [part for name in whole if " / " in name for part in name.split(" / ")]
    pairs = [found.groups() for name in whole if bought and (found := _PAIR.fullmatch(name))]
    single = [part for pair in pairs for part in pair if part.lower() not in _labelled() and not _is_event(part)]
    return [*(name for name in whole if " / " not in name), *apart, *single]


@cache
def _labelled() -> frozenset[str]:
    """Words that stand before numbers of other kinds: telefon."""
    return frozenset(word for words in labels().values() for word in words)


def _is_event(word: str) -> bool:
    """True for what one goes to, and pays nothing for by its name alone: kurs."""
    return stem(word.lower()).startswith(_EVENTS)


def told_apart(
    named: Mapping[str, Sequence[Phrase]], groups: Sequence[Collection[Phrase]], whole: Collection[Phrase]
) -> dict[str, set[Phrase]]:
    """For each type the words of the `groups` that are not its own: train, where another type is Tog, or it is Buss.

    A type called by a word of the `whole` that none of the groups holds is for all of them: Kollektivtransport.
    """
    apart: dict[str, set[Phrase]] = {code: set() for code in named}
    broad = set(whole).difference(*groups)
    told = {code: {part for phrase in phrases for part in _within(phrase)} for code, phrases in named.items()}
    carries = {code for code, parts in told.items() if not parts.isdisjoint(set().union(*groups))}
    for group in map(set, groups):
        owners = {code for code, parts in told.items() if not group.isdisjoint(parts)}
        for code in named.keys() - owners:
            if (owners or code in carries) and told[code].isdisjoint(broad):
                apart[code] |= group
    return apart


def _within(phrase: Phrase) -> Iterator[Phrase]:
    """The words of a phrase, and each two of them, as phrases."""
    yield from ((word,) for word in phrase)
    yield from pairwise(phrase)


def place(part: Phrase | None, whole: Phrase) -> int | None:
    """Where the part stands in the whole, or None."""
    if not part:
        return None
    places = range(len(whole) - len(part) + 1)
    return next((at for at in places if whole[at : at + len(part)] == part), None)


def parts_of(name: str, outlays: Collection[Phrase]) -> list[Phrase]:
    """The parts of `Buss og tog`, `Hotell/overnatting` or `Skyss (buss, tog)` that are known words for outlays."""
    parts = [phrase_of(part) for part in _BETWEEN.split(name)]
    return [part for part in parts if part in outlays] if len(parts) > 1 else []


def leading(
    name: Phrase, outlays: Collection[Phrase], synonyms: Iterable[list[Phrase]], others: Collection[Phrase]
) -> list[Phrase]:
    """The known word for an outlay that a name begins with, or has after one adjective: Overnatting etter regning.

    None where `others` of the catalogue's names are `synonyms` of it.
    """
    while len(name) > 1 and (name[0] in _COSTS or name[0] in _OF):
        name = name[1:]
    if name in outlays:
        return [name]
    begun = [name[:length] for length in range(1, len(name)) if name[:length] in outlays]
    found = begun or ([name[1:]] if name[1:] in outlays else [])
    taken = [phrase for group in synonyms if not set(group).isdisjoint(others) for phrase in group]
    return [phrase for phrase in found if phrase not in taken]


def like_days(names: Iterable[Phrase]) -> list[Phrase]:
    """The names that hold what is a day elsewhere: a number first, or a weekend."""
    return [name for name in names if len(name) > 1 and (name[0].isdecimal() or _is_weekend(name))]


def undated(tokens: Sequence[Token], said: Set[str], names: Collection[Phrase]) -> Iterator[int]:
    """The tokens of such names, where they are no days: 17. mai-komiteen, weekend respite, støttekontakt helg."""
    opening = {name[0] for name in names}
    if opening.isdisjoint(said) and opening.isdisjoint(map(stem, said)):
        return
    for index, token in enumerate(tokens):
        if token.text in opening or (token.kind == "word" and stem(token.text) in opening):
            words = list(islice(stems(tokens, index), _LONGEST))
            for name in names:
                whole = tuple([word for word, _ in words[: len(name)]]) == name
                if whole and (name[0].isdecimal() or words[len(name) - 1][1] - index < len(name)):
                    yield from range(index, words[len(name) - 1][1] + 1)


def _is_weekend(name: Phrase) -> bool:
    return any(_WEEKEND in look_up(word) for word in name)


def ending_in_number(tables: Iterable[Mapping[Phrase, list[str]]], meetings: Collection[str]) -> set[Phrase]:
    """The names of meetings that end in a number: klagenemnd 2."""
    return {
        phrase
        for table in tables
        for phrase, codes in table.items()
        if len(phrase) > 1 and phrase[-1].isdecimal() and not phrase[-2].isdecimal() and set(codes) <= set(meetings)
    }


def counted(tokens: Sequence[Token], names: Collection[Phrase]) -> Iterator[int]:
    """The numbers that end names, which are no days in a list after them: klagenemnd 2, 10.11 og 12.11."""
    for index, token in enumerate(tokens):
        if token.kind != "num" or not token.text.isdecimal() or _is_dated(tokens, index + 1):
            continue
        words = [stem(word.text) for word in tokens[max(0, index - _LONGEST) : index] if word.text not in SMALL_WORDS]
        said = (*words, token.text)
        if any(said[-len(name) :] == name for name in names):
            yield index


def _is_dated(tokens: Sequence[Token], index: int) -> bool:
    """True where a point or a month makes the number before it a day."""
    if index >= len(tokens):
        return False
    return tokens[index].text in (".", "-", "/") or "month" in tokens[index].senses


def beginnings(named: Mapping[str, Sequence[Phrase]]) -> Mapping[Phrase, set[str]]:
    """Each phrase that a longer name or alias begins with, and the types that have such a one."""
    found: dict[Phrase, set[str]] = {}
    for code, phrases in named.items():
        for phrase in phrases:
            for length in range(1, len(phrase)):
                found.setdefault(phrase[:length], set()).add(code)
    return found


def shared_beginnings(begun: Mapping[Phrase, set[str]], names: Iterable[str]) -> Iterator[Phrase]:
    """First words that only several types together are called by: a short form in capitals, a kind of pay or body."""
    short = {stem(word.lower()) for name in names for word in name.split() if word.isupper() and word.isalpha()}
    for phrase, codes in begun.items():
        paid = phrase[0].endswith((*_PAY, *HEADS)) and phrase[0] not in (*FEE_WORDS, *HEADS)
        if len(phrase) == 1 and len(codes) > 1 and not look_up(phrase[0]) and (paid or phrase[0] in short):
            yield phrase


def parts_from(name: Phrase) -> Iterator[Phrase]:
    """What a longer name begins with, and the same up to what one is in a body: fast godtgjørelse, leder."""
    yield from (name[:length] for length in range(1, len(name)))
    for at in range(2, len(name)):
        role = next((role for role in _roles() if name[at].endswith(role) and name[at] != role), None)
        if role and len(role) >= _SHORTEST_ROLE:
            yield (*name[:at], role)


def labelled(phrases: Iterable[Phrase], words: Collection[str]) -> Iterator[Phrase]:
    """Each number of the phrases after the word before it, or after another word for rates among the type's words."""
    for word, number in (pair for phrase in phrases for pair in pairwise(phrase)):
        if number.isdecimal():
            yield word, number
            yield from ((other, number) for other in LABELLED.intersection(words) if word in LABELLED)


def written_apart(name: Phrase) -> list[Phrase]:
    """A body's one-word name in two words: formann skap, kommune styre."""
    head = next((head for head in _JOINED if len(name) == 1 and name[0].endswith(head) and name[0] != head), None)
    return [(stem(name[0].removesuffix(head)), head)] if head else []


def tails(names: Mapping[str, Phrase], leading: Collection[str]) -> Iterator[tuple[str, Phrase]]:
    """The ends of names, two words or more, that only one name has: `låg sats` of `Avlastar timeløn, låg sats`."""
    ends = [
        (code, name[at:])
        for code, name in names.items()
        for at in range(1, len(name) - _SHORTEST_TAIL + 1)
        if not name[at].isdigit() and name[at] not in leading and name[at] not in _roles()
    ]
    count = Counter(phrase for _, phrase in ends)
    yield from ((code, phrase) for code, phrase in ends if count[phrase] == 1)


def halves(names: Mapping[Phrase, Sequence[str]]) -> dict[str, str]:
    """The first words of names of rates, each with the one type that has it: `lav` of `lav sats`."""
    rates = [(name[0], codes) for name, codes in names.items() if len(name) == 2 and name[1] in LABELLED]
    told = {word: {code for other, codes in rates if other == word for code in codes} for word, _ in rates}
    return {word: next(iter(codes)) for word, codes in told.items() if len(codes) == 1 and "refining" in look_up(word)}


@cache
def _roles() -> frozenset[str]:
    """The stems of what one is in a body: leder, which is no more of a name than the body is."""
    return frozenset(stem(word) for word, senses in known_words().items() if "role" in senses)


def is_monthly(names: Iterable[str]) -> bool:
    """True for what is paid for a month as a whole: Fast godtgjørelse leder (per måned)."""
    return any(_MONTHLY.search(name.lower()) for name in names)


def says_no_more(name: str) -> bool:
    """True for a body's name that does not say what it is for: Grendeutvalget Øvre Dal."""
    return {"for", "of", "om"}.isdisjoint(name.lower().split())


def heads(
    names: Mapping[str, Phrase], leading: Collection[str], places: Collection[str]
) -> Iterator[tuple[str, Phrase]]:
    """The long first words that only one name has: `stedfortreder` of `Stedfortreder (omsorg, gårdsdrift)`.

    None of the types in `places`, whose names may begin with one: Sagatangen bydelsutvalg.
    """
    count = Counter(word for name in names.values() for word in set(name))
    for code, name in names.items():
        first = next((word for word in name if word not in leading), "")
        if len(first) >= _LONG_HEAD and count[first] == 1 and code not in places:
            yield code, (first,)
