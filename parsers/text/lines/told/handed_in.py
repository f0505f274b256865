"""Meetings that were handed in before, said of them in front: `møtene har jeg levert, her er parkeringen`."""

from bisect import bisect_left, bisect_right

from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import MEASURED, When, has, text_at
from parsers.text.words.tokens import said_at

EXAMPLES = {
    "Møtene har jeg levert. Parkering 10.11 55 kr": ["expense"],
    "Formannskapet 10.11 kl 9-12 har jeg ikke ført før nå": ["expense"],
    "Formannskapet 10.11 kl 9-12 er ført før. Parkering 10.11 55 kr": ["expense"],
    "Møta har eg levert. Her er parkeringa:\n10.11 55 kr\n12.11 55 kr": ["expense", "expense"],
    "Møtene er ført, her er parkeringen 10.11: 55 kr": ["expense"],
    "Formannskapet har jeg levert. Parkering 10.11 55 kr": ["expense"],
    "The meetings are submitted. Parking 10.11 55 kr": ["expense"],
    "Formannskapet 10.11 er ført. Krever kommunestyret 12.11": ["expense"],
    "Formannskapet 10.11 har eg levert. Krev berre kommunestyret 12.11": ["expense"],
    "Executive committee 10 November is submitted. I claim the municipal council 12 November": ["expense"],
    "Formannskapet 10.11 er ført. Kommunestyret 12.11": ["expense", "expense"],
    "Formannskapet 10.11 er ført opp under. Kommunestyret 12.11": ["expense", "expense"],
    "Formannskapet 10.11 er ikke ført. Krever det og kommunestyret 12.11": ["expense", "expense"],
    "Formannskapet 10.11 har eg køyrt til, 24 km, ført nå. Kommunestyret 12.11": ["expense", "mileage", "expense"],
    "Møtene har jeg ført her: formannskapet 10.11 og 12.11": ["expense", "expense"],
    "Møtene har jeg ikke levert. Formannskapet 10.11, parkering 55 kr": ["expense", "expense"],
    "Møtet var 10.11 i formannskapet. Parkering 55 kr": ["expense", "expense"],
}

_HAVING = frozenset({"har", "er", "ble", "vart", "have", "are", "were", "is"})
_CLAIMING = frozenset({"krever", "krev", "krevje", "kreve", "claim", "claiming"})
_HERE = frozenset({"her", "under", "nedenfor", "nedanfor", "nå", "no", "here", "below", "now"})
"""What is told with these is told in this very message."""


def handed_in(analysis: Analysis) -> set[int]:
    """The clauses that open with meetings and say no more than that they were handed in or entered."""
    if "entered" not in analysis.spots or analysis.said.isdisjoint(_HAVING):
        return set()
    tokens, clause = analysis.tokens, analysis.layout.clause
    named = {one.first: one.last for one in analysis.named}
    days = {one.first: one.last for one in analysis.mentions if isinstance(one, When)}
    measured = {clause[one.first] for one in analysis.mentions if isinstance(one, MEASURED)}
    found: set[int] = set()
    for at in {clause[at]: at for at in reversed(said_at(tokens, _HAVING))}.values():
        first, last = bisect_left(clause, clause[at]), bisect_right(clause, clause[at])
        opening = first + (text_at(tokens, first) == "the")
        object_ends = named.get(opening, opening + has(tokens, opening, "meeting"))
        if opening in named and _goes_on(analysis, last):
            object_ends = days.get(object_ends, object_ends)
        inside = [tokens[near] for near in range(first, last)]
        told = object_ends == at > opening and any("entered" in token.senses for token in inside)
        open_ended = text_at(tokens, last - 1) == ":" or any(token.text in _HERE for token in inside)
        denied = any("negation" in token.senses for token in inside)
        if told and not (open_ended or denied or clause[at] in measured):
            found.add(clause[at])
    return found


def _goes_on(analysis: Analysis, last: int) -> bool:
    """True where the text tells behind what it claims: `er ført. Krever kommunestyret`, else it may speak of itself."""
    return any(analysis.tokens[at].text in _CLAIMING and at >= last for at in analysis.spots.get("claiming", ()))
