"""The sentences that speak of food cut into pieces: their meals, and whether others or the traveller paid.

A piece ends at a comma or a joining word: frokost fredag / og lunsj begge dager / , middag betalte jeg selv.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal

from claims.lines import Span
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Mention, Money, has, text_at
from parsers.text.trips.mealdays import CAME, Counted, Counting
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

Verdict = Literal["paid", "own"]
BUT = frozenset({"men", "but", "bare", "kun", "berre", "only", "derimot", "however"})
AND = frozenset({"og", "and", "samt", "+"})
OR = frozenset({"eller", "heller", "or", "nor"})
_LEADING_REST = frozenset({"nothing", "every", "negation"})
_SOME = frozenset({"noe", "noko", "any"})
_BREAKS = frozenset({",", "+", "/", "("})
_NOT_MEANT = frozenset({"etter", "før", "after", "before", "til", "ved", "rundt", "under", "during"})
_BY = frozenset({"av", "by", "frå", "fra"})
_YES = frozenset({"ja", "yes", "jepp"})
_NO = frozenset({"nei", "nope"})
_WITH = "med"
_CLOSED = frozenset({",", ".", ";", "!", ")", "("})
_THERE = frozenset({"på", "i", "begge", "båe", "alle", "men", "kvar", "hver", "der"})
_ZERO = frozenset({"0", "null", "zero"})
_AT_HOME = frozenset({"hjemme", "heime", "home"})
_AT = frozenset({"at"})
_WITH_KIN = frozenset({"hos", "hjå", "with", "my"})
_HOMEWARD, _CAME_HOME = frozenset({"hjem", "heim", "home"}), frozenset({"kom", "came", "got"})
_WHEN = frozenset({"når", "da", "då", "when", "after"})
_EATING = words_of("eating")
_EATEN_WITHIN = 5
_PAYERS = frozenset({"jeg", "eg", "æ", "æg", "e", "i", "vi", "we", "me", "meg"})
_OPPOSITE: dict[Verdict, Verdict] = {"paid": "own", "own": "paid"}


@dataclass(slots=True, kw_only=True)
class Meal:
    """A meal that was told of; `denied` by the word right before it: ikke frokost."""

    name: str
    index: int
    counted: Counted
    verdict: Verdict | None = None
    denied: bool = False


@dataclass(slots=True, kw_only=True)
class Piece:
    """A stretch of a sentence with its meals and what it says of them."""

    meals: list[Meal] = field(default_factory=list)
    food: Verdict | None = None
    food_named: bool = False
    verdict: Verdict | None = None
    leading: bool = False
    rest: bool = False
    excepted: bool = False
    joined_by: str = ""
    spans: list[Span] = field(default_factory=list)


class Pieces:
    """Cuts the sentences of a text that speak of food into pieces."""

    def __init__(
        self, tokens: Sequence[Token], layout: Layout, mentions: Sequence[Mention], counting: Counting
    ) -> None:
        self._tokens = tokens
        self._layout = layout
        self._counting = counting
        self._priced = {layout.clause[mention.first] for mention in mentions if isinstance(mention, Money)}
        self._taken = {index for mention in mentions for index in range(mention.first, mention.last)}

    def of(self, scope: range) -> Iterator[list[Piece]]:
        """The pieces of each sentence of the scope that names meals or food."""
        for _, found in groupby(scope, key=lambda index: self._layout.sentence[index]):
            indices = list(found)
            senses = [self._tokens[index].senses for index in indices]
            if any("meal" in known or "food" in known or "nothing" in known for known in senses):
                yield [self._piece(part) for part in self._cut(indices)]

    def _cut(self, indices: Sequence[int]) -> Iterator[list[int]]:
        part: list[int] = []
        for index in indices:
            token = self._tokens[index]
            breaks = token.text in _BREAKS or token.text in BUT or token.text in OR or "join" in token.senses
            if part and ((breaks and index not in self._taken) or self._turns(index, part)):
                yield part
                part = []
            part.append(index)
        yield part

    def _turns(self, index: int, part: Sequence[int]) -> bool:
        """True where the rest begins without a mark, after what was paid: `1 frokost dekket ellers ingenting`."""
        tokens, rest = self._tokens, index
        if self._leads_on(index - 1):
            return False
        while rest < len(tokens) and self._leads_on(rest):
            rest += 1
        if not has(tokens, rest, "remainder") or has(tokens, rest + 1, "mealday"):
            return False
        return tokens[index - 1].text not in _BY and any(self._verdict(known) for known in part)

    def _leads_on(self, index: int) -> bool:
        """True for a word of `ikke noe annet`, `all other` before the last."""
        return self._tokens[index].text in _SOME or not _LEADING_REST.isdisjoint(self._tokens[index].senses)

    def _piece(self, indices: Sequence[int]) -> Piece:
        tokens = self._tokens
        piece = Piece(joined_by=tokens[indices[0]].text)
        verdicts: list[tuple[int, Verdict]] = []
        for index in indices:
            senses = tokens[index].senses
            if "meal" in senses and self._is_meant(index):
                meal = Meal(name=str(senses["meal"]), index=index, counted=self._counting.of(index))
                at_home = {text_at(tokens, index + 1), text_at(tokens, index + 2)} & _AT_HOME
                meal.denied = has(tokens, index - 1, "negation")
                if meal.denied or meal.counted.number == 0 or at_home:
                    meal.verdict = "own"
                elif piece.excepted and verdicts:
                    meal.verdict = _OPPOSITE[_sum(verdicts)]
                elif meal.name == "breakfast" and any("lodging" in tokens[at].senses for at in indices):
                    meal.counted.nightly()
                piece.meals.append(meal)
                piece.spans.append((tokens[index].start, tokens[index].end))
            elif "food" in senses or ("nothing" in senses and not piece.rest):
                verdicts += [(index, "own")] if "nothing" in senses else []
                piece.food_named = True
                piece.spans.append((tokens[index].start, tokens[index].end))
            elif "except" in senses:
                piece.excepted = True
            elif "remainder" in senses and text_at(tokens, index - 1) not in _BY:
                piece.rest = True
            elif said := self._verdict(index):
                verdicts.append((index, said))
        if verdicts:
            piece.verdict = _sum(verdicts)
            piece.leading = bool(piece.meals) and verdicts[-1][0] < piece.meals[0].index
        piece.food = piece.verdict if piece.food_named else None
        return piece

    def _verdict(self, index: int) -> Verdict | None:
        """What the word at the token says of the meals beside it; who pays is told by the pronoun next to the verb."""
        senses = self._tokens[index].senses
        word = self._tokens[index].text
        if (
            word in _NO
            or self._counts_none(index)
            or "own_cost" in senses
            or ("negation" in senses and not has(self._tokens, index + 1, "meal"))
        ):
            return "own"
        if "pay" in senses and any(text_at(self._tokens, at) in _PAYERS for at in (index - 1, index + 1, index + 2)):
            return "own"
        if (word in _AT_HOME and self._is_eaten_at(index)) or self._is_after_return(index):
            return "own"
        if "family" in senses and text_at(self._tokens, index - 1) in _WITH_KIN and self._is_eaten_at(index):
            return "own"
        if word == _WITH and text_at(self._tokens, index - 1) in CAME and self._ends(index + 1):
            return "paid"  # lunsj begge dager var med
        return "paid" if word in _YES or "provided" in senses or "host" in senses or "pay" in senses else None

    def _is_eaten_at(self, index: int) -> bool:
        """True for the home of `frokost spiste jeg hjemme` and `dinner at home`, not of `hjemme kl 18`."""
        tokens, clause = self._tokens, self._layout.clause
        before = [at for at in range(max(index - _EATEN_WITHIN, 0), index) if clause[at] == clause[index]]
        eaten = any(tokens[at].text in _EATING for at in before)
        return eaten or (text_at(tokens, index - 1) in _AT and any("meal" in tokens[at].senses for at in before))

    def _is_after_return(self, index: int) -> bool:
        """True for the end of `middag når jeg kom hjem`."""
        said = [text_at(self._tokens, at) for at in range(index - 3, index + 1)]
        return said[3] in _HOMEWARD and said[2] in _CAME_HOME and said[1] in _PAYERS and said[0] in _WHEN

    def _ends(self, index: int) -> bool:
        """True where a mark, a joining word or the place ends what was said: lunsjen var med på hotellet."""
        if index >= len(self._tokens) or self._tokens[index].kind == "nl" or self._tokens[index].text in _CLOSED:
            return True
        return has(self._tokens, index, "join") or self._tokens[index].text in _THERE

    def _counts_none(self, index: int) -> bool:
        """True for `måltider dekket: 0` and `0 måltider`; the zero of `0 middag` is that meal's."""
        if self._tokens[index].text not in _ZERO or has(self._tokens, index + 1, "meal"):
            return False
        return has(self._tokens, index + 1, "food") or text_at(self._tokens, index - 1) in (":", "=")

    def _is_meant(self, index: int) -> bool:
        """False for a meal that only tells the time, `etter lunsj`, or that was bought: lunsj 150 kr."""
        clause = self._layout.clause[index]
        return text_at(self._tokens, index - 1) not in _NOT_MEANT and clause not in self._priced


def _sum(verdicts: Sequence[tuple[int, Verdict]]) -> Verdict:
    """What words together say: `ikke dekket` is the traveller's own."""
    return "own" if any(verdict == "own" for _, verdict in verdicts) else "paid"
