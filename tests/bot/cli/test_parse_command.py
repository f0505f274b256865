"""`godtgjort parse`: messages to claim lines, without store or network."""

import json
import os
import subprocess
from pathlib import Path
from random import Random

import psutil

from demo.town import LAUVDAL
from tests.bot.cli.commands import HOUSE, START, answers, godtgjort
from tests.bot.hands import CARER_SUBJECT, CARER_WORDS, TIMESHEET, letter

RECEIVED = ("--received", "2023-10-13T09:00")


def test_a_text_file_is_priced_without_store_or_secrets(tmp_path: Path) -> None:
    (tmp_path / "types.csv").write_bytes((LAUVDAL / "types.csv").read_bytes())
    message = tmp_path / "melding.txt"
    message.write_text("Kommunestyret den 12.10.2023. 64 km", "utf-8")
    done = godtgjort("parse", "--config", tmp_path, *RECEIVED, message)
    (answer,) = answers(done)
    assert done.returncode == 0
    assert answer["intent"] == "claim"
    assert [(line["kind"], line["amount"]) for line in answer["lines"]] == [
        ("expense", "1500.00"),
        ("mileage", "286.72"),
    ]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["melding.txt", "types.csv"]


def test_a_mail_file_is_read_with_its_subject_and_attachments(tmp_path: Path) -> None:
    mail = tmp_path / "krav.eml"
    sender = "berit.solli@lauvdal.example"
    mail.write_bytes(letter(sender, CARER_WORDS, subject=CARER_SUBJECT, files=[TIMESHEET]))
    done = godtgjort("parse", "--config", LAUVDAL, "--received", "2024-01-08T09:00", mail)
    (answer,) = answers(done)
    assert answer["title"] == CARER_SUBJECT
    assert [line["amount"] for line in answer["lines"]] == ["4560.00", "580.00"]
    assert (answer["lines"][0]["taxable"], answer["lines"][1]["tax_free"]) == ("4560.00", "580.00")


def test_bad_lines_get_an_error_of_their_own_and_the_run_goes_on() -> None:
    good = {"id": "g", "received": "2023-10-13T09:00:00", "text": "Kommunestyret 12.10.2023", "unknown": 1}
    lines = [
        json.dumps(good).encode(),
        b"{not json",
        b"[1, 2]",
        b'"text"',
        b"\xff\xfe",
        b'{"id": "n", "text": "hei"}',
        b'{"id": "d", "received": "in winter", "text": "hei"}',
        b'{"id": "u", "received": 1700000000, "text": "hei"}',
        b'{"id": "s", "received": "1700000000", "text": "hei"}',
        b'{"id": "x", "received": "2023-10-13T09:00", "text": null}',
        b"[" * 100_000,
        b"",
        json.dumps({**good, "id": 7, "text": ""}).encode(),
        json.dumps({**good, "id": "last"}).encode(),
    ]
    done = godtgjort("parse", "--config", LAUVDAL, "--jsonl", stdin=b"\n".join(lines))
    given = answers(done)
    assert done.returncode == 0
    assert done.stderr == b""
    assert [answer["id"] for answer in given] == ["g", None, None, None, None, "n", "d", "u", "s", "x", None, 7, "last"]
    assert [answer.get("error", {}).get("code") for answer in given] == [
        None,
        "invalid_json",
        "invalid_message",
        "invalid_message",
        "invalid_json",
        "invalid_message",
        "invalid_message",
        "invalid_message",
        "invalid_message",
        "invalid_message",
        "invalid_json",
        None,
        None,
    ]
    assert given[0]["lines"] == given[-1]["lines"]


def test_what_is_asked_about_is_null_and_so_is_the_worth_that_hangs_on_it() -> None:
    message = {"id": 1, "received": "2026-11-20T09:00", "text": "95 kr x 10 timer avlastning lav sats 2.11"}
    (answer,) = answers(godtgjort("parse", "--config", LAUVDAL, "--jsonl", stdin=json.dumps(message).encode()))
    (line,) = answer["lines"]
    assert [(asked["field"], asked["code"]) for asked in answer["questions"]] == [("unit_price", "contradiction")]
    assert (line["quantity"], line["unit_price"], line["amount"], line["taxable"]) == ("10", None, None, None)


