"""What a person wants to see of their claims: `vis krav fra mars`, `hva fikk jeg for kommunestyret i oktober`."""

import datetime as dt
import re
from calendar import monthrange
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Literal

from claims.questions import Edit
from parsers.text.analysis import Analysis
from parsers.text.intents.values import Values
from parsers.text.lines.told.frames import claims_besides, is_light
from parsers.text.spans.mentions import When
from parsers.text.spans.resolve import resolve
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: dict[str, list[tuple[str, str]] | None] = {
    "vis krav fra mars": [("date", "2026-03-01"), ("end_date", "2026-03-31")],
    "Vis kravene mine": [],
    "kan du vise meg kravene mine fra 2025?": [("date", "2025-01-01"), ("end_date", "2025-12-31")],
    "syn krava mine frå oktober": [("date", "2026-10-01"), ("end_date", "2026-10-31")],
    "show my claims from March": [("date", "2026-03-01"), ("end_date", "2026-03-31")],
    "hvilke krav har jeg sendt i oktober?": [("date", "2026-10-01"), ("end_date", "2026-10-31")],
    "hva fikk jeg for kommunestyret i oktober?": [
        ("type", "fee-council"), ("date", "2026-10-01"), ("end_date", "2026-10-31")],
    "kor mykje har eg fått i år": [("date", "2026-01-01"), ("end_date", "2026-12-31")],
    "What did I get for the municipal council in October?": [
        ("type", "fee-council"), ("date", "2026-10-01"), ("end_date", "2026-10-31")],
    "kva fekk eg for hovudutvalet i 2025?": [
        ("type", "fee-education"), ("type", "fee-health"), ("date", "2025-01-01"), ("end_date", "2025-12-31")],
    "how much did I get in 2025": [("date", "2025-01-01"), ("end_date", "2025-12-31")],
    "hva har jeg så langt denne måneden?": [("date", "2026-11-01"), ("end_date", "2026-11-30")],
    "kva har eg ført i november": [("date", "2026-11-01"), ("end_date", "2026-11-30")],
    "vis det jeg har så langt": [],
    "how much so far": [("date", "2026-11-01"), ("end_date", "2026-11-30")],
    "kor mykje har eg ført i november": [("date", "2026-11-01"), ("end_date", "2026-11-30")],
    "hvor mange timer har jeg ført hittil i oktober?": [("date", "2026-10-01"), ("end_date", "2026-10-31")],
    "Hvor mye har jeg krevd så langt i år?": [("date", "2026-01-01"), ("end_date", "2026-12-31")],
    "what do I have so far this month": [("date", "2026-11-01"), ("end_date", "2026-11-30")],
    "hvilke krav har jeg?": [],
    "kva krav har eg": [],
    "which claims do I have?": [],
    "hvilke krav har jeg i mars?": [("date", "2026-03-01"), ("end_date", "2026-03-31")],
    "Kva har eg til gode i år?": [("date", "2026-01-01"), ("end_date", "2026-12-31")],
    "hva har jeg til gode?": [],
    "How much am I owed?": [],
    "mine krav om kjøring": [("kind", "mileage")],
    "mine krav om diett": [("kind", "per_diem")],
    "vis kravene mine om køyring": [("kind", "mileage")],
    "my claims about mileage": [("kind", "mileage")],
    "alle kravene mine": [],
    "mine krav for kommunestyret": [("type", "fee-council")],
    "my claims from March": [("date", "2026-03-01"), ("end_date", "2026-03-31")],
    "Mine krav for mars: kommunestyret 12.3": None,
    "Hvilke krav har jeg på diett?": None,
    "Hva har jeg krav på?": None,
    "Hvor langt er det så langt?": None,
    "Hvor mye får jeg betalt for et møte?": None,
    "How do I claim mileage?": None,
    "Hvor fikk jeg svar?": None,
    "hva fikk Kari for møtet?": None,
    "Kommunestyret 12.10, 42 km": None,
    "krav for mars: kommunestyret 12.3": None,
    "Please find my claim for October: executive committee 6 October": None,
    "Please find my October meetings below.\n\nExecutive committee: 6 October\nNo driving to claim.": None,
    "please find attached my claim for October": None,
    "Finn vedlagt krav for oktober": None,
    "Her kan de sjå kravet mitt for oktober: formannskapet 6.10": None,
    "finn kravene mine fra oktober": [("date", "2026-10-01"), ("end_date", "2026-10-31")],
    "vis kravet for kommunestyret 12.10": [("type", "fee-council"), ("date", "2026-10-12")],
    "Vis meg hvordan jeg skriver et krav": None,
    "jeg fikk 142 kr i mars": None,
}  # fmt: skip

