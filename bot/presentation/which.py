"""Which of several claims or lines is meant, asked in words."""

from collections.abc import Sequence

from bot.notices import Notice
from bot.presentation.claim import claim_view
from bot.presentation.line_row import line_row
from bot.words import Words
from claims.catalogue import Catalogue
from claims.claim import Claim


def which_heading(action: str, count: int, words: Words) -> str:
    """That several claims can be meant, and nothing is done yet."""
    return words.n(f"notice.which.{action}", count)


def which_in_words(action: str, claims: Sequence[Claim], words: Words) -> str:
    """What can be written to say which, or to say yes to the only one."""
    one = words.known(f"notice.which.{action}.{'line' if len(claims[0].lines) == 1 else 'lines'}")
    if one and len(claims) == 1:
        return words.t(one)
    return words.t(f"notice.which.{action}.words", number=claims[0].number, all=str(len(claims)))


def which_line_in_words(lines: Sequence[int], words: Words) -> str:
    """What can be written to say which of the lines (from 0), or to say yes to the only one."""
    id = "notice.which.remove.words" if len(lines) > 1 else "notice.which.remove.line"
    return words.t(id, number=str(lines[-1] + 1))


def which(notice: Notice, words: Words, catalogue: Catalogue) -> str:
    action, named = notice.facts["action"], notice.claims
    if action == "remove":
        return _which_line(named[0], [int(at) for at in notice.facts["among"].split()], words, catalogue)
    rows = [f"{place}. {claim_view(claim, words, catalogue).summary}" for place, claim in enumerate(named, 1)]
    return "\n".join([which_heading(action, len(named), words), *rows, which_in_words(action, named, words)])


def _which_line(claim: Claim, lines: Sequence[int], words: Words, catalogue: Catalogue) -> str:
    rows = [f"{at + 1}. {line_row(claim, at, words, catalogue)}" for at in lines]
    return "\n".join([which_heading("remove", len(lines), words), *rows, which_line_in_words(lines, words)])
