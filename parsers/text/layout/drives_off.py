"""A drive that a later sentence denies for one day of a list: `Ingen kjøring 29.9`, `Da kjørte jeg ikke`."""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import takewhile

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.cancelled_rows import rows_off
from parsers.text.layout.clauses import Layout
from parsers.text.layout.known_days import day_known, is_one_day
from parsers.text.spans.mentions import BY_PLACE, MEASURED, Distance, Mention, When, has
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "3/11 – formannskapet – 28 km\n10/11 – kommunestyret – 30 km\n\n"
    "Oi, 10/11 var jeg jo med på Teams hjemmefra. Ingen kjøring den dagen altså, bare møtet.": [
        *("fee-executive 03.11", "mileage 03.11 28", "fee-council 10.11"),
    ],
    "støttekontakt\n3.11 2 timer, 28 km\n10.11 3 timer, 30 km\nDen 10. kjørte jeg ikke.": [
        *("support-hour 03.11 2", "mileage 03.11 28", "support-hour 10.11 3"),
    ],
    "støttekontakt\n3.11 2 timar, 28 km\n10.11 3 timar, 30 km\nIngen køyring 10.11": [
        *("support-hour 03.11 2", "mileage 03.11 28", "support-hour 10.11 3"),
    ],
    "støttekontakt\n3.11 2 timer, 28 km\n10.11 3 timer, 30 km\n10.11 var vi hjemme, så da kjørte jeg ikke.": [
        *("support-hour 03.11 2", "mileage 03.11 28", "support-hour 10.11 3"),
    ],
    "support contact\n3.11 2 hours, 28 km\n10.11 3 hours, 30 km\nOn 10.11 we stayed in. No driving that day.": [
        *("support-hour 03.11 2", "mileage 03.11 28", "support-hour 10.11 3"),
    ],
    "støttekontakt\n3.11 2 timer, 28 km\n10.11 3 timer, 30 km\nDen 10. kjørte jeg ikke alene.": [
        *("support-hour 03.11 2", "mileage 03.11 28", "support-hour 10.11 3", "mileage 10.11 30"),
    ],
    "støttekontakt\n3.11 2 timer, 28 km\n10.11 3 timer, 30 km\nDen 12. kjørte jeg ikke.": [
        *("support-hour 03.11 2", "mileage 03.11 28", "support-hour 10.11 3", "mileage 10.11 30"),
    ],
    "støttekontakt\n3.11 2 timer, 28 km\n10.11 3 timer, 30 km\nDen 10. var det ingen kø. Fin kjøring den dagen.": [
        *("support-hour 03.11 2", "mileage 03.11 28", "support-hour 10.11 3", "mileage 10.11 30"),
    ],
    "støttekontakt\n3.11 2 timer, 28 km\n10.11 3 timer, 30 km\nKjørte jeg ikke 10.11?": [
        *("support-hour 03.11 2", "mileage 03.11 28", "support-hour 10.11 3", "mileage 10.11 30"),
    ],
}
_SMALL = frozenset(
    {
        *(
            "den",
            "dagen",
            "da",
            "då",
            "altså",
            "så",
            "so",
            "det",
            "ble",
            "blei",
            "vart",
            "var",
            "er",
            "på",
            "on",
            "the",
        ),
        *(
            "that",
            "day",
            "then",
            "there",
            "was",
            "did",
            "i",
            "og",
            "and",
            "men",
            "but",
            "nei",
            "oi",
            "oj",
            "noe",
            "noko",
        ),
        *("noen", "nokon", "any", "gangen", "gongen", "time", "heller", "either", "derfor", "jo", "forresten", "selv"),
    }
)
_REACH = 12
_MOST = 20
"""Denials that are read; keeps hostile texts linear."""


def without_denied_drives(
    tokens: Sequence[Token],
    spots: Spots,
    mentions: list[Mention],
    named: Sequence[TypeMention],
    layout: Layout,
    today: dt.date,
) -> list[Mention]:
    """The mentions without the distances of such days."""
    if "negation" not in spots or "drive" not in spots or not any(isinstance(one, Distance) for one in mentions):
        return mentions
    held: list[Mention] = sorted([*mentions, *named], key=BY_PLACE)
    dated = {at for one in mentions if isinstance(one, When) for at in range(one.first, one.last)}
    gone: set[int] = set()
    denials = [at for at in spots["negation"] if layout.sentence[at] not in layout.asking]
    for at in [at for at in denials if _denies_drive(tokens, at, dated)][-_MOST:]:
        day = _day_meant(held, layout.sentence[at], layout)
        before = [one for one in held if day and layout.sentence[one.first] < layout.sentence[day.first]]
        known = day_known(day, before, today) if day else None
        if known is not None:
            gone |= {id(one) for one in rows_off(tokens, before, [known], "drives", layout.sentence)}
    return [one for one in mentions if id(one) not in gone] if gone else mentions


def _denies_drive(tokens: Sequence[Token], at: int, dated: set[int]) -> bool:
    """True where nothing but a drive, its writer and its day stands between the marks around the negation."""

    def goes_on(index: int) -> bool:
        return tokens[index].kind not in ("sym", "nl") or index in dated

    before = takewhile(goes_on, range(at - 1, max(-1, at - _REACH), -1))
    after = takewhile(goes_on, range(at + 1, min(len(tokens), at + _REACH)))
    words = [index for index in (*before, *after) if index not in dated]
    drives = [index for index in words if has(tokens, index, "drive")]
    others = (index for index in words if index not in drives)
    return len(drives) == 1 and all(tokens[index].writer or tokens[index].text in _SMALL for index in others)


def _day_meant(held: Sequence[Mention], number: int, layout: Layout) -> When | None:
    """The one day of the sentence, or else of the sentence before it; None beside anything that is measured."""
    for sentence in (number, number - 1):
        told = [one for one in held if layout.sentence[one.first] == sentence]
        days = [one for one in told if is_one_day(one) and one.days[0].day is not None]
        if any(isinstance(one, MEASURED) for one in told) or len(days) > 1:
            return None
        if days:
            return days[0]
    return None
