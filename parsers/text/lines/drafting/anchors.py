"""The anchors of a text: words and distances that each begin a line."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.hours_apart import led
from parsers.text.lines.drafting.allowances import says_whose
from parsers.text.lines.drafting.boards import sits_elsewhere
from parsers.text.lines.drafting.lost import told_lost
from parsers.text.lines.drafting.trips_told import trips_told
from parsers.text.lines.drafting.unnamed_meetings import unnamed_meeting
from parsers.text.lines.drafts import Draft, is_meeting
from parsers.text.lines.told.drives_told import drives_told
from parsers.text.lines.told.own_cars import own_cars
from parsers.text.spans.mentions import APART, BY_PLACE, MEASURED, Distance, Mention, Money, When, has, text_at
from parsers.text.trips.reach import reaches
from parsers.text.words.lexicon import words_of
from parsers.text.words.stems import stem

_NARROWED_WITHIN = 4
_DOGN = "døg"
_OR = frozenset({"eller", "elles", "or"})
_ROLES = frozenset({"role", "somebody"})
_BY_ANYTHING = frozenset({"skyss", "transport"})
_PAY = tuple(words_of("pay_of_role"))


class Anchors:
    """Makes the drafts of one text, without values yet."""

    def __init__(self, analysis: Analysis, types: TypeIndex) -> None:
        self._analysis, self._tokens = analysis, analysis.tokens
        self._layout = analysis.layout
        self._spots = analysis.spots
        self._types = types
        self._general = frozenset(types.general)
        self._drafts: list[Draft] = []
        self._whens: list[int] = []
        self._ended = 0
        self._apart: set[int] = set()

    def find(self, mentions: Sequence[Mention], named: Sequence[TypeMention]) -> list[Draft]:
        """The drafts in order of the text."""
        self._whens = [mention.first for mention in mentions if isinstance(mention, When)]
        ends = {one.last for one in mentions if one.rule == APART}
        self._apart = {one.first for one in named if led(self._tokens, one.first) in ends} if ends else set()
        valued = {self._layout.sentence[mention.first] for mention in mentions}
        held = any(self._types.names_meeting(mention) and not self._is_said_of_any(mention) for mention in named)
        for mention in named:
            of_any = self._is_said_of_any(mention) and (held or not mention.settled)
            spoken = of_any or self._is_driven(mention, mentions) or self._is_kept_back(mention)
            if not (spoken or self._is_role(mention, mentions)) and not self._narrows(mention, valued):
                self._drafts.append(self._typed(mention))
            self._ended = mention.last
        taken = {index for mention in (*mentions, *named) for index in range(mention.first, mention.last)}
        self._add_lost(mentions)
        self._add_trips(mentions, taken)
        self._add_drives(mentions, taken)
        if not any(is_meeting(draft, self._types) for draft in self._drafts):
            self._add_meeting(mentions, named, taken)
        self._drafts.sort(key=BY_PLACE)
        return self._drafts

    def draft(self, kind: str, first: int, last: int) -> Draft:
        """An empty draft at those tokens."""
        clause, sentence = self._layout.clause[first], self._layout.sentence[first]
        return Draft(kind=kind, first=first, last=last, clause=clause, sentence=sentence)

    def unnamed(self, first: int, last: int, codes: tuple[str, ...]) -> Draft:
        """An expense that no word names, with the types it may be."""
        draft = self.draft("expense", first, last)
        draft.codes, draft.named = codes, False
        return draft

    def codes_of(self, unit: str) -> tuple[str, ...]:
        """Every type of that unit."""
        return self._types.of_unit(self._types.codes, unit)

    def _typed(self, mention: TypeMention) -> Draft:
        draft = self.draft("expense", mention.first, mention.last)
        draft.codes, draft.relatives = mention.codes, mention.relatives
        if self._is_by_day(mention):
            stays = self._types.of_unit(mention.codes, "day") or self._of_unit(mention, "day")
            draft.codes, draft.relatives = stays or draft.codes, ()
        draft.lost, draft.doubtful = mention.lost, mention.doubtful
        draft.unheld = "meeting" if mention.body else "hour" if mention.supplement else "amount"
        draft.type_spans.append(mention.span)
        if self._is_general(mention):
            draft.general, draft.codes = True, self._own_outlay() or draft.codes
        return draft

    def _is_said_of_any(self, name: TypeMention) -> bool:
        """True for what is said of any body's meeting, though a type is called so: møte, honorar, vara, leder."""
        alone = name.last - name.first == 1 and not _ROLES.isdisjoint(self._tokens[name.first].senses)
        return name.fee or (alone and self._types.units(name.codes) == {"meeting"})

    def _is_driven(self, name: TypeMention, mentions: Sequence[Mention]) -> bool:
        """True for a vehicle beside a distance, with no sum of its own: 22 km med egen bil, skyss 22 km."""
        token = self._tokens[name.first]
        if name.last - name.first > 1 or not ("vehicle" in token.senses or token.text in _BY_ANYTHING):
            return False
        sentence, clause = self._layout.sentence, self._layout.clause
        driven = any(isinstance(one, Distance) and sentence[one.first] == sentence[name.first] for one in mentions)
        return driven and not any(
            isinstance(one, Money) and clause[one.first] == clause[name.first] for one in mentions
        )

    def _is_kept_back(self, name: TypeMention) -> bool:
        """True for the pay of `trekk i lønn`, where a type is called Lønn."""
        return has(self._tokens, name.first, "wages") and has(self._tokens, name.first - 2, "docked")

    def _is_role(self, name: TypeMention, mentions: Sequence[Mention]) -> bool:
        """True for what one is in a body, where nothing speaks of pay for it: var leder av komité for skole."""
        if not has(self._tokens, name.first, "role") or name.last - name.first == 1:
            return False
        if any(token.text.endswith(_PAY) for token in self._tokens[name.first : name.last]):
            return False  # chair supplement
        paid = (one for one in mentions if isinstance(one, Money) or (isinstance(one, When) and one.shape == "month"))
        return all(self._layout.sentence[one.first] != self._layout.sentence[name.first] for one in paid)

    def _is_by_day(self, mention: TypeMention) -> bool:
        """True for a name that says the døgn itself: avlastningsdøgn, avlastning døgn, respite days."""
        inside = range(mention.first, mention.last + (_DOGN in text_at(self._tokens, mention.last)))
        return has(self._tokens, mention.last, "day_word") or any(_DOGN in self._tokens[at].text for at in inside)

    def _of_unit(self, mention: TypeMention, unit: str) -> tuple[str, ...]:
        """The types of that unit that the phrase names, or that share its name."""
        return self._types.of_unit(tuple(dict.fromkeys((*mention.codes, *mention.relatives))), unit)

    def _own_outlay(self) -> tuple[str, ...]:
        """The outlay that belongs to a type just named: støttekontakt 16 timer, utlegg kino 320 kr."""
        for draft in reversed(self._drafts[-_NARROWED_WITHIN:]):
            if own := self._outlays(draft):
                return own
        return ()

    def _outlays(self, draft: Draft) -> tuple[str, ...]:
        """The outlays among the types a draft may be, or that share its name."""
        if draft.general or draft.lost or len({*draft.codes, *draft.relatives}) == 1:
            return ()
        return self._types.of_unit((*draft.codes, *draft.relatives), "amount")

    def _is_general(self, mention: TypeMention) -> bool:
        """True for "utlegg", which says nothing of what was bought."""
        return bool(mention.codes) and self._general.issuperset(mention.codes)

    def _narrows(self, mention: TypeMention, valued: set[int]) -> bool:
        """True when the phrase only narrows an open draft just before it: tapt arb … ulegitimert.

        In a sentence of its own it does so when no value stands beside it; `valued` are the sentences with values.
        """
        sentence = self._layout.sentence[mention.first]
        for draft in reversed(self._drafts[-_NARROWED_WITHIN:]):
            if draft.sentence != sentence and sentence in valued:
                return False
            if text_at(self._tokens, mention.first - 1) in _OR and self._ended == mention.first - 1:
                draft.codes = tuple(dict.fromkeys((*draft.codes, *mention.codes)))  # trinn 1 eller trinn 2
                draft.type_spans.append(mention.span)
                return True
            if says_whose(mention, draft, self._types):
                draft.last = mention.last
                return True
            rest = bool(self._apart) and has(self._tokens, mention.first - 1, "remainder")
            if (mention.first in self._apart or rest) and {*mention.codes} < {*draft.codes}:
                return True  # 20 timer, av dem 4 på høy sats: by_kind tells what the others were
            negated = has(self._tokens, mention.first - 1, "negation")
            narrowed = tuple(code for code in draft.codes if (code in mention.codes) != negated)
            if not narrowed and self._is_general(mention) and mention.first - draft.last <= 1:
                narrowed = self._outlays(draft)  # støttekontakt utlegg
            if not negated and self._is_kind_of(mention, draft):
                narrowed, draft.codes = mention.codes, (*draft.codes, *mention.codes)
            if narrowed == draft.codes and self._is_of_another_day(draft, mention):
                return False
            if narrowed and len(draft.codes) > 1:
                draft.codes = narrowed
                draft.type_spans.append(mention.span)
                return True
            lost = {*draft.codes, *mention.codes} <= {*self._types.lost}
            same = draft.clause == self._layout.clause[mention.first] or (negated and lost)
            if narrowed == draft.codes != () and same:
                return True  # ulegitimert tapt arb
        return False

    def _is_of_another_day(self, draft: Draft, again: TypeMention) -> bool:
        """True behind something else with its day: `fsk 10.11, tapt 3 timer, plan 12.11, tapt 2 timer`."""
        between = bisect_left(self._whens, draft.last) < bisect_left(self._whens, again.first)
        return between and self._drafts[-1] is not draft

    def _is_kind_of(self, mention: TypeMention, draft: Draft) -> bool:
        """True for what tells one meeting of a body from another: forliksrådet 10.11, halv dag."""
        meetings = self._types.meetings.keys() >= {*mention.codes}
        kind = meetings and mention.settled and len(draft.codes) == 1 and {*mention.codes} <= {*draft.relatives}
        apart = kind and stem(self._tokens[mention.first].text) != stem(self._tokens[draft.first].text)
        clause, day = self._layout.clause, bisect_right(self._whens, mention.first)
        return apart and not (day < len(self._whens) and clause[self._whens[day]] == clause[mention.first])

    def _add_lost(self, mentions: Sequence[Mention]) -> None:
        """Lost earnings that are told and not named, or named apart from what was lost: their papers are enclosed.

        Beside some that are named, those told in a line with a day of its own.
        """
        if not self._types.lost:
            return
        named = [draft for draft in self._drafts if draft.lost]
        if named and not self._is_apart(named, mentions):
            line = self._layout.line
            apart = {line[at] for at in self._whens} - {line[draft.first] for draft in named}
            mentions, named = [one for one in mentions if line[one.first] in apart], []
        sentence, before = self._layout.sentence, None
        bought = {draft.clause for draft in self._drafts if self._types.units(draft.codes) == {"amount"}}
        for mention in told_lost(self._tokens, self._layout, self._spots, mentions):
            if isinstance(mention, Money) and self._layout.clause[mention.first] in bought:
                continue  # jeg ble trukket 60 kr for parkering
            same = before and sentence[before.first] == sentence[mention.first] and type(before) is not type(mention)
            before = None if same else mention
            if same:  # hours, and what was kept back for them
                continue
            draft = self.draft("expense", mention.first - 1, mention.first)
            draft.codes, draft.lost = self._types.lost, True
            self._drafts.append(draft)
            for one in named:
                draft.codes, draft.type_spans = one.codes, one.type_spans
                self._drafts.remove(one)
            named = []

    def _is_apart(self, named: Sequence[Draft], mentions: Sequence[Mention]) -> bool:
        """True for one name in a sentence that has no day and no value."""
        told = {self._layout.sentence[one.first] for one in mentions if isinstance(one, (When, *MEASURED))}
        return len(named) == 1 and named[0].sentence not in told

    def _add_drives(self, mentions: Sequence[Mention], taken: set[int]) -> None:
        """A drive for each distance, and for a word of driving that no distance tells of."""
        if any(draft.kind == "per_diem" for draft in self._drafts):
            scope = range(len(self._tokens))
            told = {id(one.distance) for one in reaches(self._tokens, self._spots, self._layout, mentions, scope)}
            mentions = [mention for mention in mentions if id(mention) not in told]
        named = {draft.sentence for draft in self._drafts if draft.kind == "expense"}
        words = [at for at in self._spots.get("drive", ()) if at not in taken]
        for first, last in drives_told(self._tokens, self._layout, mentions, words, named):
            self._drafts.append(self.draft("mileage", first, last))
        for at in own_cars(self._tokens, self._layout, self._spots, mentions):
            self._drafts.append(self.draft("mileage", at, at + 1))

    def _add_trips(self, mentions: Sequence[Mention], taken: set[int]) -> None:
        """A draft for each trip."""
        for first, trip in [*trips_told(self._analysis, self._types, self._drafts, mentions, taken)]:
            self._drafts.append(self.draft("per_diem", first, first + 1))
            self._drafts[-1].trip = trip

    def _add_meeting(self, mentions: Sequence[Mention], named: Sequence[TypeMention], taken: set[int]) -> None:
        """A draft for a meeting whose body was not said: any of the catalogue, but for that of another board."""
        if spot := unnamed_meeting(self._analysis, self._types, self._drafts, mentions, named, taken):
            other = sits_elsewhere(self._tokens)
            self._drafts.append(self.unnamed(*spot, () if other else self.codes_of("meeting")))
            self._drafts[-1].unheld = "meeting"
