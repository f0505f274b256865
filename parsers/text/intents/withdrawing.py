"""An order to take back what was sent, which is no order to delete: `trekk tilbake kravet`, `withdraw it`."""

import re

from parsers.text.words.lexicon import words_of

EXAMPLES = {
    "trekk tilbake": True,
    "Trekk tilbake det siste": True,
    "kan du trekke kravet tilbake?": True,
    "Jeg trekker kravet jeg leverte på mandag": True,
    "eg trekkjer kravet attende": True,
    "Kravet skal trekkes tilbake": True,
    "withdraw it": True,
    "I'd like to withdraw my claim": True,
    "take it back, please": True,
    "slett": False,
    "slett kravet, det ble trukket i lønn": False,
    "slett utkastet, jeg trekker meg": False,
    "delete my draft": False,
}

_TAKES_BACK = re.compile(
    r"\b(?:trekk(?:e|er|es|je|jer|jast)?|withdraw(?:ing)?|retract|take (?:\w+ ){0,3}back|ta(?:r|ke)? (?:\w+ ){0,3}"
    r"(?:tilbake|attende))\b",
    re.IGNORECASE,
)
_DELETES = tuple(words_of("deleting"))


def withdraws(order: str) -> bool:
    """True where an order that would take a claim away says that it is to be taken back, and nothing of deleting."""
    deletes = any(word.startswith(_DELETES) for word in re.findall(r"\w+", order.casefold()))
    return _TAKES_BACK.search(order) is not None and not deletes
