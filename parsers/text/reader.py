"""The text reader: stages from characters to lines, each in a module of its own."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache, partial

from claims.catalogue import Catalogue
from claims.clock import OSLO
from claims.fees import Fees
from claims.questions import Edit, Question
from parsers.text.analysis import Analysis, analyse
from parsers.text.catalogue.index import TypeIndex
from parsers.text.intents.additions import addition
from parsers.text.intents.amending import Amendment, amendment
from parsers.text.intents.answers import Answering
from parsers.text.intents.astray import is_astray
from parsers.text.intents.besides import begins_besides
from parsers.text.intents.changes import addresses_line, changes, corrects, discards, line_removed, restated
from parsers.text.intents.coming_late import comes_late
from parsers.text.intents.commands import is_as_before, is_automatic, repeats, says
from parsers.text.intents.compound import compound
from parsers.text.intents.contented import is_contented
from parsers.text.intents.convened import is_convened
from parsers.text.intents.decisions import decided
from parsers.text.intents.deputies import Deputising, deputising
from parsers.text.intents.faulted_lines import lines_at_fault
from parsers.text.intents.fines import asks_of_fine
from parsers.text.intents.handed_over import HandedOver, handed_over
from parsers.text.intents.inquiries import asks_status
from parsers.text.intents.invitations import is_invitation
from parsers.text.intents.lookups import looked_up
from parsers.text.intents.named_days import NamedDay, named_days
from parsers.text.intents.of_receipt import of_receipt
from parsers.text.intents.only_asking import only_asks
from parsers.text.intents.only_telling import wants_nothing
from parsers.text.intents.order_objects import Order
from parsers.text.intents.orders import ordered
from parsers.text.intents.quoted import without_quoted_names
from parsers.text.intents.receipts import LostReceipt, lost_receipt
from parsers.text.intents.replies import is_reply
from parsers.text.intents.values import Values
from parsers.text.intents.wondering import Wondered, may_wonder, wondered
from parsers.text.intents.written import encloses, is_courtesy
from parsers.text.lines.explain import explained
from parsers.text.lines.itemise import itemise
from parsers.text.lines.items import Item
from parsers.text.lines.naming import title_of
from parsers.text.lines.told.frames import claims_besides
from parsers.text.lines.unclaimed.circumstance import is_by_phone
from parsers.text.reading import Reading

_LONGEST_CORRECTION = 1_000
"""Characters; whoever writes more tells of something else besides."""
_NAMING = ("type", "distance_km", "amount")
"""The fields whose words say where a line is told."""
_LONGEST_ANSWER = 150
"""Tokens; whoever writes more is not answering."""
_CATALOGUES = 4
"""How many are kept compiled: a tenth of a second each, as much as all else an office needs to open."""


class Reader:
    """Reads messages against one municipality's catalogue and fees; readers of the same ones share what is compiled."""

    def __init__(self, catalogue: Catalogue, fees: Fees | None = None) -> None:
        self._types = _compiled(catalogue, fees or Fees())

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
        today = (received.astimezone(OSLO) if received.tzinfo else received).date()
        analysis = analyse(text, today, self._types, subject)
        if is_automatic(analysis.tokens) or is_automatic(analysis.heading):
            return Reading(intent="none")
        if (decision := decided(analysis)) is not None:
            return Reading(intent=decision, edits=tuple(lines_at_fault(analysis) if decision == "return" else ()))
        order = ordered(analysis)
        values = Values(analysis.dated)
        first = changes(analysis, values) if order and order.intent in ("submit", "delete") else []
        if order and first and not (order.intent == "delete" and discards(analysis)):
            return self._edit(analysis, first, attachments)  # fjern linje 3 og send inn
        if order and order.intent != "edit":
            return Reading(intent=order.intent)
        if order is None and asks_status(analysis):
            return Reading(intent="status")
        if order is None and (wanted := looked_up(analysis, today)) is not None:
            return Reading(intent="status", edits=tuple(wanted))
        if (
            pending
            and not addresses_line(analysis)
            and (not corrects(analysis.tokens) or _tells_meals(analysis, pending))
            and (
                found := self._answer(without_quoted_names(analysis, text), values, pending, attachments)
                or self._answered_besides(analysis, subject, pending, attachments)
            )
        ):
            return found
        if is_as_before(analysis):
            return _repeated(analysis, values)
        edits = changes(analysis, values)
        if order and not edits and not order.removes:
            edits = restated(analysis, values, order.at)
        elif order and not edits:
            edits = line_removed(analysis, order.at)
        if order is None and (asked := _of_asked_purpose(edits, pending)):
            return Reading(intent="answer", edits=asked)  # nei, formålet er kurs
        if edits or order:
            return self._edit(analysis, edits, attachments, order)
        found = self._untold(analysis, values, pending) or self._claim(analysis, subject, attachments)
        return _cut_short(found) if analysis.cut_short else found

    def deputising(self, text: str, received: dt.datetime) -> Deputising | None:
        """What the message says of a deputy; None when it says nothing of one."""
        return deputising(text, received.astimezone(OSLO).date(), self._types)

    def amendment(self, text: str, received: dt.datetime) -> Amendment | None:
        """What the message changes in lines that it names by what they are; None when it does nothing of the kind."""
        if len(text) > _LONGEST_CORRECTION:
            return None
        today = received.astimezone(OSLO).date()
        said = self._amendment(text, today)
        if said and not said.unread:
            return said
        return compound(text, partial(self._amendment, today=today)) or said

    def _amendment(self, text: str, today: dt.date) -> Amendment | None:
        analysis = analyse(text, today, self._types)
        return amendment(analysis, Values(analysis.dated), ordered(analysis))

    def lost_receipt(self, text: str, received: dt.datetime) -> LostReceipt | None:
        """The receipt that the whole message says its writer does not have; None for any other message."""
        if len(text) > _LONGEST_CORRECTION:
            return None
        return lost_receipt(analyse(text, received.astimezone(OSLO).date(), self._types))

    def handed_over(self, text: str, received: dt.datetime) -> HandedOver | None:
        """What the files that came with the message are, where it says nothing else; None where it does."""
        if len(text) > _LONGEST_CORRECTION:
            return None
        return handed_over(analyse(text, received.astimezone(OSLO).date(), self._types))

    def named_days(self, text: str, received: dt.datetime) -> tuple[NamedDay, ...]:
        """The days that a short message names; none of a long one."""
        if len(text) > _LONGEST_CORRECTION:
            return ()
        return named_days(analyse(text, received.astimezone(OSLO).date(), self._types))

    def wondered(self, text: str, received: dt.datetime) -> Wondered | None:
        """What the whole message asks of rates, tax and pay days; None for any other message."""
        if len(text) > _LONGEST_CORRECTION or not may_wonder(text):
            return None
        today = received.astimezone(OSLO).date()
        found = wondered(analyse(text, today, self._types), today)
        return found if found and not self.read(text, received=received).lines else None

    def _edit(self, analysis: Analysis, edits: Sequence[Edit], attachments: int, order: Order | None = None) -> Reading:
        """The message as changes of a draft, with the lines that it adds besides."""
        at = addition(analysis, order.at if order and order.removes else None)
        if at is None:
            return Reading(intent="edit", edits=tuple(edits))
        start = analysis.tokens[at].start
        items = [
            item
            for item in itemise(analysis, self._types, attachments=attachments)[0]
            if any(span[0] > start for field in _NAMING for span in item.evidence.get(field, ()))
        ]
        lines = tuple(explained(items, analysis))
        return Reading(intent="edit", edits=tuple(edits), lines=lines, questions=tuple(_questions(items)))

    def _untold(self, analysis: Analysis, values: Values, pending: Sequence[Question]) -> Reading | None:
        """The message as what is neither an order nor a claim: a repetition, a courtesy, an answer to something."""
        same = repeats(analysis)
        if same is not None and not _claims(analysis, same):
            return _repeated(analysis, values)
        polite = not _names(analysis) and is_courtesy(analysis.tokens, analysis.text)
        if polite or any(is_so(analysis) for is_so in (is_astray, is_invitation, is_convened, comes_late)):
            return Reading(intent="none")
        return Reading(intent="answer") if not pending and is_reply(analysis) else None

    def _answer(
        self, analysis: Analysis, values: Values, pending: Sequence[Question], attachments: int
    ) -> Reading | None:
        """The message as answers; None when it asks something, or holds more than answers.

        A meeting that answers what a drive was for, with its day, is claimed too: its fee is a line of the reading.
        """
        tokens = analysis.tokens
        plain = says(tokens, "yes") or says(tokens, "no")
        polite = not plain and is_courtesy(tokens, analysis.text)
        if analysis.layout.asking or polite or len(tokens) > _LONGEST_ANSWER:
            return None
        answering = Answering(analysis, values, self._types)
        edits = answering.answer(pending)
        if not edits and attachments and any(question.field == "receipt" for question in pending):
            hands_over = not analysis.mentions and (not analysis.named or encloses(tokens))
            return Reading(intent="answer") if hands_over else None
        if edits is None or not (edits or plain):
            return None
        fees = answering.fees(edits)
        items = itemise(analysis, self._types, attachments=attachments)[0] if fees else []
        items = [item for item in items if item.values.get("type") in fees]
        lines = tuple(explained(items, analysis))
        return Reading(intent="answer", edits=tuple(edits), lines=lines, questions=tuple(_questions(items)))

    def _answered_besides(
        self, analysis: Analysis, subject: str | None, pending: Sequence[Question], attachments: int
    ) -> Reading | None:
        """The message as answers, and below them lines that were forgotten; None when it is anything else."""
        at = begins_besides(analysis)
        if at is None or analysis.layout.asking:
            return None
        first, rest = analysis.text[:at], " " * at + analysis.text[at:]
        opening, more = (analyse(part, analysis.today, self._types, subject) for part in (first, rest))
        answer = self._answer(opening, Values(opening.dated), pending, attachments)
        if answer is None or not answer.edits or answer.lines:
            return None
        claimed = self._claim(more, subject, attachments)
        return replace(answer, lines=claimed.lines, questions=claimed.questions) if claimed.lines else None

    def _claim(self, analysis: Analysis, subject: str | None, attachments: int) -> Reading:
        items, questions = itemise(analysis, self._types, attachments=attachments)
        items = of_receipt(items, analysis)
        if items and not attachments and (only_asks(analysis, items) or asks_of_fine(analysis)):
            return Reading(intent="question", cost_bearer=analysis.cost_bearer)
        if not items:
            silent = (attachments > 0 and encloses(analysis.tokens)) or wants_nothing(analysis)
            silent = silent or is_contented(analysis)
            return Reading(intent="none" if silent else "question", cost_bearer=analysis.cost_bearer)
        return Reading(
            intent="claim",
            title=title_of(subject, items),
            lines=tuple(explained(items, analysis)),
            questions=(*_questions(items), *questions),
            cost_bearer=analysis.cost_bearer,
        )


