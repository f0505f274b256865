"""Delays of chance wherever threads meet, to find what a test or the bot takes for granted: `-p tests.delays`."""

import functools
import random
import threading
import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from bot import delivery, inbox_worker
from bot.slack.door import Door
from demo.slack.http_delivery import HttpDelivery

LONGEST_SECONDS = 0.25
Given = ParamSpec("Given")
Found = TypeVar("Found")


def late(act: Callable[Given, Found]) -> Callable[Given, Found]:
    """The act, half of the time after a rest; at once in the test's own thread, which turns by hand what is to turn."""

    @functools.wraps(act)
    def delayed(*given: Given.args, **named: Given.kwargs) -> Found:
        if threading.current_thread() is not threading.main_thread() and random.random() < 0.5:
            time.sleep(random.uniform(0, LONGEST_SECONDS))
        return act(*given, **named)

    return delayed


for place, name in (
    (HttpDelivery, "_post"),
    (Door, "keep"),
    (Door, "opens"),
    (Door, "after"),
    (inbox_worker, "work"),
    (delivery, "deliver_one"),
):
    setattr(place, name, late(getattr(place, name)))
