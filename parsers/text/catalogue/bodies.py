"""Bodies by what they are and what they are for: the hovedutvalg for oppvekst og utdanning is the skuleutvalet."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from parsers.text.catalogue.phrases import FEE_WORDS
from parsers.text.catalogue.remits import doing, fields, occasions, people, subject
from parsers.text.spans.mentions import text_at
from parsers.text.words.normalise import normalise
from parsers.text.words.stems import SMALL_WORDS, stem
from parsers.text.words.tokens import Token, tokenise

NAMES = {
    "school": ["Hovedutvalg for oppvekst, utdanning og inkludering"],
    "health": ["Hovedutvalg for helse, omsorg og mestring"],
    "plan": ["Hovedutvalg for arealplan, klima og byutvikling"],
    "north": ["Nordbyen bydelsutvalg"],
    "hill": ["Liaåsen bydelsutvalg"],
    "disabled": ["Rådet for personer med funksjonsnedsettelse"],
    "elderly": ["Rådet for eldre innbyggere"],
    "young": ["Barn og unges bystyre"],
    "tax": ["Klagenemnda for eiendomsskatt"],
    "social": ["Klagenemnda for sosial- og helsetjenester"],
    "game": ["Utvalg for viltforvaltning og innlandsfiske"],
}
EXAMPLES = {
    "skuleutvalet": ["school"],
    "helseutvalget": ["health"],
    "utvalget for oppvekst og inkludering": ["school"],
    "helse- og omsorgskomiteen": ["health"],
    "health committee": ["health"],
    "planutvalget": ["plan"],
    "urban development committee": ["plan"],
    "viltnemnda": ["game"],
    "bu Liaåsen": ["hill"],
    "Nordbyen BU": ["north"],
    "bydelsutvalet på Liaåsen": ["hill"],
    "Liaåsen district committee": ["hill"],
    "bydelsutvalget": ["north", "hill"],
    "eldrerådet": ["elderly"],
    "funksjonshemmedes råd": ["disabled"],
    "disability council": ["disabled"],
    "ungdomsbystyret": ["young"],
    "klagenemnda": ["tax", "social"],
    "klagenemnda for eigedomsskatt": ["tax"],
    "sosialklagenemnda": ["social"],
    "kirkeutvalget": [],
    "helsenemnda": ["health"],
    "utdanningsnemnda": ["school"],
    "skolenemnda": [],
    "integreringsutvalget": [],
    "helse- og kirkeutvalget": [],
    "hovedutvalg for vei": [],
    "health and church committee": [],
    "utvalget": [],
    "eldreutvalget": [],
}

_COMMITTEE, _TRIBUNAL, _COUNCIL, _BOARD, _ASSEMBLY = "committee", "tribunal", "council", "board", "assembly"
_KINDS: Mapping[str, frozenset[str]] = {
    "hovedutvalg": frozenset({_COMMITTEE}),
    "utvalg": frozenset({_COMMITTEE}),
    "komit": frozenset({_COMMITTEE}),
    "nemnd": frozenset({_TRIBUNAL}),
    "committe": frozenset({_COMMITTEE, _TRIBUNAL}),
    "råd": frozenset({_COUNCIL}),
    "council": frozenset({_COUNCIL, _ASSEMBLY}),
    "bystyr": frozenset({_ASSEMBLY}),
    "kommunestyr": frozenset({_ASSEMBLY}),
    "styr": frozenset({_BOARD}),
    "board": frozenset({_BOARD, _COMMITTEE, _TRIBUNAL}),
}
"""What each last part of a name may be, the longer before what they end with."""
_COUSINS = frozenset({_COMMITTEE, _TRIBUNAL})
"""A utvalg is called a nemnd where its own subject is said: viltnemnda."""
_ENGLISH = ("committe", "council", "board")
_SHORT = {"bu": ("bydel", "utvalg")}
_BOARDS = ("white", "black", "card", "key", "clip", "cup", "skate", "snow", "surf", "score", "notice")
"""Of which the board is a thing: whiteboard."""
_EXECUTIVE = "formannskap"
NO_HEADS = ("utstyr", "områd", "forråd", "tråd", "bestyr", *(f"{one}board" for one in _BOARDS))
_OF = frozenset({"for", "om", "of"})
_LISTED = frozenset({"og", "and", "-", ",", "/"})
_LINKING = _OF | _LISTED | {"i", "på", "in", "med", "with", "the"}
_DEFINITE = ("et", "en", "a")
_ADJECTIVES = ("iske", "lige", "lege", "elle", "nale")
_SHORTEST_PART = 4
_MOST = 8
_REMEMBERED = 4_096
_EXACT, _PART, _ALIKE = range(3)
BY_SUBJECT = "body_subject"
"""The rule that reads a body by what it is for."""


class Said(NamedTuple):
    """The tokens that name a body, and the types it may be: one where it is settled."""

    first: int
    last: int
    codes: tuple[str, ...]


class _Body(NamedTuple):
    """What a name says: `leading` is what it is never called without, klage-nemnda for skatt, ungdommens råd."""

    code: str
    kinds: frozenset[str]
    subjects: frozenset[str]
    leading: str


class Bodies:
    """Finds the municipality's bodies by their subjects, where none of their `names` was said."""

    def __init__(self, names: Mapping[str, Iterable[str]]) -> None:
        self._known = [body for code, spellings in names.items() for body in _bodies(code, spellings)]
        self._subjects = frozenset(subject for body in self._known for subject in body.subjects)
        self._cost = lru_cache(_REMEMBERED)(_cost)
        self._meant = lru_cache(_REMEMBERED)(self._those_for)

    def read(self, tokens: Sequence[Token], head: int, free: int, taken: set[int]) -> Said | None:
        """The body whose last part stands at the token `head`, with the words beside it from `free` on."""
        split = split_name(stem(tokens[head].text))
        if split is None:
            return None
        own, kind = split
        first, before = self._before(tokens, head, free, taken)
        last, after = self.after(tokens, head + 1, taken)
        if before is None or after is None:
            return None
        owned = [own] if own else []
        if codes := self._meant((*before, *owned, *after), _KINDS[kind]):
            return Said(first, last, codes)
        codes = self._meant((*owned, *after), _KINDS[kind]) if own else ()
        return Said(head, last, codes) if codes else None

    def of_field(self, said: tuple[str, ...]) -> tuple[str, ...]:
        """The types of the bodies, of whatever kind, that are for all of those subjects."""
        return self._meant(said, frozenset().union(*_KINDS.values()))

    def _those_for(self, said: tuple[str, ...], kinds: frozenset[str]) -> tuple[str, ...]:
        """The types of the bodies that are for all that was said, those that say it most nearly."""
        costs: dict[str, list[int]] = {}
        for body in self._known:
            near = [self._cost(subject, body.subjects) for subject in said]
            cost = sorted((one for one in near if one is not None), reverse=True)
            if not cost or len(cost) < len(near) or not _leads(body, said):
                continue
            if not kinds.isdisjoint(body.kinds) or (kinds | body.kinds <= _COUSINS and cost[0] < _ALIKE):
                costs[body.code] = min(cost, costs.get(body.code, cost))
        return tuple(code for code, cost in costs.items() if cost == min(costs.values()))

    def _is_subject(self, word: str) -> bool:
        return self._cost(word, self._subjects) is not None

    def _before(
        self, tokens: Sequence[Token], head: int, free: int, taken: set[int]
    ) -> tuple[int, Sequence[str] | None]:
        """Where the name begins and the subjects before its last part; None for a subject that no body has."""
        found: list[str] = []
        first, at = head, head - 1
        english = stem(tokens[head].text) in _ENGLISH
        while at >= max(free, head - _MOST) and at not in taken:
            token = tokens[at]
            word = subject(token.text)
            if token.kind == "word" and token.text not in _LISTED:
                if self._is_subject(word):
                    found, first = [word, *found], at
                elif word not in people():
                    hyphened = text_at(tokens, at + 1) == "-" and tokens[at + 1].start == token.end
                    other = english and (word in fields() or (bool(found) and _is_strange(token)))
                    return first, None if hyphened or other else found
            elif token.text not in _LISTED:
                break
            at -= 1
        return first, found

    def after(self, tokens: Sequence[Token], begin: int, taken: set[int]) -> tuple[int, Sequence[str] | None]:
        """Where the name ends and the subjects from the token on; None for a subject that no body has."""
        found: list[str] = []
        last, of = begin, text_at(tokens, begin) in _OF
        for at in range(begin, min(begin + 2 * _MOST, len(tokens))):
            token = tokens[at]
            word = subject(token.text) if token.kind == "word" else ""
            if at in taken:
                break
            if word and self._is_subject(word):
                found.append(word)
                last = at + 1
            elif token.text not in _LINKING and word not in people():
                return last, None if of and not found and token.kind == "word" else found
        return last, found


