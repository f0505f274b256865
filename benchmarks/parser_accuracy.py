"""How much of the corpus the text parser reads as a careful human does, and what it gets wrong without asking.

The faults of the developed part are listed; of the measured part only the counts are shown, so that no rule is
written for one of its messages.
"""

from collections.abc import Sequence
from typing import get_args

from tests.corpus.cases import Case, Part, cases, catalogue, read
from tests.corpus.score import Verdict, judge


def main() -> None:
    """Messages, lines and fields right, questions missed and needless, lines wrong without asking, for both parts."""
    for part in get_args(Part):
        found = cases(part)
        verdicts = [judge(case.outcome, read(case), catalogue(case.municipality)) for case in found]
        _show(part, verdicts)
        if part == "developed":
            _list_faults(found, verdicts)


def _show(part: Part, verdicts: Sequence[Verdict]) -> None:
    messages, lines = len(verdicts), sum(one.lines for one in verdicts)
    print(f"{part}: {messages} messages, {lines} lines")
    _row("messages fully right", sum(one.right for one in verdicts), messages)
    _row("lines right", sum(one.lines_right for one in verdicts), lines)
    _row("fields right", sum(one.fields_right for one in verdicts), sum(one.fields for one in verdicts))
    _row("lines wrong without asking", sum(one.silent for one in verdicts), lines)
    _row("messages with a question missed", sum(one.missed > 0 for one in verdicts), messages)
    _row("messages with a needless question", sum(one.needless > 0 for one in verdicts), messages)


def _row(name: str, count: int, of: int) -> None:
    print(f"  {name:34} {count:5} of {of:5}  {count / max(of, 1):6.1%}")


def _list_faults(found: Sequence[Case], verdicts: Sequence[Verdict]) -> None:
    for case, verdict in zip(found, verdicts, strict=True):
        for fault in verdict.faults:
            print(f"  {case.id}: {fault}")


if __name__ == "__main__":
    main()
