"""Names of types that a text only speaks of: an office held, a matter on the agenda, a bus that had gone."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from typing import TypeVar

from parsers.text.analysis import Analysis
from parsers.text.catalogue.bodies import BY_SUBJECT
from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.lines.drafting.bought_for import Purchases
from parsers.text.lines.unclaimed.circumstance import (
    is_beside,
    is_by_phone,
    is_circumstance,
    is_errand,
    is_inspection,
    is_others,
    is_represented,
    is_way_of,
    known_bodies,
)
from parsers.text.lines.unclaimed.denied import tells_why
from parsers.text.lines.unclaimed.others_rides import speaks_of_people
from parsers.text.lines.unclaimed.private_meetings import is_private
from parsers.text.lines.unclaimed.roles import (
    holds_office,
    is_drivers_role,
    is_joined,
    is_office,
    is_stand_in,
    is_whose_carer,
    names_the_meeting,
)
from parsers.text.lines.unclaimed.sat_on_days import sat_on_day, told_days
from parsers.text.lines.unclaimed.thanked import thanked
from parsers.text.lines.unclaimed.topics import ABOUT, on_agenda
from parsers.text.lines.unclaimed.written_on import written_on
from parsers.text.spans.mentions import (
    BY_PLACE,
    Mention,
    Money,
    When,
    has,
    text_at,
)
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES = {
    "formannskapet vedtok i juni at jeg skulle reise. Taxi 312 kr i går": ["expense"],
    "kommunestyret skal vedta budsjettet i desember. Formannskapet i går": ["expense"],
    "the municipal council decided in June that I should go. Taxi 312 kr yesterday": ["expense"],
    "formannskapet i går, vi vedtok budsjettet": ["expense"],
    "formannskapet i går, sak 41/26 om parkering ved sykehjemmet (450 000 kr)": ["expense"],
    "eldrerådet i går, orientering om støttekontaktordningen": ["expense"],
    "siste buss var gått, drosje 312 kr i går": ["expense"],
    "tok drosje fordi siste buss var gått, 312 kr i går": ["expense"],
    "måtte ta taxi i går for ferja var innstilt, 412 kr": ["expense"],
    "missed the bus, taxi 300 kr yesterday": ["expense"],
    "taxi i går, 188 kr (ingen buss så seint)": ["expense"],
    "taxi yesterday, 188 kr (no bus that late)": ["expense"],
    "formannskapet i går (kom for sent pga. ferja)": ["expense"],
    "formannskapet i går, kom seint på grunn av ferja": ["expense"],
    "executive committee yesterday, late because of the ferry": ["expense"],
    "executive committee yesterday, late due to the bus": ["expense"],
    "formannskapet i går. Ferja var en halvtime forsinket": ["expense"],
    "formannskapet i går. Bussen var forsinka": ["expense"],
    "executive committee yesterday. The bus was delayed": ["expense"],
    "taxi 549 kr i går. Møtet varte til kl 23": ["expense"],
    "drosje 549 kr i går. Møtet slutta ikkje før kl 23": ["expense"],
    "parking 60 kr yesterday. The meeting was in room 204": ["expense"],
    "rakk ikke ferja i går, kjørte 74 km": ["mileage"],
    "formannskapet i går, taxi hjem fordi bussen ikke gikk, 340 kr": ["expense", "expense"],
    "formannskapet i går, tok taxi siden bussen ikke gikk": ["expense", "expense"],
    "formannskapet i går, måtte ta drosje heim då bilen ikkje ville starte": ["expense", "expense"],
    "executive committee yesterday, took a taxi home because the car would not start": ["expense", "expense"],
    "formannskapet i går, taxi trengte jeg da ikke": ["expense"],
    "school committee (formannskapet) yesterday": ["expense"],
    "taxi 240 kr fra bussen 10.11": ["expense"],
    "taxi 10.11 til ferja, 240 kr": ["expense"],
    "fra ferja taxi 240 kr i går": ["expense"],
    "hvor er skjemaet for tapt arbeidsfortjeneste": [],
    "formannskapet i går. Jeg ber også om tapt arbeidsfortjeneste for 4 timer": ["expense", "expense"],
    "formannskapet i går. Eg søkjer difor òg om tapt arbeidsforteneste, 4 timar": ["expense", "expense"],
    "formannskapet i går. Jeg ber dessuten om å få dekket parkering 60 kr": ["expense", "expense"],
    "executive committee yesterday. I apply for lost earnings as well, 4 hours": ["expense", "expense"],
    "formannskapet i går, ber om at saken om parkering følges opp": ["expense"],
}

_TOPICS = frozenset({"topic", "grant"})
_REASONS = frozenset({"gone", "missed"})
_NONE = frozenset({"ingen", "inga", "no"})
_GONE_WITHIN = 4
_NEAR = 8
"""How many names or values away another ride or outlay may stand: keeps long texts linear."""
M = TypeVar("M", bound=Mention)
_MISSED_WITHIN = 3
_BECAUSE = frozenset(
    {"fordi", "ettersom", "grunnet", "grunna", "grunn", "pga", "because", "due", "avdi", "attdi", "takket", "takka"}
)


def without_asides(
    analysis: Analysis, mentions: Sequence[Mention], types: TypeIndex
) -> tuple[Sequence[Mention], Sequence[TypeMention]]:
    """The `mentions` and the names of types that may claim something."""
    named, tokens, layout, senses = analysis.named, analysis.tokens, analysis.layout, analysis.spots.keys()
    if not named:
        return mentions, named
    about = not (senses.isdisjoint(_TOPICS) and analysis.said.isdisjoint(ABOUT))
    office = holds_office(analysis) and not names_the_meeting(named, mentions, tokens, types)
    reasons = not (senses.isdisjoint(_REASONS) and analysis.said.isdisjoint(_BECAUSE))
    errands = "fetching" in senses
    denied = "negation" in senses and len(named) > 1
    written = written_on(analysis, mentions) | thanked(analysis, mentions)
    decides = not analysis.said.isdisjoint(words_of("deciding"))
    told = (one for one in mentions if isinstance(one, When) and one.shape != "month") if decides else ()
    placed = {layout.clause[one.first] for one in told}
    agenda = set(on_agenda(tokens, layout)) if about else set()
    unheld = len(named) > 1 and any(_is_in_other_words(mention) for mention in named)
    agenda = agenda if any(mention.first in agenda for mention in named) else set()

    dated = {layout.sentence[one.first] for one in mentions if isinstance(one, When)} if office else set()

    days = told_days(mentions, analysis.today) if office else {}
    seats = [one for one in named if not sat_on_day(one, tokens, layout, days, analysis.text)] if days else named
    offices = set(_offices(seats, tokens, layout, types, dated)) if office else ()

    bought = Purchases(tokens, layout, mentions, named, types) if any(one.body for one in named) else None

    def aside(mention: TypeMention) -> bool:
        return (
            (bought is not None and mention.body and bought.have(mention.first))
            or (mention.first in agenda and not types.names_meeting(mention))
            or (office and mention.first in offices)
            or is_stand_in(mention, named, mentions, tokens, layout, types)
            or (reasons and _is_gone(mention, tokens, layout, types))
            or is_whose_carer(mention, tokens)
            or is_private(mention, tokens, layout)
            or mention.first in written
            or (decides and _is_deciding(mention, tokens, layout, types, placed))
            or is_represented(mention, tokens, types)
            or is_others(mention, mentions, tokens, layout)
            or (len(named) > 1 and is_way_of(mention, named, mentions, tokens, types))
            or is_by_phone(mention, mentions, tokens, layout)
            or is_inspection(mention, mentions, tokens, layout)
            or (len(named) > 1 and _is_place(mention, named, mentions, tokens, layout, types))
            or (unheld and _is_explained(mention, named, tokens))
            or is_drivers_role(mention, mentions, tokens, layout)
            or (errands and is_errand(mention, tokens, types))
            or (denied and _is_none(mention, mentions, tokens, layout))
            or speaks_of_people(analysis, mention.first, mention.last)
        )

    pairs = zip([None, *named], named, strict=False)
    placing = {after.first for before, after in pairs if before and is_circumstance(after, before, tokens, types)}
    placing |= known_bodies(named, mentions, tokens, layout, types) if len(named) > 1 else set()
    kept = [mention for mention in named if mention.first not in placing and not aside(mention)]
    kept = [
        replace(one, doubtful=True) if is_beside(one, kept[max(0, at - _NEAR) : at], tokens, layout, types) else one
        for at, one in enumerate(kept)
    ]
    if agenda:
        mentions = [mention for mention in mentions if not (isinstance(mention, Money) and mention.first in agenda)]
    return mentions, kept


def _offices(
    named: Sequence[TypeMention], tokens: Sequence[Token], layout: Layout, types: TypeIndex, dated: Set[int]
) -> Iterator[int]:
    """The first tokens of the bodies that the writer only has a seat in."""
    ends: set[int] = set()
    for mention in named:
        if is_office(mention, tokens, layout, types, dated) or is_joined(mention, ends, tokens, types):
            ends.add(mention.last)
            yield mention.first


def _is_deciding(
    mention: TypeMention, tokens: Sequence[Token], layout: Layout, types: TypeIndex, placed: Set[int]
) -> bool:
    """True for a body that decides, `formannskapet vedtok i juni at …`, in a clause without a day."""
    if not types.names_meeting(mention) or layout.clause[mention.first] in placed:
        return False
    helps = text_at(tokens, mention.last) in words_of("helping_to_decide")
    return text_at(tokens, mention.last + helps) in words_of("deciding")


def _is_place(
    mention: TypeMention,
    named: Sequence[TypeMention],
    mentions: Sequence[Mention],
    tokens: Sequence[Token],
    layout: Layout,
    types: TypeIndex,
) -> bool:
    """True for where another ride came from or went to, when no sum is left for it: `taxi 240 kr fra bussen`."""
    if not _is_led_to(mention, tokens) or not _is_bought(mention, types):
        return False
    sentence = layout.sentence[mention.first]
    rides = [
        other
        for other in _near(named, mention)
        if layout.sentence[other.first] == sentence and _is_bought(other, types) and not _is_led_to(other, tokens)
    ]
    near = _near(mentions, mention)
    sums = [one for one in near if isinstance(one, Money) and layout.sentence[one.first] == sentence]
    return bool(rides) and len(sums) <= len(rides)


def _near(found: Sequence[M], mention: Mention) -> Sequence[M]:
    at = bisect_left(found, mention.first, key=BY_PLACE)
    return found[max(0, at - _NEAR) : at + _NEAR]


def _is_led_to(mention: TypeMention, tokens: Sequence[Token]) -> bool:
    """True for `fra bussen` and `to the ferry`."""
    article = text_at(tokens, mention.first - 1) == "the"
    before = mention.first - 1 - article
    known = article or tokens[mention.last - 1].text.endswith(("en", "et", "a"))
    return known and (has(tokens, before, "from") or has(tokens, before, "to"))


def _is_bought(mention: TypeMention, types: TypeIndex) -> bool:
    """True for an outlay that is called by its own name."""
    outlay = types.units(mention.codes) == {"amount"}
    return outlay and not set(mention.codes) <= set(types.general)


def _is_explained(mention: TypeMention, named: Sequence[TypeMention], tokens: Sequence[Token]) -> bool:
    """True for a body that a name in brackets beside it tells in other words: `school committee (oppvekstutvalget)`."""
    if not _is_in_other_words(mention):
        return False
    after = text_at(tokens, mention.last) == "("
    before = text_at(tokens, mention.first - 1) == "(" and text_at(tokens, mention.last) == ")"
    return any(
        (after and other.first == mention.last + 1 and text_at(tokens, other.last) == ")")
        or (before and other.last == mention.first - 1)
        for other in named
        if other.codes and not _is_in_other_words(other)
    )


def _is_in_other_words(mention: TypeMention) -> bool:
    """True for a body that is called by no name of the catalogue's."""
    return mention.body or mention.rule == BY_SUBJECT


