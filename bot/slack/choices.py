"""Which of several claims is meant: a button for each, and one for all of them."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, ContextBlock, PlainTextObject, SectionBlock

from bot.notices import Notice
from bot.presentation import claim_view
from bot.slack import shown
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
_ACTION = re.compile(r"choose:(submit|delete|answer):\d{1,2}", re.ASCII)


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
    named, value = _ACTION.fullmatch(str(action.get("action_id"))), str(action.get("value"))
    if named is None or len(value) > _LONGEST_VALUE:
        return None
    is_answer = named[1] == "answer"
    carried = [shown.parse(one) for one in ([value] if is_answer else value.split(","))]
    claims = [(one.claim, one.version) for one in carried if one and one.claim and bool(one.about) == is_answer]
    found = [(number, version) for number, version in claims if version is not None]
    return Picked(named[1], found, carried[0].about if carried[0] else "") if len(found) == len(carried) else None


def _button(notice: Notice, number: int, claims: Iterable[Claim], label: str) -> ButtonElement:
    value = ",".join(str(shown.shown(claim, notice.facts.get("message", ""))) for claim in claims)
    text = PlainTextObject(text=label, emoji=False)
    action_id = f"choose:{notice.facts['action']}:{number}"
    return ButtonElement(text=text, action_id=action_id, value=value)
