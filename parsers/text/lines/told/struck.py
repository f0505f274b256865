"""What a later sentence strikes of what the text claims: `stryk bussen`, `bussen skal ikke med`, `stryk den 12.`"""

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise

from parsers.text.analysis import Analysis
from parsers.text.catalogue.mention import TypeMention
from parsers.text.lines.told.disregarded import requests
from parsers.text.lines.told.frames import is_light
from parsers.text.lines.told.left_out import is_left_out, is_waived
from parsers.text.spans.mentions import MEASURED, Clocks, Distance, Duration, Mention, has, text_at
from parsers.text.words.stems import stem
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Eldrerådet 3. november\nDrosje 3. november: 148 kr\nBuss 10. november: 29 kr\nStryk bussen, da gikk jeg.": [
        *("fee-elderly 03.11", "taxi 03.11 148"),
    ],
    "Formannskapet 3. november, drosje 148 kr, buss 29 kr. Ta bort bussen": ["fee-executive 03.11", "taxi 03.11 148"],
    "Formannskapet 3. november, drosje 148 kr, buss 29 kr. Bussen skal ikkje vere med": [
        *("fee-executive 03.11", "taxi 03.11 148"),
    ],
    "Formannskapet 3. november, drosje 148 kr, buss 29 kr. Eg krev ikkje bussen": [
        "fee-executive 03.11",
        "taxi 03.11 148",
    ],
    "Executive committee 3 November, taxi 148 kr, bus 29 kr. Actually, drop the bus.": [
        *("fee-executive 03.11", "taxi 03.11 148"),
    ],
    "Formannskapet 3. november, 24 km. Stryk kjøringen": ["fee-executive 03.11"],
    "Formannskapet 3. november, 24 km. Jeg tar ikke betalt for kjøringen": ["fee-executive 03.11"],
    "Formannskapet 3. november, 24 km. Køyringa skal eg ikkje ha noko for": ["fee-executive 03.11"],
    "Støttekontakt 10.11 2 timer. Formannskapet 10.11. Stryk timene 10.11": ["fee-executive 10.11"],
    "Støttekontakt\n3.11 2 t\n10.11 3 t\nFormannskapet 10.11\nStryk timane den 10., han var sjuk": [
        *("support-hour 03.11 2", "fee-executive 10.11"),
    ],
    "Støttekontakt\n3.11 2 t\n10.11 3 t\nFormannskapet 10.11\nStryk møtet 10.11": [
        *("support-hour 03.11 2", "support-hour 10.11 3"),
    ],
    "Støttekontakt 3.11 2 t og 10.11 3 t. Formannskapet 10.11. Drop the hours on 10.11": [
        *("support-hour 03.11 2", "fee-executive 10.11"),
    ],
    "Formannskapet 10.11, 24 km\nPlanutvalget 12.11, 24 km\nStryk kilometerne den 10.": [
        *("fee-executive 10.11", "fee-planning 12.11", "mileage 12.11 24"),
    ],
    "Formannskapet 10.11, 24 km, parkering 60 kr\nStryk kilometerne den 10.": [
        "fee-executive 10.11",
        "parking 10.11 60",
    ],
    "Executive committee on 3 November, 9:00-12:00. I drove 20 km.\n"
    "Control committee on 10 November, 13:00-14:30. I drove 20 km.\nSorry, scratch the driving on the 10th.": [
        *("fee-executive 03.11", "mileage 03.11 20", "fee-control 10.11"),
    ],
    "Buss 3.11 29 kr\nBuss 10.11 29 kr\nStryk bussen 10.11": ["transit 03.11 29"],
    "Støttekontakt\n3.11 2 t\n10.11 3 t\n17.11 2 t\nStryk den 10., han var sjuk": [
        "support-hour 03.11 2",
        "support-hour 17.11 2",
    ],
    "Støttekontakt\n3.11 2 t\n10.11 3 t\n17.11 2 t\nSlett 10.11": ["support-hour 03.11 2", "support-hour 17.11 2"],
    "Formannskapet 3.11, 10.11 og 17.11. Den 10. kan dere stryke": ["fee-executive 03.11", "fee-executive 17.11"],
    "Formannskapet i november:\n3.11.\n10.11.\n17.11.\nDen 10. kan de stryke": [
        *("fee-executive 03.11", "fee-executive 17.11"),
    ],
    "Executive committee:\n3 November\n10 November\n17 November\nPlease drop 10 November": [
        *("fee-executive 03.11", "fee-executive 17.11"),
    ],
    "Formannskapet 3. november, drosje 148 kr. Ungen skal ikke være med i drosjen": [
        "fee-executive 03.11",
        "taxi 03.11 148",
    ],
    "Executive committee 3 November, train 48 kr. I am not claiming the tram, I lost the ticket.": [
        *("fee-executive 03.11", "transit 03.11 48"),
    ],
    "Formannskapet 3. november, drosje 148 kr. Glem ikke drosjen!": ["fee-executive 03.11", "taxi 03.11 148"],
}
_TAKING = frozenset({"ta", "take", "tar"})
_BEFORE = ("removed", "retracting", "correcting", "waiting")
_VALUED = (Clocks, *MEASURED)
SPOKEN: Mapping[str, tuple[type[Mention], ...]] = {
    "drive": (Distance,),
    "distance": (Distance,),
    "hour": (Duration, Clocks),
}
"""The senses of words that speak of values, where no number stands beside them: `stryk kjøringen`, `stryk timene`."""
MOST = 20


