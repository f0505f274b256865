"""What a clause denies of a draft: `ingen kjøring`, `taxi trengte jeg ikke`, `var ikke på formannskapet`."""

from collections.abc import Iterator, Mapping, Sequence, Set

from parsers.text.layout.clauses import Layout
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import has, is_writer, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Formannskapet 10.11, 3 t tap u/legitimasjon": ["fee-executive 10.11", "lost-undocumented 10.11 3"],
    "Formannskapet 10.11, 3 t tap uten dokumentasjon": ["fee-executive 10.11", "lost-undocumented 10.11 3"],
    "støttekontakt u/ kjøring 10.11 3 timer": ["support-hour 10.11 3"],
    "formannskapet u/ lunsj 10.11": ["fee-executive 10.11"],
    "avlastning høy sats u/ overnatting 10.11 5 timer": ["care-hour-high 10.11 5"],
    "kommunestyret 10.11, 24 km u/ bom": ["fee-council 10.11", "mileage 10.11 24"],
    "formannskapet uten godtgjørelse 10.11, 24 km": ["mileage 10.11 24"],
    "Taxi 10.11 142 kr. I do not claim per diem.": ["taxi 10.11 142"],
    "Hotel 10 November 1420 kr, not claiming per diem": ["hotel 10.11 1420"],
    "kommunestyret uten meg 10.11, 24 km": ["mileage 10.11 24"],
}
_ANY = frozenset({"any", "noe", "noko", "noen", "nokon", "nåkka"})
_ARTICLES = frozenset({"a", "an"})
_PREPOSITIONS = frozenset({"til", "i", "på", "to", "in"})
_LINKING = frozenset(
    {"på", "i", "til", "med", "at", "in", "the", "to", "of", "stede", "der", "noe", "noko"}
    | {"gått", "gå", "dratt", "kommet", "kome", "komme", "vært", "vore"}
    | words_of("chance")
)
_CHANCE = words_of("chance")
_EARLIER = frozenset({"før", "tidligere", "tidlegare", "before", "earlier"})
_DID = ("pay", "having")
_PROVING = words_of("proving")
_PAPERS = ("proof", "enclosed")
_TO = frozenset({"å", "to"})
_FOR = frozenset({"for", "på", "i"})
_UNSURE = words_of("remembering") | {"finner", "find"}
_BECAUSE = frozenset({"fordi", "because", "ettersom", "avdi", "attdi"})
_SINCE = frozenset({"siden", "sidan", "da", "då", "since", "as"})
_I = frozenset({"jeg", "eg", "vi", "me", "det", "i", "we"})
_ASKED_FOR = frozenset({"for", "om"})
_WITHOUT = frozenset({"uten", "utan", "without"})
_THINGS = (
    "meal",
    "food",
    "drive",
    "carrier",
    "sleep",
    "lodging",
    "per_diem",
    "passenger",
    "proof",
    "enclosed",
)
_OUTLAYS = frozenset(
    {"bom", "bommer", "bompenger", "bompengar", "tolls", "parkering", "parking", "ferje", "ferge"}
    | {"taxi", "drosje", "møtemat"}
)
_ASKING = words_of("asking_for")
_CLAIMING = words_of("to_claim") | _ASKING
_CHAIN = 8
_LED = 4
"""Tokens from `bortsett fra den` to the day."""


def undenied(dates: list[Dated], tokens: Sequence[Token], owed: Set[int]) -> list[Dated]:
    """The days without those that a negation stands right before, none of those `owed`: 4.11 og 18.11, ikke 11.11."""
    if len(dates) < 2:
        return dates
    denying = (one.when.first - 1 for one in dates)
    denied = {at + 1 for at in denying if has(tokens, at, "negation") and at not in owed}
    return [dated for dated in dates if dated.when.first not in denied] or dates


def is_absent(draft: Draft, tokens: Sequence[Token], layout: Layout) -> bool:
    """True when a negation stands before the name with nothing but words of being there between them, or closes it."""
    for index in range(draft.first - 1, max(draft.first - _CHAIN, -1), -1):
        if layout.clause[index] != draft.clause:
            break
        if "negation" in tokens[index].senses:
            told = has(tokens, index, "except") and _is_of_day(draft, index)
            return not has(tokens, index - 1, "drive") and not _is_all_but(tokens, index, layout) and not told
        if tokens[index].senses.get("missed") == "missed":
            return True
        if tokens[index].text not in _LINKING and tokens[index].senses.keys().isdisjoint(
            ("attend", "being", "meeting")
        ):
            break
    for index in range(draft.last, min(draft.last + _CHAIN, len(tokens))):
        if layout.clause[index] != draft.clause:
            return False
        if "negation" in tokens[index].senses:
            if text_at(tokens, index + 1) in _CHANCE:
                return _is_chance_to_attend(tokens, index + 1)
            return _is_of_being_there(tokens, index + 1) or _is_not_reached(tokens, index)
    return False


