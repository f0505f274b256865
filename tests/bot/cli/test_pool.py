"""Lines shared among processes: answered in order, at once, and whatever one of them does."""

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.cli.pool import Damage, Pool

SECONDS = 3.0
"""For a line that takes no time, and a machine whose other work may keep it waiting."""
LINES = 20_000
LENGTH = 100
Answers = Callable[..., list[bytes]]


def answer(line: bytes) -> bytes:
    """The line in capitals; some lines take time, some take the process with them."""
    if line.startswith(b"wait"):
        time.sleep(float(line[4:]))
    if line == b"die":
        os._exit(1)
    return line.upper()


def loss(line: bytes, damage: Damage) -> bytes:
    return line + b" " + damage.encode()


@pytest.fixture
def answers(tmp_path: Path) -> Answers:
    def found(data: bytes, *, size: int = 3, seconds: float = 30.0) -> list[bytes]:
        (tmp_path / "lines").write_bytes(data)
        with (tmp_path / "lines").open("rb") as file:
            return list(Pool(answer, loss, size, seconds).answers(file.fileno()))

    return found


def test_answers_come_in_the_order_of_the_lines(answers: Answers) -> None:
    lines = [b"wait0.3", *(b"line %d" % number for number in range(1000)), b"wait0.1"]
    assert answers(b"\n".join(lines)) == [line.upper() for line in lines]


def test_blank_lines_have_no_answer_and_the_last_line_needs_no_end(answers: Answers) -> None:
    assert answers(b"") == []
    assert answers(b"\n \n\r\n") == []
    assert answers(b"a\n\nb\n") == [b"A", b"B"]
    assert answers(b"a\n\nb") == [b"A", b"B"]


def test_a_line_of_any_length_is_one_line(answers: Answers) -> None:
    long = b"x" * 3_000_000
    assert answers(b"a\n" + long + b"\nb\n") == [b"A", long.upper(), b"B"]


def test_who_waits_for_an_answer_gets_it_before_writing_more() -> None:
    reading, writing = os.pipe()
    found = Pool(answer, loss, 3).answers(reading)
    for line in (b"one", b"two", b"three"):
        os.write(writing, line + b"\n")
        assert next(found) == line.upper()
    found.close()
    os.close(reading)
    os.close(writing)


def test_a_line_that_ends_its_process_costs_no_other_its_answer(answers: Answers) -> None:
    lines = [b"die" if number % 7 == 3 else b"line %d" % number for number in range(100)]
    wanted = [loss(line, "unreadable") if line == b"die" else line.upper() for line in lines]
    assert answers(b"\n".join(lines)) == wanted


def test_a_line_that_takes_for_ever_costs_no_other_its_answer(answers: Answers) -> None:
    lines = [b"a", b"wait600", *(b"line %d" % number for number in range(50)), b"wait600"]
    wanted = [loss(line, "too_slow") if line == b"wait600" else line.upper() for line in lines]
    assert answers(b"\n".join(lines), seconds=SECONDS) == wanted


def test_what_is_behind_a_slow_line_is_left_where_it_is(tmp_path: Path) -> None:
    (tmp_path / "lines").write_bytes(b"wait600\n" + (b"x" * LENGTH + b"\n") * LINES)
    with (tmp_path / "lines").open("rb") as file:
        taken: list[int] = []

        def count(line: bytes, damage: Damage) -> bytes:
            taken.append(os.lseek(file.fileno(), 0, os.SEEK_CUR))
            return loss(line, damage)

        found = list(Pool(answer, count, 2, SECONDS).answers(file.fileno()))
    assert len(found) == LINES + 1
    assert 0 < taken[0] < LINES * LENGTH / 5
