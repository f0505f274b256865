"""What is wrong in the municipality's folder, in words that name the place and the remedy."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pydantic_core import ErrorDetails, PydanticCustomError

from claims.errors import ConfigurationError

Severity = Literal["error", "warning"]

_SHOWN = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing to mend; `row` is the line number an editor shows, `column` a column or a setting's name."""

    file: str
    row: int | None = None
    column: str | None = None
    what: str
    remedy: str
    severity: Severity = "error"

    def __str__(self) -> str:
        place = [self.file]
        if self.row is not None:
            place.append(f"row {self.row}")
        if self.column is not None:
            place.append(self.column if self.row is None else f"column {self.column}")
        return f"{', '.join(place)}: {self.what}; {self.remedy}"


def has_errors(problems: Iterable[Problem]) -> bool:
    """True when at least one problem keeps the folder from being used."""
    return any(problem.severity == "error" for problem in problems)


def refuse_errors(problems: Iterable[Problem]) -> None:
    """Nothing when there are only warnings; ConfigurationError with every error on a line of its own."""
    errors = [str(problem) for problem in problems if problem.severity == "error"]
    if errors:
        raise ConfigurationError("\n".join(errors))


def quoted(value: object) -> str:
    """The value in quotation marks on one line, shortened: what came from a file may be of any length."""
    text = "".join(char if char.isprintable() else " " for char in str(value)[: _SHOWN + 1])
    return f'"{text[:_SHOWN]}…"' if len(text) > _SHOWN else f'"{text}"'


def wrong(what: str, remedy: str) -> PydanticCustomError:
    """The exception a validator raises to be told as a problem in these very words."""
    return PydanticCustomError("wrong", "{what}", {"what": what, "remedy": remedy})


def explain(error: ErrorDetails) -> tuple[str, str]:
    """What happened and what to do, from one of pydantic's errors.

    A value is repeated only where it must be one of a few words: anywhere else it may be a secret gone astray.
    """
    context = error.get("ctx", {})
    match error["type"]:
        case "wrong":
            return context["what"], context["remedy"]
        case "literal_error":
            return f"{quoted(error['input'])} is not known", f"write {context['expected']}"
        case "missing":
            return "is missing", "add it"
        case _:
            return "the value does not fit", error["msg"].replace("Input should", "it should")
