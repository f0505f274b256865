"""Somebody decides in the writer's place for some days: `Marit attesterer for meg 1.–14. desember`."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from parsers.text.analysis import analyse
from parsers.text.catalogue.index import TypeIndex
from parsers.text.spans.resolve import Dated
from parsers.text.words.normalise import FILLER, normalise

EXAMPLES: dict[str, tuple[str, str] | bool | None] = {
    "Marit vikarierer for meg 1.–14. desember": ("2026-12-01", "2026-12-14"),
    "Marit Fossheim er stedfortrederen min fra 23.11 til 27.11": ("2026-11-23", "2026-11-27"),
    "Jeg er borte 1.12.-14.12., Marit tar over": ("2026-12-01", "2026-12-14"),
    "Marit er vikar for meg i uke 49": ("2026-11-30", "2026-12-06"),
    "Marit er stadfortredaren min frå i dag til 3. desember": ("2026-11-21", "2026-12-03"),
    "Marit vikarierer for meg til 14. desember": ("2026-11-21", "2026-12-14"),
    "Marit is my deputy 1-14 December": ("2026-12-01", "2026-12-14"),
    "Marit stands in for me tomorrow": ("2026-11-22", "2026-11-22"),
    "Marit vikarierer for meg fra 20. desember til 5. januar": ("2026-12-20", "2027-01-05"),
    "Eg er på ferie frå 1.12. til 14.12., og Marit Fossheim vikarierer for meg.": ("2026-12-01", "2026-12-14"),
    "Marit blir vikaren min f.o.m. 1.12. t.o.m. 14.12.": ("2026-12-01", "2026-12-14"),
    "I'm away 1-14 December, Marit covers for me": ("2026-12-01", "2026-12-14"),
    "Marit Fossheim attesterer for meg neste uke": ("2026-11-23", "2026-11-29"),
    "Marit Fossheim attesterer for meg neste veke.": ("2026-11-23", "2026-11-29"),
    "Marit anviser for meg 1.–14. desember": ("2026-12-01", "2026-12-14"),
    "Marit tilviser for meg 1.–14. desember": ("2026-12-01", "2026-12-14"),
    "Kan Marit attestere for meg i uke 49?": ("2026-11-30", "2026-12-06"),
    "Kan Marit godkjenne for meg i morgon?": ("2026-11-22", "2026-11-22"),
    "La Marit avgjøre for meg i morgen": ("2026-11-22", "2026-11-22"),
    "Marit skal attestere for meg 1.-14. desember": ("2026-12-01", "2026-12-14"),
    "Marit godkjenner på mine vegne neste uke": ("2026-11-23", "2026-11-29"),
    "Marit attesterer i stedet for meg neste uke": ("2026-11-23", "2026-11-29"),
    "Marit avgjer i staden for meg 1.–14. desember": ("2026-12-01", "2026-12-14"),
    "Neste uke attesterer Marit for meg": ("2026-11-23", "2026-11-29"),
    "I uke 49 er Marit vikar for meg": ("2026-11-30", "2026-12-06"),
    "Fra 1. til 14. desember skal Marit vikariere for meg": ("2026-12-01", "2026-12-14"),
    "Marit approves for me next week": ("2026-11-23", "2026-11-29"),
    "Marit will approve on my behalf 1-14 December": ("2026-12-01", "2026-12-14"),
    "Next week Marit approves for me": ("2026-11-23", "2026-11-29"),
    "Can Marit stand in for me next week, please?": ("2026-11-23", "2026-11-29"),
    "Let Marit decide in my place tomorrow": ("2026-11-22", "2026-11-22"),
    "Hei! Marit attesterer for meg neste uke. Hilsen Nils Bakke": ("2026-11-23", "2026-11-29"),
    "Marit attesterer for meg": True,
    "Marit attesterer for meg neste uke?": ("2026-11-23", "2026-11-29"),
    "Har Marit attestert for meg i går?": False,
    "Marit attesterer ikke for meg neste uke": True,
    "Attesterer Marit for meg neste uke?": True,
    "Kan du attestere kravet til Marit for meg?": False,
    "Jeg attesterer for Marit neste uke": False,
    "Marit ber meg attestere for meg selv neste uke": True,
    "I'm covering for Marit while she's away 1-14 December": True,
    "Nils vikarierer aldri for meg 1.–14. desember": True,
    "Geir er borte i uke 51, hvem er vikar": True,
    "Jeg er satt opp som stedfortreder for Marit mens hun er borte 1.–14. desember": True,
    "Marit er borte 1.–14. desember, stedfortreder er meg": True,
    "Marit er borte 1.–14. desember, så da overtar jeg": True,
    "Marit vil ha meg som vikar mens hun er borte 1.–14. desember": True,
    "Hvis Marit vikarierer for meg 1.–14. desember, blir det dyrt": True,
    "Marit kan umulig være vikar for meg 1.–14. desember": True,
    "Marit nektar å vere vikar for meg 1.–14. desember": True,
    "Marit vikarierer for meg 1.–14. desember, men bare for små krav": True,
    "Marit vikarierer for meg": True,
    "Marit vikarierer for meg 1.–14. desember 2025": True,
    "Marit vikarierer for meg fra mandag til fredag": True,
    "Jeg vikarierer for Marit 1.–14. desember": True,
    "Er Marit vikar for meg i desember?": True,
    "Marit er ikke vikar for meg 1.–14. desember": True,
    "Marit vikarierer ikke lenger for meg": None,
    "Hei, Marit Fossheim attesterer ikke for meg lenger. Hilsen Nils": None,
    "Marit skal ikke lenger attestere for meg": None,
    "Marit er ikkje stadfortredaren min lenger": None,
    "Marit er ikke lenger min vikar.": None,
    "Marit is no longer my deputy": None,
    "Marit is not my deputy anymore": None,
    "Marit no longer stands in for me, thanks": None,
    "Marit does not approve for me any more": None,
    "Avslutt stedfortrederen min": None,
    "Stopp vikaren min Marit": None,
    "Fjern Marit som stedfortreder": None,
    "Remove Marit as my deputy": None,
    "End my deputy, please": None,
    "Jeg kan ikke attestere lenger i dag, Marit tar over i morgen": True,
    "Jeg blir ikke borte lenger, Marit er fortsatt vikar for meg": True,
    "Marit vikarierer ikke lenger enn til 10. desember": True,
    "Jeg er ikke borte lenger enn til fredag, Marit vikarierer for meg": True,
    "Stopp, Marit er vikar for meg": True,
    "Jeg rekker ikke mer i dag og orker ikke lenger, Marit tar over": True,
    "Stop, Marit no longer stands in for Geir": True,
    "Marit vikarierer ikke lenger for meg?": True,
    "Kommunestyret 12.11., møtte som vara for Marit": False,
    "Vikar for meg kostet 400 kr": True,
    "Kommunestyret 12.11., møtte som vikar for Marit": True,
    "Hvem attesterer kravet mitt?": False,
}
"""What is read on 21 November 2026: the days, True for words about a deputy that lend nothing, None for one
who is ended, False for no deputy."""

_FOR = (
    r"(?:for (?:meg|me)|på mine vegn[ae]r?|i (?:stedet|staden) for meg|i mitt (?:sted|fravær|fråvær)|i min stad"
    r"|on my behalf|in my (?:place|stead|absence)|instead of me)"
)
_DECIDES = r"attesterer|anviser|tilviser|godkjenner|avgjør|avgjer|approves|attests|authori[sz]es|decides"
_DECIDE = r"attestere|anvise|tilvise|godkjenne|avgjøre|avgjere|approve|attest|authori[sz]e|decide"
_STANDS_IN = re.compile(
    r"\b(?:vikarier\w*|vikar(?:en)?|st[ea]dfortred\w*|(?:tar|tek|ta) over|overtar|overtek|overta|stepp(?:er|ar|e) inn"
    r"|deputi[sz]es?|deputy|stand(?:s|ing)? in|cover(?:s|ing)?|fill(?:s|ing)? in|take over"
    rf"|(?:{_DECIDES}|{_DECIDE})(?= (?:[^\W\d_]+ ){{0,2}}{_FOR}))\b"
)
_NAME = r"(?P<name>[^\W\d_]+(?:[ -][^\W\d_]+){0,3})"
_BEFORE = r"(?:i|in|on|på|fra|frå|from|til|to|until|till|through|og med|f\.?o\.?m\.?|t\.?o\.?m\.?|-)"
_DAYS = rf"(?:(?:{_BEFORE} ?)*@ ?){{1,2}}"
_DOES = (
    rf"(?:vikarierer|(?:tar|tek) over|overtar|overtek|stepp(?:er|ar) inn|{_DECIDES}"
    r"|(?:takes|will take) over|deputi[sz]es|stands in|covers|fills in)"
)
_DO = (
    rf"(?:vikariere|ta over|overta|steppe inn|(?:være|vere) (?:vikar|st[ea]dfortred[ea]r)|{_DECIDE}"
    r"|take over|deputi[sz]e|stand in|cover|fill in)"
)
_SHALL = r"(?:skal|kan|will|shall|can|is to)"
_IS = (
    r"(?:er|blir|vert|is) (?:(?:vikar|st[ea]dfortred[ea]r|deputy) (?:for meg|for me)|min (?:vikar|st[ea]dfortred[ea]r)"
    r"|(?:vikaren|st[ea]dfortred[ea]re?n) min|my deputy)"
)
_GONE = r"(?:(?:jeg|eg) er|i am|i'm) (?:borte|vekke|bortreist|på ferie|away|off|on leave|on holiday)"
_GREETING = r"(?:(?:hei|heisann|hallo|god dag|god morgen|god morgon|hi|hello)(?: [^\W\d_]+){0,2} ?[,.!:]+ ?)?"
_PARTING = (
    r"(?:\W*(?:please|er du snill|takk|thanks|thank you))?"
    r"(?:\W*(?:mvh|(?:(?:med )?(?:vennlig|beste|venleg) )?(?:hilsen|helsing)|(?:(?:kind|best) )?regards)"
    r"\W*(?:[^\W\d_]+[ -]?){0,4})?\W*"
)
_FORMS = tuple(
    re.compile(f"{_GREETING}{form}{_PARTING}")
    for form in (
        rf"{_NAME} (?:{_DOES} {_FOR}|{_SHALL} {_DO} {_FOR}|{_IS}) {_DAYS}",
        rf"(?:la|lat|let|kan|skal|kunne|can|could|may|shall) {_NAME} {_DO} {_FOR} {_DAYS}",
        rf"{_DAYS}{_DOES} {_NAME} {_FOR}",
        rf"{_DAYS}{_SHALL} {_NAME} {_DO} {_FOR}",
        rf"{_DAYS}(?:er|blir) {_NAME} (?:vikar|st[ea]dfortred[ea]r) for meg",
        rf"{_DAYS}{_NAME} (?:{_DOES} {_FOR}|{_SHALL} {_DO} {_FOR}|{_IS})",
        rf"{_GONE} {_DAYS}(?:(?:og|and) )?{_NAME} (?:{_DOES}(?: {_FOR})?|er vikar|{_IS})",
    )
)
"""All that lends rights; `@` stands for days. A word more, and the writer may mean something else."""
_STOP = r"(?:avslutt|avslutte|stopp|fjern|end|stop|remove)"
_NOT = r"(?:ikke|ikkje)"
_LONGER = r"(?:lenger|lengre|lengur)"
_A_DEPUTY = (
    rf"(?:(?:vikar|st[ea]dfortred[ea]r)(?: {_FOR})?|min (?:vikar|st[ea]dfortred[ea]r)"
    r"|(?:vikaren|st[ea]dfortred[ea]re?n) min)"
)
_END_FORMS = tuple(
    re.compile(f"{_GREETING}{form}{_PARTING}")
    for form in (
        rf"{_NAME} {_DOES} {_NOT} (?:{_LONGER} {_FOR}|{_FOR} {_LONGER})",
        rf"{_NAME} {_SHALL} {_NOT} (?:{_LONGER} {_DO} {_FOR}|{_DO} {_FOR} {_LONGER})",
        rf"{_NAME} er {_NOT} (?:{_LONGER} {_A_DEPUTY}|{_A_DEPUTY} {_LONGER})",
        rf"{_NAME} (?:is no longer my deputy|no longer {_DOES} {_FOR})",
        rf"{_NAME} (?:is not my deputy|does not {_DO} {_FOR}) (?:anymore|any more|any longer)",
        rf"{_STOP} (?:vikaren|st[ea]dfortred[ea]re?n|my deputy)(?: min)?(?: {_NAME})?",
        rf"{_STOP} {_NAME} (?:som {_A_DEPUTY}|as my deputy)",
    )
)
"""All that ends a deputy: of no longer being there, writers speak in other sentences too."""
_UNTIL = re.compile(r"\b(?:til|t\.?o\.?m\.?|until|till|through|to)(?: og med| and including)?[ ]*$")
_ABSOLUTE = re.compile(r"\d")
_AHEAD = dt.timedelta(days=300)
"""A day of the year that is named without its year lies so far ahead at most."""
_LONGEST = 300
"""Characters; whoever writes more is doing something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deputising:
    """The first and the last day, None when the words leave them open, or that it `ends`.

    `name` is written for the deputy, empty with words that lend nothing or end the only one; whose it is, is for others
    to find.
    """

    name: str = ""
    first: dt.date | None = None
    last: dt.date | None = None
    ends: bool = False


