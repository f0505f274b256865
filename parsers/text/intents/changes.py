"""Changes to an open draft: `linje 2 skal være 60 km`, `fjern linje 1`, `endre datoen til 13.10`."""

from collections.abc import Sequence
from itertools import islice, takewhile

from claims.questions import Edit
from parsers.text.analysis import Analysis
from parsers.text.intents.instead import measured_before, numbers_after
from parsers.text.intents.numbered_changes import NumberedChanges
from parsers.text.intents.stated import OPENING, STATING, Stated
from parsers.text.intents.values import Values
from parsers.text.lines.told.frames import is_light
from parsers.text.spans.mentions import Clocks, Distance, Duration, Mention, Money, When, text_at
from parsers.text.spans.numbers import digits, plain
from parsers.text.words.tokens import Token

EXAMPLES = {
    "linje 2 skal være 60 km": [Edit(line=1, field="distance_km", value="60")],
    "linje 1 skal vere høg sats ikkje låg": [Edit(line=0, field="type", value="care-hour-high")],
    "linje 1 er høy sats, ikke lav": [Edit(line=0, field="type", value="care-hour-high")],
    "line 2 should be low rate": [Edit(line=1, field="type", value="care-hour-low")],
    "linje 2: 44 km": [Edit(line=1, field="distance_km", value="44")],
    "fjern linje 1": [Edit(line=0, field=None)],
    "fjern linje 1 og 3": [Edit(line=0, field=None), Edit(line=2, field=None)],
    "Fjern linje 2. Skal linje 3 også?": [Edit(line=1, field=None)],
    "Fjern linje 2, men ikke linje 3 også": [Edit(line=1, field=None)],
    "Linje 2 fjernes ikke. Linje 3 også": [],
    "Fjern linje 2. Linje 3 også": [Edit(line=1, field=None), Edit(line=2, field=None)],
    "fjern linje 1-3": [Edit(line=0, field=None), Edit(line=1, field=None), Edit(line=2, field=None)],
    "fjern linje 1 og linje 3.": [Edit(line=0, field=None), Edit(line=2, field=None)],
    "fjern linje 2, kjørte bare 1 gang": [Edit(line=1, field=None)],
    "slett linje 2, møtet 12. oktober ble avlyst": [Edit(line=1, field=None)],
    "fjern linje 2 på 142 kr": [Edit(line=1, field=None)],
    "linje 2 kan slettes": [Edit(line=1, field=None)],
    "linje 1 er riktig, linje 2 kan du slette": [Edit(line=1, field=None)],
    "linje 1 og 2 er doble, så du må gjerne slette linje 2": [],
    "på linje 2 kan du slette parkeringen": [],
    "ikke fjern linje 2": [],
    "linje 2 skal være 39 km, og ta bort linje 3": [
        Edit(line=1, field="distance_km", value="39"),
        Edit(line=2, field=None),
    ],
    "linje 2 skal bort, linje 3 er 39 km": [
        Edit(line=1, field=None),
        Edit(line=2, field="distance_km", value="39"),
    ],
    "fjern linje 2, linje 3 skal være 42 km": [
        Edit(line=1, field=None),
        Edit(line=2, field="distance_km", value="42"),
    ],
    "linje 2 skal være 60 km og linje 3 45 km": [
        Edit(line=1, field="distance_km", value="60"),
        Edit(line=2, field="distance_km", value="45"),
    ],
    "endre datoen til 13.10": [Edit(line=None, field="date", value="2026-10-13")],
    "slett linje 2 og endre datoen på linje 1 til 13.10": [
        Edit(line=1, field=None),
        Edit(line=0, field="date", value="2026-10-13"),
    ],
    "slett linje 2 og endre kilometerne til 48": [
        Edit(line=1, field=None),
        Edit(line=None, field="distance_km", value="48"),
    ],
    "endre linje 2 til 12.11": [Edit(line=1, field="date", value="2026-11-12")],
    "linje 2 skal være 42 km, ikke 62 km": [Edit(line=1, field="distance_km", value="42")],
    "nei, det stemmer ikke. Kjøringen var 12 km": [Edit(line=None, field="distance_km", value="12")],
    "tok buss linje 5, 42 kr": [],
    "linje 3 er dobbelt, slett den": [Edit(line=2, field=None)],
    "endre datoen fra 11.11 til 12.11": [Edit(line=None, field="date", value="2026-11-12")],
    "endre den første linja til 48 km": [Edit(line=0, field="distance_km", value="48")],
    "endre siste linje til 48 km": [],
    "legg til 3 km på linje 2": [],
    "Datoen er feil, skal være 13.": [Edit(line=None, field="date", value="2026-11-13")],
    "Beløpet er feil, jeg får ikke sett på det før på mandag": [],
    "datoen på linje 2 skal være 30": [Edit(line=1, field="date", value="2026-10-30")],
    "Datoen er feil, skal være 13 eller 14": [],
    "Datoen er feil på krav 12": [],
    "Datoen er feil, kravet har nummer 31": [],
    "Datoen er feil. Se rad 12": [],
    "The date is wrong on claim 12": [],
    "Datoen er feil, den skal være den 13.": [Edit(line=None, field="date", value="2026-11-13")],
    "sett linje 1 på høy sats": [Edit(line=0, field="type", value="care-hour-high")],
    "Please put lines 1 and 2 on the high rate": [
        Edit(line=0, field="type", value="care-hour-high"),
        Edit(line=1, field="type", value="care-hour-high"),
    ],
    "datoen er 13.10": [Edit(line=None, field="date", value="2026-10-13")],
    "linje 1 skal være 3 timer": [Edit(line=0, field="quantity", value="3")],
    "passasjer på linje 2: Ola Nordmann": [
        Edit(line=1, field="passengers", value=[{"name": "Ola Nordmann", "distance_km": None}])
    ],
    "kjørte 9.11 24 km, 11.11 30 km, nei feil, onsdag var det 34 km": [],
    "linje 3 formålet var opplæring": [Edit(line=2, field="purpose", value="opplæring")],
    "formålet med linje 2 var befaring i Vik": [Edit(line=1, field="purpose", value="befaring i Vik")],
    "Linje 2: føremål skal vere kurs på Voss.": [Edit(line=1, field="purpose", value="kurs på Voss")],
    "purpose of line 2: training": [Edit(line=1, field="purpose", value="training")],
    "Formålet på linje 3 var opplæring i Bergen.": [Edit(line=2, field="purpose", value="opplæring i Bergen")],
    "line 2: purpose was training": [Edit(line=1, field="purpose", value="training")],
    "Endre formålet på linje 2 til kurs": [Edit(line=1, field="purpose", value="kurs")],
    "nei, det var 44 km": [Edit(line=None, field="distance_km", value="44")],
    "beløpet er feil, det var 124": [Edit(line=None, field="amount", value="124")],
    "det er feil dato, den skal være 13.10": [Edit(line=None, field="date", value="2026-10-13")],
    "Diett 12.11 kl 06.00-16.30, no meals": [],
    "Her er timene mine: 10.11 kl 15-18": [],
    "Timane mine: 10.11 3 timar": [],
    "Antall timer: 3": [Edit(line=None, field="quantity", value="3")],
    "nei": [],
    "Kommunestyret 12.10": [],
}
_CHANGING = frozenset({"change", "correcting", "field"})
_REPLIED = ("sv:", "re:", "svar:")
_WRONG_WITHIN = 5
_VALUES = frozenset({"num", "dmy", "iso", "clock"})


