"""One text taken apart: tokens, mentions, names of types, days, clauses."""

import datetime as dt
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from itertools import dropwhile

from claims.lines import CostBearer
from claims.questions import Question
from parsers.text.catalogue.apposed import apposed
from parsers.text.catalogue.capitals import in_capitals
from parsers.text.catalogue.districts import without_places
from parsers.text.catalogue.half_names import half_named
from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.catalogue.phrases import counted as counted_names
from parsers.text.catalogue.phrases import undated
from parsers.text.catalogue.series import series
from parsers.text.drives.legs import joined_legs
from parsers.text.drives.likewise import likewise
from parsers.text.drives.names import namesakes, set_apart
from parsers.text.drives.places import is_site, is_stop
from parsers.text.drives.portions import without_portions
from parsers.text.drives.ridden import Rider
from parsers.text.drives.riders import NOBODY, Riders, may_ride, riders
from parsers.text.drives.routes import Route, may_lead, routes
from parsers.text.drives.sums import merged
from parsers.text.drives.surcharges import Surcharge, owned, surcharges
from parsers.text.layout.beside.lasted import without_lengths
from parsers.text.layout.beside.loose_times import without_loose_times
from parsers.text.layout.beside.only_told import without_only_told
from parsers.text.layout.beside.other_matters import without_other_days, without_other_weeks
from parsers.text.layout.beside.passing import without_passing
from parsers.text.layout.beside.talked import without_talks
from parsers.text.layout.clauses import Layout, lay_out
from parsers.text.layout.closing_sums import without_closing_sums
from parsers.text.layout.contrasted import contrasted
from parsers.text.layout.corrections import corrected
from parsers.text.layout.counted import counted
from parsers.text.layout.ditto import with_dittos
from parsers.text.layout.hours_apart import hours_apart
from parsers.text.layout.joint import joint
from parsers.text.layout.met import met
from parsers.text.layout.named_days import as_named_days
from parsers.text.layout.numbered import Numbered, numbered
from parsers.text.layout.one_day import told_of_one_day
from parsers.text.layout.own_times import with_own_times
from parsers.text.layout.parallel import parallel
from parsers.text.layout.pieces import with_pieces
from parsers.text.layout.priced import priced
from parsers.text.layout.redated import redated
from parsers.text.layout.rejected import held
from parsers.text.layout.summed_up import summed_up
from parsers.text.layout.tables import worded
from parsers.text.layout.timesheets import with_hours
from parsers.text.layout.told import claiming
from parsers.text.layout.told_anew import told_anew
from parsers.text.layout.told_below import without_heads
from parsers.text.layout.visits import visits
from parsers.text.spans.begun import begun_and_ended
from parsers.text.spans.mentions import Clocks, Distance, Mention, When
from parsers.text.spans.resolve import Dated, resolve
from parsers.text.spans.same_back import with_ways_back
from parsers.text.spans.scan import scan
from parsers.text.spans.shared import shared
from parsers.text.spans.shares import explained
from parsers.text.spans.stays import joined
from parsers.text.spans.surroundings import settled
from parsers.text.spans.totals import totalled
from parsers.text.spans.uncertain import uncertain
from parsers.text.spans.wished import without_wishes
from parsers.text.spans.years import with_last_year, without_compared
from parsers.text.trips.far import with_far
from parsers.text.words.codes import hide_codes
from parsers.text.words.courtesies import hide_courtesies
from parsers.text.words.names import with_capitals
from parsers.text.words.normalise import as_written, normalise, without_emoji
from parsers.text.words.referred import hide_referred
from parsers.text.words.scope import hide_foreign, hide_greeting
from parsers.text.words.tokens import Spots, Token, said_in, spots_of, tokenise


@dataclass(slots=True, kw_only=True)
class Analysis:
    """What the stages before assembly found in one text; `text` is as it was written, blank where others speak.

    `off` are tokens that only say of a day that nothing was done on it.
    """

    text: str
    today: dt.date
    tokens: Sequence[Token]
    said: Set[str]
    spots: Spots
    mentions: list[Mention]
    named: list[TypeMention]
    dated: list[Dated]
    context: list[Dated]
    subject: str
    heading: Sequence[Token]
    subject_types: list[TypeMention]
    doubts: list[Question]
    layout: Layout
    numbered: Sequence[Numbered]
    routes: Sequence[Route]
    riders: Riders
    surcharges: Sequence[Surcharge]
    cost_bearer: CostBearer | None
    off: Set[int] = frozenset()


