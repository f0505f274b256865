"""What somebody did not get, and paid for after all: `fikk ikke taxi på rekvisisjon, så jeg betalte 90 kr selv`."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from parsers.text.layout.clauses import Layout
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import has, is_of_writer, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet 10.11. Fikk ikke taxi på rekvisisjon, så jeg betalte 90 kr selv": [
        *("fee-executive 10.11", "taxi 10.11 90"),
    ],
    "Formannskapet 10.11. Fekk ikkje drosje på rekvisisjon, så eg la ut 90 kr": [
        "fee-executive 10.11",
        "taxi 10.11 90",
    ],
    "Executive committee 10 November. I could not get a taxi on requisition, so I paid 90 kr myself": [
        *("fee-executive 10.11", "taxi 10.11 90"),
    ],
    "Formannskapet 10.11. Fikk ikke taxi, så jeg betalte 90 kr": ["fee-executive 10.11", "? 10.11 90 ?type"],
    "Formannskapet 10.11. Fikk ikke taxi, så jeg betalte 90 kr for bussen": ["fee-executive 10.11", "transit 10.11 90"],
    "Formannskapet 10.11. Taxi trengte jeg ikke, men Ola betalte 90 kr": ["fee-executive 10.11"],
    "Formannskapet 10.11. Fikk ikke taxi, så jeg gikk": ["fee-executive 10.11"],
    "Formannskapet 10.11. Krever ikke taxi, jeg betalte 90 kr selv": ["fee-executive 10.11"],
}
_REQUISITION = words_of("requisition")
_APPLYING = words_of("applying")
_PAYING = ("pay", "advance")


def is_paid_instead(draft: Draft, tokens: Sequence[Token], layout: Layout) -> bool:
    """True where all its sums are such; for what is not said, unless it only lacked a requisition."""
    clause = layout.clause
    paid = {clause[one.first] for one in draft.moneys} if draft.kind == "expense" else set()
    if not paid or draft.clause in paid or any(layout.sentence[one.first] != draft.sentence for one in draft.moneys):
        return False
    if not all(number > draft.clause and _pays(tokens, clause, number) for number in paid):
        return False
    told = range(bisect_left(clause, draft.clause), bisect_right(clause, draft.clause))
    if any(
        has(tokens, at, "claiming") or text_at(tokens, at) in _APPLYING for at in told
    ):  # krever ikke taxi, jeg betalte selv
        return False
    if not any(text_at(tokens, at) in _REQUISITION for at in told):
        draft.codes, draft.relatives = (), ()
    return True


def _pays(tokens: Sequence[Token], clause: Sequence[int], number: int) -> bool:
    """True for a clause in which the writer pays."""
    inside = range(bisect_left(clause, number), bisect_right(clause, number))
    return any(has(tokens, at, sense) and is_of_writer(tokens, at) for at in inside for sense in _PAYING)
