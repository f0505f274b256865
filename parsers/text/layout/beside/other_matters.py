"""Days of what claims nothing, `jeg er bortreist fra 1. desember`, `jeg var syk forrige uke`, are no days of a line."""

import datetime as dt
from collections.abc import Mapping, Sequence

from parsers.text.layout.clauses import Layout
from parsers.text.spans.coming import is_soon
from parsers.text.spans.mentions import Mention, When, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Støttekontakt 4 timer. Jeg er bortreist fra 1. desember": ["support-hour 4 ?date"],
    "Støttekontakt 4 timer. Eg er på ferie i desember": ["support-hour 4 ?date"],
    "Bom 54 kr. Kan dere betale det ut i desember?": ["toll 54 ?date"],
    "Støttekontakt 4 timer. Han fyller 9 år i mai": ["support-hour 4 ?date"],
    "Støttekontakt 4 timar. Ho fyller 9 år 3. mars": ["support-hour 4 ?date"],
    "Støttekontakt 4 timer. Neste gang er 3. desember": ["support-hour 4 ?date"],
    "4 møter i planutvalget. Neste møte er 3. desember": ["fee-planning 4 ?date"],
    "Support contact 4 hours. I am away from 1 December": ["support-hour 4 ?date"],
    "Support contact 4 hours. She turns 9 in May": ["support-hour 4 ?date"],
    "Bom 54 kr 10.11. The next meeting is on 3 December": ["toll 10.11 54"],
    "Bom 54 kr 10.11. Det neste møtet er 3. desember": ["toll 10.11 54"],
    "Støttekontakt 4 timer.\n1. desember": ["support-hour 01.12 4"],
    "Støttekontakt 4 timer. Det var 1. desember": ["support-hour 01.12 4"],
    "Støttekontakt 3 timer mandag. Kvittering kommer neste uke": ["support-hour 16.11 3"],
    "Støttekontakt 3 timar måndag. Kvittering kjem neste veke": ["support-hour 16.11 3"],
    "Support contact 3 hours on Monday. The receipt follows next week": ["support-hour 16.11 3"],
    "Støttekontakt 4 timer. Jeg var syk i forrige uke, derfor kommer dette nå": ["support-hour 4 ?date"],
    "Støttekontakt 4 timar. Eg har vore sjuk sidan 1. november": ["support-hour 4 ?date"],
    "Støttekontakt 4 timer. Har hatt ferie siden 20. oktober": ["support-hour 4 ?date"],
    "Bom 54 kr. Jeg har sendt det på papir i oktober": ["toll 54 ?date"],
    "Bom 54 kr. Eg sende det same 12. oktober": ["toll 54 ?date"],
    "Vi var på ferie i uke 45. Støttekontakt tirsdag 3 timer": ["support-hour 17.11 3"],
    "Eg gløymde å sende dette, har vore sjuk førre veke. Støttekontakt tysdag 3 timar": ["support-hour 17.11 3"],
    "Neste uke er jeg på kurs. Støttekontakt tirsdag 3 timer": ["support-hour 17.11 3"],
    "I was on holiday last week. Support contact 3 hours on Tuesday": ["support-hour 17.11 3"],
    "Bom 54 kr. Fint om det kommer med på lønna 12. november": ["toll 54 ?date"],
    "Bom 54 kr. Kvitteringa ligg ved, den andre kjem på måndag": ["toll 54 ?date"],
    "Toll 54 kr. I have been ill since 1 November": ["toll 54 ?date"],
    "Bom 54 kr. Kvittering fra 10.11 ligger ved": ["toll 10.11 54"],
    "Ny vannkoker 349 kr 10.11. Den gamle tok kveld på fredag": ["? 10.11 349 ?type"],
    "Ny vasskokar 349 kr. Den gamle gjekk sund på fredag": ["? 349 ?date ?type"],
    "Taxi 349 kr 10.11. The old one broke on Friday": ["taxi 10.11 349"],
    "Støttekontakt 4 timer. Vi kom hjem 10.11, sent på kvelden": ["support-hour 10.11 4"],
    "Har fortsatt møtet i formannskapet 15.12 til gode": ["fee-executive 15.12"],
}
_CLAIMING = ("drive", "meeting", "fee", "claim_word", "caring", "missed", "attend", "worked")
_OF_ELSE = words_of("birthday") | words_of("payday") | words_of("sent")
_IN_THE = frozenset({"på", "om"})
_OLD = frozenset({"gamle", "old"})
_THE = frozenset({"den", "det", "dei", "de", "the"})
_OPENS = frozenset({"", "\n", "-", "•", "*"})
"""Before the day of a row: `12.05. syk, møtte ikke`."""
_FEWEST = 3
"""Words beside a day that make a sentence of it."""


