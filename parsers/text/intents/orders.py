"""What a message orders done with a claim: send it, delete it, change it.

An order is a verb of that sense with nothing before it in its clause but words that leave it an order; what follows
says what it is about.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from dataclasses import dataclass

from parsers.text.analysis import Analysis
from parsers.text.intents.instead import instead
from parsers.text.intents.things import stands_for
from parsers.text.lines.told.disregarded import disregarded
from parsers.text.lines.told.frames import Clause, claiming, claims_besides, clauses, is_light
from parsers.text.lines.told.struck import struck
from parsers.text.reading import Intent
from parsers.text.spans.mentions import Distance, Duration, Money, WayWord, When, text_at
from parsers.text.spans.numbers import ALL_OF
from parsers.text.words.lexicon import NO_SENSES, known_words, words_of
from parsers.text.words.tokens import Token

EXAMPLES: dict[str, Intent] = {
    "send": "submit",
    "Send inn!": "submit",
    "ja, send": "submit",
    "Ser riktig ut. Send det inn": "submit",
    "Det stemmer, både kilometerne og hotellet. Send inn!": "submit",
    "Ser rett ut, du kan levere kravet no": "submit",
    "Everything looks right to me – please go ahead and submit.": "submit",
    "Alt er på plass, kan du sende det til godkjenning?": "submit",
    "Kravet er klart og kan sendes": "submit",
    "Could you submit my claim now, thanks": "submit",
    "Alt stemmer. Vær vennlig å sende kravet inn": "submit",
    "Ver venleg å sende inn kravet": "submit",
    "Kunne du være så vennlig å sende det inn?": "submit",
    "Venlegast send det inn": "submit",
    "Be so kind as to submit it": "submit",
    "Would you be kind enough to send it in": "submit",
    "Vær vennlig å slette utkastet": "delete",
    "Skal jeg sende det inn?": "question",
    "Eg vil sende inn kravet": "submit",
    "Eg sende kravet for aprilmøta 30. april. Er det attestert enno?": "status",
    "Send inn når jeg har lagt til ferja": "question",
    "ikke send": "question",
    "send meg skjemaet": "question",
    "send det tilbake til meg": "question",
    "bare send i vei du": "submit",
    "berre send i veg": "submit",
    "send it on its way": "submit",
    "Stemmer alt sammen. Da sender vi det": "submit",
    "Ser bra ut, då sender eg det inn": "submit",
    "Looks right, then we send it": "submit",
    "Da sender jeg det i morgen": "question",
    "Da sender jeg det når jeg kommer hjem": "question",
    "Da sender jeg kvitteringen": "question",
    "let's send it": "submit",
    "let's not send it": "question",
    "Please throw away this draft, I will make a new one when I have found the receipts": "delete",
    "scrap the draft please": "delete",
    "throw out my claim": "delete",
    "hiv kladden": "delete",
    "please don't submit it yet": "question",
    "Kommunestyret 12.11, 42 km. Send inn!": "claim",
    "slett": "delete",
    "Trekk tilbake kravet": "delete",
    "slett heile utkastet, eg byrjar på nytt i morgon": "delete",
    "Sorry, I started the wrong month. Please delete the draft, I'll send a new one tomorrow": "delete",
    "Feil måned. Slett utkastet, jeg sender et nytt 24.11": "delete",
    "Det vart feil dato, slett utkastet. Eg sender nytt i kveld": "delete",
    "Slett det og endre datoen til 13.10": "edit",
    "glem det utkastet, slett det er du snill": "delete",
    "Please delete my draft with the 84 km drive, it was a mistake.": "delete",
    "Krav nr 2026-00318 skal annulleres. Arbeidsgiveren dekker det": "delete",
    "Jeg trekker kravet jeg leverte på mandag": "delete",
    "Kan du kaste heile kladden?": "delete",
    "Utkastet jeg begynte på i går kan slettes, jeg skrev på feil måned": "delete",
    "Kravet eg skreiv i går kan sendast": "submit",
    "slett alle 3": "delete",
    "slett alle tre": "delete",
    "send alle 2": "submit",
    "send inn begge to": "submit",
    "I'd like to withdraw my claim": "delete",
    "Ikke slett kravet": "question",
    "Stryk parkeringa i utkastet, resten kan stå som det er.": "edit",
    "ta bort bompengene": "edit",
    "ta vekk 5.11": "edit",
    "slett 9.10.2023": "edit",
    "slett den 9. november": "edit",
    "slett utkastet for 9.10.2023": "delete",
    "please remove the ferry from my draft": "edit",
    "Kan du rette ferja fra 142 til 124 kr i utkastet som ligger der?": "edit",
    "Beløpet på ferja skal være 124 kr, ikke 142": "edit",
    "In the claim I sent yesterday please change the distance to 48 km, not 84 km.": "edit",
    "Det er en feil: det skal stå 46 km, ikke 64 km. Kan du rette det?": "edit",
    "Det står 62 km, det skal være 26 km. Kan dere rette det før det går videre?": "edit",
    "It says 62 km but it should be 26 km. Can you change it before it is paid?": "edit",
    "Det skal være 48 km": "edit",
    "Formannskapet 3.9\nValgstyret 10.9\nValgstyret var 11.9, ikke 10.9. Rett den datoen for meg.": "claim",
    "Formannskapet 3.9, taxi 148 kr, buss 29 kr. Stryk bussen, den gangen fikk jeg skyss.": "claim",
    "Formannskapet 3.9, taxi 148 kr. Stryk bussen i utkastet mitt.": "edit",
    "Det var ikke 84 km, men 48 km": "edit",
    "Fjern linje 3 og send inn": "edit",
    "Linje 2 er riktig nå. Send inn": "submit",
    "Kan du gjøre om 84 km til 48 km?": "edit",
    "Ikke ta med parkeringen likevel": "edit",
    "Linje 3 er dobbelt, slett den": "edit",
    "Parkeringen er feil, ta den bort": "edit",
    "Kravet om parkeringen er feil, slett det": "delete",
    "Det ble feil, slett det": "delete",
    "Taxien ble feil, slett det hele": "delete",
    "Bommen var 36 kr, slett den andre": "edit",
    "Legg til 3 km på linje 2": "edit",
    "Flytt møtet til 12.11": "edit",
    "Rett fra jobb til formannskapet i går": "claim",
    "Støttekontakt 4 t 9.11. 16.11 vart avlyst. Bytte til 18.11, då vart det 3 t": "claim",
}

_RIGHT, _THE = words_of("right_value"), frozenset({"det", "den", "the"})
_ORDERING = frozenset({"order", "remove", "removed", "remaking"})
_OBJECTS = ("field", "line_word", "drive", "meal", "passenger", "per_diem", "lodging", "meeting")
_OPENING = 3
_LATEST = 40
"""Tokens of a clause in which its order comes, and after that what the order is about."""
_NEAR = 8
"""Tokens: send timelista til Anne Grete i retur."""
_LEAST_LISTED = 2
_PAST = frozenset({"sende"})
"""Right after the writer, as the first words: `eg sende kravet i går`."""
_PLEASE = frozenset({"please", "pls", "plz", "vennligst", "venligst"})
_AWAY = frozenset({"out", "off", "away"})
_IS = frozenset({"er", "is"})
_BACK = frozenset({"tilbake", "attende", "back", "out", "ut"})
_RETURNED = frozenset({"tilbake", "attende", "back", "retur"})
_INDEFINITE = words_of("whole_claim")
_MAY = frozenset({"kan", "må", "skal", "bør", "can", "may", "must", "should"})
_RECIPIENTS = frozenset({"meg", "me", "us", "oss"})
_PRONOUNS = frozenset({"det", "den", "dette", "it", "this", "that", "alt", "everything"})


@dataclass(frozen=True, slots=True)
class Order:
    """The intent, and the token after which new values may stand, or what is taken out where one `removes`."""

    intent: Intent
    at: int
    removes: bool = False


def ordered(analysis: Analysis) -> Order | None:
    """What the message orders; None when it orders nothing, or claims something besides."""
    senses = analysis.spots.keys()
    changing = "including" in senses and ("negation" in senses or bool(analysis.numbered))
    orders = changing or not senses.isdisjoint(_ORDERING) or not analysis.said.isdisjoint(words_of("sends_now"))
    claimed = claiming(analysis) if orders else frozenset()
    for clause in clauses(analysis.tokens, analysis.layout) if orders else ():
        if clause.sentence in analysis.struck:
            continue
        if (left_out := _leaves_out(analysis, clause)) is not None:
            leaving = Order("edit", left_out, removes=True)
            return None if _claims(analysis, leaving, clause) else leaving
        for place in range(len(clause.tokens[:_LATEST])):
            act = _act(analysis, clause, place)
            if act is None:
                continue
            at = clause.first + place
            if not _may_order(analysis, clause, place):
                break
            found = {"send": _send, "delete": _delete, "change": _change}[act](analysis, clause, at)
            if found and not _is_told(claimed, clause, place):
                return None if _claims(analysis, found, clause) else found
    stated = instead(analysis)
    return None if stated is None else Order("edit", stated)


def _is_told(claimed: Set[int], clause: Clause, place: int) -> bool:
    """True for a verb that opens its clause and is no imperative, beside a claim: `4 t 9.11. Bytte til 18.11`.

    `claimed` are the sentences that claim something.
    """
    verb = clause.tokens[place].text
    orders = known_words().get(verb.removesuffix("e"), NO_SENSES) if verb.endswith("e") and not place else NO_SENSES
    return "order" in orders and not claimed <= {clause.sentence}


def _then_sends(analysis: Analysis, clause: Clause, place: int) -> bool:
    """True for `da sender vi det`, where it is all that the clause says."""
    tokens = clause.tokens
    if tokens[place].text not in words_of("sends_now") or not place or tokens[place - 1].text not in words_of("then"):
        return False
    after = tokens[place + 1 :]
    if any(one.first > clause.first + place for one in analysis.mentions):  # da sender jeg det i morgen
        return False
    return bool(after) and after[0].writer and all(is_light(one, "sending", "claim_word") for one in after)


def _act(analysis: Analysis, clause: Clause, place: int) -> str | None:
    senses = clause.tokens[place].senses
    if _then_sends(analysis, clause, place):
        return "send"
    if "order" in senses:
        return str(senses["order"])
    takes = clause.tokens[place].text in ("ta", "take", "tar")
    takes_away = takes and (clause.has("removed") or text_at(clause.tokens, place + 1) in _AWAY)
    if "remaking" in senses and text_at(clause.tokens, place + 1) == "om":  # gjøre om 84 km til 48
        return "change"
    if "including" in senses and clause.has("line_word"):  # legg til 3 km på linje 2
        return "change"
    return "delete" if takes_away else None


def _leaves_out(analysis: Analysis, clause: Clause) -> int | None:
    """Where something is ordered left out: `ikke ta med parkeringen`."""
    if not clause.denied:
        return None
    for place, token in enumerate(clause.tokens[:_OPENING]):
        follow = clause.tokens[place + 1 : place + 3]
        if "negation" in token.senses and follow and "including" in follow[0].senses:
            thing = _object(clause.tokens[place + 2 :], "having")
            part = thing is not None and _is_part(analysis, thing) and "line_word" not in thing.senses
            return clause.first + place if part else None
    return None


def _may_order(analysis: Analysis, clause: Clause, place: int) -> bool:
    """True when nothing before the verb makes it something else: a negation, a question, a condition, a noun."""
    before = clause.tokens[:place]
    told = clause.tokens[place].text in _PAST and [token.senses.get("person") for token in before] == [1]
    if told or clause.denied or clause.has("condition"):
        return False
    if before and clause.tokens[place].text in _RIGHT and before[-1].text in _THE:
        return False  # det rette for møtet er 28 km
    before = before[_request(before) :]
    words = [token for token in before if token.kind == "word" and "polite" not in token.senses]
    if words and "asking" in words[0].senses:
        inverted = len(words) > 1 and words[1].writer
        if inverted or ("request" not in words[0].senses and clause.sentence in analysis.layout.asking):
            return False
    if any("claim_word" in token.senses for token in before[:_OPENING]) and _may_be_done(before):
        return True  # utkastet jeg begynte på i går kan slettes
    numbered = any("claim_word" in token.senses for token in before)
    return all(
        is_light(token, "claim_word") or (numbered and token.kind == "num") or token.text in words_of("then")
        for token in before
    )


def _may_be_done(before: Sequence[Token]) -> bool:
    """True for `kan` right before a passive verb, and for `can be`."""
    led = before[-2:] if before[-1].text == "be" else before[-1:]
    return led[0].text in _MAY


def _request(before: Sequence[Token]) -> int:
    """Where the request begins that the verb belongs to: at the last `please` or `kan du`."""
    for index in range(len(before) - 1, -1, -1):
        asked = "request" in before[index].senses and index + 1 < len(before)
        if before[index].text in _PLEASE or (asked and before[index + 1].senses.get("person") == 2):
            return index
    return 0


def _send(analysis: Analysis, clause: Clause, at: int) -> Order | None:
    """An order to send the claim: nothing else is sent, and nothing has to happen first."""
    after = clause.tokens[at - clause.first + 1 :]
    if any(token.text in _RECIPIENTS for token in after[:1]) or any(token.text in _RETURNED for token in after[:_NEAR]):
        return None
    thing = _object(after, "sending")
    if thing is not None and not _is_claim(thing, after, analysis) and "waiting" not in thing.senses:
        return None
    number = analysis.layout.sentence
    first, last = bisect_left(number, clause.sentence), bisect_right(number, clause.sentence)
    for index in range(first, last):
        waiting = analysis.tokens[index].senses.get("waiting")
        if waiting == "wait" or (waiting and index > at):
            promised = at > 0 and "future" in analysis.tokens[at - 1].senses  # will send my claim after that
            return None if promised else Order("question", at)
    return Order("submit", at) if thing is None or "claim_word" in thing.senses else None


def _is_claim(thing: Token, after: Sequence[Token], analysis: Analysis) -> bool:
    """True for the claim that is there already: `kravet`, `my claim`; `a claim for 12.11` is a new one."""
    new = thing.text in _INDEFINITE and not any("own" in token.senses for token in after)
    return "claim_word" in thing.senses and not (new and (analysis.mentions or analysis.named))


def _delete(analysis: Analysis, clause: Clause, at: int) -> Order | None:
    """An order to delete the claim, or to strike something from it."""
    after = clause.tokens[at - clause.first + 1 :]
    if any("wages" in token.senses for token in after[1:2]):  # trekk i lønn
        return None
    thing = _object(after, "removed", "first_choice")
    if _is_day(analysis, after):
        return Order("edit", at, removes=True)
    told = any(isinstance(one, Money | Distance | Duration) and one.last <= at for one in analysis.mentions)
    if (thing is None and told) or ((thing is None or thing is after[0]) and stands_for(analysis, at)):
        return Order("edit", at, removes=True)
    if thing is None or "claim_word" in thing.senses:
        return Order("delete", at)
    return Order("edit", at, removes=True) if _is_part(analysis, thing) else None


def _is_day(analysis: Analysis, after: Sequence[Token]) -> bool:
    """True where a day in figures is what the verb is about: `ta vekk den 5.11`."""
    at = next(
        (place for place, token in enumerate(after) if token.kind != "word" or not is_light(token, "removed")),
        len(after),
    )
    if at == len(after) or after[at].kind not in ("num", "dmy", "iso"):
        return False
    named = any("claim_word" in token.senses for token in after[:at])
    spans = [one.span for one in analysis.mentions if isinstance(one, When)]
    return not named and any(start <= after[at].start < end for start, end in spans)


def _change(analysis: Analysis, clause: Clause, at: int) -> Order | None:
    """An order to change something that a claim has: a field, a line, a named part, or what was just said."""
    after = clause.tokens[at - clause.first + 1 :]
    if after and after[0].text in _IS:  # rett er 8 timer
        return None
    thing = _object(after, "first_choice")
    if thing is None:
        return Order("edit", _stating(analysis)) if any(token.text in _PRONOUNS for token in after) else None
    if "waiting" in thing.senses and after[0].text in _PRONOUNS:  # rette det før det går videre
        return Order("edit", _stating(analysis))
    replaced = any(mention.span[0] == thing.start for mention in analysis.mentions)
    return Order("edit", at) if "claim_word" in thing.senses or replaced or _is_part(analysis, thing) else None


def _object(after: Sequence[Token], *skipped: str) -> Token | None:
    """What the verb is about: the first word after it that says something of its own."""
    for place, token in enumerate(after[:_LATEST]):
        counted = place and after[place - 1].text in ALL_OF and ("number" in token.senses or token.kind == "num")
        said = token.kind in ("word", "num", "dmy", "iso") and token.text not in _BACK | _AWAY and not counted
        if said and ("claim_word" in token.senses or not is_light(token, *skipped)):
            return token
    return None


def _is_part(analysis: Analysis, thing: Token) -> bool:
    """True for a field, a line, or something that a line may be for."""
    if any(sense in thing.senses for sense in _OBJECTS):
        return True
    return any(mention.span[0] <= thing.start < mention.span[1] for mention in analysis.named)


def _stating(analysis: Analysis) -> int:
    """Where the message says how it should be: `det skal stå 46 km`."""
    stated = (index for index, token in enumerate(analysis.tokens) if "should" in token.senses)
    return next(stated, 0)


def _claims(analysis: Analysis, order: Order, clause: Clause) -> bool:
    """True when something is claimed besides the order; what is to be changed may stand anywhere."""
    if order.intent == "edit":
        dropped = analysis.layout.clause[clause.first] in disregarded(analysis)  # kjøringen dropper vi
        if dropped and claims_besides(analysis, {clause.sentence}):
            return True
        return clause.sentence in struck(analysis) or (not order.removes and _is_of_own_list(analysis, clause))
    if claims_besides(analysis, {clause.sentence}):
        return True
    if order.intent != "submit":
        return False
    before = [mention for mention in analysis.mentions if mention.last <= clause.first]
    return any(analysis.layout.sentence[mention.first] == clause.sentence for mention in before)


def _is_of_own_list(analysis: Analysis, clause: Clause) -> bool:
    """True where a change without a value stands below a list: `… 11.9, ikke 10.9. Rett datoen`."""
    sentence, numbered = analysis.layout.sentence, bool(analysis.numbered)
    valued = {sentence[one.first] for one in analysis.mentions if not isinstance(one, WayWord)}
    listed = {sentence[one.first] for one in analysis.named if sentence[one.first] < clause.sentence} & valued
    spoken = any("claim_word" in token.senses for token in clause.tokens)
    return len(listed) >= _LEAST_LISTED and not (numbered or spoken) and clause.sentence not in valued
