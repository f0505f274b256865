"""The folder as a whole: the example loads, a broken one is refused, and check sees what would get stuck."""

import contextlib
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config.municipality import check, load, load_terms
from bot.config.problems import Problem
from claims.errors import ConfigurationError

LAUVDAL = Path(__file__).parents[3] / "examples" / "lauvdal"
TODAY = date(2026, 11, 20)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def drop_rows(path: Path, start: str) -> None:
    rows = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [row for row in rows if not row.startswith(start)]
    assert len(kept) < len(rows)
    path.write_text("".join(kept), encoding="utf-8")


def found(folder: Path) -> list[Problem]:
    """What check says beyond the secrets, which these tests leave unset."""
    return [problem for problem in check(folder, today=TODAY) if problem.file != "environment"]


def test_the_example_loads(folder: Path) -> None:
    lauvdal = load(folder)
    assert lauvdal.settings.municipality.name == "Lauvdal kommune"
    kari = lauvdal.people.by_email("kari.haugen@lauvdal.example")
    assert kari is not None
    assert kari.name == "Kari Haugen"
    fee = lauvdal.catalogue.on("fee-council", date(2023, 10, 12))
    assert fee is not None
    assert str(fee.unit_price) == "1500.00"


def test_the_example_lacks_only_its_secrets(folder: Path) -> None:
    problems = check(folder, today=TODAY)
    assert {(problem.column, problem.severity) for problem in problems} == {
        ("GODTGJORT_IMAP_PASSWORD", "warning"),
        ("GODTGJORT_SMTP_PASSWORD", "warning"),
        ("GODTGJORT_SLACK_BOT_TOKEN", "warning"),
        ("GODTGJORT_SLACK_APP_TOKEN", "warning"),
    }


@pytest.mark.parametrize("part", ["outlay_taxable", "equipment", "night_allowance"])
def test_a_part_that_payroll_has_no_code_for_is_told(folder: Path, part: str) -> None:
    edit(folder / "settings.toml", f'\n{part} = "', f'\n{part} = ""  # "')
    (problem,) = found(folder)
    assert (problem.column, problem.severity) == ("payroll", "warning")
    assert problem.what == f"there is no pay code for {part}"


def test_a_part_that_no_claim_can_have_needs_no_code(folder: Path) -> None:
    edit(folder / "settings.toml", '\noutlay_taxable = "', '\noutlay_taxable = ""  # "')
    with (folder / "settings.toml").open("a", encoding="utf-8") as settings:
        settings.write('\n[claims]\nundocumented = "warn"\n')
    assert found(folder) == []


