"""A call that is wrong: one line that says what to write instead, and where help is."""

import pytest

from tests.bot.cli.commands import complaint, godtgjort

TOWN = ("--config", "examples/lauvdal")


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("payroll", *TOWN), "see godtgjort payroll --help"),
        (("payroll", "again", "siste", *TOWN), "write a whole number"),
        (("rates", "show", "--on", "igår", *TOWN), "'igår' is no day; write it as 2026-11-20"),
        (("parse", "README.md", "--received", "igår", *TOWN), "'igår' is no moment; write it as 2026-11-20T09:00"),
        (("explain", *TOWN), "Missing argument 'number'; see godtgjort explain --help"),
    ],
)
def test_a_wrong_call_is_told_in_plain_words(call: tuple[str, ...], told: str) -> None:
    done = godtgjort(*call)
    assert (done.returncode, told in complaint(done)) == (2, True)
