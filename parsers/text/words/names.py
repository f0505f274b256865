"""Names in small letters get their capitals: `ola nes satt på`. Everything after this tells names by them."""

from collections.abc import Iterator, Sequence, Set

from parsers.text.words.lexicon import every_word, words_of
from parsers.text.words.tokens import Token

_MOST_NAMES = 4
_OF_ADDRESSES = ("@", "-", "_")
_JOINING = frozenset({"og", "and", ","})
_PRICED = frozenset({"currency", "distance", "hour", "pieces"})
"""What `per passering` stands behind."""

EXAMPLES = {
    "ola nes satt på": "Ola Nes satt på",
    "ole kristian ruud var med": "Ole Kristian Ruud var med",
    "per vik og siri dahl satt på": "Per Vik og Siri Dahl satt på",
    "to passasjerer, liv aase": "to passasjerer, Liv Aase",
    "bom 31 kr per passering, anne satt på": "bom 31 kr per passering, Anne satt på",
    "taxi 312 kr, den betalte ola": "taxi 312 kr, den betalte Ola",
    "marius eik heter han": "Marius Eik heter han",
    "kari.nes@post.example": "kari.nes@post.example",
    "jan 12.1": "jan 12.1",
}


def with_capitals(text: str, tokens: Sequence[Token], said: Set[str]) -> str:
    """The text with a capital for each given name, and for the word after it that nobody knows.

    A given name that is another word too (`per`, `liv`) is one before such a word, beside another name or a passenger.
    """
    sure, unsure = words_of("given_names"), words_of("given_names_and_words")
    if said.isdisjoint(sure) and said.isdisjoint(unsure):
        return text
    letters = list(text)
    riding = any("passenger" in token.senses for token in tokens)
    for at, token in enumerate(tokens):
        if (token.text in sure or token.text in unsure) and _is_written(text, token) and not _in_address(text, token):
            name = [token, *_others(text, tokens, at)]
            beside = riding or _is_joined(tokens, at, at + len(name))
            if token.text in sure or (len(name) > 1 and beside and not _is_priced(tokens, at)):
                for word in name:
                    letters[word.start] = letters[word.start].upper()
    return "".join(letters)


def _others(text: str, tokens: Sequence[Token], at: int) -> Iterator[Token]:
    """The names right after a given name: more of them, and one that is no word of anything else."""
    for before, token in zip(tokens[at : at + _MOST_NAMES], tokens[at + 1 : at + 1 + _MOST_NAMES], strict=False):
        given = token.text in words_of("given_names")
        known = token.kind != "word" or token.senses or token.text in every_word()
        if text[before.end : token.start] != " " or (known and not given) or not _is_written(text, token):
            return
        yield token
        if not given:
            return


def _is_joined(tokens: Sequence[Token], first: int, last: int) -> bool:
    """True beside `og` with a name on its other side."""
    given = words_of("given_names")
    after = last + 1 < len(tokens) and tokens[last].text in _JOINING and tokens[last + 1].text in given
    before = first > 1 and tokens[first - 1].text in _JOINING
    return after or (before and any(token.text in given for token in tokens[max(0, first - _MOST_NAMES) : first - 1]))


def _is_priced(tokens: Sequence[Token], at: int) -> bool:
    return at > 0 and (tokens[at - 1].kind in ("num", "money_mark") or not _PRICED.isdisjoint(tokens[at - 1].senses))


def _is_written(text: str, token: Token) -> bool:
    """False where nothing is written: the words of a table's header."""
    return text[token.start : token.end].lower() == token.text


def _in_address(text: str, token: Token) -> bool:
    """True for `kari.nes@post.example` and `post@kari`."""
    return text[token.end : token.end + 1] in _OF_ADDRESSES or (
        text[token.end : token.end + 1] == "." and text[token.end + 1 : token.end + 2].isalpha()
    )
