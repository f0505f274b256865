"""Where one thing is worked on: a transaction, the municipality, the moment, and the channels to people."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.channel import Channel
from bot.config.municipality import Municipality
from bot.findings import findings_of
from bot.notices import ANSWERS, ONCE_A_DAY, Notice
from claims.checks import Finding
from claims.claim import Claim
from parsers.text import Reader
from store import audit, claims

OSLO = ZoneInfo("Europe/Oslo")


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
        return self.now.astimezone(OSLO).date()

    def keep(self, claim: Claim, action: str, actor: str, **details: object) -> Claim:
        """The changed claim is saved with its audit entry, and every copy of it on people's screens is drawn anew."""
        claims.save(self.connection, claim, self.now)
        self.note(action, actor, claim.number, **details)
        for channel in self.channels.values():
            channel.refresh(self, claim)
        return claim

    def note(self, action: str, actor: str, claim: str | None = None, **details: object) -> None:
        """The audit trail says who did what, when, and from which message."""
        audit.note(self.connection, at=self.now, actor=actor, action=action, claim=claim, source=self.source, **details)

    def tell_claimant(self, claim: Claim, notice: Notice) -> None:
        """The claimant hears it in the channel the claim came by."""
        self.channels[claim.channel].tell(self, self.town.person(claim.claimant), notice)

    def tell_administrators(self, notice: Notice) -> None:
        """Every administrator hears it, by mail where there is mail."""
        channel = self.channels.get("mail") or next(iter(self.channels.values()))
        for person in self.town.people:
            if "administrator" in person.roles:
                channel.tell(self, person, notice)

    def key(self, notice: Notice, recipient: str) -> str:
        """The outbox key that makes the notice reach the recipient once."""
        if notice.kind in ONCE_A_DAY:
            return f"{notice.kind}:{self.today.isoformat()}:{recipient}"
        if notice.claim and notice.kind not in ANSWERS:
            return f"{notice.kind}:{notice.claim.number}.{notice.claim.version}:{recipient}"
        return f"{notice.kind}:{self.source}:{recipient}"

    def findings(self, claim: Claim) -> tuple[Finding, ...]:
        """What the checks notice on the claim as it is now."""
        return findings_of(claim, self.town, self.today)
