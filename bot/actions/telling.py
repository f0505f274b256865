"""Answers to what people wonder about: rates, tax and pay days, from what the municipality has written down."""

import datetime as dt

from bot.desk import Desk
from bot.intake import Message, Outcome
from bot.meant import EVERY_LIVING, touched_last
from bot.notices import Notice
from claims import checks, documentation
from claims.claim import OPEN, Claim, State
from claims.clock import date_in_norway
from parsers.text.intents.wondering import Wondered
from store import claims

_AWAITED: frozenset[State] = frozenset({"submitted", "attested", "authorised", "exported"})
"""States of a claim whose money is still to come."""
_MOST = 10


def tell(desk: Desk, message: Message, claim: Claim | None, wondered: Wondered) -> Outcome:
    """What became of the question; nothing is guessed, and whom to ask is said with what is not known."""
    desk.answer(
        message, {"rate": _rates, "tax": _tax, "payday": _payday}[wondered.about](desk, message, claim, wondered)
    )
    return "conversation", f"told_{wondered.about}"


def _rates(desk: Desk, message: Message, claim: Claim | None, wondered: Wondered) -> Notice:  # noqa: ARG001 - they share one signature
    """The rates of that day; of a type that is paid otherwise by role, attendance or hours, that it is (`apart`)."""
    day = wondered.day or date_in_norway(message.received)
    codes = wondered.codes
    if "meeting" in wondered.kinds:
        rows = [desk.town.catalogue.on(code, day) for code in desk.town.catalogue.codes]
        codes = tuple(row.code for row in rows if row and row.unit == "meeting")
    facts = {
        "codes": " ".join(codes),
        "kinds": " ".join(kind for kind in wondered.kinds if kind != "meeting"),
        "unknown": "; ".join(wondered.unknown),
        "day": day.isoformat(),
        "people": _to_ask(desk),
        **{f"apart.{code}": apart for code in codes if (apart := _apart(desk, code, day))},
    }
    return Notice(kind="rates", claimant=message.person, facts=facts)


def _apart(desk: Desk, code: str, day: dt.date) -> str:
    fees = [fee for fee in desk.town.rules.fees.of(code) if fee.covers(day)]
    roles = [f"role.{fee.role}" for fee in fees if fee.role]
    parts = [f"attendance.{fee.attendance}" for fee in fees if fee.attendance]
    hours = ["rates.by_hours"] if any(fee.from_hours for fee in fees) else []
    return " ".join(dict.fromkeys([*roles, *parts, *hours]))


def _tax(desk: Desk, message: Message, claim: Claim | None, wondered: Wondered) -> Notice:  # noqa: ARG001
    """Why what of the claim is taxed, or what taxable means where there is no claim."""
    meant = claim or touched_last(desk, message.person, EVERY_LIVING)
    facts = {"people": _to_ask(desk)}
    if meant is None or meant.claimant != message.person.id:
        return Notice(kind="why_taxed", claimant=message.person, facts=facts)
    taxed = None
    if meant.state in OPEN:
        terms = desk.terms(meant)
        taxed = documentation.as_sent(meant, tuple(checks.findings(meant, terms, desk.today)), terms).taxable
    return Notice(kind="why_taxed", claim=meant, claimant=message.person, taxable_if_sent=taxed, facts=facts)


def _payday(desk: Desk, message: Message, claim: Claim | None, wondered: Wondered) -> Notice:  # noqa: ARG001
    """How the claims stand whose money is to come, and by when what is to be paid next has to be authorised."""
    awaited = tuple(claims.of_person(desk.connection, message.person.id, _AWAITED, limit=_MOST))
    cut_off = desk.town.settings.payroll.next_cut_off(desk.today)
    facts = {"people": _to_ask(desk), **({"cut_off": cut_off.isoformat()} if cut_off else {})}
    return Notice(kind="payday", claimant=message.person, claims=awaited, facts=facts)


def _to_ask(desk: Desk) -> str:
    """Who knows more: those of payroll, separated by `; `; nobody where the municipality names none."""
    return "; ".join(one.name for one in desk.town.people if "payroll" in one.roles)
