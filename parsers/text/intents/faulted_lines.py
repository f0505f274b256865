"""The lines that a decision names by number as those at fault, each with its reason."""

from collections.abc import Iterator, Mapping, Sequence

from claims.questions import Edit
from parsers.text.analysis import Analysis
from parsers.text.lines.told.frames import Clause, clauses, is_light
from parsers.text.spans.mentions import text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token, is_but

LINES: Mapping[str, dict[int, str | None]] = {
    "alle unntatt 4 og 7: 4 mangler kvittering": {3: "mangler kvittering", 6: None},
    "returner linje 2, kvittering mangler": {1: "kvittering mangler"},
    "Godkjent unntatt linje 1-2": {0: None, 1: None},
    "attestert": {},
    "Godkjenner 1-3, 4 avvises fordi den er ført før": {3: "den er ført før"},
    "Godkjenner linje 1-3, men avviser linje 4": {3: None},
    "Linje 1-3 er greie, linje 4 avvises": {3: None},
    "Linje 1 og 2 er ok. Linje 4 returneres, feil dato": {3: "feil dato"},
    "Approve 1, 2 and 3; reject 4, no receipt": {3: "no receipt"},
    "4 og 7 i retur, resten attestert": {3: None, 6: None},
    "4 og 7 skal i retur: kvittering mangler": {3: None, 6: "kvittering mangler"},
    "Attestert alle, men nr 3 mangler kvittering": {2: "mangler kvittering"},
    "Alt bortsett fra linje 4 er godkjent": {3: None},
    "Godkjent, bortsett fra linje 2 som mangler kvittering": {1: "mangler kvittering"},
    "Attestert med unntak av linje 2 (mangler kvittering)": {1: "mangler kvittering"},
    "Avviser linje 2, har feil dato, og linje 4 manglar kvittering": {1: "har feil dato", 3: "manglar kvittering"},
    "Sender denne tilbake, linje 2 har feil dato og linje 4 mangler kvittering": {
        1: "har feil dato",
        3: "mangler kvittering",
    },
    "Ikke godkjent: linje 1 er ført 2 ganger": {0: "er ført 2 ganger"},
    "Linje 2 er ikke godkjent, feil sats": {1: "feil sats"},
    "Avviser 240 kr": {},
    "Avviser 450 kr på linje 2": {1: None},
    "Reject 4 hours on line 2": {1: None},
    "Avviser 3 av 5 linjer": {},
    "Return 2 lines, no receipts": {},
    "Rejecting 2 lines: 3 and 5": {2: None, 4: None},
    "Returneres, bilag nr 3 mangler": {},
    "Returneres, kvittering nr 2 er uleselig": {},
    "Attestert, bortsett fra linje 3: 40 km er for mye": {2: None},
    "Returneres. Linje 2 mangler godkjent kvittering": {1: "mangler godkjent kvittering"},
    "Returneres. Linje 3 har fin kvittering, men feil dato": {2: "har fin kvittering, men feil dato"},
    "Returneres. Linje 2 er ok, men kvittering mangler": {1: "er ok, men kvittering mangler"},
    "Returneres. Linje 2 må bli ok først": {1: "må bli ok først"},
    "Returneres, linje 2: kvittering må være godkjent av leder": {1: "kvittering må være godkjent av leder"},
    "Returneres. Linje 1 ok, ingen feil, linje 2 feil dato": {1: "feil dato"},
    "Return line 2, no approved receipt": {1: "no approved receipt"},
    "Avviser linje 2 fordi møtet ikke er godkjent": {1: "møtet ikke er godkjent"},
}
"""The reasons by line, from 0; None where none is told."""

FAULTS = words_of("faults")
"""What is told of a line that is not approved: mangler, feil."""
_LONGEST_REASON = 30
_LONGEST_RANGE = 50
_FINE = frozenset({"ok", "okei", "okay", "grei", "greie", "greit", "greitt", "fin", "fine", "orden", "good"})
_APPROVED = frozenset(
    {"attestert", "godkjent", "godkjend", "anvist", "tilvist", "approved", "attested", "authorised", "authorized"}
)
_BEING = frozenset({"er", "var", "ble", "vart", "blei", "blitt", "ser", "is", "are", "was", "were", "look", "looks"})
_QUITE = frozenset({"i", "in", "alle", "begge", "helt", "heilt", "nå", "også", "all", "both", "now", "quite", "herved"})
_NEEDING = frozenset(
    {"må", "bør", "burde", "trenger", "treng", "uten", "utan", "must", "should", "needs", "need", "without"}
)
_REST = words_of("what_is_left")
_NEAR = 3
_NUMBERING = frozenset({"nr", "nummer", "no", "number", "punkt", "post"})
_TOWARDS = frozenset({"på", "on", "for", "fra", "frå", "from", "med", "with", "av", "of", "at", "that"})
_OUT_OF = frozenset({"av", "of"})
_UNITS = frozenset({"hour", "minute", "day_unit", "distance", "currency", "times", "pieces", "month"})
_ONE_LINE = frozenset({"linje", "line"})
_ROWS = frozenset({"rader", "poster", "postar", "punkter", "punkt", "rows", "items", "%"})
_SAYING_SO = frozenset({"i", "retur", "tilbake", "attende", "må", "skal", "er", "går", "ikke", "ikkje", "goes", "back"})
_LEADING = frozenset({"som", "der", "that", "which", "fordi", "because", "since", "siden", "sidan", "ettersom"})


