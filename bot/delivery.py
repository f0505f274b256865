"""Delivers the outbox: each row once, in order to each recipient, with patience and an end to it."""

import datetime as dt

import structlog

from bot.channel import Channel, DeliveryFailed
from bot.notices import Notice
from bot.office import Office
from store import outbox
from store.outbox import MAX_ATTEMPTS, Outgoing

log = structlog.get_logger()


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
        _failed(office, item, DeliveryFailed(f"{type(error).__name__}: {error}", permanent=False))
    else:
        with office.database.write() as connection:
            outbox.sent(connection, item, office.now(), remote_id)
        log.info("delivered", outbox=item.key)
    return True


def _failed(office: Office, item: Outgoing, failure: DeliveryFailed) -> None:
    log.warning("not_delivered", outbox=item.key, error=failure.message, permanent=failure.permanent)
    with office.desk(item.key) as desk:
        if not failure.permanent and item.attempts < MAX_ATTEMPTS:
            wait = failure.retry_after or _back_off(item.attempts)
            outbox.postponed(desk.connection, item, desk.now, failure.message, wait)
            return
        outbox.failed(desk.connection, item, desk.now, failure.message)
        desk.note("not_delivered", "system", item.claim, recipient=item.recipient, error=failure.message)
        # A notice to an administrator that cannot be delivered is not told to administrators again.
        if not item.key.startswith("admin_"):
            facts = {"recipient": item.recipient, "error": failure.message}
            desk.tell_administrators(Notice(kind="admin_not_delivered", facts=facts))


def _back_off(attempts: int) -> dt.timedelta:
    """1 s, 4 s, 16 s … at most an hour."""
    return dt.timedelta(seconds=min(3600, 4 ** (attempts - 1)))
