"""Whose doing a verb is: the writer's, or that of a person beside it."""

from functools import cached_property
from typing import Literal

from parsers.text.analysis import Analysis
from parsers.text.drives.names import Names
from parsers.text.drives.routes import Route
from parsers.text.spans.mentions import Mention, has, is_writer, text_at
from parsers.text.words.lexicon import words_of

Subject = Literal["own", "other"]

_LIGHT = frozenset({"også", "òg", "bare", "berre", "selv", "sjølv", "altså", "jo", "da", "då", "also", "only", "just"})
_AUXILIARY = frozenset({"har", "hadde", "had", "has", "have", "hev", "fikk", "fekk", "got"})
_RELATIVE = frozenset({"som", "who"})
_AS = frozenset({"som", "as"})
_OF = frozenset(
    {"med", "for", "til", "fra", "frå", "hos", "hjå", "av", "with", "to", "from", "by", "of"}
    | {"i", "på", "ved", "via", "over", "innom", "mot", "in", "at", "on", "hei", "hallo", "hi", "hello"}
)
_ME = frozenset({"meg", "me", "oss", "us"})
_NAMESAKES = frozenset({"per", "anna"})
_FINITE = ("te", "de", "er")
_SHORT = frozenset({"tok", "tar", "tek", "var"})
_REACH = 6
_NEAR = 3


class Subjects:
    """Finds the subjects of the verbs of one text."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._tokens = analysis.tokens
        self._clause = analysis.layout.clause
        self._shouted = analysis.text.isupper()

    def of(self, verb: int) -> Subject | None:
        """The subject of the verb at that token; None where nobody is named, as people write of themselves."""
        if self._is_led_by(verb):
            return "own"
        at = verb - 1
        while text_at(self._tokens, at) in _LIGHT or text_at(self._tokens, at) in _AUXILIARY:
            at -= 1
        if text_at(self._tokens, at) in _RELATIVE:
            at -= 1 + (text_at(self._tokens, at - 1) == ",")
        at -= has(self._tokens, at, "own")  # varaen min
        at -= has(self._tokens, at, "whose") and self.is_person(at - 1)  # tanten hans
        if self.is_writer(at):
            return "own"
        if self.is_person(at):
            return self._of_list(at)
        if at < 0 or self._clause[at] != self._clause[verb] or not self._inverts(verb) or self._is_under_label(verb):
            return None
        near = range(max(0, at - _REACH), at)
        writes = any(
            self.is_writer(index) and self._clause[index] == self._clause[verb]
            for index in near
            if text_at(self._tokens, index) != "i"  # I formannskapet møtte Kari
        )
        somebody = self.is_person(verb + 1) or has(self._tokens, verb + 1, "family")
        return "other" if somebody and not writes else None

    def is_told_of(self, verb: int) -> bool:
        """True for a verb that tells of somebody named before: `for Kari, som meldte`."""
        at = verb - 1
        while text_at(self._tokens, at) in _LIGHT or text_at(self._tokens, at) in _AUXILIARY:
            at -= 1
        return text_at(self._tokens, at) in _RELATIVE

    def is_family(self, verb: int) -> bool:
        """True for `kona kjørte meg`, `kjørte kona`: the family's car is the writer's to claim for."""
        at = verb - 1
        while text_at(self._tokens, at) in _LIGHT or text_at(self._tokens, at) in _AUXILIARY:
            at -= 1
        at -= has(self._tokens, at, "own")
        return has(self._tokens, at, "family") or (has(self._tokens, verb + 1, "family") and self._inverts(verb))

    def opens(self, verb: int) -> bool:
        """True for a verb that begins its clause, past what was got: `fikk haik`."""
        at = verb - 1
        while text_at(self._tokens, at) in _AUXILIARY or text_at(self._tokens, at) in ("a", "var", "vart", "ble"):
            at -= 1
        return at < 0 or self._tokens[at].kind != "word" or has(self._tokens, at, "join")

    def with_writer(self, verb: int) -> bool:
        """True for `kjørte med meg` and `kjørte med`: the writer drove."""
        if text_at(self._tokens, verb + 1) == "med" and not self.is_person(verb + 2):
            return True
        near = range(verb + 1, min(verb + 1 + _NEAR, len(self._tokens)))
        return any(text_at(self._tokens, at) in _OF and text_at(self._tokens, at + 1) in _ME for at in near)

    def is_person(self, index: int) -> bool:
        """True for a name, and for a word that speaks of somebody else."""
        if not 0 <= index < len(self._tokens):
            return False
        token = self._tokens[index]
        if "somebody" in token.senses or "companion" in token.senses or "role" in token.senses:
            return True
        if token.kind != "word" or not self._analysis.text[token.start : token.start + 1].isupper():
            return False
        if self._shouted:
            given = words_of("given_names")
            return token.text in given or (not token.senses and text_at(self._tokens, index - 1) in given)
        return self._names.is_name(index) or token.text in _NAMESAKES

    def is_writer(self, index: int) -> bool:
        """True for `jeg`, `eg`, `I`, `we`."""
        return is_writer(self._tokens, index)

    @cached_property
    def _names(self) -> Names:
        held: list[Mention | Route] = [*self._analysis.mentions, *self._analysis.named, *self._analysis.routes]
        return Names(self._analysis.text, self._tokens, {at for one in held for at in range(one.first, one.last)})

    def _of_list(self, last: int) -> Subject | None:
        """The subject of a list of people that ends there: `jeg og Ola` are the writer too, `med Ola` is no subject."""
        first = last
        while first > 0 and (self.is_person(first - 1) or has(self._tokens, first - 1, "join")):
            first -= 1
        before = text_at(self._tokens, first - 1)
        return None if before in _OF or before in _AS else "own" if self.is_writer(first - 1) else "other"

    def _is_under_label(self, verb: int) -> bool:
        """True for `Skoleskyss: kjørte Emil til skolen`: whoever stands between the verb and `til` was driven."""
        names = words_of("given_names") | words_of("given_names_and_words")
        somebody = text_at(self._tokens, verb - 2) in names or has(self._tokens, verb - 2, "somebody")
        if text_at(self._tokens, verb - 1) != ":" or somebody or (verb > 2 and self.is_person(verb - 3)):
            return False
        at = verb + 1
        while at <= verb + _NEAR and (self.is_person(at) or has(self._tokens, at, "family")):
            at += 1
        return at > verb + 1 and has(self._tokens, verb, "drive") and has(self._tokens, at, "to")

    def _is_led_by(self, verb: int) -> bool:
        """True for `kjørte jeg`; `møtte i planutvalget` and `drove me` have no such subject."""
        after = text_at(self._tokens, verb + 1)
        return self.is_writer(verb + 1) and after != "i" and (after != "me" or self._inverts(verb))

    def _inverts(self, verb: int) -> bool:
        """True for a Norwegian verb that its subject may follow: `den betalte Ola`."""
        text = text_at(self._tokens, verb)
        return text.endswith(_FINITE) or text in _SHORT
