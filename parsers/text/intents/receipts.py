"""Receipts that somebody does not have: `jeg har mistet kvitteringen`, `I can't find the receipt for the taxi`."""

from dataclasses import dataclass

from parsers.text.analysis import Analysis
from parsers.text.intents.things import Thing, things
from parsers.text.spans.mentions import has

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
    "ferje 142 kr 12.10, har mistet kvitteringen": None,
    "har du ikke fått kvitteringen?": None,
    "jeg har mistet 3 timer": None,
    "kvitteringen er vedlagt": None,
    "her er kvitteringen": None,
}
"""What the receipt was for, empty where that is not said; None where no receipt is lost."""

_LONGEST = 25
_LOST = frozenset({"mistet", "mista", "rotet", "rota", "forlagt", "borte", "vekke", "forsvunnet", "lost", "mislaid"})
_HAVING = frozenset(
    {"finner", "finn", "finne", "fann", "fant", "har", "hadde", "fikk", "fekk", "får"}
    | {"find", "have", "got", "get", "kept", "spart", "tok", "tatt"}
)
_NOUNS = ("kvittering", "receipt", "bilag")


@dataclass(frozen=True, slots=True)
class LostReceipt:
    """A receipt that the writer does not have, of the thing that it was for; None where that is not said."""

    thing: Thing | None


def lost_receipt(analysis: Analysis) -> LostReceipt | None:
    """The receipt that the whole message says is not there; None for a message that says anything else."""
    tokens = analysis.tokens
    if len(tokens) > _LONGEST or analysis.mentions or analysis.numbered:
        return None
    if not any(token.text.startswith(_NOUNS) for token in tokens):
        return None
    if any(token.senses.get("person") == 2 for token in tokens):
        return None
    gone = any(token.text in _LOST for token in tokens)
    lacks = "negation" in analysis.spots and any(token.text in _HAVING for token in tokens)
    if not (gone or lacks) or (gone and has(tokens, 0, "negation")):
        return None
    named = [thing for thing in things(analysis) if thing.types or thing.kind != "trip"]
    return LostReceipt(named[0] if len(named) == 1 else None)
