"""`godtgjort mail`: mails from a folder, through the same intake as IMAP, and those that were set apart."""

import datetime as dt
import json
import os
from pathlib import Path
from typing import Annotated

import typer

from bot import inbox_worker, logs
from bot.assembly import open_office
from bot.cli import quarantine
from bot.cli.options import Config
from bot.config.municipality import load
from bot.intake import Outcome
from bot.mail.channel import MailChannel
from bot.mail.intake import Letter, keep
from bot.office import Office
from claims.errors import ConfigurationError
from parsers.mail import heading
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
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        # Names of files are bytes: those that are no UTF-8 are shown, not lost.
        name = os.fsencode(path.relative_to(folder)).decode("utf-8", "backslashreplace")
        typer.echo(json.dumps({"file": name, **_ingest(office, path)}, ensure_ascii=False))


def _ingest(office: Office, path: Path) -> dict[str, object]:
    try:
        raw = path.read_bytes()
    except OSError:
        return {"outcome": "refused", "reason": "file_not_readable", "attachments": 0, "text_chars": 0}
    limit = office.town.settings.limits.mail_mb * 1_000_000
    kind = "mail" if len(raw) <= limit else "mail_too_big"
    letter = Letter(raw=raw, received=_received(office, raw), kind=kind)
    ((row, _),) = keep(office.database, [letter], office.now())
    outcome, reason = _settled(office, row)
    channel = office.channels[MailChannel.name]
    assert isinstance(channel, MailChannel)
    mail = channel.read(raw)
    return {
        "outcome": outcome,
        "reason": reason,
        "attachments": len(mail.attachments),
        "text_chars": len(mail.reply_text),
    }


def _settled(office: Office, row: int) -> Outcome:
    """What becomes of the mail, after as many tries as it takes; what an earlier run left unhandled is handled now."""
    with office.database.read() as connection:
        outcome, _ = inbox.outcome_of(connection, row)
    if outcome:
        return "duplicate", "seen_before"
    for _ in range(inbox.MAX_ATTEMPTS + 1):
        with office.database.read() as connection:
            arrival = inbox.get(connection, row)
        inbox_worker.handle(office, arrival)
        with office.database.read() as connection:
            outcome, reason = inbox.outcome_of(connection, row)
        if outcome == "failed":
            break
        if outcome:
            return outcome, reason or ""
    # Set aside, or left to the bot because a peer that it needs does not answer now.
    return "quarantined", "not_handled"


def _received(office: Office, raw: bytes) -> dt.datetime:
    """When the mail says it was sent, where that is possible; a folder knows nothing better."""
    now, sent = office.now(), heading(raw).sent
    return sent if sent and sent <= now else now
