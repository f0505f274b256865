"""What a message orders done with a claim: send it, delete it, change it.

An order is a verb of that sense with nothing before it in its clause but words that leave it an order; what follows
says what it is about.
"""

from collections.abc import Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.intents.instead import instead
from parsers.text.intents.order_objects import AWAY, Order, change, delete, is_part, object_of, send
from parsers.text.lines.told.disregarded import disregarded
from parsers.text.lines.told.frames import Clause, claiming, claims_besides, clauses, is_light
from parsers.text.lines.told.struck import struck
from parsers.text.reading import Intent
from parsers.text.spans.mentions import WayWord, text_at
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
    "kladden kan du berre sletta, han vart heilt feil": "delete",
    "Du må gjerne sletta utkastet": "delete",
    "Eg sletta kladden i går": "question",
    "Du kan ha sletta kladden": "question",
    "The draft can be deleted, it was all wrong": "delete",
    "Taxi 10.11 200 kr. The draft can be deleted": "claim",
    "The draft must not be deleted": "question",
    "Was the draft deleted?": "question",
    "Can my claim be withdrawn, or is it too late?": "question",
    "Taxien kan du bare slette": "edit",
    "Linje 2 kan du berre sletta": "edit",
    "Kladden med taxien kan du slette": "delete",
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
    "ikke send": "question",
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
    "slett heile utkastet, eg byrjar på nytt i morgon": "delete",
    "Sorry, I started the wrong month. Please delete the draft, I'll send a new one tomorrow": "delete",
    "Feil måned. Slett utkastet, jeg sender et nytt 24.11": "delete",
    "Det vart feil dato, slett utkastet. Eg sender nytt i kveld": "delete",
    "glem det utkastet, slett det er du snill": "delete",
    "Krav nr 2026-00318 skal annulleres. Arbeidsgiveren dekker det": "delete",
    "Kan du kaste heile kladden?": "delete",
    "Utkastet jeg begynte på i går kan slettes, jeg skrev på feil måned": "delete",
    "Kravet eg skreiv i går kan sendast": "submit",
    "Ikke slett kravet": "question",
    "Beløpet på ferja skal være 124 kr, ikke 142": "edit",
    "In the claim I sent yesterday please change the distance to 48 km, not 84 km.": "edit",
    "Det skal være 48 km": "edit",
    "Formannskapet 3.9\nValgstyret 10.9\nValgstyret var 11.9, ikke 10.9. Rett den datoen for meg.": "claim",
    "Formannskapet 3.9, taxi 148 kr, buss 29 kr. Stryk bussen, den gangen fikk jeg skyss.": "claim",
    "Formannskapet 3.9, taxi 148 kr. Stryk bussen i utkastet mitt.": "edit",
    "Det var ikke 84 km, men 48 km": "edit",
    "Fjern linje 3 og send inn": "edit",
    "Linje 2 er riktig nå. Send inn": "submit",
    "Ikke ta med parkeringen likevel": "edit",
    "Støttekontakt 4 t 9.11. 16.11 vart avlyst. Bytte til 18.11, då vart det 3 t": "claim",
}

_RIGHT, _THE = words_of("right_value"), frozenset({"det", "den", "the"})
_ORDERING = frozenset({"order", "remove", "removed", "remaking"})
_OPENING = 3
_LATEST = 40
"""Tokens of a clause in which its order comes."""
_LEAST_LISTED = 2
_PAST = frozenset({"sende"})
"""Right after the writer, as the first words: `eg sende kravet i går`."""
_DELETE_OR_PAST = "sletta"
"""The verb in Nynorsk, past tense besides, and the name of a place."""
_DELETED = frozenset({"deleted", "discarded", "withdrawn", "scrapped", "binned"})
"""Behind `can be`."""
_PLEASE = frozenset({"please", "pls", "plz", "vennligst", "venligst"})
_MAY = frozenset({"kan", "må", "skal", "bør", "can", "may", "must", "should"})


def ordered(analysis: Analysis) -> Order | None:
    """What the message orders; None when it orders nothing, or claims something besides."""
    senses = analysis.spots.keys()
    changing = "including" in senses and ("negation" in senses or bool(analysis.numbered))
    orders = changing or not senses.isdisjoint(_ORDERING) or not analysis.said.isdisjoint(words_of("sends_now"))
    orders = orders or _DELETE_OR_PAST in analysis.said or not _DELETED.isdisjoint(analysis.said)
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
            found = {"send": send, "delete": delete, "change": change}[act](analysis, clause, at)
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
    before = clause.tokens[:place]
    if clause.tokens[place].text == _DELETE_OR_PAST and _is_infinitive(before):
        return "delete"
    passive = clause.tokens[place].text in _DELETED and before and before[-1].text == "be"
    if passive and _is_infinitive(before) and clause.sentence not in analysis.layout.asking:
        return "delete"
    takes = clause.tokens[place].text in ("ta", "take", "tar")
    takes_away = takes and (clause.has("removed") or text_at(clause.tokens, place + 1) in AWAY)
    if "remaking" in senses and text_at(clause.tokens, place + 1) == "om":  # gjøre om 84 km til 48
        return "change"
    if "including" in senses and clause.has("line_word"):  # legg til 3 km på linje 2
        return "change"
    return "delete" if takes_away else None


def _is_infinitive(before: Sequence[Token]) -> bool:
    """True behind `kan du berre` and `må`, where no `ha` follows."""
    led = next((at for at in range(len(before) - 1, -1, -1) if before[at].text in _MAY), None)
    return led is not None and not any("having" in token.senses or token.text == "ha" for token in before[led:])


def _leaves_out(analysis: Analysis, clause: Clause) -> int | None:
    """Where something is ordered left out: `ikke ta med parkeringen`."""
    if not clause.denied:
        return None
    for place, token in enumerate(clause.tokens[:_OPENING]):
        follow = clause.tokens[place + 1 : place + 3]
        if "negation" in token.senses and follow and "including" in follow[0].senses:
            thing = object_of(clause.tokens[place + 2 :], "having")
            part = thing is not None and is_part(analysis, thing) and "line_word" not in thing.senses
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
