"""Days of which the text says that the kilometres are not known, `18.11 glemte jeg å nullstille telleren`: asked."""

from collections.abc import Iterator, Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.days.dated_rows import opens_row
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import BY_PLACE, Distance, When, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import words_of

EXAMPLES: Mapping[str, Sequence[str]] = {
    "egen bil:\n10.11. 24 km t/r\n12.11. 31 km t/r\n"
    "18.11. her glemte jeg å nullstille telleren, så antall km må jeg komme tilbake til\nParkering 12.11: 35 kr": [
        *("mileage 10.11 24", "mileage 12.11 31", "mileage 18.11 ?distance_km", "parking 12.11 35"),
    ],
    "kjøring:\n10.11. 24 km\n12.11. 31 km\n18.11. må sjekke telleren": [
        *("mileage 10.11 24", "mileage 12.11 31", "mileage 18.11 ?distance_km"),
    ],
    "kjøring:\n10.11. 24 km\n12.11. 31 km\n18.11. vet ikke hvor langt": [
        *("mileage 10.11 24", "mileage 12.11 31", "mileage 18.11 ?distance_km"),
    ],
    "køyring:\n10.11. 24 km\n12.11. 31 km\n18.11. her gløymde eg å lese av, må sjekke": [
        *("mileage 10.11 24", "mileage 12.11 31", "mileage 18.11 ?distance_km"),
    ],
    "kjøring:\n10.11. 24 km\n12.11. 31 km\n18.11. ?": [
        *("mileage 10.11 24", "mileage 12.11 31", "mileage 18.11 ?distance_km"),
    ],
    "own car:\n10.11 24 km\n12.11 31 km\n18.11 forgot to reset the counter, will get back with the distance": [
        *("mileage 10.11 24", "mileage 12.11 31", "mileage 18.11 ?distance_km"),
    ],
    "Formannskapet 10.11, 24 km t/r\nKommunestyret 12.11, her glemte jeg å se på telleren, så km kommer": [
        *("fee-executive 10.11", "mileage 10.11 24", "fee-council 12.11", "mileage 12.11 ?distance_km"),
    ],
    "Formannskapet 10.11, 24 km t/r. Kommunestyret 12.11, antall km må jeg komme tilbake til": [
        *("fee-executive 10.11", "mileage 10.11 24", "fee-council 12.11", "mileage 12.11 ?distance_km"),
    ],
    "Formannskapet 10.11, 24 km t/r. Kommunestyret 12.11, km fører jeg på kjøreboka i slutten av måneden": [
        *("fee-executive 10.11", "mileage 10.11 24", "fee-council 12.11"),
    ],
    "Executive committee 10.11, 24 km. Municipal council 12.11, I will get back with the mileage": [
        *("fee-executive 10.11", "mileage 10.11 24", "fee-council 12.11", "mileage 12.11 ?distance_km"),
    ],
    "Formannskapet 10.11, 24 km t/r. Kommunestyret 12.11, det var langt å gå tilbake": [
        *("fee-executive 10.11", "mileage 10.11 24", "fee-council 12.11"),
    ],
    "Formannskapet 10.11, 24 km t/r. Kommunestyret 12.11, satt på med Kari, husker ikke hvor langt": [
        *("fee-executive 10.11", "mileage 10.11 24", "fee-council 12.11"),
    ],
    "kjøring:\n10.11. 24 km\n12.11. 31 km\n18.11. glemte matpakka": [
        *("mileage 10.11 24", "mileage 12.11 31", "? 18.11 ?type"),
    ],
}
_DISTANCE = words_of("how_far")
_LACKING = words_of("uncounted") | words_of("measured_later")
_HOW, _FAR = frozenset({"hvor", "kor", "how"}), frozenset({"langt", "far"})
_READING = words_of("reading_off")
_ELSE = ("lift", "passenger", "afoot", "carrier", "cancelled", "absence", "another_time")
_FEWEST = 2
_MOST = 31
"""Such days of one text: a month has no more."""


def with_unmeasured_days(analysis: Analysis, drafts: list[Draft]) -> list[Draft]:
    """The drafts in order, with a drive for each such day, beside drives whose kilometres are told."""
    if analysis.said.isdisjoint(_LACKING) and "?" not in analysis.text:
        return drafts
    driven = [draft for draft in drafts if draft.kind == "mileage" and draft.distances]
    if not driven:
        return drafts
    rows = {one.when.first for draft in driven for one in draft.dates if opens_row(one, analysis.tokens)}
    worked = any(draft.durations or draft.clocks for draft in drafts if draft.kind == "expense")
    listed = len(rows) >= _FEWEST and not worked
    found: list[Draft] = []
    for one, at in list(_unmeasured(analysis, drafts, listed=listed))[:_MOST]:
        clause, sentence = analysis.layout.clause[at], analysis.layout.sentence[at]
        draft = Draft(kind="mileage", first=at, last=at + 1, clause=clause, sentence=sentence)
        draft.dates = [one]
        draft.type_spans = [(analysis.tokens[at].start, analysis.tokens[at].end)]
        found.append(draft)
    return sorted((*drafts, *found), key=BY_PLACE) if found else drafts


def _unmeasured(analysis: Analysis, drafts: Sequence[Draft], *, listed: bool) -> Iterator[tuple[Dated, int]]:
    """The only day of each such sentence, and the token that says so; `listed` rows of drives need not say of what."""
    tokens, sentence, spots = analysis.tokens, analysis.layout.sentence, analysis.spots
    known = {draft.sentence for draft in drafts if draft.kind == "mileage"} | analysis.layout.asking
    known |= {sentence[at] for sense in _ELSE for at in spots.get(sense, ())}
    known |= {sentence[one.first] for one in analysis.mentions if isinstance(one, Distance)}
    valued = {sentence[one.first] for one in (*analysis.named, *analysis.mentions) if not isinstance(one, When)}
    days = analysis.layout.by_sentence(analysis.dated)
    words: dict[int, list[int]] = {number: [] for number in days.keys() - known}
    for at, number in enumerate(sentence):
        if number in words and tokens[at].kind != "nl":
            words[number].append(at)
    for number, near in words.items():
        if len(days[number]) > 1 or days[number][0].wide or days[number][0].trouble:
            continue
        one = days[number][0]
        row = listed and number not in valued and opens_row(one, tokens)
        if (lacking := _lacking(analysis, near, one, row=row)) is not None:
            yield one, lacking


def _lacking(analysis: Analysis, near: Sequence[int], one: Dated, *, row: bool) -> int | None:
    """The word that says that the kilometres are not known, or the `?` that is all of a row."""
    tokens = analysis.tokens
    said = {tokens[at].text for at in near if text_at(tokens, at - 1) in _HOW or tokens[at].text not in _FAR}
    rest = [at for at in near if at >= one.when.last and tokens[at].text not in (".", ":", "-")]
    if row and [tokens[at].text for at in rest] == ["?"]:
        return rest[0]
    lacking = next((at for at in rest if tokens[at].text in _LACKING), None)
    told = not said.isdisjoint(_DISTANCE) or (row and not said.isdisjoint(_READING))
    return lacking if told else None
