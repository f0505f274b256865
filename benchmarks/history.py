"""What it costs to know a claim's neighbours beside a million others, against reading a claim in the same run."""

import datetime as dt
import json
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from sqlalchemy import text

from bot.config.municipality import load
from bot.history import history_of, terms_of
from claims import drafting
from claims.checks import Finding, findings
from claims.claim import Claim, ClaimLine, Receipt
from claims.codec import to_json
from claims.lines import ExpenseLine, MileageLine, Passenger
from claims.terms import Terms
from store import claims, migrate
from store.database import Database

FOLDER = Path(__file__).parents[1] / "examples" / "lauvdal"
CLAIMS, PEOPLE, DAYS = 1_000_000, 5_000, 3_650
ROUNDS = 200
FIRST = dt.date(2017, 1, 1)
DAY = dt.date(2026, 3, 10)
NOON = dt.datetime(2026, 3, 12, 12, tzinfo=dt.UTC)
DRIVE = MileageLine(
    date=DAY,
    distance_km=Decimal(42),
    route=("Haugen", "rådhuset"),
    passengers=(Passenger(name="Sigrid Lothe"), Passenger(name="Anne Tveiten")),
)
FEE = ExpenseLine(type="fee-council", date=DAY, quantity=Decimal(1))
MINE = Claim(
    number="2026-00001",
    claimant="1001",
    channel="mail",
    title="Kommunestyremøte",
    receipts=(Receipt(sha256="7".zfill(64), name="ferje.jpg", media_type="image/jpeg", size=1000),),
)

# Ten years of claims, each with a fee and every third with a drive that names passengers, spread over people and days.
FILL = (
    """create temporary table n as
        with recursive one(n) as (select 1 union all select n + 1 from one where n < :claims)
        select n, '2017-' || n as number, cast(1001 + n % :people as text) as claimant,
            date(:first, '+' || (n * 7919 % :days) || ' days') as day
        from one""",
    """insert into claim (number, claimant, channel, token, title, state, position, cost_bearer, questions, total_ore,
            taxable_ore, round, version, created_at, touched_at)
        select number, claimant, 'mail', 'token' || n, 'Møte', 'paid', '', '{}', '[]', 165000, 165000, 1, 4, day, day
        from n""",
    """insert into claim_line (claim, number, line, evidence, amount_ore, taxable_ore,
            claimant, first_day, last_day, has_passengers)
        select number, 1, json_set(:fee, '$.date', day), '{}', 165000, 165000, claimant, day, day, 0 from n""",
    """insert into claim_line (claim, number, line, evidence, amount_ore, taxable_ore,
            claimant, first_day, last_day, has_passengers)
        select number, 2, json_set(:drive, '$.date', day), '{}', 22260, 7560, claimant, day, day, 1 from n
        where n % 3 = 0""",
    """insert into receipt (claim, sha256, name, media_type, size)
        select number, printf('%064d', n), 'ferje.jpg', 'image/jpeg', 1000 from n where n % 3 = 0""",
    "drop table n",
)


def main() -> None:
    """Milliseconds at the median and the 99th percentile for claims of many people and days, with the disk's size."""
    town = load(FOLDER)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "godtgjort.db"
        database = Database(f"sqlite:///{path}", Path(folder) / "files")
        migrate.upgrade(database)
        _fill(database)
        asked = [_of(number) for number in range(ROUNDS)]
        with database.read() as connection:
            read = _sorted(lambda claim: claims.get(connection, claim.number), asked)
            known = _sorted(lambda claim: history_of(connection, claim, town), asked)
            judged = _sorted(lambda claim: _judged(claim, terms_of(connection, claim, town)), asked)
            beside = len(history_of(connection, asked[0], town).lines)
        size = path.stat().st_size
        database.close()
    print(f"claims beside           {CLAIMS:,}, {size / 1e9:.1f} GB; {beside} lines of the claimant's own year")
    print(f"reading a claim         {_ms(read, 0.5)}, 99 % under {_ms(read, 0.99)}")
    print(f"knowing its neighbours  {_ms(known, 0.5)}, 99 % under {_ms(known, 0.99)}")
    print(f"  and judging it        {_ms(judged, 0.5)}, 99 % under {_ms(judged, 0.99)}")


def _fill(database: Database) -> None:
    values = {"claims": CLAIMS, "people": PEOPLE, "days": DAYS, "first": FIRST.isoformat()}
    values |= {"fee": json.dumps(to_json(FEE)), "drive": json.dumps(to_json(DRIVE))}
    with database.write() as connection:
        for statement in FILL:
            named = text(statement)
            connection.execute(named, {name: values[name] for name in named.compile().params})


def _of(number: int) -> Claim:
    """A claim like MINE of another person on another day, which the store has under an older number."""
    day = FIRST + dt.timedelta(days=number * 37 % DAYS)
    lines = (ClaimLine(line=replace(FEE, date=day)), ClaimLine(line=replace(DRIVE, date=day)))
    return replace(MINE, number=f"2017-{number + 1}", claimant=str(1001 + number * 13 % PEOPLE), lines=lines)


def _judged(claim: Claim, terms: Terms) -> list[Finding]:
    """What the checks find on the claim, priced anew."""
    return list(findings(drafting.repriced(claim, terms), terms, DAY))


def _sorted(action: Callable[[Claim], object], asked: list[Claim]) -> list[float]:
    return sorted(_seconds(action, claim) for claim in asked)


def _seconds(action: Callable[[Claim], object], claim: Claim) -> float:
    start = time.perf_counter()
    action(claim)
    return time.perf_counter() - start


def _ms(seconds: list[float], share: float) -> str:
    return f"{seconds[int(share * (len(seconds) - 1))] * 1e3:.1f} ms"


if __name__ == "__main__":
    main()
