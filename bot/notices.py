"""What the bot tells people, before any channel has given it a shape."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from claims.checks import Finding
from claims.claim import Claim, Receipt
from claims.lookup import Match, Query
from claims.people import Person
from claims.special_prices import Prices

NoticeKind = Literal[
    # to the claimant
    "claim",  # the priced draft, with what is still asked
    "sent",
    "attested",
    "authorised",
    "paid",
    "returned",
    "withdrawn",
    "moved",  # all of it into another claim
    "deleted",
    "restored",
    "put_aside",
    "why",  # how each sum came about
    "reminder",
    "which",  # of several own claims is meant
    "status",
    "found",  # own claims that were looked for
    "nobody_can_decide",
    "not_delivered",  # what was mailed, told by another channel
    # to whoever acted
    "refused",
    "nothing_waits",
    "elsewhere",  # a claim that they would decide, and who acts next
    "confirmed",  # what was read back
    "given_up",
    "comment_kept",
    "comment_passed_on",
    "not_understood",
    "nothing_claimed",
    "nothing_asked",  # that a yes or no could answer
    "rates",  # that hold on a day
    "why_taxed",
    "payday",  # and how what is still to be paid stands
    "stopped",  # and what of it that may have been meant can still be stopped
    "help",
    "welcome",  # after thanks
    "payroll_file",  # how it is made, or by whom
    "files_left_out",
    "dialog_not_opened",
    "not_handled",
    "not_readable",
    "too_long",
    "identity_number",
    "correction_not_read",
    "correction_too_late",
    "erased",  # the message, not what it made
    "answers_held_back",
    # to whoever a comment is for, and to approvers who hand a claim on and get it
    "commented",
    "handed_on",
    "deputy_asked",  # whether somebody is to decide in one's place
    # to an approver and whoever decides in their place
    "deputy_named",
    "deputy_ended",
    # to somebody who is not in people.csv, or may not speak here
    "unknown_sender",
    "not_welcome",
    # to somebody whose account may yet turn out to be a person's
    "link_offered",
    "link_asked",
    "link_refused",
    "link_limit",
    "language_chosen",
    # to a person, of an account in another channel
    "link_code",
    "linked",
    # to administrators
    "admin_nobody_can_decide",
    "admin_not_delivered",
    "admin_not_handled",
    "admin_quarantined",
    "admin_files_withheld",  # by Slack, for want of a scope
    "admin_approver_away",
    "admin_answers_held_back",
]


ANSWERS: frozenset[NoticeKind] = frozenset(
    {
        "claim",
        "status",
        "which",
        "found",
        "refused",
        "nothing_waits",
        "elsewhere",
        "confirmed",
        "given_up",
        "deputy_asked",
        "comment_kept",
        "comment_passed_on",
        "put_aside",
        "why",
        "not_understood",
        "nothing_claimed",
        "nothing_asked",
        "rates",
        "why_taxed",
        "payday",
        "stopped",
        "help",
        "payroll_file",
        "files_left_out",
        "dialog_not_opened",
        "not_handled",
        "not_readable",
        "too_long",
        "identity_number",
        "correction_not_read",
        "correction_too_late",
        "erased",
        "link_offered",
        "link_asked",
        "link_refused",
        "link_limit",
        "language_chosen",
    }
)
"""Kinds that answer one message or click; the others follow from the claim's state, and are told once a version."""

ONCE_A_DAY: frozenset[NoticeKind] = frozenset(
    {
        "unknown_sender",
        "not_welcome",
        "welcome",
        "answers_held_back",
        "admin_quarantined",
        "admin_files_withheld",
        "admin_not_delivered",
        "admin_approver_away",
        "admin_answers_held_back",
    }
)
"""Told once a day about one and the same: machines write in a loop, and an outage fails many messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One thing to tell one person; every channel renders it from `templates`.

    `before` is the claim as it was when it has just been changed; `added` counts the last lines that were put there
    without being told to, `brought` are the files that came alone, and `homes` are the other claims they may belong to.
    `query` is what was looked for, with its `matches`. `taxable_if_sent` is what would be taxed of an open claim that
    is sent as it is, `prices` what types are paid with, by their codes. `facts` are the values its words mention, by
    name: `actor`, `reason`, `approvers`, `code` (of a refusal). `asks` is the number of what is read back, 0 for
    nothing.
    """

    kind: NoticeKind
    claim: Claim | None = None
    claimant: Person | None = None
    findings: tuple[Finding, ...] = ()
    claims: tuple[Claim, ...] = ()
    before: Claim | None = None
    added: int = 0
    brought: tuple[Receipt, ...] = ()
    homes: tuple[Claim, ...] = ()
    query: Query | None = None
    matches: tuple[Match, ...] = ()
    taxable_if_sent: Decimal | None = None
    prices: Mapping[str, Prices] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    """By kind: `approvers`, separated by `; ` (sent), `actor` (attested, authorised, returned), `reason` (returned;
    `origin` too, when it is a part of that claim; `lines`, separated by `; `, when the others hang together with them),
    `moved_to`, the claim that lines were moved to (claim, moved), `apart_from`, one that has the same already (claim),
    `no_receipt`, the numbers from 0 of lines whose receipt is lost (claim),
    `of` the lines with these numbers from 0 if it was said that files are of them, `files_from` the claim that files
    were moved from (claim),
    `change_submitted` or `change_attested`, where it seems to be about a change of such a claim (comment_passed_on),
    `draft`, which waits to be sent (nothing_asked and stopped, where one does), `sent`, which waits (stopped),
    `undo`, the days in which it can be had back (deleted and stopped, where it can),
    `since`, and where there is one the `last_day` to send it and the `cut_off` of payroll with `today`, as ISO dates
    (reminder), `days` (put_aside),
    `action` (which), `sums` where it is asked how much there is of each state (found),
    `code`, and `reason` if one was written (refused), `dialog` (dialog_not_opened),
    `step` (nobody_can_decide and its admin_ form, which has people, separated by `; `, by what keeps them from it too),
    `people` who know more (why_taxed, with the `day`; payday, with payroll's next `cut_off` if there is one; rates,
    see `rates_text`),
    `limit` in MB, and by their reason files, separated by `; ` (files_left_out), `recipient` and `error`
    (admin_not_delivered),
    `actor` and `reason` (commented), `actor`, `recipient`, and `why` if it was said (handed_on),
    `code`, of six digits (link_code), `person` (linked),
    `people`, separated by `; `, where it is not the reader who makes it (payroll_file),
    `approvers`, separated by `; `, none where nobody can decide (elsewhere),
    `person`, `deputy`, and as ISO dates `first` and `last` (deputy_asked, deputy_named, deputy_ended),
    `recipient`, a name (admin_approver_away, admin_answers_held_back), `arrival` (admin_not_handled), `count`
    (admin_quarantined).
    """
    asks: int = 0
