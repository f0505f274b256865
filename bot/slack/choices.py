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
_ACTION = re.compile(r"choose:(submit|delete|answer):\d+")
_VALUE = re.compile(r"(\d{4}-\d{5,}/\d+(?:,\d{4}-\d{5,}/\d+)*)(?:\|(.+))?")


class Picked(NamedTuple):
    """What is done with which claims, each with the version that was shown.

    An `answer` is the `message`, by its key, to the one claim.
    """

    action: str
    claims: list[tuple[str, int]]
    message: str


def choice_blocks(notice: Notice, words: Words, catalogue: Catalogue) -> list[dict[str, Any]]:
    """The question, the claims with their buttons, and how to answer in words."""
    action = notice.facts["action"]
    blocks: list[Block] = [SectionBlock(text=verbatim(escape(which_heading(notice, words))))]
    for number, claim in enumerate(notice.claims[:MOST]):
        text = verbatim(escape_within(claim_view(claim, words, catalogue).summary, _ROW_LIMIT))
        one = _button(notice, number, [claim], words.t(f"card.{action}"))
        blocks.append(SectionBlock(text=text, accessory=one))
    if action != "answer":
        everything = _button(notice, MOST, notice.claims, words.n(f"card.{action}.all", len(notice.claims)))
        blocks += [ActionsBlock(elements=[everything])] if len(everything.value or "") <= _LONGEST_VALUE else []
    blocks.append(ContextBlock(elements=[verbatim(escape(which_in_words(notice, words)))]))
    return as_json(blocks)


def parse(action: Mapping[str, Any]) -> Picked | None:
    """What the button asks for; None for anything else."""
    named, carried = _ACTION.fullmatch(action.get("action_id", "")), _VALUE.fullmatch(action.get("value", ""))
    if not (named and carried):
        return None
    pairs = (pair.split("/") for pair in carried[1].split(","))
    return Picked(named[1], [(number, int(version)) for number, version in pairs], carried[2] or "")


def _button(notice: Notice, number: int, claims: Iterable[Claim], label: str) -> ButtonElement:
    value = ",".join(f"{claim.number}/{claim.version}" for claim in claims)
    message = notice.facts.get("message", "")
    text = PlainTextObject(text=label, emoji=False)
    action_id = f"choose:{notice.facts['action']}:{number}"
    return ButtonElement(text=text, action_id=action_id, value=f"{value}|{message}" if message else value)
