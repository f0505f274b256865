"""In which language somebody wants to be written to: `write to me in English`, `skriv nynorsk`."""

from collections.abc import Mapping
from typing import Literal

from parsers.text.words.lexicon import words_of
from parsers.text.words.scope import own_words
from parsers.text.words.tokens import tokenise

Wanted = Literal["nb", "nn", "en", "norsk"]
"""A language; `norsk` is either of the Norwegian ones."""

EXAMPLES: dict[str, Wanted | None] = {
    "write to me in English": "en",
    "English please": "en",
    "Could you please write in English from now on?": "en",
    "I don't speak Norwegian": None,
    "skriv nynorsk": "nn",
    "Hei! Kan du skrive til meg på nynorsk, takk?": "nn",
    "eg vil ha svar på nynorsk": "nn",
    "skriv bokmål heretter": "nb",
    "norsk bokmål, takk": "nb",
    "kan du svare på engelsk": "en",
    "norsk takk": "norsk",
    "skriv norsk igjen": "norsk",
    "in Norwegian please": "norsk",
    "Hi,\n\nplease write in English.\n\nBest regards\nKari": "en",
    "norsk": None,
    "engelsk": None,
    "ikke skriv nynorsk": None,
    "kurs i engelsk 12.10, 450 kr": None,
    "skriv engelsk og norsk": None,
    "skriv til meg": None,
}

_NAMES: Mapping[Wanted, frozenset[str]] = {
    "en": words_of("english"),
    "nn": words_of("nynorsk"),
    "nb": words_of("bokmaal"),
    "norsk": words_of("norwegian"),
}
_EVERY_NAME = frozenset[str]().union(*_NAMES.values())
_ASKING = words_of("writing_in")
_ITS_OWN_NAME = frozenset({"nynorsk", "bokmål", "english"})
"""Names that nobody writes alone for anything else; `norsk` and `engelsk` are what courses are in."""
_LONGEST = 14


def language_wanted(text: str) -> Wanted | None:
    """The language that the whole text asks for; None for any other text."""
    if not any(map(text.casefold().__contains__, _EVERY_NAME)):
        return None
    words = [token for token in tokenise(own_words(text)) if token.kind == "word"]
    said = {token.text for token in words}
    polite = {token.text for token in words if "polite" in token.senses}
    about = said - _EVERY_NAME
    if len(words) > _LONGEST or not about <= _ASKING | polite or not (about or said & _ITS_OWN_NAME):
        return None
    named = [language for language, names in _NAMES.items() if not said.isdisjoint(names)]
    if len(named) == 2 and named[0] != "en" and named[1] == "norsk":  # norsk bokmål
        named.pop()
    return named[0] if len(named) == 1 else None
