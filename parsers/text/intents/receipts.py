"""Receipts that somebody does not have: `jeg har mistet kvitteringen`, `I can't find the receipt for the taxi`."""

from dataclasses import dataclass

from parsers.text.analysis import Analysis
from parsers.text.intents.things import Thing, things
from parsers.text.lines.told.frames import is_light
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: dict[str, str | None] = {
    "jeg har mistet kvitteringen": "",
    "Eg har mista kvitteringa": "",
    "I lost the receipt": "",
    "eg finn ikkje kvitteringane": "",
    "finner ikke kvitteringen til parkeringen": "parkeringen",
    "finn ikkje att kvitteringa for ferja": "ferja",
    "I can't find the receipt for the taxi": "taxi",
    "har dessverre ikke kvittering på ferja": "ferja",
    "I don't have a receipt": "",
    "fikk ingen kvittering på bussen": "bussen",
    "kvitteringen for taxien er borte": "taxien",
    "hva gjør jeg når jeg har mistet kvitteringen?": "",
    "togbilletten mista jeg dessverre": "togbilletten",
    "eg har mista bussbilletten": "bussbilletten",
    "I lost the train ticket": "",
    "jeg har mistet billetten": "",
    "mistet togbilletten, kjøpte ny for 450 kr": None,
    "ferje 142 kr 12.10, har mistet kvitteringen": None,
    "har du ikke fått kvitteringen?": None,
    "jeg har mistet 3 timer": None,
    "kvitteringen er vedlagt": None,
    "her er kvitteringen": None,
    "har ikke mistet kvitteringen": None,
    "eg har ikkje mista kvitteringa": None,
    "Slett ferja, jeg har mistet kvitteringen": None,
    "Har mistet kvitteringen, send inn kravet likevel": None,
    "I lost the receipt, please delete the taxi": None,
    "Jeg har ikke fått utbetalt ennå, kvittering er levert": None,
    "kvitteringen er funnet, den var ikke borte": None,
    "Jeg har lagt ved kvittering, ikke sant": None,
    "Jeg mistet bussen og måtte ta taxi, kvittering kommer": None,
    "har kvittering, men ikke her": None,
    "kan jeg få kravet godkjent? har ikke kvittering": None,
}
"""What the receipt was for, empty where that is not said; None where no receipt is lost."""

_LONGEST = 25
_LOST = words_of("lost")
_HAVING = words_of("having")
_SAYING = words_of("telling_of_loss")
_MORE = ("order", "remove", "claim_word", "waiting", "except")
_TICKETS = words_of("ticket")
_NOUNS = tuple(words_of("receipt"))


@dataclass(frozen=True, slots=True)
class LostReceipt:
    """A receipt that the writer does not have, of the thing that it was for; None where that is not said."""

    thing: Thing | None


def lost_receipt(analysis: Analysis) -> LostReceipt | None:
    """The receipt that the whole message says is not there; None for a message that says anything else."""
    tokens = analysis.tokens
    if len(tokens) > _LONGEST or analysis.mentions or analysis.numbered:
        return None
    if not any(map(_is_receipt, tokens)):
        return None
    if any(token.senses.get("person") == 2 for token in tokens):
        return None
    gone = any(token.text in _LOST for token in tokens)
    lacks = "negation" in analysis.spots and any(token.text in _HAVING for token in tokens)
    if not (gone or lacks) or (gone and "negation" in analysis.spots):
        return None
    named = [thing for thing in things(analysis) if thing.types or thing.kind != "trip"]
    taken = {at for thing in named for at in range(thing.first, thing.last)}
    if not all(at in taken or _says_so(token) for at, token in enumerate(tokens)):
        return None
    return LostReceipt(named[0] if len(named) == 1 else None)


def _is_receipt(token: Token) -> bool:
    """True for a receipt, and for a ticket, by which a journey is shown: `togbilletten`."""
    return token.text.startswith(_NOUNS) or token.text.rpartition("billett")[1] != "" or token.text in _TICKETS


def _says_so(token: Token) -> bool:
    """True for a word that may stand where nothing is told but that a receipt is not there."""
    if token.text in _LOST | _HAVING | _SAYING or _is_receipt(token) or "negation" in token.senses:
        return True
    return is_light(token) and token.text not in ("men", "but") and not any(sense in token.senses for sense in _MORE)
