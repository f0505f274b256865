"""`godtgjort run`: the bot."""

import signal
from threading import Event

import typer

from bot import logs
from bot.cli.options import Config
from bot.config.municipality import load
from bot.service import Service


def command(context: typer.Context, config: Config) -> None:
    """Read mail and chat, answer, remind, until the process is told to stop (SIGTERM or Ctrl-C)."""
    logs.configure()
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    with Service(load(config), clock=context.obj):
        stop.wait()
