"""How many messages that are read right are read otherwise when they are written otherwise, by the way of writing."""

from dataclasses import replace

from tests.corpus.cases import Case, cases, catalogue, read
from tests.corpus.rewritings import EXACT, LOOSE
from tests.corpus.score import Verdict, judge


def main() -> None:
    """For each rewriting of the developed corpus: messages it changes, those then misread, lines silently wrong."""
    right = [case for case in cases("developed") if _verdict(case, case.text).right]
    print(f"{'':26}{'messages':>10}{'misread':>10}{'silent lines':>14}")
    for name, rewriting in {**EXACT, **LOOSE}.items():
        found = [_verdict(case, text) for case in right if (text := rewriting(case.text)) != case.text]
        misread = sum(not verdict.right for verdict in found)
        print(f"{name:26}{len(found):>10,}{misread:>10,}{sum(verdict.silent for verdict in found):>14,}")


def _verdict(case: Case, text: str) -> Verdict:
    return judge(case.outcome, read(replace(case, text=text)), catalogue(case.municipality))


if __name__ == "__main__":
    main()
