"""Drafts that claim nothing, whatever else the text states: asked about, yet to come, nought, `nei` in a form."""

from bisect import bisect_left
from collections.abc import Sequence, Set

from parsers.text.layout.clauses import Layout
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import Value, amount_of, has, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

_LABEL_ENDS = frozenset({":", "=", "?"})
_LINE_ENDS = frozenset({"\n", ""})
_ROW_ENDS = _LINE_ENDS | {".", "!", ","}
_NONE = frozenset({"nei", "no", "nope", "ingen", "inga", "ikke", "ikkje", "none"})
_OTHERS = frozenset({"han", "hun", "ho", "hu", "he", "she"})
_UNKNOWN = words_of("remembering") | {"finner", "finn", "noterte", "målte", "sjekket", "sjekka"}
_HAVING = frozenset({"har", "have"})
_THE_KILOMETRES = frozenset({"kilometerne", "kilometrene", "kilometerane"})
_MAY = frozenset({"kan", "får", "kunne", "can", "could", "may"})
_OPENING = 5
"""Tokens of a sentence to who asks."""
_CHAIN = 8


def is_void(draft: Draft, tokens: Sequence[Token], layout: Layout) -> bool:
    """True for what is asked about or yet to come, for nought of anything, and for a drive of somebody else."""
    return (
        (draft.sentence in layout.asking and not _is_told_besides(draft, tokens, layout))
        or _is_nil(draft)
        or _answers_no(draft, tokens)
        or _tomorrow(draft)
        or (draft.kind == "mileage" and not draft.measured and _is_theirs(draft, tokens, layout))
        or (draft.kind == "mileage" and not draft.measured and _has_no_kilometres(draft, tokens, layout))
    )


def _is_told_besides(draft: Draft, tokens: Sequence[Token], layout: Layout) -> bool:
    """True for what is told behind its question: who tells all of it claims it.

    `Kan jeg få diett for turen? Dro kl 07, hjemme kl 19`; `får jeg dekket taxi? Betalte 240 kr 12.11`.
    """
    moments = draft.trip.clocks if draft.trip else []
    if len(moments) > 1 and all(layout.sentence[one.first] not in layout.asking for one in moments):
        return True
    sums = [one.first for one in draft.moneys if one.marked]
    told = [*sums, *(one.when.first for one in draft.dates)]
    if (
        not sums
        or any(layout.sentence[at] in layout.asking for at in told)
        or not _asks_for_cover(draft, tokens, layout)
    ):
        return False
    first = bisect_left(layout.sentence, layout.sentence[sums[0]])
    return any(tokens[at].text in words_of("paying_oneself") for at in range(first, sums[0]))


def _asks_for_cover(draft: Draft, tokens: Sequence[Token], layout: Layout) -> bool:
    """True for `får jeg dekket taxi?`, `kan jeg få parkering?`; not for `når får jeg igjen for taxi?`."""
    first = bisect_left(layout.sentence, draft.sentence)
    said = [
        token for token in tokens[first : first + _OPENING] if token.kind == "word" and "polite" not in token.senses
    ]
    opens = [token.text for token in said[:2]]
    return len(opens) > 1 and opens[0] in _MAY and said[1].writer


def _is_nil(draft: Draft) -> bool:
    """True for `0 km`, `0 timer` and `0 kr`."""
    told = [amount_of(one) for one in _measures(draft)]
    return bool(told) and not any(told) and not draft.clocks


def _measures(draft: Draft) -> Sequence[Value]:
    return (*draft.distances, *draft.durations, *draft.moneys)


def _answers_no(draft: Draft, tokens: Sequence[Token]) -> bool:
    """True for a line of a form that was answered, `Parkering: nei`, and for a heading above `Ingen`.

    A row with a value is no heading: `3 døgn` above `Ingen kjøring`, `40 kr parkering` above `Ingen kvittering`.
    """
    heads = text_at(tokens, draft.first - 1) in _LINE_ENDS and text_at(tokens, draft.last) == "\n"
    heads = heads and not draft.measured
    labels = heads or text_at(tokens, draft.last) in _LABEL_ENDS
    at = draft.last + 1
    if labels and not heads and text_at(tokens, at) == "\n" and text_at(tokens, at + 2) in _ROW_ENDS:
        at += 1
    return labels and text_at(tokens, at) in _NONE and not has(tokens, at + 1, "negation")


def _is_theirs(draft: Draft, tokens: Sequence[Token], layout: Layout) -> bool:
    """True for a drive of somebody else: `det er han som fører kjøringen`."""
    near = range(max(0, draft.first - _CHAIN), min(len(tokens), draft.last + _CHAIN))
    beside = [tokens[at] for at in near if layout.clause[at] == draft.clause]
    return any(token.text in _OTHERS for token in beside) and not any(
        token.writer or "own" in token.senses for token in beside
    )


def _has_no_kilometres(draft: Draft, tokens: Sequence[Token], layout: Layout) -> bool:
    """True where the words after a drive say that it claims none: `kona kjørte meg, så ingen km`.

    `husker ikke km` and `har ikke kilometerne` say only that they are not known.
    """
    after = range(draft.last, min(len(tokens), draft.last + _CHAIN))
    beside = (at for at in after if layout.sentence[at] == draft.sentence and has(tokens, at, "negation"))
    beside = (at for at in beside if not _is_unknown(tokens, at))
    return any(has(tokens, at + 1, "distance") or has(tokens, at + 1, "drive") for at in beside)


def _is_unknown(tokens: Sequence[Token], denied: int) -> bool:
    """True for `husker ikke`, `noterte ikke`, `har ikke kilometerne`."""
    verb = text_at(tokens, denied - 1)
    return verb in _UNKNOWN or (verb in _HAVING and text_at(tokens, denied + 1) in _THE_KILOMETRES)


def _tomorrow(draft: Draft) -> bool:
    return bool(draft.dates) and all(dated.ahead for dated in draft.dates)


def not_cancelled(draft: Draft, layout: Layout, cancelled: Set[int]) -> list[Dated]:
    """The days without those whose clause only says that it was called off: avlyst mandag, igjen tirsdag."""
    worked = {layout.clause[one.first] for one in (*draft.durations, *draft.clocks)}
    return [one for one in draft.dates if layout.clause[one.when.first] not in cancelled - worked]
