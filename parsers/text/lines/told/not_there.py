"""Where a text says that the writer was not there: `på møtet 5.11 var jeg syk`, `10.11 måtte jeg melde forfall`."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property

from parsers.text.analysis import Analysis
from parsers.text.lines.told.absences import excused, is_only_ride
from parsers.text.lines.told.off_words import NO_DAY_OFF
from parsers.text.lines.told.stood_in import stood_in
from parsers.text.lines.told.subjects import Subjects
from parsers.text.spans.mentions import MEASURED, Clocks, Mention, When, has, text_at
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import said_at

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
_ELSEWHERE = words_of("elsewhere")
_FOR, _ME = frozenset({"for"}), frozenset({"meg", "me"})
_WHO = frozenset({"som", "who"})
_MEETS = ("møt", "delt", "attend")
_STOOD = frozenset({"stå", "sto", "stod", "står"})
_THERE = frozenset({"der", "there", "tilstede", "present", "med"})
_THEN = frozenset({"da", "då", "der", "her", "then", "here"})
_ASIDE = frozenset({"-", "–", ":", ",", "("})
_LYING = frozenset({"lå", "låg", "hadde", "had"})
_EXCUSING = frozenset(
    {"fordi", "siden", "sidan", "ettersom", "because", "since", "pga", "avdi"}
    | {"digitalt", "digitally", "teams", "likevel", "still", "anyway"}
)
_MARKS = frozenset({":", "-", "–"})
_AM = frozenset({"er", "var", "am", "was"})
_WORK = frozenset({"jobb", "jobben", "arbeid", "arbeidet", "work", "school", "skolen", "skulen"})
_THAT_MEETING = frozenset(
    {"og", "and", "da", "då", "dessverre", "diverre", "til", "fra", "frå", "from", "for", "av", "på"}
    | {"det", "dette", "den", "the", "that", "this", "it", "one", "møtet", "meeting", "dagen", "day"}
)
"""What may follow `forfall`, `syk`, `glipp` where it is the meeting that is told of."""
_UNTIL = frozenset({"før", "until", "till", "before"})
_POINTS = frozenset({"sak", "item", "kl", "klokka", "klokken"})
_NEAR = 3
_REACH = 8
_VERB_WITHIN = 5
_STAYING, _HOME = words_of("staying"), frozenset({"hjemme", "heime", "home"})
_SO = frozenset({"så", "men", "og", "at", "bare", "berre", "so", "but", "and", "just"})
_THEREFORE = frozenset({"så", "so"})
_CALLED_IN = frozenset({"innkalt", "innkalla", "innkallet", "kalt", "kalla", "called"})
_ONLINE = words_of("met_online")
_MOST = 20
"""Words of home that are looked at: keeps hostile texts linear."""
_TELLING = _HOME | _ELSEWHERE | _STOOD | words_of("away_from_home")
_CUES = ("absence", "missed", "negation", "somebody", "deputised")


def not_there(analysis: Analysis) -> set[int]:
    """The clauses of one meeting on one day that the writer was not at: excused, ill, away."""
    if not may_be_away(analysis):
        return set()
    found = excused(analysis) if "absence" in analysis.spots else set()
    return (found | Away(analysis).clauses()) - stood_in(analysis)


def may_be_away(analysis: Analysis) -> bool:
    """False for a text without any of the words that say so."""
    return any(cue in analysis.spots for cue in _CUES) or not _TELLING.isdisjoint(analysis.said)


class Away:
    """Tells of which clauses and days of one text the writer says that they were not there.

    `values` are the tokens of what other lines have.
    """

    def __init__(self, analysis: Analysis, values: Set[int] = frozenset()) -> None:
        self._analysis, self._tokens = analysis, analysis.tokens
        self._clause, self._sentence = analysis.layout.clause, analysis.layout.sentence
        self._persons = Subjects(analysis)
        self._days = {one.last - 1 for one in analysis.mentions if isinstance(one, When)}
        self._spoken_of: dict[int, tuple[bool, bool]] = {}  # of others, of the writer; by clause
        self._told = sorted({*values, *(one.first for one in analysis.mentions if isinstance(one, (When, *MEASURED)))})

    def clauses(self) -> set[int]:
        """The clauses of one day and no value, of which a word says so and none excuses it."""
        said = {self._told_of(at) for at in self._said()}
        if not said:
            return said
        told: dict[int, list[Mention]] = {}
        for one in self._analysis.mentions:
            if isinstance(one, (When, Clocks, *MEASURED)):
                told.setdefault(self._clause[one.first], []).append(one)
        dated = (number for number in said if [*map(type, told.get(number, ()))] == [When])
        excused = {number for number in dated if _EXCUSING.isdisjoint(self._words(number))}
        return {number for number in excused if not any(map(self.meets, self._until_next(number)))}

    def of(self, one: Dated) -> int | None:
        """The word that says so, in a sentence that has no other day, name or value; None where none does."""
        near = self._alone(one)
        if any(text_at(self._tokens, at) in _STILL or self.meets(at) for at in near):
            return None
        return next((at for at in near if self.says(at)), None)

    def came_still(self, one: Dated) -> bool:
        """True for `10.11 var jeg syk, men møtte`."""
        return any(self.meets(at) for at in self._alone(one))

    def _said(self) -> Iterator[int]:
        """The words that say so, wherever they stand."""
        spots = self._analysis.spots
        near = {at for cue in ("absence", "attend", "missed") for at in spots.get(cue, ())}
        if not (_ELSEWHERE.isdisjoint(self._analysis.said) and _STOOD.isdisjoint(self._analysis.said)):
            near |= {at for at, token in enumerate(self._tokens) if token.text in _ELSEWHERE or token.text == "over"}
        if not _STAYING.isdisjoint(self._analysis.said):
            near |= set(self._homes())
        if not _THERE.isdisjoint(self._analysis.said) and "negation" in spots:
            near |= {at for at in spots.get("being", ()) if self._is_missing(at)}
        return filter(self.says, sorted(near))

    def _homes(self) -> Iterator[int]:
        """The words of home in sentences that tell of a calling in: a meeting online is attended from there too."""
        for at in said_at(self._tokens, _HOME)[:_MOST]:
            first, last = (side(self._sentence, self._sentence[at]) for side in (bisect_left, bisect_right))
            words = {token.text for token in self._tokens[first:last]}
            if not _CALLED_IN.isdisjoint(words) and _ONLINE.isdisjoint(words):
                yield at

    def says(self, at: int) -> bool:
        """True for `forfall`, `influensa`, `glipp av`, `møtte jeg ikke`, `møtte vara for meg`, `sto over`."""
        token = self._tokens[at]
        if "attend" in token.senses:
            return self._is_denied(at) if self._is_of_writer(at) else self._is_stood_in_for(at)
        if token.senses.get("missed") == "missed" or token.text in _ELSEWHERE:
            return self._is_of_writer(at) and not is_only_ride(self._analysis, at)
        if token.text == "over":
            return self._is_stood_over(at)
        if token.text in _HOME:
            return self._is_stayed_home(at)
        if "being" in token.senses:
            return self._is_missing(at) and self._is_of_writer(at)
        return "absence" in token.senses and self._is_absent(at)

    def _is_missing(self, at: int) -> bool:
        """True for the verb of `var ikke der`, `was not there`; `var ikke der fra start` says more."""
        last = at + 2 + self._persons.is_writer(at + 1)
        denied = has(self._tokens, last - 1, "negation")
        closes = last + 1 >= len(self._tokens) or self._clause[last + 1] != self._clause[at]
        ends = closes or self._tokens[last + 1].kind != "word"
        return denied and text_at(self._tokens, last) in _THERE and ends

    def _is_absent(self, at: int) -> bool:
        """True where the writer is who was ill, or sent word: `var jeg syk`, `meldte jeg forfall`, `10.11: syk`."""
        if text_at(self._tokens, at - 1) in _MARKS or (
            at - 1 in self._days and self._tokens[at].text not in NO_DAY_OFF
        ):
            return True
        near = [
            index for index in range(at - _VERB_WITHIN, at) if index >= 0 and self._clause[index] == self._clause[at]
        ]
        verbs = [index for index in near if self._is_verb_of_absence(index)]
        if not verbs or self._persons.of(verbs[-1]) == "other" or self._persons.is_told_of(verbs[-1]):
            return False
        if any(has(self._tokens, index, "negation") for index in range(verbs[-1] + 1, at)):
            return False  # jeg var ikke syk
        reported = self._tokens[at].senses["absence"] == "firm" and has(self._tokens, at - 1, "reporting")
        return self._is_of_writer(at, named=not reported)

    def _is_verb_of_absence(self, at: int) -> bool:
        token = self._tokens[at]
        return "being" in token.senses or "reporting" in token.senses or token.text in _LYING

    def meets(self, at: int) -> bool:
        """True for `møtte jeg`, `I attended`, not for `møtte ikke` or `møtte vara`."""
        meets = has(self._tokens, at, "attend") and self._tokens[at].text.startswith(_MEETS)
        theirs = self._is_stood_in_for(at) or self._persons.of(at) == "other"
        return meets and not self._is_denied(at) and not theirs

    def _is_denied(self, at: int) -> bool:
        near = range(max(0, at - _NEAR), min(at + _NEAR, len(self._tokens)))
        denied = [one for one in near if "negation" in self._tokens[one].senses and not self._is_late(one)]
        return any(self._sentence[one] == self._sentence[at] and not self._is_parted(one, at) for one in denied)

    def _is_late(self, negation: int) -> bool:
        """True for `kom ikke før sak 3`, `kom ikkje før kl 18`: who came late was there; cases are no tokens."""
        behind = negation + 2
        told = behind >= len(self._tokens) or (
            text_at(self._tokens, behind) in _POINTS or self._tokens[behind].kind in ("num", "clock", "sym", "nl")
        )
        return text_at(self._tokens, negation + 1) in _UNTIL and told

    def _is_parted(self, negation: int, verb: int) -> bool:
        """True where a comma stands between them: `siden Ola ikke kunne, møtte jeg`."""
        return negation < verb and any(text_at(self._tokens, at) == "," for at in range(negation, verb))

    def _is_stood_in_for(self, at: int) -> bool:
        """True for `møtte vara for meg`, `møtte Kari for meg`, `vara møtte`."""
        own = at - 1 - has(self._tokens, at - 1, "own")  # varaen min møtte
        near = range(at + 1, at + 1 + _NEAR)
        if any(text_at(self._tokens, to) in _FOR and text_at(self._tokens, to + 1) in _ME for to in near):
            return True
        deputy = has(self._tokens, own, "somebody") and self._tokens[own].senses["somebody"] == "deputy"
        theirs = any(text_at(self._tokens, to) in _FOR | _ME for to in near)  # for Kari; (meg)
        return deputy and not theirs and (own != at - 1 or not self._is_deputy)

    @cached_property
    def _is_deputy(self) -> bool:
        """True for `jeg er vara`, `I am the deputy`: of whom `vara møtte` may tell."""
        spots = self._analysis.spots.get("somebody", ())[:_MOST]
        deputies = (at for at in spots if self._tokens[at].senses["somebody"] == "deputy")
        return any(
            text_at(self._tokens, near) in _AM and self._persons.is_writer(near - 1)
            for at in deputies
            for near in (at - 1, at - 2)
        )

    def _is_stood_over(self, at: int) -> bool:
        """True for the last word of `sto over`, `sto jeg over`."""
        before = at - 1 - has(self._tokens, at - 1, "person")
        return text_at(self._tokens, before) in _STOOD

    def _is_stayed_home(self, at: int) -> bool:
        """True for `så jeg ble hjemme`, `men vart heime`, `so I stayed at home`: a clause that says no more."""
        around = self._around(self._clause[at])
        so = max((one for one in around if one < at and self._tokens[one].text in _THEREFORE), default=around.start)
        around = range(so, around.stop)
        others = [
            one
            for one in around
            if self._tokens[one].kind not in ("sym", "nl")
            and not (self._tokens[one].text in _STAYING | _HOME | _SO or self._persons.is_writer(one))
        ]
        return not others and any(self._tokens[one].text in _STAYING for one in around)

    def _is_of_writer(self, at: int, *, named: bool = True) -> bool:
        """True where the clause speaks of the writer, or if they need not be `named`, of nobody else."""
        number = self._clause[at]
        if number not in self._spoken_of:
            near = self._around(number)
            others = any(self._persons.is_person(index) or text_at(self._tokens, index) in _WHO for index in near)
            self._spoken_of[number] = others, any(map(self._persons.is_writer, near))
        others, writer = self._spoken_of[number]
        return not others and (writer or not named)

    def _told_of(self, at: int) -> int:
        """The clause that the word tells of: its own; for `men da var jeg syk`, `– meldte forfall` the one before."""
        tokens, clause = self._tokens, self._clause
        if tokens[at].text == "over" or tokens[at].text in _HOME:
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
        return all(self._persons.of(near) == "other" or self.says(near) for near in came)

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