def analyse(sent: str, today: dt.date, types: TypeIndex, subject: str | None = None) -> Analysis:
    """The text that was sent, taken apart; the subject's days and types are the context of the text's own."""
    own = hide_greeting(without_emoji(hide_foreign(normalise(sent))), sent)
    plain, cost_bearer = hide_codes(hide_referred(hide_courtesies(own)))
    written = as_written(sent, plain)
    tokens = list(dropwhile(lambda token: token.kind == "nl", worded(plain, written, types)))
    said = said_in(tokens)
    text = with_capitals(written, tokens, said)
    if (filled := with_dittos(with_hours(tokens, said), said, types)) is not tokens:
        tokens, said = filled, said_in(filled)
    set_apart(text, tokens, said)
    spots = spots_of(tokens)
    named_lines = numbered(tokens, spots) if "line_word" in spots else ()
    apart = _indices(named_lines).union(undated(tokens, said, types.like_days) if types.like_days else ())
    if "month" in spots:
        apart |= namesakes(text, tokens, spots)
    if types.ending_in_number:
        apart |= set(counted_names(tokens, types.ending_in_number))
    found = uncertain(tokens, without_wishes(settled(scan(tokens, apart), tokens, spots), tokens, said), said)
    if Clocks in map(type, found):
        found = begun_and_ended(found, tokens)
    layout = lay_out(tokens, spots, _indices(found), sent)
    found = without_lengths(tokens, without_talks(tokens, found, layout, said), layout, said)
    taken = _indices(found)
    named = half_named(tokens, found, types.find(tokens, taken), types, said)
    named = without_places(tokens, in_capitals(text, named, types.short_forms))
    named = apposed(tokens, named, types) if len(named) > 1 else named
    named = series(tokens, named, found, types) if types.ending_in_number else named
    layout = claiming(layout, tokens, found, named, types)
    ways = _routes(written, tokens, found, named, taken) if may_lead(said, spots) else ()
    named = _apart(named, ways)
    along = NOBODY
    if may_ride(said, spots):
        along = riders(text, tokens, spots, found, _indices((*named, *ways)))
        named = _apart(named, along.all)
    extra = surcharges(tokens, spots, found, layout)
    if extra or along.all:
        spoken = {one.place for one in extra}
        named = [one for one in named if one.codes or one.first not in spoken]
        theirs = {id(mention) for mention in (*along.distances, *owned(extra))}
        found = [mention for mention in found if id(mention) not in theirs]
    found, named = held(tokens, contrasted(tokens, found, spots), spots), held(tokens, named, spots)
    found = met(tokens, without_loose_times(tokens, found, named, layout), named, layout, types)
    mentions = parallel(tokens, joint(tokens, found, named, spots), named, spots)
    mentions = told_of_one_day(tokens, mentions, spots)
    mentions = without_portions(tokens, hours_apart(tokens, mentions, named, layout, types))
    mentions = explained(tokens, with_ways_back(tokens, likewise(tokens, mentions, spots), spots), spots)
    mentions = shared(tokens, mentions, spots)
    mentions = counted(tokens, mentions, named, spots, types)
    mentions = priced(tokens, with_pieces(tokens, mentions, layout), named, types)
    mentions = with_own_times(tokens, mentions, layout)
    mentions, named, spent = redated(tokens, mentions, named, spots, layout)
    mentions, named = corrected(tokens, spots, mentions, named, layout, types, today, spent)
    mentions = without_only_told(tokens, mentions, layout, said)
    mentions = told_anew(tokens, mentions, named, layout)
    mentions, named, uneven = summed_up(mentions, named, layout, frozenset(types.general))
    mentions, named, belied = without_closing_sums(mentions, named, layout)
    mentions = with_far(tokens, mentions, layout, spots)
    mentions = joined_legs(tokens, visits(tokens, joined(tokens, mentions), layout), ways, layout)
    mentions, doubts = merged(tokens, mentions, layout)
    mentions, unequal = totalled(tokens, mentions, [one.first for one in named])
    heading = tokenise(normalise(subject)) if subject else []
    headed = scan(heading) if heading else []
    context = resolve(_whens(headed), today) if headed else []
    mentions = with_last_year(without_compared(tokens, mentions, layout.sentence), layout.sentence)
    mentions = without_heads(without_other_weeks(tokens, mentions, named, layout, spots), named, layout, types)
    told = [one for one in (*mentions, *named) if not isinstance(one, When)]
    dated = without_other_days(resolve(_whens(mentions), today, context), tokens, told, layout, spots, today)
    dated = as_named_days(without_passing(dated, tokens, told, layout, spots), tokens, mentions, layout)
    return Analysis(
        text=text,
        today=today,
        tokens=tokens,
        said=said,
        spots=spots,
        mentions=mentions,
        named=named,
        dated=[known for known in dated if known.when.shape != "year"],
        context=[known for known in context if known.when.shape != "year"],
        subject=subject or "",
        heading=heading,
        subject_types=in_capitals(subject or "", types.find(heading, _indices(headed)), types.short_forms),
        doubts=[*doubts, *unequal, *belied, *uneven],
        layout=layout,
        numbered=named_lines,
        routes=ways,
        riders=along,
        surcharges=extra,
        cost_bearer=cost_bearer,
    )


def _routes(
    text: str, tokens: Sequence[Token], mentions: Sequence[Mention], named: Sequence[TypeMention], taken: set[int]
) -> tuple[Route, ...]:
    """The routes beside what else was read; a type's name may be a place's too, where it ends one: Vika kino."""
    names = {at for at in _indices(named) if not (is_site(tokens[at]) or is_stop(text, tokens, at))}
    return routes(text, tokens, taken | names, loose=Distance in map(type, mentions))


def _apart(named: list[TypeMention], found: Sequence[Route | Rider]) -> list[TypeMention]:
    """The names of types that stand outside what was found."""
    taken = _indices(found)
    return [one for one in named if taken.isdisjoint(range(one.first, one.last))] if taken else named


def _indices(found: Iterable[Mention | Route | Rider | Numbered]) -> set[int]:
    indices: set[int] = set()
    for one in found:
        indices.update(range(one.first, one.last))
    return indices


def _whens(mentions: Sequence[Mention]) -> list[When]:
    return [mention for mention in mentions if isinstance(mention, When)]
