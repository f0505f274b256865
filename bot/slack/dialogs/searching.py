"""Own claims looked for from the home page."""

import datetime as dt

from slack_sdk.models.blocks import Block

from bot.slack.dialogs.dialog import Dialog, Opening, Values
from bot.slack.dialogs.inputs import day, menu, text_input
from bot.slack.dialogs.state import State, Unfit
from claims.lookup import GROUPS


def may_open(opening: Opening) -> bool:
    """True for whoever may have claims."""
    return "claimant" in opening.person.roles


def blocks(opening: Opening) -> list[Block]:
    """`text`, `type`, `group`, and the `first` and the `last` day; each may be left empty."""
    words, catalogue = opening.words, opening.town.catalogue
    types = [(code, catalogue.latest(code).name_in(words.language)) for code in catalogue.codes]
    groups = [(group, words.t(f"home.group.{group}")) for group in GROUPS]
    hint = words.t("modal.search.text.hint")
    return [
        text_input("text", words.t("modal.search.text"), hint=hint, optional=True, focus=True),
        menu("type", words.t("modal.search.type"), sorted(types, key=lambda choice: choice[1]), optional=True),
        menu("group", words.t("modal.search.group"), groups, optional=True),
        day("first", words.t("modal.search.first"), None, optional=True),
        day("last", words.t("modal.search.last"), None, optional=True),
    ]


def read(state: State) -> Values:
    """What was filled in, the days in ISO form; Unfit when the last is before the first."""
    picked = {"type": state.chosen("type"), "group": state.chosen("group")}
    picked |= {"first": state.day("first"), "last": state.day("last")}
    first, last = picked["first"], picked["last"]
    if first and last and dt.date.fromisoformat(last) < dt.date.fromisoformat(first):
        raise Unfit({"last": "modal.search.backwards"})
    return {"text": state.text("text"), **picked}


SEARCH = Dialog(kind="search", opened_by=("search",), may_open=may_open, blocks=blocks, read=read)
