"""An approver's sentence about several claims: `attester alle unntatt 4 og 7: 4 mangler kvittering`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from claims.people import Step
from claims.ruling import Ruling
from parsers.text.intents.reasons import Reasons
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
    "godkjenn alle unntatt 4 og kravene til Berit": None,
    "godkjenn alle unntatt 4 og de fra Berit": None,
    "godkjenn alle unntatt 4, kravene til Berit": None,
    "attester alle, også 4": None,
    "attester 12.10": None,
    "attester 12-13.10": None,
    "attester 1.-3.": None,
    "returner 12.10: feil dato": None,
    "attester alle med merknader": None,
    "Attest 1 to 5": None,
    "attester alle 7": None,
    "attester alle over 1000 kroner": None,
    "ikke attester 4": None,
    "Attestert, men linje 2 skal være 42 km ikke 62": None,
    "Attesterer alle reiser med tog": None,
    "Kommunestyret i går, 42 km": None,
}

_LONGEST = 2_000
"""Characters; whoever writes more is not deciding a list."""
_NEAR = 3
"""Words after `uten` or `ikke` among which `merknader` stands."""
_PARTING = frozenset({",", ".", ";", ":", "\n", "!"})


def ruling(text: str) -> Ruling | None:
    """What the text decides of which claims; None when any word of it leaves that open.

    The empty name is the claim that the text answers to.
    """
    units = units_of(text[:_LONGEST])
    starts = list(_clause_starts(units))
    if not starts and not (units and units[0].is_a("all") and any(unit.is_a("except") for unit in units)):
        return None
    clauses = [units[start:end] for start, end in pairwise([0, *starts[1:], len(units)])]
    said = _Said(text)
    return said.ruling() if all(said.hears(clause) for clause in clauses) else None


def _clause_starts(units: Sequence[Unit]) -> Iterator[int]:
    """Where each clause with a verb begins: at the verb, or at what it decides if that stands before it."""
    for at, unit in enumerate(units):
        if not (unit.is_a("approve") or _returns(units, at)):
            continue
        after_mark = next((back + 1 for back in range(at - 1, -1, -1) if units[back].text in _PARTING), 0)
        if all(one.is_light or one.refs or one.is_a("all", "join") for one in units[after_mark:at]):
            yield after_mark
        elif units[at - 1].is_a("join"):
            yield at


def _returns(units: Sequence[Unit], at: int) -> bool:
    """True for `returner`, for `retur` alone, and for `send` with `tilbake` behind it."""
    if units[at].is_a("sending"):
        behind = next((one for one in units[at + 1 :] if one.text == ":" or one.is_a("back")), None)
        return behind is not None and behind.is_a("back")
    return units[at].is_a("return") or (at == 0 and units[at].is_a("back"))


@dataclass
class _Said:
    """The clauses heard so far."""

    text: str
    step: Step | None = None
    everything: bool = False
    clean: bool = False
    claimants: list[str] = field(default_factory=list)
    approved: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    returned: dict[str, str] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)

    def ruling(self) -> Ruling | None:
        """What the clauses come to; None when they decide nothing, or both everything and some of it."""
        if not (self.everything or self.approved or self.returned) or (self.everything and self.approved):
            return None
        return Ruling(
            step=self.step,
            everything=self.everything,
            clean=self.clean,
            claimants=tuple(self.claimants),
            approved=tuple(self.approved),
            kept=tuple(ref for ref in self.kept if ref not in self.returned),
            returned=self.returned,
            lines=tuple(self.lines),
        )

    def hears(self, units: Sequence[Unit]) -> bool:
        """True when every word of the clause is understood."""
        verb = next((at for at, unit in enumerate(units) if unit.is_a("approve") or _returns(units, at)), None)
        is_return = verb is not None and _returns(units, verb)
        return self._hears_return(units) if is_return else self._hears_approval(units)

    def _hears_return(self, units: Sequence[Unit]) -> bool:
        refs: list[str] = []
        of_lines = False
        for at, unit in enumerate(units):
            of_lines = of_lines or unit.is_a("line")
            if unit.refs and of_lines:
                self.lines += [int(ref) - 1 for ref in unit.refs if ref.isdecimal()]
            elif unit.refs:
                refs += unit.refs
            elif unit.is_a("all", "figure"):
                return False
            elif self._gives_reason(units, at, bool(refs or of_lines)):
                return self._return(refs, units[at:])
        return self._return(refs, [])

    def _gives_reason(self, units: Sequence[Unit], at: int, is_named: bool) -> bool:
        unit = units[at]
        if unit.is_light or unit.is_a("return", "sending", "back", "line", "join"):
            return unit.text in (":", "\n")
        return is_named or unit.is_a("because")

    def _return(self, refs: Sequence[str], units: Sequence[Unit]) -> bool:
        self.returned |= Reasons(self.text, units).by_ref(refs or [""])
        return True

    def _hears_approval(self, units: Sequence[Unit]) -> bool:
        is_kept = False
        for at, unit in enumerate(units):
            before = units[at - 1] if at else None
            if unit.is_a("approve"):
                self.step = self.step or _step(unit.text)
            elif is_kept and self._explains(units, at):
                self.returned |= Reasons(self.text, units[at:]).of_some(self.kept)
                return True
            elif unit.is_a("all"):
                self.everything = True
            elif unit.is_a("without", "negation") and any(one.is_a("findings") for one in units[at + 1 : at + _NEAR]):
                self.clean = self.everything = True
            elif self._leaves_out(units, at):
                is_kept = True
            elif unit.refs and not (before and before.is_a("all")):
                (self.kept if is_kept else self.approved).extend(unit.refs)
            elif unit.is_a("of") and is_kept and not self.kept:
                continue  # bortsett fra 4
            elif unit.is_a("of") and not is_kept and (names := list(_names(units[at + 1 :]))):
                self.claimants.append(" ".join(names))
            elif not (unit.is_light or unit.is_a("join") or self._is_told(unit)):
                return False
        if not (self.everything or self.approved or is_kept):
            self.approved.append("")  # a bare approval is of the claim that it answers to
        return bool(self.kept) or not is_kept

    def _leaves_out(self, units: Sequence[Unit], at: int) -> bool:
        """True for the word before exceptions: `unntatt`, `ikke` after what is approved, and `but` in `all but 4`."""
        unit, behind = units[at], units[at + 1 : at + 2]
        if unit.is_a("but"):
            return self.everything and any(one.refs for one in behind)
        return unit.is_a("except") or (unit.is_a("negation") and bool(self.everything or self.approved))

    def _is_told(self, unit: Unit) -> bool:
        """True for a word that an earlier one has taken with it."""
        return (self.clean and unit.is_a("findings")) or any(unit.text in name.split() for name in self.claimants)

    def _explains(self, units: Sequence[Unit], at: int) -> bool:
        """True where the reasons for what is left out begin; other words there could name more of it."""
        unit = units[at]
        return bool(self.kept) and (
            unit.text == ":" or unit.is_a("because") or not set(unit.refs).isdisjoint(self.kept)
        )


def _names(units: Sequence[Unit]) -> Iterator[str]:
    for unit in units:
        if not unit.is_name:
            return
        yield unit.text


def _step(verb: str) -> Step | None:
    """The step that the verb names; `godkjenn` is either."""
    if verb.startswith("attest"):
        return "attest"
    return "authorise" if re.match("anvis|tilvis|authori", verb) else None
