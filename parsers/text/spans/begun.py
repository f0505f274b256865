"""Clock times told apart, of which one says when something began and the next when it was over."""

from collections.abc import Sequence
from dataclasses import replace

from parsers.text.spans.bare_hours import is_under_way
from parsers.text.spans.begun_later import begins_anew, ends_anew, explains
from parsers.text.spans.clockface import by_day, later
from parsers.text.spans.mentions import Clocks, Mention, has, text_at
from parsers.text.words.tokens import Token

_BEFORE = 3
"""Tokens from the word for beginning, or for the end, to the time: begynte vi kl 9, was over at about 12."""
_NOON = 12
_OPENING = frozenset({".", "\n", ",", ";", "(", "!", ":", "så", "so"})
_WITHIN_BEHIND = 4
_CLOSED = frozenset({".", "\n", ",", ";", "(", ")"})
_TOOK, _UP = frozenset({"tok", "tek"}), "til"
_OF_WHAT = frozenset({"med", "på", "å", "with"})
_LEAVE, _WENT = frozenset({"permisjon", "leave"}), frozenset({"gikk", "gjekk"})
_LEAVING = frozenset({"gå", "gikk", "gjekk", "forlot", "left", "leave"})
_SMALL = frozenset({"allerede", "alt", "igjen", "møtet", "the", "meeting", "at", "da", "då", "already", "fra", "frå"})
_SOMEBODY = frozenset({"jeg", "eg", "æ", "i", "måtte", "to"})
_SLIGHT = frozenset({"begun", "subject", "join", "being"})
_HAVING = frozenset({"etter", "å", "ha", "after"})
"""What stands between an end and a beginning that is told after it: ferdig 11.30 etter å ha startet 08.00."""
_NOT_BEFORE = frozenset({"ikke", "ikkje", "før", "først", "fyrst", "da", "då", "at", "igjen", "omtrent", "around"})
_WINDING_UP = frozenset(
    {(gave, whom) for gave in ("ga", "gav") for whom in ("oss", "seg", "meg")}
    | {("tok", "kvelden"), ("til", "vårt"), ("til", "sitt"), ("a", "day"), ("it", "up")}
)
"""Verbs with what follows them, that a time may end: called it a day, dro hver til vårt."""
_WITHIN = 8
_ENDING = frozenset({".", "\n", ";"})
_FETCHED = frozenset({"hentet", "henta", "hente", "picked", "pick", "fetched", "collected", "møtte", "met"})
_BROUGHT = frozenset({"leverte", "levert", "levere", "dropped", "drop", "delivered", "fulgte", "følgde", "fylgde"})
_DRIVEN = frozenset({"kjørte", "kjørt", "køyrde", "køyrt", "drove", "brought", "took", "var", "was", "satte", "sette"})
_HOMEWARDS = frozenset({"hjem", "hjemme", "heim", "heime", "home", "tilbake", "attende", "back"})
_WAS, _OVER = frozenset({"was", "were"}), "over"

