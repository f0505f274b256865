"""A whole claim as people read it: heading, lines, sums, where it is booked and what has been decided."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.presentation.cost_bearer import cost_bearer_text
from bot.presentation.line import LineView, line_title, line_view, what
from bot.presentation.plain import one_line
from bot.words import Words
from claims.catalogue import Catalogue
from claims.claim import Claim, Comment, Decision, Receipt
from claims.people import Person

People = Callable[[str], Person]
"""Looks a person up by id."""

_TITLE_LIMIT = 90
_NAME_LIMIT = 60
_COMMENT_LIMIT = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim in words; `summary` is its one-line name with the sum, empty strings are left out when shown."""

    number: str
    title: str
    heading: str
    summary: str
    state: str
    period: str
    position: str
    cost_bearer: str
    lines: tuple[LineView, ...]
    total: str
    tax_free: str
    taxable: str
    receipts: tuple[str, ...]


def claim_view(claim: Claim, words: Words, catalogue: Catalogue) -> ClaimView:
    """The claim in the reader's words."""
    title = title_of(claim, words, catalogue)
    total = words.kroner(claim.total)
    booked = [None if line.line.split else claim.bearer_of(line) for line in claim.lines]
    # What is approved must be what is booked: one cost bearer for the claim, or one for each line, or its shares.
    common = booked[0] if len(set(booked)) == 1 else None
    return ClaimView(
        number=claim.number,
        title=title,
        heading=words.t("claim.heading", number=claim.number, title=title),
        summary=words.t("claim.summary", number=claim.number, title=title, amount=total),
        state=words.t(f"state.{claim.state}"),
        period=words.period(*claim.period) if claim.period else "",
        position=one_line(claim.position, _NAME_LIMIT),
        cost_bearer=cost_bearer_text(common, words) if common else "",
        lines=tuple(
            line_view(number, line, words, catalogue, None if common else booked[number - 1])
            for number, line in enumerate(claim.lines, 1)
        ),
        total=total,
        tax_free=words.kroner(claim.tax_free),
        taxable=words.kroner(claim.taxable),
        receipts=tuple(receipt_text(receipt, words) for receipt in claim.receipts),
    )


def receipt_text(receipt: Receipt, words: Words) -> str:
    """The file's name, with its pages if there are several, and the seller, sum and day of the invoice that it is or
    holds; or that nothing of it is to be seen."""
    name, invoice = one_line(receipt.name, _NAME_LIMIT), receipt.invoice
    if not receipt.opens:
        return words.t("claim.unopened", name=name)
    if receipt.pages > 1:
        name = words.t("claim.pages", name=name, count=str(receipt.pages))
    if invoice is None:
        return name
    amount = words.currency(invoice.total, invoice.currency)
    dated = [words.date(invoice.date)] if invoice.date else []
    seller = [one_line(invoice.seller, _NAME_LIMIT)] if invoice.seller else []
    return words.t("claim.invoice", name=name, invoice=", ".join([*seller, amount, *dated]))


def title_of(claim: Claim, words: Words, catalogue: Catalogue) -> str:
    """The claimant's own title; without one the claim is called as its first line, with all its days.

    One that only holds receipts so far is called as the first of these.
    """
    named = claim.title
    if claim.receipts and not (claim.lines or named):
        named = claim.receipts[0].name
    if claim.lines and not named:
        first = claim.lines[0].line
        named = line_title(first, words, catalogue)
        if claim.period and len(claim.lines) > 1:
            named = " · ".join((what(first, words, catalogue), words.period(*claim.period)))
    return one_line(named, _TITLE_LIMIT) or words.t("claim.untitled")


def decision_text(decision: Decision, words: Words, people: People) -> str:
    """Who decided what and when, in whose place, with the reason of a return."""
    name = one_line(people(decision.person).name)
    holders = words.join([one_line(people(holder).name) for holder in decision.acting_for])
    return words.t(
        f"decision.{decision.step}.{decision.outcome}",
        person=words.t("claim.deputy", deputy=name, holder=holders) if holders else name,
        moment=words.moment(decision.at),
        reason=one_line(decision.reason),
    )


def comment_text(comment: Comment, words: Words, people: People) -> str:
    """Who said what and when, or asked whom to decide the claim."""
    said = {"person": one_line(people(comment.person).name, _NAME_LIMIT), "moment": words.moment(comment.at)}
    text = one_line(comment.text, _COMMENT_LIMIT)
    if not comment.to:
        return words.t("comment.said", **said, text=text)
    said["to"] = one_line(people(comment.to).name, _NAME_LIMIT)
    return words.t("comment.handed_on.why", **said, text=text) if text else words.t("comment.handed_on", **said)
