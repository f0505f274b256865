"""The Web API methods; importing the modules fills the table in `demo.slack.calls`."""

from demo.slack.calls import METHODS, Method
from demo.slack.errors import RefusedError
from demo.slack.methods import chat, conversations, files, people, reactions, views

__all__ = ["chat", "conversations", "files", "find", "people", "reactions", "views"]


def find(name: str) -> Method:
    """The method of this name; refuses with `unknown_method`."""
    if name not in METHODS:
        raise RefusedError("unknown_method", req_method=name)
    return METHODS[name]
