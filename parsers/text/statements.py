"""What the clauses of a text say of the lines in them: planned, cancelled, paid by others, entered before."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from parsers.text.layout import Layout
from parsers.text.mentions import has, text_at
from parsers.text.tokens import Token

_ASKING_FOR = frozenset({"ha", "få", "be", "get"})
_BESIDE = 4
_CLAUSE_CUES = frozenset({"cancelled", "negation", "payer", "bill", "entered", "enclosed", "already"})
_CUES = _CLAUSE_CUES | {"provided", "pay", "condition", "future", "solely"}
_AFTER = {"from": ("fra", "frå"), "for": ("for",)}


@dataclass(slots=True)
class Statements:
    """Numbers of clauses, and of sentences for `no_fee`.

    `planned` is where a clause begins to speak of the future; `settled` is entered or received already; `only` is the
    one kind of line that is claimed.
    """

    planned: dict[int, int] = field(default_factory=dict)
    provided: set[int] = field(default_factory=set)
    paid_by_others: set[int] = field(default_factory=set)
    cancelled: set[int] = field(default_factory=set)
    negated: set[int] = field(default_factory=set)
    settled: set[int] = field(default_factory=set)
    no_fee: set[int] = field(default_factory=set)
    only: str | None = None


def state(tokens: Sequence[Token], layout: Layout) -> Statements:
    """What the text states, in one pass."""
    said = Statements()
    cues: dict[str, set[int]] = {cue: set() for cue in _CLAUSE_CUES}
    for index, token in enumerate(tokens):
        senses = token.senses
        if not senses or _CUES.isdisjoint(senses):
            continue
        clause = layout.clause[index]
        for cue in _CLAUSE_CUES.intersection(senses):
            if cue != "already" or _is_already(tokens, index):
                cues[cue].add(clause)
        if ("provided" in senses or "pay" in senses) and text_at(tokens, index - 1) not in _ASKING_FOR:
            if "provided" in senses:
                said.provided.add(clause)
            if any(has(tokens, near, "payer") for near in range(index - _BESIDE + 1, index + _BESIDE)):
                said.paid_by_others.add(clause)
        if "condition" in senses or ("future" in senses and text_at(tokens, index + 1) not in ("ha", "have")):
            said.planned.setdefault(clause, index)
        if "negation" in senses and has(tokens, index + 1, "fee"):
            said.no_fee.add(layout.sentence[index])
        if "solely" in senses:
            said.only = said.only or _only(tokens, index)
    said.cancelled, said.negated = cues["cancelled"], cues["negation"]
    said.paid_by_others -= said.negated
    said.provided = said.provided - said.negated | said.paid_by_others | (cues["payer"] & cues["bill"])
    said.settled = (cues["already"] & cues["entered"]) - cues["enclosed"]
    return said


def _is_already(tokens: Sequence[Token], index: int) -> bool:
    """True for `allerede`, `alt` before `sendt`, `fra før` and `for seg`."""
    said = str(tokens[index].senses["already"])
    if said == "beside":
        return has(tokens, index + 1, "entered")
    return said not in _AFTER or text_at(tokens, index - 1) in _AFTER[said]


def _only(tokens: Sequence[Token], index: int) -> str | None:
    """The kind that alone is claimed: `bare kjøregodtgjørelse`, `kun kilometer`, `mileage only`."""
    for near in (index + 1, index + 2, index - 1):
        if has(tokens, near, "fee"):
            return "fee"
        if has(tokens, near, "drive") and tokens[near].senses["drive"] == "word":
            return "drive"
        if has(tokens, near, "distance") and tokens[near - 1].kind != "num":
            return "drive"
    return None
