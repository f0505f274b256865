"""Which of several claims or lines is meant: a button for each, one for all, and what became of it; a pure function."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, ContextBlock, PlainTextObject, SectionBlock

from bot.presentation import claim_view
from bot.presentation.line_row import line_row
from bot.presentation.which import which_heading, which_in_words, which_line_in_words
from bot.proposal import Choice, Option, Proposal
from bot.slack.card_parts import as_json
from bot.slack.cards import Card
from bot.slack.line_blocks import sections
from bot.slack.mrkdwn import escape, escape_within, verbatim
from bot.words import Words
from claims.catalogue import Catalogue

MOST = 10
"""Claims with a button of their own."""

_ROW_LIMIT = 220
_ACTION = re.compile(r"choose:(?:submit|delete|answer|remove):(?:(\d{1,2})|all)", re.ASCII)
_NUMBER = re.compile(r"\d{1,9}", re.ASCII)
_CLAIMS = re.compile(r"20\d\d-\d{5,}/\S{1,1980}", re.ASCII)
"""What buttons carried before the question was kept: claims, as they were shown."""


class Picked(NamedTuple):
    """The number of what was asked, and the place (from 0) of the claim that is meant, None for all."""

    number: int
    picked: int | None


def choice_card(proposal: Proposal, choice: Choice, words: Words, catalogue: Catalogue) -> Card:
    """The question with its buttons and how to answer in words; once it is answered, what was done."""
    if proposal.stage == "ruling":
        heading = which_heading(choice.action, len(choice.options), words)
        return Card(heading, as_json([_text(heading), *_asked(proposal, choice, words, catalogue)]))
    if proposal.stage == "dropped":
        heading = words.t("proposal.title.dropped")
        return Card(heading, as_json([_text(heading), *_rows(choice.options, words, catalogue, 1)]))
    done = [option for option in choice.options if not option.trouble]
    heading = words.n(f"choice.done.{choice.action}", len(done)) if done else words.t("choice.none")
    return Card(heading, as_json([_text(heading), *_rows(choice.options, words, catalogue)]))


def _asked(proposal: Proposal, choice: Choice, words: Words, catalogue: Catalogue) -> list[Block]:
    """Each claim under its number, the first with a button each, and below them what is for all."""
    blocks: list[Block] = []
    for place, option in enumerate(choice.options[:MOST]):
        text = f"{_mark(option, place)} {_row(option, words, catalogue)}"
        one = _button(proposal, choice, str(place), words.t(f"card.{choice.action}"))
        blocks.append(SectionBlock(text=verbatim(text), accessory=one))
    blocks += _rows(choice.options[MOST:], words, catalogue, MOST + 1)
    buttons = [
        ButtonElement(text=_plain(words.t("proposal.cancel")), action_id="proposal_cancel", value=str(proposal.number))
    ]
    if choice.action != "answer" and len(choice.options) > 1:
        label = words.n(f"card.{choice.action}.all", len(choice.options))
        buttons.insert(0, _button(proposal, choice, "all", label))
    blocks.append(ActionsBlock(elements=buttons))
    lines = [option.line for option in choice.options if option.line is not None]
    in_claims = [option.claim for option in choice.options]
    in_words = which_line_in_words(lines, words) if lines else which_in_words(choice.action, in_claims, words)
    return [*blocks, ContextBlock(elements=[verbatim(escape(in_words))])]


def _rows(options: tuple[Option, ...], words: Words, catalogue: Catalogue, first: int = 0) -> list[Block]:
    """The claims, numbered from `first`, or below a point each; none for no claims."""
    rows = [
        f"{_mark(option, first + at - 1) if first else '•'} {_row(option, words, catalogue)}{_trouble(option, words)}\n"
        for at, option in enumerate(options)
    ]
    return list(sections(rows)) if rows else []


def _trouble(option: Option, words: Words) -> str:
    return f"\n   {escape(words.t(f'refused.{option.trouble}'))}" if option.trouble else ""


def parse(action: Mapping[str, Any]) -> Picked | None:
    """What the button asks for, of a question with number 0 where that was not kept; None for anything else."""
    named, value = _ACTION.fullmatch(str(action.get("action_id"))), str(action.get("value"))
    if named and _CLAIMS.fullmatch(value):
        return Picked(0, None)
    if named is None or not _NUMBER.fullmatch(value):
        return None
    return Picked(int(value), int(named[1]) if named[1] else None)


def _row(option: Option, words: Words, catalogue: Catalogue) -> str:
    if option.line is not None:
        return escape_within(line_row(option.claim, option.line, words, catalogue), _ROW_LIMIT)
    return escape_within(claim_view(option.claim, words, catalogue).summary, _ROW_LIMIT)


def _mark(option: Option, place: int) -> str:
    """What the option is called by: a line by its own number, a claim by its place."""
    return f"{(place if option.line is None else option.line) + 1}."


def _text(text: str) -> SectionBlock:
    return SectionBlock(text=verbatim(escape(text)))


def _button(proposal: Proposal, choice: Choice, place: str, label: str) -> ButtonElement:
    action_id = f"choose:{choice.action}:{place}"
    return ButtonElement(text=_plain(label), action_id=action_id, value=str(proposal.number))


def _plain(text: str) -> PlainTextObject:
    return PlainTextObject(text=text, emoji=False)
