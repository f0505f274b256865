"""The tables; money in whole øre, moments in UTC, whole values (lines, evidence) as JSON beside the columns."""

from store.tables.accounts import account, heard_account, link_code
from store.tables.approval import card, deputy, proposal
from store.tables.boxes import inbox, inline_picture, mail_location, message_id, outbox, raw_mail
from store.tables.claims import audit, claim, claim_line, comment, counter, decision, export, receipt
from store.tables.people import chosen_language
from store.tables.schema import metadata

__all__ = [
    "account",
    "audit",
    "card",
    "chosen_language",
    "claim",
    "claim_line",
    "comment",
    "counter",
    "decision",
    "deputy",
    "export",
    "heard_account",
    "inbox",
    "inline_picture",
    "link_code",
    "mail_location",
    "message_id",
    "metadata",
    "outbox",
    "proposal",
    "raw_mail",
    "receipt",
]