REACHED: dict[str, Literal["sent", "paid"] | None] = {
    "hvor mye har jeg fått utbetalt i år?": "paid",
    "kor mykje har eg fått betalt ut i 2025": "paid",
    "how much have I been paid this year?": "paid",
    "hva har jeg sendt i år?": "sent",
    "hvilke krav har jeg levert i oktober?": "sent",
    "which claims have I submitted?": "sent",
    "hvilke krav har jeg ikke sendt?": None,
    "hva har jeg ført i november": None,
}

SHOWN = {
    "vis kravet": True,
    "vis krav": True,
    "kan jeg få se kravet?": True,
    "kan du vise meg kravet mitt": True,
    "syn utkastet": True,
    "show me the claim": True,
    "can I see my claim?": True,
    "vis kravene mine": False,
    "vis krav fra mars": False,
    "kravet": False,
}

_ONE = re.compile(
    r"(?:(?:kan|kunne|can|could) (?:du|eg|jeg|i|you) (?:få )?)?"
    r"(?:vise?|syne?|sjå|se|show|see) (?:meg |me )?(?:the |my )?"
    r"(?:krav(?:et)?|utkast(?:et)?|kladden|claim|draft)(?: mitt)?(?: takk| please)?[?.! ]*",
    re.IGNORECASE,
)

_PAID = re.compile(r"\b(?:utbetalte?|betalt ut|fått betalt|paid)\b", re.IGNORECASE)
_SENT = re.compile(r"\b(?:(?:inn)?sendte?|levert|submitted|sent)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:ikke|ikkje|not|yet|ennå|enno|u(?:sendte?|betalte?)|unpaid)\b|n't\b", re.IGNORECASE)

_MINE = re.compile(
    r"(?:all(?:e)? )?(?:mine krav|kravene mine|krava mine|my claims)"
    r"(?: (?:om|på|for|fra|frå|i|about|from|in|on) [^\d:,;\n]{1,40}(?:20\d\d)?)?[?.! ]*",
    re.IGNORECASE,
)

_SHOW, _HERE = words_of("showing"), words_of("found_here")
_WHAT = frozenset({"hva", "kva", "hvilke", "what", "which"})
_HOW = frozenset({"hvor", "kor", "how"})
_ENGLISH = frozenset({"what", "which", "how"})
_MUCH = frozenset({"mye", "mykje", "mange", "much", "many"})
_WAYS = frozenset({"hvordan", "korleis", "hvorfor", "kvifor", "how", "why"})
_OWED = frozenset({"gode", "owed"})
_HAVING = frozenset({"har", "have", "do"})
_HAD = words_of("had")
_DID_GET = frozenset({"did", "get"})
_DAYS = frozenset({"date", "end_date"})
_SO_FAR = {("så", "langt"), ("so", "far"), ("til", "nå"), ("til", "no"), ("until", "now")}
_UNTIL_NOW = frozenset({"hittil", "hittils"})
_SPEAKING = frozenset({"så", "langt", "so", "far", "blir", "blitt", "timer", "timar", "hours"}) | _UNTIL_NOW
_ON = frozenset({"på", "to", "for"})
_OPENING = 5


def looked_up(analysis: Analysis, today: dt.date) -> list[Edit] | None:
    """The days, and the types and kinds, any of them, that claims are wanted of, as edits; None for other messages."""
    asks = _asks(analysis)
    if not (asks or _shows(analysis) or _MINE.fullmatch(analysis.text.strip())):
        return None
    values = Values(analysis.dated).of(analysis.mentions)
    if any(field not in _DAYS for field, _ in values):
        return None
    years = [when for when in analysis.mentions if isinstance(when, When) and when.shape == "year"]
    if years and not any(field == "date" for field, _ in values):
        values += Values(resolve(years, today)).of(years)
    if asks and _so_far(analysis.tokens) and not any(field == "date" for field, _ in values):
        values += [("date", today.replace(day=1).isoformat()), ("end_date", _last_of_month(today).isoformat())]
    types = [("type", code) for named in analysis.named for code in named.codes]
    return [Edit(line=None, field=field, value=value) for field, value in (*types, *_kinds(analysis), *values)]


