"""A PDF is refused for what it locks away or does, and for nothing else."""

import pytest

from parsers.receipts.pdf import objection
from tests.parsers.receipts.locked_pdf import holding, locked

NAMED_IN_UTF_16 = "<" + ("\ufefffactur-x.xml".encode("utf-16-be").hex()) + ">"


def test_a_lock_that_opens_without_a_password_keeps_nobody_out() -> None:
    assert objection(locked()) is None


@pytest.mark.parametrize("data", [locked(b"hemmelig"), locked()[:300] + b"/Encrypt <<"])
def test_a_lock_that_does_not_is_encrypted(data: bytes) -> None:
    assert objection(data) == "encrypted"


def test_behind_a_lock_without_password_is_looked_for_what_acts() -> None:
    assert objection(locked(catalogue=b"/OpenAction << /S /Launch /F (cmd.exe) >>")) == "active"


@pytest.mark.parametrize(
    "name",
    [
        b"(factur-x.xml)",
        b"(ZUGFeRD-invoice.XML)",
        NAMED_IN_UTF_16.encode(),
        rb"(\376\377\000e\000h\000f\000.\000x\000m\000l)",
    ],
)
def test_an_invoice_within_its_picture_is_kept(name: bytes) -> None:
    assert objection(holding(name)) is None


@pytest.mark.parametrize("names", [[b"(faktura.exe)"], [b"(factur-x.xml)", b"(a.docm)"], [b"<>"], [b"(xml)"]])
def test_any_other_file_within_is_not(names: list[bytes]) -> None:
    assert objection(holding(*names)) == "active"


def test_an_invoice_excuses_nothing_else() -> None:
    assert objection(holding(b"(factur-x.xml)") + b"<< /S /JavaScript /JS (x) >>") == "active"
