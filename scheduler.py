"""What happens by the clock: reminders, and claims that nobody could decide looked at again.

APScheduler only ticks. That a thing happens once is decided by the outbox's unique keys, so a missed tick, a doubled
one or a second process does no harm.
"""

from collections.abc import Callable
from functools import partial

import structlog
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.cron import CronTrigger

from bot.actions.reminders import remind
from bot.actions.submission import route
from bot.desk import OSLO
from bot.office import Office
from claims.claim import State
from claims.workflow import WAITS_FOR
from store import claims
from store.errors import StoreUnavailable

log = structlog.get_logger()

WAITING: tuple[State, ...] = tuple(WAITS_FOR)
MISFIRE_SECONDS = 12 * 3600


def tick(office: Office) -> None:
    """Everything that is due by now has its rows; calling it again changes nothing."""
    try:
        with office.desk("clock") as desk:
            remind(desk)
        with office.desk("clock") as desk:
            for claim in claims.in_state(desk.connection, WAITING, lock=True):
                route(desk, claim)
    except StoreUnavailable as error:
        log.warning("tick_put_off", error=error.message)


def start(office: Office) -> Callable[[], object]:
    """Ticks now, to catch up, and every hour of the working day, until the function it gives is called."""
    scheduler = BackgroundScheduler(timezone=OSLO)
    hours = CronTrigger(day_of_week="mon-fri", hour="7-16", minute=5, timezone=OSLO)
    scheduler.add_job(
        tick,
        hours,
        [office],
        id="tick",
        coalesce=True,
        max_instances=1,
        misfire_grace_time=MISFIRE_SECONDS,
        next_run_time=office.now(),
    )
    scheduler.start()
    return partial(scheduler.shutdown, wait=False)
