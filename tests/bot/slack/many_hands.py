"""Many people press anything at any time, on cards old and new, while the bot dies and Slack repeats itself."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
from slack_bolt import Ack
from sqlalchemy import select

from bot.actions.moving import NEW
from bot.actions.moving_files import marks_of
from bot.slack import picks
from bot.slack.shown import Shown
from claims import routing
from claims.claim import OPEN, Claim
from claims.questions import MOMENTS, choices_of
from claims.workflow import WAITS_FOR
from demo.town import Town
from store import proposals
from store.tables import proposal
from tests.bot.hands import PHOTO
from tests.bot.slack.dying_office import DyingOffice

CLAIMANTS = ("Kari", "Ragnhild")
EVERYBODY = (*CLAIMANTS, "Nils", "Marit", "Turid", "Geir")
WORDS = "Kommunestyret 12.10.2023, 64 km fra Haugen til rådhuset, bom 54 kr"
ASKING = "5 timer 3.9.2023"
TRIP = "Diett dagstur til Bergen 5.9.2023"
CLOCKS = ("07:30", "19:00")
REWRITTEN = "Kommunestyret 12.10.2023, 46 km fra Haugen til rådhuset"

LOOSE = ("opplæring", "og Formannskapet", "angre", "kan du slette alt?", "slett alle 2", "slett", "send", "send alle")
"""Said outside every thread: answers, additions, and orders that several claims may be meant by."""

people = st.sampled_from(EVERYBODY)
days = st.dates(dt.date(2023, 1, 1), dt.date(2023, 12, 31))
numbers = count(1)


class ManyHands(RuleBasedStateMachine):
    """Everybody at one office, which may die at any moment; `seen` takes in the claims that each example ends with."""

    def __init__(self, town: Town, migrated: Path, seen: list[Claim]) -> None:
        super().__init__()
        self._at, self._town, self._seen = DyingOffice(town, migrated), town, seen
        self._office = self._at.office
        # Of a claim that there never was: so that every rule can be chosen at any time, whatever came before.
        self._shown = [Shown(claim="1999-00001")]
        self._offered = [("move/1999-00001/0/1//", NEW)]
        self._written: list[dict[str, str]] = []

    @rule(
        name=st.sampled_from(CLAIMANTS),
        words=st.sampled_from([WORDS, ASKING, TRIP]),
        dies=st.booleans(),
        twice=st.booleans(),
    )
    def writes(self, name: str, words: str, dies: bool, twice: bool) -> None:
        ts = f"1697184000.{next(numbers):06d}"
        event = {"channel_type": "im", "user": self._user(name), "channel": "D1", "ts": ts, "text": words}
        self._written.append(event)
        before, person = self._at.claims(), self._town.person(name).id
        # What is asked about may belong to a draft of that day, and anything to one that only holds a photo.
        holding = [claim for claim in before if claim.claimant == person and claim.state in OPEN and not claim.lines]
        self._at.arrives(lambda: self._at.messages.message(event, {"team_id": self._town.slack.team_id}), dies, twice)
        assert len(self._at.claims()) - len(before) in ((0, 1) if words == ASKING or holding else (1,))

    @rule(name=st.sampled_from(CLAIMANTS), dies=st.booleans(), twice=st.booleans())
    def photographs(self, name: str, dies: bool, twice: bool) -> None:
        """A photo alone lies on one of the person's claims from then on, or on a new one."""
        number, slack = next(numbers), self._town.slack
        file = slack.workspace.files.add("ferje.jpg", PHOTO[1] + b"%d" % number, self._user(name), None)
        event = {"channel_type": "im", "user": self._user(name), "channel": "D1", "ts": f"1697184000.{number:06d}"}
        shown = {**event, "text": "", "files": [slack.payloads.render.file(file)]}
        before = self._at.files()
        self._at.arrives(lambda: self._at.messages.message(shown, {"team_id": slack.team_id}), dies, twice)
        (photo,) = self._at.files() - before
        (home,) = [claim for claim in self._at.claims() if photo in {file.sha256 for file in claim.receipts}]
        assert home.claimant == self._town.person(name).id

    @rule(which=st.integers(0), words=st.sampled_from([REWRITTEN, None]), dies=st.booleans(), twice=st.booleans())
    def rewrites(self, which: int, words: str | None, dies: bool, twice: bool) -> None:
        """A message is corrected, or deleted: what has been sent stays as it is."""
        if not self._written:
            return
        said = self._written[-1 - which % len(self._written)]
        if words:
            what: dict[str, object] = {"subtype": "message_changed", "message": {**said, "text": words}}
        else:
            what = {"subtype": "message_deleted"}
            self._written.remove(said)
        event = {
            **what,
            "channel_type": "im",
            "channel": "D1",
            "event_ts": f"{next(numbers)}.0",
            "previous_message": said,
        }
        before = self._at.claims()
        self._at.arrives(lambda: self._at.messages.message(event, {"team_id": self._town.slack.team_id}), dies, twice)
        for claim, was in zip(self._at.claims(), before, strict=True):
            assert claim == was or (claim.state in OPEN and words)

    @rule(
        name=st.sampled_from(CLAIMANTS),
        words=st.sampled_from(LOOSE),
        below=st.none() | st.integers(0, 2),
        dies=st.booleans(),
        twice=st.booleans(),
    )
    def says(self, name: str, words: str, dies: bool, twice: bool, below: int | None = None) -> None:
        """Nobody else's claim is touched, nothing that was sent is changed, and no empty claim is made.

        In the thread of an own message the answer stands there too.
        """
        before = {claim.number: claim for claim in self._at.claims()}
        ts = f"1697184000.{next(numbers):06d}"
        event = {"channel_type": "im", "user": self._user(name), "channel": "D1", "ts": ts, "text": words}
        own = [said["ts"] for said in self._written if said["user"] == event["user"]]
        thread = own[-1 - below % len(own)] if own and below is not None else None
        if thread:
            event["thread_ts"] = thread
        with self._answers_stand_in(thread, name):
            self._at.arrives(
                lambda: self._at.messages.message(event, {"team_id": self._town.slack.team_id}), dies, twice
            )
        for claim in self._at.claims():
            was = before.get(claim.number)
            assert claim == was or claim.claimant == self._town.person(name).id
            assert claim.lines or (was and not was.lines)
            if was and was.state in WAITS_FOR and claim != was:
                assert (claim.state, claim.lines) == ("withdrawn", was.lines)

    @rule(
        name=people,
        own=st.booleans(),
        which=st.integers(0, 3),
        place=st.sampled_from(["0", "1", "7", "all", "cancel"]),
        thread=st.sampled_from([None, "1697184000.000001"]),
        dies=st.booleans(),
        twice=st.booleans(),
    )
    def chooses(
        self, name: str, own: bool, which: int, place: str, dies: bool, twice: bool, thread: str | None = None
    ) -> None:
        """A claim is picked where the bot had asked which: it may have changed since, or the question be answered.

        Whoever presses hears of it in the thread where they did; a message that was kept is answered where it stands.
        """
        with self._office.database.read() as connection:
            rows = connection.scalars(select(proposal.c.id).where(proposal.c.kind == "choice")).all()
            asked = proposals.get(connection, rows[-1 - which % len(rows)]) if rows else None
        if asked is None or asked.choice is None:
            return
        presser = self._office.town.person(asked.person).name if own else name
        pressed = {"action_id": "proposal_cancel", "value": str(asked.id), "action_ts": str(next(numbers))}
        press = self._at.interactions.other if place == "cancel" else self._at.interactions.chosen
        if place != "cancel":
            pressed["action_id"] = f"choose:{asked.choice.action}:{place}"
        container = {"type": "message", "channel_id": "D1", "message_ts": "1697184000.000002", "thread_ts": thread}
        body = {"actions": [pressed], "user": {"id": self._user(presser)}, "container": container}
        before = self._at.claims()
        with nullcontext() if asked.choice.action == "answer" else self._answers_stand_in(thread, presser):
            self._at.arrives(lambda: press(Ack(), body), dies, twice)
        may = asked.state == "open" and asked.person == self._town.person(presser).id and place != "cancel"
        for claim, was in zip(self._at.claims(), before, strict=True):
            assert claim == was or (may and (was.number, was.version) in asked.choice.claims)
        with self._office.database.read() as connection:
            after = proposals.get(connection, asked.id)
        assert after
        assert asked.state in ("open", after.state)

    @rule(
        name=people,
        card=st.integers(0),
        action=st.sampled_from(["submit", "delete", "restore", "withdraw", "attest", "authorise"]),
        dies=st.booleans(),
        twice=st.booleans(),
    )
    def presses(self, name: str, card: int, action: str, dies: bool, twice: bool) -> None:
        self.presses_card(name, self._card(card), action, dies, twice)

    def presses_card(self, name: str, shown: Shown, action: str, dies: bool, twice: bool) -> None:
        value = f"{shown.claim}/{shown.round}/"
        pressed = {"action_id": action, "value": value, "action_ts": str(next(numbers))}
        body = {"actions": [pressed], "user": {"id": self._user(name)}}
        self._changes_no_sum(lambda: self._at.arrives(lambda: self._at.interactions.press(Ack(), body), dies, twice))

    @rule(name=people, own=st.booleans(), which=st.integers(0), dies=st.booleans(), twice=st.booleans())
    def picks(self, name: str, own: bool, which: int, dies: bool, twice: bool) -> None:
        """An answer to a question, or where lines go: perhaps an old one, or somebody else's."""
        block_id, value = self._offered[-1 - which % len(self._offered)]
        about = picks.shown(block_id)
        assert about
        owners = [self._office.town.person(c.claimant).name for c in self._at.claims() if c.number == about.claim]
        presser = owners[0] if own and owners else name
        self.picks_of(presser, block_id, value, dies=dies, twice=twice)

    def picks_of(self, name: str, block_id: str, value: str, *, dies: bool, twice: bool) -> None:
        pressed = {"action_id": "pick:0", "block_id": block_id, "value": value, "action_ts": str(next(numbers))}
        body = {"actions": [pressed], "user": {"id": self._user(name)}}
        if is_moment := re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)", value):
            day = {"type": "datepicker", "selected_date": is_moment[1]}
            clock = {"type": "timepicker", "selected_time": is_moment[2]}
            body = {**body, "actions": [{**pressed, **clock, "value": None}]}
            body = {**body, "state": {"values": {block_id: {"day": day, "clock": clock}}}}
        before, held = self._at.claims(), (self._at.lines(), self._at.files())
        self._at.arrives(lambda: self._at.interactions.pick(Ack(), body), dies, twice)
        assert (self._at.lines(), self._at.files()) == held
        for claim in self._at.claims():
            may_change = claim.state in {*OPEN, "deleted"} and claim.claimant == self._town.person(name).id
            assert claim in before or may_change

    @rule(name=people, card=st.integers(0), lines=st.sets(st.integers(0, 2)), dies=st.booleans(), twice=st.booleans())
    def returns(self, name: str, card: int, lines: set[int], dies: bool, twice: bool) -> None:
        self.returns_card(name, self._card(card), lines, dies, twice)

    def returns_card(self, name: str, shown: Shown, lines: set[int], dies: bool, twice: bool) -> None:
        chosen = {"selected_options": [{"value": str(line)} for line in sorted(lines)]}
        values = {"lines": {"lines": chosen}, "reason": {"reason": {"value": "Feil dato"}}}
        view = {"id": f"V{next(numbers)}", "hash": "h", "callback_id": "return", "private_metadata": str(shown)}
        body = {"view": {**view, "state": {"values": values}}, "user": {"id": self._user(name)}}
        self._changes_no_sum(
            lambda: self._at.arrives(lambda: self._at.interactions.submitted(Ack(), body), dies, twice)
        )

    @rule(
        name=people,
        card=st.integers(0),
        line=st.integers(0, 3),
        dialog=st.sampled_from(["line", "shares"]),
        day=days,
        dies=st.booleans(),
        twice=st.booleans(),
    )
    def fills_in_a_line(
        self, name: str, card: int, line: int, dialog: str, day: dt.date, dies: bool, twice: bool
    ) -> None:
        """Perhaps of a claim that has changed since, or of somebody else's."""
        shown = self._card(card)._replace(about="new/expense/fee-council" if line == 3 else str(line))
        filled: dict[str, dict[str, Any]] = {"date": {"selected_date": day.isoformat()}, "quantity": {"value": "1"}}
        if dialog == "shares":
            # An even split over two that the same people decide.
            filled = {f"percent_{at}": {"value": "50"} for at in range(2)}
            for at, codes in enumerate(("10000|100||", "10100|100||")):
                filled[f"bearer_{at}"] = {"selected_option": {"value": codes}}
        values = {block: {block: value} for block, value in filled.items()}
        view = {"id": f"V{next(numbers)}", "hash": "h", "callback_id": dialog, "private_metadata": str(shown)}
        body = {"view": {**view, "state": {"values": values}}, "user": {"id": self._user(name)}}
        before = self._at.claims()
        self._at.arrives(lambda: self._at.interactions.submitted(Ack(), body), dies, twice)
        for claim in self._at.claims():
            was_shown = (claim.number, claim.version - 1) == (shown.claim, shown.version)
            may_change = was_shown and claim.state in OPEN and claim.claimant == self._town.person(name).id
            assert claim in before or may_change

    @rule(name=people, card=st.integers(0), dies=st.booleans(), twice=st.booleans())
    def adds_a_comment(self, name: str, card: int, dies: bool, twice: bool) -> None:
        """It stands once, and only on one's own claim as long as that is open."""
        shown, said = self._card(card), f"Bilag {next(numbers)}"
        view = {"id": f"V{next(numbers)}", "hash": "h", "callback_id": "attach", "private_metadata": str(shown)}
        filled = {**view, "state": {"values": {"text": {"text": {"value": said}}}}}
        body = {"view": filled, "user": {"id": self._user(name)}}
        before = self._at.claims()
        self._at.arrives(lambda: self._at.interactions.submitted(Ack(), body), dies, twice)
        for claim, was in zip(self._at.claims(), before, strict=True):
            own = claim.number == shown.claim and claim.claimant == self._town.person(name).id
            assert [each.text for each in claim.comments].count(said) == (own and was.state in OPEN)
            assert claim == was or (own and was.state in OPEN)

    @rule(
        whiches=st.lists(st.integers(0), min_size=1, max_size=3),
        who=st.integers(0),
        alone=st.booleans(),
        dies=st.booleans(),
    )
    def do_what_is_asked(self, whiches: list[int], who: int, alone: bool, dies: bool) -> None:
        """Some of those who may, so that claims come far enough for the others' presses to matter."""
        for which in whiches:
            self.does_what_is_asked(which, who, alone, dies)

    def does_what_is_asked(self, which: int, who: int, alone: bool, dies: bool) -> None:
        offers = [
            (name, claim)
            for claim in self._at.claims()
            for name in (
                [claim.claimant] if claim.state in OPEN else
                routing.candidates(claim, self._office.town.approvers, self._office.today)
                if claim.state in WAITS_FOR else []
            )
        ]  # fmt: skip
        if not offers:
            return
        person, claim = offers[which % len(offers)]
        name = self._office.town.person(person).name
        shown = _shown(claim)
        if claim.state in WAITS_FOR and alone and len(claim.lines) > 1:
            self.returns_card(name, shown, {who % len(claim.lines)}, dies, twice=False)
        else:
            self.presses_card(name, shown, WAITS_FOR.get(claim.state, "submit"), dies, twice=False)

    @contextmanager
    def _answers_stand_in(self, thread: str | None, name: str) -> Iterator[None]:
        """Whatever the person is told meanwhile stands in that thread, or outside all of them."""
        before = self._at.told(self._town.person(name).id)
        yield
        after = self._at.told(self._town.person(name).id)
        assert {payload.get("thread") for payload in after[len(before) :]} <= {thread}

    def _changes_no_sum(self, act: Callable[[], None]) -> None:
        before = self._at.sums()
        act()
        assert self._at.sums() == before

    def _card(self, number: int) -> Shown:
        """A card that somebody may have before them: the newest ones first, so that most presses can mean something."""
        return self._shown[-1 - number % len(self._shown)]

    def _user(self, name: str) -> str:
        return self._town.user(name).id

    def _offers(self, claim: Claim) -> Iterator[tuple[str, str]]:
        """What can be picked on the claim's card and below what is told of it."""
        for question in claim.questions:
            moments = [f"{question.facts['date']}T{clock}" for clock in CLOCKS] if question.field in MOMENTS else ()
            for choice in (*choices_of(question), *moments) if question.line is not None else ():
                yield picks.block_id("answer", claim, [question.line or 0], question.field) or "", choice
        for other in self._at.claims():
            if other.number != claim.number:
                yield picks.block_id("move", claim, ()) or "", other.number
                yield from self._offers_of_files(claim, other.number)
        if len(claim.lines) > 1:
            yield picks.block_id("move", claim, [len(claim.lines) - 1]) or "", NEW

    def _offers_of_files(self, claim: Claim, home: str) -> Iterator[tuple[str, str]]:
        """Where the file that came last may go."""
        if claim.receipts:
            id = picks.block_id("move_files", claim, (), marks_of(claim.receipts[-1:])) or ""
            yield from ((id, where) for where in (home, NEW))

    def answers(self, name: str, number: str) -> None:
        """The person has picked the first answer that the claim's card offers."""
        self.every_card_can_be_seen()
        claim = next(claim for claim in self._at.claims() if claim.number == number)
        first = next(iter(self._offers(claim)))
        which = len(self._offered) - 1 - self._offered.index(first)
        self.picks(name=name, own=True, which=which, dies=True, twice=True)

    def gives_a_photo_a_claim_of_its_own(self, name: str) -> None:
        """The person has taken a photo that came with no words off the claim that it was put to."""
        self.photographs(name, dies=True, twice=True)
        before = self._at.claims()
        claim = next(claim for claim in before if claim.receipts and claim.lines and claim.state in OPEN)
        offered = picks.block_id("move_files", claim, (), marks_of(claim.receipts[-1:])) or ""
        self.picks_of(name, offered, NEW, dies=True, twice=True)
        assert [each.receipts for each in self._at.claims()[len(before) :]] == [claim.receipts[-1:]]

    def newest(self) -> str:
        """The number of the claim that was opened last."""
        return self._at.claims()[-1].number

    def shown(self, number: str) -> Shown:
        """The claim as a card shows it now."""
        return next(_shown(claim) for claim in self._at.claims() if claim.number == number)

    def teardown(self) -> None:
        """The office is closed."""
        self._seen += self._at.claims()
        self._at.close()

    @invariant()
    def every_card_can_be_seen(self) -> None:
        for claim in self._at.claims():
            if (shown := _shown(claim)) not in self._shown:
                self._shown.append(shown)
                self._offered += self._offers(claim)

    @invariant()
    def what_is_shown_to_wait_is_shown_once_and_taken_away(self) -> None:
        shown, gone = self._at.queued("sign"), self._at.queued("sign_off")
        assert shown == gone
        assert len({sign["of"] for sign in shown}) == len(shown)

    @invariant()
    def nobody_decides_for_themselves_nor_both_steps_in_whosever_place(self) -> None:
        for claim in self._at.claims():
            approved = [made for made in claim.decisions if made.outcome == "approved"]
            behind = {step: {p for d in approved if d.step == step for p in (d.person, *d.acting_for)} for step in
                      ("attest", "authorise")}  # fmt: skip
            assert claim.claimant not in behind["attest"] | behind["authorise"]
            assert not behind["attest"] & behind["authorise"]

    @invariant()
    def no_step_is_taken_twice_or_left_out(self) -> None:
        for claim in self._at.claims():
            taken = [(made.round, made.step) for made in claim.decisions]
            assert len(set(taken)) == len(taken)
            if claim.state == "authorised":
                assert {d.step for d in claim.decisions if d.outcome == "approved"} == {"attest", "authorise"}
            if claim.state not in OPEN and claim.state != "deleted":
                assert all(line.price for line in claim.lines)


def _shown(claim: Claim) -> Shown:
    return Shown(claim.number, claim.round, claim.version)
