"""Messages that want nothing: absence, plans, money that came, nothing to claim."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, takewhile

from parsers.text.analysis import Analysis
from parsers.text.lines.told.doers import told_of_others
from parsers.text.lines.told.frames import Clause, is_light, sentences
from parsers.text.lines.told.received import AMISS, GOT
from parsers.text.lines.told.statements import futures
from parsers.text.spans.coming import is_soon
from parsers.text.spans.mentions import MEASURED, Clocks, Money, When, has, indices, is_writer, text_at
from parsers.text.words.lexicon import NO_SENSES, words_of
from parsers.text.words.tokens import Token, said_at

EXAMPLES = {
    "Kan ikke møte i kommunestyret torsdag 26. november, er på reise. De må kalle inn vara.": True,
    "Får dessverre ikke møtt i formannskapet på tirsdag, er bortreist": True,
    "Eg melder forfall til kommunestyret i går": True,
    "I can't attend the council meeting on Thursday": True,
    "Eg må melde forfall til formannskapet i morgon. Kan du kalle inn vara?": True,
    "I cannot attend the council on Thursday, I am away. Could you call in my deputy?": True,
    "Melder forfall til formannskapet i morgen. Kan du betale timene mine?": False,
    "Melder forfall til formannskapet i morgen. Får vara møtegodtgjørelse?": False,
    "får ikkje vore støttekontakt i kveld, e vorte dårleg i halsen": True,
    "Jeg har dessverre ikke anledning til å møte i kommunestyret torsdag 26. november": True,
    "Eg har ikkje høve til å kome på formannskapet i morgon": True,
    "I am not able to come to the council meeting tomorrow": True,
    "Sorry, I could not make it to the youth council today, I have a test tomorrow": True,
    "Jeg kunne ikke møte i formannskapet 3.11, var der 10.11": False,
    "Jeg kunne ikke være med på hele planutvalget i går": False,
    "I was not able to be at the whole planning committee meeting yesterday": False,
    "kunne ikke vært med på planutvalget i går uten taxi": False,
    "Fikk ikke vært på planutvalget i går, var på formannskapet": False,
    "Fekk ikkje vore på jobb i går, planutvalet": False,
    "Kan ikke komme på formannskapet i morgen, er på jobb i Nordsjøen": True,
    "får ikke være støttekontakt lenger, siste gang var 10.11 kl 16-19": False,
    "ingen timer på mæ i juli, vi starte opp igjen 18. august": True,
    "det vert ingen støttekontakttimar denne veka, ho er på leirskule": True,
    "ingen timer i oktober, pengene mangler": False,
    "Berre så du veit det: Håvard kjem til oss frå 10. til 12. desember. Timane fører eg når det er over.": True,
    "Ida comes to us from 10 to 12 December. I will enter the hours when it is over.": True,
    "Ida kommer til oss 10. desember. Send meg skjemaet": False,
    "Håvard var hos oss frå 10. til 12. desember": False,
    "Håvard sov hos oss frå 10. til 12. desember": False,
    "Ida sov her 2. mai": False,
    "Eg passa Ida 2. mai": False,
    "Jobba hos Ida 17. mai": False,
    "Looked after Ida 10 to 12 May": False,
    "Looked after Ida 10 to 12 December": False,
    "Legg til 3. mai": False,
    "Legg til 3. desember": False,
    "Dere glemte 3. mai": False,
    "Pengene for kurset 3. mai mangler": False,
    "Pengene for kurset 3. desember mangler": False,
    "Pengene for kurset 3. desember kommer ikke": False,
    "Her kommer 3. desember": False,
    "Timene for 3. desember kommer i tillegg": False,
    "Ida kommer til oss 10. desember. Jeg vil ha forskudd": False,
    "Kan jeg få svar innen 3. desember": False,
    "skal på møte i morgen, hvordan fører jeg det": False,
    "Takk for hjelpen! Pengene for de 42 km og hotellet kom på konto i går": True,
    "Takk for utbetalingen på 4 125 kr!": True,
    "Tusen takk for pengane for november, 4 125 kr": True,
    "Thanks for the payment of NOK 4,125": True,
    "Jeg har fått 4 212 kr for november, takk": True,
    "Nå har jeg fått 4 212 kr for november, og det stemmer på krona.": True,
    "I have received 4,212 kr for November, thank you.": True,
    "Jeg har fått 4 212 kr for november. Ønsker dere en riktig god jul.": True,
    "Jeg har fått 4 212 kr for november. Ønsker kvittering.": False,
    "Jeg fikk 4 212 kr for november, men det skulle vært 5 000 kr": False,
    "Fikk 4 212 kr for november. Taxi 10. november 300 kr": False,
    "Takk for utbetalingen, men taxien på 300 kr mangler": False,
    "Ingen møter og ingen kjøring på meg i november, så det blir ikke noe krav": True,
    "Nothing to claim this month": True,
    "Ingen timer å føre denne uka": True,
    "Dei 14 timane mine førte eg i går, så det er ikkje noko nytt frå meg no": True,
    "Vi var på ferie hele juli, så jeg har verken timer eller kjøring å føre denne gangen.": True,
    "Eg har korkje timar, køyring eller utlegg å melde inn for juli": True,
    "I have neither hours nor driving to report for July": True,
    "Det ble ingen timer på meg i oktober. Han var på sykehuset.": True,
    "Det vart ingen timar på meg i oktober": True,
    "Bare så dere vet det: Det ble ingen timer på meg i oktober.": True,
    "Jeg hadde ingen timer på lønnsslippen": False,
    "Eg har ikkje noko å krevje denne månaden": True,
    "eg skal på møte i kontrollutvalet på torsdag. Krav kjem etterpå.": True,
    "I'll be at the council meeting on 3 December and will send you my claim after that.": True,
    "I will send my claim for the council meeting on 3 December. Please send me the form": False,
    "Jeg har ferie 16.–27. november og leser ikke e-post.": True,
    "Jeg var ikke på kommunestyremøtet i går. Jeg var bortreist, så det er ingenting å betale ut til meg": True,
    "Kom meg ikke på formannskapet i går, så ingenting å føre": True,
    "Eg var ikkje på formannskapet i går, så eg har ikkje noko å føre": True,
    "I was not at the council meeting yesterday, so there is nothing to pay": True,
    "eg var ikkje på kommunestyret i går, låg sjuk heime. berre så de veit det": True,
    "I was not at the council yesterday, I was ill at home. Just so you know": True,
    "Jakob and I plan to go to the cabin 27-29 November. I will send my hours when we are back.": True,
    "We intend to go to the cabin 27-29 November. No need to answer, unless his mother has said no.": True,
    "We plan to go to the cabin 27-29 November. I need the money first": False,
    "Kari kunne ikke møte, så jeg var vara i formannskapet i går": False,
    "Skal på kurs torsdag, får jeg diett?": False,
    "Jeg skal ha betalt for formannskapet": False,
    "Jeg kjører til formannskapet i morgen, 42 km": True,
    "Innkalling: Formannskapet 24.11 kl 09.00, møterom 3": True,
    "Protokoll fra formannskapet 10.11 ligger ute": True,
    "Til info: avlastningen til helga er avlyst": True,
    "Støttekontakten på torsdag er avlyst": True,
    "The council meeting yesterday was cancelled": True,
    "Pengene har ikke kommet": False,
    "ikke send": False,
}

_ACCOUNT = frozenset({"konto", "kontoen", "account"})
_NOTHING = frozenset({"ingenting", "nothing", "inkje"})
_ANYTHING = frozenset({"noe", "noko", "any", "anything", "nokon", "noen"})
_CAME = frozenset({"ble", "blei", "vart", "var", "hadde", "were", "had", "there"})
_ON = frozenset({"på", "i", "meg", "in", "for", "me", "mæ", "mej", "oss"})
_HOURS = (*words_of("the_hours"), "timer", "timar")
_BEEN = frozenset({"vore", "vært", "vere", "vera", "been"})
_TO = frozenset({"å", "to"})
_NOT = frozenset({"ikke", "ikkje", "not"})
_WITHOUT = frozenset({"uten", "utan", "without"})
_LISTED = 8
"""Words after the negation that may name what there is none of: timer, kjøring eller utlegg å føre."""
_NEW = 5
_US = frozenset({"oss", "us", "meg", "me"})
_FROM, _ME = frozenset({"fra", "frå", "på", "from"}), frozenset({"meg", "me"})
_PROMISE = 5
"""Tokens from `will` to `claim`: will send you all my claim."""
_KNOW = frozenset({"vet", "veit", "know"})
_SO = frozenset({"så", "so", "just", "it"})
_OTHERS = frozenset({"de", "dei", "han", "hun", "ho", "hu", "they", "he", "she"})
_MEASURES = ("hour", "distance", "currency")
_CLAIMED = ("meeting", "drive", "claim_word", "trip", "receipt")
_OPEN = ("wish", "claiming", "order", "including")
_ABSENT = frozenset({"able", "negation"})
_TELLING = frozenset({"absence", "arrival", "hearsay", "announcing", "payout"})


def unclaimed(analysis: Analysis) -> frozenset[int]:
    """The sentences of the writer's absence, of money received, of what others get: none of their words is a line."""
    senses = analysis.spots.keys()
    paid = paid_out(analysis)
    if senses.isdisjoint(_TELLING) and not senses >= _ABSENT:
        return paid
    counted = _counted(analysis)
    compared = _compared(analysis)
    return paid | frozenset(
        sentence.sentence
        for sentence in sentences(analysis.tokens, analysis.layout)
        if (sentence.sentence not in compared and _is_absence(sentence))
        or _is_received(sentence)
        or _is_hearsay(sentence)
        or (sentence.sentence not in counted and _is_announced(sentence))
    )


