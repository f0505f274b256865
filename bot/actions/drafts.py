"""Drafts: opened from a reading, grown, corrected, deleted."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict, replace

from sqlalchemy import Connection

from bot import redating
from bot.desk import Desk
from bot.intake import Message, OtherPress
from bot.notices import Notice
from claims import checks, documentation, drafting, positions
from claims.claim import OPEN, Claim, ClaimLine, Receipt, State
from claims.errors import Refused
from claims.lines import CostBearer, Evidence, type_and_day
from claims.questions import About, Edit, about
from parsers.text.reading import Found, Reading
from store import audit, claims, earlier

SENT: frozenset[State] = frozenset({"submitted", "attested", "authorised", "exported", "paid"})
"""States of a claim that somebody has stood by, so that it can be claimed again."""

MOVABLE: frozenset[State] = frozenset({"draft"})
"""States in which lines may leave a claim for another, and join one: before anybody has seen them."""

BEFORE = "before"
"""The detail of a change in the trail that holds what the draft was before it."""

_MOST_HOMES = 10


def open_claim(desk: Desk, message: Message, reading: Reading, *, apart_from: str = "") -> None:
    """A new draft with the reading's lines and the message's files; its claimant is told what it holds.

    The claim `apart_from` has one of the lines already, so that this one stands beside it.

    Refused for a person whom people.csv does not name a claimant.
    """
    claim = placed(desk, _with_lines(desk, empty(desk, message, reading), reading))
    begin(desk, claim, message, apart_from=apart_from)


def hold(desk: Desk, message: Message) -> None:
    """A new draft that has the message's files and no lines so far; its claimant is asked what they are of."""
    begin(desk, drafting.of_receipts(empty(desk, message, Reading(intent="claim"))), message)


def empty(desk: Desk, message: Message, reading: Reading) -> Claim:
    """A new draft of the person's with the message's files, in no position so far."""
    if "claimant" not in message.person.roles:
        raise Refused("not_claimant")
    return Claim(
        number=claims.new_number(desk.connection, desk.today),
        claimant=message.person.id,
        channel=message.channel,
        title=reading.title or "",
        cost_bearer=reading.cost_bearer or CostBearer(),
        receipts=message.files,
    )


def placed(desk: Desk, claim: Claim) -> Claim:
    """The claim in the position that its lines are of."""
    return positions.placed(claim, desk.town.person(claim.claimant).positions, desk.today)


def begin(desk: Desk, claim: Claim, message: Message, *, apart_from: str = "", **details: object) -> None:
    """The new draft is kept and shown; the trail says when nobody vouches for whose it is."""
    claims.insert_claim(desk.connection, claim, desk.now)
    doubt = {} if message.verified else {"unproven": True}
    desk.note("opened", message.person.id, claim.number, lines=len(claim.lines), **details, **doubt)
    show(desk, claim, apart_from=apart_from)


def edited(desk: Desk, claim: Claim, edits: Sequence[Edit]) -> Claim:
    """The draft after the edits, its title and purposes naming the days that they moved it to.

    Refused if one does not fit.
    """
    known, terms = redating.moves(claim, edits), desk.terms(claim)
    meetings = [at for at, each in enumerate(claim.lines) if drafting.is_meeting(each.line, terms)]
    told = list(redating.purposes(claim, edits, meetings))
    try:
        changed = drafting.change(claim, [*edits, *told], desk.source, terms)
    except ValueError as error:
        raise Refused("edit_does_not_fit") from error
    title = redating.title(changed, known, redating.renamed(claim, told, meetings))
    return replace(changed, title=_retitled(claim, replace(changed, title=title)))


def _retitled(before: Claim, after: Claim) -> str:
    """The title after an edit; one that a line gave which is gone is that of the lines which are left."""
    gave, left = ([line.line.purpose for line in each.lines if line.line.purpose] for each in (before, after))
    is_gone = len(after.lines) < len(before.lines) and before.title in gave and after.title not in left
    return next(iter(left), "") if is_gone else after.title


