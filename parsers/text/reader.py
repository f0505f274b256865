"""The text reader: stages from characters to lines, each in a module of its own."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from zoneinfo import ZoneInfo

from claims.catalogue import Catalogue
from claims.questions import Edit, Question
from parsers.text.analysis import Analysis, analyse
from parsers.text.answers import Answering
from parsers.text.changes import addresses_line, changes
from parsers.text.commands import command, repeats, says
from parsers.text.itemise import itemise
from parsers.text.items import Item
from parsers.text.naming import title_of
from parsers.text.reading import Found, Reading
from parsers.text.types import TypeIndex
from parsers.text.values import Values

_OSLO = ZoneInfo("Europe/Oslo")


class Reader:
    """Reads messages against one municipality's catalogue, which is compiled once."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._types = TypeIndex(catalogue)

    def read(
        self,
        text: str,
        *,
        received: dt.datetime,
        subject: str | None = None,
        attachments: int = 0,
        pending: Sequence[Question] = (),
    ) -> Reading:
        """What the message means: an intent, lines with evidence, open questions, edits. Never raises.

        `received` is aware, or local to Europe/Oslo; `pending` are the open questions the message may answer.
        """
        today = (received.astimezone(_OSLO) if received.tzinfo else received).date()
        analysis = analyse(text, today, self._types, subject)
        said = command(analysis.tokens)
        if said:
            return Reading(intent=said)
        values = Values(analysis.dated)
        if pending and not addresses_line(analysis.tokens) and (found := self._answer(analysis, values, pending)):
            return found
        edits = changes(analysis.text, analysis.tokens, analysis.mentions, values, named=bool(analysis.named))
        if edits:
            return Reading(intent="edit", edits=tuple(edits))
        if repeats(analysis.tokens) and not analysis.named:
            said_anew = [Edit(line=None, field=name, value=value) for name, value in values.of(analysis.mentions)]
            return Reading(intent="repeat", edits=tuple(said_anew))
        return self._claim(analysis, subject, attachments)

    def _answer(self, analysis: Analysis, values: Values, pending: Sequence[Question]) -> Reading | None:
        """The message as answers; None when it names types that no question asked for."""
        asked = {choice for question in pending if question.field == "type" for choice in question.choices}
        open_type = any(question.field == "type" and not question.choices for question in pending)
        new = [mention for mention in analysis.named if not open_type and not asked & set(mention.codes)]
        if new:
            return None
        edits = Answering(analysis, values, self._types).answer(pending)
        if edits or says(analysis.tokens, "yes") or says(analysis.tokens, "no"):
            return Reading(intent="answer", edits=tuple(edits))
        return None

    def _claim(self, analysis: Analysis, subject: str | None, attachments: int) -> Reading:
        items, questions = itemise(analysis, self._types, attachments=attachments)
        if not items:
            asks = bool(analysis.layout.asking) or any(token.text == "?" for token in analysis.tokens)
            return Reading(intent="question" if asks else "none", cost_bearer=analysis.cost_bearer)
        return Reading(
            intent="claim",
            title=title_of(subject, items),
            lines=tuple(Found(line=item.line, evidence=item.evidence, assumptions=item.assumptions) for item in items),
            questions=(*_questions(items), *questions),
            cost_bearer=analysis.cost_bearer,
        )


def _questions(items: Sequence[Item]) -> Iterator[Question]:
    """The questions of all lines, with their line's number."""
    for number, item in enumerate(items):
        for question in item.questions:
            yield replace(question, line=number)
