"""Who may do what next: the table of allowed moves, each with its guards."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from claims.claim import OPEN, Claim, Decision, Outcome, State
from claims.errors import Refused
from claims.people import Step

Action = Literal["submit", "attest", "authorise", "return", "withdraw", "delete", "restore", "export", "pay"]

WAITS_FOR: dict[State, Step] = {"submitted": "attest", "attested": "authorise"}
"""The step that a claim in the state is waiting for."""


@dataclass(frozen=True, slots=True)
class Move:
    """One row of the table: an action that leads from any of `sources` to `target` when every guard lets it pass.

    A target that depends on the claim is a function of it.
    """

    action: Action
    sources: frozenset[State]
    target: State | Callable[[Claim], State]
    guards: tuple[Callable[[Claim, str], None], ...]


def move(claim: Claim, action: Action, actor: str) -> Claim:
    """The claim after the action; Refused with the guard's code when it is not allowed.

    Sums and lines never change in a move. Rights by Ansvar, amount and date are judged by `claims.routing`.
    """
    row = MOVES[action]
    if claim.state not in row.sources:
        raise Refused("wrong_state", state=claim.state, action=action)
    for guard in row.guards:
        guard(claim, actor)
    return replace(
        claim,
        state=row.target(claim) if callable(row.target) else row.target,
        round=claim.round + (action == "submit"),
        version=claim.version + 1,
    )


def may(claim: Claim, action: Action, actor: str) -> bool:
    """True when `move` would let the action pass."""
    try:
        move(claim, action, actor)
    except Refused:
        return False
    return True


def decide(claim: Claim, decision: Decision) -> Claim:
    """The claim after an approver's decision at the step it waits for, which is kept with it; Refused as `move`."""
    if WAITS_FOR.get(claim.state) != decision.step:
        raise Refused("wrong_state", state=claim.state, action=decision.step)
    action: Action = decision.step if decision.outcome == "approved" else "return"
    moved = move(claim, action, decision.person)
    return replace(moved, decisions=(*claim.decisions, made_on(claim, decision)))


def made_on(claim: Claim, decision: Decision) -> Decision:
    """The decision as one on the claim as it is: so many lines, these Ansvar, so much of each type."""
    return replace(decision, lines=len(claim.lines), ansvar=tuple(sorted(claim.ansvar)), amounts=claim.amounts)


def _after_submission(claim: Claim) -> State:
    """A corrected claim goes back to the step that returned it; every other one starts at attestation.

    A claim that has grown since it was attested, by a line, an Ansvar or the kroner of any type, holds what no attestor
    has seen; so does one where a line was changed for another's type, however cheap.
    """
    returned, attested = _latest(claim, "returned"), _latest(claim, "approved")
    if claim.state != "returned" or not (returned and attested and returned.step == "authorise"):
        return "submitted"
    seen = attested.amounts
    # What an attestation from before amounts were kept was made on, nobody knows: it is made anew.
    is_dearer = seen is None or any(kroner > seen.get(kind, 0) for kind, kroner in claim.amounts.items())
    has_grown = is_dearer or len(claim.lines) > attested.lines or not claim.ansvar <= set(attested.ansvar)
    return "submitted" if has_grown else "attested"


def _before_deletion(claim: Claim) -> State:
    """A claim that nobody has seen was a draft; any other had been returned or taken back."""
    if claim.round == 0:
        return "draft"
    was_returned = any(made.outcome == "returned" and made.round == claim.round for made in claim.decisions)
    return "returned" if was_returned else "withdrawn"


def _latest(claim: Claim, outcome: Outcome) -> Decision | None:
    return next((made for made in reversed(claim.decisions) if made.outcome == outcome), None)


def _is_own(claim: Claim, actor: str) -> None:
    if actor != claim.claimant:
        raise Refused("not_yours")


def _is_not_own(claim: Claim, actor: str) -> None:
    if actor == claim.claimant:
        raise Refused("own_claim")


def _has_not_decided_other_step(claim: Claim, actor: str) -> None:
    """One person never both attests and authorises; a return is not an approval and does not count."""
    step = WAITS_FOR[claim.state]
    if any(d.person == actor and d.outcome == "approved" and d.step != step for d in claim.decisions):
        raise Refused("both_steps")


def _is_complete(claim: Claim, actor: str) -> None:  # noqa: ARG001 - guards share one signature
    if not claim.lines:
        raise Refused("no_lines")
    if claim.questions:
        raise Refused("open_questions")
    unpriced = [str(number) for number, line in enumerate(claim.lines, 1) if line.price is None]
    if unpriced:
        raise Refused("unpriced", lines=", ".join(unpriced))


def _has_lines(claim: Claim, actor: str) -> None:  # noqa: ARG001 - guards share one signature
    if not claim.lines:
        raise Refused("nothing_to_restore")


_WAITING: frozenset[State] = frozenset(WAITS_FOR)
_DECIDING = (_is_not_own, _has_not_decided_other_step)

MOVES: dict[Action, Move] = {
    row.action: row
    for row in (
        Move("submit", OPEN, _after_submission, (_is_own, _is_complete)),
        Move("attest", frozenset({"submitted"}), "attested", _DECIDING),
        Move("authorise", frozenset({"attested"}), "authorised", _DECIDING),
        Move("return", _WAITING, "returned", _DECIDING),
        Move("withdraw", frozenset({"submitted"}), "withdrawn", (_is_own,)),
        Move("delete", OPEN, "deleted", (_is_own,)),
        Move("restore", frozenset({"deleted"}), _before_deletion, (_is_own, _has_lines)),
        Move("export", frozenset({"authorised"}), "exported", ()),
        Move("pay", frozenset({"exported"}), "paid", ()),
    )
}
