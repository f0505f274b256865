"""Receipts that come with words for what they are of: `her er kvitteringen på taxien`, `here is the ferry receipt`."""

from dataclasses import dataclass

from parsers.text.analysis import Analysis
from parsers.text.intents.things import Thing, things
from parsers.text.lines.told.frames import is_light
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: dict[str, str | None] = {
    "": "",
    "her er kvitteringen": "",
    "kvittering vedlagt": "",
    "her er kvitteringen på taxien": "taxien",
    "Her kjem kvitteringa for ferja": "ferja",
    "kvitteringen til parkeringen, takk": "parkeringen",
    "here is the receipt for the taxi": "taxi",
    "bilde av kvitteringen for bussen": "bussen",
    "bilag for ferja": "ferja",
    "her er kvitteringene for ferja og taxien": "",
    "ferje 142 kr, kvittering vedlagt": None,
    "her er kvitteringen på taxien, 210 kr": None,
    "tok taxi, her er kvitteringen": None,
    "Kommunestyret i går": None,
    "her er ikke kvitteringen på taxien": None,
    "slett kvitteringen på taxien": None,
    "taxien": None,
}
"""What the receipt is of, empty where that is not one thing; None where the message says anything else."""

_LONGEST = 25
_NOUNS = tuple(words_of("receipt"))
_OF = frozenset({"for", "til", "på", "av", "fra", "frå", "of", "from"})
_SAYING = frozenset(
    {"her", "er", "kommer", "kjem", "for", "til", "på", "av", "og", "fra", "frå", "den", "som", "min", "mi"}
    | {"here", "is", "are", "comes", "the", "of", "and", "from", "my", "a", "en", "ei", "et", "eit", "også", "òg"}
    | {"this", "that", "it", "det", "dette"}
)


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The receipts that came; `thing` is what they are of, None where that is not said of one."""

    thing: Thing | None


def handed_over(analysis: Analysis) -> HandedOver | None:
    """What the files of a message are, where it says nothing else; None where it does."""
    tokens = analysis.tokens
    if len(tokens) > _LONGEST or analysis.mentions or analysis.numbered or "negation" in analysis.spots:
        return None
    named = things(analysis)
    taken = {at for thing in named for at in range(thing.first, thing.last)}
    if not all(at in taken or _hands_over(token) for at, token in enumerate(tokens)):
        return None
    receipts = [at for at, token in enumerate(tokens) if "enclosed" in token.senses]
    if named and not (receipts and receipts[0] < named[0].first):
        return None
    return HandedOver(named[0] if len(named) == 1 else None)


def says_of_what(analysis: Analysis) -> bool:
    """True for a message that opens by saying what a receipt is of.

    `det er kvitteringen for taxi hjem fra kommunestyret 12.10, 210 kr`
    """
    tokens = analysis.tokens
    opening = next((at for at, token in enumerate(tokens) if token.text not in _SAYING), 0)
    following = tokens[opening + 1].text if opening + 1 < len(tokens) else ""
    return following in _OF and tokens[opening].text.startswith(_NOUNS)


def _hands_over(token: Token) -> bool:
    return token.kind != "num" and (token.text in _SAYING or "enclosed" in token.senses or is_light(token))
