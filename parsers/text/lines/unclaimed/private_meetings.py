"""Meetings that nobody claims: where one will see each other, that are thanked for, and why the writer was free."""

from collections.abc import Mapping, Sequence

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import has, is_writer, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Taxi 10.11 240 kr. Ses på kommunestyret 14. januar!": ["taxi 10.11 240"],
    "Taxi 10.11 240 kr. Vi sees på formannskapet torsdag": ["taxi 10.11 240"],
    "Taxi 10.11 240 kr. Sjåast på kommunestyret i desember": ["taxi 10.11 240"],
    "Taxi 10 November 240 kr. See you at the council meeting on 14 January": ["taxi 10.11 240"],
    "Kommunestyret 10.11. Vi ses!": ["fee-council 10.11"],
    "Takk for oppstartsmøtet forrige uke, det var fint. Avlastning lav sats 10.11 3 timer": ["care-hour-low 10.11 3"],
    "Tusen takk for et godt samarbeidsmøte! Avlastning lav sats 10.11 3 timer": ["care-hour-low 10.11 3"],
    "låg sats 3.11 2 timar, 10.11 3 timar (torsdag var det foreldremøte, så eg hadde fri)": [
        *("care-hour-low 03.11 2", "care-hour-low 10.11 3"),
    ],
    "lav sats 10.11 3 timer. Torsdag hadde mor foreldremøte, så da hadde jeg fri": ["care-hour-low 10.11 3"],
    "lav sats 10.11 kl 15-19, fordi mor var på foreldremøte": ["care-hour-low 10.11 4"],
    "låg sats 10.11 kl 15-19. Mora hadde foreldremøte": ["care-hour-low 10.11 4"],
    "lav sats 10.11 3 timer. Torsdag var jeg på foreldremøte": ["care-hour-low 10.11 3", "? 19.11 ?type"],
    "lav sats 10.11 3 timer. Foreldremøte på skolen 12.11": ["care-hour-low 10.11 3", "? 12.11 ?type"],
}
_THANKS = words_of("thanking")
_FOR = frozenset({"for"})
_THANKED_WITHIN = 5
_SEEING, _YOU = words_of("seen_again"), frozenset({"you"})
_OPENING = 2
"""Tokens before the verb that it may be said with: `vi`, `så`."""
_FREE = frozenset({"fri", "fritt", "ferie"})
_FREE_WITHIN = 8
_AT = frozenset({"på", "i", "til"})
_WAS = frozenset({"var", "er", "hadde", "har", "skulle", "måtte"})
_HAD = frozenset({"hadde", "fikk", "fekk", "tok", "var"})


def is_private(mention: TypeMention, tokens: Sequence[Token], layout: Layout) -> bool:
    """True for `ses på kommunestyret`, `takk for oppstartsmøtet`, `mor var på foreldremøte`, `det var foreldremøte`."""
    if _is_to_meet_at(mention, tokens, layout):
        return True
    if not mention.body or "møte" not in tokens[mention.first].text:
        return False
    sentence = layout.sentence[mention.first]
    before = range(max(0, mention.first - _THANKED_WITHIN), mention.first)
    thanked = any(
        tokens[at].text in _FOR and tokens[at - 1].text in _THANKS and layout.sentence[at] == sentence
        for at in before
        if at
    )
    at = mention.first - 1 - (text_at(tokens, mention.first - 1) in _AT)
    if text_at(tokens, at) in _WAS and has(tokens, at - 1, "family"):
        return True
    after = range(mention.last, min(mention.last + _FREE_WITHIN, len(tokens)))
    return thanked or any(
        tokens[at].text in _FREE
        and text_at(tokens, at - 1 - is_writer(tokens, at - 1)) in _HAD
        and layout.sentence[at] == sentence
        for at in after
    )


def _is_to_meet_at(mention: TypeMention, tokens: Sequence[Token], layout: Layout) -> bool:
    """True for `ses på kommunestyret`, `see you at the council meeting`, which begin their sentence."""
    number = layout.sentence[mention.first]
    before = range(max(0, mention.first - _THANKED_WITHIN), mention.first)
    for at in before:
        told = tokens[at].text in _SEEING or (tokens[at].text == "see" and text_at(tokens, at + 1) in _YOU)
        if told and layout.sentence[at] == number:
            opens = at - _OPENING - 1
            return opens < 0 or layout.sentence[opens] != number
    return False