def split_name(word: str) -> tuple[str, str] | None:
    """What a body is for and what it is, from one stem: skole, utvalg; None for another word."""
    if word in _SHORT:
        return _SHORT[word]
    kind = next((kind for kind in _KINDS if word.endswith(kind)), None)
    if kind is None or word.endswith(NO_HEADS):
        return None
    own = subject(word.removesuffix(kind))
    return "" if own in people() else own, kind


@lru_cache(_REMEMBERED)
def is_head(word: str) -> bool:
    """True for a word that ends as bodies do."""
    return split_name(stem(word)) is not None


def names_body(word: str) -> bool:
    """True for a word that ends as bodies do, and for `formannskapet`, which does not."""
    return word.startswith(_EXECUTIVE) or is_head(word)


def is_other(tokens: Sequence[Token], first: int, after: int, known: Container[str]) -> bool:
    """True where words of no `known` stem make another body of a bare one: teknisk utvalg, hovudutval for teknisk."""

    def strange(at: int) -> bool:
        named = 0 <= at < len(tokens) and tokens[at].kind == "word" and len(tokens[at].text) >= _SHORTEST_PART
        return named and _is_strange(tokens[at]) and stem(tokens[at].text) not in known

    bare = not tokens[first].text.endswith(_DEFINITE)
    if (bare or text_at(tokens, first - 1).endswith(_ADJECTIVES)) and strange(first - 1):
        return True
    return text_at(tokens, after) in _OF and strange(after + 1)


