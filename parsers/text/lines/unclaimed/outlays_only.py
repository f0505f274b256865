"""Meetings of no body only say what a trip or drive was for, or below a subject of outlays, what these were for."""

from collections.abc import Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import text_at
from parsers.text.words.lexicon import words_of

EXAMPLES = {
    ("Utlegg 10. november", "Var på nettverksmøte 10.11. Parkering 220 kr"): ["parking 10.11 220"],
    ("Reiseutlegg", "Parkering 220 kr på fagmøtet 10.11"): ["parking 10.11 220"],
    ("Utlegg og honorar", "Var på nettverksmøte 10.11. Parkering 220 kr"): ["? 10.11 ?type", "parking 10.11 220"],
    ("Utlegg", "Var på nettverksmøte 10.11 kl 9-12. Parkering 220 kr"): ["? 10.11 ?type", "parking 10.11 220"],
    ("Utlegg", "Møtte i naturutvalget 10.11. Parkering 220 kr"): ["? 10.11 ?type", "parking 10.11 220"],
    ("Utlegg", "Var på nettverksmøte 10.11"): ["? 10.11 ?type"],
    ("", "Diett: samarbeidsmøte i Førde 10.11 kl 7 til 19, 12 km, ingen måltider dekket"): [
        "per_diem",
        "mileage 10.11 12",
    ],
    ("", "Diett 10.11 kl 7 til 19, ingen måltider dekket. Møtegodtgjørelse for samarbeidsmøtet"): [
        "per_diem",
        "? 10.11 ?type",
    ],
    ("", "Eg køyrde til samarbeidsmøte i Førde 10.11, 61 km kvar veg"): ["mileage 10.11 122"],
    ("", "Kjørte til naturutvalgsmøte 10.11, 61 km"): ["? 10.11 ?type", "mileage 10.11 61"],
    ("November", "Var på nettverksmøte 10.11. Parkering 220 kr"): ["? 10.11 ?type", "parking 10.11 220"],
}
"""Pairs of subject and text."""

_OUTLAYS = tuple(words_of("outlays_announced"))
_MEETS = ("møte", "møtet")
_BODIES = ("utvalg", "utval", "råd", "styre", "nemnd", "komit", "lag")
"""Heads of what is a body after all, whatever the catalogue holds: styremøte."""
_TO = frozenset({"til", "to", "åt"})
_CLAIMING = ("fee", "meeting", "drive", "claim_word")


def without_occasions(drafts: Sequence[Draft], analysis: Analysis) -> list[Draft]:
    """The drafts without what the trip, or the outlays of the subject, were for."""
    heading = analysis.heading
    announced = any(token.text.startswith(_OUTLAYS) for token in heading)
    others = any(sense in token.senses for token in heading for sense in _CLAIMING)
    outlays = announced and not others and any(draft.moneys for draft in drafts)
    travelled = any(draft.kind == "per_diem" for draft in drafts)
    if "fee" in analysis.spots and not outlays:
        return list(drafts)
    driven = {draft.sentence for draft in drafts if draft.kind == "mileage"}
    return [
        draft
        for draft in drafts
        if not (
            (draft.body and not draft.measured and _is_occasion(draft, analysis))
            and (outlays or travelled or (draft.sentence in driven and _is_destination(draft, analysis)))
        )
    ]


def _is_occasion(draft: Draft, analysis: Analysis) -> bool:
    """True for `nettverksmøte`: called by what it was about, and by no body's name."""
    said = analysis.tokens[draft.first].text
    return draft.last == draft.first + 1 and said.endswith(_MEETS) and not any(head in said for head in _BODIES)


def _is_destination(draft: Draft, analysis: Analysis) -> bool:
    """True for `kjørte til samarbeidsmøte i Førde`."""
    return text_at(analysis.tokens, draft.first - 1) in _TO
