"""A draft's lines changed, added and taken out by filling in their fields."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any

from bot.actions.drafts import edited, require_open, show
from bot.config.municipality import Municipality
from bot.desk import Desk
from bot.intake import Form, Press
from claims import codec, drafting
from claims.claim import OPEN, Claim, ClaimLine
from claims.errors import Refused
from claims.lines import CostBearer, Evidence, ExpenseLine, Line, MileageLine, Passenger
from claims.people import Person
from claims.questions import Edit
from claims.shares import WHOLE
from parsers.text.intents.split_lines import Splitting

NEW = "new/"
"""Begins what a new line is called before it has a number: `new/expense/ferry`, `new/mileage/`."""


def may_edit(claim: Claim, person: Person) -> bool:
    """True for one's own claim while it is one's own to change."""
    return claim.state in OPEN and claim.claimant == person.id


def require_mine(claim: Claim | None, person: Person) -> Claim:
    """The claim; Refused unless the person may change it now."""
    if claim is None:
        raise Refused("no_such_claim")
    if claim.claimant != person.id:
        raise Refused("not_yours")
    require_open(claim)
    return claim


def cannot_open(desk: Desk, claim: Claim | None, asked: Form | Press) -> None:  # noqa: ARG001 - shares a signature
    """Always Refused: the dialog did not open, for the claim is not the person's to change, or has just changed."""
    require_mine(claim, asked.person)
    raise Refused("changed_since")


def line_meant(claim: Claim, about: str) -> Line | None:
    """The line by its number from 0, or a new one of that kind and type; None for neither."""
    if about.startswith(NEW):
        kind, _, type = about.removeprefix(NEW).partition("/")
        try:
            return codec.from_json({"kind": kind, **({"type": type} if type else {})})
        except ValueError:
            return None
    return claim.lines[int(about)].line if about.isdecimal() and int(about) < len(claim.lines) else None


def fill_in(desk: Desk, claim: Claim | None, form: Form) -> None:
    """The draft with the line as it was filled in, or without it; its claimant is shown what has changed.

    Refused when the claim has changed since the dialog opened: its lines may be others now.
    """
    mine = require_mine(claim, form.person)
    line = line_meant(mine, form.about)
    if form.version != mine.version or line is None:
        raise Refused("changed_since")
    here = replace(mine, channel=form.channel)
    if form.about.startswith(NEW):
        after, edits = _added(desk, here, line, form.values["fields"]), []
    else:
        number = int(form.about)
        edits = list(_removal(number) if "remove" in form.values else _edits(number, line, form.values["fields"]))
        after = edited(desk, here, edits) if edits else here
    if after is not here:
        raised = replace(after, version=mine.version + 1)
        after = desk.keep(raised, "filled_in", form.person.id, line=form.about, edits=[asdict(edit) for edit in edits])
    show(desk, after, mine)


def split(desk: Desk, claim: Claim, person: Person, said: Splitting) -> None:
    """The draft with the line split as said in words; its claimant is shown it.

    Refused unless the line is clear, the shares are the whole, and each Ansvar is that of just one cost bearer.
    """
    mine = require_mine(claim, person)
    if said.line is None and len(mine.lines) != 1:
        raise Refused("which_line")
    if sum(percent for percent, _ in said.shares) != WHOLE:
        raise Refused("split_not_whole")
    bearers = known_bearers(desk.town, mine)
    shares = [{"percent": str(percent), "cost_bearer": asdict(_of(ansvar, bearers))} for percent, ansvar in said.shares]
    edit = Edit(line=said.line or 0, field="split", value=shares)
    after = replace(edited(desk, mine, [edit]), version=mine.version + 1)
    show(desk, desk.keep(after, "corrected", person.id, edits=[asdict(edit)]), mine)


def known_bearers(town: Municipality, claim: Claim) -> set[CostBearer]:
    """Every cost bearer that a type, a position or a line of the claim has."""
    rows = {row.cost_bearer for row in town.catalogue.rows}
    positions = {position.cost_bearer for person in town.people for position in person.positions}
    lines = {line.line.cost_bearer for line in claim.lines if line.line.cost_bearer}
    return (rows | positions | lines) - {CostBearer()}


def _of(ansvar: str, bearers: Iterable[CostBearer]) -> CostBearer:
    found = [bearer for bearer in bearers if bearer.ansvar == ansvar]
    if len(found) != 1:
        raise Refused("which_bearer")
    return found[0]


def _added(desk: Desk, claim: Claim, blank: Line, fields: Mapping[str, Any]) -> Claim:
    """The claim with the new line at its end; Refused when a value does not fit its field."""
    new = ClaimLine(line=filled(blank, fields), evidence=Evidence(source=desk.source))
    return drafting.add(claim, [new], (), desk.terms(replace(claim, lines=(*claim.lines, new))))


def filled(blank: Line, fields: Mapping[str, Any]) -> Line:
    """The new line with what was said of it; Refused when a value does not fit its field."""
    said = {name: value for name, value in fields.items() if value is not None}
    try:
        return codec.from_json({**codec.to_json(blank), **said})
    except ValueError as error:
        raise Refused("edit_does_not_fit") from error


def _removal(number: int) -> Iterator[Edit]:
    yield Edit(line=number, field=None)


def _edits(number: int, line: Line, fields: Mapping[str, Any]) -> Iterator[Edit]:
    """What was filled in otherwise than the line says; Refused when a value does not fit its field.

    A price for each no longer holds once the sum or the count is another.
    """
    changed = [name for name, value in fields.items() if not _says(line, name, _whole(line, name, value))]
    for name in changed:
        yield Edit(line=number, field=name, value=_whole(line, name, fields[name]))
    if isinstance(line, ExpenseLine) and line.unit_price is not None and {"amount", "quantity"} & set(changed):
        yield Edit(line=number, field="unit_price")


def _says(line: Line, name: str, value: object) -> bool:
    try:
        return codec.with_field(line, name, value) == line
    except (KeyError, ValueError) as error:
        raise Refused("edit_does_not_fit") from error


def _whole(line: Line, name: str, value: Any) -> Any:  # noqa: ANN401 - JSON
    """The value with what the dialog does not ask for: how far each passenger rode."""
    if name != "passengers" or not isinstance(line, MileageLine):
        return value
    names = [rider["name"] for rider in value]
    rode = rode_by(line.passengers, names)
    return [{"name": name, "distance_km": _json(km)} for name, km in zip(names, rode, strict=True)]


def rode_by(before: Sequence[Passenger], names: Sequence[str | None]) -> Iterator[Decimal | None]:
    """How far each of the names rode: as before in that place, or under that name; None is the whole way.

    A new name among as many as before is another name for whoever was in that place.
    """
    stayed = {at for at, (rider, name) in enumerate(zip(before, names, strict=False)) if rider.name == name}
    moved = {rider.name: rider.distance_km for at, rider in enumerate(before) if at not in stayed}
    for at, name in enumerate(names):
        if at not in stayed and name in moved:
            yield moved[name]
        else:
            yield before[at].distance_km if at in stayed or len(names) == len(before) else None


def _json(number: Decimal | None) -> str | None:
    return None if number is None else str(number)