def lines_at_fault(analysis: Analysis) -> list[Edit]:
    """A `reason` for each line that the decision names by number, in order; the value is None where none is given."""
    reasons: dict[int, str | None] = {}
    for line, reason in _named_lines(analysis):
        reasons[line] = reason or reasons.get(line)
    return [Edit(line=line, field="reason", value=reasons[line]) for line in sorted(reasons)]


def _named_lines(analysis: Analysis) -> Iterator[tuple[int, str | None]]:
    """Each line number, from 0, with the words after it up to the next mark."""
    tokens = analysis.tokens
    fine = _fine(clauses(tokens, analysis.layout))
    listed = False
    for index, token in enumerate(tokens):
        opens = index == 0 or tokens[index - 1].kind == "nl" or _leads(tokens, index - 1)
        is_line = token.kind == "num" and token.text.isdecimal() and 0 < int(token.text[:4]) < 1000
        if is_line and (listed or opens) and index not in fine and not _counts(tokens, index):
            listed = True
            line = int(token.text[:4]) - 1
            last = text_at(tokens, index + 2)[:3]
            if text_at(tokens, index + 1) == "-" and last.isdecimal():
                yield from ((number, None) for number in range(line, min(int(last), line + _LONGEST_RANGE)))
                continue
            yield line, _reason(analysis, index + 1)
        listed = (
            "except" in token.senses
            or ("line_word" in token.senses and index not in fine)
            or (listed and _continues(token))
        )


def _leads(tokens: Sequence[Token], at: int) -> bool:
    """True for what may stand right before a line's number: a mark, `avviser`, and `nr` where it is no receipt's."""
    token = tokens[at]
    if token.text in _NUMBERING:
        return at == 0 or tokens[at - 1].kind != "word" or _may_number(tokens[at - 1])
    return token.text in (":", ".", ";", ",") or token.senses.get("decision") == "return"


def _may_number(before: Token) -> bool:
    """True for the word before the `nr` of a line: `men nr 3`, `avviser nr 3`; not `bilag nr 3`."""
    return before.text in _TOWARDS | _NUMBERING or is_light(
        before, "decision", "except", "line_word", "join", "waiting", "deciding"
    )


def _counts(tokens: Sequence[Token], at: int) -> bool:
    """True for a number that counts or measures something: `240 kr`, `3 timer`, `3 av 5 linjer`, `return 2 lines`."""
    behind, before = tokens[at + 1 : at + 3], tokens[max(at - 2, 0) : at]
    if len(before) > 1 and before[1].text in _OUT_OF and before[0].kind == "num":
        return True
    if before and before[-1].senses.get("line_word"):
        return False
    if len(before) > 1 and before[1].text == ":" and not _UNITS.isdisjoint(before[0].senses):  # km: 40
        return True
    if len(behind) > 1 and behind[0].text in _OUT_OF:
        return behind[1].kind == "num"
    several = behind and "line_word" in behind[0].senses and behind[0].text not in _ONE_LINE
    return bool(several) or any(not _UNITS.isdisjoint(one.senses) or one.text in _ROWS for one in behind[:1])


def _fine(found: Sequence[Clause]) -> set[int]:
    """The tokens of the clauses that approve of the lines they name; numbers between commas go with their list."""
    fine: set[int] = set()
    listed: list[Clause] = []
    before: int | None = None
    for place, clause in enumerate(found):
        if all(token.kind != "word" or "line_word" in token.senses or _continues(token) for token in clause.tokens):
            listed.append(clause)
            continue
        for one in (*listed, clause):
            led = before is not None and found[before].sentence == one.sentence and _numbers(found[before])
            if _is_fine(found, before if before is not None and led and one is not clause else place):
                fine.update(range(one.first, one.first + len(one.tokens)))
        listed, before = [], place
    for one in listed:
        if before is not None and _is_fine(found, before):
            fine.update(range(one.first, one.first + len(one.tokens)))
    return fine


