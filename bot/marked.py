"""Which lines of a claim are meant that a message names by what they are, and how they change."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation

from claims import codec
from claims.catalogue import Catalogue, ExpenseType
from claims.claim import Claim, ClaimLine
from claims.lines import ExpenseLine, Line, MileageLine, PerDiemLine, day_of, is_period, last_day_of
from claims.questions import Edit
from parsers.text.intents.things import NUMBER, Change, Kind, Thing
from parsers.text.words.stems import stem, uninflected

_WORD = re.compile(r"\w+")
_NUMBERS = ("amount", "distance_km", "quantity", "unit_price")
_COUNTED = frozenset({"hour", "day"})


def meant(change: Change, claim: Claim, catalogue: Catalogue) -> list[int]:
    """The lines (from 0) of the claim that the change may be of; those that say something of the field go first.

    A day that is said of nothing in particular is that of the whole claim, where it has one day only.
    """
    fitting = [at for at, each in enumerate(claim.lines) if _fits(change, each, catalogue)]
    named = [at for at in fitting if not change.thing or _is(change.thing, claim.lines[at].line, catalogue)]
    fitting = named or [at for at in fitting if change.thing and _tells(change.thing, at, claim)]
    field = next((name for name, _ in change.values if name in _NUMBERS), None)
    saying = [at for at in fitting if field and getattr(claim.lines[at].line, field, None) is not None]
    asked = {question.line for question in claim.questions if question.field == field}
    return [at for at in fitting if at in saying or at in asked] or fitting


def edits(change: Change, at: int, claim: Claim, catalogue: Catalogue) -> Iterator[Edit]:
    """The change as edits of the line at that place; what was done for a meeting moves to its new day with it.

    A price for each holds no longer once the sum is another.
    """
    line = claim.lines[at].line
    if not change.values:
        yield Edit(line=at, field=None)
    for name, value in change.values:
        field = _field(name, line, catalogue)
        yield Edit(line=at, field=field, value=f"{Decimal(str(value)):.2f}" if field == "amount" else value)
        if name == "date":
            yield from (Edit(line=other, field=name, value=value) for other in _done_for(at, claim, catalogue))
        elif isinstance(line, ExpenseLine) and line.unit_price is not None and name in ("amount", "quantity", NUMBER):
            yield Edit(line=at, field="unit_price")


def _fits(change: Change, each: ClaimLine, catalogue: Catalogue) -> bool:
    """True for a line of that day with those old values, which can have the new ones."""
    line = each.line
    first, last = day_of(line), last_day_of(line)
    if change.day and not (first and last and first <= change.day <= last):
        return False
    if change.day and not change.thing and not isinstance(line, PerDiemLine) and is_period(line):
        return False  # what is said of one day holds for no longer time
    if not all(_had(line, name, value) for name, value in change.old):
        return False
    return all(_field(name, line, catalogue) is not None for name, _ in change.values)


def _is(thing: Thing, line: Line, catalogue: Catalogue) -> bool:
    """True for a line of that type or kind which has the words that were said of it."""
    if thing.types and not (isinstance(line, ExpenseLine) and line.type in thing.types):
        return False
    if thing.kind and not _KINDS[thing.kind](line, catalogue):
        return False
    if not (thing.types or thing.kind or thing.words):
        return False
    if isinstance(line, MileageLine) and not thing.kind:  # what a drive was for is no name of it
        return set(thing.words) <= _stems(" ".join(line.route))
    return set(thing.words) <= _words(line, catalogue)


def _tells(thing: Thing, at: int, claim: Claim) -> bool:
    """True where an outlay's purpose has the word, one that is told to be a taxi, or its name that is asked about."""
    line = claim.lines[at].line
    said = [{stem(word), uninflected(word)} for word in _WORD.findall(thing.said.casefold())]  # kinoen has no ø
    called = [q.facts.get("said", "") for q in claim.questions if (q.line, q.field) == (at, "type")]
    told = _stems(" ".join([line.purpose or "", *called]))
    return isinstance(line, ExpenseLine) and not thing.kind and bool(said) and all(told & word for word in said)


def _field(name: str, line: Line, catalogue: Catalogue) -> str | None:
    """The field of the line that takes such a value; None for none."""
    unit = _unit(line, catalogue)
    if isinstance(line, MileageLine):
        return "distance_km" if name == NUMBER else name if hasattr(line, name) else None
    if isinstance(line, PerDiemLine):
        return name if name not in (NUMBER, "distance_km") and hasattr(line, name) else None
    if name == NUMBER:
        return "amount" if unit in ("amount", None) else "quantity" if unit in _COUNTED else None
    if name in ("amount", "unit_price"):
        return name if unit in ("amount", None) else None
    return name if hasattr(line, name) and (name != "quantity" or unit != "meeting") else None


def _had(line: Line, name: str, value: object) -> bool:
    said = codec.to_json(line)
    return any(_same(said.get(field), value) for field in (_NUMBERS if name == NUMBER else (name,)))


def _same(said: object, value: object) -> bool:
    try:
        return said is not None and Decimal(str(said)) == Decimal(str(value))
    except InvalidOperation:
        return said == value


def _done_for(at: int, claim: Claim, catalogue: Catalogue) -> list[int]:
    """The other lines of the meeting's day, where it is the only one that day; none for what is no meeting."""
    day = day_of(claim.lines[at].line)
    alike = [number for number, each in enumerate(claim.lines) if day and _is_all_of(each.line, day)]
    meetings = [number for number in alike if _unit(claim.lines[number].line, catalogue) == "meeting"]
    return [number for number in alike if number != at] if meetings == [at] else []


def _is_all_of(line: Line, day: dt.date) -> bool:
    return not isinstance(line, PerDiemLine) and day_of(line) == last_day_of(line) == day


def _unit(line: Line, catalogue: Catalogue) -> str | None:
    if not isinstance(line, ExpenseLine) or line.type is None:
        return None
    row = _row(line.type, line.date, catalogue)
    return row.unit if row else None


def _row(type: str, day: dt.date | None, catalogue: Catalogue) -> ExpenseType | None:
    """The type as it is on the day, or in its last period; None for one that the catalogue has no longer."""
    rows = catalogue.periods(type)
    return (day and catalogue.on(type, day)) or (rows[-1] if rows else None)


def _words(line: Line, catalogue: Catalogue) -> set[str]:
    """The stems of all that the line says in words."""
    said = [line.purpose or ""]
    if isinstance(line, MileageLine):
        said += line.route
    elif isinstance(line, PerDiemLine):
        said += [line.city or "", line.lodging_name or ""]
    elif line.type is not None and (row := _row(line.type, line.date, catalogue)):
        said += row.spellings
    return set().union(*map(_stems, said))


def _stems(text: str) -> set[str]:
    return {stem(word) for word in _WORD.findall(text.casefold())}


_KINDS: dict[Kind, Callable[[Line, Catalogue], bool]] = {
    "mileage": lambda line, _: isinstance(line, MileageLine),
    "per_diem": lambda line, _: isinstance(line, PerDiemLine),
    "trip": lambda line, _: isinstance(line, MileageLine | PerDiemLine),
    "meeting": lambda line, catalogue: _unit(line, catalogue) == "meeting",
}
