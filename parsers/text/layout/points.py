"""Which point ends a sentence, and which is a date's, a word's or an abbreviation's."""

from collections.abc import Mapping, Sequence

from parsers.text.spans.clock_or_day import may_be_day, only_clock
from parsers.text.spans.clockface import has_unit
from parsers.text.spans.mentions import has, leads_to, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Støttekontakt\nuke 45: 3.11. 3 t, 5.11. 2 t\nuke 46: 10.11. 2 t": [
        *("support-hour 03.11 3", "support-hour 05.11 2", "support-hour 10.11 2"),
    ],
    "låg sats\nveke 45: tys 3.11. 3 t og 24 km, tor 5.11. 2 t": [
        *("care-hour-low 03.11 3", "mileage 03.11 24", "care-hour-low 05.11 2"),
    ],
    "lav sats. Uke 45: lørdag 7.11. kl 10-16, søndag 8.11. kl. 10–14": [
        "care-hour-low 07.11 6",
        "care-hour-low 08.11 4",
    ],
    "support contact\nweek 45: Tue 3.11. 3 h, Thu 5.11. 2 h": ["support-hour 03.11 3", "support-hour 05.11 2"],
    "Avlastar høg sats, november\nty 3.11. 15.30–18.30   3 t\nla 7.11. 3,5 t": [
        "care-hour-high 03.11 3",
        "care-hour-high 07.11 3.5",
    ],
    "mandag: formannskapet kl. 8.00–18.30. 12.11: kommunestyret, støttekontakt 2 timer": [
        *("fee-executive 16.11", "fee-council 12.11", "support-hour 12.11 2"),
    ],
    "støttekontakt 10.11 3 timer. Kafé 10.11. 79 kr og bowling 12.11. 155 kr": [
        *("support-hour 10.11 3", "support-outlay 10.11 79", "support-outlay 12.11 155"),
    ],
    "støttekontakt 10.11. 09:00-12:00 og bowling 12.11. 16.00–18.00 med ham, støttekontakt": [
        *("support-hour 10.11 3", "support-hour 12.11 2"),
    ],
    "støttekontakt 10.11. 9 til 12, vi gikk tur, støttekontakt 12.11. 16-18, vi var hjemme": [
        *("support-hour 10.11 3", "support-hour 12.11 2"),
    ],
    "formannskapet i går, 16-18. t/r 24 km": ["fee-executive 19.11", "mileage 19.11 24"],
    "Kommunestyret 12.11. 42 km skal ikke med": ["fee-council 12.11"],
    "Avlastning lav sats 7.11. (kl. 10–16) og 8.11. (fra 11 til 15)": [
        "care-hour-low 07.11 6",
        "care-hour-low 08.11 4",
    ],
    "Formannskapet (10.11. kl. 14-15, 24 km) og planutvalget (12.11. fra 9 til 12, 30 km)": [
        *("fee-executive 10.11", "mileage 10.11 24", "fee-planning 12.11", "mileage 12.11 30"),
    ],
    "Kommunestyret 10.11. (jeg kjørte 24 km) og formannskapet 12.11.": [
        *("fee-council 10.11", "mileage 10.11 24", "fee-executive 12.11"),
    ],
    "støttekontakt 3., 10. og 17. november kl 17-19 unntatt 10. Kjørte 11 km hver gang.": [
        *("support-hour 03.11 2", "support-hour 17.11 2", "mileage 03.11 11", "mileage 17.11 11"),
    ],
    "støttekontakt alle mandager i oktober kl 17-19 unntatt 12. og 19. Kjørte 11 km hver gang.": [
        *("support-hour 05.10 2", "support-hour 26.10 2", "mileage 05.10 11", "mileage 26.10 11"),
    ],
    "3.11. kommunestyret, 10.11. formannskapet og 12.11. kommunestyret.": [
        *("fee-council 03.11", "fee-executive 10.11", "fee-council 12.11"),
    ],
    "3.11. Kommunestyret, 10.11. Formannskapet og 12.11. Planutvalget. 20 km hver gang": [
        *("fee-council 03.11", "fee-executive 10.11", "fee-planning 12.11"),
        *("mileage 03.11 20", "mileage 10.11 20", "mileage 12.11 20"),
    ],
}
_CUT_SHORT = tuple(words_of("cut_short"))
"""How long names are cut short before a point."""
_CLOCK = frozenset({"kl", "kl."})
_BEFORE_NAME = frozenset({"", "\n", "."})
_BEFORE_ROW = frozenset({"", "\n", ",", ":", ";", "-", "•", "*"})
_OF_LINES = frozenset(
    {"meeting", "fee", "drive", "caring", "meal", "lodging", "per_diem", "month", "vehicle", "passenger"}
)
"""Senses of what is named behind its day: `den 10. Møte i formannskapet`."""
_OPENING = frozenset({"(", "[", "/"})
_LONGEST_TURN = 16
"""Tokens; what one day has beside it."""
_ARTICLE = frozenset({"den", "the", "on"})
_BUT = frozenset({"men", "but"})
_BEFORE_DAY = frozenset({"den", "the", "og", "and"})


