"""Corrections that name a line by what it is: done on the draft that has such a line, else told what there is."""

from collections.abc import Sequence
from dataclasses import replace

from bot import enclosures, refusals
from bot.actions import choosing, drafts, keeping
from bot.desk import Desk
from bot.intake import Message, Outcome
from bot.marked import edits, meant
from bot.meant import EVERY_LIVING, held, touched_last
from claims.checks import open_points
from claims.claim import OPEN, Claim
from claims.drafting import SUMS, is_set_by_rates
from claims.errors import Refused
from claims.lines import ExpenseLine, Line, MileageLine
from claims.questions import Edit
from parsers.text.drives.halves import begins_only
from parsers.text.intents.amending import Amendment
from parsers.text.intents.called import calls_whole
from parsers.text.intents.things import Change
from parsers.text.reading import Intent, Reading
from store import audit, claims

_MAY_CORRECT: frozenset[Intent] = frozenset({"edit", "claim", "question", "answer", "none"})
"""Intents of words that may correct a line that is there."""

_FIGURES = ("distance_km", "amount")
_LONGEST_FIGURE = 5
"""Words that say a figure and no more: `det var 120 kr`."""

_MOST = 10
"""Open claims, touched last, that a line is looked for in."""


def amended(desk: Desk, message: Message, claim: Claim, reading: Reading) -> Outcome | None:
    """What became of the correction; None for words that correct nothing which the person's open claims have.

    The claim that is answered or named is the one meant; else the only one that has such a line, and where nothing was
    called by name the one touched last. Whoever could mean several claims or lines is asked, and nothing is done;
    neither is what stands beside words that are no part of it, or what only one of its lines is there for.
    """
    if reading.intent not in _MAY_CORRECT or (reading.intent == "answer" and reading.edits):
        return None
    if calls_whole(message.text):  # slett 2026-00077 is about a claim
        return None
    said = desk.reader.amendment(message.text, message.received)
    if said is None:
        return None
    fitting = having(desk, message, claim, said.changes)
    if said.unread or not fitting:
        known = [change for change in said.changes if change.old or (change.thing and change.thing.definite)]
        _demand_written(desk, message, claim, known)
        partly = next((found[0] for change in known if (found := having(desk, message, claim, [change]))), None)
        if partly is None and not said.certain:
            return None
        if said.unread:
            return _unread(desk, message, partly or claim, said)
        return not_there(desk, message, partly or claim, said.changes)
    is_named = any(change.thing or change.old or change.day for change in said.changes)
    if len(fitting) > 1 and (is_named or fitting[0].number != claim.number):
        choosing.ask(desk, message, "answer", fitting)
        return "conversation", "which_answer"
    return _amend(desk, message, fitting[0], said, reading)


def of_sent(desk: Desk, message: Message, reading: Reading) -> Outcome | None:
    """What became of a correction of the claim that was just sent; None for words that correct nothing it has."""
    if message.claim or reading.intent not in _MAY_CORRECT:
        return None
    said = desk.reader.amendment(message.text, message.received)
    last = touched_last(desk, message.person, EVERY_LIVING) if said else None
    if said is None or last is None or last.state != "submitted":
        return None
    known = [change for change in said.changes if change.old or (change.thing and change.thing.definite)]
    if not any(meant(change, last, desk.town.catalogue) for change in known):
        return None
    refusals.tell(desk, message, Refused("sent_before", number=last.number), last)
    return "refused", "sent_before"


def measured_anew(desk: Desk, message: Message, claim: Claim, reading: Reading) -> Outcome | None:
    """What became of a distance or a sum alone, below a claim that came back: it is that of the line which can have it.

    None for all other words; Refused where the claim has several such lines. What else a whole sentence says is kept
    for whoever decides, and so are words with a figure that the claim has already.
    """
    if claim.state != "returned" or claim.number != message.claim or reading.intent != "claim":
        return None
    evidence = reading.lines[0].evidence if len(reading.lines) == 1 else {}
    field = next((name for name in _FIGURES if evidence.keys() == {name}), None)
    said = getattr(reading.lines[0].line, field, None) if field else None
    if field is None or said is None:
        return None
    places = [at for at, line in enumerate(claim.lines) if _takes(line.line, field, reading.lines[0].line)]
    if not places:
        return None
    if any(getattr(claim.lines[at].line, field) == said for at in places):
        keeping.remark(desk, enclosures.with_files(desk, message, claim), message.person, message.text.strip())
        return "conversation", "remark"
    if len(places) > 1:
        raise Refused("which_line", among=" ".join(map(str, places)))
    kept = enclosures.with_files(desk, message, claim)
    if len(message.text.split()) > _LONGEST_FIGURE:
        kept = keeping.noted(desk, kept, message.person, message.text.strip())
    edit = Edit(line=places[0], field=field, value=f"{said:f}")
    drafts.correct(desk, kept, message, Reading(intent="edit", edits=(edit,)))
    return "conversation", "edit"


