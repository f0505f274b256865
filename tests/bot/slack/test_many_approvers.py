"""Approvers decide many claims at once, speak of them, hand them on and name deputies, among all that others press."""

from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule, run_state_machine_as_test
from slack_bolt import Ack
from sqlalchemy import select

from bot.slack.shown import Shown
from claims import routing
from claims.claim import Claim
from claims.workflow import WAITS_FOR
from demo.town import Town
from store.tables import deputy, proposal
from tests.bot.slack.many_hands import CLAIMANTS, EVERYBODY, WORDS, ManyHands, numbers, people

SAID = (
    "attester alle",
    "anvis alle",
    "godkjenn alle",
    "godkjenn alle uten merknader",
    "hva venter på meg?",
    "attester alle fra Kari",
    "ok på alle unntatt Ragnhild",
    "godkjenn alle under 2000 kr, returner Kari sitt: mangler kvittering",
    "approve all but Kari's",
    "godkjenn alle unntatt {claim}: {claim} mangler kvittering",
    "returner {claim}: feil dato",
)
APPROVERS = ("Nils", "Marit", "Turid", "Geir")


class ManyApprovers(ManyHands):
    """The same office, with what is said in words by those who decide."""

    @initialize(name=st.sampled_from(CLAIMANTS), which=st.integers(0), other=st.sampled_from(("Turid", "Geir")))
    def begins(self, name: str, which: int, other: str) -> None:
        """Everything that approvers do happens at least once."""
        self.sends(name=name, dies=False)
        self.those_who_may_speak(which=which, to="", dies=False)
        self.decides_all_that_waits(which=which, dies=False)
        self.names_a_deputy(name="Nils", other=other, dies=False, twice=False)

    @rule(
        name=people,
        words=st.sampled_from(SAID),
        which=st.integers(0),
        dies=st.booleans(),
        twice=st.booleans(),
    )
    def says(self, name: str, words: str, which: int, dies: bool, twice: bool) -> None:
        known = [claim.number for claim in self._at.claims()] or ["2000-00001"]
        self.said_by(name, words.format(claim=known[which % len(known)]), dies=dies, twice=twice)

    @rule(name=people, other=st.sampled_from(APPROVERS), dies=st.booleans(), twice=st.booleans())
    def names_a_deputy(self, name: str, other: str, dies: bool, twice: bool) -> None:
        """What is read back of it is agreed to."""
        before = self._read_back()
        self.said_by(name, f"{other} vikarierer for meg i dag", dies=dies, twice=twice)
        if (newest := self._read_back()) != before:
            self.presses_other(name, "proposal_confirm", newest, dies=dies, twice=twice)

    def _read_back(self) -> int:
        """The number of what was put before anybody last."""
        with self._office.database.read() as connection:
            return connection.scalar(select(proposal.c.id).order_by(proposal.c.id.desc()).limit(1)) or 0

    def said_by(self, name: str, text: str, *, dies: bool = False, twice: bool = False) -> None:
        """Words alone decide nothing."""
        ts = f"{self._office.now().timestamp():.0f}.{next(numbers):06d}"
        event = {"channel_type": "im", "user": self._user(name), "channel": f"D{name}", "ts": ts, "text": text}
        before = [claim.decisions for claim in self._at.claims()]
        body = {"team_id": self._town.slack.team_id}
        self._changes_no_sum(lambda: self._at.arrives(lambda: self._at.messages.message(event, body), dies, twice))
        assert [claim.decisions for claim in self._at.claims()] == before

    @rule(
        name=people,
        own=st.booleans(),
        which=st.integers(0, 3),
        action=st.sampled_from(["proposal_confirm", "proposal_confirm", "proposal_cancel", "proposal_clean"]),
        dies=st.booleans(),
        twice=st.booleans(),
    )
    def settles(self, name: str, own: bool, which: int, action: str, dies: bool, twice: bool) -> None:
        """What was read back is confirmed or given up: perhaps long after, or by somebody else."""
        with self._office.database.read() as connection:
            rows = connection.execute(
                select(proposal.c.id, proposal.c.person).order_by(proposal.c.id.desc()).limit(4)
            ).all()
        if rows:
            row = rows[which % len(rows)]
            who = self._office.town.person(row.person).name if own else name
            self.presses_other(who, action, row.id, dies=dies, twice=twice)

    def presses_other(self, name: str, action: str, number: int, *, dies: bool = False, twice: bool = False) -> None:
        pressed = {"action_id": action, "value": str(number), "action_ts": str(next(numbers))}
        body = {"actions": [pressed], "user": {"id": self._user(name)}}
        self._changes_no_sum(lambda: self._at.arrives(lambda: self._at.interactions.other(Ack(), body), dies, twice))

    @rule(name=st.sampled_from(CLAIMANTS), dies=st.booleans())
    def sends(self, name: str, dies: bool) -> None:
        """A claim that waits, so that there is something to decide."""
        ts = f"1697184000.{next(numbers):06d}"
        event = {"channel_type": "im", "user": self._user(name), "channel": f"D{name}", "ts": ts, "text": WORDS}
        self._at.arrives(lambda: self._at.messages.message(event, {"team_id": self._town.slack.team_id}), dies, False)
        made = self._at.claims()[-1]
        self.presses_card(name, Shown(made.number, made.round, made.version), "submit", dies, twice=False)

    @rule(which=st.integers(0), dies=st.booleans())
    def decides_all_that_waits(self, which: int, dies: bool) -> None:
        """One of those who may says so, and confirms."""
        names = sorted({name for claim in self._at.claims() for name in self._candidates(claim)})
        if names:
            name = names[which % len(names)]
            self.said_by(name, "godkjenn alle")
            if newest := self._read_back():
                self.presses_other(name, "proposal_confirm", newest, dies=dies)

    @rule(name=people, card=st.integers(0), to=st.sampled_from(EVERYBODY), dies=st.booleans(), twice=st.booleans())
    def speaks(self, name: str, card: int, to: str, dies: bool, twice: bool) -> None:
        self.speaks_of(self._card(card), name, to, dies=dies, twice=twice)

    @rule(which=st.integers(0), to=st.sampled_from(["", *APPROVERS]), dies=st.booleans())
    def those_who_may_speak(self, which: int, to: str, dies: bool) -> None:
        waiting = [(claim, name) for claim in self._at.claims() for name in self._candidates(claim)]
        if waiting:
            claim, name = waiting[which % len(waiting)]
            self.speaks_of(Shown(claim.number, claim.round, claim.version), name, to, dies=dies)

    def speaks_of(self, shown: Shown, name: str, to: str, *, dies: bool = False, twice: bool = False) -> None:
        """A comment, or with `to` the request to decide the claim instead."""
        values: dict[str, Any] = {"text": {"text": {"value": "Hvem satt på?"}}}
        values |= {"to": {"to": {"selected_option": {"value": self._town.person(to).id}}}} if to else {}
        view = {"id": f"V{next(numbers)}", "hash": "h", "callback_id": "hand_on" if to else "comment"}
        body = {
            "view": {**view, "private_metadata": str(shown), "state": {"values": values}},
            "user": {"id": self._user(name)},
        }
        before = self._comments()
        self._changes_no_sum(
            lambda: self._at.arrives(lambda: self._at.interactions.submitted(Ack(), body), dies, twice)
        )
        assert self._comments() - before in (0, 1)

    @rule(name=people, which=st.integers(0, 3), dies=st.booleans(), twice=st.booleans())
    def ends_a_deputy(self, name: str, which: int, dies: bool, twice: bool) -> None:
        with self._office.database.read() as connection:
            newest = connection.scalar(select(deputy.c.id).order_by(deputy.c.id.desc()).limit(1)) or 1
        self.presses_other(name, "end_deputy", max(1, newest - which), dies=dies, twice=twice)

    def _candidates(self, claim: Claim) -> list[str]:
        """Everybody who may decide the claim with rights of the file."""
        if claim.state not in WAITS_FOR:
            return []
        found = routing.candidates(claim, self._office.town.approvers, self._office.today)
        return [self._office.town.person(one).name for one in found]

    def _comments(self) -> int:
        return sum(len(claim.comments) for claim in self._at.claims())

    @invariant()
    def what_is_said_is_said_by_those_who_have_a_part_in_it(self) -> None:
        for claim in self._at.claims():
            approvers = {one.id for one in self._office.town.people if one.approves}
            assert {said.person for said in claim.comments} <= {claim.claimant, *approvers}
            assert {said.to for said in claim.comments} - {""} <= approvers - {claim.claimant}


def test_what_approvers_say_and_confirm_happens_once_and_only_by_right(town: Town, migrated_sqlite: Path) -> None:
    seen: list[Claim] = []
    settled: list[str] = []
    quick: dict[str, Any] = {"deadline": None, "suppress_health_check": list(HealthCheck)}

    class InThisTown(ManyApprovers):
        def __init__(self) -> None:
            super().__init__(town, migrated_sqlite, seen)

        def teardown(self) -> None:
            with self._office.database.read() as connection:
                settled.extend(connection.scalars(select(proposal.c.state)))
                assert connection.scalar(select(deputy.c.id))
            super().teardown()

    run_state_machine_as_test(
        InThisTown, settings=settings(max_examples=6, stateful_step_count=35, phases=(Phase.generate,), **quick)
    )
    assert "done" in settled
    assert any(claim.comments for claim in seen)
    assert any(claim.decisions for claim in seen)
