"""Where drives are told of: at their kilometres, or at a word of driving that no kilometres belong to."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Distance, Mention, When, has
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Jeg krever kjøregodtgjørelse for møtet i formannskapet 10.11.\nDet var 40 km tur-retur.": [
        "fee-executive 10.11",
        "mileage 10.11 40",
    ],
    "I would like mileage for the council meeting on 12 November.\n\nIt was 40 km there and back.": [
        "fee-council 12.11",
        "mileage 12.11 40",
    ],
    "Kjøring til formannskapet 10.11. Dessuten 40 km til kommunestyret 12.11": [
        "mileage 10.11 ?distance_km",
        "fee-executive 10.11",
        "mileage 12.11 40",
        "fee-council 12.11",
    ],
    "Støttekontakt 10.11 3 t å 12.11 2 t. Henta 10.11 18 km å leverte 12.11 20 km": [
        *("support-hour 10.11 3", "support-hour 12.11 2", "mileage 10.11 18", "mileage 12.11 20"),
    ],
}
"""Drives that are spoken of before their kilometres, and one that has none."""


_DAYS = ("days", "period")


def drives_told(
    tokens: Sequence[Token], layout: Layout, mentions: Sequence[Mention], words: Sequence[int], named: Collection[int]
) -> Iterator[tuple[int, int]]:
    """The first token of each drive and the one after it; `words` are those of driving, `named` sentences with types.

    A word stands for a drive in a sentence without kilometres. Where others have kilometres, `kjøring` alone only
    speaks of them, unless it names a day of its own and no kilometres come below for it.
    """
    measured: set[int] = set()
    for mention in mentions:
        if isinstance(mention, Distance):
            yield mention.first, mention.last
            measured.add(layout.sentence[mention.first])
    words = [at for at in words if not _is_time_of(tokens, at)]
    whens = [mention for mention in mentions if isinstance(mention, When)] if words else []
    days = {layout.sentence[when.first] for when in whens if when.shape in _DAYS}
    dated = {when.first for when in whens}
    driven = sorted(measured)
    for index in words:
        sentence, verb = layout.sentence[index], tokens[index].senses["drive"] == "verb"
        at = bisect_right(driven, sentence)
        below = driven[at : at + 1]
        announced = bool(below) and below[0] not in days and below[0] not in named
        spoken = bool(driven) and (verb or sentence not in days or announced)
        denied = index + 1 in dated and has(tokens, index - 1, "negation")  # ingen kjøring 13.11
        if denied or not (spoken or sentence in measured):
            yield index, index + 1
            measured.add(sentence)


def _is_time_of(tokens: Sequence[Token], index: int) -> bool:
    """True for what hours were spent on: 1 time kjøring."""
    return has(tokens, index - 1, "hour") and tokens[index].senses["drive"] == "word"