def deputising(text: str, today: dt.date, types: TypeIndex) -> Deputising | None:
    """What the text says of a deputy; None when it says nothing of one."""
    plain = normalise(text)
    if len(text) > _LONGEST or not _STANDS_IN.search(plain):
        return None
    ended = _form(_END_FORMS, plain) if "?" not in plain else None
    if ended:
        return Deputising(name=ended["name"] or "", ends=True)
    name = _deputy(text, plain, today, types)
    found = _days(text, plain, today, types) if name else None
    return Deputising(name=name, first=found[0], last=found[1]) if found else Deputising()


def _deputy(text: str, plain: str, today: dt.date, types: TypeIndex) -> str:
    """What stands where the deputy's name belongs; empty when the sentence has none of the forms."""
    for one in sorted(analyse(text, today, types).dated, key=lambda one: one.when.span, reverse=True):
        start, end = one.when.span
        plain = f"{plain[:start]} @ {plain[end:]}"
    found = _form(_FORMS, re.sub(r"@[ .,;]*", "@ ", plain))
    return found["name"] if found else ""


def _form(forms: Sequence[re.Pattern[str]], plain: str) -> re.Match[str] | None:
    said = " ".join(plain.replace(FILLER, "").split())
    return next(filter(None, (form.fullmatch(said) for form in forms)), None)


