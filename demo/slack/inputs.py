"""What an input element holds: from what a person types or picks to the value in `state.values`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from demo.slack.errors import Json, NotShownError

Answer = str | Sequence[str] | Sequence[Json]

_KEYS = {
    "plain_text_input": "value",
    "email_text_input": "value",
    "url_text_input": "value",
    "number_input": "value",
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "users_select": "selected_user",
    "multi_users_select": "selected_users",
    "static_select": "selected_option",
    "external_select": "selected_option",
    "radio_buttons": "selected_option",
    "overflow": "selected_option",
    "multi_static_select": "selected_options",
    "checkboxes": "selected_options",
    "file_input": "files",
}
_FORMS = {
    "datepicker": r"\d{4}-\d\d-\d\d",
    "timepicker": r"\d\d:\d\d",
    "datetimepicker": r"\d{10}",
    "number_input": r"-?\d+(\.\d+)?",
    "email_text_input": r"[^@\s]+@[^@\s]+",
}


def initial_choice(element: Json) -> Json | None:
    """The state of an untouched element; None for one without a state (button, overflow menu)."""
    kind = element["type"]
    if kind in ("button", "overflow"):
        return None
    key = _KEYS[kind]
    return {"type": kind, key: element.get("initial_" + key.removeprefix("selected_"), _nothing(key))}


def emptied(element: Json) -> Json:
    """The state of an element that a person has cleared."""
    key = _KEYS[element["type"]]
    return {"type": element["type"], key: _nothing(key)}


def _nothing(key: str) -> list[Json] | None:
    return [] if key in ("selected_options", "selected_users", "files") else None


def choice(element: Json, answer: Answer) -> Json:
    """The state of the element after a person gives `answer`.

    For menus and boxes the answer is an option's value or its visible text (several in a sequence), for files the
    file objects, and for a menu whose options the bot brings the one it brought.
    Raises NotShownError when the element does not offer it or its field would not take it.
    """
    kind = element["type"]
    if kind not in _KEYS:
        raise NotShownError(f"A {kind} cannot be filled in.")
    key = _KEYS[kind]
    if kind == "file_input":
        return {"type": kind, key: _files(element, answer)}
    if kind == "external_select":
        return {"type": kind, key: _brought(answer)}
    answers = [answer] if isinstance(answer, str) else [str(one) for one in answer]
    if key == "selected_options":
        return {"type": kind, key: [_option(element, one) for one in answers]}
    if key == "selected_users":
        return {"type": kind, key: answers}
    if len(answers) != 1:
        raise NotShownError(f"A {kind} takes one answer, not {len(answers)}.")
    if key == "selected_option":
        return {"type": kind, key: _option(element, answers[0])}
    _refuse_ill_formed(element, answers[0])
    return {"type": kind, key: int(answers[0]) if kind == "datetimepicker" else answers[0]}


def _brought(answer: Answer) -> Json:
    """The option that the bot has brought; NotShownError for anything else."""
    options = [one for one in answer if isinstance(one, dict)]
    if len(options) != 1:
        raise NotShownError("One option of those that the bot brings is picked in this menu.")
    return options[0]


def _files(element: Json, answer: Answer) -> list[Json]:
    """The file objects; NotShownError for anything else, or more than the field takes."""
    files = [one for one in answer if isinstance(one, dict)]
    if len(files) != len(answer) or len(files) > element.get("max_files", 10):
        raise NotShownError(f"The field takes at most {element.get('max_files', 10)} files.")
    return files


def is_empty(chosen: Json) -> bool:
    """Whether nothing is filled in."""
    return not chosen[_KEYS[chosen["type"]]]


def _options(element: Json) -> Iterator[Json]:
    yield from element.get("options", ())
    for group in element.get("option_groups", ()):
        yield from group["options"]


def _option(element: Json, answer: str) -> Json:
    """The option whose value or visible text is `answer`."""
    options = list(_options(element))
    for option in options:
        if answer in (option["value"], option["text"]["text"]):
            return option
    offered = [option["text"]["text"] for option in options]
    raise NotShownError(f"There is no option {answer!r}; the menu shows {offered}.")


def _refuse_ill_formed(element: Json, answer: str) -> None:
    form = _FORMS.get(element["type"])
    if form and not re.fullmatch(form, answer):
        raise NotShownError(f"A {element['type']} does not take {answer!r}.")
    length = len(answer)
    if not element.get("min_length", 0) <= length <= element.get("max_length", 3000):
        raise NotShownError(f"The field does not take {length} characters.")
