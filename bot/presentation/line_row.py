"""A line of a claim in a row, where people are to say which of them is meant."""

from bot.presentation.line import line_view
from bot.presentation.question import choice_text
from bot.words import Words
from claims.catalogue import Catalogue
from claims.claim import Claim
from claims.lines import day_of


def line_row(claim: Claim, at: int, words: Words, catalogue: Catalogue) -> str:
    """The line (from 0) in a row, with its day, or the days that are asked about."""
    view = line_view(at + 1, claim.lines[at], words, catalogue)
    is_dated = day_of(claim.lines[at].line) is not None
    asked = [] if is_dated else [one for one in claim.questions if (one.line, one.field) == (at, "date")]
    days = [words.either(choice_text(one, choice, words, catalogue) for choice in one.choices) for one in asked]
    return ", ".join(part for part in (view.title, *days, view.detail, view.amount) if part)
