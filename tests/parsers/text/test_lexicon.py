"""The lexicon holds what the rules ask for, and nothing that none of them does."""

import re
import tomllib
from pathlib import Path

import pytest

from parsers.text.words.lexicon import counts, ordinals, words_of

READER = Path(__file__).parents[3] / "parsers" / "text"
LEXICON = {file.stem: tomllib.loads(file.read_text("utf-8")) for file in (READER / "words" / "lexicon").glob("*.toml")}


def test_every_list_of_words_is_asked_for_and_every_one_asked_for_is_there() -> None:
    asked = {
        name for file in READER.rglob("*.py") for name in re.findall(r'words_of\("(\w+)"\)', file.read_text("utf-8"))
    }
    assert asked == {name for table in LEXICON.values() for name in table.get("rule", {})}


@pytest.mark.parametrize("language", ["nn", "en"])
def test_a_word_of_both_languages_is_written_once(language: str) -> None:
    bokmål = LEXICON["nb"]["rule"]
    twice = {name: set(words) & set(bokmål.get(name, ())) for name, words in LEXICON[language]["rule"].items()}
    assert not any(twice.values())


def test_a_list_has_the_words_of_every_language() -> None:
    assert {"mistet", "mista", "lost"} <= words_of("lost")


@pytest.mark.parametrize(("word", "count"), [("to", 2), ("tre", 3), ("eitt", 1), ("six", 6), ("tolv", 12)])
def test_words_that_count_are_counts(word: str, count: int) -> None:
    assert counts()[word] == count


@pytest.mark.parametrize("word", ["begge", "both", "an", "halvannen", "tretten"])
def test_both_articles_and_halves_count_nothing(word: str) -> None:
    assert word not in counts()


def test_places_in_an_order_begin_at_one() -> None:
    assert (ordinals()["første"], ordinals()["fyrste"], ordinals()["second"]) == (1, 1, 2)
