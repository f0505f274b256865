"""Drafts that only say again what others of the text are: a name once more, a sum of them, a carer's own role."""

from collections.abc import Mapping, Sequence, Set

from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.stems import stem
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "planutvalget 4.11 og 11.11. Kjørte 12 km til planutvalget 11.11": [
        *("fee-planning 04.11", "fee-planning 11.11", "mileage 11.11 12"),
    ],
    "køyrde 12 km til planutvalet 11.11. Planutvalet 4.11 og 11.11": [
        *("mileage 11.11 12", "fee-planning 04.11", "fee-planning 11.11"),
    ],
    "Formannskapet 4.11\nPlanutvalget 11.11\nFormannskapet 4.11: 24 km\nPlanutvalget 11.11: parkering 40 kr": [
        *("fee-executive 04.11", "fee-planning 11.11", "mileage 04.11 24", "parking 11.11 40"),
    ],
    "Formannskapet 4.11 kl 9-12\nKøyring:\nFormannskapet 4.11: 24 km": ["fee-executive 04.11", "mileage 04.11 24"],
    "Formannskapet 4.11, 20 km\nPlanutvalget 11.11\nFormannskapet 4.11, retur 20 km": [
        *("fee-executive 04.11", "mileage 04.11 20", "fee-planning 11.11", "mileage 04.11 20"),
    ],
    "Formannskapet 4.11\nPlanutvalget 11.11\nDrosje formannskapet 4.11 240 kr": [
        *("fee-executive 04.11", "fee-planning 11.11", "taxi 04.11 240"),
    ],
    "Formannskapet 4.11, 24 km\nPlanutvalget 4.11, 26 km": [
        *("fee-executive 04.11", "mileage 04.11 24", "fee-planning 04.11", "mileage 04.11 26"),
    ],
    "barnepass 500 kr 10.11, kvittering frå barnevakta kjem": ["? 10.11 500 ?type"],
    "Barnepass 500 kr 10.11. Kvittering for barnevakt ettersendes": ["? 10.11 500 ?type"],
    "babysitting 500 kr on 10 November, invoice from the babysitter follows": ["? 10.11 500 ?type"],
    "barnepass 500 kr 10.11 og barnevakt 300 kr 11.11": ["? 10.11 500 ?type", "? 11.11 300 ?type"],
    "planning committee 4 and 11 November. Drove 12 km to the planning committee on 11 November": [
        *("fee-planning 04.11", "fee-planning 11.11", "mileage 11.11 12"),
    ],
    "Planutvalget 4.11. Kjørte til planutvalget kl 16, 24 km": ["fee-planning 04.11", "mileage 04.11 24"],
    "Formannskapet 4.11. Taxi dit 226 kr. Jeg tok taxi hjem også, men husker ikke prisen.": [
        *("fee-executive 04.11", "taxi 04.11 226", "taxi 04.11 ?amount"),
    ],
    "Formannskapet 4.11. Drosje dit 226 kr. Drosje heim òg, men eg har mista kvitteringa": [
        *("fee-executive 04.11", "taxi 04.11 226", "taxi 04.11 ?amount"),
    ],
    "Executive committee 4.11. A taxi took me there for 226 kr. I paid for the taxi home as well.": [
        *("fee-executive 04.11", "taxi 04.11 226", "taxi 04.11 ?amount"),
    ],
    "Formannskapet 4.11. Taxi hver vei 113 kr. Taxien hjem var også sen": ["fee-executive 04.11", "taxi 04.11 226"],
    "Planutvalget 4.11. Bussbillett dit 80 kr, den gjaldt også for bussen hjem": [
        *("fee-planning 04.11", "transit 04.11 80"),
    ],
    "planutvalget 4.11. Kjørte 12 km til planutvalget 11.11": [
        *("fee-planning 04.11", "mileage 11.11 12", "fee-planning 11.11"),
    ],
}
_HOME = frozenset({"hjem", "heim", "tilbake", "attende", "home", "back"})
_OUTWARD = frozenset({"dit", "there", "bort", "fram", "frem"})
_ALL_WAYS = frozenset(
    {"hver", "kvar", "each", "both", "begge", "t", "tur", "retur", "return", "sammen", "saman", "total"}
)
_NOT_TAKEN = frozenset(
    {"gjaldt", "gjelder", "gjeld", "gjelde", "dekker", "dekket", "dekka", "dekkjer", "inkludert", "inkluderer", "med"}
    | {"vurderte", "tenkte", "planla", "bestilte", "er", "var", "fikk", "fekk"}
    | {"valid", "covers", "covered", "included", "includes", "considered", "thought", "planned", "is", "was", "got"}
)
_SENTENCE_ENDS = frozenset({".", "!", "?"})
_ALSO = frozenset({"også", "òg", "too", "also", "well", "likeså", "samt"})
_CLAUSE_ENDS = _SENTENCE_ENDS | {","}
_FAR = 20
"""Tokens of a sentence to either side of a name that are looked at."""
_AS = frozenset({"som", "as", "min", "mitt", "mi", "my"})
_TO = frozenset({"til", "to", "fra", "frå", "from"})
_THE = frozenset({"the"})
_OF = frozenset({"fra", "frå", "from", "for", "av", "of"})
_PAPERS = ("enclosed", "receipt", "proof", "bill")
_REACH = 12
"""How many drafts away the same thing may be said again: keeps long texts linear."""


