"""What every channel can do; mail and Slack each have a folder with theirs, and a new one is one folder more."""

import datetime as dt
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from claims.claim import Claim
from claims.errors import GodtgjortError
from claims.people import Person, Step
from store.inbox import Arrival
from store.outbox import Outgoing

if TYPE_CHECKING:
    from bot.desk import Desk
    from bot.intake import Intake
    from bot.notices import Notice
    from bot.proposal import Proposal


class DeliveryFailed(GodtgjortError):
    """A message did not reach the other side; `permanent` says that trying again is of no use.

    `retry_after` is how long the other side asks to be left alone; where that is known beforehand, it was not `tried`.
    """

    code = "delivery_failed"

    def __init__(
        self,
        message: str,
        *,
        permanent: bool,
        retry_after: dt.timedelta | None = None,
        tried: bool = True,
    ) -> None:
        super().__init__(message)
        self.permanent = permanent
        self.retry_after = retry_after
        self.tried = tried


class PeerUnavailable(GodtgjortError):
    """The channel's other side does not answer or does not let us in; that says nothing about what came in.

    `wait` is how long it asks to be left alone, if it does.
    """

    code = "peer_unavailable"

    def __init__(self, message: str, wait: dt.timedelta | None = None) -> None:
        super().__init__(message)
        self.wait = wait


class StillSending(PeerUnavailable):
    """What came in is about something of ours that is on its way, and whose name there is not known yet."""

    code = "still_sending"


class Channel(Protocol):
    """One way of talking with people.

    `prepare`, `sender_of` and `deliver` may take their time, outside any transaction; the others only write rows.
    """

    name: str

    def prepare(self, arrival: Arrival) -> "Intake":
        """What came in: who says what, with the files kept; errors make the arrival be tried again.

        PeerUnavailable does so for as long as it takes, any other error a few times.
        """
        ...

    def sender_of(self, arrival: Arrival) -> Person | str | None:
        """Whoever is to hear that the arrival cannot be handled, by as little of it as will do; None for nobody.

        Runs outside any transaction.
        """
        ...

    def tell(self, desk: "Desk", recipient: Person | str, notice: "Notice") -> bool:
        """True when the notice has been put into the outbox, False when it was told before.

        A string is the address of somebody who is not in people.csv.
        """
        ...

    def refresh(self, desk: "Desk", claim: Claim, reader: Person | None = None) -> None:
        """Every copy of the claim that stands in the channel is drawn anew where the claim has changed.

        With a `reader` only theirs, even if it has not.
        """
        ...

    def deliver(self, item: Outgoing) -> str:
        """The other side's name for the message that has been sent; DeliveryFailed when it was not."""
        ...


@runtime_checkable
class HasHome(Protocol):
    """A channel with a page of its own for each person."""

    def show_home(self, desk: "Desk", person: Person, sought: Mapping[str, str] | None = None) -> None:
        """The person's page is drawn as things stand, of the own claims only those that are `sought`, if any are."""
        ...

    def show_welcome(self, desk: "Desk", address: str, kind: str) -> None:
        """The page of somebody whom we do not know says what this is for, and how they come to be known: the `kind`."""
        ...


@runtime_checkable
class MailsCodes(Channel, Protocol):
    """A channel that reaches people where the municipality has registered them, and nobody else."""

    def mail_code(self, desk: "Desk", person: Person, request: int) -> None:
        """The person gets a code for the request that `store.link_codes` knows by that number."""
        ...


@runtime_checkable
class Decides(Channel, Protocol):
    """A channel in which approvers can decide: by the click of a signed-in person, not by a text anybody could send."""

    def ask(self, desk: "Desk", approver: Person, claim: Claim, step: Step) -> None:
        """The approver gets a card that decides the step, once a round; one that was closed is open again."""
        ...

    def ask_nobody_but(self, desk: "Desk", able: Collection[Person], claim: Claim, step: Step) -> None:
        """Whoever else has a card that decides the step in this round sees there that it is not theirs, and why."""
        ...

    def show_proposal(self, desk: "Desk", person: Person, proposal: "Proposal", key: str = "") -> None:
        """The person sees the proposal as it is now, in its place if it stands somewhere; with a `key` only once."""
        ...

    def posted_at(self, message: str) -> dt.datetime:
        """When the message was posted, by the clock that says when people wrote."""
        ...

    def written(self, arrival: Arrival) -> tuple[str, dt.datetime] | None:
        """What the person wrote outside every thread, and when; None for what is corrected or may be another's."""
        ...

    def stands_last(self, desk: "Desk", person: Person, message: str, asks: int) -> bool:
        """True when the person writes where that message stands, and has since been told only that it still asks."""
        ...


@runtime_checkable
class ShowsOwn(Protocol):
    """A channel in which a claim stands before its claimant as it is."""

    def own_drawn_at(self, desk: "Desk", claim: Claim) -> dt.datetime | None:
        """When the claimant's copy was drawn last, or is about to be; None where none stands."""
        ...

    def redraw_own(self, desk: "Desk", claim: Claim) -> None:
        """The claimant's copy is drawn anew, once a day however often this is called."""
        ...


@runtime_checkable
class LooksOut(Channel, Protocol):
    """A channel that does something of its own accord while people wait for an answer."""

    def look_out(self) -> bool:
        """True when there is more to send than before; called each second, it writes rows in its own transaction."""
        ...
