"""What a notice tells that is new about a claim: what was changed, and what its reader is to notice."""

from bot.notices import Notice
from bot.presentation.changes import changes
from bot.presentation.question import finding_texts
from bot.presentation.receipts import came_from, put_to, without_receipt
from bot.presentation.so_far import so_far
from bot.words import Words
from claims.catalogue import Catalogue
from claims.checks import warnings


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
    told = said + changes(before, claim, words, catalogue, notice.facts.get("moved_to", "")) + emptied
    has_grown = len(claim.lines) > len(before.lines)
    total = so_far(claim, words, catalogue) if has_grown else None
    return [*told, total] if total else told


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


def newly_noticed(notice: Notice, words: Words, catalogue: Catalogue) -> list[str]:
    """What the claimant is warned of on the lines that are new or changed; where nothing was, the card says it."""
    claim, before = notice.claim, notice.before
    if claim is None or before is None:
        return []
    known = [each.line for each in before.lines]
    fresh = [found for found in warnings(notice.findings) if claim.lines[found.line].line not in known]
    return finding_texts(claim, fresh, words, catalogue)