def _compared(analysis: Analysis) -> set[int]:
    """The sentences of several days or names, of which one may be missed and another not, and of hours besides.

    What is on a day ahead, `prøve i morgen`, is no other.
    """
    number, ahead = analysis.layout.sentence, {one.when.first for one in analysis.dated if one.ahead}
    days: Counter[int] = Counter()
    for mention in analysis.mentions:
        if isinstance(mention, When) and not (days[number[mention.first]] and mention.first in ahead):
            days[number[mention.first]] += 1
    begins = {sentence.sentence: sentence.first for sentence in sentences(analysis.tokens, analysis.layout)}
    clause = analysis.layout.clause
    hours = [one.first for one in analysis.mentions if isinstance(one, Clocks) and one.end]
    worked = {number[at] for at in hours if clause[at] != clause[begins[number[at]]]}
    named = {clause[one.first]: number[one.first] for one in analysis.named}
    bodies = Counter(named.values())
    return worked | {sentence for sentence, several in (*days.items(), *bodies.items()) if several > 1}


def wants_nothing(analysis: Analysis) -> bool:
    """True when a message without lines only tells something, and asks, wants and orders nothing."""
    told = unclaimed(analysis) | told_of_others(analysis)
    coming = {*analysis.spots.get("future", ()), *futures(analysis)} - indices(analysis.named)  # planning committee
    plans = {analysis.layout.sentence[at] for at in coming}
    driven = {analysis.layout.sentence[at] for at in analysis.spots.get("drive", ())}
    plans |= driven & {analysis.layout.sentence[one.when.first] for one in analysis.dated if one.ahead}
    plans |= _ahead(analysis)
    rest = []
    for sentence in sentences(analysis.tokens, analysis.layout):
        if _asks(sentence) and not _calls_deputy(sentence):
            return False
        if sentence.sentence in told:
            continue
        if (
            (is_nothing(sentence) or sentence.has("cancelled"))
            or _is_away(sentence)
            or _informs(sentence)
            or (sentence.sentence in plans and _is_planned(analysis, sentence))
        ):
            told |= {sentence.sentence}
        else:
            rest.append(sentence)
    counted = _counted(analysis)
    return bool(told) and not any(
        sentence.sentence in counted or any(_wants(sentence, at) for at in range(len(sentence.tokens)))
        for sentence in rest
    )