def _numbers(clause: Clause) -> bool:
    return any(token.kind == "num" for token in clause.tokens)


def _is_fine(found: Sequence[Clause], place: int) -> bool:
    """True for a clause that approves of what it names: `godkjenner linje 1-3`, `linje 1-3 er greie`."""
    clause = found[place]
    refused = any("except" in token.senses or token.senses.get("decision") == "return" for token in clause.tokens)
    if refused or clause.denied or _is_faulted(found, place):
        return False
    return any(_approves(clause.tokens, at) for at in range(len(clause.tokens)))


def _approves(words: Sequence[Token], at: int) -> bool:
    """True for the verb that approves, and for what a line is: `linje 2 er ok`; not `mangler godkjent kvittering`."""
    word, led, behind = words[at], words[:at], words[at + 1 :]
    decides = word.senses.get("decision") == "approve"
    if not (decides or word.text in _FINE) or any(one.text in _NEEDING or one.text in FAULTS for one in led):
        return False
    if (decides and word.text not in _APPROVED) or all(one.kind != "num" and is_light(one) for one in led):
        return True
    if all(one.kind != "word" or "join" in one.senses for one in behind) or _is_of_line(behind[0]):
        return True
    is_said = next((one for one in reversed(led) if one.text not in _QUITE), words[0])
    return is_said.kind == "num" or is_said.text in _BEING


def _is_of_line(token: Token) -> bool:
    return token.kind == "num" or "line_word" in token.senses


def _is_faulted(found: Sequence[Clause], place: int) -> bool:
    """True where a fault is told of the clause, or behind it before another line: `fin kvittering, men feil dato`."""
    for number, clause in enumerate(found[place:]):
        told = [token for token in clause.tokens if token.kind == "word"]
        others = any(_is_of_line(token) for token in clause.tokens) or any(token.text in _REST for token in told)
        if clause.sentence != found[place].sentence or (number and others):
            return False
        denied = {at + 1 for at, word in enumerate(told) if "negation" in word.senses}
        if any(word.text in FAULTS and at not in denied for at, word in enumerate(told)):
            return True
    return False


def _continues(token: Token) -> bool:
    return token.kind == "num" or token.text in (",", "for", "from", "fra", "av") or "join" in token.senses


def _reason(analysis: Analysis, start: int) -> str | None:
    """The words from the token `start` on up to the next mark or line, without what only says that it goes back."""
    tokens = analysis.tokens
    first = _past_decision(tokens, start)
    words = tokens[first : first + _LONGEST_REASON]
    if not words or words[0].kind in ("nl", "sym") or _continues(words[0]) or "line_word" in words[0].senses:
        return None
    end = next((at for at in range(len(words)) if _ends(words, at)), len(words))
    if end + 1 < len(words) and words[end].text == "," and is_but(words[end + 1]):  # fin kvittering, men feil dato
        last = next((at for at in range(end + 1, len(words)) if _ends(words, at)), len(words))
        told = words[end + 1 : last]
        end = last if any(one.text in FAULTS for one in told) and not any(map(_is_of_line, told)) else end
    if any(_approves_others(words[:end], at) for at in range(end)):
        return None
    return analysis.text[words[0].start : words[end - 1].end]


def _approves_others(words: Sequence[Token], at: int) -> bool:
    """True for `resten attestert` and `godkjenner 1-3`, which is no reason; not `møtet er ikke godkjent`."""
    near = words[max(at - _NEAR, 0) : at + _NEAR]
    if words[at].senses.get("decision") != "approve" or any("negation" in one.senses for one in near):
        return False
    return any(one.text in _REST for one in near) or any(_is_of_line(one) for one in words[at + 1 : at + 2])


def _past_decision(tokens: Sequence[Token], start: int) -> int:
    """The first token of a reason: behind a mark, and behind `skal i retur fordi`."""
    at = start + (text_at(tokens, start) in (",", ":", "("))
    told = at
    while at < len(tokens) and (tokens[at].text in _SAYING_SO or "decision" in tokens[at].senses):
        at += 1
    decided = any("decision" in token.senses or token.text == "retur" for token in tokens[told:at])
    at = at + (text_at(tokens, at) in (",", ":")) if decided else told
    return at + (text_at(tokens, at) in _LEADING)


def _ends(words: Sequence[Token], at: int) -> bool:
    """True for a mark, and for `og linje 4`."""
    joins = "join" in words[at].senses and at + 1 < len(words) and "line_word" in words[at + 1].senses
    return at > 0 and (words[at].kind in ("nl", "sym") or joins)
