"""What is put before an approver and waits to be answered, as one Slack message; a pure function."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from slack_sdk.models.blocks import ActionsBlock, Block, ButtonElement, ContextBlock, PlainTextObject, SectionBlock

from bot.presentation import claim_view
from bot.presentation.deadline import cut_off_text
from bot.presentation.facts import REASON_LIMIT
from bot.presentation.plain import one_line
from bot.proposal import Proposal, Row
from bot.slack.card_parts import as_json, header
from bot.slack.cards import Card
from bot.slack.choices import choice_card
from bot.slack.line_blocks import sections
from bot.slack.mrkdwn import escape, escape_within, verbatim
from bot.slack.shown import NO_CLAIM
from bot.words import Words
from claims.catalogue import Catalogue
from claims.claim import Claim
from claims.workflow import WAITS_FOR

_ROW_LIMIT = 220
_NAME_LIMIT = 60
_LINES_LIMIT = 50
_REASONS_LIMIT = 2_000
"""Characters of a row's parts, and of all reasons, so that a full proposal fits into Slack's 13,000 for a message."""
_GROUPS = ("attest", "authorise", "return", "wait", "trouble")


def proposal_card(proposal: Proposal, words: Words, catalogue: Catalogue) -> Card:
    """The claims with their places in the list, or by what is to become of them, and what can be pressed now.

    A deputy who would be one is asked about instead, or which claim is meant.
    """
    if proposal.choice:
        return choice_card(proposal, proposal.choice, words, catalogue)
    is_over = proposal.stage == "list" and not (_waiting(proposal) or proposal.more)
    title = words.t("proposal.title.over" if is_over else f"proposal.title.{proposal.stage}")
    if proposal.deputy:
        question = _question(proposal, words)
        text = SectionBlock(text=verbatim(escape(question)))
        blocks = [*header(title), text, *_help(proposal, words), *_buttons(proposal, words)]
        return Card(f"{title} – {question}", as_json(blocks))
    rows = _listed(proposal, words, catalogue) if proposal.stage == "list" else _grouped(proposal, words, catalogue)
    more = [escape(words.n("proposal.more", proposal.more))] if proposal.more else []
    blocks = [
        *header(title),
        *_cut_off(proposal, words),
        *sections([*rows, *more]),
        *_help(proposal, words),
        *_buttons(proposal, words),
    ]
    count = len(_waiting(proposal)) + proposal.more if proposal.stage == "list" else len(proposal.rows)
    return Card(f"{title} – {words.n('proposal.count', count)}", as_json(blocks))


def _cut_off(proposal: Proposal, words: Words) -> list[Block]:
    """How long is left to decide what waits, so that it is paid next."""
    waiting = [row.claim for row in _waiting(proposal)]
    if proposal.stage != "list" or not (waiting and proposal.cut_off and proposal.drawn):
        return []
    return [ContextBlock(elements=[verbatim(cut_off_text(waiting, proposal.cut_off, proposal.drawn, words))])]


def _question(proposal: Proposal, words: Words) -> str:
    """Whether somebody is to decide in the reader's place; once that is answered, whether they do."""
    assert proposal.deputy
    assert proposal.deputy.valid_from
    assert proposal.deputy.valid_to
    assert proposal.stands_in
    days = words.period(proposal.deputy.valid_from, proposal.deputy.valid_to)
    outcome = f".{proposal.stage}" if proposal.stage in ("done", "dropped") else ""
    return words.t(f"proposal.deputy{outcome}", deputy=one_line(proposal.stands_in.name, _NAME_LIMIT), days=days)


def _listed(proposal: Proposal, words: Words, catalogue: Catalogue) -> list[str]:
    return [
        f"{place}. {_waits(row, words, catalogue) if row.waits else _settled(row, words, catalogue)}\n"
        for place, row in enumerate(proposal.rows, 1)
    ]


def _waits(row: Row, words: Words, catalogue: Catalogue) -> str:
    return f"{_row(row, words, catalogue)} · {escape(words.t('proposal.since', day=words.date(row.since)))}"


def _settled(row: Row, words: Words, catalogue: Catalogue) -> str:
    """The claim and its state; what it comes to may be its reader's to know no more."""
    view = claim_view(row.claim, words, catalogue)
    return escape_within(f"{view.heading} · {view.state}", _ROW_LIMIT)


def _waiting(proposal: Proposal) -> list[Row]:
    return [row for row in proposal.rows if row.waits]


