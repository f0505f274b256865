"""What was paid before stands beside what was forgotten: `møtet og kjøringen er utbetalt, men bommen glemte jeg`."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft, is_meeting, units_of
from parsers.text.lines.told.statements import Statements
from parsers.text.spans.mentions import MEASURED, has, is_of_writer, is_writer
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Møtet 4.11 og kjøringen er allerede utbetalt, men jeg glemte bompengene: 2 x 31 kr 4.11": ["toll 04.11 62"],
    "Kommunestyret og køyringa 4.11 er alt utbetalt, men bompengane, 31 kr, manglar": ["toll 04.11 31"],
    "Formannskapet 4.11 og kjøringen er ført og betalt. Jeg glemte parkering 60 kr.": ["parking 04.11 60"],
    "Formannskapet 4.11 har jeg fått betalt for, men jeg glemte parkering 60 kr.": ["parking 04.11 60"],
    "I have already been paid for the council meeting on 4 November and the drive, but I forgot parking 60 kr": [
        "parking 04.11 60",
    ],
    "The meeting on 4 November was paid last month, but the tolls are missing: 2 x 31 kr": ["toll 04.11 62"],
    "Jeg har sendt inn møtet i formannskapet 4.11, men glemte kjøringen, 24 km": ["mileage 04.11 24"],
    "I submitted the planning committee on 4 November last week. I forgot the taxi 140 kr": ["taxi 04.11 140"],
    "Jeg sendte inn planutvalget 4.11, men glemte drosjen 140 kr": ["taxi 04.11 140"],
    "Planutvalget 4.11 sendte jeg inn sist. Glemte drosjen 140 kr": ["taxi 04.11 140"],
    "Jeg leverte en rapport til planutvalget 4.11, og glemte drosjen 140 kr": ["fee-planning 04.11", "taxi 04.11 140"],
    "Jeg registrerte meg på planutvalget 4.11, men glemte drosjen 140 kr": ["fee-planning 04.11", "taxi 04.11 140"],
    "Eg førte planutvalet 4.11. Gløymde køyringa, 24 km": ["mileage 04.11 24"],
    "Førte planutvalget 4.11 i feil måned sist. Glemte drosjen 140 kr": ["fee-planning 04.11", "taxi 04.11 140"],
    "Eg sende inn planutvalet 4.11 med feil dato. Gløymde drosja 140 kr": ["fee-planning 04.11", "taxi 04.11 140"],
    "I filed the planning committee on 4 November in the wrong month. I forgot the taxi 140 kr": [
        *("fee-planning 04.11", "taxi 04.11 140"),
    ],
    "Sendte inn formannskapet 4.11, men glemte planutvalget 10.11": ["fee-planning 10.11"],
    "Sist uke sendte jeg krav for formannskapet 4.11 med 40 km kjøring. Det ligger inne og skal stå som det er.\n"
    "Det jeg glemte, var disse:\n- ferge 4.11, 58 kr\n- parkering 4.11, 75 kr": ["ferry 04.11 58", "parking 04.11 75"],
    "Eg sende krav for formannskapet 4.11 med 40 km. Det skal stå. Det eg gløymde, var ferje 58 kr 4.11": [
        "ferry 04.11 58",
    ],
    "Sendte krav for formannskapet 4.11. Glemte å si at jeg kjørte 24 km 4.11": ["mileage 04.11 24"],
    "Jeg sendte krav for formannskapet 4.11. Kommunestyret 10.11. Glemte parkering 60 kr 10.11": [
        *("fee-executive 04.11", "fee-council 10.11", "parking 10.11 60"),
    ],
    "Jeg sender inn planutvalget 4.11. Jeg glemte drosjen sist, 140 kr 27.10": [
        *("fee-planning 04.11", "taxi 27.10 140"),
    ],
    "Jeg sendte inn planutvalget 4.11 under. Glemte drosjen 140 kr": ["fee-planning 04.11", "taxi 04.11 140"],
    "Formannskapet 4.11, kjøringen er allerede ført": ["fee-executive 04.11"],
    "Formannskapet 4.11, parkeringen er allerede betalt på appen, 60 kr": ["fee-executive 04.11", "parking 04.11 60"],
    "Formannskapet 4.11 er ført. Støttekontakt 5.11 2 timer": ["fee-executive 04.11", "support-hour 05.11 2"],
    "Jeg har ført formannskapet 3.11 under, men glemte kjøringen, 24 km": ["fee-executive 03.11", "mileage 03.11 24"],
    "I have submitted the executive committee 3.11 and was at the municipal council 12.11. I forgot toll 31 kr 12.11": [
        *("fee-council 12.11", "toll 12.11 31"),
    ],
    "Formannskapet 4.11 er ikke utbetalt, jeg glemte å føre det. Parkering 60 kr": [
        *("fee-executive 04.11", "parking 04.11 60"),
    ],
}
_PAID = words_of("paid_before")
_BEING = words_of("been_paid")
_SENT = words_of("sent_before")
_FORGOT = words_of("left_forgotten")
_LEADING = frozenset({"inn", "in", "for", "the", "i", "på", "my", "mitt", "kravet", "også"})
_OF_FEES = ("fee", "meeting", "claim_word")
_HERE = frozenset({"her", "under", "nedenfor", "nedanfor", "ovenfor", "here", "below", "above"})
_AMISS = frozenset({"feil", "feilaktig", "gale", "galt", "wrong", "wrongly", "incorrectly"})
"""What was sent with these is sent anew."""
_BEFORE = 10
"""Tokens before the word within which it is said to be done."""
_MOST = 20
"""Words that are looked at: keeps hostile texts linear."""


def settled_before(
    drafts: Sequence[Draft], analysis: Analysis, said: Statements, types: TypeIndex
) -> Iterator[tuple[int, int]]:
    """The clauses, first and last, of meetings, work and drives that a text says are paid or sent.

    It says so of them `already`, or tells next what it forgot then.
    """
    if analysis.said.isdisjoint(_PAID):
        return
    clause, layout = analysis.layout.clause, analysis.layout
    measured = {clause[one.first] for one in analysis.mentions if isinstance(one, MEASURED)}
    for at in said_at(analysis.tokens, _PAID)[:_MOST]:
        if (
            clause[at] in said.negated
            or (clause[at] in measured and not _is_claim_sent(analysis, at))
            or layout.sentence[at] in layout.asking
        ):
            continue
        if not (clause[at] in said.already or _is_done(analysis, at)):
            continue
        first, last = _joined(analysis, clause[at], measured)
        if any(
            analysis.tokens[one].text in _HERE for one in range(bisect_left(clause, first), bisect_right(clause, last))
        ):
            continue  # jeg har ført møtene under
        told = [one for one in drafts if first <= one.clause <= last]
        earned = any(_is_earned(one, types) for one in told)
        if earned and (not said.already.isdisjoint(range(first, last + 1)) or _is_contrasted(analysis, at)):
            yield first, last


def _is_earned(draft: Draft, types: TypeIndex) -> bool:
    """True for what the municipality pays for, as against an outlay, which is paid to others."""
    return draft.kind == "mileage" or is_meeting(draft, types) or bool(units_of(draft, types) & {"hour", "day"})


def _is_done(analysis: Analysis, at: int) -> bool:
    """True for `er utbetalt`, `har jeg fått betalt`, `has been paid`, and for the writer's `sendte jeg inn`."""
    clause, tokens = analysis.layout.clause, analysis.tokens
    if tokens[at].text in _SENT and (is_of_writer(tokens, at) or _opens(analysis, at)):
        return _is_sent(analysis, at)
    near = range(max(0, at - _BEFORE), at)
    return any(analysis.tokens[one].text in _BEING and clause[one] in (clause[at], clause[at] - 1) for one in near)


