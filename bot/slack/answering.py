"""Questions answered by picking: what is asked, and below it the buttons, the menu, the calendar or the clock."""

import json
from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    DatePickerElement,
    InteractiveElement,
    Option,
    PlainTextObject,
    SectionBlock,
    StaticSelectElement,
    TimePickerElement,
)

from bot.presentation import Asked, choice_text
from bot.presentation.plain import clip
from bot.slack.mrkdwn import escape_within, verbatim
from bot.slack.picks import LABEL_LIMIT, VALUE_LIMIT, block_id
from bot.words import Words
from claims.catalogue import Catalogue
from claims.claim import Claim
from claims.questions import CLOCKS, DAYS, MOMENTS, Question, choices_of

_QUESTION_LIMIT = 600
_MOST_BUTTONS, _MOST_OPTIONS = 5, 100
_MOST_ITEMS = 5


def question_blocks(
    claim: Claim, items: Sequence[Asked], words: Words, catalogue: Catalogue, room: int
) -> list[tuple[Asked, list[Block]]]:
    """The first items that can be answered by picking, each with its blocks, in no more than `room` characters."""
    shown: list[tuple[Asked, list[Block]]] = []
    for item in items:
        blocks = _blocks(claim, item, words, catalogue)
        if not blocks:
            continue
        room -= sum(len(json.dumps(block.to_dict(), ensure_ascii=False)) + 2 for block in blocks)
        if room < 0 or len(shown) == _MOST_ITEMS:
            break
        shown.append((item, blocks))
    return shown


def _blocks(claim: Claim, item: Asked, words: Words, catalogue: Catalogue) -> list[Block]:
    """The question, and one block of answers for each of its points that has some; none when none has."""
    groups: dict[tuple[str, tuple[str, ...], str | None], list[Question]] = {}
    for point in item.points:
        groups.setdefault((point.field, choices_of(point), _day_of(point)), []).append(point)
    answers = [block for points in groups.values() if (block := _answers(claim, points, words, catalogue))]
    return [SectionBlock(text=verbatim(escape_within(item.text, _QUESTION_LIMIT))), *answers] if answers else []


def _answers(claim: Claim, points: Sequence[Question], words: Words, catalogue: Catalogue) -> Block | None:
    lines = [point.line for point in points if point.line is not None]
    id = block_id("answer", claim, lines, points[0].field)
    elements = list(_elements(points[0], words, catalogue))
    return ActionsBlock(block_id=id, elements=elements) if id and elements else None


def _elements(question: Question, words: Words, catalogue: Catalogue) -> Iterator[InteractiveElement]:
    choices = choices_of(question)
    place = "" if question.line is None else f":{question.line}"
    action = f"pick:{question.field}{place}"
    if len(choices) > _MOST_OPTIONS or any(len(choice) > VALUE_LIMIT for choice in choices):
        return
    shown = [(choice, _label(choice_text(question, choice, words, catalogue))) for choice in choices]
    if len(shown) > _MOST_BUTTONS:
        options = [Option(value=choice, text=label) for choice, label in shown]
        yield StaticSelectElement(action_id=action, placeholder=_label(words.t("card.pick")), options=options)
    elif shown:
        for number, (choice, label) in enumerate(shown):
            yield ButtonElement(action_id=f"{action}:{number}", text=label, value=choice)
    elif question.field in DAYS:
        yield DatePickerElement(action_id=action, placeholder=_label(words.t("card.pick_day")))
    elif question.field in CLOCKS:
        yield TimePickerElement(action_id=action, placeholder=_label(words.t("card.pick_time")))
    elif question.field in MOMENTS:
        # Not a datetimepicker: that takes a time by the clock where the reader is, and a trip goes by Norway's.
        day, clock = (_label(words.t(f"modal.line.{question.field}_{part}")) for part in ("day", "clock"))
        yield DatePickerElement(action_id=f"{action}:day", placeholder=day, initial_date=_day_of(question))
        yield TimePickerElement(action_id=f"{action}:clock", placeholder=clock)


def _day_of(question: Question) -> str | None:
    """The day that a moment is known to be on."""
    return question.facts.get("date") if question.field in MOMENTS else None


def _label(text: str) -> PlainTextObject:
    return PlainTextObject(text=clip(text[:1].upper() + text[1:], LABEL_LIMIT), emoji=False)
