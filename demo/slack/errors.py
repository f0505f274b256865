"""What can go wrong: answers Slack refuses with, and things a person at the screen cannot do."""

from __future__ import annotations

from typing import Any

Json = dict[str, Any]


class RefusedError(Exception):
    """Slack's answer `{"ok": false, "error": code}`; `details` join the answer's body."""

    def __init__(self, code: str, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def answer(self) -> Json:
        """The JSON body that the caller gets, with HTTP status 200 as Slack does."""
        return {"ok": False, "error": self.code, **self.details}


def invalid_arguments(*messages: str) -> RefusedError:
    """`invalid_arguments` with one `[ERROR]` line for each message."""
    return RefusedError("invalid_arguments", response_metadata={"messages": [f"[ERROR] {m}" for m in messages]})


class NotShownError(LookupError):
    """The person wants to use something that is not on the screen; the message lists what is."""


class NotSeenError(AssertionError):
    """What the person waited for did not come in time; the message lists what did."""


class ClickTimeoutError(TimeoutError):
    """The bot did not acknowledge within Slack's three seconds, so the person sees an error."""


class BadAcknowledgementError(ValueError):
    """The bot acknowledged with a payload that Slack does not accept, so the person sees an error."""
