"""Messages that ask, and besides only tell who asks and why: `Eg er ny i planutvalet. Kor lenge kan eg vente?`"""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.items import Item
from parsers.text.lines.told.frames import Clause, sentences
from parsers.text.spans.mentions import MEASURED, Clocks, Count, Mention, Money
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, str] = {
    "Eg er ny i planutvalet og har enno ikkje sendt inn noko. Kor lenge kan eg vente?": "question",
    "Jeg er støttekontakt og skal låne bil i hele april. Får jeg kjøregodtgjørelse?": "question",
    "I am going to a conference in October and have never claimed per diem. Do I have to name the meals?": "question",
    "I sit on the planning committee. If I miss a meeting, do I have to tell you?": "question",
    "Jeg er ny i formannskapet. Hvordan fører jeg tapt arbeidsfortjeneste?": "question",
    "Eg er avlastar. I fjor fekk vi brev om ny sats i august. Gjeld dei gamle satsane, og kva gjer eg no?\n"
    "Eg fører august først når månaden er omme.": "question",
    "Jeg er støttekontakt. Satsen er visst ny, men hva gjør jeg med de gamle timene?": "question",
    "Takk for oppstartsmøtet forrige uke. Skal jeg skrive timene for hver dag?": "question",
    "I have been asked to step in on the planning committee on 2 December. Is the fee the same?": "question",
    "Jeg er spurt om å stille i planutvalget 2. desember. Er satsen den samme?": "question",
    "I was asked to step in on the planning committee on 10 November. Is the fee the same?": "claim",
    "Turen 7. desember koster 350 kr per person. Skal jeg betale selv først, eller tar kommunen det?": "question",
    "Turen 7. desember kostar 350 kr per person. Skal eg betale sjølv først?": "question",
    "The trip on 7 December costs 350 kr per person. Do I pay that myself first?": "question",
    "Taxi 10.11 kostet 350 kr. Når kommer pengene?": "claim",
    "Hi, I only have screenshots from the bus app, is that good enough as a receipt?": "question",
    "Hei, jeg har bare skjermbilde av bussbilletten, holder det som kvittering?": "question",
    "Buss 45 kr 10.11, holder det med skjermbilde?": "claim",
    "veit du kva dag planutvalet møtest i desember?": "question",
    "Vet du om formannskapet møtes på Teams neste gang?": "question",
    "Husker du om jeg har ført planutvalget?": "question",
    "Do you know when the planning committee meets in December?": "question",
    "Vet du om formannskapet 10.11 er ført? 42 km": "claim",
    "Vi i ungdomsrådet skal ha noen av møtene på Teams i høst. Får vi like mye i godtgjørelse da?": "question",
    "We in the youth council will meet on Teams this autumn. Is the fee the same?": "question",
    "Eg skal køyre til formannskapet i haust. Må eg ha kvittering for bommen?": "question",
    "Guten eg har på avlasting fyller snart 10 år. Blir satsen for døgn endra frå bursdagen?": "question",
    "Jenta jeg har på avlastning fyller 10 år. Endres satsen da?": "question",
    "Avlastning for Emil 10 år, 2 døgn 10.11. Endres satsen?": "claim",
    "Formannskapet 10.11, hva er satsen?": "claim",
    "Formannskapet 10.11, 24 km, og hva får jeg for det?": "claim",
    "Jeg var i formannskapet 10.11. Når kommer pengene?": "claim",
    "Jeg krever møtegodtgjørelse for formannskapet. Hva er fristen?": "claim",
    "Eg var på møte i planutvalet. Må eg skrive kor lenge det varte?": "claim",
    "Formannskapet i oktober. Må jeg skrive klokkeslett?": "claim",
    "Formannskapet, 24 km. Når kommer pengene?": "claim",
    "Kan jeg få møtegodtgjørelse for formannskapet? Det var 10.11 kl 9-12": "claim",
    "Kan eg få godtgjersle for formannskapet? Møtet var i går 9-12": "claim",
    "Could I have the fee for the executive committee? It was 9-12 yesterday": "claim",
    "Could I have a fee for the executive committee? I was ill on 10 November": "question",
    "Kan du føre møtegodtgjersle på meg for formannskapet?": "claim",
    "Could you register the executive committee for me?": "claim",
    "Kan dere betale ut møtegodtgjørelse til meg før jul?": "question",
    "Kan du sjekke om formannskapet er ført på meg?": "question",
    "Kan jeg få møtegodtgjørelse for formannskapet 10.11?": "claim",
    "Kan eg få møtegodtgjersle for formannskapet 10.11?": "claim",
    "Can you pay me for the executive committee on 10 November?": "claim",
    "Can I have the fee for the executive committee on 10 November?": "claim",
    "Kan du sjekke møtegodtgjørelsen for formannskapet 10.11?": "question",
    "Can you check the fee for the executive committee on 10 November?": "question",
    "Kan man få møtegodtgjørelse for formannskapet 10.11?": "question",
    "Kan jeg få møtegodtgjørelse for formannskapet 10.11 hvis jeg gikk før det var slutt?": "question",
    "Kan jeg få møtegodtgjørelse for møter?": "question",
}
_SET = ("distance_km", "amount", "start_time", "start", "end")
_CLAIMING = ("claiming", "attend", "meeting", "drive", "order")


