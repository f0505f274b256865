"""Meetings of which nothing more is told than that the writer was not there, that a deputy was, or who was a guest.

`Formannskapet 12.11 – jeg var borte`, `Planutvalget 4.6. Per var vara for meg.`
"""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import islice

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.lines.told.away_days import row_goes_on
from parsers.text.lines.told.subjects import Subjects
from parsers.text.spans.mentions import MEASURED, Clocks, Mention, When, has, indices, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import opens_line, said_at

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Kommunestyret 5.11. Planutvalget 10.11. Per var vara for meg.": ["fee-council 05.11"],
    "Kommunestyret 5.11. Planutvalet 10.11. Per møtte som vara for meg": ["fee-council 05.11"],
    "Kommunestyret 5.11. Planutvalget 10.11, vara for meg var Per": ["fee-council 05.11"],
    "Kommunestyret 5.11. Planutvalget 10.11. Varaen min gikk.": ["fee-council 05.11"],
    "Municipal council 5 November. Planning committee 10 November. My deputy went.": ["fee-council 05.11"],
    "Municipal council 5.11. I was supposed to attend the planning committee on 10 November but my deputy went.": [
        "fee-council 05.11",
    ],
    "Planutvalget 10.11 møtte ikke. Kommunestyret 5.11": ["fee-council 05.11"],
    "Ola i planutvalget 10.11 møtte ikke. Kommunestyret 5.11": ["fee-planning 10.11", "fee-council 05.11"],
    "Kommunestyret 5.11. Jeg skulle møte i planutvalget 10.11, men varaen min gikk": ["fee-council 05.11"],
    "Kommunestyret 5.11. Planutvalget 10.11 - Per var der, ikke jeg": ["fee-council 05.11"],
    "Kommunestyret 5.11. Planutvalget 10.11, Kari gikk i stedet": ["fee-council 05.11"],
    "Municipal council 5.11. Planning committee 10 November, Kari went instead of me": ["fee-council 05.11"],
    "Kommunestyret 5.11. Planutvalget 10.11 – jeg var borte": ["fee-council 05.11"],
    "Kommunestyret 5.11. Planutvalget 10.11 (borte)": ["fee-council 05.11"],
    "Kommunestyret 5.11. Planutvalet 10.11, møtte ikkje": ["fee-council 05.11"],
    "Kommunestyret 5.11. Planutvalget 10.11, men kom ikke": ["fee-council 05.11"],
    "Kommunestyret 5.11 møtt\nPlanutvalget 10.11 - ikke møtt": ["fee-council 05.11"],
    "| Kommunestyret | 5.11 | møtt |\n| Planutvalget | 10.11 | ikke møtt |": ["fee-council 05.11"],
    "Kommunestyret 5.11. Observatør i planutvalget 10.11": ["fee-council 05.11"],
    "Kommunestyret 5.11. Planutvalget 10.11 som observatør, ikke medlem": ["fee-council 05.11"],
    "Kommunestyret 5.11. Var gjest i planutvalget 10.11": ["fee-council 05.11"],
    "Kommunestyret 5.11. Eg var berre gjest på møtet i planutvalet 10.11": ["fee-council 05.11"],
    "Municipal council 5.11. Planning committee 10 November, as an observer": ["fee-council 05.11"],
    "Municipal council 5.11. I was only a guest at the planning committee on 10 November": ["fee-council 05.11"],
    "Planutvalget 10.11, vi hadde gjest": ["fee-planning 10.11"],
    "Planutvalget 10.11. Kari var gjest i planutvalget": ["fee-planning 10.11"],
    "Planutvalget 10.11, gjest: Kari Lie": ["fee-planning 10.11"],
    "Planutvalget 10.11, gjest på Hotell Norge": ["fee-planning 10.11", "hotel 10.11 ?amount"],
    "Var ikke observatør i planutvalget 10.11, men medlem": ["fee-planning 10.11"],
    "Planutvalget 10.11. Per var vara for Kari.": ["fee-planning 10.11"],
    "Planutvalget 10.11. Jeg var vara for Kari.": ["fee-planning 10.11"],
    "Planutvalget 10.11, jeg var vara for Per som var borte": ["fee-planning 10.11"],
    "Jeg var i planutvalget 10.11, og varaen min gikk": ["fee-planning 10.11"],
    "Møtte i planutvalget 10.11. Varaen min gikk": ["fee-planning 10.11"],
    "Planutvalget 10.11. Per var der også": ["fee-planning 10.11"],
    "Planutvalget 10.11. Per tok bilder for meg": ["fee-planning 10.11"],
    "Planutvalget 10.11. Kari var borte": ["fee-planning 10.11"],
    "Planutvalget 10.11, borte fra jobb hele dagen": ["fee-planning 10.11"],
    "Planutvalget 10.11 kl 9-15, jeg var borte": ["fee-planning 10.11"],
    "Planutvalget 10.11. Det gikk greit for meg": ["fee-planning 10.11"],
    "Planutvalget 10.11, leder møtte ikke": ["fee-planning 10.11"],
    "Planutvalget 10.11, kom ikke før sak 4": ["fee-planning 10.11"],
    "Planutvalget 10.11, syk, men møtte likevel": ["fee-planning 10.11"],
    "Planutvalget 10.11. Vara: meg": ["fee-planning 10.11"],
    "Planutvalget 10.11. Per møtte i stedet for Kari": ["fee-planning 10.11"],
    "Planutvalget 10.11. Kari satt i stedet for Per": ["fee-planning 10.11"],
    "Planutvalget 10.11. Per kom ikke, Kari møtte i stedet, jeg ledet": ["fee-planning 10.11"],
    "Planutvalget 10.11, gruppeleder og observatør, møtegodtgjørelse": ["fee-planning 10.11"],
    "Planutvalget 10.11. Ulegitimert tap 4 timer, jeg var borte 10.11": [
        *("fee-planning 10.11", "lost-undocumented 10.11 4"),
    ],
}
_AWAY = frozenset({"borte", "fraværende", "fråverande", "away", "absent"})
_THERE = frozenset(
    {"der", "dit", "there", "tilstede", "stede", "stades", "present", "plass", "møtet", "møte", "meeting"}
)
_SMALL = frozenset(
    {"til", "på", "da", "då", "dessverre", "diverre", "did", "was", "were", "the", "that", "unfortunately", "sadly"}
    | {
        "det",
        "møtet",
        "meeting",
        "i",
        "at",
        "to",
        "altså",
        "selv",
        "sjølv",
        "denne",
        "gangen",
        "gongen",
        "this",
        "time",
    }
)
_AS = frozenset({"som", "as", "a", "an"})
_WENT = frozenset(
    {"gikk", "gjekk", "dro", "drog", "møtte", "møter", "møtt", "stilte", "stiller", "kom", "deltok", "var"}
)
_WENT_TOO = frozenset({"went", "attended", "was", "came", "attends", "goes", "er", "satt", "sat"})
_GOING = _WENT | _WENT_TOO | words_of("stepping_in") | words_of("standing_in")
_BEING = frozenset({"var", "er", "was", "is"})
_FOR_WHOM = frozenset({"for", "of"})
_LED = frozenset({"ledet", "ledede", "ledde", "leda", "leia", "leidde", "chaired", "led"})
_FOR, _ME = frozenset({"for"}), frozenset({"meg", "mæ", "me"})
_STEAD = frozenset({"stedet", "staden", "instead", "sted", "stad", "stead", "place"})
_LEADING = frozenset({"i", "på", "til", "in", "at", "the"})
_PLANNING = frozenset({"skulle", "supposed", "meant", "due", "should"})
_GUESTS = frozenset({"observatør", "observatøren", "observer", "gjest", "guest", "tilhører", "tilhøyrar", "tilskuer"})
_AS_GUEST = _AS | {
    "bare",
    "berre",
    "kun",
    "only",
    "just",
    "en",
    "ein",
    "var",
    "er",
    "was",
    "am",
    "jeg",
    "eg",
    "i",
    "an",
}
_TO_BODY = frozenset({"i", "på", "in", "at", "the", "to", "møte", "møtet", "meeting", "of", "ved", "til"})
_CUES = ("negation", "deputised", "somebody", "instead")
_MOST = 20
"""Such clauses of one text; keeps hostile texts linear."""
_LONGEST = 9
"""Tokens of a clause that says no more."""


