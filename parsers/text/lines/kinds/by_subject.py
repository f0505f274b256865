"""What the subject names for drafts that the text leaves without a name: `Formannskapet` above `10.11, 24 km`."""

from collections.abc import Mapping, Sequence

from parsers.text.analysis import Analysis
from parsers.text.catalogue.index import TypeIndex
from parsers.text.lines.drafts import Draft
from parsers.text.lines.unclaimed.circumstance import is_represented
from parsers.text.spans.mentions import has, is_writer

EXAMPLES: Mapping[tuple[str, str], Sequence[str]] = {
    ("Avlastning for Noah", "Her er timene mine for Noah:\n10.11 kl 15-18\n12.11 kl 15-19"): [
        *("? 10.11 3 ?type", "? 12.11 4 ?type"),
    ],
    ("Støttekontakt for Noah", "10.11 kl 15-18\n12.11 kl 15-19"): ["support-hour 10.11 3", "support-hour 12.11 4"],
    ("Avlaster lav sats, november", "10.11 kl 15-18\n12.11 kl 15-19"): [
        *("care-hour-low 10.11 3", "care-hour-low 12.11 4"),
    ],
    ("Support contact", "Here are my hours:\n10 November 15:00-18:00"): ["support-hour 10.11 3"],
    ("Formannskapet", "10.11 kl 9-12\n12.11 kl 9-13"): ["fee-executive 10.11", "fee-executive 12.11"],
    ("VS: Innkalling til formannskapet 10.11", "Jeg møtte fra kl 9 til 11.30. Kjørte 24 km t/r"): [
        *("fee-executive 10.11", "mileage 10.11 24"),
    ],
    ("VS: Innkalling til formannskapet 10.11", "Møtte kl 9-11.30\nEg tapte 3 timar ulegitimert"): [
        *("fee-executive 10.11", "lost-undocumented 10.11 3"),
    ],
    ("FW: Notice of meeting, executive committee 10 November", "I attended from 9:00 to 11:30."): [
        "fee-executive 10.11",
    ],
    (
        "SV: Innkalling formannskapet 10. november",
        "Jeg møtte 10.11, og vi satt fra 13 til 15.20. Kjørte 24 km. "
        "I tillegg taper jeg 3 timer i butikken, ulegitimert",
    ): [
        *("fee-executive 10.11", "mileage 10.11 24", "lost-undocumented 10.11 3"),
    ],
    ("Re: Executive committee 10 November", "I attended on 10 November, we sat from 13:00 to 15:20. Parking 28 kr"): [
        *("fee-executive 10.11", "parking 10.11 28"),
    ],
    ("SV: Innkalling formannskapet 10. november", "Jeg møtte ikke. Kjørte 24 km til Vik 10.11"): ["mileage 10.11 24"],
    ("SV: Innkalling formannskapet 10. november", "Kjørte 24 km. Per kunne ikke møte, så jeg var vara"): [
        *("fee-executive 10.11", "mileage 10.11 24"),
    ],
    ("Møter", "10.11 kl 9-12\n12.11 kl 9-13"): [],
    ("Tapt arbeidsfortjeneste", "10.11, 3 timer"): ["? 10.11 3 ?type"],
    ("Ulegitimert tapt arbeidsfortjeneste", "10.11, 3 timer"): ["lost-undocumented 10.11 3"],
}
"""By the subject and the text."""
_MET = ("møt", "delt", "attend")


def name_by_subject(drafts: list[Draft], analysis: Analysis, types: TypeIndex) -> None:
    """The one meeting that the subject names: it names the text's own meeting, or joins the drive to it."""
    if not analysis.subject_types:
        return
    named = {code for mention in analysis.subject_types if mention.settled for code in mention.codes}
    bodies = named & types.meetings.keys()
    if len(bodies) != 1:
        return
    meetings = [draft for draft in drafts if draft.body or set(draft.codes) & types.meetings.keys()]
    for draft in meetings:
        if not draft.named:
            draft.codes, draft.named = tuple(bodies), True
    if not meetings and any(draft.kind == "mileage" for draft in drafts) and not _stayed_away(analysis):
        beside = drafts[0]
        fee = Draft(kind="expense", first=-1, last=0, clause=beside.clause, sentence=beside.sentence)
        fee.codes = tuple(bodies)
        drafts.insert(0, fee)


def _stayed_away(analysis: Analysis) -> bool:
    """True for `jeg møtte ikke`, `I did not attend`; not for `Per møtte ikke` and `jeg møtte ikke den 3.`."""
    tokens, clause = analysis.tokens, analysis.layout.clause
    dated = {clause[one.when.first] for one in analysis.dated}
    met = [at for at in analysis.spots.get("attend", ()) if tokens[at].text.startswith(_MET)]
    met = [at for at in met if any(has(tokens, near, "negation") for near in (at - 1, at + 1, at + 2))]
    return any(clause[at] not in dated and _is_own(analysis, at) for at in met)


def _is_own(analysis: Analysis, verb: int) -> bool:
    """True behind `jeg`, `I did not`, right before it, and for a verb that opens its clause."""
    clause = analysis.layout.clause
    near = [at for at in range(verb - 3, verb + 2) if 0 <= at < len(clause) and clause[at] == clause[verb]]
    return near[0] == verb or any(is_writer(analysis.tokens, at) for at in near)


def name_hours_by_subject(drafts: list[Draft], analysis: Analysis, types: TypeIndex) -> None:
    """The hours that the text does not name are of a kind that the subject names, or that the writer's role is.

    `Han jeg er støttekontakt for var med. 3 timer.`
    """
    open_hours = [draft for draft in drafts if not draft.named and (draft.durations or draft.clocks)]
    roles = [one for one in analysis.named if one.settled] if open_hours else []
    roles = [one for one in roles if not is_represented(one, analysis.tokens, types)]
    settled = [one for one in analysis.subject_types if one.settled]
    for draft in open_hours if analysis.subject_types or roles else ():
        said = {code for one in settled or analysis.subject_types or roles for code in one.codes}
        named = tuple(code for code in draft.codes if code in said)
        if named and {*named} < {*types.lost} <= said:  # which of them is asked, as of what the text calls so
            draft.codes, draft.named, draft.lost = types.lost, True, True
        elif named:
            draft.codes, draft.named = named, True