def test_lines_need_not_say_what_the_call_says_for_all_of_them() -> None:
    own = {"id": 1, "received": "2026-10-13T09:00", "text": "Kommunestyret i går"}
    less = {"id": 2, "text": "Kommunestyret i går"}
    stdin = "\n".join(json.dumps(line) for line in (own, less)).encode()
    flags = ("--received", "2026-11-20T09:00", "--sender", "kari@lauvdal.example")
    found = answers(godtgjort("parse", "--config", LAUVDAL, "--jsonl", *flags, stdin=stdin))
    assert [answer["lines"][0]["date"] for answer in found] == ["2026-10-12", "2026-11-19"]


def test_who_sent_it_decides_the_fee_and_the_language_of_the_questions() -> None:
    received, text = "2026-11-13T09:00", "Eldrerådet 11.11, parkering"
    senders = (None, "leif.kvamme@lauvdal.example", "Emma.Wilberg@lauvdal.example", "stranger@elsewhere.example")
    lines = [{"id": at, "received": received, "text": text, "sender": one} for at, one in enumerate(senders)]
    stdin = "\n".join(map(json.dumps, lines)).encode()
    found = answers(godtgjort("parse", "--config", LAUVDAL, "--jsonl", stdin=stdin))
    assert [answer["lines"][0]["amount"] for answer in found] == ["875.00", "1210.00", "875.00", "875.00"]
    (nobody, leader, english, stranger) = ([asked["text"] for asked in answer["questions"]] for answer in found)
    assert nobody == leader == stranger != english


def test_people_that_cannot_be_read_leave_the_sender_unknown(tmp_path: Path) -> None:
    (tmp_path / "types.csv").write_bytes((LAUVDAL / "types.csv").read_bytes())
    (tmp_path / "people.csv").write_text("person,name\n1,Leif Kvamme\n", "utf-8")
    message = {"id": 1, "received": "2026-11-13T09:00", "text": "Eldrerådet 11.11", "sender": "leif@lauvdal.example"}
    done = godtgjort("parse", "--config", tmp_path, "--jsonl", stdin=json.dumps(message).encode())
    (answer,) = answers(done)
    assert (done.returncode, answer["lines"][0]["amount"]) == (0, "875.00")


def test_bytes_that_are_no_text_are_an_error_and_no_claim(tmp_path: Path) -> None:
    noise, short, fine = tmp_path / "noise.txt", tmp_path / "short.txt", tmp_path / "fine.txt"
    noise.write_bytes(Random(1).randbytes(300_000))
    short.write_bytes(bytes(range(64)))
    fine.write_text("Kommunestyret\x0b 12.10.2023\x00", "utf-8")
    done = godtgjort("parse", "--config", LAUVDAL, *RECEIVED, noise, short, fine)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [answer.get("error", {}).get("code") for answer in answers(done)] == ["not_text", "not_text", None]


def test_files_beside_the_flag_for_standard_input_are_told_of() -> None:
    done = godtgjort("parse", "--config", LAUVDAL, "--jsonl", LAUVDAL / "types.csv")
    assert b"--jsonl reads standard input" in done.stderr


def test_a_call_that_makes_no_sense_is_one_line_and_status_two(tmp_path: Path) -> None:
    for arguments in (
        ["--config", LAUVDAL],
        ["--config", LAUVDAL, "--jsonl", LAUVDAL / "types.csv"],
        ["--config", tmp_path, "--jsonl"],
    ):
        done = godtgjort("parse", *arguments)
        assert done.returncode == 2
        assert len(done.stderr.decode().splitlines()) == 1
        assert done.stdout == b""


def test_an_id_of_half_a_character_comes_back_as_it_was_and_the_run_goes_on() -> None:
    lines = [
        b'{"id": "\\ud800x", "received": "2026-11-20T09:00", "text": "kommunestyret i dag"}',
        b'{"id": {"a": NaN}, "received": "2026-11-20T09:00", "text": ""}',
        b'{"id": "m3", "received": "2026-11-20T09:00", "text": "takk"}',
    ]
    done = godtgjort("parse", "--config", LAUVDAL, "--jsonl", stdin=b"\n".join(lines))
    assert done.returncode == 0
    assert [answer["id"] for answer in answers(done)] == ["\ud800x", None, "m3"]


def test_other_money_stays_as_it_was_said_beside_its_kroner(tmp_path: Path) -> None:
    (tmp_path / "types.csv").write_bytes((LAUVDAL / "types.csv").read_bytes())
    message = tmp_path / "melding.txt"
    message.write_text("Parkering 6.11.2026, 120 SEK", "utf-8")
    parse = ("parse", "--config", tmp_path, "--received", "2026-11-20T09:00", message)
    (line,) = answers(godtgjort(*parse))[0]["lines"]
    assert (line["amount"], line["currency"], line["tax_free"]) == ("120.00", "SEK", None)
    (tmp_path / "rates").mkdir()
    header = "FREQ;BASE_CUR;QUOTE_CUR;UNIT_MULT;TIME_PERIOD;OBS_VALUE"
    (tmp_path / "rates" / "currency.csv").write_text(f"{header}\nB;SEK;NOK;2;2026-11-05;98,53\n", "utf-8")
    (line,) = answers(godtgjort(*parse))[0]["lines"]
    assert (line["amount"], line["currency"], line["tax_free"]) == ("120.00", "SEK", "118.24")
    assert line["amount_nok"] == "118.24"


