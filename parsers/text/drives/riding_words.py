"""The words by which somebody rides along: `passasjer`, `satt på`, `hadde med`, `kjørte 30 km med`, `på hjemveien`."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from itertools import islice
from typing import NamedTuple

from parsers.text.drives.company import Cue, company_cues, may_have_company
from parsers.text.drives.driven import driven, may_be_driven
from parsers.text.drives.full_car import FullCar, full_cars
from parsers.text.drives.half_ways import TRIPS_HOME, homeward_cues
from parsers.text.drives.part_rides import CUES, part_rides
from parsers.text.spans.mentions import Distance, Mention, has, text_at
from parsers.text.words.lexicon import riding, words_of
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "I gave Anna Berg a lift": ["Anna Berg"],
    "støttekontakt i går, brukeren var passasjer": ["one unnamed"],
    "42 KM, OLA NORDMANN SATT PÅ": ["OLA NORDMANN"],
    "formannskapet i går (30 km), Kari Nes satt på": ["Kari Nes"],
    "rmf i forgårs (14 km), anne li satt på": ["Anne Li"],
    "kjørte 30 km med Ola": ["Ola"],
    "køyrde 30 km t/r saman med Kari Nes og Per Vik": ["Kari Nes", "Per Vik"],
    "drove 30 km with Anna Berg": ["Anna Berg"],
    "kjørte 30 km med Ola sin bil": [],
    "kjørte 30 km med Ola som sjåfør": [],
    "kjørte 30 km med Volvoen": [],
    "støttekontakt 3.11 2 timer. Formannskapet 10.11, 30 km, Kari satt på": ["Kari"],
    "støttekontakt 3.11 2 timar\nFormannskapet 10.11, køyrde 30 km med Kari": ["Kari"],
    "støttekontakt 3.11 2 timer\n\nFormannskapet 10.11, 30 km. Kari Nes satt på": ["Kari Nes"],
    "formannskapet 10.11\nkøyrde 30 km\nKari Nes sat på\nStøttekontakt 3.11 2 timar": ["Kari Nes"],
    "council meeting 10 November, 30 km. Kari Nes rode with me. Support contact 3 November 2 hours": ["Kari Nes"],
    "formannskapet 10.11. Støttekontakt 3.11 2 timer, 30 km. Kari satt på": [],
    "formannskapet 10.11\n\nHadde med Kari på kino, 18 km. Støttekontakt 3.11 2 timer": [],
    "formannskapet 3.11. Støttekontakt 10.11 2 timer, kjørte 30 km med Kari": [],
    "støttekontakt i går, kjørte 30 km med Emil": [],
    "inga skyss, 42 km": [],
    "jeg satt på med Ola": [],
    "uten passasjerer": [],
    "42 km, alene i bilen": [],
    "Ola Li satt ikke på": [],
    "støttekontakt for Emil, hadde med Emil": [],
    "hadde Emil med meg lørdag, høy sats 3 timer, 18 km": [],
    "I had Leo with me on Saturday, high rate 3 hours, 18 km": [],
}
MOST_CUES = 12
_VERB_WITHIN, _WITH_WITHIN = 3, 8
"""Tokens from the verb to the distance, and from there to `med`."""
_WITH = frozenset({"med", "with"})
_IN_CONNECTION = words_of("in_connection")
_ENDS = frozenset({".", ",", ";", "!", "?"})


def may_ride(said: Set[str], spots: Spots) -> bool:
    """False for a text that neither has a word that begins a phrase for riding along, nor drives with anybody."""
    return (
        "passenger" in spots
        or not riding().keys().isdisjoint(said)
        or may_have_company(said, spots)
        or may_be_driven(said, spots)
        or ("distance" in spots and not (TRIPS_HOME | CUES).isdisjoint(said))
    )


class Cues(NamedTuple):
    """The words of one text by which somebody rides along, by how they say it."""

    parts: list[tuple[int, bool, Distance]]
    worded: list[int]
    company: list[int]
    driven: list[int]
    beside: list[Cue]
    homeward: list[int]
    full: list[FullCar]


def cues(
    text: str, tokens: Sequence[Token], spots: Spots, mentions: Sequence[Mention], free: Callable[[int], bool]
) -> Cues:
    """The words by which somebody rides along; all but the word passenger only where they are `free` to."""
    phrases = riding()
    words = [at for at, token in enumerate(tokens) if "passenger" in token.senses or token.text in phrases]
    worded = [at for at in words[:MOST_CUES] if "passenger" in tokens[at].senses or (free(at) and _rides(tokens, at))]
    parts = [one for one in part_rides(tokens, mentions) if free(one[0])]
    company = [] if worded or parts or "drive" not in spots else list(filter(free, _driven_with(tokens, mentions)))
    kept = [] if parts or company else [one for one in company_cues(text, tokens, mentions) if free(one[0])]
    home = () if worded or parts or company or kept else islice(homeward_cues(tokens), MOST_CUES)
    full = [one for one in full_cars(tokens, spots) if free(one.first)]
    taken = list(filter(free, driven(text, tokens, spots)))
    return Cues(parts, worded, company, taken, kept, list(filter(free, home)), full)


def _driven_with(tokens: Sequence[Token], mentions: Sequence[Mention]) -> Iterator[int]:
    """The words that say with whom one drove a distance: `kjørte 30 km med Ola`, `drove 30 km return with Anna`."""
    for distance in islice((one for one in mentions if isinstance(one, Distance)), MOST_CUES):
        before = range(max(0, distance.first - _VERB_WITHIN), distance.first)
        if not any(tokens[at].senses.get("drive") == "verb" for at in before):
            continue
        for at in range(distance.last, min(distance.last + _WITH_WITHIN, len(tokens))):
            if tokens[at].text in _WITH and text_at(tokens, at - 1) not in _IN_CONNECTION:
                yield at
            if tokens[at].text in _WITH or tokens[at].text in _ENDS or tokens[at].kind == "nl" or _meets(tokens, at):
                break


def _meets(tokens: Sequence[Token], at: int) -> bool:
    """True for the meeting of `kjørte 30 km til møte med Ola`."""
    return has(tokens, at, "meeting") and text_at(tokens, at + 1) in _WITH


def phrases(tokens: Sequence[Token], index: int) -> Iterator[tuple[int, str]]:
    """The phrases for riding along that begin at the token: the token after each, and where the names stand."""
    for phrase, place in riding()[tokens[index].text]:
        last = index + len(phrase)
        if tuple(token.text for token in tokens[index:last]) == phrase:
            yield last, place


def _rides(tokens: Sequence[Token], index: int) -> bool:
    return next(phrases(tokens, index), None) is not None
