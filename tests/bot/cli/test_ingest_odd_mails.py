"""`godtgjort mail ingest` over mails that are hostile or odd."""

import email
from email.message import Message
from pathlib import Path

from demo.town import Town
from tests.bot.cli.commands import answers, godtgjort
from tests.parsers.mail.hostile.mails import MAILS, Odd


def test_every_odd_mail_has_its_line_and_no_file_is_lost(town: Town, tmp_path: Path) -> None:
    folder = tmp_path / "mails"
    folder.mkdir()
    names = {f"{number:03}.eml": odd for number, odd in enumerate(MAILS.values())}
    for name, odd in names.items():
        (folder / name).write_bytes(odd.raw)
    done = godtgjort("mail", "ingest", "--config", town.folder, folder)
    assert done.returncode == 0
    given = {answer["file"]: answer for answer in answers(done)}
    assert list(given) == sorted(names)
    whole = {name: odd for name, odd in names.items() if odd.damage is None}
    assert {name: given[name]["attachments"] for name in whole} == {name: _files(odd) for name, odd in whole.items()}
    assert all(answer["outcome"] != "quarantined" or answer["reason"] != "not_handled" for answer in given.values())


def _files(odd: Odd) -> int:
    """Leaves that a plain walk takes for files, all but text to read; what the table says where the walk falls."""
    try:
        return sum(not part.is_multipart() and not _is_text(part) for part in email.message_from_bytes(odd.raw).walk())
    except TypeError:
        return odd.files


def _is_text(part: Message) -> bool:
    kind = part.get_content_type()
    is_words = kind in ("text/plain", "text/html") or kind.startswith(("multipart/", "message/"))
    return is_words and not part.get_filename() and part.get_content_disposition() != "attachment"
