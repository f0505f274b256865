"""The rows that a later sentence speaks of by what heads them: `Tiril:` … `kjøring har jeg bare for Tiril`."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Even (høy sats):\n3.11 kl 15-19\n10.11 kl 15-19\n\nTiril (lav sats):\n4.11 kl 10-15\n12.11 kl 10-16\n\n"
    "Kjøring har jeg bare for Tiril, 11 km hver vei begge dagene": [
        *("care-hour-high 03.11 4", "care-hour-high 10.11 4", "care-hour-low 04.11 5", "care-hour-low 12.11 6"),
        *("mileage 04.11 22", "mileage 12.11 22"),
    ],
    "Støttekontakt\nEven:\n3.11 kl 15-19\n10.11 kl 15-19\n\nTiril:\n4.11 kl 10-15\n12.11 kl 10-16\n\n"
    "Til Even køyrde eg 12 km kvar gong": [
        *("support-hour 03.11 4", "support-hour 10.11 4", "support-hour 04.11 5", "support-hour 12.11 6"),
        *("mileage 03.11 12", "mileage 10.11 12"),
    ],
    "Støttekontakt\nEven:\n3.11 kl 15-19\n10.11 kl 15-19\n\nTiril:\n12.11 kl 10-15\n\nTil Tiril kjørte jeg 30 km": [
        *("support-hour 03.11 4", "support-hour 10.11 4", "support-hour 12.11 5", "mileage 12.11 30"),
    ],
    "Støttekontakt 3.11 kl 15-19, 10.11 kl 15-19 og 12.11 kl 15-19. 12 km begge dagene": [
        *("support-hour 03.11 4", "support-hour 10.11 4", "support-hour 12.11 4", "mileage 12 ?date"),
    ],
    "Støttekontakt 3.11 kl 15-19 og 10.11 kl 15-19. 12.11 var han på museum. 12 km hver gang": [
        *("support-hour 03.11 4", "support-hour 10.11 4", "mileage 03.11 12", "mileage 10.11 12"),
    ],
}
_LED_BY = frozenset({"for", "til", "med", "hos", "hjå", "to", "with"})
_DRIVING = ("drive", "fetching")
_OF_NAMES = frozenset({"given_name"})
_MOST = 20


def blocks(analysis: Analysis) -> dict[int, range]:
    """Sentence → the tokens of the rows below the heading that it names, as far as no line is empty."""
    if "\n" not in analysis.text:
        return {}
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    heads = _headings(analysis.text, tokens)
    if not heads:
        return {}
    named = {text_at(tokens, first): (first, last) for first, last in heads}
    found: dict[int, range] = {}
    for at, token in enumerate(tokens):
        if token.text in named and at > named[token.text][1] and _is_led(tokens, at):
            found[sentence[at]] = range(*named[token.text])
    return found


def _is_led(tokens: Sequence[Token], name: int) -> bool:
    """True for the name of `for Jonas`, and of `kjørte Jonas hjem`."""
    return text_at(tokens, name - 1) in _LED_BY or any(has(tokens, name - 1, sense) for sense in _DRIVING)


def _headings(text: str, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Where each line begins that is a name or ends with a colon, and where the rows below it end."""
    found: list[tuple[int, int]] = []
    line, opened = 0, 0
    for at, token in enumerate(tokens):
        if token.kind != "nl":
            continue
        closed = text_at(tokens, at - 1) == ":" and tokens[line].kind == "word" and not has(tokens, line, "weekday")
        if closed or _is_name_alone(text, tokens, line, at):
            found.append((line, len(tokens)))
        elif _is_empty(tokens, at):
            found[opened:] = [(first, at) for first, _ in found[opened:]]
            opened = len(found)
        if len(found) == _MOST:
            break
        line = at + 1
    return found


def _is_name_alone(text: str, tokens: Sequence[Token], line: int, end: int) -> bool:
    """True for a line of one word that opens with a capital and that nobody knows, right above a row."""
    if end - line != 1 or tokens[line].kind != "word" or end + 1 >= len(tokens) or tokens[end + 1].kind == "nl":
        return False
    return text[tokens[line].start].isupper() and not tokens[line].senses.keys() - _OF_NAMES


def _is_empty(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].kind == "nl" and at + 1 < len(tokens) and tokens[at + 1].kind == "nl"
