"""Where one thing is worked on: a transaction, the municipality, the moment, and the channels to people."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection

from bot.channel import Channel, Decides
from bot.config.municipality import Municipality
from bot.history import terms_of
from bot.intake import Spoken
from bot.notices import ANSWERS, ONCE_A_DAY, Notice
from bot.proposal import Proposal
from claims import checks
from claims.checks import Finding
from claims.claim import Claim
from claims.clock import date_in_norway
from claims.people import Person
from claims.terms import Terms
from parsers.text import Reader
from store import audit, claims, outbox


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Everything that happens at one desk lasts together or not at all.

    `source` names what is worked on (an inbox key, a clock job): the evidence of what is done, and part of the key of
    every message sent because of it.
    """

    connection: Connection
    town: Municipality
    channels: Mapping[str, Channel]
    reader: Reader
    now: dt.datetime
    source: str

    @property
    def today(self) -> dt.date:
        """The date in Norway."""
        return date_in_norway(self.now)

    @property
    def deciding_channel(self) -> Decides | None:
        """Where approvers decide; None where no channel lets them."""
        return next((channel for channel in self.channels.values() if isinstance(channel, Decides)), None)

    def keep(self, claim: Claim, action: str, actor: str, **details: object) -> Claim:
        """The changed claim is saved with its audit entry, and every copy of it on people's screens is drawn anew."""
        claims.save(self.connection, claim, self.now)
        self.note(action, actor, claim.number, **details)
        self.redraw(claim)
        return claim

    def redraw(self, claim: Claim, reader: Person | None = None) -> None:
        """Every copy of the claim on people's screens is drawn anew; of one `reader` even if the claim is as it was."""
        for channel in self.channels.values():
            channel.refresh(self, claim, reader)

    def note(self, action: str, actor: str, claim: str | None = None, **details: object) -> None:
        """The audit trail says who did what, when, and from which message."""
        audit.note(self.connection, at=self.now, actor=actor, action=action, claim=claim, source=self.source, **details)

    def answer(self, intake: Spoken, notice: Notice) -> None:
        """Whoever wrote, pressed or filled something in is told, where they did."""
        self.channels[intake.channel].tell(self, intake.person, notice)

    def propose(self, channel: Channel, person: Person, proposal: Proposal, otherwise: Notice | None = None) -> None:
        """The person sees the proposal as it is now, where it is answered by a click; else they read what it asks."""
        if isinstance(channel, Decides):
            channel.show_proposal(self, person, proposal)
        elif otherwise:
            channel.tell(self, person, otherwise)

    def tell_claimant(self, claim: Claim, notice: Notice) -> bool:
        """True when the claimant will hear it, False when it was told before.

        It goes by the channel the claim came by, or by another where that one has been turned off.
        """
        channel = self.channels.get(claim.channel) or self._by_mail_if_possible()
        return channel.tell(self, self.town.person(claim.claimant), notice)

    def tell_administrators(self, notice: Notice, *, not_by: str = "") -> None:
        """Every administrator hears it, by mail where there is mail, and by another channel than `not_by` if any."""
        for person in self.town.people:
            if "administrator" in person.roles:
                self._by_mail_if_possible(not_by).tell(self, person, notice)

    def _by_mail_if_possible(self, not_by: str = "") -> Channel:
        usable = [channel for channel in self.channels.values() if channel.name != not_by] or self.channels.values()
        return min(usable, key=lambda channel: channel.name != "mail")

    def key(self, notice: Notice, recipient: str) -> str:
        """The outbox key that makes the notice reach the recipient once."""
        if notice.kind in ONCE_A_DAY:
            return f"{notice.kind}:{self.today.isoformat()}:{notice.facts.get('recipient', '')}:{recipient}"
        if notice.claim and notice.kind not in ANSWERS:
            return f"{notice.kind}:{notice.claim.number}.{notice.claim.version}:{recipient}"
        about = f"{notice.claim.number}:" if notice.claim else ""
        return f"{notice.kind}:{about}{self.source}:{recipient}"

    def queue(
        self,
        *,
        key: str,
        channel: str,
        recipient: str,
        kind: str,
        payload: Mapping[str, object],
        claim: str | None = None,
    ) -> bool:
        """True when the row is new in the outbox, False when an effect with that key is there already."""
        row = outbox.put(
            self.connection,
            key=key,
            channel=channel,
            recipient=recipient,
            kind=kind,
            now=self.now,
            payload=payload,
            claim=claim,
            source=self.source,
        )
        return row is not None

    def terms(self, claim: Claim) -> Terms:
        """What the claim's lines are priced and checked by."""
        return terms_of(self.connection, claim, self.town)

    def findings(self, claim: Claim) -> tuple[Finding, ...]:
        """What the checks notice on the claim as it is now."""
        return tuple(checks.findings(claim, self.terms(claim), self.today))
