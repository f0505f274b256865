"""Drafts that the text denies, plans, only asks about, or says are settled elsewhere, are no claims."""

from collections.abc import Sequence
from itertools import zip_longest

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.layout.clauses import Layout
from parsers.text.lines.days.destined import is_errand
from parsers.text.lines.days.moved import moved as moved_days
from parsers.text.lines.drafting.bought_for import is_bought_for
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.lines.told.absences import missed
from parsers.text.lines.told.doers import of_others
from parsers.text.lines.told.left_off import left_off
from parsers.text.lines.told.not_there import not_there
from parsers.text.lines.told.only_away import only_away
from parsers.text.lines.told.plans import promised
from parsers.text.lines.told.received import missing_from_it, received
from parsers.text.lines.told.statements import NOTHING, Statements
from parsers.text.lines.told.subjects import Subjects
from parsers.text.lines.unclaimed.booked import booked_by_others, is_booked
from parsers.text.lines.unclaimed.called_off import called_off
from parsers.text.lines.unclaimed.denied import is_absent, is_denied, is_told_later, undenied
from parsers.text.lines.unclaimed.denied_later import without_denied
from parsers.text.lines.unclaimed.denied_lists import denied_lists
from parsers.text.lines.unclaimed.earlier_claims import of_earlier_claims
from parsers.text.lines.unclaimed.echoes import is_echo
from parsers.text.lines.unclaimed.fees_had import fees_had, is_of, off_days_paid
from parsers.text.lines.unclaimed.general_rows import is_row
from parsers.text.lines.unclaimed.held_later import attended_later, held_later
from parsers.text.lines.unclaimed.news import news
from parsers.text.lines.unclaimed.notices import unclaimed
from parsers.text.lines.unclaimed.others_rides import of_others_rides
from parsers.text.lines.unclaimed.paid_instead import is_paid_instead
from parsers.text.lines.unclaimed.planned_times import is_ahead, planned_times, taken_along
from parsers.text.lines.unclaimed.settled_before import settled_before
from parsers.text.lines.unclaimed.spared import is_spared
from parsers.text.lines.unclaimed.timetables import is_of_timetable
from parsers.text.lines.unclaimed.void import is_void, not_cancelled
from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.tokens import Token

