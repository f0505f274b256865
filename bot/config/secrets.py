"""Secrets come from the environment, or from files that it names; never from the municipality's folder."""

import os
from dataclasses import replace
from pathlib import Path

from bot.config.problems import Problem
from claims.errors import ConfigurationError

SECRETS = (
    "IMAP_PASSWORD",
    "IMAP_TOKEN",
    "SMTP_PASSWORD",
    "SLACK_BOT_TOKEN",
    "SLACK_APP_TOKEN",
    "SLACK_SIGNING_SECRET",
    "DATABASE_URL",
)


def secret(name: str) -> str:
    """The secret's value from GODTGJORT_<NAME>, or from the file that GODTGJORT_<NAME>_FILE names.

    ConfigurationError, which never holds the value, when neither or both are set, or the file gives nothing.
    """
    found = _look(name)
    if isinstance(found, Problem):
        raise ConfigurationError(str(found))
    return found


def is_set(name: str) -> bool:
    """True when the environment names the secret at all; an empty variable names nothing."""
    return any(os.environ.get(variable) for variable in (f"GODTGJORT_{name}", f"GODTGJORT_{name}_FILE"))


def why_missing(name: str) -> Problem | None:
    """What keeps the secret from being read, as a warning; None when it is there."""
    found = _look(name)
    return replace(found, severity="warning") if isinstance(found, Problem) else None


def _look(name: str) -> str | Problem:
    variable, file_variable = f"GODTGJORT_{name}", f"GODTGJORT_{name}_FILE"
    value, file = os.environ.get(variable), os.environ.get(file_variable)
    if value and file:
        return _problem(variable, f"{file_variable} is set too", "unset one of the two")
    if value:
        return value
    if not file:
        return _problem(variable, "is not set", f"set it, or let {file_variable} name a file that holds it")
    try:
        content = Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return _problem(file_variable, "the file cannot be read", "name a UTF-8 file the bot may read")
    return content or _problem(file_variable, "the file is empty", "write the secret into it")


def _problem(variable: str, what: str, remedy: str) -> Problem:
    return Problem(file="environment", column=variable, what=what, remedy=remedy)
