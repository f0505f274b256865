"""Rows of a list that say that their hours are not known, `10.11: timetallet mangler`: lines whose hours are asked."""

from collections.abc import Iterator, Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.days.dated_rows import opens_row, rows_left, with_rows_like
from parsers.text.lines.drafts import Draft
from parsers.text.spans.coming import is_soon
from parsers.text.spans.mentions import has, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "lav sats\n3.11: 4 timer\n10.11: der mangler jeg timetallet, lappen er borte\n17.11: 5 timer": [
        *("care-hour-low 03.11 4", "care-hour-low 10.11 ?quantity", "care-hour-low 17.11 5"),
    ],
    "låg sats\n3.11: 4 timar\n10.11: hugsar ikkje timane\n17.11: 5 timar": [
        *("care-hour-low 03.11 4", "care-hour-low 10.11 ?quantity", "care-hour-low 17.11 5"),
    ],
    "støttekontakt\n3. november: 4 timer\n10. november: ?\n17. november: 5 timer": [
        *("support-hour 03.11 4", "support-hour 10.11 ?quantity", "support-hour 17.11 5"),
    ],
    "lav sats\n3.11 kl 9-12\n10.11 usikker på timene, må sjekke\n17.11 kl 9-12": [
        *("care-hour-low 03.11 3", "care-hour-low 10.11 ?quantity", "care-hour-low 17.11 3"),
    ],
    "low rate\n3 November: 4 hours\n10 November: not sure how many hours\n17 November: 5 hours": [
        *("care-hour-low 03.11 4", "care-hour-low 10.11 ?quantity", "care-hour-low 17.11 5"),
    ],
    "støttekontakt:\n3.11 – 2 timer, baking\n10.11 – kamp, husker ikke hvor lenge, skal spørre ham\n17.11 – 3 timer": [
        *("support-hour 03.11 2", "support-hour 10.11 ?quantity", "support-hour 17.11 3"),
    ],
    "støttekontakt:\n3.11: 2 timar\n10.11: kino, veit ikkje kor lenge\n17.11: 3 timar": [
        *("support-hour 03.11 2", "support-hour 10.11 ?quantity", "support-hour 17.11 3"),
    ],
    "support contact:\n3 November: 2 hours\n10 November: cinema, cannot remember how long\n17 November: 3 hours": [
        *("support-hour 03.11 2", "support-hour 10.11 ?quantity", "support-hour 17.11 3"),
    ],
    "lav sats\n3.11: 4 timer\n10.11: her glemte jeg å se på klokka\n17.11: 5 timer": [
        *("care-hour-low 03.11 4", "care-hour-low 10.11 ?quantity", "care-hour-low 17.11 5"),
    ],
    "lav sats\n3.11: 4 timer\n10.11: vet ikke hvor lenge\n17.11: 5 timer": [
        *("care-hour-low 03.11 4", "care-hour-low 10.11 ?quantity", "care-hour-low 17.11 5"),
    ],
    "støttekontakt\n3.11: 4 timar\n10.11: hugsar ikkje\n17.11: 5 timar": [
        *("support-hour 03.11 4", "support-hour 10.11 ?quantity", "support-hour 17.11 5"),
    ],
    "low rate\n3 November: 4 hours\n10 November: I forgot to check the clock\n17 November: 5 hours": [
        *("care-hour-low 03.11 4", "care-hour-low 10.11 ?quantity", "care-hour-low 17.11 5"),
    ],
    "ulegitimert tap:\n3.11 – 4 timer\n10.11 – 2 timer\n17.11 – antall timer må jeg komme tilbake til": [
        *("lost-undocumented 03.11 4", "lost-undocumented 10.11 2", "lost-undocumented 17.11 ?quantity"),
    ],
    "low rate\n3 November: 4 hours\n10 November: hours to follow, sorry\n17 November: 5 hours": [
        *("care-hour-low 03.11 4", "care-hour-low 10.11 ?quantity", "care-hour-low 17.11 5"),
    ],
    "lav sats\n3.11: 9-12\n10.11: husker ikke når\n17.11: 9-12": [
        *("care-hour-low 03.11 3", "care-hour-low 10.11 ?quantity", "care-hour-low 17.11 3"),
    ],
    "lav sats\n3.11: 4 timer\n10.11: timene er flyttet, kommer tilbake\n17.11: 5 timer": [
        *("care-hour-low 03.11 4", "care-hour-low 17.11 5"),
    ],
    "lav sats\n3.11: 4 timer\n10.11: ingen timer, han kom senere\n17.11: 5 timer": [
        *("care-hour-low 03.11 4", "care-hour-low 17.11 5"),
    ],
    "lav sats\n3.11: 4 timer\n10.11: ikke timer denne dagen, tilbake neste uke\n17.11: 5 timer": [
        *("care-hour-low 03.11 4", "care-hour-low 17.11 5"),
    ],
    "low rate\n3 November: 4 hours\n10 November: he was away a long time, back later\n17 November: 5 hours": [
        *("care-hour-low 03.11 4", "care-hour-low 17.11 5"),
    ],
    "lav sats\n3.11: 4 timer\n10.11: vet ikke om han kommer\n17.11: 5 timer": [
        *("care-hour-low 03.11 4", "care-hour-low 17.11 5"),
    ],
    "lav sats\n3.11: 4 timer\n10.11: avlyst, timene tar vi igjen\n17.11: 5 timer": [
        *("care-hour-low 03.11 4", "care-hour-low 17.11 5"),
    ],
}
_FORGOTTEN = words_of("uncounted")
_LACKING = _FORGOTTEN | words_of("measured_later")
_WHEN = frozenset({"når", "when"})
_HOURS = words_of("hours_of_row")
_TIME = frozenset({"tid", "tida", "tiden", "time", "times", "long", "lenge"})
_AFTER = frozenset({"attende", "back", "etterpå", "later", "seinare", "seinere", "senere", "tilbake"})
_NONE = frozenset({"ingen", "inga", "no"})
_OFF = frozenset({"cancelled", "moved", "absence"})


