"""What a message changes in the lines of a draft that it names by number: `linje 2: 44 km`, `fjern linje 1`."""

from collections.abc import Sequence
from dataclasses import replace

from claims.questions import Edit
from parsers.text.analysis import Analysis
from parsers.text.drives.names import names
from parsers.text.intents.additions import addition
from parsers.text.intents.ahead import named_riders, said_ahead
from parsers.text.intents.stated import STATING, Stated
from parsers.text.intents.values import Values
from parsers.text.layout.numbered import Numbered, joins
from parsers.text.lines.told.frames import is_light
from parsers.text.spans.mentions import has, text_at
from parsers.text.words.tokens import Token

_TOO = frozenset({"også", "òg", "likeså", "likeeins", "too", "likewise"})
_SO = (STATING - {"feil"}) | {"det", "være", "vere", "be", "gjelder", "gjeld"}
_ASKING = frozenset({"skal", "er", "stemmer", "gjelder", "gjeld", "is", "should", "does"})
_APART = frozenset({",", ".", ";"})
_BUT = frozenset({"men", "but"})
_PARTLY = frozenset(
    {"på", "i", "av", "med", "siste", "første", "fyrste", "gjaldt", "on", "in", "of", "with", "last", "first", "for"}
)


def _adds_nothing(token: Token) -> bool:
    mark = token.kind in ("sym", "nl") and token.text != "?"
    return mark or token.text in _TOO or token.text in _SO or "should" in token.senses


