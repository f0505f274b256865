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


def line_blocks(lines: Sequence[LineView], words: Words) -> list[Block]:
    """Every line with its details and how its sum came about, as far as there is room.

    A long claim goes without the sums' steps, a longer one has one row a line, and the longest is cut, with the count
    of the rest.
    """
    explained = [_whole(line, (*line.notes, *line.reckoning)) for line in lines]
    for shown in (explained, [_whole(line, line.notes) for line in lines], [_row(line) for line in lines]):
        if sum(map(len, shown)) <= LINES_LIMIT:
            return sections(shown)
    rows = [_row(line) for line in lines]
    kept: list[str] = []
    while sum(map(len, kept)) + len(rows[len(kept)]) <= LINES_LIMIT - _REST:
        kept.append(rows[len(kept)])
    return sections([*kept, escape(words.n("card.more_lines", len(rows) - len(kept)))])


def _row(line: LineView) -> str:
    return f"{line.number}. {escape_within(line.title, TEXT_LIMIT)}: {line.amount}\n"


def _whole(line: LineView, notes: Sequence[str]) -> str:
    tax = f" ({line.tax})" if line.tax else ""
    below = [text for text in (line.detail, *notes) if text]
    head = f"*{line.number}. {escape_within(line.title, TEXT_LIMIT)}*\n{line.amount}{tax}\n"
    return head + "".join(f"{escape_within(text, TEXT_LIMIT)}\n" for text in below) + "\n"


def sections(texts: Sequence[str]) -> list[Block]:
    """The escaped texts one after the other, in as few sections as hold them."""
    filled: list[str] = []
    for text in texts:
        if filled and len(filled[-1]) + len(text) <= SECTION_LIMIT:
            filled[-1] += text
        else:
            filled.append(text)
    return [SectionBlock(text=verbatim(section.rstrip("\n"))) for section in filled]
