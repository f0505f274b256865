"""What the prose of a long message only mentions, without a value, beside a list of claims.

`M. tør å ta bussen alene nå`, `planutvalget tok sommerferie`: such a name is none of the lines.
"""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.spans.mentions import indices
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Støttekontakt:\n3.11 kl 16-19\n10.11 kl 16-18\n12.11 kl 16-19\n\nHan tør å ta bussen alene nå.": [
        *("support-hour 03.11 3", "support-hour 10.11 2", "support-hour 12.11 3"),
    ],
    "Formannskapet 3.11, 24 km\nFormannskapet 10.11, 24 km\n\nEldrerådet er som det er.": [
        *("fee-executive 03.11", "mileage 03.11 24", "fee-executive 10.11", "mileage 10.11 24"),
    ],
    "Formannskapet 3.11, 24 km\nFormannskapet 10.11, 24 km\n\nVi tok taxi heim den 10.": [
        *("fee-executive 03.11", "mileage 03.11 24", "fee-executive 10.11", "mileage 10.11 24", "taxi 10.11 ?amount"),
    ],
    "Formannskapet 3.11, 24 km\nFormannskapet 10.11, 24 km\n\nKvitteringen for taxi kommer.": [
        *("fee-executive 03.11", "mileage 03.11 24", "fee-executive 10.11", "mileage 10.11 24", "taxi 10.11 ?amount"),
    ],
    "Lav sats:\n7.10 kl 15-18\n14.10 kl 15-18\n\nDen siste onsdagen i oktober var Ida på konfirmantleir.": [
        *("care-hour-low 07.10 3", "care-hour-low 14.10 3"),
    ],
    "3.11 – formannskap – 24 km\n10.11 – formannskap – satt på med Kari\n12.11 – formannskap – 31 km": [
        *("fee-executive 03.11", "mileage 03.11 24", "fee-executive 10.11", "fee-executive 12.11", "mileage 12.11 31"),
    ],
    "Formannskapet 10.11. Bussen hjem.": ["fee-executive 10.11", "transit 10.11 ?amount"],
    "Thursday:\n- meeting of the municipal council\n- support contact 2 hours\n- drove 4 km\n- parking 12,00 kr": [
        *("fee-council 19.11", "support-hour 19.11 2", "mileage 19.11 4", "parking 19.11 12"),
    ],
}
_LISTED = 3
"""Drafts with a value, and meetings with a day, that make a list of claims."""
_FIGURES = frozenset({"num", "dmy", "iso"})
_SENTENCE = 4
"""Words beside the names of lines that are more than a row of a list."""
_CLAIMING = (
    *("claiming", "claim_word", "cost", "pay", "enclosed", "proof", "request", "attend", "fee"),
    *("card", "repaid", "bill", "own_cost", "receipt", "wages", "drive", "missed"),
)


def without_mentioned(drafts: list[Draft], analysis: Analysis, types: TypeIndex) -> list[Draft]:
    """The drafts without names of outlays and meetings that have no value and no day there, in such sentences."""
    passing = in_passing(analysis, drafts, types)
    if not passing:
        return drafts
    sentence = analysis.layout.sentence
    return [
        draft
        for draft in drafts
        if draft.measured
        or draft.kind != "expense"
        or draft.sentence not in passing
        or any(sentence[one.when.first] == draft.sentence for one in draft.dates)
        or not (is_meeting(draft, types) or types.units(draft.codes) == {"amount"})
    ]


def in_passing(analysis: Analysis, drafts: Sequence[Draft], types: TypeIndex, listed: int = _LISTED) -> set[int]:
    """The sentences of prose that claim nothing, beside so many claims; none where the text has fewer."""
    if sum(draft.measured or (bool(draft.dates) and is_meeting(draft, types)) for draft in drafts) < listed:
        return set()
    tokens, sentence, spots = analysis.tokens, analysis.layout.sentence, analysis.spots
    claiming = {sentence[at] for sense in _CLAIMING for at in spots.get(sense, ())}
    claiming |= {draft.sentence for draft in drafts if draft.measured}
    claiming |= {sentence[one.when.first] for draft in drafts for one in draft.dates}
    claiming |= {sentence[one.when.first] for one in analysis.dated if _opens_row(tokens, one.when.first)}
    days = indices(one.when for one in analysis.dated)
    claiming |= {
        sentence[at] for at in spots.get("person", ()) if tokens[at].writer and at not in days
    }  # uke 45 i fjor
    named = {at for draft in drafts for at in range(draft.first, draft.last)}
    words = analysis.layout.words(tokens, besides=named)
    return {number for number, count in words.items() if count >= _SENTENCE} - claiming


def _opens_row(tokens: Sequence[Token], day: int) -> bool:
    """True for a day in figures as the first of its line: `10.11 – formannskap – satt på med Kari`."""
    at = day - 1
    while at >= 0 and tokens[at].kind == "sym":
        at -= 1
    return tokens[day].kind in _FIGURES and (at < 0 or tokens[at].kind == "nl")
