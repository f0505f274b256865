"""Drafts of what was not, or is still to come: whether they, or a line, are to be deleted is asked, never guessed."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from bot.actions import choosing, drafts
from bot.desk import Desk
from bot.intake import Message, Outcome
from bot.meant import held
from claims.checks import open_points
from claims.claim import OPEN, Claim
from claims.clock import date_in_norway
from claims.errors import Refused
from claims.lines import PerDiemLine, day_of, is_period
from claims.questions import DAYS, Edit
from parsers.text.intents.absent import was_absent
from parsers.text.intents.assent import assent
from parsers.text.intents.named_days import NamedDay
from parsers.text.intents.which_year import which_year
from parsers.text.reading import Intent, Reading
from store import audit, claims

_MAY_SAY_SO: frozenset[Intent] = frozenset({"none", "question", "answer", "edit"})
"""Intents of words that may say that somebody was not there on a day: that day is no answer then."""

_MOST = 10
"""Open claims, touched last, that a day is looked for in."""


def told_of_day(desk: Desk, message: Message, claim: Claim, reading: Reading) -> Outcome | None:
    """What became of words that say of a day that the writer was not there, that it is to come, or which year it was.

    A day that they name is that of the line which is meant, and answers nothing. Refused where it may be the line that
    is to go, of which the person was asked some time ago.
    """
    if message.files or not message.verified or reading.lines or reading.intent not in (*_MAY_SAY_SO, "delete"):
        return None
    named = desk.reader.named_days(message.text, message.received)
    if reading.intent == "delete":
        return _deleted_in_part(desk, message, claim, named) if named and was_absent(message.text) else None
    is_of_days = bool(reading.edits) and all(edit.field in DAYS for edit in reading.edits)
    if is_of_days and choosing.waits_for_line(desk, message, claim):
        raise Refused("answers_several")
    if was_absent(message.text):
        if named:
            return _absent(desk, message, claim, reading, named)
        is_read = reading.intent == "answer" and is_of_days
        return told(desk, message, claim) if is_read else None  # jeg var ikke der i november
    return _of_year(desk, message, claim, named) if is_of_days or not reading.edits else None


def told(desk: Desk, message: Message, claim: Claim | None) -> Outcome | None:
    """What became of words that say that the writer was not there, or a no to the day that a draft was read as.

    The person is asked whether the draft is to be deleted, or which of its lines where these are of several days.
    """
    if claim is None or claim.state not in OPEN or not message.verified or message.files:
        return None
    if was_absent(message.text):
        return _ask(desk, message, claim, range(len(claim.lines)))
    doubtful = _doubtful(desk, claim) if assent(message.text) == "no" else ()
    return _ask(desk, message, claim, doubtful) if doubtful else None


def _absent(desk: Desk, message: Message, claim: Claim, reading: Reading, named: Sequence[NamedDay]) -> Outcome | None:
    """What became of an absence on days that are named; None for words that change something besides.

    Refused where no line is of such a day.
    """
    if any(edit.field not in DAYS for edit in reading.edits):
        return None
    amendment = desk.reader.amendment(message.text, message.received)
    if amendment and amendment.certain:
        return None
    own = [claim] if message.claim else _own(desk, message, claim)
    fitting = [(one, lines) for one in own if (lines := _of_days(desk, one, named))]
    missing = [day.said for day in named if not any(_of_days(desk, one, [day]) for one in own)]
    if not fitting:
        fitting = [(one, lines) for one in own if (lines := _undated(desk, one))]
        missing = [] if fitting else missing
    if missing and reading.intent == "edit":
        return None  # nei, jeg var ikke der 10.11, det var 11.11
    if missing:
        raise Refused("not_on_claim", said=missing[0])
    if len(fitting) > 1:
        choosing.ask(desk, message, "answer", [one for one, _ in fitting])
        return "conversation", "which_answer"
    return _ask(desk, message, *fitting[0])


def _deleted_in_part(desk: Desk, message: Message, claim: Claim, named: Sequence[NamedDay]) -> Outcome | None:
    """The question which lines are to go, where the order to delete stands beside an absence: `møtte ikke, slett den`.

    None where all are of the days that are named, or none is.
    """
    lines = _of_days(desk, claim, named)
    return _ask(desk, message, claim, lines) if 0 < len(lines) < len(claim.lines) else None


def _of_year(desk: Desk, message: Message, claim: Claim, named: Sequence[NamedDay]) -> Outcome | None:
    """What became of words about the year of days that are asked about; None where none are.

    Where the claim asks about none, it is the only other open one which does that is meant.
    """
    said = which_year(message.text, named, date_in_norway(message.received))
    if said is None:
        return None
    doubtful, is_bare = _doubtful(desk, claim), message.text.strip(" .!").isdecimal()
    if not doubtful:
        others = (
            [] if message.claim or is_bare else [one for one in _own(desk, message, claim)[1:] if _doubtful(desk, one)]
        )
        return _of_year(desk, message, held(desk, message, others[0]), named) if len(others) == 1 else None
    of_any_year = [replace(day, year=None) for day in named]
    meant = [at for at in doubtful if not named or _is_of(desk, claim, at, of_any_year)]
    if not meant:
        return None
    if is_bare and _asks_more(desk, claim):  # it may be kilometres or kroner
        return None
    if said == "to_come":
        return _ask(desk, message, claim, meant)
    edits = [Edit(line=at, field="date", value=day.isoformat()) for at in meant if (day := _in(desk, claim, at, said))]
    if len(edits) < len(meant):
        return None
    drafts.correct(desk, claim, message, Reading(intent="answer", edits=tuple(edits)))
    return "conversation", "answer"


def _asks_more(desk: Desk, claim: Claim) -> bool:
    return any(point.field != "date" for point in open_points(claim.questions, desk.findings(claim)))


def _in(desk: Desk, claim: Claim, at: int, year: int) -> dt.date | None:
    """The line's day in that year; None for one that has not been, or is no day of that year."""
    first = min(choosing.days_of(desk, claim, at))
    try:
        day = first.replace(year=year)
    except ValueError:
        return None
    return day if day <= desk.today else None


