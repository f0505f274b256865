"""How many claims an order is for, where it is for more than one: `slett alle 3`, `send begge`."""

import re
from typing import Literal

from parsers.text.intents.verbs import COUNTS, DELETING, SENDING, TAKING_BACK

Several = int | Literal["all"]

EXAMPLES: dict[str, Several | None] = {
    "slett alt": "all",
    "kan du slette alt?": "all",
    "Slett alle utkastene mine": "all",
    "delete everything": "all",
    "send alle": "all",
    "slett alle 3": 3,
    "send inn alle tre": 3,
    "slett begge to": 2,
    "Slett begge utkasta": 2,
    "submit both": 2,
    "delete all 12 drafts": 12,
    "send alle en gang til": "all",
    "trekk tilbake alle": "all",
    "trekk alle tilbake": "all",
    "trekk tilbake begge": 2,
    "withdraw all 3": 3,
    "trekk tilbake": None,
    "slett": None,
    "slett alt i kravet": None,
    "slett alt som står i utkastet": None,
    "delete everything in the draft": None,
    "send det inn, alt stemmer": None,
    "alt ser bra ut, send": None,
}

_VERB = rf"(?:{DELETING}|{SENDING}|{TAKING_BACK}|trekke?)"
_BOTH, _ALL = r"(?P<both>begge|båe|both)(?: to| two)?", r"(?P<all>alt|alle|alle saman|all|everything)"
_MORE = "|".join(word for word, count in COUNTS.items() if count > 1)
"""The count of several: alle en gang til."""
_COUNT = rf"(?: (?P<count>\d{{1,3}}|{_MORE})\b)?"
_ORDER = re.compile(
    rf"\b{_VERB}(?: inn| in| no| nå)?,? (?:{_BOTH}|{_ALL}{_COUNT})\b(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
_OF_ONE = re.compile(r"\b(?:i|in|på|on|of|som|that|stemmer|rett|ok)\b", re.IGNORECASE)


def several(text: str) -> Several | None:
    """How many claims the text orders something done with, `all` where it says no number; None for one."""
    found = _ORDER.search(text)
    if found is None or _OF_ONE.search(found["rest"]):
        return None
    if found["both"]:
        return 2
    count = (found["count"] or "").lower()
    return (COUNTS.get(count) or int(count)) if count else "all"
