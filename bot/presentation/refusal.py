"""Why something was not done, or files were not taken."""

from bot.notices import Notice
from bot.presentation.facts import fact
from bot.presentation.line_row import line_row
from bot.presentation.plain import one_line
from bot.presentation.question import finding_texts
from bot.presentation.whys import MOST_EXPLAINED
from bot.words import Words
from claims.catalogue import Catalogue
from claims.claim import Claim
from parsers.receipts.refusal import MAX_FILES

_SHOWING_LINES = frozenset(
    {"not_on_claim", "correction_unread", "which_line", "which_line_out", "no_such_line", "day_told", "set_by_rates"}
)
"""Refusals that only the lines which are there explain."""


def refused(notice: Notice, words: Words, catalogue: Catalogue) -> str:
    """Why not, what was written in vain, what holds the claim back by the checks if they do, and how it stands."""
    told = {name: fact(name, said, words) for name, said in notice.facts.items()}
    sentence = words.t(f"refused.{notice.facts['code']}", **told)
    if reason := notice.facts.get("reason"):
        sentence = f"{sentence} {words.t('notice.refused.reason', reason=fact('reason', reason, words))}"
    if notice.claim is None:
        return sentence
    obstacles = finding_texts(notice.claim, notice.findings, words, catalogue)
    if notice.facts["code"] in _SHOWING_LINES:
        return "\n".join([sentence, *obstacles, *_lines_there(notice, notice.claim, words, catalogue)])
    state = words.t(f"state.{notice.claim.state}")
    return " ".join([sentence, *obstacles, words.t("notice.refused.state", number=notice.claim.number, state=state)])


def _lines_there(notice: Notice, claim: Claim, words: Words, catalogue: Catalogue) -> list[str]:
    """The lines that are meant, or else all that the claim has, as far as there is room."""
    among = [int(at) for at in notice.facts.get("among", "").split()] or range(len(claim.lines))
    shown = [at for at in among if at < len(claim.lines)]
    told = [f"{at + 1}. {line_row(claim, at, words, catalogue)}" for at in shown[:MOST_EXPLAINED]]
    rest = len(shown) - MOST_EXPLAINED
    more = [words.n("card.more_lines", rest)] if rest > 0 else []
    return [words.t("notice.refused.lines", number=claim.number), *told, *more]


def left_out(notice: Notice, words: Words) -> str:
    """For each reason the files that were left out, and what to do about it."""
    limit = notice.facts["limit"]
    told = []
    for reason in sorted(notice.facts.keys() - {"limit"}):
        files = words.join(one_line(file) for file in notice.facts[reason].split("; "))
        told.append(words.t(f"left_out.{reason}", files=files, limit=limit, most=str(MAX_FILES)))
    told = [f"• {each}" for each in told]
    return "\n".join([words.t("notice.files_left_out"), *told, words.t("notice.files_left_out.rest")])
