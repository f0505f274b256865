"""The steps of a claim's sums are the same on the card, in the mail, in payroll's documentation and in `explain`."""

import datetime as dt
import html
import re
import shutil
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bot.actions import payroll
from bot.assembly import open_office
from bot.cli import explain as explain_command
from bot.cli import payroll as payroll_command
from bot.config.municipality import Municipality, load
from bot.mail.render import render
from bot.notices import Notice
from bot.presentation.explain import explain
from bot.slack.cards import decision_card
from bot.words import Words
from claims.checks import findings
from claims.claim import Claim, ClaimLine
from claims.documentation import as_sent
from claims.drafting import priced
from claims.lines import ExpenseLine, Meals, MileageLine, Passenger, PerDiemLine
from demo.town import LAUVDAL
from store import claims
from store.migrate import upgrade

DAY = dt.date(2026, 11, 5)
NOON = dt.datetime(2026, 11, 20, 12, tzinfo=dt.UTC)
LEADER = ExpenseLine(type="fee-education", date=DAY, quantity=Decimal(1), role="leader")
LOST = ExpenseLine(type="lost-undocumented", date=DAY, quantity=Decimal("10.5"))
CARE = ExpenseLine(
    type="care-hour-low", date=DAY.replace(day=1), end_date=DAY.replace(day=19), quantity=Decimal("130.5")
)
DRIVE = MileageLine(
    date=DAY,
    distance_km=Decimal(42),
    route=("Haugen", "rådhuset", "Haugen"),
    passengers=(Passenger(name="Per Vik"), Passenger(name="Anne Li", distance_km=Decimal(8))),
    purpose="Utvalgsmøte",
)
TRIP = PerDiemLine(
    start=dt.datetime.combine(DAY, dt.time(7)),
    end=dt.datetime.combine(DAY, dt.time(17, 30)) + dt.timedelta(days=1),
    meals=Meals(breakfast=1, lunch=2),
    lodging="hotel",
    distance_km=Decimal(138),
    purpose="Kurs",
)
FERRY = ExpenseLine(type="ferry", date=DAY, quantity=Decimal(1), amount=Decimal("142.50"), currency="SEK")
LINES = (LEADER, LOST, CARE, DRIVE, TRIP, FERRY)
CURRENCY = (
    "FREQ;BASE_CUR;QUOTE_CUR;TENOR;CALCULATED;UNIT_MULT;TIME_PERIOD;OBS_VALUE\nB;SEK;NOK;SP;false;2;2026-11-05;98,53\n"
)


@pytest.fixture
def town(tmp_path: Path) -> Municipality:
    """Lauvdal with the Swedish krone of the day, and a store."""
    folder = tmp_path / "lauvdal"
    shutil.copytree(LAUVDAL, folder)
    (folder / "rates" / "currency.csv").write_text(CURRENCY, "utf-8")
    town = load(folder)
    upgrade(open_office(town).database)
    return town


def plain(text: str) -> str:
    """Its words alone, however they are broken and marked up."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", text)))


def words_of(block: Any) -> str:
    """Every text in a card's JSON."""
    if isinstance(block, dict):
        return " ".join(words_of(value) for key, value in block.items() if key not in ("type", "action_id", "block_id"))
    return " ".join(map(words_of, block)) if isinstance(block, list) else str(block)


def test_one_claim_of_every_kind_is_reckoned_alike_wherever_it_is_read(
    town: Municipality, capsys: pytest.CaptureFixture[str]
) -> None:
    terms = town.terms("2002")
    lines = priced([ClaimLine(line=line) for line in LINES], terms)
    draft = Claim(number="2026-00001", claimant="2002", channel="mail", title="November", lines=lines)
    claim = replace(as_sent(draft, findings(draft, terms, NOON.date()), terms), state="authorised", round=1)
    office = open_office(town, lambda: NOON)
    with office.database.write() as connection:
        claims.insert_claim(connection, claim, NOON)

    words = Words("nb")
    told = [plain(sentence) for line in claim.lines if line.price for sentence in explain(line.price, words)]
    named = [plain(said) for line in claim.lines if line.price for said in explain(line.price, words, town.catalogue)]
    sums = [str(line.price.amount) for line in claim.lines if line.price]
    assert sums == ["2420.00", "2700.00", "12360.00", "272.60", "783.90", "140.41"]
    for part in ("0,2 % av 1 208 000,00 kr", "120 timer", "2 700,00 kr", "98,53", "50 %", "FOR-2025-11-07-2216"):
        assert any(part in sentence for sentence in told), part

    notice = Notice(kind="claim", claim=claim)
    waiting = replace(claim, state="attested")
    shown = decision_card(waiting, town.person("2002"), "authorise", (), (), words, town.catalogue, town.person, "1")
    card = plain(words_of(shown.blocks))
    mail = render(notice, words, town.catalogue, "Lauvdal kommune")
    with office.desk("payroll export") as desk:
        run = payroll.export(desk, office.database.files, actor="os:lunde")
    assert run
    assert run.total == sum(map(Decimal, sums))
    payroll_command.explain(town.folder, run.number)
    documentation = plain(capsys.readouterr().out)
    explain_command.command(town.folder, claim.number)
    explained = plain(capsys.readouterr().out)
    for read in (card, plain(mail.text), plain(mail.html), documentation, explained):
        # People read a type's name where payroll and the administrator read its row in types.csv.
        assert [both for both in zip(told, named, strict=True) if not any(form in read for form in both)] == []
