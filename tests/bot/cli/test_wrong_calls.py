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
        (("payroll", "paid", 10**20, *TOWN), "nothing has such a number; see godtgjort payroll paid --help"),
        (("boxes", "retry", "in", 0, *TOWN), "nothing has such a number; see godtgjort boxes retry --help"),
        (("mail", "quarantine", "show", 10**20, *TOWN), "nothing has such a number"),
        (("explain", *TOWN), "Missing argument 'number'; see godtgjort explain --help"),
    ],
)
def test_a_wrong_call_is_told_in_plain_words(call: tuple[str, ...], told: str) -> None:
    done = godtgjort(*call)
    assert (done.returncode, told in complaint(done)) == (2, True)


@pytest.mark.parametrize("call", [(), ("payroll",), ("mail", "quarantine")])
def test_a_call_of_nothing_has_the_help_and_no_complaint(call: tuple[str, ...]) -> None:
    done = godtgjort(*call)
    assert (done.returncode, b"--help" in done.stdout, done.stderr) == (2, True, b"")