def _is_gone(mention: TypeMention, tokens: Sequence[Token], layout: Layout, types: TypeIndex) -> bool:
    """True for a bus or ferry that did not go, or was not reached: `siste buss var gått`, `rakk ikke ferja`."""
    if mention.body or not types.units(mention.codes) <= {"amount"}:
        return False
    clause = layout.clause[mention.first]
    for index in range(mention.last, min(mention.last + _GONE_WITHIN, len(tokens))):
        if layout.clause[index] != clause or "currency" in tokens[index].senses or tells_why(tokens, index):
            break
        if "gone" in tokens[index].senses:
            return tokens[index].senses["gone"] != "went" or any(
                has(tokens, near, "negation") for near in (index - 1, index + 1)
            )
    before = range(max(mention.first - _MISSED_WITHIN, 0), mention.first)
    if any(tokens[index].text in _BECAUSE and layout.clause[index] == clause for index in before):
        return True
    return any(
        "missed" in tokens[index].senses
        and layout.clause[index] == clause
        and (tokens[index].senses["missed"] != "reached" or has(tokens, index + 1, "negation"))
        for index in before
    )


def _is_none(mention: TypeMention, mentions: Sequence[Mention], tokens: Sequence[Token], layout: Layout) -> bool:
    """True for what there was none of, where no sum follows: taxi 188 kr (ingen buss så seint)."""
    if text_at(tokens, mention.first - 1) not in _NONE:
        return False
    clause = layout.clause[mention.first]
    near = _near(mentions, mention)
    return not any(one.first > mention.first and layout.clause[one.first] == clause for one in near)
