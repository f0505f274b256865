"""Days on which one came another way, told beside those that were paid for: `buss 38 kr tirsdag, torsdag gikk jeg`."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace

from parsers.text.analysis import Analysis
from parsers.text.layout.clauses import THEN
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import When, has, is_of_writer, text_at
from parsers.text.spans.numbers import ALL_OF
from parsers.text.spans.outings import is_outing, is_ski_trip
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Planutvalget 10.11 og formannskapet 12.11. Buss 38 kr 10.11, 12.11 gikk jeg": [
        *("fee-planning 10.11", "fee-executive 12.11", "transit 10.11 38"),
    ],
    "Støttekontakt 9.11 2 timar og 11.11 3 timar. Køyrde 14 km måndag, onsdag sykla eg": [
        *("support-hour 09.11 2", "support-hour 11.11 3", "mileage 09.11 14"),
    ],
    "Planning committee 10.11 and executive committee 12.11. Bus 38 kr on 10.11, on 12.11 I walked": [
        *("fee-planning 10.11", "fee-executive 12.11", "transit 10.11 38"),
    ],
    "Støttekontakt 9.11 2 timer og 11.11 3 timer. Kjørte 14 km mandag, onsdag ble han henta": [
        *("support-hour 09.11 2", "support-hour 11.11 3", "mileage 09.11 14"),
    ],
    "Støttekontakt 9.11 2 timer og 11.11 3 timer. Kjøring mandag: 14 km i alt, onsdag hentet moren": [
        *("support-hour 09.11 2", "support-hour 11.11 3", "mileage 09.11 14"),
    ],
    "Støttekontakt 9.11 2 timar og 11.11 3 timar. Køyrde 14 km måndag, onsdag henta faren hans": [
        *("support-hour 09.11 2", "support-hour 11.11 3", "mileage 09.11 14"),
    ],
    "Support contact 9.11 2 hours and 11.11 3 hours. Drove 14 km on Monday, on Wednesday his mother picked him up": [
        *("support-hour 09.11 2", "support-hour 11.11 3", "mileage 09.11 14"),
    ],
    "Planutvalget 9.11, 11.11 og 13.11. Kjørte 24 km hver gang 9. og 11. november, og 13. november satt jeg på": [
        *("fee-planning 09.11", "fee-planning 11.11", "fee-planning 13.11", "mileage 09.11 24", "mileage 11.11 24"),
    ],
    "Planutvalget 9.11 og 11.11. Kjørte 24 km t/r 9.11, den 11. fikk jeg skyss": [
        *("fee-planning 09.11", "fee-planning 11.11", "mileage 09.11 24"),
    ],
    "Planutvalet 9.11 og 11.11. Køyrde 24 km t/r 9.11, men den 11. fekk eg skyss med Per": [
        *("fee-planning 09.11", "fee-planning 11.11", "mileage 09.11 24"),
    ],
    "Planutvalget 9.11, 11.11 og 13.11. 24 km hver gang, men 9.11 syklet jeg": [
        *("fee-planning 09.11", "fee-planning 11.11", "fee-planning 13.11", "mileage 11.11 24", "mileage 13.11 24"),
    ],
    "Planutvalet 9.11, 11.11 og 13.11. 24 km kvar gong, men 9.11 gjekk eg": [
        *("fee-planning 09.11", "fee-planning 11.11", "fee-planning 13.11", "mileage 11.11 24", "mileage 13.11 24"),
    ],
    "Planning committee 9.11, 11.11 and 13.11. 24 km each time, but 9.11 I cycled": [
        *("fee-planning 09.11", "fee-planning 11.11", "fee-planning 13.11", "mileage 11.11 24", "mileage 13.11 24"),
    ],
    "Planutvalget 9.11 og 11.11. Kjørte 24 km mandag, gikk på onsdag": [
        *("fee-planning 09.11", "fee-planning 11.11", "mileage 09.11 24"),
    ],
    "Planutvalet 9.11 og 11.11. Køyrde 24 km måndag, men sykla onsdag": [
        *("fee-planning 09.11", "fee-planning 11.11", "mileage 09.11 24"),
    ],
    "Planning committee 9.11 and 11.11. Drove 17 km each way on Monday, walked on Wednesday": [
        *("fee-planning 09.11", "fee-planning 11.11", "mileage 09.11 34"),
    ],
    "Planutvalget 9.11 og 11.11. Buss 38 kr mandag, onsdag til fots": [
        *("fee-planning 09.11", "fee-planning 11.11", "transit 09.11 38"),
    ],
    "Planutvalget 9.11 og 11.11. Kjørte 24 km mandag, satt på onsdag": [
        *("fee-planning 09.11", "fee-planning 11.11", "mileage 09.11 24"),
    ],
    "Planutvalget 9.11 og 11.11. Kjørte 24 km begge dager, gikk fra møtet kl 11 onsdag": [
        *("fee-planning 09.11", "fee-planning 11.11", "mileage 09.11 24", "mileage 11.11 24"),
    ],
    "Støttekontakt 9.11 2 timer og 11.11 3 timer. Den 11. gikk vi på kino. Kjørte 14 km hver gang": [
        *("support-hour 09.11 2", "support-hour 11.11 3", "mileage 09.11 14", "mileage 11.11 14"),
    ],
    "Støttekontakt 9.11 2 timar og 11.11 3 timar. Køyrde 14 km kvar gong. Den 11. gjekk me ein tur i skogen": [
        *("support-hour 09.11 2", "support-hour 11.11 3", "mileage 09.11 14", "mileage 11.11 14"),
    ],
    "Planutvalget 9.11 og 11.11. Kjørte 24 km hver gang. Den 11. gikk jeg tidlig": [
        *("fee-planning 09.11", "fee-planning 11.11", "mileage 09.11 24", "mileage 11.11 24"),
    ],
    "Planutvalget 9.11 og 11.11. Kjørte 24 km hver gang. Den 11. gikk jeg": [
        *("fee-planning 09.11", "fee-planning 11.11", "mileage 09.11 24"),
    ],
    "Planutvalget 9.11 og 11.11. Kjørte 24 km hver gang. Den 11. gikk jeg tidlig hjemmefra": [
        *("fee-planning 09.11", "fee-planning 11.11", "mileage 09.11 24"),
    ],
    "Planutvalget 9.11 og 11.11. Kjørte 24 km hver gang. Den 11. syklet jeg på grunn av bilverksted": [
        *("fee-planning 09.11", "fee-planning 11.11", "mileage 09.11 24"),
    ],
    "Planning committee 9.11 and 11.11. Drove 24 km each time. On the 11th I walked through town": [
        *("fee-planning 09.11", "fee-planning 11.11", "mileage 09.11 24"),
    ],
    "Støttekontakt 9.11 2 timer og 11.11 3 timer. Kjørte 14 km hver gang. Den 11. gikk vi på ski": [
        *("support-hour 09.11 2", "support-hour 11.11 3", "mileage 09.11 14", "mileage 11.11 14"),
    ],
    "Planutvalget 9.11, 11.11 og 13.11. Kjørte 24 km t/r den 9. og den 11., møtet den 13. var på Teams": [
        *("fee-planning 09.11", "fee-planning 11.11", "fee-planning 13.11", "mileage 09.11 24", "mileage 11.11 24"),
    ],
    "Planutvalget 9.11 og 11.11, kjørte 24 km begge dager. Den 11. var Kari på Teams": [
        *("fee-planning 09.11", "fee-planning 11.11", "mileage 09.11 24", "mileage 11.11 24"),
    ],
    "Planutvalet 9.11, 11.11 og 13.11. 24 km kvar gong, men den 11. var digitalt": [
        *("fee-planning 09.11", "fee-planning 11.11", "fee-planning 13.11", "mileage 09.11 24", "mileage 13.11 24"),
    ],
    "Planning committee 9, 11 and 13 November. Drove 24 km return on the 9th and 11th, the 13th was online": [
        *("fee-planning 09.11", "fee-planning 11.11", "fee-planning 13.11", "mileage 09.11 24", "mileage 11.11 24"),
    ],
    "Planutvalget 9.11 og 11.11. Kjørte 24 km begge dager. Opplæringen den 11. var på Teams": [
        *("fee-planning 09.11", "fee-planning 11.11", "mileage 09.11 24", "mileage 11.11 24"),
    ],
    "Planutvalget 9.11 og 11.11. Kjørte 24 km begge dager. Møtet den 11. var på Teams": [
        *("fee-planning 09.11", "fee-planning 11.11", "mileage 09.11 24"),
    ],
    "Støttekontakt 9.11 2 timer og 11.11 3 timer. Kjørte 14 km begge turer, mandag og onsdag": [
        *("support-hour 09.11 2", "support-hour 11.11 3", "mileage 09.11 14", "mileage 11.11 14"),
    ],
}
_ON_FOOT = frozenset({"gikk", "gjekk", "walked", "spaserte", "sykla", "syklet", "cycled", "biked"})
_FEET = words_of("feet")
TAKEN = frozenset({"tok", "tek", "took"})
_RODE = frozenset({"satt", "sat", "fikk", "fekk", "got"})
_ALONG = frozenset({"på", "skyss", "haik", "lift"})
_CAME_TO_BE = frozenset({"ble", "blei", "vart", "var", "was", "were"})
_FETCHED = frozenset(
    {"henta", "hentet", "kjørt", "køyrd", "køyrt", "levert", "picked", "collected", "fetched", "driven"}
)
_FETCHING = frozenset({"hentet", "henta", "leverte", "picked", "collected", "fetched"})
_ONLINE = words_of("met_online")
_BEING = frozenset(
    {"var", "gikk", "gjekk", "ble", "blei", "vart", "was", "skjedde", "foregikk", "tok", "deltok", "møtte"}
)
_MET = frozenset({"på", "jeg", "eg", "vi", "me", "det", "i", "on", "over", "via", "held", "halde", "holdt", "møtet"})
"""Between: `var møtet på Teams`, but not `var Kari på Teams`."""
_SUBJECT = 6
"""Tokens back from the verb to what it is said of."""
_CAME = _ON_FOOT | _FEET | _CAME_TO_BE | _FETCHING | _RODE
"""Without any of them nobody says how they came."""
_WITHIN = 4


def off_days_otherwise(drafts: Sequence[Draft], analysis: Analysis) -> None:
    """Leave such a day out of a drive, or an outlay, that has another day of its own."""
    if apart := parts_otherwise(analysis):
        part = analysis.layout.part
        for draft in drafts:
            if draft.distances and part[draft.distances[0].first] not in apart:
                draft.dates = [one for one in draft.dates if part[one.when.first] not in apart]
    several = [draft for draft in drafts if _has_several(draft)]
    if not several:
        return
    part, clause = analysis.layout.part, analysis.layout.clause
    named = [one for one in analysis.named if analysis.tokens[one.first].text not in _ALONG]
    taken = {part[one.first] for one in (*analysis.mentions, *named) if not isinstance(one, When)}
    places = set(_told(analysis))
    told = {part[at] for at in places} - taken
    opening = _clauses_opening(analysis)
    for draft in several if places or opening else ():
        dates = [one for one in draft.dates if part[one.when.first] not in told]
        if any(clause[one.when.first] == draft.clause for one in dates):
            dates = [one for one in dates if clause[one.when.first] not in opening]
        draft.dates = [
            _without_last(one) if _ends_otherwise(one, places, analysis) else one for one in dates or draft.dates
        ]


def parts_otherwise(analysis: Analysis) -> frozenset[int]:
    """The parts of sentences that tell how one came on a day, or `da`, apart from each time: `men 3.11 syklet jeg`."""
    if "each_time" not in analysis.spots and analysis.said.isdisjoint(ALL_OF):
        return frozenset()
    part, tokens = analysis.layout.part, analysis.tokens
    told = {part[at] for at in came_otherwise(analysis)}
    if not told:
        return frozenset()
    told -= {part[one.first] for one in analysis.mentions if not isinstance(one, When)}
    told -= {part[at] for at in analysis.spots.get("except", ())}
    placed = {part[one.when.first] for one in analysis.dated}
    placed |= {part[at] for at in said_at(tokens, THEN) if at and part[at - 1] != part[at]}
    return frozenset(told & placed)


def days_otherwise(analysis: Analysis) -> Iterator[dt.date]:
    """The days of those parts."""
    apart = parts_otherwise(analysis)
    for one in analysis.dated if apart else ():
        if analysis.layout.part[one.when.first] in apart:
            yield from one.days


def came_otherwise(analysis: Analysis) -> Iterator[int]:
    """The places in the text that say how else than by an own car the writer came: `satt jeg på`, `tok jeg bussen`."""
    yield from (at for at in _told(analysis) if is_of_writer(analysis.tokens, at))
    yield from _taken(analysis)
    yield from _online(analysis)


def behind_walks(analysis: Analysis) -> Set[int]:
    """The tokens of whose sentence what stands before them, and no number, says that the writer walked."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    found: set[int] = set()
    if _ON_FOOT.isdisjoint(analysis.said):
        return found
    walks = False
    for at, token in enumerate(tokens):
        opens = not at or sentence[at - 1] != sentence[at]
        if walks and not opens:
            found.add(at)
        if token.text in _ON_FOOT:
            walks = opens or is_of_writer(tokens, at)
        elif opens or token.kind == "num":
            walks = False
    return found


