import os
import resource
import socket
import threading
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest
from flask import Flask

from bot.web.server import hang_up, listening

HIGHEST_OF_SELECT = 1023


@contextmanager
def many_files() -> Iterator[None]:
    """The next file that is opened has a descriptor that select cannot look at."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    needed = HIGHEST_OF_SELECT + 200
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, needed), hard))
    with ExitStack() as stack:
        while (opened := os.open(os.devnull, os.O_RDONLY)) <= HIGHEST_OF_SELECT:
            stack.callback(os.close, opened)
        os.close(opened)
        yield
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


@contextmanager
def serving() -> Iterator[str]:
    """The address of a server at work; it has hung up afterwards."""
    web = Flask("a-page")
    web.add_url_rule("/", view_func=lambda: "here")
    server = listening(web, host="127.0.0.1", port=0)
    thread = threading.Thread(target=server.run)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}/"
    hang_up(server)
    thread.join(timeout=30)


def asked(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=30) as answer:
        content: bytes = answer.read()
    return content


def test_a_server_with_more_than_a_thousand_open_files_answers() -> None:
    with many_files(), serving() as address:
        assert asked(address) == b"here"


def test_a_server_that_has_hung_up_leaves_no_thread() -> None:
    before = set(threading.enumerate())
    with serving() as address:
        asked(address)
    assert set(threading.enumerate()) <= before


def test_a_port_that_is_taken_is_an_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        listening(Flask("a-page"), host="127.0.0.1", port=taken.getsockname()[1])
