"""What the words mean, in all languages at once: Bokmål, Nynorsk and English mix within one message."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

Value = str | Decimal
Senses = Mapping[str, Value]
NO_SENSES: Senses = {}
_APART = frozenset({"concept", "spelling", "command"})


def _value(key: str) -> Value:
    try:
        return Decimal(key)
    except InvalidOperation:
        return key


@cache
def _tables() -> list[dict[str, dict[str, list[str]]]]:
    """The files in `lexicon/`: sense → value → words."""
    folder = Path(__file__).parent / "lexicon"
    return [tomllib.loads(file.read_text("utf-8")) for file in sorted(folder.glob("*.toml"))]


@cache
def senses() -> Mapping[str, Senses]:
    """Word → sense → value, e.g. `to` → {"number": 2, "weekday_short": 3}; phrases are kept apart."""
    words: dict[str, dict[str, Value]] = {}
    for table in _tables():
        for sense, values in table.items():
            if sense in _APART:
                continue
            for key, spellings in values.items():
                for word in spellings:
                    words.setdefault(word, {})[sense] = _value(key)
    return words


@cache
def concepts() -> Mapping[str, tuple[str, ...]]:
    """Concept → phrases that name it; a type whose name holds one phrase is known by the others too."""
    phrases: dict[str, list[str]] = {}
    for table in _tables():
        for concept, spellings in table.get("concept", {}).items():
            phrases.setdefault(concept, []).extend(spellings)
    return {concept: tuple(found) for concept, found in phrases.items()}


@cache
def commands() -> Mapping[str, frozenset[tuple[str, ...]]]:
    """Command → the phrases that give it, as words."""
    phrases: dict[str, set[tuple[str, ...]]] = {}
    for table in _tables():
        for command, spellings in table.get("command", {}).items():
            phrases.setdefault(command, set()).update(tuple(phrase.split()) for phrase in spellings)
    return {command: frozenset(found) for command, found in phrases.items()}


@cache
def spellings() -> tuple[tuple[str, str], ...]:
    """Pairs (part of a word, how the catalogue spells it): Nynorsk and common typing errors."""
    return tuple(
        (part, key) for table in _tables() for key, parts in table.get("spelling", {}).items() for part in parts
    )


def look_up(word: str) -> Senses:
    """The senses of one normalised word; `oe`, `aa` and `ae` are tried as ø, å and æ."""
    known = senses()
    found = known.get(word)
    if found is None and len(word) > 3 and ("oe" in word or "aa" in word or "ae" in word):
        found = known.get(with_letters(word))
    return NO_SENSES if found is None else found


def with_letters(word: str) -> str:
    """The word with Norwegian letters where ASCII stood for them."""
    return word.replace("oe", "ø").replace("aa", "å").replace("ae", "æ")