EXAMPLES = {
    "høy sats lørdag 14.11 kl 10-18. Jeg henter ikke lenger, så kjøring faller bort": ["expense"],
    "høg sats laurdag 14.11 kl 10-18. Køyring fell bort": ["expense"],
    "Høy sats:\n3.11 kl 9-17\n10.11 kl 9-17\n\nJeg kjørte 42 km den 3. Den 10. kom de hit.": [
        *("expense", "expense", "mileage"),
    ],
    "formannskapet i går, ingen kjøring": ["expense"],
    "formannskapet i går kl 16-18. Innkallingen kom to timer før! Noe tap er det ikke.": ["expense"],
    "formannskapet i går kl 16-18. Innkallinga kom to timar før! Noko tap er det ikkje.": ["expense"],
    "formannskapet i går kl 16-18. Tapt arbeidsfortjeneste 2 timer, det er ikke mye.": ["expense", "expense"],
    "kjørte ikke, formannskapet i går": ["expense"],
    "kjørte til formannskapet i går, men husker ikke km": ["mileage", "expense"],
    "køyrde til formannskapet i går, men hugsar ikkje km": ["mileage", "expense"],
    "kjørte til formannskapet i går, men har ikke kilometerne": ["mileage", "expense"],
    "I drove to the executive committee yesterday but do not remember the kilometres": ["mileage", "expense"],
    "kona kjørte meg til formannskapet i går, så ingen km": ["expense"],
    "I have lost the note, parking was 60 kr yesterday": ["expense"],
    "I've lost the ticket. Parking 60 kr yesterday": ["expense"],
    "får jeg noe for kjøringen?": [],
    "taxi 312 kr fordi siste buss var gått": ["expense"],
    "parkering 60 kr i går. Jeg kjørte også til Førde, men det tar jeg på egen regning": ["expense"],
    "parkering 60 kr i går. Eg køyrde òg til Førde, men det betaler eg sjølv": ["expense"],
    "formannskapet i går. Taxien kommer i neste krav: venter på kvittering": ["expense"],
    "formannskapet i går, krever bare taxi 210 kr": ["expense"],
    "formannskapet i går. Taxi hjem, 240 kr, men den skal ikke med": ["expense"],
    "formannskapet i går. Vi tok taxi etterpå, 240 kr, men det var privat": ["expense"],
    "formannskapet i går. Eg tok drosje etterpå, 240 kr, men det er ikkje dykkar sak": ["expense"],
    "executive committee yesterday. Took a taxi afterwards, 240 kr, but that was private": ["expense"],
    "formannskapet i går, taxi 240 kr, men taxien skal ikke med": ["expense"],
    "formannskapet i går, drosje 240 kr. Det var privat": ["expense"],
    "formannskapet i går. Taxi hjem, 240 kr. Den skal ikke med": ["expense"],
    "møtegodtgjersla for planutvalet 3.11 sende eg før ferien, ho skal ikkje med no. Formannskapet i går": ["expense"],
    "formannskapet i går, køyrde Kari heim, 24 km, ho skal ikkje med på møtet": ["expense", "mileage"],
    "formannskapet i går, taxi 240 kr, men formannskapet 3.11 skal ikke med": ["expense", "expense"],
    "formannskapet i går. Taxi hjem, 240 kr, og den skal med": ["expense", "expense"],
    "formannskapet i går, kjørte privat, 24 km": ["expense", "mileage"],
    "formannskapet i går. 24 km, det var privat bil": ["expense", "mileage"],
    "formannskapet i går. Taxi 240 kr, det var ikke privat": ["expense", "expense"],
    "formannskapet i går. Taxi 240 kr, det er deres sak å betale": ["expense", "expense"],
    "formannskapet i går, krev berre taxi 210 kr": ["expense"],
    "planning committee yesterday, I only claim the taxi, 210 kr": ["expense"],
    "formannskapet i går, hotell ordnet av kommunen": ["expense"],
    "formannskapet i går. Bussen gikk fint, og den er gratis for oss": ["expense"],
    "formannskapet i går. Tok bussen heim, gratis": ["expense"],
    "executive committee yesterday. I took the bus, which is free": ["expense"],
    "formannskapet i går, taxi hjem, og det var servert mat": ["expense", "expense"],
    "formannskapet i går. Jeg har ikke hatt noe inntektstap": ["expense"],
    "formannskapet i går. Eg har ikkje hatt nokon tapt arbeidsforteneste": ["expense"],
    "executive committee yesterday. I have not had any lost earnings": ["expense"],
    "formannskapet i går. Jeg hadde noe inntektstap": ["expense", "expense"],
    "formannskapet i går, 24 km. Det er ikke deres problem, men bilen er på verksted": ["expense", "mileage"],
    "formannskapet i går, 24 km. Det er ikke kommunens sak hvem som satt på": ["expense", "mileage"],
    "formannskapet i går. Parkering 60 kr, det er ikke deres sak": ["expense"],
    "formannskapet i går var avlyst": [],
    "formannskapet 3.11 ble avlyst, men 10.11 var jeg der": ["expense"],
    "formannskapet 10.11 ble avlyst, fikk beskjed 9.11": [],
    "formannskapet ble avlyst 10.11, men kommunestyret hadde møte 12.11": ["expense"],
    "formannskapet vart avlyst 10.11, kommunestyret var eg på 12.11": ["expense"],
    "the executive committee on 10 November was cancelled, but the council met on 12 November": ["expense"],
    "kan jeg få dekket parkering 60 kr i går?": ["expense"],
    "når får jeg betalt for formannskapet i går?": [],
    "var det formannskapet i går som manglet?": [],
    "ta bort bompengene": [],
    "ta med bom 27 kr i går": ["expense"],
    "diett 9.11 kl 7-18, bodde på hotellet 9.-10.11": ["per_diem"],
    "va ikkje på formannskapet tysdag, men planutvalet onsdag": ["expense"],
    "parkering 60 kr i går. Flybilletten har kommunen betalt.": ["expense"],
    "hotel was paid by the kommune, parking 60 kr yesterday": ["expense"],
    "taxi 312 kr i går, buss trengte jeg ikke": ["expense"],
    "bom 27 kr i går. Møtet er ført frå før.": ["expense"],
    "bom 27 kr i går. Honoraret er levert for lengst.": ["expense"],
    "bom 27 kr i går. Møtet sendte jeg inn for lenge siden.": ["expense"],
    "ferje 142 kr i går, formannskapet er alt sendt inn": ["expense"],
    "bom 27 kr og parkering 60 kr i går. Bare de to utleggene": ["expense", "expense"],
    "22 km i går. Berre km-godtgjersle.": ["mileage"],
    "hadde barnevakt i går, betalte 650 kr, kvittering frå barnevakta ligg ved": ["expense"],
    "utlegg i går: porto 95 kr": ["expense"],
    "hotellet 1 200 kr i går ble ikke dekket av kommunen": ["expense"],
    "formannskapet i går er ikke utbetalt": ["expense"],
    "formannskapet 10.11. Kommunestyret 12.11 ble utsatt til 26.11": ["expense"],
    "kommunestyret 12.11 vart utsett til 17.11": ["expense"],
    "formannskapet 3.11 ble avlyst. 10.11 var jeg på plass": ["expense"],
    "formannskapet 3.11 vart avlyst. 10.11 og 17.11 var eg der kl 10-12": ["expense", "expense"],
    "the executive committee on 3 November was cancelled. I was there on 10 November": ["expense"],
    "formannskapet 3.11 ble avlyst. 10.11 var jeg på jobb": [],
    "formannskapet 3.11 ble avlyst. 10.11 var jeg ikke der": [],
    "formannskapet 3.11 ble avlyst. Neste møte er 24.11": [],
    "formannskapet 3.11 ble avlyst. Nytt møte blir 17.12": [],
    "formannskapet 3.11 vart avlyst, så det skal ikkje med. Det nye møtet var 17.11": ["expense"],
    "I missed the council meeting yesterday": [],
    "fikk ikke gått på formannskapet i går": [],
    "kom ikke hjem fra formannskapet i går før kl 23": ["expense"],
    "had to skip the council meeting yesterday": [],
    "støttekontakt i går 3 timer, vi bowlet og jeg tapte": ["expense"],
    "støttekontakt i går 3 timar, me spelte biljard og eg tapte stort": ["expense"],
    "støttekontakt i går 3 timer, vi var på kino": ["expense"],
    "støttekontakt i går 3 timer, har utgift på parkering": ["expense", "expense"],
    "støttekontakt i går 3 timar, har pengar på parkering": ["expense", "expense"],
    "støttekontakt i går 3 timer, har regning på hotell": ["expense", "expense"],
    "formannskapet i går, bodde på hotellet, 3 timer tapt ulegitimert": ["expense", "expense", "expense"],
    "executive committee yesterday, stayed at a hotel, lost 3 hours": ["expense", "expense", "expense"],
    "executive committee yesterday. I lost the vote": ["expense"],
    "formannskapet i går, jeg tapte 3 timer på jobb": ["expense", "expense"],
    "parkering 75 kr i går. The mileage comes later in my monthly list": ["expense"],
    "parkering 75 kr i går. Kjøringen fører jeg på kjøreboka i slutten av måneden": ["expense"],
    "parking 75 kr yesterday, mileage to follow": ["expense"],
    "fører 42 km i kjøreboka i går": ["mileage"],
    "jeg sender månedslista: 42 km i går": ["mileage"],
    "jeg fører dette i slutten av dagen: 42 km i går": ["mileage"],
    "formannskapet i går, 42 km. Møtehonoraret har jeg alt fått": ["mileage"],
}