def with_uncounted_rows(analysis: Analysis, drafts: list[Draft], types: TypeIndex) -> list[Draft]:
    """The drafts in order, with one for each such row of a list whose hours are of one kind."""
    if analysis.said.isdisjoint(_LACKING) and "?" not in analysis.text:
        return drafts
    worked = [draft for draft in drafts if types.units(draft.codes) == {"hour"} and (draft.durations or draft.clocks)]
    rows = {one.when.first for draft in worked for one in draft.dates if opens_row(one, analysis.tokens)}
    if len(rows) < 2 or len({draft.codes for draft in worked}) != 1:
        return drafts
    return with_rows_like(worked[0], _uncounted(analysis, drafts), analysis, drafts)


def _uncounted(analysis: Analysis, drafts: Sequence[Draft]) -> Iterator[tuple[Dated, int]]:
    """The day of each such row, and the token that says so; a row with a name, a value or a day off is none."""
    tokens = analysis.tokens
    taken = {one.first for one in (*analysis.mentions, *analysis.named)}
    for one, row in rows_left(analysis, drafts):
        off = any(at in taken or not _OFF.isdisjoint(tokens[at].senses) or _is_none(tokens, at) for at in row)
        words = [at for at in row if tokens[at].kind == "word"]
        lacking = next((at for at in words if tokens[at].text in _LACKING), None)
        if lacking is not None and not _is_told_to_lack(tokens, words):
            continue
        hours = any(tokens[at].text in _HOURS for at in words) or (
            words and all(_is_of_denial(tokens[at]) for at in words)
        )
        asked = next((at for at in row if tokens[at].text == "?"), None) if not words else None
        said = lacking if hours else asked
        if said is not None and not (off or is_soon(one, analysis.today)):
            yield one, said


def _is_told_to_lack(tokens: Sequence[Token], row: Sequence[int]) -> bool:
    """False where only `tilbake`, `later` say so, which may be of anything but hours: `a long time, back later`."""
    if any(tokens[at].text in _LACKING - _AFTER for at in row):
        return True
    counted = any(tokens[at].text in _HOURS - _TIME for at in row)
    return counted and not any(has(tokens, at, "negation") for at in row)


def _is_none(tokens: Sequence[Token], at: int) -> bool:
    """True for `ingen timer`, but not `ingen timer notert`."""
    told = tokens[at].text in _NONE and text_at(tokens, at + 1) in _HOURS
    return told and text_at(tokens, at + 2) not in _LACKING


def _is_of_denial(token: Token) -> bool:
    """True for the words of `husker ikke når`, `det har jeg glemt`."""
    return (
        token.text in _FORGOTTEN or token.text in _WHEN or any(sense in token.senses for sense in ("negation", "light"))
    )
