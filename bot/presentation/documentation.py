"""A claim as an auditor reads it: who decided, and how every sum came about, to be checked by hand."""

from collections.abc import Iterator

from bot.presentation.claim import People, claim_view, decision_text
from bot.presentation.explain import explain
from bot.presentation.line import line_view
from bot.presentation.readings import readings
from bot.words import Words
from claims.catalogue import Catalogue
from claims.claim import Claim


def documentation(claim: Claim, words: Words, catalogue: Catalogue, people: People) -> Iterator[str]:
    """The claim's heading, claimant and decisions; each line with the steps of its sum and the rules that read it."""
    view = claim_view(claim, words, catalogue)
    yield view.summary
    yield words.t("claim.claimant", name=people(claim.claimant).name)
    for decision in claim.decisions:
        yield decision_text(decision, words, people)
    for number, line in enumerate(claim.lines, 1):
        shown = line_view(number, line, words, catalogue)
        yield f"{number}. {shown.title}: {shown.amount}"
        for sentence in (
            *(explain(line.price, words, catalogue) if line.price else ()),
            *readings(line.evidence, words),
        ):
            yield f"   {sentence}"