def _taken(analysis: Analysis) -> Iterator[int]:
    """The places of `tok jeg bussen`, `took the train`."""
    tokens, part = analysis.tokens, analysis.layout.part
    for at in said_at(tokens, TAKEN) if not TAKEN.isdisjoint(analysis.said) else ():
        near = range(at + 1, min(at + _WITHIN, len(tokens)))
        writes = is_of_writer(tokens, at)
        if writes and any(has(tokens, index, "carrier") and part[index] == part[at] for index in near):
            yield at


def _clauses_opening(analysis: Analysis) -> set[int]:
    """The clauses of `gikk på onsdag`, `men sykla onsdag`: they open with how one came, and have no value."""
    tokens, clause = analysis.tokens, analysis.layout.clause
    begins = [at for at in range(len(tokens)) if not at or clause[at] != clause[at - 1]]
    walks = (at for at in begins if tokens[at].text in _ON_FOOT and not is_outing(tokens, at))
    opened = {clause[at] for at in (*walks, *(at for at in begins if _rides(tokens, clause, at)))}
    if not opened:
        return opened
    opened -= {clause[one.first] for one in analysis.named if one.codes}
    return opened - {clause[one.first] for one in analysis.mentions if not isinstance(one, When)}


def _has_several(draft: Draft) -> bool:
    return bool(draft.distances or draft.moneys) and sum(len(one.days) for one in draft.dates) > 1


