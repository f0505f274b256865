"""A change that is followed by the order to send: `ta vekk 5.11, og send`, `change line 2 to 44 km and submit it`."""

import re

EXAMPLES: dict[str, str | None] = {
    "Ta vekk 5.11, og send": "Ta vekk 5.11",
    "fjern linje 3 og send inn": "fjern linje 3",
    "slett ferja og send kravet inn, takk": "slett ferja",
    "stryk parkeringa og lever det": "stryk parkeringa",
    "linje 2 skal vere 44 km. Send inn!": "linje 2 skal vere 44 km",
    "taxien var 210 kr, så kan du sende det": "taxien var 210 kr",
    "change line 2 to 44 km and submit it": "change line 2 to 44 km",
    "send": None,
    "send inn": None,
    "og send": None,
    "slett ferja og send meg kvitteringen": None,
    "slett ferja, ikke send": None,
    "slett ferja og send når jeg har fått svar": None,
}
"""What stands before the order; None where nothing does, or where the text ends otherwise."""

_IT = r"(?:det|den|kravet|it|the claim|my claim)"
_SEND = rf"(?:kan du )?(?:sende?|levere?|submit)(?: {_IT})?(?: (?:inn|in))?(?: {_IT})?(?: (?:nå|no|now))?"
_THEN = r"(?:\s*[,;]?\s+(?:og så|og|så|and then|and|then|deretter)\s+|\s*[.!;,]\s+)"
_ORDER = re.compile(
    rf"(?P<first>\S.*?){_THEN}{_SEND}(?:,? (?:takk|please|thanks|er du snill))?[.! ]*", re.IGNORECASE | re.DOTALL
)
_LONGEST = 300


def before_sending(text: str) -> str | None:
    """What the text says before it orders to send, which ends it; None where it does not end so."""
    said = text.strip()
    found = _ORDER.fullmatch(said) if len(said) <= _LONGEST else None
    return found["first"] if found else None
