"""What an approver decides of a claim: approve it, or return it, with the lines that are at fault."""

import re
from collections.abc import Sequence

from parsers.text.analysis import Analysis
from parsers.text.intents.commands import says
from parsers.text.intents.restricting import corrects_line, is_open_of_others, restricts
from parsers.text.intents.sent_back import BACK, GOES, MUST, SENDING, is_journey, names_no_claim, returns, sends_back
from parsers.text.lines.told.frames import Clause, clauses, is_light
from parsers.text.lines.told.refused import refused
from parsers.text.reading import Intent
from parsers.text.spans.mentions import Distance, Money
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: dict[str, Intent] = {
    "attestert": "approve",
    "anvist. ok": "approve",
    "Kontrollert og anvist. Belastes ansvar 10100": "approve",
    "Attestert. Reiseregningen til Berit (276 km og hotell) er i orden for min del.": "approve",
    "Ser greit ut, godkjennes": "approve",
    "Approved. You can pay this one out.": "approve",
    "Greit for meg.": "approve",
    "Kan utbetales": "approve",
    "Godkjent fra min side.": "approve",
    "Godkjent frå mi side": "approve",
    "Approved for my part": "approve",
    "returner, mangler kvittering": "return",
    "sendes i retur: feil dato": "return",
    "Sender dette i retur til Torunn. Kvitteringa for ferja manglar på linje 3.": "return",
    "Attestert, men linje 2 skal være 42 km ikke 62": "return",
    "Kan ikkje attestere denne. Reisa gjeld eit partimøte.": "return",
    "alle unntatt 4 og 7: 4 mangler kvittering": "return",
    "Sending this back, the receipt is missing": "return",
    "Dette må tilbake til Frank, kvitteringen gjelder tre personer": "return",
    "Kravet må attende til Siri": "return",
    "Denne går i retur. Ferja er ført to gonger.": "return",
    "Den går tilbake: ferja er ført dobbelt": "return",
    "This one goes back, the ferry is entered twice": "return",
    "Ferja går tilbake kl 18, 142 kr i går": "claim",
    "Kravet mitt gikk i retur, hva gjør jeg nå?": "question",
    "I can't approve this one": "return",
    "Send 5 tilbake, timane er førte på feil veke": "return",
    "Send denne i retur, feil dato": "return",
    "Please send this one back to her, the mileage looks far too high": "return",
    "send it back please, wrong date": "return",
    "Send timelista til Arne i retur, han har ført feil måned": "return",
    "Send kravet frå Anne Grete Holm tilbake, ferja manglar": "return",
    "send reiseregninga hennes tilbake": "return",
    "send the timesheet of Arne back": "return",
    "Send tilbake til Jorunn. Ho har ført 72 km, men det er berre 27": "return",
    "Send tilbake. 24 km 10.11": "claim",
    "Send back. 24 km 10 November": "claim",
    "Send tilbake. Feil dato": "return",
    "Send kvitteringen til Arne tilbake": "question",
    "Kan du sende timelista til Arne tilbake?": "question",
    "Send kravet til Kari tilbake til meg": "question",
    "Send timelista mi i retur": "question",
    "1 og 4 er greie, de attesterer jeg": "approve",
    "Krav 1 og 4 er i orden, dei godkjenner eg": "approve",
    "1 og 4 godkjenner jeg": "approve",
    "Attesterer de 1 og 4?": "question",
    "2 attesterer jeg, 3 vil jeg se kvittering på": "question",
    "1 godkjenner eg, 2 har feil sats": "question",
    "2 attesterer jeg, 3 sender jeg tilbake": "return",
    "de attesterer jeg i morgen": "none",
    "1 og 4 har feil sats, de returnerer jeg": "return",
    "send tilbake 5": "return",
    "2 må tilbake: feil sats": "return",
    "2 og 3 returneres: feil sats": "return",
    "send det tilbake til meg": "question",
    "ikke send det tilbake": "question",
    "Kjørte tilbake 42 km i går": "claim",
    "ok på alle fra meg": "approve",
    "ok på alle frå mi side": "approve",
    "OK for all of them": "approve",
    "2026-00214 er grei, attestert": "approve",
    "2026-00214 looks fine, approved": "approve",
    "2026-00214 og 2026-00215 er greie, attestert": "approve",
    "2026-00214 ser greitt ut, godkjend": "approve",
    "Attesterer krav 2026-00318 og 2026-00319": "approve",
    "Godkjenner 2026-00318. 2026-00319 må sendes tilbake, feil dato.": "question",
    "Attesterer 2026-00318, men ikke 2026-00319": "question",
    "Er kravet mitt godkjent?": "status",
    "Godkjenner 1-3, 4 avvises fordi den er ført før": "return",
    "Approve 1, 2 and 3; reject 4, no receipt": "return",
    "4 og 7 i retur, resten attestert": "return",
    "Godkjent 1-3, ingen avvises": "approve",
    "Approved, it was returned 2 times before": "approve",
    "Godkjent. Den ble returnert 12.11": "approve",
    "Alt ok fra min side, unntatt linje 3 der kvittering mangler": "return",
    "Ok unntatt 3": "return",
    "Alt er i orden frå mi side, bortsett frå linje 4": "return",
    "Ok, bortsett fra linje 3: 40 km": "edit",
    "Alt er i orden, bortsett fra at linje 2 skal være 40 km": "edit",
    "Det er ok, bortsett fra taxi 240 kr": "claim",
    "Alt stemmer, bortsett fra linje 2: 13.10": "edit",
    "Alle unntatt 4 som er ført 12.10": "return",
    "Ok, bortsett fra linje 3, som er ført 40 km for mye": "return",
    "Jeg attesterer når kvittering er på plass": "question",
    "Attesterer så snart kvitteringen kommer": "question",
    "I'll approve it once the receipt is there": "question",
    "Godkjenner dette når det er i orden": "question",
    "Godkjent nå når kvittering er på plass": "approve",
    "Approved if you ask me": "approve",
    "Attestert, men husk kvittering neste gang": "approve",
    "Godkjend, men ver snill å leggje ved kvittering neste gong": "approve",
    "Approved, but please attach the receipt next time": "approve",
    "Attestert, men linje 2 mangler kvittering. Husk det neste gang": "return",
    "Godkjent, men mangler kvittering for taxi. Husk det neste gang": "return",
    "Approved, but the receipt is missing. Remember it next time": "return",
    "Godkjent, men taxi dekkes ikke. Ta bussen neste gang": "return",
    "Godkjenn alt, men avslå taxi. Neste gang: ta buss": "return",
    "Godkjent, men trekk fra taxien, og ta bussen neste gang": "return",
    "Godkjent, men du må huske kvittering neste gang": "approve",
    "Godkjent, gi beskjed når det er utbetalt": "approve",
    "Linje 2 er ikke godkjent, feil sats": "return",
    "Formannskapet alle tirsdager i november unntatt 10.11, 24 km": "claim",
    "I declined the planning committee on 3 November": "question",
    "Jeg har avslått planutvalget 3.11": "question",
    "I declined the claim for the planning committee on 3 November": "return",
    "Return trip 42 km yesterday": "claim",
    "Kommunestyret i går, godkjent av ordfører": "claim",
}
_CLAIM_NUMBER = re.compile(r"\b20\d\d\W\d{5,}\b")
_DECIDING = frozenset({"decision", "deciding", "except"})
_PAYING = words_of("paying")
_SIDES = frozenset({"side", "del", "part"})
_THEM = frozenset({"de", "dei", "dem"})
_THIS = frozenset({"dette", "denne", "den", "det", "kravet", "one"})
_LONGEST_ALL = 12
_NEAR = 4
"""Tokens around a decision."""
_UNTIL = frozenset({"når", "hvis", "dersom", "viss", "snart", "once", "if", "when", "soon"})
_LATER = frozenset({"morgen", "morgon", "tomorrow", "senere", "seinere", "seinare", "later", "etterpå"})
_NOW = frozenset({"nå", "no", "now"})
_ALL_OF_IT = frozenset({"ok", "okei", "okay", "alle", "alt", "all", "everything"})


