"""`godtgjort parse`: messages to claim lines, without store or network."""

import datetime as dt
import json
import re
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from bot.cli.options import Config
from bot.cli.parsed import Parsing
from bot.config.municipality import load_terms
from claims.clock import OSLO
from claims.errors import ConfigurationError
from parsers import mail

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?")
MOMENTS = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"]


class Item(BaseModel):
    """One message to read; unknown keys are left alone."""

    model_config = ConfigDict(extra="ignore")

    id: str | int
    received: dt.datetime
    text: str
    subject: str | None = None
    sender: str | None = None
    attachments: list[str] = []

    @field_validator("received", mode="before")
    @classmethod
    def _received_is_written_out(cls, received: object) -> object:
        """A bare number is no moment: it would be taken for seconds since 1970."""
        if isinstance(received, int | float) or (isinstance(received, str) and _NUMBER.fullmatch(received.strip())):
            raise ValueError("give date and time as 2026-11-20T09:00")
        return received


def command(
    config: Config,
    files: Annotated[list[Path] | None, typer.Argument(exists=True, dir_okay=False, help="Text or .eml files.")] = None,
    received: Annotated[
        dt.datetime | None,
        typer.Option(formats=MOMENTS, help="Local time; else the mail's own, or now."),
    ] = None,
    sender: Annotated[str | None, typer.Option(help="The address that the messages come from.")] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Read messages from standard input, one JSON a line.")] = False,
) -> None:
    """Print what each message was read as, one JSON object a line, in input order."""
    parsing = Parsing(load_terms(config))
    if jsonl == bool(files):
        raise ConfigurationError("name the files to read, or give --jsonl and the messages on standard input")
    if jsonl:
        for line in sys.stdin.buffer:
            if line.strip():
                _print(_from_line(parsing, line))
        return
    for path in files or ():
        _print(_answer(parsing, _item(path, received, sender)))


def _print(answer: dict[str, Any]) -> None:
    # Half a character (a lone surrogate) has no UTF-8: it goes out as it came in, as an escape.
    text = json.dumps(answer, ensure_ascii=False)
    sys.stdout.write((text if text.isascii() or _is_whole(text) else json.dumps(answer)) + "\n")
    sys.stdout.flush()


def _is_whole(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _from_line(parsing: Parsing, line: bytes) -> dict[str, Any]:
    """What the message on the line was read as, or what is wrong with the line."""
    number: str | int | None = None
    try:
        values = json.loads(line)
        given = values.get("id") if isinstance(values, dict) else None
        number = given if isinstance(given, str | int) else None
        item = Item.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"]) or "message"
        return _error(number, "invalid_message", f"{place}: {first['msg']}")
    except (ValueError, RecursionError):
        return _error(number, "invalid_json", "the line is not one JSON object in UTF-8")
    return _answer(parsing, item)


def _answer(parsing: Parsing, item: Item) -> dict[str, Any]:
    received = item.received if item.received.tzinfo else item.received.replace(tzinfo=OSLO)
    return {"id": item.id, **parsing.answer(item.text, received.astimezone(OSLO), item.subject, len(item.attachments))}


def _error(number: str | int | None, code: str, message: str) -> dict[str, Any]:
    return {"id": number, "error": {"code": code, "message": message}}


def _item(path: Path, received: dt.datetime | None, sender: str | None) -> Item:
    now = dt.datetime.now(OSLO)
    raw = path.read_bytes()
    if path.suffix.lower() != ".eml":
        text = raw.decode("utf-8-sig", errors="replace")
        return Item(id=str(path), received=received or now, text=text, sender=sender)
    message = mail.read(raw)
    return Item(
        id=str(path),
        received=received or message.sent or now,
        text=message.reply_text,
        subject=message.subject,
        sender=sender or message.sender,
        attachments=[file.name for file in message.attachments],
    )