_NEAR = 12
_AT = frozenset({"på", "i", "at"})
_ARTICLES = frozenset({"the", "a", "et", "eit", "en", "ein"})
_PAYING = ("pay", "advance", "proof", "receipt")
_OF_TRIP = frozenset({"lodging", "sleep", "food", "meal"})


def claimed(drafts: Sequence[Draft], analysis: Analysis, said: Statements, types: TypeIndex) -> list[Draft]:
    """The drafts that claim something, by what is `said` of them."""
    tokens, layout = analysis.tokens, analysis.layout
    told = unclaimed(analysis) | missed(analysis)
    paid = fees_had(analysis, said, types)
    away, missing = not_there(analysis) - left_off(analysis), only_away(analysis, types)
    persons = Subjects(analysis)
    theirs = of_others(drafts, analysis, types) | of_others_rides(drafts, analysis, types)
    theirs |= news(drafts, analysis, types)
    if said.cancelled:
        said.cancelled |= called_off(analysis, drafts, types)
    for first, last in () if said is NOTHING else settled_before(drafts, analysis, said, types):
        said.settled.update(range(first, last + 1))
    days = layout.by_sentence(analysis.dated) if said.cancelled else {}
    held = {draft.clause for draft in drafts if is_meeting(draft, types)} - said.cancelled if said.cancelled else set()
    moved = dict(moved_days(drafts, analysis, types)) if "moved" in analysis.spots else {}
    for place, draft in enumerate(drafts) if said.cancelled else ():
        if place not in moved and draft.clause in said.cancelled and is_meeting(draft, types):
            draft.dates = [
                *held_later(analysis, draft, days.get(draft.sentence, ()), held),
                *attended_later(analysis, draft, days, held, types),
            ]
        elif len(draft.dates) > 1 and (draft.durations or draft.clocks):
            draft.dates = not_cancelled(draft, layout, said.cancelled) or draft.dates
    owed = missing_from_it(analysis)
    named_owed = {layout.clause[at] for at in owed}
    for draft in drafts if "negation" in analysis.spots else ():
        draft.dates = undenied(draft.dates, tokens, owed)
    named = {draft.clause for draft in drafts} if named_owed else set()
    days_owed = [one for one in analysis.dated if (named_owed - named).intersection({layout.clause[one.when.first]})]
    for draft in drafts if paid else ():
        off_days_paid(draft, paid, days_owed)
    alone = {draft.clause for draft in drafts} & said.solely
    booked = booked_by_others(analysis, persons)
    earlier = of_earlier_claims(analysis)
    none, had = denied_lists(analysis, owed), received(analysis) if owed else ()
    kept = [
        draft
        for place, (draft, following) in enumerate(zip_longest(drafts, drafts[1:]))
        if place not in theirs
        and moved.get(place, True)
        and draft.sentence not in told
        and not (draft.first in none and not draft.measured)
        and draft.first not in earlier
        and not (draft.clause in had and not (draft.measured or is_meeting(draft, types)))
        and (not alone or draft.measured or draft.clause in alone)
        and not ((draft.clause in away or draft.first in missing) and is_meeting(draft, types))
        and not (analysis.missed and is_meeting(draft, types) and _is_missed(draft, analysis))
        and not (paid and draft.clause not in named_owed and is_meeting(draft, types) and is_of(draft, paid))
        and (said is NOTHING or not _is_dismissed(draft, following, tokens, layout, said, types))
        and not is_booked(draft, booked, types)
        and not is_void(draft, tokens, layout)
        and not is_spared(draft, analysis, persons)
        and not is_of_timetable(draft, analysis, types)
        and not is_errand(draft, drafts[max(0, place - _NEAR) : place + _NEAR], tokens, types)
        and not is_bought_for(draft, drafts[max(0, place - _NEAR) : place + _NEAR], analysis, types)
    ]
    kept = without_denied(drafts, kept, analysis, said, types)
    coming = _coming(analysis)
    if coming:
        kept = [one for one in kept if one.sentence not in coming or not all(map(_may_be_ahead, one.dates))]
    priced = {draft.clause for draft in kept if draft.moneys}
    trip = any(draft.kind == "per_diem" for draft in kept)
    once = [draft for place, draft in enumerate(kept) if not is_echo(place, kept, tokens, types)]
    if "being" in analysis.spots and any(_is_of_care(draft, types) for draft in once):
        paid_for = {layout.sentence[at] for sense in _PAYING for at in analysis.spots.get(sense, ())}
        once = [one for one in once if one.sentence in paid_for or not _is_visited(one, tokens, types)]
    return [
        draft
        for draft in once
        if not ((trip or (not draft.dates and draft.clause in priced)) and _is_empty_outlay(draft, types))
        and not (draft.general and not _is_valued(draft) and _is_of_others(draft, once, analysis, types))
        and not (trip and _is_of_trip(draft, tokens, types))
    ]