def _ahead(analysis: Analysis) -> set[int]:
    """The sentences that tell of nothing but days to come, and neither ask nor speak of sending."""
    number = analysis.layout.sentence
    coming = {number[one.when.first] for one in analysis.dated if one.ahead}
    soon = {number[one.when.first] for one in analysis.dated if is_soon(one, analysis.today)}
    soon &= {number[at] for at in said_at(analysis.tokens, words_of("comes")) if _is_to_writer(analysis.tokens, at)}
    others = {number[one.when.first] for one in analysis.dated if one.days and not one.ahead} - soon
    others |= {number[at] for at in said_at(analysis.tokens, words_of("sends_now"))}
    named = indices((*analysis.mentions, *analysis.named))  # formannskapet i morgen: a row with a wrong day
    words = enumerate(analysis.tokens)
    told = {number[at] for at, one in words if at not in named and one.kind == "word" and "polite" not in one.senses}
    return ((coming | soon) & told) - others - analysis.layout.asking - _counted(analysis)


def _is_to_writer(tokens: Sequence[Token], comes: int) -> bool:
    """True for `kommer til oss`, who comes; `her kommer 3. desember` hands in what was."""
    return has(tokens, comes + 1, "to") and text_at(tokens, comes + 2) in _US


def _asks(sentence: Clause) -> bool:
    """True for a question mark, and behind a comma for `hvordan fører jeg det`."""
    parted = pairwise(sentence.tokens)
    asked = any(before.text == "," and word.senses.get("asking") == "wh" for before, word in parted)
    return asked or any(token.text == "?" for token in sentence.tokens)