def changes(analysis: Analysis, values: Values) -> list[Edit]:
    """The edits a message asks for; none when it is not about an open draft.

    Where the message names types of its own, only a line number makes it an edit.
    """
    if analysis.numbered:
        return NumberedChanges(analysis, values).of_lines(analysis.numbered)
    if analysis.named or "line_word" in analysis.spots or analysis.spots.keys().isdisjoint(_CHANGING):
        return []
    if tells_days(analysis):
        return []
    stated = Stated(analysis, values)
    start = _begins(analysis, stated)
    return [] if start is None else stated.edits(None, 0, start, len(analysis.tokens))


def tells_days(analysis: Analysis) -> bool:
    """True for days with hours for each of them, which are the rows of a claim: `6.10 kl 17-19, 13.10 kl 17-20`."""
    days = sum(isinstance(one, When) and one.shape == "days" for one in analysis.mentions)
    hours = sum(
        isinstance(one, Duration) or (isinstance(one, Clocks) and one.end is not None) for one in analysis.mentions
    )
    return days > 1 and hours > 1


def discards(analysis: Analysis) -> bool:
    """True where a draft that is ordered deleted is only said to be wrong: feil måned, slett det, sender ny 1.12."""
    return not analysis.numbered and "change" not in analysis.spots


def restated(analysis: Analysis, values: Values, start: int) -> list[Edit]:
    """The values stated from the token `start` on, for every line; none when something says which line is meant."""
    tokens, mentions = analysis.tokens, analysis.mentions
    days = [mention for mention in mentions if isinstance(mention, When) and mention.first < start]
    chosen = any(not any("claim_word" in token.senses for token in tokens[: day.first]) for day in days)
    if analysis.named or chosen or "line_word" in analysis.spots:
        return []
    edits = Stated(analysis, values).edits(None, start, start, len(tokens))
    if not edits and (field := measured_before(analysis, start)):  # det står 52 km, det skal være 25
        told = (digits(token.text) for token in numbers_after(analysis, start))
        edits = [Edit(line=None, field=field, value=plain(number)) for number in told if number is not None]
    return list({edit.field: edit for edit in edits}.values())  # fra 42 til 46: the last one holds


