"""Bodies called by nothing but what they are for: `møtte i teknisk`, and beside their day, `fsk 10.11, plan 12.11`."""

from collections.abc import Mapping, Sequence

from parsers.text.catalogue.bodies import BY_SUBJECT, Bodies, is_head
from parsers.text.catalogue.mention import TypeMention
from parsers.text.catalogue.remits import fields, is_field, subject
from parsers.text.spans.mentions import DAY_LEADS, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.stems import SMALL_WORDS
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "møtte i oppvekst i går": ["fee-education"],
    "var på helse og omsorg i går": ["fee-health"],
    "var med i plan i går": ["fee-planning"],
    "som stedfortreder i oppvekst i går": ["fee-education"],
    "satt i plan i går, 24 km": ["fee-planning"],
    "eg møtte i kontroll i går": ["fee-control"],
    "attended as a deputy in planning yesterday": ["fee-planning"],
    "som vara i kultur i går": ["asked"],
    "møtte på skole i går": [],
    "var på kontroll i går": [],
    "støttekontakt i går kl 16-19, vi var på kultur i bygda": ["support-hour"],
    "var i bolig i går": [],
    "var på skole i går": [],
    "was in culture committee meeting yesterday": ["asked"],
    "fsk 9.11, oppvekst 10.11": ["fee-executive", "fee-education"],
    "9/11 fsk, 10/11 plan og 11/11 helse": ["fee-executive", "fee-planning", "fee-health"],
    "formannskap 9.11 plan 10.11": ["fee-executive", "fee-planning"],
    "9.11: fsk kl 9-12. 10.11: plan kl 10-12": ["fee-executive", "fee-planning"],
    "executive committee on 9 November and planning on 10 November": ["fee-executive", "fee-planning"],
    "formannskapet 9.11, skole 10.11": ["fee-executive", "asked"],
    "formannskapet mandag, helse onsdag: legetime": ["fee-executive", "asked"],
    "formannskapet 9.11. Oppvekst 10.11 møttes uten meg": ["fee-executive"],
    "støttekontakt 9.11 3 timer, kultur 10.11": ["support-hour", "support-hour"],
}

_CARING_WITHIN = 24
_DATING = frozenset({"weekday", "weekday_short", "month", "offset", "clock_cue", "from", "join", "previous", "drive"})
_IN = frozenset({"i", "på", "in", "on"})
_WITH = frozenset({"med", "inne"})
_SAT = frozenset({"satt", "sat", "sit", "sitter", "møtte", "møtt", "møter", "møta"})
_DEPUTIES = tuple(words_of("deputy"))
_SITES = frozenset(
    {"skole", "skule", "school", "barnehage", "kindergarten", "havn", "hamn", "harbour", "port", "kirke", "kyrkje"}
    | {"church", "jakt", "fiske", "fisk", "fishing", "skog", "vilt", "sport", "idrett", "game", "kysten", "kyst"}
)
"""Where one may be without any meeting."""
_BODILY = frozenset(
    {"education", "health", "planning", "environment", "climate", "transport", "technical", "culture", "business"}
    | {"farming", "finance", "welfare"}
)
"""Fields that name a body where one only was there: var på helse, but not var på kontroll."""


def by_field(bodies: Bodies, tokens: Sequence[Token], index: int, taken: set[int]) -> TypeMention | None:
    """The bodies for what the token says; none of the municipality's, `som vara i kultur`, is asked about."""
    word = tokens[index].text
    field = fields().get(subject(word))
    if field is None or word in _SITES or text_at(tokens, index - 1) not in _IN:
        return None
    if not _is_met(tokens, index) and not (field in _BODILY and _is_there(tokens, index)):
        return None
    last, said = bodies.after(tokens, index, taken)
    codes = bodies.of_field(tuple(said)) if said else ()
    last = last if codes else index + 1
    if _goes_on(tokens, index + 1) or _goes_on(tokens, last):
        return None
    return TypeMention(rule=BY_SUBJECT, first=index, last=last, codes=codes, settled=len(codes) == 1, body=not codes)


def beside_day(bodies: Bodies, tokens: Sequence[Token], index: int, taken: set[int]) -> TypeMention | None:
    """The body for what the token says, which stands alone with its day; only beside another that is named."""
    word = tokens[index].text
    if not is_field(word) or word in _SITES or index in taken:
        return None
    led = index + 1 + (text_at(tokens, index + 1) in DAY_LEADS)
    opens = (index - 1 in taken or _parts(tokens, index - 1)) and _is_day(tokens, led, taken)
    if not (_ends_row(tokens, led, taken) if opens else _is_row_of_day(tokens, index, taken)):
        return None
    codes = bodies.of_field((subject(word),))
    if not codes:
        return None
    span = (tokens[index].start, tokens[index].end)
    return TypeMention(rule=BY_SUBJECT, first=index, last=index + 1, span=span, codes=codes, settled=len(codes) == 1)


def _ends_row(tokens: Sequence[Token], day: int, taken: set[int]) -> bool:
    """True where nothing more is told of the day than what was measured: not `helse onsdag: legetime`."""
    after = day
    while after in taken and after < len(tokens):
        after += 1
    return after > day + 1 or text_at(tokens, after) == "." or (_parts(tokens, after) and text_at(tokens, after) != ":")


def _is_row_of_day(tokens: Sequence[Token], index: int, taken: set[int]) -> bool:
    """True for the word behind a day that opens a row, with nothing but values after: `9/11 fsk, 10/11: plan 9-11`."""
    day = index - 1 - (text_at(tokens, index - 1) == ":")
    first = day + 1
    while first - 1 in taken:
        first -= 1
    ends = _parts(tokens, index + 1) or index + 1 in taken
    return _is_day(tokens, day, taken) and ends and _parts(tokens, first - 1)


def _is_day(tokens: Sequence[Token], at: int, taken: set[int]) -> bool:
    """True for a token of a day that was read."""
    if at not in taken:
        return False
    token = tokens[at]
    dated = token.kind == "num" and not token.text.isdecimal()
    return (
        dated
        or any(sense in token.senses for sense in ("weekday", "weekday_short", "month"))
        or (token.kind == "num" and has(tokens, at + 1, "month"))
    )


def _parts(tokens: Sequence[Token], at: int) -> bool:
    """True before and behind the text, and for a mark or a joining word."""
    return not 0 <= at < len(tokens) or tokens[at].kind in ("sym", "nl") or has(tokens, at, "join")


def _is_met(tokens: Sequence[Token], index: int) -> bool:
    """True after `møtte i`, `satt i`, `som vara i`."""
    before = text_at(tokens, index - 2)
    return before in _SAT or before.startswith(_DEPUTIES)


def _goes_on(tokens: Sequence[Token], after: int) -> bool:
    """True where more of a name, or of something else, follows: culture committee, teknisk befaring."""
    follows = tokens[after] if after < len(tokens) else None
    if follows is None or follows.kind != "word" or follows.text in SMALL_WORDS:
        return False
    return is_head(follows.text) or _DATING.isdisjoint(follows.senses)


def _is_there(tokens: Sequence[Token], index: int) -> bool:
    """True after `var på`, `var med i`, unless a carer tells where one was with somebody."""
    if any("caring" in token.senses for token in tokens[max(0, index - _CARING_WITHIN) : index + _CARING_WITHIN]):
        return False
    at = index - 2 - (text_at(tokens, index - 2) in _WITH)
    return has(tokens, at, "attend") or has(tokens, at, "being")