def _calls_deputy(sentence: Clause) -> bool:
    """True for `kan du kalle inn vara?`, which asks nothing of a claim."""
    texts = {token.text for token in sentence.tokens}
    called = not texts.isdisjoint(words_of("calling_deputy")) and sentence.has("somebody")
    return called and not any(sentence.has(sense) for sense in ("claiming", "fee", "claim_word"))


def _wants(sentence: Clause, at: int) -> bool:
    """True for a word of wishing, claiming or ordering; not for `I will send my hours` and `no need to answer`.

    `Ønsker dere en god jul` is a greeting.
    """
    senses, before = sentence.tokens[at].senses, sentence.tokens[at - 1].senses if at else NO_SENSES
    if "order" in senses and "future" in before:
        return False
    if "wish" in senses and "negation" in before:
        return False
    if "wish" in senses and any(token.senses.get("person") == 2 for token in sentence.tokens[at + 1 : at + 2]):
        return False
    return any(sense in senses for sense in _OPEN)


def _is_absence(sentence: Clause) -> bool:
    """True for `kan ikke møte i kommunestyret`: the writer, or nobody named, and nothing that is counted."""
    if any(sentence.has(sense) for sense in _MEASURES) or any(_is_but(token) for token in sentence.tokens):
        return False
    able = denied = attends = False
    for index, token in enumerate(sentence.tokens):
        attends = attends or (able and _is_attending(token)) or token.senses.get("able") == "come"
        if token.senses.get("absence") == "firm":
            return True
        if able and denied and attends:
            return not (_is_plan(sentence, index) or _is_of_a_part(sentence.tokens[index:]))
        able = able or "able" in token.senses or token.text in words_of("chance")
        denied = denied or ("negation" in token.senses and token.text != "no")  # har no vore på møte
        if not (denied or able or is_light(token, "absence", "cancelled", "attend")):
            return False
    return False


def _is_attending(token: Token) -> bool:
    """True for `møte` and `være`, also as in `får ikkje vore`."""
    return "attend" in token.senses or token.text in _BEEN


def _is_of_a_part(after: Sequence[Token]) -> bool:
    """True for the end of `ikke være med på hele møtet`, `uten taxi`, `ikke være på jobb`: somebody was there."""
    clause = takewhile(lambda token: token.text != ",", after)
    return any(
        "whole" in token.senses or token.text in _WITHOUT or token.text in words_of("at_work") for token in clause
    )


