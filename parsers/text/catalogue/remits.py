"""What bodies are for, as stems: the fields of the lexicon, and the words beside them that say no field."""

from collections.abc import Mapping
from functools import cache

from parsers.text.words.lexicon import remits
from parsers.text.words.stems import stem

_NO_FIELDS = ("people", "occasion", "doing")


def subject(word: str) -> str:
    """A subject's stem, without what joins it to the word after it: byutviklings-, funksjonshemmedes."""
    return stem(word.removesuffix("s"))


def is_field(word: str) -> bool:
    """True for what some body somewhere is for: teknisk, næring."""
    return subject(word) in fields()


@cache
def fields() -> Mapping[str, str]:
    """The field that a subject's stem stands for."""
    return {subject(word): field for field, words in remits().items() for word in words if field not in _NO_FIELDS}


@cache
def doing() -> frozenset[str]:
    """The stems of what is done with a field, behind its name: viltforvaltning."""
    return frozenset(map(subject, remits()["doing"]))


@cache
def occasions() -> frozenset[str]:
    """The stems of how or when a body met: the extraordinary council."""
    return frozenset(map(subject, remits()["occasion"]))


@cache
def people() -> frozenset[str]:
    """The stems of who is meant: råd for personer med …"""
    return frozenset(map(subject, remits()["people"]))
