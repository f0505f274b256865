"""Days that no line can be sure of, because a word that nobody knows stands beside them; they are asked."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.spans.mentions import BY_PLACE, DAY_LEADS, has
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "kommunestyret 12.11, fnugg 14.11": ["expense", "?"],
    "planutvalet 12.11 og fnuggen den 14.11": ["expense", "?"],
    "planning committee 12.11 and fluff on 14.11": ["expense", "?"],
    "kommunestyret 12.11, fnugg 14.11 og 16.11": ["expense", "?", "?"],
    "kommunestyret 12.11, ekstraordinært 16.11": ["expense", "expense"],
    "kommunestyret 12.11, deretter 16.11": ["expense", "expense"],
    "kommunestyret 12.11, igjen 16.11": ["expense", "expense"],
    "council meeting 12.11, then 16.11": ["expense", "expense"],
    "12.11 kommunestyret, 14.11 fnugg": ["expense", "?"],
    "12/11 kommunestyret, 14/11 fnugg, 16/11 formannskapet": ["expense", "?", "expense"],
    "12.11 kommunestyret, 14.11 ekstraordinært": ["expense", "expense"],
    "12.11 kommunestyret, 16.11 igjen": ["expense", "expense"],
    "12.11 kommunestyret, 14.11 digitalt": ["expense", "expense"],
    "12.11 kommunestyret, 14.11 Teams": ["expense", "expense"],
    "12.11 council meeting, 14.11 online": ["expense", "expense"],
    "12.11 kommunestyret, 14.11 rådhuset": ["expense", "expense"],
    "12.11 kommunestyret, 14.11 Vika": ["expense", "expense"],
    "12.11 Kommunestyret, 14.11 Fnugg": ["expense", "?"],
    "kommunestyret 12.11 og 16.11": ["expense", "expense"],
}

_REPEATING = tuple(words_of("more_of_the_same"))
"""How words begin that lead on to more of the same."""
_MANNERS = words_of("met_online") | words_of("how_met")
_PLACES = tuple(words_of("meeting_place"))
"""How words begin for where a body meets."""
_LEAST = 3
_MOST_WORDS = 3


def with_open_days(analysis: Analysis, drafts: list[Draft], types: TypeIndex) -> list[Draft]:
    """The drafts in order, those days each on a draft of its own whose type is open."""
    parted = [part for draft in drafts for part in _parted(draft, analysis, types)]
    return sorted(parted, key=BY_PLACE)


def _parted(draft: Draft, analysis: Analysis, types: TypeIndex) -> Iterator[Draft]:
    """A meeting without the days that an unknown word leads, which may be those of anything."""
    led = {}
    if len(draft.dates) > 1 and is_meeting(draft, types) and not draft.counts and not any(_is_long(draft.dates)):
        beside = _followed_by if draft.dates[0].when.last == draft.first else _led_by
        led = {one.when.first: at for one in draft.dates[1:] if (at := beside(one, draft, analysis)) is not None}
    if not led:
        yield draft
        return
    yield replace(draft, dates=[one for one in draft.dates if one.when.first not in led])
    for one in draft.dates:
        if (at := led.get(one.when.first)) is not None:
            yield _open(one, at, at + 1, analysis)


def _is_long(dates: Sequence[Dated]) -> Iterator[bool]:
    """Whether each is a period, month or year: within one, a day says more of it."""
    return (one.wide or one.end is not None for one in dates)


def _led_by(dated: Dated, draft: Draft, analysis: Analysis) -> int | None:
    """The unknown word right before a day, where nothing else begins its clause: `, fnugg den 14.11`."""
    tokens, clause = analysis.tokens, analysis.layout.clause
    first = at = dated.when.first
    while at > draft.last and clause[at - 1] == clause[first] and first - at < _MOST_WORDS:
        at -= 1
        if _is_unknown(tokens[at]):
            begins = clause[at - 1] != clause[first] or tokens[at - 1].kind != "word"
            return at if begins and at > draft.last else None
        if not (has(tokens, at, "light") or tokens[at].text in DAY_LEADS):
            return None
    return None


def _followed_by(dated: Dated, draft: Draft, analysis: Analysis) -> int | None:
    """The unknown word right behind a day, alone in their clause: `12.11 kommunestyret, 14.11 fnugg`."""
    tokens, clause, at = analysis.tokens, analysis.layout.clause, dated.when.last
    if clause[dated.when.first] == draft.clause or at >= len(tokens) or clause[at] != clause[dated.when.first]:
        return None
    ends = at + 1 == len(tokens) or clause[at + 1] != clause[at] or tokens[at + 1].kind in ("sym", "nl")
    return at if ends and _is_unknown(tokens[at]) and not _is_of_meeting(at, draft, analysis) else None


def _is_of_meeting(at: int, draft: Draft, analysis: Analysis) -> bool:
    """True for how or where a body met: `14.11 digitalt`, `14.11 rådhuset`; `14.11 Vika` where it has no capital."""
    tokens, text = analysis.tokens, analysis.text
    named = text[tokens[at].start : tokens[at].end].istitle() and not text[tokens[draft.first].start].isupper()
    return named or tokens[at].text in _MANNERS or tokens[at].text.startswith(_PLACES)


def _is_unknown(token: Token) -> bool:
    return (
        token.kind == "word"
        and not token.senses
        and len(token.text) >= _LEAST
        and not token.text.startswith(_REPEATING)
    )


def _open(dated: Dated, first: int, last: int, analysis: Analysis) -> Draft:
    tokens, layout = analysis.tokens, analysis.layout
    clause, sentence = layout.clause[first], layout.sentence[first]
    draft = Draft(kind="expense", first=first, last=last, clause=clause, sentence=sentence, unheld="meeting")
    draft.dates, draft.type_spans = [dated], [(tokens[first].start, tokens[last - 1].end)]
    return draft
