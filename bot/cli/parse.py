"""`godtgjort parse`: messages to claim lines, without store or network."""

import datetime as dt
import json
import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from bot.cli.options import Config
from bot.cli.parsed import Parsing
from bot.cli.pool import Damage, Pool
from bot.config.municipality import load_known, load_terms
from claims.clock import OSLO
from claims.errors import ConfigurationError

_JSON = json.JSONEncoder(ensure_ascii=False)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
YEARS = range(1900, 3000)
MOMENTS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"]

_JSONL = (
    "Read messages from standard input, one JSON object a line: id, received (2026-11-20T09:00) and text; "
    "subject, sender and attachments (names) where there are any."
)

_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_FEW_CONTROLS = 4
_NOT_TEXT = "the message is no text; give its words as UTF-8, or the whole mail as an .eml file"

_DAMAGES: Mapping[Damage, str] = {
    "too_slow": "reading the message took too long; shorten it",
    "unreadable": "the process that read the message died of it",
}


class Item(BaseModel):
    """One message to read; unknown keys are left alone."""

    model_config = ConfigDict(extra="ignore")

    id: str | int
    received: dt.datetime
    text: str
    subject: str | None = None
    sender: str | None = None
    attachments: tuple[str, ...] = ()

    @field_validator("received", mode="before")
    @classmethod
    def _received_is_written_out(cls, received: object) -> object:
        """A bare number is no moment: it would be taken for seconds since 1970."""
        if isinstance(received, int | float) or (isinstance(received, str) and _NUMBER.fullmatch(received.strip())):
            raise ValueError("give date and time as 2026-11-20T09:00")
        return received

    @field_validator("received")
    @classmethod
    def _received_is_of_our_times(cls, received: dt.datetime) -> dt.datetime:
        """Calendars end at the year 1, and days are sought in the years around."""
        if received.year not in YEARS:
            raise ValueError(f"give a year from {YEARS[0]} to {YEARS[-1]}")
        return received


def command(
    config: Config,
    files: Annotated[list[Path] | None, typer.Argument(exists=True, dir_okay=False, help="Text or .eml files.")] = None,
    received: Annotated[
        dt.datetime | None,
        typer.Option(
            formats=MOMENTS,
            metavar="MOMENT",
            help="As 2026-11-20T09:00, in Norway; else the mail's own, or now. With --jsonl: for lines without.",
        ),
    ] = None,
    sender: Annotated[
        str | None,
        typer.Option(
            help="The address that the messages come from; else the mail's own. Whose it is in people.csv decides the "
            "price (a leader's fee) and the language of the questions. With --jsonl: for lines without."
        ),
    ] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help=_JSONL)] = False,
) -> None:
    """Print what each message was read as, one JSON object a line, in input order."""
    parsing = Parsing(load_terms(config), load_known(config))
    if jsonl and files:
        raise ConfigurationError(f"--jsonl reads standard input and takes no files: give it `< {files[0]}`")
    if not (jsonl or files):
        raise ConfigurationError("name the files to read, or give --jsonl and the messages on standard input")
    if jsonl:
        given = {name: value for name, value in (("received", received), ("sender", sender)) if value is not None}
        answers = _answers(lambda line: _written(_from_line(parsing, line, given)))
    else:
        answers = (_written(_from_file(parsing, path, received, sender)) for path in files or ())
    for answer in answers:
        sys.stdout.buffer.write(answer + b"\n")
        sys.stdout.buffer.flush()


def _answers(answer: Callable[[bytes], bytes]) -> Iterator[bytes]:
    """The answer to each line of standard input, from all the cores that this process may use."""
    cores = len(os.sched_getaffinity(0))
    if cores > 1:
        return Pool(answer, _lost, cores).answers(sys.stdin.fileno())
    return (answer(line) for line in sys.stdin.buffer if line.strip())


def _written(answer: dict[str, Any]) -> bytes:
    try:
        return _JSON.encode(answer).encode()
    except UnicodeEncodeError:  # half a character (a lone surrogate): it goes out as it came in, as an escape
        return json.dumps(answer).encode()


def _from_line(parsing: Parsing, line: bytes, given: Mapping[str, object]) -> dict[str, Any]:
    """What the message on the line was read as, or what is wrong with the line; `given` is what it need not say."""
    values: object = None
    try:
        values = json.loads(line)
        item = Item.model_validate({**given, **values} if isinstance(values, dict) else values)
    except ValidationError as error:
        return _invalid(_id(values), error)
    except (ValueError, RecursionError):
        return _error(None, "invalid_json", "the line is not one JSON object in UTF-8")
    return _answer(parsing, item)


def _from_file(parsing: Parsing, path: Path, received: dt.datetime | None, sender: str | None) -> dict[str, Any]:
    try:
        return _answer(parsing, _item(path, received, sender))
    except ValidationError as error:
        return _invalid(str(path), error)


def _invalid(number: str | int | None, error: ValidationError) -> dict[str, Any]:
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"]) or "message"
    return _error(number, "invalid_message", f"{place}: {first['msg']}")


def _lost(line: bytes, damage: Damage) -> bytes:
    """What is said of a message that no process came to the end of."""
    try:
        number = _id(json.loads(line))
    except (ValueError, RecursionError):
        number = None
    return _written(_error(number, damage, _DAMAGES[damage]))


def _id(message: object) -> str | int | None:
    given = message.get("id") if isinstance(message, dict) else None
    return given if isinstance(given, str | int) else None


def _answer(parsing: Parsing, item: Item) -> dict[str, Any]:
    if _is_binary(item.text):
        return _error(item.id, "not_text", _NOT_TEXT)
    received = item.received if item.received.tzinfo else item.received.replace(tzinfo=OSLO)
    local, files = received.astimezone(OSLO), len(item.attachments)
    return {"id": item.id, **parsing.answer(item.text, local, item.subject, files, item.sender)}


def _is_binary(text: str) -> bool:
    """True for the bytes of a picture, an archive or noise: one in nine of these is a control character.

    Texts that were copied out of other programs have a few at most.
    """
    controls = len(_CONTROLS.findall(text))
    return controls > _FEW_CONTROLS and controls * 20 > len(text)


def _error(number: str | int | None, code: str, message: str) -> dict[str, Any]:
    return {"id": number, "error": {"code": code, "message": message}}


def _item(path: Path, received: dt.datetime | None, sender: str | None) -> Item:
    now = dt.datetime.now(OSLO)
    raw = path.read_bytes()
    if path.suffix.lower() != ".eml":
        text = raw.decode("utf-8-sig", errors="replace")
        return Item(id=str(path), received=received or now, text=text, sender=sender)
    from parsers import mail  # with all that mails may hold it is long to load

    message = mail.read(raw)
    return Item(
        id=str(path),
        received=received or message.sent or now,
        text=message.reply_text,
        subject=message.subject,
        sender=sender or message.sender,
        attachments=tuple(file.name for file in message.attachments),
    )
