"""A line of one's own claim split over several cost bearers, in per cent."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from slack_sdk.models.blocks import Block, ContextBlock, SectionBlock

from bot.presentation import line_title
from bot.slack.dialogs.choices import bearers, joined
from bot.slack.dialogs.dialog import Dialog, Opening, Values
from bot.slack.dialogs.editing import may_open, may_open_line, meant, which_line
from bot.slack.dialogs.inputs import counted_input, menu, plain, ticks
from bot.slack.dialogs.reading import NONE, codes, number
from bot.slack.dialogs.state import State, Unfit
from bot.slack.received import mapping
from bot.words import Words
from claims.shares import WHOLE

MOST = 4
"""Cost bearers that the dialog has room for."""

UNDO, LEFT = "undo", "left"
_ZERO = Decimal(0)


def blocks(opening: Opening) -> list[Block]:
    """`bearer_0` and `percent_0`, and so on, and what is left of the whole; a split line can be made one again."""
    line, claim, words = meant(opening), opening.claim, opening.words
    assert claim
    now = joined(claim.bearer_of(claim.lines[int(opening.about)]))
    title = line_title(line, words, opening.town.catalogue)
    choices = [(NONE, words.t("modal.shares.none")), *bearers(opening.town, claim, words)]
    asked: list[Block] = [SectionBlock(text=plain(words.t("modal.shares.intro", line=title)))]
    for at in range(MOST):
        share = line.split[at] if at < len(line.split) else None
        which, percent = (words.t(f"modal.shares.{part}", number=str(at + 1)) for part in ("bearer", "percent"))
        hint = "" if at else words.t("modal.shares.hint")
        chosen = joined(share.cost_bearer) if share else NONE if at or line.split else now
        asked.append(menu(f"bearer_{at}", which, choices, chosen=chosen, hint=hint))
        asked.append(counted_input(f"percent_{at}", percent, words.typed(share.percent) if share else ""))
    asked.append(ContextBlock(block_id=LEFT, elements=[plain(_left((share.percent for share in line.split), words))]))
    if line.split:
        asked.append(ticks(UNDO, words.t("modal.shares.undo"), [(UNDO, words.t("modal.shares.undo.yes"))]))
    return asked


def recounted(view: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """The open dialog, as Slack tells of it, with what is left after what has been typed so far."""
    state = State(mapping(view.get("state")).get("values"))
    told = _left((_typed(state, at) for at in range(MOST)), words)
    drawn = [
        {**block, "elements": [plain(told).to_dict()]} if block.get("block_id") == LEFT else block
        for block in view["blocks"]
    ]
    kept = ("type", "callback_id", "private_metadata", "title", "submit", "close")
    return {**{part: view[part] for part in kept}, "blocks": drawn}


def read(state: State) -> Values:
    """`split`, empty where the line is to be whole again.

    Unfit unless there are several shares, each on a cost bearer of its own, which come to a hundred.
    """
    if state.all_chosen(UNDO):
        return {"fields": {"split": []}}
    shares: list[dict[str, object]] = []
    for at in range(MOST):
        try:
            bearer, typed = codes(state, f"bearer_{at}"), state.text(f"percent_{at}")
        except ValueError as error:
            raise Unfit({f"bearer_{at}": "modal.wrong.bearer"}) from error
        if bearer is None and not typed:
            continue
        if bearer is None:
            raise Unfit({f"bearer_{at}": "modal.wrong.bearer"})
        if (percent := number(typed)) is None or not 0 < Decimal(percent) <= WHOLE:
            raise Unfit({f"percent_{at}": "modal.wrong.percent"})
        if any(share["cost_bearer"] == bearer for share in shares):
            raise Unfit({f"bearer_{at}": "modal.wrong.bearer_twice"})
        shares.append({"percent": percent, "cost_bearer": bearer})
        last = f"percent_{at}"
    if len(shares) < 2:
        raise Unfit({f"bearer_{len(shares)}": f"modal.wrong.shares.{len(shares)}"})
    total = sum((Decimal(str(share["percent"])) for share in shares), _ZERO)
    if total != WHOLE:
        raise Unfit({last: f"modal.wrong.{_side(total)}"}, total=total, left=abs(WHOLE - total))
    return {"fields": {"split": shares}}


def _typed(state: State, at: int) -> Decimal:
    return Decimal(number(state.text(f"percent_{at}")) or 0)


def _left(percents: Iterable[Decimal], words: Words) -> str:
    """How much of the whole is not given out yet, or is given out too much."""
    total = sum(percents, _ZERO)
    return words.t(f"modal.shares.{_side(total)}", left=words.number(abs(WHOLE - total)))


def _side(total: Decimal) -> str:
    return "whole" if total == WHOLE else "short" if total < WHOLE else "over"


SPLIT = Dialog(
    kind="split",
    opened_by=("split",),
    may_open=may_open,
    blocks=lambda opening: which_line(opening, "split"),
    read=lambda state: {"about": state.chosen("about")},
    then="shares",
)
SHARES = Dialog(kind="shares", opened_by=("shares",), may_open=may_open_line, blocks=blocks, read=read)
