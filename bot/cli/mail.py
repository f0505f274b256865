"""`godtgjort mail`: mails from a folder, through the same intake as IMAP, and those that were set apart."""

import datetime as dt
import json
from pathlib import Path
from typing import Annotated

import typer

from bot import inbox_worker, logs
from bot.assembly import open_office
from bot.cli import quarantine
from bot.cli.options import Config
from bot.config.municipality import load
from bot.mail.intake import Letter, keep
from bot.office import Office
from claims.errors import ConfigurationError
from parsers.mail import Guard, Mail
from store import inbox
from store.migrate import upgrade

app = typer.Typer(help="Mails from a folder, and those that were set apart.", no_args_is_help=True)
app.add_typer(quarantine.app, name="quarantine")


@app.command()
def ingest(
    config: Config,
    folder: Annotated[Path, typer.Argument(exists=True, file_okay=False, help="Every file below is one raw message.")],
) -> None:
    """Keep and handle every file below FOLDER as a mail; one JSON line a file tells what became of it."""
    logs.configure()
    town = load(config)
    if town.settings.mail is None:
        raise ConfigurationError("settings.toml has no [mail]; add it with the address that claims are mailed to")
    office = open_office(town)
    upgrade(office.database)
    guard = Guard()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        typer.echo(
            json.dumps({"file": str(path.relative_to(folder)), **_ingest(office, guard, path)}, ensure_ascii=False)
        )


def _ingest(office: Office, guard: Guard, path: Path) -> dict[str, object]:
    raw = path.read_bytes()
    mail = guard.read(raw)
    limit = office.town.settings.limits.mail_mb * 1_000_000
    kind = "mail" if len(raw) <= limit else "mail_too_big"
    letter = Letter(raw=raw, received=_received(office, mail), kind=kind)
    ((row, is_new),) = keep(office.database, [letter], office.now())
    counted = {"attachments": len(mail.attachments), "text_chars": len(mail.reply_text)}
    if not is_new:
        return {"outcome": "duplicate", "reason": "seen_before", **counted}
    with office.database.read() as connection:
        arrival = inbox.get(connection, row)
    inbox_worker.handle(office, arrival)
    with office.database.read() as connection:
        outcome, reason = inbox.outcome_of(connection, row)
    return {"outcome": outcome or "quarantined", "reason": reason or "not_handled", **counted}


def _received(office: Office, mail: Mail) -> dt.datetime:
    """When the mail says it was sent, where that is possible; a folder knows nothing better."""
    now = office.now()
    return mail.sent if mail.sent and mail.sent <= now else now
