"""Clauses that say no more than that the writer was not at a meeting, or that a deputy was.

`jeg var borte`, `møtte ikke`, `Per var vara for meg`, `varaen min gikk`.
"""

from collections.abc import Iterator, Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.catalogue.mention import TypeMention
from parsers.text.lines.told.guests import tells_of_guest
from parsers.text.lines.told.subjects import Subjects
from parsers.text.spans.mentions import When, has, indices, text_at
from parsers.text.words.lexicon import words_of

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Kommunestyret 5.11. Planutvalget 10.11. Per var vara for meg.": ["fee-council 05.11"],
    "Kommunestyret 5.11. Planutvalet 10.11. Per møtte som vara for meg": ["fee-council 05.11"],
    "Kommunestyret 5.11. Planutvalget 10.11, vara for meg var Per": ["fee-council 05.11"],
    "Kommunestyret 5.11. Planutvalget 10.11. Varaen min gikk.": ["fee-council 05.11"],
    "Municipal council 5 November. Planning committee 10 November. My deputy went.": ["fee-council 05.11"],
    "Municipal council 5.11. I was supposed to attend the planning committee on 10 November but my deputy went.": [
        "fee-council 05.11",
    ],
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
    "Planutvalget 10.11. Per var vara for Kari.": ["fee-planning 10.11"],
    "Planutvalget 10.11. Jeg var vara for Kari.": ["fee-planning 10.11"],
    "Planutvalget 10.11, jeg var vara for Per som var borte": ["fee-planning 10.11"],
    "Planutvalget 10.11. Per var der også": ["fee-planning 10.11"],
    "Planutvalget 10.11. Per tok bilder for meg": ["fee-planning 10.11"],
    "Planutvalget 10.11. Kari var borte": ["fee-planning 10.11"],
    "Planutvalget 10.11. Det gikk greit for meg": ["fee-planning 10.11"],
    "Planutvalget 10.11. Vara: meg": ["fee-planning 10.11"],
    "Planutvalget 10.11. Per møtte i stedet for Kari": ["fee-planning 10.11"],
    "Planutvalget 10.11. Kari satt i stedet for Per": ["fee-planning 10.11"],
}
AWAY = frozenset({"borte", "fraværende", "fråverande", "away", "absent"})
_THERE = frozenset(
    {"der", "dit", "there", "tilstede", "stede", "stades", "present", "plass", "møtet", "møte", "meeting"}
)
_SMALL = frozenset(
    {"til", "på", "da", "då", "dessverre", "diverre", "did", "was", "were", "the", "that", "unfortunately", "sadly"}
    | {"det", "møtet", "meeting", "i", "at", "to", "altså", "selv", "sjølv", "denne", "gangen", "gongen"}
    | {"this", "time"}
)
_AS = frozenset({"som", "as", "a", "an"})
WENT = frozenset(
    {
        "gikk",
        "gjekk",
        "dro",
        "drog",
        "møtte",
        "møter",
        "møtt",
        "stilte",
        "stiller",
        "kom",
        "deltok",
        "var",
        "satt",
        "er",
    }
    | {"went", "attended", "was", "came", "attends", "goes", "sat"}
)
_GOING = WENT | words_of("stepping_in") | words_of("standing_in")
_BEING = frozenset({"var", "er", "was", "is"})
_FOR_WHOM = frozenset({"for", "of"})
_FOR, _ME = frozenset({"for"}), frozenset({"meg", "mæ", "me"})
_STEAD = frozenset({"stedet", "staden", "instead", "sted", "stad", "stead", "place"})
_LEADING = frozenset({"i", "på", "til", "in", "at", "the"})
_LONGEST = 9
"""Tokens of a clause that says no more."""


class AwayClauses:
    """Such clauses of one text; they stand behind the name of a meeting and its day, or by themselves."""

    def __init__(
        self, analysis: Analysis, meetings: Sequence[TypeMention], types: TypeIndex, persons: Subjects
    ) -> None:
        self._analysis, self._tokens = analysis, analysis.tokens
        self._sentence = analysis.layout.sentence
        self._persons = persons
        self._lost = any(map(types.names_lost, analysis.named))
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
                away = self._is_absence(part) or tells_of_guest(self._analysis, part)
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
        away = [at for at in part if tokens[at].text in AWAY]
        if away and self._lost:
            return False  # away from work
        came = [at for at in part if has(tokens, at, "attend") or tokens[at].text in _THERE]
        if len(denied) != (0 if away else 1) or not (away or came):
            return False
        return all(
            tokens[at].writer or tokens[at].text in _SMALL | AWAY | _THERE | _BEING
            for at in part
            if at not in denied and not has(tokens, at, "attend")
        )

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
