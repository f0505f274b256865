"""Drives with somebody whom only some rows name were on the days of those: `13.10 Sara … 15.10 Leon … kjørte Leon`."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.days.repeated import repeated
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.resolve import Dated

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Støttekontakt\n3.11 Sara kl 16-18\n5.11 Leon kl 15-18\n10.11 Sara kl 16-18\n12.11 Leon kl 15-19\n\n"
    "Kjøring bare de to dagene med Leon, 24 km t/r hver gang": [
        *("support-hour 03.11 2", "support-hour 05.11 3", "support-hour 10.11 2", "support-hour 12.11 4"),
        *("mileage 05.11 24", "mileage 12.11 24"),
    ],
    "Støttekontakt\n3.11 – Sara – 2 timar\n5.11 – Leon – 3 timar\n12.11 – Leon – 4 timar\n\n"
    "Med Leon køyrde eg 24 km t/r kvar gong": [
        *("support-hour 03.11 2", "support-hour 05.11 3", "support-hour 12.11 4"),
        *("mileage 05.11 24", "mileage 12.11 24"),
    ],
    "Support contact\n3 November Sara 2 hours\n5 November Leon 3 hours\n\nI drove Leon, 24 km return": [
        *("support-hour 03.11 2", "support-hour 05.11 3", "mileage 05.11 24"),
    ],
    "Støttekontakt\n3.11 Leon 2 timer\n5.11 Leon 3 timer\n\nMed Leon kjørte jeg 24 km t/r hver gang": [
        *("support-hour 03.11 2", "support-hour 05.11 3", "mileage 03.11 24", "mileage 05.11 24"),
    ],
    "Støttekontakt\n3.11 Sara 2 timer\n5.11 Leon 3 timer\n12.11 Leon 4 timer\n\n24 km hver av de tre dagene med Leon": [
        *("support-hour 03.11 2", "support-hour 05.11 3", "support-hour 12.11 4"),
        *("mileage 03.11 24", "mileage 05.11 24", "mileage 12.11 24"),
    ],
}
_LED_BY = frozenset({"for", "til", "med", "hos", "hjå", "to", "with", "hadde", "had"})
_DRIVING = ("drive", "fetching")
_OF_NAMES = frozenset({"given_name"})
_MOST = 20
"""Drives that are looked at: keeps long texts linear."""


def drives_with(drafts: Sequence[Draft], analysis: Analysis) -> None:
    """Give a drive without a day the days of the rows with hours that name whom its sentence names."""
    drives = [one for one in drafts if one.kind == "mileage" and not one.dates][:_MOST]
    rows = dict(_rows(drafts, analysis)) if drives else {}
    if len(rows) < 2:
        return
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    driven = {one.sentence for one in drives}
    led: dict[int, set[str]] = defaultdict(set)
    said: dict[int, set[str]] = defaultdict(set)
    for at, token in enumerate(tokens):
        if sentence[at] in rows:
            said[sentence[at]].add(token.text)
        elif sentence[at] in driven and _is_led(analysis, at):
            led[sentence[at]].add(token.text)
    counted = repeated(analysis).counted if led else {}
    for drive in drives:
        days = [one for number, one in rows.items() if not said[number].isdisjoint(led[drive.sentence])]
        if days and len(days) < len(rows) and counted.get(drive.sentence, len(days)) == len(days):
            drive.dates = days


def _rows(drafts: Sequence[Draft], analysis: Analysis) -> Iterator[tuple[int, Dated]]:
    """The days on which there were hours, by their sentences; none of a sentence with several."""
    worked = [one for draft in drafts if draft.durations or draft.clocks for one in draft.dates]
    for one in worked:
        if len(one.days) == 1 and one.end is None:
            yield analysis.layout.sentence[one.when.first], one


def _is_led(analysis: Analysis, at: int) -> bool:
    """True for the name of `med Leon`, and of `kjørte Leon hjem`: a capital, and no word that is known."""
    token = analysis.tokens[at]
    if token.kind != "word" or not analysis.text[token.start].isupper() or token.senses.keys() - _OF_NAMES:
        return False
    led = any(has(analysis.tokens, at - 1, sense) for sense in _DRIVING)
    return led or text_at(analysis.tokens, at - 1) in _LED_BY
