"""The row that a sentence goes on from in the same line, whose day is its own: `Planutvalget 3.11. Kjørte 33 km`."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Møter i november:\nPlanutvalget onsdag 4. november. Kjørte 33 km til sammen.\nFormannskapet torsdag 12. november. "
    "Kjørte 36 km til sammen.": [
        *("fee-planning 04.11", "mileage 04.11 33", "fee-executive 12.11", "mileage 12.11 36"),
    ],
    "Møte i november:\nPlanutvalget 4. november kl 9-11. Køyrde 33 km i alt. Parkering 45 kr.": [
        *("fee-planning 04.11", "mileage 04.11 33", "parking 04.11 45"),
    ],
    "The meetings I had in November:\n\nPlanning committee, 4 November. Drove 33 km in total. Parking 45 kr.\n"
    "Executive committee, 12 November. Drove 36 km in total.": [
        *("fee-planning 04.11", "mileage 04.11 33", "parking 04.11 45", "fee-executive 12.11", "mileage 12.11 36"),
    ],
    "- Formannskapet 3. november. Kjørte 24 km t/r\n- Planutvalget 4. november. På Teams, så ingen kjøring\n"
    "- Kommunestyret 12. november. Kjørte 24 km t/r": [
        *("fee-executive 03.11", "mileage 03.11 24", "fee-planning 04.11", "fee-council 12.11", "mileage 12.11 24"),
    ],
    "- Executive committee, 3 November. Drove 24 km\n- Planning committee, 4 November. On Teams\n"
    "- Municipal council, 12 November. Drove 24 km, parking 40 kr": [
        *("fee-executive 03.11", "mileage 03.11 24", "fee-planning 04.11"),
        *("fee-council 12.11", "mileage 12.11 24", "parking 12.11 40"),
    ],
}


def same_rows(analysis: Analysis) -> dict[int, range]:
    """Sentence without a day → the tokens before it in its line, where these tell of no week or month."""
    if "\n" not in analysis.text:
        return {}
    sentence = analysis.layout.sentence
    wide = {sentence[one.when.first] for one in analysis.dated if one.wide}
    dated = {sentence[one.when.first] for one in analysis.dated}
    found: dict[int, range] = {}
    line, plain = 0, True
    for at, token in enumerate(analysis.tokens):
        if token.kind == "nl":
            line, plain = at + 1, True
            continue
        plain = plain and sentence[at] not in wide
        if plain and line < at and sentence[at] != sentence[at - 1] and sentence[at] not in dated:
            found[sentence[at]] = range(line, at)
    return found
