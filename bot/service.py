"""The running bot: one thread a loop, all of them stoppable, any of them killable at any time."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from threading import Event, Thread
from types import TracebackType
from typing import IO, Self

import structlog

from bot import delivery, inbox_worker, single
from bot.assembly import imap_server, open_office
from bot.channel import LooksOut
from bot.config.municipality import Municipality
from bot.config.readiness import require_secrets
from bot.config.secrets import secret
from bot.config.settings import MailSettings
from bot.loops import Loop
from bot.mail.handover import Handover
from bot.mail.listener import MailListener
from bot.office import Office, utc_now
from bot.slack.channel import SlackChannel
from bot.slack.connection import bolt_app, hold_socket
from bot.slack.door import Door
from bot.web.app import web_app
from bot.web.server import hang_up, listening
from claims.errors import ConfigurationError
from store import outbox
from store.migrate import upgrade

log = structlog.get_logger()

STOP_SECONDS = 5.0

LOOPBACK = "127.0.0.1"
"""Where mail is taken by SMTP: whoever can reach such a port can hand over anything, as if it had been checked."""

Clock = Callable[[Office], Callable[[], object]]
"""Starts what happens by the clock, and gives the function that ends it: rooms know nothing of the scheduler."""


class Service:
    """Mail and chat in, work, mail and chat out, the clock; use as a context manager."""

    def __init__(self, town: Municipality, clock: Clock, now: Callable[[], dt.datetime] = utc_now) -> None:
        """Everything is put together, nothing is connected; ConfigurationError says what is missing."""
        if not (town.settings.mail or town.settings.slack):
            raise ConfigurationError("settings.toml has neither [mail] nor [slack]; add one of them to run the bot")
        require_secrets(town.settings)
        self.office = open_office(town, now)
        self._clock = clock
        self._stop = Event()
        self._worker = Loop("inbox", self._work, self._stop)
        self._late_worker = Loop("late", partial(self._work, late=True), self._stop)
        self._couriers = [
            Loop(f"to-{channel.name}", partial(delivery.deliver_one, self.office, channel), self._stop)
            for channel in self.office.channels.values()
        ]
        self._lookouts = [
            Loop(f"lookout-{channel.name}", partial(self._look_out, channel), self._stop)
            for channel in self.office.channels.values()
            if isinstance(channel, LooksOut)
        ]
        self._closing: list[Callable[[], object]] = []
        self._lock: IO[str] | None = None
        self._threads: list[Thread] = []

    def __enter__(self) -> Self:
        town = self.office.town
        self._lock = single.hold(town.database_url)
        upgrade(self.office.database)
        if self._lock:
            self._release_leases()
        for loop in self._loops:
            self._run(loop.thread)
        if town.settings.mail:
            self._listen_to_mail(town.settings.mail)
        self._listen_to_slack_and_web()
        self._closing.append(self._clock(self.office))
        log.info("started", municipality=town.settings.municipality.name, channels=sorted(self.office.channels))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.set()
        for loop in self._loops:
            loop.bell.set()
        for close in reversed(self._closing):
            close()
        for thread in self._threads:
            thread.join(STOP_SECONDS)
        self.office.database.close()
        if self._lock:
            self._lock.close()

    def _work(self, *, late: bool = False) -> bool:
        handled = inbox_worker.work(self.office, late=late)
        for courier in self._couriers:
            courier.bell.set()
        return handled > 0

    @property
    def _loops(self) -> tuple[Loop, ...]:
        return (self._worker, self._late_worker, *self._couriers, *self._lookouts)

    def _look_out(self, channel: LooksOut) -> bool:
        if channel.look_out():
            for courier in self._couriers:
                courier.bell.set()
        return False

    def _release_leases(self) -> None:
        # The lock file says that nobody else sends: what was held when the last bot died is sent now.
        with self.office.database.write() as connection:
            for name in self.office.channels:
                outbox.release_leases(connection, name)

    def _listen_to_mail(self, mail: MailSettings) -> None:
        office, max_bytes = self.office, self.office.town.settings.limits.mail_mb * 1_000_000
        handover = Handover(office.database, mail.address, max_bytes, office.now, self._worker.bell)
        if mail.lmtp_port:
            self._closing.append(handover.listen(mail.lmtp_host, mail.lmtp_port))
        if mail.smtp_intake_port:
            self._closing.append(replace(handover, protocol="smtp").listen(LOOPBACK, mail.smtp_intake_port))
        if mail.imap_host:
            listener = MailListener(office.database, imap_server(mail), mail, max_bytes, office.now, self._worker.bell)
            self._closing.append(listener.interrupt)
            self._run(Thread(target=listener.run, args=(self._stop,), name="from-mail", daemon=True))

    def _listen_to_slack_and_web(self) -> None:
        settings = self.office.town.settings
        slack = None
        if settings.slack:
            channel = self.office.channels["slack"]
            assert isinstance(channel, SlackChannel)
            door = Door(self.office, channel.directory, settings.slack.team, self._worker.bell)
            self._closing.append(door.close)
            over_http = settings.slack.mode == "http"
            app = bolt_app(channel.client, door, signing_secret=secret("SLACK_SIGNING_SECRET") if over_http else None)
            if over_http:
                slack = app
            else:
                token = secret("SLACK_APP_TOKEN")
                self._run(Thread(target=hold_socket, args=(app, token, self._stop), name="from-slack", daemon=True))
        try:
            server = listening(web_app(self.office, slack), host=settings.web.host, port=settings.web.port)
        except OSError as error:
            raise ConfigurationError(
                f"the web server cannot listen on {settings.web.host}:{settings.web.port} ({error.strerror}); "
                "correct [web] in settings.toml, or stop what listens there"
            ) from error
        self._closing.append(partial(hang_up, server))
        self._run(Thread(target=server.run, name="web", daemon=True))

    def _run(self, thread: Thread) -> None:
        thread.start()
        self._threads.append(thread)
