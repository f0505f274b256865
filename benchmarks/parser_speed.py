"""How fast the text parser reads the corpus, against dateparser's `search_dates` on the same texts in the same run."""

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import cycle, islice

from dateparser.search import search_dates

from tests.corpus.cases import EXAMPLE, Case, cases, reading
from tests.parsers.text.test_hostile import GROWING, HOSTILE

ROUNDS = 10
MEASURED = 700
"""Messages of the corpus, evenly spread: all of it took longer than anybody waits."""
COMPARED = 60
PIPED = 10_000
PARSE = [sys.executable, "-m", "godtgjort", "parse", "--config", str(EXAMPLE), "--jsonl"]
LONG = 10_000
CLAIM = "Kommunestyret 12.10, 42 km t/r, ferje 142,-. "


def main() -> None:
    """Messages a second of CPU time on one core, the 99th percentile, 10 kB at once, the ratio to dateparser, and the
    program's messages a second by the clock."""
    messages = cases()[:: max(len(cases()) // MEASURED, 1)]
    gc.freeze()  # what the benchmark holds is no garbage of the reader's
    _seconds(reading, messages)  # fill the word caches and compile the catalogues
    rounds = sorted(_seconds(reading, messages) for _ in range(ROUNDS))
    single = sorted(_seconds(reading, [case]) for case in messages for _ in range(ROUNDS))
    length = sum(len(case.text) for case in messages) / len(messages)
    print(f"messages            {len(messages)} of {length:.0f} characters on average")
    best, median = (len(messages) / seconds for seconds in (rounds[0], rounds[ROUNDS // 2]))
    print(f"messages per second {best:,.0f} (median round {median:,.0f})")
    print(f"99th percentile     {single[int(len(single) * 0.99)] * 1e6:,.0f} µs a message")
    joined = replace(messages[0], text=(CLAIM * LONG)[:LONG])
    print(f"10 kB of claims     {min(_seconds(reading, [joined]) for _ in range(ROUNDS)) * 1000:.1f} ms")
    dense = [replace(messages[0], text=(piece * LONG)[:LONG]) for piece in (*GROWING, *HOSTILE)]
    slowest = max((min(_seconds(reading, [one]) for _ in range(3)), one.text[:20]) for one in dense)
    print(f"10 kB, the slowest  {slowest[0] * 1000:.1f} ms for {slowest[1]!r} of {len(dense)} hostile texts")
    some = messages[:: max(len(messages) // COMPARED, 1)]
    _search(some[0])
    ours, theirs = min(_seconds(reading, some) for _ in range(ROUNDS)), _seconds(_search, some)
    print(f"dateparser          {theirs / ours:.0f} × slower, finding only dates ({len(some)} of the messages)")
    cores = os.sched_getaffinity(0)
    start = _through(messages[:1], cores)
    for some_cores in (cores, {min(cores)}):
        speed = PIPED / (_through(list(islice(cycle(messages), PIPED)), some_cores) - start)
        print(f"through --jsonl     {speed:,.0f} a second with {len(some_cores)} of {len(cores)} cores")
    print(f"start of --jsonl    {start:.2f} s")


def _through(messages: Sequence[Case], cores: set[int]) -> float:
    """Seconds by the clock for `godtgjort parse --jsonl`, from its start to its end, on those cores."""
    rows = [{"id": case.id, "received": case.received.isoformat(), "text": case.text} for case in messages]
    lines = "\n".join(map(json.dumps, rows)).encode()
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores)  # a process has the cores of the one that starts it
    begin = time.perf_counter()
    try:
        subprocess.run(PARSE, input=lines, stdout=subprocess.DEVNULL, check=True)
    finally:
        os.sched_setaffinity(0, allowed)
    return time.perf_counter() - begin


def _search(case: Case) -> object:
    return search_dates(case.text, languages=["nb", "nn", "en"], settings={"RELATIVE_BASE": case.received})


def _seconds(action: Callable[[Case], object], messages: Sequence[Case]) -> float:
    """CPU seconds for all messages once: other processes on the machine do not count."""
    start = time.process_time()
    for case in messages:
        action(case)
    return time.process_time() - start


if __name__ == "__main__":
    main()
