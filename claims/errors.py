"""The family of errors: each has a stable code and says what happened and what to do."""

import datetime as dt
from typing import Literal

Reason = Literal["no_rate", "misdated", "rate_changes"]
"""What the claimant is told: no rate, days that cannot be, or not one rate for the whole of a period."""


class GodtgjortError(Exception):
    """Something went wrong that a person can mend; `code` is stable, the message names the remedy."""

    code = "error"

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class ConfigurationError(GodtgjortError):
    """A file of the municipality's folder, or a secret in the environment, cannot be used as it stands."""

    code = "configuration"


class NoRate(GodtgjortError):
    """No dated rate covers what was asked for; a neighbour's rate is never used instead.

    `field` is the line's field that has to change before there is one; None: that of the `day`.
    """

    code = "no_rate"

    def __init__(
        self, message: str, *, field: str | None = None, day: dt.date | None = None, reason: Reason = "no_rate"
    ) -> None:
        super().__init__(message)
        self.field, self.day, self.reason = field, day, reason


class Refused(GodtgjortError):
    """A move that the rules of the workflow do not allow; `code` names the rule, `facts` what it looked at.

    People read the sentence that `templates` holds for the code; the message is for the log.
    """

    def __init__(self, code: str, **facts: str) -> None:
        super().__init__(f"refused: {code} {facts}" if facts else f"refused: {code}")
        self.code = code
        self.facts = facts
