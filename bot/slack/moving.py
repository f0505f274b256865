"""The menus with which lines and files are moved to the claim they belong to."""

from collections.abc import Sequence

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    InteractiveElement,
    Option,
    PlainTextObject,
    StaticSelectElement,
)

from bot.actions.moving import NEW
from bot.actions.moving_files import marks_of
from bot.presentation import claim_view
from bot.presentation.plain import clip
from bot.presentation.receipts import holds_more
from bot.slack.picks import LABEL_LIMIT, block_id
from bot.words import Words
from claims.catalogue import Catalogue
from claims.claim import Claim, Receipt


def move_block(
    claim: Claim, last: int, homes: Sequence[Claim], words: Words, catalogue: Catalogue
) -> ActionsBlock | None:
    """A button that gives the `last` lines a claim of their own, and a menu with the claims they may be moved to.

    0 is the claim as a whole, which only other claims can take in. None when there is nothing to offer.
    """
    id = block_id("move", claim, range(len(claim.lines) - last, len(claim.lines)) if last else ())
    return _block(id, homes, words, catalogue, is_part=bool(last))


def files_block(
    claim: Claim, files: Sequence[Receipt], homes: Sequence[Claim], words: Words, catalogue: Catalogue
) -> ActionsBlock | None:
    """As `move_block`, of files that the claim was given; those that are all it holds have a claim of their own.

    None for more files, too, than Slack's id of a block can name: words move them.
    """
    id = block_id("move_files", claim, (), marks_of(files))
    return _block(id, homes, words, catalogue, is_part=holds_more(claim, files))


def _block(
    id: str | None, homes: Sequence[Claim], words: Words, catalogue: Catalogue, *, is_part: bool
) -> ActionsBlock | None:
    elements: list[InteractiveElement] = []
    if is_part:
        elements.append(ButtonElement(action_id="pick:new", text=_plain(words.t("card.separate")), value=NEW))
    if homes:
        summaries = [(home.number, claim_view(home, words, catalogue).summary) for home in homes]
        options = [Option(value=number, text=_plain(clip(summary, LABEL_LIMIT))) for number, summary in summaries]
        placeholder = _plain(words.t("card.move"))
        elements.append(StaticSelectElement(action_id="pick:home", placeholder=placeholder, options=options))
    return ActionsBlock(block_id=id, elements=elements) if id and elements else None


def _plain(text: str) -> PlainTextObject:
    return PlainTextObject(text=text, emoji=False)
