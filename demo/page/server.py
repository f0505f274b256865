"""The page on a port of its own, until Ctrl-C."""

import socket

from rich.console import Console
from waitress.server import create_server

from bot.office import Office
from demo.page.app import page_app
from demo.town import Town

HOST = "127.0.0.1"
PORT = 8765


def serve(town: Town, office: Office, console: Console) -> None:
    """Returns when the process is interrupted; the page has port 8765, or any when that is taken."""
    listening = _listen()
    address = f"http://{HOST}:{listening.getsockname()[1]}/"
    server = create_server(page_app(town, office), sockets=[listening])
    console.print(f"Go on as any of the people: [link={address}]{address}[/link]  (Ctrl-C ends the demo)")
    try:
        server.run()
    finally:
        server.close()


def _listen() -> socket.socket:
    try:
        return socket.create_server((HOST, PORT))
    except OSError:
        return socket.create_server((HOST, 0))