def _is_all_but(tokens: Sequence[Token], index: int, layout: Layout) -> bool:
    """True for the `except` of `nothing from me except the committee`, `ikke noe utenom`: that is what there is."""
    before = range(max(0, index - _CHAIN), index) if has(tokens, index, "except") else ()
    return any(layout.sentence[at] == layout.sentence[index] and has(tokens, at, "negation") for at in before)


def _is_of_being_there(tokens: Sequence[Token], at: int) -> bool:
    return text_at(tokens, at) in _LINKING or has(tokens, at, "attend")


def _is_chance_to_attend(tokens: Sequence[Token], chance: int) -> bool:
    """True for `tid`, `anledning til å møte`; `tid til å føre` and `tid før nå` tell of a late claim."""
    at = chance + 1 + (text_at(tokens, chance + 1) == "til")
    if text_at(tokens, at) in _TO:
        return _is_of_being_there(tokens, at + 1)
    return text_at(tokens, at) not in _EARLIER


def _is_not_reached(tokens: Sequence[Token], negation: int) -> bool:
    """True for `rakk jeg ikke`, where nothing follows: `rakk jeg ikke å føre` says something else."""
    verb = negation - 1 - is_writer(tokens, negation - 1)
    closes = negation + 1 >= len(tokens) or tokens[negation + 1].kind != "word"
    return closes and verb >= 0 and tokens[verb].senses.get("missed") == "reached"


def is_denied(draft: Draft, following: Draft | None, tokens: Sequence[Token], layout: Layout, *, meeting: bool) -> bool:
    """True for `ingen kjøring` and `kjørte ikke`, and where no `meeting` is denied later: `taxi trengte jeg ikke`."""
    if _is_told_of_excepted_day(draft, tokens):
        return False
    claim = draft.first - 1 - (text_at(tokens, draft.first - 1) == "per")  # per diem
    claim -= text_at(tokens, claim) in _ARTICLES
    near = [draft.first - 1, claim, draft.last]
    if text_at(tokens, claim) not in _PREPOSITIONS:
        near.append(claim - 1)
    if text_at(tokens, claim) in _ANY and any(has(tokens, claim - 1, one) for one in _DID):
        near.append(claim - 2)  # did not pay any tolls, ikke hatt noe tap
    if text_at(tokens, claim - 1) in _TO and text_at(tokens, claim) in words_of("to_claim"):
        near.append(claim - 2)  # enige om ikke å kreve diett
    near += _before_nothing(draft, tokens)
    near += _before_asking(claim, tokens)
    if any(_denies(index, draft, tokens, layout) for index in near if index >= 0):
        return True
    return not meeting and not _is_measured_beside(draft, layout) and _denied_after(draft, following, tokens, layout)


def _is_told_of_excepted_day(draft: Draft, tokens: Sequence[Token]) -> bool:
    """True for the row that a day begins, of `hver gang unntatt 10.11, da ble det 2 timer`."""
    values = (*draft.durations, *draft.clocks, *draft.distances, *draft.moneys)
    if not values or [one.when.first for one in draft.dates] != [draft.first]:
        return False
    led = range(draft.first - _LED, draft.first)
    return any(has(tokens, at, "except") or has(tokens, at, "negation") for at in led)


def _is_measured_beside(draft: Draft, layout: Layout) -> bool:
    """False where only hours of a sentence before the name are told: `kom to timer før! Noe tap er det ikke`."""
    others = draft.moneys or draft.distances or draft.clocks
    return bool(others) or any(layout.sentence[one.first] >= draft.sentence for one in draft.durations)


def _before_nothing(draft: Draft, tokens: Sequence[Token]) -> Iterator[int]:
    """The place of the negation of `ikke noe å kreve for kjøring`, `nothing to claim for driving`."""
    claim = draft.first - 2
    if text_at(tokens, claim + 1) in _FOR and text_at(tokens, claim) in words_of("to_claim"):
        thing = claim - 1 - (text_at(tokens, claim - 1) in _TO)
        yield thing - (text_at(tokens, thing) in _ANY)


