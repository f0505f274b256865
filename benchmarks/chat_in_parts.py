"""How many claims end otherwise when they are written to the bot sentence by sentence than in one message."""

import datetime as dt
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path

from claims.codec import to_json
from demo.town import in_environment, open_town
from store.database import Database
from store.migrate import upgrade
from tests.bot.running import running
from tests.corpus.cases import EXAMPLE, Case, cases, catalogue, read
from tests.corpus.score import judge

MOST = 60
"""Claims of the corpus, evenly spread: each takes the bot some seconds."""
BETWEEN = dt.timedelta(minutes=2)
_ENDS = re.compile(r"(?<=[a-zæøå0-9]{2}[.!])\s+(?=[A-ZÆØÅ])|\n+")
_LONGEST = 300
_PARTS = range(2, 5)


def main() -> None:
    """Claims, and those that end otherwise, with the parts in which they were written."""
    fit = [case for case in cases("developed") if _is_short_claim(case)]
    some = fit[:: max(len(fit) // MOST, 1)][:MOST]
    otherwise = [case for case in some if _ended(case, [case.text]) != _ended(case, _parts(case.text))]
    for case in otherwise:
        print(f"  {' | '.join(_parts(case.text))}")
    print(f"claims in parts     {len(some)} of {len(fit)}, {len(otherwise)} end otherwise than in one message")


def _is_short_claim(case: Case) -> bool:
    """True for a claim of a few sentences in chat that is read right, and that leaves nothing to be asked."""
    alone = not (case.subject or case.pending or case.attachments or case.outcome["questions"])
    is_claim = case.municipality == EXAMPLE.name and case.outcome["intent"] == "claim" and len(case.text) < _LONGEST
    told = alone and is_claim and len(_parts(case.text)) in _PARTS
    return told and judge(case.outcome, read(case), catalogue(case.municipality)).right


def _parts(text: str) -> list[str]:
    return [part for part in _ENDS.split(text) if part.strip()]


def _ended(case: Case, messages: Sequence[str]) -> list[str]:
    """The lines and questions of all claims that the messages have made, whichever claims these are."""
    with tempfile.TemporaryDirectory() as folder:
        town_folder = Path(folder) / "lauvdal"
        (town_folder / "var").mkdir(parents=True)
        database = Database(f"sqlite:///{town_folder}/var/godtgjort.db", town_folder)
        upgrade(database)
        database.close()
        with (
            open_town(town_folder, slack_mode="http") as town,
            in_environment(town.secrets),
            running(town) as bot,
        ):
            for number, message in enumerate(messages, 1):
                bot.says("Kari", message, at=case.received.replace(tzinfo=dt.UTC) + number * BETWEEN)
                bot.outcomes(number)
            made = bot.claims("draft")
    lines = [to_json(line.line) | {"purpose": None} for claim in made for line in claim.lines]
    return sorted(map(str, [*lines, *((one.field, one.code) for claim in made for one in claim.questions)]))


if __name__ == "__main__":
    main()
