"""Months that a text only mentions in passing, `kanskje blir det billigere fra april`, are no time of a line."""

from collections.abc import Mapping, Sequence

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import MEASURED, Mention, has, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.spans.shifted import is_shifted
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Parkering 10.11 60 kr, kjøring 24 km til sammen. Kanskje blir det billigere fra april": [
        *("parking 10.11 60", "mileage 10.11 24"),
    ],
    "Køyrde 24 km til saman 10.11. Om det er for seint, er det greitt med mars": ["mileage 10.11 24"],
    "Vi flyttet i august. Formannskapet 10.11, kjørte 24 km til sammen": ["fee-executive 10.11", "mileage 10.11 24"],
    "Formannskapet 10.11, da vara var syk i september. Kjørte 24 km til sammen": [
        *("fee-executive 10.11", "mileage 10.11 24"),
    ],
    "I moved in August. Parking 60 kr on 10 November, drove 24 km in total": ["parking 10.11 60", "mileage 10.11 24"],
    "Kjøring i oktober, 240 km til sammen. Parkering 10.11 60 kr": ["mileage 01.10 240", "parking 10.11 60"],
    "Planning committee 3 November, 24 km. The meeting on 10 November was moved to January": [
        *("fee-planning 03.11", "mileage 03.11 24"),
    ],
    "Oktober: 240 km til sammen\n10.11: 24 km": ["mileage 01.10 240", "mileage 10.11 24"],
}
_THE = frozenset({"den", "the"})
_CLAIMING = ("drive", "meeting", "fee", "claim_word", "caring")


def without_passing(
    dated: list[Dated], tokens: Sequence[Token], told: Sequence[Mention], layout: Layout, spots: Spots
) -> list[Dated]:
    """The days without the months that hold none of the text's own days, in sentences that claim and measure nothing.

    `told` are the values and names of the text.
    """
    wide = [one for one in dated if one.wide and one.end and one.days]
    exact = [day for one in dated if one.days and not (one.wide or one.ahead) for day in one.days]
    if not wide or not exact:
        return dated
    sentence, clause = layout.sentence, layout.clause
    days = {sentence[one.when.first] for one in dated if one.days and not one.wide}
    valued = {clause[one.first] for one in told if isinstance(one, MEASURED)}
    claiming = {sentence[one.first] for one in told if isinstance(one, (TypeMention, *MEASURED))}
    claiming |= {sentence[at] for sense in _CLAIMING for at in spots.get(sense, ())}
    gone = {
        id(one)
        for one in wide
        if (sentence[one.when.first] not in claiming or sentence[one.when.first] in days)
        and clause[one.when.first] not in valued
        and not any(one.days[0] <= day <= (one.end or day) for day in exact)
        and not (_heads(one, tokens) or is_moved_to(one, tokens))
    }
    return [one for one in dated if id(one) not in gone] if gone else dated


def is_moved_to(one: Dated, tokens: Sequence[Token]) -> bool:
    """True for the time after `flyttet til`, `flyttet fram til` and `brought forward to`."""
    at = one.when.first - 1
    at -= text_at(tokens, at) in _THE
    return has(tokens, at, "to") and is_shifted(tokens, at - 1)


def _heads(one: Dated, tokens: Sequence[Token]) -> bool:
    """True for a month that ends its line, or stands before a colon: what is below may be of it."""
    return text_at(tokens, one.when.last) in ("", ":", "\n")