def _before_asking(last: int, tokens: Sequence[Token]) -> Iterator[int]:
    """The place of the negation of `not asking for per diem`, `ber ikke om noen diett`, up to the `last` token."""
    at = last - (text_at(tokens, last) in _ANY)
    if text_at(tokens, at) in _ASKED_FOR and text_at(tokens, at - 1) in _ASKING:
        yield at - 2
    elif text_at(tokens, at) in _CLAIMING and at < last:
        yield at - 1


def is_told_later(draft: Draft, layout: Layout) -> bool:
    """True for days and hours of later sentences, which then are all that is left of the draft.

    `Ingen avlastning i uke 44. Onsdag 4. november: 4 timer.`
    """
    sentence = layout.sentence
    days = [dated for dated in draft.dates if sentence[dated.when.first] > draft.sentence]
    hours = [*draft.durations, *draft.clocks]
    if not days or not hours or any(sentence[one.first] <= draft.sentence for one in hours):
        return False
    draft.dates = days
    return True


def _denied_after(draft: Draft, following: Draft | None, tokens: Sequence[Token], layout: Layout) -> bool:
    """True for `taxi trengte jeg ikke` and `diett er ikke aktuelt`, up to the name of the `following` draft."""
    end = following.first if following else len(tokens)
    for index in range(draft.last, min(draft.last + _CHAIN, end)):
        if layout.clause[index] != draft.clause or tokens[index].text in _UNSURE or tells_why(tokens, index):
            return False
        if _denies(index, draft, tokens, layout):
            if text_at(tokens, index + 1 + (text_at(tokens, index + 1) in _TO)) in words_of("to_claim"):
                return True  # diett har vi blitt enige om å ikke kreve
            if has(tokens, index + 1, "pay") and any(one.writer for one in tokens[draft.last : index]):
                return True  # parkering har jeg ikke betalt
            return not any(
                has(tokens, index + 1, sense) for sense in ("provided", "pay", "claiming", "entered", "cancelled")
            )
    return False


def tells_why(tokens: Sequence[Token], index: int) -> bool:
    """True where a reason begins: `drosje fordi bilen ikke ville starte`; `da` and `for` are more than that."""
    text = tokens[index].text
    if text in _SINCE:
        return not has(tokens, index + 1, "negation")
    return text in _BECAUSE or (text == "for" and text_at(tokens, index + 1) in _I)


def _is_without_a_thing(tokens: Sequence[Token], index: int) -> bool:
    """True for `uten lunsj`, which denies nothing but what stands behind it; not for `uten meg`, `uten betaling`."""
    if tokens[index].text not in _WITHOUT:
        return False
    known = text_at(tokens, index + 1) in _OUTLAYS
    return known or any(has(tokens, index + 1, sense) for sense in _THINGS)


def _is_of_day(draft: Draft, index: int) -> bool:
    """True for what was told of the day behind the `except`: `3 timer hver gang unntatt den 9. (1,5 time)`."""
    values = [one.first for one in (*draft.durations, *draft.clocks)]
    days = [one.when.first for one in draft.dates]
    return bool(values) and index < min(values) and days == [draft.first]


def _denies(index: int, draft: Draft, tokens: Sequence[Token], layout: Layout) -> bool:
    """True for a negation of the draft's clause that is not `uten dokumentasjon`."""
    return (
        has(tokens, index, "negation")
        and not _is_all_but(tokens, index, layout)
        and not (has(tokens, index, "except") and _is_of_day(draft, index))
        and not (index >= draft.last and _is_without_a_thing(tokens, index))
        and text_at(tokens, index + 1) not in _UNSURE
        and not (any(has(tokens, index + 1, one) for one in _PAPERS) or text_at(tokens, index + 1) in _PROVING)
        and not any(has(tokens, index + 1, sense) for sense in ("solely", "entered"))
        and not any(has(tokens, index + 1, sense) for sense in ("trailer", "forest_road", "passenger"))
        and not (draft.lost and has(tokens, index + 1, "wages"))
        and not (draft.kind == "per_diem" and (has(tokens, index + 1, "food") or has(tokens, index + 1, "meal")))
        and layout.clause[index] == draft.clause
    )
