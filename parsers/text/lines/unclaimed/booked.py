"""Outlays without a sum that somebody else booked or saw to: `Anne har bestilt hotellet`, `taxien tok Kari seg av`."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft
from parsers.text.lines.told.subjects import Subjects
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Hurtigbåt 9.11, 285 kr\nHurtigbåt 10.11, 285 kr\n"
    "Ho Anne har bestilt hotellet, så det skal ikkje eg ha noko for.": ["transit 09.11 285", "transit 10.11 285"],
    "Buss 9.11 85 kr. Kari på teknisk har tinga hotell til oss": ["transit 09.11 85"],
    "Buss 9.11 85 kr. Hotellet er bestilt av Anne": ["transit 09.11 85"],
    "Buss 9.11 85 kr. Sekretæren booket hotellet, så det krever jeg ikke": ["transit 09.11 85"],
    "Bus 9 November 85 kr. My colleague booked the hotel for both of us.": ["transit 09.11 85"],
    "Bus 9 November 85 kr. I booked a hotel, so I am not claiming that.": ["transit 09.11 85"],
    "Buss 9.11 85 kr. Anne bestilte hotellet, men jeg betalte": ["transit 09.11 85", "hotel 09.11 ?amount"],
    "Buss 9.11 85 kr. Hotell 9.11 1285 kr, Anne bestilte det": ["transit 09.11 85", "hotel 09.11 1285"],
    "Buss 9.11 85 kr. Taxien hjem tok gruppelederen seg av": ["transit 09.11 85"],
    "Buss 9.11 85 kr. Hotellet har sekretariatet teke seg av": ["transit 09.11 85"],
    "Buss 9.11 85 kr. Gruppelederen tok seg av drosjen": ["transit 09.11 85"],
    "Bus 9 November 85 kr. My colleague took care of the taxi": ["transit 09.11 85"],
    "Bus 9 November 85 kr. The hotel was taken care of by the organiser": ["transit 09.11 85"],
    "Buss 9.11 85 kr. Taxien tok jeg meg av": ["transit 09.11 85", "taxi 09.11 ?amount"],
    "Bus 9 November 85 kr. I took care of the taxi": ["transit 09.11 85", "taxi 09.11 ?amount"],
    "Buss 9.11 85 kr. Taxi 9.11 240 kr, Kari tok seg av bestillingen": ["transit 09.11 85", "taxi 09.11 240"],
    "Buss 9.11 85 kr. Jeg tok taxi, og Kari tok seg av maten": ["transit 09.11 85", "taxi 09.11 ?amount"],
    "Buss 9.11 85 kr. Bompengene går på kommunens brikke": ["transit 09.11 85"],
    "Buss 9.11 85 kr. Bompengane går rett på kommunen si brikke, så dei skal eg ikkje ha": ["transit 09.11 85"],
    "Buss 9.11 85 kr. Taxien hjem fikk jeg av klubben\nParkering 9.11 40 kr": ["transit 09.11 85", "parking 09.11 40"],
    "Buss 9.11 85 kr. Hotellet fekk vi av arrangøren": ["transit 09.11 85"],
    "Buss 9.11 85 kr. Flybillettene ble bestilt og betalt av Nils": ["transit 09.11 85"],
    "Buss 9.11 85 kr. Flybillettane vart bestilte og betalte av Nils": ["transit 09.11 85"],
    "Buss 9.11 85 kr. Taxien ble bestilt og betalt av meg": ["transit 09.11 85", "taxi 09.11 ?amount"],
    "Bus 9 November 85 kr. The taxi was booked and paid by me": ["transit 09.11 85", "taxi 09.11 ?amount"],
    "Buss 9.11 85 kr. Jeg bestilte hotellet": ["transit 09.11 85", "hotel 09.11 ?amount"],
}
_HIMSELF, _CARE = frozenset({"seg"}), frozenset({"care"})
_TAKING = frozenset({"tok", "tar", "tek", "tatt", "teke", "took", "takes", "taken", "taking"})
_OF = frozenset({"av", "of"})
_GOT, _FROM = frozenset({"fikk", "fekk"}), frozenset({"av", "frå", "fra"})
_WITHIN = 6
_ME = frozenset({"meg", "mæ", "me", "oss", "us"})
_MOST = 20
"""Places of `seg` and `care` that are looked at: keeps hostile texts linear."""
_BY = frozenset({"av", "by", "gjennom", "through", "via"})


def booked_by_others(analysis: Analysis, persons: Subjects) -> Set[int]:
    """The clauses in which somebody else books something, in sentences that tell of no payment by the writer."""
    tokens, clause, sentence = analysis.tokens, analysis.layout.clause, analysis.layout.sentence
    places = [] if analysis.said.isdisjoint(words_of("booking")) else [*said_at(tokens, words_of("booking"))]
    seen_to = {*_seen_to(analysis), *_given(analysis)}
    if not (places or seen_to):
        return frozenset()
    paid = {sentence[at] for at in analysis.spots.get("pay", ()) if persons.of(at) == "own"}
    theirs = seen_to.union(at for at in places if _is_of_others(at, analysis, persons))
    return {clause[at] for at in theirs if sentence[at] not in paid}


def is_booked(draft: Draft, booked: Set[int], types: TypeIndex) -> bool:
    """True for an outlay in one of those clauses that nothing measures."""
    outlay = draft.kind == "expense" and draft.named and types.units(draft.codes) <= {"amount"}
    return outlay and draft.clause in booked and not draft.measured


def _seen_to(analysis: Analysis) -> Iterator[int]:
    """The places of `tok Kari seg av` and `took care of`, in clauses without the writer."""
    if analysis.said.isdisjoint(_HIMSELF | _CARE):
        return
    tokens, clause = analysis.tokens, analysis.layout.clause
    places = [at for at in said_at(tokens, _HIMSELF | _CARE)[:_MOST] if text_at(tokens, at + 1) in _OF]
    for number in sorted({clause[at] for at in places}):
        inside = range(bisect_left(clause, number), bisect_right(clause, number))
        if any(tokens[near].writer for near in inside):
            continue
        taken = [near for near in inside if tokens[near].text in _TAKING]
        yield from (at for at in places if at in inside and any(abs(near - at) <= _WITHIN for near in taken))


def _given(analysis: Analysis) -> Iterator[int]:
    """The places of `fikk vi av klubben`."""
    tokens = analysis.tokens
    for at in said_at(tokens, _GOT) if not analysis.said.isdisjoint(_GOT) else ():
        if (
            at + 3 < len(tokens)
            and tokens[at + 1].writer
            and tokens[at + 2].text in _FROM
            and not tokens[at + 3].writer
        ):
            yield at


def _is_of_others(verb: int, analysis: Analysis, persons: Subjects) -> bool:
    """True for a verb with another person, office or payer for its subject, or behind `av`."""
    tokens = analysis.tokens
    by = verb + 1
    if has(tokens, by, "join") and has(tokens, by + 1, "pay"):
        by += 2  # booked and paid by Nils
    if text_at(tokens, by) in _BY:
        return not persons.is_writer(by + 1) and text_at(tokens, by + 1) not in _ME
    first = bisect_left(analysis.layout.clause, analysis.layout.clause[verb])
    opens = persons.is_person(first) and not any(
        persons.is_writer(at) for at in range(first, verb)
    )  # Kari på teknisk har
    return opens or persons.of(verb) == "other" or has(analysis.tokens, verb - 1, "payer")