def extend(desk: Desk, claim: Claim, message: Message, reading: Reading, *, guessed: bool = False) -> None:
    """The draft gets the reading's lines and the message's files; where that was `guessed`, a button takes it back.

    One that has only held receipts so far gets all that a new one has, and its claimant hears what these are for.
    """
    require_open(claim)
    begun = with_files(claim, message.files)
    if not claim.lines:
        title, bearer = claim.title or reading.title or "", reading.cost_bearer or claim.cost_bearer
        begun = replace(begun, title=title, cost_bearer=bearer)
    grown = _with_lines(desk, begun, reading)
    grown = grown if claim.lines or claim.position else placed(desk, grown)
    added = len(grown.lines) - len(claim.lines) if guessed else 0
    details = {"lines": len(reading.lines), "brought": hashes(message.files)}
    _keep(desk, claim, grown, "extended", message, added=added, **details)


def correct(desk: Desk, claim: Claim, message: Message, reading: Reading) -> None:
    """The draft gets the reading's edits or answers, and the lines that came with them; Refused if one does not fit."""
    require_open(claim)
    changed = edited(desk, claim, reading.edits)
    changed = _with_lines(desk, changed, _without_known(changed, reading))
    edits = [asdict(edit) for edit in reading.edits]
    _keep(desk, claim, changed, "corrected", message, edits=edits)


def go_on(desk: Desk, claim: Claim, message: Message, reading: Reading, settled: Collection[About]) -> None:
    """The draft gets the reading's changes and lines and the message's files, and asks no more what is `settled`.

    A button takes the new lines back.
    """
    require_open(claim)
    begun = with_files(claim, message.files)
    changed = edited(desk, begun, reading.edits) if reading.edits else begun
    changed = replace(changed, questions=tuple(one for one in changed.questions if about(one) not in settled))
    grown = _with_lines(desk, changed, reading)
    details: dict[str, object] = {"lines": len(reading.lines), "brought": hashes(message.files)}
    if reading.edits:
        details["edits"] = [asdict(edit) for edit in reading.edits]
    action = "corrected" if reading.edits else "extended"
    _keep(desk, claim, grown, action, message, added=len(reading.lines), **details)


def take_out(desk: Desk, claim: Claim, answer: Message | OtherPress, lines: Iterable[int]) -> None:
    """The draft without those lines (from 0), which can be had back as after a change in words."""
    require_open(claim)
    edits = [Edit(line=at, field=None) for at in lines]
    _keep(desk, claim, edited(desk, claim, edits), "corrected", answer, edits=[asdict(edit) for edit in edits])


def reread(desk: Desk, claim: Claim, old: Collection[int], message: Message, reading: Reading) -> None:
    """The draft gets the reading's lines in place of the `old` ones, which the message made before it was corrected."""
    title = reading.title if reading.title and len(old) == len(claim.lines) else claim.title
    lines = _lines(desk, claim, reading)
    terms = desk.terms(replace(claim, lines=(*claim.lines, *lines)))
    new = drafting.exchange(replace(claim, title=title), old, lines, reading.questions, terms)
    _keep(desk, claim, new, "reread", message, lines=len(lines))


def itemise(desk: Desk, claim: Claim, old: int, message: Message, reading: Reading) -> None:
    """The draft gets the reading's lines, and the message's files, in place of the `old` one that is told in parts."""
    require_open(claim)
    lines = _lines(desk, claim, reading)
    grown = with_files(claim, message.files)
    terms = desk.terms(replace(grown, lines=(*claim.lines, *lines)))
    new = drafting.exchange(grown, (old,), lines, reading.questions, terms)
    _keep(desk, claim, new, "itemised", message, lines=len(lines), brought=hashes(message.files))


def take_back(desk: Desk, claim: Claim, message: Message) -> None:
    """The draft is as it was before its last change in words, which can be had back again.

    Refused when there is none, or when something else has changed the draft since.
    """
    require_open(claim)
    trail = audit.of_claim(desk.connection, claim.number)
    change = next((made.details for made in reversed(trail) if BEFORE in made.details), None)
    if change is None or change["version"] != claim.version:
        raise Refused("nothing_to_undo")
    old = earlier.put_back(claim, change[BEFORE])
    _keep(desk, claim, drafting.repriced(old, desk.terms(old)), "undone", message)


def attach(desk: Desk, claim: Claim, message: Message) -> Claim:
    """The draft with the message's files, kept whatever becomes of the message's words."""
    grown = documented(desk, claim, message.files)
    return desk.keep(grown, "attached", message.person.id, brought=hashes(message.files))


def documented(desk: Desk, claim: Claim, files: tuple[Receipt, ...]) -> Claim:
    """The draft with the files, in its next version.

    What was taxed for want of them is so no longer; another sum is for `submit` to show.
    """
    grown = with_files(claim, files)
    today = drafting.repriced(grown, desk.terms(grown))
    return replace(today if today.total == claim.total else grown, version=claim.version + 1)


