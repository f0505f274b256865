"""What a person wants to see of their claims: `vis krav fra mars`, `hva fikk jeg for kommunestyret i oktober`."""

import datetime as dt
import re
from calendar import monthrange
from itertools import takewhile

from claims.questions import Edit
from parsers.text.analysis import Analysis
from parsers.text.intents.values import Values
from parsers.text.lines.frames import is_light
from parsers.text.spans.mentions import When
from parsers.text.spans.resolve import resolve

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
    "how much so far": [("date", "2026-11-01"), ("end_date", "2026-11-30")],
    "kor mykje har eg ført i november": [("date", "2026-11-01"), ("end_date", "2026-11-30")],
    "hvor mange timer har jeg ført hittil i oktober?": [("date", "2026-10-01"), ("end_date", "2026-10-31")],
    "Hvor mye har jeg krevd så langt i år?": [("date", "2026-01-01"), ("end_date", "2026-12-31")],
    "what do I have so far this month": [("date", "2026-11-01"), ("end_date", "2026-11-30")],
    "Hvor langt er det så langt?": None,
    "Hvor mye får jeg betalt for et møte?": None,
    "How do I claim mileage?": None,
    "Hvor fikk jeg svar?": None,
    "hva fikk Kari for møtet?": None,
    "Kommunestyret 12.10, 42 km": None,
    "krav for mars: kommunestyret 12.3": None,
    "Vis meg hvordan jeg skriver et krav": None,
    "jeg fikk 142 kr i mars": None,
}  # fmt: skip

_SHOW = frozenset({"vis", "vise", "visa", "syn", "syne", "list", "finn", "finne", "show", "find"})
_WHAT = frozenset({"hva", "kva", "hvilke", "what", "which"})
_HOW = frozenset({"hvor", "kor", "how"})
_ENGLISH = frozenset({"what", "which", "how"})
_MUCH = frozenset({"mye", "mykje", "mange", "much", "many"})
_WAYS = frozenset({"hvordan", "korleis", "hvorfor", "kvifor", "how", "why"})
_HAD = frozenset(
    {"fikk", "fekk", "fått", "got", "sendt", "sent", "levert", "ført", "krevd", "kravd", "claimed", "earned"}
)
_DID_GET = frozenset({"did", "get"})
_SO_FAR = re.compile(r"\b(?:så langt|hittil|til no|til nå|so far|until now)\b")
_SPEAKING = frozenset({"langt", "hittil", "far", "so", "until", "now", "blir", "blitt", "timer", "timar", "hours"})
_DAYS = frozenset({"date", "end_date"})
_OPENING = 5


def looked_up(analysis: Analysis, today: dt.date) -> list[Edit] | None:
    """The days and the types, any of them, that claims are wanted of, as edits; None for any other message."""
    is_sum = _asks_so_far(analysis)
    if not (is_sum or _shows(analysis) or _asks(analysis)):
        return None
    values = Values(analysis.dated).of(analysis.mentions)
    if any(field not in _DAYS for field, _ in values):
        return None
    years = [when for when in analysis.mentions if isinstance(when, When) and when.shape == "year"]
    if years and not any(field == "date" for field, _ in values):
        values += Values(resolve(years, today)).of(years)
    if is_sum and not any(field == "date" for field, _ in values):
        values += [("date", today.replace(day=1).isoformat()), ("end_date", _last_of_month(today).isoformat())]
    types = [("type", code) for named in analysis.named for code in named.codes]
    return [Edit(line=None, field=field, value=value) for field, value in (*types, *values)]


def _last_of_month(day: dt.date) -> dt.date:
    return day.replace(day=monthrange(day.year, day.month)[1])


def _asks_so_far(analysis: Analysis) -> bool:
    """True for a question about the running sum: `hva har jeg så langt`, `how much so far`."""
    tokens = analysis.tokens
    words = [token.text for token in tokens if token.kind == "word"]
    first = words[0] if words else ""
    if not (first in _WHAT or (first in _HOW and words[1:2] and words[1] in _MUCH)):
        return False
    so_far = _SO_FAR.search(" ".join(words)) is not None
    mine = any(token.senses.get("person") == 1 for token in tokens)
    known = _MUCH | _WHAT | _HOW | _SPEAKING
    return so_far and (mine or all(is_light(token) or token.text in known for token in tokens))


def _shows(analysis: Analysis) -> bool:
    """True for an order to show claims."""
    tokens = analysis.tokens
    before = list(takewhile(lambda token: token.text not in _SHOW, tokens[:_OPENING]))
    ordered = len(before) < min(len(tokens), _OPENING) and all(is_light(token, "request") for token in before)
    explains = any(token.text in _WAYS for token in tokens)
    return ordered and not explains and any("claim_word" in token.senses for token in tokens)


def _asks(analysis: Analysis) -> bool:
    """True for a question about what the person got, or has claimed."""
    tokens = analysis.tokens
    first, second = ([token.text for token in tokens[:2]] + ["", ""])[:2]
    english = first in _ENGLISH
    if first not in _WHAT and not (first in _HOW and second in _MUCH):
        return False
    said = {token.text for token in tokens}
    # `i` is the writer in English only.
    mine = any(token.senses.get("person") == 1 and (english or token.text != "i") for token in tokens)
    return mine and (bool(said & _HAD) or said >= _DID_GET)
