"""What somebody else claims is none of the text's own: `søndagen fører Tone selv`, `she claims Sunday herself`."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.told.subjects import Subjects
from parsers.text.lines.unclaimed.looked_after import looked_after_by_others
from parsers.text.spans.mentions import MEASURED, Clocks, Duration, Mention, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Avlastning høy sats. Jeg hadde ham lørdag 9-17, hun fører søndag selv": ["care-hour-high 14.11 8"],
    "Avlasting høg sats laurdag 9-17, Tone tek sundagen sjølv": ["care-hour-high 14.11 8"],
    "I had him on Saturday, 9:00-17:00, she claims Sunday herself. Respite care high rate.": ["care-hour-high 14.11 8"],
    "Respite care high rate Saturday 9-17. Anja does Sunday and claims it herself": ["care-hour-high 14.11 8"],
    "Avlastning høy sats lørdag 9-17, søndag krever mannen min": ["care-hour-high 14.11 8"],
    "Avlastning høy sats lørdag 9-17. Søndag 6 timer tok mannen min": ["care-hour-high 14.11 8"],
    "støttekontakt lørdag 3 timer, kollegaen sender inn for søndag": ["support-hour 14.11 3"],
    "støttekontakt lørdag 3 timer. Tone fører sine 2 timer søndag selv": ["support-hour 14.11 3"],
    "Formannskapet 10.11. Kari fører kjøringen 24 km på sitt krav": ["fee-executive 10.11"],
    "Taxi 10.11 315 kr. Ahmeds kostet 298 kr, den krever han selv": ["taxi 10.11 315"],
    "Taxi 10.11 315 kr. Ahmed sin kosta 298 kr, den krev han sjølv": ["taxi 10.11 315"],
    "My taxi on 10 November was NOK 315. Ahmed's was 298 kr, he will send you that himself": ["taxi 10.11 315"],
    "Taxi 10.11 315 kr og bom 27 kr, den krever Ola selv": ["taxi 10.11 315"],
    "Taxi 10.11 315 kr, den krever jeg selv": ["taxi 10.11 315"],
    "Expense claim: taxi 10 November 315 kr": ["taxi 10.11 315"],
    "Ola can claim for the taxi 10 November 315 kr himself. Toll 10 November 27 kr": ["toll 10.11 27"],
    "Claim for November: taxi 10 November 315 kr": ["taxi 10.11 315"],
    "Expense claim executive committee 10 November": ["fee-executive 10.11"],
    "Respite care high rate Saturday 9-17. The 26 hours of that weekend go on my wife's claim": [
        "care-hour-high 14.11 8",
    ],
    "Avlastning høy sats lørdag 9-17. De 3 timene søndag står på kona sitt krav": ["care-hour-high 14.11 8"],
    "Avlastning høy sats lørdag 9-17. Søndag 3 timer kommer på kravet til mannen min": ["care-hour-high 14.11 8"],
    "Avlastning høy sats lørdag 9-17. Søndag 3 timer skal på mitt krav": [
        *("care-hour-high 14.11 8", "care-hour-high 15.11 3"),
    ],
    "Støttekontakt 9.11: 3 timer på Olas krav": ["support-hour 09.11 3"],
    "Avlastning høy sats lørdag 9-17. Søndag 3 timer på kona sitt krav": ["care-hour-high 14.11 8"],
    "Støttekontakt lørdag 4 timer. Søndag 6 timer, det var mannen min sine": ["support-hour 14.11 4"],
    "Støttekontakt laurdag 4 timar. Sundag 6 timar, dei er kona sine": ["support-hour 14.11 4"],
    "Støttekontakt lørdag 4 timer. Søndag 6 timer, de var Olas": ["support-hour 14.11 4"],
    "Support contact Saturday 4 hours. Sunday 6 hours, those were my husband's": ["support-hour 14.11 4"],
    "Støttekontakt lørdag 4 timer. Søndag 6 timer. Det var mannen min sine.": ["support-hour 14.11 4"],
    "Støttekontakt lørdag 4 timer. Søndag 6 timer (det var mannen min sine)": ["support-hour 14.11 4"],
    "Støttekontakt lørdag 4 timer. Søndag 6 timer, det var mine": ["support-hour 14.11 4", "support-hour 15.11 6"],
    "Støttekontakt lørdag 4 timer. Søndag 6 timer, det var mannen min sin bursdag": [
        *("support-hour 14.11 4", "support-hour 15.11 6"),
    ],
    "Avlastning høy sats lørdag 9-17. Søndag 9-12 fører jeg selv": ["care-hour-high 14.11 8", "care-hour-high 15.11 3"],
    "Formannskapet 10.11 kl 9-11. Vara Kari tok planutvalget 11.11 og sender krav selv": ["fee-executive 10.11"],
    "støttekontakt lørdag 3 timer og søndag 2 timer, mor sender ham søndag": [
        *("support-hour 14.11 3", "support-hour 15.11 2"),
    ],
    "Formannskapet 10.11. Mor sender kvitteringen for søndag. Parkering 60 kr": [
        "fee-executive 10.11",
        "parking 10.11 60",
    ],
}
_CLAIMING, _TAKING = words_of("claiming_oneself"), words_of("taking_on")
_SELF = frozenset(
    {"selv", "sjølv", "sjøl", "sjølve", "herself", "himself", "themselves"}
    | {"sitt", "sin", "sine", "eget", "eiga", "eigen", "their", "her", "his", "own"}
)
_HELPING = frozenset({"vil", "skal", "må", "får", "will", "can", "has", "har", "hadde", "have", "også", "òg", "also"})
_IT = frozenset({"det", "den", "dei", "dem", "dette", "it", "that", "them", "those"})
_CLAIM = _IT | {"krav", "kravet", "inn", "eget", "sitt", "claim", "own"}
_HIM = frozenset({"ham", "henne", "him", "dem", "meg", "me", "oss"})
_BEING = frozenset({"var", "er", "was", "were", "is", "are"})
_THOSE = _IT | {"de", "those", "these", "disse", "desse", "they"}
_THEIRS = frozenset({"sin", "si", "sitt", "sine"})
_MOST = 20
"""Verbs that are looked at: keeps hostile texts linear."""
_THEIR = frozenset({"sitt", "sin", "eget", "own"})
_ON = frozenset({"på", "on"})
_APOSTROPHES = frozenset({"'", "’"})
_HEADS = frozenset({"expense", "expenses", "travel"})
_PAPERS = ("receipt", "proof", "enclosed")


def leave_to_others(analysis: Analysis) -> None:
    """Take the days, values and names of clauses that tell what others claim from those of the text."""
    clause, theirs = analysis.layout.clause, {*_claimed_by_others(analysis), *looked_after_by_others(analysis)}
    theirs.update(_belonging_to_others(analysis))
    theirs |= {number + 1 for number in theirs if _is_only_hours(analysis, number + 1)}
    theirs |= {number - 1 for number in theirs if _speaks_of_it(analysis, number)}
    if theirs:
        analysis.dated = [one for one in analysis.dated if clause[one.when.first] not in theirs]
        analysis.mentions = [one for one in analysis.mentions if clause[one.first] not in theirs]
        analysis.named = [one for one in analysis.named if clause[one.first] not in theirs]


def _belonging_to_others(analysis: Analysis) -> Iterator[int]:
    """The clauses of `det var mannen min sine`, `de var Olas`, `that was my wife's`, and of the values before them."""
    if analysis.said.isdisjoint(_BEING):
        return
    tokens, clause, sentence = analysis.tokens, analysis.layout.clause, analysis.layout.sentence
    persons = Subjects(analysis)
    valued = {clause[one.first] for one in analysis.mentions if isinstance(one, MEASURED)}
    for verb in said_at(tokens, _BEING)[:_MOST]:
        number = clause[verb]
        opens = verb < 2 or clause[verb - 2] != number or tokens[verb - 2].kind != "word"
        if not opens or text_at(tokens, verb - 1) not in _THOSE or not _is_whose(analysis, persons, verb):
            continue
        yield number
        before = _inside(analysis, number - 1)
        near = bool(before) and sentence[verb] - sentence[before[-1]] <= 1
        if near and number - 1 in valued and number not in valued and not _has_writer(analysis, before):
            yield number - 1


def _is_whose(analysis: Analysis, persons: Subjects, verb: int) -> bool:
    """True where the clause ends with nothing but somebody's name behind the verb: `mannen min sine`, `Olas`."""
    tokens = analysis.tokens
    said = [at for at in _inside(analysis, analysis.layout.clause[verb]) if tokens[at].kind == "word" and at > verb]
    last = said[-1] if said else verb
    if tokens[last].text.endswith("s") and tokens[last].text[:-1] in words_of("given_names"):
        return last == verb + 1
    if tokens[last].text == "s" and text_at(tokens, last - 1) in _APOSTROPHES:
        whom = last - 2
    elif tokens[last].text in _THEIRS:
        whom = last - 1 - has(tokens, last - 1, "own")
    else:
        return False
    return (persons.is_person(whom) or has(tokens, whom, "family")) and verb < whom <= verb + 2


