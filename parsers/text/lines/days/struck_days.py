"""Days that a later sentence strikes of a list: `formannskapet 3.11, 10.11 og 17.11. Den 10. kan dere stryke`."""

import datetime as dt
from collections.abc import Mapping, Set

from parsers.text.analysis import Analysis
from parsers.text.lines.days.daysoff import without
from parsers.text.lines.told.struck import MOST, SPOKEN, strikes, struck
from parsers.text.spans.mentions import When
from parsers.text.spans.resolve import Dated

_MESSAGES = frozenset(
    {"message", "messages", "mail", "mails", "email", "emails", "e-mail", "note", "reminder", "sent", "wrote", "told"}
    | {"melding", "meldingen", "meldinga", "mailen", "e-post", "e-posten", "epost", "eposten", "purringen", "purringa"}
    | {"sendte", "sende", "skrev", "skreiv", "sa", "spurte"}
)
_BESIDE = 12


def leave_struck_days(analysis: Analysis) -> None:
    """Take the days of sentences that strike something from those of the text, and those that they strike of a list."""
    sentence, lists = analysis.layout.sentence, _of_lists(analysis)
    if gone := struck(analysis):
        analysis.dated = [one for one in analysis.dated if sentence[one.when.first] not in gone]
    for number, days in lists.items():
        listed = [one for one in analysis.dated if sentence[one.when.first] < number and _is_listed(analysis, one)]
        told = {day for one in listed for day in one.days}
        if told & days and told - days:
            places = {one.when.first for one in listed}
            left = [(without(one, days) if one.when.first in places else one) for one in analysis.dated]
            analysis.off |= {one.when.first for one, kept in zip(analysis.dated, left, strict=True) if kept is None}
            analysis.dated = [one for one in left if one and sentence[one.when.first] != number]


def _of_lists(analysis: Analysis) -> Mapping[int, Set[dt.date]]:
    """The days that a sentence strikes which speaks of nothing else: `stryk 21.10`, `den 21. kan dere stryke`."""
    clause, sentence = analysis.layout.clause, analysis.layout.sentence
    said = list(strikes(analysis))[:MOST] if len(analysis.dated) > 1 else []
    if not said:
        return {}
    other = {clause[one.first] for one in (*analysis.named, *analysis.mentions) if not isinstance(one, When)}
    other |= {clause[at] for sense in (*SPOKEN, "claim_word") for at in analysis.spots.get(sense, ())}
    other |= {clause[at] for at in said if _is_of_message(analysis, at)}
    found: dict[int, Set[dt.date]] = {}
    for at in said:
        days = {day for one in analysis.dated if clause[one.when.first] == clause[at] for day in one.days}
        if days and clause[at] not in other:
            found[sentence[at]] = days
    return found


def _is_of_message(analysis: Analysis, strike: int) -> bool:
    """True for `disregard my message of 10 November`, `what I sent on the 10th`, which speaks of no meeting."""
    clause = analysis.layout.clause
    near = range(max(0, strike - _BESIDE), min(len(clause), strike + _BESIDE))
    return any(clause[at] == clause[strike] and analysis.tokens[at].text in _MESSAGES for at in near)


def _is_listed(analysis: Analysis, one: Dated) -> bool:
    """True for one of several days, and for a day that is all of its clause."""
    clause = analysis.layout.clause
    told = (*analysis.named, *(mention for mention in analysis.mentions if not isinstance(mention, When)))
    return one.end is None and (
        len(one.days) > 1 or all(clause[mention.first] != clause[one.when.first] for mention in told)
    )
