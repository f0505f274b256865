"""Handles what came in: each arrival once, in one transaction with all its effects."""

import datetime as dt
from contextlib import suppress

import structlog

from bot.channel import PeerUnavailable, StillSending
from bot.conversation import respond
from bot.intake import Form, Message, OtherPress, Press, Unopened
from bot.notices import Notice
from bot.office import Office
from store import inbox
from store.errors import StoreUnavailable
from store.inbox import MAX_ATTEMPTS, Arrival

log = structlog.get_logger()

TROUBLE_WAIT = dt.timedelta(seconds=30)
"""How long an arrival rests when the store or the other side cannot be used."""
SENDING_WAIT = dt.timedelta(seconds=1)
"""How long it rests for what is being sent."""

SIGNED_IN = Press | Form | OtherPress | Unopened
"""What only somebody signed in to the channel can do."""


def work(office: Office, *, late: bool = False) -> int:
    """How many arrivals were taken up; call again at once while it is more than none.

    Those that are `late` are taken up apart: they may take their time, and nobody else's wait for them.
    """
    with office.database.read() as connection:
        due = inbox.due(connection, office.now(), late=late)
    for arrival in due:
        handle(office, arrival)
    return len(due)


def handle(office: Office, arrival: Arrival) -> None:
    """The arrival is handled, or counted as tried and left for later, or set aside after too many tries.

    A store or a peer that cannot be used says nothing about the arrival: it waits; StoreUnavailable passes through.
    """
    if arrival.attempts >= MAX_ATTEMPTS:
        _set_aside(office, arrival)
        return
    with office.database.write() as connection:
        inbox.try_begun(connection, arrival, office.now())
    try:
        _handle(office, arrival)
    except StoreUnavailable:
        with suppress(StoreUnavailable):
            _put_off(office, arrival, TROUBLE_WAIT)
        raise
    except PeerUnavailable as error:
        log.warning("arrival_put_off", arrival=arrival.key, error=error.message)
        wait = error.wait or (SENDING_WAIT if isinstance(error, StillSending) else TROUBLE_WAIT)
        _put_off(office, arrival, wait, error.message)
    except Exception as error:
        log.exception("arrival_not_handled", arrival=arrival.key, attempt=arrival.attempts + 1)
        with suppress(StoreUnavailable), office.database.write() as connection:
            inbox.troubled(connection, arrival, f"{type(error).__name__}; the log says more")


def _put_off(office: Office, arrival: Arrival, wait: dt.timedelta, reason: str = "") -> None:
    with office.database.write() as connection:
        inbox.put_off(connection, arrival, office.now(), wait, reason)


def _handle(office: Office, arrival: Arrival) -> None:
    # What needs the network comes before the transaction: a slow peer must not hold a lock.
    intake = office.channels[arrival.channel].prepare(arrival)
    with office.desk(arrival.key) as desk:
        if not inbox.take(desk.connection, arrival):
            return
        verified = intake.verified if isinstance(intake, Message) else isinstance(intake, SIGNED_IN)
        inbox.vouched(desk.connection, arrival, verified=verified)
        outcome, reason = respond(desk, intake)
        inbox.handled(desk.connection, arrival, desk.now, outcome, reason)
    log.info("arrival_handled", arrival=arrival.key, outcome=outcome, reason=reason)


def _set_aside(office: Office, arrival: Arrival) -> None:
    """The arrival was tried too often, or ended the process each time: its sender and the administrators hear of it."""
    channel = office.channels[arrival.channel]
    sender = None
    try:
        sender = channel.sender_of(arrival)
    except Exception:
        log.exception("sender_not_known", arrival=arrival.key)
    with office.desk(arrival.key) as desk:
        desk.note("not_handled", "system", arrival=arrival.id)
        if sender is not None:
            channel.tell(desk, sender, Notice(kind="not_handled"))
        inbox.failed(desk.connection, arrival, desk.now, "tried too often; the log says why")
        desk.tell_administrators(Notice(kind="admin_not_handled", facts={"arrival": str(arrival.id)}))