def _is_claim_sent(analysis: Analysis, verb: int) -> bool:
    """True for `sendte jeg krav for kommunestyret med 40 km`: its kilometres and sums were sent with it."""
    clause = analysis.layout.clause
    claims = (at for at in analysis.spots.get("claim_word", ()) if clause[at] == clause[verb])
    return analysis.tokens[verb].text in _SENT and any(claims)


def _is_sent(analysis: Analysis, verb: int) -> bool:
    """True where the first name beside the verb is what was sent: `leverte planutvalget`, not `et brev til det`."""
    clause, tokens = analysis.layout.clause, analysis.tokens
    inside = range(bisect_left(clause, clause[verb]), bisect_right(clause, clause[verb]))
    if any(tokens[at].text in _AMISS for at in inside):
        return False
    named = [one.first for one in analysis.named if one.first in inside]
    behind = next((first for first in named if first > verb), None)
    if behind is None:
        return bool(named)
    held = {at for one in analysis.dated for at in range(one.when.first, one.when.last)}
    between = (at for at in range(verb + 1, behind) if at not in held and not is_writer(tokens, at))
    return all(tokens[at].text in _LEADING or any(has(tokens, at, one) for one in _OF_FEES) for at in between)


def _opens(analysis: Analysis, at: int) -> bool:
    """True for the first word of a clause."""
    return at == 0 or analysis.layout.clause[at - 1] != analysis.layout.clause[at]


