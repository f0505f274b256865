"""The words after which something said before does not hold: nei vent, ser nå at, jeg retter meg, men."""

from collections.abc import Sequence

from parsers.text.layout.planned_first import is_put_off
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token

ONESELF = frozenset({"meg", "mæ", "selv", "sjølv", "sjøl", "myself"})
_STOOD = frozenset({"stått", "stå", "vært", "være", "vore", "stade", "have"})
"""After `skulle`: what ought to have been said."""
_CORRECTING = frozenset({"retracting", "should", "misread", "waiting", "mending", "saying_anew"})
_IT = frozenset({"det", "den", "that", "it"})
_CAME = frozenset({"ble", "blei", "vart", "became"})
_OF_DAYS = frozenset({"weekday", "weekday_short", "day_word", "offset"})
_IS = frozenset({"er", "var", "skal", "blir", "vert", "is", "was", ":"})
_SEES = frozenset({"ser", "såg", "see"})
_NOW = frozenset({"nå", "no", "nu", "now", "at", "av", "på"})
_RIGHT = frozenset({"riktige", "rette", "korrekte", "correct", "right"})
_SHEETS = frozenset({"kalenderen", "kalender", "calendar", "diary", "innkallingen", "innkallinga", "lappen"})
_SAID = frozenset({"sa", "sto", "stod", "står", "said", "says", "viste", "synte"})
_RIGHT_WITHIN = 3
_SAYING_NO = words_of("saying_no")
_YES = frozenset({"ja"})
_SAID_WITHIN = 2
_REACH = 12


def taken_back_at(tokens: Sequence[Token], spots: Spots) -> tuple[list[int], list[int]]:
    """The tokens after which something is said anew, and those `men` after which a day may be left out."""
    if _CORRECTING.isdisjoint(spots):
        return [], []
    ought = (at for at in spots.get("should", ()) if text_at(tokens, at + 1) in _STOOD and not is_put_off(tokens, at))
    oneself = (at for at in spots.get("mending", ()) if text_at(tokens, at + 1) in ONESELF)
    anew = (at for at in spots.get("saying_anew", ()) if _says_anew(tokens, at))
    retracting = (at for at in spots.get("retracting", ()) if not _is_refusal(tokens, at))
    taken_back = sorted({*retracting, *ought, *oneself, *anew})
    if not taken_back:  # ser nå at
        sees = (at for at in spots.get("misread", ()) if text_at(tokens, at) in _SEES)
        taken_back = [at for at in sees if text_at(tokens, at + 1) in _NOW]
    if "misread" in spots or "mending" in spots or "correcting" in spots:
        taken_back += [at for at in spots.get("waiting", ()) if _names_the_right_one(tokens, at)]
    except_for = [at for at in spots.get("waiting", ()) if tokens[at].senses["waiting"] == "but"]
    return taken_back, except_for


def _is_refusal(tokens: Sequence[Token], at: int) -> bool:
    """True for the no of `takket jeg nei til planutvalget 3.11`, `sa nei`, and of `ja til det ene, nei til det andre`.

    `Kjørte 24 km, nei til rådhuset var det 30 km` refuses nothing.
    """
    said = tokens[max(0, at - _SAID_WITHIN) : at]
    if any(token.text in _SAYING_NO for token in said):
        return True
    if text_at(tokens, at + 1) != "til" or at + 2 >= len(tokens) or tokens[at + 2].kind != "word":
        return False
    return any(token.text in _SAYING_NO or token.text in _YES for token in tokens[max(0, at - _REACH) : at])


def _says_anew(tokens: Sequence[Token], at: int) -> bool:
    """True for `make that`, `gjør det til`, `riktig er`, `I mean`, and an English `no,` between values."""
    said, before = tokens[at].senses["saying_anew"], tokens[at - 1] if at else None
    if said == "right":
        what = at + 1 + has(tokens, at + 1, "field") + has(tokens, at + 2, "hour")
        return text_at(tokens, what) in _IS and (before is None or before.kind != "word")
    if said == "so":
        return _follows_from(tokens, at)
    if said == "mean":
        return text_at(tokens, at - 1) == "i"
    if said == "hold":
        on = text_at(tokens, at + 1) == "on" and text_at(tokens, at + 2) != "to"  # hold on to the receipt
        return on and (before is None or before.kind != "word")
    if said == "no":
        return text_at(tokens, at + 1) == "," and before is not None and before.kind != "word"
    return text_at(tokens, at + 1) in _IT


def _follows_from(tokens: Sequence[Token], at: int) -> bool:
    """True for the `så` of `9 t (klokka ble stilt, så 8 t)` and `9 t, men klokka ble stilt, så det ble 8 t`.

    Between the value and what came of it nothing but words tells why.
    """
    value = at + 1
    while text_at(tokens, value) in _IT or has(tokens, value, "being") or text_at(tokens, value) in _CAME:
        value += 1
    end = value + 2
    if value >= len(tokens) or tokens[value].kind != "num" or (end < len(tokens) and tokens[end].kind == "word"):
        return False
    for before in range(at - 1, max(0, at - _REACH), -1):
        token = tokens[before]
        if token.text == "(" or (has(tokens, before, "waiting") and token.senses["waiting"] == "but"):
            bracket = token.text == "("
            return before < at - 1 and bracket == (text_at(tokens, end) == ")")
        if token.kind not in ("word", "sym") or not _OF_DAYS.isdisjoint(token.senses):
            return False
    return False


def _names_the_right_one(tokens: Sequence[Token], at: int) -> bool:
    """True for `men det riktige er`, and for the `men` after `i kalenderen sto det`."""
    if tokens[at].senses["waiting"] != "but":
        return False
    if any(token.text in _RIGHT for token in tokens[at + 1 : at + 1 + _RIGHT_WITHIN]):
        return True
    before = {token.text for token in tokens[max(0, at - _REACH) : at]}
    return not (before.isdisjoint(_SHEETS) or before.isdisjoint(_SAID))
