"""Delivers the outbox: each row once, what a person is told of one claim in order, with patience that does not end."""

import datetime as dt

import structlog

from bot.channel import Channel, DeliveryFailed
from bot.office import Office
from bot.undelivered import tell_undelivered
from store import cards, outbox
from store.outbox import Outgoing

log = structlog.get_logger()

LONGEST_WAIT = dt.timedelta(hours=1)
TOLD_AT_ATTEMPT = 6
"""The attempt, after some six minutes, at which administrators hear that a message still waits."""


def deliver_one(office: Office, channel: Channel) -> bool:
    """True when a row was due and has been sent, put off or given up."""
    with office.database.write() as connection:
        item = outbox.lease(connection, channel.name, office.now())
    if item is None:
        return False
    try:
        remote_id = channel.deliver(item)
    except DeliveryFailed as failure:
        _failed(office, item, failure)
    except Exception as error:
        log.exception("delivery_broke", outbox=item.key)
        _failed(office, item, DeliveryFailed(f"something broke ({type(error).__name__}); see the log", permanent=False))
    else:
        with office.database.write() as connection:
            outbox.sent(connection, item, office.now(), remote_id)
        log.info("delivered", outbox=item.key)
    return True


def _failed(office: Office, item: Outgoing, failure: DeliveryFailed) -> None:
    tell = log.warning if failure.tried else log.debug
    tell("not_delivered", outbox=item.key, error=failure.message, permanent=failure.permanent)
    with office.desk(item.key) as desk:
        if failure.permanent:
            outbox.failed(desk.connection, item, desk.now, failure.message)
            if item.kind == "card":
                # Whoever should have decided is asked again by the clock, once the cause is mended.
                cards.remove_unposted(desk.connection, item.payload["card"])
        else:
            wait = failure.retry_after or _back_off(item.attempts)
            outbox.postponed(desk.connection, item, desk.now, failure.message, wait, tried=failure.tried)
        if failure.permanent or (failure.tried and item.attempts == TOLD_AT_ATTEMPT):
            tell_undelivered(desk, item, failure.message, for_good=failure.permanent)


def _back_off(attempts: int) -> dt.timedelta:
    """1 s, 4 s, 16 s … at most an hour, for as long as it takes: an outage of days loses nothing."""
    return min(LONGEST_WAIT, dt.timedelta(seconds=4 ** min(attempts - 1, 6)))
