"""A claim comes back as it was kept, and nobody overwrites what somebody else changed."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from claims.claim import OPEN, Claim, Comment, Decision, Invoice, Receipt
from claims.errors import Refused
from claims.splitting import return_lines
from claims.workflow import decide, move
from store import claims
from store.database import Database
from store.tables import claim as claim_table
from store.tables import claim_line
from tests.claims import strategies
from tests.claims.given import claim, fee
from tests.store.given import NOON, SECOND, together

TODAY = NOON.date()
PHOTO = Receipt(sha256="a" * 64, name="ferje.jpg", media_type="image/jpeg", size=1000)
FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def kept(database: Database, *given: Claim, at: dt.datetime = NOON) -> None:
    with database.write() as connection:
        for one in given:
            claims.insert_claim(connection, one, at)


def saved(database: Database, one: Claim, at: dt.datetime = NOON) -> None:
    with database.write() as connection:
        claims.save(connection, one, at)


def stored(database: Database, number: str = "2026-00001") -> Claim:
    with database.read() as connection:
        found = claims.get(connection, number)
    assert found
    return found


@FEW
@given(any_claim=strategies.claims, data=st.data())
def test_any_claim_comes_back_as_it_was_kept(database: Database, any_claim: Claim, data: st.DataObject) -> None:
    with database.write() as connection:
        one = replace(any_claim, number=claims.new_number(connection, TODAY))
        claims.insert_claim(connection, one, NOON)
    assert stored(database, one.number) == one
    other = data.draw(strategies.claims)
    later = replace(other, number=one.number, version=one.version + 1, decisions=one.decisions, receipts=one.receipts)
    saved(database, later)
    assert stored(database, one.number) == later


def test_money_stands_in_whole_ore_beside_each_line(database: Database) -> None:
    kept(database, claim(fee(), fee()))
    with database.read() as connection:
        assert connection.scalar(select(func.sum(claim_line.c.amount_ore))) == 330_000


def test_a_claim_nobody_made_is_none(database: Database) -> None:
    with database.read() as connection:
        assert claims.get(connection, "2026-99999") is None
        with pytest.raises(LookupError):
            claims.token_of(connection, "2026-99999")


def test_a_stale_version_is_refused_and_changes_nothing(database: Database) -> None:
    kept(database, claim())
    read_by_both = stored(database)
    saved(database, replace(read_by_both, title="første", version=1))
    with pytest.raises(LookupError):
        saved(database, replace(read_by_both, title="andre", version=1, lines=()))
    assert (stored(database).title, len(stored(database).lines)) == ("første", 1)


def test_a_claim_that_was_never_kept_cannot_be_saved(database: Database) -> None:
    with pytest.raises(LookupError):
        saved(database, claim(version=7))


def test_lines_can_be_removed_and_decisions_and_receipts_are_added(database: Database) -> None:
    kept(database, claim(fee("1"), fee("2"), receipts=(PHOTO,)))
    sent = move(stored(database), "submit", "kari")
    made = Decision(step="attest", person="anne", outcome="returned", round=1, at=NOON, reason="Hvilket møte?")
    returned = replace(decide(sent, made), lines=sent.lines[1:], receipts=(PHOTO, replace(PHOTO, sha256="b" * 64)))
    saved(database, returned)
    assert stored(database) == returned


def test_comments_are_added_and_touch_nothing(database: Database) -> None:
    kept(database, claim(fee()))
    for number, to in enumerate(("", "3003"), 1):
        before = stored(database)
        said = Comment(person="kari", at=NOON, round=1, text=f"Nummer {number}", to=to)
        with database.write() as connection:
            later = replace(before, comments=(*before.comments, said), version=before.version + 1)
            claims.save(connection, later, None)
        assert stored(database) == later
    with database.read() as connection:
        touched = connection.scalar(select(claim_table.c.touched_at))
    assert touched == NOON


def test_what_a_decision_was_made_on_becomes_less_with_the_claim(database: Database) -> None:
    kept(database, claim(fee("1"), fee("2")))
    made = Decision(step="attest", person="anne", outcome="approved", round=1, at=NOON)
    attested = decide(move(stored(database), "submit", "kari"), made)
    saved(database, attested)
    returned = replace(made, step="authorise", person="per", outcome="returned")
    rest, _ = return_lines(attested, [1], returned, "2026-00002")
    saved(database, rest)
    assert stored(database) == rest
    assert [(made.lines, made.amounts) for made in rest.decisions] == [(1, rest.amounts)]


def test_the_same_file_belongs_to_a_claim_once(database: Database) -> None:
    kept(database, claim(receipts=(PHOTO, replace(PHOTO, name="kopi.jpg"))))
    saved(database, replace(stored(database), version=1, receipts=(replace(PHOTO, name="igjen.jpg"),)))
    assert stored(database).receipts == (PHOTO,)


def test_the_invoice_that_a_file_holds_comes_back_to_the_decimal_and_the_day(database: Database) -> None:
    for number, day in enumerate((dt.date(2026, 10, 12), None), start=1):
        invoice = Invoice(total=Decimal("-142.10"), currency="EUR", date=day)
        file = replace(PHOTO, invoice=invoice)
        kept(database, claim(number=f"2026-0000{number}", receipts=(file,)))
        assert stored(database, f"2026-0000{number}").receipts == (file,)


def test_each_claim_has_a_secret_of_its_own(database: Database) -> None:
    kept(database, claim(), claim(number="2026-00002"))
    with database.read() as connection:
        tokens = [claims.token_of(connection, number) for number in ("2026-00001", "2026-00002")]
        assert [claims.by_token(connection, token) for token in tokens] == ["2026-00001", "2026-00002"]
        assert claims.by_token(connection, "0" * 32) is None
    assert all(len(token) == 32 for token in tokens)


def test_a_person_s_claims_come_with_the_one_touched_last_first(database: Database) -> None:
    kept(database, claim(), claim(number="2026-00002"))
    kept(database, claim(number="2026-00003", claimant="per"), claim(number="2026-00004", state="paid"))
    saved(database, claim(version=1), NOON + SECOND)
    with database.read() as connection:
        found = claims.of_person(connection, "kari", OPEN)
    assert [one.number for one in found] == ["2026-00001", "2026-00002"]


def test_claims_in_a_state_come_by_number(database: Database) -> None:
    kept(database, claim(number="2026-00002", state="authorised"), claim(state="authorised"))
    kept(database, claim(number="2026-00003"))
    with database.read() as connection:
        assert [one.number for one in claims.in_state(connection, ["authorised"])] == ["2026-00001", "2026-00002"]


def forgotten(database: Database, limit: int = 9) -> list[tuple[str, dt.datetime]]:
    with database.write() as connection:
        found = claims.forgotten_since(connection, OPEN, NOON, limit)
    return [(one.number, touched) for one, touched in found]


def test_forgotten_drafts_are_those_nobody_touched_since(database: Database) -> None:
    kept(database, claim())
    kept(database, claim(number="2026-00002"), at=NOON + SECOND)
    assert forgotten(database) == [("2026-00001", NOON)]


def test_the_drafts_that_lie_longest_come_first_and_no_more_than_asked_for(database: Database) -> None:
    for seconds in (1, 3, 2):
        kept(database, claim(number=f"2026-0000{seconds}"), at=NOON - seconds * SECOND)
    assert [number for number, _ in forgotten(database, limit=2)] == ["2026-00003", "2026-00002"]


def test_a_draft_is_forgotten_once_until_it_is_changed(database: Database) -> None:
    kept(database, claim())
    with database.write() as connection:
        claims.reminded(connection, claim())
    assert forgotten(database) == []
    saved(database, claim(version=1))
    assert forgotten(database) == [("2026-00001", NOON)]


def test_numbers_follow_each_other_within_their_year(database: Database) -> None:
    with database.write() as connection:
        days = [dt.date(2026, 12, 31), dt.date(2027, 1, 1), dt.date(2026, 1, 1)]
        assert [claims.new_number(connection, day) for day in days] == ["2026-00001", "2027-00001", "2026-00002"]


def test_a_rolled_back_claim_leaves_no_gap(database: Database) -> None:
    def crash() -> None:
        with database.write() as connection:
            claims.new_number(connection, TODAY)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        crash()
    with database.write() as connection:
        assert claims.new_number(connection, TODAY) == "2026-00001"


def test_eight_at_once_get_eight_numbers_without_gap(database: Database) -> None:
    def take_three(_: int) -> list[str]:
        taken = []
        for _ in range(3):
            with database.write() as connection:
                taken.append(claims.new_number(connection, TODAY))
        return taken

    numbers = sorted(number for taken in together(take_three) for number in taken)
    assert numbers == [f"2026-{number:05d}" for number in range(1, 25)]


@pytest.mark.parametrize("lock", [True, False])
def test_of_two_deciding_at_once_only_one_wins(database: Database, lock: bool) -> None:
    kept(database, move(claim(), "submit", "kari"))

    def attest(thread: int) -> str:
        made = Decision(step="attest", person=("anne", "per")[thread], outcome="approved", round=1, at=NOON)
        try:
            with database.write() as connection:
                found = claims.get(connection, "2026-00001", lock=lock)
                assert found
                claims.save(connection, decide(found, made), NOON)
        except (LookupError, Refused):
            return ""
        return made.person

    winners = [person for person in together(attest, threads=2) if person]
    assert len(winners) == 1
    assert [made.person for made in stored(database).decisions] == winners


def test_a_reader_never_sees_half_a_change(database: Database) -> None:
    """While lines are rewritten, the claim's sums and its lines always agree."""
    kept(database, claim())
    versions = 60

    def work(thread: int) -> list[bool]:
        if thread == 0:
            for version in range(1, versions):
                saved(database, claim(*[fee()] * (version % 5 + 1), version=version))
            return []
        agreed = []
        while (seen := stored(database)).version < versions - 1:
            agreed.append(len(seen.lines) == (seen.version % 5 + 1 if seen.version else 1))
        return agreed

    assert all(agreed for seen in together(work, threads=4) for agreed in seen)
    assert stored(database).total == Decimal(1650) * ((versions - 1) % 5 + 1)


def test_claims_of_some_days_are_those_with_a_line_that_reaches_into_them(database: Database) -> None:
    day = dt.date(2026, 10, 8)
    end = day + dt.timedelta(days=3)
    early = replace(fee(), date=day, end_date=end)
    kept(database, claim(early, fee()), claim(number="2026-00002"), claim(early, number="2026-00003", claimant="per"))
    with database.read() as connection:
        for first, last, numbers in (
            (day, day, ["2026-00001"]),
            (end, dt.date.max, ["2026-00002", "2026-00001"]),
            (dt.date.min, day - dt.timedelta(days=1), []),
        ):
            found = claims.of_days(connection, "kari", {"draft"}, (first, last), limit=9)
            assert [one.number for one in found] == numbers
        assert len(claims.of_days(connection, "kari", {"draft"}, (day, dt.date.max), limit=1)) == 1
        assert claims.of_days(connection, "kari", {"paid"}, (day, day), limit=9) == []