def _claimed_by_others(analysis: Analysis) -> Iterator[int]:
    """The clauses of which somebody else is told to make a claim."""
    claims = analysis.spots.get("claim_word", ())[:_MOST]
    if analysis.said.isdisjoint(_CLAIMING | _TAKING) and not claims:
        return
    clause, persons = analysis.layout.clause, Subjects(analysis)
    for at in said_at(analysis.tokens, _CLAIMING | _TAKING)[:_MOST]:
        yield from _theirs(analysis, persons, at)
    yield from (clause[at] for at in claims if _is_of_anothers_claim(analysis, persons, at))


def _theirs(analysis: Analysis, persons: Subjects, verb: int) -> Iterator[int]:
    """The clause of such a verb where somebody else is its subject; the one before too where that tells what it is."""
    tokens, clause = analysis.tokens, analysis.layout.clause
    number = clause[verb]
    inside = _inside(analysis, number)
    if _has_writer(analysis, inside) or any(has(tokens, at, sense) for at in inside for sense in _PAPERS):
        return
    himself = any(tokens[at].text in _SELF for at in inside)
    days = [one.when for one in analysis.dated if clause[one.when.first] == number]
    hours = [one for one in analysis.mentions if isinstance(one, Clocks | Duration) and clause[one.first] == number]
    taken = tokens[verb].text in _TAKING and not any(_is_beside(analysis, verb, one) for one in (*days, *hours))
    if taken or not (himself or days) or text_at(tokens, verb + 1) in _HIM or _is_heading(tokens, verb):
        return
    if _is_somebodys(analysis, persons, verb):
        yield number
    elif himself and has(tokens, verb - 1, "join") and text_at(tokens, verb + 1) in _CLAIM:
        before = _inside(analysis, number - 1)
        if any(map(persons.is_person, before)) and not _has_writer(analysis, before):
            yield from (number - 1, number)