EXAMPLES = {
    "begynte kl 9 og var ferdig kl 12": "09:00-12:00",
    "det begynte klokka ni og var ferdig klokka tolv": "09:00-12:00",
    "møtet tok til klokka ti og slutta halv eitt": "10:00-12:30",
    "begynte 09.00, ferdig 12.00": "09:00-12:00",
    "start 18, slutt 21": "18:00-21:00",
    "startet 9 slutt 12": "09:00-12:00",
    "fra 9, ferdig 12": "09:00-12:00",
    "fra 9. oktober, ferdig 12. oktober": "",
    "vi begynte 16 og slapp fri 22.45": "16:00-22:45",
    "byrja klokka 16. Vi var ferdige klokka 18.30": "16:00-18:30",
    "vi begynte kl 17 og ga oss ti over ni": "17:00-21:10",
    "me byrja klokka 17 og gav oss ikkje før halv ti": "17:00-21:30",
    "we started at 5 pm and called it a day at 9 pm": "17:00-21:00",
    "vi begynte kl 17 og han ga oss mat kl 19": "17:00 19:00",
    "started at 9 am and finished at noon": "09:00-12:00",
    "began at 17:00 and was over at 19:30": "17:00-19:30",
    "started at 5 and ended at 7:30 pm": "17:00-19:30",
    "begynte klokka sju og var ferdig klokka ni": "07:00-09:00 unsure",
    "begynte klokka sju og var ferdig kl 21": "19:00-21:00",
    "3.11 startet 16.30 og var ferdig 22.05": "16:30-22:05",
    "3. november byrja kl 9 og var ferdig 11.10": "09:00-11:10",
    "startet 16.30. Ferdig 18.11": "16:30",
    "startet kl 9 og sto ferdig 12.11": "09:00",
    "9.11. Dro hjemmefra 16.30, tilbake i Oslo 12.11": "16:30",
    "tog 340 kr. Avreise 07.30, ankomst Oslo 10.11": "07:30",
    "reiste 9.11 kl 06.30, framme i Oslo 09.10": "06:30 09:10",
    "kurset starta 9.11 og var ferdig 12.11": "",
    "startet 16.30, ferdig 10. mai": "16:30",
    "ferdig kl 21": "until 21:00",
    "begynte kl 9": "09:00",
    "måtte gå kl 14": "until 14:00",
    "eg gjekk frå møtet kl 14": "until 14:00",
    "I had to leave at 2 pm": "until 14:00",
    "bussen gikk kl 14": "14:00",
    "jeg gikk hjemmefra kl 8": "08:00",
    "møtet starta kl 18, eg var heime kl 21": "18:00 21:00",
    "ferdig kl 21, vi begynte kl 18": "18:00-21:00",
    "til klokka ti, vi begynte kl 17": "17:00-22:00",
    "ferdig 11.30 etter å ha startet 08.00": "08:00-11:30",
    "ferdig kl 18 etter å ha byrja kl 15": "15:00-18:00",
    "finished at 11:30 after starting at 8:00": "08:00-11:30",
    "fra kl 08.00, ferdig 11.30": "08:00-11:30",
    "frå kl 17, slutt kl 19.30": "17:00-19:30",
    "ferdig kl 12. begynte kl 14, ferdig kl 18": "until 12:00 14:00-18:00",
    "ferdig kl 12, formannskapet begynte kl 14": "until 12:00 14:00",
    "kl 13 begynte vi, og kl 15 var vi ferdige": "13:00-15:00",
    "begynte 13, klokka 15 slutta det": "13:00-15:00",
    "vi kom i gang kl 16, og klokka 21 var det slutt": "16:00-21:00",
    "ikkje i gang før 13, og klokka 15 var me ferdige": "13:00-15:00",
    "we got under way at 1 pm and at 3 pm we were done": "13:00-15:00",
    "kl 13 var vi ferdige": "until 13:00",
    "kl 9 slutt kl 12": "09:00 until 12:00",
    "kl 9 var vi på plass": "09:00",
    "kl 15 var hun ikke ferdig": "15:00",
    "hentet ham kl 15 og leverte ham kl 18.30": "15:00-18:30",
    "henta ho på skulen kl 14 og køyrde ho heim kl 17": "14:00-17:00",
    "picked him up at 3 pm and dropped him off at 6.30 pm": "15:00-18:30",
    "hentet pakken kl 15. Møte kl 18": "15:00 18:00",
    "jeg hentet bilen kl 8 og møtet begynte kl 9": "08:00 09:00",
    "begynte kl 9, pause kl 11, ferdig kl 12": "09:00 11:00 until 12:00",
}


def begun_and_ended(mentions: Sequence[Mention], tokens: Sequence[Token]) -> list[Mention]:
    """The mentions with a time at which something ended joined to the one right before it, at which it began."""
    found: list[Mention] = []
    for at, mention in enumerate(mentions):
        if isinstance(mention, Clocks):
            if mention.end is None:
                _mark(mention, tokens)
            before = found[-1] if found else None
            if isinstance(before, Clocks) and before.end is None and _is_handed_back(before, mention, tokens):
                found[-1] = _joined(before, mention, tokens)
                continue
            if isinstance(before, Clocks) and (whole := _with_next(before, mentions, at, tokens)):
                found[-1] = whole
                continue
        found.append(mention)
    return found


