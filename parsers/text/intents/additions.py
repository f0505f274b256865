"""What is added to a draft besides what is changed in it: `slett linje 2 og legg til parkering 60 kr`."""

from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import WayWord, has, text_at

EXAMPLES: dict[str, tuple[int, list[str]]] = {
    "Slett linje 2 og legg til parkering 60 kr": (1, ["parking"]),
    "Fjern linje 1 og ta med ferje 142 kr 10.11": (1, ["ferry"]),
    "Linje 2 skal være 44 km. Legg også til bom 27 kr": (1, ["toll"]),
    "Slett linje 1 og legg til ferje 142 kr og taxi 312 kr": (1, ["ferry", "taxi"]),
    "Stryk linje 2 og legg til bompengar 27 kr": (1, ["toll"]),
    "delete line 2 and add parking 60 kr": (1, ["parking"]),
    "slett ferja og legg til parkering 60 kr": (0, ["parking"]),
    "slett linje 2": (1, []),
    "linje 2 skal være 70 km (før 64 km med bil)": (2, []),
    "legg til 3 km på linje 2": (0, []),
    "slett linje 2 og endre kilometerne til 48": (2, []),
}
"""How many edits by number or for all lines, and the types of the lines that are added."""

_SMALL = frozenset({"til", "inn", "med", "også", "òg", "in", "also"})
_REACH = 4


def addition(analysis: Analysis, ordered_at: int | None = None) -> int | None:
    """The token from which new lines are told; None when nothing is added.

    It stands after all lines that are named by number, or after what is ordered at that token to be taken out.
    """
    tokens, clause = analysis.tokens, analysis.layout.clause
    last = len(tokens) if ordered_at is None else ordered_at + 1
    last = analysis.numbered[-1].last if analysis.numbered else last
    for at in analysis.spots.get("including", ()):
        if at < last or has(tokens, at - 1, "negation") or not _includes(analysis, at):
            continue
        told = [one for one in analysis.mentions if one.first > at and not isinstance(one, WayWord)]
        named = [one for one in analysis.named if one.first > at and clause[one.first] == clause[at]]
        if told and (named or any(clause[one.first] == clause[at] for one in told)):
            return at
    return None


def _includes(analysis: Analysis, at: int) -> bool:
    """True for `add`, and for `legg`, `ta` with its small word: legg også til."""
    if analysis.tokens[at].senses["including"] == "alone":
        return True
    if text_at(analysis.tokens, at) == "før":  # before, as often as a verb
        return text_at(analysis.tokens, at + 1) in _SMALL
    return any(text_at(analysis.tokens, near) in _SMALL for near in range(at + 1, at + _REACH))
