import http.client
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
SECONDS = 30


@contextmanager
def many_files() -> Iterator[None]:
    """The next file that is opened has a descriptor that select cannot look at."""
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (before[1], before[1]))
    with ExitStack() as stack:
        stack.callback(resource.setrlimit, resource.RLIMIT_NOFILE, before)
        while (opened := os.open(os.devnull, os.O_RDONLY)) <= HIGHEST_OF_SELECT:
            stack.callback(os.close, opened)
        os.close(opened)
        yield


@contextmanager
def serving(addresses: int = 1) -> Iterator[list[int]]:
    """The ports of a server at work; it has hung up afterwards, and its thread is done."""
    web = Flask("a-page")
    web.add_url_rule("/", view_func=lambda: "here")
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(addresses)]
    server = listening(web, sockets=sockets)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield [one.getsockname()[1] for one in sockets]
    finally:
        hang_up(server)
        thread.join(SECONDS)
    assert not thread.is_alive()


def asked(port: int) -> bytes:
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=SECONDS) as answer:
        content: bytes = answer.read()
    return content


def test_a_server_with_more_than_a_thousand_open_files_answers() -> None:
    with many_files(), serving() as [port]:
        assert asked(port) == b"here"


def test_a_server_that_has_hung_up_leaves_no_thread() -> None:
    before = set(threading.enumerate())
    with serving() as [port]:
        asked(port)
    assert set(threading.enumerate()) <= before


def test_a_browser_that_keeps_its_connection_keeps_no_server() -> None:
    with serving() as [port]:
        browser = http.client.HTTPConnection("127.0.0.1", port, timeout=SECONDS)
        browser.request("GET", "/")
        assert browser.getresponse().read() == b"here"
    browser.request("GET", "/")
    with pytest.raises((http.client.RemoteDisconnected, ConnectionError)):
        browser.getresponse()
    browser.close()


def test_a_server_of_several_addresses_answers_at_each_and_hangs_up() -> None:
    with serving(addresses=2) as ports:
        assert [asked(port) for port in ports] == [b"here", b"here"]


def test_a_port_that_is_taken_is_an_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        listening(Flask("a-page"), host="127.0.0.1", port=taken.getsockname()[1])
