"""Whatever is pressed, said and filled in by many people in any order: each effect happens once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from bot.slack.shown import Shown
from claims.claim import Claim
from demo.town import Town
from tests.bot.slack.many_hands import ASKING, TRIP, WORDS, ManyHands

DEPUTIES = "person,deputy,valid_from,valid_to\n3001,3002,,2099-12-31\n3003,1004,,2099-12-31\n"


def goes_all_the_way(hands: ManyHands) -> None:
    """What chance may leave out: a line is returned, a deputy attests the rest; a question answered, a photo moved."""
    hands.writes("Kari", WORDS, dies=True, twice=True)
    steps: list[Callable[[Shown], None]] = [
        lambda shown: hands.presses_card("Kari", shown, "submit", dies=True, twice=True),
        lambda shown: hands.returns_card("Nils", shown, {2}, dies=True, twice=True),
        lambda shown: hands.presses_card("Marit", shown, "attest", dies=True, twice=True),
        lambda shown: hands.presses_card("Turid", shown, "authorise", dies=True, twice=True),
    ]
    number = hands.newest()
    for step in steps:
        step(hands.shown(number))
    hands.writes("Kari", WORDS, dies=True, twice=True)
    number = hands.newest()
    hands.presses_card("Kari", hands.shown(number), "delete", dies=True, twice=True)
    hands.says("Kari", "angre", dies=True, twice=True)
    assert hands.shown(number).claim == number
    hands.writes("Ragnhild", ASKING, dies=True, twice=True)
    hands.answers("Ragnhild", hands.newest())
    hands.writes("Kari", TRIP, dies=True, twice=True)
    hands.answers("Kari", hands.newest())
    hands.gives_a_photo_a_claim_of_its_own("Ragnhild")


def test_whatever_people_press_and_whenever_the_bot_dies_each_effect_happens_once(
    town: Town, migrated_sqlite: Path
) -> None:
    (town.folder / "deputies.csv").write_text(DEPUTIES, "utf-8")
    seen: list[Claim] = []
    quick: dict[str, Any] = {"deadline": None, "suppress_health_check": list(HealthCheck)}

    class InThisTown(ManyHands):
        def __init__(self) -> None:
            super().__init__(town, migrated_sqlite, seen)

    run_state_machine_as_test(
        InThisTown, settings=settings(max_examples=8, stateful_step_count=30, phases=(Phase.generate,), **quick)
    )
    hands = InThisTown()
    goes_all_the_way(hands)
    hands.teardown()
    assert any(claim.state == "authorised" for claim in seen)
    assert any("type" in line.evidence.changed for claim in seen for line in claim.lines)
    assert any("start" in line.evidence.changed for claim in seen for line in claim.lines)
    assert any(claim.split_from for claim in seen)
    assert any(made.acting_for for claim in seen for made in claim.decisions)
