"""Why a claim is worth what it is, and why what of it is taxed: by the law, by the municipality, for want of papers."""

import datetime as dt
from collections.abc import Sequence

from bot.notices import Notice
from bot.presentation.claim import claim_view
from bot.presentation.explain import explain
from bot.presentation.line import line_view, what
from bot.presentation.rates import travel_rates, whom_to_ask
from bot.words import Words
from claims.catalogue import Catalogue
from claims.claim import Claim, ClaimLine
from claims.lines import MileageLine, PerDiemLine
from claims.price import Price

MOST_EXPLAINED = 40
"""Lines whose sums, or tax, are told in one message."""


def why(claim: Claim, words: Words, catalogue: Catalogue) -> str:
    """How the sum of each line came about, as far as there is room."""
    view = claim_view(claim, words, catalogue)
    told = [words.t("notice.why", number=view.number)]
    for line, shown in list(zip(claim.lines, view.lines, strict=True))[:MOST_EXPLAINED]:
        steps = "; ".join(explain(line.price, words, catalogue)) if line.price else ""
        told.append(f"{shown.number}. {shown.title}: {steps or shown.amount}")
    return "\n".join([*told, *_rest(claim, words)])


def why_taxed(notice: Notice, if_sent: Sequence[str], words: Words, catalogue: Catalogue) -> str:
    """A row for each line: that it is free of tax, or what of it is not and why; without a claim, what taxable means.

    Below stand what is told of sending it as it is, and which `people` to ask. What of travel is free of tax is told
    by the rates of the `day`.
    """
    claim, facts = notice.claim, notice.facts
    ask = words.t("notice.why_taxed.ask", people=whom_to_ask(facts["people"], words))
    if claim is None:
        travel = travel_rates(dt.date.fromisoformat(facts["day"]), words, catalogue.rates)
        return "\n".join([words.t("notice.why_taxed.general"), *travel, ask])
    told = [words.t("notice.why_taxed", number=claim.number)]
    for number, line in enumerate(claim.lines[:MOST_EXPLAINED], 1):
        title = line_view(number, line, words, catalogue).title
        told.append(f"{number}. {title}: {_why_taxed(line, words, catalogue)}")
    return "\n".join([*told, *_rest(claim, words), *if_sent, ask])


def _rest(claim: Claim, words: Words) -> list[str]:
    rest = len(claim.lines) - MOST_EXPLAINED
    return [words.n("card.more_lines", rest)] if rest > 0 else []


def _why_taxed(line: ClaimLine, words: Words, catalogue: Catalogue) -> str:
    if line.price is None:
        return words.t("line.open")
    if not line.price.taxable:
        return words.t("tax.why.free", amount=words.kroner(line.price.amount))
    name = what(line.line, words, catalogue)
    steps = "; ".join(explain(line.price, words, catalogue))
    return words.t(
        f"tax.why.{_reason(line, line.price)}", taxable=words.kroner(line.price.taxable), name=name, steps=steps
    )


def _reason(line: ClaimLine, price: Price) -> str:
    """What taxes the line: the want of what freedom from tax depends on goes before all else."""
    kinds = {step.kind for step in price.steps}
    if "undocumented" in kinds:
        return "undocumented"
    if "fixed_place" in kinds:
        return "fixed_place"
    if isinstance(line.line, MileageLine):
        return "mileage"
    return "per_diem" if isinstance(line.line, PerDiemLine) else "expense"
