"""Lines that become a claim of their own: those that are returned, and those that were put where they do not belong."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from decimal import Decimal

from claims.claim import Claim, ClaimLine, Decision
from claims.drafting import priced
from claims.positions import POSITION
from claims.questions import Question
from claims.terms import Terms
from claims.workflow import decide, made_on


def are_worth_apart(claim: Claim, lines: Collection[int], terms: Terms) -> bool:
    """True when the rest of the claim is worth the same without those lines (from 0).

    A ceiling that cut both, or the days that a drive is counted among, would give the rest another price alone.
    """
    beside = [line for at, line in enumerate(priced(claim.lines, terms)) if at not in lines]
    alone = priced([line for at, line in enumerate(claim.lines) if at not in lines], terms)
    return _sums(beside) == _sums(alone)


def _sums(lines: Iterable[ClaimLine]) -> list[tuple[Decimal, Decimal] | None]:
    return [(line.price.amount, line.price.taxable) if line.price else None for line in lines]


def return_lines(claim: Claim, lines: Collection[int], decision: Decision, number: str) -> tuple[Claim, Claim]:
    """The claim without those lines (from 0), still waiting, and the new claim `number` in which they are returned.

    Both keep the files and what was decided before, each as of its own lines: by them it is judged whether it has
    grown, and the corrected lines resume at the step that returned them.
    ValueError when the lines are none of the claim's, or all of them: then the whole of it is returned.
    """
    taken = tuple(line for at, line in enumerate(claim.lines) if at in lines)
    kept = tuple(line for at, line in enumerate(claim.lines) if at not in lines)
    if not taken or not kept or len(taken) != len(set(lines)):
        raise ValueError(f"{sorted(lines)} are no part of {len(claim.lines)} lines")
    rest = _seen(replace(claim, lines=kept, version=claim.version + 1))
    part = _seen(replace(claim, number=number, lines=taken, version=0, split_from=claim.split_from or claim.number))
    return rest, decide(part, decision)


def _seen(claim: Claim) -> Claim:
    """The claim with its decisions as made on the lines that it has now."""
    return replace(claim, decisions=tuple(made_on(claim, made) for made in claim.decisions))


def separate(claim: Claim, lines: Collection[int], number: str) -> tuple[Claim, Claim]:
    """The draft without those lines (from 0), and a new draft `number` of them, each with its own questions.

    Both keep the files. ValueError when nothing would be left of either.
    """
    taken = [at for at in range(len(claim.lines)) if at in lines]
    left = [at for at in range(len(claim.lines)) if at not in lines]
    if not taken or not left or len(taken) != len(set(lines)):
        raise ValueError(f"{sorted(lines)} are no part of {len(claim.lines)} lines")
    about_all = tuple(question for question in claim.questions if question.line is None)
    rest = replace(
        claim,
        lines=tuple(claim.lines[at] for at in left),
        questions=(*about_all, *_of_lines(claim, left)),
        version=claim.version + 1,
    )
    part = replace(
        claim,
        number=number,
        split_from=claim.split_from or claim.number,
        title="",
        lines=tuple(claim.lines[at] for at in taken),
        questions=(*(q for q in about_all if q.field == POSITION), *_of_lines(claim, taken)),
        state="draft",
        round=0,
        decisions=(),
        version=0,
    )
    return rest, part


def _of_lines(claim: Claim, lines: list[int]) -> tuple[Question, ...]:
    """The questions of those lines, numbered as the lines are among themselves."""
    return tuple(replace(q, line=lines.index(q.line)) for q in claim.questions if q.line in lines)
