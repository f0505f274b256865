"""How claims stand, and who acts next."""

from collections.abc import Mapping

from bot.notices import Notice
from bot.presentation.claim import claim_view
from bot.presentation.facts import fact
from bot.presentation.plain import one_line
from bot.words import Words
from claims.catalogue import Catalogue
from claims.claim import OPEN
from claims.workflow import WAITS_FOR


def status(notice: Notice, words: Words, catalogue: Catalogue) -> str:
    """Each of the claims with its state; that there is none where there is none."""
    if not notice.claims:
        return words.t("notice.status.none")
    views = [claim_view(claim, words, catalogue) for claim in notice.claims]
    lines = [words.t("notice.status.line", summary=view.summary, state=view.state) for view in views]
    return "\n".join([words.n("notice.status", len(lines)), *(f"• {line}" for line in lines)])


def elsewhere(notice: Notice, words: Words) -> str:
    """How the claim stands that somebody would decide, and who acts next; nothing else of it is theirs to know."""
    assert notice.claim
    assert notice.claimant
    state, approvers = notice.claim.state, notice.facts["approvers"]
    if state in WAITS_FOR:
        following = "waits" if approvers else "nobody"
    elif state in OPEN:
        following = "open"
    else:
        following = "paid" if state == "paid" else "payroll"
    told = words.t(
        f"notice.elsewhere.{following}",
        claimant=one_line(notice.claimant.name),
        approvers=fact("approvers", approvers, words),
    )
    return words.t("notice.elsewhere", number=notice.claim.number, state=words.t(f"state.{state}"), next=told)


def dead_end(notice: Notice, words: Words, values: Mapping[str, str]) -> str:
    """That nobody can decide the claim, and for each reason what would mend it."""
    told = [words.t("notice.admin_nobody_can_decide", **values)]
    for what in sorted(notice.facts.keys() - {"step"}):
        people = words.join(one_line(name) for name in notice.facts[what].split("; "))
        told.append(f"• {words.t(f'dead_end.{what}', **{**values, 'people': people})}")
    rest = [] if "no_channel" in notice.facts else [words.t("notice.admin_nobody_can_decide.rest")]
    return "\n".join([*told, *rest])