def _ends_otherwise(dated: Dated, places: Set[int], analysis: Analysis) -> bool:
    """True for `mandag, onsdag gikk jeg`: the day after the comma begins what is told next."""
    last = dated.when.last
    if len(dated.days) < 2 or dated.end is not None or places.isdisjoint(range(last, last + _WITHIN - 1)):
        return False
    begin = dated.when.days[-1].span[0] or analysis.tokens[last - 1].start
    marks = [token.text for token in analysis.tokens[dated.when.first : last] if token.start < begin]
    return "," in marks[-2:]  # 3. november, og 17. november gikk jeg


def _without_last(dated: Dated) -> Dated:
    return replace(dated, days=dated.days[:-1], when=replace(dated.when, days=dated.when.days[:-1]))


def _told(analysis: Analysis) -> Iterator[int]:
    """The places in the text that say how one came without paying for it, if at all, or that somebody was fetched."""
    tokens, part = analysis.tokens, analysis.layout.part
    yield from _online(analysis)
    for at in said_at(tokens, _CAME) if not _CAME.isdisjoint(analysis.said) else ():
        token = tokens[at]
        walked = (token.text in _ON_FOOT and is_of_writer(tokens, at) and not is_outing(tokens, at)) or (
            token.text in _FEET and not is_ski_trip(tokens, at)
        )
        fetched = token.text in _CAME_TO_BE and not _behind(tokens, part, at).isdisjoint(_FETCHED)
        if walked or fetched or _is_fetched_by_family(tokens, at) or _rides(tokens, part, at):
            yield at