def only_away(analysis: Analysis, types: TypeIndex) -> Set[int]:
    """The first tokens of the names of such meetings."""
    if not any(cue in analysis.spots for cue in _CUES) and analysis.said.isdisjoint(_AWAY | _GUESTS):
        return frozenset()
    names = [one for one in analysis.named if types.names_meeting(one)]
    if not names:
        return frozenset()
    told = _Told(analysis, names, types)
    found = (told.meeting_before(part, names) for part in islice(told.parts(), _MOST))
    guests = [one for one in names if told.is_guest_of(one)] if not analysis.said.isdisjoint(_GUESTS) else []
    return frozenset(one.first for one in (*found, *guests) if one)


class _Told:
    """What the clauses of one text without names and values say of who was there."""

    def __init__(self, analysis: Analysis, meetings: Sequence[TypeMention], types: TypeIndex) -> None:
        self._analysis, self._tokens = analysis, analysis.tokens
        self._sentence = analysis.layout.sentence
        self._lost = any(map(types.names_lost, analysis.named))
        self._days = {one.first: one.last for one in analysis.mentions if isinstance(one, When)}
        self._persons = Subjects(analysis)
        self._taken = indices((*analysis.mentions, *analysis.named))
        self._rows = indices((*meetings, *(one for one in analysis.mentions if isinstance(one, When))))

    def parts(self) -> Iterator[range]:
        """The clauses that say that the writer was not there."""
        first = 0
        for at in range(len(self._tokens) + 1):
            if at < len(self._tokens) and not self._parts_at(at):
                continue
            part = self._behind_names(range(first, at))
            if 0 < len(part) <= _LONGEST:
                opened = text_at(self._tokens, at) == ":"  # borte: 7-17
                away = self._is_absence(part) or self._is_guest(part)
                if (away and not opened) or self._is_deputy(part) or self._is_not_me(part):
                    yield part
            first = at + 1

    def _behind_names(self, part: range) -> range:
        """What stands behind the name and the day that open a clause; nothing where other words lead to them."""
        held = [at for at in part if at in self._taken]
        led = all(self._tokens[at].text in _LEADING for at in range(part.start, held[0])) if held else True
        led = led and self._rows.issuperset(held)  # fordi bussen ikke gikk
        return range(held[-1] + 1 if held else part.start, part.stop if led else part.start)

    def _parts_at(self, at: int) -> bool:
        token = self._tokens[at]
        return token.kind in ("sym", "nl") or "join" in token.senses or token.senses.get("waiting") == "but"

    def _is_absence(self, part: range) -> bool:
        """True for `jeg var borte`, `møtte ikke`, `ikke møtt`, `var ikke til stede`, and no word more."""
        tokens = self._tokens
        denied = [at for at in part if has(tokens, at, "negation")]
        away = [at for at in part if tokens[at].text in _AWAY]
        if away and self._lost:
            return False  # away from work
        came = [at for at in part if has(tokens, at, "attend") or tokens[at].text in _THERE]
        if len(denied) != (0 if away else 1) or not (away or came):
            return False
        return all(
            tokens[at].writer or tokens[at].text in _SMALL | _AWAY | _THERE | _BEING
            for at in part
            if at not in denied and not has(tokens, at, "attend")
        )

    def _is_guest(self, part: range) -> bool:
        """True for `som observatør`, `jeg var bare gjest`, and no word more."""
        words = [self._tokens[at].text for at in part]
        if _GUESTS.isdisjoint(words) or not all(word in _GUESTS | _AS_GUEST for word in words):
            return False
        fees = self._analysis.spots.get("fee", ())
        return all(self._sentence[at] != self._sentence[part.start] for at in fees)

    def is_guest_of(self, meeting: TypeMention) -> bool:
        """True for `observatør i planutvalget`, `jeg var gjest på møtet i planutvalget`, where nobody else is named."""
        tokens = self._tokens
        at = meeting.first - 1
        while at > 0 and text_at(tokens, at) in _TO_BODY:
            at -= 1
        if text_at(tokens, at) not in _GUESTS or at == meeting.first - 1:
            return False
        at -= 1
        while at >= 0 and text_at(tokens, at) in _AS_GUEST:
            at -= 1
        return at < 0 or tokens[at].kind in ("sym", "nl")

    def _is_deputy(self, part: range) -> bool:
        """True for `Per var vara for meg`, `varaen min gikk`, `Kari gikk i stedet`, and no word more."""
        tokens = self._tokens
        if any(self._is_i(at) or has(tokens, at, "negation") for at in part):
            return False
        deputies = [at for at in part if self._is_deputy_at(at)]
        for_me = any(text_at(tokens, at) in _ME and text_at(tokens, at - 1) in _FOR for at in part)
        instead = any(tokens[at].text in _STEAD for at in part)
        going = [at for at in part if tokens[at].text in _GOING]
        people = [at for at in part if self._is_somebody(at)]
        if not all(self._is_of_deputy(at) for at in part):
            return False
        if for_me and deputies:
            return bool(going) or text_at(tokens, part.stop) == ":"  # vara for meg: Per
        if deputies:  # varaen min gikk; vara møtte for Kari
            own = any(has(tokens, at, "own") for at in (deputies[0] - 1, deputies[0] + 1))
            others = any(tokens[at].text in _FOR for at in part)
            return own and not others and bool(going) and deputies[0] - part.start <= 1 and deputies[0] < going[0]
        met = [at for at in going if tokens[at].text not in _BEING or text_at(tokens, at + 1) in _THERE]
        of_other = any(
            text_at(tokens, at) in _FOR_WHOM and at + 1 in part and text_at(tokens, at + 1) not in _ME for at in part
        )
        return bool(people and met) and (for_me or (instead and not of_other)) and people[0] == part.start

    def _is_i(self, at: int) -> bool:
        """True for `jeg`, `I`, not for the `me` of `instead of me` and the `i` of `i stedet`."""
        of_place = self._tokens[at].text == "i" and text_at(self._tokens, at + 1) in _STEAD | _THERE
        return self._tokens[at].writer and self._tokens[at].text not in _ME and not of_place

    def _is_of_deputy(self, at: int) -> bool:
        text = self._tokens[at].text
        small = _SMALL | _AS | _GOING | _FOR | _ME | _STEAD | _THERE
        return text in small or text == "of" or has(self._tokens, at, "own") or self._is_somebody(at)

    def _is_somebody(self, at: int) -> bool:
        return self._persons.is_person(at) or has(self._tokens, at, "family") or self._is_deputy_at(at)

    def _is_deputy_at(self, at: int) -> bool:
        return has(self._tokens, at, "somebody") and self._tokens[at].senses["somebody"] == "deputy"

    def _is_not_me(self, part: range) -> bool:
        """True for the `ikke jeg` behind `Per var der`."""
        tokens = self._tokens
        if len(part) != 2 or not (has(tokens, part[0], "negation") and self._is_me(part[1])):
            return False
        before = range(max(0, part.start - 1 - _LONGEST), part.start - 1)
        verbs = [at for at in before if tokens[at].text in _GOING and self._sentence[at] == self._sentence[part.start]]
        return bool(verbs) and self._is_somebody(verbs[-1] - 1) and text_at(tokens, verbs[-1] + 1) in _THERE

    def _is_me(self, at: int) -> bool:
        return self._tokens[at].writer or text_at(self._tokens, at) in _ME

    def meeting_before(self, part: range, names: Sequence[TypeMention]) -> TypeMention | None:
        """The meeting that the clause is told of: the last before it, of one day, with no value, and not attended."""
        before = [one for one in names if one.last <= part.start]
        if not before:
            return None
        number = self._sentence[part.start]
        meeting = before[-1]
        line = self._analysis.layout.line
        other_row = line[meeting.first] != line[part.start] and not opens_line(part.start, self._tokens)
        if number - self._sentence[meeting.first] > 1 or other_row:
            return None
        since = before[-2].last if len(before) > 1 else 0
        near = [one for one in self._analysis.mentions if since <= one.first < part.start]
        near = [one for one in near if self._sentence[one.first] >= self._sentence[meeting.first]]
        days = [one for one in near if isinstance(one, When) and self._is_of_row(one, meeting)]
        valued = any(isinstance(one, (Clocks, *MEASURED)) for one in near if one.first > meeting.first)
        if self._is_day_of_row(part):
            return None
        if len(days) != 1 or len(days[0].days) != 1 or days[0].shape != "days" or valued:
            return None
        return None if self._met(self._sentence[meeting.first], part) else meeting

    def _is_day_of_row(self, part: range) -> bool:
        """True for `formannskapet 10.11 (borte), 12.11`: only that day is away."""
        alone = len(part) == 1 and self._tokens[part.start].text in _AWAY
        return alone and row_goes_on(self._tokens, part.stop, self._days)

    def _is_of_row(self, day: Mention, meeting: TypeMention) -> bool:
        """False for the day of the meeting before in the same sentence."""
        return day.first > meeting.first or not any(
            self._tokens[at].text in (",", "nl") or self._tokens[at].kind == "nl"
            for at in range(day.last, meeting.first)
        )

    def _met(self, first: int, part: range) -> bool:
        """True where the writer says before or behind, since the meeting's sentence, that they were there."""
        spots = self._analysis.spots
        places = (*spots.get("attend", ()), *spots.get("being", ()))
        near = (at for at in places if first <= self._sentence[at] <= self._sentence[part.start] and at not in part)
        return any(self._is_met(at) for at in near) or self._led(range(self._sentence[part.start], first - 1, -1))

    def _led(self, sentences: range) -> bool:
        """True for `jeg ledet`."""
        tokens = self._tokens
        return any(
            self._sentence[at] in sentences and (tokens[at - 1].writer or self._persons.is_writer(at + 1))
            for at in said_at(tokens, _LED)
            if at
        )

    def _is_met(self, at: int) -> bool:
        tokens = self._tokens
        around = range(max(0, at - 3), min(at + 3, len(tokens)))
        if any(has(tokens, near, "negation") or tokens[near].text in _PLANNING for near in around):
            return False
        opens = tokens[at].text in _WENT | _WENT_TOO and self._persons.opens(at) and self._persons.of(at) is None
        own = opens or self._persons.of(at) == "own"
        return own or (
            has(tokens, at, "attend")
            and tokens[at].text.startswith(("møtt", "attended", "delt"))
            and any(text_at(tokens, near) in ("likevel", "still", "anyway") for near in range(at, at + 4))
        )
