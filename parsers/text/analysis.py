"""One text taken apart: tokens, mentions, names of types, days, clauses."""

import datetime as dt
from collections.abc import Sequence, Set
from dataclasses import dataclass

from claims.lines import CostBearer
from claims.questions import Question
from parsers.text.catalogue.apposed import apposed
from parsers.text.catalogue.capitals import in_capitals
from parsers.text.catalogue.days_beside import with_days_beside_names
from parsers.text.catalogue.districts import without_places
from parsers.text.catalogue.goals import without_goals
from parsers.text.catalogue.half_names import half_named
from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.catalogue.parking_places import without_parking_places
from parsers.text.catalogue.phrases import counted as counted_names
from parsers.text.catalogue.phrases import undated
from parsers.text.catalogue.series import series
from parsers.text.catalogue.signed import without_signed
from parsers.text.catalogue.travel_company import TRIPS, without_travel_company
from parsers.text.drives.names import namesakes
from parsers.text.drives.places import is_site, is_stop
from parsers.text.drives.ridden import Rider
from parsers.text.drives.riders import NOBODY, Riders, riders
from parsers.text.drives.riders_ways import without_riders_ways
from parsers.text.drives.riding_words import may_ride
from parsers.text.drives.routes import Route, may_lead, routes
from parsers.text.drives.surcharges import Surcharge, owned, surcharges
from parsers.text.layout.beside.lasted import without_lengths
from parsers.text.layout.beside.talked import without_talks
from parsers.text.layout.clauses import Layout, lay_out
from parsers.text.layout.numbered import Numbered, numbered
from parsers.text.layout.told import claiming
from parsers.text.layout.trailing import with_trailing_names
from parsers.text.layout.unmarked import with_unmarked_rows
from parsers.text.settling import settle, settle_days
from parsers.text.spans.begun import begun_and_ended
from parsers.text.spans.excepted_lists import with_exceptions_apart
from parsers.text.spans.labelled_months import with_labelled_months
from parsers.text.spans.mentions import Clocks, Distance, Mention, Money, indices, whens
from parsers.text.spans.month_first import with_periods
from parsers.text.spans.placed_behind import placed_behind
from parsers.text.spans.resolve import Dated, resolve
from parsers.text.spans.row_sums import with_row_sums
from parsers.text.spans.same_times import with_same_times
from parsers.text.spans.scan import scan
from parsers.text.spans.surroundings import settled
from parsers.text.spans.uncertain import uncertain
from parsers.text.spans.until_today import until_today
from parsers.text.spans.weekday_groups import with_weekday_groups
from parsers.text.spans.weekday_hours import with_weekday_hours
from parsers.text.spans.whole_days import with_whole_days
from parsers.text.spans.wished import without_wishes
from parsers.text.wording import Words, read_words
from parsers.text.words.normalise import normalise
from parsers.text.words.tokens import Spots, Token, tokenise


