"""The secret in our addresses: a reply names its claim by a token that only the claim's own mails hold."""

import re
import secrets
from collections.abc import Iterable

_TOKEN = re.compile(r"[0-9a-f]{32}")
_SENT = re.compile(r"(?<![0-9])([0-9]{1,18})-([0-9a-f]{24})(?![0-9a-f])")


def is_ours(address: str, ours: str) -> bool:
    """True for our own address, with any suffix (`krav+…@`) and however its letters are cased."""
    local, _, domain = address.lower().rpartition("@")
    return f"{local.partition('+')[0]}@{domain}" == ours.lower()


def new_mark() -> str:
    """What tells one mail of ours from a forged one: only those who have had it know it."""
    return secrets.token_hex(12)


def return_address(address: str, number: int, mark: str) -> str:
    """`krav+b-…@` for the outbox row: where servers report to that they could not deliver the mail."""
    local, _, domain = address.rpartition("@")
    return f"{local}+b-{number}-{mark}@{domain}"


def reply_address(address: str, token: str) -> str:
    """`krav@…` with the claim's token: whoever answers there has had a mail about the claim."""
    local, _, domain = address.rpartition("@")
    return f"{local}+{token}@{domain}"


def message_id(address: str, unique: str, token: str) -> str:
    """The identifier of one of our mails; it holds the token, for clients that answer to the plain address."""
    return f"<{unique}.{token}@{address.rpartition('@')[2]}>"


def tokens(values: Iterable[str]) -> list[str]:
    """Everything in the addresses and identifiers that has the form of a token, in order, once each."""
    return list(dict.fromkeys(found for value in values for found in _TOKEN.findall(value)))


def sent_mails(text: str) -> list[tuple[int, str]]:
    """Number and mark of every mail of ours that the text names by return address or Message-ID, once each."""
    return list(dict.fromkeys((int(number), mark) for number, mark in _SENT.findall(text)))
