"""Files last under the hash of their bytes, whole or not at all."""

import hashlib
import subprocess
import sys
from pathlib import Path

import pytest

from store.errors import StoreUnavailable
from store.files import Files, sha256_of
from tests.store.given import together

TICKET = b"ferge 142,-" * 1000


def everything(root: Path) -> list[Path]:
    """Every file below the folder, half-written ones too."""
    return [path for path in root.rglob("*") if path.is_file()]


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path / "files")


def test_bytes_come_back_under_their_hash(files: Files) -> None:
    sha256 = files.put(TICKET)
    assert sha256 == hashlib.sha256(TICKET).hexdigest()
    assert files.get(sha256) == TICKET


def test_the_same_bytes_are_kept_once(files: Files) -> None:
    first = files.path(files.put(TICKET)).stat()
    assert files.path(files.put(TICKET)).stat() == first
    assert len(everything(files.root)) == 1


def test_eight_at_once_keep_the_same_bytes_once(files: Files) -> None:
    assert len(set(together(lambda _: files.put(TICKET)))) == 1
    assert len(everything(files.root)) == 1


def test_many_at_once_are_kept_each_once(files: Files) -> None:
    contents = {sha256_of(b"%d" % number): b"%d" % number for number in range(30)}
    files.put_all(dict(list(contents.items())[:10]))
    files.put_all(contents)
    assert {sha256: files.get(sha256) for sha256 in contents} == contents
    assert len(everything(files.root)) == 30
    files.put_all({})


def test_nothing_is_something_to_keep(files: Files) -> None:
    assert files.get(files.put(b"")) == b""


@pytest.mark.parametrize(
    "sha256", ["", "abc", "../../etc/passwd", "A" * 64, "g" * 64, "a" * 63 + "/", "a" * 65, "a" * 64 + "\n"]
)
def test_what_is_no_hash_is_refused(files: Files, sha256: str) -> None:
    with pytest.raises(ValueError, match="not a SHA-256"):
        files.get(sha256)


def test_bytes_that_were_never_put_are_not_found(files: Files) -> None:
    with pytest.raises(FileNotFoundError):
        files.get("a" * 64)


def test_a_folder_that_cannot_be_used_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "files").write_text("a file where the folder should be")
    with pytest.raises(StoreUnavailable, match="file folder cannot take 11000 bytes"):
        Files(tmp_path / "files").put(TICKET)


FULL_DISK = """
import resource, sys
from pathlib import Path
from store.errors import StoreUnavailable
from store.files import Files, sha256_of

files = Files(Path(sys.argv[1]))
kept = files.put(b"small")
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    files.put_all({sha256_of(data): data for data in (b"large" * 10_000, b"not so small")})
except StoreUnavailable as error:
    print(error.message)
print(files.get(kept).decode())
"""


def test_a_full_disk_leaves_nothing_half_written(tmp_path: Path) -> None:
    """The process may write no file beyond 4 kB, which fails in the middle of a write as a full disk does."""
    root = tmp_path / "files"
    run = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(root)], capture_output=True, text=True, check=True, timeout=60
    )
    message, small = run.stdout.splitlines()
    assert message.startswith("the file folder cannot take 50012 bytes")
    assert small == "small"
    assert len(everything(root)) == 1
