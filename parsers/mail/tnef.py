"""Outlook's winmail.dat (MS-OXTNEF) as the parts that it holds."""

from email.message import Message
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

from tnefparse.tnef import TNEF, TNEFAttachment

from parsers.mail.charset import decode

_TYPES = {"application/ms-tnef", "application/vnd.ms-tnef"}


def unpacked(part: Message, *, with_text: bool) -> Message | None:
    """The files in a TNEF part, and its words where these are wanted: with other text beside it they are the same.

    None for another part, and for one that cannot be opened.
    """
    if part.get_content_type() not in _TYPES:
        return None
    try:
        return _parts(TNEF(part.get_payload(decode=True)), with_text)
    except Exception:
        # tnefparse checks no lengths: hostile bytes raise whatever they come to.
        return None


def _parts(packed: TNEF, with_text: bool) -> Message:
    parts = MIMEMultipart()
    if with_text and packed.body:
        parts.attach(MIMEText(_text(packed.body), "plain", "utf-8"))
    elif with_text and packed.htmlbody:
        parts.attach(MIMEText(_text(packed.htmlbody), "html", "utf-8"))
    for file in packed.attachments:
        inside = MIMEApplication(file.data, "ms-tnef" if hasattr(file, "embed") else "octet-stream")
        inside.add_header("Content-Disposition", "attachment", filename=_name(file))
        parts.attach(inside)
    return parts


def _name(file: TNEFAttachment) -> str:
    try:
        return _text(file.long_filename())
    except UnicodeDecodeError:
        return ""


def _text(value: str | bytes) -> str:
    return value if isinstance(value, str) else decode(value, None)
