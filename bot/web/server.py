"""The web server, whatever it serves: waitress on loopback or behind a proxy, on a thread of its owner's."""

from contextlib import suppress
from wsgiref.types import WSGIApplication

from waitress.server import BaseWSGIServer, create_server


def listening(app: WSGIApplication, **where: object) -> BaseWSGIServer:
    """A server that has its port, and answers from when its `run` is called; OSError when the port is taken.

    `where` is `host` and `port`, or `sockets`. Its connections are looked at with poll: select, waitress's default,
    breaks the whole server on the first connection whose file descriptor is above 1023.
    """
    return create_server(app, asyncore_use_poll=True, **where)


def hang_up(server: BaseWSGIServer) -> None:
    """`run` returns when the last connection is closed, and no thread stays; what is being answered is, for 5 s."""
    # In the thread of its own loop, which would rest for a second first, and may be done before it has been rung for.
    with suppress(OSError):
        server.trigger.pull_trigger(server.close)
    # Waitress ends the threads that answer only when the whole process is interrupted.
    server.task_dispatcher.shutdown()