def _joined(analysis: Analysis, number: int, measured: set[int]) -> tuple[int, int]:
    """The first and last clause of those that an `og` joins to that one, and that say nothing of their own."""
    first = last = number
    while first and _ends_joining(analysis, first - 1) and _is_plain(analysis, first - 1, measured):
        first -= 1
    while _ends_joining(analysis, last) and _is_plain(analysis, last + 1, measured):
        last += 1
    return first, last


def _ends_joining(analysis: Analysis, number: int) -> bool:
    at = bisect_right(analysis.layout.clause, number) - 1
    sentence = analysis.layout.sentence
    inside = at + 1 < len(sentence) and sentence[at] == sentence[at + 1]
    return inside and analysis.layout.clause[at] == number and has(analysis.tokens, at, "join")


def _is_plain(analysis: Analysis, number: int, measured: set[int]) -> bool:
    """True for a clause without a value, a writer and a verb of being."""
    clause = analysis.layout.clause
    inside = analysis.tokens[bisect_left(clause, number) : bisect_right(clause, number)]
    spoken = any((one.writer and one.text != "i") or one.text in _BEING for one in inside)
    return bool(inside) and number not in measured and not spoken


def _is_contrasted(analysis: Analysis, at: int) -> bool:
    """True where the text then tells what it forgot, with a value or a day: in the same sentence, or the next."""
    sentence, tokens = analysis.layout.sentence, analysis.tokens
    last = bisect_right(sentence, sentence[at] + 1 + _says_nothing(analysis, sentence[at] + 1))
    missed = next((one for one in range(at + 1, last) if tokens[one].text in _FORGOT), None)
    if missed is None or _is_another_day(analysis, missed):
        return False
    clause, ends = analysis.layout.clause, bisect_right(sentence, sentence[missed] + 1)
    if clause[missed] != clause[at] and _is_named_anew(analysis, clause[missed]):
        return True
    later = (one.first for one in analysis.mentions if isinstance(one, MEASURED) and at < one.first < ends)
    return any(clause[first] != clause[at] for first in later)


def _says_nothing(analysis: Analysis, number: int) -> bool:
    """True for a sentence without name, day or value: `Det ligger inne og skal stå som det er.`"""
    sentence = analysis.layout.sentence
    return all(sentence[one.first] != number for one in (*analysis.mentions, *analysis.named))


def _is_named_anew(analysis: Analysis, number: int) -> bool:
    """True for a clause with a name and its day: `glemte planutvalget 10.11`."""
    clause = analysis.layout.clause
    dated = any(clause[one.when.first] == number for one in analysis.dated)
    return dated and any(clause[one.first] == number for one in analysis.named)


def _is_another_day(analysis: Analysis, missed: int) -> bool:
    """True for `10.11 glemte jeg`, which is of the same kind."""
    clause = analysis.layout.clause
    dated = any(clause[one.when.first] == clause[missed] for one in analysis.dated)
    told = (*analysis.named, *(one for one in analysis.mentions if isinstance(one, MEASURED)))
    named = {clause[one.first] for one in told} | {clause[at] for at in analysis.spots.get("drive", ())}
    return dated and clause[missed] not in named
