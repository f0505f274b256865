"""Days that a list has and the message takes out again in the end: `8/1 2t, 22/1 2t. Nei vent, stryk 22/1`."""

import datetime as dt
from bisect import bisect_left
from collections.abc import Mapping, Sequence, Set
from itertools import takewhile

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.cancelled_rows import PART_OF_DAY, rows_off
from parsers.text.layout.clauses import Layout
from parsers.text.layout.known_days import day_known, is_one_day
from parsers.text.spans.mentions import BY_PLACE, Mention, When, has
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "støttekontakt\n3/11 2t\n10/11 3t. nei vent 3/11 avlyste hu, stryk den": ["support-hour 10.11 3"],
    "støttekontakt 3.11 2 t, 10.11 3 t. Nei vent, 3.11 avlyste hun": ["support-hour 10.11 3"],
    "støttekontakt\n3.11 2 t og 12 km\n10.11 3 t\n3.11 ble avlyst, fjern den": ["support-hour 10.11 3"],
    "støttekontakt\n3.11 2 timar\n10.11 3 timar\norsak, den 3. var ho sjuk, ta bort den": ["support-hour 10.11 3"],
    "støttekontakt\n3.11 2 t\n10.11 3 t\nStryk 3.11": ["support-hour 10.11 3"],
    "Formannskapet 3.11\nPlanutvalget 10.11. Nei, 3.11 ble avlyst": ["fee-planning 10.11"],
    "support contact\n3.11 2 hours\n10.11 3 hours. No wait, she cancelled 3.11, strike that one": [
        "support-hour 10.11 3"
    ],
    "støttekontakt\n3.11 2 t\n10.11 3 t\nNei vent, 3.11 var han syk, så vi var inne": [
        *("support-hour 03.11 2", "support-hour 10.11 3"),
    ],
    "støttekontakt 3.11 2 t, 10.11 3 t. Ta bort 12.11": [],
    "støttekontakt 3.11 2 t. Stryk 3.11": [],
    "støttekontakt 3.11 2 t, 10.11 3 t. Stryk dagen 3.11, da kom han ikke": ["support-hour 10.11 3"],
    "støttekontakt 3.11 2 t, 10.11 3 t. Du kan ikke fjerne 3.11": ["support-hour 03.11 2", "support-hour 10.11 3"],
    "støttekontakt 3.11 2 t, 10.11 3 t. Kvifor fjerne de 3.11?": ["support-hour 03.11 2", "support-hour 10.11 3"],
    "support contact 3.11 2 hours, 10.11 3 hours. Do not remove 3.11": ["support-hour 03.11 2", "support-hour 10.11 3"],
    "støttekontakt 3.11 2 t, 10.11 3 t. Nei, 3.11 ble ikke avlyst likevel": [
        *("support-hour 03.11 2", "support-hour 10.11 3"),
    ],
    "støttekontakt 3.11 2 t, 10.11 3 t. Nei vent, 3.11 avlyste hun den siste timen": [
        *("support-hour 03.11 2", "support-hour 10.11 3"),
    ],
    "Formannskapet 3.11, 20 km\nPlanutvalget 10.11, 30 km\nStryk kjøringen 10.11": [
        *("fee-executive 03.11", "mileage 03.11 20", "fee-planning 10.11"),
    ],
}
_WRONG = ("retracting", "saying_anew")
_NO = frozenset({"nei", "no", "nope"})
_DAY_ITSELF = words_of("day_itself")
_MOST = 20
"""Nobody takes more out in one message; keeps hostile texts linear."""


def without_struck_days(
    tokens: Sequence[Token],
    spots: Spots,
    mentions: list[Mention],
    named: list[TypeMention],
    layout: Layout,
    today: dt.date,
) -> tuple[list[Mention], list[TypeMention], Set[int]]:
    """The mentions and names without those of such days, and the sentences that take them out."""
    cues = _taking_out(tokens, spots, layout)
    if not cues:
        return mentions, named, frozenset()
    done: set[int] = set()
    held: list[Mention] = sorted([*mentions, *named], key=BY_PLACE)
    for number, cue in list(cues.items())[-_MOST:]:
        own = _spoken_of(held, cue, layout.sentence)
        before = [one for one in held if own is not None and one.first < own.first]
        known = day_known(own, before, today) if own else None
        if own is None or known is None:
            continue
        row = {id(own), *map(id, rows_off(tokens, before, [known], "all", layout.sentence))}
        left = [one for one in held if id(one) not in row]
        if len(row) > 2 and any(isinstance(one, When) and one.first < own.first for one in left):
            held = left
            done |= {number, layout.sentence[own.first]}
    return (
        [one for one in held if not isinstance(one, TypeMention)],
        [one for one in held if isinstance(one, TypeMention)],
        done,
    )


def _taking_out(tokens: Sequence[Token], spots: Spots, layout: Layout) -> dict[int, int]:
    """The sentences that order something out, or say that something was wrong and called off, with that word."""
    sentence, clause = layout.sentence, layout.clause
    unsure = {clause[at] for at in spots.get("negation", ()) if tokens[at].text not in _NO}
    unsure |= {clause[at] for at, token in enumerate(tokens) if token.text in PART_OF_DAY}
    told = [at for at in spots.get("cancelled", ()) if clause[at] not in unsure]
    off = {sentence[at] for at in told}
    found = [at for at in spots.get("remove", ()) if clause[at] not in unsure and _is_order(tokens, at, clause)]
    found += [at for at in told if has(tokens, at, "removed")]
    found += [at for sense in _WRONG for at in spots.get(sense, ()) if sentence[at] in off]
    return {sentence[at]: at for at in sorted(found) if sentence[at] not in layout.asking}


def _is_order(tokens: Sequence[Token], at: int, clause: Sequence[int]) -> bool:
    """True for `stryk`, `ta bort` of a day as a whole: `stryk den`, `fjern linja 3.11`, not `stryk kjøringen 3.11`."""
    if not (has(tokens, at, "order") or has(tokens, at + 1, "removed")):
        return False
    first = at + 1 + has(tokens, at + 1, "removed")
    own = takewhile(lambda index: clause[index] == clause[at], range(first, len(tokens)))
    words = takewhile(
        lambda token: token.kind == "word" and "weekday" not in token.senses, (tokens[index] for index in own)
    )
    return all(word.text in _DAY_ITSELF or "removed" in word.senses for word in words)


def _spoken_of(told: Sequence[Mention], cue: int, sentence: Sequence[int]) -> When | None:
    """The day that the word speaks of: the only value behind it, or else the last before it.

    It stands in the same sentence or in the one before: `22/1 ble avlyst. Stryk den`.
    """
    at = bisect_left(told, cue, key=BY_PLACE)
    behind = [one for one in told[at : at + 2] if sentence[one.first] == sentence[cue]]
    found = behind[0] if behind else told[at - 1] if at else None
    if len(behind) > 1 or found is None or not is_one_day(found):
        return None
    return found if sentence[cue] - sentence[found.first] < 2 else None
