"""The clauses of an approver's sentence about several claims: each word understood, or the sentence is not."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claims.people import Step
from claims.ruling import Limit, Ruling
from parsers.text.intents.reasons import Reasons
from parsers.text.intents.units import Unit
from parsers.text.words.lexicon import words_of

_NEAR = 3
"""Words after `uten` or `ikke` among which `merknader` stands."""
_ABOUT = ("approve", "return", "sending", "back", "all", "of", "except", "but", "negation", "join", "theirs")
"""What stands before a name, and in a return before the reason."""


def returns(units: Sequence[Unit], at: int) -> bool:
    """True for `returner`, for `retur` alone, for `må tilbake`, and for `send` with `tilbake` behind it."""
    if units[at].is_a("sending"):
        behind = next((one for one in units[at + 1 :] if one.text == ":" or one.is_a("back")), None)
        return behind is not None and behind.is_a("back")
    goes = at == 0 or units[at - 1].text in words_of("goes_back")
    return units[at].is_a("return") or (goes and units[at].is_a("back"))


@dataclass
class Said:
    """The clauses heard so far."""

    text: str
    step: Step | None = None
    everything: bool = False
    clean: bool = False
    limit: Limit | None = None
    claimants: list[str] = field(default_factory=list)
    approved: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    kept_of: list[str] = field(default_factory=list)
    returned: dict[str, str] = field(default_factory=dict)
    returned_of: dict[str, str] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)

    def ruling(self) -> Ruling | None:
        """What the clauses come to; None when they decide nothing, or both everything and some of it."""
        approves = self.everything or self.approved or self.claimants
        if not (approves or self.returned or self.returned_of) or (self.everything and self.approved):
            return None
        if self.limit and (self.approved or not approves):
            return None
        return Ruling(
            step=self.step,
            everything=self.everything,
            clean=self.clean,
            limit=self.limit,
            claimants=tuple(self.claimants),
            approved=tuple(self.approved),
            kept=tuple(ref for ref in self.kept if ref not in self.returned),
            kept_of=tuple(name for name in self.kept_of if name not in self.returned_of),
            returned=self.returned,
            returned_of=self.returned_of,
            lines=tuple(self.lines),
        )

    def hears(self, units: Sequence[Unit]) -> bool:
        """True when every word of the clause is understood."""
        verb = next((at for at, unit in enumerate(units) if unit.is_a("approve") or returns(units, at)), None)
        is_return = verb is not None and returns(units, verb)
        return self._hears_return(units) if is_return else self._hears_approval(units)

    def _hears_return(self, units: Sequence[Unit]) -> bool:
        refs: list[str] = []
        names: list[str] = []
        of_lines = of_all = is_plain = False
        for at, unit in enumerate(units):
            of_lines = of_lines or unit.is_a("line")
            if unit.refs and of_lines:
                self.lines += [int(ref) - 1 for ref in unit.refs if ref.isdecimal()]
            elif unit.refs:
                refs += unit.refs
            elif unit.is_a("figure"):
                return False
            elif unit.is_a("all"):
                of_all = True
            elif unit.is_name and names and not _is_listed(units, at):
                return False  # returner Leif, Berit har feil dato
            elif self._gives_reason(units, at, bool(refs or names or of_lines)):
                return self._return(refs, names, units[at:], of_all=of_all)
            elif unit.limit:
                return False
            elif unit.is_name and not is_plain:
                _begin_or_go_on(names, units, at)
            else:
                is_plain = is_plain or not (unit.is_light or unit.is_a(*_ABOUT))
        return self._return(refs, names, [], of_all=of_all)

    def _gives_reason(self, units: Sequence[Unit], at: int, is_named: bool) -> bool:
        unit = units[at]
        if unit.is_light or unit.is_name or unit.is_a("return", "sending", "back", "line", "join", "of", "theirs"):
            return unit.text in (":", "\n") or (unit.is_name and is_named and not _is_listed(units, at))
        return is_named or unit.is_a("because")

    def _return(self, refs: Sequence[str], names: Sequence[str], units: Sequence[Unit], *, of_all: bool) -> bool:
        if of_all and not names:
            return False
        reasons = Reasons(self.text, units).by_ref([*refs, *names] or [""])
        return self._send_back(reasons, names)

    def _send_back(self, reasons: Mapping[str, str], names: Sequence[str]) -> bool:
        """True where the reasons are plain; one for several, that names one of these people, may be about that one."""
        if len(reasons) > 1 and any(_speaks_of(name, reason) for name in names for reason in reasons.values()):
            return False
        self.returned |= {ref: reason for ref, reason in reasons.items() if ref not in names}
        self.returned_of |= {name: reason for name, reason in reasons.items() if name in names}
        return True

    def _hears_approval(self, units: Sequence[Unit]) -> bool:
        is_kept = excepts = False
        for at, unit in enumerate(units):
            before = units[at - 1] if at else None
            if unit.is_a("approve"):
                self.step = self.step or _step(unit.text)
            elif is_kept and self._explains(units, at):
                return self._send_back(
                    Reasons(self.text, units[at:]).of_some([*self.kept, *self.kept_of]), self.kept_of
                )
            elif unit.is_a("all") and not (self.everything and before and before.is_a("join")):
                self.everything = True
            elif not is_kept and self._is_clean(units, at):
                self.clean = self.everything = True
            elif self._leaves_out(units, at, is_kept=is_kept):
                is_kept = True
            elif is_kept and unit.is_a("findings") and _stands_alone(units, at):
                self.clean = excepts = True
            elif unit.limit and not self.limit and is_kept == _stands_alone(units, at):
                self.limit, excepts = (unit.limit.turned, True) if is_kept else (unit.limit, excepts)
            elif unit.refs and not (before and before.is_a("all")):
                (self.kept if is_kept else self.approved).extend(unit.refs)
            elif unit.is_name and _is_listed(units, at):
                _begin_or_go_on(self.kept_of if is_kept else self.claimants, units, at)
            elif not (unit.is_light or unit.is_a("join") or self._is_told(units, at, is_kept=is_kept)):
                return False
        if not (self.everything or self.approved or self.claimants or is_kept):
            self.approved.append("")  # a bare approval is of the claim that it answers to
        return bool(self.kept or self.kept_of) or excepts or not is_kept

    def _is_clean(self, units: Sequence[Unit], at: int) -> bool:
        """True for `uten merknader`, and for `ikke har merknader`."""
        return units[at].is_a("without", "negation") and any(one.is_a("findings") for one in units[at + 1 : at + _NEAR])

    def _leaves_out(self, units: Sequence[Unit], at: int, *, is_kept: bool) -> bool:
        """True for the word before exceptions: `unntatt`, `ikke` after what is approved, and `but` in `all but 4`.

        An exception from exceptions is none.
        """
        unit, behind = units[at], units[at + 1 : at + 2]
        if unit.is_a("but"):
            return self.everything and any(one.refs or one.is_name for one in behind)
        return not is_kept and (
            unit.is_a("except") or (unit.is_a("negation") and bool(self.everything or self.approved))
        )

    def _is_told(self, units: Sequence[Unit], at: int, *, is_kept: bool) -> bool:
        """True for a word that goes with what stands beside it."""
        unit, behind = units[at], units[at + 1 : at + 2]
        if unit.is_a("of") and any(one.text in words_of("the_writer") for one in behind):
            return True  # ok på alle fra meg
        if unit.text in words_of("the_writers_side"):
            return at > 0 and units[at - 1].text in words_of("the_writer")
        if unit.is_a("of"):
            return (is_kept and not self.kept) or any(one.is_name for one in behind)  # bortsett fra 4, fra Berit
        if unit.is_a("having"):
            return any(one.is_a("all") or (is_kept and one.is_a("findings")) for one in behind)  # ok med alle
        if unit.is_a("theirs"):
            return units[at - 1].is_name
        return self.clean and unit.is_a("findings")

    def _explains(self, units: Sequence[Unit], at: int) -> bool:
        """True where the reasons for what is left out begin; other words there could name more of it."""
        unit = units[at]
        return bool(self.kept or self.kept_of) and (
            unit.text == ":" or unit.is_a("because") or not set(unit.refs).isdisjoint(self.kept)
        )


def _stands_alone(units: Sequence[Unit], at: int) -> bool:
    """True for what is an exception by itself, right after the word for it or joined to others: `unntatt de over 500`.

    Else it may be about what stands before it: `unntatt Leif over 500`.
    """
    before = [one for one in units[:at] if not one.is_light and not one.is_a("having")]
    return bool(before) and before[-1].is_a("except", "negation", "join", "but", "of")


def _is_listed(units: Sequence[Unit], at: int) -> bool:
    """True for a name where a claim's may stand: after what is done with it or whose it is, or after another name.

    What stands on a line of its own, or after a full stop, may be the writer's.
    """
    before = [one for one in units[:at] if one.is_a("mark") or not one.is_light]
    if not before:
        return False
    if before[-1].text == "-":
        return len(before) > 1 and before[-2].is_name
    if before[-1].text == ",":  # Leif, Berit og Kari; but not: Leif, Berit har feil dato
        behind = units[at + 1 : at + 2]
        ends = all(one.is_a("mark", "join", "theirs") or one.is_name for one in behind)
        return len(before) > 1 and (before[-2].is_name or before[-2].is_a("theirs")) and ends
    return before[-1].is_name or before[-1].is_a(*_ABOUT)


def _begin_or_go_on(names: list[str], units: Sequence[Unit], at: int) -> None:
    """One more name, or one more word of the last."""
    before = units[at - 1] if at else None
    if names and before and (before.is_name or before.text == "-"):
        names[-1] += f" {units[at].text}"
    else:
        names.append(units[at].text)


def _speaks_of(name: str, reason: str) -> bool:
    return not set(name.split()).isdisjoint(re.findall(r"[^\W\d_]+", reason.casefold()))


def _step(verb: str) -> Step | None:
    """The step that the verb names; `godkjenn` is either."""
    if verb.startswith("attest"):
        return "attest"
    return "authorise" if re.match("anvis|tilvis|authori", verb) else None
