"""Nynorsk words that look English: `no`, which means now and denies nothing, and `sat`, which is no Saturday.

The examples say what denies, and what is a day.
"""

from collections.abc import Mapping, Sequence, Set

from parsers.text.words.lexicon import words_of
from parsers.text.words.spelling import look_up
from parsers.text.words.tokens import Token, said_in

EXAMPLES: Mapping[str, bool] = {
    "støttekontakt no i ettermiddag": False,
    "to døgn avlasting no i helga": False,
    "eldrerådet no sist måndag": False,
    "no på tysdag": False,
    "no driving": True,
    "no i did not drive": True,
    "3 timar, no 4": True,
    "no, i går": True,
    "eg har no vore støttekontakt i to timar": False,
    "ferdig med FSK no, sat frå 9 til 12": False,
    "kjem frå formannskapet no. 30 km": False,
    "støttekontakt 3 timar, no parking": True,
    "I drove 30 km, no toll, frå Vik": True,
    "avlasting, no": True,
    "eg var i formannskapet, køyring no, lunsj no": True,
    "eg køyrde 30 km, no bom, formannskapet i går": True,
    "er ferdig no, eg kjem": False,
}
SATURDAYS: Mapping[str, bool] = {
    "kommunestyret torsdag 10. desember, sat kl. 10.00 og heva kl. 18.30": False,
    "formannskapet i dag, sat frå 9 til 12": False,
    "eg var i formannskapet, sat 3 timar": False,
    "vi sat 10-12": False,
    "satt i møte mandag, sat fra 9 til 12": False,
    "fri kl 17-19, sat kl 10-14": True,
    "sat 14 nov 3 hours": True,
    "sat 10-14": True,
    "støttekontakt sat 10-14": True,
    "sat kl 10-13, støttekontakt": True,
    "formannskapet 12.11, sat kl 10-13": False,
}
_LATELY = frozenset({"sist", "siste", "førre", "nettopp", "nyleg"})
_AT = frozenset({"i", "på", "til"})
_WHEN = frozenset({"after_i", "weekend", "week", "weekday", "month", "season", "day_part"})
_DENIED = frozenset({"drive", "passenger", "meal", "per_diem", "lodging"})
_COSTS = frozenset({"parkering", "bom", "bompengar", "ferje", "utlegg"})
_MARKS = frozenset({"sym", "nl"})
SAT = "sat"
_SAT_AT = frozenset({"kl", "klokka", "klokken"})
"""What stands after a day as often: it is one unless another day is told."""
_SAT_FROM = frozenset({"frå", "fra", "ifrå", "til", "i", "saman", "heilt"})
_SITTING = frozenset({"eg", "vi", "me", "han", "ho", "dei", "møtet", "utvalet", "formannskapet", "kommunestyret"})
_ENGLISH_DAYS = frozenset({"mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sun"})
_DAY = "weekday_short"
_DAYS = frozenset({"weekday", _DAY, "month", "offset", "after_i"})
_DATES = frozenset({"iso", "dmy"})
_BEFORE_TIMES = _SAT_AT | {"-", "."}
_NYNORSK, _ENGLISH = words_of("only_nynorsk"), words_of("only_english")


def tell_now(tokens: Sequence[Token]) -> None:
    """Take all meaning from each `no` right before words of time, and from any in a Nynorsk text but before a number.

    Where English stands beside it, it may deny something.
    """
    said = said_in(tokens)
    nynorsk = not said.isdisjoint(_NYNORSK) and said.isdisjoint(_ENGLISH)
    for at, token in enumerate(tokens):
        if token.text != "no":
            continue
        if _is_of_time(tokens, at + 1) or (nynorsk and not (_is_number(tokens, at + 1) or _is_denial(tokens, at))):
            token.senses = look_up("nå")


def _is_denial(tokens: Sequence[Token], at: int) -> bool:
    """True for `køyring no` and `no bom` between marks."""
    return any(
        0 <= thing < len(tokens)
        and (tokens[thing].text in _COSTS or not _DENIED.isdisjoint(tokens[thing].senses))
        and all(
            not 0 <= end < len(tokens) or tokens[end].kind in _MARKS for end in (min(at, thing) - 1, max(at, thing) + 1)
        )
        for thing in (at - 1, at + 1)
    )


def tell_sitting(tokens: Sequence[Token]) -> None:
    """Take the day from each `sat` that is a verb: in a Nynorsk text, behind who sat, and before `frå` and `kl`."""
    said = said_in(tokens)
    if not said.isdisjoint(_ENGLISH_DAYS | _ENGLISH):
        return
    nynorsk = not said.isdisjoint(_NYNORSK)
    dated = any(map(_tells_day, ["", *(token.text for token in tokens)], tokens))
    behind = _SAT_FROM | _SAT_AT if dated else _SAT_FROM
    for at, token in enumerate(tokens):
        if token.text == SAT and (nynorsk or _is_verb(tokens, at, behind)):
            token.senses = {sense: value for sense, value in token.senses.items() if sense != _DAY}


def _is_verb(tokens: Sequence[Token], at: int, behind: Set[str]) -> bool:
    sitting = at > 0 and tokens[at - 1].text in _SITTING
    return sitting or (at + 1 < len(tokens) and tokens[at + 1].text in behind)


def _tells_day(before: str, token: Token) -> bool:
    """True for another word of a day, and for digits that are no time."""
    if token.kind == "num":
        return "." in token.text and before not in _BEFORE_TIMES
    return token.kind in _DATES or (token.text != SAT and not _DAYS.isdisjoint(token.senses))


def _is_of_time(tokens: Sequence[Token], at: int) -> bool:
    if at < len(tokens) and tokens[at].text in _LATELY:
        return True
    return at + 1 < len(tokens) and tokens[at].text in _AT and not _WHEN.isdisjoint(tokens[at + 1].senses)


def _is_number(tokens: Sequence[Token], at: int) -> bool:
    return at < len(tokens) and (tokens[at].kind == "num" or "number" in tokens[at].senses)