def _takes(line: Line, field: str, told: Line) -> bool:
    """True for a drive, and for an outlay in the same currency, of which the claim says such a figure."""
    if not isinstance(line, ExpenseLine) or not isinstance(told, ExpenseLine):
        return isinstance(line, MileageLine) and field == "distance_km"
    return field == "amount" and line.amount is not None and line.currency == told.currency


def demand_whole_route(desk: Desk, message: Message, claim: Claim) -> None:
    """Refused for half of a route, where the claim asks for one."""
    if not begins_only(message.text):
        return
    if any(point.field == "route" for point in open_points(claim.questions, desk.findings(claim))):
        raise Refused("half_route", said=" ".join(message.text.split()).rstrip(".!"))


def having(desk: Desk, message: Message, claim: Claim, changes: Sequence[Change]) -> list[Claim]:
    """The claims that have a line for each of the changes: the one that is answered or named, or any open one."""
    own = [claim] if message.claim else _own(desk, message, claim)
    return [one for one in own if all(meant(change, one, desk.town.catalogue) for change in changes)]


def _demand_written(desk: Desk, message: Message, claim: Claim, changes: Sequence[Change]) -> None:
    """Refused for the sum of a line that has it from the rates: `møtet var 3000 kr`."""
    sums = [replace(change, values=()) for change in changes if any(name in SUMS for name, _ in change.values)]
    for one in having(desk, message, claim, sums) if sums else ():
        for at in meant(sums[0], one, desk.town.catalogue):
            if is_set_by_rates(one.lines[at].line, desk.terms(one)):
                raise Refused("set_by_rates", line=str(at + 1))


def _own(desk: Desk, message: Message, newest: Claim) -> list[Claim]:
    """The person's open claims, touched last first, without what another may have opened in their name."""
    found = claims.of_person(desk.connection, message.person.id, OPEN, limit=_MOST)
    return [
        one
        for one in found
        if one.number == newest.number or not audit.was_opened_unproven(desk.connection, one.number)
    ]


def _amend(desk: Desk, message: Message, found: Claim, said: Amendment, reading: Reading) -> Outcome:
    claim = enclosures.with_files(desk, message, held(desk, message, found))
    places = [_places(change, claim, desk) for change in said.changes]
    for change, at in zip(said.changes, places, strict=True):
        if len(at) > 1 and not _is_of_all(change, claim, len(at)):
            if not change.values and len(said.changes) == 1:
                choosing.ask_lines(desk, message, claim, at)
                return "conversation", "which_remove"
            among = " ".join(map(str, at))
            refused = Refused("which_line", among=among) if change.values else Refused("which_line_out", among=among)
            refusals.tell(desk, message, refused, claim)
            return "refused", refused.code
    found_edits: list[Edit] = []
    for change, at in zip(said.changes, places, strict=True):
        for number in at:
            found_edits += edits(change, number, claim, desk.town.catalogue)
    added = reading.lines if reading.intent == "edit" else ()
    asked = reading.questions if added else ()
    told = Reading(intent="edit", edits=tuple(dict.fromkeys(found_edits)), lines=added, questions=asked)
    drafts.correct(desk, claim, message, told)
    return "conversation", "edit"


def _unread(desk: Desk, message: Message, claim: Claim, said: Amendment) -> Outcome:
    """The person hears which words are part of no correction, and that nothing is done."""
    kept = enclosures.with_files(desk, message, claim)
    refusals.tell(desk, message, Refused("correction_unread", said=said.unread), kept)
    return "refused", "correction_unread"


def _places(change: Change, claim: Claim, desk: Desk) -> list[int]:
    return meant(change, claim, desk.town.catalogue)


def _is_of_all(change: Change, claim: Claim, count: int) -> bool:
    """True for a day that is said of nothing in particular on a claim of one day, and for one that is taken out of it.

    The lines of the day are so many; where they are all that the claim has, it may be one of them that is meant.
    """
    if not change.values:
        return change.thing is None and not change.old and count < len(claim.lines)
    only_days = all(name in ("date", "end_date") for name, _ in change.values)
    return bool(change.values) and change.thing is None and only_days and claim.only_day is not None


def not_there(desk: Desk, message: Message, claim: Claim, changes: Sequence[Change]) -> Outcome:
    """The person hears which of the things the claim has not, and what it has."""
    missing = next(change for change in changes if not meant(change, claim, desk.town.catalogue))
    kept = enclosures.with_files(desk, message, claim)
    refusals.tell(desk, message, Refused("not_on_claim", said=missing.said), kept)
    return "refused", "not_on_claim"
