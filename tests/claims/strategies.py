"""Random claims: every field in any combination that the rules call possible."""

import datetime as dt
from typing import get_args

from hypothesis import strategies as st

from claims.claim import Claim, ClaimLine, Decision, Receipt
from claims.lines import (
    CostBearer,
    Evidence,
    ExpenseLine,
    Line,
    Lodging,
    Meals,
    MileageLine,
    Passenger,
    PerDiemLine,
    Vehicle,
)
from claims.price import Price, part
from claims.questions import Question

# PostgreSQL keeps neither NUL nor lone surrogates; the parsers remove both.
texts = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30)
ascii_codes = st.text("abcdef0123456789-", min_size=1, max_size=20)
days = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))
clock_times = st.times()
FIRST, LAST = dt.datetime.fromisoformat("2020-01-01"), dt.datetime.fromisoformat("2030-12-31")
moments = st.datetimes(FIRST, LAST)
utc_moments = st.datetimes(FIRST, LAST, timezones=st.just(dt.UTC))
numbers = st.decimals(0, 9_999_999, places=2) | st.decimals(0, 1000, places=4)
kroner = st.decimals(0, 100_000, places=2)
cost_bearers = st.builds(CostBearer, ansvar=ascii_codes, funksjon=ascii_codes, prosjekt=ascii_codes, objekt=ascii_codes)


def _maybe(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | values


expense_lines = st.builds(
    ExpenseLine,
    type=_maybe(ascii_codes),
    date=_maybe(days),
    end_date=_maybe(days),
    start_time=_maybe(clock_times),
    end_time=_maybe(clock_times),
    quantity=_maybe(numbers),
    unit_price=_maybe(numbers),
    amount=_maybe(numbers),
    currency=st.sampled_from(["NOK", "SEK", "EUR"]),
    purpose=_maybe(texts),
    cost_bearer=_maybe(cost_bearers),
)
mileage_lines = st.builds(
    MileageLine,
    date=_maybe(days),
    end_date=_maybe(days),
    distance_km=_maybe(numbers),
    vehicle=_maybe(st.sampled_from(get_args(Vehicle))),
    route=st.lists(texts, max_size=4).map(tuple),
    passengers=st.lists(st.builds(Passenger, name=_maybe(texts), distance_km=_maybe(numbers)), max_size=3).map(tuple),
    trailer_km=numbers,
    forest_road_km=numbers,
    equipment_km=numbers,
    purpose=_maybe(texts),
    cost_bearer=_maybe(cost_bearers),
)
meals = st.builds(Meals, breakfast=st.integers(0, 9), lunch=st.integers(0, 9), dinner=st.integers(0, 9))
per_diem_lines = st.builds(
    PerDiemLine,
    start=_maybe(moments),
    end=_maybe(moments),
    meals=_maybe(meals),
    lodging=_maybe(st.sampled_from(get_args(Lodging))),
    lodging_name=_maybe(texts),
    night_allowances=st.integers(0, 40),
    country=_maybe(texts),
    city=_maybe(texts),
    distance_km=_maybe(numbers),
    purpose=_maybe(texts),
    cost_bearer=_maybe(cost_bearers),
)
lines: st.SearchStrategy[Line] = st.one_of(expense_lines, mileage_lines, per_diem_lines)

parts = st.builds(
    lambda quantity, rate, taxable: part("expense", quantity, rate, "types.csv", taxable=taxable),
    st.decimals(0, 100, places=2),
    kroner,
    st.booleans(),
)
prices = st.builds(Price, parts=st.lists(parts, max_size=3).map(tuple))
spans = st.dictionaries(
    ascii_codes, st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=2), max_size=2
)
noted = st.dictionaries(ascii_codes, st.lists(ascii_codes, max_size=2), max_size=2)
changed = st.dictionaries(ascii_codes, ascii_codes, max_size=2)
evidence = st.builds(Evidence, source=texts, spans=spans, rules=noted, assumed=noted, changed=changed)
claim_lines = st.builds(
    ClaimLine, line=lines, evidence=evidence, price=_maybe(prices), cost_bearer=_maybe(cost_bearers)
)
questions = st.builds(
    Question,
    line=_maybe(st.integers(0, 5)),
    field=ascii_codes,
    code=st.sampled_from(["missing", "ambiguous", "contradiction", "unknown_type"]),
    choices=st.lists(texts, max_size=3).map(tuple),
    facts=st.dictionaries(ascii_codes, texts, max_size=2),
)
receipts = st.builds(
    Receipt,
    sha256=st.text("0123456789abcdef", min_size=64, max_size=64),
    name=texts,
    media_type=st.just("image/jpeg"),
    size=st.integers(0, 2**40),
)
decisions = st.builds(
    Decision,
    step=st.sampled_from(["attest", "authorise"]),
    person=ascii_codes,
    outcome=st.sampled_from(["approved", "returned"]),
    round=st.integers(1, 99),
    at=utc_moments,
    reason=texts,
    lines=st.integers(0, 99),
    ansvar=st.lists(ascii_codes, max_size=3).map(tuple),
)
claims = st.builds(
    Claim,
    number=st.just("2026-00001"),
    claimant=ascii_codes,
    channel=st.sampled_from(["mail", "slack"]),
    title=texts,
    state=st.sampled_from(["draft", "submitted", "attested", "returned"]),
    lines=st.lists(claim_lines, max_size=4).map(tuple),
    questions=st.lists(questions, max_size=3).map(tuple),
    receipts=st.lists(receipts, max_size=3, unique_by=lambda receipt: receipt.sha256).map(tuple),
    decisions=st.lists(decisions, max_size=4, unique_by=lambda made: (made.round, made.step)).map(tuple),
    cost_bearer=cost_bearers,
    position=texts,
    round=st.integers(0, 99),
    version=st.integers(0, 99),
)