def _mark(clocks: Clocks, tokens: Sequence[Token]) -> None:
    """Note on a lone time whether something ended then."""
    if _is_begun(clocks, tokens):
        clocks.until = False  # tok til kl 10
    elif _is_told(clocks, tokens, "ended") or _is_left(clocks, tokens) or _is_wound_up(clocks, tokens):
        clocks.until = True


def _with_next(before: Clocks, mentions: Sequence[Mention], at: int, tokens: Sequence[Token]) -> Clocks | None:
    """The time before joined to the one at `at`; None where they are two."""
    clocks = mentions[at]
    assert isinstance(clocks, Clocks)
    if clocks.end is not None:
        return clocks if explains(before, clocks, tokens) else None
    if before.end is not None:
        if clocks.until:
            ends_anew(before, clocks)
        return begins_anew(before, clocks, tokens) if _is_begun(clocks, tokens) else None
    if not clocks.until and _ended_before(mentions, at, before, tokens):
        return _joined(clocks, before, tokens)
    begun = _is_begun(before, tokens) or _is_from(before, tokens)
    return _joined(before, clocks, tokens) if clocks.until and begun else None


def _ended_before(mentions: Sequence[Mention], at: int, ended: Clocks, tokens: Sequence[Token]) -> bool:
    """True where the time at `at` is when that began which ended before it: `ferdig kl 22, vi begynte kl 17`."""
    begun = mentions[at]
    if not (ended.until and ended.end is None and isinstance(begun, Clocks) and _is_begun(begun, tokens)):
        return False
    following = mentions[at + 1] if at + 1 < len(mentions) else None
    if isinstance(following, Clocks) and following.end is None and _is_told(following, tokens, "ended"):
        return False
    between = tokens[ended.last : begun.first]
    return all(
        token.kind == "sym" or token.text in _HAVING or not _SLIGHT.isdisjoint(token.senses) for token in between
    )


def _is_begun(clocks: Clocks, tokens: Sequence[Token]) -> bool:
    at = clocks.first - 1
    taken_up = text_at(tokens, at) == _UP and text_at(tokens, at - 1) in _TOOK
    return taken_up or _is_told(clocks, tokens, "begun")


def _is_from(clocks: Clocks, tokens: Sequence[Token]) -> bool:
    """True for the time of `fra 8, ferdig 11.30`."""
    return any(has(tokens, at, "from") for at in (clocks.first, clocks.first - 1))


def _is_handed_back(fetched: Clocks, brought: Clocks, tokens: Sequence[Token]) -> bool:
    """True where somebody was fetched at one time and brought back at the next: hentet ham kl 15, leverte ham kl 18."""
    back = {token.text for token in _leading(brought, fetched.last, tokens)}
    home = not (_DRIVEN.isdisjoint(back) or _HOMEWARDS.isdisjoint(back))
    if not (home or not _BROUGHT.isdisjoint(back)):
        return False
    return any(token.text in _FETCHED for token in _leading(fetched, 0, tokens))


def _leading(clocks: Clocks, begin: int, tokens: Sequence[Token]) -> Sequence[Token]:
    """A time with the few words of the clause before it."""
    at = clocks.first
    while at > max(begin, clocks.first - _WITHIN) and tokens[at - 1].text not in _ENDING:
        at -= 1
    return tokens[at : clocks.last]