def without_other_weeks(
    tokens: Sequence[Token], mentions: list[Mention], named: Sequence[Mention], layout: Layout, spots: Spots
) -> list[Mention]:
    """The mentions without the weeks of such sentences, which place no weekdays of the others: `ferie i uke 41`.

    Of hours that are sent a numbered week is the one they are of: `vil sende timene for uke 45`.
    """
    weeks = [one for one in mentions if isinstance(one, When) and one.shape in ("week", "weekend")]
    if not weeks or not named:
        return mentions
    sentence = layout.sentence
    absent = {sentence[at] for at in spots.get("absence", ())}
    relative = {sentence[one.first] for one in weeks if all(day.week is None for day in one.days)}
    ahead = {sentence[one.first] for one in weeks if any(day.ahead or (day.weeks or 0) > 0 for day in one.days)}
    of_else = absent | ahead | (_of_else(tokens, layout, spots) & relative)
    of_else -= {sentence[one.first] for one in (*mentions, *named) if not isinstance(one, When)}
    gone = {id(one) for one in weeks if sentence[one.first] in of_else}
    return [one for one in mentions if id(one) not in gone] if gone else mentions


def _of_else(tokens: Sequence[Token], layout: Layout, spots: Spots) -> set[int]:
    """The sentences of birthdays, the payroll, what was sent, illness, papers to come and what was replaced."""
    absent = {layout.sentence[at] for at in spots.get("absence", ())}
    else_at = (at for at in said_at(tokens, _OF_ELSE) if not _is_late(tokens, at))
    told = absent | {layout.sentence[at] for at in else_at} | _papers_to_come(layout, spots)
    return told | {layout.sentence[at] for at in said_at(tokens, _OLD) if _opens_with_the_old(tokens, layout, at)}


def _is_late(tokens: Sequence[Token], at: int) -> bool:
    """True for the Norwegian word of `sent på kvelden`."""
    return tokens[at].text == "sent" and text_at(tokens, at + 1) in _IN_THE


def _opens_with_the_old(tokens: Sequence[Token], layout: Layout, at: int) -> bool:
    """True for the sentence `den gamle røk på fredag`, of what was bought anew."""
    if text_at(tokens, at - 1) not in _THE:
        return False
    return at == 1 or layout.sentence[at - 2] != layout.sentence[at]


def without_other_days(
    dated: list[Dated], tokens: Sequence[Token], told: Sequence[Mention], layout: Layout, spots: Spots, today: dt.date
) -> list[Dated]:
    """The days without those of such sentences, and of birthdays; `told` are the values and names of the text."""
    coming = [one for one in dated if one.days and (one.ahead or is_soon(one, today))]
    sentence = layout.sentence
    of_else = _of_else(tokens, layout, spots)
    if not told or not (coming or of_else):
        return dated
    nexts = {sentence[at] for at in spots.get("next", ())}
    valued = {sentence[one.first] for one in told}
    claiming = valued | {sentence[at] for sense in _CLAIMING for at in spots.get(sense, ())}
    claiming |= {sentence[at] for at in said_at(tokens, words_of("been"))}
    own = {at for one in dated for at in range(one.when.first, one.when.last)}
    words = layout.words(tokens, besides=own)
    of_else -= valued
    listed = {day for one in dated if sentence[one.when.first] not in of_else for day in one.days}
    gone = {
        id(one)
        for one in dated
        if sentence[one.when.first] in of_else
        and listed.isdisjoint(one.days)
        and not (one.when.rule == "recurring" or text_at(tokens, one.when.first - 1) in _OPENS)
    }
    for one in coming:
        number = sentence[one.when.first]
        if number in (nexts - valued if one.ahead else words.keys() - claiming) and words[number] >= _FEWEST:
            gone.add(id(one))
    return [one for one in dated if id(one) not in gone] if gone else dated


def _papers_to_come(layout: Layout, spots: Spots) -> set[int]:
    """The sentences of `kvitteringen kommer på mandag`."""
    papers = {layout.sentence[at] for sense in ("receipt", "enclosed", "proof") for at in spots.get(sense, ())}
    return papers & {layout.sentence[at] for at in spots.get("postponing", ())}