def ends(tokens: Sequence[Token], index: int, text: str, taken: set[int], *, capitals: bool) -> bool:
    """True for a mark that closes a sentence: a point is none inside a word or after an abbreviation.

    `capitals` says that lines open with them.
    """
    if tokens[index].text != ".":
        return True
    if index + 1 < len(tokens) and tokens[index + 1].start == tokens[index].end:
        return False
    if has(tokens, index + 1, "join") and index and tokens[index - 1].kind == "num":  # 10.9. og 15.10.
        return False
    if (
        index and "." in tokens[index - 1].text and _opens_line(tokens, _past_article(tokens, index - 1))
    ):  # 21.9. taxi 48 kr
        return False
    if _is_of_day(tokens, index, taken) or _is_told_of(tokens, index, text, taken):
        return False
    if _is_of_day_in_turn(tokens, index):
        return False
    if capitals and _goes_on(tokens, index, text):
        return False
    if has(tokens, index - 1, "abbreviation"):
        is_month = has(tokens, index - 1, "month") and index + 1 < len(tokens) and tokens[index + 1].kind == "word"
        return is_month and text[tokens[index + 1].start].isupper() and not text.isupper()  # 15. nov. I tillegg
    return not text_at(tokens, index - 1).endswith(_CUT_SHORT)


def ends_day(tokens: Sequence[Token], index: int, taken: set[int], text: str) -> bool:
    """True for the point of a bare day that closes its sentence too: `taxi 60 kr den 17. Jeg sendte …`."""
    after = index + 1
    dated = index > 0 and (tokens[index - 1].kind == "num" or has(tokens, index - 1, "weekday_short"))
    if tokens[index].text != "." or after == len(tokens) or not dated:
        return False
    if tokens[after].kind != "word" or not text[tokens[after].start].isupper() or text.isupper():
        return False
    if tokens[after].start == tokens[index].end or _opens_line(tokens, index - 1):
        return False
    senses = tokens[after].senses.keys()
    told = bool(senses) and senses.isdisjoint(_OF_LINES) and after not in taken
    behind = text_at(tokens, index - 2) in _BEFORE_DAY and text_at(tokens, index - 3) not in {".", *_BEFORE_ROW}
    return told or ((behind or _is_excepted(tokens, index)) and "month" not in senses)


def _is_excepted(tokens: Sequence[Token], index: int) -> bool:
    """True for the last of bare days behind `unntatt`: `unntatt 8. og 12. Kjørte 11 km hver gang`."""
    for at in range(index - 1, max(index - _LONGEST_TURN, 0), -1):
        if has(tokens, at, "except"):
            return True
        listed = tokens[at].kind == "num" or tokens[at].text in {".", ",", "den", "the"} or has(tokens, at, "join")
        if not listed:
            return False
    return False


def _goes_on(tokens: Sequence[Token], index: int, text: str) -> bool:
    """True for the point of a date before small letters, where lines open with a capital: `5.11. var jeg syk`."""
    if not index or tokens[index - 1].kind != "num" or not may_be_day(tokens, index - 1) or index + 1 == len(tokens):
        return False
    return text[tokens[index].end : tokens[index + 1].start + 1].lstrip()[:1].islower()


def _is_told_of(tokens: Sequence[Token], index: int, text: str, taken: set[int]) -> bool:
    """True for the point of a date before brackets and clock times, unless these open with a capital.

    `valgstyret 9.1. (kl. 14-15) og planutvalget 12.1. (kl. 9-12)`, `valgstyret 9.1. fra 14 til 15`.
    """
    after = index + 1
    if not index or tokens[index - 1].kind != "num" or not may_be_day(tokens, index - 1):
        return False
    bracketed = text_at(tokens, after) in _OPENING
    if not (bracketed or _begins_times(tokens, after + has(tokens, after, "being"), taken)):
        return False
    inside = after + bracketed
    small = inside < len(tokens) and not text[tokens[inside].start].isupper()
    return small or text.isupper() or (bracketed and text_at(tokens, inside) in _CLOCK)


