"""What has become of a claim, or of its money: the person asks how far it has come."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from parsers.text.analysis import Analysis
from parsers.text.intents.progress import YET, asks_progress, asks_where, may_ask
from parsers.text.lines.told.frames import Clause, claims_besides, sentences
from parsers.text.reading import Intent
from parsers.text.spans.mentions import Clocks, Distance, Duration
from parsers.text.words.lexicon import words_of

EXAMPLES: dict[str, Intent] = {
    "Hva er status?": "status",
    "Da har jeg et nytt krav: kommunestyret 17.11": "claim",
    "noe nytt om kravet mitt?": "status",
    "kor langt har kravet mitt kome?": "status",
    "hvor langt er kravet mitt kommet": "status",
    "Hei, jeg lurer på om kravet mitt er godkjent": "status",
    "Har de motteke kravet eg sende inn på måndag?": "status",
    "have you paid my october hours yet??": "status",
    "Any news on the claim I sent in October?": "status",
    "Er kravet for kontrollutvalgsmøtene 10.9. og 15.10. gått videre til lønn nå?": "status",
    "når kommer pengene": "status",
    "når kommer pengene for kravet jeg leverte 3. november? Det var på 2 340 kr, om det hjelper": "status",
    "Kravet mitt på 2 340 kr, når kommer pengene?": "status",
    "My claim of 2 340 kr, has it been approved?": "status",
    "Kravet mitt: taxi 2 340 kr 10.11, buss 40 kr 12.11": "claim",
    "My claim: taxi 340 kr 10.11, is it approved?": "claim",
    "Kravet mitt er taxi 340 kr 10.11, når blir det utbetalt?": "claim",
    "Kravet for taxi 10.11 på 340 kr, når blir det utbetalt?": "status",
    "Mitt krav for oktober, formannskapet 10.10, 34 km, og når kommer pengene?": "claim",
    "Mitt krav for oktober: taxi 340 kr 10.10, og når kommer pengene?": "claim",
    "Har de fått kravet mitt? Summen var 2 340 kr": "status",
    "Is my claim approved? It was for 2 340 kr, if that helps": "status",
    "Er kravet mitt godkjent? Det var 2 340 kr for hotell 10.11": "claim",
    "hei, er pengene på vei? sendte kravet for tre uker sia": "status",
    "er pengane på veg?": "status",
    "Is the money on its way?": "status",
    "hvor er pengene mine?": "status",
    "kvar blir det av pengane?": "status",
    "where is my money": "status",
    "Hvor er utbetalingsreglene?": "question",
    "Pengene for oktober har ikke kommet ennå": "status",
    "Hvordan går det med kravet mitt?": "status",
    "Jeg sendte inn møtehonorar for oktober. Er kravet mitt godkjent?": "status",
    "Eg leverte møtegodtgjersle for oktober førre veke. Når blir det utbetalt?": "status",
    "I sent in my council fee for October. Has my claim been approved?": "status",
    "Jeg ser ikke noe på kontoen ennå, har dere fått timene mine?": "status",
    "Har de fått timane mine? Eg ser ikkje noko på kontoen enno.": "status",
    "I can't see anything in my account yet": "status",
    "Jeg leverte et krav 2. november. Er det attestert, eller ligger det og venter hos noen?": "status",
    "Eg sende inn eit krav 2. november og har ikkje høyrt noko. Ligg det framleis til attestering?": "status",
    "I submitted a claim. Has it been approved, or is it still waiting with someone?": "status",
    "Timene for oktober sendte jeg 3.11. Ligger de fortsatt til godkjenning?": "status",
    "Jeg sendte kravet for aprilmøtene 30. april. Er det attestert ennå, eller ligger det hos noen?": "status",
    "I sent my claim on 30 October. Has it been approved yet?": "status",
    "Eg leverte timane mine for oktober. Er dei attesterte, eller er det noko de ventar på frå meg?": "status",
    "Er timene attestert?": "status",
    "Er timane for oktober anviste?": "status",
    "Are the hours for October approved?": "status",
    "Venter dere på noe fra meg?": "status",
    "Er det noko de ventar på frå meg?": "status",
    "Mangler det noe på kravet mitt?": "status",
    "Is there anything you are still waiting for from me?": "status",
    "Her er timene mine: 10.11 kl 15-18, 12.11 kl 15-19. Er det noe dere venter på fra meg?": "claim",
    "Er pengane for køyringa i juli godkjende? Har ikkje høyrt noko.": "status",
    "Er kjøringen for juli godkjent?": "status",
    "Er godtgjersla for juli godkjend?": "status",
    "Ble taxien fra 10.11 godkjent?": "status",
    "Vart køyringa i juli betalt?": "status",
    "Er det godkjent, kjøringa i juli?": "status",
    "Has my mileage for July been approved?": "status",
    "Was the meeting fee for October paid?": "status",
    "Kommer pengene for kjøringa i juli snart?": "status",
    "har Marit godkjent junitimene mine?": "status",
    "Har Nils attestert novembertimane mine?": "status",
    "Has Nils approved my hours?": "status",
    "hvor i løypa er kravet jeg sendte 5. oktober?": "status",
    "Kvar i systemet ligg kravet mitt frå oktober, det med ferja og taxien?": "status",
    "Where in the process is my claim for the three meetings in October?": "status",
    "Eg sende krav for september 2. oktober, men har ikkje fått noko. Kvar ligg det no?": "status",
    "Jeg leverte krav for september. Hvor står det nå?": "status",
    "I sent my claim on 2 October. Where is it now?": "status",
    "Jeg sendte inn et krav 3.11, er det godkjent?": "status",
    "eg leverte eit krav i byrjinga av juni og lurer på om det er attestert.": "status",
    "I sent a claim last week, has it been approved?": "status",
    "Jeg sendte krav for oktober, når kommer pengene?": "status",
    "Jeg sendte et krav 3.11, og her er et til: kommunestyret 12.11": "claim",
    "Hei, sendte inn oktober for to uker siden, er kravet mitt godkjent?": "status",
    "Jeg sendte inn timene mine for oktober 4. november, er de godkjent?": "status",
    "sende inn timane for oktober i går, er dei attesterte?": "status",
    "sent in my October hours last week, have they been approved?": "status",
    "Jeg sendte et krav 3.11, er taxi dekket?": "question",
    "Sendte kvitteringen i går, er taxi dekket?": "question",
    "Jeg har sendt kvittering, taxi 240 kr 12.11, er det godkjent?": "claim",
    "Jeg leverte barna, var i formannskapet 10.11 og lurer på når pengene kommer": "claim",
    "Jeg har ikke sendt noe siden august. Er augustkravet mitt utbetalt?": "status",
    "Eg har ikkje sendt noko sidan august. Er kravet mitt utbetalt?": "status",
    "I have not sent anything since August. Has my claim been paid?": "status",
    "Hvordan vet jeg om kravet mitt er godkjent?": "status",
    "Korleis veit eg om kravet mitt er godkjent?": "status",
    "How do I know whether my claim has been approved?": "status",
    "Hvordan retter jeg kravet mitt når det er godkjent?": "question",
    "Jeg sendte kravet for mai før ferien, er det noen som har sett på det ennå?": "status",
    "Eg leverte kravet før helga. Er det nokon som har sett på det?": "status",
    "I sent in my claim before the holidays, has anyone looked at it yet?": "status",
    "Har noen rukket å se på kravet mitt?": "status",
    "Har noen sett på det?": "question",
    "Er det noen som har sett kvitteringen min?": "question",
    "Hvor ligger det?": "question",
    "hvordan retter jeg en feil i et krav som allerede er sendt?": "question",
    "How do I correct a claim that has been approved?": "question",
    "Kva tyder det at det står merknad på eit krav?": "question",
    "Hva betyr det når et krav er avvist?": "question",
    "Rakk ikke å sende timene før helga. Kommer de med på lønna i oktober likevel?": "question",
    "Eg har ikkje levert timane enno. Når kjem pengane då?": "question",
    "I have not sent my hours yet. When does the money come?": "question",
    "Jeg rakk ikke å levere kvitteringen. Er kravet godkjent?": "status",
    "Hva skjedde med pengene for kjøringa i juli?": "status",
    "Er pengane på veg?": "status",
    "1. august sendte jeg inn krav for juli, 18 timer og 64 km. Har det kommet fram, og hvor ligger det nå?": "status",
    "1. august sende eg krav for juli, 18 timar. Er det godkjent?": "status",
    "On 1 August I sent in my claim for July, 18 hours and 64 km. Has it been approved?": "status",
    "Her er krav for juli: støttekontakt 3 timer 10.7. Har det kommet fram?": "claim",
    "Er kjøringen godkjent? Ny tur 10.11, 24 km": "claim",
    "Hvordan blir kjøregodtgjørelsen betalt?": "question",
    "Er taxi godkjent?": "question",
    "Is there a fee for the training evening, or are only ordinary meetings paid?": "question",
    "Hvor lenge venter dere på kvitteringer?": "question",
    "Mangler det noe i reglementet?": "question",
    "Trenger dere noe fra meg for å utbetale til en ny konto?": "question",
    "Ligger det en parkeringsplass ved rådhuset?": "question",
    "Er det godkjent å ta taxi hjem?": "question",
    "Hvorfor ble kravet mitt avvist?": "question",
    "Hvor mye får jeg betalt for et møte?": "question",
    "Har jeg krav på diett?": "question",
    "Når må kravene være inne for å komme med på lønna i desember?": "question",
    "Når må krava vere inne for at pengane skal kome i desember?": "question",
    "By when must my claim be in to be paid in December?": "question",
    "Når utbetales møtegodtgjørelsen?": "question",
    "Hei, fikk dere kvitteringen min?": "question",
    "when do i get paid if i send my claim today?": "question",
    "når får jeg betalt hvis jeg leverer i dag?": "question",
    "når får eg betalt om eg leverer i dag": "question",
}

_SENT = words_of("handed_in")
_IT, _SUM = frozenset({"det", "den", "it", "this", "the"}), words_of("sum_of_row")
_OF_SUM = _IT | words_of("of_claims_sum")
_IS_SUM = frozenset({"currency", "claim_word", "own", "person", "month"})
_IS = frozenset({"er", "is", "gjelder", "gjeld"})
_WORKED = (Clocks, Distance, Duration)
_MOST_PARTS = 8
"""Parts of a sentence that may be the question: keeps hostile texts linear."""
_FEW = 8
_OPENING = 4
"""Words of a day, who sent and the verb of sending."""
_LIES = words_of("lying")


@dataclass(slots=True)
class _Sentence(Clause):
    """A sentence with the number of the last one that belongs to it."""

    last: int


def asks_status(analysis: Analysis) -> bool:
    """True when the message asks, or complains, about the progress of a claim and claims nothing besides."""
    if not may_ask(analysis):
        return False
    found = _whole(analysis)
    if any(map(_tells_of_not_sending, found)):
        return False
    sent = any(map(_tells_of_sending, found))
    worked = {analysis.layout.sentence[one.first] for one in analysis.mentions if isinstance(one, _WORKED)}
    own = _numbers(
        sentence
        for sentence in found
        if asks_progress(sentence)
        or (sent and asks_where(sentence))
        or (_asks_behind(sentence) and sentence.sentence not in worked and not _says_what(sentence, analysis))
    )
    told = _numbers(filter(_tells_of_sending, found))
    told |= _numbers(after for before, after in pairwise(found) if before.sentence in own and _tells_its_sum(after))
    return bool(own) and not claims_besides(analysis, own | told)


def _numbers(found: Iterable[_Sentence]) -> set[int]:
    return {number for sentence in found for number in range(sentence.sentence, sentence.last + 1)}


def _tells_of_sending(sentence: Clause) -> bool:
    """True for `jeg sendte inn møtehonorar for oktober`: that claim is there already."""
    words = [token for token in sentence.tokens if token.kind == "word" and "polite" not in token.senses][:_FEW]
    if any(token.writer for token in words[:2]) or (words and words[0].text in _SENT):
        return any(token.text in _SENT for token in words)
    opening = words[:_OPENING]  # 1. august sendte jeg
    return any({one.text, after.text} & _SENT and (one.writer or after.writer) for one, after in pairwise(opening))


def _tells_its_sum(sentence: Clause) -> bool:
    """True for `det var på 2 340 kr, om det hjelper` behind a question for a claim, and nothing of what it was for."""
    words = [token for token in sentence.tokens if token.kind == "word"]
    opens = bool(words) and (words[0].text in _IT or "claim_word" in words[0].senses or words[0].text in _SUM)
    return (
        opens
        and sentence.has("currency")
        and all(token.text in _OF_SUM | _SUM | _SENT or _IS_SUM & token.senses.keys() for token in words)
    )


def _asks_behind(sentence: _Sentence) -> bool:
    """True for `jeg sendte et krav 3.11, er det godkjent?`, where the question follows what was sent, or `kravet`."""
    if not _is_of_claim(sentence):
        if not _tells_of_sending(sentence) or sentence.has("currency"):
            return False
        if not (sentence.has("claim_word") or sentence.has("month")):
            return False
    joints = (at for at, token in enumerate(sentence.tokens[:-1]) if token.text == "," or "join" in token.senses)
    parts = islice(joints, _MOST_PARTS)
    rest = (replace(sentence, tokens=sentence.tokens[at + 1 :], first=sentence.first + at + 1) for at in parts)
    return any(asks_progress(part) or asks_where(part) for part in rest)


def _says_what(sentence: _Sentence, analysis: Analysis) -> bool:
    """True for `kravet mitt er taxi 200 kr 10.11`; not for `kravet for taxi 10.11 er sendt`."""
    being = next((at for at, token in enumerate(sentence.tokens) if token.text in _IS), None)
    if being is None:
        return False
    number = analysis.layout.sentence
    named = [one.first for one in analysis.named if sentence.sentence <= number[one.first] <= sentence.last]
    return bool(named) and sentence.first + being < min(named)


def _is_of_claim(sentence: Clause) -> bool:
    """True for a sentence that opens with `kravet`, `kravet mitt`, `my claim`, whatever it says of its sum.

    Behind a colon stands what is claimed.
    """
    if any(token.text == ":" for token in sentence.tokens):
        return False
    words = [token for token in sentence.tokens if token.kind == "word" and "polite" not in token.senses][:2]
    return len(words) > 1 and (
        words[0].text == "kravet" or ("own" in words[0].senses and "claim_word" in words[1].senses)
    )


def _tells_of_not_sending(sentence: Clause) -> bool:
    """True for `rakk ikke å sende timene`, `har ikkje levert enno`: what is asked then is of a claim yet to come."""
    tokens = sentence.tokens
    if tokens[-1].text == "?" or sentence.has("enclosed"):
        return False
    if not (sentence.has("missed") or any(token.text in YET for token in tokens)):
        return False  # har ikke sendt noe siden august
    if not any(token.writer or "missed" in token.senses for token in tokens[:_OPENING]):
        return False
    denied = (at for at, token in enumerate(tokens) if "negation" in token.senses and token.text != "no")
    return any(
        token.text in _SENT or token.senses.get("order") == "send"
        for at in denied
        for token in tokens[at + 1 : at + _OPENING]
    )


def _whole(analysis: Analysis) -> list[_Sentence]:
    """The sentences, each with what goes on after the point of a date."""
    found: list[_Sentence] = []
    for part in sentences(analysis.tokens, analysis.layout):
        before = found.pop() if found and _goes_on(analysis, part) else None
        tokens, first, number = (
            (part.tokens, part.first, part.sentence)
            if before is None
            else ([*before.tokens, *part.tokens], before.first, before.sentence)
        )
        found.append(_Sentence(tokens, first, number, last=part.sentence))
    return found


def _goes_on(analysis: Analysis, sentence: Clause) -> bool:
    """True for words in small letters after a date's point, `15.10. gått videre`; in capitals, for no question."""
    before = analysis.tokens[sentence.first - 2 : sentence.first]
    dated = [token.kind for token in before] == ["num", "sym"]
    opening = next((token for token in sentence.tokens if token.kind == "word"), None)
    if not dated or opening is None:
        return False
    shouted = analysis.text.isupper() and opening.text not in _LIES and "inquiring" not in opening.senses
    return shouted or analysis.text[opening.start].islower()
