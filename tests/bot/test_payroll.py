"""Authorised claims to payroll: each once, the right figures, the same bytes again."""

import csv
import io
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from bot.actions import payroll
from bot.actions.payroll import PayCodeMissing, Run
from bot.office import Office
from demo.town import Town
from store import exports
from tests.bot.hands import PHOTO, POLITICIAN_WORDS, moment
from tests.bot.running import Running, running

EVERYWHERE = pytest.mark.parametrize("town", [("http", "postgresql"), ("http", "sqlite")], indirect=True)


def authorised(bot: Running) -> None:
    """Kari's golden claim has been authorised."""
    bot.says("Kari", POLITICIAN_WORDS, at=moment("2023-10-13"), files=[PHOTO])
    bot.presses("Kari", bot.sees("Kari", offers="submit"), "submit")
    bot.presses("Nils", bot.sees("Nils", offers="attest"), "attest")
    bot.presses("Turid", bot.sees("Turid", offers="authorise"), "authorise")
    bot.sees("Kari", "har anvist")


def export(office: Office) -> Run | None:
    with office.desk("payroll export") as desk:
        return payroll.export(desk, office.database.files, actor="os:lunde")


@EVERYWHERE
def test_the_file_holds_each_part_with_its_pay_code_and_the_sums_agree(bot: Running) -> None:
    authorised(bot)
    run = export(bot.office)
    assert run
    rows = list(csv.DictReader(io.StringIO(run.content.decode()), delimiter=";"))
    parts = [(row["line"], row["pay_code"], row["amount"], row["taxable"]) for row in rows]
    assert parts == [
        ("1", "1100", "1500.00", "yes"),
        ("2", "5100", "284.00", "no"),
        ("3", "7100", "224.00", "no"),
        ("3", "7110", "62.72", "yes"),
    ]
    assert {row["employee"] for row in rows} == {"1001"}
    assert {row["date_from"] for row in rows} == {"2023-10-12"}
    assert sum(Decimal(row["amount"]) for row in rows) == run.total == Decimal("2070.72")
    assert run.taxable == Decimal("1562.72")
    assert [claim.state for claim in bot.claims()] == ["exported"]


def test_a_split_line_is_a_row_for_each_cost_bearer_and_the_sums_agree(bot: Running) -> None:
    bot.says("Kari", "Kommunestyret 12.10.2023, ferje 142,01 kr", at=moment("2023-10-13"), files=[PHOTO])
    bot.presses("Kari", bot.sees("Kari", offers="split"), "split")
    kari = bot.town.user("Kari")
    bot.town.slack.submit_view(kari, {"about": "1"})
    split = {"bearer_0": "10000|100||", "percent_0": "50", "bearer_1": "10500|180||", "percent_1": "50"}
    bot.town.slack.submit_view(kari, split)
    bot.presses("Kari", bot.sees("Kari", "50 % føres på", offers="submit"), "submit")
    bot.presses("Nils", bot.sees("Nils", "50 % føres på", offers="attest"), "attest")
    bot.presses("Turid", bot.sees("Turid", offers="authorise"), "authorise")
    bot.sees("Kari", "har anvist")
    run = export(bot.office)
    assert run
    rows = list(csv.DictReader(io.StringIO(run.content.decode()), delimiter=";"))
    assert [(row["line"], row["quantity"], row["amount"], row["ansvar"]) for row in rows] == [
        ("1", "1", "1500.00", "10000"),
        ("2", "0.5", "71.01", "10000"),
        ("2", "0.5", "71.00", "10500"),
    ]
    assert sum(Decimal(row["amount"]) for row in rows) == run.total == Decimal("1642.01")


def test_a_second_run_is_empty_and_the_first_one_can_be_had_again(bot: Running) -> None:
    authorised(bot)
    first = export(bot.office)
    assert first
    assert export(bot.office) is None
    with bot.office.database.read() as connection:
        kept = exports.file_of(connection, first.number)
    assert kept
    assert bot.office.database.files.get(kept) == first.content


@EVERYWHERE
def test_two_runs_at_once_export_once(bot: Running) -> None:
    authorised(bot)
    with ThreadPoolExecutor() as at_once:
        runs = list(at_once.map(export, [bot.office, bot.office]))
    assert sum(run is not None for run in runs) == 1
    assert [entry.action for entry in bot.trail()].count("exported") == 1


def test_without_a_pay_code_nothing_is_exported_and_the_line_is_named(town: Town) -> None:
    settings = town.folder / "settings.toml"
    settings.write_text(settings.read_text("utf-8").replace('mileage_taxable = "7110"', ""), "utf-8")
    with running(town) as bot:
        authorised(bot)
        with pytest.raises(PayCodeMissing, match=r"2026-00001 line 3; fill in pay_code"):
            export(bot.office)
        assert [claim.state for claim in bot.claims()] == ["authorised"]
        assert "exported" not in [entry.action for entry in bot.trail()]


def test_what_people_typed_never_reaches_the_file(bot: Running) -> None:
    authorised(bot)
    run = export(bot.office)
    assert run
    assert b"Kommunestyret" not in run.content
    assert b"Haugen" not in run.content


@EVERYWHERE
def test_a_run_is_paid_once_and_its_claimants_hear_of_it(bot: Running) -> None:
    authorised(bot)
    run = export(bot.office)
    assert run
    assert pay(bot.office, run.number) == [bot.claims()[0].number]
    assert pay(bot.office, run.number) == []
    assert [claim.state for claim in bot.claims()] == ["paid"]
    bot.sees("Kari", "2 070,72 kr er utbetalt")
    assert [entry.action for entry in bot.trail()].count("paid") == 1


def test_claims_of_another_run_stay_unpaid(bot: Running) -> None:
    authorised(bot)
    run = export(bot.office)
    assert run
    assert pay(bot.office, run.number + 1) == []
    assert [claim.state for claim in bot.claims()] == ["exported"]


def pay(office: Office, run: int) -> list[str]:
    with office.desk("payroll paid") as desk:
        return [claim.number for claim in payroll.paid(desk, run, actor="os:lunde")]
