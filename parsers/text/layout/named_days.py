"""A month in which a ride was taken is the one day of it that the text names: `23.3 … i mars tok jeg bussen`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Distance, Duration, Mention, Money
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Eldrerådet 19.10 og 10.11. I november tok jeg bussen for 46 kr": [
        *("fee-elderly 19.10", "fee-elderly 10.11", "transit 10.11 46"),
    ],
    "Ungdomsrådet 19.10 og 10.11. Eg tok buss, 24 kr kvar veg i november": [
        *("fee-youth 19.10", "fee-youth 10.11", "transit 10.11 48"),
    ],
    "Youth council 19 October and 10 November. In November I took the bus for 46 kr": [
        *("fee-youth 19.10", "fee-youth 10.11", "transit 10.11 46"),
    ],
    "Eldrerådet 3.11 og 10.11. I november tok jeg bussen for 46 kr": [
        *("fee-elderly 03.11", "fee-elderly 10.11", "transit 01.11 46"),
    ],
    "Formannskapet 10.11. Månedskort i november 640 kr": ["fee-executive 10.11", "transit 01.11 640"],
}
_TAKING = words_of("took")


def as_named_days(
    dated: list[Dated], tokens: Sequence[Token], mentions: Sequence[Mention], layout: Layout
) -> list[Dated]:
    """The days with that day for each such month, where a sum stands in its sentence and nothing else is measured."""
    months = [one for one in dated if one.wide and one.end and one.days and one.when.shape == "month"]
    days = {day for one in dated if not (one.wide or one.ahead) and one.end is None for day in one.days}
    if not months or not days:
        return dated
    sentence = layout.sentence
    paid = {sentence[one.first] for one in mentions if isinstance(one, Money)}
    paid -= {sentence[one.first] for one in mentions if isinstance(one, (Distance, Duration))}
    paid &= {sentence[at] for at in said_at(tokens, _TAKING)}
    named: dict[int, Dated] = {}
    for one in months:
        inside = [day for day in days if one.days[0] <= day <= (one.end or day)]
        if sentence[one.when.first] in paid and len(inside) == 1:
            named[id(one)] = replace(one, days=(inside[0],), end=None, wide=False)
    return [named.get(id(one), one) for one in dated]
