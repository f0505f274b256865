"""What a person wants to know of rates, tax and pay days: `hva er satsen for kjøring?`, `why is it taxable?`."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from claims.lines import Span
from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import When
from parsers.text.spans.resolve import resolve
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

Subject = Literal["rate", "tax", "payday"]

EXAMPLES: dict[str, str | None] = {
    "hva er satsen for kjøring?": "rate car",
    "what's the rate per km?": "rate car",
    "kva er kilometersatsen": "rate car",
    "hvor mye får jeg for å kjøre motorsykkel?": "rate motorcycle",
    "How much do I get per kilometre?": "rate car",
    "hvor mye får jeg for passasjer?": "rate passenger",
    "hva er diettsatsen?": "rate per_diem",
    "hva var kilometersatsen i 2024?": "rate car 2024-01-01",
    "hva er kjøregodtgjørelsen i år?": "rate car",
    "hva er kilometersatsen i februar?": "rate car 2026-02-01",
    "hva er satsen for kommunestyremøte og kjøring og passasjer?": "rate fee-council car passenger",
    "hva er satsen for barnevakt og kjøring?": "rate car barnevakt?",
    "hvor mye får jeg for et formannskapsmøte?": "rate fee-executive",
    "Kor mykje får eg for eit kommunestyremøte?": "rate fee-council",
    "kva er satsen for avlastning?": "rate care-hour-low care-hour-high care-day-0-10 care-day-over-10",
    "hva får jeg i timen som støttekontakt?": "rate support-hour",
    "hvor mye betaler dere for ferje?": "rate ferry",
    "Hvor mye får jeg betalt for et møte?": "rate meeting",
    "hva er satsen for barnevakt?": "rate barnevakt?",
    "hva er satsene?": "rate",
    "satsen for kjøring?": "rate car",
    "hvorfor skatt?": "tax",
    "hvorfor trekkpliktig?": "tax",
    "hvorfor er kjøringa trekkpliktig?": "tax",
    "Kvifor blir det trekt skatt?": "tax",
    "why is this taxable?": "tax",
    "hva betyr trekkpliktig?": "tax",
    "hvorfor er kravet trekkpliktig?": "tax",
    "hvorfor er det skatt på kravet?": "tax",
    "Når får jeg pengene for kravet?": "payday",
    "når kommer pengene?": "payday",
    "Når får eg pengane?": "payday",
    "when do I get paid?": "payday",
    "Når utbetales møtegodtgjørelsen?": "payday",
    "hva fikk jeg for formannskapet i oktober?": None,
    "hvor mye har jeg fått for kjøring i år?": None,
    "hvor mye får jeg for kravet?": None,
    "hvor mye får jeg?": None,
    "hvor mye fikk Kari for møtet?": None,
    "hva er klokka?": None,
    "hva skjer med møtet?": None,
    "hvorfor det?": None,
    "når var møtet?": None,
    "formannskapet i går, hva er satsen?": None,
    "sats 5,30 kr per km": None,
    "satsen er 5,30 kr per km": None,
    "42 km til møtet": None,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wondered:
    """What is asked: about the types of these `codes` and these `kinds` of rates, as on the `day`; None for today.

    A kind is a vehicle, `passenger`, `trailer`, `forest_road`, `per_diem`, or `meeting` for every meeting; `unknown`
    are words of something that the municipality has no type for.
    """

    about: Subject
    codes: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    day: dt.date | None = None


_WHAT = frozenset({"hva", "kva", "hvilken", "hvilke", "what", "which"})
_HOW = frozenset({"hvor", "kor", "how"})
_WHY = frozenset({"hvorfor", "kvifor", "why"})
_WHEN = frozenset({"når", "when"})
_OPENING = _WHAT | _HOW | _WHY | _WHEN
_MUCH = frozenset({"mye", "mykje", "much", "høy", "høg", "stor", "high"})
_GETS = words_of("getting_paid")
_HAD = words_of("had")
_TAXED = tuple(words_of("taxed"))
_MONEY = tuple(words_of("money_to_come"))
_MEANS = words_of("meaning")
_RATE = tuple(words_of("rate"))
_DRIVEN = tuple(words_of("driven"))
_FED = tuple(words_of("fed"))
_MEETINGS = tuple(words_of("meetings"))
_ALONG: Mapping[str, str] = {"passenger": "passenger", "trailer": "trailer", "forest_road": "forest_road"}
_LONGEST = 20


def may_wonder(text: str) -> bool:
    """False for texts that hold no word, and no mark, of a question."""
    said = text.casefold()
    return "?" in said or any(map(said.__contains__, _OPENING))


def wondered(analysis: Analysis, today: dt.date) -> Wondered | None:
    """What the whole message asks of rates, tax and pay days; None for any other message, and for what is past."""
    words = [token for token in analysis.tokens if token.kind == "word"]
    words = words[next((at for at, word in enumerate(words) if "polite" not in word.senses), 0) :]
    if not 1 < len(words) <= _LONGEST:
        return None
    first, second = words[0].text, words[1].text
    if first in _WHY or (first in _WHAT and any(word.text in _MEANS for word in words)):
        return Wondered(about="tax") if _any_begins(words, _TAXED) else None
    if first in _WHEN:
        return Wondered(about="payday") if _any_begins(words, _MONEY) else None
    is_of_own = any(word.text in _HAD or "claim_word" in word.senses for word in words)
    asks_much = (first in _HOW and second in _MUCH) or (first in _WHAT and second in _GETS)
    opens = first in _WHAT | _HOW or (_is_rate(words[0]) and "?" in analysis.said)
    names_rate = opens and any(map(_is_rate, words))
    if is_of_own or not (asks_much or names_rate):
        return None
    return _of_rates(analysis, words, today, is_bare=names_rate)


def _of_rates(analysis: Analysis, words: Sequence[Token], today: dt.date, *, is_bare: bool) -> Wondered | None:
    """The rates that the question names; where it names none, but says `sats`, all in general."""
    codes = tuple(dict.fromkeys(code for named in analysis.named for code in named.codes))
    unknown = tuple(analysis.text[slice(*named.span)] for named in analysis.named if not named.codes)
    kinds = tuple(dict.fromkeys(_kinds(_outside(words, [named.span for named in analysis.named]))))
    if codes or unknown:
        kinds = tuple(kind for kind in kinds if kind != "meeting")  # a type says which
    if not (codes or unknown or kinds or is_bare):
        return None
    return Wondered(about="rate", codes=codes, kinds=kinds, unknown=unknown, day=_day(analysis, today))


def _outside(words: Sequence[Token], spans: Sequence[Span]) -> list[Token]:
    """The words that are no part of what is named."""
    return [word for word in words if not any(start <= word.start < end for start, end in spans)]


def _kinds(words: Sequence[Token]) -> Iterator[str]:
    """The kinds of rates that the words name: what is ridden goes before a drive with nothing said of it, a car's."""
    vehicles = [str(word.senses["vehicle"]) for word in words if "vehicle" in word.senses]
    yield from vehicles
    if not vehicles and _any_begins(words, _DRIVEN):
        yield "car"
    yield from (kind for sense, kind in _ALONG.items() if any(sense in word.senses for word in words))
    if _any_begins(words, _FED):
        yield "per_diem"
    if _any_begins(words, _MEETINGS):
        yield "meeting"


def _is_rate(word: Token) -> bool:
    return any(part in word.text for part in _RATE)


def _any_begins(words: Sequence[Token], beginnings: tuple[str, ...]) -> bool:
    return any(word.text.startswith(beginnings) for word in words)


def _day(analysis: Analysis, today: dt.date) -> dt.date | None:
    """The first day that is named, or of the year or month that is; None for all of this year, and for none."""
    years = [when for when in analysis.mentions if isinstance(when, When) and when.shape == "year"]
    of_years = [day for dated in resolve(years, today) for day in dated.days]
    if of_years:
        return of_years[0] if of_years[0].year != today.year else None
    return next((day for dated in analysis.dated for day in dated.days), None)
