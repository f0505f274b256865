"""Hours of work that the text names and the catalogue does not hold: `jeg var tilsynsfører 6.11, 3 timer`."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.drafts import Draft
from parsers.text.spans.mentions import is_writer, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Jeg var tilsynsfører for et fosterbarn fredag 6. november, 3 timer": ["unknown_type"],
    "Eg var leirleiar 6. november, 3 timar": ["unknown_type"],
    "I was a mentor on 6 November, 3 hours": ["unknown_type"],
    "Jeg var på jobb 6. november, 3 timer": ["ambiguous"],
    "Jeg var hjemme hos Ola 6. november, 3 timer": ["ambiguous"],
    "Jeg var støttekontakt 6. november, 3 timer": [],
}
_WAS = frozenset({"var", "was"})
_A = frozenset({"a", "an", "en", "ein", "ei"})
_ROLES = tuple(words_of("ends_of_roles"))


def name_unknown_work(drafts: Sequence[Draft], analysis: Analysis) -> None:
    """Leave hours that no word names open as something unknown, where the text says what the writer worked as."""
    hours = [draft for draft in drafts if not draft.named and (draft.durations or draft.clocks)]
    if not hours or analysis.named or analysis.subject_types:
        return
    at = next((at for at in said_at(analysis.tokens, _WAS) if _is_role(analysis, at)), None)
    if at is None:
        return
    role = analysis.tokens[_noun(analysis, at)]
    for draft in hours:
        draft.codes, draft.named, draft.unheld = (), True, "hour"
        draft.type_spans = [(role.start, role.end)]


def _noun(analysis: Analysis, verb: int) -> int:
    return verb + 1 + (text_at(analysis.tokens, verb + 1) in _A)


def _is_role(analysis: Analysis, verb: int) -> bool:
    """True for `jeg var tilsynsfører`, `I was a mentor`."""
    tokens, at = analysis.tokens, _noun(analysis, verb)
    noun = tokens[at] if at < len(tokens) else None
    named = noun is not None and not noun.senses and noun.text.endswith(_ROLES)
    return named and is_writer(tokens, verb - 1)
