"""A meeting whose body was not said: `møte 10.11 kl 17-19`, `møtegodtgjørelse for 10.11`; `42 km til møtet` is none."""

from collections.abc import Mapping, Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.beside.talked import is_reached
from parsers.text.lines.drafting.bought_for import Purchases
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import Clocks, Count, Mention, When, has, is_writer, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Møte 10.11 kl 17-19": ["? 10.11 ?type"],
    "Møtegodtgjørelse for 10.11": ["? 10.11 ?type"],
    "Meeting on 10 November, 24 km": ["? 10.11 ?type", "mileage 10.11 24"],
    "Møte 10.11. Taxi 90 kr": ["? 10.11 ?type", "taxi 10.11 90"],
    "To møter 10.11 og 12.11": ["? 10.11 ?type", "? 12.11 ?type"],
    "Taxi til møtet 10.11 90 kr": ["taxi 10.11 90"],
    "Parkering mens jeg satt i møte 10.11 60 kr": ["parking 10.11 60"],
    "Parkering på møtet 10.11 60 kr": ["parking 10.11 60"],
    "Taxi 10.11 549 kr. Møtet varte til kl 23": ["taxi 10.11 549"],
    "24 km til det årlige møtet 10.11": ["mileage 10.11 24"],
    "Ingen møtegodtgjørelse for 10.11, parkering 60 kr": ["parking 10.11 60"],
    "Diett til Oslo 10.11 kl 7-18, møte med KS": ["per_diem ?meals"],
}
_MET = ("møtt", "delto", "attended")
_FROM = frozenset({"fra", "frå", "from", "til", "to", "till", "until", "kl"})
_SAT = frozenset({"satt", "sat"})
_QUALIFYING = frozenset({"the", "a", "an", "et", "eit", "det", "dette", "'", "s"})
_QUALIFIED = 4
_WITH = frozenset({"med", "with"})
_SMALL = frozenset({"noe", "noko", "på", "i", "til", "et", "eit", "any", "a", "at", "the"})
_THE_MEETING = frozenset({"møtet", "meeting"})
_LASTING = words_of("lasting")
_WHILE = frozenset({"mens", "imens", "medan", "medens", "while"})
_WHILE_WITHIN = 6
_PLACES = frozenset({"at", "in", "på", "i", "under"})


def unnamed_meeting(
    analysis: Analysis,
    types: TypeIndex,
    drafts: Sequence[Draft],
    mentions: Sequence[Mention],
    named: Sequence[TypeMention],
    taken: Set[int],
) -> tuple[int, int] | None:
    """Where such a meeting stands, where none of the `drafts` is one; `taken` are the tokens of values and names.

    The word alone needs a day, time or count, or a word of payment; beside a trip it is what the trip was for.
    """
    tokens, spots, sentence = analysis.tokens, analysis.spots, analysis.layout.sentence
    placed = bool(mentions) or "claiming" in spots
    placed = placed and not any(draft.kind == "per_diem" for draft in drafts)
    fees = [index for index in spots.get("fee", ()) if not _is_denied(tokens, index)]
    meetings = spots.get("meeting", ()) if placed else ()
    apart = {sentence[at] for at in range(len(tokens)) if is_reached(tokens, at)} if meetings else set()
    free = (at for at in meetings if at not in taken and sentence[at] not in apart)
    attended = [at for at in free if _is_attended(tokens, drafts, at)]
    if attended:
        bought = Purchases(tokens, analysis.layout, mentions, named, types)
        attended = [index for index in attended if not bought.have(index)]
    words = [*fees, *attended]
    counts = ((one.first, one.last) for one in mentions if isinstance(one, Count) and one.of == "meeting")
    met = min(words) if words else _of_subject(analysis, types)
    return (met, met + 1) if met is not None else next(counts, None)


def _of_subject(analysis: Analysis, types: TypeIndex) -> int | None:
    """The verb of `jeg møtte i går`, `vi satt fra 13` below a subject that names one body; None without."""
    bodies = {code for one in analysis.subject_types if one.settled for code in one.codes} & types.meetings.keys()
    if len(bodies) != 1:
        return None
    tokens, clause = analysis.tokens, analysis.layout.clause
    timed = {clause[one.first] for one in analysis.mentions if isinstance(one, (Clocks, When))}
    met = [at for at in analysis.spots.get("attend", ()) if tokens[at].text.startswith(_MET)]
    if not analysis.said.isdisjoint(_SAT):  # vi satt fra 9; not satt barnevakt, satt hjemme
        clocks = {one.first for one in analysis.mentions if isinstance(one, Clocks)}
        behind = [(at, at + 1 + has(tokens, at + 1, "person")) for at in said_at(tokens, _SAT)]
        met += [
            at for at, after in behind if after in clocks or (after + 1 in clocks and text_at(tokens, after) in _FROM)
        ]
    return min((at for at in met if clause[at] in timed and _is_of_writer(tokens, at)), default=None)


def _is_of_writer(tokens: Sequence[Token], verb: int) -> bool:
    """True for `jeg møtte`, `møtte jeg`, `vi satt`, `møtte fra kl 9`, that nothing denies."""
    near = [at for at in range(verb - 2, verb + 4) if 0 <= at < len(tokens)]
    if any(has(tokens, at, "negation") for at in near):
        return False
    opens = verb == 0 or tokens[verb - 1].kind != "word"
    return opens or is_writer(tokens, verb - 1) or is_writer(tokens, verb + 1)


def _is_attended(tokens: Sequence[Token], drafts: Sequence[Draft], index: int) -> bool:
    """False where other lines only refer to the meeting: `42 km til møtet`."""
    if _is_denied(tokens, index):
        return False
    if not drafts:
        return True
    if has(tokens, index - 1, "next"):
        return False
    if any(text_at(tokens, at) in _WHILE for at in range(max(0, index - _WHILE_WITHIN), index)):
        return False  # parkering mens jeg satt i møte
    if _is_told_of(tokens, drafts, index):
        return False
    before = index - 1
    while index - before <= _QUALIFIED and _qualifies(tokens, before):
        before -= 1
    if text_at(tokens, before) in _PLACES and any(draft.last == before for draft in drafts):
        return False  # parkering på møtet
    return not has(tokens, before, "reference") and text_at(tokens, index + 1) not in _WITH


def _is_told_of(tokens: Sequence[Token], drafts: Sequence[Draft], index: int) -> bool:
    """True for `taxi 549 kr. Møtet varte til kl 23`, which says when another line was."""
    told = text_at(tokens, index) in _THE_MEETING and text_at(tokens, index + 1) in _LASTING
    return told and any(draft.first < index for draft in drafts)


def _qualifies(tokens: Sequence[Token], index: int) -> bool:
    """True for what may stand between `for` and a meeting: the volunteers', det årlige."""
    token = tokens[index] if index >= 0 else None
    return token is not None and (token.text in _QUALIFYING or (token.kind == "word" and not token.senses))


def _is_denied(tokens: Sequence[Token], index: int) -> bool:
    """True for `ingen møtegodtgjørelse` and `ikkje på møte`."""
    near = index - 1 - (text_at(tokens, index - 1) in _SMALL)
    return has(tokens, near, "negation")
