"""What a message says otherwise of lines that are there, told by what they are: `bussen kostet 54 kr`, `slett ferja`.

Only a draft that has such a line makes some of these a correction: the same words open a claim elsewhere.
"""

from dataclasses import dataclass

from parsers.text.analysis import Analysis
from parsers.text.intents.changes import corrects
from parsers.text.intents.orders import Order
from parsers.text.intents.restating import Restating
from parsers.text.intents.things import Change, Thing, unknown
from parsers.text.intents.values import Values
from parsers.text.lines.frames import is_light
from parsers.text.spans.mentions import has

EXAMPLES: dict[str, tuple[str, ...]] = {
    "slett ferja": ("certain", "ferja removed"),
    "Please delete the taxi from my claim": ("certain", "taxi removed"),
    "fjern både ferja og bussen": ("certain", "ferja removed", "bussen removed"),
    "stryk parkeringa, eg fekk skyss": ("certain", "parkeringa removed"),
    "slett ferja og legg til parkering 60 kr": ("certain", "ferja removed"),
    "fjern parkeringen på 60 kr": ("certain", "parkeringen removed amount=60.00"),
    "ikke ta med parkeringen likevel": ("certain", "parkeringen removed"),
    "slett sykkelen": ("certain", "sykkelen removed"),
    "slett turen til Bergen": ("certain", "turen til Bergen removed"),
    "ferja skal bort": ("certain", "ferja removed"),
    "bussen kostet 54 kr": ("bussen amount=54.00",),
    "the taxi was 210": ("taxi =210",),
    "taxi skulle vært 210": ("taxi =210",),
    "change the taxi to NOK 210": ("certain", "taxi amount=210.00"),
    "takk, men ferja kostet 148": ("ferja =148",),
    "parkeringen var 80 kr, ikke 60": ("certain", "parkeringen amount=80.00 not =60"),
    "kjørte 50 km, ikke 42": ("50 km distance_km=50 not =42",),
    "det var 50 km": ("50 km distance_km=50",),
    "endre ferja fra 142 til 124": ("certain", "ferja =124 not =142"),
    "endre kilometer til 50": ("certain", "kilometer distance_km=50"),
    "møtet var 13.10": ("møtet date=2026-10-13",),
    "det var 12.11, ikke 11.11": (
        "certain",
        "12.11 date=2026-11-12 not date=2026-11-11",
    ),
    "kjøringen 12.10 var 50 km": ("kjøringen 2026-10-12 distance_km=50",),
    "bussen kostet 54 kr og ferja 148": ("bussen amount=54.00", "ferja amount=148.00"),
    "Kommunestyret var 12.10": (),
    "taxi 210 kr": (),
    "ferja 148 kr": (),
    "kjørte 42 km til rådhuset": (),
    "skal jeg slette ferja?": (),
    "hva kostet ferja?": (),
    "slett linje 2": (),
    "slett utkastet": (),
}
"""What is changed in words: of what, its day, the new values by field, and the old ones."""

_LONGEST = 40
"""Tokens; whoever writes more tells of something else besides."""
_LEFT_OVER = 6


@dataclass(frozen=True, slots=True)
class Amendment:
    """The changes; `certain` when the words are of a correction whatever there is to correct."""

    changes: tuple[Change, ...]
    certain: bool


def amendment(analysis: Analysis, values: Values, order: Order | None) -> Amendment | None:
    """What the message changes in lines that it names by what they are; None when it does not, or by number."""
    if analysis.numbered or "line_word" in analysis.spots or len(analysis.tokens) > _LONGEST:
        return None
    if order is not None and order.intent != "edit":
        return None
    said = Restating(analysis, values)
    if (at := _removes(said, order)) is not None:
        found = _removed(said, at)
        return Amendment(tuple(found), certain=True) if found else None
    certain = order is not None or corrects(analysis.tokens)
    found = said.restated()
    if not found or not (certain or said.is_known(found)):
        return None
    return Amendment(tuple(found), certain)


def _removes(said: Restating, order: Order | None) -> int | None:
    """The token after which stands what is taken out; None when nothing is."""
    tokens = said.tokens
    if order is not None:
        return order.at if order.removes else None
    first = next((at for at, token in enumerate(tokens) if not is_light(token, "correcting")), None)
    if first is not None and has(tokens, first, "remove") and not said.analysis.layout.asking:
        return first if "negation" not in said.analysis.spots else None
    struck = said.analysis.spots.get("removed", ())
    led = bool(struck) and any(thing.definite and thing.first <= 1 for thing in said.things)
    return -1 if led and said.is_all(struck[-1]) else None


def _removed(said: Restating, at: int) -> list[Change]:
    """The lines that are taken out: those named next, one after the other."""
    tokens, by_first = said.tokens, {thing.first: thing for thing in said.things}
    found: list[Thing] = []
    index = at + 1
    while index < len(tokens):
        if thing := by_first.get(index):
            found.append(thing)
            index = thing.last
        elif _leads_on(said, index):
            index += 1
        else:
            break
    end = index
    if not found and index < len(tokens) and tokens[index].kind == "word":
        end = index + 1
        while end < min(len(tokens), index + _LEFT_OVER) and tokens[end].kind == "word" and end not in by_first:
            end += 1
        found = [unknown(said.analysis, index, end)]
    marks = [mention for mention in said.analysis.mentions if at < mention.first < end]
    alone = len(found) == 1
    day, old = (said.day(marks), tuple(said.fields(marks))) if alone else (None, ())
    return [Change(thing=thing, said=thing.said, day=day, old=old) for thing in found]


def _leads_on(said: Restating, at: int) -> bool:
    token = said.tokens[at]
    light = is_light(token, "claim_word", "sending", "first_choice", "removed", "field", "join")
    return (light and token.kind != "num") or token.text in ("både", "both", "på", "kostnaden") or at in said.valued
