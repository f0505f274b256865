"""What a message says otherwise of lines that are there, told by what they are: `bussen kostet 54 kr`, `slett ferja`.

Only a draft that has such a line makes some of these a correction: the same words open a claim elsewhere.
"""

import datetime as dt
from dataclasses import dataclass

from parsers.text.analysis import Analysis
from parsers.text.intents.additions import addition
from parsers.text.intents.changes import corrects
from parsers.text.intents.order_objects import Order
from parsers.text.intents.removing import Removing
from parsers.text.intents.restating import Restating
from parsers.text.intents.things import Change
from parsers.text.intents.values import Values
from parsers.text.lines.told.frames import is_light
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
    "slett ferja og taxien, takk": ("certain", "ferja removed", "taxien removed"),
    "slett ferja, parkering beholdes": ("certain", "ferja removed", "parkering removed", "unread: beholdes"),
    "stryk ferja, taxien kan vere": ("certain", "ferja removed", "taxien removed", "unread: kan vere"),
    "delete the ferry and keep the taxi": ("certain", "ferry removed", "unread: and keep the taxi"),
    "slett ferja eller taxien": ("certain", "ferja removed", "unread: eller taxien"),
    "slett ferja og send inn": ("certain", "ferja removed", "unread: og send inn"),
    "slett turen, jeg tok buss 54 kr": ("certain", "turen removed", "unread: jeg tok buss 54 kr"),
    "slett ferja, jeg har mistet kvitteringen": ("certain", "ferja removed"),
    "parkeringen er feil, ta den bort": ("certain", "parkeringen removed"),
    "the taxi and the ferry are wrong, please remove them": ("certain", "taxi removed", "ferry removed"),
    "Eg fekk ikkje ferja likevel. Stryk den": ("certain", "ferja removed"),
    "husk bussen, og parkeringen er feil, ta den bort": (
        "certain",
        "parkeringen removed",
        "unread: bussen, og parkeringen er feil, ta den bort",
    ),
    "slett 5.11": ("certain", "5.11 2026-11-05 removed"),
    "slett 9.10.2023": ("certain", "9.10.2023 2023-10-09 removed"),
    "Ta vekk 5.11": ("certain", "5.11 2026-11-05 removed"),
    "fjern den 5.11, takk": ("certain", "5.11 2026-11-05 removed"),
    "stryk 5.11 og 7.11": ("certain", "5.11 2026-11-05 removed", "7.11 2026-11-07 removed"),
    "slett den 9.": ("certain", "9. 2026-11-09 removed"),
    "please remove the 9th": ("certain", "9th 2026-11-09 removed"),
    "slett 5.11 til 7.11": ("certain", "unread: 5.11 til 7.11"),
    "ikkje stryk ferja": ("certain", "unread: ikkje stryk ferja"),
    "don't delete the taxi": ("certain", "unread: don't delete the taxi"),
    "slett alt unntatt taxien": ("certain", "unread: unntatt taxien"),
    "fjern alt bortsett frå taxien": ("certain", "unread: bortsett frå taxien"),
    "delete everything except the taxi": ("certain", "unread: except the taxi"),
    "ferja og taxien skal bort": ("certain", "ferja removed", "taxien removed"),
    "ferja skal ikke bort": ("certain", "unread: ferja skal ikke bort"),
    "slett turen til Bergen": ("certain", "turen til Bergen removed"),
    "ferja skal bort": ("certain", "ferja removed"),
    "bussen kostet 54 kr": ("bussen amount=54.00",),
    "the taxi was 210": ("taxi =210",),
    "taxi skulle vært 210": ("taxi =210",),
    "change the taxi to NOK 210": ("certain", "taxi amount=210.00"),
    "takk, men ferja kostet 148": ("ferja amount=148.00",),
    "parkeringen var 80 kr, ikke 60": ("certain", "parkeringen amount=80.00 not =60"),
    "kjørte 50 km, ikke 42": ("50 km distance_km=50 not =42",),
    "det var 50 km": ("50 km distance_km=50",),
    "endre ferja fra 142 til 124": ("certain", "ferja =124 not =142"),
    "endre kilometer til 50": ("certain", "kilometer distance_km=50"),
    "kinoen var 10.11": ("kinoen date=2026-11-10",),
    "konserten kostet 150 kr": ("konserten amount=150.00",),
    "oppvekst var 5.11": (),
    "møtet var 13.10": ("møtet date=2026-10-13",),
    "det var 12.11, ikke 11.11": (
        "certain",
        "12.11 date=2026-11-12 not date=2026-11-11",
    ),
    "kjøringen 12.10 var 50 km": ("kjøringen 2026-10-12 distance_km=50",),
    "bussen kostet 54 kr og ferja 148": ("bussen amount=54.00", "ferja amount=148.00"),
    "taxien kostet 210 kr og ferja var der": ("taxien amount=210.00", "unread: ferja var der"),
    "taxien var 210, husk også parkering 60 kr": (
        "taxien =210",
        "parkering amount=60.00",
        "unread: husk også parkering 60 kr",
    ),
    "taxien var 210 kr 180 kr": ("taxien amount=210.00 amount=180.00", "unread: 210 kr 180 kr"),
    "endre taxien til 210 kr og send inn": ("certain", "taxien amount=210.00", "unread: send inn"),
    "Taxi 210 kr, ikke 180 kr og parkering 60 kr": ("Taxi amount=210.00 not =180", "parkering amount=60.00"),
    "ferja kosta 98 kvar veg": ("ferja =196",),
    "the ferry was 98 kr each way": ("ferry amount=196.00",),
    "bussen kostet 108 kr tur/retur": ("bussen amount=108.00",),
    "kjøringen til rådhuset var 21 km hver vei": ("kjøringen til rådhuset distance_km=42",),
    "kjøringen var 21 km én vei": ("kjøringen distance_km=21", "unread: én vei"),
    "kjøringen på 42 km var 50 km": ("kjøringen distance_km=50 not distance_km=42",),
    "Kommunestyret var 12.10": (),
    "taxi 210 kr": (),
    "ferja 148 kr": (),
    "kjørte 42 km til rådhuset": (),
    "skal jeg slette ferja?": (),
    "hva kostet ferja?": (),
    "slett linje 2": (),
    "slett utkastet": (),
}
"""What is changed in words: of what, its day, the new values by field, and the old ones; what was not read."""

