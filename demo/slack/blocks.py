"""Block Kit as data: which keys each block, element and view has, and how long each may be.

Limits are those of slack_sdk.models 3.47 and docs.slack.dev; blocks that exist at Slack but not here
(video, card, carousel …) are refused as unsupported, so that nobody relies on an unchecked one.
"""

from __future__ import annotations

from demo.slack.schema import (
    Check,
    any_of,
    anything,
    array,
    boolean,
    both,
    by_type,
    exactly_one,
    integer,
    matching,
    one_of,
    record,
    text,
)

ID = text(255)
DATE = matching(r"\d{4}-\d\d-\d\d", "date YYYY-MM-DD")
TIME = matching(r"([01]\d|2[0-3]):[0-5]\d", "time HH:mm")


def plain(most: int) -> Check:
    """A text object that may only be plain_text."""
    return by_type({"plain_text": record({"text": text(most)}, {"emoji": boolean})})


def styled(most: int) -> Check:
    """A text object that may be plain_text or mrkdwn."""
    return by_type(
        {
            "plain_text": record({"text": text(most)}, {"emoji": boolean}),
            "mrkdwn": record({"text": text(most)}, {"verbatim": boolean}),
        }
    )


CONFIRM = record(
    {"title": plain(100), "text": styled(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
OPTION = record({"text": plain(75), "value": text(150)}, {"description": plain(75)})
STYLED_OPTION = record({"text": styled(75), "value": text(150)}, {"description": styled(75)})
LINK_OPTION = record({"text": plain(75), "value": text(150)}, {"description": plain(75), "url": text(3000)})
OPTION_GROUP = record({"label": plain(75), "options": array(OPTION, 100)}, {})
SLACK_FILE = both(exactly_one("id", "url"), record({}, {"id": ID, "url": text(3000)}))


def image(extra: dict[str, Check]) -> Check:
    """A picture from an address or from a Slack file, with a description."""
    source = {"image_url": text(3000), "slack_file": SLACK_FILE}
    return both(exactly_one("image_url", "slack_file"), record({"alt_text": text(2000)}, {**source, **extra}))


def interactive(required: dict[str, Check], optional: dict[str, Check]) -> Check:
    """An element one can act on: it always may carry an action_id."""
    return record(required, {"action_id": ID, **optional})


def entry(required: dict[str, Check], optional: dict[str, Check]) -> Check:
    """An element one fills in: also a placeholder, a confirmation and the focus."""
    common = {"placeholder": plain(150), "confirm": CONFIRM, "focus_on_load": boolean}
    return interactive(required, {**common, **optional})


def select(optional: dict[str, Check]) -> Check:
    """A menu of options or of groups of options."""
    lists = {"options": array(OPTION, 100), "option_groups": array(OPTION_GROUP, 100)}
    return both(exactly_one("options", "option_groups"), entry({}, {**lists, **optional}))


MANY = {"max_selected_items": integer(1, 100)}
LENGTHS = {"min_length": integer(0, 3000), "max_length": integer(1, 3000)}
DISPATCH = {"dispatch_action_config": anything}
TYPED = {"initial_value": text(3000, least=0), **DISPATCH}
CHOICES = array(STYLED_OPTION, 10)

BUTTON = interactive(
    {"text": plain(75)},
    {
        "url": text(3000),
        "value": text(2000),
        "style": one_of("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": text(75),
    },
)
OVERFLOW = interactive({"options": array(LINK_OPTION, 5)}, {"confirm": CONFIRM})
PICKERS = {
    "static_select": select({"initial_option": OPTION}),
    "multi_static_select": select({"initial_options": array(OPTION, 100), **MANY}),
    "external_select": entry({}, {"initial_option": OPTION, "min_query_length": integer(0, 3000)}),
    "users_select": entry({}, {"initial_user": ID}),
    "multi_users_select": entry({}, {"initial_users": array(ID, 100), **MANY}),
    "datepicker": entry({}, {"initial_date": DATE}),
    "timepicker": entry({}, {"initial_time": TIME, "timezone": text(100)}),
    "datetimepicker": entry({}, {"initial_date_time": integer(0, 9_999_999_999)}),
    "checkboxes": entry({"options": CHOICES}, {"initial_options": CHOICES}),
    "radio_buttons": entry({"options": CHOICES}, {"initial_option": STYLED_OPTION}),
}
FIELDS = {
    "plain_text_input": entry({}, {"multiline": boolean, **LENGTHS, **TYPED}),
    "email_text_input": entry({}, TYPED),
    "url_text_input": entry({}, TYPED),
    "number_input": entry({"is_decimal_allowed": boolean}, {"min_value": text(100), "max_value": text(100), **TYPED}),
    "file_input": interactive({}, {"filetypes": array(text(20), 100), "max_files": integer(1, 10)}),
}
PICTURE = image({})
RAW_TEXT = record({"text": text(3000)}, {})
RICH_PART = by_type(
    dict.fromkeys(("rich_text_section", "rich_text_list", "rich_text_preformatted", "rich_text_quote"), anything)
)
CELL = by_type({"raw_text": RAW_TEXT, "rich_text": record({"elements": array(RICH_PART, 100)}, {})})
COLUMN = record({}, {"align": one_of("left", "center", "right"), "is_wrapped": boolean})


def block(required: dict[str, Check], optional: dict[str, Check]) -> Check:
    """A block: it always may carry a block_id."""
    return record(required, {"block_id": ID, **optional})


BLOCK = by_type(
    {
        "section": both(
            any_of("text", "fields"),
            block(
                {},
                {
                    "text": styled(3000),
                    "fields": array(styled(2000), 10),
                    "accessory": by_type({"button": BUTTON, "overflow": OVERFLOW, "image": PICTURE, **PICKERS}),
                    "expand": boolean,
                },
            ),
        ),
        "actions": block({"elements": array(by_type({"button": BUTTON, "overflow": OVERFLOW, **PICKERS}), 25)}, {}),
        "input": block(
            {"label": plain(2000), "element": by_type({**FIELDS, **PICKERS})},
            {"hint": plain(2000), "optional": boolean, "dispatch_action": boolean},
        ),
        "context": block(
            {
                "elements": array(
                    by_type(
                        {
                            "image": PICTURE,
                            "plain_text": record({"text": text(3000)}, {"emoji": boolean}),
                            "mrkdwn": record({"text": text(3000)}, {"verbatim": boolean}),
                        }
                    ),
                    10,
                )
            },
            {},
        ),
        "header": block({"text": plain(150)}, {}),
        "divider": block({}, {}),
        "image": image({"title": plain(2000), "block_id": ID}),
        "markdown": block({"text": text(12_000)}, {}),
        "rich_text": block({"elements": array(RICH_PART, 100)}, {}),
        "table": block({"rows": array(array(CELL, 20), 100)}, {"column_settings": array(COLUMN, 20, least=0)}),
    }
)

_VIEW_KEYS = {
    "private_metadata": text(3000, least=0),
    "callback_id": text(255, least=0),
    "external_id": text(255, least=0),
}
VIEW_BLOCKS = array(BLOCK, 100)
VIEW = by_type(
    {
        "modal": record(
            {"title": plain(24), "blocks": VIEW_BLOCKS},
            {
                "submit": plain(24),
                "close": plain(24),
                "clear_on_close": boolean,
                "notify_on_close": boolean,
                "submit_disabled": boolean,
                **_VIEW_KEYS,
            },
        ),
        "home": record({"blocks": VIEW_BLOCKS}, _VIEW_KEYS),
    }
)
SUGGESTIONS = record({"options": array(OPTION, 100, least=0)}, {})
MESSAGE_BLOCKS = array(BLOCK, 50, least=0)
