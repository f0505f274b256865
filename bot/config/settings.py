"""settings.toml to settings: how this municipality's bot is reached, where it stores, what it reminds of."""

import difflib
import ipaddress
import tomllib
from datetime import date
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from dateutil.relativedelta import relativedelta
from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator
from pydantic_core import ErrorDetails

from bot.config.cells import Email
from bot.config.problems import Problem, explain, quoted, wrong
from bot.config.secrets import SECRETS
from claims.money import Half
from claims.people import Language

FILE = "settings.toml"

Security = Literal["tls", "starttls", "none"]
Port = Annotated[int, Field(ge=1, le=65535)]
Text = Annotated[str, Field(min_length=1)]
Count = Annotated[int, Field(ge=1)]


def _loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class MunicipalitySettings(_Table):
    """Who the bot speaks for, and the language it uses with strangers."""

    name: Text
    language: Language = "nb"


class MailSettings(_Table):
    """The mailbox claims come to and the server answers leave by; passwords are secrets."""

    address: Annotated[Email, Field(min_length=1)]
    lmtp_port: Annotated[int, Field(ge=0, le=65535)] = 0
    lmtp_host: Text = "127.0.0.1"
    smtp_intake_port: Annotated[int, Field(ge=0, le=65535)] = 0
    imap_host: Annotated[str, Field(validate_default=True)] = ""
    imap_port: Port = 993
    imap_security: Security = "tls"
    imap_user: Annotated[str, Field(validate_default=True)] = ""
    imap_login: Literal["password", "oauth"] = "password"
    folder: Text = "INBOX"
    handled_folder: Text = "Behandlet"
    quarantine_folder: Text = "Karantene"
    smtp_host: Text
    smtp_port: Port
    smtp_security: Security
    smtp_user: str = ""
    authserv_id: str = ""
    check_dkim: bool = False

    @field_validator("imap_host")
    @classmethod
    def _comes_somehow(cls, host: str, info: ValidationInfo) -> str:
        if not host and not info.data.get("lmtp_port") and not info.data.get("smtp_intake_port"):
            raise wrong("is missing", "add it, or lmtp_port or smtp_intake_port where a mail server hands mail over")
        return host

    @field_validator("imap_user")
    @classmethod
    def _has_an_account(cls, user: str, info: ValidationInfo) -> str:
        if info.data.get("imap_host") and not user:
            raise wrong("is missing", "add it")
        return user

    @field_validator("imap_security", "smtp_security")
    @classmethod
    def _open_only_at_home(cls, security: Security, info: ValidationInfo) -> Security:
        host = info.data.get(str(info.field_name).replace("security", "host"), "")
        if security == "none" and not _loopback(host):
            raise wrong(f"mail to {quoted(host)} would travel unprotected", "write 'tls' or 'starttls'")
        return security


class SlackSettings(_Table):
    """The Slack workspace; tokens are secrets."""

    mode: Literal["socket", "http"]
    team: Annotated[str, Field(pattern=r"^T[A-Z0-9]+$")]
    api_url: str = "https://slack.com/api/"

    @field_validator("api_url")
    @classmethod
    def _protected(cls, api_url: str) -> str:
        url = urlsplit(api_url)
        if url.scheme == "https" or (url.scheme == "http" and _loopback(url.hostname or "")):
            return api_url
        raise wrong(f"{quoted(api_url)} does not protect the token", "write an address that starts with https://")


class WebSettings(_Table):
    """Where the bot listens: Slack over HTTP, and its health."""

    host: Text = "127.0.0.1"
    port: Port = 8080


class StoreSettings(_Table):
    """Where claims, and the files that belong to them, are kept; relative to the municipality's folder."""

    database: str = "sqlite:///var/godtgjort.db"
    files: Text = "var/files"

    @field_validator("database")
    @classmethod
    def _known_kind(cls, database: str) -> str:
        """The URL; a refused one is not repeated, for it may hold a password."""
        if not database.startswith(("sqlite:///", "postgresql+psycopg://")):
            raise wrong("this is no database URL", "start it with sqlite:/// or postgresql+psycopg://")
        if urlsplit(database).password:
            raise wrong("the URL holds a password", "set the URL as GODTGJORT_DATABASE_URL instead")
        return database


class ClaimSettings(_Table):
    """When people are reminded, when a claim counts as late or too old, and what lacking documentation costs."""

    reminder_working_days: Count = 3
    late_after_months: Count = 3
    refused_after_months: Annotated[int, Field(ge=0)] = 0
    undocumented: Literal["taxable", "warn"] = "taxable"