def _ask(desk: Desk, message: Message, claim: Claim, lines: Sequence[int]) -> Outcome:
    """The person is asked whether those lines are to go: of one day and all that there are, the whole draft."""
    days = {day_of(claim.lines[at].line) for at in lines}
    if len(lines) < len(claim.lines) or len(days) > 1:
        choosing.ask_lines(desk, message, claim, lines)
        return "conversation", "which_remove"
    choosing.close(desk, message, "remove")
    choosing.ask(desk, message, "delete", [claim])
    return "conversation", "which_delete"


def _doubtful(desk: Desk, claim: Claim) -> list[int]:
    """The lines whose day is read as gone, though the next one is near, or is asked about with its year."""
    read = {found.line for found in desk.findings(claim) if found.severity == "holds"}
    asked = {point.line for point in claim.questions if point.field == "date" and _are_of_years(point.choices)}
    return sorted(at for at in read | asked if at is not None)


def _are_of_years(choices: Sequence[str]) -> bool:
    """True for the same day of several years."""
    return len(choices) > 1 and len({choice[4:] for choice in choices}) == 1


def _of_days(desk: Desk, claim: Claim, named: Sequence[NamedDay]) -> list[int]:
    return [at for at in range(len(claim.lines)) if _is_of(desk, claim, at, named)]


def _undated(desk: Desk, claim: Claim) -> list[int]:
    """The lines whose day nobody knows, so that it may be any."""
    return [at for at in range(len(claim.lines)) if not choosing.days_of(desk, claim, at)]


def _is_of(desk: Desk, claim: Claim, at: int, named: Sequence[NamedDay]) -> bool:
    """True for a line of one of the days; what is said of one day holds for no longer time."""
    line, days = claim.lines[at].line, choosing.days_of(desk, claim, at)
    if isinstance(line, PerDiemLine) or not is_period(line):
        return any(one.fits(day) for one in named for day in days)
    return any(one.end and one.fits(min(days)) and one.fits(max(days)) for one in named)


def _own(desk: Desk, message: Message, newest: Claim) -> list[Claim]:
    """The person's open claims, touched last first, without what another may have opened in their name."""
    found = claims.of_person(desk.connection, message.person.id, OPEN, limit=_MOST)
    others = [one for one in found if one.number != newest.number]
    return [newest, *(one for one in others if not audit.was_opened_unproven(desk.connection, one.number))]
