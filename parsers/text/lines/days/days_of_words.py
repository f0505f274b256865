"""The days that a trailer, or what was driven, is told of where others were driven too: `den 10. med tilhenger`."""

import datetime as dt
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.layout.clauses import THEN
from parsers.text.lines.days.exceptions import excepted
from parsers.text.spans.mentions import DAY_LEADS, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.tokens import Token, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "formannskapet 3.11, 10.11 og 17.11. Kjørte 28 km t/r hver gang. Den 10. hadde jeg med tilhenger.": ["10"],
    "formannskapet 3.11, 10.11 og 17.11. Kjørte 28 km t/r hver gang, den 10. med tilhenger.": ["10"],
    "formannskapet 3.11, 10.11 og 17.11. Køyrde 28 km t/r kvar gong, med tilhengar 10.11": ["10"],
    "formannskapet 3.11, 10.11 og 17.11. Køyrde 28 km t/r kvar gong, siste gong med tilhengar": ["17"],
    "executive committee 3.11, 10.11 and 17.11. Drove 28 km each time, with a trailer on the 10th": ["10"],
    "formannskapet 3.11, 10.11 og 17.11. Kjørte 28 km hver gang med tilhenger, unntatt den 10.": ["03", "17"],
    "formannskapet 3.11, 10.11 og 17.11. Kjørte 28 km hver gang. Tilhenger alle gangene.": ["03", "10", "17"],
    "formannskapet 3.11, 10.11 og 17.11. Kjørte 28 km hver gang. Hadde tilhenger fra 10.11": ["10", "17"],
    "formannskapet 3.11, 10.11 og 17.11. Kjørte 28 km hver gang, parkering 40 kr den 10. Tilhenger hver gang": [
        *("03", "10", "17"),
    ],
}
"""The days on which a trailer was had along."""
DRIVEN: Mapping[str, Sequence[str]] = {
    "formannskapet 3.11, 10.11 og 17.11. Kjørte 11 km hver vei, unntatt 17.11, da syklet jeg.": ["car", "car"],
    "formannskapet 3.11, 10.11 og 17.11. Køyrde 11 km kvar veg, bortsett frå den 17. då eg sykla.": ["car", "car"],
    "executive committee 3.11, 10.11 and 17.11. Drove 11 km each way except on the 17th when I cycled.": ["car", "car"],
    "formannskapet 3.11, 10.11 og 17.11. Kjørte 22 km hver gang, den 17. med motorsykkel": ["car", "car", "motorcycle"],
    "formannskapet 3.11, 10.11 og 17.11. Kjørte 22 km hver gang med motorsykkel": ["motorcycle"] * 3,
    "formannskapet 3.11, 10.11 og 17.11. Kjørte 22 km hver gang. Siden 10.11 med motorsykkel": [
        "car",
        "motorcycle",
        "motorcycle",
    ],
    "formannskapet 3.11, 10.11 og 17.11. Kjørte 22 km hver gang, alle på motorsykkel fram til 17.11": [
        *("motorcycle", "motorcycle", "motorcycle"),
    ],
}
"""What was driven, day by day."""


_SINCE = frozenset({"fra", "frå", "siden", "sidan", "from", "since"})
_ASIDE = frozenset({"som", "avtalt", "avtala", "avtalte", "avtale", "as", "agreed"})
_UNTIL = frozenset({"til", "till", "until"})


class DaysOfWords:
    """The days that the clauses of one text name for the words in them; behind `da` those of the clause before."""

    def __init__(self, analysis: Analysis) -> None:
        self._clause = clause = analysis.layout.clause
        self._sentence = analysis.layout.sentence
        told = [one for one in analysis.dated if not _is_aside(analysis.tokens, one.when.first)]
        self._by_sentence = analysis.layout.by_sentence(told)
        self._named = {self._sentence[one.first] for one in analysis.named}
        self._days: dict[int, list[Dated]] = defaultdict(list)
        for one in told:
            self._days[clause[one.when.first]].append(one)
        for then in said_at(analysis.tokens, THEN) if not analysis.said.isdisjoint(THEN) else ():
            self._tell(analysis, then)
        self._but = {one.when.first for one in excepted(analysis)}
        self._bound = {one.when.first: _bound(analysis.tokens, clause, one) for one in analysis.dated}

    def _tell(self, analysis: Analysis, then: int) -> None:
        """Give the clause that `da` opens, or leads to, the last day before it in its sentence."""
        at = bisect_left(analysis.dated, then, key=lambda one: one.when.first) - 1
        if at < 0 or analysis.layout.sentence[analysis.dated[at].when.first] != analysis.layout.sentence[then]:
            return
        one = analysis.dated[at]
        for number in {self._clause[then], self._clause[min(then + 1, len(self._clause) - 1)]}:
            if number != self._clause[one.when.first]:
                self._days[number].append(one)

    def is_of(self, at: int, day: dt.date | None) -> bool:
        """True where the word at that token is told of the day, or of no day apart from the others."""
        told, but = set[dt.date](), set[dt.date]()
        within = True
        for one in self._days.get(self._clause[at], ()):
            if one.when.first in self._but and one.when.first > at:
                but.update(one.days)
            elif day and one.days and (bound := self._bound[one.when.first]):
                within = within and (day >= one.days[0] if bound in _SINCE else day <= one.days[0])
            else:
                told.update(one.days)
        return within and (not told or day in told) and day not in but

    def only_day(self, at: int) -> Dated | None:
        """The one day of the clause, or else of the sentence, of that token; None where there are more, or none.

        Without a name beside it, a day that follows in another clause is of something else: `satt på, skulle til Oslo
        4.11`.
        """
        told = self._days.get(self._clause[at]) or self._by_sentence.get(self._sentence[at], [])
        if not self._days.get(self._clause[at]) and self._sentence[at] not in self._named:
            told = [one for one in told if one.when.first < at]
        known = [one for one in told if one.when.first not in self._but or one.when.first < at]
        return known[0] if len(known) == 1 and len(known[0].days) == 1 and not known[0].end else None


def _is_aside(tokens: Sequence[Token], day: int) -> bool:
    """True for `som 20.10`, `agreed on 1.11` and `avtalt den 1.11`, which tell of no ride that day."""
    return text_at(tokens, day - 1 - (text_at(tokens, day - 1) in DAY_LEADS)) in _ASIDE


def _bound(tokens: Sequence[Token], clause: Sequence[int], one: Dated) -> str:
    """The word that makes a day the first or the last of many, `siden 10.11`, `fram til den 17.`; else nothing.

    What a clause opens with, `til 10.11 hadde jeg tilhenger`, may be where one went.
    """
    at = one.when.first - 1 - (text_at(tokens, one.when.first - 1) in DAY_LEADS)
    word = text_at(tokens, at)
    inside = at > 0 and clause[at - 1] == clause[at]
    single = len(one.days) == 1 and not one.end
    return word if single and (word in _SINCE or (word in _UNTIL and inside)) else ""
