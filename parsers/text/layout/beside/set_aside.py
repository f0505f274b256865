"""Until when time was set aside, `det var satt av tid til kl. 12, men vi ble fort ferdige`, is no end of a meeting."""

from collections.abc import Mapping, Sequence, Set

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Clocks, Mention, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet 10.11 kl. 9–11.10. Det var satt av tid til kl. 12, men vi ble fort ferdige.": ["09:00-11:10"],
    "Formannskapet 10.11 kl. 9–11. Det var sett av tid til kl. 12.": ["09:00-11:00"],
    "Formannskapet 10.11 kl. 9–11. Møtet skulle vare til kl. 12, men vi ble tidlig ferdige.": ["09:00-11:00"],
    "Formannskapet 10.11 kl. 9–11, satt av til kl. 13": ["09:00-11:00"],
    "Formannskapet 10.11 kl. 9–11. Vi var innkalt til kl. 12.": ["09:00-11:00"],
    "Executive committee 10 November, 9:00-11:10. It was scheduled until 12:00, but we finished early.": [
        "09:00-11:10"
    ],
    "Executive committee 10 November, 9:00-11:10. It was supposed to last until 12:00.": ["09:00-11:10"],
    "Formannskapet 10.11 kl. 9–11. Det varte til kl. 12.": ["09:00-12:00"],
    "Formannskapet 10.11, satt av tid kl. 9–12": ["09:00-12:00"],
    "Formannskapet 10.11 kl. 9–11, planutvalget 11.11, planlagt kl. 12–14": ["09:00-11:00", "12:00-14:00"],
}
_SET = words_of("time_set_aside")
_SETTING, _ASIDE = frozenset({"satt", "sett", "set"}), frozenset({"av", "opp", "aside"})
_SHOULD = frozenset({"skulle", "should", "supposed"})
_LAST = words_of("lasting_until")
_MOST = 20
"""Words that are looked at: keeps hostile texts linear."""


def without_time_set_aside(
    tokens: Sequence[Token], mentions: list[Mention], layout: Layout, said: Set[str]
) -> list[Mention]:
    """The mentions without a lone time in such a clause, where the sentence or the one before has both real times."""
    if said.isdisjoint(_SET | _SETTING | _SHOULD):
        return mentions
    clause, sentence = layout.clause, layout.sentence
    told = {clause[at] for at in said_at(tokens, _SET | _SETTING)[:_MOST] if _is_set(tokens, at)}
    told |= {clause[at] for at in said_at(tokens, _SHOULD)[:_MOST]} & {clause[at] for at in said_at(tokens, _LAST)}
    real = [one for one in mentions if isinstance(one, Clocks) and one.end and clause[one.first] not in told]
    held = {sentence[one.first]: one.first for one in reversed(real)}
    return [
        one
        for one in mentions
        if not (
            isinstance(one, Clocks) and not one.end and clause[one.first] in told and _is_after(one, held, sentence)
        )
    ]


def _is_set(tokens: Sequence[Token], at: int) -> bool:
    """True for `satt av`, `set aside`, `avsatt`, `scheduled`."""
    return tokens[at].text not in _SETTING or text_at(tokens, at + 1) in _ASIDE


def _is_after(one: Clocks, held: Mapping[int, int], sentence: Sequence[int]) -> bool:
    """True behind real times in the sentence, or the one before."""
    number = sentence[one.first]
    return held.get(number, one.first) < one.first or number - 1 in held
