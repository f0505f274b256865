"""A receipt below a card: pictures of its pages, and the document itself."""

import re
from typing import Any

from bot.presentation.claim import receipt_text
from bot.slack.directory import CHANNEL
from bot.slack.mrkdwn import escape
from bot.words import Words
from claims.claim import Receipt
from parsers.guard import Guard
from parsers.receipts.preview import PDF

MOST_PAGES = 5
"""Pictures of one document: as many as one looks through below a card. The document beside them has every page."""

_ENDING = re.compile(r"(?:\.\w+)?$")
"""Of a file's name, if it has one."""


def shown_files(title: str, data: bytes, guard: Guard, words: Words) -> tuple[list[dict[str, Any]], str]:
    """The files for files_upload_v2, and what is to be said of those pages that none of their pictures shows.

    A photo is its picture alone: all of it can be seen there, and a phone hides in the file where it was taken. What
    cannot be drawn is shown as the file it is, for the approver's own programs. Every title begins with `title`.
    """
    if not data.startswith(PDF):
        picture = guard.preview(data)
        return [_file(title, _named(title, ".jpg"), picture) if picture else _file(title, title, data)], ""
    count = guard.pages(data, "application/pdf")
    pictures = []
    for page in range(1, min(count, MOST_PAGES) + 1):
        if picture := guard.preview(data, page=page - 1):
            called = words.t("receipt.page", name=title, page=str(page), count=str(count)) if count > 1 else title
            pictures.append(_file(called, _named(title, f"-{page}.jpg" if count > 1 else ".jpg"), picture))
    whole = _file(words.t("receipt.whole", name=title) if pictures else title, title, data)
    missing = count - len(pictures)
    remark = words.n("receipt.not_drawn", missing, name=title, all=str(count)) if pictures and missing else ""
    return [*pictures, whole], escape(remark)


def stands_here(receipt: Receipt) -> bool:
    """True for a file that its claimant has put into the conversation, or may have: they need not see it twice."""
    return receipt.came_by in ("", CHANNEL)


def read_aloud(receipt: Receipt, words: Words) -> str:
    """What an invoice says that is written for machines alone; nothing for a file that people read themselves."""
    if receipt.invoice is None or not receipt.media_type.endswith("/xml"):
        return ""
    return escape(words.t("receipt.for_machines", receipt=receipt_text(receipt, words)))


def _file(title: str, name: str, content: bytes) -> dict[str, Any]:
    return {"title": title, "filename": name, "content": content}


def _named(title: str, ending: str) -> str:
    return _ENDING.sub(ending, title, count=1)
