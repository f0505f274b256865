"""Bare answers to the open questions of a draft: `13.10, 42 km`, `hver vei`, `45`, `ja`, `den første`."""

import re
from collections.abc import Iterator, Mapping, Sequence

from claims.lines import NOK, Span
from claims.questions import Edit, Question
from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.drives.names import names as names_in
from parsers.text.drives.routes import routes
from parsers.text.intents import asked, reckoned_answers
from parsers.text.intents.allotted import Known, Share, allotted
from parsers.text.intents.another import dates_another
from parsers.text.intents.changes import is_replying
from parsers.text.intents.chosen import Choosing
from parsers.text.intents.values import Values
from parsers.text.spans.mentions import BY_PLACE, Distance, Mention, WayWord, has, text_at
from parsers.text.spans.numbers import plain
from parsers.text.words.stems import stem
from parsers.text.words.tokens import Token

PRICES: Mapping[str, bool] = {
    "29 km t/r, og taxien var 48 kr": True,
    "29 km, taxi 48 kr": True,
    "Kjøringen var 29 km og taxien 48": True,
    "29 km. Taxien kosta 48 kr": True,
    "29 km, men taxi 48 kr hjem kommer i tillegg": False,
    "29 km og 48 kr, taxi hjem i tillegg": False,
    "29 km og 48 kr. Jeg glemte en taxi": False,
    "29 km og 48 kr, men ikke taxi": False,
    "29 km. Det var ikke taxi, 48 kr": False,
}
"""Whether these answer what a drive's distance and a taxi's price were, or tell of another taxi."""

_SHARED = frozenset({"date", "end_date"})
_NUMBERED = frozenset({"quantity", "distance_km", "amount", "unit_price"})
_BOTH = frozenset({"både", "båe", "both"})
_BESIDES = frozenset(
    {"tillegg", "også", "òg", "men", "also", "but", "besides", "additionally", "addition", "pluss", "plus", "dessuten"}
) | {"glemte", "glemt", "gløymde", "gløymt", "forgot", "forgotten", "annen", "anna", "another"}
_ARTICLES = frozenset({"en", "ei", "et", "ein", "eit", "a", "an"})
_JOINED = 5
"""Tokens behind `både` within which `og` stands."""
_OF_TRIP = frozenset({"start", "end", "meals", "lodging", "lodging_name"})
_FREE = frozenset({"purpose", "lodging_name"})
_MEASURED = frozenset({"distance_km", "amount"})
_WAS = frozenset({"var", "er", "ble", "blei", "vart", "was", "is"})
_SAME_DAY = re.compile(r"\b(?:den |the )?(?:samme|same) (?:dagen|dag|datoen|dato|day|date)\b", re.IGNORECASE)

SAME_DAY = "same_day"
"""The fact of a question about a day that holds the one `samme dag` would mean (ISO 8601)."""

PRICED_TYPE = "priced_type"
"""The fact of a question about a price that holds the type of its line."""

UNIT = "unit"
"""The fact of a question about a quantity that holds what its line's type is counted in."""


