"""What one earns by the hour is a price of the hours told elsewhere: `tapte 4 timer, legitimert. Timelønn 320 kr`."""

from collections.abc import Mapping, Sequence, Set

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Clocks, Duration, Mention, Money, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Tapt arbeidsfortjeneste 4 timer 10.11, legitimert. Timelønn 320 kr.": ["lost-documented 10.11 1280"],
    "Tapt arbeidsforteneste 4 timar 10.11, legitimert. Timeløna mi er 320 kr.": ["lost-documented 10.11 1280"],
    "Lost earnings 10.11, 4 hours, documented. My hourly wage is 320 kr.": ["lost-documented 10.11 1280"],
    "Formannskapet 10.11. Tapte 4 timer på jobb, legitimert. Timelønnen min er 320 kr.": [
        *("fee-executive 10.11", "lost-documented 10.11 1280"),
    ],
    "Tapt arbeidsfortjeneste 10.11 4 timer, timelønn 320 kr, legitimert": ["lost-documented 10.11 1280"],
    "Formannskapet 10.11. Trekk i lønn 1280 kr, legitimert": ["fee-executive 10.11", "lost-documented 10.11 1280"],
    "Tapt arbeidsfortjeneste 4 timer 10.11, legitimert. Trekk i timelønn 1280 kr.": ["lost-documented 10.11 1280"],
    "Tapt arbeidsfortjeneste 4 timer 10.11, legitimert. Trekt i timeløn: 1280 kr.": ["lost-documented 10.11 1280"],
    "Tapt arbeidsfortjeneste 4 timer 10.11, legitimert. Timelønn til sammen 1280 kr.": [
        "lost-documented 10.11 4 ?amount"
    ],
    "Formannskapet 10.11 kl 9-13. Trekk i timelønn 1280 kr, legitimert.": [
        *("fee-executive 10.11", "lost-documented 10.11 1280"),
    ],
    "Tapt arbeidsfortjeneste 10.11 kl 9-13, legitimert. Timelønn 320 kr.": ["lost-documented 10.11 ?quantity"],
    "Executive committee 10 Nov 9-13. Lost wage 1280 kr, documented": [
        *("fee-executive 10.11", "lost-documented 10.11 1280"),
    ],
    "Støttekontakt 10.11 3 timer. Timelønn ukjent, kino 140 kr": [
        *("support-hour 10.11 3", "support-outlay 10.11 140"),
    ],
}
_WAGES = words_of("hourly_wage")
_TAKEN = frozenset(
    {"tapt", "tapte", "tap", "trekk", "trekt", "trukket", "trukke", "mista", "mistet", "mistede", "lost", "deducted"}
)
_ALTOGETHER = frozenset({"totalt", "total", "sammen", "saman", "alt", "sum", "altogether"})
_BEFORE = 3
"""Tokens from what was lost to the word: `trekk i min timelønn`."""
_WITHIN = 4
"""Tokens from the word to the sum: `timelønnen min er 320 kr`."""


def with_hourly_wages(
    tokens: Sequence[Token], mentions: list[Mention], layout: Layout, said: Set[str]
) -> list[Mention]:
    """The mentions, in which a sum right behind such a word is a price, where only another tells hours."""
    if said.isdisjoint(_WAGES):
        return mentions
    sentence = layout.sentence
    timed = {sentence[one.first] for one in mentions if isinstance(one, (Duration, Clocks))}
    for one in mentions:
        if isinstance(one, Money) and timed and not one.times and sentence[one.first] not in timed:
            one.rate = one.rate or _is_behind(tokens, one.first)
    return mentions


def _is_behind(tokens: Sequence[Token], price: int) -> bool:
    """True where one of the words stands before the sum, and neither says that the sum is what was lost."""
    for at in range(price - 1, max(price - 1 - _WITHIN, -1), -1):
        if text_at(tokens, at) in _WAGES:
            return not _is_taken(tokens, at)
        marked = tokens[at].kind != "word" and tokens[at].text not in (":", "=", "-")
        if marked or tokens[at].text in _ALTOGETHER:
            return False
    return False


def _is_taken(tokens: Sequence[Token], wage: int) -> bool:
    """True for `trekk i timelønn`, `tapt timelønn`, `lost wage`: what follows is what was lost."""
    for at in range(wage - 1, max(wage - 1 - _BEFORE, -1), -1):
        if tokens[at].text in _TAKEN:
            return True
        if tokens[at].kind != "word":
            return False
    return False
