"""The municipality's folder as one value that the rest of the bot works with."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from pathlib import Path

from bot.config.approvers import read_approvers
from bot.config.deputies import read_deputies
from bot.config.people import People, read_people
from bot.config.problems import Problem, has_errors, refuse_errors
from bot.config.readiness import readiness
from bot.config.secrets import is_set, secret
from bot.config.settings import Settings, read_settings
from bot.config.terms import read_terms
from claims.catalogue import Catalogue
from claims.clock import date_in_norway
from claims.people import Approver, Deputy, Person, with_deputies
from claims.terms import Terms
from claims.travel import Travel
from claims.validity import Valid

_SQLITE = "sqlite:///"


@dataclass(frozen=True, slots=True, kw_only=True)
class Municipality:
    """Everything the folder says; people stay out of its printed form. `rules` are the terms of nobody known."""

    folder: Path
    settings: Settings
    rules: Terms
    people: People = field(repr=False)
    approvers: tuple[Approver, ...] = field(repr=False)
    deputies: tuple[Deputy, ...] = field(default=(), repr=False)

    def person(self, number: str) -> Person:
        """The person with that employee number; somebody who has left people.csv is known by the number alone."""
        return self.people.by_id(number) or Person(id=number, name=number, email="")

    def terms(self, claimant: str) -> Terms:
        """What that person's lines are priced by, apart from what the store knows."""
        return replace(self.rules, claimant=claimant, positions=self.person(claimant).positions)

    @property
    def catalogue(self) -> Catalogue:
        """The types that can be claimed."""
        return self.rules.catalogue

    @property
    def database_url(self) -> str:
        """The store's URL: the secret when it is set, else the setting; an SQLite path is made absolute."""
        url = secret("DATABASE_URL") if is_set("DATABASE_URL") else self.settings.store.database
        if url.startswith(_SQLITE):
            return f"{_SQLITE}{self.folder.absolute() / url.removeprefix(_SQLITE)}"
        return url

    @property
    def files_folder(self) -> Path:
        """Where receipts and large mails are kept."""
        return self.folder.absolute() / self.settings.store.files


def load(folder: Path) -> Municipality:
    """The folder's municipality; ConfigurationError with every error on a line of its own."""
    municipality, problems = _read(folder)
    refuse_errors(problems)
    assert municipality is not None  # only errors leave it out
    return municipality


def load_terms(folder: Path) -> Terms:
    """The terms of a claimant nobody knows, for which types.csv is enough; ConfigurationError as `load`."""
    terms, problems = read_terms(folder)
    refuse_errors(problems)
    settings, _ = read_settings(folder)
    return _decided(terms, settings) if settings else terms


def load_known(folder: Path) -> People:
    """The people of the folder; nobody while people.csv is missing or has errors, which `check` tells of."""
    people, problems = read_people(folder)
    return People(()) if has_errors(problems) else people


def check(folder: Path, *, today: date | None = None) -> list[Problem]:
    """Everything that is wrong, or would leave a claim stuck; `today` is the present day in Norway if not given."""
    municipality, problems = _read(folder)
    if municipality is None:
        return problems
    day = today or date_in_norway(datetime.now(UTC))
    settings, catalogue = municipality.settings, municipality.catalogue
    return problems + readiness(settings, catalogue, municipality.people, municipality.approvers, day)


def _read(folder: Path) -> tuple[Municipality | None, list[Problem]]:
    """The municipality, None when there are errors, and every problem of its files."""
    settings, problems = read_settings(folder)
    people, people_problems = read_people(folder)
    known = None if has_errors(people_problems) else people
    rules, rule_problems = read_terms(folder, known)
    approvers, approver_problems = read_approvers(folder, known)
    deputies, deputy_problems = read_deputies(folder, known)
    problems += rule_problems + people_problems + approver_problems + deputy_problems
    if settings is None or has_errors(problems):
        return None, problems
    rules = replace(_decided(rules, settings), ansvar=_ansvar(rules.catalogue, people))
    municipality = Municipality(
        folder=folder,
        settings=settings,
        rules=rules,
        people=people,
        approvers=with_deputies(approvers, deputies),
        deputies=deputies,
    )
    return municipality, problems


def _decided(rules: Terms, settings: Settings) -> Terms:
    """The terms with what settings.toml decides about them."""
    return replace(
        rules,
        travel=Travel(**settings.travel.model_dump()),
        late_after_months=settings.claims.late_after_months,
        refused_after_months=settings.claims.refused_after_months,
        undocumented=settings.claims.undocumented,
    )


def _ansvar(catalogue: Catalogue, people: People) -> dict[str, tuple[Valid, ...]]:
    """The periods in which each Ansvar is in use: for a type, or for anybody's position."""
    used: defaultdict[str, list[Valid]] = defaultdict(list)
    for kind in catalogue.rows:
        used[kind.cost_bearer.ansvar].append(kind)
    for position in (position for person in people for position in person.positions):
        used[position.cost_bearer.ansvar].append(position)
    return {ansvar: tuple(periods) for ansvar, periods in used.items() if ansvar}
