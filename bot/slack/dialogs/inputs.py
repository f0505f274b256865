"""Inputs of a dialog that keep to Slack's limits by themselves."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    CheckboxesElement,
    DatePickerElement,
    InputBlock,
    Option,
    OptionGroup,
    PlainTextInputElement,
    PlainTextObject,
    StaticMultiSelectElement,
    StaticSelectElement,
    TimePickerElement,
)
from slack_sdk.models.blocks.block_elements import FileInputElement

from bot.presentation.plain import clip, one_line

HINT_LIMIT, OPTION_LIMIT = 150, 75
MOST_OPTIONS, MOST_FILES = 100, 10
"""Slack's limits for a hint, for an option's text, for how many a menu or a group of one may have, and for files."""

Choice = tuple[str, str]
"""The value of an option, and what people read."""


def plain(text: str) -> PlainTextObject:
    """Text without any markup."""
    return PlainTextObject(text=text, emoji=False)


def text_input(
    block: str,
    label: str,
    *,
    hint: str = "",
    value: str = "",
    optional: bool = False,
    multiline: bool = False,
    most: int = 200,
    focus: bool = False,
) -> InputBlock:
    """A field to type in."""
    element = PlainTextInputElement(
        action_id=block,
        multiline=multiline,
        min_length=None if optional else 1,
        max_length=most,
        initial_value=value[:most] or None,
        focus_on_load=focus,
    )
    return _input(block, label, element, hint, optional=optional)


def menu(
    block: str, label: str, choices: Sequence[Choice], *, hint: str = "", chosen: str = "", optional: bool = False
) -> InputBlock:
    """A menu of one or many choices, in which Slack searches as one types; beyond a hundred they stand in groups."""
    many = len(choices) > MOST_OPTIONS
    element = StaticSelectElement(
        action_id=block,
        options=None if many else _options(choices),
        option_groups=_groups(choices) if many else None,
        initial_option=next(iter(_options([choice for choice in choices if choice[0] == chosen])), None),
    )
    return _input(block, label, element, hint, optional=optional)


def day(block: str, label: str, value: dt.date | None, *, optional: bool = False) -> InputBlock:
    """A day to pick."""
    element = DatePickerElement(action_id=block, initial_date=value.isoformat() if value else None)
    return _input(block, label, element, "", optional=optional)


def clock(block: str, label: str, value: dt.time | None, *, optional: bool = False) -> InputBlock:
    """A clock time to pick."""
    element = TimePickerElement(action_id=block, initial_time=value.isoformat("minutes") if value else None)
    return _input(block, label, element, "", optional=optional)


def several(block: str, label: str, choices: Sequence[Choice], *, hint: str = "", placeholder: str) -> InputBlock:
    """A menu of at most a hundred choices of which any number may be taken, or none."""
    element = StaticMultiSelectElement(action_id=block, placeholder=plain(placeholder), options=_options(choices))
    return _input(block, label, element, hint, optional=True)


def file_input(block: str, label: str) -> InputBlock:
    """Files to put in, at most ten."""
    return _input(block, label, FileInputElement(action_id=block, max_files=MOST_FILES), "", optional=True)


def ticks(
    block: str, label: str, choices: Sequence[Choice], *, hint: str = "", chosen: Collection[str] = ()
) -> InputBlock:
    """Boxes to tick, at most ten, of which some may be ticked already."""
    ticked = _options([choice for choice in choices if choice[0] in chosen])
    element = CheckboxesElement(action_id=block, options=_options(choices), initial_options=ticked or None)
    return _input(block, label, element, hint, optional=True)


def _options(choices: Sequence[Choice]) -> list[Option]:
    return [Option(value=value, text=plain(clip(one_line(text), OPTION_LIMIT))) for value, text in choices]


def _groups(choices: Sequence[Choice]) -> list[OptionGroup]:
    """The choices in groups, each named by its first and last."""
    groups = [choices[at : at + MOST_OPTIONS] for at in range(0, len(choices), MOST_OPTIONS)]
    return [OptionGroup(label=plain(_from_to(group)), options=_options(group)) for group in groups]


def _from_to(group: Sequence[Choice]) -> str:
    first, last = (clip(one_line(text), OPTION_LIMIT // 2 - 2) for _, text in (group[0], group[-1]))
    return f"{first} – {last}"


def _input(block: str, label: str, element: Any, hint: str, *, optional: bool) -> InputBlock:  # noqa: ANN401
    shown = plain(clip(hint, HINT_LIMIT)) if hint else None
    return InputBlock(block_id=block, label=plain(label), hint=shown, element=element, optional=optional)