def _is_dismissed(
    draft: Draft, following: Draft | None, tokens: Sequence[Token], layout: Layout, said: Statements, types: TypeIndex
) -> bool:
    """True for what the draft's own clause or sentence denies."""
    meeting = is_meeting(draft, types)
    if meeting and draft.clause in said.negated | said.missed and is_absent(draft, tokens, layout):
        draft.dates = [dated for dated in draft.dates if layout.clause[dated.when.first] != draft.clause]
        if not draft.dates:  # var ikke på fsk 10.11, bare 17.11
            return True
    held = meeting and draft.clause in said.cancelled and draft.dates  # avlyst, skal ikke med. Holdt 17.11
    return (
        said.planned.get(draft.clause, draft.last) < draft.last
        or draft.clause in said.settled
        or (_is_left_out(draft, layout, said, meeting=meeting) and not held)
        or (draft.clause in said.cancelled and not (draft.dates if meeting else draft.measured))
        or (
            draft.clause in said.negated
            and is_denied(draft, following, tokens, layout, meeting=meeting)
            and not is_told_later(draft, layout)
            and not is_paid_instead(draft, tokens, layout)
        )
        or (meeting and said.no_fee and (draft.sentence in said.no_fee or not draft.codes or not draft.named))
        or (said.only == "drive" and draft.kind == "expense" and not draft.moneys and not meeting)
        or (said.only == "fee" and not meeting and draft.kind != "mileage" and not draft.moneys)
        or (draft.clause in said.provided and _is_empty_outlay(draft, types))
        or (draft.clause in said.paid_by_others and (_is_outlay(draft, types) or (meeting and not draft.measured)))
    )


