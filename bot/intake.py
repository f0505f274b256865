"""What people do, whatever the channel: write, press a button, or turn out to be nobody we can serve."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from claims.claim import Claim, Receipt
from claims.lines import Span
from claims.people import Person
from parsers.receipts.refusal import Refusal
from store.outbox import Outgoing

ButtonAction = Literal[
    "submit", "delete", "restore", "withdraw", "answer", "move", "move_files", "attest", "authorise", "return",
    "comment", "hand_on", "edit", "add", "line", "split", "shares", "attach", "why", "later", "again", "choose",
]  # fmt: skip
OtherAction = Literal["proposal_clean", "proposal_confirm", "proposal_cancel", "proposal_pick", "end_deputy"]


FormKind = Literal[
    "return", "comment", "hand_on", "deputy", "edit", "add", "line", "split", "shares", "attach", "search", "choose",
]  # fmt: skip
"""What a dialog asks for."""

LeftOutReason = Refusal | Literal["unreadable", "withheld", "late", "no_open_claim"]
"""Why a file was not taken: it cannot be a receipt, was not to be had (none is, of the `withheld`; the `late` are asked
for again), or came to no claim that takes files."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that was not taken."""

    name: str
    reason: LeftOutReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Words with files. `claim` is the number of the claim that the message answers to, if any.

    `verified` is true when the channel vouches for the person; otherwise the message can make a draft, no more.
    Where it is `retold`, the words may be another's, and can only make a claim.
    `corrects` is the key of the arrival that the writer has changed to this one, if any.
    `version` is the one in which the claim was shown, where the writer has picked it from several.
    `said` is the whole text where the words name the claim, whose number is blank in `text`.
    `asked` is the number of what was read back to the person where the message stands below it.
    `answers` are the passages that the message quotes, each with where in `text` the words right below it are.
    """

    person: Person
    channel: str
    text: str
    received: dt.datetime
    said: str = ""
    subject: str | None = None
    files: tuple[Receipt, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    claim: str | None = None
    version: int | None = None
    asked: int | None = None
    verified: bool = False
    corrects: str = ""
    retold: bool = False
    answers: tuple[tuple[str, Span], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Erased:
    """The person has deleted the own message that came in under that key."""

    person: Person
    channel: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """A button on a claim's card, as it looked in that `round`; `reason` comes with a return.

    `lines` (from 0) are those that are returned or moved alone; none is the whole claim. `version` is the claim's as
    the person saw it, where that matters. `picked` is the value that was chosen for the question about that `field` of
    the lines, or the claim that they are moved to, or the files with the marks that the `field` names.
    """

    person: Person
    channel: str
    action: ButtonAction
    claim: str
    round: int
    reason: str = ""
    lines: tuple[int, ...] = ()
    version: int | None = None
    field: str = ""
    picked: str = ""


def as_press(message: Message, action: ButtonAction, claim: Claim) -> Press:
    """What the message says of the claim, as a press of a button on the claim as it is."""
    return Press(
        person=message.person,
        channel=message.channel,
        action=action,
        claim=claim.number,
        round=claim.round,
        version=claim.version,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A dialog that was filled in: its `values` by field, and the files put into it.

    `claim` is the one that it is about, as it was shown in that `round` and `version`, empty for none; `about` names
    the part of it that is meant.
    """

    person: Person
    channel: str
    kind: FormKind
    values: Mapping[str, Any]
    claim: str = ""
    round: int = 0
    version: int | None = None
    about: str = ""
    files: tuple[Receipt, ...] = ()
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherPress:
    """A button about no single claim: several are read back, a proposal is answered, or a deputy is ended.

    `number` is the proposal's or the deputy's; `picked` is the place (from 0) of the claim that is meant, None for all.
    """

    person: Person
    channel: str
    action: OtherAction
    number: int
    picked: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The person has opened the channel's own page, and wants to see how things stand."""

    person: Person
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Unopened:
    """The person pressed a button whose `dialog` the channel has not opened."""

    person: Person
    channel: str
    dialog: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """The person asks what can be written."""

    person: Person
    channel: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stranger:
    """Somebody at an address whom we cannot serve, and the notice that says why: not in people.csv
    (`unknown_sender`), no member of our workspace (`not_welcome`)."""

    channel: str
    address: str
    kind: Literal["unknown_sender", "not_welcome"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Newcomer:
    """Somebody at an address for whom the channel vouches, but who is nobody in people.csv by that; `text` is what
    they wrote, if anything."""

    channel: str
    address: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Somebody at an address whom we do not know has opened the channel's own page; `welcome` are those who can come to
    be known."""

    channel: str
    address: str
    welcome: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Automatic:
    """What a machine wrote, with the reason to think so: never answered. `person` is whose machine it is, if known;
    `claim` the number of the claim that it belongs to."""

    reason: str
    person: Person | None = None
    claim: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quarantined:
    """What could not be read, or taken for anybody's, and why; an administrator looks at it."""

    channel: str
    reason: str
    person: Person | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ignored:
    """Something that needs no answer, with a stable reason."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounced:
    """A mail server's report that it could not deliver a message of ours, with its status code (RFC 3463)."""

    item: Outgoing
    status: str


Intake = (
    Message
    | Erased
    | Press
    | Form
    | OtherPress
    | Look
    | Unopened
    | Lost
    | Stranger
    | Newcomer
    | Visit
    | Automatic
    | Bounced
    | Quarantined
    | Ignored
)

Spoken = Message | Erased | Press | Form | OtherPress | Look | Unopened | Lost
"""What a person we serve has done in a channel."""

Outcome = tuple[str, str]
"""What became of an intake (`claim`, `conversation`, `ignored`, `quarantined` or `refused`), and a stable reason."""
