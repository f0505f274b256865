"""Rows of outlays that speak of their sum and tell none, `19.11: frukt, summen står på lappen`: the sum is asked."""

from collections.abc import Iterator, Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.days.dated_rows import opens_row, rows_left, with_rows_like
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import When, has
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import words_of

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Utlegg:\n9.11: tau og ball, 236 kr\n12.11: frukt, summen ser dere på lappen jeg har tatt bilde av": [
        *("outlay 09.11 236", "outlay 12.11 ?amount"),
    ],
    "Utlegg:\n9. november: tau, 236 kr\n12. november: frukt, beløpet står på kvitteringa": [
        *("outlay 09.11 236", "outlay 12.11 ?amount"),
    ],
    "Utlegg:\n9.11 tau 236 kr\n12.11 frukt, hugsar ikkje prisen": ["outlay 09.11 236", "outlay 12.11 ?amount"],
    "Utlegg:\n9.11: tau, 236 kr\n12.11: frukt, se kvitteringen": ["outlay 09.11 236", "outlay 12.11 ?amount"],
    "My expenses:\n9 November: rope, 236 kr\n12 November: fruit, the amount is on the receipt": [
        *("outlay 09.11 236", "outlay 12.11 ?amount"),
    ],
    "Utlegg støttekontakt:\n9.11: kino 145 kr\n12.11: bading, vet ikke hva det kostet": [
        *("support-outlay 09.11 145", "support-outlay 12.11 ?amount"),
    ],
    "Utlegg:\n9.11: tau, 236 kr\n12.11: frukt, den kvitteringen har Kari betalt": ["outlay 09.11 236"],
    "Buss:\n9.11: 45 kr\n12.11: summen står på billetten": ["transit 09.11 45", "transit 12.11 ?amount"],
    "Utlegg:\n9.11: tau, 236 kr\n12.11: kvittering sendt": ["outlay 09.11 236"],
    "Utlegg:\n9.11: tau, 236 kr\n12.11: avlyst, så ingen utgifter": ["outlay 09.11 236"],
}
_SUM = words_of("sum_of_row")
_POINTS = words_of("seeing")
_RECEIPT = tuple(words_of("receipt"))
_ELSE = ("cancelled", "absence", "provided", "payer", "host", "pay", "already", "entered", "order")


def with_unpriced_rows(analysis: Analysis, drafts: list[Draft], types: TypeIndex) -> list[Draft]:
    """The drafts in order, with one for each such row of a list whose other rows have sums of one type."""
    if analysis.said.isdisjoint(_SUM | _POINTS):
        return drafts
    priced = [draft for draft in drafts if types.units(draft.codes) == {"amount"} and draft.moneys]
    sentence = analysis.layout.sentence
    rows = {sentence[one.when.first] for one in analysis.dated if opens_row(one, analysis.tokens)}
    listed = [one for one in priced if sentence[one.moneys[0].first] in rows]
    like = listed[0] if listed and len({draft.codes for draft in priced}) == 1 else None
    if like is None or (sentence[like.first] in rows and not set(like.codes) <= set(types.general)):
        return drafts
    return with_rows_like(like, _unpriced(analysis, drafts), analysis, drafts)


def _unpriced(analysis: Analysis, drafts: Sequence[Draft]) -> Iterator[tuple[Dated, int]]:
    """The day of each such row, and the thing behind it; none with a name, a value or another's doing."""
    tokens = analysis.tokens
    taken = {at for one in analysis.named for at in range(one.first, one.last)}
    taken |= {one.first for one in analysis.mentions if not isinstance(one, When)}
    for one, row in rows_left(analysis, drafts):
        if not taken.isdisjoint(row) or any(has(tokens, at, sense) for at in row for sense in _ELSE):
            continue
        words = [at for at in row if tokens[at].kind == "word"]
        said = {tokens[at].text for at in words}
        pointed = not said.isdisjoint(_POINTS) and any(word.startswith(_RECEIPT) for word in said)
        thing = words and (tokens[words[0]].text in _SUM or not tokens[words[0]].senses)
        if thing and (pointed or not said.isdisjoint(_SUM)):
            yield one, words[0]
