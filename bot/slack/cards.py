"""A claim as a Slack message: to the claimant, to an approver, and after it is decided; pure functions."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    PlainTextObject,
    SectionBlock,
)

from bot.notices import Notice
from bot.presentation import (
    Asked,
    ClaimView,
    asked,
    claim_view,
    comment_text,
    decision_text,
    finding_texts,
    hint,
    usual_text,
)
from bot.presentation.claim import People
from bot.presentation.plain import clip, one_line
from bot.slack.answering import question_blocks
from bot.slack.card_buttons import afterwards, changing, labelled
from bot.slack.line_blocks import line_blocks
from bot.slack.moving import move_block
from bot.slack.mrkdwn import escape, escape_within, verbatim
from bot.texts import noticed, text
from bot.words import Words
from claims.catalogue import Catalogue
from claims.checks import Finding, blocking
from claims.claim import OPEN, Claim
from claims.hindrances import Hindrance
from claims.people import Person, Step
from claims.usual import Usual
from claims.workflow import may

HEADER_LIMIT = 150
MESSAGE_LIMIT = 13_000
"""Characters of JSON that Slack takes as the blocks of one message."""
PARAGRAPH_LIMIT = 1_200
"""Characters of any one text beside the lines, so that all of them fit into Slack's 13,000 for a message."""

COMMENTS = 4
"""As many of the last as fit beside each other."""
RECEIPTS = 6
"""As many names as one reads; the files themselves stand below the approver's card."""


@dataclass(frozen=True, slots=True)
class Card:
    """A message for chat.postMessage: `text` for notifications and screen readers, and the blocks as JSON values."""

    text: str
    blocks: list[dict[str, Any]]


def claimant_card(notice: Notice, words: Words, catalogue: Catalogue, people: People, value: str) -> Card:
    """The claim for the person whose it is: what happened, then buttons while it can be changed, else its state.

    `value` is what each button carries. Sending is offered as soon as the workflow and the checks allow it: what
    they only ask for is shown, and does not hold the claim back.
    """
    claim = notice.claim
    assert claim is not None
    view = claim_view(claim, words, catalogue)
    questions = asked(claim, notice.findings, words, catalogue) if claim.state in OPEN else []
    obstacles = blocking(notice.findings) if claim.state in OPEN else []
    news = _news(notice, words, catalogue)
    above = [
        *header(view.heading),
        *([SectionBlock(text=verbatim(_clipped(news)))] if news else []),
        *_returned(claim, words, people),
        *_list("card.blocks", finding_texts(claim, obstacles, words, catalogue), words),
    ]
    below = [
        *_facts(view, words),
        *_list("card.findings", noticed(notice, words, catalogue), words),
        *_comments(claim, words, people),
    ]
    if claim.state in OPEN:
        below.append(
            ContextBlock(elements=[verbatim(escape(words.t("card.help", example=hint(claim, words, catalogue))))])
        )
        sendable = may(claim, "submit", claim.claimant) and not obstacles
        below.append(ActionsBlock(elements=changing(claim, words, value, sendable=sendable)))
        if block := move_block(claim, 0, notice.homes, words, catalogue):
            below.append(block)
    else:
        below.append(_state(view, words))
        if offered := afterwards(claim, words, value):
            below.append(ActionsBlock(elements=offered))
    asks = _asks(claim, questions, words, catalogue, used=_length([*above, *below]))
    texts = [item.text for item in questions]
    fallback = news if notice.kind != "claim" else " – ".join([view.summary, *(texts or [view.state])])
    return Card(_clipped(fallback), as_json([*above, *asks, *below]))


def decision_card(
    claim: Claim,
    claimant: Person,
    step: Step,
    findings: Sequence[Finding],
    known: Sequence[Usual],
    words: Words,
    catalogue: Catalogue,
    people: People,
    value: str,
    *,
    can_hand_on: bool = True,
) -> Card:
    """All that deciding the step needs, with buttons to approve, return, say something or hand it on if that can be.

    `known` is what is usual for the claimant, and `value` what each button carries.
    """
    view = claim_view(claim, words, catalogue)
    title = words.t(f"card.title.{step}", title=view.heading)
    buttons = ActionsBlock(
        elements=[
            labelled(step, words, value, style="primary"),
            labelled("return", words, value),
            labelled("comment", words, value),
            *([labelled("hand_on", words, value)] if can_hand_on else []),
        ]
    )
    facts = _decision_facts(title, claim, claimant, findings, words, catalogue, people, known)
    return Card(_clipped(f"{title} – {view.total} – {claimant.name}"), as_json([*facts, buttons]))


def closed_card(
    claim: Claim,
    claimant: Person,
    findings: Sequence[Finding],
    words: Words,
    catalogue: Catalogue,
    people: People,
    hindrance: Hindrance | None = None,
) -> Card:
    """What `decision_card` showed, with what became of the claim instead of the buttons, or the `hindrance` to them."""
    view = claim_view(claim, words, catalogue)
    heading, *facts = _decision_facts(view.heading, claim, claimant, findings, words, catalogue, people)
    stands = [*_hindered(hindrance, words), _state(view, words)]
    return Card(_clipped(f"{view.summary} – {view.state}"), as_json([heading, *stands, *facts]))


def outcome_card(
    claim: Claim, words: Words, catalogue: Catalogue, people: People, hindrance: Hindrance | None = None
) -> Card:
    """What became of the claim, for an approver whose to read it no longer is: no line, no sum, no comment.

    While it waits, the `hindrance` says why not.
    """
    view = claim_view(claim, words, catalogue)
    decided = [decision_text(decision, words, people) for decision in claim.decisions]
    blocks = [
        *header(view.heading),
        *_list("card.decisions", decided, words),
        *_hindered(hindrance, words),
        _state(view, words),
    ]
    return Card(_clipped(f"{view.heading} – {view.state}"), as_json(blocks))


