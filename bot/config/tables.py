"""CSV files to typed rows, with every problem found on the way."""

import csv
import difflib
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from bot.config.problems import Problem, Severity, explain, has_errors, quoted

R = TypeVar("R", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Entry(Generic[R]):
    """One row that could be read; `row` is the line number an editor shows."""

    row: int
    values: R


def read_table(path: Path, model: type[R], *, missing: Severity) -> tuple[list[Entry[R]], list[Problem]]:
    """The rows that fit the model, and a problem for everything that does not.

    UTF-8 with or without a byte order mark, comma-separated, the model's field names as header. Fields of the
    model that have a default may lack their column; a short row's missing cells are empty. `missing` is how
    grave it is that there is no such file.
    """
    text = _text(path, missing)
    if isinstance(text, Problem):
        return [], [text]
    problems: list[Problem] = []
    return list(_entries(path.name, text, model, problems)), problems


def _text(path: Path, missing: Severity) -> str | Problem:
    try:
        data = path.read_bytes()
        text = data.decode("utf-8-sig")
    except FileNotFoundError:
        remedy = f"create it in {path.parent}"
        return Problem(file=path.name, what="the file is missing", remedy=remedy, severity=missing)
    except OSError as error:
        what = f"the file cannot be read ({error.strerror})"
        return Problem(file=path.name, what=what, remedy="look at its permissions")
    except UnicodeDecodeError as error:
        row = data.count(b"\n", 0, error.start) + 1
        remedy = "save the file as UTF-8 (in a spreadsheet: CSV UTF-8)"
        return Problem(file=path.name, row=row, what="the letters are not UTF-8", remedy=remedy)
    if "\0" in text:
        row = text.count("\n", 0, text.index("\0")) + 1
        what, remedy = "there is a NUL character", "export the file again as plain text"
        return Problem(file=path.name, row=row, what=what, remedy=remedy)
    return text


def _entries(file: str, text: str, model: type[R], problems: list[Problem]) -> Iterator[Entry[R]]:
    rows = _rows(file, text, problems)
    row, header = next(rows, (1, []))
    if not header:
        if not problems:
            remedy = f"start with the header {','.join(model.model_fields)}"
            problems.append(Problem(file=file, what="the file is empty", remedy=remedy))
        return
    header_problems = list(_header_problems(file, row, header, model))
    problems += header_problems
    if has_errors(header_problems):
        return
    columns = frozenset(model.model_fields)  # pydantic builds them anew each time
    for row, cells in rows:
        if len(cells) > len(header):
            what = f"there are {len(cells)} cells under {len(header)} columns"
            remedy = "put a cell that holds a comma in quotation marks"
            problems.append(Problem(file=file, row=row, what=what, remedy=remedy))
            continue
        values = dict.fromkeys(header, "") | dict(zip(header, cells, strict=False))
        try:
            known = {name: value for name, value in values.items() if name in columns}
            yield Entry(row, model.model_validate(known))
        except ValidationError as error:
            problems += _cell_problems(file, row, error)


def _cell_problems(file: str, row: int, error: ValidationError) -> Iterator[Problem]:
    for details in error.errors():
        what, remedy = explain(details)
        yield Problem(file=file, row=row, column=str(details["loc"][0]), what=what, remedy=remedy)


def _rows(file: str, text: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """The line each row starts on and its stripped cells; rows without content are left out."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    row = 1
    try:
        for cells in reader:
            stripped = [cell.strip() for cell in cells]
            if any(stripped):
                yield row, stripped
            row = reader.line_num + 1
    except csv.Error as error:
        what = f"the row cannot be read ({error})"
        remedy = "look for a quotation mark without its partner, or a cell of more than 131072 characters"
        problems.append(Problem(file=file, row=row, what=what, remedy=remedy))


def _header_problems(file: str, row: int, header: list[str], model: type[BaseModel]) -> Iterator[Problem]:
    if len(header) == 1 and ";" in header[0]:
        what, remedy = "the columns are separated by semicolons", "save the file with commas between the columns"
        yield Problem(file=file, row=row, what=what, remedy=remedy)
        return
    for name, times in Counter(name for name in header if name).items():
        if times > 1:
            what = f"the column {quoted(name)} stands {times} times in the header"
            yield Problem(file=file, row=row, what=what, remedy="keep one of them")
    for name, field in model.model_fields.items():
        if field.is_required() and name not in header:
            remedy = "add it to the header"
            yield Problem(file=file, row=row, column=name, what="the column is missing", remedy=remedy)
    for name in header:
        if name not in model.model_fields:
            near = difflib.get_close_matches(name, model.model_fields, n=1)
            remedy = f"write {near[0]} if that is meant" if near else "remove it if it is not needed"
            what = f"the column {quoted(name)} is not known and is not read"
            yield Problem(file=file, row=row, what=what, remedy=remedy, severity="warning")
