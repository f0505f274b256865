"""A person's App Home: what waits for them, and their own claims; a pure function."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    PlainTextObject,
    SectionBlock,
)
from slack_sdk.models.views import View

from bot.presentation import ClaimView, claim_view
from bot.presentation.deadline import cut_off_text
from bot.presentation.found import query_text
from bot.presentation.plain import one_line
from bot.slack.mrkdwn import escape, escape_within, verbatim
from bot.slack.proposal_card import findings_text, list_buttons
from bot.slack.shown import NO_CLAIM
from bot.words import Words
from claims.catalogue import Catalogue
from claims.claim import Claim
from claims.lookup import EVERYTHING, GROUPS, Group, Query
from claims.people import Deputy, Person

MOST = 25
"""Rows of each list: both together stay within the hundred blocks that Slack takes."""

_ROW_LIMIT = 500
_NAME_LIMIT = 60
_MOST_DEPUTIES = 10
_GROUPS = tuple(GROUPS)


@dataclass(frozen=True, slots=True)
class Waiting:
    """A claim that waits for the person's decision, since a day; `findings` counts what the checks notice.

    `link` leads to its card.
    """

    claim: Claim
    claimant: Person
    since: dt.date
    link: str | None
    findings: int = 0


@dataclass(frozen=True, slots=True)
class InPlace:
    """Who decides in whose place, and until when; `number` is there when the reader may end it."""

    deputy: Deputy
    person: Person
    stands_in: Person
    number: int | None


@dataclass(frozen=True, slots=True)
class Mine:
    """One of the person's own claims, and what of it is looked for comes to; `link` leads to its card."""

    claim: Claim
    link: str | None
    amount: Decimal


def home_view(
    *,
    waiting: Sequence[Waiting],
    more_waiting: int = 0,
    mine: Sequence[Mine],
    is_all: bool = True,
    query: Query = EVERYTHING,
    in_place: Sequence[InPlace] = (),
    may_name: bool = False,
    may_claim: bool = True,
    may_repeat: bool = False,
    cut_off: dt.date | None,
    today: dt.date,
    words: Words,
    catalogue: Catalogue,
) -> dict[str, Any]:
    """The view for views.publish; `waiting` and `mine` are shown in their order, the latter in groups by state.

    Deciding happens on the card, where receipts and findings are: the page only leads there, and to the card that reads
    back what becomes of all claims without findings. So many `more_waiting` claims have no room there, nor those of
    `mine` that are left out where that `is_all` of them is not true. `may_name` is true for whoever may name a deputy,
    `may_claim` for claimants, `may_repeat` for those who have sent a claim.
    """
    beginning = _beginning(words, may_claim=may_claim, may_repeat=may_repeat)
    blocks = [
        *(_waiting(waiting, more_waiting, cut_off, today, words, catalogue) if waiting else ()),
        *(_in_place(in_place, words, may_name=may_name) if in_place or may_name else ()),
        *(_mine(mine, query, beginning, words, catalogue, is_all=is_all) if mine or may_claim else ()),
        ContextBlock(elements=[verbatim(words.t("home.help" if may_claim else "home.help.other"))]),
    ]
    return View(type="home", blocks=blocks).to_dict()


def _waiting(
    rows: Sequence[Waiting], more: int, cut_off: dt.date | None, today: dt.date, words: Words, catalogue: Catalogue
) -> Iterator[Block]:
    yield _header(words.n("home.waiting", len(rows) + more))
    if cut_off:
        left = cut_off_text([row.claim for row in rows], cut_off, today, words)
        yield ContextBlock(elements=[verbatim(left)])
    yield ActionsBlock(elements=list_buttons([row.claim for row in rows if not row.findings], words))
    for row in rows:
        view = claim_view(row.claim, words, catalogue)
        about = words.t("home.since", claimant=one_line(row.claimant.name), day=words.date(row.since))
        yield _row(view, f"{about} · {findings_text(row.findings, words)}", row.link, words)
    if more:
        yield ContextBlock(elements=[verbatim(escape(words.n("proposal.more", more)))])
    yield DividerBlock()