def line_removed(analysis: Analysis, at: int) -> list[Edit]:
    """The removal of the line named right before the order's verb at the token `at`, else of a claim's only line.

    `linje 2 kan du bare slette`; either only where no more than that stands behind the verb.
    """
    tokens, clause = analysis.tokens, analysis.layout.clause
    if named := [one for one in analysis.numbered if one.last <= at and clause[one.first] == clause[at]]:
        first = named[0].first
        opens = first == 0 or clause[first - 1] != clause[at]
        behind = takewhile(lambda near: clause[near] == clause[at], range(at + 1, len(tokens)))
        alone = len(named) == 1 and all(is_light(tokens[near], "removed", "first_choice") for near in behind)
        return [Edit(line=line, field=None) for line in named[0].lines] if opens and alone else []
    words = tokens[at + 1 :]
    is_all = all("line_word" in token.senses or is_light(token, "removed", "first_choice") for token in words)
    return [Edit(line=None, field=None)] if is_all and "line_word" in analysis.spots else []


def corrects(tokens: Sequence[Token]) -> bool:
    """True when the message opens by saying that something is not so: `nei, det var 44 km`, `beløpet er feil`."""
    if len(tokens) < 2:
        return False
    valued = next((index for index, token in enumerate(tokens) if token.kind in _VALUES), len(tokens))
    words = [(index, token.senses) for index, token in enumerate(tokens) if token.kind == "word"]
    # Whoever tells of two things first corrects what the message itself says: 9.11 24 km, 11.11 30 km, nei feil.
    second = next(islice((at for at, token in enumerate(tokens) if token.kind in _VALUES), 1, None), len(tokens))
    wrong = any("correcting" in said and "wrong" in said and at < second for at, said in words[:_WRONG_WITHIN])
    return wrong or any("correcting" in said and index < valued for index, said in words[:OPENING])


def addresses_line(analysis: Analysis) -> bool:
    """True when the message names a line by its number, or opens with a word of changing."""
    return bool(analysis.numbered) or any("change" in token.senses for token in analysis.tokens[:4])


def is_replying(subject: str) -> bool:
    """True for the subject of a mail that replies: `SV: Spørsmål om kravet ditt`."""
    return subject.lower().startswith(_REPLIED)


def _begins(analysis: Analysis, stated: Stated) -> int | None:
    """Where the new values of a change without a line number begin; None when the message is no change."""
    tokens = analysis.tokens
    field, at = stated.field(0, len(tokens))
    states = any(text_at(tokens, at + step) in STATING for step in (1, 2))
    changing = any("change" in token.senses for token in tokens[:4])
    wrong = any("wrong" in token.senses for token in tokens)
    states = states and not is_replying(analysis.subject)  # SV: datoen var 12. november
    states = states and not (field == "quantity" and _reports_hours(analysis.mentions))
    states = states and not (field == "purpose" and _claims_beside(analysis, at))
    about_field = field and (wrong or (states and at <= OPENING))
    if not (changing or corrects(tokens) or about_field):
        return None
    return next((index for index, token in enumerate(tokens) if "should" in token.senses), 0)


def _reports_hours(mentions: Sequence[Mention]) -> bool:
    """True for a day with its hours, which are a claim: `timene mine: 10.11 kl 15-18`."""
    hours = (isinstance(one, Duration) or (isinstance(one, Clocks) and one.end) for one in mentions)
    return any(hours) and any(isinstance(one, When) and one.shape == "days" for one in mentions)


def _claims_beside(analysis: Analysis, at: int) -> bool:
    """True for a purpose beside the drive or sum that it is of: `Formål: kurs`, below it `kjørte 20 km 10.11`."""
    line = analysis.layout.line
    return any(
        isinstance(one, (Distance, Money)) or (isinstance(one, When) and line[one.first] != line[at])
        for one in analysis.mentions
    )
