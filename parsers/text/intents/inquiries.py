"""What has become of a claim, or of its money: the person asks how far it has come."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from parsers.text.analysis import Analysis
from parsers.text.lines.told.frames import Clause, claims_besides, is_light, sentences
from parsers.text.reading import Intent
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, said_at, senses_of

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
    "Jeg har ikke sendt noe siden august. Er augustkravet mitt utbetalt?": "status",
    "Eg har ikkje sendt noko sidan august. Er kravet mitt utbetalt?": "status",
    "I have not sent anything since August. Has my claim been paid?": "status",
    "Hvordan vet jeg om kravet mitt er godkjent?": "status",
    "Korleis veit eg om kravet mitt er godkjent?": "status",
    "How do I know whether my claim has been approved?": "status",
    "Hvordan retter jeg kravet mitt når det er godkjent?": "question",
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

_ACCOUNT = frozenset({"kontoen", "account"})
_MUCH = frozenset({"mye", "mykje", "much", "mange", "many", "hvorfor", "kvifor", "why"})
_DUE = frozenset({"må", "frist", "fristen", "senest", "seinast", "deadline", "must"})
_WHEN = frozenset({"når", "when"})
_WHERE = frozenset({"hvor", "kvar", "kor", "where"})
_ALWAYS = _WHERE | _WHEN | {"hva", "kva", "hvordan", "korleis", "what", "how", "status", "any", "noe", "noko", "noen"}
_IN_WHAT_WAY = frozenset({"hvordan", "korleis", "how"})
_ANY = frozenset({"et", "eit", "a"})
_IF = frozenset({"hvis", "dersom", "om", "viss", "if"})
_GOT = frozenset({"fikk", "fekk"})
_SENT = words_of("handed_in")
_REACH = 40
_FEW = 8
_OPENING = 4
"""Words of a day, who sent and the verb of sending."""
_REPORTED = words_of("reported")
_PRONOUNS = frozenset({"det", "den", "de", "dei", "ho", "han", "it", "they"})
_BEING = frozenset({"er", "blir", "vert", "is", "are"})
_PARTING = frozenset({"eller", "or", ","})
_YET = frozenset({"ennå", "enno", "enda", "yet", "already", "allerede", "nå", "no", "now"} | {"fram", "frem"})
_LIES = words_of("lying")
_WAITS = words_of("waiting_there")
_HOURS = words_of("the_hours")
_THINGS = words_of("things_paid")
_THINGS_AFTER_THE = words_of("things_paid_after_the")
_THE = frozenset({"the", "my", "our"})
_ON_ITS_WAY = frozenset({("på", "vei"), ("på", "veg"), ("the", "way")})
_LACKING = words_of("awaited")
_ANYTHING = frozenset({"noe", "noko", "anything", "something"})
_ME = frozenset({"meg", "oss", "me", "us"})
_INFINITIVE = frozenset({"å", "to"})
_ASKING = frozenset({"inquiring", "payout"})
_ASKED = frozenset({"claim_word", "payout", "progress", "processed"})


@dataclass(slots=True)
class _Sentence(Clause):
    """A sentence with the number of the last one that belongs to it."""

    last: int


def asks_status(analysis: Analysis) -> bool:
    """True when the message asks, or complains, about the progress of a claim and claims nothing besides."""
    senses = analysis.spots.keys()
    told = not (senses.isdisjoint(_ASKING) or senses.isdisjoint(_ASKED)) or not analysis.said.isdisjoint(_LACKING)
    if not told and ("negation" not in senses or analysis.said.isdisjoint(_ACCOUNT)):
        return False
    found = _whole(analysis)
    if any(map(_tells_of_not_sending, found)):
        return False
    sent = any(map(_tells_of_sending, found))
    own = _numbers(sentence for sentence in found if _asks(sentence) or (sent and _asks_where(sentence)))
    return bool(own) and not claims_besides(analysis, own | _numbers(filter(_tells_of_sending, found)))


def _numbers(found: Iterable[_Sentence]) -> set[int]:
    return {number for sentence in found for number in range(sentence.sentence, sentence.last + 1)}


def _tells_of_sending(sentence: Clause) -> bool:
    """True for `jeg sendte inn møtehonorar for oktober`: that claim is there already."""
    words = [token for token in sentence.tokens if token.kind == "word" and "polite" not in token.senses][:_FEW]
    if any(token.writer for token in words[:2]):
        return any(token.text in _SENT for token in words)
    opening = words[:_OPENING]  # 1. august sendte jeg
    return any({one.text, after.text} & _SENT and (one.writer or after.writer) for one, after in pairwise(opening))


def _tells_of_not_sending(sentence: Clause) -> bool:
    """True for `rakk ikke å sende timene`, `har ikkje levert enno`: what is asked then is of a claim yet to come."""
    tokens = sentence.tokens
    if tokens[-1].text == "?" or sentence.has("enclosed"):
        return False
    if not (sentence.has("missed") or any(token.text in _YET for token in tokens)):
        return False  # har ikke sendt noe siden august
    if not any(token.writer or "missed" in token.senses for token in tokens[:_OPENING]):
        return False
    denied = (at for at, token in enumerate(tokens) if "negation" in token.senses and token.text != "no")
    return any(
        token.text in _SENT or token.senses.get("order") == "send"
        for at in denied
        for token in tokens[at + 1 : at + _OPENING]
    )


def _asks_where(sentence: Clause) -> bool:
    """True for `kvar ligg det no?`."""
    texts = [token.text for token in sentence.tokens if token.kind == "word" and "polite" not in token.senses][:3]
    return len(texts) > 2 and texts[0] in _WHERE and texts[1] in _LIES | _BEING and texts[2] in _PRONOUNS


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


def _asks(sentence: Clause) -> bool:
    """True when the sentence opens as a question about progress, or says that the money has not come."""
    tokens = sentence.tokens
    coming = sentence.has("arrival") or any(token.text in words_of("on_the_way") for token in tokens)
    arrival = sentence.has("payout") and coming
    if any(token.text in _MUCH or token.text in _DUE for token in tokens):
        return False
    if (arrival or any(token.text in _ACCOUNT for token in tokens)) and sentence.denied:
        return True
    if any(token.text in _REPORTED and not _is_new_claim(after) for token, after in zip_longest(tokens, tokens[1:])):
        return all(is_light(token, "inquiring", "progress", "claim_word") for token in tokens) or _is_about(tokens)
    if _awaits(tokens):
        return True
    if arrival and "arrival" in tokens[0].senses and tokens[-1].text == "?":
        return True  # kommer pengene snart?
    opening = _opening(tokens)
    if opening is None or _supposes(tokens, opening):
        return False
    if _lies(tokens[opening : opening + _REACH]):
        return True
    if tokens[opening].text in _IN_WHAT_WAY and _does(tokens[opening + 1 : opening + _OPENING]):
        return False  # hvordan retter jeg et krav som er sendt?
    about = _is_about(tokens)
    if tokens[opening].text in _WHERE and _is_where_claim_is(tokens[opening:]):
        return True
    paid = sentence.has("payout") and any(token.text in _BEING for token in tokens[opening + 1 : opening + 2])
    if (about or paid) and tokens[opening].text in _WHERE and len(tokens) - opening <= _FEW:
        return True
    if arrival or ((about or sentence.has("payout")) and sentence.has("progress")):
        return True
    asked = tokens[opening : opening + _REACH]
    return _is_on_its_way(asked) or _is_processed(asked, about=about)


def _does(words: Sequence[Token]) -> bool:
    """True for `retter jeg`, not for `vet jeg`, behind which stands what one wants to know."""
    return any(token.writer for token in words) and not any(token.text in words_of("finding_out") for token in words)


def _is_new_claim(after: Token | None) -> bool:
    """True for the claim of `et nytt krav`, which asks for no news."""
    return after is not None and "claim_word" in after.senses


def _opening(tokens: Sequence[Token]) -> int | None:
    """Where the question opens: the first word that asks, with only light words before it."""
    wonders = False
    for index, token in enumerate(tokens):
        if "inquiring" in token.senses:
            return index if wonders or _is_inverted(tokens, index) else None
        if not is_light(token, "wondering", "reply"):
            return None
        wonders = wonders or "wondering" in token.senses
        if token.writer and not any("wondering" in word.senses for word in tokens[:_FEW]):
            return None
    return None


def _supposes(tokens: Sequence[Token], opening: int) -> bool:
    """True for `når får jeg betalt hvis jeg leverer i dag?`, which asks of a claim yet to be sent."""
    if tokens[opening].text not in _WHEN:
        return False
    after = zip(tokens[opening:], tokens[opening + 1 :], strict=False)
    return any(token.text in _IF and following.writer for token, following in after)


def _is_inverted(tokens: Sequence[Token], index: int) -> bool:
    """True for a question in form: with its mark, a word that always asks, or the verb before what is asked about."""
    asks = tokens[-1].text == "?" or tokens[index].text in _ALWAYS
    if tokens[index].text in _GOT and not asks:
        return False
    after = tokens[index + 1].senses if index + 1 < len(tokens) else {}
    return asks or after.get("person") == 2 or any(sense in after for sense in ("claim_word", "payout", "own"))


def _is_about(tokens: Sequence[Token]) -> bool:
    """True when the sentence names a claim; `krav på` is a right, and `et krav` without its writer is any claim."""
    texts = ["", *(token.text for token in tokens), ""]
    named = [at for at, token in enumerate(tokens, 1) if "claim_word" in token.senses and texts[at + 1] != "på"]
    told = any(token.writer for token in tokens)
    return any(told or texts[at - 1] not in _ANY for at in named)


def _is_where_claim_is(tokens: Sequence[Token]) -> bool:
    """True for `hvor i løypa er kravet`, `where in the process is my claim`."""
    found = (at for at, token in enumerate(tokens[: _OPENING + _FEW]) if token.text in _LIES | _BEING)
    return any(_is_about(tokens[at : at + 3]) for at in found)


def _lies(tokens: Sequence[Token]) -> bool:
    """True for `ligger det fortsatt og venter`, `ligg dei til attestering`."""
    lies = tokens[0].text in _LIES and any(token.text in _PRONOUNS for token in tokens[1:2])
    return lies and any(token.text in _WAITS for token in tokens[2:])


def _awaits(tokens: Sequence[Token]) -> bool:
    """True for `er det noe dere venter på fra meg?`, `mangler det noe på kravet mitt?`."""
    texts = [token.text for token in tokens]
    if texts[-1] != "?" or _LACKING.isdisjoint(texts):
        return False
    anything = next((at for at, text in enumerate(texts) if text in _ANYTHING), len(texts))
    return (anything < len(texts) and texts[-2] in _ME) or (_is_about(tokens) and "own" in senses_of(tokens))


def _tells_what(tokens: Sequence[Token]) -> bool:
    """True for the money, and for what it is paid for: kjøringa, honoraret, the mileage."""
    pairs = zip_longest(tokens, tokens[1:])
    after_the = any(one.text in _THE and two is not None and two.text in _THINGS_AFTER_THE for one, two in pairs)
    return after_the or any(token.text in _THINGS or "payout" in token.senses for token in tokens)


def _is_on_its_way(tokens: Sequence[Token]) -> bool:
    """True for `er pengene på vei?`."""
    texts = [token.text for token in tokens]
    on = any(pair in _ON_ITS_WAY for pair in pairwise(texts))
    return on and any("payout" in token.senses for token in tokens)


def _first_of(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens up to the other half of the question: er det attestert, eller ligger det hos noen?"""
    return tokens[: next(iter(said_at(tokens, _PARTING)), len(tokens))]


def _are_the_hours(word: Token) -> bool:
    """True for `timene` and `junitimene`."""
    return word.text.endswith(tuple(_HOURS))


def _is_processed(tokens: Sequence[Token], *, about: bool) -> bool:
    """True for `er kravet godkjent`, `er det utbetalt`, `når får jeg betalt`, `have you paid my hours`."""
    for index, token in enumerate(tokens):
        if "processed" not in token.senses:
            continue
        before, after = tokens[1:index], tokens[index + 1 :]
        mine = any("own" in word.senses or _are_the_hours(word) for word in (*before, *after[:2]))
        light = all(is_light(word) or word.text in _YET for word in _first_of(after))
        plain = light and any(word.text in _PRONOUNS for word in before)
        when = tokens[0].text in _WHEN and any(word.writer for word in before)
        told = tokens[0].text not in _ALWAYS and _tells_what(before)
        told = told or (any(word.text in _PRONOUNS for word in before) and _tells_what(after))
        general = any(word.text in _INFINITIVE for word in after[:1])
        general = general or (not about and any("claim_word" in word.senses for word in before))
        if not general and (about or mine or plain or when or told):
            return True
    return False
