"""An approver's sentence about several claims: `attester alle unntatt 4 og 7: 4 mangler kvittering`."""

from collections.abc import Collection, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from claims.ruling import Limit, Ruling
from parsers.text.intents.ruling_clauses import Said, returns
from parsers.text.intents.units import Unit, units_of

EXAMPLES: dict[str, Ruling | None] = {
    "attester alle unntatt 4 og 7: 4 mangler kvittering": Ruling(
        step="attest", everything=True, kept=("7",), returned={"4": "mangler kvittering"}
    ),
    "Approve all except 4 and 7: 4 lacks receipt, 7 wrong committee": Ruling(
        everything=True, returned={"4": "lacks receipt", "7": "wrong committee"}
    ),
    "godkjenn alle uten merknader": Ruling(everything=True, clean=True),
    "Kan du godkjenne alle utan merknader?": Ruling(everything=True, clean=True),
    "returner 2: feil dato": Ruling(returned={"2": "feil dato"}),
    "Returner 2 og 3, feil dato": Ruling(returned={"2": "feil dato", "3": "feil dato"}),
    "Send 2 i retur: linje 3 skal være 60 km, ikke 64": Ruling(returned={"2": "linje 3 skal være 60 km, ikke 64"}),
    "attester 1-3 og 5, returner 4 fordi datoen er feil": Ruling(
        step="attest", approved=("1", "2", "3", "5"), returned={"4": "datoen er feil"}
    ),
    "Anvis 2026-00318 og 319": Ruling(step="authorise", approved=("2026-00318", "319")),
    "attester alle, men ikkje 4": Ruling(step="attest", everything=True, kept=("4",)),
    "attester alle kravene til Berit": Ruling(step="attest", everything=True, claimants=("berit",)),
    "send back 2: wrong date, 5: no receipt": Ruling(returned={"2": "wrong date", "5": "no receipt"}),
    "returner linje 2 og 3: kvittering mangler": Ruling(returned={"": "kvittering mangler"}, lines=(1, 2)),
    "attestert": Ruling(step="attest", approved=("",)),
    "alle unntatt 4": Ruling(everything=True, kept=("4",)),
    "4 og 7 returneres: feil dato": Ruling(returned={"4": "feil dato", "7": "feil dato"}),
    "returner 2": Ruling(returned={"2": ""}),
    "attester de som ikke har merknader": Ruling(step="attest", everything=True, clean=True),
    "approve all but 4": Ruling(everything=True, kept=("4",)),
    "attest all but 4 and 7": Ruling(step="attest", everything=True, kept=("4", "7")),
    "approve all but return 5: wrong date": Ruling(everything=True, returned={"5": "wrong date"}),
    "attester alle unntatt 4 fordi datoen mangler": Ruling(
        step="attest", everything=True, returned={"4": "datoen mangler"}
    ),
    "returner 2: 12.10 er en søndag": Ruling(returned={"2": "12.10 er en søndag"}),
    "godkjenn alle unntatt 4 og kravene til Berit": Ruling(everything=True, kept=("4",), kept_of=("berit",)),
    "godkjenn alle unntatt 4 og de fra Berit": Ruling(everything=True, kept=("4",), kept_of=("berit",)),
    "godkjenn alle unntatt 4, kravene til Berit": Ruling(everything=True, kept=("4",), kept_of=("berit",)),
    "attester alle unntatt Leif": Ruling(step="attest", everything=True, kept_of=("leif",)),
    "attester alle unntatt Leif Kvamme, Kari og Berit sitt krav": Ruling(
        step="attest", everything=True, kept_of=("leif kvamme", "kari", "berit")
    ),
    "attester alle, men ikke Anne-Lise sine": Ruling(step="attest", everything=True, kept_of=("anne lise",)),
    "tilvis alle utanom Leif sitt": Ruling(step="authorise", everything=True, kept_of=("leif",)),
    "approve all but Leif's": Ruling(everything=True, kept_of=("leif",)),
    "Approve everything except Leif's claims and 4.": Ruling(everything=True, kept=("4",), kept_of=("leif",)),
    "attester alle unntatt Leif: mangler kvittering": Ruling(
        step="attest", everything=True, returned_of={"leif": "mangler kvittering"}
    ),
    "ok på alle": Ruling(everything=True),
    "OK for alle unntatt 4": Ruling(everything=True, kept=("4",)),
    "alle er ok": Ruling(everything=True),
    "okay with all but Leif": Ruling(everything=True, kept_of=("leif",)),
    "ok på alle fra meg": Ruling(everything=True),
    "ok på alle frå mi side": Ruling(everything=True),
    "ok with all from me": Ruling(everything=True),
    "Attesterer alle, men 2 må tilbake: feil sats": Ruling(step="attest", everything=True, returned={"2": "feil sats"}),
    "godkjenn alle, 2 og 3 skal i retur: feil dato": Ruling(
        everything=True, returned={"2": "feil dato", "3": "feil dato"}
    ),
    "approve all, but 2 must go back: wrong rate": Ruling(everything=True, returned={"2": "wrong rate"}),
    "attester alle fra siden": None,
    "er alle ok?": None,
    "godkjenn alle fra Berit": Ruling(everything=True, claimants=("berit",)),
    "godkjenn alle frå Berit og Leif": Ruling(everything=True, claimants=("berit", "leif")),
    "attester Berits krav": Ruling(step="attest", claimants=("berits",)),
    "approve Leif's claims": Ruling(claimants=("leif",)),
    "attester alle under 2000 kr": Ruling(step="attest", everything=True, limit=Limit("under", Decimal(2000))),
    "godkjenn alt opp til kr 1.500,- uten merknader": Ruling(
        everything=True, clean=True, limit=Limit("up_to", Decimal(1500))
    ),
    "approve everything below NOK 2,000": Ruling(everything=True, limit=Limit("under", Decimal(2000))),
    "godkjenn alle frå Berit under 1 000 kroner": Ruling(
        everything=True, limit=Limit("under", Decimal(1000)), claimants=("berit",)
    ),
    "attester alle over 1000 kroner": Ruling(step="attest", everything=True, limit=Limit("over", Decimal(1000))),
    "godkjenn alle unntatt dem over 5000 kr": Ruling(everything=True, limit=Limit("up_to", Decimal(5000))),
    "godkjenn alle unntatt Leif og de over 5000 kr": Ruling(
        everything=True, limit=Limit("up_to", Decimal(5000)), kept_of=("leif",)
    ),
    "godkjenn alle unntatt de med merknader": Ruling(everything=True, clean=True),
    "godkjenn alt utan merknader": Ruling(everything=True, clean=True),
    "returner 3 og 5: mangler kvittering": Ruling(returned={"3": "mangler kvittering", "5": "mangler kvittering"}),
    "returner Leif: mangler kvittering": Ruling(returned_of={"leif": "mangler kvittering"}),
    "send tilbake kravet til Berit: feil dato": Ruling(returned_of={"berit": "feil dato"}),
    "send back Leif's: no receipt": Ruling(returned_of={"leif": "no receipt"}),
    "returner alle fra Berit: feil dato": Ruling(returned_of={"berit": "feil dato"}),
    "godkjenn alle fra Berit, returner Leif sitt: feil dato": Ruling(
        everything=True, claimants=("berit",), returned_of={"leif": "feil dato"}
    ),
    "returner reisen til Bergen: feil dato": Ruling(returned={"": "feil dato"}),
    "returner 2, over 2000 kr uten kvittering": Ruling(returned={"2": "over 2000 kr uten kvittering"}),
    "returner Leif, Berit har feil dato": None,
    "returner Leif og Berit: Leif mangler kvittering, Berit feil dato": None,
    "attester alle unntatt Leif over 2000 kr": None,
    "attester alle unntatt Leif med merknader": None,
    "attester alle unntatt de som ikke har merknader": None,
    "attester alle fra Berit og alle under 1000 kr": None,
    "attester alle, Leif mangler kvittering": None,
    "attester alle over 3": None,
    "attester 1 og 2 under 2000 kr": None,
    "attester alle under 40 km": None,
    "attester alle\nNils Bakke": None,
    "attester alle, også 4": None,
    "attester 12.10": None,
    "attester 12-13.10": None,
    "attester 1.-3.": None,
    "returner 12.10: feil dato": None,
    "attester alle med merknader": None,
    "Attest 1 to 5": None,
    "attester alle 7": None,
    "ikke attester 4": None,
    "Attestert, men linje 2 skal være 42 km ikke 62": None,
    "Attesterer alle reiser med tog": None,
    "Kommunestyret i går, 42 km": None,
}