def _is_heading(tokens: Sequence[Token], at: int) -> bool:
    """True for the noun of `Expense claim: taxi 210 kr` and `Claim for October`, which says nothing of a person."""
    if tokens[at].text != "claim":
        return False
    if text_at(tokens, at - 1) in _HEADS or text_at(tokens, at + 1) in (":", "-"):
        return True
    opens = not at or tokens[at - 1].kind != "word" or text_at(tokens, at - 1) == "my"  # he can claim for 12 November
    return opens and text_at(tokens, at + 1) == "for"


def _inside(analysis: Analysis, number: int) -> range:
    """The tokens of the clause."""
    clause = analysis.layout.clause
    return range(bisect_left(clause, number), bisect_right(clause, number))


def _has_writer(analysis: Analysis, inside: range) -> bool:
    return any(analysis.tokens[at].writer and analysis.tokens[at].text != "i" for at in inside)


def _is_only_hours(analysis: Analysis, number: int) -> bool:
    """True for the clause of `Tone fører søndag selv, 4 timer` behind the comma."""
    clause, sentence = analysis.layout.clause, analysis.layout.sentence
    inside = _inside(analysis, number)
    told = [one for one in analysis.mentions if clause[one.first] == number]
    beside = bool(inside) and sentence[inside[0]] == sentence[inside[0] - 1]
    hours = bool(told) and all(isinstance(one, Clocks | Duration) for one in told)
    return (
        beside
        and hours
        and not _has_writer(analysis, inside)
        and all(clause[one.first] != number for one in analysis.named)
    )


