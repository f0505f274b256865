"""What happens by the clock: reminders, lists of what waits, and claims that nobody could decide looked at again.

APScheduler only ticks. That a thing happens once is decided by the outbox's unique keys, so a missed tick, a doubled
one or a second process does no harm.
"""

from collections.abc import Callable
from functools import partial

import structlog
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger

from bot.actions import days_left
from bot.actions.reminders import remind
from bot.actions.rulings import show_todays, without_a_list
from bot.actions.submission import route
from bot.office import Office, utc_now
from claims.claim import State
from claims.clock import OSLO
from claims.workflow import WAITS_FOR
from store import claims
from store.errors import StoreUnavailable

log = structlog.get_logger()

WAITING: tuple[State, ...] = tuple(WAITS_FOR)
MISFIRE_SECONDS = 12 * 3600


def tick(office: Office) -> None:
    """Everything that is due by now has its rows; calling it again changes nothing."""
    try:
        while _remind(office):
            pass
        with office.database.read() as connection:
            waiting = [claim.number for claim in claims.in_state(connection, WAITING)]
        for number in waiting:
            _route(office, number)
        with office.desk("clock") as desk:
            unlisted = without_a_list(desk)
        for person in unlisted:
            with office.desk("clock") as desk:
                show_todays(desk, person)
    except StoreUnavailable as error:
        log.warning("tick_put_off", error=error.message)


def turn_the_day(office: Office) -> None:
    """Every card that tells how many days are left tells it as of today; calling it again changes nothing."""
    try:
        with office.desk("clock") as desk:
            numbers = days_left.shown(desk)
        for number in numbers:
            _turn_card(office, number)
    except StoreUnavailable as error:
        log.warning("tick_put_off", error=error.message)


def _remind(office: Office) -> int:
    with office.desk("clock") as desk:
        return remind(desk)


def _route(office: Office, number: str) -> None:
    """The claim is routed again; one that cannot be holds up no other."""
    try:
        with office.desk("clock") as desk:
            claim = claims.get(desk.connection, number, lock=True)
            if claim and claim.state in WAITING:
                route(desk, claim)
    except StoreUnavailable:
        raise
    except Exception:
        log.exception("claim_not_routed", claim=number)


def _turn_card(office: Office, number: str) -> None:
    """The claim's card is as of today; one that cannot be holds up no other."""
    try:
        with office.desk("clock") as desk:
            days_left.turn(desk, number)
    except StoreUnavailable:
        raise
    except Exception:
        log.exception("card_not_turned", claim=number)


def start(office: Office) -> Callable[[], object]:
    """Ticks now, to catch up, every working hour and after midnight, until the function it gives is called."""
    scheduler = BackgroundScheduler(timezone=OSLO)
    at_once = utc_now()  # APScheduler goes by the machine's clock, which the office need not do
    hours = CronTrigger(day_of_week="mon-fri", hour="7-16", minute=5, timezone=OSLO)
    midnight = CronTrigger(hour=0, minute=10, timezone=OSLO)
    for id, job, trigger in (("tick", tick, hours), ("day", turn_the_day, midnight)):
        scheduler.add_job(
            job,
            trigger,
            [office],
            id=id,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=MISFIRE_SECONDS,
            next_run_time=at_once,
        )
    scheduler.start()
    return partial(scheduler.shutdown, wait=False)
