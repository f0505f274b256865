"""The secret in our addresses: a reply names its claim by a token that only the claim's own mails hold."""

import re
from collections.abc import Iterable

_TOKEN = re.compile(r"[0-9a-f]{32}")


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
