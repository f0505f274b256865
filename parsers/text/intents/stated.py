"""What a correction says that a line should be: its values, its type, its purpose, between two of its words."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal

from claims.questions import Edit
from parsers.text.analysis import Analysis
from parsers.text.intents.ahead import sets, stands
from parsers.text.intents.values import Values
from parsers.text.spans.almanac import latest_of_number
from parsers.text.spans.mentions import BY_PLACE, Mention, When, has, text_at
from parsers.text.spans.numbers import digits, plain

EXAMPLES: dict[str, list[str]] = {
    "endre dato på linje 2 til 13.10 og km til 30": ["1 date 2026-10-13", "1 distance_km 30"],
    "endre kilometerne til 30 og datoen til 13.10": ["None date 2026-10-13", "None distance_km 30"],
    "change the date to 13 October and the distance to 30": ["None date 2026-10-13", "None distance_km 30"],
    "linje 2: dato 13.10, beløp 120": ["1 date 2026-10-13", "1 amount 120"],
    "Datoen skal vere 13.10 og timetalet skal vere 4": ["None date 2026-10-13", "None quantity 4"],
    "endre dato til 13.10 på linje 2 og gi beskjed på 30": ["1 date 2026-10-13"],
    "endre dato på linje 2 til 13.10, kilometerne på 30 var rette": ["1 date 2026-10-13"],
    "endre dato til 13.10, ikke endre km til 30": ["None date 2026-10-13"],
    "endre dato til 13.10, km er feil, skal være 30": ["None date 2026-10-13", "None distance_km 30"],
    "endre beløp til 240 kr. km 12 er feil": ["None amount 240.00"],
    "linje 2 skal være 240 kr, antall skal ikke være 3": ["1 amount 240.00"],
    "endre dato til 13.10, antall passasjerer til 2": ["None date 2026-10-13"],
    "linje 2: dato 13.10, km før var 30": ["1 date 2026-10-13"],
    "linje 2 er feil, det skal være 44 km. Linje 3 også.": ["1 distance_km 44", "2 distance_km 44"],
    "line 2 should be 44 km, line 3 too": ["1 distance_km 44", "2 distance_km 44"],
    "linje 2 skal være 44 km. Linje 3 er også grei": ["1 distance_km 44"],
    "Linje 2 er feil, 44 km. Linje 3 er også feil.": ["1 distance_km 44"],
    "Linje 2 er 44 km. Stemmer linje 3 også?": ["1 distance_km 44"],
    "Line 2 should be 44 km. Is line 3 too?": ["1 distance_km 44"],
    "linje 3: 44 km, passasjer Per Moen": ["2 distance_km 44", "2 passengers Per Moen"],
    "linje 3 skal være 44 km, og passasjer var Per Moen": ["2 distance_km 44", "2 passengers Per Moen"],
    "Linje 2: 12 km med passasjer Per Moen": ["1 passengers Per Moen"],
    "line 2: for the last 12 km I had Per Moen as passenger": ["1 passengers Per Moen"],
    "Linje 2: 12 av 40 km hadde jeg passasjer Per Moen": ["1 passengers Per Moen"],
    "Linje 2 gjaldt 2 timer, men mangler passasjer Kari Lie": ["1 passengers Kari Lie"],
    "Linje 2 (møte 12.11 kl 18): passasjer Per Moen": ["1 passengers Per Moen"],
    "linje 3: passasjer Per Moen, 44 km": ["2 passengers Per Moen"],
    "linje 2: bom 45 kr hver vei": ["1 amount 90.00"],
    "på linje 1 står det 3 timer. Det riktige er 4 timer.": ["0 quantity 4"],
    "It says 12 km on line 2. It was 14 km.": ["1 distance_km 14"],
    "linje 2 er feil, det står 17 km i kjøreboka": ["1 distance_km 17"],
    "på linje 1 skal det stå 13.10, på linje 2 skal det stå 14.10": ["0 date 2026-10-13", "1 date 2026-10-14"],
}
"""The edits of several fields or lines: line, field and value."""

STATING = frozenset({"er", "til", "skal", "is", "to", ":", "=", "var", "was", "feil"})
_ONTO = frozenset({"til", "to", "på", "on"})
_BEING = frozenset({"være", "vere", "be"})
_THE = frozenset({"den", "the"})
OPENING = 3
"""Words within which a message, or what is said of a line, says that it states something anew."""
_PARTING = frozenset({",", ".", ";", "!", "?", "men", "but"})
_ANAPHORIC = frozenset({"den", "det", "it", "that"})
_FORMER = frozenset(
    {"før", "tidligere", "tidlegare", "opprinnelig", "opphavleg", "gamle", "before", "earlier", "previously", "stemte"}
)
_MEASURED = ("amount", "distance_km")
_NUMBERED = ("quantity", "distance_km", "amount")


class Stated:
    """Tells what one message states between two of its tokens."""

    def __init__(self, analysis: Analysis, values: Values) -> None:
        self._analysis = analysis
        self._text, self._tokens = analysis.text, analysis.tokens
        self._mentions, self._named = analysis.mentions, analysis.named
        self._values = values
        self._taken = {index for mention in analysis.mentions for index in range(mention.first, mention.last)}

    def edits(self, line: int | None, begin: int, start: int, end: int) -> list[Edit]:
        """The values stated from `start` up to `end`, where `begin` is the first token that may name their field.

        What a negation stands before, `ikke 62`, is the old value.
        """
        tokens = self._tokens
        field, at = self.field(begin, end)
        if field == "purpose":
            purpose = self._purpose(max(at + 1, start), end)
            return [Edit(line=line, field=field, value=purpose)] if purpose else []
        first, last = (bisect_left(self._mentions, index, key=BY_PLACE) for index in (start, end))
        holding = [one for one in self._mentions[first:last] if not has(tokens, one.first - 1, "negation")]
        found = self._newest(self._without_standing(holding))
        dates_only = line is None and all(name in ("date", "end_date") for name, _ in found)
        if field in _MEASURED and dates_only and not self._names_another(field, at, end):
            found = []  # beløpet er feil, jeg får sett på det på mandag
        if not found and field in _NUMBERED:
            numbers = (self._number(index) for index in range(max(at, start), end))
            found += [(field, plain(number)) for number in numbers if number is not None][:1]
        if found:
            found += self._besides({name for name, _ in found}, begin, start, end)
        is_date = field == "date" and not self._names_another(field, at, end)
        if is_date and not found and (day := self._bare_day(max(at, start), end)):
            found.append(("date", day.isoformat()))
        return [Edit(line=line, field=name, value=value) for name, value in found]

    def _besides(self, known: Collection[str], begin: int, start: int, end: int) -> Iterator[tuple[str, object]]:
        """The bare numbers of other fields, each right behind a word of what is: `dato til 13.10 og km til 30`."""
        wanted: str | None = None
        for at in range(begin, end):
            if self._parts(at) and not self._goes_on(at + 1):
                wanted = None
            if has(self._tokens, at, "passenger"):
                wanted = None
            elif "field" in self._tokens[at].senses and at not in self._taken and not self._is_unit(at):
                wanted = str(self._tokens[at].senses["field"])
            elif wanted in _NUMBERED and wanted not in known and at >= start and at not in self._taken:
                told = self._is_stated(at) or "field" in self._tokens[at - 1].senses
                number = self._number(at) if told and self._is_new(at, begin, end) else None
                if number is not None:
                    yield wanted, plain(number)
                    wanted = None

    def _parts(self, at: int) -> bool:
        """True for a mark or a joining word behind which other words are told of another value."""
        token = self._tokens[at]
        apart = token.kind == "nl" or token.text in _PARTING or "join" in token.senses
        return apart and at not in self._taken

    def _goes_on(self, at: int) -> bool:
        """True for `skal være 30` and `den skal være 30`, which still tell of the field before them."""
        return has(self._tokens, at, "should") or (
            text_at(self._tokens, at) in _ANAPHORIC and has(self._tokens, at + 1, "should")
        )

    def _is_new(self, at: int, begin: int, end: int) -> bool:
        """True for a token among whose words nothing says that the value is denied, wrong or a former one."""
        first = next((near + 1 for near in range(at, begin - 1, -1) if self._parts(near)), begin)
        last = next((near for near in range(at, end) if self._parts(near)), end)
        for near in range(first, last):
            denies = has(self._tokens, near, "negation") and digits(text_at(self._tokens, near + 1)) is None
            if denies or has(self._tokens, near, "wrong") or text_at(self._tokens, near) in _FORMER:
                return False
        return True

    def _names_another(self, field: str | None, start: int, end: int) -> bool:
        """True where another field than that one is named there."""
        return any(self._tokens[at].senses.get("field", field) != field for at in range(start, end))

    def renamed(self, line: int, start: int, end: int, *, is_set: bool = False) -> list[Edit]:
        """The type that the line should be of, or is rather than another: `linje 1 skal være høy sats, ikke lav`."""
        tokens = self._tokens
        first, last = (bisect_left(self._named, index, key=BY_PLACE) for index in (start, end))
        told = [one for one in self._named[first:last] if len(one.codes) == 1]
        held = [one for one in told if not self._is_denied(start, one.first)]
        becomes = text_at(tokens, start) in _ONTO and sets(self._analysis, 0, start)
        stated = any(has(tokens, at, sense) for at in range(start, end) for sense in ("should", "negation"))
        stated = stated or is_set or becomes
        return [Edit(line=line, field="type", value=held[0].codes[0])] if len(held) == 1 and stated else []

    def field(self, start: int, end: int) -> tuple[str | None, int]:
        """The field that is named first between two tokens, and where."""
        for index in range(start, end):
            if "field" in self._tokens[index].senses and index not in self._taken and not self._is_unit(index):
                return str(self._tokens[index].senses["field"]), index
        return None, 0

    def _bare_day(self, start: int, end: int) -> dt.date | None:
        """The latest day of that number, where one is all that is said of the date: `skal være 13.`."""
        places = [at for at in range(start, end) if self._tokens[at].kind == "num"]
        numbers = [self._number(at) for at in places]
        if len(numbers) != 1 or numbers[0] is None or numbers[0] % 1 or not self._is_stated(places[0]):
            return None
        return latest_of_number(int(numbers[0]), self._analysis.today)

    def _is_stated(self, at: int) -> bool:
        """True right behind a word of what is or should be: `skal være 13`, `var den 13.`, not `på krav 12`."""
        before = at - 2 if text_at(self._tokens, at - 1) in _THE else at - 1
        return text_at(self._tokens, before) in STATING | _BEING or has(self._tokens, before, "should")

    def _is_denied(self, start: int, end: int) -> bool:
        """True where a negation stands before that token in its clause: `skal ikke være høy sats`."""
        clause = self._analysis.layout.clause
        return any(has(self._tokens, at, "negation") and clause[at] == clause[end] for at in range(start, end))

    def _purpose(self, start: int, end: int) -> str | None:
        """The writer's own words after `formålet var`, `til` or a colon, up to the end of the sentence."""
        words = self._tokens[start:end]
        stated = [at for at, token in enumerate(words) if token.text in STATING or "should" in token.senses]
        opening = stated[0] if stated and stated[0] <= OPENING else -1
        while opening + 1 < len(words) and words[opening + 1].text in STATING | _BEING:
            opening += 1
        told = words[opening + 1 :]
        while told and told[-1].kind != "word" and told[-1].kind != "num":
            told = told[:-1]
        return self._text[told[0].start : told[-1].end] if told else None

    def _newest(self, mentions: Sequence[Mention]) -> list[tuple[str, object]]:
        """The values, of `fra 11.11 til 12.11` the latter day."""
        found: list[tuple[str, object]] = []
        for mention, name, value in self._values.each(mentions):
            replaced = isinstance(mention, When) and self._is_from(mention.first)
            if not (replaced and name == "date"):
                found.append(("date" if replaced else name, value))
        return found

    def _without_standing(self, mentions: Sequence[Mention]) -> list[Mention]:
        """Without a value that stands there, where one of its kind comes after: `det står 3 timer. Riktig er 4`."""
        later = {type(one): one.first for one in mentions}
        return [one for one in mentions if one.first == later[type(one)] or not stands(self._analysis, one.first)]

    def _is_from(self, index: int) -> bool:
        return has(self._tokens, index, "from") or has(self._tokens, index - 1, "from")

    def _number(self, index: int) -> Decimal | None:
        """The bare number that stands at the token and is not denied."""
        denied = has(self._tokens, index - 1, "negation")
        return None if denied else digits(text_at(self._tokens, index))

    def _is_unit(self, index: int) -> bool:
        """True for the kilometres of a value that a correction has moved away from its words."""
        return has(self._tokens, index, "distance") and self._tokens[index - 1].kind == "num"
