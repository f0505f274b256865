"""What a message claims that opens by saying what its receipt is of: what was paid, and what is told apart from it."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.intents.handed_over import says_of_what
from parsers.text.lines.items import ONE, Item

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Kvitteringen for taxi hjem fra kommunestyret 12.11, 210 kr": ["taxi 12.11 210"],
    "Kvittering for taxi, 210 kr. Møtet var i kommunestyret 12.11": ["taxi 12.11 210"],
    "Her er kvitteringen for ferja 12.11, 142 kr\n\nFormannskapet 10.11": ["ferry 12.11 142", "fee-executive 10.11"],
    "Her er kvitteringa for ferja 12.11, 142 kr. Formannskapet 10.11, 30 km": [
        *("ferry 12.11 142", "fee-executive 10.11", "mileage 10.11 30"),
    ],
    "Here is the receipt for the ferry 12.11, 142 kr\nlow rate 12.11 9:00-12:00": [
        *("ferry 12.11 142", "care-hour-low 12.11 3"),
    ],
}


def of_receipt(items: list[Item], analysis: Analysis) -> list[Item]:
    """The items without the meetings that only say what was paid for; all of them where nothing was paid.

    Those have nothing but their name, on a day of what was paid or in the sentence of the receipt.
    """
    paid = [item for item in items if item.values.get("amount") is not None]
    if not paid or not says_of_what(analysis):
        return items
    sentence = analysis.layout.sentence
    ends = max(at for at, number in enumerate(sentence) if number == sentence[0])
    opening, days = analysis.tokens[ends].end, {item.values.get("date") for item in paid}
    return [item for item in items if item in paid or (_begins(item) >= opening and _tells_more(item, days))]


def _begins(item: Item) -> int:
    """Where the line is named or measured first."""
    told = (item.evidence.get(name, ()) for name in ("type", "distance_km", "quantity", "start"))
    return min((span[0] for spans in told for span in spans), default=0)


def _tells_more(item: Item, days: set[object]) -> bool:
    """True for a line with a day or a value of its own."""
    return item.values.get("date") not in days or item.kind != "expense" or item.values.get("quantity") != ONE
