"""Every dialog: a new one is a module and a row here."""

import re

from bot.slack.dialogs.choosing import CHOOSING
from bot.slack.dialogs.deputising import DEPUTY
from bot.slack.dialogs.dialog import Dialog
from bot.slack.dialogs.editing import ADD, EDIT, LINE
from bot.slack.dialogs.enclosing import ENCLOSE
from bot.slack.dialogs.returning import RETURNING
from bot.slack.dialogs.saying import COMMENT, HAND_ON
from bot.slack.dialogs.searching import SEARCH
from bot.slack.dialogs.sharing import SHARES, SPLIT

DIALOGS: tuple[Dialog, ...] = (
    RETURNING,
    COMMENT,
    HAND_ON,
    DEPUTY,
    EDIT,
    ADD,
    LINE,
    SPLIT,
    SHARES,
    ENCLOSE,
    SEARCH,
    CHOOSING,
)

BY_KIND: dict[str, Dialog] = {dialog.kind: dialog for dialog in DIALOGS}
BY_BUTTON: dict[str, Dialog] = {action: dialog for dialog in DIALOGS for action in dialog.opened_by}
BUTTONS = re.compile("|".join(map(re.escape, BY_BUTTON)))