@lru_cache(_CATALOGUES)
def _compiled(catalogue: Catalogue, fees: Fees) -> TypeIndex:
    """The catalogue's names, to be found in what people write."""
    return TypeIndex(catalogue, fees)


def _names(analysis: Analysis) -> bool:
    """True where a type is named, other than the telephone that one talked on."""
    tokens, layout = analysis.tokens, analysis.layout
    return not all(is_by_phone(one, analysis.mentions, tokens, layout) for one in analysis.named)


def _tells_meals(analysis: Analysis, pending: Sequence[Question]) -> bool:
    """True for meals that are asked about, where `nei` takes nothing back: `nei, ingen måltider`."""
    told = "negation" in analysis.spots and not analysis.spots.keys().isdisjoint(("meal", "food"))
    return told and any(one.field == "meals" for one in pending)


def _of_asked_purpose(edits: Sequence[Edit], pending: Sequence[Question]) -> tuple[Edit, ...]:
    """The purpose as the answer of each line that is asked for one; none where anything else is changed."""
    if len(edits) != 1 or edits[0].field != "purpose" or edits[0].line is not None:
        return ()
    return tuple(replace(edits[0], line=one.line) for one in pending if one.field == "purpose")


def _cut_short(found: Reading) -> Reading:
    """The reading with the question for what was not read, unless it has one already."""
    if any(asked.field == "lines" for asked in found.questions):
        return found
    question = Question(line=None, field="lines", code="ambiguous", facts={"reason": "too_long"})
    return replace(found, questions=(*found.questions, question))


def _repeated(analysis: Analysis, values: Values) -> Reading:
    """The message as a repetition, with what it says anew."""
    said_anew = [Edit(line=None, field=name, value=value) for name, value in values.of(analysis.mentions)]
    return Reading(intent="repeat", edits=tuple(said_anew))


def _questions(items: Sequence[Item]) -> Iterator[Question]:
    """The questions of all lines, with their line's number."""
    for number, item in enumerate(items):
        for question in item.questions:
            yield Question(
                line=number, field=question.field, code=question.code, choices=question.choices, facts=question.facts
            )


def _claims(analysis: Analysis, at: int) -> bool:
    """True when the message names a type beside the words at that token, or claims something in another sentence."""
    number = analysis.layout.sentence
    beside = any(number[named.first] == number[at] for named in analysis.named)
    return beside or claims_besides(analysis, {number[at]})