class Answering:
    """One message as answers: each of its values goes to the first open question of that field."""

    def __init__(self, analysis: Analysis, values: Values, types: TypeIndex) -> None:
        self._analysis = analysis
        self._tokens = analysis.tokens
        self._types = types
        self._mentions = sorted((*analysis.mentions, *analysis.named), key=BY_PLACE)
        denied = [mention for mention in analysis.mentions if has(self._tokens, mention.first - 1, "negation")]
        self._found = values.each([mention for mention in self._mentions if mention not in denied])
        self._priced_as = list(self._found)
        self._choosing = Choosing(analysis, self._mentions, types)
        self._ways = {mention.way for mention in self._mentions if isinstance(mention, WayWord)}
        self._route = next(iter(analysis.routes), None)
        self._used: list[Span] = [mention.span for mention in denied]
        self._asks_purpose = self._asks_day = False

    def answer(self, pending: Sequence[Question]) -> list[Edit] | None:
        """The edits that the message gives to the open questions; None when it holds more than answers."""
        edits: list[Edit] = []
        fields = {question.field for question in pending}
        if fields & _SHARED and dates_another(self._analysis):
            return None
        if "per_diem" in self._analysis.spots and not fields & _OF_TRIP:
            return None  # diett dagstur til Bergen 5.9: a trip that nobody asked about
        self._asks_purpose = "purpose" in fields
        self._asks_day = bool(fields & _SHARED)
        if not self._route and any(question.field == "route" for question in pending):
            taken = {index for mention in self._mentions for index in range(mention.first, mention.last)}
            asked_for = routes(self._analysis.text, self._tokens, taken, loose=True)
            self._route = next(iter(asked_for), None)
        shares = self._shares(pending)
        for place, question in enumerate(pending):
            if place in shares:
                self._used += shares[place].spans
                self._use_ways(question.field)
                edits.append(Edit(line=question.line, field=question.field, value=shares[place].value))
                continue
            if question.field == "exchange_rate" and (amount := self._take("amount")):  # what it cost in kroner
                kroner = {"amount": amount, "currency": NOK}
                edits += [Edit(line=question.line, field=name, value=value) for name, value in kroner.items()]
                continue
            if question.field == "attendance" and (told := asked.attendance(self._analysis.text)):
                there, spans = told
                self._used += spans
                edits.append(Edit(line=question.line, field=question.field, value=there))
                continue
            value = (
                self._same_day(question)
                or self._chosen(question)
                or self._reach(question)
                or self._take(question.field)
            )
            if value is None:
                value = self._written(question, pending)
            if value is None:
                continue
            edits.append(Edit(line=question.line, field=question.field, value=value))
            if question.field == "date" and (end := self._take("end_date")):
                edits.append(Edit(line=question.line, field="end_date", value=end))
        edits += self._volunteered(edits)
        edits += self._free(pending)
        if any(edit.field == "amount" for edit in edits):
            self._use(*self._priced(pending, edits))
        if self._tells_of_both(edits):
            self._used += [named.span for named in self._analysis.named]
        return None if self._left() else edits

    def fees(self, edits: Sequence[Edit]) -> frozenset[str]:
        """The meetings that are a drive's purpose and stand beside its day and distance: their fees are claimed too."""
        if not {"date", "distance_km", "purpose"} <= {edit.field for edit in edits}:
            return frozenset()
        spoken = [named for named in self._analysis.named if self._is_meeting(named)]
        answered = {edit.value for edit in edits if edit.field == "type"}
        return frozenset(code for named in spoken for code in named.codes) - answered

    def _tells_of_both(self, edits: Sequence[Edit]) -> bool:
        """True for one day that answers two questions, and is said to: `21. april, både møtet og parkeringen`."""
        days = [edit for edit in edits if edit.field == "date"]
        told = [at for at in range(len(self._tokens) - 1) if self._tokens[at].text in _BOTH]
        alone = len(self._analysis.mentions) == 1 and len(days) == len(edits) == 2
        return alone and days[0].value == days[1].value and any(self._joins(at) for at in told)

    def _joins(self, both: int) -> bool:
        """True where `og` stands between two things behind the token."""
        return any(has(self._tokens, at, "join") for at in range(both + 2, min(both + _JOINED, len(self._tokens))))

    def _shares(self, pending: Sequence[Question]) -> dict[int, Share]:
        """What answers each of several questions of one field, by their places among the pending ones."""
        found: dict[int, Share] = {}
        for field in dict.fromkeys(one.field for one in pending if one.field in _SHARED | _NUMBERED | {"type"}):
            places = [place for place, question in enumerate(pending) if question.field == field]
            known = self._found
            if field == "type":
                choices = {pending[place].choices for place in places}
                known = list(self._kinds(choices.pop())) if len(choices) == 1 < len(places) else []
            in_a_row = [pending[place].line for place in places] == list(range(len(places)))
            bare = field in _NUMBERED and {one.field for one in pending} & _NUMBERED == {field}
            told = allotted(self._analysis, known, field, len(places), bare=bare, in_a_row=in_a_row)
            found |= dict(zip(places, told, strict=False))
        return found

    def _kinds(self, choices: Sequence[str]) -> Iterator[Known]:
        """The words that each tell one of the choices from the others: `lav på den første og høy på den andre`."""
        words = {code: self._types.words.get(code, frozenset()) for code in choices}
        shared = frozenset.intersection(*words.values()) if words else frozenset()
        for at, token in enumerate(self._tokens):
            fitting = [code for code, own in words.items() if stem(token.text) in own - shared]
            if len(fitting) == 1 and token.kind == "word":
                span = (token.start, token.end)
                yield Mention(rule="choice", first=at, last=at + 1, span=span), "type", fitting[0]

    def _left(self) -> bool:
        """True when a value, type, route or passenger of the message answers nothing."""
        spans = [mention.span for mention in self._mentions]
        spans += self._analysis.riders.spans
        spans += [self._route.span] if self._route else []
        return any(not self._is_used(span) for span in spans)

    def _is_used(self, span: Span) -> bool:
        return any(start < span[1] and span[0] < end for start, end in self._used)

    def _is_meeting(self, mention: TypeMention) -> bool:
        return mention.body or set(mention.codes) <= self._types.meetings.keys()

    def _use(self, *mentions: Mention | Token) -> None:
        for mention in mentions:
            self._used.append((mention.start, mention.end) if isinstance(mention, Token) else mention.span)

    def _chosen(self, question: Question) -> str | None:
        """One of the question's choices, where the message chooses it."""
        distances = {value for _, name, value in self._found if name == "distance_km"}
        choice = self._choosing.of(question, distances, asks_day=self._asks_day)
        if choice is None:
            return None
        if choice.dated:
            self._found = self._as_chosen(choice.value)
        if choice.value is None:
            return None
        self._use(*choice.said)
        if choice.measured:
            self._use_measure()
        return choice.value

    def _as_chosen(self, day: str | None) -> list[Known]:
        """What was found, whose days are the chosen one: `tirsdag` means the same for the questions after it."""
        found = [one for one in self._found if one[1] not in _SHARED]
        days = [(mention, name, day) for mention, name, _ in self._found if name == "date"]
        return [*found, *days[:1]] if day else found

    def _same_day(self, question: Question) -> str | None:
        """The day that is known already, where the message says it was the same."""
        found = _SAME_DAY.search(self._analysis.text) if question.facts.get(SAME_DAY) else None
        if found is None:
            return None
        self._used.append(found.span())
        return question.facts[SAME_DAY]

    def _reach(self, question: Question) -> str | None:
        """How far it is one way, where that is asked of a trip: `40 km hver vei` and `80 km t/r` are both 40."""
        if (question.field, question.facts.get("topic")) != ("distance_km", "per_diem"):
            return None
        told = next((one for one, name, _ in self._found if name == "distance_km" and isinstance(one, Distance)), None)
        if told is None:
            return None
        self._take("distance_km")
        return plain(told.km / 2 if self._ways & {"round", "total"} else told.km)

    def _use_measure(self) -> None:
        """Take the words for there and back, and the distance said again beside them."""
        self._use(*(m for m in self._mentions if isinstance(m, WayWord)))
        self._take("distance_km")

    def _take(self, field: str) -> object:
        """The first value of a field; a single date stays for the questions after it."""
        for index, (mention, name, value) in enumerate(self._found):
            if name == field:
                self._use_again(index)
                later = [other for _, other, _ in self._found[index + 1 :]]
                if name not in _SHARED or name in later:
                    self._found.pop(index)
                self._use(mention)
                self._use_ways(name)
                return value
        return None

    def _use_again(self, index: int) -> None:
        """Take the same day where it is said once more: `onsdag, altså i går`."""
        _, name, value = self._found[index]
        again = [one for one in self._found[index + 1 :] if name == "date" and one[1:] == (name, value)]
        self._found = [one for one in self._found if one not in again]
        self._use(*(mention for mention, _, _ in again))

    def _priced(self, pending: Sequence[Question], edits: Sequence[Edit]) -> list[TypeMention]:
        """What the price is said of, where one is open, in a mail that replies, or beside all else that was asked.

        `kursavgiften var på kr 1 875`; `29 km, og parkeringen var 48 kr`.
        """
        open_prices = [question for question in pending if question.field == "amount"]
        named = [one for one in self._analysis.named if "amount" in self._types.units(one.codes)]
        whole = len(pending) == len(edits) > 1 and len(named) == 1 and self._is_of_price(named[0])
        if len(open_prices) > 1 or not (whole or is_replying(self._analysis.subject)):
            return []
        of_line = {one.facts[PRICED_TYPE] for one in open_prices if PRICED_TYPE in one.facts}
        return [one for one in named if of_line <= set(one.codes) and (whole or self._is_told(one))]

    def _is_of_price(self, named: TypeMention) -> bool:
        """True for a type in the clause of the only price, unless it is denied, or claimed besides."""
        tokens, layout = self._tokens, self._analysis.layout
        prices = [mention for mention, name, _ in self._priced_as if name == "amount"]
        within = [at for at in range(len(tokens)) if layout.sentence[at] == layout.sentence[named.first]]
        other = any(text_at(tokens, at) in _BESIDES or has(tokens, at, "negation") for at in within)
        article = text_at(tokens, named.first - 1) in _ARTICLES
        clauses = {layout.clause[one.first] for one in prices}
        return len(prices) == 1 and clauses == {layout.clause[named.first]} and not other and not article

    def _is_told(self, named: TypeMention) -> bool:
        """True for `kursavgiften var`, `kursavgiften kostet`."""
        return has(self._tokens, named.last, "cost") or text_at(self._tokens, named.last) in _WAS

    def _use_ways(self, field: str) -> None:
        if field in _MEASURED:
            self._use(*(other for other in self._mentions if isinstance(other, WayWord)))

    def _written(self, question: Question, pending: Sequence[Question]) -> object:
        """A value that only the question makes clear: a bare number, names, places, meals."""
        name, told = question.field, None
        if name in _NUMBERED and sum(other.field in _NUMBERED for other in pending) == 1:
            told = self._reckoned(question) or asked.bare_number(self._analysis)
        elif name == "exchange_rate":
            told = asked.exchange_rate(self._analysis)
        elif name in ("start", "end"):
            alone = sum(other.field in ("start", "end") for other in pending) == 1
            told = asked.moment(self._analysis, question, alone=alone)
        elif name == "meals":
            told = asked.meals(self._analysis)
        elif name == "lodging":
            told = asked.lodging(self._tokens)
        elif name == "country":
            told = asked.country(self._tokens)
        elif name == "route":
            return self._places()
        elif name == "passengers":
            return self._passengers()
        if told is None:
            return None
        value, spans = told
        self._used += spans
        return value

    def _reckoned(self, question: Question) -> asked.Told | None:
        """The value that the words for there and back, or two clock times, make of what is said."""
        if question.field in _MEASURED:
            return reckoned_answers.measured(self._analysis)
        counts_hours = question.field == "quantity" and question.facts.get(UNIT, "hour") == "hour"
        return reckoned_answers.hours(self._analysis) if counts_hours else None

    def _volunteered(self, edits: Sequence[Edit]) -> list[Edit]:
        """What the message tells of the one drive whose distance it gives, asked or not: the route, the passengers."""
        lines = {edit.line for edit in edits if edit.field == "distance_km"}
        if len(lines) != 1:
            return []
        given = {(edit.line, edit.field) for edit in edits}
        line = lines.pop()
        told = []
        if self._route and (line, "route") not in given:
            told.append(Edit(line=line, field="route", value=self._places()))
        if self._analysis.riders.passengers and (line, "passengers") not in given:
            told.append(Edit(line=line, field="passengers", value=self._passengers()))
        return told

    def _free(self, pending: Sequence[Question]) -> list[Edit]:
        """The words without a value, as the purpose or the lodging's name that is asked for; a meeting is a purpose."""
        wanted = frozenset(question.field for question in pending) & _FREE
        if not wanted or self._tells_price():
            return []
        values = [*self._analysis.mentions, *(named for named in self._analysis.named if not self._is_meeting(named))]
        blocked = [*self._used, *(mention.span for mention in values), *self._analysis.riders.spans]
        if "lodging_name" in wanted:
            hotels = [(token.start, token.end) for token in self._tokens if "lodging" in token.senses]
            blocked = [span for span in blocked if span not in hotels]
        blocked += [self._route.span] if self._route else []
        if any(question.field == "passengers" for question in pending) and names_in(self._analysis.text):
            return []
        found = asked.free_answers(self._analysis, wanted, blocked)
        self._used += found.values()
        text = self._analysis.text
        return [
            Edit(line=one.line, field=one.field, value=asked.told(text[slice(*found[one.field])]))
            for one in pending
            if one.field in found
        ]

    def _tells_price(self) -> bool:
        """True for a price that answers nothing: `kino kostet 155` is no purpose."""
        used = {at for start, end in self._used for at in range(start, end)}
        priced = (self._tokens[at + 1] for at in self._analysis.spots.get("cost", ()) if at + 1 < len(self._tokens))
        return any(token.kind == "num" and token.start not in used for token in priced)

    def _places(self) -> object:
        if self._route is None:
            return None
        self._used.append(self._route.span)
        return list(self._route.places)

    def _only_names(self) -> list[str]:
        """The names that are all of the message; none when one word alone may be what it was for as well."""
        names = names_in(self._analysis.text)
        return [] if self._asks_purpose and len(names) == 1 and " " not in names[0] else names

    def _passengers(self) -> object:
        if asked.denies(self._tokens):
            return []
        riders = self._analysis.riders
        self._used += riders.spans
        names = [rider.name for rider in riders.passengers if rider.name]
        if not names and (names := self._only_names()):
            # Jan is a month too.
            self._used.append((0, len(self._analysis.text)))
        return [{"name": name, "distance_km": None} for name in names] or None
