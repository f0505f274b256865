"""settings.toml becomes settings, or names the key to mend."""

from pathlib import Path

import pytest

from bot.config.problems import Problem
from bot.config.settings import Settings, read_settings

NAME = '[municipality]\nname = "Lauvdal kommune"\n'
MAIL = """[mail]
address = "krav@lauvdal.example"
imap_host = "imap.lauvdal.example"
imap_port = 993
imap_security = "tls"
imap_user = "krav"
smtp_host = "smtp.lauvdal.example"
smtp_port = 587
smtp_security = "starttls"
"""
SLACK = '[slack]\nmode = "socket"\nteam = "T0LAUVDAL"\n'


def read(folder: Path, *tables: str) -> tuple[Settings | None, list[Problem]]:
    (folder / "settings.toml").write_text("".join(tables), encoding="utf-8")
    return read_settings(folder)


def accepted(folder: Path, *tables: str) -> Settings:
    settings, problems = read(folder, *tables)
    assert problems == []
    assert settings is not None
    return settings


def refused(folder: Path, *tables: str) -> Problem:
    settings, (problem,) = read(folder, *tables)
    assert settings is None
    return problem


def test_a_name_is_enough_and_leaves_mail_and_chat_off(tmp_path: Path) -> None:
    settings = accepted(tmp_path, NAME)
    assert settings.mail is None
    assert settings.slack is None
    assert (settings.web.host, settings.web.port) == ("127.0.0.1", 8080)
    assert (settings.claims.reminder_working_days, settings.limits.attachment_mb) == (3, 25)


def test_mail_and_chat_are_turned_on_by_their_tables(tmp_path: Path) -> None:
    settings = accepted(tmp_path, NAME, MAIL, SLACK)
    assert settings.mail is not None
    assert (settings.mail.handled_folder, settings.mail.smtp_user) == ("Behandlet", "")
    assert settings.slack is not None
    assert settings.slack.api_url == "https://slack.com/api/"


@pytest.mark.parametrize(
    ("tables", "column", "nearest"),
    [
        ([NAME, '[slak]\nteam = "T1"\n'], "slak", "slack"),
        ([NAME, MAIL, 'imap_hots = "x"\n'], "mail.imap_hots", "imap_host"),
        ([NAME, "[web]\nprot = 1\n"], "web.prot", "port"),
    ],
)
def test_an_unknown_key_is_told_with_the_nearest_known(
    tmp_path: Path, tables: list[str], column: str, nearest: str
) -> None:
    problem = refused(tmp_path, *tables)
    assert (problem.column, problem.remedy) == (column, f"the nearest that is known is {nearest}")


def test_a_password_in_the_file_is_refused_and_not_repeated(tmp_path: Path) -> None:
    problem = refused(tmp_path, NAME, MAIL, 'imap_password = "hunter2"\n')
    assert "GODTGJORT_IMAP_PASSWORD" in problem.remedy
    assert "hunter2" not in str(problem)


def test_a_missing_setting_is_named(tmp_path: Path) -> None:
    problem = refused(tmp_path, NAME, MAIL.replace('imap_user = "krav"\n', ""))
    assert str(problem) == "settings.toml, mail.imap_user: is missing; add it"


@pytest.mark.parametrize("side", ["imap", "smtp"])
@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
def test_mail_without_tls_is_allowed_on_the_same_machine(tmp_path: Path, side: str, host: str) -> None:
    accepted(tmp_path, NAME, _unprotected(side, host))


@pytest.mark.parametrize("side", ["imap", "smtp"])
@pytest.mark.parametrize("host", ["mail.lauvdal.example", "10.0.0.5", "localhost.lauvdal.example"])
def test_mail_without_tls_is_refused_elsewhere(tmp_path: Path, side: str, host: str) -> None:
    assert refused(tmp_path, NAME, _unprotected(side, host)).column == f"mail.{side}_security"


def _unprotected(side: str, host: str) -> str:
    secure = "tls" if side == "imap" else "starttls"
    return MAIL.replace(f"{side}.lauvdal.example", host).replace(
        f'{side}_security = "{secure}"', f'{side}_security = "none"'
    )


@pytest.mark.parametrize("url", ["http://127.0.0.1:9000/api/", "http://localhost/api/", "https://slack.com/api/"])
def test_the_slack_token_travels_protected_or_stays_on_the_machine(tmp_path: Path, url: str) -> None:
    accepted(tmp_path, NAME, SLACK, f'api_url = "{url}"\n')


@pytest.mark.parametrize("url", ["http://slack.example/api/", "ftp://slack.com/", "slack.com", "http://[1/"])
def test_an_unprotected_slack_address_is_refused(tmp_path: Path, url: str) -> None:
    assert refused(tmp_path, NAME, SLACK, f'api_url = "{url}"\n').column == "slack.api_url"


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("[web]\nport = 70000\n", "web.port"),
        ('[store]\nfiles = ""\n', "store.files"),
        ("[claims]\nlate_after_months = 0\n", "claims.late_after_months"),
        ('[limits]\nmail_mb = "much"\n', "limits.mail_mb"),
        ('[slack]\nmode = "carrier pigeon"\nteam = "T1"\n', "slack.mode"),
        ('[slack]\nmode = "http"\nteam = "Lauvdal"\n', "slack.team"),
        ('[store]\ndatabase = "mysql://x"\n', "store.database"),
    ],
)
def test_a_value_that_does_not_fit_is_named(tmp_path: Path, table: str, column: str) -> None:
    assert refused(tmp_path, NAME, table).column == column


def test_a_database_password_belongs_in_the_environment(tmp_path: Path) -> None:
    problem = refused(tmp_path, NAME, '[store]\ndatabase = "postgresql+psycopg://bot:hunter2@db/claims"\n')
    assert "GODTGJORT_DATABASE_URL" in problem.remedy
    assert "hunter2" not in str(problem)


@pytest.mark.parametrize("value", ['"postgresql+psycopg://bot:hunter2@[db"', '["hunter2"]', '"mysql://bot:hunter2@db"'])
def test_a_refused_database_url_is_never_repeated(tmp_path: Path, value: str) -> None:
    problem = refused(tmp_path, NAME, f"[store]\ndatabase = {value}\n")
    assert problem.column == "store.database"
    assert "hunter2" not in str(problem)


@pytest.mark.parametrize("content", [b"name = ", b"\xff\xfe", b"[municipality\n"])
def test_a_file_that_is_no_toml_is_explained(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.toml").write_bytes(content)
    settings, (problem,) = read_settings(tmp_path)
    assert settings is None
    assert problem.severity == "error"


def test_without_the_file_there_are_defaults_and_a_warning(tmp_path: Path) -> None:
    settings, (problem,) = read_settings(tmp_path)
    assert settings is not None
    assert settings.municipality.name == tmp_path.name
    assert problem.severity == "warning"


def test_taxable_drives_need_the_places_they_go_to(tmp_path: Path) -> None:
    taxable = '[travel]\nmileage_tax = "taxable"\n'
    assert refused(tmp_path, NAME, taxable).column == "travel.fixed_places"
    settings = accepted(tmp_path, NAME, taxable, 'fixed_places = ["rådhuset"]\n')
    assert settings.travel.fixed_places == ("rådhuset",)
