"""What can be pressed below words: a code to type in, answers to what is asked, where untold lines and files belong."""

from slack_sdk.models.blocks import Block, SectionBlock

from bot.notices import Notice
from bot.presentation import asked, is_read
from bot.presentation.receipts import elsewhere
from bot.slack.answering import question_blocks
from bot.slack.dialogs import linking
from bot.slack.moving import files_block, move_block
from bot.slack.mrkdwn import escape, verbatim
from bot.words import Words
from claims.catalogue import Catalogue
from claims.claim import OPEN, Claim

_ROOM = 6_000
"""Characters for answers to pick: what they leave of Slack's 13,000 is for the words."""


def below(notice: Notice, words: Words, catalogue: Catalogue) -> list[Block]:
    """The blocks that follow the notice's words; none where nothing can be pressed."""
    if notice.kind in ("link_asked", "link_refused"):
        return [linking.offer(words)]
    claim = notice.claim
    if claim is None:
        return []
    answers = _answers(claim, notice, words, catalogue) if notice.kind == "claim" and claim.state in OPEN else []
    return [*answers, *_moves(claim, notice, words, catalogue)]


def _moves(claim: Claim, notice: Notice, words: Words, catalogue: Catalogue) -> list[Block]:
    """Where lines belong that nobody said belong here, or else such files: lines that go take files with them.

    Files that are too many for a button to name are moved by what stands there instead.
    """
    if notice.added:
        block = move_block(claim, notice.added, notice.homes, words, catalogue)
        return [block] if block else []
    if block := files_block(claim, notice.brought, notice.homes, words, catalogue) if notice.brought else None:
        return [block]
    return [SectionBlock(text=verbatim(escape(said))) for said in elsewhere(notice, words)]


def _answers(claim: Claim, notice: Notice, words: Words, catalogue: Catalogue) -> list[Block]:
    """What can be picked for each question that its reader has not read; one that stands alone was asked in words."""
    questions = asked(claim, notice.findings, words, catalogue)
    if len(questions) > 1 and is_read(claim, notice.before if notice.brought else None):
        return []
    pickable = question_blocks(claim, questions, words, catalogue, _ROOM)
    if len(questions) == 1:
        return [block for _, (_, *answers) in pickable for block in answers]
    return [block for _, blocks in pickable for block in blocks]
