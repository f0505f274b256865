"""Answers to what people wonder about: rates, tax and pay days, from what the municipality has written down."""

from bot.desk import Desk
from bot.intake import Message, Outcome
from bot.meant import EVERY_LIVING, touched_last
from bot.notices import Notice
from claims import checks, documentation
from claims.claim import OPEN, Claim, State
from claims.clock import date_in_norway
from claims.people import Person
from claims.special_prices import prices
from parsers.text.intents.wondering import Wondered
from store import claims

_AWAITED: frozenset[State] = frozenset({"submitted", "attested", "authorised", "exported"})
"""States of a claim whose money is still to come."""
_MOST = 10


def tell(desk: Desk, message: Message, claim: Claim | None, wondered: Wondered) -> Outcome:
    """What became of the question; nothing is guessed, and whom to ask is said with what is not known."""
    match wondered.about:
        case "rate":
            told = _rates(desk, message, wondered)
        case "tax":
            told = _tax(desk, message.person, claim)
        case "payday":
            told = _payday(desk, message.person)
    desk.answer(message, told)
    return "conversation", f"told_{wondered.about}"


def _rates(desk: Desk, message: Message, wondered: Wondered) -> Notice:
    """The rates of that day; of a type also those that are paid by role, attendance or hours."""
    day = wondered.day or date_in_norway(message.received)
    catalogue = desk.town.catalogue
    codes = wondered.codes
    if "meeting" in wondered.kinds:
        codes = tuple(code for code in catalogue.codes if (row := catalogue.on(code, day)) and row.unit == "meeting")
    kinds = [kind for kind in wondered.kinds if kind != "meeting" or not codes]
    rows = [row for code in codes if (row := catalogue.on(code, day))]
    facts = {
        "codes": " ".join(codes),
        "kinds": " ".join(kinds),
        "unknown": "; ".join(wondered.unknown),
        "day": day.isoformat(),
        "people": _to_ask(desk),
    }
    priced = {row.code: prices(row, day, desk.town.rules) for row in rows if row.unit != "amount"}
    return Notice(kind="rates", claimant=message.person, prices=priced, facts=facts)


def _tax(desk: Desk, person: Person, claim: Claim | None) -> Notice:
    """Why what of the claim is taxed, or what taxable means where there is no claim."""
    meant = claim or touched_last(desk, person, EVERY_LIVING)
    facts = {"people": _to_ask(desk), "day": desk.today.isoformat()}
    if meant is None or meant.claimant != person.id:
        return Notice(kind="why_taxed", claimant=person, facts=facts)
    taxed = None
    if meant.state in OPEN:
        terms = desk.terms(meant)
        taxed = documentation.as_sent(meant, tuple(checks.findings(meant, terms, desk.today)), terms).taxable
    return Notice(kind="why_taxed", claim=meant, claimant=person, taxable_if_sent=taxed, facts=facts)


def _payday(desk: Desk, person: Person) -> Notice:
    """How the claims stand whose money is to come, and by when what is to be paid next has to be authorised."""
    awaited = tuple(claims.of_person(desk.connection, person.id, _AWAITED, limit=_MOST))
    cut_off = desk.town.settings.payroll.next_cut_off(desk.today)
    facts = {"people": _to_ask(desk), **({"cut_off": cut_off.isoformat()} if cut_off else {})}
    return Notice(kind="payday", claimant=person, claims=awaited, facts=facts)


def _to_ask(desk: Desk) -> str:
    """Who knows more: those of payroll, separated by `; `; nobody where the municipality names none."""
    return "; ".join(one.name for one in desk.town.people if "payroll" in one.roles)
