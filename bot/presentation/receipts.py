"""What holds for a claim's receipts: which lines a file was put to, and what follows where one is lost."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from bot.notices import Notice
from bot.presentation.line import what
from bot.presentation.plain import one_line
from bot.words import Words
from claims.catalogue import Catalogue, ReceiptRule
from claims.claim import Claim, Receipt
from claims.lines import ExpenseLine

_NAMED = 10
"""As many names as one reads; how many more there are is told."""
_RULES: tuple[ReceiptRule, ...] = ("required", "declaration", "optional")


def put_to(claim: Claim, files: Sequence[str], of: str, words: Words, catalogue: Catalogue) -> list[str]:
    """What files are taken for: receipts of the lines that they are said to be `of` (numbers from 0), else of the
    outlays that want one, or may have one; and which of them are none, because nothing of them is to be seen."""
    broken = {receipt.name for receipt in claim.receipts if not receipt.opens}.intersection(files)
    told = [words.t("change.files.unopened", files=words.join(map(one_line, sorted(broken))))] if broken else []
    if seen := [name for name in files if name not in broken]:
        told = [*_put_to(claim, seen, of, words, catalogue), *told]
    return told


def _put_to(claim: Claim, files: Sequence[str], of: str, words: Words, catalogue: Catalogue) -> list[str]:
    held = _by_rule(claim, map(int, of.split()) if of else range(len(claim.lines)), words, catalogue)
    lines = next((held[rule] for rule in _RULES if held[rule]), [])
    named, more = [one_line(name) for name in files[:_NAMED]], len(files) - _NAMED
    names = words.join([*named, words.n("claim.more_receipts", more)] if more > 0 else named)
    how = "change.files.lines" if lines else "change.files"
    return [words.n(how, len(files), files=names, lines=words.join(lines))]


def came_from(notice: Notice, words: Words) -> list[str]:
    """Where the files that were brought came from, if it was from another claim."""
    number = notice.facts.get("files_from")
    return [words.n("change.files.from", len(notice.brought), number=number)] if number else []


def elsewhere(notice: Notice, words: Words) -> list[str]:
    """How files that were brought by their sender are had on another claim in words: where nothing can be pressed."""
    count = len(notice.brought)
    if not count or "files_from" in notice.facts:
        return []
    if notice.homes:
        return [words.n("change.files.elsewhere", count, number=notice.homes[0].number)]
    is_part = notice.claim is not None and holds_more(notice.claim, notice.brought)
    return [words.n("change.files.apart", count)] if is_part else []


def holds_more(claim: Claim, files: Sequence[Receipt]) -> bool:
    """True where the files are not all that the claim holds: then they can have a claim of their own."""
    return bool(claim.lines) or len(claim.receipts) > len(files)


def without_receipt(claim: Claim, about: str, words: Words, catalogue: Catalogue) -> list[str]:
    """A sentence for each rule, with the lines (their numbers from 0, `about`) that it is of; one where none is."""
    held = _by_rule(claim, map(int, about.split()), words, catalogue)
    told = [
        words.n(f"receipt.lost.{rule}", len(held[rule]), lines=words.join(held[rule])) for rule in _RULES if held[rule]
    ]
    return told or [words.t("receipt.lost.none")]


def _by_rule(
    claim: Claim, places: Iterable[int], words: Words, catalogue: Catalogue
) -> defaultdict[ReceiptRule, list[str]]:
    """What the lines are called, each once, by what their types say of receipts on their days."""
    held: defaultdict[ReceiptRule, list[str]] = defaultdict(list)
    for at in places:
        line = claim.lines[at].line if at < len(claim.lines) else None
        if isinstance(line, ExpenseLine) and line.type is not None:
            name = what(line, words, catalogue)
            rows = [row for row in catalogue.periods(line.type) if line.date is None or row.covers(line.date)]
            for rule in {row.receipt for row in rows}:
                held[rule] += [] if name in held[rule] else [name]
    return held
