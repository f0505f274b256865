"""Which meeting or journey, named before or after it, a sum is the fee or the fare of."""

from collections.abc import Sequence

from claims.lines import NOK
from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafting.paid import is_fees
from parsers.text.lines.drafts import Draft, units_of
from parsers.text.spans.mentions import Money, has, text_at

_FEE_WITHIN = 2
"""Tokens from a sum to the meeting it is for: 1650 kr for (det) formannskapet."""


def fare_before(before: Sequence[Draft], types: TypeIndex) -> Draft | None:
    """The journey named before whose ticket has no price: went by train. The ticket was 229 kr."""
    return next((draft for draft in before if units_of(draft, types) == {"amount"} and not draft.moneys), None)


class PricedFees:
    """Finds the fee of one text's meetings that a sum is; the drafts `before` it come nearest first."""

    def __init__(self, analysis: Analysis, types: TypeIndex) -> None:
        self._tokens, self._layout = analysis.tokens, analysis.layout
        self._types = types

    def of(self, mention: Money, owner: Draft | None, before: Sequence[Draft], after: Sequence[Draft]) -> Draft | None:
        """The fee that the sum is; None for a sum that is the `owner`'s, or nobody's."""
        return self._beside(mention, owner, before) or self._claimed(mention, before, after)

    def _beside(self, mention: Money, owner: Draft | None, before: Sequence[Draft]) -> Draft | None:
        """The fee of the same clause, whose price was said: formannskapet 10.11: 1100 kr."""
        clause = self._layout.clause[mention.first]
        if any(has(self._tokens, index, "fee") for index in (mention.first - 1, mention.first - 2)):
            return next((draft for draft in before if self._is_meeting(draft)), None)
        if owner is not None and owner.clause == clause:
            return None
        return next((draft for draft in before if draft.clause == clause and self._is_meeting(draft)), None)

    def _claimed(self, mention: Money, before: Sequence[Draft], after: Sequence[Draft]) -> Draft | None:
        """The fee that a sum is claimed for: `Kommunestyret 12.11. Krav kr 1500`, `1650 kr for kommunestyret`."""
        if text_at(self._tokens, mention.last) == "for" and after and after[0].first - mention.last <= _FEE_WITHIN:
            alone = not before or not self._awaits(before[0], mention)
            return after[0] if alone and self._is_meeting(after[0]) and not after[0].moneys else None
        if not before or not self._is_meeting(before[0]) or before[0].moneys or mention.currency != NOK:
            return None
        near = self._layout.sentence[mention.first] - before[0].sentence <= 1
        price = any(
            row.unit_price == mention.amount for code in before[0].codes for row in self._types.catalogue.periods(code)
        )
        return before[0] if near and is_fees(self._tokens, self._layout, mention, price=price) else None

    def _awaits(self, draft: Draft, mention: Money) -> bool:
        """True for a draft of the clause, and for an outlay of the sentence without a sum: tapt, med kr 900 for."""
        if draft.clause == self._layout.clause[mention.first]:
            return True
        bought = units_of(draft, self._types) == {"amount"} and not draft.moneys
        return bought and draft.sentence == self._layout.sentence[mention.first]

    def _is_meeting(self, draft: Draft) -> bool:
        return units_of(draft, self._types) == {"meeting"}
