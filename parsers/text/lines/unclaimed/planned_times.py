"""What is told of a time yet to come is no claim: `i juli skal vi på hytta, 90 km`, `til sommeren kjører jeg`."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.drafts import Draft
from parsers.text.lines.told.plans import futures, promised
from parsers.text.spans.coming import is_soon
from parsers.text.spans.mentions import Money, is_writer, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Støttekontakt 10.11 2 timer. Neste måned tar jeg ham med på hytta en helg, to netter og 90 km hver vei.": [
        "support-hour 10.11 2",
    ],
    "Støttekontakt 10.11 2 timar. Neste helg reiser me på hytta, det blir 90 km kvar veg.": ["support-hour 10.11 2"],
    "Støttekontakt 10.11 2 timer. I desember skal vi på hytta, to netter og 90 km hver vei.": ["support-hour 10.11 2"],
    "Støttekontakt 10.11 2 timer. Til sommeren kjører jeg ham til hytta, 90 km hver vei.": ["support-hour 10.11 2"],
    "Support contact 10 November 2 hours. Next month I am taking him to the cabin for a weekend, 90 km each way.": [
        "support-hour 10.11 2",
    ],
    "Taxi 10.11 90 kr. Hotellet til kurset til våren kostet 800 kr": ["taxi 10.11 90", "hotel 10.11 800"],
    "Støttekontakt 10.11 2 timer. Handlet ski til vinteren, 24 km": ["support-hour 10.11 2", "mileage 10.11 24"],
    "Støttekontakt 10.11 2 timar. Me planla turen til sommaren, køyrde 24 km": [
        *("support-hour 10.11 2", "mileage 10.11 24"),
    ],
    "Formannskapet 10.11. Saken gjaldt brøyting til vinteren, kjørte 24 km": [
        *("fee-executive 10.11", "mileage 10.11 24"),
    ],
    "Støttekontakt 10.11 2 timer. I desember kjørte jeg 90 km": ["support-hour 10.11 2", "mileage 01.12 90"],
    "Avlastning høy sats 14.11, 5 timer. I desember skal jeg føre det samme": ["care-hour-high 14.11 5"],
}
_ALONG = frozenset({"med"})
_IT = frozenset({"den", "det", "dem", "dei", "de", "dette", "seinere", "senere", "neste"})
_TO = frozenset({"til"})
_OF_YEAR = frozenset({"sommeren", "sumaren", "høsten", "hausten", "vinteren", "våren", "påske", "jul"})
_PAIR = 2
_DOING = frozenset({"drive", "fetching", "own_cost"})
_ENDINGS = ("rte", "pte", "de", "t")
_PAST = frozenset(
    {"var", "hadde", "planla", "handla", "handlet", "gjaldt", "brukte", "dro", "drog", "reiste", "gikk", "gjekk", "ble"}
)


def is_ahead(one: Dated) -> bool:
    """True for a day ahead, and for `neste helg`, of which no day is known."""
    return one.ahead or (not one.days and any(day.ahead for day in one.when.days))


def taken_along(analysis: Analysis) -> set[int]:
    """The clauses of `tar jeg med Alma på hytta`, `tar ham med`, which promise no paper."""
    verbs = analysis.spots.get("postponing", ())
    return {analysis.layout.clause[at] for at in verbs if _takes_along(analysis.tokens, at)}


def _takes_along(tokens: Sequence[Token], verb: int) -> bool:
    """True for somebody, or something that is no paper, right before or behind the `med` of `tar med`."""
    at = verb + 1 + is_writer(tokens, verb + 1)
    whom = at if text_at(tokens, at + 1) in _ALONG else at + 1 if text_at(tokens, at) in _ALONG else len(tokens)
    if whom >= len(tokens) or tokens[whom].kind != "word":
        return False
    return tokens[whom].text not in _IT and "enclosed" not in tokens[whom].senses


def planned_times(analysis: Analysis) -> set[int]:
    """The sentences of a month that comes again soon and of a plan, and those of `til sommeren`, that name no day."""
    sentence = analysis.layout.sentence
    days = analysis.layout.by_sentence(analysis.dated)
    soon = {number for number, told in days.items() if all(one.wide and is_soon(one, analysis.today) for one in told)}
    planned = soon & {sentence[at] for at in futures(analysis)} if soon else soon
    return planned | (_of_seasons(analysis) - days.keys())


def without_coming(drafts: Sequence[Draft], analysis: Analysis) -> list[Draft]:
    """The drafts without those of sentences that speak of what is yet to come; those of a day gone by are kept."""
    ahead = _coming(analysis)
    return [one for one in drafts if one.sentence not in ahead or not all(map(_may_be_ahead, one.dates))]


def _coming(analysis: Analysis) -> set[int]:
    """The sentences of which all days are yet to come: jeg kjører til fylkestinget i morgen, 120 km."""
    found = planned_times(analysis)
    if not any(is_ahead(one) for one in analysis.dated):
        return found
    clause, apart = analysis.layout.clause, promised(analysis) - taken_along(analysis)
    days = analysis.layout.by_sentence(one for one in analysis.dated if clause[one.when.first] not in apart)
    ahead = (number for number, known in days.items() if any(map(is_ahead, known)) and all(map(_may_be_ahead, known)))
    return found.union(ahead)


def _may_be_ahead(known: Dated) -> bool:
    """True for a day ahead, and for `a weekend` beside one: `next month I take her to the cabin for a weekend`."""
    return is_ahead(known) or (known.trouble == "vague" and not known.when.days)


def _of_seasons(analysis: Analysis) -> set[int]:
    """The sentences that `til sommeren` opens or in which a plan is told, without those of what was done or paid."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    seasons = [at for at in analysis.spots.get("season", ()) if text_at(tokens, at) in _OF_YEAR]
    seasons = [at for at in seasons if text_at(tokens, at - 1) in _TO]
    if not seasons:
        return set()
    ahead = {sentence[at] for at in futures(analysis)}
    found = {sentence[at] for at in seasons if sentence[at] in ahead or _opens_plan(tokens, at)}
    past = {sentence[at] for at, token in enumerate(tokens) if _is_past(token)} if found else found
    return found - past - {sentence[one.first] for one in analysis.mentions if isinstance(one, Money)}


def _opens_plan(tokens: Sequence[Token], season: int) -> bool:
    """True for `til sommeren kjører jeg` at the start of a clause: a verb of the present ends in `r`."""
    opens = season < _PAIR or tokens[season - _PAIR].kind in ("sym", "nl")
    return opens and text_at(tokens, season + 1).endswith("r") and text_at(tokens, season + 1) not in _PAST


def _is_past(token: Token) -> bool:
    """True for `kjørte`, `har hentet`, `planla`."""
    done = not token.senses.keys().isdisjoint(_DOING) and token.text.endswith(_ENDINGS)
    return done or token.text in _PAST
