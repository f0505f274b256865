"""The stdlib's message, whose parameters can be asked for whatever they are."""

import re
from email import message_from_bytes
from email.message import Message
from email.policy import compat32
from email.utils import collapse_rfc2231_value
from typing import TypeVar

Otherwise = TypeVar("Otherwise")

_VALUE = r"\s*=\s*(?:\"([^\"]*)\"|([^\s;]*))"


class TolerantMessage(Message):
    """A message with one word for each parameter: Message raises where pieces of them contradict each other."""

    def get_param(  # type: ignore[override] # the stubs know of tuples, which are put together here
        self, param: str, failobj: Otherwise | None = None, header: str = "content-type", unquote: bool = True
    ) -> str | Otherwise | None:
        """The parameter, decoded (RFC 2231); as it stands where that cannot be; `failobj` where it is missing."""
        try:
            found = super().get_param(param, failobj, header, unquote)
            return collapse_rfc2231_value(found) if isinstance(found, tuple) else found
        except Exception:
            # The stdlib puts the pieces together without a look at what they are.
            plain = re.search(rf";\s*{re.escape(param)}{_VALUE}", str(self.get(header, "")), re.IGNORECASE)
            return (plain[1] or plain[2]) if plain else failobj


def parsed(raw: bytes) -> Message:
    """The message in `raw`; raises what the stdlib's parser happens to raise on hostile bytes."""
    return message_from_bytes(raw, _class=TolerantMessage, policy=compat32)