def _grouped(proposal: Proposal, words: Words, catalogue: Catalogue) -> list[str]:
    """Each group under its heading: what is decided how, and what is left."""
    texts = []
    in_groups = sorted(proposal.rows, key=lambda row: _GROUPS.index(_group(row)))
    for group, members in groupby(in_groups, key=_group):
        rows = list(members)
        amount = words.kroner(sum((row.claim.total for row in rows), Decimal("0.00")))
        tense = "done" if proposal.stage == "done" else "ruling"
        heading = words.n(f"proposal.{tense}.{group}", len(rows), amount=amount)
        texts.append(f"*{escape(heading)}*\n")
        limit = _REASONS_LIMIT // len(rows)
        texts += [f"• {_row(row, words, catalogue)}{_fate(row, words, limit)}\n" for row in rows]
    return texts


def _group(row: Row) -> str:
    if row.trouble:
        return "trouble"
    if row.item.outcome is None:
        return "wait"
    return "return" if row.item.outcome == "returned" else row.item.step


def _row(row: Row, words: Words, catalogue: Catalogue) -> str:
    """The claim in a line: its name and sum, whose it is, and how much was noticed."""
    summary = claim_view(row.claim, words, catalogue).summary
    about = [summary, one_line(row.claimant.name, _NAME_LIMIT), findings_text(row.findings, words)]
    return escape_within(" · ".join(about), _ROW_LIMIT)


def _fate(row: Row, words: Words, limit: int) -> str:
    """Which lines go back and why, or why nothing was done; `limit` is for the reason."""
    if row.trouble:
        return f"\n   {escape(words.t(f'refused.{row.trouble}'))}"
    if row.item.outcome != "returned":
        return ""
    numbers = words.join(str(line + 1) for line in row.item.lines)
    lines = words.n("proposal.lines", len(row.item.lines), numbers=numbers) if row.item.lines else ""
    parts = (escape_within(lines, _LINES_LIMIT), f"«{escape_within(one_line(row.item.reason, REASON_LIMIT), limit)}»")
    return "".join(f" · {part}" for part in parts if part)


def _help(proposal: Proposal, words: Words) -> list[Block]:
    if proposal.stage not in ("list", "ruling") or (proposal.rows and not _waiting(proposal)):
        return []
    return [ContextBlock(elements=[verbatim(escape(words.t(f"proposal.help.{_helped_with(proposal)}")))])]


def _helped_with(proposal: Proposal) -> str:
    if proposal.deputy:
        return "deputy"
    if proposal.stage == "ruling":
        return "ruling"
    steps = {row.item.step for row in _waiting(proposal)}
    return f"list.{steps.pop() if len(steps) == 1 else 'both'}"


def _buttons(proposal: Proposal, words: Words) -> list[Block]:
    if proposal.stage == "ruling":
        confirm = _button("proposal_confirm", words.t("proposal.confirm"), proposal.number, style="primary")
        return [
            ActionsBlock(elements=[confirm, _button("proposal_cancel", words.t("proposal.cancel"), proposal.number)])
        ]
    waits = _waiting(proposal)
    if proposal.stage != "list" or not waits:
        return []
    return [ActionsBlock(elements=list_buttons([row.claim for row in waits if not row.findings], words))]


def list_buttons(clean: Sequence[Claim], words: Words) -> list[ButtonElement]:
    """What can be done with claims that wait: with those without findings, and with any that are ticked."""
    choose = ButtonElement(
        text=PlainTextObject(text=words.t("proposal.choose"), emoji=False), action_id="choose", value=NO_CLAIM
    )
    return [*([clean_button(clean, words)] if clean else []), choose]


def clean_button(clean: Sequence[Claim], words: Words) -> ButtonElement:
    """The button that reads back the decision of everything without findings, called as the steps that these claims
    wait for; it counts again when it is pressed."""
    steps = {WAITS_FOR[claim.state] for claim in clean if claim.state in WAITS_FOR}
    return _button(
        "proposal_clean", words.n(f"proposal.clean.{steps.pop() if len(steps) == 1 else 'both'}", len(clean))
    )


def findings_text(count: int, words: Words) -> str:
    """How much the checks noticed."""
    return words.n("proposal.findings", count) if count else words.t("proposal.no_findings")


def _button(action: str, label: str, proposal: int = 0, style: str | None = None) -> ButtonElement:
    return ButtonElement(
        text=PlainTextObject(text=label, emoji=False), action_id=action, value=str(proposal), style=style
    )