_LONGEST = 40
"""Tokens; whoever writes more tells of something else besides."""
_SHOWN = 80
"""Characters of what was not read."""


@dataclass(frozen=True, slots=True)
class Amendment:
    """The changes; `certain` when the words are of a correction whatever there is to correct.

    `unread` are the first words that are part of none of the changes: nothing is to be done then.
    """

    changes: tuple[Change, ...]
    certain: bool
    unread: str = ""


def amendment(analysis: Analysis, values: Values, order: Order | None) -> Amendment | None:
    """What the message changes in lines that it names by what they are; None when it does not, or by number."""
    if analysis.numbered or "line_word" in analysis.spots or len(analysis.tokens) > _LONGEST:
        return None
    if order is not None and order.intent != "edit":
        return None
    added = addition(analysis, order.at if order.removes else None) if order else None
    said = Restating(analysis, values, len(analysis.tokens) if added is None else added)
    if (at := _keeps(said, order)) is not None:
        return Amendment((), certain=True, unread=_words(analysis, at))
    if (at := _removes(said, order)) is not None:
        return _removed(said, at)
    certain = order is not None or corrects(analysis.tokens)
    found = said.restated()
    unread = said.unread()
    if not found or not (certain or (unread is None and said.is_known(found)) or said.is_of_known(found)):
        return None
    if unread is None:
        return Amendment(tuple(found), certain)
    return Amendment(tuple(found), certain=order is not None, unread=_words(analysis, unread))


def _keeps(said: Restating, order: Order | None) -> int | None:
    """Where it is said that something is not to be taken out, or all but something; None where it is not."""
    tokens = said.tokens
    if order is not None and not order.removes:
        return None
    if "except" in said.analysis.spots and any("remove" in token.senses for token in tokens):
        return said.analysis.spots["except"][0]
    opening = next((at for at, token in enumerate(tokens) if not is_light(token, "correcting", "negation")), 0)
    denied = any("negation" in token.senses for token in tokens[:opening])
    denied = denied and has(tokens, opening, "remove")
    stays = "negation" in said.analysis.spots and "removed" in said.analysis.spots and said.opens_with_known()
    return 0 if order is None and said.things and (denied or stays) else None


def _removes(said: Restating, order: Order | None) -> int | None:
    """The token after which stands what is taken out; None when nothing is."""
    tokens = said.tokens
    if order is not None:
        return order.at if order.removes else None
    first = next((at for at, token in enumerate(tokens) if not is_light(token, "correcting")), None)
    if first is not None and has(tokens, first, "remove") and not said.analysis.layout.asking:
        return first
    struck = said.analysis.spots.get("removed", ())
    return -1 if struck and said.opens_with_known() and said.is_all(struck[-1]) else None


def _removed(said: Restating, at: int) -> Amendment | None:
    """The lines that are taken out: those named next, one after the other."""
    out = Removing(said.analysis, said.things, at, said.end)
    unread = out.unread()
    marks = [mention for mention in said.analysis.mentions if at < mention.first < out.last]
    alone = len(out.found) == 1
    day, old = (said.day(marks), tuple(said.fields(marks))) if alone else (None, ())
    changes = tuple(Change(thing=thing, said=thing.said, day=day, old=old) for thing in out.found)
    changes += tuple(Change(said=_day_said(said.analysis, each), day=each) for each in out.days)
    if not changes and unread is None:
        return None
    return Amendment(changes, certain=True, unread="" if unread is None else _words(said.analysis, unread))


def _day_said(analysis: Analysis, day: dt.date) -> str:
    """The day in the writer's own words."""
    known = next(one for one in analysis.dated if day in one.days)
    said = known.when.days[known.days.index(day)].span
    return analysis.text[slice(*(said if said[1] else known.when.span))]


def _words(analysis: Analysis, at: int) -> str:
    """What stands from the token on, in the writer's own words."""
    said = " ".join(analysis.text[analysis.tokens[at].start :].split())
    return said if len(said) <= _SHOWN else said[: _SHOWN - 1] + "…"