class NumberedChanges:
    """What one message says of the lines that it names by number."""

    def __init__(self, analysis: Analysis, values: Values) -> None:
        self._analysis = analysis
        self._text, self._tokens, self._mentions = analysis.text, analysis.tokens, analysis.mentions
        self._added = addition(analysis)
        self._stated = Stated(analysis, values)

    def of_lines(self, groups: Sequence[Numbered]) -> list[Edit]:
        """What is said of each line that is named by number, and of all lines after one is removed."""
        tokens = self._tokens
        edits: list[Edit] = []
        before, removing = 0, False
        last = len(tokens) if self._added is None else self._added
        ahead = [
            said_ahead(self._analysis, group, former.last if former else 0)
            for former, group in zip([None, *groups[:-1]], groups, strict=True)
        ]
        for place, (group, after) in enumerate(zip(groups, [*groups[1:], None], strict=True)):
            end = (ahead[place + 1] or after.first) if after else last
            leads = after is not None and has(tokens, end - 2, "remove") and "removed" in tokens[end - 1].senses
            words, own = tokens[before : group.first], tokens[group.last : end - leads]
            joined = all(joins(tokens, index) for index in range(before, group.first))
            goes_on = removing and joined and text_at(tokens, group.last) not in STATING
            removing = goes_on or any("remove" in token.senses for token in words)
            if removing and not goes_on and (field := self._removed_field(before, group.first)):
                edits += [Edit(line=line, field=field, value=[]) for line in group.lines if field == "passengers"]
                before, removing = group.last, False
                continue
            struck = after is None and self._is_struck(group.last)
            if removing or struck or any("removed" in token.senses for token in own):
                denied = any("negation" in token.senses for token in words) or self._is_kept(group.last, end)
                edits += [Edit(line=line, field=None) for line in group.lines if not denied]
                edits += self._besides(group.last, end)
            elif any("passenger" in token.senses for token in (*words, *own)):
                edits += self._of_riders(group, before, end)
            elif own and any(token.text in _TOO for token in own) and all(map(_adds_nothing, own)):
                former = groups[place - 1].lines[-1] if place and not self._is_asked_or_denied(group.first) else None
                above = [edit for edit in edits if edit.line == former is not None]
                edits += [replace(edit, line=line) for line in group.lines for edit in above]
            else:
                start = ahead[place]
                for line in group.lines:
                    edits += self._ahead(line, start, group.first) if start is not None else []
                    stated = self._stated.edits(line, before, group.last, end)
                    edits += stated or self._stated.renamed(line, group.last, end)
            before = group.last
        return edits

    def _of_riders(self, group: Numbered, before: int, end: int) -> list[Edit]:
        """The passengers of the lines, with what else is said of the lines; none where nobody is told or denied."""
        tokens = self._tokens
        riders = names(self._text[: tokens[end - 1].end].rpartition(":")[2])
        riders = riders or named_riders(self._analysis, before, group.first)
        riders = riders or named_riders(self._analysis, group.last, self._sentence_end(group.last, end))
        found = [{"name": name, "distance_km": None} for name in riders]
        around = (*tokens[before : group.first], *tokens[group.last : end])
        if not (found or any("negation" in token.senses for token in around)):
            return []
        valued = next(at for at in range(group.last, end + 1) if at == end or self._is_rider(at))
        valued = self._set_apart(group.last, valued)
        edits: list[Edit] = []
        for line in group.lines:
            edits += self._stated.edits(line, group.last, group.last, valued)
            edits.append(Edit(line=line, field="passengers", value=found))
        return edits

    def _ahead(self, line: int, start: int, end: int) -> list[Edit]:
        """The values, or the type, that are said of the line right before its number."""
        return self._stated.edits(line, end, start, end) or self._stated.renamed(line, start, end, is_set=True)

    def _set_apart(self, start: int, end: int) -> int:
        """Where the line's own values before a passenger at `end` end; `start` where none are certainly the line's.

        A mark stands behind `44 km, passasjer Per Moen`; `de siste 12 km, med passasjer` are a part of the line.
        """
        tokens = self._tokens
        taken = {at for mention in self._mentions for at in range(mention.first, mention.last)}
        marked = (at for at in range(end - 1, start, -1) if text_at(tokens, at) in _APART or tokens[at].kind == "nl")
        mark = next((at for at in marked if at not in taken), start)
        free = [text_at(tokens, at) for at in range(start, mark) if at not in taken]
        partly = not _PARTLY.isdisjoint(free) or ("(" in (text_at(tokens, at) for at in range(start, end)))
        lacks = text_at(tokens, mark + 1) in _BUT and not any(has(tokens, at, "should") for at in range(start, mark))
        ridden = not taken.isdisjoint(range(mark + 1, end))  # 12 km, så 30 km med passasjer
        return start if partly or lacks or ridden else mark

    def _is_kept(self, start: int, end: int) -> bool:
        """True for `fjernes ikke`, `skal ikke slettes`, where a negation stands beside the word of removing."""
        tokens = self._tokens
        gone = [at for at in range(start, end) if "removed" in tokens[at].senses]
        return any(has(tokens, at - 1, "negation") or (has(tokens, at + 1, "negation") and at + 1 < end) for at in gone)

    def _is_asked_or_denied(self, first: int) -> bool:
        """True for a line that a negation or an asking word stands before: `ikke linje 3 også`, `skal linje 3 også`."""
        near = range(max(first - 2, 0), first)
        return any(has(self._tokens, at, "negation") for at in near) or text_at(self._tokens, first - 1) in _ASKING

    def _is_rider(self, at: int) -> bool:
        """True for a word of passengers or a name, behind which a distance may be a passenger's."""
        token = self._tokens[at]
        return "passenger" in token.senses or (
            token.kind == "word" and not token.senses and self._text[token.start].isupper()
        )

    def _sentence_end(self, start: int, end: int) -> int:
        """Where the sentence of that token ends, at `end` at the latest."""
        sentence = self._analysis.layout.sentence
        return next((at for at in range(start, end) if sentence[at] != sentence[start]), end)

    def _removed_field(self, start: int, end: int) -> str | None:
        """What of a line is to be taken out, rather than the line: `fjern passasjeren på linje 1`."""
        tokens = self._tokens
        at = next((at for at in range(start, end) if "remove" in tokens[at].senses), end)
        if any("passenger" in token.senses for token in tokens[at:end]):
            return "passengers"
        return self._stated.field(at, end)[0]

    def _is_struck(self, start: int) -> bool:
        """True for a last line of which one says `slett den`."""
        words = self._tokens[start:]
        at = next((place for place, token in enumerate(words) if "remove" in token.senses), None)
        return at is not None and all(is_light(token) for token in words[at + 1 :])

    def _besides(self, start: int, end: int) -> list[Edit]:
        """What is changed in all lines in the words after those of removing one: `og endre kilometerne til 48`."""
        changing = (index for index in range(start, end) if "change" in self._tokens[index].senses)
        at = next(changing, end)
        return self._stated.edits(None, at, at, end)