def _days(text: str, plain: str, today: dt.date, types: TypeIndex) -> tuple[dt.date, dt.date] | None:
    """The days from now on; claims are about the past, so that what is named without a year is looked for anew."""
    near = analyse(text, today, types).dated
    far = analyse(text, today + _AHEAD, types).dated if _ABSOLUTE.search(plain) else near
    if not near or len(near) > 2 or len(near) != len(far):
        return None
    dated = [one if _last(one) >= today else other for one, other in zip(near, far, strict=True)]
    if any(one.trouble or not one.days for one in dated):
        return None
    first, last = dated[0].days[0], _last(dated[-1])
    if len(dated) == 1 and first == last and _UNTIL.search(plain[: dated[0].when.span[0]]):
        first = today
    return (first, last) if today <= last and first <= last else None


def _last(known: Dated) -> dt.date:
    return known.end or max(known.days, default=dt.date.min)


def named(text: str, names: Sequence[str]) -> list[int]:
    """Which of the names the text means, by their places: those it holds in full, else by their first or last word."""
    words = set(re.findall(r"[^\W\d_]+", text.casefold()))
    whole = [at for at, name in enumerate(names) if set(name.casefold().split()) <= words]
    return whole or [
        at for at, name in enumerate(names) if {*name.casefold().split()[:1], name.casefold().split()[-1]} & words
    ]


def bearing(name: str, names: Sequence[str]) -> list[int]:
    """Whose name it can be, by their places: every word of it is theirs, so that no other word passes for a name."""
    words = set(name.casefold().split())
    return [at for at, one in enumerate(names) if words and words <= set(one.casefold().split())]
