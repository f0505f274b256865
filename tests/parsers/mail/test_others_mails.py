"""The mails that CPython's own tests of its `email` package read: nothing raises, no file is lost, none takes long."""

import email
import importlib.util
import time
from email.message import Message
from email.policy import compat32
from pathlib import Path

import pytest

from parsers.mail import read

SLOWEST = 2.0
"""Seconds of CPU time."""


def _mails() -> list[Path]:
    try:
        package = importlib.util.find_spec("test.test_email")
    except ModuleNotFoundError:
        return []
    folders = package.submodule_search_locations if package else None
    return sorted(Path(next(iter(folders or [""])), "data").glob("msg_*.txt")) if folders else []


def _files(message: Message) -> int:
    """Parts that a plain walk takes for files."""
    leaves = (part for part in message.walk() if not part.is_multipart())
    return sum(
        part.get_content_maintype() != "text"
        or part.get_content_disposition() == "attachment"
        or part.get_filename() is not None
        for part in leaves
        if part.get_content_maintype() not in ("message", "multipart")
    )


@pytest.mark.skipif(not _mails(), reason="this Python was installed without its own tests")
@pytest.mark.parametrize("path", _mails(), ids=lambda path: path.stem)
def test_a_mail_that_others_collected_is_read_whole(path: Path) -> None:
    raw = path.read_bytes()
    begun = time.process_time()
    found = read(raw)
    assert time.process_time() - begun < SLOWEST
    assert found.damage is None
    assert len(found.attachments) >= _files(email.message_from_bytes(raw, policy=compat32))