def _in_place(rows: Sequence[InPlace], words: Words, *, may_name: bool) -> Iterator[Block]:
    yield _header(words.t("home.deputies"))
    for row in rows[:_MOST_DEPUTIES]:
        first, last = row.deputy.valid_from, row.deputy.valid_to
        assert last
        names = {"deputy": one_line(row.stands_in.name, _NAME_LIMIT), "person": one_line(row.person.name, _NAME_LIMIT)}
        told = (
            words.t("home.deputy", days=words.period(first, last), **names)
            if first
            else words.t("home.deputy.until", last=words.date(last), **names)
        )
        text = verbatim(escape_within(told, _ROW_LIMIT))
        if row.number is None:
            yield SectionBlock(text=text)
            continue
        label = PlainTextObject(text=words.t("home.deputy.end"), emoji=False)
        ending = ButtonElement(text=label, action_id=f"end_deputy:{row.number}", value=str(row.number))
        yield SectionBlock(text=text, accessory=ending)
    if may_name:
        label = PlainTextObject(text=words.t("home.deputy.name"), emoji=False)
        yield ActionsBlock(elements=[ButtonElement(text=label, action_id="deputy", value=NO_CLAIM)])
    yield DividerBlock()


def _beginning(words: Words, *, may_claim: bool, may_repeat: bool) -> list[ButtonElement]:
    """How a claim is begun from the page: with a line, or with those of the claim that was sent last."""
    new = [_button("add", words.t("home.new"))] if may_claim else []
    return [*new, *([_button("again", words.t("home.again"))] if may_claim and may_repeat else [])]


def _mine(
    rows: Sequence[Mine],
    query: Query,
    beginning: Sequence[ButtonElement],
    words: Words,
    catalogue: Catalogue,
    *,
    is_all: bool,
) -> Iterator[Block]:
    yield _header(words.t("home.mine"))
    sought = query_text(query, words, catalogue)
    if sought:
        total = words.kroner(sum((row.amount for row in rows), Decimal("0.00")))
        text = words.n("home.found", len(rows), sought=sought, amount=total)
        yield SectionBlock(text=verbatim(escape_within(text, _ROW_LIMIT)))
    elif not rows:
        yield SectionBlock(text=verbatim(words.t("home.none")))
    search = [_button("search", words.t("home.search"))] if rows or sought else []
    show_all = [_button("show_all", words.t("home.show_all"))] if sought else []
    if offered := [*beginning, *search, *show_all]:
        yield ActionsBlock(elements=offered)
    by_group = sorted(rows, key=lambda row: _GROUPS.index(_group(row.claim)))  # a stable sort: the order within stays
    for group, members in groupby(by_group, key=lambda row: _group(row.claim)):
        yield SectionBlock(text=verbatim(f"*{words.t(f'home.group.{group}')}*"))
        for row in members:
            view = claim_view(row.claim, words, catalogue)
            part = "" if row.amount == row.claim.total else words.t("home.part", amount=words.kroner(row.amount))
            yield _row(view, f"{view.state}{part}", row.link, words)
    if not is_all:
        yield ContextBlock(elements=[verbatim(escape(words.t("home.latest", count=str(len(rows)))))])


def _button(action: str, label: str) -> ButtonElement:
    return ButtonElement(text=PlainTextObject(text=label, emoji=False), action_id=action, value=NO_CLAIM)


def _group(claim: Claim) -> Group:
    return next(group for group, states in GROUPS.items() if claim.state in states)


def _row(view: ClaimView, about: str, link: str | None, words: Words) -> Block:
    text = verbatim(f"{escape_within(view.summary, _ROW_LIMIT)}\n{escape_within(about, _ROW_LIMIT)}")
    if link is None:
        return SectionBlock(text=text)
    label = PlainTextObject(text=words.t("home.show"), emoji=False)
    return SectionBlock(text=text, accessory=ButtonElement(text=label, url=link, action_id=f"shown:{view.number}"))


def _header(text: str) -> Block:
    return HeaderBlock(text=PlainTextObject(text=text, emoji=False))
