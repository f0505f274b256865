"""The page on a port of its own: until Ctrl-C, or beside something else."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

from rich.console import Console

from bot.office import Office
from bot.web.server import hang_up, listening
from demo.page.app import page_app
from demo.town import Town

HOST = "127.0.0.1"
PORT = 8765


def serve(town: Town, office: Office, console: Console) -> None:
    """Returns when the process is interrupted; the page has port 8765, or any when that is taken."""
    taken = _listen()
    address = f"http://{HOST}:{taken.getsockname()[1]}/"
    server = listening(page_app(town, office), sockets=[taken])
    console.print(f"Go on as any of the people: [link={address}]{address}[/link]  (Ctrl-C ends the demo)")
    try:
        server.run()
    finally:
        server.close()


@contextmanager
def served(town: Town, office: Office) -> Iterator[str]:
    """The page's address on a free port, as long as the context lasts."""
    server = listening(page_app(town, office), host=HOST, port=0)
    thread = Thread(target=server.run, name="page", daemon=True)
    thread.start()
    yield f"http://{HOST}:{server.effective_port}"
    hang_up(server)
    thread.join()


def _listen() -> socket.socket:
    try:
        return socket.create_server((HOST, PORT))
    except OSError:
        return socket.create_server((HOST, 0))
