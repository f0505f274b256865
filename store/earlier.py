"""What a draft held before it was changed, kept in the audit entry of the change so that it can be had back."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from claims import codec
from claims.claim import Claim, ClaimLine
from claims.lines import Evidence
from claims.questions import Question

_QUESTIONS = TypeAdapter(tuple[Question, ...])
_EVIDENCE = TypeAdapter(Evidence)


def kept(claim: Claim) -> dict[str, Any]:
    """The claim's title, lines and questions as JSON values; what a line is worth is found anew."""
    lines = [
        {"line": codec.to_json(each.line), "evidence": _EVIDENCE.dump_python(each.evidence, mode="json")}
        for each in claim.lines
    ]
    return {
        "title": claim.title,
        "lines": lines,
        "questions": _QUESTIONS.dump_python(claim.questions, mode="json"),
    }


def put_back(claim: Claim, values: Mapping[str, Any]) -> Claim:
    """The claim with the title, lines and questions that `kept` gave, its lines without prices."""
    lines = tuple(
        ClaimLine(line=codec.from_json(each["line"]), evidence=_EVIDENCE.validate_python(each["evidence"]))
        for each in values["lines"]
    )
    return replace(claim, title=values["title"], lines=lines, questions=_QUESTIONS.validate_python(values["questions"]))
