"""What the words mean, in all languages at once: Bokmål, Nynorsk and English mix within one message."""

import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path

Value = str | Decimal
Senses = Mapping[str, Value]
NO_SENSES: Senses = {}
_TEN, _LAST_DAY = 10, 31
_NO_UNITS = frozenset({"begge", "båe", "both"})
_NO_COUNTS = _NO_UNITS | {"an"}
_COUNTED = range(1, 13)
_ORDERS = frozenset({"order", "decision", "repeating", "remaking"})
"""Senses of verbs that ask for something to be done."""
_PLACES_IN_A = frozenset({"slette"})
"""Verbs whose infinitive in -a is the name of a place rather than an order: Sletta."""
_PATTERNS = frozenset({"spelling"})
_APART = frozenset({"abroad", "concept", "spelling", "command", "column", "label", "riding", "remit", "rule", "ruling"})


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
    words.update(_compounds(words))
    return words


def _compounds(words: Mapping[str, Mapping[str, Value]]) -> dict[str, dict[str, Value]]:
    """Numbers written as one word: tjuefire, femogtjue, trehundre."""
    numbers = {word: value for word, known in words.items() if isinstance(value := known.get("number"), Decimal)}
    units = {word: value for word, value in numbers.items() if 1 <= value < _TEN and word not in _NO_UNITS}
    tens = {word: value for word, value in numbers.items() if value % _TEN == 0 and 2 * _TEN <= value < _TEN * _TEN}
    found = {
        compound: ten + unit
        for word, ten in tens.items()
        for small, unit in units.items()
        for compound in (word + small, f"{small}og{word}")
    }
    found |= {small + "hundre": unit * _TEN * _TEN for small, unit in units.items()}
    made: dict[str, dict[str, Value]] = {word: {"number": value} for word, value in found.items()}
    made |= {word: {"ordinal": value} for word, value in _ordinals(words, units, tens).items()}
    return {word: known for word, known in made.items() if word not in words}


def _ordinals(
    words: Mapping[str, Mapping[str, Value]], units: Mapping[str, Decimal], tens: Mapping[str, Decimal]
) -> dict[str, Decimal]:
    """Days of a month beyond the twentieth: tjueførste, toogtyvende, enogtredevte, twenty-first."""
    places = {word: value for word, known in words.items() if isinstance(value := known.get("ordinal"), Decimal)}
    small = {word: value for word, value in places.items() if value < _TEN}
    found: dict[str, Decimal] = {}
    for word, ten in tens.items():
        found |= {f"{word}{sign}{last}": ten + value for last, value in small.items() for sign in ("", "-", " ")}
    for word, place in places.items():
        if place in (2 * _TEN, 3 * _TEN):
            found |= {f"{unit}og{word}": place + value for unit, value in units.items()}
    return {word: value for word, value in found.items() if value <= _LAST_DAY}


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
def riding() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word → phrases for riding along, longest first, each with where the names stand: before, after, around."""
    phrases = [
        (tuple(phrase.split()), place)
        for table in _tables()
        for place, spellings in table.get("riding", {}).items()
        for phrase in spellings
    ]
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for phrase, place in sorted(phrases, key=lambda one: -len(one[0])):
        found.setdefault(phrase[0], []).append((phrase, place))
    return {word: tuple(known) for word, known in found.items()}


@cache
def remits() -> Mapping[str, Sequence[str]]:
    """Field of a municipality's work → the words that name it."""
    return {field: words for table in _tables() for field, words in table.get("remit", {}).items()}


@cache
def ruling_words() -> Mapping[str, tuple[str, ...]]:
    """Word → what it means in an approver's sentence about several claims."""
    found: dict[str, tuple[str, ...]] = {}
    for table in _tables():
        for what, words in table.get("ruling", {}).items():
            found |= {word: (*found.get(word, ()), what) for word in words}
    return found


@cache
def words_of(name: str) -> frozenset[str]:
    """The words, or beginnings or ends of words, that rules ask for by that name, beyond all senses."""
    return frozenset(word for table in _tables() for word in table.get("rule", {}).get(name, ()))


@cache
def counts() -> Mapping[str, int]:
    """Word → how many things it counts, from one to twelve, where it stands alone."""
    numbers = {word: known["number"] for word, known in senses().items() if "number" in known}
    return {word: int(count) for word, count in numbers.items() if count in _COUNTED and word not in _NO_COUNTS}


@cache
def ordinals() -> Mapping[str, int]:
    """Word → its place in an order, from 1."""
    return {word: int(known["ordinal"]) for word, known in senses().items() if "ordinal" in known}


@cache
def columns() -> Mapping[str, str]:
    """Word of a table's header → what the cells below it hold."""
    return {word: key for table in _tables() for key, words in table.get("column", {}).items() for word in words}


@cache
def labels() -> Mapping[str, tuple[str, ...]]:
    """What a number stands for → the words before it: a telephone, an account, a paper, a room."""
    found: dict[str, tuple[str, ...]] = {}
    for table in _tables():
        for what, words in table.get("label", {}).items():
            found[what] = (*found.get(what, ()), *words)
    return found


@cache
def spellings() -> tuple[tuple[str, str], ...]:
    """Pairs (part of a word, how the catalogue spells it): Nynorsk and common typing errors."""
    return tuple(
        (part, key) for table in _tables() for key, parts in table.get("spelling", {}).items() for part in parts
    )


@cache
def known_words() -> Mapping[str, Senses]:
    """Like `senses`, with the infinitives that end in -a in Nynorsk."""
    orders = (one for one in senses().items() if one[0].endswith("e") and not _ORDERS.isdisjoint(one[1]))
    return {f"{word[:-1]}a": found for word, found in orders if word not in _PLACES_IN_A} | dict(senses())


@cache
def every_word() -> frozenset[str]:
    """All words of all tables, those of phrases one by one."""
    phrases = (
        spelt
        for table in _tables()
        for sense, values in table.items()
        if sense not in _PATTERNS
        for spellings in values.values()
        for spelt in spellings
    )
    return frozenset(word for phrase in phrases for word in phrase.split()) | known_words().keys()


@cache
def abroad() -> tuple[tuple[str, str], ...]:
    """Pairs (name, ISO 3166 code of its country, with a city's own name behind it)."""
    tables = (table.get("abroad", {}) for table in _tables())
    return tuple((word, code) for table in tables for code, words in table.items() for word in words)
