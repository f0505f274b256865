"""One plain sentence or two for each notice, the same in every channel; the channel escapes it."""

import datetime as dt

from bot.notices import Notice
from bot.presentation import claim_view, left_to_ask
from bot.presentation.deadline import deadlines_left
from bot.presentation.facts import fact
from bot.presentation.found import found_text, sums_text
from bot.presentation.help import help_text
from bot.presentation.news import changed, if_sent, newly_noticed, ready
from bot.presentation.plain import one_line
from bot.presentation.rates import payday_text, rates_text
from bot.presentation.refusal import left_out, refused
from bot.presentation.standing import dead_end, elsewhere, status
from bot.presentation.which import which
from bot.presentation.whys import why, why_taxed
from bot.words import Words
from claims.catalogue import Catalogue
from claims.claim import Claim
from claims.workflow import WAITS_FOR

_HOW = {
    "people": ".others",
    "origin": ".lines",
    "lines": ".whole",
    "why": ".why",
    "undo": ".undo",
    "draft": ".draft",
    "sent": ".sent",
    "change_submitted": ".change_submitted",
    "change_attested": ".change_attested",
}
"""Another wording of a notice, by the fact that only it tells: what became of lines that were meant, or why."""


def text(notice: Notice, words: Words, catalogue: Catalogue) -> str:
    """What the notice says, in the reader's words; KeyError when a fact that its words mention is not there."""
    match notice.kind:
        case "status":
            return status(notice, words, catalogue)
        case "help" | "not_understood":
            return help_text(notice, words)
        case "which":
            return which(notice, words, catalogue)
        case "why":
            assert notice.claim
            return why(notice.claim, words, catalogue)
        case "rates":
            return rates_text(notice, words, catalogue)
        case "why_taxed":
            return why_taxed(notice, if_sent(notice, words), words, catalogue)
        case "payday":
            standing = [status(notice, words, catalogue)] if notice.claims else []
            return "\n".join([*standing, payday_text(notice.facts, words)])
        case "found":
            assert notice.query
            tell = sums_text if "sums" in notice.facts else found_text
            return tell(notice.query, notice.matches, words, catalogue)
        case "refused":
            return refused(notice, words, catalogue)
        case "elsewhere":
            return elsewhere(notice, words)
        case "files_left_out":
            return left_out(notice, words)
        case _:
            return _sentence(notice, words, catalogue)


def _sentence(notice: Notice, words: Words, catalogue: Catalogue) -> str:
    """The words of the notice's kind, with its facts and what they mention of its claim."""
    values = {name: fact(name, told, words) for name, told in notice.facts.items()}
    if "dialog" in notice.facts:
        values["instead"] = words.t(f"modal.{notice.facts['dialog']}.instead")
    if "first" in notice.facts:
        first, last = (dt.date.fromisoformat(notice.facts[day]) for day in ("first", "last"))
        values["days"] = words.period(first, last)
    if notice.claim:
        values |= _claim_values(notice, notice.claim, words, catalogue)
    if notice.kind == "reminder":
        return " ".join([words.t("notice.reminder", **values), *deadlines_left(notice.facts, words)])
    if notice.kind == "admin_nobody_can_decide":
        return dead_end(notice, words, values)
    how = next((how for told, how in _HOW.items() if told in notice.facts), "")
    return words.t(f"notice.{notice.kind}{how}", **values).strip()


def _claim_values(notice: Notice, claim: Claim, words: Words, catalogue: Catalogue) -> dict[str, str]:
    view = claim_view(claim, words, catalogue)
    known = notice.before if notice.brought else None
    step = notice.facts.get("step") or WAITS_FOR.get(claim.state, "attest")
    return {
        "number": view.number,
        "summary": view.summary,
        "amount": view.total,
        "changes": "".join(
            f"{said}\n" for said in (*changed(notice, words, catalogue), *newly_noticed(notice, words, catalogue))
        ),
        "asks": left_to_ask(claim, known, notice.findings, words, catalogue) or " ".join(ready(notice, words)),
        "step": words.t(f"step.{step}"),
        "step_noun": words.t(f"step.{step}.noun"),
        "ansvar": words.join(sorted(claim.ansvar)),
        "claimant": one_line(notice.claimant.name) if notice.claimant else "",
    }
