"""Each mail of the table is read as it should be, and soon."""

import time

import pytest

from parsers.mail import read
from tests.parsers.mail.hostile.mails import MAILS, Odd

SLOWEST = 2.0
"""Seconds of CPU time."""


@pytest.mark.parametrize("odd", MAILS.values(), ids=MAILS)
def test_an_odd_mail_is_read_as_it_should_be(odd: Odd) -> None:
    begun = time.process_time()
    found = read(odd.raw)
    assert time.process_time() - begun < SLOWEST
    assert (found.sender, len(found.attachments), found.damage) == (odd.sender, odd.files, odd.damage)
    assert odd.text in (None, found.reply_text)
