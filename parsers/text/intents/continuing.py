"""Words that go on from what was said before: `og ferje 142 kr`, `add a bus ticket 45 kr`."""

import re

EXAMPLES = {
    "og ferje 142 kr": True,
    "Også bom 54 kr": True,
    "legg til buss 45 kr": True,
    "kan du legge til parkering 60 kr?": True,
    "pluss parkering 60 kr": True,
    "i tillegg ferje 142,-": True,
    "add a bus ticket 45 kr": True,
    "please add parking 60 kr": True,
    "and a ferry, 142 kr": True,
    "kjørte 35 km også": True,
    "eg køyrde 35 km òg": True,
    "I drove 35 km as well": True,
    "ferje 142 kr": False,
    "Kommunestyret 12.11 og ferje 142 kr": False,
    "ogleif 45 kr": False,
}

_PLEASE = r"(?:(?:kan du|kunne du|vil du|ver så snill og|vær så snill og|please|can you|could you)\s+)?"
_MORE = (
    r"(?:og|også|òg|pluss|samt|dessuten|i tillegg|legge? til|legge? inn|legge? på|ta med|føre? opp òg|"
    r"and|also|plus|add|in addition|include)"
)
_OPENING = re.compile(rf"\W*{_PLEASE}{_MORE}\b", re.IGNORECASE)
_BESIDES = re.compile(r"\b(?:også|òg|dessuten|i tillegg|also|too|as well)\b", re.IGNORECASE)
_LONGEST = 60
"""Characters in which `også` says that all of it comes besides."""


def goes_on(text: str) -> bool:
    """True when the text adds to what its writer said before: it opens so, or says in short that it does."""
    return _OPENING.match(text) is not None or (len(text) <= _LONGEST and _BESIDES.search(text) is not None)