def _is_of_anothers_claim(analysis: Analysis, persons: Subjects, at: int) -> bool:
    """True for `on my wife's claim`, `på kona sitt krav`, `på kravet til Ola`, in a clause without the writer."""
    tokens = analysis.tokens
    if text_at(tokens, at + 1) == "til":
        first, last = at, at + 2
        last += has(tokens, last, "own") and not has(tokens, last, "family")
    else:
        last = at - 1 - (text_at(tokens, at - 1) in _THEIR)
        last -= 2 * (text_at(tokens, last) == "s" and text_at(tokens, last - 1) in _APOSTROPHES)
        last -= has(tokens, last, "own") and text_at(tokens, last - 1) not in _ON  # kona mi sitt krav
        first = last - has(tokens, last - 1, "own")
    somebody = persons.is_person(last) or has(tokens, last, "family")
    return (
        text_at(tokens, first - 1) in _ON
        and somebody
        and not _are_only_hours(analysis, first - 1)
        and not _has_writer(analysis, _inside(analysis, analysis.layout.clause[at]))
    )


def _are_only_hours(analysis: Analysis, last: int) -> bool:
    """True where the text has no other hours than those right before: `3 timer på Olas krav`, of whom they are for."""
    hours = [one for one in analysis.mentions if isinstance(one, Clocks | Duration)]
    return len(hours) == 1 and hours[0].last == last


def _speaks_of_it(analysis: Analysis, number: int) -> bool:
    """True for the clause of `taxi 298 kr, den krever Ola selv` behind the comma, which has no value of its own."""
    clause, sentence = analysis.layout.clause, analysis.layout.sentence
    inside, before = _inside(analysis, number), _inside(analysis, number - 1)
    if not inside or not before or sentence[inside[0]] != sentence[before[0]] or _has_writer(analysis, before):
        return False
    valued = {clause[one.first] for one in analysis.mentions if isinstance(one, MEASURED)}
    pointing = any(analysis.tokens[at].text in _IT for at in inside)
    return pointing and number not in valued and number - 1 in valued


def _is_somebodys(analysis: Analysis, persons: Subjects, verb: int) -> bool:
    """True for `Tone fører`, `mannen min vil kreve` and `fører Tone`."""
    tokens = analysis.tokens
    at = verb - 1
    while text_at(tokens, at) in _HELPING:
        at -= 1
    at -= has(tokens, at, "own")
    return any(persons.is_person(near) or has(tokens, near, "family") for near in (at, verb + 1))


def _is_beside(analysis: Analysis, verb: int, day: Mention) -> bool:
    """True for `tar søndag`, `does the Sunday`, `søndagen tar` and `søndag 6 timer tok`."""
    first = day.first - (text_at(analysis.tokens, day.first - 1) in ("the", "den", "på", "on"))
    return verb in (first - 1, day.last)