def decided(analysis: Analysis) -> Intent | None:
    """`approve` or `return` when the message decides of a claim, None when it does not.

    One claim approved and another returned is a `question`: each decision is of one claim.
    """
    if says(analysis.tokens, "approve"):
        return "approve"
    if analysis.spots.keys().isdisjoint(_DECIDING):
        return None
    opened = False
    for clause in clauses(analysis.tokens, analysis.layout):
        found = None if opened and analysis.mentions else _decision(analysis, clause)
        if found == "return" and refused(analysis):
            return None  # I declined the planning committee
        if found:
            after = analysis.tokens[clause.first :]
            restricted = restricts(analysis, clause.first)
            differs = found == "return" or restricted or any(map(returns, after))
            if differs and len(set(_CLAIM_NUMBER.findall(analysis.text))) > 1:
                return "question"
            if found == "approve" and not restricted and is_open_of_others(analysis, clause):
                return None
            return "return" if restricted else found
        opened = opened or not all(is_light(token, "reviewed") for token in _without_number(analysis, clause))
    return None


def _without_number(analysis: Analysis, clause: Clause) -> Sequence[Token]:
    """The clause without the claim's own number: `2026-00214 er grei`."""
    held = [found.span() for found in _CLAIM_NUMBER.finditer(analysis.text)]
    return [
        token for token in clause.tokens if not any(start <= token.start and token.end <= end for start, end in held)
    ]


