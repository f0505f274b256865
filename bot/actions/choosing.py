"""Which of several claims or lines is meant: asked as a proposal, and done with those that are picked, once."""

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from bot import refusals
from bot.actions import deleting, drafts, submission
from bot.desk import Desk
from bot.intake import Message, OtherPress
from bot.meant import own_number
from bot.notices import Notice
from bot.proposal import Choice, Option, Proposal
from claims.checks import open_points
from claims.claim import Claim
from claims.errors import Refused
from claims.lines import day_of, last_day_of
from claims.lookup import said_of
from claims.people import Person
from parsers.text.intents import picking
from parsers.text.intents.called import Called
from parsers.text.intents.picking_lines import LineOption, picked_lines
from store import claims, inbox, proposals
from store.proposals import ChosenAction, OrderedAction, Settled

MOST = 40
"""Claims that one question names: as many as a message has room for."""

_WAITED_FOR = dt.timedelta(days=1)
"""How long words elsewhere may be about the line that is to go."""

ACTIONS: dict[OrderedAction, Callable[[Desk, Claim, Person], object]] = {
    "submit": submission.submit,
    "delete": deleting.remove,
}


def ask(desk: Desk, message: Message, action: ChosenAction, found: Sequence[Claim]) -> None:
    """The person is asked which of the claims is meant; an older question of the same kind is given up.

    What an `answer` is used for is the message itself, read anew below the claim that is picked.
    """
    close(desk, message, action)
    asked = tuple(found[:MOST])
    choice = proposals.Choice(
        action=action,
        message=desk.source if action == "answer" else "",
        claims=tuple((claim.number, claim.version) for claim in asked),
    )
    number = proposals.put_choice(desk.connection, message.person.id, choice, desk.now)
    shown = Proposal(number=number, stage="ruling", choice=Choice(action, tuple(Option(claim) for claim in asked)))
    told = Notice(kind="which", claimant=message.person, claims=asked, facts={"action": action}, asks=number)
    desk.propose(desk.channels[message.channel], message.person, shown, told)


def ask_lines(desk: Desk, message: Message, claim: Claim, lines: Sequence[int]) -> None:
    """The person is asked which of the lines (from 0) are to go, or whether the only one is; nothing is done yet."""
    for action in ("delete", "remove"):
        close(desk, message, action)
    asked = tuple(lines[:MOST])
    each = ((claim.number, claim.version),) * len(asked)
    choice = proposals.Choice(action="remove", claims=each, lines=asked)
    number = proposals.put_choice(desk.connection, message.person.id, choice, desk.now)
    options = tuple(Option(claim, line=at) for at in asked)
    shown = Proposal(number=number, stage="ruling", choice=Choice("remove", options))
    facts = {"action": "remove", "among": " ".join(map(str, asked))}
    told = Notice(kind="which", claim=claim, claimant=message.person, claims=(claim,), facts=facts, asks=number)
    desk.propose(desk.channels[message.channel], message.person, shown, told)


def picked(desk: Desk, message: Message, choice: proposals.Choice) -> tuple[int, ...] | None:
    """The places that the message picks; empty where it is open which, None where it says something else.

    It is open where a number could be a place or what another claim is called, and where one is to be picked for
    something else than was asked about.
    """
    numbers = [number for number, _ in choice.claims]
    is_below = choice.action == "remove" and message.asked  # the question stands in the thread of its own claim
    if (message.files and not message.asked) or (message.claim and not (message.said or is_below)):
        return None  # a receipt, or words below a claim, are for that
    if message.claim in numbers and choice.action != "remove" and not message.text.strip(" .!,"):
        return (numbers.index(message.claim),)
    said = message.said or message.text
    if choice.action == "remove":
        options = _line_options(desk, _held(desk, numbers[0]), choice.lines)
        return picked_lines(said, desk.reader.named_days(said, message.received), options)
    found = picking.picked(said, [_said_of(desk, _held(desk, number)) for number in numbers])
    is_other = found is not None and found.verb not in (None, choice.action)
    if found is None or (is_other and found.every):
        return None
    if found.numbers and not any(number <= len(numbers) for number in found.numbers):
        return None
    called = [own_number(desk, message.person, Called(number, None, 0, 0)) for number in found.numbers]
    places = [numbers[number - 1] if 1 <= number <= len(numbers) else None for number in found.numbers]
    if is_other:
        return None if called and called == places else ()
    is_open = any(own and own != place for own, place in zip(called, places, strict=True))
    return () if is_open or (choice.action == "answer" and len(found.places) > 1) else found.places


def _said_of(desk: Desk, claim: Claim) -> str:
    """What the claim can be called by, its days as they are written in figures among it; many have one position."""
    days = {day for line in claim.lines for day in (day_of(line.line), last_day_of(line.line)) if day}
    return " ".join(
        [
            said_of(replace(claim, position=""), desk.town.catalogue),
            *(f"{day.day}.{day.month}.{day.year}" for day in days),
        ]
    )


def waits_for_line(desk: Desk, message: Message, claim: Claim) -> bool:
    """True for words that pick a line where it was asked which is to go, some time ago or elsewhere."""
    waiting = proposals.unanswered(desk.connection, message.person.id, desk.now - _WAITED_FOR)
    asked = [one.choice for one in waiting if one.choice]
    its = [one for one in asked if one.action == "remove" and one.claims[0] == (claim.number, claim.version)]
    below = replace(message, claim=None)
    return any(picked(desk, below, one) is not None for one in its)


