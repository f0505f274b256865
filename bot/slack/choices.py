"""Which of several claims is meant: a button for each, and one for all of them."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, ContextBlock, PlainTextObject, SectionBlock

from bot.notices import Notice
from bot.presentation import claim_view
from bot.slack.cards import as_json
from bot.slack.mrkdwn import escape, escape_within, verbatim
from bot.texts import which_heading, which_in_words
from bot.words import Words
from claims.catalogue import Catalogue
from claims.claim import Claim

MOST = 10
"""Claims with a button of their own."""

_ROW_LIMIT = 500
_LONGEST_VALUE = 2_000
_ACTION = re.compile(r"choose:(submit|delete):\d+")
_VALUE = re.compile(r"\d{4}-\d{5,}/\d+(?:,\d{4}-\d{5,}/\d+)*")


class Picked(NamedTuple):
    """What is done with which claims, each with the version that was shown."""

    action: str
    claims: list[tuple[str, int]]


def choice_blocks(notice: Notice, words: Words, catalogue: Catalogue) -> list[dict[str, Any]]:
    """The question, the claims with their buttons, and how to answer in words."""
    action = notice.facts["action"]
    blocks: list[Block] = [SectionBlock(text=verbatim(escape(which_heading(notice, words))))]
    for number, claim in enumerate(notice.claims[:MOST]):
        text = verbatim(escape_within(claim_view(claim, words, catalogue).summary, _ROW_LIMIT))
        blocks.append(SectionBlock(text=text, accessory=_button(action, number, [claim], words.t(f"card.{action}"))))
    label = words.n(f"card.{action}.all", len(notice.claims))
    everything = _button(action, len(notice.claims), notice.claims, label)
    if len(everything.value or "") <= _LONGEST_VALUE:
        blocks.append(ActionsBlock(elements=[everything]))
    blocks.append(ContextBlock(elements=[verbatim(escape(which_in_words(notice, words)))]))
    return as_json(blocks)


def parse(action: Mapping[str, Any]) -> Picked | None:
    """What the button asks for; None for anything else."""
    named, carried = _ACTION.fullmatch(action.get("action_id", "")), _VALUE.fullmatch(action.get("value", ""))
    if not (named and carried):
        return None
    pairs = (pair.split("/") for pair in carried[0].split(","))
    return Picked(named[1], [(number, int(version)) for number, version in pairs])


def _button(action: str, number: int, claims: Iterable[Claim], label: str) -> ButtonElement:
    value = ",".join(f"{claim.number}/{claim.version}" for claim in claims)
    text = PlainTextObject(text=label, emoji=False)
    return ButtonElement(text=text, action_id=f"choose:{action}:{number}", value=value)
