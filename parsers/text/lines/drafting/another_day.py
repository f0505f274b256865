"""Hours of a day that is not named, `og så 4 timer en dag til`: a draft of their own, whose day is asked."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.text.analysis import Analysis
from parsers.text.lines.drafts import Draft, told_at
from parsers.text.spans.mentions import Duration, When, has, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Lav sats:\n3.11 kl 8-12\n10.11 kl 8-11.30\nog så hadde jeg ham 4 timer en dag i siste skoleuka": [
        *("care-hour-low 03.11 4", "care-hour-low 10.11 3.5", "care-hour-low 4 ?date"),
    ],
    "Låg sats:\n3.11 kl 8-12\n10.11 kl 8-11.30\n\nDet var òg ein dag til med 4 timar, men den hugsar eg ikkje.": [
        *("care-hour-low 03.11 4", "care-hour-low 10.11 3.5", "care-hour-low 4 ?date"),
    ],
    "Low rate:\n3 November 8-12\n10 November 8-11\nand 4 hours on another day, I have to check the date": [
        *("care-hour-low 03.11 4", "care-hour-low 10.11 3", "care-hour-low 4 ?date"),
    ],
    "støttekontakt 10.11 3 timer. Pluss 2 timer en dag jeg ikke husker.": [
        *("support-hour 10.11 3", "support-hour 2 ?date"),
    ],
    "støttekontakt 3.11 og 10.11, 2 timer en dag og 3 timer den andre": [
        *("support-hour 2 ?date", "support-hour 3 ?date"),
    ],
}
_ONE = frozenset({"en", "ein", "én", "one", "another", "annen", "annan", "anna"})
_RATE = frozenset({"i", "a", "per", "pr"})


def apart_days(drafts: Sequence[Draft], analysis: Analysis) -> list[Draft]:
    """The drafts, each without the hours told so in a sentence that names no day, which are drafts of their own."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    told = {sentence[at]: at for at in analysis.spots.get("day_word", ()) if _is_another(tokens, at)}
    for one in analysis.dated if told else ():
        if not one.wide:
            told.pop(sentence[one.when.first], None)
    if not told:
        return list(drafts)
    parted: list[Draft] = []
    for draft in drafts:
        moved = [one for one in draft.durations if sentence[one.first] in told and not one.pause]
        kept = [one for one in draft.durations if sentence[one.first] not in told or one.pause]
        if not moved or not (kept or draft.clocks):
            parted.append(draft)
            continue
        parted.append(replace(draft, durations=kept))
        parted += (_apart(draft, one, told[sentence[one.first]], analysis) for one in moved)
    return parted


def _is_another(tokens: Sequence[Token], day: int) -> bool:
    """True for `en dag`, `another day`, but not for the one of `en dag i uka`."""
    often = text_at(tokens, day + 1) in _RATE and (has(tokens, day + 2, "week") or has(tokens, day + 2, "month_word"))
    return text_at(tokens, day - 1) in _ONE and not often


def _apart(draft: Draft, hours: Duration, day: int, analysis: Analysis) -> Draft:
    """The hours on a draft like the other, with a day that nobody knows."""
    token = analysis.tokens[day]
    when = When(rule="another_day", first=day, last=day + 1, span=(token.start, token.end), days=(), shape="vague")
    return replace(
        told_at(draft, hours, analysis.layout),
        dates=[Dated(when=when, trouble="which_day")],
        durations=[replace(hours, added=False)],
        clocks=[],
        counts=[],
        moneys=[],
    )
