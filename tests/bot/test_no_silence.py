"""Whatever a person writes, whoever they are, is answered; only thanks and what machines write are not."""

from collections.abc import Iterator
from itertools import count
from typing import get_args

import pytest
from sqlalchemy import func, select

from bot.conversation import respond
from bot.intake import Message
from bot.office import Office
from demo.town import Town
from parsers.text.reading import Intent
from store.tables import outbox
from tests.bot.by_hand import Clock, office

SAID: dict[Intent, tuple[str, ...]] = {
    "claim": ("Kommunestyret 12.11.2026, 42 km fra Haugen til rådhuset", "samme møte to ganger", "5 timer i går"),
    "submit": ("send", "send alle", "submit both"),
    "delete": ("slett", "kan du slette alt?", "Jeg trekker kravet mitt"),
    "edit": ("linje 2 skal være 60 km", "ta bort ferja", "legg til 3 km på linje 2"),
    "answer": ("42", "ja", "hver vei", "det var til kommunestyret"),
    "repeat": ("samme som sist", "samme som sist, men 70 km"),
    "status": ("status", "vis krav fra mars", "når kommer pengene?"),
    "approve": ("attester alle", "attestert", "godkjenner 2026-00318"),
    "return": ("returner linje 2, kvittering mangler", "kan ikke attestere denne"),
    "question": ("hvorfor er himmelen blå?", "?", "angre", "hvorfor?", "senere", "Berit Moen og Jan Haug", "bla"),
    "none": ("Kan ikke møte i kommunestyret torsdag, er på reise", "hei", "hjelp", "Ingenting å kreve denne måneden"),
}
OTHERS = (
    "Marit Fossheim attesterer for meg neste uke",
    "Marit Fossheim vikarierer ikke lenger for meg",
    "hva venter på meg",
    "kommentar: jeg kom sent",
    "del linje 2: 60 % på 10000 og 40 % på 46500",
    "flytt linje 2 til krav 2026-00012",
    "Kari er på ferie",
)
PEOPLE = {"claimant": "Kari", "carer": "Berit", "both": "Ragnhild", "attestor": "Nils", "authoriser": "Turid",
          "payroll": "Eva", "administrator": "Anders"}  # fmt: skip
_numbers = count(1)


@pytest.fixture
def opened(town: Town) -> Iterator[Office]:
    with office(town, Clock()) as working:
        yield working


def told(office: Office, town: Town, name: str, text: str, channel: str) -> int:
    """How many messages lie ready for people because of the words."""
    person = town.person(name)
    with office.desk(f"{channel}:{next(_numbers)}") as desk:
        lying = select(func.count()).select_from(outbox)
        before = desk.connection.scalar(lying) or 0
        respond(desk, Message(person=person, channel=channel, text=text, received=office.now(), verified=True))
        return (desk.connection.scalar(lying) or 0) - before


@pytest.mark.parametrize("kind", PEOPLE)
def test_every_word_is_answered_in_chat_and_by_mail(opened: Office, town: Town, kind: str) -> None:
    assert SAID.keys() == set(get_args(Intent))
    texts = [*(text for each in SAID.values() for text in each), *OTHERS]
    # Twice in chat: with nothing there, and with what the first time has left.
    said = [(text, channel) for channel in ("slack", "slack", "mail") for text in texts]
    assert [one for one in said if told(opened, town, PEOPLE[kind], one[0], one[1]) == 0] == []


@pytest.mark.parametrize("text", ["takk", "Tusen takk for hjelpen!", "👍", "", "Automatisk svar: Jeg er på ferie"])
def test_machines_and_courtesies_are_not_answered_and_thanks_only_once_in_chat(
    opened: Office, town: Town, text: str
) -> None:
    first = [told(opened, town, name, text, "slack") for name in PEOPLE.values()]
    assert first == [int("takk" in text.lower())] * len(PEOPLE)
    for channel in ("slack", "mail"):
        assert [told(opened, town, name, text, channel) for name in PEOPLE.values()] == [0] * len(PEOPLE)