def _is_plan(sentence: Clause, index: int) -> bool:
    """True for `kommer ikke til å kreve`, which is no coming."""
    said = [token.text for token in sentence.tokens[index : index + 3]]
    return "til" in said and "å" in said


def _is_received(sentence: Clause) -> bool:
    """True for `pengene kom på konto i går`."""
    opening = [token for token in sentence.tokens if token.kind == "word"][:4]
    named = any("payout" in token.senses for token in opening) or (
        any(token.text in _ACCOUNT for token in sentence.tokens) and any("arrival" in token.senses for token in opening)
    )
    if named and _thanks_for_it(sentence):
        return True
    return named and sentence.has("arrival") and not sentence.denied and not _is_question(sentence)


def paid_out(analysis: Analysis) -> frozenset[int]:
    """The sentences of no more than a payment one has had for a month: `har fått 4 212 kr for november`."""
    if GOT.isdisjoint(analysis.said):
        return frozenset()
    tokens, number = analysis.tokens, analysis.layout.sentence
    months = {one.when.first for one in analysis.dated if one.wide}
    sums = [one for one in analysis.mentions if isinstance(one, Money)]
    had = {
        number[one.first]
        for one in sums
        if text_at(tokens, one.last) == "for" and one.last + 1 in months and _is_had(tokens, number, one.first)
    }
    if not had:
        return frozenset()
    several = Counter(number[one.first] for one in (*sums, *analysis.named))
    apart = {one for one in had if several[one] > 1} | analysis.layout.asking
    apart |= {number[at] for at, token in enumerate(tokens) if _is_but(token) or _is_amiss(token)}
    return frozenset(had - apart)


def _is_had(tokens: Sequence[Token], sentence: Sequence[int], money: int) -> bool:
    """True right behind `jeg har fått`, `då fekk eg`, `I received`."""
    got = next((at for at in (money - 1, money - 2) if text_at(tokens, at) in GOT), None)
    if got is None:
        return False
    opens = got == 0 or sentence[got - 1] != sentence[got]
    return opens or any(is_writer(tokens, got + step) for step in (-3, -2, -1, 1))


def _is_amiss(token: Token) -> bool:
    """True for a word of a payment that was wrong: `bare`, `for lite`, `ikke`, `skulle`."""
    return token.text in AMISS or not {"negation", "solely", "should", "wrong"}.isdisjoint(token.senses)


def _thanks_for_it(sentence: Clause) -> bool:
    """True for `takk for utbetalingen`, and nothing after it that is amiss."""
    opening = [token.text for token in sentence.tokens][: len(("tusen", "takk", "for"))]
    thanked = any(one in words_of("thanking") and after == "for" for one, after in pairwise(opening))
    return thanked and not sentence.denied and not any(map(_is_but, sentence.tokens))


def _is_hearsay(sentence: Clause) -> bool:
    """True for `kollegaen seier at dei får 1 500 kr`: what others have or get."""
    for index, token in enumerate(sentence.tokens):
        if "hearsay" in token.senses:
            words = sentence.tokens[index + 1 :]
            whom = words[words[0].text in ("at", "that") :][:1] if words else ()
            others = any(word.text in _OTHERS for word in whom)
            return others and not any(word.writer and word.text != "i" for word in words)
    return False


def _is_announced(sentence: Clause) -> bool:
    """True for `Innkalling: formannskapet 24.11 kl 09`: what others sent out, and nothing of the writer's."""
    opening = next((token for token in sentence.tokens if token.kind == "word" and "polite" not in token.senses), None)
    announced = opening is not None and "announcing" in opening.senses
    return announced and not any(token.writer for token in sentence.tokens)


def _counted(analysis: Analysis) -> set[int]:
    """The sentences with a distance, hours or a sum."""
    number = analysis.layout.sentence
    return {number[mention.first] for mention in analysis.mentions if isinstance(mention, MEASURED)}


