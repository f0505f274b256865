"""`godtgjort run`: the bot."""

import signal
from threading import Event

from bot import logs
from bot.cli.options import Config
from bot.config.municipality import load
from bot.service import Service


def command(config: Config) -> None:
    """Read mail and chat, answer, remind, until the process is told to stop (SIGTERM or Ctrl-C)."""
    logs.configure()
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with Service(load(config)):
        stop.wait()
