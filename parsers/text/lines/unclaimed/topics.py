"""What a matter was about: `orientering om parkering`, `sak om drosjeløyve`; what one asks for is none of it."""

from collections.abc import Iterator, Sequence

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

ABOUT = frozenset({"om", "ang", "angående", "vedrørende", "about", "regarding"})
_OF = frozenset({"for", "av", "til", "on", "of", "var", "er", "va", "was", "is", ":"})
_REQUESTS = words_of("applying")
_ASKED_WITHIN = 6
_CLOSED = frozenset({".", "\n", ":", ";", "?", "!"})


def on_agenda(tokens: Sequence[Token], layout: Layout) -> Iterator[int]:
    """The tokens that say what a matter was about, to the end of the clause: orientering om parkering."""
    matter = -1
    for index, token in enumerate(tokens):
        before = index - 1
        if token.text in ABOUT:
            topic = not _is_asked_for(tokens, before)
        else:
            topic = text_at(tokens, before) in _OF and has(tokens, before - 1, "topic")
            topic = topic or has(tokens, before, "grant")  # tilskudd på 450 000 kr til parkering
        if topic:
            matter = layout.clause[index]
        if layout.clause[index] == matter:
            yield index


def _is_asked_for(tokens: Sequence[Token], last: int) -> bool:
    """True for `ber dessuten om` and `søker også om`, up to what the matter was: what follows is wanted."""
    for at in range(last, max(last - _ASKED_WITHIN, -1), -1):
        if tokens[at].text in _CLOSED or "topic" in tokens[at].senses:
            return False
        if has(tokens, at, "claiming") or text_at(tokens, at) in _REQUESTS:
            return True
    return False
