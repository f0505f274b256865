"""Meetings that a text only tells the news of: `ser at kommunestyret 12.11 vedtok ny skole`."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.lines.told.subjects import Subjects
from parsers.text.spans.mentions import MEASURED, Clocks, has, text_at
from parsers.text.words.lexicon import words_of

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Ser at kommunestyret 12.11 vedtok ny skole. Krever formannskapet 10.11": ["fee-executive 10.11"],
    "Eg ser at kommunestyret 12.11 vedtok ny skule. Formannskapet 10.11, 20 km": [
        *("fee-executive 10.11", "mileage 10.11 20"),
    ],
    "I read that the planning committee decided on the plan on 12 November. Executive committee 10 November, 20 km": [
        *("fee-executive 10.11", "mileage 10.11 20"),
    ],
    "Kommunestyret behandlet budsjettet 12.11. Hva ble resultatet?": [],
    "Formannskapet behandler saken 10.11, kan dere sende meg innkallingen?": [],
    "Kommunestyret vedtok ny skole 12.11": [],
    "Saka vart handsama i kommunestyret 12.11. Kva vart resultatet?": [],
    "The planning committee discussed the plan on 12 November. What was the result?": [],
    "Så at formannskapet 10.11 vedtok dette. Jeg var der, 20 km": ["fee-executive 10.11", "mileage 10.11 20"],
    "Kommunestyret behandlet budsjettet 12.11, jeg var der": ["fee-council 12.11"],
    "Kommunestyret behandlet budsjettet 12.11, 20 km": ["fee-council 12.11", "mileage 12.11 20"],
    "Kommunestyret behandlet budsjettet 12.11. Jeg krever møtegodtgjørelse": ["fee-council 12.11"],
    "Kommunestyret behandlet budsjettet 12.11, kl 18-21": ["fee-council 12.11"],
    "Kommunestyret 12.11 vedtok budsjettet": ["fee-council 12.11"],
    "Kommunestyret 12.11, vedtok budsjettet": ["fee-council 12.11"],
    "Vi behandlet budsjettet i kommunestyret 12.11": ["fee-council 12.11"],
    "Kommunestyret 12.11 (vedtok budsjettet)\nFormannskapet 10.11": ["fee-council 12.11", "fee-executive 10.11"],
}
_BUSINESS = words_of("council_business")
_TREATED = words_of("council_treated")
_HEARD = words_of("hearing_of")
_THAT = frozenset({"at", "that", "om", "about"})
_IN = frozenset({"i", "av", "in", "by", "the", "på"})
_MAY_HELP = words_of("helping_to_decide") | {"også", "òg", "also"}
_CLAIMING = ("claiming", "fee", "drive", "caring", "enclosed")
_THERE = ("attend", "being")
_SUMMED = (Clocks, *MEASURED)
_REACH = 6
"""Tokens from the verb of hearing to the body."""
_MOST = 20
"""Verbs whose subject is looked for: keeps long texts linear."""


def news(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> Set[int]:
    """The places of such drafts: told as heard of, or alone in a text that claims and measures nothing."""
    if analysis.said.isdisjoint(_BUSINESS | _TREATED):
        return frozenset()
    told = [
        place
        for place, one in enumerate(drafts)
        if is_meeting(one, types) and not one.measured and (_acts(one, analysis) or _is_acted_in(one, analysis))
    ]
    came = _came(analysis) - {analysis.layout.sentence[one.first] for one in analysis.named} if told else ()
    heard = {
        place for place in told if _is_heard_of(drafts[place], analysis) and drafts[place].sentence + 1 not in came
    }
    alone = len(drafts) == 1 and bool(told) and ("?" in analysis.text or _is_prose(drafts[0], analysis))
    return {*told} if alone and not _claims(analysis) else heard


def _acts(draft: Draft, analysis: Analysis) -> bool:
    """True for a body that is the subject of its verb: `kommunestyret 12.11 vedtok ny skole`."""
    tokens, clause = analysis.tokens, analysis.layout.clause
    days = {one.when.first: one.when.last for one in analysis.dated}
    at = draft.last
    at = days.get(at, at)
    at += text_at(tokens, at) in _MAY_HELP
    verb = at < len(tokens) and tokens[at].text in _BUSINESS and clause[at] == draft.clause
    return verb and at + 1 < len(tokens) and clause[at + 1] == draft.clause


def _is_acted_in(draft: Draft, analysis: Analysis) -> bool:
    """True for `saken ble behandlet i kommunestyret`, `was adopted by the council`."""
    tokens = analysis.tokens
    at = draft.first - 1
    while text_at(tokens, at) in _IN:
        at -= 1
    return at < draft.first - 1 and tokens[at].text in _TREATED and has(tokens, at - 1, "being")


def _is_prose(draft: Draft, analysis: Analysis) -> bool:
    """False where the day stands between the body and its verb, as in a row: `formannskapet 10.11 vedtok budsjett`."""
    return all(one.when.first != draft.last for one in analysis.dated)


def _is_heard_of(draft: Draft, analysis: Analysis) -> bool:
    """True behind `ser at`, `leste at`, `I read that`, in the same sentence."""
    tokens, sentence = analysis.tokens, analysis.layout.sentence
    near = range(max(draft.first - _REACH, bisect_left(sentence, draft.sentence)), draft.first)
    return any(tokens[at].text in _HEARD and text_at(tokens, at + 1) in _THAT for at in near)


def _claims(analysis: Analysis) -> bool:
    """True for a text with a value, a word of claiming in it or its subject, or the writer's own coming."""
    spots = analysis.spots
    if any(sense in token.senses for token in analysis.heading for sense in (*_CLAIMING, "claim_word", "meeting")):
        return True
    if any(sense in spots for sense in _CLAIMING) or any(isinstance(one, _SUMMED) for one in analysis.mentions):
        return True
    return bool(_came(analysis))


def _came(analysis: Analysis) -> set[int]:
    """The sentences that tell of the writer's own coming: `jeg var der`."""
    persons = Subjects(analysis)
    coming = [at for sense in _THERE for at in analysis.spots.get(sense, ())][:_MOST]
    return {analysis.layout.sentence[at] for at in coming if persons.of(at) == "own"}