_LONGEST = 2_000
"""Characters; whoever writes more is not deciding a list."""
_PARTING = frozenset({",", ".", ";", ":", "\n", "!"})


def ruling(text: str, names: Collection[str] = ()) -> Ruling | None:
    """What the text decides of which claims; None when any word of it leaves that open.

    The empty number is that of the claim that the text answers to. Words of the `names` are such in small letters too.
    """
    units = units_of(text[:_LONGEST], names)
    starts = list(_clause_starts(units))
    if not starts and not _is_of_all(units):
        return None
    clauses = [units[start:end] for start, end in pairwise([0, *starts[1:], len(units)])]
    said = Said(text)
    return said.ruling() if all(said.hears(clause) for clause in clauses) else None


def begins(text: str) -> bool:
    """True for a text that has the verb of a decision where such a sentence has it, or is about all claims."""
    units = units_of(text[:_LONGEST])
    return next(_clause_starts(units), None) is not None or _is_of_all(units)


def _is_of_all(units: Sequence[Unit]) -> bool:
    """True for `alle unntatt 4`, and for `ok på alle`."""
    about_all = any(unit.is_a("all") for unit in units)
    begins_so = bool(units) and units[0].is_a("all") and any(unit.is_a("except") for unit in units)
    is_asked = any(unit.text == "?" for unit in units)
    return begins_so or (about_all and not is_asked and any(unit.is_a("nod") for unit in units))


def _clause_starts(units: Sequence[Unit]) -> Iterator[int]:
    """Where each clause with a verb begins: at the verb, or at what it decides if that stands before it."""
    for at, unit in enumerate(units):
        if not (unit.is_a("approve") or returns(units, at)):
            continue
        after_mark = next((back + 1 for back in range(at - 1, -1, -1) if units[back].text in _PARTING), 0)
        if all(one.is_light or one.refs or one.is_a("all", "join") for one in units[after_mark:at]):
            yield after_mark
        elif units[at - 1].is_a("join"):
            yield at
