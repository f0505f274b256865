"""How much of the corpus the text parser reads right, and what it gets wrong without asking."""

from typing import Any

from parsers.text import Reader
from tests.corpus.cases import Case, cases, catalogue, read


def main() -> None:
    """Right, asked and silently wrong messages, for the asserted part and for the part left for later."""
    reader = Reader(catalogue())
    for name, later in (("asserted", False), ("later", True)):
        found = [(case, read(reader, case)) for case in cases(later)]
        wrong = [(case, got) for case, got in found if got != case.outcome]
        silent = [case for case, got in wrong if _is_silent(case, got)]
        print(f"{name:9} {len(found) - len(wrong)} of {len(found)} right, {len(silent)} wrong without asking")
        for case, _ in wrong:
            print(f"          {'silent' if case in silent else 'asked '} {case.id}")


def _is_silent(case: Case, got: dict[str, Any]) -> bool:
    """True when the lines differ and no more is asked than should be."""
    return bool(got["lines"] != case.outcome["lines"] and len(got["questions"]) <= len(case.outcome["questions"]))


if __name__ == "__main__":
    main()
