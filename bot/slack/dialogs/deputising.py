"""Somebody who decides in an approver's place for some days."""

import datetime as dt

from slack_sdk.models.blocks import Block

from bot.actions.deputies import candidates, has_rights
from bot.slack.dialogs.dialog import Dialog, Opening, Values
from bot.slack.dialogs.inputs import day, menu
from bot.slack.dialogs.state import State, Unfit


def may_open(opening: Opening) -> bool:
    """True for a person with rights to lend, when there is somebody to lend them to."""
    return has_rights(opening.town, opening.person, opening.today) and bool(candidates(opening.town, opening.person))


def blocks(opening: Opening) -> list[Block]:
    """`deputy`, and the `first` and the `last` day."""
    words = opening.words
    people = [(one.id, one.name) for one in candidates(opening.town, opening.person)]
    return [
        menu("deputy", words.t("modal.deputy.deputy"), people, hint=words.t("modal.deputy.hint")),
        day("first", words.t("modal.deputy.first"), opening.today),
        day("last", words.t("modal.deputy.last"), None),
    ]


def read(state: State) -> Values:
    """`deputy`, and the days in ISO form; Unfit without any of them, or when the last is before the first."""
    missing = {"deputy": "refused.no_such_deputy", "first": "refused.deputy_days", "last": "refused.deputy_days"}
    values = {"deputy": state.chosen("deputy"), "first": state.day("first"), "last": state.day("last")}
    if empty := {block: problem for block, problem in missing.items() if not values[block]}:
        raise Unfit(empty)
    if dt.date.fromisoformat(values["last"]) < dt.date.fromisoformat(values["first"]):
        raise Unfit({"last": "refused.deputy_days"})
    return values


DEPUTY = Dialog(kind="deputy", opened_by=("deputy",), may_open=may_open, blocks=blocks, read=read)
