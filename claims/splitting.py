"""Lines that become a claim of their own: those that are returned, and those that were put where they do not belong."""

from collections.abc import Collection
from dataclasses import replace

from claims.claim import Claim, Decision
from claims.workflow import decide


def return_lines(claim: Claim, lines: Collection[int], decision: Decision, number: str) -> tuple[Claim, Claim]:
    """The claim without those lines (from 0), still waiting, and the new claim `number` in which they are returned.

    Both keep what was decided before, so that the corrected lines resume at the step that returned them, and the files.
    ValueError when the lines are none of the claim's, or all of them: then the whole of it is returned.
    """
    taken = tuple(line for at, line in enumerate(claim.lines) if at in lines)
    kept = tuple(line for at, line in enumerate(claim.lines) if at not in lines)
    if not taken or not kept or len(taken) != len(set(lines)):
        raise ValueError(f"{sorted(lines)} are no part of {len(claim.lines)} lines")
    part = replace(claim, number=number, lines=taken, version=0, split_from=claim.number)
    # What an approver has seen of this claim is these lines: by them it is judged whether it has grown.
    seen = [replace(made, lines=len(taken), ansvar=tuple(sorted(part.ansvar))) for made in claim.decisions]
    rest = replace(claim, lines=kept, version=claim.version + 1)
    return rest, decide(replace(part, decisions=tuple(seen)), decision)


def separate(claim: Claim, count: int, number: str) -> tuple[Claim, Claim]:
    """The draft without its last `count` lines, and a new draft `number` of them, each with its own questions.

    Both keep the files. ValueError when nothing would be left of either.
    """
    first = len(claim.lines) - count
    if count < 1 or first < 1:
        raise ValueError(f"{count} are no part of {len(claim.lines)} lines")
    of_rest = tuple(q for q in claim.questions if q.line is None or q.line < first)
    moved = tuple(replace(q, line=q.line - first) for q in claim.questions if q.line is not None and q.line >= first)
    rest = replace(claim, lines=claim.lines[:first], questions=of_rest, version=claim.version + 1)
    part = replace(
        claim,
        number=number,
        split_from=claim.number,
        title="",
        lines=claim.lines[first:],
        questions=moved,
        state="draft",
        round=0,
        decisions=(),
        version=0,
    )
    return rest, part
