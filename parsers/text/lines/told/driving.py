"""Drives as a text tells of them: whose they were, and what was walked, ridden or pooled instead."""

from collections.abc import Iterator

from parsers.text.analysis import Analysis
from parsers.text.lines.told.cars import Cars
from parsers.text.lines.told.other_way import told_apart
from parsers.text.lines.told.subjects import Subjects
from parsers.text.lines.told.telling import BESIDE, Doing, Telling
from parsers.text.spans.mentions import Distance, Mention, has, text_at

_TAKING = frozenset({"tok", "tar", "tek", "took", "by"})
_OF = frozenset({"av", "til"})
_GIVING = frozenset({"ga", "gav", "gave", "given", "gitt"})
_SITTING = frozenset({"satt", "sat", "sitte", "sitje", "sitta"})
_HOSTED = frozenset({"hos", "hjå", "i", "with", "in"})
_OTHER = frozenset({"andre", "øvrige", "øvrege", "other", "others", "resten", "rest"})
_ELSE = frozenset({"ellers", "elles", "otherwise"})
_DAYS = frozenset({"dagene", "dagane", "dagen", "days", "day", "møtene", "møta", "møtet", "meetings", "meeting"})
_TO_THEM = frozenset({"til", "to"})
_TIMES_WITHIN = 8
_CONTRASTED = 12
"""Distances that are compared with one another: keeps long texts linear."""