def _bodies(code: str, names: Iterable[str]) -> Iterator[_Body]:
    """The bodies that the names of one type tell of; an English name is of the kind that the Norwegian one is."""
    kinds: frozenset[str] | None = None
    for name in names:
        words = [token.text for token in tokenise(normalise(name)) if token.kind == "word"]
        words = [word for word in words if word not in SMALL_WORDS and stem(word) not in FEE_WORDS]
        split = next((found for word in words if (found := split_name(stem(word)))), None)
        if split is None:
            continue
        own, kind = split
        kinds = kinds if kinds and kind in _ENGLISH else _KINDS[kind]
        others = {subject(word) for word in words if split_name(stem(word)) != split}
        if subjects := frozenset({own, *others}) - people() - {""}:
            heads = is_head(words[0])  # klagenemnda for …
            owned = not heads and words[0].endswith("s")  # ungdommens fylkesråd
            leading = own if heads else subject(words[0]) if owned else ""
            yield _Body(code, kinds, subjects, leading if len(subjects) > 1 else "")


def _leads(body: _Body, said: Sequence[str]) -> bool:
    """True where the body's leading subject was said, where it has one."""
    return not body.leading or any(
        _cost(one, frozenset({body.leading})) is not None or one.endswith(body.leading) for one in said
    )


def _cost(said: str, subjects: frozenset[str]) -> int | None:
    """How far the word is from the subjects: the same, a part of one, of the same field; None for none of these."""
    if said in subjects:
        return _EXACT
    if any(_holds(one, said) for one in subjects):
        return _PART
    field = fields().get(said)
    if field and any(fields().get(one) == field for one in subjects):
        return _ALIKE
    ends = range(_SHORTEST_PART, len(said) - _SHORTEST_PART + 1)
    joined = any(said[at:] in subjects and _cost(subject(said[:at]), subjects) is not None for at in ends)
    return _ALIKE if joined else None


def _holds(compound: str, said: str) -> bool:
    """True for a subject before a word that says no more: vilt of viltforvaltning, helse of helsetjenester."""
    rest = compound.removeprefix(said)
    return len(said) >= _SHORTEST_PART and rest != compound and rest.removeprefix("s") in doing()


def _is_strange(token: Token) -> bool:
    return not token.senses and token.text not in SMALL_WORDS and subject(token.text) not in occasions()
