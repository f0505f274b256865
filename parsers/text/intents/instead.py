"""Where a message says how something is instead: `skal være 124 kr, ikke 142`, `det var ikke 84 km, men 48 km`."""

from parsers.text.analysis import Analysis
from parsers.text.lines.frames import is_light
from parsers.text.spans.mentions import Mention, When, has

EXAMPLES = {
    "Det skal være 48 km": True,
    "Det skal vere 3 timar": True,
    "It should be 48 km": True,
    "Kjøringen skal være 48 km": True,
    "The date should be 12 November": True,
    "Det skulle vært 48 km, ikke 84": True,
    "Beløpet på ferja skal være 124 kr, ikke 142": True,
    "Det var ikke 84 km, men 48 km": True,
    "Ikke 84 km, 48 km": True,
    "Not 84 km but 48 km": True,
    "Rettelse: taxien kostet 213 kr": True,
    "Rettelse: taxi 12.11 kostet 213 kr": False,
    "Kommunestyret skal være 12.11": False,
    "Møtet skal være 3 timer": False,
    "Skal det være 48 km?": False,
    "Ikke kjøring, men buss 48 kr": False,
    "42 km, ikke mer": False,
}

_BE = frozenset({"være", "stå", "vært", "vere", "vera", "vore", "stått", "be", "have", "been", "ha"})
_REACH = 20
_VALUES = ("num", "dmy", "iso", "clock")
_SAYING = ("should", "negation", "field", "drive", "correcting", "future", "claim_word")


def instead(analysis: Analysis) -> int | None:
    """The token from which the new values stand; None when nothing is said to be otherwise."""
    spots = analysis.spots
    if "correcting" in spots and _is_announced(analysis):
        return 0
    if "should" in spots and (stated := _should_be(analysis)) is not None:
        return stated
    return _but(analysis) if "negation" in spots else None


def _is_announced(analysis: Analysis) -> bool:
    """True for `Rettelse: taxien kostet 213 kr`, which names something claimed before and no day to claim."""
    opening = next((token for token in analysis.tokens if token.kind == "word" and "polite" not in token.senses), None)
    announced = opening is not None and opening.senses.get("correcting") == "announced"
    return announced and bool(analysis.named) and not any(isinstance(one, When) for one in analysis.mentions)


def _should_be(analysis: Analysis) -> int | None:
    """`skal være 48 km` where that is all, and `skal være 124 kr, ikke 142` wherever it stands."""
    tokens = analysis.tokens
    for index in analysis.spots["should"]:
        if not any(after.text in _BE for after in tokens[index + 1 : index + 3]):
            continue
        for other in range(index, min(index + _REACH, len(tokens) - 1)):
            if has(tokens, other, "negation") and tokens[other + 1].kind in _VALUES:
                return index
        if any(mention.first > index for mention in analysis.mentions) and _is_all(analysis):
            return index
    return None


def _but(analysis: Analysis) -> int | None:
    """What holds after what is denied: `ikke 84 km, men 48 km`; a day may be one of a journey that was not made."""
    mentions = analysis.mentions
    if len(mentions) != 2:
        return None
    old, new = mentions
    denied = has(analysis.tokens, old.first - 1, "negation")
    alike = type(old) is type(new) and not isinstance(new, When)
    return new.first if denied and alike and _is_all(analysis) else None


def _is_all(analysis: Analysis) -> bool:
    """True when nothing is named, asked or told besides the values."""
    if analysis.named or analysis.layout.asking:
        return False
    taken = {index for mention in analysis.mentions for index in _places(mention)}
    words = (token for index, token in enumerate(analysis.tokens) if index not in taken)
    return all(
        token.kind == "num" or token.senses.get("waiting") == "but" or is_light(token, *_SAYING) for token in words
    )


def _places(mention: Mention) -> range:
    return range(mention.first, mention.last)
