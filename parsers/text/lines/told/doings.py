"""What a text tells of as done, word by word: drives, payments, attendance, each by the writer or somebody else."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from parsers.text.analysis import Analysis
from parsers.text.lines.told.cars import Cars
from parsers.text.lines.told.other_way import told_apart
from parsers.text.lines.told.subjects import Subject, Subjects
from parsers.text.spans.mentions import Distance, Mention, Money, has, text_at
from parsers.text.spans.shared import pays_one
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import said_at

Act = Literal["drive", "pay", "attend"]

_TOLD_BY: Mapping[Act, Set[str]] = {
    "drive": {"drive", "lift", "passenger", "somebody", "afoot", "carrier", "pool_car", "vehicle", "person"},
    "pay": {"pay", "advance", "carrier", "treated", "payer", "bill", "whose"},
    "attend": {"attend", "being", "absence", "deputised", "somebody"},
}
"""The senses of words that tell of each."""
_BESIDE = 4
_TAKING = frozenset({"tok", "tar", "tek", "took", "by"})
_ASIDE = frozenset({"(", ":"})
_GIVING = frozenset({"ga", "gav", "gave", "given", "gitt"})
_SITTING = frozenset({"satt", "sat", "sitte", "sitje", "sitta"})
_DEFINITE = ("et", "en", "ne")
"""How a noun ends that is somebody in particular: riksarkivet, foreningen."""
_HOSTED = frozenset({"hos", "hjå", "i", "with", "in"})
_ACCOUNTS = frozenset({"brikke", "brikka", "brikken", "bombrikke", "regning", "rekning", "tag", "account"})
"""What is paid by when it stands behind `på` and a payer."""
_ITS = frozenset({"sin", "si", "sitt", "sine"})
_ON = frozenset({"på", "on"})
_CARDS = frozenset({"kort", "kortet", "kredittkort", "bankkort", "konto", "kontoen", "regning", "rekning"})
_GOING = frozenset({"kommer", "kjem", "går", "gikk", "gjekk", "goes", "comes", "went"})
_BILL_WITHIN = 8
"""Tokens from a bill to the office that it goes to."""
_YOU = 2
"""The person of `dere`: the office that is written to."""
_REQUISITION = words_of("requisition")
_BY = _ON | {"med", "via", "by", "through"}
_OUT = frozenset({"ut"})
_BOOKED = words_of("booking")
_COVERED = words_of("covered")
_HOPED = words_of("applying") | {"ha", "få", "får", "bli", "blir", "be", "bes", "get", "ønskes", "ynskjer"}
_TO = frozenset({"å", "to"})
_TOOK = frozenset({"tok", "tar", "tek"})
_WHO = frozenset({"som", "which"})
_WHOM = frozenset({"som", "who", "that"})
_IT = frozenset({"den", "det", "dei", "dem", "de", "alt", "it", "that", "them", "this", "all", "selv", "sjølv"}) | _WHO
_STOOD, _FOR = words_of("standing_for"), frozenset({"for"})
_MONEY = words_of("own_money")
_OF_OWN = words_of("of_own_money")
_OWN_MONEY = _MONEY | _OF_OWN
_BOUGHT, _GIVEN_NAMES = words_of("bought"), words_of("given_names")
_STANDING = words_of("stepping_in") | words_of("standing_in")
_SENDING = frozenset({"sendte", "sende", "sender", "sent", "kalte", "ba", "spurte"})
_THERE = frozenset({"på", "i", "der", "til", "med", "at", "in", "there", "present"})
_CLEFT = frozenset({"det", "it"})
_MEETING = ("møt", "stilte", "stiller", "attend")
"""How verbs begin of which `for meg` says in whose place; `gikk greit for meg` says something else."""
_TO_MEETINGS = frozenset({"på", "i", "til"})
_MOST = 20
"""Words for money that are looked at: keeps hostile texts linear."""
_SPOKEN_OF = words_of("what_it_cost") | _IT
_FARES = words_of("its_fare")
_ALONG = frozenset({"med", "along"})
"""Behind who took the fare: they took somebody along."""
_TAXIS = words_of("by_taxi")
_OTHER = frozenset({"andre", "øvrige", "øvrege", "other", "others", "resten", "rest"})
_ELSE = frozenset({"ellers", "elles", "otherwise"})
_DAYS = frozenset({"dagene", "dagane", "dagen", "days", "day", "møtene", "møta", "møtet", "meetings", "meeting"})
_TO_THEM = frozenset({"til", "to"})
_TIMES_WITHIN = 8
_CONTRASTED = 12
"""Distances that are compared with one another: keeps long texts linear."""


@dataclass(frozen=True, slots=True)
class Doing:
    """What is done at a token, by the writer (`own`) or somebody else; `whole` speaks of what was named before it."""

    at: int
    act: Act
    own: bool
    whole: bool = True


def doings(analysis: Analysis, acts: Collection[Act]) -> list[Doing]:
    """The doings of those acts in order of the text."""
    money = not analysis.said.isdisjoint(_STOOD | _MONEY | _REQUISITION)
    acts = [act for act in acts if (act == "pay" and money) or not analysis.spots.keys().isdisjoint(_TOLD_BY[act])]
    if not acts:
        return []
    teller = _Teller(analysis)
    found: list[Doing] = []
    if "drive" in acts:
        found += teller.drives()
    if "pay" in acts:
        found += teller.payments()
    if "attend" in acts:
        found += teller.attendance()
    return sorted(found, key=lambda one: one.at)


def asked_for(analysis: Analysis, places: Iterable[int]) -> set[int]:
    """Those of `krever parkering 60 kr dekket`, `få dekket`: that others paid is only asked for."""
    clause = analysis.layout.clause
    cues = sorted({*analysis.spots.get("claiming", ()), *said_at(analysis.tokens, _HOPED)})
    starts = ((at, bisect_left(clause, clause[at])) for at in places)
    return {at for at, first in starts if bisect_left(cues, first) < bisect_left(cues, at)}


class _Teller:
    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._tokens = analysis.tokens
        self._spots = analysis.spots
        self._clause = analysis.layout.clause
        self._sentence = analysis.layout.sentence
        self._distances = [one for one in analysis.mentions if isinstance(one, Distance)][:_CONTRASTED]
        self._sums = [one.first for one in analysis.mentions if isinstance(one, Money)]
        self._taxis = said_at(analysis.tokens, _TAXIS) if not _TAXIS.isdisjoint(analysis.said) else []
        self._subjects = Subjects(analysis)
        self._cars = Cars(analysis.tokens, self._subjects)
        self._riders = bool(analysis.riders.all)
        self._named = {index for one in analysis.named for index in range(one.first, one.last)}

    def drives(self) -> Iterator[Doing]:
        """Verbs of driving, and what says that one was driven, walked or took the bus."""
        apart = told_apart(self._analysis)
        driven = {self._clause[at] for at in self._at("somebody") if self._is_driver(at) is False}
        for at in self._at("drive"):
            if self._clause[at] in driven and self._subjects.of(at) != "own":
                continue  # kjørte 30 km med Ola som sjåfør
            if self._tokens[at].senses["drive"] == "verb" and not self._denied(at):
                subjects = self._subjects
                mine = subjects.of(at) != "other" or subjects.with_writer(at)
                if self._is_by_somebody(at):  # ble hentet og kjørt av foreldrene
                    mine = False
                elif subjects.is_family(at):
                    mine = bool(self._distances)  # my mum drove me
                if not mine and (bracket := self._bracket(at)):  # 10.11 28 km (Ola kjørte), 17.11 28 km
                    yield Doing(bracket - 1, "drive", own=False)
                    mine = True
                if mine or self._clause[at] not in apart:  # 20 km dit, Per kjørte hjem
                    yield Doing(at, "drive", mine)
        for at in (*self._at("lift"), *self._at("passenger")):
            if self._clause[at] not in apart and self._rides(at):
                yield Doing(at, "drive", own=False, whole=not self._is_another_time(at))
        for at in self._at("somebody"):
            if (own := self._is_driver(at)) is not None:
                yield Doing(at, "drive", own)
        for at in self._at("afoot"):
            if has(self._tokens, at - 1, "vehicle"):  # bilen gikk 8 km
                continue
            walked = self._tokens[at].senses["afoot"] == "afoot" and self._clause[at] not in apart
            if walked or self._is_measured(at):
                yield Doing(at, "drive", own=False, whole=not self._is_another_time(at))
        for at in self._at("carrier"):
            before = text_at(self._tokens, at - 1 - (text_at(self._tokens, at - 1) == "the"))
            if before in _TAKING and self._tokens[at].text not in _TAKING and self._is_measured(at):
                yield Doing(at, "drive", own=False)
        for at in self._at("pool_car"):
            if not any(has(self._tokens, near, "negation") for near in (at - 1, at - 2)):
                yield from self._pooled(at)
        for at in self._at("vehicle"):
            if self._cars.is_pooled(at):
                yield from self._pooled(at)
                continue
            if (own := self._cars.whose(at)) is not None:
                yield Doing(at, "drive", own)
        yield from self._compared()

    def payments(self) -> Iterator[Doing]:
        """Verbs of paying, the municipality's card and a bill that goes to others."""
        if "repaid" in self._spots:
            return
        for at in self._at("pay"):
            if not self._denied(at) and not self._is_partial(at) and text_at(self._tokens, at - 1) not in _TO:
                paid = self._near(at, "payer") or self._is_card_near(at) or self._is_by_somebody(at)
                theirs = paid or self._subjects.of(at) == "other"
                yield Doing(at, "pay", own=not theirs, whole=self._is_whole(at))
        covered = [at for at in self._at("provided") if self._tokens[at].text in _COVERED]
        hoped = asked_for(self._analysis, covered)
        for at in covered:
            told = at not in hoped
            if told and not self._denied(at) and (self._near(at, "payer") or self._is_by_somebody(at)):
                yield Doing(at, "pay", own=False, whole=self._is_whole(at))
        laid = [at for at in self._at("advance") if text_at(self._tokens, at + 1) in _OUT]
        took = [at for at in self._at("carrier") if self._tokens[at].text in _TOOK and self._is_somebody(at + 1)]
        for at in (*laid, *took, *self._at("treated")):
            if not self._denied(at) and self._subjects.of(at) == "other":
                yield Doing(at, "pay", own=False, whole=self._is_whole(at + (at in laid)))
        yield from (Doing(at, "pay", own=False, whole=self._is_whole(at)) for at in self._stood_for())
        yield from (Doing(at, "pay", own=False, whole=False) for at in self._requisitioned())
        for at in self._at("payer"):
            card = text_at(self._tokens, at - 1) == "til" and text_at(self._tokens, at - 2).endswith(("kort", "kortet"))
            its = self._tokens[at].text.endswith("s") or text_at(self._tokens, at + 1) in _ITS
            thing = text_at(self._tokens, at + 1 + (text_at(self._tokens, at + 1) in _ITS))
            on = text_at(self._tokens, at - 1 - (text_at(self._tokens, at - 1) == "the")) in _ON
            if card or (its and (thing in _CARDS or (on and thing in _ACCOUNTS))):
                yield Doing(at, "pay", own=False)
        for at in self._at("bill"):
            if self._is_sent_off(at) and not self._denied(at):
                named = any(self._clause[index] == self._clause[at] for index in (*self._named, *self._sums))
                yield Doing(at, "pay", own=False, whole=not named)

    def _stood_for(self) -> Iterator[int]:
        """The verbs of `stod moren for`, `was on his mum`, and the money of `han kjøpte is for egne penger`."""
        for at in said_at(self._tokens, _STOOD)[:_MOST] if not _STOOD.isdisjoint(self._analysis.said) else ():
            whom = at + 1 + has(self._tokens, at + 2, "own")
            if self._is_somebody(at + 1) and text_at(self._tokens, whom + 1) in _FOR:
                yield at
        for at in self._at("being"):
            whose = has(self._tokens, at + 2, "whose") or has(self._tokens, at + 2, "own")
            if whose and text_at(self._tokens, at + 1) == "on" and self._is_somebody(at + 3):
                yield at
        if _MONEY.isdisjoint(self._analysis.said):
            return
        told = [at for at in said_at(self._tokens, _MONEY)[:_MOST] if text_at(self._tokens, at - 1) in _OF_OWN]
        theirs = {number for number in {self._clause[at] for at in told} if self._is_of_others(number)}
        yield from (at for at in told if self._clause[at] in theirs)

    def _requisitioned(self) -> Iterator[int]:
        """The nouns of `gikk på rekvisisjon`, `med rekvisisjon`: whoever wrote it pays."""
        for at in said_at(self._tokens, _REQUISITION) if not _REQUISITION.isdisjoint(self._analysis.said) else ():
            denied = any(self._clause[near] == self._clause[at] for near in self._at("negation"))
            if text_at(self._tokens, at - 1) in _BY and not denied:
                yield at

    def _is_somebody(self, at: int) -> bool:
        return self._subjects.is_person(at) or has(self._tokens, at, "family")

    def _is_of_others(self, number: int) -> bool:
        """True for a clause with a sum in which somebody buys, not the writer: `is til Ola` is no buyer."""
        inside = range(bisect_left(self._clause, number), bisect_right(self._clause, number))
        if not any(at in inside for at in self._sums):
            return False
        if any(self._subjects.is_writer(at) or has(self._tokens, at, "own") for at in inside):
            return False
        first = next((at for at in inside if not has(self._tokens, at, "join")), inside.start)
        if self._is_somebody(first) and (self._tokens[first].senses or self._tokens[first].text in _GIVEN_NAMES):
            return True  # a capital alone only opens: Kino med Ola
        buying = [at for at in inside if text_at(self._tokens, at) in _BOUGHT]
        return any(at > first and (self._is_somebody(at - 1) or self._is_somebody(at + 1)) for at in buying)

    def attendance(self) -> Iterator[Doing]:
        """Who was at a meeting; somebody else counts where the writer was elsewhere, or sent a deputy."""
        places = [at for at in (*self._at("attend"), *self._at("being")) if not self._is_no_coming(at)]
        found = [(at, self._attended_by(at)) for at in places if not self._denied(at)]
        stood = [at for at in self._at("deputised") if self._is_deputised(at)]
        contrasted = bool(stood) or any(subject == "own" for _, subject in found)
        away = self._away(places)
        for at, subject in found:
            deputy = any(map(self._is_deputy_at, self._around(at)))
            missed = not away.isdisjoint((self._sentence[at], self._sentence[at] + 1)) and self._is_there(at)
            if subject != "other" or contrasted or deputy or missed:
                yield Doing(at, "attend", own=subject != "other")
        gone = (*(at for at in stood if self._stands_in(at)), *self._sent())
        yield from (Doing(at, "attend", own=False) for at in gone)
        for at in self._at("absence"):
            if self._tokens[at].senses["absence"] != "soft" and self._is_own_absence(at):
                yield Doing(at, "attend", own=False)

    def _attended_by(self, verb: int) -> Subject | None:
        """Whose coming it is: `møtte for meg` is somebody else's, and so is `ikke jeg som var`."""
        subject = self._subjects.of(verb)
        if subject == "own" and text_at(self._tokens, verb - 1) in _WHOM:
            return "other" if has(self._tokens, verb - 3, "negation") else subject
        if subject is None and self._tokens[verb].text.startswith(_MEETING):
            steads = self._at("deputised")
            behind = bisect_right(steads, verb)
            near = (at for at in steads[behind : behind + _BESIDE] if self._clause[at] == self._clause[verb])
            return "other" if any(map(self._is_deputised, near)) else subject
        return subject

    def _away(self, places: Sequence[int]) -> set[int]:
        """The sentences that say that the writer was not there: `ikke jeg`, `not me`, `jeg var ikke der`."""
        if "negation" not in self._spots:
            return set()
        told = (at for at in self._at("negation") if self._subjects.is_writer(at + 1) and self._ends(at + 1))
        missed = (at for at in places if self._denied(at) and self._subjects.of(at) == "own")
        return {self._sentence[at] for at in (*told, *missed)}

    def _ends(self, at: int) -> bool:
        """True for the last word of its clause, or one before `som`."""
        last = at + 1 >= len(self._tokens) or self._clause[at + 1] != self._clause[at]
        return last or self._tokens[at + 1].kind != "word" or text_at(self._tokens, at + 1) in _WHOM

    def _is_there(self, verb: int) -> bool:
        """True for a verb of coming, and for `var på`, `var Per i`, `was there`: not for `var møteleder`."""
        behind = verb + 1 + self._subjects.is_person(verb + 1)
        return not has(self._tokens, verb, "being") or text_at(self._tokens, behind) in _THERE

    def _is_no_coming(self, at: int) -> bool:
        """True for the noun of `var på møte i`, and the first verb of `det var Per som møtte`."""
        if text_at(self._tokens, at) == "møte" and text_at(self._tokens, at - 1) in _TO_MEETINGS:
            return any(has(self._tokens, verb, sense) for verb in (at - 2, at - 3) for sense in ("being", "attend"))
        cleft = has(self._tokens, at, "being") and any(text_at(self._tokens, by) in _CLEFT for by in (at - 1, at + 1))
        return cleft and any(text_at(self._tokens, by) in _WHOM for by in range(at + 2, at + 2 + _BESIDE))

    def _stands_in(self, stead: int) -> bool:
        """True for `Ola møter for meg`, `steppet inn for meg`, `took my place`, behind whoever did or is to."""
        first = bisect_left(self._clause, self._clause[stead])
        near = range(max(first, stead - _BESIDE), stead)
        verb = next((at for at in near if self._tokens[at].text in _STANDING or self._is_deputy_at(at)), None)
        return verb is not None and any(map(self._is_somebody, range(first, verb + 1)))

    def _is_deputy_at(self, at: int) -> bool:
        return has(self._tokens, at, "somebody") and self._is_deputy(at)

    def _sent(self) -> Iterator[int]:
        """The deputies of `jeg sendte vara til planutvalget`, `I sent my deputy`."""
        for at in self._at("somebody"):
            verb = at - 1 - has(self._tokens, at - 1, "own")
            if self._is_deputy(at) and text_at(self._tokens, verb) in _SENDING:
                own = self._subjects.of(verb) == "own" or self._subjects.opens(verb)
                yield from (at,) if own else ()

    def _around(self, at: int) -> range:
        """The tokens right beside a verb."""
        return range(max(0, at - 2), min(at + 2, len(self._tokens)))

    def _is_own_absence(self, at: int) -> bool:
        """True for `jeg hadde forfall`, `forfall formannskapet`, `formannskapet 4.11 (forfall)`."""
        verb = at - 1 - self._subjects.is_writer(at - 1)
        if has(self._tokens, verb, "having") or has(self._tokens, verb, "reporting"):
            subject = self._subjects.of(verb)
            told = subject is None and not self._subjects.is_told_of(verb) and not has(self._tokens, at + 1, "from")
            return subject == "own" or told
        if self._tokens[at].senses["absence"] != "firm" or any(map(self._is_deputy, self._at("somebody"))):
            return False
        if text_at(self._tokens, verb) in _ASIDE:  # formannskapet 4.11 (forfall)
            return self._tokens[verb - 1].kind != "word" or verb - 1 in self._named
        return at + 1 in self._named and self._subjects.opens(at)

    def _is_deputy(self, at: int) -> bool:
        return self._tokens[at].senses["somebody"] == "deputy"

    def _is_deputised(self, at: int) -> bool:
        """True for `for meg`, `i mitt sted`, `in my place`, `instead of me`."""
        whom = self._tokens[at].senses["deputised"] == "whom"
        instead = text_at(self._tokens, at - 1) == "of" and has(self._tokens, at - 2, "instead")
        return instead or text_at(self._tokens, at - 1) == "for" if whom else has(self._tokens, at - 1, "own")

    def _at(self, sense: str) -> Sequence[int]:
        return self._spots.get(sense, ())

    def _bracket(self, verb: int) -> int | None:
        """Where the bracket opens that holds only somebody and the verb: `(Ola kjørte)`."""
        at = verb - 1
        while self._subjects.is_person(at):
            at -= 1
        closed = text_at(self._tokens, verb + 1) == ")"
        return at if closed and at > 0 and text_at(self._tokens, at) == "(" else None

    def _denied(self, verb: int) -> bool:
        """True for `kjørte ikke`, `did not drive`."""
        return any(has(self._tokens, near, "negation") for near in (verb - 1, verb + 1))

    def _near(self, at: int, sense: str) -> bool:
        """True where a word of that sense stands beside the token in its clause."""
        near = range(max(0, at - _BESIDE), min(len(self._tokens), at + _BESIDE + 1))
        return any(has(self._tokens, index, sense) and self._clause[index] == self._clause[at] for index in near)

    def _is_card_near(self, verb: int) -> bool:
        """True for `betalt med kommunekortet`."""
        near = range(verb, min(len(self._tokens), verb + _BESIDE + 1))
        return any(self._tokens[index].senses.get("card") == "payer" for index in near)

    def _is_by_somebody(self, verb: int) -> bool:
        """True for `betalt av Ola`, `kjørt av foreldrene`, `betalt av riksarkivet`, `paid by the archives`."""
        if text_at(self._tokens, verb + 1) not in ("av", "by"):
            return False
        if any(self._subjects.is_person(whom) or has(self._tokens, whom, "family") for whom in (verb + 2, verb + 3)):
            return True
        article = text_at(self._tokens, verb + 2) == "the"
        whom = text_at(self._tokens, verb + 2 + article)
        known = self._tokens[verb + 2 + article].senses if whom else True
        return not known and (article or whom.endswith(_DEFINITE))

    def _is_another_time(self, at: int) -> bool:
        """True for `de andre gangene fikk jeg skyss`, which says nothing of the drives that were named.

        So says `ellers gikk jeg`; `jeg gikk med de andre` tells of people.
        """
        near = range(max(0, at - _TIMES_WITHIN), min(at + _TIMES_WITHIN, len(self._tokens)))
        beside = [one for one in near if self._clause[one] == self._clause[at]]
        if any(self._tokens[one].text in _ELSE for one in beside):
            return True
        others = [one for one in beside if self._tokens[one].text in _OTHER]
        times = any("each_time" in self._tokens[one].senses or self._tokens[one].text in _DAYS for one in beside)
        return any(times or text_at(self._tokens, one - 2) in _TO_THEM for one in others)

    def _is_whole(self, verb: int) -> bool:
        """True where the verb's clause names nothing paid: `den betalte Ola`, `Ola la ut`, `betalt av Ola`."""
        told, clause = self._booked(verb), self._clause
        at = told - 1
        while at >= 0 and clause[at] == clause[told] and self._names_no_thing(at):
            at -= 1
        if self._is_fare_of_one(at) and self._is_all_theirs(verb):
            at = -1
        if at >= 0 and clause[at] == clause[told] and self._tokens[at].kind == "word":
            return False
        if at >= 0 and self._is_thing_told_first(verb):
            return False
        at = verb + 1
        while self._is_somebody(at) or text_at(self._tokens, at) in _SPOKEN_OF:
            at += 1
        while text_at(self._tokens, at) in _OWN_MONEY:  # det tok han av egne penger
            at += 1
        ends = at >= len(self._tokens) or self._tokens[at].kind != "word" or has(self._tokens, at, "join")
        return ends or self._is_card_near(verb) or self._near(verb, "payer") or self._is_by_somebody(verb)

    def _booked(self, verb: int) -> int:
        """The first verb of `bestilt og betalt`, whose clause names what was paid; else the verb itself."""
        joined = has(self._tokens, verb - 1, "join") and text_at(self._tokens, verb - 2) in _BOOKED
        return verb - 2 if joined else verb

    def _is_thing_told_first(self, verb: int) -> bool:
        """True for `Isen betalte mor`, `Isen ble betalt av mor`: a thing whose capital only opens the sentence."""
        told = self._booked(verb)
        first = bisect_left(self._clause, self._clause[told])
        opens, after = self._tokens[first], verb + 1
        if opens.kind != "word" or opens.senses or opens.text in _SPOKEN_OF:
            return False
        if first == told - 2 and has(self._tokens, first + 1, "being"):
            return self._is_by_somebody(verb)
        return first == verb - 1 and (self._subjects.is_person(after) or has(self._tokens, after, "family"))

    def _is_fare_of_one(self, at: int) -> bool:
        """True for the noun of `Billetten tok mor`, `Turen betalte Ola` behind a carrier and one sum at most."""
        if at < 0 or self._tokens[at].text not in _FARES:
            return False
        begin, first = bisect_left(self._sentence, self._sentence[at] - 1), bisect_left(self._clause, self._clause[at])
        carried = any(_count(near, begin, first) for near in (self._at("carrier"), self._taxis))
        alone = _count(self._sums, begin, first) < 2
        return carried and alone and at == first + (text_at(self._tokens, first) == "the")

    def _is_all_theirs(self, verb: int) -> bool:
        """True for `tok mor`; not for `tok mor og jeg`, `tok Ola med` and `betalte mor, og jeg ga henne pengene`."""
        last = bisect_right(self._sentence, self._sentence[verb])
        rest = range(verb + 1, last)
        return not any(self._subjects.is_writer(at) or self._tokens[at].text in _ALONG for at in rest)

    def _names_no_thing(self, at: int) -> bool:
        """True for who pays, a word for what was named before, and a word that only helps the verb."""
        if self._tokens[at].text in _FARES:
            return False  # Billettene, whose capital only opens the sentence
        helps = any(has(self._tokens, at, sense) for sense in ("being", "having", "payer", "person", "advance"))
        return helps or text_at(self._tokens, at) in _SPOKEN_OF or self._subjects.is_person(at)

    def _is_measured(self, verb: int) -> bool:
        """True for `gikk tur 3 km` and `tok bussen 30 km`."""
        return any(verb < distance.first <= verb + _BESIDE for distance in self._distances)

    def _is_driver(self, at: int) -> bool | None:
        """False for `sjåfør var Ola` and `Ola som sjåfør`, True for the writer; None where it is not said who drove."""
        if self._tokens[at].senses["somebody"] != "driver":
            return None
        if text_at(self._tokens, at - 1) in ("som", "as", "var", "was"):
            named = at - 2
        elif has(self._tokens, at + 1, "being") or text_at(self._tokens, at + 1) == ":":
            named = at + 2
        else:
            return None
        return True if self._subjects.is_writer(named) else False if self._subjects.is_person(named) else None

    def _is_sent_off(self, bill: int) -> bool:
        """True for `rekninga gjekk til kommunen`; a bill `fra kommunen` is for the writer."""
        if has(self._tokens, bill, "carrier") or self._tokens[bill].text == "opp":
            return False
        near = range(max(0, bill - _BESIDE), min(len(self._tokens), bill + _BESIDE + 1))
        ahead = range(bill, min(len(self._tokens), bill + _BILL_WITHIN))
        goes = any(text_at(self._tokens, at) in _GOING for at in ahead)
        if goes and any(text_at(self._tokens, at) in _TO_THEM and self._is_office(at + 1) for at in ahead):
            return True
        payers = [at for at in near if has(self._tokens, at, "payer") and self._clause[at] == self._clause[bill]]
        return any(not has(self._tokens, at - 1, "from") and not has(self._tokens, at - 2, "from") for at in payers)

    def _is_office(self, at: int) -> bool:
        """True for the `dere` of `fakturaen kommer til dere`."""
        return has(self._tokens, at, "person") and self._tokens[at].senses["person"] == _YOU

    def _is_partial(self, verb: int) -> bool:
        """True for `Ola betalte halvparten` and `kommunen betalte den ene`."""
        return pays_one(self._tokens, verb) or any(has(self._tokens, near, "part") for near in (verb + 1, verb + 2))

    def _rides(self, at: int) -> bool:
        """True for the writer's `satt på med Kari`, `fikk haik`, `var med i bilen`, `var passasjer`."""
        tokens, token = self._tokens, self._tokens[at]
        if self._subjects.with_writer(at) or any(text_at(tokens, near) in _GIVING for near in (at - 1, at - 2, at - 3)):
            return False
        if "passenger" in token.senses:
            if text_at(tokens, at + 1) in _HOSTED and self._subjects.opens(at) and not self._riders:
                return True
            near = range(max(0, at - _BESIDE), at)
            return any(self._subjects.is_writer(index) and has(tokens, index + 1, "being") for index in near)
        if token.text in _SITTING and (text_at(tokens, at + 1) not in ("på", "med") or text_at(tokens, at + 2) == ":"):
            return False
        subject = self._subjects.of(at)
        if subject is None and token.text == "skyss" and self._heads_distance(at):
            return False
        return subject == "own" or (subject is None and self._subjects.opens(at) and not self._riders)

    def _heads_distance(self, at: int) -> bool:
        """True for `skyss 17 km` and `skyss: 17 km`, the name of a drive."""
        value = at + 1 + (text_at(self._tokens, at + 1) in (",", ":"))
        follows = self._tokens[value : value + 1]
        opens = at == 0 or self._tokens[at - 1].kind != "word"
        return opens and any(token.kind == "num" for token in follows) and has(self._tokens, value + 1, "distance")

    def _pooled(self, car: int) -> Iterator[Doing]:
        """The drives of the car's clause, whoever drove it."""
        clause = self._clause
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
        at -= has(self._tokens, at, "having") or has(self._tokens, at, "drive")
        return "own" if self._subjects.is_writer(at) else "other" if self._subjects.is_person(at) else None


def _count(places: Sequence[int], begin: int, end: int) -> int:
    """How many of the places, which are in order, lie from `begin` up to but without `end`."""
    return bisect_left(places, end) - bisect_left(places, begin)
