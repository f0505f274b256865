"""The language in which somebody is written to, everywhere, from when they say so."""

from dataclasses import replace

from bot.desk import Desk
from bot.intake import Message
from bot.meant import EVERY_LIVING
from bot.notices import Notice
from claims.errors import Refused
from claims.people import Language, Person
from parsers.text.intents.languages import Wanted
from store import cards, claims, languages

_REDRAWN = 25
"""Own claims, and claims that wait for the person, whose cards change at once; others do when they are drawn next."""


def choose(desk: Desk, message: Message, wanted: Wanted) -> None:
    """The person is answered in the language, and their cards are drawn anew in it.

    Refused where nobody vouches for who says so.
    """
    if not message.verified:
        raise Refused("unverified_language")
    person = message.person
    language = _meant(desk, person, wanted)
    if language == desk.town.people.registered(person.id):
        languages.forget(desk.connection, person.id)
    else:
        languages.choose(desk.connection, person.id, language, desk.now)
    desk.note("language_chosen", person.id, language=language)
    speaking = replace(person, language=language)
    desk.channels[message.channel].tell(desk, speaking, Notice(kind="language_chosen", claimant=speaking))
    own = claims.of_person(desk.connection, person.id, EVERY_LIVING, limit=_REDRAWN)
    waiting = [card.claim for card, _ in cards.waiting_for(desk.connection, person.id, _REDRAWN)]
    for claim in (*own, *filter(None, (claims.get(desk.connection, number) for number in waiting))):
        desk.redraw(claim, person)


def _meant(desk: Desk, person: Person, wanted: Wanted) -> Language:
    """The language; of the Norwegian ones the person's own where they did not say which."""
    if wanted != "norsk":
        return wanted
    if person.language != "en":
        return person.language
    registered = desk.town.people.registered(person.id)
    return registered if registered == "nn" else "nb"