def only_asks(analysis: Analysis, items: Sequence[Item]) -> bool:
    """True where no line has a value or a day, and no sentence but those that ask claims anything."""
    asking = analysis.layout.asking | _marked(analysis)
    asking |= _priced(analysis) if asking else frozenset()
    if not asking or any(item.values.get(name) is not None for item in items for name in _SET):
        return False
    sentence = analysis.layout.sentence
    told = [one for one in analysis.mentions if isinstance(one, (Clocks, *MEASURED)) or _is_count(one)]
    marked = [one for one in told if not isinstance(one, Money) or one.marked]
    ahead = {sentence[one.when.first] for one in analysis.dated if one.ahead}
    days = [one.when for one in analysis.dated if not (one.wide or one.ahead or one.trouble)]
    if any(sentence[one.first] not in asking for one in (*marked, *days)):
        return False
    named = {sentence[one.first] for one in analysis.named} - asking
    rest = [one for one in sentences(analysis.tokens, analysis.layout) if one.sentence not in asking | ahead]
    rest = [one for one in rest if not _is_plan(one)]
    writing = {sentence[at] for at, token in enumerate(analysis.tokens) if _is_writer(token, analysis.text)}
    return not any(_claims(one) or one.sentence in named - writing for one in rest)


def _priced(analysis: Analysis) -> frozenset[int]:
    """The sentences that tell what something costs, and nothing of the writer: `turen koster 350 kr per person`."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    costing = {sentence[at] for at, token in enumerate(tokens) if token.text in words_of("costing_now")}
    return frozenset(costing - {sentence[at] for at, token in enumerate(tokens) if _is_writer(token, analysis.text)})


def _marked(analysis: Analysis) -> set[int]:
    """The sentences that a question mark ends, without a day, and that claim nothing: `screenshots, is that enough?`"""
    told = sentences(analysis.tokens, analysis.layout) if "?" in analysis.text else ()
    asking = {one.sentence for one in told if one.tokens[-1].text == "?" and (_of_rates(one) or not _claims(one))}
    return asking - {analysis.layout.sentence[one.when.first] for one in analysis.dated}


def _of_rates(sentence: Clause) -> bool:
    """True for `blir satsen endra da?`."""
    rates = any(token.text in words_of("price_of_hour") for token in sentence.tokens)
    asked = any(token.writer or "request" in token.senses for token in sentence.tokens)
    return rates and not asked and not any(token.kind == "num" for token in sentence.tokens)


def _is_count(one: Mention) -> bool:
    """True for how many meetings or drives there were."""
    return isinstance(one, Count) and one.of in ("meeting", "trip")


def _is_writer(token: Token, text: str) -> bool:
    """True for `jeg` and `I`, not for the preposition `i`."""
    return token.writer and (token.text != "i" or text[token.start] == "I")


def _is_plan(sentence: Clause) -> bool:
    """True for `vi skal ha noen av møtene på Teams`, not for `skal ha godtgjørelse`."""
    return sentence.has("future") and not (sentence.has("claiming") or sentence.has("fee"))


def _claims(sentence: Clause) -> bool:
    """True for `jeg krever`, `var på møte`, `kjørte`, unless it is denied: `har aldri krevd`."""
    return not sentence.denied and any(sentence.has(sense) for sense in _CLAIMING)