def _asks(claim: Claim, items: Sequence[Asked], words: Words, catalogue: Catalogue, *, used: int) -> list[Block]:
    """What is asked: as a list, and as far as there is room with the answers to pick below each question."""
    title = "card.asks.optional" if may(claim, "submit", claim.claimant) else "card.asks"
    everything = _list(title, [item.text for item in items], words)
    pickable = question_blocks(claim, items, words, catalogue, MESSAGE_LIMIT - used - _length(everything))
    if not pickable:
        return everything
    apart = [item for item, _ in pickable]
    rest = _list(title, [item.text for item in items if item not in apart], words)
    heading = SectionBlock(text=verbatim(f"*{escape(words.t(title))}*"))
    return [*(rest or [heading]), *(block for _, blocks in pickable for block in blocks)]


def _length(blocks: Sequence[Block]) -> int:
    return len(json.dumps(as_json(blocks), ensure_ascii=False))


def _news(notice: Notice, words: Words, catalogue: Catalogue) -> str:
    """What happened to the claim; a draft speaks for itself."""
    return "" if notice.kind == "claim" else text(notice, words, catalogue)


def _returned(claim: Claim, words: Words, people: People) -> list[Block]:
    """Why the claim, or the part of one that it is, came back."""
    if claim.state != "returned":
        return []
    latest = [made for made in claim.decisions if made.outcome == "returned"][-1:]
    return [SectionBlock(text=verbatim(_clipped(decision_text(made, words, people)))) for made in latest]


def _decision_facts(
    title: str,
    claim: Claim,
    claimant: Person,
    findings: Sequence[Finding],
    words: Words,
    catalogue: Catalogue,
    people: People,
    known: Sequence[Usual] = (),
) -> list[Block]:
    """What is decided on, in the order of a look: how much and whose, what to notice, then each line and receipt."""
    view = claim_view(claim, words, catalogue)
    who = [_sums(view, words), words.t("claim.claimant", name=one_line(claimant.name))]
    if view.position:
        who.append(words.t("claim.position", position=view.position))
    decided = [decision_text(decision, words, people) for decision in claim.decisions]
    return [
        *header(title),
        SectionBlock(text=verbatim("\n".join([who[0], *map(_clipped, (*who[1:], *_about(view, words)))]))),
        *_list("card.findings", finding_texts(claim, findings, words, catalogue), words),
        *_list("card.usual", [usual_text(one, words) for one in known], words),
        *_list("card.decisions", decided, words),
        *_comments(claim, words, people),
        DividerBlock(),
        *line_blocks(view.lines, words, reckoned=True),
        SectionBlock(text=verbatim(_receipts(view, words) or escape(words.t("claim.no_receipts")))),
    ]


def header(text: str) -> list[Block]:
    """The text as the heading of a message."""
    return [HeaderBlock(text=_plain(clip(text, HEADER_LIMIT)))]


def _facts(view: ClaimView, words: Words) -> list[Block]:
    """Period and cost bearer, the lines, the sums, and the receipts by name."""
    about = _about(view, words)
    return [
        *([SectionBlock(text=verbatim(_clipped("\n".join(about))))] if about else []),
        *line_blocks(view.lines, words),
        SectionBlock(text=verbatim("\n".join(filter(None, (_sums(view, words), _receipts(view, words)))))),
    ]


def _about(view: ClaimView, words: Words) -> list[str]:
    period = [words.t("claim.period", period=view.period)] if view.period else []
    return period + ([words.t("claim.cost_bearer", codes=view.cost_bearer)] if view.cost_bearer else [])


def _sums(view: ClaimView, words: Words) -> str:
    """The sum, and what of it is withheld from, in a line."""
    parts = (("total", view.total), ("tax_free", view.tax_free), ("taxable", view.taxable))
    total, *taxed = (f"{words.t(f'sum.{name}')}: {amount}" for name, amount in parts)
    return " · ".join([f"*{total}*", *taxed])


def _receipts(view: ClaimView, words: Words) -> str:
    """The receipts by name, as many as one reads; empty where there are none."""
    names, more = view.receipts[:RECEIPTS], len(view.receipts) - RECEIPTS
    shown = [*names, words.n("claim.more_receipts", more)] if more > 0 else names
    return _clipped(words.t("claim.receipts", names=words.join(shown))) if names else ""


def _comments(claim: Claim, words: Words, people: People) -> list[Block]:
    return _list("card.comments", [comment_text(said, words, people) for said in claim.comments[-COMMENTS:]], words)


def _list(title: str, items: Sequence[str], words: Words) -> list[Block]:
    if not items:
        return []
    bullets = _clipped("\n".join(f"• {item}" for item in items))
    return [SectionBlock(text=verbatim(f"*{escape(words.t(title))}*\n{bullets}"))]


def _hindered(hindrance: Hindrance | None, words: Words) -> list[Block]:
    return [SectionBlock(text=verbatim(escape(words.t(f"card.hindered.{hindrance}"))))] if hindrance else []


def _state(view: ClaimView, words: Words) -> Block:
    return SectionBlock(text=verbatim(f"*{escape(words.t('claim.state', state=view.state))}*"))


def _plain(text: str) -> PlainTextObject:
    return PlainTextObject(text=text, emoji=False)


def _clipped(text: str) -> str:
    return escape_within(text, PARAGRAPH_LIMIT)


def as_json(blocks: Sequence[Block]) -> list[dict[str, Any]]:
    """The blocks as Slack's methods take them."""
    return [block.to_dict() for block in blocks]
