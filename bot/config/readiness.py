"""Would the bot get stuck? What is missing around files that can all be read."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import get_args

from bot.config import approvers as approvers_file
from bot.config import people as people_file
from bot.config import settings as settings_file
from bot.config import types as types_file
from bot.config.people import People
from bot.config.problems import Problem, quoted
from bot.config.secrets import why_missing
from bot.config.settings import Settings
from claims.catalogue import Catalogue
from claims.errors import ConfigurationError
from claims.people import Approver, Person, Role, Step
from claims.price import PartKind


def readiness(
    settings: Settings, catalogue: Catalogue, people: People, approvers: Sequence[Approver], today: date
) -> list[Problem]:
    """A problem for whatever keeps a claim from being made, decided or paid on that day."""
    return [
        *_unset_secrets(settings),
        *_types_not_ready(catalogue, today),
        *_without_pay_code(settings, catalogue),
        *_people_not_ready(people, today),
        *_undecidable(catalogue, people, approvers, today),
    ]


def needed_secrets(settings: Settings) -> list[str]:
    """The names of the secrets that these settings cannot work without."""
    names = []
    if settings.mail:
        if settings.mail.imap_host:
            names.append("IMAP_TOKEN" if settings.mail.imap_login == "oauth" else "IMAP_PASSWORD")
        if settings.mail.smtp_user:
            names.append("SMTP_PASSWORD")
    if settings.slack:
        names.append("SLACK_BOT_TOKEN")
        names.append("SLACK_APP_TOKEN" if settings.slack.mode == "socket" else "SLACK_SIGNING_SECRET")
    return names


def require_secrets(settings: Settings) -> None:
    """Nothing, when every secret the settings need is there; ConfigurationError with a line for each that is not."""
    missing = [str(problem) for problem in _unset_secrets(settings)]
    if missing:
        raise ConfigurationError("\n".join(missing))


def _unset_secrets(settings: Settings) -> Iterator[Problem]:
    for name in needed_secrets(settings):
        problem = why_missing(name)
        if problem:
            yield problem


def _types_not_ready(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    for code in catalogue.codes:
        if catalogue.on(code, today) is None:
            what, remedy = f"{quoted(code)} has no period that covers {today}", "add a row for the present period"
            yield Problem(file=types_file.FILE, what=what, remedy=remedy, severity="warning")
    for code in dict.fromkeys(row.code for row in catalogue.rows if not row.pay_code):
        what, remedy = f"{quoted(code)} has no pay code", "fill in pay_code, or payroll must do it for each claim"
        yield Problem(file=types_file.FILE, column="pay_code", what=what, remedy=remedy, severity="warning")


def _without_pay_code(settings: Settings, catalogue: Catalogue) -> Iterator[Problem]:
    """One problem with every part that a claim may have, and that payroll would have no code for."""
    is_taxed = settings.claims.undocumented == "taxable"
    outlays = any(row.unit == "amount" and row.tax == "tax_free" for row in catalogue.rows)
    never = {"expense", *(() if is_taxed and outlays else ("outlay_taxable",))}
    missing = [kind for kind in get_args(PartKind) if kind not in never and not getattr(settings.payroll, kind)]
    if missing:
        what = f"there is no pay code for {', '.join(missing)}"
        remedy = "fill it in, or an export refuses every claim that has it"
        yield Problem(file=settings_file.FILE, column="payroll", what=what, remedy=remedy, severity="warning")


def _people_not_ready(people: People, today: date) -> Iterator[Problem]:
    needed: tuple[Role, ...] = ("administrator", "payroll")
    for role in needed:
        if not any(role in person.roles for person in people):
            what, remedy = f"nobody has the role {role}", "add it to a person's roles"
            yield Problem(file=people_file.FILE, column="roles", what=what, remedy=remedy)
    for person in people:
        if person.roles and not person.email:
            what = f"{_named(person)} has no e-mail address and cannot be reached"
            yield Problem(file=people_file.FILE, column="email", what=what, remedy="fill it in")
        if "claimant" in person.roles and not any(position.covers(today) for position in person.positions):
            what = f"{_named(person)} is a claimant without a position on {today}"
            remedy = "add a row with a position that covers the day, or take the role claimant away"
            yield Problem(file=people_file.FILE, column="position", what=what, remedy=remedy)


def _undecidable(catalogue: Catalogue, people: People, approvers: Sequence[Approver], today: date) -> Iterator[Problem]:
    claimants = {person: _ansvar_of(person, today) for person in people if "claimant" in person.roles}
    of_types = {row.cost_bearer.ansvar for row in catalogue.rows if row.covers(today)} - {""}
    for ansvar in sorted(of_types.union(*claimants.values())):
        attestors = _who(approvers, "attest", ansvar, today)
        authorisers = _who(approvers, "authorise", ansvar, today)
        if not _two_different(attestors, authorisers):
            yield _no_two(ansvar, attestors, authorisers, today)
            continue
        for person, own in claimants.items():
            if ansvar in own and not _two_different(attestors - {person.id}, authorisers - {person.id}):
                what = f"nobody but {_named(person)} can take a step for the own claims on {_shown(ansvar)}"
                remedy = "add another attestor or authoriser for it"
                yield Problem(file=approvers_file.FILE, what=what, remedy=remedy, severity="warning")


def _ansvar_of(person: Person, today: date) -> frozenset[str]:
    return frozenset(position.cost_bearer.ansvar for position in person.positions if position.covers(today))


def _who(approvers: Sequence[Approver], step: Step, ansvar: str, today: date) -> set[str]:
    """The persons who may take the step for some amount; limits are looked at when a claim is submitted."""
    return {right.person for right in approvers if right.step == step and right.allows(ansvar, Decimal(0), today)}


def _two_different(attestors: set[str], authorisers: set[str]) -> bool:
    return bool(attestors and authorisers) and len(attestors | authorisers) > 1


def _no_two(ansvar: str, attestors: set[str], authorisers: set[str], today: date) -> Problem:
    missing = [name for name, who in (("attestor", attestors), ("authoriser", authorisers)) if not who]
    if missing:
        what = f"{_shown(ansvar)} has no {' and no '.join(missing)} on {today}"
        remedy = "add a row for each step that is missing"
    else:
        what = f"{_shown(ansvar)} has one and the same person as attestor and authoriser"
        remedy = "add another person for one of the steps"
    return Problem(file=approvers_file.FILE, column="ansvar", what=what, remedy=remedy)


def _shown(ansvar: str) -> str:
    return f"Ansvar {quoted(ansvar)}" if ansvar else "an empty Ansvar"


def _named(person: Person) -> str:
    return f"{person.name} ({person.id})"
