"""What holds for lines whose receipt is lost, a sentence for each rule of their types."""

from collections import defaultdict

from bot.presentation.line import what
from bot.words import Words
from claims.catalogue import Catalogue, ReceiptRule
from claims.claim import Claim
from claims.lines import ExpenseLine

_RULES: tuple[ReceiptRule, ...] = ("required", "declaration", "optional")


def without_receipt(claim: Claim, about: str, words: Words, catalogue: Catalogue) -> list[str]:
    """A sentence for each rule, with the lines (their numbers from 0, `about`) that it is of; one where none is."""
    held: defaultdict[ReceiptRule, list[str]] = defaultdict(list)
    for at in map(int, about.split()):
        line = claim.lines[at].line if at < len(claim.lines) else None
        if isinstance(line, ExpenseLine) and line.type is not None:
            rows = [row for row in catalogue.periods(line.type) if line.date is None or row.covers(line.date)]
            for rule in {row.receipt for row in rows}:
                held[rule].append(what(line, words, catalogue))
    told = [
        words.t(f"receipt.lost.{rule}", lines=words.join(dict.fromkeys(held[rule]))) for rule in _RULES if held[rule]
    ]
    return told or [words.t("receipt.lost.none")]
