"""The files of what came in: fetched from Slack and kept, told why not, or fetched later while nobody waits for it."""

import time
from collections.abc import Mapping
from typing import Any

import structlog
from slack_sdk import WebClient

from bot.config.municipality import Municipality
from bot.intake import LeftOut, LeftOutReason
from bot.slack.directory import CHANNEL
from bot.slack.downloads import DownloadFailed, download
from claims.claim import Receipt
from parsers.files import clean_name, media_type
from parsers.guard import Guard
from parsers.receipts.refusal import MAX_FILES
from store import inbox
from store.database import Database
from store.inbox import LATE, MAX_ATTEMPTS, Arrival

log = structlog.get_logger()

GUARD = Guard()
"""One looks at every file: its worker takes half a second to start. The mail's is another, which may be busy long."""

PATIENCE_SECONDS, LATE_PATIENCE_SECONDS = 5.0, 60.0
"""How long the files of one message may take while its writer waits for an answer, and when nobody does."""

Fetched = tuple[tuple[Receipt, ...], tuple[LeftOut, ...]]


class Fetching:
    """Fetches the files of one arrival at a time."""

    def __init__(self, database: Database, town: Municipality, client: WebClient) -> None:
        self._database = database
        self._town = town
        self._client = client

    def fetch(self, arrival: Arrival) -> Fetched:
        """The files that came, kept, and those that were not taken.

        What Slack may yet hand out is left out as `late`, and comes in as an arrival of its own.
        """
        kept = self._kept(arrival, PATIENCE_SECONDS)
        late = [file for file, found in kept if found == "late"]
        if late:
            self._try_later(arrival, late)
        return _fetched(kept)

    def fetch_late(self, arrival: Arrival) -> Fetched:
        """As `fetch`, what came too late for the message; DownloadFailed as long as it may be tried again."""
        kept = self._kept(arrival, LATE_PATIENCE_SECONDS)
        if any(found == "late" for _, found in kept):
            if arrival.attempts + 1 < MAX_ATTEMPTS:
                raise DownloadFailed("Slack has not handed out a file yet; it is asked again", "late")
            kept = [(file, "unreadable" if found == "late" else found) for file, found in kept]
        return _fetched(kept)

    def _kept(self, arrival: Arrival, patience: float) -> list[tuple[Mapping[str, Any], Receipt | LeftOutReason]]:
        kept: list[tuple[Mapping[str, Any], Receipt | LeftOutReason]] = []
        for at, file in enumerate(arrival.payload["files"]):
            began = time.monotonic()
            data = self._bytes_of(file, by=began + patience) if at < MAX_FILES else "too_many"
            patience -= time.monotonic() - began
            kept.append((file, data if isinstance(data, str) else self._looked_at(file, data)))
        if not arrival.payload.get("retold"):
            return kept
        # The bot may have no part in the conversation that the words are from: then it is given nothing of it.
        return [(file, "unreadable" if found == "withheld" else found) for file, found in kept]

    def _bytes_of(self, file: Mapping[str, Any], *, by: float) -> bytes | LeftOutReason:
        """The file, or why it is not to be had; one that Slack does not hold comes without a size."""
        size = file.get("size")
        if not isinstance(size, int):
            return "unreadable"
        if size > self._town.settings.limits.attachment_mb * 1_000_000:
            return "too_big"
        try:
            return download(file, self._client, by=by)
        except DownloadFailed as failed:
            log.warning("file_not_fetched", error=failed.message)
            return failed.why

    def _looked_at(self, file: Mapping[str, Any], data: bytes) -> Receipt | LeftOutReason:
        """The file, kept, or why it cannot be a receipt."""
        kind = media_type(data, str(file.get("mimetype", "")))
        found = GUARD.look(data, kind)
        if isinstance(found, str):
            return found
        name = clean_name(str(file.get("name") or ""))
        sha256 = self._database.files.put(data)
        pages = GUARD.pages(data, kind)
        return Receipt(
            sha256=sha256, name=name, media_type=kind, size=len(data), invoice=found, pages=pages, came_by=CHANNEL
        )

    def _try_later(self, arrival: Arrival, files: list[Mapping[str, Any]]) -> None:
        kept = {
            name: arrival.payload[name] for name in ("user", "channel", "thread", "claim") if name in arrival.payload
        }
        with self._database.write() as connection:
            inbox.put(
                connection,
                channel=arrival.channel,
                kind=LATE,
                key=f"{arrival.key}:{LATE}",
                sender=arrival.sender,
                received_at=arrival.received_at,
                now=arrival.received_at,
                payload={**kept, "of": arrival.key, "files": files},
            )


def _fetched(kept: list[tuple[Mapping[str, Any], Receipt | LeftOutReason]]) -> Fetched:
    left_out = [LeftOut(str(file.get("name") or "–"), found) for file, found in kept if not isinstance(found, Receipt)]
    return tuple(found for _, found in kept if isinstance(found, Receipt)), tuple(left_out)
