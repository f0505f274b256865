"""In what role somebody met or drove, which is no line: `leder i ungdomsrådet`, `møtte som stedfortreder`."""

from collections.abc import Sequence, Set
from itertools import pairwise

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Clocks, Distance, Duration, Mention, Money, When, has, is_writer, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, begins_row

EXAMPLES = {
    "som leiar i ungdomsrådet kjøpte eg tusjar 87 kr i går": ["expense"],
    "møtte som vara i formannskapet i går": ["expense"],
    "var vara i formannskapet i går": ["expense"],
    "som stedfortreder i formannskapet i går, 24 km": ["expense", "mileage"],
    "I was a deputy on the executive committee yesterday": ["expense"],
    "møtte som vara for leder i formannskapet i går": ["expense"],
    "vara for leiaren i planutvalet i går": ["expense"],
    "attended as deputy for the chair in the planning committee yesterday": ["expense"],
    "kari er leder i formannskapet": [],
    "var møteleder i formannskapet i går": ["expense"],
    "jeg ble valgt inn i to utvalg i høst. Formannskapet i går": ["expense"],
    "eg vart vald inn i planutvalet i haust. Formannskapet i går": ["expense"],
    "I was elected to the planning committee last autumn. Executive committee yesterday": ["expense"],
    "jeg er ny i planutvalget. Formannskapet i går": ["expense"],
    "jeg er ny i formannskapet. Var på møte i går": ["expense"],
    "jeg er leder av kontrollutvalget. Møte i går": ["expense"],
    "jeg sitter i eldrerådet:\n9.11. kl 12-14\n11.11. kl 12-14.30": ["expense", "expense"],
    "eg sit i eldrerådet og har samla opp hausten:\n\n- 9. november kl. 12–14\n- 11. november 12–14.30": [
        "expense",
        "expense",
    ],
    "I sit on the elderly council:\n9 November 12:00-14:00\n11 November 12:00-14:30": ["expense", "expense"],
    "jeg sitter i eldrerådet. Takk for sist": [],
    "kafé 98 kr i går med han eg er støttekontakt for": ["expense"],
    "i går var jeg støttekontakt kl 16-19": ["expense"],
    "kjørte 31 km som støttekontakt i går": ["mileage"],
    "3 timer som støttekontakt i går, kjørte 31 km": ["expense", "mileage"],
}
_DEPUTIES = tuple(words_of("deputy"))
"""How the words for a deputy begin."""
_LINKING = frozenset({"i", "for", "av", "til", "på", "hos", "the", "in", "of", "on", "to", "frå", "fra", "with", "et"})
_INTO = frozenset({"inn", "into", "onto"})
_NEW = frozenset({"ny", "fersk", "new"})
_AM = frozenset({"er", "e", "am", "æ", "'m"})
_SPOKEN_WITHIN = 20
_STEPPED_IN = frozenset({"inn", "in", "stilte"})
_IN_ROLE = frozenset({"som", "as"})
_AS = frozenset({"som", "as", "var", "was", "er", "(", "a", "the", "innkalt", "kalla"})
_TO = frozenset({"å", "to"})
_ROW = 2
"""Tokens between the day of a row and its hours."""
_FOR = frozenset({"i", "for", "in", "on", "at", "på"})


def _is_deputy(token: Token) -> bool:
    """True for `vara`, `stedfortreder`, `substitute`."""
    return token.text.startswith(_DEPUTIES)


def is_stand_in(
    mention: TypeMention,
    named: Sequence[TypeMention],
    mentions: Sequence[Mention],
    tokens: Sequence[Token],
    layout: Layout,
    types: TypeIndex,
) -> bool:
    """True for a word for a deputy that tells in what role one met a body of the sentence, and has no sum."""
    if not _is_deputy(tokens[mention.first]) or types.units(mention.codes) != {"amount"}:
        return False
    doing = text_at(tokens, mention.last) == "for" and text_at(tokens, mention.last + 1) in _TO  # for å passe mor
    if doing or not (text_at(tokens, mention.first - 1) in _AS or text_at(tokens, mention.last) in _FOR):
        return False
    clause, sentence = layout.clause[mention.first], layout.sentence[mention.first]
    if any(isinstance(one, Money) and layout.clause[one.first] == clause for one in mentions):
        return False
    return any(types.names_meeting(one) and layout.sentence[one.first] == sentence for one in named)


def holds_office(analysis: Analysis) -> bool:
    """True where the text has a word for an office, for who was elected to one, or for who is new."""
    return "role" in analysis.spots or not analysis.said.isdisjoint(_NEW)


