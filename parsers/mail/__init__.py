"""Mail as bytes, read into a `Mail`: who, what, which files, and whether a machine wrote it."""

from parsers.mail.attachments import Attachment
from parsers.mail.heading import heading
from parsers.mail.identity import content_key
from parsers.mail.message import Mail, read
from parsers.mail.reply import marker_line

__all__ = ["Attachment", "Mail", "content_key", "heading", "marker_line", "read"]