def _online(analysis: Analysis) -> Iterator[int]:
    """The places of `den 24. var på Teams`, `the one on the 24th was online`."""
    tokens, part = analysis.tokens, analysis.layout.part
    for at in said_at(tokens, _ONLINE) if not _ONLINE.isdisjoint(analysis.said) else ():
        before = at - 1
        while text_at(tokens, before) in _MET and at - before < _WITHIN:
            before -= 1
        if text_at(tokens, before) in _BEING and part[before] == part[at] and not _is_another(analysis, before):
            yield at


def _is_another(analysis: Analysis, verb: int) -> bool:
    """True for `gruppemøtet 12.11 var på Teams`, `the training was online`: not the meeting that was driven to."""
    tokens, part = analysis.tokens, analysis.layout.part
    near = range(max(0, verb - _SUBJECT), verb)
    unknown = [at for at in near if part[at] == part[verb] and tokens[at].kind == "word" and not tokens[at].senses]
    if not unknown:
        return False
    known = {at for one in analysis.named if one.codes for at in range(one.first, one.last)}
    known |= {at for one in analysis.dated for at in range(one.when.first, one.when.last)}  # the 13th
    return any(at not in known and tokens[at].text not in _MET for at in unknown)


def _is_fetched_by_family(tokens: Sequence[Token], at: int) -> bool:
    """True for `hentet moren`, `faren hans henta`, `her mother picked her up`, whom the writer looks after."""
    if tokens[at].text not in _FETCHING:
        return False
    whose = has(tokens, at - 1, "whose")
    by = has(tokens, at + 1, "family") or has(tokens, at - 1 - whose, "family")
    return by and not is_of_writer(tokens, at)


def _rides(tokens: Sequence[Token], part: Sequence[int], at: int) -> bool:
    """True for the verb of `satt på`, `fikk skyss`, `got a lift`."""
    return tokens[at].text in _RODE and not _behind(tokens, part, at).isdisjoint(_ALONG)


def _behind(tokens: Sequence[Token], part: Sequence[int], at: int) -> set[str]:
    """The next words of the part."""
    near = range(at + 1, min(at + _WITHIN, len(tokens)))
    return {tokens[index].text for index in near if part[index] == part[at]}
