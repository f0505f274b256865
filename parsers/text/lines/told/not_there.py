"""Where a text says that the writer was not there: `på møtet 5.11 var jeg syk`, `10.11 måtte jeg melde forfall`."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set

from parsers.text.analysis import Analysis
from parsers.text.lines.told.absences import excused
from parsers.text.lines.told.absent_words import HOME, AbsentWords, may_be_away
from parsers.text.lines.told.off_words import NO_DAY_OFF
from parsers.text.lines.told.stood_in import stood_in
from parsers.text.lines.told.subjects import Subjects
from parsers.text.spans.mentions import MEASURED, Clocks, Mention, When, has, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import words_of

MEETINGS: Mapping[str, Sequence[str]] = {
    "På kommunestyremøtet 5.11. var jeg syk og møtte ikke. Formannskapet 10.11": ["fee-executive 10.11"],
    "Kommunestyret 5.11 var eg sjuk, formannskapet 10.11": ["fee-executive 10.11"],
    "Jeg var syk på kommunestyremøtet 5.11. Formannskapet 10.11.": ["fee-executive 10.11"],
    "Kommunestyret 5.11: syk. Formannskapet 10.11: til stede": ["fee-executive 10.11"],
    "På kommunestyremøtet 5.11 møtte jeg ikke. Formannskapet 10.11.": ["fee-executive 10.11"],
    "Ved kommunestyremøtet 5. november lå jeg med influensa. Formannskapet 10.11.": ["fee-executive 10.11"],
    "I was ill at the municipal council on 5 November. Executive committee on 10 November.": ["fee-executive 10.11"],
    "Formannskapet 3.11, kommunestyret 5.11, men da var jeg syk, planutvalget 10.11": [
        "fee-executive 03.11",
        "fee-planning 10.11",
    ],
    "Formannskapet 3.11. Kommunestyret 5.11. Eg måtte stå over": ["fee-executive 03.11"],
    "Formannskapet 3.11. Kommunestyret 5.11 sto jeg over": ["fee-executive 03.11"],
    "Formannskapet 3.11. Møtet i valstyret 10.11 kunne eg ikkje vere med på, der stilte vara": ["fee-executive 03.11"],
    "Formannskapet 3.11. Valgstyret 10.11 fikk jeg ikke vært med på": ["fee-executive 03.11"],
    "Formannskapet 3.11. Valgstyret 10.11 rakk jeg ikke.": ["fee-executive 03.11"],
    "Formannskapet 3.11. Valgstyret 10.11 måtte jeg droppe.": ["fee-executive 03.11"],
    "Formannskapet 3.11. Valstyret 10.11 hadde eg ikkje høve til å møte i": ["fee-executive 03.11"],
    "Executive committee 3.11. I had to miss the planning committee on 10 November": ["fee-executive 03.11"],
    "Formannskapet 3.11. Planutvalget 10.11 rakk jeg ikke å føre sist.": ["fee-executive 03.11", "fee-planning 10.11"],
    "Formannskapet 10.11 fikk jeg ikke tid til å føre": ["fee-executive 10.11"],
    "Formannskapet 10.11 hadde eg ikkje tid til å føre før no": ["fee-executive 10.11"],
    "Executive committee 10 November I was not able to enter before now": ["fee-executive 10.11"],
    "Kommunestyret 5.11 syk\nFormannskapet 10.11": ["fee-executive 10.11"],
    "Formannskapet 3.11\nPlanutvalget 10.11 – her meldte jeg forfall, og Grethe møtte som vara": [
        "fee-executive 03.11"
    ],
    "Formannskapet 3.11\nPlanutvalet 10.11 – der hadde eg forfall, og Grethe møtte": ["fee-executive 03.11"],
    "Formannskapet 3.11\nPlanutvalget 10.11 – Grethe møtte for meg": ["fee-executive 03.11"],
    "Formannskapet 3.11\nPlanutvalget 10.11 – jeg var syk": ["fee-executive 03.11"],
    "Formannskapet 3.11\nPlanutvalget 10.11 (vara møtte)": ["fee-executive 03.11"],
    "Executive committee 3 November\nPlanning committee 10 November – I was ill": ["fee-executive 03.11"],
    "Formannskapet 3.11\nPlanutvalget 10.11 – jeg var vara for Kari, som var syk": [
        *("fee-executive 03.11", "fee-planning 10.11"),
    ],
    "Planutvalget 10.11 – jeg var syk, men møtte likevel": ["fee-planning 10.11"],
    "Planutvalget 10.11 – Kari meldte forfall, så jeg møtte": ["fee-planning 10.11"],
    "Planutvalget 10.11 – Kari møtte også": ["fee-planning 10.11"],
    "Planutvalget 10.11 kl 9-12, gikk da, for jeg var syk": ["fee-planning 10.11"],
    "Formannskapet 3.11. Innkalt til valgstyret 10.11, men Kari ble frisk så jeg ble hjemme": ["fee-executive 03.11"],
    "Formannskapet 3.11. Innkalla til valstyret 10.11, men vart heime": ["fee-executive 03.11"],
    "Executive committee 3.11. Called in for the council on 10 November, but I stayed at home": ["fee-executive 03.11"],
    "Formannskapet 3.11. Planutvalget 10.11, jeg var ikke der": ["fee-executive 03.11"],
    "Formannskapet 3.11. Planutvalet 10.11. Eg var ikkje der.": ["fee-executive 03.11"],
    "Executive committee 3.11. Planning committee 10 November. I was not there": ["fee-executive 03.11"],
    "Formannskapet 3.11. Glemte å si at jeg ikke var på planutvalget 10.11": ["fee-executive 03.11"],
    "Formannskapet 3.11. Jeg var ikke der fra start": ["fee-executive 03.11"],
    "Formannskapet 3.11. Ola var ikke der": ["fee-executive 03.11"],
    "Formannskapet 3.11, jeg var ikke med på befaringen": ["fee-executive 03.11"],
    "Kommunestyret 5.11 på teams, ble hjemme": ["fee-council 05.11"],
    "Kommunestyret 5.11, resten av dagen ble jeg hjemme": ["fee-council 05.11"],
    "Kommunestyret 5.11. Kari ble hjemme": ["fee-council 05.11"],
    "Kommunestyret 5.11 kl 17-19, jeg ble hjemme fra jobb": ["fee-council 05.11"],
    "Kommunestyret 5.11. Så ble jeg hjemme": ["fee-council 05.11"],
    "Kommunestyret 5.11, mannen min var syk så jeg ble hjemme 6.11": ["fee-council 05.11"],
    "Kommunestyret 5.11 sjuk, møtte digitalt": ["fee-council 05.11"],
    "Kommunestyret 5.11, møtte for Kari som var syk": ["fee-council 05.11"],
    "Kommunestyret 5.11, der Kari var syk": ["fee-council 05.11"],
    "Kommunestyret 5.11 digitalt fordi jeg var syk": ["fee-council 05.11"],
    "Kommunestyret 5.11, hadde feber, men møtte likevel": ["fee-council 05.11"],
    "Kommunestyret 5.11 kl 17-19, gikk fordi jeg var syk": ["fee-council 05.11"],
    "Formannskapet 10.11 - jeg var ikke syk": ["fee-executive 10.11"],
    "Planutvalget 10.11 – jeg ble syk på slutten": ["fee-planning 10.11"],
    "Planutvalget 10.11, jeg var syk og gikk kl 11": ["fee-planning 10.11"],
    "Planutvalget 10.11 – jeg var syk på jobben": ["fee-planning 10.11"],
    "Planutvalget 10.11 – jeg var sykmeldt fra jobben": ["fee-planning 10.11"],
    "Planutvalget 10.11 - jeg hadde permisjon": ["fee-planning 10.11"],
    "Planutvalget 10.11, jeg hadde meldt forfall til jobben": ["fee-planning 10.11"],
    "Planning committee 10 November - I was ill afterwards": ["fee-planning 10.11"],
    "Planning committee 10 November, I was on sick leave from work": ["fee-planning 10.11"],
    "Formannskapet 10.11, vara møtte for Kari": ["fee-executive 10.11"],
    "Planning committee 10 November – deputy attended (me)": ["fee-planning 10.11"],
    "Planutvalget 10.11, første vara møtte, meg": ["fee-planning 10.11"],
    "Jeg er vara. Planutvalget 10.11 – vara møtte": ["fee-planning 10.11"],
    "Planning committee 10 November was online, so I stayed at home.": ["fee-planning 10.11"],
    "Formannskapet 10.11, vara møtte for Kari, og jeg kjørte 24 km": ["fee-executive 10.11", "mileage 10.11 24"],
}
"""The meetings that are left."""

DAYS: Mapping[str, Sequence[str]] = {
    "formannskapet 3.11 og 17.11, 20 km begge dager. Møtet 10.11 måtte jeg melde forfall til": ["03", "17"],
    "formannskapet 3.11 og 17.11, 20 km begge dager. 10.11 lå jeg med influensa": ["03", "17"],
    "formannskapet 3.11, 10.11 og 17.11, 20 km hver gang. 10.11 lå jeg med influensa": ["03", "17"],
    "formannskapet 3.11 og 17.11, 20 km begge dagar. Møtet 10.11 låg eg sjuk heime": ["03", "17"],
    "formannskapet 3.11 og 17.11, 20 km begge dagar. Møtet 10.11 gjekk eg glipp av": ["03", "17"],
    "formannskapet 3.11 og 17.11, 20 km begge dager. 10.11 var ungene syke, så da møtte jeg ikke": ["03", "17"],
    "formannskapet 3.11 og 17.11, 20 km begge dager. 10.11 var jeg i utlandet": ["03", "17"],
    "formannskapet 3.11 og 17.11, 20 km begge dager. 10.11 møtte vara for meg": ["03", "17"],
    "formannskapet 3.11. og 17.11. Til møtet 10.11 meldte jeg forfall. 20 km begge dager": ["03", "17"],
    "executive committee 3.11 and 17.11, 20 km both days. On 10.11 I was down with the flu": ["03", "17"],
    "executive committee 3.11 and 17.11, 20 km both days. I missed the meeting on 10.11": ["03", "17"],
    "formannskapet 3.11, 10.11 og 17.11, 20 km hver gang. 10.11 møtte jeg for Kari, som var syk": ["03", "10", "17"],
    "formannskapet 3.11, 10.11 og 17.11, 20 km hver gang. 10.11 var jeg syk, men møtte likevel": ["03", "10", "17"],
    "formannskapet 3.11, 10.11 og 17.11, 20 km hver gang. 10.11 hadde Kari forfall": ["03", "10", "17"],
}
"""The days of the drives that are left."""

_STILL = words_of("still_there")
_THEN = frozenset({"da", "då", "der", "her", "then", "here"})
_ASIDE = frozenset({"-", "–", ":", ",", "("})
_EXCUSING = frozenset(
    {"fordi", "siden", "sidan", "ettersom", "because", "since", "pga", "avdi"}
    | {"digitalt", "digitally", "teams", "likevel", "still", "anyway"}
)
_WORK = frozenset({"jobb", "jobben", "arbeid", "arbeidet", "work", "school", "skolen", "skulen"})
_THAT_MEETING = frozenset(
    {"og", "and", "da", "då", "dessverre", "diverre", "til", "fra", "frå", "from", "for", "av", "på"}
    | {"det", "dette", "den", "the", "that", "this", "it", "one", "møtet", "meeting", "dagen", "day"}
)
"""What may follow `forfall`, `syk`, `glipp` where it is the meeting that is told of."""
_REACH = 8


def not_there(analysis: Analysis) -> set[int]:
    """The clauses of one meeting on one day that the writer was not at: excused, ill, away."""
    if not may_be_away(analysis):
        return set()
    found = excused(analysis) if "absence" in analysis.spots else set()
    return (found | Away(analysis).clauses()) - stood_in(analysis)


class Away:
    """Tells of which clauses and days of one text the writer says that they were not there.

    `values` are the tokens of what other lines have.
    """

    def __init__(self, analysis: Analysis, values: Set[int] = frozenset()) -> None:
        self._analysis, self._tokens = analysis, analysis.tokens
        self._clause, self._sentence = analysis.layout.clause, analysis.layout.sentence
        self._persons = Subjects(analysis)
        self.words = AbsentWords(analysis, self._persons)
        self._told = sorted({*values, *(one.first for one in analysis.mentions if isinstance(one, (When, *MEASURED)))})

    def clauses(self) -> set[int]:
        """The clauses of one day and no value, of which a word says so and none excuses it."""
        said = {self._told_of(at) for at in self.words.all()}
        if not said:
            return said
        told: dict[int, list[Mention]] = {}
        for one in self._analysis.mentions:
            if isinstance(one, (When, Clocks, *MEASURED)):
                told.setdefault(self._clause[one.first], []).append(one)
        dated = (number for number in said if [*map(type, told.get(number, ()))] == [When])
        excused = {number for number in dated if _EXCUSING.isdisjoint(self._words(number))}
        return {number for number in excused if not any(map(self.words.meets, self._until_next(number)))}

    def of(self, one: Dated) -> int | None:
        """The word that says so, in a sentence that has no other day, name or value; None where none does."""
        near = self._alone(one)
        if any(text_at(self._tokens, at) in _STILL or self.words.meets(at) for at in near):
            return None
        return next((at for at in near if self.words.says(at)), None)

    def came_still(self, one: Dated) -> bool:
        """True for `10.11 var jeg syk, men møtte`."""
        return any(self.words.meets(at) for at in self._alone(one))

    def _told_of(self, at: int) -> int:
        """The clause that the word tells of: its own; for `men da var jeg syk`, `– meldte forfall` the one before."""
        tokens, clause = self._tokens, self._clause
        if tokens[at].text == "over" or tokens[at].text in HOME:
            before = bisect_left(self._told, at)
            told = self._told[before - 1] if before else at
            return clause[told if self._sentence[told] == self._sentence[at] or tokens[at].text == "over" else at]
        first = bisect_left(clause, clause[at])
        missing = "being" in tokens[at].senses and self._says_nothing(clause[at])
        behind = missing or (self._is_behind(first, clause[at]) and self._is_all(at))
        if text_at(tokens, first) not in _THEN and not behind:
            return clause[at]
        last = first - 1
        while last > 0 and (tokens[last].kind == "sym" or has(tokens, last, "waiting")):
            last -= 1
        return clause[max(last, 0)]

    def _is_behind(self, first: int, number: int) -> bool:
        """True for a clause that goes on behind a dash or comma, and names no day, meeting or value itself."""
        before = first - 1
        if text_at(self._tokens, before) not in _ASIDE or self._sentence[before] != self._sentence[first]:
            return False
        return self._says_nothing(number)

    def _says_nothing(self, number: int) -> bool:
        """True for a clause that names no day, meeting or value."""
        near = self._around(number)
        told = bisect_left(self._told, near.stop) - bisect_left(self._told, near.start)
        return not told and not any(one.first in near for one in self._analysis.named)

    def _is_all(self, at: int) -> bool:
        """True for `– jeg var syk`, `– meldte forfall, og Grethe møtte`, not for `– syk på slutten`."""
        around = range(max(0, at - _REACH), at + _REACH)
        if any(text_at(self._tokens, near) in _WORK for near in around) or self._tokens[at].text in NO_DAY_OFF:
            return False
        if has(self._tokens, at, "attend"):
            return True
        behind = range(at + 1, bisect_right(self._sentence, self._sentence[at]))[:_REACH]
        own = [near for near in behind if self._clause[near] == self._clause[at]]
        if any(self._tokens[near].kind == "word" and self._tokens[near].text not in _THAT_MEETING for near in own):
            return False
        came = [near for near in behind if has(self._tokens, near, "attend")]
        return all(self._persons.of(near) == "other" or self.words.says(near) for near in came)

    def _alone(self, one: Dated) -> range:
        """The sentence of the day; nothing where it has another day, name or value."""
        number = self._sentence[one.when.first]
        first, last = bisect_left(self._sentence, number), bisect_right(self._sentence, number)
        return range(first, last if bisect_left(self._told, last) - bisect_left(self._told, first) < 2 else first)

    def _until_next(self, number: int) -> range:
        """The tokens from the clause's end to the next day or value of its sentence."""
        last = self._around(number).stop
        following = bisect_left(self._told, last)
        told = self._told[following] if following < len(self._told) else len(self._tokens)
        return range(last, min(told, bisect_right(self._sentence, self._sentence[last - 1])))

    def _around(self, number: int) -> range:
        return range(bisect_left(self._clause, number), bisect_right(self._clause, number))

    def _words(self, number: int) -> Iterator[str]:
        return (self._tokens[at].text for at in self._around(number))