def _line_options(desk: Desk, claim: Claim, lines: Sequence[int]) -> list[LineOption]:
    """The lines as they can be called."""
    there = [at for at in lines if at < len(claim.lines)]
    alone = [replace(claim, number="", title="", position="", lines=(claim.lines[at],)) for at in there]
    said = [said_of(one, desk.town.catalogue) for one in alone]
    return [LineOption(at + 1, its, days_of(desk, claim, at)) for at, its in zip(there, said, strict=True)]


def days_of(desk: Desk, claim: Claim, at: int) -> set[dt.date]:
    """The days that the line is of, or may be of where one is asked about."""
    first, last = day_of(claim.lines[at].line), last_day_of(claim.lines[at].line)
    if first:
        return {first + dt.timedelta(days=count) for count in range(((last or first) - first).days + 1)}
    points = open_points(claim.questions, desk.findings(claim))
    asked = [point for point in points if (point.line, point.field) == (at, "date")]
    return {dt.date.fromisoformat(choice) for point in asked for choice in point.choices}


def close(desk: Desk, message: Message, action: ChosenAction) -> None:
    """The questions of that kind that still wait for the person are given up, and shown so where they stand."""
    for old in proposals.open_choices(desk.connection, message.person.id):
        is_same = old.choice is not None and old.choice.action == action
        if is_same and proposals.settle(desk.connection, old.id, "dropped") and old.message:
            settle(desk, message, old, "dropped")


def settle(
    desk: Desk, answer: Message | OtherPress, proposal: proposals.Proposal, stage: Settled, picked: Sequence[int] = ()
) -> None:
    """What was asked about is done with the picked places, or left; and shown where it was asked.

    Refused, and shown as left, when one of the picked claims has changed since it was named.
    """
    choice = proposal.choice
    assert choice
    options = tuple(_options(desk, choice))
    reached: Settled = "dropped"
    try:
        for place in picked:
            if options[place].claim.version != choice.claims[place][1]:
                raise Refused("already_decided", state=options[place].claim.state)
        chosen = tuple(options[place] for place in picked)
        if stage == "done" and choice.action == "remove":
            trouble = _remove(desk, answer, chosen)
            options = tuple(replace(option, trouble=trouble) for option in chosen)
            reached = "done"
        elif stage == "done":
            options = tuple(_done(desk, answer, choice, option) for option in chosen)
            reached = "done"
    finally:
        shown = Proposal(number=proposal.id, stage=reached, choice=Choice(choice.action, options))
        desk.propose(desk.channels[answer.channel], answer.person, shown)


def _options(desk: Desk, choice: proposals.Choice) -> Iterator[Option]:
    """What was asked about, as it is now; of a claim that has changed since, it is not known which line it was."""
    for place, (number, version) in enumerate(choice.claims):
        claim = _held(desk, number)
        is_same = choice.action == "remove" and claim.version == version
        yield Option(claim, line=choice.lines[place] if is_same else None)


def _remove(desk: Desk, answer: Message | OtherPress, chosen: Sequence[Option]) -> str:
    """Empty when the lines are out of their claim, which goes with the last of them; else why they are not."""
    claim = replace(chosen[0].claim, channel=answer.channel)
    lines = {option.line for option in chosen if option.line is not None}
    try:
        if len(lines) == len(claim.lines):
            deleting.remove(desk, claim, answer.person)
        else:
            drafts.take_out(desk, claim, answer, sorted(lines))
    except Refused as refused:
        refusals.tell(desk, answer, refused, claim)
        return refused.code
    return ""


def _held(desk: Desk, number: str) -> Claim:
    claim = claims.get(desk.connection, number, lock=True)
    assert claim  # claims are never taken out of the store
    return claim


def _done(desk: Desk, answer: Message | OtherPress, choice: proposals.Choice, option: Option) -> Option:
    """The option after it was done, or with the code of what kept it from being done, which is told."""
    if choice.action == "answer":
        _address(desk, choice.message, option.claim)
        return option
    assert choice.action != "remove"  # lines of a claim go together
    trouble = do(desk, answer, choice.action, option.claim)
    return replace(option, claim=_held(desk, option.claim.number), trouble=trouble)


def do(desk: Desk, answer: Message | OtherPress, action: OrderedAction, claim: Claim) -> str:
    """Empty when it has been done with the claim; else the code of what kept it from being done, which is told."""
    try:
        ACTIONS[action](desk, replace(claim, channel=answer.channel), answer.person)
    except Refused as refused:
        refusals.tell(desk, answer, refused, claim)
        return refused.code
    return ""


def _address(desk: Desk, message: str, claim: Claim) -> None:
    """The person's earlier message comes in once more, as one that is about the claim."""
    came = inbox.find(desk.connection, message)
    assert came  # what came in is never taken out of the store
    inbox.put(
        desk.connection,
        channel=came.channel,
        kind=inbox.ADDRESSED,
        key=f"{message}:for:{claim.number}",
        sender=came.sender,
        received_at=came.received_at,
        now=desk.now,
        raw=came.raw,
        payload={**came.payload, "again": message, "claim": claim.number, "version": claim.version},
    )
