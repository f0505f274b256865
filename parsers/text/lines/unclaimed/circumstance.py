"""Names that only place another: where an outlay arose, what it was for, and a body that was named before."""

from collections.abc import Sequence

from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Distance, Mention, Money, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.stems import stem
from parsers.text.words.tokens import Token

BESIDE = {
    "taxi etter eldrerådet i går": ["amount", "type"],
    "taxi 210 kr i går etter møtet i kontrollutvalget": ["type"],
    "drosje 210 kr før møtet i planutvalet i går": ["type"],
    "drosje 210 kr frå møtet i planutvalet i går": [],
    "taxi NOK 210 after the meeting of the planning committee yesterday": ["type"],
    "taxi 210 kr i går, kontrollutvalget": [],
    "kontrollutvalget i går, taxi 210 kr etter møtet": [],
    "kjørte 42 km hjem etter møtet i planutvalget i går": [],
}
EXAMPLES = {
    "formannskapet i går. Jeg er ny i utvalget etter Ingrid": ["expense"],
    "formannskapet 10.11 og utvalget 12.11": ["expense", "expense"],
    "the municipal council met yesterday. I chair the committee": ["expense"],
    "parkeringen ved hotellet 64 kr i går": ["expense"],
    "parking outside the hotel 64 kr yesterday": ["expense"],
    "parkering 64 kr og hotell 900 kr i går": ["expense", "expense"],
    "drosje til frokostmøtet i går, 186,50": ["expense"],
    "frokostmøtet i går, drosje 186,50": ["expense", "expense"],
    "hentet stoler til folkemøtet i går, 42 km": ["mileage"],
    "køyrde ut plakatar til ungdomsrådet i går, 12 km": ["mileage"],
    "delivered papers to the municipal council yesterday, 42 km": ["mileage"],
    "hentet Kari til formannskapet i går, 42 km": ["expense", "mileage"],
    "kjørte til Hamar på vegne av eldrerådet i går, 42 km": ["mileage"],
    "eg representerte eldrerådet på konferanse i går, buss 45 kr": ["expense"],
    "on behalf of the youth council I went to Hamar yesterday, train 649 kr": ["expense"],
    "møtte på vegne av eldrerådet i kontrollutvalget i går": ["expense"],
    "tog i går 649 kr, hjem fikk jeg sitte på med noen andre": ["expense"],
    "formannskapet i går, vi var flere andre der": ["expense"],
    "formannskapet i går, andre utlegg 240 kr": ["expense", "expense"],
    "formannskapet i går. Takk for praten på telefonen": ["expense"],
    "formannskapet i går. Tusen takk for at du tok deg tid på telefonen": ["expense"],
}

_BARE = frozenset({"utvalg", "komit", "committe", "board", "råd", "nemnd", "styr"})
_AT = frozenset(
    {"ved", "utenfor", "utanfor", "på", "i", "hos", "bak", "under", "at", "near", "by", "outside", "behind"}
)
_FOR = frozenset({"til", "for", "på", "under", "ved", "før", "etter", "during", "at", "to", "before", "after"})
_BY = frozenset({"på", "over", "by", "on"})
_ON = frozenset({"på"})
_THERE = frozenset({"på", "ved"})
_PHONE = words_of("talked_on")
_SPENT = ("utgift", "utlegg", "kostnad", "dekning", "dekking", "abonnement", "expens", "cost")
_CAR_WITHIN = 5
_TO = frozenset({"til", "for", "to"})
_IN = frozenset({"i", "in", "of"})
_WHEN = frozenset({"etter", "før", "after", "before"})
_OUT = frozenset({"ut", "inn", "fram", "out"})
_SMALL = _OUT | {"og", "and", "the", "some"}
_SEVERAL = ("er", "ar", "ene", "ane", "s", "et", "en")
"""How things end that are brought; most names of people and places do not."""
_BROUGHT_WITHIN = 6
_BEHALF = frozenset({"vegne", "vegner", "vegene", "behalf"})
_APPOINTED = words_of("appointed")
_REPRESENTING = words_of("representing")
_OTHERS = frozenset({"andre", "others"})
_ARTICLES = frozenset({"the", "a", "et", "eit", "det"})


def known_bodies(
    named: Sequence[TypeMention],
    mentions: Sequence[Mention],
    tokens: Sequence[Token],
    layout: Layout,
    types: TypeIndex,
) -> set[int]:
    """Where `utvalget` stands in a text that names a body, and nothing is said of this one: no day, no hours."""
    unsettled = [one.first for one in named if not one.settled and one.last == one.first + 1]
    bare = [first for first in unsettled if stem(tokens[first].text) in _BARE]
    if not bare or not any(other.settled and "meeting" in types.units(other.codes) for other in named):
        return set()
    busy = {layout.clause[one.first] for one in mentions}
    return {first for first in bare if layout.clause[first] not in busy}


def is_circumstance(mention: TypeMention, before: TypeMention, tokens: Sequence[Token], types: TypeIndex) -> bool:
    """True right after an outlay for the place it arose, `parkeringen ved badet`, or its cause, `kake til fagmøtet`."""
    if before.body or not _is_outlay(before, types):
        return False
    at = mention.first - 1
    at -= text_at(tokens, at) in _ARTICLES
    if at != before.last:
        return False
    if mention.body:
        return text_at(tokens, at) in _FOR and "møte" in tokens[mention.first].text
    return _is_outlay(mention, types) and text_at(tokens, at) in _AT


