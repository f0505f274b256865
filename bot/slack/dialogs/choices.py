"""What can be chosen for a line: types, cost bearers and countries, each by its name and never by its code alone."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, replace

from babel import Locale

from bot.actions.editing import known_bearers
from bot.config.municipality import Municipality
from bot.presentation import cost_bearer_text
from bot.presentation.line import type_of
from bot.slack.dialogs.inputs import Choice
from bot.slack.dialogs.reading import NONE
from bot.words import LOCALES, Words
from claims.claim import Claim, ClaimLine
from claims.lines import CostBearer, Line
from parsers.text.trips.destinations import is_country


def types(town: Municipality, words: Words) -> list[Choice]:
    """Every type that can be claimed, by its name, in order."""
    named = [(code, town.catalogue.latest(code).name_in(words.language)) for code in town.catalogue.codes]
    return sorted(named, key=lambda choice: choice[1].casefold())


def bearers(town: Municipality, claim: Claim, words: Words) -> list[Choice]:
    """Every cost bearer that positions, types and the claim know, with whose it is."""
    names = _names(town, words)
    known = sorted(known_bearers(town, claim), key=joined)
    return [(joined(bearer), _called(bearer, names, words)) for bearer in known]


def bearer_otherwise(line: Line, town: Municipality, claim: Claim, words: Words) -> Choice:
    """To say nothing in the line itself, with where it is booked then."""
    kind = type_of(line, town.catalogue)
    of_type = kind.cost_bearer if kind and kind.cost_bearer != CostBearer() else None
    bearer = claim.bearer_of(ClaimLine(line=replace(line, cost_bearer=None), cost_bearer=of_type))
    if bearer == CostBearer():
        return NONE, words.t("modal.line.cost_bearer.open")
    return NONE, words.t("modal.line.cost_bearer.claim", bearer=_called(bearer, _names(town, words), words))


def countries(words: Words) -> list[Choice]:
    """Norway first, then every other country by its name, in order."""
    codes = filter(is_country, Locale.parse(LOCALES[words.language]).territories)
    named = sorted(((code, words.country(code)) for code in codes), key=lambda choice: choice[1].casefold())
    return [(NONE, words.t("modal.line.country.home")), *named]


def _names(town: Municipality, words: Words) -> dict[CostBearer, str]:
    """What each cost bearer is called: its only type, or its units, or all of its types."""
    types, units = defaultdict[CostBearer, set[str]](set), defaultdict[CostBearer, set[str]](set)
    for row in town.catalogue.rows:
        types[row.cost_bearer].add(row.name_in(words.language))
    for position in (position for person in town.people for position in person.positions):
        units[position.cost_bearer].add(position.unit)
    single = {bearer: names for bearer, names in types.items() if len(names) == 1}
    return {bearer: ", ".join(sorted(names)) for bearer, names in (types | units | single).items()}


def _called(bearer: CostBearer, names: Mapping[CostBearer, str], words: Words) -> str:
    return " – ".join(filter(None, (cost_bearer_text(bearer, words), names.get(bearer))))


def joined(bearer: CostBearer) -> str:
    """The cost bearer as the value of an option."""
    return "|".join(asdict(bearer).values())
