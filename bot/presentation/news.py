"""What a notice tells that is new about a claim: what was changed, and what its reader is to notice."""

from bot.notices import Notice
from bot.presentation.changes import changes
from bot.presentation.question import finding_texts
from bot.presentation.receipts import came_from, put_to, without_receipt
from bot.presentation.so_far import so_far
from bot.words import Words
from claims.catalogue import Catalogue
from claims.checks import blocking, warnings
from claims.claim import OPEN, Claim
from claims.lines import day_of

_ASSUMED = "year_assumed"


def changed(notice: Notice, words: Words, catalogue: Catalogue) -> list[str]:
    """What has just been changed about the claim, a sentence a line; nothing for one that is new or the same.

    Where hours or døgn were added to a month's, how far it has come stands last.
    """
    before, claim = notice.before, notice.claim
    if claim and (other := notice.facts.get("apart_from")):
        return [words.t("change.apart", number=claim.number, other=other)]
    if claim is None or before is None:
        return []
    said = [words.t("change.comment")] if len(claim.comments) > len(before.comments) else []
    if about := notice.facts.get("no_receipt"):
        said += without_receipt(claim, about, words, catalogue)
    if notice.brought:
        names = [file.name for file in notice.brought]
        said += [*put_to(claim, names, notice.facts.get("of", ""), words, catalogue), *came_from(notice, words)]
    is_bare = before.lines and not (claim.lines or claim.questions) and "moved_to" not in notice.facts
    emptied = [words.t("change.emptied")] if is_bare else []
    said += confirmed(before, claim, words)
    told = said + changes(before, claim, words, catalogue, notice.facts.get("moved_to", "")) + emptied
    has_grown = len(claim.lines) > len(before.lines)
    total = so_far(claim, words, catalogue) if has_grown else None
    return [*told, total] if total else told


def confirmed(before: Claim, claim: Claim, words: Words) -> list[str]:
    """Which days, of those whose year was assumed, are certain now as they were read; nothing where none is."""
    days = [
        words.date(day)
        for was, now in zip(before.lines, claim.lines, strict=False)
        if was.line == now.line and _ASSUMED in was.evidence.assumed.get("date", ()) and (day := day_of(now.line))
        if _ASSUMED not in now.evidence.assumed.get("date", ())
    ]
    return [words.n("change.confirmed", len(days), days=words.join(dict.fromkeys(days)))] if days else []


def noticed(notice: Notice, words: Words, catalogue: Catalogue) -> list[str]:
    """What its reader is to notice about the claim, and what sending it as it is would cost in tax."""
    if notice.claim is None:
        return []
    return [*finding_texts(notice.claim, warnings(notice.findings), words, catalogue), *if_sent(notice, words)]


def if_sent(notice: Notice, words: Words) -> list[str]:
    """What sending the claim as it is would cost in tax; nothing where it costs nothing."""
    taxed, claim = notice.taxable_if_sent, notice.claim
    if claim is None or taxed is None or taxed == claim.taxable:
        return []
    return [words.t("claim.taxed_if_sent", taxable=words.kroner(taxed), now=words.kroner(claim.taxable))]


def ready(notice: Notice, words: Words) -> list[str]:
    """That the claim may be sent now that its days are confirmed; nothing where something else keeps it back."""
    claim, before = notice.claim, notice.before
    if claim is None or before is None or claim.state not in OPEN or not confirmed(before, claim, words):
        return []
    return [] if claim.questions or blocking(notice.findings) else [words.t("change.confirmed.ready")]


def newly_noticed(notice: Notice, words: Words, catalogue: Catalogue) -> list[str]:
    """What the claimant is warned of on the lines that are new or changed; where nothing was, the card says it."""
    claim, before = notice.claim, notice.before
    if claim is None or before is None:
        return []
    known = [each.line for each in before.lines]
    fresh = [found for found in warnings(notice.findings) if claim.lines[found.line].line not in known]
    return finding_texts(claim, fresh, words, catalogue)
