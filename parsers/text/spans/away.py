"""Days by their numbers alone, of which the words beside them say that nothing was done: `syk 10.`, `10. utgikk`."""

from collections.abc import Sequence

from parsers.text.spans.days import ORDINALS, bare_day, counts
from parsers.text.spans.listed import Listed, listed
from parsers.text.spans.mentions import Rule, When, has, text_at
from parsers.text.words.tokens import Token

EXAMPLES = {
    "syk 10.": "10",
    "ikke 10. og 17.": "10, 17",
    "unntatt 13.": "13",
    "unntatt 13. da han var syk": "13",
    "unntatt 13. Kjørte 11 km hver gang": "13",
    "utanom 13. då han var sjuk": "13",
    "except 13th when he was ill": "13",
    "ikke 13. fordi han var syk": "13",
    "not 10th": "10",
    "10. utgikk": "10",
    "10. var jeg syk": "10",
    "10. fall bort": "10",
}

_AWAY = ("cancelled", "absence", "day_off", "fallen")
_LIGHT = ("being", "person")
_BETWEEN = frozenset({"det", "it"})
_FEW = 3
_WHEN = frozenset({"da", "då", "når", "fordi", "ettersom", "siden", "sidan", "when", "as", "since", "because"})
"""Words that go on to why."""


def after_word(tokens: Sequence[Token], index: int) -> When | None:
    """The marked number after `ikke`, `syk`, `unntatt`, and those that are told with it."""
    found = _marked(tokens, index + 1)
    if found is None or counts(tokens, found.after):
        return None
    follows = found.after < len(tokens) and tokens[found.after].kind in ("word", "num")
    closed = not follows or has(tokens, found.after, "join") or has(tokens, found.after, "waiting")
    closed = closed or text_at(tokens, found.after) in _WHEN
    closed = closed or (has(tokens, index, "except") and _begins_anew(tokens, found.after))
    return found.when("day_off", index + 1, found.after) if closed else None


def _begins_anew(tokens: Sequence[Token], index: int) -> bool:
    """True for the next sentence behind `unntatt 10.`: `Kjørte 11 km`, `Vi var ute`."""
    return index < len(tokens) and (tokens[index].writer or has(tokens, index, "drive"))


def before_word(tokens: Sequence[Token], index: int) -> When | None:
    """The marked number before `utgikk`, `var jeg syk`."""
    found = _marked(tokens, index)
    if found is None:
        return None
    at = found.after
    while at < found.after + _FEW and (
        text_at(tokens, at) in _BETWEEN or any(has(tokens, at, sense) for sense in _LIGHT)
    ):
        at += 1
    return found.when("day_off", index, found.after) if any(has(tokens, at, sense) for sense in _AWAY) else None


def _marked(tokens: Sequence[Token], index: int) -> Listed | None:
    """Days that begin at the token and end in a point or `th`."""
    alone = bare_day(tokens, index)
    found = listed(tokens, index) or (Listed([alone[0]], alone[1]) if alone else None)
    return found if found and text_at(tokens, found.after - 1) in (".", *ORDINALS) else None


RULES: dict[str, tuple[Rule, ...]] = dict.fromkeys(
    ("absence", "negation", "except", "cancelled", "day_off"), (after_word,)
)
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = dict.fromkeys((".", *ORDINALS), (before_word,))
