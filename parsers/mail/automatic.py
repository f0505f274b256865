"""Whether a machine wrote a message: such mail is kept and shown, and never answered (RFC 3834)."""

import re
from email.message import Message

from parsers.mail import headers

OWN_HEADER = "X-Godtgjort-Message"

_MACHINES = re.compile(r"(?:mailer-daemon|postmaster|mail-daemon)@", re.IGNORECASE)
_DEAF = re.compile(r"(?:no|not|do-?not|ikke)[-_.]?(?:reply|svar)@|ikke[-_.]svar@|noreply\b", re.IGNORECASE)
_SUBJECT = re.compile(
    r"(?:automatic reply|auto(?:matisk)?[ -]?(?:svar|reply)|out of office|fraværs(?:melding|assistent)|"
    r"ikke til stede|ikkje til stades|ute av kontoret|fråværsmelding)\b",
    re.IGNORECASE,
)
_LIST_HEADERS = ("List-Id", "List-Unsubscribe", "List-Post")


def automatic(message: Message) -> str | None:
    """Why the message counts as written by a machine, as a stable code; None for a person's mail.

    `own` (ours, back in a loop), `auto_reply`, `read_receipt`, `bounce`, `no_reply`, `list`.
    """
    address = " ".join(headers.values(message, "From"))
    precedence = headers.value(message, "Precedence").lower()
    is_report = message.get_content_type() == "multipart/report"
    reasons = {
        "own": OWN_HEADER in message,
        "read_receipt": is_report and "disposition-notification" in headers.value(message, "Content-Type").lower(),
        "bounce": is_report or bool(_MACHINES.search(address)) or "X-Failed-Recipients" in message,
        "auto_reply": _is_auto_reply(message, precedence),
        "no_reply": bool(_DEAF.search(address)),
        "list": precedence in {"bulk", "list", "junk"} or any(name in message for name in _LIST_HEADERS),
        "empty_return_path": headers.value(message, "Return-Path") == "<>",
    }
    return next((code for code, applies in reasons.items() if applies), None)


def _is_auto_reply(message: Message, precedence: str) -> bool:
    submitted = headers.value(message, "Auto-Submitted").partition(";")[0].strip().lower()
    if submitted not in {"", "no"} or precedence == "auto_reply":
        return True
    if "X-Autoreply" in message or "X-Autorespond" in message:
        return True
    return bool(_SUBJECT.match(headers.words(headers.value(message, "Subject"))))