def _is_told(clocks: Clocks, tokens: Sequence[Token], sense: str) -> bool:
    """True where a word with that sense, and none of the other, leads up to the time, opens it, or follows it."""
    if has(tokens, clocks.first, "let_go"):
        return sense == "ended"
    if behind := _told_behind(clocks, tokens):
        return sense == behind
    for at in range(clocks.first, max(clocks.first - _BEFORE, 0) - 1, -1):
        begins, ends = (
            has(tokens, at, "begun") or is_under_way(tokens, at),
            has(tokens, at, "ended") or _is_over(tokens, at),
        )
        if begins or ends:
            return begins if sense == "begun" else ends
        if at < clocks.first and tokens[at].text in _CLOSED:
            return False
    return False


def _told_behind(clocks: Clocks, tokens: Sequence[Token]) -> str | None:
    """The sense of the word behind a time that opens its clause: `kl 15 var vi ferdige`, `klokka 13 begynte det`."""
    before = clocks.first - 1
    if before >= 0 and tokens[before].text not in _OPENING and not has(tokens, before, "join"):
        return None
    for at in range(clocks.last, min(clocks.last + _WITHIN_BEHIND, len(tokens))):
        sense = "begun" if has(tokens, at, "begun") else "ended" if has(tokens, at, "ended") else None
        if sense:
            goes_on = _leads_on(tokens, at + 1) or text_at(tokens, at + 1) in _OF_WHAT
            return None if goes_on else sense
        if not (has(tokens, at, "being") or has(tokens, at, "subject") or tokens[at].text in _SMALL):
            return None
    return None


def _leads_on(tokens: Sequence[Token], at: int) -> bool:
    """True before another time, which what was told belongs to: `kl 9 slutt kl 12`."""
    return at < len(tokens) and (has(tokens, at, "clock_cue") or tokens[at].kind in ("num", "clock"))


def _is_left(clocks: Clocks, tokens: Sequence[Token]) -> bool:
    """True for `måtte gå kl 14`, `I left at 2 pm`, `permisjon fra kl 14`.

    A bus that leaves is none, nor is who sets out from home.
    """
    at = clocks.first - 1
    if text_at(tokens, at) in _LEAVE and has(tokens, clocks.first, "from"):
        return True
    while at > 0 and tokens[at].text in _SMALL:
        at -= 1
    who = text_at(tokens, at - 1) if text_at(tokens, at - 1) not in _SMALL else text_at(tokens, at - 2)
    closes = clocks.last >= len(tokens) or tokens[clocks.last].kind in ("sym", "nl")
    nobody = closes and text_at(tokens, at) in _WENT and text_at(tokens, at - 1) == ","
    told = text_at(tokens, at) in _LEAVING and (nobody or who in _SOMEBODY)
    return told and not has(tokens, clocks.first, "depart")


def _is_wound_up(clocks: Clocks, tokens: Sequence[Token]) -> bool:
    """True for `vi ga oss ti over ni`, `tok kvelden kl 21`, `called it a day at 9 pm`."""
    at = clocks.first - 1
    while at > 0 and tokens[at].text in _NOT_BEFORE:
        at -= 1
    return (text_at(tokens, at - 1), text_at(tokens, at)) in _WINDING_UP


def _is_over(tokens: Sequence[Token], at: int) -> bool:
    return text_at(tokens, at) == _OVER and text_at(tokens, at - 1) in _WAS


def _joined(begun: Clocks, ended: Clocks, tokens: Sequence[Token]) -> Clocks:
    """Both as one span of time; a time in words is of the half of the day that the other leaves it."""
    start, end = begun.start, ended.start
    unsure = False
    told = [has(tokens, one.last - 1, "meridiem") for one in (begun, ended)]
    if not ended.unsure and (begun.unsure or told == [False, True]):
        start = later(start) if start.hour < _NOON and later(start) < end else start
    elif ended.unsure:
        unsure = begun.unsure and not by_day(start, end)
        end = end if end > start else later(end)
    elif end < start and end.hour < _NOON < later(end).hour and start < later(end):
        end = later(end)
    first, last = min(begun.first, ended.first), max(begun.last, ended.last)
    span = min(begun.span[0], ended.span[0]), max(begun.span[1], ended.span[1])
    return replace(begun, first=first, last=last, span=span, start=start, end=end, unsure=unsure, until=False)
