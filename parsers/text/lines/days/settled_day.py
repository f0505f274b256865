"""One of the days of a meeting is paid already: `4. november og 7. oktober (det siste er allerede betalt)`."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import Clocks, Distance, Money, has, is_writer, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import NO_SENSES, words_of
from parsers.text.words.tokens import said_at, spots_of

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Eldrerådet 4. november og 7. oktober (det siste er allerede betalt)": ["fee-elderly 04.11"],
    "Eldrerådet 7. oktober og 4. november. Det første er alt utbetalt.": ["fee-elderly 04.11"],
    "Council for the elderly 4 November and 7 October, the last one is already paid": ["fee-elderly 04.11"],
    "Eldrerådet 7.10, 14.10 og 4.11. Det siste møtet er allerede utbetalt": ["fee-elderly 07.10", "fee-elderly 14.10"],
    "Eldrerådet 4. november og 7. oktober. Det siste er ikke betalt.": ["fee-elderly 04.11", "fee-elderly 07.10"],
    "Formannskapet 3.11, planutvalget 10.11. Det siste er allerede betalt.": ["fee-executive 03.11"],
    "Eldrerådet 4. november og 7. oktober. Det siste var langt.": ["fee-elderly 04.11", "fee-elderly 07.10"],
    "Formannskapet 3.11 og 10.11. Det siste har jeg fått betalt for": ["fee-executive 03.11"],
    "Formannskapet 3.11 og 10.11. Det første fikk jeg ikke betalt for": ["fee-executive 03.11", "fee-executive 10.11"],
    "Formannskapet 3.11 og 10.11. Det siste har jeg fått innkalling til": [
        *("fee-executive 03.11", "fee-executive 10.11"),
    ],
    "Formannskapet 3.11 og 10.11. Det siste jeg har fått betalt er september": [
        *("fee-executive 03.11", "fee-executive 10.11"),
    ],
    "Eldrerådet 4.11 og 7.10, taxi 300 kr. Det siste er alt betalt": [
        *("fee-elderly 04.11", "fee-elderly 07.10", "taxi 300 ?date"),
    ],
    "Formannskapet 3.11 kl 9-12, 10.11 kl 9-11. Det siste er utbetalt": ["fee-executive 03.11", "fee-executive 10.11"],
}
_GOT = frozenset({"fått", "fikk", "fekk", "received"})
"""What one got may be a letter."""
_PAID = words_of("paid_before") - _GOT
_BEING = words_of("been_paid")
_ARTICLES = frozenset({"det", "den", "the"})
_LAST = frozenset({"siste", "sistnevnte", "sistnemnde", "last", "latter"})
_FIRST = frozenset({"første", "fyrste", "førstnevnte", "førstnemnde", "first", "former"})
_THINGS = frozenset({"one", "dagen", "møtet", "gangen", "gongen", "datoen"})
_SMALL = frozenset({"jeg", "eg", "har", "have", "i", "been", "blitt", "fått", "for", "også"})
_FOR = "for"
_WITHIN = 7
_MOST = 20
"""Such words of one text; keeps hostile texts linear."""


def leave_settled_day(analysis: Analysis) -> None:
    """Take the first or last of the days before from those of the text, where it is said to be paid."""
    if analysis.said.isdisjoint(_LAST | _FIRST) or analysis.said.isdisjoint(_PAID):
        return
    for at in said_at(analysis.tokens, _LAST | _FIRST)[:_MOST]:
        paid = _paid_at(analysis, at)
        before = [one for one in analysis.dated if _is_before(analysis, one, at)] if paid is not None else []
        if paid is None or sum(len(one.days) for one in before) < 2 or _has_value(analysis, before[0], paid):
            continue
        last = analysis.tokens[at].text in _LAST
        chosen = before[-1] if last else before[0]
        apart = _named_apart(analysis, before, chosen)
        if apart and not last:
            continue
        analysis.named = [one for one in analysis.named if one.first not in apart]
        left = [_without(one, last=last) if one is chosen else one for one in analysis.dated]
        analysis.dated = [one for one in left if one.days and not at - 1 <= one.when.first <= paid]
        for index in range(at - 1, paid + 1):
            analysis.tokens[index].text, analysis.tokens[index].senses = "", NO_SENSES
        analysis.spots = spots_of(analysis.tokens)


def _named_apart(analysis: Analysis, before: Sequence[Dated], chosen: Dated) -> set[int]:
    """The names between the days, of which the last is that of a last day told by itself: `…, planutvalget 10.11`."""
    if len(chosen.days) > 1 or len(before) < 2:
        return set()
    between = (
        range(before[-2].when.last, before[-1].when.first)
        if chosen is before[-1]
        else range(chosen.when.last, before[1].when.first)
    )
    return {one.first for one in analysis.named if one.first in between}


def _paid_at(analysis: Analysis, at: int) -> int | None:
    """The word of paying that ends a clause behind `det siste`, with nothing between them but `er allerede`."""
    tokens = analysis.tokens
    if text_at(tokens, at - 1) not in _ARTICLES or analysis.layout.sentence[at] in analysis.layout.asking:
        return None
    if is_writer(tokens, at + 1 + (text_at(tokens, at + 1) in _THINGS)):
        return None  # det siste jeg har fått betalt
    for index in range(at + 1, min(at + _WITHIN, len(tokens))):
        text = tokens[index].text
        if text in _PAID:
            behind = index + 1 + (text_at(tokens, index + 1) == _FOR)
            return index if behind >= len(tokens) or tokens[behind].kind in ("sym", "nl") else None
        if not (text in _BEING or text in _SMALL or text in _THINGS or has(tokens, index, "already")):
            return None
    return None


def _has_value(analysis: Analysis, first: Dated, paid: int) -> bool:
    """True for money, a distance or times behind the first day: what is paid may be these, and they have a day."""
    return any(
        first.when.first < one.first < paid for one in analysis.mentions if isinstance(one, Clocks | Distance | Money)
    )


def _is_before(analysis: Analysis, one: Dated, at: int) -> bool:
    """True for days one by one in the same sentence, or the one before."""
    sentence = analysis.layout.sentence
    near = 0 <= sentence[at] - sentence[one.when.first] < 2
    return near and one.when.last < at and not (one.wide or one.end or one.trouble)


def _without(one: Dated, *, last: bool) -> Dated:
    """The same without its last day, or its first."""
    kept = slice(None, -1) if last else slice(1, None)
    return replace(one, days=one.days[kept], when=replace(one.when, days=one.when.days[kept]))