def is_beside(
    mention: TypeMention, before: Sequence[TypeMention], tokens: Sequence[Token], layout: Layout, types: TypeIndex
) -> bool:
    """True for a meeting that an outlay of its clause is only placed by: taxi 210 kr etter møtet i planutvalget.

    Whether its fee is claimed too is for the claimant to say; who came from a meeting was there.
    """
    if not (mention.settled and types.names_meeting(mention)):
        return False
    clause, at = layout.clause[mention.first], mention.first - 1
    while at > 0 and (tokens[at].text in _ARTICLES or tokens[at].text in _IN or has(tokens, at, "meeting")):
        at -= 1
    return text_at(tokens, at) in _WHEN and any(
        one.first < at and layout.clause[one.first] == clause and _is_outlay(one, types) for one in before
    )


def is_way_of(
    mention: TypeMention,
    named: Sequence[TypeMention],
    mentions: Sequence[Mention],
    tokens: Sequence[Token],
    types: TypeIndex,
) -> bool:
    """True for `på telefon` behind a name that may be a type's with that word: Tolketime 2 timer på telefon."""
    if text_at(tokens, mention.first - 1) not in _BY or types.units(mention.codes) != {"amount"}:
        return False
    if any(isinstance(one, Money) and one.first >= mention.last for one in mentions):
        return False
    word = stem(tokens[mention.first].text)
    worked = (code for one in named if one.last <= mention.first for code in types.of_unit(one.codes, "hour", "day"))
    return any(word in types.words[code] for code in worked)


def is_by_phone(mention: TypeMention, mentions: Sequence[Mention], tokens: Sequence[Token], layout: Layout) -> bool:
    """True for how one talked: `takk for praten på telefonen`; not for `utgifter på telefon` and what has a sum."""
    at, clause = mention.first - 1, layout.clause[mention.first]
    if (
        mention.last - mention.first > 1
        or text_at(tokens, mention.first) not in _PHONE
        or text_at(tokens, at) not in _BY
    ):
        return False
    spent = text_at(tokens, at - 1).startswith(_SPENT)
    return not spent and not any(isinstance(one, Money) and layout.clause[one.first] == clause for one in mentions)


def is_inspection(mention: TypeMention, mentions: Sequence[Mention], tokens: Sequence[Token], layout: Layout) -> bool:
    """True for `tilsyn` as work that somebody drove to, beside `Barnepass og tilsyn`: `på tilsyn`, `tilsyn 18 km`."""
    if mention.last - mention.first > 1 or text_at(tokens, mention.first) not in words_of("inspection"):
        return False
    after, clause = mention.last, layout.clause[mention.first]
    beside = [one for one in mentions if layout.clause[one.first] == clause]
    if text_at(tokens, mention.first - 1) in _ON:
        return True
    if any(isinstance(one, Money) for one in beside):
        return False
    with_car = range(after, min(after + _CAR_WITHIN, len(tokens)))
    by_car = any(tokens[at].text in words_of("own_car") and layout.clause[at] == clause for at in with_car)
    return by_car or text_at(tokens, after) in _THERE or any(isinstance(one, Distance) for one in beside)


def is_represented(mention: TypeMention, tokens: Sequence[Token], types: TypeIndex) -> bool:
    """True for a body that one was elsewhere for: `på vegne av eldrerådet`, `oppnevnt av kommunestyret til`."""
    at = mention.first - 1 - (text_at(tokens, mention.first - 1) in _ARTICLES)
    behalf = text_at(tokens, at) in ("av", "of", "by") and text_at(tokens, at - 1) in _BEHALF | _APPOINTED
    return (behalf or text_at(tokens, at) in _REPRESENTING) and types.names_meeting(mention)


def is_others(mention: TypeMention, mentions: Sequence[Mention], tokens: Sequence[Token], layout: Layout) -> bool:
    """True for people that a name begins like: `satt på med noen andre`, beside `Andre utlegg`."""
    if mention.last - mention.first > 1 or mention.settled or text_at(tokens, mention.first) not in _OTHERS:
        return False
    clause = layout.clause[mention.first]
    return not any(isinstance(one, Money) and layout.clause[one.first] == clause for one in mentions)


def is_errand(mention: TypeMention, tokens: Sequence[Token], types: TypeIndex) -> bool:
    """True for a meeting that things were brought to, nobody knows by whom it was attended: hentet stoler til X."""
    to = mention.first - 1 - (text_at(tokens, mention.first - 1) in _ARTICLES)
    if text_at(tokens, to) not in _TO or not (mention.body or types.names_meeting(mention)):
        return False
    verb = next((at for at in range(to - 1, max(to - _BROUGHT_WITHIN, -1), -1) if has(tokens, at, "fetching")), to)
    if has(tokens, verb, "drive") and text_at(tokens, verb + 1) not in _OUT:
        return False
    things = [token for token in tokens[verb + 1 : to] if token.text not in _SMALL]
    return bool(things) and all(token.text.endswith(_SEVERAL) and not token.senses for token in things)


def _is_outlay(mention: TypeMention, types: TypeIndex) -> bool:
    return types.units(mention.codes) == {"amount"}