def _waits(words: Sequence[Token], place: int) -> bool:
    """True where the decision right before is one for later: `attesterer når kvitteringen er på plass`, `i morgen`.

    `godkjent nå når den er på plass` and `approved if you ask me` are decided.
    """
    behind = [token.text for token in words[place + 1 : place + _NEAR]]
    if not _LATER.isdisjoint(behind):
        return True
    at = next((at for at, word in enumerate(behind) if word in _UNTIL), None)
    if at is None or "," in behind[:at] or not _NOW.isdisjoint(behind[:at]):
        return False
    return [token.text for token in words[place + at + 2 : place + at + 4]] != ["you", "ask"]


def _decision(analysis: Analysis, clause: Clause) -> Intent | None:
    """The decision that the clause states of somebody else's claim."""
    words = clause.tokens
    if clause.sentence in analysis.layout.asking or any(map(_is_own, words, (*words[1:], None))):
        return None
    said = tuple(token.text for token in words)
    if names_no_claim(words) and any(isinstance(one, Distance | Money) for one in analysis.mentions):
        return None  # send tilbake. 24 km 10.11
    if sends_back(analysis, clause):
        return "return"
    for place, token in enumerate(words):
        decision = token.senses.get("decision") or _in_other_words(said, place)
        before = _without_objects(words, place)
        if decision and all(_may_precede(word, "return" if clause.denied else decision) for word in before):
            if any(word.senses.get("person") == 2 for word in before) or is_journey(analysis, clause, place):
                return None
            if decision == "approve" and not clause.denied and _waits(words, place):
                return None
            return "return" if decision == "return" or clause.denied else "approve"
        if "except" in token.senses and (place or clause.first) and _all(analysis.tokens[: clause.first + place]):
            return None if corrects_line(analysis, clause.first + place) else "return"
    return None


def _without_objects(words: Sequence[Token], place: int) -> Sequence[Token]:
    """What stands before the verb, without what the writer does it to: `de attesterer jeg`, `1 og 4 godkjenner jeg`."""
    decides = any(token.writer for token in words[place + 1 : place + 2])
    before = words[:place]
    return [word for word in before if word.text not in _THEM and word.kind != "num"] if decides else before


def _may_precede(word: Token, decision: object) -> bool:
    """True for a word that leaves the decision after it one; the number of what is returned may stand there."""
    if decision == "return" and (word.kind == "num" or word.text in GOES):
        return True
    return is_light(word, "claim_word", "reviewed", "negation")


def _is_own(word: Token, after: Token | None) -> bool:
    """True for a word of one's own claim; `fra min side` only says who decides."""
    return "own" in word.senses and not (after and after.text in _SIDES)


def _in_other_words(said: Sequence[str], place: int) -> str | None:
    """`i retur`, `sender tilbake`, `dette må tilbake`, `kan utbetales`."""
    word, before = said[place], said[place - 1] if place else ""
    if (word == "retur" and (before == "i" or not place)) or (word in BACK and SENDING & {*said[:place]}):
        return "return"
    returned = place > 1 and (said[place - 2] in _THIS or said[place - 2].isdecimal())
    if word in BACK and before in MUST and returned:
        return "return"
    return "approve" if word in _PAYING and before == "kan" else None


def _all(words: Sequence[Token]) -> bool:
    return len(words) <= _LONGEST_ALL and (
        all(is_light(word, "reviewed") or word.text in _ALL_OF_IT | _SIDES for word in words)
        and any(word.text in _ALL_OF_IT for word in words)
    )
