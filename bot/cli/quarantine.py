"""`godtgjort mail quarantine`: mails that were set apart, and what to do with them."""

import getpass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Column, Table

from bot.cli.opening import opened
from bot.cli.options import LAST_NUMBER, Config
from bot.office import Office
from claims.clock import OSLO
from claims.errors import GodtgjortError
from parsers.guard import Guard
from parsers.identity_numbers import struck_out
from parsers.plain import one_line
from store import quarantine, raw_mails
from store.quarantine import RELEASED, SetApart

SHOWN_LINES = 60

app = typer.Typer(help="Mails that were set apart.", no_args_is_help=True)

Number = Annotated[int, typer.Argument(help="As `mail quarantine list` shows it.", min=1, max=LAST_NUMBER)]


@app.command("list")
def everything(config: Config) -> None:
    """Show every mail in quarantine, with the reason."""
    table = Table("Number", "Received", Column("From", overflow="fold"), "Reason")
    with opened(config).database.read() as connection:
        for mail in quarantine.everything(connection):
            received = mail.received_at.astimezone(OSLO).strftime("%Y-%m-%d %H:%M")
            table.add_row(str(mail.number), received, _harmless(mail.sender), mail.reason)
    Console().print(table if table.rows else "No mail is set apart.")


@app.command()
def show(
    config: Config,
    number: Number,
    save: Annotated[
        Path | None, typer.Option(help="Write the whole mail into this file, to look at elsewhere.")
    ] = None,
) -> None:
    """Show what could be read of a mail; nothing in it is opened or run."""
    office = opened(config)
    mail = _get(office, number)
    raw = raw_mails.get(office.database, number, mail.raw)
    read = Guard().read(raw)
    names = "; ".join(f"{file.name} ({file.media_type}, {len(file.data)} bytes)" for file in read.attachments)
    for label, value in (
        ("Reason", mail.reason),
        ("From", f"{read.sender_name} {read.sender or '(unclear)'}"),
        ("Subject", read.subject),
        ("Sent", str(read.sent or "")),
        ("Bytes", str(len(raw))),
        ("Files", names),
    ):
        typer.echo(f"{label}: {_harmless(value)}")
    typer.echo()
    for line in read.full_text.split("\n")[:SHOWN_LINES]:
        typer.echo(_harmless(line))
    if save:
        save.write_bytes(raw)


@app.command()
def retry(config: Config, number: Number) -> None:
    """Handle a mail once more from the beginning, for example after an update; the bot takes it up within a second."""
    _handle_again(opened(config), "mail_retried", number)


@app.command()
def release(
    config: Config,
    number: Number,
    person: Annotated[
        str, typer.Option(help="Whose mail it is: the number in people.csv, where From does not say.")
    ] = "",
) -> None:
    """Take a mail as it is, as far as it can be read; it makes a draft at most, and its person is answered."""
    office = opened(config)
    if person and office.town.people.by_id(person) is None:
        raise GodtgjortError(f"people.csv has no person {person}; name one of its first column")
    if not person and _get(office, number).reason == "sender_unclear":
        raise GodtgjortError("From does not say whose mail it is; name the person with --person")
    _handle_again(office, "mail_released", number, **{RELEASED: person})


def _get(office: Office, number: int) -> SetApart:
    with office.database.read() as connection:
        mail = quarantine.get(connection, number)
    if mail is None:
        raise GodtgjortError(f"mail {number} is not in quarantine; see: godtgjort mail quarantine list")
    return mail


def _handle_again(office: Office, action: str, number: int, **orders: str) -> None:
    mail = _get(office, number)
    with office.desk(f"quarantine {number}") as desk:
        quarantine.handle_again(desk.connection, number, desk.now, **orders)
        desk.note(action, f"os:{getpass.getuser()}", arrival=number, was=mail.reason, **orders)


def _harmless(text: str) -> str:
    # What a stranger wrote must not steer the administrator's terminal.
    return struck_out(one_line(text))
