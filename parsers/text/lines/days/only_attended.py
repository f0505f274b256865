"""Days of meetings that the writer says alone to have been at: `eldrerådet 4.11 og 18.11. Jeg deltok bare 18.11`."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.layout.known_days import closes
from parsers.text.lines.days.of_one_day import without_days
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.spans.mentions import MEASURED, Clocks
from parsers.text.spans.resolve import Dated

EXAMPLES: Mapping[str, Sequence[str]] = {
    "eldrerådet 4.11 og 18.11. Jeg deltok bare 18.11": ["fee-elderly 18.11"],
    "ungdomsrådet har hatt møte 4.11 og 18.11. Jeg var bare på det siste.": ["fee-youth 18.11"],
    "eldrerådet 4.11 og 18.11. Eg var berre med på det første.": ["fee-elderly 04.11"],
    "eldrerådet hadde møter 4.11, 11.11 og 18.11. Jeg deltok kun på møtene 4.11 og 11.11.": [
        *("fee-elderly 04.11", "fee-elderly 11.11"),
    ],
    "elderly council 4 and 18 November. I only attended the second one.": ["fee-elderly 18.11"],
    "eldrerådet 4.11 og 18.11. Jeg var med 18.11 bare": ["fee-elderly 18.11"],
    "eldrerådet 4.11 og 18.11. Jeg var bare vara 18.11": ["fee-elderly 04.11", "fee-elderly 18.11"],
    "eldrerådet 4.11 og 18.11. Eg var berre der til lunsj den 18.11": ["fee-elderly 04.11", "fee-elderly 18.11"],
    "eldrerådet 4.11 og 18.11. Jeg var bare med til kl 12 den 18.11": ["fee-elderly 04.11", "fee-elderly 18.11"],
    "eldrerådet 4.11 og 18.11. Jeg deltok bare 18.11 digitalt": ["fee-elderly 04.11", "fee-elderly 18.11"],
    "elderly council 4 and 18 November. I was only late on the 18th": ["fee-elderly 04.11", "fee-elderly 18.11"],
    "eldrerådet 4.11 og 18.11. Parkering 40 kr bare 18.11": [
        *("fee-elderly 04.11", "fee-elderly 18.11", "parking 18.11 40"),
    ],
    "eldrerådet 4.11 og 18.11. Kari var bare med 18.11": ["fee-elderly 04.11", "fee-elderly 18.11"],
    "eldrerådet 4.11 og 18.11. Jeg var ikke bare med 18.11": ["fee-elderly 04.11", "fee-elderly 18.11"],
}
_THERE = frozenset({"var", "va", "deltok", "møtte", "stilte", "attended", "was", "joined", "møtt", "deltatt"})
_BETWEEN = frozenset(
    {"på", "med", "møtet", "møta", "møtene", "det", "den", "dei", "de", "the", "on", "at", "was", "attended", "joined"}
)
"""Words that may stand between `bare` and the day."""
_MOST = 20
"""Words for only that are looked at: keeps hostile texts linear."""


def off_days_not_attended(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> None:
    """Leave the other days out of the meetings that have those days among several."""
    sentence = analysis.layout.sentence
    for at in analysis.spots.get("solely", ())[:_MOST]:
        told = [one for one in analysis.dated if sentence[one.when.first] == sentence[at] and not one.end]
        days = {day for one in told for day in one.days}
        if not days or not _is_of_days(analysis, at, told) or not _is_of_writer(analysis, sentence[at]):
            continue
        for draft in drafts:
            own = {day for one in draft.dates for day in one.days}
            if is_meeting(draft, types) and days < own and draft.sentence < sentence[at]:
                draft.dates = list(without_days(draft.dates, own - days))


def _is_of_days(analysis: Analysis, at: int, told: Sequence[Dated]) -> bool:
    """True for `bare på møtet 18.11` and `18.11 bare`, and nothing behind: `bare vara 18.11` is said of how it was."""
    tokens, begins, ends = analysis.tokens, told[0].when.first, told[-1].when.last
    day = at + 1
    while day < begins and tokens[day].text in _BETWEEN:
        day += 1
    return closes(tokens, ends - 1) if day == begins else at == ends and closes(tokens, at)


def _is_of_writer(analysis: Analysis, number: int) -> bool:
    """True for a sentence that says of the writer that they were there, and nothing else of anything."""
    sentence = analysis.layout.sentence
    said = [token for token, at in zip(analysis.tokens, sentence, strict=True) if at == number]
    if any(sentence[one.first] == number for one in analysis.mentions if isinstance(one, (Clocks, *MEASURED))):
        return False
    there = any(token.text in _THERE for token in said) and any(token.writer for token in said)
    return there and number not in analysis.layout.asking and all("negation" not in token.senses for token in said)
