"""The newest words of a reply, without what it quotes, and what they answer where they stand between quoted lines."""

from itertools import pairwise

from claims.lines import Span
from parsers.quotation import ADVERT, MARKER, MAX_LINE, RULE, forwards, is_quoted, own, unquoted

# Gmail writes one before AM and PM, and HTML is full of them.
_HARD_BLANKS = {0xA0: " ", 0x202F: " "}


def marker_line(words: str) -> str:
    """The line that our own mails carry on top, around `words` such as "Svar over denne linjen"."""
    return f"##- {words} -##"


def newest(text: str) -> str:
    """The writer's own words in `text`; all of `text` where nothing else is left.

    Left out are: what is quoted and what introduces it, the signature below `-- `, and advertisements such as "Sendt
    fra min iPhone". A mail forwarded without a word says what it forwards; one that only quotes our own says nothing.
    """
    lines = _lines(text)
    words = _own_words(lines)
    if words or any(MARKER.match(line.lstrip("> ")[:MAX_LINE]) for line in lines):
        return words
    if forwards(lines):
        words = _own_words([unquoted(line).strip() for line in lines])
    return words or text.strip()


def answers(text: str) -> tuple[tuple[str, Span], ...]:
    """Each quoted passage that has words right below it, on one line, with where in `newest(text)` these are."""
    lines = _lines(text)
    found: list[tuple[str, Span]] = []
    at = 0
    for before, number in pairwise((-1, *_said(lines))):
        passage = " ".join(unquoted(line) for line in lines[before + 1 : number] if is_quoted(line)).strip()
        end = at + len(lines[number])
        if passage:
            found.append((passage, (at, end)))
        elif found:
            passage, (start, _) = found[-1]
            found[-1] = (passage, (start, end))
        at = end + 1
    return tuple(found)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.translate(_HARD_BLANKS).split("\n")]


def _own_words(lines: list[str]) -> str:
    return "\n".join(lines[number] for number in _said(lines))


def _said(lines: list[str]) -> list[int]:
    """The numbers of the lines that are the writer's own words, without empty ones before and after them."""
    kept = [number for number, mine in enumerate(own(lines)) if mine]
    dashes = [number for number in kept if lines[number] == "--"]
    if len(dashes) == 1:  # several are somebody's own dividers, with claims between them
        kept = kept[: kept.index(dashes[0])]
    kept = [number for number in kept if not ADVERT.fullmatch(lines[number][:MAX_LINE])]
    while kept and RULE.fullmatch(lines[kept[-1]]):
        kept.pop()
    filled = [at for at, number in enumerate(kept) if lines[number]]
    return kept[filled[0] : filled[-1] + 1] if filled else []
