"""How fast the text parser reads the corpus, against a bare loop over the same words in the same run."""

import re
import time
from collections.abc import Callable
from dataclasses import replace

from parsers.text import Reader
from tests.corpus.cases import Case, cases, catalogue

ROUNDS = 20
LONG = 10_000
CLAIM = "Kommunestyret 12.10, 42 km t/r, ferje 142,-. "
_WORD = re.compile(r"\w+|\S")


def main() -> None:
    """Messages a second of CPU time on one core, the 99th percentile, the ratio to the bare loop, and 10 kB at once."""
    messages, reader = cases(), Reader(catalogue())

    def read(case: Case) -> None:
        reader.read(case.text, received=case.received, subject=case.subject, pending=case.pending)

    _seconds(read, messages)  # fill the word caches
    times = sorted(_seconds(read, messages) for _ in range(ROUNDS))
    bare = min(_seconds(_words, messages) for _ in range(ROUNDS))
    single = sorted(_seconds(read, [case]) for case in messages for _ in range(ROUNDS))
    length = sum(len(case.text) for case in messages) / len(messages)
    print(f"messages            {len(messages)} of {length:.0f} characters on average")
    print(
        f"messages per second {len(messages) / times[0]:,.0f} (median round {len(messages) / times[ROUNDS // 2]:,.0f})"
    )
    print(f"99th percentile     {single[int(len(single) * 0.99)] * 1e6:,.0f} µs a message")
    print(f"ratio to bare loop  {times[0] / bare:.0f} × a regular expression and a dictionary look-up for each word")
    joined = replace(messages[0], text=(CLAIM * LONG)[:LONG])
    print(f"10 kB of claims     {min(_seconds(read, [joined]) for _ in range(ROUNDS)) * 1000:.1f} ms")


def _seconds(action: Callable[[Case], object], messages: list[Case]) -> float:
    """CPU seconds for all messages once: other processes on the machine do not count."""
    start = time.process_time()
    for case in messages:
        action(case)
    return time.process_time() - start


def _words(case: Case) -> int:
    known: dict[str, int] = {}
    return sum(known.get(word, 1) for word in _WORD.findall(case.text.lower()))


if __name__ == "__main__":
    main()
