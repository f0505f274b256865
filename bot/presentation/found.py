"""Own claims that were looked for, in words."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import get_args

from bot.presentation.claim import claim_view
from bot.presentation.plain import one_line
from bot.presentation.so_far import so_far
from bot.words import Words
from claims.catalogue import Catalogue
from claims.claim import State
from claims.lookup import Match, Query

_MOST = 10


def found_text(query: Query, found: Sequence[Match], words: Words, catalogue: Catalogue) -> str:
    """How many claims fit and what their fitting lines come to, then one row a claim, as many as people read."""
    about = f" ({what})" if (what := query_text(query, words, catalogue)) else ""
    if not found:
        return words.t("notice.found.none", about=about)
    total = sum((match.amount for match in found), Decimal("0.00"))
    rows = [_row(match, words, catalogue) for match in found[:_MOST]]
    rest = len(found) - len(rows)
    more = [words.n("notice.found.more", rest)] if rest else []
    heading = words.n("notice.found", len(found), about=about, amount=words.kroner(total))
    counted = _counted(found, total, words, catalogue)
    return "\n".join([heading, *(f"• {row}" for row in rows), *more, *counted])


def sums_text(query: Query, found: Sequence[Match], words: Words, catalogue: Catalogue) -> str:
    """What the fitting lines come to, a row for each state that such claims are in, by the order of states."""
    if not found:
        return found_text(query, found, words, catalogue)
    rows = []
    for state in get_args(State):
        amounts = [match.amount for match in found if match.claim.state == state]
        amount = words.kroner(sum(amounts, Decimal("0.00")))
        if amounts:
            rows.append(
                "• " + words.n("notice.found.sum", len(amounts), state=words.t(f"state.{state}"), amount=amount)
            )
    return "\n".join([words.t("notice.found.sums", about=query_text(query, words, catalogue)), *rows])


def _counted(found: Sequence[Match], total: Decimal, words: Words, catalogue: Catalogue) -> list[str]:
    """How many hours and døgn a month's claims come to together, where that is all they are."""
    together = replace(found[0].claim, lines=tuple(line for match in found for line in match.claim.lines))
    told = so_far(together, words, catalogue) if together.total == total else None
    return [told] if told else []


def query_text(query: Query, words: Words, catalogue: Catalogue) -> str:
    """What is looked for: `Kommunestyret · 1.–31. oktober 2023`; empty for everything."""
    types = [one_line(catalogue.latest(code).name_in(words.language)) for code in query.types]
    kinds = [words.t(f"line.{kind}") for kind in query.kinds]
    said = [words.either([*types, *kinds])] if types or kinds else []
    if query.first and query.last:
        said.append(words.period(query.first, query.last))
    elif query.first:
        said.append(words.t("found.since", day=words.date(query.first)))
    elif query.last:
        said.append(words.t("found.until", day=words.date(query.last)))
    if query.group:
        said.append(words.t(f"home.group.{query.group}"))
    if query.reached:
        said.append(words.t(f"found.reached.{query.reached}"))
    if query.text:
        said.append(f"«{one_line(query.text)}»")
    return " · ".join(said)


def _row(match: Match, words: Words, catalogue: Catalogue) -> str:
    view = claim_view(match.claim, words, catalogue)
    row = words.t("notice.status.line", summary=view.summary, state=view.state)
    if match.amount == match.claim.total:
        return row
    return words.t("notice.found.part", row=row, amount=words.kroner(match.amount))