def struck(analysis: Analysis) -> Mapping[int, Set[int]]:
    """The sentences that strike something of earlier ones, each with the clauses of it.

    Those that have a value themselves say something anew; and something must be left.
    """
    clause, sentence = analysis.layout.clause, analysis.layout.sentence
    found: dict[int, Set[int]] = {}
    said = list(strikes(analysis)) if analysis.mentions else []
    claims = {sentence[at] for at in analysis.spots.get("claim_word", ())} if said else set()
    told = [one for one in analysis.mentions if isinstance(one, _VALUED)] if said else []
    valued = {sentence[one.first] for one in told}
    for at in said[:MOST]:
        number = sentence[at]
        gone = _thing(analysis, at) if number not in claims | valued else frozenset()
        earlier = [one for one in (*told, *analysis.named) if sentence[one.first] < number]
        if gone and any(clause[one.first] not in gone for one in earlier):
            found[number] = {*gone, clause[at]}
    return found


def _thing(analysis: Analysis, strike: int) -> Set[int]:
    """The earlier clauses of the one thing that a clause speaks of: a name, the drive, else a day with its values."""
    clause, sentence = analysis.layout.clause, analysis.layout.sentence
    own, number = clause[strike], sentence[strike]
    called = [one for one in analysis.named if clause[one.first] == own]
    spoken = {SPOKEN[sense] for sense in SPOKEN if any(clause[at] == own for at in analysis.spots.get(sense, ()))}
    days = {day for one in analysis.dated if clause[one.when.first] == own for day in one.days}
    if len(called) + (SPOKEN["drive"] in spoken) > 1 or len(spoken) > 1:
        return frozenset()
    if called:
        alike: Sequence[Mention] = [one for one in analysis.named if _is_alike(one, called[0], analysis.tokens)]
    elif spoken:
        alike = [one for one in analysis.mentions if isinstance(one, *spoken)]
    elif days and any(clause[at] == own for at in analysis.spots.get("meeting", ())):
        measured = {clause[one.first] for one in analysis.mentions if isinstance(one, MEASURED)}
        alike = [one for one in analysis.named if clause[one.first] not in measured]
    else:
        return _of_days(analysis, days, number) if days else frozenset()
    gone = {clause[one.first] for one in alike if sentence[one.first] < number}
    return _on_days(analysis, days, number, gone) if days else gone


