"""A claim as it was shown to whoever presses, picks or fills in: what buttons, menus and dialogs carry; no rights."""

import re
from typing import NamedTuple

from claims.claim import Claim

_SHOWN = re.compile(r"(\d{4}-\d{5,12})?/(\d{1,9})/(?:(\d{1,9})/)?(.*)", re.DOTALL | re.ASCII)

_LONGEST = 3_000
"""Characters that Slack keeps for a dialog, where most is carried."""


class Shown(NamedTuple):
    """The claim, empty for none, in which `round` and `version` it was shown, and which part of it is meant, if one is.

    Without a `version` what is meant is the same in all of them.
    """

    claim: str = ""
    round: int = 0
    version: int | None = None
    about: str = ""

    def __str__(self) -> str:
        version = "" if self.version is None else f"{self.version}/"
        return f"{self.claim}/{self.round}/{version}{self.about}"


NO_CLAIM = str(Shown())
"""What is carried where no claim is meant."""


def in_any_version(claim: Claim, about: str = "") -> str:
    """What a button carries that means the same of the claim, or the part of it, in all versions of its round."""
    return str(Shown(claim.number, claim.round, about=about))


def shown(claim: Claim, about: str = "") -> Shown:
    """The claim as it is, or the part of it."""
    return Shown(claim.number, claim.round, claim.version, about)


def parse(text: object) -> Shown | None:
    """What the text carries; None for anything else."""
    found = _SHOWN.fullmatch(text) if isinstance(text, str) and len(text) <= _LONGEST else None
    if found is None:
        return None
    return Shown(found[1] or "", int(found[2]), int(found[3]) if found[3] else None, found[4])
