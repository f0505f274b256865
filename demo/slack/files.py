"""The files of a workspace, from the announced upload to the message that shows them."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass

from demo.slack.errors import RefusedError
from demo.slack.model import File


@dataclass
class _Upload:
    name: str
    length: int
    content: bytes | None = None


class Files:
    """Files by id, and uploads that are announced but not finished."""

    def __init__(self, new_id: Callable[[str], str], bot_id: str) -> None:
        self._new_id = new_id
        self._bot_id = bot_id
        self._files: dict[str, File] = {}
        self._uploads: dict[str, _Upload] = {}
        self._lock = threading.Lock()

    def get(self, file_id: str) -> File | None:
        """The finished file with this id."""
        return self._files.get(file_id)

    def add(self, name: str, content: bytes, owner: str, shown_in: tuple[str, str] | None) -> File:
        """A file that a person drops into the message `shown_in` (channel, ts), or into a dialog."""
        file_id = self._new_id("F")
        with self._lock:
            file = File(file_id, name, name, content, owner, int(time.time()), shown_in)
            self._files[file.id] = file
        return file

    def expect(self, name: str, length: int) -> str:
        """The id under which the bot may upload `length` bytes."""
        file_id = self._new_id("F")
        with self._lock:
            self._uploads[file_id] = _Upload(name, length)
        return file_id

    def receive(self, file_id: str, content: bytes) -> bool:
        """Whether the bytes were expected under this id, in this length, for the first time."""
        with self._lock:
            upload = self._uploads.get(file_id)
            if upload is None or upload.content is not None or upload.length != len(content):
                return False
            upload.content = content
        return True

    def finish(self, uploads: list[tuple[str, str | None]], shown_in: tuple[str, str] | None) -> list[File]:
        """The files of the uploads (id, title), shown in the message if any; refuses with `file_not_found`."""
        with self._lock:
            contents = [self._uploads.get(file_id) for file_id, _ in uploads]
            if any(upload is None or upload.content is None for upload in contents):
                raise RefusedError("file_not_found")
            files = [self._finished(file_id, title, shown_in) for file_id, title in uploads]
            self._files.update({file.id: file for file in files})
        return files

    def _finished(self, file_id: str, title: str | None, shown_in: tuple[str, str] | None) -> File:
        upload = self._uploads.pop(file_id)
        content = upload.content or b""
        now = int(time.time())
        return File(file_id, upload.name, title or upload.name, content, self._bot_id, now, shown_in)
