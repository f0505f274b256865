"""Kilometres said twice, in parts and as a whole: `21 km hver vei, totalt 42 km` is one drive."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from claims.questions import Question
from parsers.text.drives.added import added, is_free
from parsers.text.drives.all_times import is_each_time, says_all_times
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Count, Distance, Duration, Mention, WayWord, When, has, text_at
from parsers.text.spans.numbers import BOTH, digits, plain
from parsers.text.spans.odometer import COUNTER
from parsers.text.words.tokens import Token

_TWO = 2
_MOST_SUMMED = 60
"""Nobody writes more drives in one message; keeps hostile texts linear."""
_PARTING = frozenset({",", ";", ".", "+", "=", "("})
_NEAR = 3
_RESTATING = frozenset({",", "(", "-", "=", "altså", "dvs", "so", "ie", "blir"})
_THERE = frozenset({"dit", "bort", "fram", "frem", "there", "out"})
_IS = frozenset({"er", "har", "hadde", "var", "is", "are", "was", "have", "s"})
_OF_DRIVING = frozenset({":", "=", "har", "have", "ve", "'ve", "er", "is", "antall", "antal", "number", "of"})
_OF_DRIVING |= {"km", "kilometer", "kilometers", "kilometres", "mileage", "distance", "distanse", "avstand", "lengde"}
_LED_WITHIN = 4
_JOINING = frozenset({"og", "and", ",", "+"})

EXAMPLES: Mapping[str, Sequence[str]] = {
    "21 km hver vei, totalt 42 km": ["42"],
    "21 km hver vei, totalt 44 km": ["44 or 42"],
    "kjøring tur/retur 40 km (26 km hver vei)": ["40 or 52"],
    "50 km total there and back, 25 km each way": ["50"],
    "21 km hver vei (42 km totalt)": ["42"],
    "16 km én vei, kjørte tur-retur, altså 32 km": ["32"],
    "12 km, 9 km og 15 km = 36 km": ["36"],
    "26 + 26 km, til sammen 40": ["40 or 52"],
    "24 km en vei, altså 38 km tur/retur": ["38 or 48"],
    "24 km én veg, dvs 48 km t/r": ["48"],
    "12 km en vei til Vik, og så 40 km t/r til Nes": ["12", "40"],
    "23 km til sammen 6.11 og 23 km til sammen 8.11": ["23", "23"],
    "32 km there, so 64 in total on 12.10": ["64"],
    "32 km dit, altså 64 til sammen": ["64"],
    "32 km, 64 totalt": ["64 or 32"],
    "Dit har eg 13 kilometer, og eg køyrde begge vegar, til saman 26 kilometer": ["26"],
    "Det er 13 km til rådhuset, så 26 km t/r": ["26"],
    "It is 13 km to the town hall and I drove both ways, 26 km in total": ["26"],
    "Heimefrå er det 13 km, begge vegar 26 km": ["26"],
    "Det er 13 km til møtet. Jeg kjørte fram og tilbake, i alt 26 km": ["26"],
    "Dit har eg 13 km, køyrde begge vegar, til saman 28 km": ["28 or 13"],
    "Det er 6 km hjem til ham, så jeg kjørte 12 km hver gang": ["12"],
    "Det er 13 km til Vik. Til Nes kjørte jeg 30 km t/r": ["13", "30"],
    "18 km + 12 km + 18 km": ["48"],
    "18 km + 12 km = 30 km": ["30"],
    "10.11 18 km + 17.11 12 km": ["18", "12"],
    "10.11 42 km t/r, 17.11 18 km hver vei": ["42", "18"],
    "42 km t/r 10.11 og 18 km hver vei 17.11": ["42", "18"],
    "10.11 28 km, 17.11 30 km, til sammen 58 km": ["28", "30"],
    "10.11 28 km\n17.11 28 km\ntotalt 56 km": ["28", "28"],
    "10.11 28 km\n17.11 28 km\ntotalt 60 km": ["28", "28", "asked: 60 or 56"],
    "10.11 kjørte 28 km\n17.11 kjørte 28 km\nTotalt kjørt: 60 km": ["28", "28", "asked: 60 or 56"],
    "10.11 28 km\n17.11 28 km\nTil sammen har eg køyrt 56 km": ["28", "28"],
    "10 Nov 28 km\n17 Nov 28 km\nTotal driven: 60 km": ["28", "28", "asked: 60 or 56"],
    "10 Nov drove 28 km, 17 Nov 30 km, 58 km in total": ["28", "30"],
    "10.11 28 km\n17.11 28 km\nTotalt kjørt 18.11: 60 km": ["28", "28", "60"],
    "10.11 og 17.11, 28 km hver gang, til sammen 56 km": ["28"],
    "10.11 og 17.11, 28 km hver gang. Til sammen 6 timer og 56 km": ["28"],
    "10.11 28 km\n17.11 28 km\nSum 6 timer, 56 km": ["28", "28"],
    "10.11 28 km\n17.11 28 km\nSum 6 timer og 60 km": ["28", "28", "asked: 60 or 56"],
    "10.11 3 timer og 28 km": ["28"],
    "34 km t/r begge gangene (34 km pr. møte)": ["34"],
    "tre turer à 16 km, til sammen 48 km": ["16"],
    "tre turer à 16 km, til sammen 50 km": ["50 or 16"],
    "3.11 (28 km), 12.11 (42 km) og 17.11 (28 km)": ["28", "42", "28"],
    "42 km t/r og 12 km t/r": ["42", "12"],
    "km-stand 45120-45162, 42 km": ["42"],
    "42 km (kilometerstand 45120 - 45164)": ["42 or 44"],
}


def merged(tokens: Sequence[Token], mentions: list[Mention], layout: Layout) -> tuple[list[Mention], list[Question]]:
    """The mentions without distances that only repeat others, and the question where a sum of all is wrong.

    A whole that its own parts do not make keeps both values: it is `disputed`.
    """
    if not 0 < [*map(type, mentions)].count(Distance) <= _MOST_SUMMED:
        return mentions, []
    sums = _Sums(tokens, mentions, layout)
    sums.drop_counters()
    sums.mentions = added(tokens, sums.mentions, layout)
    for word in [mention for mention in mentions if isinstance(mention, WayWord) and mention.way == "total"]:
        sums.read_bare(word)
    for distance in sums.distances():
        sums.settle(distance)
    return sums.mentions, sums.questions


class _Sums:
    def __init__(self, tokens: Sequence[Token], mentions: Sequence[Mention], layout: Layout) -> None:
        self._tokens = tokens
        self._layout, self._sentence = layout, layout.sentence
        self.mentions = list(mentions)
        self.questions: list[Question] = []

    def distances(self) -> list[Distance]:
        """Those that are left."""
        return [mention for mention in self.mentions if isinstance(mention, Distance)]

    def drop_counters(self) -> None:
        """What the car's counter showed of a drive that is told beside it, disputed where they differ."""
        for shown in [one for one in self.distances() if one.rule == COUNTER]:
            beside = [one for one in self.distances() if self._sentence[one.first] == self._sentence[shown.first]]
            told = next((one for one in beside if one.rule != COUNTER), None)
            if told:
                told.disputed = None if told.km * (told.times or 1) == shown.km else shown.km
                self.mentions = [one for one in self.mentions if one is not shown]

    def read_bare(self, word: WayWord) -> None:
        """`til sammen 40` after kilometres are kilometres too, and so is `64 til sammen`."""
        place = self.mentions.index(word)
        at, near = word.last, self.mentions[max(0, place - _NEAR) : place]
        if not any(isinstance(one, Distance) for one in near):
            return
        before = word.first - 1
        if self._tokens[before].kind == "num" and is_free(self._tokens, self.mentions, before):
            km, span = digits(self._tokens[before].text), (self._tokens[before].start, self._tokens[before].end)
            if km is not None:
                whole = Distance(rule="bare_total", first=before, last=before + 1, span=span, km=km)
                self.mentions.insert(place, whole)
            return
        km, free = digits(text_at(self._tokens, at)), all(each.first != at for each in self.mentions[place : place + 2])
        if free and km is not None and (at + 1 == len(self._tokens) or self._tokens[at + 1].kind != "word"):
            span = (self._tokens[at].start, self._tokens[at].end)
            self.mentions.insert(place + 1, Distance(rule="bare_total", first=at, last=at + 1, span=span, km=km))

    def settle(self, whole: Distance) -> None:
        """Take away the parts of a whole, or the sum below drives of several days."""
        distances = self.distances()
        others = [one for one in distances if one is not whole]
        if not others or whole not in distances:
            return
        beside = [one for one in others if self._sentence[one.first] == self._sentence[whole.first]]
        before = [one for one in beside if one.first < whole.first]
        ways = {word.way for word in self._ways(whole)}
        if "each" in ways:
            return
        if beside and self._are_days_apart(beside, whole):
            return  # 3.11 42 km t/r, 5.11 18 km hver vei
        total = "total" in ways or self._is_summed(whole) or text_at(self._tokens, whole.first - 1) == "="
        part = {word.way for word in self._ways(beside[0])} if len(beside) == 1 else set()
        if total and "total" in part and self._days(whole) > 1:
            return  # 23 km til sammen 6.11 og 23 km til sammen 8.11
        if not beside and (total or "round" in ways) and (told := self._told_as_far(whole)):
            self._keep(whole, [told], whole.km)
            return
        far = len(beside) == 1 and before == beside and self._is_far(before[0])
        there = total and len(beside) == 1 and self._is_there(beside[0])
        one_way = part & {"each", "one"} or there or far
        doubled = one_way and whole.km == _TWO * beside[0].km
        restated = "one" in part and "round" in ways and self._says_anew(beside[0], whole)
        every = next((one for one in beside if self._is_of_all_times(one, whole)), None)
        if every or (total and len(before) == 1 and self._is_each_time(before[0], whole)):
            (every or before[0]).altogether = whole.km
            self._drop(whole)
        elif doubled and total and "each" in part and len(beside) == 1:
            self._double(beside[0], whole)
        elif doubled or restated or ("each" in part and (total or "round" in ways)):
            self._keep(whole, beside, whole.km if doubled else self._worth(beside))
        elif total and before and self._worth(before) != whole.km and self._are_all(whole):
            self._drop(whole)
        elif total and before and self._days(whole) < _TWO:
            self._keep(whole, before, self._worth(before))
        elif total:
            self._check(whole, before or self._above(whole))
        elif text_at(self._tokens, whole.first - 1) == "(" and any(self._repeats(one, whole) for one in before):
            self._drop(whole)

    def _are_days_apart(self, parts: Sequence[Distance], whole: Distance) -> bool:
        """True for drives there and back of which each has its day, right before all of them or behind."""
        if any(word.way == "total" for word in self._ways(whole)) or len(parts) > 1:
            return False
        days = [one.first for one in self.mentions if isinstance(one, When) and one.shape == "days"]
        days = [at for at in days if self._sentence[at] == self._sentence[whole.first]]
        drives = sorted((parts[0].first, whole.first))
        ahead = len(days) == _TWO and days[0] < drives[0] < days[1] < drives[1]
        return ahead or (len(days) == _TWO and drives[0] < days[0] < drives[1] < days[1])

    def _is_each_time(self, part: Distance, whole: Distance) -> bool:
        """True for `36 km hver gang, altså 108 km`, where the whole is the part several times, or once a trip."""
        times = self._times(whole, part)
        if times > 1 and times == self._trips(whole):
            return True
        return times > 1 and is_each_time(self._tokens, self._layout, part.first, self._ways(part))

    def _is_of_all_times(self, part: Distance, whole: Distance) -> bool:
        """True for `12 km hver gang, så kjøringen ble 48 km`, where nothing calls it a total."""
        if not says_all_times(self._tokens, part, whole):
            return False
        return bool(part.times and self._worth([part]) == whole.km) or self._is_each_time(part, whole)

    def _trips(self, whole: Distance) -> Decimal | None:
        """How many trips the sentence counts: `tre turer à 16 km, til sammen 48 km`."""
        sentence = self._sentence[whole.first]
        counted = (one for one in self.mentions if isinstance(one, Count) and self._sentence[one.first] == sentence)
        return next((one.amount for one in counted if one.of == "trip"), None)

    def _times(self, whole: Distance, part: Distance) -> Decimal:
        """How many times the part the whole is; none where it is not so many times exactly."""
        times, rest = divmod(whole.km, self._worth([part]) or whole.km)
        return Decimal(0) if rest else times

    def _says_anew(self, part: Distance, whole: Distance) -> bool:
        """True where nothing but a small word stands between: `24 km en vei, altså 38 km tur/retur`."""
        between = self._tokens[max([part.last, *(one.last for one in self._ways(part))]) : whole.first]
        return all(token.text in _RESTATING for token in between)

    def _is_there(self, part: Distance) -> bool:
        """True for the way there alone: `32 km dit`."""
        return text_at(self._tokens, part.last) in _THERE

    def _is_far(self, part: Distance) -> bool:
        """True for how far it is to somewhere: `det er 13 km til rådhuset`, `dit har eg 13 km`."""
        first = part.first
        near = range(max(0, first - _NEAR), first)
        led = [self._tokens[at].text for at in near if self._sentence[at] == self._sentence[first]]
        led = led[max([at + 1 for at, word in enumerate(led) if word in _PARTING], default=0) :]
        return not _IS.isdisjoint(led) and not any(has(self._tokens, at, "drive") for at in near)

    def _is_both_ways(self, whole: Distance) -> bool:
        """True beside `t/r`, and for `begge vegar` right before."""
        both = text_at(self._tokens, whole.first - 2) in BOTH and has(self._tokens, whole.first - 1, "way_noun")
        return both or any(word.way == "round" for word in self._ways(whole))

    def _told_as_far(self, whole: Distance) -> Distance | None:
        """Half of the whole, told in the sentence before as how far it is: `det er 13 km dit. I alt 26 km`."""
        sentence = self._sentence[whole.first] - 1
        above = [one for one in self.distances() if self._sentence[one.first] == sentence]
        known = len(above) == 1 and above[0].km * _TWO == whole.km and self._is_far(above[0])
        return above[0] if known and not self._ways(above[0]) else None

    def _repeats(self, before: Distance, after: Distance) -> bool:
        """True for the same kilometres with no day between."""
        whens = (mention for mention in self.mentions if isinstance(mention, When))
        return before.km == after.km and not any(before.last <= when.first < after.first for when in whens)

    def _are_all(self, whole: Distance) -> bool:
        """True for what all drives before it make: `10 Nov drove 28 km, 17 Nov 30 km, 58 km in total`."""
        return self._worth([one for one in self.distances() if one.first < whole.first]) == whole.km

    def _above(self, whole: Distance) -> list[Distance]:
        """The drives before a sum that has a line or sentence to itself: `totalt 58 km`; none for any other."""
        first, sentence = whole.first, self._sentence[whole.first]
        while first and self._sentence[first - 1] == sentence:
            first -= 1
        opens = any(word.first - first <= _NEAR and word.way == "total" for word in self._ways(whole))
        above = [one for one in self.distances() if one.first < whole.first]
        if self._worth(above) == whole.km and len(above) > 1:
            return above  # alle er samlet for dagen, sum 179 km
        alone = (opens or self._is_summed(whole)) and not self._days(whole)
        alike = any(word.way == "total" for one in above for word in self._ways(one))  # 17 km til sammen, twice
        return above if alone and not alike else []

    def _is_summed(self, whole: Distance) -> bool:
        """True after the hours of a sum: til sammen 10 timer og 72 km."""
        if text_at(self._tokens, whole.first - 1) not in _JOINING:
            return False
        hours = next((one for one in self.mentions if one.last == whole.first - 1), None)
        if not isinstance(hours, Duration):
            return False
        words = (one for one in self.mentions if isinstance(one, WayWord) and one.way == "total")
        return text_at(self._tokens, hours.first - 1) == "=" or any(self._adjoins(one, hours) for one in words)

    def _keep(self, whole: Distance, parts: Sequence[Distance], worth: Decimal) -> None:
        """Only the whole is left, disputed where its parts are worth something else."""
        kept = whole if worth == whole.km else replace(whole, disputed=worth)
        kept.legs = parts[0].legs if len(parts) == 1 else ()
        apart = ("each", "one")
        gone = {id(one) for part in parts for one in (part, *(w for w in self._ways(part) if w.way in apart))}
        self.mentions = [kept if one is whole else one for one in self.mentions if id(one) not in gone]

    def _check(self, whole: Distance, parts: Sequence[Distance]) -> None:
        """A sum of several days is no drive; asked where the drives make something else."""
        if not parts:
            return
        worth = self._worth(parts)
        days = {day.span for mention in self.mentions if isinstance(mention, When) for day in mention.days}
        self._drop(whole)
        if whole.km == worth:
            return
        if len(parts) == 1 and self._is_each_time(parts[0], whole):
            parts[0].altogether = whole.km
        elif whole.km == worth * len(days):
            return
        elif len(parts) == 1 and len(days) < _TWO:
            parts[0].disputed = whole.km
        else:
            facts = {"stated": plain(whole.km), "due": plain(worth)}
            choices = (plain(whole.km), plain(worth))
            self.questions.append(
                Question(line=None, field="distance_km", code="contradiction", choices=choices, facts=facts)
            )

    def _double(self, part: Distance, whole: Distance) -> None:
        """The way there and back in the place of the way there, so that no total is left: 12 km hver vei, altså 24."""
        each = {id(word) for word in self._ways(part) if word.way == "each"}
        self._drop(whole)
        doubled = replace(part, km=whole.km)
        self.mentions = [doubled if one is part else one for one in self.mentions if id(one) not in each]

    def _drop(self, distance: Distance) -> None:
        shared = text_at(self._tokens, distance.last) in _JOINING and has(self._tokens, distance.last + 2, "hour")
        gone = {id(one) for one in (distance, *(() if shared else self._ways(distance)))}
        self.mentions = [one for one in self.mentions if id(one) not in gone]

    def _worth(self, parts: Sequence[Distance]) -> Decimal:
        """What the parts make together, there and back where they are each way."""
        worth = Decimal(0)
        for part in parts:
            each = any(word.way in ("each", "one") for word in self._ways(part)) and part.times is None
            worth += part.km * (part.times or 1) * (_TWO if each else 1)
        return worth

    def _ways(self, distance: Distance) -> list[WayWord]:
        """The words of way right beside a distance."""
        sentence = self._sentence[distance.first]
        words = (one for one in self.mentions if isinstance(one, WayWord) and self._sentence[one.first] == sentence)
        return [word for word in words if self._adjoins(distance, word) or self._leads(word, distance)]

    def _leads(self, word: WayWord, distance: Distance) -> bool:
        """True right before a distance, and for a sum of what was driven: `totalt kjørt: 67 km`."""
        if self._adjoins(word, distance) or word.way != "total" or word.first > distance.first:
            return self._adjoins(word, distance)
        between = self._tokens[word.last : distance.first][: _LED_WITHIN + 1]
        return len(between) <= _LED_WITHIN and all(_is_of_driving(token) for token in between)

    def _adjoins(self, before: Mention, after: Mention) -> bool:
        """True where nothing stands between, or one word or bracket."""
        gap = after.first - before.last
        return gap == 0 or (gap == 1 and self._tokens[before.last].text not in _PARTING)

    def _days(self, whole: Distance) -> int:
        """How many days the sentence names."""
        sentence = self._sentence[whole.first]
        dates = (mention for mention in self.mentions if isinstance(mention, When))
        return sum(len(date.days) for date in dates if self._sentence[date.first] == sentence)


def _is_of_driving(token: Token) -> bool:
    """True for the words and marks between `totalt` and its kilometres: `har jeg kjørt`, `antall km:`."""
    return bool(token.writer or "drive" in token.senses or token.text in _OF_DRIVING)
