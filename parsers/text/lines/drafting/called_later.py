"""What a sum is called in the next sentence, `shuttle 30 kr. Fører det som kollektivtransport`: its type."""

from collections.abc import Mapping, Sequence

from parsers.text.layout.clauses import Layout
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import Mention, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Hotellet er betalt av fylket. 10.11 metro 30 kr. Fører det som kollektivtransport.": ["transit 10.11 30"],
    "Hotellet er betalt av fylket. 10.11 metro 30 kr. Eg fører det som kollektivtransport.": ["transit 10.11 30"],
    "Hotel paid by the county. 10 November metro 30 kr. I claim it as public transport.": ["transit 10.11 30"],
    "Hotellet er betalt av fylket. 10.11 shuttle 30 kr. Fører det som kollektivtransport.": ["transit 10.11 30"],
    "Diett har vi blitt enige om å ikke kreve. Parkering 60 kr 10.11": ["parking 10.11 60"],
    "Vi er samde om ikkje å krevje diett. Parkering 60 kr 10.11": ["parking 10.11 60"],
    "We have agreed not to claim per diem. Parking 60 kr on 10 November": ["parking 10.11 60"],
}
_AS = frozenset({"som", "as"})
_IT = frozenset({"det", "den", "dette", "it", "this", "them", "dei", "dem"})


def called_later(
    tokens: Sequence[Token], layout: Layout, mention: Mention, before: Sequence[Draft], after: Sequence[Draft]
) -> Draft | None:
    """The draft without a value that the sentence after the sum calls it by; none where it has that name already."""
    named = {one.codes for one in before[:1] if one.clause == layout.clause[mention.first]}
    if (
        not after
        or after[0].codes in named
        or after[0].moneys
        or after[0].sentence != layout.sentence[mention.first] + 1
    ):
        return None
    at = after[0].first
    return after[0] if text_at(tokens, at - 1) in _AS and text_at(tokens, at - 2) in _IT else None