def _kinds(analysis: Analysis) -> list[tuple[str, str]]:
    """Kinds of lines that are no types: driving, and food on journeys; `kjørte` says no more than that somebody did."""
    said = [token.senses for token in analysis.tokens]
    driving = any(senses.get("drive") == "word" for senses in said)
    food = any("per_diem" in senses for senses in said)
    return [("kind", kind) for kind, is_said in (("mileage", driving), ("per_diem", food)) if is_said]


def shows_one(text: str) -> bool:
    """True when the whole text asks to see one claim, whose number is blank in it if it was said."""
    return _ONE.fullmatch(" ".join(text.split())) is not None


def reached(text: str) -> Literal["sent", "paid"] | None:
    """How far the claims must have come that are looked for; None where all are meant."""
    if _NOT.search(text):
        return None
    if _PAID.search(text):
        return "paid"
    return "sent" if _SENT.search(text) else None


def _last_of_month(day: dt.date) -> dt.date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _shows(analysis: Analysis) -> bool:
    """True for an order to show claims; whoever lets us find them below, or hands them over, makes some."""
    tokens = analysis.tokens
    if analysis.said.isdisjoint(_SHOW) or not ("claim_word" in analysis.spots or _so_far(tokens)):
        return False
    before = list(takewhile(lambda token: token.text not in _SHOW, tokens[:_OPENING]))
    if not analysis.said.isdisjoint(_HERE) or _is_claim_itself(analysis):
        return False
    ordered = len(before) < min(len(tokens), _OPENING) and all(is_light(token, "request") for token in before)
    explains = any(token.text in _WAYS for token in tokens)
    return ordered and not explains


def _is_claim_itself(analysis: Analysis) -> bool:
    """True where something is claimed below the order, or after its colon: `find my claim: council 6.10`."""
    tokens = analysis.tokens
    at = next(index for index, token in enumerate(tokens) if token.text in _SHOW)
    colon = next((index for index in range(at, len(tokens)) if tokens[index].text == ":"), len(tokens))
    below = claims_besides(analysis, {analysis.layout.sentence[at]})
    return below or any(named.first > colon for named in analysis.named)


def _asks(analysis: Analysis) -> bool:
    """True for a question about what the person got, or has claimed, perhaps so far."""
    tokens = analysis.tokens
    first, second = ([token.text for token in tokens[:2]] + ["", ""])[:2]
    english = first in _ENGLISH
    if first not in _WHAT and not (first in _HOW and second in _MUCH):
        return False
    # `i` is the writer in English only.
    mine = any(token.writer and (english or token.text != "i") for token in tokens)
    if _so_far(tokens):
        known = _MUCH | _WHAT | _HOW | _SPEAKING
        return mine or all(is_light(token) or token.text in known for token in tokens)
    return mine and (not analysis.said.isdisjoint(_HAD | _OWED) or analysis.said >= _DID_GET or _has_claims(analysis))


def _has_claims(analysis: Analysis) -> bool:
    """True for `hvilke krav har jeg`; `hva har jeg krav på` asks for rights."""
    tokens = analysis.tokens
    claim, have = ([at for at, token in enumerate(tokens) if is_it(token)] for is_it in (_is_claims, _is_having))
    return bool(claim and have) and claim[0] == 1 and not any(token.text in _ON for token in tokens)


def _is_claims(token: Token) -> bool:
    return "claim_word" in token.senses


def _is_having(token: Token) -> bool:
    return token.text in _HAVING


def _so_far(tokens: Sequence[Token]) -> bool:
    """True for `så langt`, `hittil`, `so far`."""
    pairs = pairwise(tokens)
    return any(token.text in _UNTIL_NOW for token in tokens) or any((a.text, b.text) in _SO_FAR for a, b in pairs)