@dataclass(slots=True, kw_only=True)
class Analysis:
    """What the stages before assembly found in one text; `text` is as it was written, blank where others speak.

    `off` are tokens that only say of a day that nothing was done on it, `struck` are sentences that take a day of
    the text out of it, `missed` are days of meetings on which the writer was away.
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
    struck: Set[int]
    numbered: Sequence[Numbered]
    routes: Sequence[Route]
    riders: Riders
    surcharges: Sequence[Surcharge]
    cost_bearer: CostBearer | None
    cut_short: bool
    off: Set[int] = frozenset()
    missed: Set[dt.date] = frozenset()


def analyse(sent: str, today: dt.date, types: TypeIndex, subject: str | None = None) -> Analysis:
    """The text that was sent, taken apart; the subject's days and types are the context of the text's own."""
    words = read_words(sent, types)
    tokens, said, spots = words.tokens, words.said, words.spots
    lines, found = _values(words, types, today)
    layout = lay_out(tokens, spots, indices(found), sent)
    found = without_lengths(tokens, without_talks(tokens, found, layout, said), layout, said)
    taken = indices(found)
    named = _names(words, found, taken, types)
    layout = with_trailing_names(with_unmarked_rows(layout, tokens, found, named, spots), tokens, found, named, types)
    layout = claiming(layout, tokens, found, named, types)
    ways = _routes(words, found, named, taken) if may_lead(said, spots) else ()
    named = _apart(named, ways)
    along = _along(words, layout, found, named, ways, types) if may_ride(said, spots) else NOBODY
    named = _apart(named, along.all)
    extra = surcharges(tokens, spots, found, layout)
    found = without_riders_ways(tokens, found, along.all, layout) if along.all else found
    found, named = _unspoken(found, named, along, extra)
    mentions, named, doubts, struck = settle(words, layout, types, ways, found, named, today)
    heading = tokenise(normalise(subject)) if subject else []
    headed = scan(heading) if heading else []
    context = resolve(whens(headed), today) if headed else []
    mentions, dated = settle_days(words, layout, types, mentions, named, today, context)
    return Analysis(
        text=words.text,
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
        subject_types=in_capitals(subject or "", types.find(heading, indices(headed)), types.short_forms),
        doubts=doubts,
        layout=layout,
        struck=struck,
        numbered=lines,
        routes=ways,
        riders=along,
        surcharges=extra,
        cost_bearer=words.cost_bearer,
        cut_short=words.cut_short,
    )


def _values(words: Words, types: TypeIndex, today: dt.date) -> tuple[Sequence[Numbered], list[Mention]]:
    """The lines that are called by their numbers, and the values of the text, which are apart from those."""
    tokens, said, spots = words.tokens, words.said, words.spots
    lines = numbered(tokens, spots) if "line_word" in spots else ()
    apart = indices(lines).union(undated(tokens, said, types.like_days) if types.like_days else ())
    if "month" in spots or "weekday_short" in spots:
        apart |= namesakes(words.text, tokens, spots)
    if types.ending_in_number:
        apart |= set(counted_names(tokens, types.ending_in_number))
    scanned = placed_behind(tokens, with_weekday_hours(tokens, scan(tokens, apart), spots, today))
    scanned = with_weekday_groups(tokens, with_labelled_months(tokens, scanned, spots), spots, today)
    scanned = with_periods(tokens, scanned, spots)
    scanned = with_exceptions_apart(tokens, with_days_beside_names(tokens, scanned, types), spots)
    found = with_row_sums(tokens, settled(scanned, tokens, spots), said, spots.keys())
    found = uncertain(tokens, without_wishes(until_today(tokens, found), tokens, said), said)
    found = with_whole_days(tokens, found, said)
    if Clocks not in map(type, found):
        return lines, found
    return lines, with_same_times(tokens, begun_and_ended(found, tokens), spots)


def _names(words: Words, found: list[Mention], taken: set[int], types: TypeIndex) -> list[TypeMention]:
    """The names of types beside the values."""
    tokens = words.tokens
    named = half_named(tokens, found, types.find(tokens, taken), types, words.said)
    paid = any(isinstance(one, (Distance, Money)) for one in found)
    named = without_signed(words.text, tokens, named, types.meetings, paid=paid)
    named = without_goals(tokens, named) if "lodging" in words.spots else named
    named = without_parking_places(tokens, named, found)
    named = named if words.said.isdisjoint(TRIPS) else without_travel_company(tokens, named, types)
    named = without_places(tokens, in_capitals(words.text, named, types.short_forms))
    named = apposed(tokens, named, types) if len(named) > 1 else named
    return series(tokens, named, found, types) if types.ending_in_number else named


def _routes(
    words: Words, mentions: Sequence[Mention], named: Sequence[TypeMention], taken: set[int]
) -> tuple[Route, ...]:
    """The routes beside what else was read; a type's name may be a place's too, where it ends one: Vika kino."""
    tokens, text = words.tokens, words.written
    names = {at for at in indices(named) if not (is_site(tokens[at]) or is_stop(text, tokens, at))}
    return routes(text, tokens, taken | names, loose=Distance in map(type, mentions))


def _along(
    words: Words,
    layout: Layout,
    found: list[Mention],
    named: list[TypeMention],
    ways: Sequence[Route],
    types: TypeIndex,
) -> Riders:
    """Those who rode along; whom one looks after is no passenger, unless the sentence is that of a meeting."""
    sentence = layout.sentence
    units = [(one, types.units(one.codes)) for one in named if not types.lost or not set(one.codes) <= set(types.lost)]
    caring = {sentence[one.first] for one, of in units if of and of <= {"hour", "day"}}
    caring |= {sentence[at] for at in words.spots.get("caring", ())}
    meetings = {sentence[one.first] for one, of in units if of == {"meeting"}} - caring if caring else caring
    if meetings and caring:
        dated = {sentence[one.first] for one in whens(found)}
        meetings = _with_what_follows(meetings, caring | dated, layout, words.tokens)
    apart = {at for at, number in enumerate(sentence) if number in meetings} if meetings else meetings
    blocked = indices((*named, *ways))
    return riders(words.text, words.tokens, words.spots, found, blocked, caring=bool(caring), apart=apart)


def _with_what_follows(meetings: set[int], begun: Set[int], layout: Layout, tokens: Sequence[Token]) -> set[int]:
    """The sentences of meetings with those behind that go on about them, up to one that has begun something else.

    A blank line ends what was told: `formannskapet 10.11, 30 km. Kari satt på`.
    """
    told = set(meetings)
    blank = {layout.sentence[at] for at in range(1, len(tokens)) if tokens[at].kind == tokens[at - 1].kind == "nl"}
    for number in range(layout.sentence[-1] + 1):
        if number - 1 in told and number not in begun and number not in blank:
            told.add(number)
    return told


def _apart(named: list[TypeMention], found: Sequence[Route | Rider]) -> list[TypeMention]:
    """The names of types that stand outside what was found."""
    taken = indices(found)
    return [one for one in named if taken.isdisjoint(range(one.first, one.last))] if taken else named


def _unspoken(
    found: list[Mention], named: list[TypeMention], along: Riders, extra: Sequence[Surcharge]
) -> tuple[list[Mention], list[TypeMention]]:
    """The values and names without those of passengers and surcharges."""
    if not (extra or along.all):
        return found, named
    spoken = {one.place for one in extra}
    theirs = {id(mention) for mention in (*along.distances, *owned(extra))}
    return (
        [mention for mention in found if id(mention) not in theirs],
        [one for one in named if one.codes or one.first not in spoken],
    )
