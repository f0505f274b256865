"""Payments as a text tells of them: by the writer, somebody else, the municipality or on a bill that others get."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from parsers.text.analysis import Analysis
from parsers.text.lines.told.subjects import Subjects
from parsers.text.lines.told.telling import BESIDE, Doing, Telling
from parsers.text.spans.mentions import Money, has, text_at
from parsers.text.spans.shared_sums import pays_one
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import said_at

_ACCOUNTS = frozenset({"brikke", "brikka", "brikken", "bombrikke", "regning", "rekning", "tag", "account"})
"""What is paid by when it stands behind `på` and a payer."""
_ITS = frozenset({"sin", "si", "sitt", "sine"})
_ON = frozenset({"på", "on"})
_CARDS = frozenset({"kort", "kortet", "kredittkort", "bankkort", "konto", "kontoen", "regning", "rekning"})
_GOING = frozenset(
    {"kommer", "kjem", "går", "gikk", "gjekk", "goes", "comes", "went"}
    | {"sendes", "sendast", "sendt", "sendte", "sende", "stiles", "sent"}
)
_TO_WRITER = frozenset({"meg", "mæ", "oss", "me", "us"})
_BILL_WITHIN = 8
"""Tokens from a bill to the office that it goes to."""
_SELVES = frozenset({"selv", "sjølv", "sjøl"})
_MINE = _TO_WRITER | {"min", "mi", "mitt", "mine"}
_OWN_WITHIN = 8
"""Tokens from whose the sum was to a verb of paying for oneself."""
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
_IT = frozenset({"den", "det", "dei", "dem", "de", "alt", "it", "that", "them", "this", "all", "selv", "sjølv"}) | _WHO
_STOOD, _FOR = words_of("standing_for"), frozenset({"for"})
_MONEY = words_of("own_money")
_OF_OWN = words_of("of_own_money")
_OWN_MONEY = _MONEY | _OF_OWN
_BOUGHT, _GIVEN_NAMES = words_of("bought"), words_of("given_names")
_MOST = 20
"""Words for money that are looked at: keeps hostile texts linear."""
_SPOKEN_OF = words_of("what_it_cost") | _IT
_FARES = words_of("its_fare")
_ALONG = frozenset({"med", "along"})
"""Behind who took the fare: they took somebody along."""
_TAXIS = words_of("by_taxi")
_TO_THEM = frozenset({"til", "to"})

OF_MONEY = _STOOD | _MONEY | _REQUISITION
"""Words of which one says who paid, though no verb of paying does."""


def asked_for(analysis: Analysis, places: Iterable[int]) -> set[int]:
    """Those of `krever parkering 60 kr dekket`, `få dekket`: that others paid is only asked for."""
    clause = analysis.layout.clause
    cues = sorted({*analysis.spots.get("claiming", ()), *said_at(analysis.tokens, _HOPED)})
    starts = ((at, bisect_left(clause, clause[at])) for at in places)
    return {at for at, first in starts if bisect_left(cues, first) < bisect_left(cues, at)}


class Paying(Telling):
    """Verbs of paying, cards, bills, requisitions and who stood for it."""

    def __init__(self, analysis: Analysis, subjects: Subjects) -> None:
        super().__init__(analysis, subjects)
        self._valued = {one.first for one in analysis.mentions}
        self._sums = [one.first for one in analysis.mentions if isinstance(one, Money)]
        self._taxis = said_at(analysis.tokens, _TAXIS) if not _TAXIS.isdisjoint(analysis.said) else []

    def found(self) -> Iterator[Doing]:
        """Verbs of paying, the municipality's card and a bill that goes to others."""
        if "repaid" in self.spots:
            return
        for at in self.at("pay"):
            if self.denied(at) or self._is_partial(at) or self._is_for_themselves(at):
                continue
            if text_at(self.tokens, at - 1) not in _TO:
                paid = self.near(at, "payer") or self._is_card_near(at) or self.is_by_somebody(at)
                theirs = paid or self.subjects.of(at) == "other"
                yield Doing(at, "pay", own=not theirs, whole=self._is_whole(at))
        covered = [at for at in self.at("provided") if self.tokens[at].text in _COVERED]
        hoped = asked_for(self.analysis, covered)
        for at in covered:
            told = at not in hoped
            if told and not self.denied(at) and (self.near(at, "payer") or self.is_by_somebody(at)):
                yield Doing(at, "pay", own=False, whole=self._is_whole(at))
        laid = [at for at in self.at("advance") if text_at(self.tokens, at + 1) in _OUT]
        took = [at for at in self.at("carrier") if self.tokens[at].text in _TOOK and self.is_somebody(at + 1)]
        for at in (*laid, *took, *self.at("treated")):
            if not self.denied(at) and self.subjects.of(at) == "other":
                yield Doing(at, "pay", own=False, whole=self._is_whole(at + (at in laid)))
        yield from (Doing(at, "pay", own=False, whole=self._is_whole(at)) for at in self._stood_for())
        yield from (Doing(at, "pay", own=False, whole=False) for at in self._requisitioned())
        for at in self.at("payer"):
            card = text_at(self.tokens, at - 1) == "til" and text_at(self.tokens, at - 2).endswith(("kort", "kortet"))
            its = self.tokens[at].text.endswith("s") or text_at(self.tokens, at + 1) in _ITS
            thing = text_at(self.tokens, at + 1 + (text_at(self.tokens, at + 1) in _ITS))
            on = text_at(self.tokens, at - 1 - (text_at(self.tokens, at - 1) == "the")) in _ON
            if card or (its and (thing in _CARDS or (on and thing in _ACCOUNTS))):
                yield Doing(at, "pay", own=False)
        for at in self.at("bill"):
            if self._is_sent_off(at) and not self.denied(at):
                named = any(self.clause[index] == self.clause[at] for index in (*self.named, *self._sums))
                yield Doing(at, "pay", own=False, whole=not named)

    def _stood_for(self) -> Iterator[int]:
        """The verbs of `stod moren for`, `was on his mum`, and the money of `han kjøpte is for egne penger`."""
        for at in said_at(self.tokens, _STOOD)[:_MOST] if not _STOOD.isdisjoint(self.analysis.said) else ():
            whom = at + 1 + has(self.tokens, at + 2, "own")
            if self.is_somebody(at + 1) and text_at(self.tokens, whom + 1) in _FOR:
                yield at
        for at in self.at("being"):
            whose = has(self.tokens, at + 2, "whose") or has(self.tokens, at + 2, "own")
            if whose and text_at(self.tokens, at + 1) == "on" and self.is_somebody(at + 3):
                yield at
        if _MONEY.isdisjoint(self.analysis.said):
            return
        told = [at for at in said_at(self.tokens, _MONEY)[:_MOST] if text_at(self.tokens, at - 1) in _OF_OWN]
        theirs = {number for number in {self.clause[at] for at in told} if self._is_of_others(number)}
        yield from (at for at in told if self.clause[at] in theirs)

    def _requisitioned(self) -> Iterator[int]:
        """The nouns of `gikk på rekvisisjon`, `med rekvisisjon`: whoever wrote it pays."""
        for at in said_at(self.tokens, _REQUISITION) if not _REQUISITION.isdisjoint(self.analysis.said) else ():
            denied = any(self.clause[near] == self.clause[at] for near in self.at("negation"))
            if text_at(self.tokens, at - 1) in _BY and not denied:
                yield at

    def _is_of_others(self, number: int) -> bool:
        """True for a clause with a sum in which somebody buys, not the writer: `is til Ola` is no buyer."""
        inside = range(bisect_left(self.clause, number), bisect_right(self.clause, number))
        if not any(at in inside for at in self._sums):
            return False
        if any(self.subjects.is_writer(at) or has(self.tokens, at, "own") for at in inside):
            return False
        first = next((at for at in inside if not has(self.tokens, at, "join")), inside.start)
        if self.is_somebody(first) and (self.tokens[first].senses or self.tokens[first].text in _GIVEN_NAMES):
            return True  # a capital alone only opens: Kino med Ola
        buying = [at for at in inside if text_at(self.tokens, at) in _BOUGHT]
        return any(at > first and (self.is_somebody(at - 1) or self.is_somebody(at + 1)) for at in buying)

    def _is_card_near(self, verb: int) -> bool:
        """True for `betalt med kommunekortet`."""
        near = range(verb, min(len(self.tokens), verb + BESIDE + 1))
        return any(self.tokens[index].senses.get("card") == "payer" for index in near)

    def _is_whole(self, verb: int) -> bool:
        """True where the verb's clause names nothing paid: `den betalte Ola`, `Ola la ut`, `betalt av Ola`."""
        told, clause = self._booked(verb), self.clause
        at = told - 1
        while at >= 0 and clause[at] == clause[told] and self._names_no_thing(at):
            at -= 1
        if self._is_fare_of_one(at) and self._is_all_theirs(verb):
            at = -1
        if at >= 0 and clause[at] == clause[told] and self.tokens[at].kind == "word":
            return False
        if at >= 0 and self._is_thing_told_first(verb):
            return False
        at = verb + 1
        while self.is_somebody(at) or text_at(self.tokens, at) in _SPOKEN_OF:
            at += 1
        while text_at(self.tokens, at) in _OWN_MONEY:  # det tok han av egne penger
            at += 1
        ends = at >= len(self.tokens) or self.tokens[at].kind != "word" or has(self.tokens, at, "join")
        return ends or self._is_card_near(verb) or self.near(verb, "payer") or self.is_by_somebody(verb)

    def _booked(self, verb: int) -> int:
        """The first verb of `bestilt og betalt`, whose clause names what was paid; else the verb itself."""
        joined = has(self.tokens, verb - 1, "join") and text_at(self.tokens, verb - 2) in _BOOKED
        return verb - 2 if joined else verb

    def _is_thing_told_first(self, verb: int) -> bool:
        """True for `Isen betalte mor`, `Isen ble betalt av mor`: a thing whose capital only opens the sentence."""
        told = self._booked(verb)
        first = bisect_left(self.clause, self.clause[told])
        opens, after = self.tokens[first], verb + 1
        if opens.kind != "word" or opens.senses or opens.text in _SPOKEN_OF:
            return False
        if first == told - 2 and has(self.tokens, first + 1, "being"):
            return self.is_by_somebody(verb)
        return first == verb - 1 and (self.subjects.is_person(after) or has(self.tokens, after, "family"))

    def _is_fare_of_one(self, at: int) -> bool:
        """True for the noun of `Billetten tok mor`, `Turen betalte Ola` behind a carrier and one sum at most."""
        if at < 0 or self.tokens[at].text not in _FARES:
            return False
        begin, first = bisect_left(self.sentence, self.sentence[at] - 1), bisect_left(self.clause, self.clause[at])
        carried = any(_count(near, begin, first) for near in (self.at("carrier"), self._taxis))
        alone = _count(self._sums, begin, first) < 2
        return carried and alone and at == first + (text_at(self.tokens, first) == "the")

    def _is_all_theirs(self, verb: int) -> bool:
        """True for `tok mor`; not for `tok mor og jeg`, `tok Ola med` and `betalte mor, og jeg ga henne pengene`."""
        last = bisect_right(self.sentence, self.sentence[verb])
        rest = range(verb + 1, last)
        return not any(self.subjects.is_writer(at) or self.tokens[at].text in _ALONG for at in rest)

    def _names_no_thing(self, at: int) -> bool:
        """True for who pays, a word for what was named before, and a word that only helps the verb."""
        if self.tokens[at].text in _FARES:
            return False  # Billettene, whose capital only opens the sentence
        helps = any(has(self.tokens, at, sense) for sense in ("being", "having", "payer", "person", "advance"))
        return helps or text_at(self.tokens, at) in _SPOKEN_OF or self.subjects.is_person(at)

    def _is_sent_off(self, bill: int) -> bool:
        """True for `rekninga gjekk til kommunen`; a bill `fra kommunen` is for the writer."""
        if has(self.tokens, bill, "carrier") or self.tokens[bill].text == "opp":
            return False
        near = range(max(0, bill - BESIDE), min(len(self.tokens), bill + BESIDE + 1))
        ahead = range(bill, min(len(self.tokens), bill + _BILL_WITHIN))
        goes = any(text_at(self.tokens, at) in _GOING for at in ahead)
        by_writer = any(self.subjects.is_writer(at) for at in ahead)  # regningen sendte jeg til kontoret
        goes = goes and not by_writer
        if goes and any(text_at(self.tokens, at) in _TO_THEM and self._is_office(at + 1) for at in ahead):
            return True
        payers = [at for at in near if has(self.tokens, at, "payer") and self.clause[at] == self.clause[bill]]
        return any(not has(self.tokens, at - 1, "from") and not has(self.tokens, at - 2, "from") for at in payers)

    def _is_office(self, at: int) -> bool:
        """True for the `dere` of `fakturaen kommer til dere`, and for `til skolen`, `to the school`."""
        if has(self.tokens, at, "person"):
            return self.tokens[at].senses["person"] == _YOU
        article = text_at(self.tokens, at) == "the"
        whom = text_at(self.tokens, at + article)
        definite = article or whom.endswith(("en", "et")) or has(self.tokens, at, "payer")
        own = has(self.tokens, at + article + 1, "own")
        return definite and len(whom) > len("den") and whom not in _TO_WRITER and not own

    def _is_for_themselves(self, verb: int) -> bool:
        """True for `kino 150 kr for meg, han betalte selv`: the sum before it is the writer's own."""
        if text_at(self.tokens, verb + 1) not in _SELVES or not self.is_somebody(verb - 1):
            return False
        before = range(max(0, verb - _OWN_WITHIN), verb)
        mine = (at for at in before if self.sentence[at] == self.sentence[verb] and text_at(self.tokens, at) in _MINE)
        return any(mine)

    def _is_partial(self, verb: int) -> bool:
        """True for `Ola betalte halvparten`, `kommunen betalte den ene`, and for a sum that was taken off another."""
        number = verb + 1
        taken = number < len(self.tokens) and self.tokens[number].kind == "num" and number not in self._valued
        if taken and has(self.tokens, number + 1, "currency"):
            return True
        return pays_one(self.tokens, verb) or any(has(self.tokens, near, "part") for near in (verb + 1, verb + 2))


def _count(places: Sequence[int], begin: int, end: int) -> int:
    """How many of the places, which are in order, lie from `begin` up to but without `end`."""
    return bisect_left(places, end) - bisect_left(places, begin)
