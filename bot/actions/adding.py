"""A line filled in by itself: it joins the draft that it belongs to, or begins a claim."""

import datetime as dt

from bot.actions import drafts, editing
from bot.desk import Desk
from bot.intake import Form, Message
from bot.meant import draft_of, own_drafts
from claims import positions
from claims.claim import Claim
from claims.errors import Refused
from claims.people import Person
from parsers.text.reading import Found, Reading


def blank(person: Person, today: dt.date) -> Claim:
    """What a claim that the person begins would be booked on, before anything is on it."""
    empty = Claim(number="", claimant=person.id, channel="", title="")
    return positions.placed(empty, person.positions, today)


def fill_in(desk: Desk, claim: Claim | None, form: Form) -> None:
    """As `editing.fill_in`; of no claim, the line goes where it would go if it had been written in a message."""
    if claim:
        editing.fill_in(desk, claim, form)
        return
    begun = editing.line_meant(blank(form.person, desk.today), form.about)
    if begun is None:
        raise Refused("no_such_claim")
    line = editing.filled(begun, form.values["fields"])
    said = Message(person=form.person, channel=form.channel, text="", received=desk.now, verified=True)
    reading = Reading(intent="claim", lines=(Found(line=line),))
    if home := draft_of(desk, said, reading, own_drafts(desk, said)):
        drafts.extend(desk, home, said, reading, guessed=True)
    else:
        drafts.open_claim(desk, said, reading)
