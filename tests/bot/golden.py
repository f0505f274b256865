"""Invented claims, priced by the real rules, that the tests of words and shapes share."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

from claims.catalogue import Catalogue, ExpenseType
from claims.claim import Claim, ClaimLine, Decision, Receipt, State
from claims.lines import CostBearer, ExpenseLine, Line, Meals, MileageLine, Passenger, PerDiemLine
from claims.people import Person
from claims.pricing import price
from claims.questions import Question
from claims.terms import Terms

CATALOGUE = Catalogue(
    [
        ExpenseType(code="fee-council", name="Kommunestyret", unit="meeting", unit_price=Decimal("1500.00")),
        ExpenseType(code="care-hour-low", name="Avlaster lav sats", unit="hour", unit_price=Decimal("95.00")),
        ExpenseType(
            code="care-day-over-10",
            name="Avlaster godtgjøring over 10 år",
            unit="day",
            unit_price=Decimal("290.00"),
            tax="tax_free",
        ),
        ExpenseType(code="ferry", name="Ferje", unit="amount", receipt="required", tax="tax_free"),
    ]
)
TERMS = Terms(catalogue=CATALOGUE)

PEOPLE = {
    person.id: person
    for person in (
        Person(id="1001", name="Kari Haugen", email="kari.haugen@lauvdal.example", roles=frozenset({"claimant"})),
        Person(id="1002", name="Nils Bakke", email="nils.bakke@lauvdal.example", roles=frozenset({"attestor"})),
        Person(id="1003", name="Turid Moen", email="turid.moen@lauvdal.example"),
    )
}
KARI, NILS = PEOPLE["1001"], PEOPLE["1002"]

COUNCIL_DAY = dt.date(2023, 10, 12)
NEW_YEAR = dt.date(2024, 1, 1)

MEETING = ExpenseLine(type="fee-council", date=COUNCIL_DAY, quantity=Decimal(1), purpose="Budsjettmøte")
DRIVE = MileageLine(
    date=COUNCIL_DAY,
    distance_km=Decimal(64),
    route=("Haugen", "rådhuset", "Haugen"),
    passengers=(Passenger(name="Ola Nordmann"),),
    purpose="Budsjettmøte",
)
FERRY = ExpenseLine(
    type="ferry", date=COUNCIL_DAY, quantity=Decimal(2), unit_price=Decimal("142.00"), amount=Decimal("284.00")
)
TRIP = PerDiemLine(
    start=dt.datetime(2023, 11, 5, 7, 0),  # noqa: DTZ001 - local clock times are naive by design
    end=dt.datetime(2023, 11, 6, 17, 30),  # noqa: DTZ001
    meals=Meals(breakfast=1, lunch=2),
    lodging="hotel",
    lodging_name="Fjordhotellet",
    purpose="Konferanse",
)


def claim(
    *lines: Line,
    number: str = "2023-00012",
    title: str = "Kommunestyremøte 12. oktober",
    cost_bearer: CostBearer = CostBearer(ansvar="10000", funksjon="100"),
    position: str = "Medlem av kommunestyret",
    questions: tuple[Question, ...] = (),
    receipts: tuple[Receipt, ...] = (),
) -> Claim:
    """A draft of Kari's with the lines priced as they are."""
    return Claim(
        number=number,
        claimant=KARI.id,
        channel="mail",
        title=title,
        lines=tuple(ClaimLine(line=line, price=price(line, TERMS)) for line in lines),
        cost_bearer=cost_bearer,
        position=position,
        questions=questions,
        receipts=receipts,
    )


RECEIPT = Receipt(sha256="0" * 64, name="ferje.jpg", media_type="image/jpeg", size=12_345)

COUNCIL = claim(MEETING, DRIVE, FERRY, receipts=(RECEIPT,))

CARE = claim(
    ExpenseLine(type="care-hour-low", date=NEW_YEAR, end_date=dt.date(2024, 1, 2), quantity=Decimal(48)),
    ExpenseLine(type="care-day-over-10", date=NEW_YEAR, end_date=dt.date(2024, 1, 2), quantity=Decimal(2)),
    number="2024-00003",
    title="Januar 2024",
    cost_bearer=CostBearer(ansvar="46500", funksjon="234"),
    position="Avlaster",
)

ASKING = claim(
    ExpenseLine(type="fee-council", date=COUNCIL_DAY, quantity=Decimal(1)),
    MileageLine(),
    questions=(
        Question(line=1, field="date", code="missing"),
        Question(line=1, field="distance_km", code="missing"),
    ),
)

TRAVEL = claim(TRIP, number="2023-00021", title="Konferanse")


def moved(draft: Claim, state: State) -> Claim:
    """The claim in another state, in its first round."""
    return replace(draft, state=state, round=1)


def attested(draft: Claim) -> Claim:
    """The claim after Nils Bakke attested it."""
    at = dt.datetime(2023, 10, 14, 12, 5, tzinfo=dt.UTC)
    decision = Decision(step="attest", person="1002", outcome="approved", round=1, at=at)
    return replace(moved(draft, "attested"), decisions=(decision,))


def long_claim(length: int) -> Claim:
    """A claim of many lines, each as wordy as lines become."""
    drives = (
        MileageLine(
            date=NEW_YEAR + dt.timedelta(days=n),
            distance_km=Decimal("123.5"),
            route=("Øvre Lauvdal skole og barnehage", "Lauvdal rådhus"),
            passengers=(Passenger(name="Ola Nordmann"), Passenger(name=None)),
            purpose="Følge til avtale og tilbake igjen etterpå, etter ønske fra hovedutvalget",
        )
        for n in range(length)
    )
    return claim(*drives, title="Første halvår")
