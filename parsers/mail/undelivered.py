"""Whether a mail server says that a mail of ours did not arrive (RFC 3464, and what came before it)."""

import re
from email.message import Message

from parsers.mail import headers

_STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}")
_ONLY_LATE = re.compile(
    r"\b(?:delay(?:ed)?|warning|still (?:being retried|trying)|forsink(?:et?|a|else)|varsel|fördröj)",
    re.IGNORECASE,
)


def undelivered(message: Message) -> str | None:
    """The status code of a delivery that was given up, `5.0.0` where the report names none; None for any other mail.

    Only for mails that count as bounces: a report without fields for machines is taken at its subject.
    """
    reports = [part for part in message.walk() if part.get_content_type() == "message/delivery-status"]
    if not reports:
        subject = headers.subject(message)
        return None if _ONLY_LATE.search(subject) else "5.0.0"
    for report in reports:
        for block in headers.parts(report):
            if headers.value(block, "Action").strip().lower() == "failed":
                status = _STATUS.match(headers.value(block, "Status").strip())
                return status[0] if status else "5.0.0"
    return None