def show(
    desk: Desk,
    claim: Claim,
    before: Claim | None = None,
    added: int = 0,
    brought: tuple[Receipt, ...] = (),
    **facts: str,
) -> None:
    """The claimant sees the claim as it is, what has changed since `before`, and all that is still asked.

    The last `added` lines, or the files that were `brought` alone, were put there because they seemed to belong there.
    Of the `facts`, `moved_to` is the claim that lines which are gone are on, `files_from` the one that the files were
    on, `apart_from` one that has the same already, `no_receipt` are lines whose receipt is lost, and the files are for
    the lines `of` these numbers if that was said.
    """
    terms = desk.terms(claim)
    found = tuple(checks.findings(claim, terms, desk.today))
    notice = Notice(
        kind="claim",
        claim=claim,
        claimant=desk.town.person(claim.claimant),
        findings=found,
        taxable_if_sent=documentation.as_sent(claim, found, terms).taxable,
        before=before,
        added=added,
        brought=brought,
        homes=homes(desk.connection, claim, MOVABLE if added else OPEN) if added or brought else (),
        facts={name: number for name, number in facts.items() if number},
    )
    desk.tell_claimant(claim, notice)


def homes(connection: Connection, claim: Claim, states: frozenset[State] = MOVABLE) -> tuple[Claim, ...]:
    """The claimant's other claims in those states, touched last first, at most ten: where a part of this one may
    belong as well."""
    others = claims.of_person(connection, claim.claimant, states, limit=_MOST_HOMES + 1)
    return tuple(other for other in others if other.number != claim.number)[:_MOST_HOMES]


def with_files(claim: Claim, files: tuple[Receipt, ...]) -> Claim:
    """The claim with the files it did not have before."""
    known = {receipt.sha256 for receipt in claim.receipts}
    new = tuple(file for file in files if file.sha256 not in known)
    return replace(claim, receipts=(*claim.receipts, *new))


def hashes(files: Iterable[Receipt]) -> list[str]:
    """What the trail keeps of files that came to a claim, as `brought`: one that it had already comes once more."""
    return [file.sha256 for file in files]


def _with_lines(desk: Desk, claim: Claim, reading: Reading) -> Claim:
    """The claim with the reading's lines at its end."""
    lines = _lines(desk, claim, reading)
    terms = desk.terms(replace(claim, lines=(*claim.lines, *lines)))
    return drafting.add(claim, lines, reading.questions, terms)


def _lines(desk: Desk, claim: Claim, reading: Reading) -> list[ClaimLine]:
    """The reading's lines; where they are booked is said in them if it is not the claim's own place."""
    said = reading.cost_bearer if reading.cost_bearer != claim.cost_bearer else None
    return [
        ClaimLine(line=replace(found.line, cost_bearer=found.line.cost_bearer or said), evidence=_evidence(desk, found))
        for found in reading.lines
    ]


def _without_known(claim: Claim, reading: Reading) -> Reading:
    """The reading without lines of a type and day that the claim has: an answer that names them adds nothing."""
    known = {type_and_day(line.line) for line in claim.lines}
    new = [number for number, found in enumerate(reading.lines) if type_and_day(found.line) not in known]
    questions = [replace(q, line=new.index(q.line)) for q in reading.questions if q.line in new]
    return replace(reading, lines=tuple(reading.lines[number] for number in new), questions=tuple(questions))


def _evidence(desk: Desk, found: Found) -> Evidence:
    return Evidence(source=desk.source, spans=found.evidence, rules=found.rules, assumed=found.assumed)


def _keep(
    desk: Desk,
    before: Claim,
    after: Claim,
    action: str,
    message: Message | OtherPress,
    *,
    added: int = 0,
    **details: object,
) -> None:
    raised = replace(after, version=before.version + 1)
    so_far = {"version": raised.version, BEFORE: earlier.kept(before)}
    held = () if before.lines or not after.lines else before.receipts
    kept = desk.keep(raised, action, message.person.id, **so_far, **details)
    show(desk, kept, before, added, held)


def require_open(claim: Claim) -> None:
    """Nothing; Refused for a claim that is no longer the claimant's to change."""
    if claim.state not in OPEN:
        raise Refused("wrong_state", state=claim.state, action="edit")
