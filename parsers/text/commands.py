"""What a short message asks for: send, delete, repeat, status, approve or return."""

from collections.abc import Sequence

from parsers.text.lexicon import commands
from parsers.text.reading import Intent
from parsers.text.tokens import Token

_LONGEST = 12
_BUT = frozenset({"men", "but"})

EXAMPLES: dict[str, Intent | None] = {
    "send": "submit",
    "Send inn!": "submit",
    "ja, send": "submit",
    "slett": "delete",
    "samme som sist": "repeat",
    "Hva er status?": "status",
    "attestert": "approve",
    "anvist. ok": "approve",
    "returner, mangler kvittering": "return",
    "sendes i retur: feil dato": "return",
    "Attestert, men linje 2 skal være 42 km ikke 62": "return",
    "Return trip 42 km": None,
    "ikke send": None,
    "Trekk tilbake kravet": "delete",
    "send en kvittering for ferje 142,-": None,
}


def command(tokens: Sequence[Token]) -> Intent | None:
    """The intent that the whole message states, or the decision that opens it; None when it states neither."""
    words = [token for token in tokens if token.kind == "word"]
    opening = _without_polite(words[:6])
    if _opens(opening, "return") and not _returns_home(words, tokens):
        return "return"
    if _opens(opening, "approve"):
        return "return" if any(token.text in _BUT for token in words) else "approve"
    if len(words) > _LONGEST or any(token.kind not in ("word", "sym", "nl", "round") for token in tokens):
        return None
    for said in (tuple(token.text for token in words), _without_polite(words)):
        for intent in _WHOLE:
            if said in commands()[intent]:
                return intent
    return None


_WHOLE: tuple[Intent, ...] = ("submit", "delete", "repeat", "status")


def says(tokens: Sequence[Token], what: str) -> bool:
    """True when the whole message is one of the phrases, e.g. a plain yes."""
    words = [token for token in tokens if token.kind == "word"]
    if not words or len(words) > _LONGEST:
        return False
    return tuple(token.text for token in words) in commands()[what] or _without_polite(words) in commands()[what]


def _without_polite(words: Sequence[Token]) -> tuple[str, ...]:
    return tuple(token.text for token in words if "polite" not in token.senses)


def _returns_home(words: Sequence[Token], tokens: Sequence[Token]) -> bool:
    """True for the return of a journey: `Return 42 km`, `return trip`."""
    after = next((token for token in tokens if token.start >= words[0].end), None)
    return words[0].text == "return" and after is not None and (after.kind == "num" or "trip" in after.senses)


def _opens(words: tuple[str, ...], intent: str) -> bool:
    phrases = commands()[intent]
    return any(words[:length] in phrases for length in range(1, 5))


def is_automatic(tokens: Sequence[Token]) -> bool:
    """True when the message opens as an absent person's mail program writes."""
    opening = tuple(token.text for token in tokens[:8] if token.kind == "word")
    return any(opening[:length] in commands()["automatic"] for length in range(1, 7))


def repeats(tokens: Sequence[Token]) -> bool:
    """True when the message opens with `samme som sist`, whatever follows."""
    opening = _without_polite([token for token in tokens[:12] if token.kind == "word"])
    return any(opening[:length] in commands()["repeat"] for length in range(2, 7))