def test_a_trip_abroad_is_never_priced_at_home_rates() -> None:
    text = "Diett kurs i Stockholm 5.11 kl 07.00 til 6.11 kl 18.30, hotell, ingen måltider dekket"
    message = json.dumps({"id": "a", "received": "2026-11-20T09:00", "text": text}).encode()
    (answer,) = answers(godtgjort("parse", "--config", LAUVDAL, "--jsonl", stdin=message))
    (line,) = answer["lines"]
    assert (line["amount"], line["country"], line["city"]) == (None, "SE", "Stockholm")
    assert [(question["field"], question["code"]) for question in answer["questions"]] == [("country", "contradiction")]


def test_how_much_of_a_meeting_it_was_is_asked_where_a_part_has_a_fee_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "types.csv").write_bytes((LAUVDAL / "types.csv").read_bytes())
    message = json.dumps({"id": "a", "received": "2026-11-20T09:00", "text": "planutvalget 11.11, kun én sak"}).encode()
    found = {}
    for folder in (LAUVDAL, tmp_path):
        (answer,) = answers(godtgjort("parse", "--config", folder, "--jsonl", stdin=message))
        found[folder] = ([asked["field"] for asked in answer["questions"]], answer["lines"][0]["amount"])
    assert found == {LAUVDAL: (["attendance"], None), tmp_path: ([], "1450.00")}


def test_a_program_that_waits_for_each_answer_gets_it() -> None:
    called = [*START, "parse", "--config", str(LAUVDAL), "--jsonl"]
    with subprocess.Popen(called, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=HOUSE) as asked:
        assert asked.stdin
        assert asked.stdout
        for number in range(3):
            message = {"id": number, "received": "2023-10-13T09:00", "text": "Kommunestyret 12.10.2023"}
            asked.stdin.write(json.dumps(message).encode() + b"\n")
            asked.stdin.flush()
            assert json.loads(asked.stdout.readline())["id"] == number
        asked.stdin.close()
        assert asked.stdout.read() == b""
    assert asked.returncode == 0


def test_a_run_that_is_killed_leaves_no_process_behind() -> None:
    called = [*START, "parse", "--config", str(LAUVDAL), "--jsonl"]
    with subprocess.Popen(called, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=HOUSE) as asked:
        assert asked.stdin
        assert asked.stdout
        asked.stdin.write(b"1\n2\n3\n4\n")
        asked.stdin.flush()
        for _ in range(4):
            asked.stdout.readline()
        workers = psutil.Process(asked.pid).children()
        asked.kill()
    _, left = psutil.wait_procs(workers, timeout=30)
    assert left == []


def test_one_core_and_several_give_the_same(tmp_path: Path) -> None:
    message = {"received": "2023-10-13T09:00", "text": "Kommunestyret 12.10.2023, 42 km"}
    lines = b"\n".join(json.dumps({"id": number, **message}).encode() for number in range(100))
    called = ["parse", "--config", str(LAUVDAL), "--jsonl"]
    alone = ["taskset", "--cpu-list", str(min(os.sched_getaffinity(0))), *START, *called]
    (tmp_path / "messages.jsonl").write_bytes(lines)
    with (tmp_path / "messages.jsonl").open("rb") as file:
        done = subprocess.run(alone, stdin=file, capture_output=True, cwd=HOUSE, timeout=60, check=True)
    assert done.stdout == godtgjort(*called, stdin=lines).stdout


def test_a_mail_of_a_year_that_is_none_of_ours_is_an_error_of_its_own(tmp_path: Path) -> None:
    old, good = tmp_path / "old.txt", tmp_path / "good.txt"
    for file in (old, good):
        file.write_text("Kommunestyremøte 12.10.2023", "utf-8")
    done = godtgjort("parse", "--config", LAUVDAL, "--received", "0001-01-01", old, good)
    told = [answer["error"]["message"] for answer in answers(done)]
    assert (done.returncode, done.stderr) == (0, b"")
    assert told == ["received: Value error, give a year from 1900 to 2999"] * 2
