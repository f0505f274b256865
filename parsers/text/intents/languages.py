"""In which language somebody wants to be written to: `write to me in English`, `skriv nynorsk`."""

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

_LANGUAGES: tuple[tuple[Wanted, str], ...] = (("en", "english"), ("nn", "nynorsk"), ("nb", "bokmaal"))
_ITS_OWN_NAME = frozenset({"nynorsk", "bokmål", "english"})
"""Names that nobody writes alone for anything else; `norsk` and `engelsk` are what courses are in."""
_LONGEST = 14


def language_wanted(text: str) -> Wanted | None:
    """The language that the whole text asks for; None for any other text."""
    names = words_of("norwegian").union(*(words_of(rule) for _, rule in _LANGUAGES))
    if not any(map(text.casefold().__contains__, names)):
        return None
    words = [token for token in tokenise(own_words(text)) if token.kind == "word"]
    said = {token.text for token in words}
    polite = {token.text for token in words if "polite" in token.senses}
    about = said - names
    if len(words) > _LONGEST or not about <= words_of("writing_in") | polite or not (about or said & _ITS_OWN_NAME):
        return None
    named = {language for language, rule in _LANGUAGES if not said.isdisjoint(words_of(rule))}
    norwegian = not said.isdisjoint(words_of("norwegian"))
    if len(named) > 1 or (named == {"en"} and norwegian):
        return None
    return next(iter(named), None) or ("norsk" if norwegian else None)
