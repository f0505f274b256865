"""Names of types that only say what somebody who signs is, or where: `Rigmor Tangvik, avlaster`, `Hilde på plan`."""

from collections.abc import Collection, Mapping, Sequence

from parsers.text.catalogue.mention import TypeMention
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Det ble to netter med høy sats:\n13.11 kl 18-22\n16.11 kl 17-21\nRigmor Tangvik, avlaster": [
        *("care-hour-high 13.11 4", "care-hour-high 16.11 4"),
    ],
    "Lav sats 13.11 kl 18-22\n\nRigmor Tangvik\navlaster": ["care-hour-low 13.11 4"],
    "Høg sats: 13.11 kl 18-22\nRigmor Tangvik, støttekontakt": ["care-hour-high 13.11 4"],
    "High rate 13 November 18-22\nRigmor Tangvik, support contact": ["care-hour-high 13.11 4"],
    "13.11 kl 18-22\nRigmor Tangvik, støttekontakt": ["support-hour 13.11 4"],
    "Taxi fra flyplassen 13.11, 240 kr. Hilde på plan": ["taxi 13.11 240"],
    "Ferje 13.11, 140 kr, Hilde Vik frå planutvalet": ["ferry 13.11 140"],
    "Taxi on 13 November, 240 kr\nHilde in the planning committee": ["taxi 13.11 240"],
    "Taxi 13.11, 240 kr - Hilde Vik, formannskapet": ["taxi 13.11 240"],
    "Kjørte 24 km 13.11. Hilde, plan": ["mileage 13.11 24"],
    "Kjørte 24 km 13.11. Hilde, planutvalget": ["mileage 13.11 24", "fee-planning 13.11"],
    "Taxi 13.11, 240 kr. Stilte i planutvalget": ["taxi 13.11 240", "fee-planning 13.11"],
    "Reiseregning for Hilde Vik, plan. Kjørte 24 km 13.11": ["mileage 13.11 24"],
    "Krav frå Hilde Vik, kultur og plan\nKøyrde 24 km 13.11": ["mileage 13.11 24"],
    "Name: Hilde Vik, plan\nDrove 24 km on 13 November": ["mileage 13.11 24"],
    "Krav fra Hilde Vik, planutvalget. Kjørte 24 km 13.11": ["fee-planning 13.11", "mileage 13.11 24"],
    "Krav for Hilde Vik, planutvalget 13.11": ["fee-planning 13.11"],
    "Hilde i planutvalget 13.11": ["fee-planning 13.11"],
    "Lav sats 13.11 3 timer\nKari Nes, høy sats": ["care-hour-low 13.11 3", "care-hour-high 13.11 ?quantity"],
    "Ferje 13.11 45 kr\nGamle Rådhuset, formannskapet": ["ferry 13.11 45", "fee-executive 13.11"],
    "Lav sats 13.11 kl 18-22\n14.11 kl 10-12, støttekontakt": ["care-hour-low 13.11 4", "support-hour 14.11 2"],
}
_NAME = 2
"""Words of a name at the least."""
_MOST_NAMES = 3
_OF_OFFICE = frozenset({"på", "i", "fra", "frå", "in", "from", "at"})
_RATES = words_of("rate_words") | words_of("rate_degree")
_WHOSE = frozenset({"for", "fra", "frå", "from", "of"})
_CALLED = frozenset({"navn", "namn", "name", "heter", "heiter"})
_ENDS = frozenset({"", "\n", ".", ":"})
_PARTED = frozenset({"", "\n", ".", ",", "!", "-", "–"})


def without_signed(
    text: str, tokens: Sequence[Token], named: list[TypeMention], meetings: Collection[str], *, paid: bool
) -> list[TypeMention]:
    """The names without the last one, where it ends the text behind its writer's name and is not the only one.

    That of a body, of which the `meetings` are, also where it only says where somebody sits. The only one is such where
    it may be of several types, and the text has a drive or sum, which is `paid`.
    """
    named = [one for one in named if len(one.codes) < 2 or not _heads_claim(text, tokens, one)]
    title = named[-1] if len(named) > 1 or (paid and named and len(named[0].codes) > 1) else None
    if title is None or any(token.kind not in ("nl", "sym") for token in tokens[title.last :]):
        return named
    body = title.body or any(code in meetings for code in title.codes)
    signed = _is_signed(text, tokens, title, body=body) or (body and _is_of_office(text, tokens, title))
    return named[:-1] if signed else named


def _heads_claim(text: str, tokens: Sequence[Token], title: TypeMention) -> bool:
    """True for the end of `Reiseregning for Geir Haug, plan.`, `Navn: Geir Haug, plan`, which says whose it is.

    So does `jeg heter Geir Haug, plan`.
    """
    last = title.first - 1
    while last > 0 and (tokens[last].kind == "word" and text[tokens[last].start].islower()):
        last -= 1  # kultur og plan
    if title.first - last > _MOST_NAMES or text_at(tokens, last) != "," or text_at(tokens, title.last) not in _ENDS:
        return False
    at = last
    while at > max(0, last - _MOST_NAMES) and _is_of_name(text, tokens[at - 1]):
        at -= 1
    named = last - at >= _NAME or (at < last and _is_given_name(tokens[at]))
    led = text_at(tokens, at - 1) in _WHOSE and (has(tokens, at - 2, "claim_word") or at < _NAME)
    return named and (led or text_at(tokens, at - 1 - (text_at(tokens, at - 1) in (":", "is"))) in _CALLED)


def _is_of_office(text: str, tokens: Sequence[Token], body: TypeMention) -> bool:
    """True for `Hilde på plan` and `Hilde, plan` in a sentence or line of its own, and the first behind a comma."""
    at = body.first - 1 - (text_at(tokens, body.first - 1) == "the")
    apposed = text_at(tokens, at) == ","
    if not (apposed or text_at(tokens, at) in _OF_OFFICE):
        return False
    last = at
    while at > max(0, last - _MOST_NAMES) and _is_of_name(text, tokens[at - 1]):
        at -= 1
    parted = text_at(tokens, at - 1) in _PARTED and not (apposed and text_at(tokens, at - 1) == ",")
    return at < last and _is_given_name(tokens[at]) and parted


def _is_signed(text: str, tokens: Sequence[Token], title: TypeMention, *, body: bool) -> bool:
    """True for `Rigmor Tangvik, avlaster`; not for a rate, nor a `body` behind a place: `Gamle Rådhuset, plan`."""
    at = title.first - 1
    if text_at(tokens, at) not in (",", "\n") or any(one.text in _RATES for one in tokens[title.first : title.last]):
        return False
    last = at
    while at > 0 and tokens[at - 1].kind == "word" and _is_of_name(text, tokens[at - 1]):
        at -= 1
    named = last - at >= _NAME and text_at(tokens, at - 1) == "\n"
    return named and (not body or _is_given_name(tokens[at]))


def _is_given_name(token: Token) -> bool:
    return token.text in words_of("given_names") or token.text in words_of("given_names_and_words")


def _is_of_name(text: str, token: Token) -> bool:
    return token.kind == "word" and not token.senses and text[token.start].isupper()
