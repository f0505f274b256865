"""Files by the SHA-256 of their bytes: written once, never changed, found again by anybody who knows the hash."""

import hashlib
import os
import re
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from store.errors import StoreUnavailable

WRITERS = 4
"""How many files wait for the disk at a time."""

_SHA256 = re.compile(r"[0-9a-f]{64}")


def sha256_of(data: bytes) -> str:
    """The name of the bytes: their SHA-256 in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


class Files:
    """A content-addressed folder; any mounted folder will do."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, data: bytes) -> str:
        """The hash under which the bytes now last; putting the same bytes twice keeps one file.

        StoreUnavailable when the disk is full or the folder cannot be written; nothing half-written stays.
        """
        sha256 = sha256_of(data)
        self.put_all({sha256: data})
        return sha256

    def put_all(self, contents: Mapping[str, bytes]) -> None:
        """All of them, each under its `sha256_of`, last now; many wait for the disk in the time of a few."""
        missing = {path: data for sha256, data in contents.items() if not (path := self.path(sha256)).exists()}
        try:
            if missing:
                self._write_all(missing)
        except OSError as error:
            size = sum(map(len, missing.values()))
            raise StoreUnavailable(
                f"the file folder cannot take {size} bytes ({error.strerror}); free space or check its mode"
            ) from error

    def get(self, sha256: str) -> bytes:
        """The bytes of the hash; FileNotFoundError when they were never put."""
        return self.path(sha256).read_bytes()

    def path(self, sha256: str) -> Path:
        """Where the bytes of the hash are or would be; ValueError for what is no hash."""
        if not _SHA256.fullmatch(sha256):
            raise ValueError("not a SHA-256")
        return self.root / sha256[:2] / sha256[2:]

    def _write_all(self, files: Mapping[Path, bytes]) -> None:
        with ThreadPoolExecutor(min(WRITERS, len(files))) as writers:
            drafts = [writers.submit(_write, path.parent, data) for path, data in files.items()]
        try:
            for path, draft in zip(files, drafts, strict=True):
                draft.result().replace(path)
        except BaseException:
            for draft in drafts:
                if not draft.exception():
                    draft.result().unlink(missing_ok=True)
            raise
        # The new names must last as well as the bytes, or a power cut leaves rows that name nothing.
        for folder in {path.parent for path in files}:
            _sync(folder)


def _write(folder: Path, data: bytes) -> Path:
    """A file in the folder that holds the bytes for good, under a name that nobody knows."""
    folder.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=folder)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