def is_echo(place: int, drafts: Sequence[Draft], tokens: Sequence[Token], types: TypeIndex) -> bool:
    """True for a name, with a day at most, of what other drafts are: said again, or said of a person."""
    draft, near = drafts[place], drafts[max(0, place - _REACH) : place + _REACH]
    alone = len(near) < 2 or draft.kind != "expense" or not draft.named
    timed = draft.clocks_only and not draft.dates and is_meeting(draft, types) and _is_goal(draft, tokens)
    if alone or (draft.measured and not timed and not _sums_up(draft, near)):
        return False
    if _is_further(draft, near, tokens):
        return False
    return _said_again(draft, near, tokens, types) or _is_role(draft, near, tokens, types)


def _is_further(draft: Draft, near: Sequence[Draft], tokens: Sequence[Token]) -> bool:
    """True for the same once more, another way: `taxi dit 226 kr. Jeg tok taxi hjem også, men husker ikke prisen`."""
    if draft.measured or not any(other.moneys and _is_same(draft, other, tokens) for other in near):
        return False
    own = _words(draft, tokens, _CLAUSE_ENDS)
    if not own.isdisjoint(_NOT_TAKEN) or not _words(draft, tokens, _SENTENCE_ENDS).isdisjoint(_ALL_WAYS):
        return False
    ways = _HOME if not own.isdisjoint(_HOME) else _OUTWARD if not own.isdisjoint(_OUTWARD) else frozenset()
    if not ways or own.isdisjoint(_ALSO):
        return False
    alike = [other for other in near if other.moneys and _is_same(draft, other, tokens)]
    priced = [
        _words(other, tokens, _CLAUSE_ENDS if other.sentence == draft.sentence else _SENTENCE_ENDS) for other in alike
    ]
    return all(ways.isdisjoint(words) and words.isdisjoint(_ALL_WAYS) for words in priced)


def _words(draft: Draft, tokens: Sequence[Token], ends: Set[str]) -> Set[str]:
    """The words around the name, up to the line's end and such marks."""
    first = last = draft.first
    while first > 0 and draft.first - first < _FAR and not _ends(tokens[first - 1], ends):
        first -= 1
    while last < len(tokens) and last - draft.first < _FAR and not _ends(tokens[last], ends):
        last += 1
    return {token.text for token in tokens[first:last]}


def _ends(token: Token, ends: Set[str]) -> bool:
    return token.kind == "nl" or token.text in ends


def _sums_up(draft: Draft, near: Sequence[Draft]) -> bool:
    """True for a count that the days of other drafts of its type make: two meetings, then both of them."""
    counted = draft.counts[0].amount if len(draft.counts) == 1 and not draft.dates else None
    if counted is None or draft.durations or draft.clocks or draft.moneys:
        return False
    same = (other for other in near if other is not draft and other.kind == draft.kind)
    days = {day for other in same if set(other.codes) == set(draft.codes) for one in other.dates for day in one.days}
    return counted == len(days)


