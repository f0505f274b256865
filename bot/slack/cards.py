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
    SectionBlock,
)

from bot.notices import Notice
from bot.presentation import (
    Asked,
    asked,
    claim_view,
    decision_text,
    finding_texts,
    hint,
    usual_text,
)
from bot.presentation.claim import People
from bot.presentation.deadline import deadlines_left
from bot.presentation.news import noticed
from bot.presentation.plain import one_line
from bot.slack.answering import question_blocks
from bot.slack.card_buttons import afterwards, changing, labelled
from bot.slack.card_parts import (
    about_claim,
    as_json,
    bullets,
    claim_blocks,
    clipped,
    comments,
    header,
    receipt_names,
    state,
    sums,
)
from bot.slack.line_blocks import line_blocks
from bot.slack.moving import move_block
from bot.slack.mrkdwn import escape, verbatim
from bot.texts import text
from bot.words import Words
from claims.catalogue import Catalogue
from claims.checks import Finding, blocking, to_correct
from claims.claim import OPEN, Claim
from claims.hindrances import Hindrance
from claims.people import Person, Step
from claims.usual import Usual
from claims.workflow import may

MESSAGE_LIMIT = 13_000
"""Characters of JSON that Slack takes as the blocks of one message."""


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
    wrong = to_correct(notice.findings) if claim.state in OPEN else []
    sendable = may(claim, "submit", claim.claimant) and not blocking(notice.findings)
    news = _news(notice, words, catalogue)
    above = [
        *header(view.heading),
        *_days_left(notice, words),
        *([SectionBlock(text=verbatim(clipped(news)))] if news else []),
        *_returned(claim, words, people),
        *bullets("card.blocks", finding_texts(claim, wrong, words, catalogue), words),
    ]
    below = [
        *claim_blocks(view, words),
        *bullets("card.findings", noticed(notice, words, catalogue), words),
        *comments(claim, words, people),
    ]
    if claim.state in OPEN:
        below.append(
            ContextBlock(elements=[verbatim(escape(words.t("card.help", example=hint(claim, words, catalogue))))])
        )
        below.append(ActionsBlock(elements=changing(claim, words, value, sendable=sendable)))
        if block := move_block(claim, 0, notice.homes, words, catalogue):
            below.append(block)
    else:
        below.append(state(view, words))
        if offered := afterwards(claim, words, value):
            below.append(ActionsBlock(elements=offered))
    asks = _asks(claim, questions, words, catalogue, sendable=sendable, used=_length([*above, *below]))
    texts = [item.text for item in questions]
    fallback = news if notice.kind != "claim" else " – ".join([view.summary, *(texts or [view.state])])
    return Card(clipped(fallback), as_json([*above, *asks, *below]))


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
    return Card(clipped(f"{title} – {view.total} – {claimant.name}"), as_json([*facts, buttons]))


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
    stands = [*_hindered(hindrance, words), state(view, words)]
    return Card(clipped(f"{view.summary} – {view.state}"), as_json([heading, *stands, *facts]))


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
        *bullets("card.decisions", decided, words),
        *_hindered(hindrance, words),
        state(view, words),
    ]
    return Card(clipped(f"{view.heading} – {view.state}"), as_json(blocks))


def _asks(
    claim: Claim, items: Sequence[Asked], words: Words, catalogue: Catalogue, *, sendable: bool, used: int
) -> list[Block]:
    """What is asked: as a list, and as far as there is room with the answers to pick below each question."""
    title = "card.asks.optional" if sendable else "card.asks"
    everything = bullets(title, [item.text for item in items], words)
    pickable = question_blocks(claim, items, words, catalogue, MESSAGE_LIMIT - used - _length(everything))
    if not pickable:
        return everything
    apart = [item for item, _ in pickable]
    rest = bullets(title, [item.text for item in items if item not in apart], words)
    heading = SectionBlock(text=verbatim(f"*{escape(words.t(title))}*"))
    return [*(rest or [heading]), *(block for _, blocks in pickable for block in blocks)]


def _days_left(notice: Notice, words: Words) -> list[Block]:
    """How long is left to send the claim, or to have it approved before payroll closes, where that is near."""
    told = " ".join(deadlines_left(notice.facts, words))
    return [ContextBlock(elements=[verbatim(escape(told))])] if told else []


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
    return [SectionBlock(text=verbatim(clipped(decision_text(made, words, people)))) for made in latest]


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
    who = [sums(view, words), words.t("claim.claimant", name=one_line(claimant.name))]
    if view.position:
        who.append(words.t("claim.position", position=view.position))
    decided = [decision_text(decision, words, people) for decision in claim.decisions]
    return [
        *header(title),
        SectionBlock(text=verbatim("\n".join([who[0], *map(clipped, (*who[1:], *about_claim(view, words)))]))),
        *bullets("card.findings", finding_texts(claim, findings, words, catalogue), words),
        *bullets("card.usual", [usual_text(one, words) for one in known], words),
        *bullets("card.decisions", decided, words),
        *comments(claim, words, people),
        DividerBlock(),
        *line_blocks(view.lines, words, reckoned=True),
        SectionBlock(text=verbatim(receipt_names(view, words) or escape(words.t("claim.no_receipts")))),
    ]


def _hindered(hindrance: Hindrance | None, words: Words) -> list[Block]:
    return [SectionBlock(text=verbatim(escape(words.t(f"card.hindered.{hindrance}"))))] if hindrance else []