def _begins_times(tokens: Sequence[Token], index: int, taken: set[int]) -> bool:
    """True for the `kl`, `fra` and `mellom` of clock times that were read, and for two of them: 09:00-12:30."""
    if index + 2 in taken and leads_to(tokens, index + 1) and tokens[index + 2].kind in ("num", "clock"):
        return tokens[index].kind in ("num", "clock") and not has_unit(tokens, index + 3)
    opens = text_at(tokens, index) in _CLOCK or has(tokens, index, "from") or has(tokens, index, "between")
    return opens and index in taken


def _is_of_day(tokens: Sequence[Token], index: int, taken: set[int]) -> bool:
    """True for the point of a date before a value that no words follow: `tys 1.9. 3 t, tor 3.9. 2 t`.

    `Formannskapet 1.9. 24 km skal ikke med` are two sentences.
    """
    if index - 1 not in taken or tokens[index - 1].kind != "num" or "." not in tokens[index - 1].text:
        return False
    first = index - 1
    while has(tokens, first - 1, "weekday") or has(tokens, first - 1, "weekday_short"):
        first -= 1
    opens = text_at(tokens, first - 2) in _BEFORE_NAME or has(tokens, first - 2, "join")
    alone = first > 0 and tokens[first - 1].kind == "word" and opens
    if text_at(tokens, first - 1) not in {*_BEFORE_ROW, "("} and not (alone or has(tokens, first - 1, "join")):
        return False  # planutvalget 4.11. 17 km hver vei
    after = index + 1
    while after in taken:
        after += 1
    heads = after == index + 2 or any(has(tokens, at, "month") for at in range(index + 1, after))
    if heads and text_at(tokens, after) == ":":  # kl 8.00-18.30. 12.1: formannskapet
        return False
    valued = after > index + 1 and (tokens[index + 1].kind == "num" or text_at(tokens, index + 1) in _CLOCK)
    return valued and (after >= len(tokens) or tokens[after].kind != "word" or has(tokens, after, "join"))


def _is_of_day_in_turn(tokens: Sequence[Token], index: int) -> bool:
    """True for the point of a day that opens its clause, as another opens one before it: `5.3. fsk, 10.3. kst`."""
    if index + 1 == len(tokens) or tokens[index + 1].kind != "word":
        return False
    first = _past_article(tokens, index - 1)
    if first < 1 or not _is_dotted(tokens, index - 1) or not _parts(tokens, first - 1):
        return False
    for at in range(first - 2, max(-1, first - _LONGEST_TURN), -1):
        opens = at + (tokens[at].text in _ARTICLE)
        if tokens[at].kind == "nl":
            return False
        if _parts(tokens, at - 1) and _is_dotted(tokens, opens) and tokens[opens + 1].text == ".":
            bare = opens + 2 >= first - 1
            return _opens_line(tokens, opens) if bare else tokens[opens + 2].kind == "word"
    return False


def _past_article(tokens: Sequence[Token], index: int) -> int:
    """The first token of a day: the one there, or `den` before it."""
    return index - (text_at(tokens, index - 1) in _ARTICLE)


def _is_dotted(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].kind == "num" and "." in tokens[index].text and not only_clock(tokens[index].text)


def _parts(tokens: Sequence[Token], index: int) -> bool:
    """True before the text, and for a mark or a joining word before a row; a dash opens a line."""
    if text_at(tokens, index) == "-":
        return text_at(tokens, index - 1) in ("", "\n")
    return index < 0 or tokens[index].text in _BEFORE_ROW | _BUT or has(tokens, index, "join")


def _opens_line(tokens: Sequence[Token], index: int) -> bool:
    """True where nothing but marks, days and weekdays stands before the token in its line."""
    before = index - 1
    while before >= 0 and (
        tokens[before].kind in ("sym", "num") or has(tokens, before, "weekday") or has(tokens, before, "weekday_short")
    ):
        before -= 1
    return before < 0 or tokens[before].kind == "nl"
