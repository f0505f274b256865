"""What was bought under `utlegg` is another outlay, where its type is not named, or is that of work nobody tells of."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import has
from parsers.text.words.stems import stem
from parsers.text.words.tokens import NUMBER

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Avlastar sats 2: 5 timar 13.11.\nUtlegg 14.11: badebillett til meg, 120 kr": [
        *("avl-middels 13.11 5", "anna 14.11 120"),
    ],
    "hadde utlegg på klasseturen 13.11 buss 640 kr og inngang på museet 1120 kr\nog så 85 kr for kakao": [
        *("kollektiv 13.11 640", "anna 13.11 1120", "anna 13.11 85"),
    ],
    "Støttekontakt 13.11 2 timar. Utlegg: inngang på museet 120 kr": ["stk-time 13.11 2", "stk-aktivitet 13.11 120"],
    "Utlegg 13.11: aktivitetsutgift 120 kr": ["stk-aktivitet 13.11 120"],
    "Utlegg 13.11: parkering 120 kr": ["parkering 13.11 120"],
    "Avlastar sats 2: 5 timar 13.11, badebillett 120 kr": ["avl-middels 13.11 5", "stk-aktivitet 13.11 120"],
}
"""In a municipality that pays outings of støttekontaktar alone by a type of their own."""


def name_other_outlays(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> None:
    """Give such sums the type of all other outlays, in the sentence of `utlegg` and one that goes on with `og`."""
    general = [one for one in analysis.named if types.general and one.codes == types.general]
    if not general:
        return
    sentence = analysis.layout.sentence
    announced: dict[int, int] = {}
    for one in general:
        announced.setdefault(sentence[one.first], one.first)
    for draft in drafts:
        if draft.kind != "expense" or draft.body or not draft.moneys:
            continue
        own = announced.get(draft.sentence, draft.first) < draft.first
        if not own and not (draft.sentence - 1 in announced and _goes_on(analysis, draft.sentence)):
            continue
        unknown = not draft.codes and draft.unheld == "amount"
        if unknown or (len(draft.codes) == 1 and _is_of_other_work(draft, analysis, types)):
            draft.codes = types.general


def _goes_on(analysis: Analysis, number: int) -> bool:
    """True for a line that opens with `og`, below one that ends with no mark."""
    first = bisect_left(analysis.layout.sentence, number)
    last = analysis.tokens[first - 2] if first > 1 else None
    return has(analysis.tokens, first, "join") and last is not None and last.kind != "sym"


def _is_of_other_work(draft: Draft, analysis: Analysis, types: TypeIndex) -> bool:
    """True where the type's name is that of some hours, of which the text tells nothing, and is not said itself."""
    own = _words(draft.codes[0], types)
    hours = types.of_unit(types.codes, "hour")
    owners = {code for code in hours if own & _words(code, types)}
    if not owners or len(owners) == len(hours):
        return False
    said = {stem(token.text) for token in analysis.tokens}
    told = {code for one in (*analysis.named, *analysis.subject_types) for code in one.codes}
    return owners.isdisjoint(told) and own.isdisjoint(said)


def _words(code: str, types: TypeIndex) -> Set[str]:
    """The stems of the words of a type's name and aliases."""
    row = types.catalogue.latest(code)
    words = " ".join((row.name, *row.aliases)).lower().replace(",", " ").replace("(", " ").split()
    return {stem(word) for word in words if not NUMBER.fullmatch(word)}