def _said_again(draft: Draft, drafts: Sequence[Draft], tokens: Sequence[Token], types: TypeIndex) -> bool:
    """True when another draft is the same thing, and has its hours, sum or day."""
    meeting = is_meeting(draft, types)
    if meeting and draft.dates:
        if _is_goal(draft, tokens):
            return any(_has_its_days(draft, other, tokens) for other in drafts)
        before = [other for other in drafts if other.first < draft.first]  # of two such rows the first is the meeting
        row = any(_is_row_of(draft, other) for other in drafts)
        return row and any(_has_its_days(draft, other, tokens) for other in before)
    return any(
        other is not draft
        and other.kind == draft.kind
        and _is_same(draft, other, tokens)
        and not (draft.dates and other.dates and (meeting or not _lies_within(draft, other)))
        and (bool(other.dates) if meeting else other.measured or other.first < draft.first)
        for other in drafts
    )


def _is_row_of(draft: Draft, other: Draft) -> bool:
    """True where a drive or sum follows in the sentence or has the name in its clause: `Formannskapet 3.11: 24 km`."""
    beside = other.clause == draft.clause or (other.first > draft.first and other.sentence == draft.sentence)
    return beside and bool(other.distances or other.moneys)


def _has_its_days(draft: Draft, other: Draft, tokens: Sequence[Token]) -> bool:
    """True for the same meeting, told of all those days before, or where nobody went to it."""
    if other is draft or other.kind != draft.kind or set(other.codes) != set(draft.codes) or len(draft.codes) > 1:
        return False
    known = {day for one in other.dates if not one.end for day in one.days}
    days = [day for one in draft.dates for day in one.days]
    first = other.first < draft.first or not _is_goal(other, tokens)
    return first and bool(days) and known.issuperset(days) and _is_same(draft, other, tokens)


def _is_goal(draft: Draft, tokens: Sequence[Token]) -> bool:
    """True for where one went: `til planutvalget 11.11`, `to the planning committee`."""
    return text_at(tokens, draft.first - 1 - (text_at(tokens, draft.first - 1) in _THE)) in _TO


def _lies_within(draft: Draft, other: Draft) -> bool:
    """True for a name whose days, but for a week or month around them, are those of another that is measured."""
    days = [day for one in draft.dates if not one.wide for day in one.days]
    known = [day for one in other.dates for day in (*one.days, *([one.end] if one.end else []))]
    return other.measured and bool(known) and all(min(known) <= day <= max(known) for day in days)


def _is_role(draft: Draft, drafts: Sequence[Draft], tokens: Sequence[Token], types: TypeIndex) -> bool:
    """True for a carer who only says so beside another expense: kino i går, utlegg som støttekontakt."""
    return (
        bool(draft.codes)
        and types.units(draft.codes) <= {"hour", "day"}
        and text_at(tokens, draft.first - 1) in _AS
        and any(other is not draft and other.kind == "expense" for other in drafts)
    )


def _is_same(draft: Draft, other: Draft, tokens: Sequence[Token]) -> bool:
    """True when both may be of one type, or have one name that the catalogue lacks."""
    if draft.codes or other.codes:
        return not set(draft.codes).isdisjoint(other.codes)
    if not other.named:
        return False
    near = draft.sentence - other.sentence in (0, 1) and bool(other.moneys)
    return stem(tokens[draft.first].text) == stem(tokens[other.first].text) or (near and _is_of_paper(draft, tokens))


def _is_of_paper(draft: Draft, tokens: Sequence[Token]) -> bool:
    """True for whom a receipt is from: `barnepass 500 kr, kvittering fra barnevakta kommer`."""
    at = draft.first - 1 - (text_at(tokens, draft.first - 1) in _THE)
    return text_at(tokens, at) in _OF and any(has(tokens, at - 1, sense) for sense in _PAPERS)
