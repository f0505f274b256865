"""What an order is about, and so what it is: the whole claim is sent or deleted, a part of it changed or struck."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parsers.text.analysis import Analysis
from parsers.text.intents.things import stands_for
from parsers.text.lines.told.frames import Clause, is_light
from parsers.text.reading import Intent
from parsers.text.spans.mentions import MEASURED, When
from parsers.text.spans.numbers import ALL_OF
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Intent] = {
    "Send inn når jeg har lagt til ferja": "question",
    "send meg skjemaet": "question",
    "send det tilbake til meg": "question",
    "Trekk tilbake kravet": "delete",
    "Slett det og endre datoen til 13.10": "edit",
    "Please delete my draft with the 84 km drive, it was a mistake.": "delete",
    "Jeg trekker kravet jeg leverte på mandag": "delete",
    "slett alle 3": "delete",
    "slett alle tre": "delete",
    "send alle 2": "submit",
    "send inn begge to": "submit",
    "I'd like to withdraw my claim": "delete",
    "Stryk parkeringa i utkastet, resten kan stå som det er.": "edit",
    "ta bort bompengene": "edit",
    "ta vekk 5.11": "edit",
    "slett 9.10.2023": "edit",
    "slett den 9. november": "edit",
    "slett utkastet for 9.10.2023": "delete",
    "please remove the ferry from my draft": "edit",
    "Kan du rette ferja fra 142 til 124 kr i utkastet som ligger der?": "edit",
    "Det er en feil: det skal stå 46 km, ikke 64 km. Kan du rette det?": "edit",
    "Det står 62 km, det skal være 26 km. Kan dere rette det før det går videre?": "edit",
    "It says 62 km but it should be 26 km. Can you change it before it is paid?": "edit",
    "Kan du gjøre om 84 km til 48 km?": "edit",
    "Linje 3 er dobbelt, slett den": "edit",
    "Parkeringen er feil, ta den bort": "edit",
    "Kravet om parkeringen er feil, slett det": "delete",
    "Det ble feil, slett det": "delete",
    "Taxien ble feil, slett det hele": "delete",
    "Bommen var 36 kr, slett den andre": "edit",
    "Legg til 3 km på linje 2": "edit",
    "Flytt møtet til 12.11": "edit",
    "Rett fra jobb til formannskapet i går": "claim",
}
_OBJECTS = ("field", "line_word", "drive", "meal", "passenger", "per_diem", "lodging", "meeting")
_LATEST = 40
"""Tokens behind a verb among which stands what it is about."""
_NEAR = 8
"""Tokens: send timelista til Anne Grete i retur."""
_IS = frozenset({"er", "is"})
_BACK = frozenset({"tilbake", "attende", "back", "out", "ut"})
AWAY = frozenset({"out", "off", "away"})
_RETURNED = frozenset({"tilbake", "attende", "back", "retur"})
_INDEFINITE = words_of("whole_claim")
_RECIPIENTS = frozenset({"meg", "me", "us", "oss"})
_PRONOUNS = frozenset({"det", "den", "dette", "it", "this", "that", "alt", "everything"})


_MAY = frozenset({"kan", "må", "skal", "bør", "can", "may", "must", "should"})


@dataclass(frozen=True, slots=True)
class Order:
    """The intent, and the token after which new values may stand, or what is taken out where one `removes`."""

    intent: Intent
    at: int
    removes: bool = False


def send(analysis: Analysis, clause: Clause, at: int) -> Order | None:
    """An order to send the claim: nothing else is sent, and nothing has to happen first."""
    after = clause.tokens[at - clause.first + 1 :]
    if any(token.text in _RECIPIENTS for token in after[:1]) or any(token.text in _RETURNED for token in after[:_NEAR]):
        return None
    thing = object_of(after, "sending")
    if thing is not None and not _is_claim(thing, after, analysis) and "waiting" not in thing.senses:
        return None
    number = analysis.layout.sentence
    first, last = bisect_left(number, clause.sentence), bisect_right(number, clause.sentence)
    for index in range(first, last):
        waiting = analysis.tokens[index].senses.get("waiting")
        if waiting == "wait" or (waiting and index > at):
            promised = at > 0 and "future" in analysis.tokens[at - 1].senses  # will send my claim after that
            return None if promised else Order("question", at)
    return Order("submit", at) if thing is None or "claim_word" in thing.senses else None


def _is_claim(thing: Token, after: Sequence[Token], analysis: Analysis) -> bool:
    """True for the claim that is there already: `kravet`, `my claim`; `a claim for 12.11` is a new one."""
    new = thing.text in _INDEFINITE and not any("own" in token.senses for token in after)
    return "claim_word" in thing.senses and not (new and (analysis.mentions or analysis.named))


def delete(analysis: Analysis, clause: Clause, at: int) -> Order | None:
    """An order to delete the claim, or to strike something from it."""
    after = clause.tokens[at - clause.first + 1 :]
    if any("wages" in token.senses for token in after[1:2]):  # trekk i lønn
        return None
    thing = object_of(after, "removed", "first_choice")
    if _is_day(analysis, after):
        return Order("edit", at, removes=True)
    told = any(isinstance(one, MEASURED) and one.last <= at for one in analysis.mentions)
    if (thing is None and told and not _is_of_claim(clause.tokens[: at - clause.first])) or (
        (thing is None or thing is after[0]) and stands_for(analysis, at)
    ):
        return Order("edit", at, removes=True)
    if thing is None and _is_of_part(analysis, clause.tokens[: at - clause.first]):
        return Order("edit", at, removes=True)
    if thing is None or "claim_word" in thing.senses:
        return Order("delete", at)
    return Order("edit", at, removes=True) if is_part(analysis, thing) else None


def _is_of_part(analysis: Analysis, before: Sequence[Token]) -> bool:
    """True behind `taxien kan du bare` and `linje 2 må dere gjerne`, which name a part of the claim and no claim."""
    if _is_of_claim(before):
        return False
    return any(token.senses.get("request") or token.text in _MAY for token in before) and any(
        is_part(analysis, token) for token in before
    )


def _is_of_claim(before: Sequence[Token]) -> bool:
    """True behind `the draft can be`."""
    return any("claim_word" in token.senses and "line_word" not in token.senses for token in before)


def _is_day(analysis: Analysis, after: Sequence[Token]) -> bool:
    """True where a day in figures is what the verb is about: `ta vekk den 5.11`."""
    at = next(
        (place for place, token in enumerate(after) if token.kind != "word" or not is_light(token, "removed")),
        len(after),
    )
    if at == len(after) or after[at].kind not in ("num", "dmy", "iso"):
        return False
    named = any("claim_word" in token.senses for token in after[:at])
    spans = [one.span for one in analysis.mentions if isinstance(one, When)]
    return not named and any(start <= after[at].start < end for start, end in spans)


def change(analysis: Analysis, clause: Clause, at: int) -> Order | None:
    """An order to change something that a claim has: a field, a line, a named part, or what was just said."""
    after = clause.tokens[at - clause.first + 1 :]
    if after and after[0].text in _IS:  # rett er 8 timer
        return None
    thing = object_of(after, "first_choice")
    if thing is None:
        return Order("edit", _stating(analysis)) if any(token.text in _PRONOUNS for token in after) else None
    if "waiting" in thing.senses and after[0].text in _PRONOUNS:  # rette det før det går videre
        return Order("edit", _stating(analysis))
    replaced = any(mention.span[0] == thing.start for mention in analysis.mentions)
    return Order("edit", at) if "claim_word" in thing.senses or replaced or is_part(analysis, thing) else None


def object_of(after: Sequence[Token], *skipped: str) -> Token | None:
    """What the verb is about: the first word after it that says something of its own."""
    for place, token in enumerate(after[:_LATEST]):
        counted = place and after[place - 1].text in ALL_OF and ("number" in token.senses or token.kind == "num")
        said = token.kind in ("word", "num", "dmy", "iso") and token.text not in _BACK | AWAY and not counted
        if said and ("claim_word" in token.senses or not is_light(token, *skipped)):
            return token
    return None


def is_part(analysis: Analysis, thing: Token) -> bool:
    """True for a field, a line, or something that a line may be for."""
    if any(sense in thing.senses for sense in _OBJECTS):
        return True
    return any(mention.span[0] <= thing.start < mention.span[1] for mention in analysis.named)


def _stating(analysis: Analysis) -> int:
    """Where the message says how it should be: `det skal stå 46 km`."""
    stated = (index for index, token in enumerate(analysis.tokens) if "should" in token.senses)
    return next(stated, 0)
