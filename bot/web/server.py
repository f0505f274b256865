"""The web server, whatever it serves: waitress on loopback or behind a proxy, on a thread of its owner's."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from wsgiref.types import WSGIApplication

from waitress.server import BaseWSGIServer, MultiSocketServer, create_server
from waitress.wasyncore import dispatcher


def listening(app: WSGIApplication, **where: object) -> BaseWSGIServer | MultiSocketServer:
    """A server that has its port, and answers from when its `run` is called; OSError when the port is taken.

    It has several sockets where the host's name has several addresses; `where` is `host` and `port`, or `sockets`. Its
    connections are looked at with poll: select, waitress's default, breaks the whole server on the first connection
    whose file descriptor is above 1023.
    """
    return create_server(app, asyncore_use_poll=True, **where)


def hang_up(server: BaseWSGIServer | MultiSocketServer) -> None:
    """`run` returns and no thread stays: nobody new is heard, what is being answered is, for 5 s."""
    sockets = _sockets(server)
    for one in sockets:
        _in_its_loop(one, partial(dispatcher.close, one))
    # Waitress ends the threads that answer only when the whole process is interrupted.
    server.task_dispatcher.shutdown()
    for one in sockets:
        _in_its_loop(one, partial(_let_go, one))


def _sockets(server: BaseWSGIServer | MultiSocketServer) -> Sequence[BaseWSGIServer]:
    if isinstance(server, MultiSocketServer):
        return [one for one in server.map.values() if isinstance(one, BaseWSGIServer)]
    return [server]


def _in_its_loop(server: BaseWSGIServer, do: Callable[[], object]) -> None:
    # The loop would rest for a second first, and may be done before it has been rung for.
    with suppress(OSError):
        server.trigger.pull_trigger(do)


def _let_go(server: BaseWSGIServer) -> None:
    """A browser keeps its connection for the next request; here none comes."""
    for channel in server.active_channels.values():
        channel.close_when_flushed = True
    server.trigger.close()
