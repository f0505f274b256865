"""Drafts that their own clause or sentence denies, leaves out, settles, plans, or says that others pay."""

from collections.abc import Mapping, Sequence

from parsers.text.catalogue.index import TypeIndex
from parsers.text.layout.clauses import Layout
from parsers.text.lines.drafts import Draft, is_meeting, is_outlay, is_unpriced
from parsers.text.lines.told.statements import Statements
from parsers.text.lines.unclaimed.denied import is_absent, is_denied, is_told_later
from parsers.text.lines.unclaimed.paid_instead import is_paid_instead
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "høy sats lørdag 14.11 kl 10-18. Jeg henter ikke lenger, så kjøring faller bort": ["expense"],
    "høg sats laurdag 14.11 kl 10-18. Køyring fell bort": ["expense"],
    "formannskapet i går, ingen kjøring": ["expense"],
    "formannskapet i går kl 16-18. Tapt arbeidsfortjeneste 2 timer, det er ikke mye.": ["expense", "expense"],
    "kjørte ikke, formannskapet i går": ["expense"],
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
    "formannskapet i går. Jeg har ikke hatt noe inntektstap": ["expense"],
    "formannskapet i går. Eg har ikkje hatt nokon tapt arbeidsforteneste": ["expense"],
    "executive committee yesterday. I have not had any lost earnings": ["expense"],
    "formannskapet i går. Jeg hadde noe inntektstap": ["expense", "expense"],
    "formannskapet i går, 24 km. Det er ikke deres problem, men bilen er på verksted": ["expense", "mileage"],
    "formannskapet i går, 24 km. Det er ikke kommunens sak hvem som satt på": ["expense", "mileage"],
    "formannskapet i går. Parkering 60 kr, det er ikke deres sak": ["expense"],
    "va ikkje på formannskapet tysdag, men planutvalet onsdag": ["expense"],
    "parkering 60 kr i går. Flybilletten har kommunen betalt.": ["expense"],
    "hotel was paid by the kommune, parking 60 kr yesterday": ["expense"],
    "taxi 312 kr i går, buss trengte jeg ikke": ["expense"],
    "bom 27 kr i går. Møtet er ført frå før.": ["expense"],
    "bom 27 kr i går. Honoraret er levert for lengst.": ["expense"],
    "bom 27 kr i går. Møtet sendte jeg inn for lenge siden.": ["expense"],
    "ferje 142 kr i går, formannskapet er alt sendt inn": ["expense"],
    "22 km i går. Berre km-godtgjersle.": ["mileage"],
    "hotellet 1 200 kr i går ble ikke dekket av kommunen": ["expense"],
    "formannskapet i går er ikke utbetalt": ["expense"],
    "I missed the council meeting yesterday": [],
    "fikk ikke gått på formannskapet i går": [],
    "had to skip the council meeting yesterday": [],
    "parkering 75 kr i går. The mileage comes later in my monthly list": ["expense"],
    "parkering 75 kr i går. Kjøringen fører jeg på kjøreboka i slutten av måneden": ["expense"],
    "parking 75 kr yesterday, mileage to follow": ["expense"],
    "fører 42 km i kjøreboka i går": ["mileage"],
    "formannskapet i går, 42 km. Møtehonoraret har jeg alt fått": ["mileage"],
    "formannskapet i går, taxi hjem, og det var servert mat": ["expense", "expense"],
}


def is_dismissed(
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
        or (draft.clause in said.provided and is_unpriced(draft, types))
        or (draft.clause in said.paid_by_others and (is_outlay(draft, types) or (meeting and not draft.measured)))
    )


def _is_left_out(draft: Draft, layout: Layout, said: Statements, *, meeting: bool) -> bool:
    """True for what is named or valued where the text leaves it out: `taxi hjem, 240 kr, men den skal ikke med`."""
    values = () if meeting else (*draft.moneys, *draft.distances, *draft.durations)
    valued = bool(values) and all(layout.clause[one.first] in said.left_out for one in values)
    return draft.clause in said.left_out or valued