class TravelSettings(_Table):
    """How drives to a fixed meeting place are taxed, and what else the agreements leave to the municipality."""

    mileage_tax: Literal["split", "taxable"] = "split"
    fixed_places: Annotated[tuple[Text, ...], Field(validate_default=True)] = ()
    taxable_from_day: Count = 10
    compensation_abroad: bool = False
    meals_taken_off: Literal["own_rate", "overnight_rate"] = "own_rate"
    night_allowance_breakfast: Literal["paid", "taken_off"] = "paid"
    half_krone: Half = "up"

    @field_validator("fixed_places")
    @classmethod
    def _named(cls, places: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
        if info.data.get("mileage_tax") == "taxable" and not places:
            raise wrong("no meeting place is named", "name those that drives are taxable to")
        return places


class LimitSettings(_Table):
    """How much one message may bring, in megabytes, and how often one person is answered by mail."""

    attachment_mb: Count = 25
    mail_mb: Count = 30
    answers_an_hour: Count = 12


class PayrollSettings(_Table):
    """Pay codes (lønnsart) of what is paid by the state's rates, and the day of the month when payroll closes."""

    mileage_tax_free: str = ""
    mileage_taxable: str = ""
    passenger: str = ""
    trailer: str = ""
    forest_road: str = ""
    equipment: str = ""
    per_diem_tax_free: str = ""
    per_diem_taxable: str = ""
    night_allowance: str = ""
    outlay_taxable: str = ""
    cut_off_day: Annotated[int, Field(ge=0, le=28)] = 0

    def next_cut_off(self, today: date) -> date | None:
        """The next day, today included, by which claims must be authorised to be paid this time; None when not set."""
        if not self.cut_off_day:
            return None
        this_month = today.replace(day=self.cut_off_day)
        return this_month if today <= this_month else this_month + relativedelta(months=1)


class Settings(_Table):
    """The whole of settings.toml; `mail` and `slack` are None when that channel is off."""

    municipality: MunicipalitySettings
    mail: MailSettings | None = None
    slack: SlackSettings | None = None
    web: WebSettings = WebSettings()
    store: StoreSettings = StoreSettings()
    claims: ClaimSettings = ClaimSettings()
    travel: TravelSettings = TravelSettings()
    limits: LimitSettings = LimitSettings()
    payroll: PayrollSettings = PayrollSettings()


TABLES: dict[str, type[BaseModel]] = {
    "municipality": MunicipalitySettings,
    "mail": MailSettings,
    "slack": SlackSettings,
    "web": WebSettings,
    "store": StoreSettings,
    "claims": ClaimSettings,
    "travel": TravelSettings,
    "limits": LimitSettings,
    "payroll": PayrollSettings,
}


def read_settings(folder: Path) -> tuple[Settings | None, list[Problem]]:
    """The folder's settings, None when they cannot be used, and everything that is wrong with them.

    Without the file every setting has its default, and the municipality is called as its folder is.
    """
    try:
        values = tomllib.loads((folder / FILE).read_bytes().decode("utf-8-sig"))
        return Settings.model_validate(values), []
    except FileNotFoundError:
        remedy = f"create it in {folder} to turn on mail and chat"
        problem = Problem(file=FILE, what="the file is missing", remedy=remedy, severity="warning")
        return Settings(municipality=MunicipalitySettings(name=folder.resolve().name)), [problem]
    except OSError as error:
        what = f"the file cannot be read ({error.strerror})"
        return None, [Problem(file=FILE, what=what, remedy="look at its permissions")]
    except UnicodeDecodeError:
        return None, [Problem(file=FILE, what="the letters are not UTF-8", remedy="save the file as UTF-8")]
    except tomllib.TOMLDecodeError as error:
        return None, [Problem(file=FILE, what=str(error), remedy="mend the line; text stands in quotation marks")]
    except ValidationError as error:
        return None, [_problem(details) for details in error.errors()]


def _problem(error: ErrorDetails) -> Problem:
    path = [str(part) for part in error["loc"]]
    what, remedy = explain(error)
    if error["type"] == "extra_forbidden":
        what, remedy = "the setting is not known", _nearest(path)
    return Problem(file=FILE, column=".".join(path), what=what, remedy=remedy)


def _nearest(path: list[str]) -> str:
    """What to do about an unknown key: its value stays unsaid, for it may be a secret in the wrong place."""
    key = path[-1]
    if key.upper() in SECRETS:
        return f"secrets stay out of files in the folder: remove it and set GODTGJORT_{key.upper()}"
    known = TABLES[path[0]].model_fields if len(path) > 1 else TABLES
    near = difflib.get_close_matches(key, known, n=1, cutoff=0)
    return f"the nearest that is known is {near[0]}"
