"""One text taken apart: tokens, mentions, names of types, days, clauses."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from claims.lines import CostBearer
from parsers.text.codes import hide_codes
from parsers.text.layout import Layout, lay_out
from parsers.text.mentions import Mention, When
from parsers.text.normalise import normalise
from parsers.text.people import Riders, riders
from parsers.text.resolve import Dated, resolve
from parsers.text.scan import scan
from parsers.text.scope import hide_foreign
from parsers.text.surcharges import Surcharges, surcharges
from parsers.text.tokens import Token, tokenise
from parsers.text.types import TypeIndex, TypeMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Analysis:
    """What the stages before assembly found in one text; `text` is as it was written."""

    text: str
    tokens: Sequence[Token]
    mentions: list[Mention]
    named: list[TypeMention]
    dated: list[Dated]
    context: list[Dated]
    subject_types: list[TypeMention]
    layout: Layout
    riders: Riders
    surcharges: Surcharges
    cost_bearer: CostBearer | None


def analyse(text: str, today: dt.date, types: TypeIndex, subject: str | None = None) -> Analysis:
    """The text taken apart; the subject's days and types are the context of the text's own."""
    plain, cost_bearer = hide_codes(hide_foreign(normalise(text)))
    tokens = tokenise(plain)
    along = riders(text, tokens)
    found = [mention for mention in scan(tokens) if mention.span[0] not in along.distances]
    taken = {index for mention in found for index in range(mention.first, mention.last)}
    layout = lay_out(tokens, taken)
    extra = surcharges(tokens, found, layout)
    mentions = [mention for mention in found if mention not in extra.parts.values()] if extra.parts else found
    named = types.find(tokens, taken)
    heading = tokenise(normalise(subject)) if subject else []
    said = scan(heading)
    context = resolve(_whens(said), today)
    return Analysis(
        text=text,
        tokens=tokens,
        mentions=mentions,
        named=named,
        dated=resolve(_whens(mentions), today, context),
        context=context,
        subject_types=types.find(heading, {index for mention in said for index in range(mention.first, mention.last)}),
        layout=layout,
        riders=along.without([mention.span for mention in (*mentions, *named)]) if along.passengers else along,
        surcharges=extra,
        cost_bearer=cost_bearer,
    )


def _whens(mentions: Sequence[Mention]) -> list[When]:
    return [mention for mention in mentions if isinstance(mention, When)]
