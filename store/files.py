"""Files by the SHA-256 of their bytes: written once, never changed, found again by anybody who knows the hash."""

import hashlib
import os
import re
import tempfile
from pathlib import Path

from store.errors import StoreUnavailable

_SHA256 = re.compile(r"[0-9a-f]{64}")


class Files:
    """A content-addressed folder; any mounted folder will do."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def put(self, data: bytes) -> str:
        """The hash under which the bytes now last; putting the same bytes twice keeps one file.

        StoreUnavailable when the disk is full or the folder cannot be written; nothing half-written stays.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        path = self.path(sha256)
        try:
            if not path.exists():
                self._write(path, data)
        except OSError as error:
            raise StoreUnavailable(
                f"the file folder cannot take {len(data)} bytes ({error.strerror}); free space or check its mode"
            ) from error
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes of the hash; FileNotFoundError when they were never put."""
        return self.path(sha256).read_bytes()

    def path(self, sha256: str) -> Path:
        """Where the bytes of the hash are or would be; ValueError for what is no hash."""
        if not _SHA256.fullmatch(sha256):
            raise ValueError("not a SHA-256")
        return self.root / sha256[:2] / sha256[2:]

    def _write(self, path: Path, data: bytes) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
        # The new name must last as well as the bytes, or a power cut leaves a row that names nothing.
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
