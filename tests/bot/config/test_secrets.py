"""Secrets come from the environment, and never show."""

from pathlib import Path

import pytest

from bot.config.secrets import is_set, secret, why_missing
from claims.errors import ConfigurationError

NAME, VARIABLE = "IMAP_PASSWORD", "GODTGJORT_IMAP_PASSWORD"


def test_a_secret_is_read_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "hunter2")
    assert secret(NAME) == "hunter2"
    assert is_set(NAME)
    assert why_missing(NAME) is None


def test_a_secret_is_read_from_a_file_without_the_line_end(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "imap").write_text("hunter2\n")
    monkeypatch.setenv(f"{VARIABLE}_FILE", str(tmp_path / "imap"))
    assert secret(NAME) == "hunter2"


@pytest.mark.parametrize("value", [None, ""])
def test_an_unset_or_empty_secret_says_what_to_set(monkeypatch: pytest.MonkeyPatch, value: str | None) -> None:
    if value is not None:
        monkeypatch.setenv(VARIABLE, value)
    with pytest.raises(ConfigurationError, match=f"{VARIABLE}: is not set; set it, or let {VARIABLE}_FILE"):
        secret(NAME)
    assert not is_set(NAME)


def test_both_ways_at_once_are_refused_without_showing_the_value(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(VARIABLE, "hunter2")
    monkeypatch.setenv(f"{VARIABLE}_FILE", str(tmp_path / "imap"))
    with pytest.raises(ConfigurationError, match="unset one of the two") as caught:
        secret(NAME)
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize(("content", "what"), [(None, "cannot be read"), (b"\n", "is empty"), (b"\xff", "cannot be")])
def test_a_file_that_gives_nothing_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None, what: str
) -> None:
    if content is not None:
        (tmp_path / "imap").write_bytes(content)
    monkeypatch.setenv(f"{VARIABLE}_FILE", str(tmp_path / "imap"))
    with pytest.raises(ConfigurationError, match=what):
        secret(NAME)