def test_a_secret_that_is_set_is_no_warning(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GODTGJORT_IMAP_PASSWORD", "hunter2")
    assert "GODTGJORT_IMAP_PASSWORD" not in {problem.column for problem in check(folder, today=TODAY)}


def test_slack_over_http_needs_the_signing_secret(folder: Path) -> None:
    edit(folder / "settings.toml", '"socket"', '"http"')
    columns = {problem.column for problem in check(folder, today=TODAY)}
    assert "GODTGJORT_SLACK_SIGNING_SECRET" in columns
    assert "GODTGJORT_SLACK_APP_TOKEN" not in columns


def test_types_alone_are_enough_for_the_catalogue(folder: Path, tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    alone.mkdir()
    shutil.copy(folder / "types.csv", alone)
    assert load_terms(alone).catalogue.codes == load_terms(folder).catalogue.codes


def test_everything_but_types_has_defaults(tmp_path: Path, folder: Path) -> None:
    for name in ("settings.toml", "people.csv", "approvers.csv"):
        (folder / name).unlink()
    assert load(folder).approvers == ()
    (folder / "types.csv").unlink()
    with pytest.raises(ConfigurationError, match=r"types\.csv: the file is missing"):
        load(folder)


def test_errors_of_all_files_are_told_together(folder: Path) -> None:
    edit(folder / "settings.toml", "[slack]", "[slak]")
    edit(folder / "types.csv", "1500.00,2023", '"1500,00",2023')
    edit(folder / "people.csv", ",en,", ",da,")
    edit(folder / "approvers.csv", "3001,attest", "3001,approve")
    with pytest.raises(ConfigurationError) as caught:
        load(folder)
    files = [line.split(",")[0] for line in caught.value.message.splitlines()]
    assert set(files) == {"settings.toml", "types.csv", "people.csv", "approvers.csv"}


def test_one_mistake_in_people_does_not_accuse_the_approvers(folder: Path) -> None:
    edit(folder / "people.csv", "Nils Bakke,nils.bakke@lauvdal.example,nb", "Nils Bakke,nils.bakke@lauvdal.example,da")
    assert {problem.file for problem in check(folder)} == {"people.csv"}


def test_the_printed_municipality_holds_no_address_of_a_person(folder: Path) -> None:
    assert "kari.haugen" not in repr(load(folder))


@pytest.mark.parametrize(
    ("setting", "path"), [("sqlite:///var/x.db", "{folder}/var/x.db"), ("sqlite:////srv/x.db", "/srv/x.db")]
)
def test_relative_stores_are_inside_the_folder(folder: Path, setting: str, path: str) -> None:
    with (folder / "settings.toml").open("a") as file:
        file.write(f'\n[store]\ndatabase = "{setting}"\n')
    lauvdal = load(folder)
    assert lauvdal.database_url == "sqlite:///" + path.format(folder=folder)
    assert lauvdal.files_folder == folder / "var/files"


def test_the_database_secret_takes_the_settings_place(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GODTGJORT_DATABASE_URL", "postgresql+psycopg://bot:hunter2@db/claims")
    lauvdal = load(folder)
    assert lauvdal.database_url == "postgresql+psycopg://bot:hunter2@db/claims"
    assert "hunter2" not in repr(lauvdal)


def test_a_claimant_without_address_cannot_be_reached(folder: Path) -> None:
    edit(folder / "people.csv", "kari.haugen@lauvdal.example", "")
    (problem,) = found(folder)
    assert (problem.column, problem.severity) == ("email", "error")
    assert "Kari Haugen (1001)" in problem.what


def test_a_claimant_needs_a_position_today(folder: Path) -> None:
    edit(
        folder / "people.csv",
        "Formannskapet,,,10100,100,,,2023-10-01,",
        "Formannskapet,,,10100,100,,,2023-10-01,2026-11-19",
    )
    (problem,) = found(folder)
    assert (problem.column, problem.severity) == ("position", "error")


@pytest.mark.parametrize(("row", "step"), [("3002,attest", "attestor"), ("3004,authorise", "authoriser")])
def test_an_ansvar_needs_somebody_for_each_step(folder: Path, row: str, step: str) -> None:
    drop_rows(folder / "approvers.csv", row)
    if step == "authoriser":
        drop_rows(folder / "approvers.csv", "3003,authorise,46500")
    (problem,) = found(folder)
    assert problem.what == f'Ansvar "46500" has no {step} on 2026-11-20'
    assert problem.severity == "error"


def test_a_right_that_has_run_out_does_not_count(folder: Path) -> None:
    edit(folder / "approvers.csv", "3002,attest,46500,,2020-01-01,", "3002,attest,46500,,2020-01-01,2026-11-19")
    (problem,) = found(folder)
    assert "has no attestor" in problem.what


def test_one_person_cannot_be_both_steps_of_an_ansvar(folder: Path) -> None:
    edit(folder / "people.csv", "nb,attestor,Avdelingsleder", "nb,attestor;authoriser,Avdelingsleder")
    drop_rows(folder / "approvers.csv", "3004,authorise,46500")
    edit(folder / "approvers.csv", "3003,authorise,46500", "3002,authorise,46500")
    (problem,) = found(folder)
    assert "one and the same person" in problem.what


def test_a_claimant_who_alone_attests_the_own_ansvar_is_warned_about(folder: Path) -> None:
    edit(folder / "approvers.csv", "3001,attest,10*", "3001,attest,100*")
    with (folder / "approvers.csv").open("a") as file:
        file.writelines(f"3001,attest,10{n}00,,,\n" for n in range(2, 10))
    (problem,) = found(folder)
    assert problem.severity == "warning"
    assert "Ragnhild Myhre (1004)" in problem.what
    assert "another attestor" in problem.remedy


@pytest.mark.parametrize(("person", "role"), [("4001", "payroll"), ("4002", "administrator")])
def test_payroll_and_an_administrator_must_exist(folder: Path, person: str, role: str) -> None:
    drop_rows(folder / "people.csv", person)
    (problem,) = found(folder)
    assert (problem.what, problem.severity) == (f"nobody has the role {role}", "error")


def test_a_type_without_pay_code_is_a_warning(folder: Path) -> None:
    edit(folder / "types.csv", "tax_free,5100", "tax_free,")
    (problem,) = found(folder)
    assert (problem.column, problem.severity) == ("pay_code", "warning")
    assert '"ferry"' in problem.what


def test_a_type_without_a_period_for_today_is_a_warning(folder: Path) -> None:
    edit(folder / "types.csv", "1150.00,2026-01-01,2026-12-31", "1150.00,2026-01-01,2026-11-19")
    (problem,) = found(folder)
    assert '"fee-election" has no period that covers 2026-11-20' in problem.what
    assert problem.severity == "warning"


@st.composite
def damaged(draw: st.DrawFn, file: str) -> bytes:
    """Any bytes, or the example's file with a piece replaced by any letters."""
    if draw(st.booleans()):
        return draw(st.binary())
    good = (LAUVDAL / file).read_text(encoding="utf-8")
    start = draw(st.integers(0, len(good)))
    end = draw(st.integers(start, min(start + 60, len(good))))
    return (good[:start] + draw(st.text()) + good[end:]).encode("utf-8", "surrogatepass")


@pytest.mark.parametrize("file", ["types.csv", "people.csv"])
@given(data=st.data())
def test_any_content_loads_or_is_refused(
    tmp_path_factory: pytest.TempPathFactory, file: str, data: st.DataObject
) -> None:
    folder = tmp_path_factory.getbasetemp() / "damaged"
    shutil.copytree(LAUVDAL, folder, dirs_exist_ok=True)
    (folder / file).write_bytes(data.draw(damaged(file)))
    with contextlib.suppress(ConfigurationError):
        load(folder)
    assert all("\n" not in str(problem) for problem in check(folder, today=TODAY))
