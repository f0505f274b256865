"""Offices in which somebody met on a day that is told right behind them: `fast medlem i planutvalget 12.11`."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import DAY_LEADS, Day, Mention, When, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Var vara i formannskapet 10.11 fra kl 9 til 10.30 og fast medlem i planutvalget 12.11": [
        *("fee-executive 10.11 substitute", "fee-planning 12.11"),
    ],
    "Var vara i formannskapet 10.11 frå kl 9 til 10.30 og fast medlem i planutvalet 12.11": [
        *("fee-executive 10.11 substitute", "fee-planning 12.11"),
    ],
    "Regular member of the executive committee 10 November and chair of the planning committee 12 November": [
        *("fee-executive 10.11", "fee-planning 12.11"),
    ],
    "Leder i formannskapet 10.11 og medlem i planutvalget 12.11": ["fee-executive 10.11", "fee-planning 12.11"],
    "Jeg var leder i formannskapet 10.11, ordinært medlem i planutvalget den 12.11": [
        *("fee-executive 10.11", "fee-planning 12.11"),
    ],
    "Møtte som vara i formannskapet 10.11 og som medlem i planutvalget 12.11": [
        *("fee-executive 10.11 substitute", "fee-planning 12.11"),
    ],
    "Jeg ble valgt til medlem i planutvalget 12.11. Formannskapet 10.11": ["fee-executive 10.11"],
    "Jeg er medlem i planutvalget fra 12.11. Formannskapet 10.11": ["fee-executive 10.11"],
    "Kari er leder i planutvalget. Formannskapet 10.11": ["fee-executive 10.11"],
    "Formannskapet 10.11. Medlem i planutvalget siden 2023": ["fee-executive 10.11"],
    "Medlem i formannskapet 2023-2027. Planutvalget 12.11": ["fee-planning 12.11"],
    "Møtte som vara for leder i planutvalget 12.11": ["fee-planning 12.11 substitute"],
    "Var vara for Kari i formannskapet 10.11 og for Per i planutvalget 17.11": [
        *("fee-executive 10.11 substitute", "fee-planning 17.11 substitute"),
    ],
    "Eg var vara for Kari i formannskapet 10.11 og for Per Li i planutvalet 17.11": [
        *("fee-executive 10.11 substitute", "fee-planning 17.11 substitute"),
    ],
    "Substitute for Kari at the executive committee 10 November and for Per at the planning committee 17 November": [
        *("fee-executive 10.11 substitute", "fee-planning 17.11 substitute"),
    ],
    "Møtte som vara i formannskapet 10.11 og i planutvalget 17.11 kl 9-11": [
        *("fee-executive 10.11 substitute", "fee-planning 17.11 substitute"),
    ],
    "Var vara i formannskapet 10.11 og møtte i planutvalget 17.11": [
        *("fee-executive 10.11 substitute", "fee-planning 17.11"),
    ],
    "Var vara i formannskapet 10.11, planutvalget 17.11": ["fee-executive 10.11 substitute", "fee-planning 17.11"],
    "Formannskapet 10.11, og var vara i planutvalget 17.11": ["fee-executive 10.11", "fee-planning 17.11 substitute"],
    "Formannskapet 10.11 og var vara i planutvalget 17.11": ["fee-executive 10.11", "fee-planning 17.11 substitute"],
    "Var vara i formannskapet 10.11 og i planutvalget 17.11 var jeg fast": [
        *("fee-executive 10.11 substitute", "fee-planning 17.11"),
    ],
    "Var vara i formannskapet 10.11 og i planutvalget 17.11 fast medlem": [
        *("fee-executive 10.11 substitute", "fee-planning 17.11"),
    ],
    "Var vara i formannskapet 10.11 og i kommunestyret 14.11 som fast": [
        *("fee-executive 10.11 substitute", "fee-council 14.11"),
    ],
    "Formannskapet 10.11.\nKari Lie, medlem i planutvalget 12.11": ["fee-executive 10.11"],
    "Formannskapet 10.11.\nHelsing Kari, medlem i planutvalet 12.11": ["fee-executive 10.11"],
    "Leder i planutvalget 12.11 var Per. Formannskapet 10.11": ["fee-executive 10.11"],
    "Medlem i planutvalget 12.11.2023. Formannskapet 10.11": ["fee-executive 10.11"],
    "Planutvalget 4., 11. og 18. november, vara for Ola Dal den 11.": [
        *("fee-planning 04.11", "fee-planning 11.11 substitute", "fee-planning 18.11"),
    ],
    "planutvalget 4.11, 11.11 og 18.11. Den 11. var jeg vara for Ola Dal.": [
        *("fee-planning 04.11", "fee-planning 11.11 substitute", "fee-planning 18.11"),
    ],
    "Planutvalet 4.11 og 11.11, vara den 11.": ["fee-planning 04.11", "fee-planning 11.11 substitute"],
    "Planning committee 4.11 and 11.11, as substitute on the 11th": [
        *("fee-planning 04.11", "fee-planning 11.11 substitute"),
    ],
    "Planutvalget 4.11 og 11.11 som vara for Ola Dal": [
        "fee-planning 04.11 substitute",
        "fee-planning 11.11 substitute",
    ],
    "Planutvalget 4.11 og 11.11. Vara for Ola Dal begge dager, kjørte 11 km": [
        *("fee-planning 04.11 substitute", "fee-planning 11.11 substitute"),
    ],
    "Jeg vikarierte for Kari i formannskapet 10.11 og for Per i planutvalget 17.11": [
        *("fee-executive 10.11", "fee-planning 17.11"),
    ],
}
"""Type, day and role of each line whose type is known."""
_LINKING = frozenset({"i", "av", "in", "of", "on", "the"})
_LIGHT = words_of("in_office")
_CHOSEN = words_of("chosen_for_office")
_BOUNDS = frozenset({",", ".", ";", ":", "-", "•", "("})
_IS = frozenset({"er", "am", "is", "'m"})
_HELD_BY = frozenset({"var", "er", "was", "is", ":"})
_BEHIND_NAMES = frozenset({",", "\n"})
_GREETINGS = frozenset({"hilsen", "helsing", "mvh", "vh", "regards"})
_MOST_NAMES = 4
_WITHIN = 20
"""Tokens before the office that are looked at: keeps long texts linear."""


def told_days(mentions: Iterable[Mention], today: dt.date) -> Mapping[int, int]:
    """Where days that are told one by one begin and end, but for years gone by and the day on which one writes."""
    days = (one for one in mentions if isinstance(one, When) and one.shape == "days")
    return {one.first: one.last for one in days if not any(_is_beside(day, today) for day in one.days)}


def _is_beside(day: Day, today: dt.date) -> bool:
    """True for the day that ends a letter, and for one of an office that began years ago."""
    old = day.year is not None and day.year < today.year - 1
    return old or (day.day, day.month) == (today.day, today.month)


def sat_on_day(
    mention: TypeMention, tokens: Sequence[Token], layout: Layout, days: Mapping[int, int], text: str
) -> bool:
    """True for the body of such an office, where nothing but who met in it stands before the office."""
    day = mention.last + (mention.last not in days and text_at(tokens, mention.last) in DAY_LEADS)
    told = day in days and not _has_holder(tokens, days[day], text)
    at = mention.first - 1
    while text_at(tokens, at) in _LINKING:
        at -= 1
    if not told or not has(tokens, at, "role") or tokens[at].text in _CHOSEN:
        return False
    while at >= 0 and (
        (has(tokens, at, "role") and tokens[at].text not in _CHOSEN) or tokens[at].writer or tokens[at].text in _LIGHT
    ):
        at -= 1
    bound = at < 0 or tokens[at].kind == "nl" or tokens[at].text in _BOUNDS or has(tokens, at, "join")
    sentence = layout.sentence
    near = (place for place in range(at, max(at - _WITHIN, -1), -1) if sentence[place] == sentence[mention.first])
    return bound and not any(tokens[place].text in _IS for place in near) and not _is_signature(tokens, at, text)


def _has_holder(tokens: Sequence[Token], behind: int, text: str) -> bool:
    """True before `var Per` and `: Per`."""
    name = behind + 1
    return (
        text_at(tokens, behind) in _HELD_BY
        and name < len(tokens)
        and tokens[name].kind == "word"
        and text[tokens[name].start].isupper()
    )


def _is_signature(tokens: Sequence[Token], mark: int, text: str) -> bool:
    """True for a comma or line end behind `Kari Lie`, `Hilsen Kari`: it is told who writes."""
    if mark < 1 or text_at(tokens, mark) not in _BEHIND_NAMES:
        return False
    at = mark
    while at > max(0, mark - _MOST_NAMES) and tokens[at - 1].kind == "word" and text[tokens[at - 1].start].isupper():
        at -= 1
    words = [token.text for token in tokens[at:mark]]
    greeted = any(word in _GREETINGS for word in (*words, text_at(tokens, at - 1)))
    return len(words) > 1 or greeted or (len(words) == 1 and words[0] in words_of("given_names"))