class Driving(Telling):
    """Verbs of driving, lifts, passengers, vehicles and walks."""

    def __init__(self, analysis: Analysis, subjects: Subjects) -> None:
        super().__init__(analysis, subjects)
        self._distances = [one for one in analysis.mentions if isinstance(one, Distance)][:_CONTRASTED]
        self._cars = Cars(analysis.tokens, subjects)
        sentence = analysis.layout.sentence
        riders = {sentence[one.first] for one in analysis.riders.all}
        dated = {sentence[one.when.first] for one in analysis.dated} if riders else set()
        self._with_riders = riders | ({number + 1 for number in riders} - dated)

    def found(self) -> Iterator[Doing]:
        """Verbs of driving, and what says that one was driven, walked or took the bus."""
        apart = told_apart(self.analysis)
        driven = {self.clause[at] for at in self.at("somebody") if self._is_driver(at) is False}
        for at in self.at("drive"):
            if self.clause[at] in driven and self.subjects.of(at) != "own":
                continue  # kjørte 30 km med Ola som sjåfør
            if self.tokens[at].senses["drive"] == "verb" and not self.denied(at):
                subjects = self.subjects
                mine = subjects.of(at) != "other" or subjects.with_writer(at)
                if self.is_by_somebody(at):  # ble hentet og kjørt av foreldrene
                    mine = False
                elif subjects.is_family(at):
                    mine = bool(self._distances)  # my mum drove me
                if not mine and (bracket := self._bracket(at)):  # 10.11 28 km (Ola kjørte), 17.11 28 km
                    yield Doing(bracket - 1, "drive", own=False)
                    mine = True
                if mine or self.clause[at] not in apart:  # 20 km dit, Per kjørte hjem
                    yield Doing(at, "drive", mine)
        for at in (*self.at("lift"), *self.at("passenger")):
            if self.clause[at] not in apart and self._rides(at):
                yield Doing(at, "drive", own=False, whole=not self._is_another_time(at))
        for at in self.at("somebody"):
            if (own := self._is_driver(at)) is not None:
                yield Doing(at, "drive", own)
        for at in self.at("afoot"):
            if has(self.tokens, at - 1, "vehicle"):  # bilen gikk 8 km
                continue
            walked = self.tokens[at].senses["afoot"] == "afoot" and self.clause[at] not in apart
            if walked or self._is_measured(at):
                yield Doing(at, "drive", own=False, whole=not self._is_another_time(at))
        for at in self.at("carrier"):
            before = text_at(self.tokens, at - 1 - (text_at(self.tokens, at - 1) == "the"))
            if before in _TAKING and self.tokens[at].text not in _TAKING and self._is_measured(at):
                yield Doing(at, "drive", own=False)
        for at in self.at("pool_car"):
            if not any(has(self.tokens, near, "negation") for near in (at - 1, at - 2)):
                yield from self._pooled(at)
        for at in self.at("vehicle"):
            if self._cars.is_pooled(at):
                yield from self._pooled(at)
                continue
            if (own := self._cars.whose(at)) is not None:
                yield Doing(at, "drive", own)
        yield from self._compared()

    def _bracket(self, verb: int) -> int | None:
        """Where the bracket opens that holds only somebody and the verb: `(Ola kjørte)`."""
        at = verb - 1
        while self.subjects.is_person(at):
            at -= 1
        closed = text_at(self.tokens, verb + 1) == ")"
        return at if closed and at > 0 and text_at(self.tokens, at) == "(" else None

    def _is_another_time(self, at: int) -> bool:
        """True for `de andre gangene fikk jeg skyss`, which says nothing of the drives that were named.

        So says `ellers gikk jeg`; `jeg gikk med de andre` tells of people.
        """
        near = range(max(0, at - _TIMES_WITHIN), min(at + _TIMES_WITHIN, len(self.tokens)))
        beside = [one for one in near if self.clause[one] == self.clause[at]]
        if any(self.tokens[one].text in _ELSE for one in beside):
            return True
        others = [one for one in beside if self.tokens[one].text in _OTHER]
        times = any("each_time" in self.tokens[one].senses or self.tokens[one].text in _DAYS for one in beside)
        return any(times or text_at(self.tokens, one - 2) in _TO_THEM for one in others)

    def _is_measured(self, verb: int) -> bool:
        """True for `gikk tur 3 km` and `tok bussen 30 km`."""
        return any(verb < distance.first <= verb + BESIDE for distance in self._distances)

    def _is_driver(self, at: int) -> bool | None:
        """False for `sjåfør var Ola` and `Ola som sjåfør`, True for the writer; None where it is not said who drove."""
        if self.tokens[at].senses["somebody"] != "driver":
            return None
        if text_at(self.tokens, at - 1) in ("som", "as", "var", "was"):
            named = at - 2
        elif has(self.tokens, at + 1, "being") or text_at(self.tokens, at + 1) == ":":
            named = at + 2
        else:
            return None
        return True if self.subjects.is_writer(named) else False if self.subjects.is_person(named) else None

    def _rides(self, at: int) -> bool:
        """True for the writer's `satt på med Kari`, `fikk haik`, `var med i bilen`, `var passasjer`."""
        tokens, token = self.tokens, self.tokens[at]
        if self.subjects.with_writer(at) or any(text_at(tokens, near) in _GIVING for near in (at - 1, at - 2, at - 3)):
            return False
        if "passenger" in token.senses:
            if text_at(tokens, at + 1) in _HOSTED and self.subjects.opens(at) and not self._takes_along(at):
                return True
            near = range(max(0, at - BESIDE), at)
            return any(self.subjects.is_writer(index) and has(tokens, index + 1, "being") for index in near)
        if token.text in _SITTING and (text_at(tokens, at + 1) not in ("på", "med") or text_at(tokens, at + 2) == ":"):
            return False
        subject = self.subjects.of(at)
        if subject is None and token.text == "skyss" and self._heads_distance(at):
            return False
        return subject == "own" or (subject is None and self.subjects.opens(at) and not self._takes_along(at))

    def _takes_along(self, at: int) -> bool:
        """True in a sentence that says who rode along, and behind it without a day: `Ola satt på. Satt på til Vik`."""
        return self.analysis.layout.sentence[at] in self._with_riders

    def _heads_distance(self, at: int) -> bool:
        """True for `skyss 17 km` and `skyss: 17 km`, the name of a drive, and for `skyss til legen for bruker`."""
        value = at + 1 + (text_at(self.tokens, at + 1) in (",", ":"))
        follows = self.tokens[value : value + 1]
        opens = at == 0 or self.tokens[at - 1].kind != "word"
        near = [token.text for token in self.tokens[at + 1 : at + 1 + BESIDE]]
        if opens and near[:1] and near[0] in _OF and (near[0] == "av" or "for" in near) and "med" not in near:
            return True
        return opens and any(token.kind == "num" for token in follows) and has(self.tokens, value + 1, "distance")

    def _pooled(self, car: int) -> Iterator[Doing]:
        """The drives of the car's clause, whoever drove it."""
        clause = self.clause
        driven = [one.first for one in self._distances if clause[one.first] == clause[car]]
        yield from (Doing(at, "drive", own=False) for at in driven or [car])

    def _compared(self) -> Iterator[Doing]:
        """Whose each distance is, where the writer has one of them: `jeg 30 km og Ola 26 km`, `Marit hadde 20 km`."""
        if len(self._distances) < 2:
            return
        whose = [(one.first, self._holder(one)) for one in self._distances]
        if {holder for _, holder in whose} >= {"own", "other"}:
            yield from (Doing(at - 1, "drive", holder == "own") for at, holder in whose if holder)

    def _holder(self, distance: Mention) -> str | None:
        """The person right before a distance, or before `hadde` and the distance."""
        at = distance.first - 1
        at -= has(self.tokens, at, "having") or has(self.tokens, at, "drive")
        return "own" if self.subjects.is_writer(at) else "other" if self.subjects.is_person(at) else None
