"""Identity numbers are struck out wherever they stand; sums, dates and phone numbers are left alone."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.identity_numbers import is_identity_number, is_struck_out, struck_out


def numbered(date: str, individual: int, remainder: int = 0) -> str | None:
    """The number of that date and individual part, whose first sum leaves the remainder; None where there is none."""
    nine = date + f"{individual:03}"
    first = (remainder - sum(w * int(d) for w, d in zip((3, 7, 6, 1, 8, 9, 4, 5, 2), nine, strict=True))) % 11
    ten = nine + str(first)
    second = -sum(w * int(d) for w, d in zip((5, 4, 3, 2, 7, 6, 5, 4, 3, 2), ten, strict=False)) % 11
    return None if 10 in (first, second) else ten + str(second)


def some(date: str, remainder: int = 0) -> str:
    return next(number for individual in range(100) if (number := numbered(date, individual, remainder)))


KINDS = {
    "ordinary": "120190",
    "d-number": "520190",
    "h-number": "124190",
    "synthetic": "128190",
    "synthetic in december": "319290",
    "synthetic d-number": "529190",
    "of a test population": "127790",
    "leap day": "298200",
}


@pytest.mark.parametrize("date", KINDS.values(), ids=KINDS)
@pytest.mark.parametrize("remainder", [0, 1, 2, 3])
def test_every_kind_of_number_is_known_also_as_given_out_from_2032(date: str, remainder: int) -> None:
    number = some(date, remainder)
    assert is_identity_number(number)
    for written in (
        number,
        f"{number[:6]} {number[6:]}",
        f"{number[:6]}-{number[6:]}",
        f"{number[:6]}\u00a0{number[6:9]} {number[9:]}",
        f"{number[:2]}.{number[2:4]}.{number[4:6]}-{number[6:]}",
        f"{number[:2]} {number[2:4]} {number[4:6]} {number[6:]}",
    ):
        struck = struck_out(f"Jeg, {written}, kjørte 42 km 12.10.2023.")
        assert not set(struck[5 : 5 + len(written)]) & set("0123456789")
        assert struck.endswith(", kjørte 42 km 12.10.2023.")
        assert len(struck) == len(f"Jeg, {written}, kjørte 42 km 12.10.2023.")
        assert is_struck_out(struck)


def test_a_mistyped_check_digit_a_day_that_is_none_and_a_month_that_is_none_make_no_number() -> None:
    number = some("128190")
    assert not is_identity_number(number[:-1] + str((int(number[-1]) + 1) % 10))
    assert not is_identity_number(some("308290"))
    assert not is_identity_number(some("129390"))


@pytest.mark.parametrize("name", ["fødselsnummer", "Personnr.", "fnr:", "d-nummer", "Født/personnummer er"])
def test_a_mistyped_number_is_struck_out_where_it_is_called_one(name: str) -> None:
    assert is_struck_out(struck_out(f"{name} 01019012345"))


@pytest.mark.parametrize(
    "text",
    [
        "Kommunestyremøte 12.10.2023, 42 km, ferje 142,-",
        "12.10.23 14200 kr",
        "tlf 91 23 45 67",
        "+47 912 34 567",
        "1 500 000 123,50",
        "KID 000123456789012",
        "ordre 4711-2023-000123",
        "12102023 12112023",
        "kl. 08.00-15.30 12.10.23",
        "org.nr. 987 654 321",
        "https://lauvdal.example/sak/20231234567890",
    ],
)
def test_what_is_none_is_left_alone(text: str) -> None:
    assert struck_out(text) == text


@given(st.text(alphabet="0123456789 .-•\na", max_size=60))
def test_striking_out_keeps_the_length_and_is_done_once(text: str) -> None:
    struck = struck_out(text)
    assert len(struck) == len(text)
    assert struck_out(struck) == struck


@pytest.mark.parametrize("filler", ["1", "12 ", "01.01.", "•", "fnr ", "123456 "])
def test_a_long_text_takes_no_time(filler: str) -> None:
    started = time.process_time()
    is_struck_out(struck_out(filler * 100_000))
    assert time.process_time() - started < 2
