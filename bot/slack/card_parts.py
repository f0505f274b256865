"""What cards are made of: headings, lists, sums, and names of receipts, each as long as Slack takes it."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.blocks import Block, HeaderBlock, PlainTextObject, SectionBlock

from bot.presentation import ClaimView, comment_text
from bot.presentation.claim import People
from bot.presentation.plain import clip
from bot.slack.line_blocks import line_blocks
from bot.slack.mrkdwn import escape, escape_within, verbatim
from bot.words import Words
from claims.claim import Claim

HEADER_LIMIT = 150
PARAGRAPH_LIMIT = 1_200
"""Characters of any one text beside the lines, so that all of them fit into Slack's 13,000 for a message."""
COMMENTS = 4
"""As many of the last as fit beside each other."""
RECEIPTS = 6
"""As many names as one reads; the files themselves stand below the approver's card."""


def header(text: str) -> list[Block]:
    """The text as the heading of a message."""
    return [HeaderBlock(text=_plain(clip(text, HEADER_LIMIT)))]


def claim_blocks(view: ClaimView, words: Words) -> list[Block]:
    """Period and cost bearer, the lines, the sums, and the receipts by name."""
    about = about_claim(view, words)
    return [
        *([SectionBlock(text=verbatim(clipped("\n".join(about))))] if about else []),
        *line_blocks(view.lines, words),
        SectionBlock(text=verbatim("\n".join(filter(None, (sums(view, words), receipt_names(view, words)))))),
    ]


def about_claim(view: ClaimView, words: Words) -> list[str]:
    """Period and cost bearer, a line each, where there are any."""
    period = [words.t("claim.period", period=view.period)] if view.period else []
    return period + ([words.t("claim.cost_bearer", codes=view.cost_bearer)] if view.cost_bearer else [])


def sums(view: ClaimView, words: Words) -> str:
    """The sum, and what of it is withheld from, in a line."""
    parts = (("total", view.total), ("tax_free", view.tax_free), ("taxable", view.taxable))
    total, *taxed = (f"{words.t(f'sum.{name}')}: {amount}" for name, amount in parts)
    return " · ".join([f"*{total}*", *taxed])


def receipt_names(view: ClaimView, words: Words) -> str:
    """The receipts by name, as many as one reads; empty where there are none."""
    names, more = view.receipts[:RECEIPTS], len(view.receipts) - RECEIPTS
    shown = [*names, words.n("claim.more_receipts", more)] if more > 0 else names
    return clipped(words.t("claim.receipts", names=words.join(shown))) if names else ""


def comments(claim: Claim, words: Words, people: People) -> list[Block]:
    """The last comments with who made them."""
    return bullets("card.comments", [comment_text(said, words, people) for said in claim.comments[-COMMENTS:]], words)


def bullets(title: str, items: Sequence[str], words: Words) -> list[Block]:
    """The items below the title; no blocks where there are none."""
    if not items:
        return []
    listed = clipped("\n".join(f"• {item}" for item in items))
    return [SectionBlock(text=verbatim(f"*{escape(words.t(title))}*\n{listed}"))]


def state(view: ClaimView, words: Words) -> Block:
    """How the claim stands."""
    return SectionBlock(text=verbatim(f"*{escape(words.t('claim.state', state=view.state))}*"))


def _plain(text: str) -> PlainTextObject:
    return PlainTextObject(text=text, emoji=False)


def clipped(text: str) -> str:
    """As much of the text as there is room for beside the lines, escaped."""
    return escape_within(text, PARAGRAPH_LIMIT)


def as_json(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """The blocks as Slack's methods take them."""
    return [block.to_dict() for block in blocks]
