"""Earnings lost as people tell it, without a name for them: `mistet 3 timer lønn`, `trakk meg 900 kr i lønn`."""

from collections.abc import Iterator, Sequence

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Duration, Mention, Money, has
from parsers.text.words.tokens import Spots, Token

EXAMPLES = {
    "mistet 3 timer lønn i går": ["3 timer"],
    "tok fri 2 timer uten lønn i går": ["2 timer"],
    "arbeidsgiver trakk meg 900 kr i lønn for i går": ["900 kr"],
    "lost 3 hours of pay yesterday": ["3 hours"],
    "avlastning 3 timer i går": [],
}
"""What was lost, in the writer's words."""

_LOSING = ("lost_verb", "docked", "wages", "unpaid")
_DOCKED_WITHIN = 4


def told_lost(
    tokens: Sequence[Token], layout: Layout, spots: Spots, mentions: Sequence[Mention]
) -> Iterator[Duration | Money]:
    """The hours and sums of which the text says that they were lost."""
    if spots.keys().isdisjoint(_LOSING):
        return
    sentence = layout.sentence
    wages = (at for at in spots.get("wages", ()) if has(tokens, at - 1, "negation"))
    unpaid = {sentence[at] for at in (*wages, *spots.get("unpaid", ()))}  # fri uten lønn
    for mention in mentions:
        if not isinstance(mention, Duration | Money):
            continue
        hours = isinstance(mention, Duration)
        missed = hours and (has(tokens, mention.first - 1, "lost_verb") or sentence[mention.first] in unpaid)
        if missed or _is_docked(tokens, layout, mention):
            yield mention


def _is_docked(tokens: Sequence[Token], layout: Layout, mention: Mention) -> bool:
    """True for what an employer keeps back, or what was lost in pay."""
    near = range(max(0, mention.first - _DOCKED_WITHIN), min(len(tokens), mention.last + _DOCKED_WITHIN))
    beside = [at for at in near if layout.sentence[at] == layout.sentence[mention.first]]
    kept = any(has(tokens, at, "docked") or has(tokens, at, "lost_verb") for at in beside)
    return kept and any(has(tokens, at, "wages") for at in beside)
