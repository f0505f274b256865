"""Inputs of a dialog that keep to Slack's limits by themselves."""

import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    CheckboxesElement,
    DatePickerElement,
    ExternalDataSelectElement,
    InputBlock,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    StaticMultiSelectElement,
    StaticSelectElement,
    TimePickerElement,
)
from slack_sdk.models.blocks.basic_components import DispatchActionConfig
from slack_sdk.models.blocks.block_elements import FileInputElement

from bot.presentation.plain import clip, one_line
from bot.words import Words

HINT_LIMIT, OPTION_LIMIT = 150, 75
MOST_OPTIONS, MOST_FILES = 100, 10
"""Slack's limits for a hint, for an option's text, for how many a menu may have, and for files."""

Choice = tuple[str, str]
"""The value of an option, and what people read."""


class SearchedMenu(ExternalDataSelectElement):
    """A menu whose `choices` are not sent with the dialog: Slack asks for those that fit what was typed."""

    def __init__(self, choices: Sequence[Choice], **rest: Any) -> None:  # noqa: ANN401 - as the SDK's
        super().__init__(**rest)
        self.choices = choices

    def found(self, typed: str) -> list[Choice]:
        """At most a hundred of the choices that hold each word typed, those that begin as it does first."""
        words = typed.casefold().split()
        fitting = [choice for choice in self.choices if all(word in choice[1].casefold() for word in words)]
        begins = typed.strip().casefold()
        return sorted(fitting, key=lambda choice: not choice[1].casefold().startswith(begins))[:MOST_OPTIONS]


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


def counted_input(block: str, label: str, value: str) -> InputBlock:
    """A short field of which the bot hears as it is typed in."""
    element = PlainTextInputElement(
        action_id=block,
        max_length=6,
        initial_value=value or None,
        dispatch_action_config=DispatchActionConfig(trigger_actions_on=["on_character_entered"]),
    )
    return InputBlock(block_id=block, label=plain(label), element=element, optional=True, dispatch_action=True)


def menu(
    block: str, label: str, choices: Sequence[Choice], *, hint: str = "", chosen: str = "", optional: bool = False
) -> InputBlock:
    """A menu of one or many choices, to search in as one types; beyond a hundred, Slack asks the bot for them."""
    initial = next(iter(options([choice for choice in choices if choice[0] == chosen])), None)
    element: SearchedMenu | StaticSelectElement
    if len(choices) > MOST_OPTIONS:
        element = SearchedMenu(choices, action_id=block, initial_option=initial, min_query_length=0)
    else:
        element = StaticSelectElement(action_id=block, options=options(choices), initial_option=initial)
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
    element = StaticMultiSelectElement(action_id=block, placeholder=plain(placeholder), options=options(choices))
    return _input(block, label, element, hint, optional=True)


def file_input(block: str, label: str) -> InputBlock:
    """Files to put in, at most ten."""
    return _input(block, label, FileInputElement(action_id=block, max_files=MOST_FILES), "", optional=True)


def ticks(
    block: str, label: str, choices: Sequence[Choice], *, hint: str = "", chosen: Collection[str] = ()
) -> InputBlock:
    """Boxes to tick, at most ten, of which some may be ticked already."""
    ticked = options([choice for choice in choices if choice[0] in chosen])
    element = CheckboxesElement(action_id=block, options=options(choices), initial_options=ticked or None)
    return _input(block, label, element, hint, optional=True)


def with_prompts(blocks: Sequence[Block], words: Words) -> Sequence[Block]:
    """The same blocks, in which every menu, day and clock time that is open asks to be picked in those words.

    Where the bot says nothing Slack does, in the language of its own menus, which is never Norwegian.
    """
    for block in blocks:
        element = block.element if isinstance(block, InputBlock) else None
        if isinstance(element, _PICKED) and element.placeholder is None:
            element.placeholder = plain(words.t(_prompt(element)))
    return blocks


_PICKED = (StaticSelectElement, ExternalDataSelectElement, DatePickerElement, TimePickerElement)


def _prompt(element: object) -> str:
    if isinstance(element, DatePickerElement):
        return "card.pick_day"
    return "modal.pick_time" if isinstance(element, TimePickerElement) else "card.pick"


def options(choices: Sequence[Choice]) -> list[Option]:
    """The choices as Slack takes them, each clipped to what it shows."""
    return [Option(value=value, text=plain(clip(one_line(text), OPTION_LIMIT))) for value, text in choices]


def _input(block: str, label: str, element: Any, hint: str, *, optional: bool) -> InputBlock:  # noqa: ANN401
    shown = plain(clip(hint, HINT_LIMIT)) if hint else None
    return InputBlock(block_id=block, label=plain(label), hint=shown, element=element, optional=optional)
