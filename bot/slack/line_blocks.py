"""The lines of a claim as section blocks that a Slack message has room for."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block, SectionBlock

from bot.presentation import LineView
from bot.slack.mrkdwn import escape, escape_within, verbatim
from bot.words import Words

SECTION_LIMIT = 3_000
LINES_LIMIT = 5_000
TEXT_LIMIT = 300
# Room for the sentence that says how many lines are left out.
_REST = 100


def line_blocks(lines: Sequence[LineView], words: Words, *, reckoned: bool = False) -> list[Block]:
    """Every line with its details, and where it is `reckoned` how its sum came about, as far as there is room.

    A long claim goes without the sums' steps, a longer one has one row a line, and the longest is cut, with the count
    of the rest.
    """
    whole = [_whole(line) for line in lines]
    explained = [_whole(line, line.reckoning) for line in lines] if reckoned else whole
    rows = [_row(line, line.detail) for line in lines], [_row(line) for line in lines]
    for shown in (explained, whole, *rows):
        if sum(map(len, shown)) <= LINES_LIMIT:
            return sections(shown)
    *_, shortest = rows
    kept: list[str] = []
    while sum(map(len, kept)) + len(shortest[len(kept)]) <= LINES_LIMIT - _REST:
        kept.append(shortest[len(kept)])
    return sections([*kept, escape(words.n("card.more_lines", len(lines) - len(kept)))])


def _row(line: LineView, detail: str = "") -> str:
    title = " · ".join(filter(None, (line.title, detail)))
    return f"{line.number}. {escape_within(title, TEXT_LIMIT)}: {line.amount}\n"


def _whole(line: LineView, reckoning: Sequence[str] = ()) -> str:
    """The line's name and sum, below them what was said of it, and each step of its sum in a row of its own."""
    tax = f" ({line.tax})" if line.tax else ""
    said = " · ".join(escape_within(text, TEXT_LIMIT) for text in (line.detail, *line.notes) if text)
    below = [*([said] if said else []), *(escape_within(step, TEXT_LIMIT) for step in reckoning)]
    head = f"*{line.number}. {escape_within(line.title, TEXT_LIMIT)}* – {line.amount}{tax}\n"
    return head + "".join(f"{text}\n" for text in below) + "\n"


def sections(texts: Sequence[str]) -> list[Block]:
    """The escaped texts one after the other, in as few sections as hold them."""
    filled: list[str] = []
    for text in texts:
        if filled and len(filled[-1]) + len(text) <= SECTION_LIMIT:
            filled[-1] += text
        else:
            filled.append(text)
    return [SectionBlock(text=verbatim(section.rstrip("\n"))) for section in filled]
