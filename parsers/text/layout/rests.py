"""Hours within others in which nothing was done: `kl 10-18, pause 13-15`, `kl 10 til 18, men sov fra 13 til 15`."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import SLEPT, TIMED, Clocks, Duration, Mention, When, has, text_at
from parsers.text.spans.part_of import holds, hours_of
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt 7.11 kl 10-18, pause 13-15": ["support-hour 07.11 6"],
    "støttekontakt 7.11 kl 10-18 utanom 13-15": ["support-hour 07.11 6"],
    "support contact 7.11 10:00-18:00, break from 13:00 to 14:00": ["support-hour 07.11 7"],
    "formannskapet 10.11 kl 10-18, lunsjpause kl 12-13": ["fee-executive 10.11"],
    "støttekontakt 7.11 kl 10 til 18, men sov fra 13 til 15": ["support-hour 07.11 ?quantity"],
    "støttekontakt 7.11 10 timar, men eg sov i 2 timar": ["support-hour 07.11 ?quantity"],
    "support contact 7.11 10 hours, but slept for 2 hours": ["support-hour 07.11 ?quantity"],
    "støttekontakt 7.11 kl 10-18, han sov fra 13 til 15": ["support-hour 07.11 8"],
    "støttekontakt 7.11 kl 10-13 og etter pausen 15-18": ["support-hour 07.11 3", "support-hour 07.11 3"],
    "støttekontakt 7.11 kl 10-18 og 8.11 kl 13-15": ["support-hour 07.11 8", "support-hour 08.11 2"],
}
_SLEEP = words_of("sleeping")
_LATER = frozenset({"etter", "før", "after", "before", "mellom", "between"})
_OUTSIDE = ("pause", "deducting", "except")
_OTHERS = frozenset({"somebody", "child", "family", "people"})
_NEAR = 4
_DAY = 24 * 60


def rests(tokens: Sequence[Token], mentions: list[Mention], layout: Layout, said: Set[str]) -> list[Mention]:
    """The mentions with breaks between clock times as pauses, with the writer's sleep as one that is asked about.

    How long somebody else slept counts for nothing.
    """
    if len([one for one in mentions if isinstance(one, TIMED)]) < 2:
        return mentions
    sleeps = not said.isdisjoint(_SLEEP)
    kept: list[Mention] = []
    whole: Duration | Clocks | None = None
    for one in mentions:
        if not (isinstance(one, TIMED) and whole and _is_within(whole, one, layout)):
            kept.append(one)
            whole = one if isinstance(one, TIMED) else whole if isinstance(one, When) else None
        elif sleeps and (asleep := _word_before(tokens, one, whole.last, _SLEEP)) is not None:
            if not _is_of_another(tokens, asleep):
                kept.append(_pause(one, SLEPT))
        elif isinstance(one, Clocks) and isinstance(whole, Clocks) and _is_break(tokens, one, whole.last):
            kept.append(_pause(one, one.rule))
        else:
            kept.append(one)
            whole = one
    return kept


def _is_within(whole: Duration | Clocks, part: Duration | Clocks, layout: Layout) -> bool:
    """True for fewer hours in the same sentence, or in the next; clock times lie between those of the whole."""
    if layout.sentence[part.first] - layout.sentence[whole.first] > 1 or not holds(whole, part):
        return False
    if not (isinstance(whole, Clocks) and isinstance(part, Clocks)):
        return True
    hours, less = hours_of(whole), hours_of(part)
    begins = (part.start.hour - whole.start.hour) * 60 + part.start.minute - whole.start.minute
    return hours is not None and less is not None and begins % _DAY + less * 60 <= hours * 60


def _is_break(tokens: Sequence[Token], part: Clocks, after: int) -> bool:
    """True for `pause 13-15`, `unntatt 13-15` and `13-15 pause`, not for `etter pausen 15-18`."""
    for at in range(part.first - 1, max(part.first - _NEAR, after) - 1, -1):
        if any(has(tokens, at, sense) for sense in _OUTSIDE):
            return text_at(tokens, at - 1) not in _LATER
    return has(tokens, part.last, "pause")


def _word_before(tokens: Sequence[Token], part: Mention, after: int, words: Set[str]) -> int | None:
    """The nearest token before the hours, behind `after`, that is one of the words, or the one right behind them."""
    near = [*range(part.first - 1, max(part.first - _NEAR, after) - 1, -1), part.last]
    return next((at for at in near if text_at(tokens, at) in words), None)


def _is_of_another(tokens: Sequence[Token], verb: int) -> bool:
    """True for `han sov`, `gutten sov` and `då sov ho`."""
    beside = [tokens[at] for at in (verb - 1, verb + 1) if 0 <= at < len(tokens)]
    if any(token.writer for token in beside):
        return False
    named = verb > 0 and tokens[verb - 1].kind == "word" and not tokens[verb - 1].senses
    return named or any(not _OTHERS.isdisjoint(token.senses) for token in beside)


def _pause(told: Duration | Clocks, rule: str) -> Duration:
    """The hours as a pause."""
    if isinstance(told, Duration):
        return replace(told, rule=rule, pause=True)
    hours = hours_of(told)
    assert hours is not None
    return Duration(rule=rule, first=told.first, last=told.last, span=told.span, amount=hours, unit="hour", pause=True)
