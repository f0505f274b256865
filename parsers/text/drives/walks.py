"""Kilometres on skis or on foot are none of the drive beside them: `vi gikk 8 km på ski og jeg kjørte 11 km i alt`."""

from collections.abc import Mapping, Sequence

from parsers.text.spans.mentions import Distance, Mention, is_writer, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Støttekontakt 10.11 3 timer. Vi gikk 8 km på ski og jeg kjørte 11 km til sammen": [
        *("support-hour 10.11 3", "mileage 10.11 11"),
    ],
    "Støttekontakt 10.11 3 timar. Me gjekk 8 km og eg køyrde 11 km i alt": ["support-hour 10.11 3", "mileage 10.11 11"],
    "Support contact 10.11 3 hours. We walked 8 km, and I drove 11 km in total": [
        *("support-hour 10.11 3", "mileage 10.11 11"),
    ],
    "Støttekontakt 10.11 3 timer. Kjørte 11 km. Gikk 8 km til fots": ["support-hour 10.11 3", "mileage 10.11 11"],
    "Støttekontakt 10.11 3 timer. Kjørte 8 km til skianlegget og 8 km hjem": [
        *("support-hour 10.11 3", "mileage 10.11 16"),
    ],
    "Formannskapet 10.11. Jeg gikk på møtet, kjørte 8 km dit og 3 km hjem": ["fee-executive 10.11", "mileage 10.11 11"],
}
_WALKED = words_of("walked")
_ON = frozenset({"på", "til", "on"})
_LED = frozenset({"og", "and", "vi", "me", "we", "så", "også"})
_FEET = words_of("feet")


def without_walks(tokens: Sequence[Token], mentions: list[Mention]) -> list[Mention]:
    """The mentions without such kilometres, where the text tells others."""
    distances = [one for one in mentions if isinstance(one, Distance)]
    walked = {id(one) for one in distances if _is_walked(tokens, one)} if len(distances) > 1 else set()
    return mentions if len(walked) in (0, len(distances)) else [one for one in mentions if id(one) not in walked]


def _is_walked(tokens: Sequence[Token], one: Distance) -> bool:
    """True for `8 km på ski`, `8 km til fots` and `vi gikk 8 km`; a car may go, too."""
    afoot = text_at(tokens, one.last) in _ON and text_at(tokens, one.last + 1) in _FEET
    verb = one.first - 1
    opens = verb == 0 or tokens[verb - 1].kind != "word"
    by_writer = opens or is_writer(tokens, verb - 1) or text_at(tokens, verb - 1) in _LED
    return afoot or (text_at(tokens, verb) in _WALKED and by_writer)