def _is_missed(draft: Draft, analysis: Analysis) -> bool:
    """True for a meeting on no day but such as the writer says they were away."""
    days = {day for one in draft.dates for day in one.days}
    return bool(days) and days <= analysis.missed


def _is_left_out(draft: Draft, layout: Layout, said: Statements, *, meeting: bool) -> bool:
    """True for what is named or valued where the text leaves it out: `taxi hjem, 240 kr, men den skal ikke med`."""
    values = () if meeting else (*draft.moneys, *draft.distances, *draft.durations)
    valued = bool(values) and all(layout.clause[one.first] in said.left_out for one in values)
    return draft.clause in said.left_out or valued


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


def _is_of_trip(draft: Draft, tokens: Sequence[Token], types: TypeIndex) -> bool:
    """True beside a trip for a hotel or food without a sum, and for hours without a value: whom it was for."""
    if draft.kind != "expense" or draft.moneys:
        return False
    named = tokens[draft.first : draft.last + 1]  # all other food
    told = any(not token.senses.keys().isdisjoint(_OF_TRIP) for token in named)
    return told or (types.units(draft.codes) == {"hour"} and not (draft.measured or draft.dates))


def _is_of_others(draft: Draft, drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> bool:
    """True for `utlegg` as a name for what other drafts tell one by one."""
    return any(_is_bought(other, types) for other in drafts) and not is_row(draft, drafts, analysis)


def _is_valued(draft: Draft) -> bool:
    """True for more than a name and a number of things: `de to utleggene` only speaks of others."""
    return bool(draft.durations or draft.clocks or draft.moneys or draft.distances)


def _is_bought(draft: Draft, types: TypeIndex) -> bool:
    """True for a sum, and for a named outlay that is not just called `utlegg`."""
    return bool(draft.moneys) or (_is_outlay(draft, types) and not draft.general)


def _is_empty_outlay(draft: Draft, types: TypeIndex) -> bool:
    """True for a named outlay without a sum or anything else that is measured."""
    return not draft.measured and _is_outlay(draft, types)


def _is_of_care(draft: Draft, types: TypeIndex) -> bool:
    """True for hours that were spent with somebody, not lost at work."""
    return draft.measured and bool(set(types.of_unit(draft.codes, "hour")) - set(types.lost))


def _is_visited(draft: Draft, tokens: Sequence[Token], types: TypeIndex) -> bool:
    """True for where the hours were spent: `støttekontakt 3 timer, vi var på kino`; `bodde på hotellet` was paid."""
    at = draft.first - 1 - (text_at(tokens, draft.first - 1) in _ARTICLES)
    there = text_at(tokens, at) in _AT and any(has(tokens, near, "being") for near in (at - 1, at - 2, at - 3))
    lodged = any("lodging" in token.senses for token in tokens[draft.first : draft.last + 1])
    return there and not lodged and _is_empty_outlay(draft, types)


def _is_outlay(draft: Draft, types: TypeIndex) -> bool:
    """True for what was bought, by its name."""
    outlay = draft.unheld == "amount" and types.units(draft.codes) <= {"amount"}
    return draft.kind == "expense" and draft.named and outlay