def is_office(mention: TypeMention, tokens: Sequence[Token], layout: Layout, types: TypeIndex, dated: Set[int]) -> bool:
    """True for `leder i ungdomsrådet` and `sekretær for eldrerådet`, unless the sentence speaks of a meeting or fee.

    Who was a deputy on a day met: var vara i formannskapet 12.11.
    """
    if not types.names_meeting(mention):
        return False
    at = mention.first - 1 - has(tokens, mention.first - 1, "number")  # valgt inn i to utvalg
    while text_at(tokens, at) in _LINKING or text_at(tokens, at) in _INTO:
        at -= 1
    held = has(tokens, at, "role") or (text_at(tokens, at) in _NEW and text_at(tokens, at - 1) in _AM)
    if at == mention.first - 1 or not held or _is_stood_in_for(at, tokens):
        return False
    sentence = layout.sentence[mention.first]
    if sentence in dated and _is_deputy(tokens[at]):
        return False
    near = range(max(at - _SPOKEN_WITHIN, 0), min(mention.last + _SPOKEN_WITHIN, len(tokens)))
    paid = ("meeting", "fee", "claiming")
    return not any(layout.sentence[at] == sentence and not tokens[at].senses.keys().isdisjoint(paid) for at in near)


def _is_stood_in_for(office: int, tokens: Sequence[Token]) -> bool:
    """True for the holder of an office for whom one met: vara for lederen, møtte for leiar, deputy for the chair."""
    at = office - 1 - (text_at(tokens, office - 1) in ("the", "vår", "our"))
    before = text_at(tokens, at - 1)
    deputy = before.startswith(_DEPUTIES) or has(tokens, at - 1, "attend") or before in _STEPPED_IN
    return text_at(tokens, at) == "for" and deputy


def names_the_meeting(
    named: Sequence[TypeMention], mentions: Sequence[Mention], tokens: Sequence[Token], types: TypeIndex
) -> bool:
    """True when the only body of the text says which one met: jeg er leder i eldrerådet. Møte 12.11.

    So do rows of days with their hours, where the text names no work: jeg sitter i eldrerådet:, 9.11. kl 12-14.
    """
    bodies = [mention for mention in named if types.names_meeting(mention)]
    if len(bodies) != 1:
        return False
    worked = any(one.lost or types.units(one.codes) & {"hour", "day"} for one in named)
    return (not worked and _has_rows(mentions, tokens)) or any(
        not token.senses.keys().isdisjoint(("meeting", "fee")) and not has(tokens, index - 1, "negation")
        for index, token in enumerate(tokens)
    )


def _has_rows(mentions: Sequence[Mention], tokens: Sequence[Token]) -> bool:
    """True where a line opens with a day, right before clock times from and to."""
    return any(
        isinstance(day, When)
        and isinstance(hours, Clocks)
        and hours.end is not None
        and hours.first - day.last <= _ROW
        and not any(token.kind == "nl" for token in tokens[day.last : hours.first])
        and begins_row(day.first, tokens)
        for day, hours in pairwise(mentions)
    )


def is_joined(mention: TypeMention, offices: Set[int], tokens: Sequence[Token], types: TypeIndex) -> bool:
    """True for one more body that one sits in: `jeg sitter i eldrerådet og formannskapet`; `offices` ends others."""
    return types.names_meeting(mention) and has(tokens, mention.first - 1, "join") and mention.first - 1 in offices


def is_drivers_role(mention: TypeMention, mentions: Sequence[Mention], tokens: Sequence[Token], layout: Layout) -> bool:
    """True for `kjørte 310 km som støttekontakt`: in what role one drove, where no hours are said."""
    if text_at(tokens, mention.first - 1) not in _IN_ROLE or mention.body:
        return False
    sentence = layout.sentence[mention.first]
    beside = [one for one in mentions if layout.sentence[one.first] == sentence]
    driven = any(isinstance(one, Distance) for one in beside)
    return driven and not any(isinstance(one, Duration | Clocks | Money) for one in beside)


def is_whose_carer(mention: TypeMention, tokens: Sequence[Token]) -> bool:
    """True for `han eg er støttekontakt for`, which only says who came along."""
    return (
        text_at(tokens, mention.first - 1) in _AM
        and is_writer(tokens, mention.first - 2)
        and mention.first > 2
        and tokens[mention.first - 3].kind == "word"
        and text_at(tokens, mention.last) in ("for", "til", "to")
    )
