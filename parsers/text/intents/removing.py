"""What is taken out of a claim, called by what it is, and where the message goes on to say something else."""

import datetime as dt

from parsers.text.analysis import Analysis
from parsers.text.intents.things import Thing, stands_for, unknown
from parsers.text.lines.told.frames import is_light
from parsers.text.spans.resolve import Dated
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

_LONGEST_NAME = 6
"""Tokens of what is called by words that nothing is known of."""
_LEAST_REASON = 3
_STRUCK = frozenset({"should", "future", "able", "being"})
_IS_STRUCK = frozenset({"be", "være", "vere"})

_OPENING = ("claim_word", "first_choice", "removed", "correcting", "including")
_CLOSING = frozenset({"polite", "courtesy", "own", "claim_word", "removed", "from"})
_CLOSES = frozenset({"i", "på", "in", "on", "the", "likevel", "anyway", "så", "er", "da"})
_PARTING = frozenset({",", "og", "and", "samt", "+", "også", "òg", "also"})
_POINTING = frozenset(
    {"både", "both", "den", "det", "the", "my", "that", "dem", "dei", "them", "på", "for", "of", "med"}
)
_COSTS = words_of("cost_of")
_OR = frozenset({"eller", "or", "heller"})
_GIVING_A_REASON = frozenset(
    {"jeg", "eg", "vi", "me", "i", "we", "den", "det", "it", "for", "fordi", "siden", "sidan", "because", "since"}
)
_TELLING_MORE = frozenset(
    {"order", "remove", "removed", "correcting", "retracting", "waiting", "except", "including", "condition", "wish"}
)


_AT_FAULT = frozenset({"removed", "correcting", "retracting"})


class Removing:
    """One message that takes something out, on the way to what, and to what else it says."""

    def __init__(self, analysis: Analysis, things: list[Thing], at: int, end: int) -> None:
        """Behind the token `at` stands what is taken out; from the token `end` on, others read the message."""
        self._analysis = analysis
        self._tokens = analysis.tokens
        self._named = {index for thing in things for index in range(thing.first, thing.last)}
        self._told = set(self._named)
        self._told.update(index for one in analysis.mentions for index in range(one.first, one.last))
        self._end = end
        self._closing = _CLOSING if at >= 0 else _CLOSING | _STRUCK  # ferja skal bort
        self._closes = _CLOSES if at >= 0 else _CLOSES | _IS_STRUCK
        self.first = at + 1
        self.days: tuple[dt.date, ...] = ()
        self._points_back = False
        self.found, self.last = self._listed({thing.first: thing for thing in things})

    def unread(self) -> int | None:
        """The first token that is neither about what is taken out nor gives the reason; None for none."""
        found = next((index for index in range(self.first - 1) if not self._leads_up(index)), None)
        return self._unread_from(self.last) if found is None else found

    def _listed(self, things: dict[int, Thing]) -> tuple[list[Thing], int]:
        """The things named one after the other, and the token behind them and the marks of a lone one."""
        tokens, found, index = self._tokens, list[Thing](), self.first
        while index < self._end:
            if thing := things.get(index):
                found.append(thing)
                last = index = thing.last
            elif tokens[index].text in _PARTING | _POINTING | _COSTS or (not found and _opens(tokens[index])):
                index += 1
            else:
                break
        if found:
            return found, self._marked(last) if len(found) == 1 else last
        if dated := self._dated(index):
            self.days = dated.days
            return [], dated.when.last
        last = index
        while last < min(self._end, index + _LONGEST_NAME) and last not in self._told and _names(tokens[last]):
            last += 1
        if last > index:
            return [unknown(self._analysis, index, last)], last
        found = stands_for(self._analysis, self.first - 1)
        self._points_back = bool(found)
        return found, last

    def _leads_up(self, at: int) -> bool:
        """True for what opens the message, or tells of what the verb's pronoun stands for."""
        token = self._tokens[at]
        if _opens(token):
            return True
        tells = token.kind in ("word", "sym") and not (_TELLING_MORE - _AT_FAULT) & token.senses.keys()
        known = not self.found or any(thing.first <= at < thing.last for thing in self.found)
        return self._points_back and (known or (at not in self._named and (tells or at in self._told)))

    def _dated(self, at: int) -> Dated | None:
        """The days that stand there and are all that is named: `slett 5.11`."""
        known = (one for one in self._analysis.dated if one.when.first <= at < one.when.last and not one.trouble)
        return next((one for one in known if one.end is None and one.when.last <= self._end), None)

    def _marked(self, at: int) -> int:
        """The token behind the day or old value by which a lone thing is known: ferja på 60 kr."""
        mentions = {mention.first: mention for mention in self._analysis.mentions}
        index = at
        while index < self._end:
            if mention := mentions.get(index):
                at = index = mention.last
            elif self._tokens[index].text in _POINTING or "from" in self._tokens[index].senses:
                index += 1
            else:
                break
        return at

    def _unread_from(self, at: int) -> int | None:
        sentence = self._analysis.layout.sentence
        while at < self._end:
            if self._gives_reason(at):
                at = next((index for index in range(at, self._end) if sentence[index] != sentence[at]), self._end)
            elif self._closes_it(at) or self._leads_on(at):
                at += 1
            else:
                return at
        tokens = self._tokens
        more = (index for index in range(self._end, len(tokens)) if {"order", "remove"} & tokens[index].senses.keys())
        return next(more, None)

    def _closes_it(self, at: int) -> bool:
        token = self._tokens[at]
        if at in self._told:
            return False
        is_small = token.kind not in ("word", "num") or token.text in self._closes
        return is_small or bool(self._closing & token.senses.keys())

    def _leads_on(self, at: int) -> bool:
        """True for a small word before the reason, or before what others read."""
        others = self._end < len(self._tokens) and at + 1 == self._end
        return self._tokens[at].text in _PARTING and (others or (at + 1 < self._end and self._gives_reason(at + 1)))

    def _gives_reason(self, at: int) -> bool:
        """True where the rest of the sentence says why, and names nothing that may be claimed or done."""
        sentence = self._analysis.layout.sentence
        if self._tokens[at].text not in _GIVING_A_REASON or at == 0 or at in self._told:
            return False
        opened = self._tokens[at - 1].kind == "sym" or self._tokens[at - 1].text in _PARTING or at == self.last
        rest = [index for index in range(at, self._end) if sentence[index] == sentence[at]]
        return (
            opened
            and len(rest) >= _LEAST_REASON
            and not any(
                (index in self._told and "lift" not in self._tokens[index].senses)
                or self._tokens[index].kind not in ("word", "sym")
                or _TELLING_MORE & self._tokens[index].senses.keys()
                for index in rest
            )
        )


def _opens(token: Token) -> bool:
    light = is_light(token, *_OPENING) and token.kind not in ("num", "dmy", "iso")
    return light and token.text not in _OR and "except" not in token.senses


def _names(token: Token) -> bool:
    return token.kind == "word" and not {"except", "negation", "order", "join"} & token.senses.keys()
