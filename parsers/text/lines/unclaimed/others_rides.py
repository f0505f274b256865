"""What others came by, `de andre tok bussen`, is told without a sum, and is none of the writer's outlays."""

from collections.abc import Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft
from parsers.text.lines.told.subjects import Subjects
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.lexicon import words_of

EXAMPLES = {
    "parkering 75 kr 10.11. De andre kom med bussen": ["expense"],
    "parkering 75 kr 10.11, dei andre tok bussen": ["expense"],
    "parkering 75 kr 10.11. Magnhild og Lars Ola kom med bussen": ["expense"],
    "parking 75 kr on 10 November. There were four of us, but the others came by bus": ["expense"],
    "parking 75 kr on 10 November. My colleague came by taxi": ["expense"],
    "24 km 10.11. Fredagen kom ho med drosje": ["mileage"],
    "24 km 10.11. Drosja som skulen betaler": ["mileage"],
    "24 km 10.11. Drosja heim betalte skulen": ["mileage"],
    "24 km 10.11, skolen dekker drosjen": ["mileage"],
    "24 km on 10 November. The school pays for the taxi": ["mileage"],
    "24 km 10.11. Parkering ved skolen, betalte 60 kr": ["mileage", "expense"],
    "24 km 10.11. Barnet ble hentet med drosje": ["mileage"],
    "24 km 10.11. Ho vart køyrd heim med taxi, som skulen betaler": ["mileage"],
    "24 km 10.11. Kari tok taxi som jeg betalte, 200 kr": ["mileage", "expense"],
    "24 km 10.11. Kari og jeg tok bussen hjem": ["mileage", "expense"],
    "24 km 10.11. Jeg og de andre tok bussen hjem": ["mileage", "expense"],
    "24 km 10.11. Tok bussen hjem": ["mileage", "expense"],
    "24 km 10.11. Vi andre tok bussen hjem": ["mileage", "expense"],
    "24 km 10.11, dei andre gjekk": ["mileage"],
    "planutvalget 10.11. Vi hadde felles buss til befaringa": ["expense"],
    "planutvalet 10.11, det var leigd buss til alle": ["expense"],
    "planning committee 10 November, we had a shared bus to the site": ["expense"],
    "planutvalget 10.11, 48 km. 11.11 felles buss til befaring": ["expense", "mileage"],
    "planutvalget 10.11, felles buss 45 kr": ["expense", "expense"],
    "planutvalget 10.11. Bussen hjem": ["expense", "expense"],
    "formannskapet 10.11 og de andre utleggene: taxi 200 kr": ["expense", "expense"],
}

_TRAVELLED = words_of("travelling")
_PAYERS = words_of("public_payers")
_PAYING, _PAYS = ("pay", "bearing", "treated"), frozenset({"pays", "covers"})
_WHO = frozenset({"som", "which", "that"})
_PEOPLE = frozenset({"andre", "others"})
_LED = frozenset({"de", "dei", "dem", "the", "to", "tre", "fire", "alle", "two", "three", "noen", "nokre", "vi", "we"})
_HELPING = frozenset({"ble", "blei", "vart", "var", "was", "were", "har", "hadde", "også", "also"})
_SOMEBODY = ("child", "family", "somebody", "companion")
_BEFORE, _AFTER = 6, 6


def of_others_rides(drafts: Sequence[Draft], analysis: Analysis, types: TypeIndex) -> set[int]:
    """The places, among the drafts, of outlays without a value that others made, or that others pay."""
    empty = [
        (place, draft)
        for place, draft in enumerate(drafts)
        if draft.kind == "expense" and draft.named and not draft.measured and types.units(draft.codes) == {"amount"}
    ]
    if not empty:
        return set()
    told = _Told(analysis)
    return {place for place, draft in empty if told.is_theirs(draft) or told.is_paid(draft) or told.is_common(draft)}


def speaks_of_people(analysis: Analysis, first: int, last: int) -> bool:
    """True for the `andre` of `de andre`, where no thing follows that it tells of."""
    tokens = analysis.tokens
    alone = last == first + 1 and text_at(tokens, first) in _PEOPLE and text_at(tokens, first - 1) in _LED
    return alone and not has(tokens, last, "number") and not text_at(tokens, last).startswith(("utlegg", "kvittering"))


class _Told:
    def __init__(self, analysis: Analysis) -> None:
        self._tokens, self._clause = analysis.tokens, analysis.layout.clause
        self._sentence = analysis.layout.sentence
        self._subjects = Subjects(analysis)

    def is_theirs(self, draft: Draft) -> bool:
        """True right behind what somebody else is told to have come by."""
        clause = self._clause[draft.first]
        near = range(max(0, draft.first - _BEFORE), draft.first)
        verbs = [at for at in near if self._clause[at] == clause and self._tokens[at].text in _TRAVELLED]
        return bool(verbs) and self._is_others(verbs[-1])

    def is_paid(self, draft: Draft) -> bool:
        """True for `drosje som skulen betaler`, whoever pays in one word, and for `drosja dekker skulen`."""
        near = range(max(0, draft.first - _BEFORE), min(draft.last + _AFTER, len(self._tokens)))
        beside = [at for at in near if self._clause[at] == self._clause[draft.first]]
        if any(self._tokens[at].text in _PAYERS for at in beside) and any(self._pays(at) for at in beside):
            return True
        near = range(draft.last, min(draft.last + _AFTER, len(self._tokens)))
        who = next((at for at in near if self._tokens[at].text in _WHO), None)
        if who is None or self._sentence[who] != self._sentence[draft.first]:
            return False
        payer = self._tokens[who + 1 : who + 2]
        return self._pays(who + 2) and payer[0].kind == "word" and not self._subjects.is_writer(who + 1)

    def is_common(self, draft: Draft) -> bool:
        """True for a bus that was laid on for everybody: `vi hadde felles buss`, `leid buss til alle`."""
        tokens, last = self._tokens, draft.last - 1
        before = {text_at(tokens, draft.first - 1), text_at(tokens, draft.first)}
        return tokens[last].text in words_of("buses") and not before.isdisjoint(words_of("laid_on"))

    def _pays(self, at: int) -> bool:
        return any(has(self._tokens, at, sense) for sense in _PAYING) or text_at(self._tokens, at) in _PAYS

    def _is_others(self, verb: int) -> bool:
        """True where the subject of the verb, before or after it, is somebody other than the writer."""
        at = verb - 1
        while text_at(self._tokens, at) in _HELPING:
            at -= 1
        at -= has(self._tokens, at, "own")
        if self._is_somebody(at):
            return not self._has_writer(at)
        own = self._subjects.is_writer(at) or self._subjects.is_writer(verb + 1)
        return not own and self._is_somebody(verb + 1) and not self._has_writer(verb)

    def _is_somebody(self, at: int) -> bool:
        if text_at(self._tokens, at) in _PEOPLE:
            return text_at(self._tokens, at - 1) in _LED
        return any(has(self._tokens, at, sense) for sense in _SOMEBODY) or self._subjects.is_person(at)

    def _has_writer(self, last: int) -> bool:
        """True for `jeg og Ola`."""
        near = range(max(0, last - _BEFORE), last + 1)
        return any(self._sentence[at] == self._sentence[last] and self._subjects.is_writer(at) for at in near)