def _on_days(analysis: Analysis, days: Set[dt.date], number: int, told: Set[int]) -> Set[int]:
    """Those of the clauses that stand with one of the days, or in a sentence that has no other day."""
    clause, sentence = analysis.layout.clause, analysis.layout.sentence
    if apart := told & _of_days(analysis, days, number):
        return apart
    on = _told_on(analysis, days)
    on -= {sentence[one.when.first] for one in analysis.dated if not days >= {*one.days}}
    return {one for one in told if sentence[bisect_left(clause, one)] in on}


def _told_on(analysis: Analysis, days: Set[dt.date]) -> Set[int]:
    """The sentences that name one of the days, and those behind them in a line that tells of no other day.

    What was so each time is of other days too.
    """
    sentence, line = analysis.layout.sentence, analysis.layout.line
    on = {sentence[one.when.first] for one in analysis.dated if not days.isdisjoint(one.days)}
    told: dict[int, set[dt.date]] = {}
    for one in analysis.dated:
        told.setdefault(line[one.when.first], set()).update(one.days)
    behind: set[int] = set()
    rows = set()
    for number, at in zip(sentence, line, strict=True):
        if number in on and len(told[at]) == 1:
            rows.add(at)
        elif at in rows:
            behind.add(number)
    return on | (behind - {sentence[at] for at in analysis.spots.get("each", ())})


def _is_alike(one: TypeMention, other: TypeMention, tokens: Sequence[Token]) -> bool:
    """True for names of one type that have a word in common: `buss hjem`, `bussen`; the tram is not the train."""
    words, others = ({stem(token.text) for token in tokens[said.first : said.last]} for said in (one, other))
    return not set(one.codes).isdisjoint(other.codes) and not words.isdisjoint(others)


def _of_days(analysis: Analysis, days: Set[dt.date], number: int) -> Set[int]:
    """The clauses from each of those days up to the next day of its sentence, where it is the first thing there."""
    clause, sentence = analysis.layout.clause, analysis.layout.sentence
    earlier = [one for one in analysis.dated if sentence[one.when.first] < number]
    found: set[int] = set()
    for one, after in pairwise([*earlier, None]):
        if one and len(one.days) == 1 and one.days[0] in days and one.end is None:
            row = bisect_right(sentence, sentence[one.when.first])
            last = min(row, after.when.first) if after else row
            found.update(clause[one.when.first : last])
    return found


def strikes(analysis: Analysis) -> Iterator[int]:
    """The words of striking, in order of their kinds: `stryk`, `ta bort`, `skal ikke med`, `krever ikke`."""
    tokens, spots, clause = analysis.tokens, analysis.spots, analysis.layout.clause
    denied = {clause[at] for at in spots.get("negation", ()) if text_at(tokens, at) != "no"}
    ordering = [at for at in spots.get("order", ()) if tokens[at].senses["order"] == "delete"]
    if "removed" in spots:
        away = {clause[at] for at in spots["removed"]}
        ordering += [at for at in said_at(tokens, _TAKING) if clause[at] in away]
    yield from (at for at in ordering[:MOST] if clause[at] not in denied and _opens(analysis, at))
    for at in spots.get("negation", ()):
        if is_waived(tokens, at) or (is_left_out(tokens, at) and _is_ordered(tokens, at)):
            yield at
    yield from (at for at in requests(analysis) if has(tokens, at, "disregarding"))


def _opens(analysis: Analysis, at: int) -> bool:
    """True for a verb with nothing before it in its clause but what is struck, and words that leave it an order."""
    first = bisect_left(analysis.layout.clause, analysis.layout.clause[at])
    things = [*analysis.named, *(one.when for one in analysis.dated)]
    spoken = {index for one in things if first <= one.first < at for index in range(one.first, one.last)}
    return all(index in spoken or is_light(analysis.tokens[index], *_BEFORE) for index in range(first, at))


def _is_ordered(tokens: Sequence[Token], negation: int) -> bool:
    """False for `Kari var ikke med`, which strikes nothing."""
    return text_at(tokens, negation + 1) != "med" or has(tokens, negation - 1, "should")
