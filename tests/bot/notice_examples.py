"""One notice of every kind, with the facts that the house gives it."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from bot.notices import Notice
from claims.checks import Finding
from claims.claim import State
from claims.lookup import Match, Query
from claims.special_prices import ORDINARY, Circumstance
from claims.unit_prices import UnitPrice
from tests.bot.golden import ASKING, CARE, COUNCIL, KARI, NILS, TRAVEL, attested, moved

ASKED = Notice(
    kind="claim", claim=ASKING, claimant=KARI, findings=(Finding(1, "needs_route", "asks"), Finding(0, "late", "warns"))
)
READY = Notice(kind="claim", claim=CARE, claimant=KARI)
BLOCKED = replace(READY, findings=(Finding(0, "future", "blocks"), Finding(1, "duplicate", "warns", {"line": "1"})))
CHANGED = replace(READY, before=replace(CARE, lines=CARE.lines[:1]))
SENT = Notice(
    kind="sent", claim=moved(COUNCIL, "submitted"), claimant=KARI, facts={"approvers": "Nils Bakke; Turid Moen"}
)
RETURNED = Notice(
    kind="returned",
    claim=moved(TRAVEL, "returned"),
    claimant=KARI,
    facts={"actor": "Nils Bakke", "reason": "Legg ved programmet, er du grei."},
)
RETURNED_PART = replace(RETURNED, facts={**RETURNED.facts, "origin": "2023-00041"})
RETURNED_WHOLE = replace(RETURNED, facts={**RETURNED.facts, "lines": "1; 3"})
FOUND = Notice(
    kind="found",
    claimant=KARI,
    query=Query(first=dt.date(2023, 10, 1), last=dt.date(2023, 10, 31), types=("fee-council",)),
    matches=(Match(moved(COUNCIL, "submitted"), Decimal("1500.00")),),
)
REMINDER = Notice(kind="reminder", claim=CARE, claimant=KARI, facts={"since": "2024-01-08"})

LEFT_OUT = {
    "limit": "25",
    "empty": "billett_2.pdf",
    "not_a_receipt": "timeliste.xlsx; IMG_2231.mov",
    "too_big": "stor.jpg",
    "too_many": "51.jpg",
    "encrypted": "billett.pdf",
    "active": "skjema.pdf",
    "bomb": "plakat.png",
    "unreadable": "–",
    "withheld": "ferje.jpg",
    "late": "hotell.pdf",
}

COMMENT = {"actor": "Nils Bakke", "reason": "Hvem satt på?"}
HANDED_ON = {"actor": "Turid Moen", "recipient": "Geir Aasland"}
DEPUTY = {"person": "Nils Bakke", "deputy": "Marit Fossheim", "first": "2026-12-01", "last": "2026-12-14"}
WHERE: dict[State, str] = {
    "returned": "",
    "attested": "Turid Moen; Geir Aasland",
    "submitted": "",
    "exported": "",
    "paid": "",
}
DEAD_ENDS = tuple(
    Notice(kind="admin_nobody_can_decide", claim=attested(COUNCIL), claimant=KARI, facts={"step": "authorise", **why})
    for why in (
        {"over_limit": "Geir Aasland", "both_steps": "Nils Bakke"},
        {"not_valid": "Geir Aasland; Turid Moen", "own_claim": "Kari Haugen"},
        {"no_right": ""},
        {"no_channel": ""},
    )
)
ELSEWHERE = tuple(
    Notice(kind="elsewhere", claim=moved(COUNCIL, state), claimant=KARI, facts={"approvers": approvers})
    for state, approvers in WHERE.items()
)

PAYROLL = {"people": "Eva Lunde"}
RATES = {**PAYROLL, "codes": "", "kinds": "", "unknown": "", "day": "2024-02-01"}
WONDERED = (
    Notice(kind="rates", claimant=KARI, facts=RATES),
    Notice(
        kind="rates",
        claimant=KARI,
        prices={
            "fee-council": {
                ORDINARY: UnitPrice(Decimal(1500), "types.csv fee-council"),
                Circumstance(role="leader"): UnitPrice(Decimal(2100), "reglementet § 5"),
                Circumstance(attendance="one_case"): UnitPrice(Decimal(750), "reglementet § 4"),
                Circumstance(role="deputy_leader"): None,
            }
        },
        facts={**RATES, "codes": "fee-council ferry"},
    ),
    Notice(
        kind="rates", claimant=KARI, facts={**RATES, "kinds": "motorcycle bicycle passenger", "unknown": "barnevakt"}
    ),
    Notice(kind="why_taxed", claimant=KARI, facts={**PAYROLL, "day": "2024-02-01"}),
    Notice(kind="why_taxed", claim=TRAVEL, claimant=KARI, taxable_if_sent=TRAVEL.total, facts=PAYROLL),
    Notice(
        kind="payday", claimant=KARI, claims=(moved(CARE, "authorised"),), facts={**PAYROLL, "cut_off": "2024-02-20"}
    ),
    Notice(kind="payday", claimant=KARI, facts={"people": ""}),
)

EXAMPLES = (
    ASKED,
    READY,
    CHANGED,
    SENT,
    RETURNED,
    RETURNED_PART,
    RETURNED_WHOLE,
    REMINDER,
    Notice(kind="attested", claim=attested(COUNCIL), claimant=KARI, facts={"actor": "Nils Bakke", "reason": ""}),
    Notice(kind="authorised", claim=moved(COUNCIL, "authorised"), claimant=KARI, facts={"actor": "Turid Moen"}),
    Notice(kind="withdrawn", claim=moved(COUNCIL, "withdrawn"), claimant=KARI),
    Notice(kind="moved", claim=moved(COUNCIL, "deleted"), claimant=KARI, facts={"moved_to": "2023-00041"}),
    Notice(kind="deleted", claim=replace(moved(COUNCIL, "deleted"), lines=()), claimant=KARI),
    Notice(kind="deleted", claim=moved(COUNCIL, "deleted"), claimant=KARI, facts={"undo": "30"}),
    Notice(kind="restored", claim=COUNCIL, claimant=KARI),
    Notice(kind="status", claimant=KARI, claims=(CARE, moved(COUNCIL, "submitted"))),
    Notice(kind="status", claimant=KARI, claims=(CARE,)),
    Notice(kind="status", claimant=KARI),
    Notice(kind="which", claimant=KARI, claims=(CARE, COUNCIL), facts={"action": "submit"}),
    Notice(kind="which", claimant=KARI, claims=(CARE, COUNCIL), facts={"action": "delete"}),
    Notice(kind="which", claimant=KARI, claims=(CARE, COUNCIL), facts={"action": "answer"}),
    Notice(kind="which", claimant=KARI, claim=CARE, claims=(CARE,), facts={"action": "remove", "among": "0 1"}),
    Notice(kind="which", claimant=KARI, claim=CARE, claims=(CARE,), facts={"action": "remove", "among": "1"}),
    FOUND,
    replace(FOUND, query=Query(text="planutvalget", group="done"), matches=()),
    Notice(kind="nobody_can_decide", claim=moved(COUNCIL, "submitted"), claimant=KARI),
    Notice(kind="not_delivered", claim=COUNCIL, claimant=KARI),
    Notice(kind="refused", claim=moved(COUNCIL, "submitted"), claimant=KARI, facts={"code": "own_claim"}),
    Notice(kind="refused", claimant=KARI, facts={"code": "no_open_claim"}),
    *ELSEWHERE,
    Notice(kind="confirmed", claimant=KARI),
    Notice(kind="given_up", claimant=KARI),
    Notice(kind="welcome"),
    Notice(kind="payroll_file", claimant=KARI),
    Notice(kind="payroll_file", claimant=KARI, facts={"people": "Nils Bakke; Turid Moen"}),
    Notice(kind="deputy_asked", facts=DEPUTY, asks=7),
    Notice(kind="nothing_waits", claimant=KARI),
    Notice(kind="put_aside", claim=COUNCIL, claimant=KARI, facts={"days": "5"}),
    Notice(kind="why", claim=COUNCIL, claimant=KARI),
    Notice(kind="not_understood", claimant=KARI),
    Notice(kind="not_understood", claimant=NILS),
    Notice(kind="nothing_claimed", claimant=KARI),
    Notice(kind="nothing_asked", claimant=KARI),
    *WONDERED,
    Notice(kind="stopped", claimant=KARI),
    Notice(kind="stopped", claim=CARE, claimant=KARI, facts={"draft": CARE.number}),
    Notice(kind="stopped", claim=moved(COUNCIL, "submitted"), claimant=KARI, facts={"sent": COUNCIL.number}),
    Notice(kind="stopped", claim=moved(COUNCIL, "deleted"), claimant=KARI, facts={"undo": "30"}),
    Notice(kind="help", claimant=KARI),
    Notice(kind="help", claimant=replace(NILS, roles=frozenset({"attestor", "payroll", "administrator"}))),
    Notice(kind="help", claimant=replace(NILS, roles=frozenset())),
    Notice(kind="comment_passed_on", claim=moved(COUNCIL, "submitted"), claimant=KARI),
    Notice(
        kind="comment_passed_on",
        claim=moved(COUNCIL, "submitted"),
        claimant=KARI,
        facts={"change_submitted": "yes"},
    ),
    Notice(kind="comment_passed_on", claim=attested(COUNCIL), claimant=KARI, facts={"change_attested": "yes"}),
    Notice(kind="comment_kept", claim=moved(COUNCIL, "submitted"), claimant=KARI),
    Notice(kind="commented", claim=moved(COUNCIL, "submitted"), claimant=KARI, facts=COMMENT),
    Notice(kind="handed_on", claim=moved(COUNCIL, "submitted"), claimant=KARI, facts=HANDED_ON),
    Notice(kind="handed_on", claim=moved(COUNCIL, "submitted"), claimant=KARI, facts={**HANDED_ON, "why": "Ferie."}),
    Notice(kind="deputy_named", facts=DEPUTY),
    Notice(kind="deputy_ended", facts=DEPUTY),
    Notice(kind="unknown_sender"),
    Notice(kind="not_welcome"),
    Notice(kind="link_offered"),
    Notice(kind="link_asked"),
    Notice(kind="link_refused"),
    Notice(kind="link_limit"),
    Notice(kind="link_code", facts={"code": "041726"}),
    Notice(kind="language_chosen", claimant=KARI),
    Notice(kind="linked", claimant=KARI, facts={"person": "Kari Haugen"}),
    Notice(kind="files_left_out", facts=LEFT_OUT),
    *(Notice(kind="dialog_not_opened", facts={"dialog": dialog}) for dialog in ("return", "add", "attach", "hand_on")),
    Notice(kind="not_handled"),
    Notice(kind="not_readable"),
    Notice(kind="too_long"),
    Notice(kind="identity_number"),
    Notice(kind="correction_not_read"),
    Notice(kind="correction_too_late", claim=moved(COUNCIL, "submitted"), claimant=KARI),
    Notice(kind="erased", claim=CARE, claimant=KARI),
    Notice(kind="answers_held_back"),
    Notice(kind="admin_quarantined", facts={"count": "3"}),
    Notice(kind="admin_files_withheld"),
    *DEAD_ENDS,
    Notice(kind="admin_not_delivered", facts={"recipient": "kari.haugen@lauvdal.example", "error": "mailbox full"}),
    Notice(kind="admin_approver_away", facts={"recipient": "Marit Fossheim"}),
    Notice(kind="admin_answers_held_back", facts={"recipient": "Kari Haugen"}),
    Notice(kind="admin_not_handled", facts={"arrival": "17"}),
    Notice(kind="paid", claim=moved(COUNCIL, "paid"), claimant=KARI),
    Notice(
        kind="refused", claim=CARE, claimant=KARI, findings=(Finding(0, "future", "blocks"),), facts={"code": "blocked"}
    ),
)
