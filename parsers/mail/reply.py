"""The newest words of a reply, without what it quotes, and what they answer where they stand between quoted lines."""

from itertools import groupby, pairwise

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


def answers(text: str) -> tuple[tuple[str, str], ...]:
    """What the writer says below each quoted passage, in order: the passage on one line, and the words."""
    lines = _lines(text)
    said = zip(lines, own(lines), strict=True)
    kept = [(line, mine) for line, mine in said if (line or mine) and not ADVERT.fullmatch(line[:MAX_LINE])]
    runs = [(mine, [line for line, _ in run]) for mine, run in groupby(kept, key=lambda pair: pair[1])]
    pairs = (
        (" ".join(unquoted(line) for line in quoted if is_quoted(line)), "\n".join(words).strip())
        for (_, quoted), (mine, words) in pairwise(runs)
        if mine
    )
    return tuple((passage, words) for passage, words in pairs if passage and words)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.translate(_HARD_BLANKS).split("\n")]


def _own_words(lines: list[str]) -> str:
    kept = [line for line, mine in zip(lines, own(lines), strict=True) if mine]
    said = [line for line in _without_signature(kept) if not ADVERT.fullmatch(line[:MAX_LINE])]
    while said and RULE.fullmatch(said[-1]):
        said.pop()
    return "\n".join(said).strip()


def _without_signature(lines: list[str]) -> list[str]:
    # Several such lines are somebody's own dividers, with claims between them.
    return lines[: lines.index("--")] if lines.count("--") == 1 else lines