def is_nothing(sentence: Clause) -> bool:
    """True for `ingen kjøring i november`, `ikke noe å kreve`, `nothing to claim`."""
    texts = [token.text for token in sentence.tokens]
    opening = True
    for index, token in enumerate(sentence.tokens):
        after = sentence.tokens[index + 1 : index + 4]
        none = "negation" in token.senses and any(_is_anything(word) for word in after[:1])
        nothing = none or token.text in _NOTHING
        if nothing and (
            _TO & {*texts[index + 1 : index + _LISTED]}
            or any("claim_word" in word.senses for word in after)
            or _is_from_me(texts[index + 1 : index + _NEW])
        ):
            return True
        if opening and "negation" in token.senses and any(_is_none_of(token, word) for word in after[:1]):
            return True
        if opening and "negation" in token.senses and _is_without_hours(sentence.tokens[index + 1 :]):
            return True
        opening = token.text == ":" or (opening and (is_light(token) or token.text in _CAME))
    return False


def _is_none_of(denied: Token, word: Token) -> bool:
    """True for `ingen møter`, `ikke kjøring`; `kunne ikke møte` is an absence."""
    absent = denied.text in _NOT and "attend" in word.senses
    return not absent and any(sense in word.senses for sense in _CLAIMED)


def _is_from_me(after: Sequence[str]) -> bool:
    """True for the end of `ikkje noko nytt frå meg`, `nothing from me`."""
    return any(one in _FROM and whom in _ME for one, whom in pairwise(after))


def _is_without_hours(after: Sequence[Token]) -> bool:
    """True for the end of `det ble ingen timer på meg i oktober`, where nothing but the time is said besides."""
    if not after or not _are_hours(after[0]):
        return False
    told = takewhile(lambda token: token.text != ",", after[1:])
    return not any("payout" in token.senses or _is_but(token) for token in after) and all(
        is_light(token, "month", "person", "reference", "this", "previous", "week", "month_word") or token.text in _ON
        for token in told
    )


def _are_hours(token: Token) -> bool:
    """True for `timer`, and for `støttekontakttimar`."""
    return "hour" in token.senses or token.text.endswith(_HOURS)


def _is_anything(token: Token) -> bool:
    """True for what there is nothing of: ikke noe, ingen timer."""
    return token.text in _ANYTHING or "hour" in token.senses


def _is_away(sentence: Clause) -> bool:
    """True for `jeg har ferie til mandag`."""
    return any("absence" in token.senses for token in sentence.tokens) and not any(
        sentence.has(sense) for sense in _OPEN
    )


def _informs(sentence: Clause) -> bool:
    """True for `bare så dere vet det`, `just so you know`, and nothing else in the sentence."""
    words = [token for token in sentence.tokens if token.kind == "word"]
    knows = any(token.text in _KNOW for token in words) and any(token.senses.get("person") == 2 for token in words)
    return knows and all(is_light(token) or token.text in _KNOW or token.text in _SO for token in words)


def _is_planned(analysis: Analysis, sentence: Clause) -> bool:
    """True for a plan with a day, a meeting or a drive, that is not to be claimed."""
    claims = (sentence.has("claiming") or sentence.has("order")) and not _is_promised(sentence)
    if claims or any(_is_but(token) for token in sentence.tokens):
        return False
    number = analysis.layout.sentence
    said = [m for m in analysis.mentions if isinstance(m, When)] + list(analysis.named)
    return any(number[mention.first] == sentence.sentence for mention in said) or any(
        sentence.has(sense) for sense in _CLAIMED
    )


def _is_promised(sentence: Clause) -> bool:
    """True where all words of claiming stand right behind one for the future: `I will send you my claim after that`."""
    future = -_PROMISE
    for index, token in enumerate(sentence.tokens):
        if "future" in token.senses:
            future = index
        elif ("claiming" in token.senses or "order" in token.senses) and index - future > _PROMISE:
            return False
    return True


def _is_but(token: Token) -> bool:
    return token.senses.get("waiting") == "but"


def _is_question(sentence: Clause) -> bool:
    return "asking" in sentence.tokens[0].senses or any(token.text == "?" for token in sentence.tokens)
