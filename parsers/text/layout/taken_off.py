"""Values that are less than they were: `5 timer, krever bare 3`, `4 døgn, trekk fra ett døgn`, `derav 50 kr privat`."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from decimal import Decimal

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.layout.paid_part import OF, PAID, THEM, is_paid_by_other
from parsers.text.spans.mentions import (
    MEASURED,
    Clocks,
    Distance,
    Duration,
    Mention,
    Money,
    Value,
    When,
    alike,
    amount_of,
    has,
    indices,
    text_at,
)
from parsers.text.spans.numbers import digits
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "Tapte 5 timer 10.11, krever bare 3 timer, ulegitimert": ["lost-undocumented 10.11 3"],
    "Lost 5 hours on 10 November, claim only 3, undocumented": ["lost-undocumented 10.11 3"],
    "Taxi 10.11 350 kr, krever bare 175 kr": ["taxi 10.11 175"],
    "Drosje 10.11 350 kr, eg krev berre 175 kr": ["taxi 10.11 175"],
    "Taxi 10 November 350 kr, but I only claim 175 kr": ["taxi 10.11 175"],
    "Taxi 10.11 350 kr. Jeg vil bare ha 175 kr": ["taxi 10.11 175"],
    "Støttekontakt 10.11 5 timer, krever bare 3": ["support-hour 10.11 3"],
    "Kjørte 40 km 10.11, krever kun 30 km": ["mileage 10.11 30"],
    "Støttekontakt 3.11 og 10.11 5 timer hver gang, krever bare 3 timer": [
        *("support-hour 03.11 ?quantity", "support-hour 10.11 ?quantity"),
    ],
    "Delt taxi 10.11: 540 kr på tre personer, krever 180 kr.": ["taxi 10.11 180"],
    "Drosje 10.11: 540 kr, vi var tre. Eg krev 180 kr": ["taxi 10.11 180"],
    "Taxi 10 November 540 kr shared by three, so I claim 180 kr": ["taxi 10.11 180"],
    "Taxi 10.11 540 kr. Krever 180 kr for parkering": ["taxi 10.11 540", "parking 10.11 180"],
    "Formannskapet 10.11, taxi 540 kr. Tapt arbeidsfortjeneste, krever 500 kr": [
        *("fee-executive 10.11", "taxi 10.11 540", "lost-documented 10.11 500"),
    ],
    "Parkering 80 kr. Ferge 10.11, krever 50 kr": ["parking 10.11 80", "ferry 10.11 50"],
    "Parkering 80 kr 10.11, bom, krever 50 kr": ["parking 10.11 80", "toll 10.11 50"],
    "Parkering 10.11 80 kr. Blomster 10.11, krever 50 kr": ["parking 10.11 80", "? 10.11 50 ?type"],
    "Taxi 10.11 540 kr. Brillene ble knust, krever 300 kr": ["taxi 10.11 540", "? 10.11 300 ?type"],
    "Taxi 540 kr 10.11, krever 180 kr": ["taxi 10.11 180"],
    "Taxi 10.11 540 kr med Kari og Ola, krever 180 kr": ["taxi 10.11 180"],
    "Taxi 10.11 540 kr. Vi var tre, krever 180 kr": ["taxi 10.11 180"],
    "Taxi 10.11 540 kr og krever 180 kr parkering": ["taxi 10.11 540", "parking 10.11 180"],
    "Taxi 10.11 350 kr, krever bare taxien": ["taxi 10.11 350"],
    "Taxi 10.11 350 kr, krever bare 375 kr": ["taxi 10.11 350", "taxi 10.11 375"],
    "Taxi 10.11 350 kr, og jeg krever parkering 40 kr": ["taxi 10.11 350", "parking 10.11 40"],
    "Drosje 10.11: 400 kr, derav 50 kr tips som jeg ikke krever": ["taxi 10.11 350"],
    "Taxi 10 November 400 kr, including a 50 kr tip that I do not claim": ["taxi 10.11 350"],
    "Drosje 10.11: 400 kr, av dette 50 kr tips som eg betaler sjølv": ["taxi 10.11 350"],
    "Drosje 10.11: 400 kr, derav 50 kr privat": ["taxi 10.11 350"],
    "Utlegg 10.11: porto 72 kr, blekk 349 kr (av dette privat 100 kr)": ["outlay 10.11 72", "outlay 10.11 249"],
    "Utlegg 10.11: blekk 349 kr (privat 100 kr)": ["outlay 10.11 249"],
    "Utlegg 10.11 på 1 200 kr, men 300 kr av det var privat.": ["outlay 10.11 900"],
    "Taxi 10.11 600 kr, jeg dekker 200 kr selv": ["taxi 10.11 400"],
    "Hotell 10.11 1390 kr. Jeg betaler 200 kr selv for minibar": ["hotel 10.11 1390", "? 10.11 200 ?type"],
    "Drosje 10.11 600 kr, av dette dekkjer eg 200 kr sjølv": ["taxi 10.11 400"],
    "Taxi 10.11 600 kr, parkering betalte jeg 200 kr selv": ["taxi 10.11 600", "parking 10.11 200"],
    "Taxi 10.11 600 kr. Betalte 200 kr for parkering selv": ["taxi 10.11 600", "parking 10.11 200"],
    "Drosje 1240 kr 10.11, Ola betalte 500 kr av det": ["taxi 10.11 740"],
    "Drosje 1240 kr 10.11, hvorav Ola betalte 500 kr": ["taxi 10.11 740"],
    "Drosje 1240 kr 10.11, Ola betalte 500 kr": ["taxi 10.11 ?amount"],
    "Taxi 1240 kr 10 November, Anna paid 500 kr of it": ["taxi 10.11 740"],
    "Drosje 1240 kr 10.11, Ola har betalt 500 kr av det": ["taxi 10.11 740"],
    "Drosje 1240 kr 10.11, arbeidsgiveren min betalte 500 kr av det": ["taxi 10.11 740"],
    "Hotell 9.11 1390 kr. Frokost betalt 150 kr": ["hotel 09.11 1390", "? 09.11 150 ?type"],
    "Parkering 10.11 80 kr. Lunsj betalte 60 kr": ["parking 10.11 80", "? 10.11 60 ?type"],
    "Taxi 189 kr 10.11. Møtemat betalt 85 kr. Bom 31 kr": ["taxi 10.11 189", "toll 10.11 31"],
    "Hotel 1390 kr 10 November. Breakfast paid 150 kr": ["hotel 10.11 1390", "? 10.11 150 ?type"],
    "Hotell 10.11 1390 kr. Middag med Kari betalte 300 kr": ["hotel 10.11 1390", "? 10.11 300 ?type"],
    "Drosje 1240 kr 10.11, jeg betalte 500 kr i bom": ["taxi 10.11 1240", "toll 10.11 500"],
    "Drosje 10.11: 400 kr, derav 50 kr moms": ["taxi 10.11 400"],
    "Taxi 10.11 400 kr inkludert 50 kr tips, betalt med privat kort": ["taxi 10.11 400"],
    "Hotell 10.11 1200 kr inkl 100 kr frokost, krever ikke diett": ["hotel 10.11 1200"],
    "Taxi 10.11 400 kr inkludert 50 kr tips, krever ikke parkering": ["taxi 10.11 400"],
    "Taxi 10.11 400 kr inkludert 50 kr tips, krever ikke tips": ["taxi 10.11 400"],
    "Lost 5 hours 10 November undocumented, including 1 hour in my private car": ["lost-undocumented 10.11 5"],
    "Støttekontakt 10.11 5 timer, inkl 1 time i privat bil": ["support-hour 10.11 5"],
    "Taxi 10.11 350 kr, min kollega krever bare 100 kr": ["taxi 10.11 ?amount"],
    "Utlegg 10.11: 350 kr. Vi var to, Kari krever bare 175 kr": ["outlay 10.11 ?amount"],
    "Støttekontakt 3.11 3 timer. For 10.11 krever jeg bare 2 timer": ["support-hour 03.11 3", "support-hour 10.11 2"],
    "Avlaster høy sats 10.11 kl 9-19, minus 2 timer": ["care-hour-high 10.11 8"],
    "Kjørte 42 km 10.11, trekk fra 12 km privat": ["mileage 10.11 ?distance_km"],
    "Godtgjøring over 10 år 2.–6.11 4 døgn, trekk fra ett døgn 4.11": ["care-day-over-10 02.11 3"],
    "Avlaster høy sats 2.–6.11 96 timer. 4.11 var han hos far, trekk fra 24 timer.": ["care-hour-high 02.11 72"],
    "Avlastar høg sats 2.–6.11 96 timar, minus 24 timar 4.11": ["care-hour-high 02.11 72"],
    "Respite care high rate 2-6 November 96 hours, deduct 24 hours": ["care-hour-high 02.11 72"],
    "Avlaster høy sats 10.11 10 timer, 2 timer skal trekkes fra": ["care-hour-high 10.11 8"],
    "Støttekontakt 10.11 3 timer. Trekk 1 time for mat": ["support-hour 10.11 2"],
    "Planutvalget 10.11, 4 timer støttekontakt 12.11, trekk fra 1 time": ["fee-planning 10.11", "support-hour 12.11 3"],
    "Støttekontakt 10.11 3 timer, minus 1 time avlastning lav sats": [
        *("support-hour 10.11 3", "care-hour-low 10.11 ?quantity"),
    ],
    "Avlaster høy sats 2.–6.11 96 timer, trekk fra ett døgn": ["care-hour-high 02.11 ?quantity"],
    "Tapte 5 timer 10.11, trekk i lønn 1575 kr": ["lost-documented 10.11 1575"],
    "Utlegg 10.11: flasker 399 kr, pant -12 kr": ["outlay 10.11 387"],
    "Utlegg 10.11: bok 399 kr, rabatt -40 kr": ["outlay 10.11 359"],
    "Utlegg 10.11: blomster 399 kr, kake 245 kr, pant -12 kr": ["outlay 10.11 399", "outlay 10.11 ?amount"],
    "Utlegg 10.11: blomster -399 kr": ["outlay 10.11 399"],
}
_ONLY = frozenset({"bare", "berre", "kun", "only", "just"})
_CLAIMING = frozenset(
    {"krever", "krev", "kreve", "krevje", "claim", "claiming", "fører", "want", "vil", "ønsker", "ønskjer", "søker"}
)
_CLAUSE_OPENS = frozenset({",", ".", ";", "-", "\n", "men", "but", "så", "so"})
_SHARED = frozenset(
    {"delt", "delte", "deler", "delast", "personer", "personar", "pers", "shared", "split", "people"}
    | {"halvparten", "halve", "half", "andel", "andelen", "share"}
)
_ALONG = frozenset({"med", "sammen", "saman", "with", "together"})
_WE, _WERE = frozenset({"vi", "me", "we"}), frozenset({"var", "er", "were"})
_DUE = frozenset({"dekket", "dekt", "dekka", "refundert", "tilbake", "attende", "back"})
_BETWEEN = frozenset(
    {"jeg", "eg", "i", "å", "ha", "for", "om", "kr", "nok", "dekket", "dekt", "få", "kreve", "to", "me"}
)
_WRITER = frozenset({"jeg", "eg", "i"})
_JOINING = frozenset({"men", "but", "så", "so"})
_JOINING_SENSES = frozenset({"join", "currency", "hour", "distance"})
_OFF = frozenset(
    {"minus", "fratrukket", "fråtrekt", "less", "deduct", "deducting", "subtract", "subtracting", "trekk", "trekker"}
    | {"trekke", "trekkjer", "trekkje", "trekkes", "trekkast", "trekkjast"}
)
_FROM = frozenset({"fra", "frå", "from", "off"})
_DOCKING = frozenset({"trekk", "trekker", "trekke", "trekkjer", "trekkje", "trekkes", "trekkast", "trekkjast"})
"""These take off with `fra` alone: `trekk i lønn` is what the employer kept."""
_TO_BE = frozenset({"skal", "må", "som", "to", "be", "should", "a", "ei", "en", "ein", "the"})
_DEDUCTED = frozenset({"trekkes", "trekkast", "trekkjast", "deducted", "subtracted", "trekkjes"})
_THEREOF = frozenset({"derav", "hvorav", "inkludert", "inkl", "including", "medrekna", "herav", "dette", "which"})
_PRIVATE = frozenset({"privat", "private", "privatt", "personal"})
_APARTING = frozenset({"(", "dette", "derav", "herav", "hvorav"})
_LEADING = frozenset({"som", "that", "which", "det"})
_IT = frozenset({"det", "den", "dette", "denne", "it", "this", "that", "dekket", "dekt", "for"})
_OWN = frozenset({"selv", "sjølv", "myself"})
_BEARING = frozenset({"betaler", "betalar", "dekker", "dekkjer", "tar", "tek", "pay", "cover"})
_BACK = frozenset({"pant", "rabatt", "retur", "avslag", "refusjon", "returpant", "discount", "refund", "tilbakebetalt"})
_CUES = PAID | _PRIVATE | _BEARING | _ONLY | _OFF | _DEDUCTED | _THEREOF | _BACK
_REACH = 6
_BEHIND = 10
"""Tokens behind a part that may say that it is not claimed."""
_MOST = 20
"""Values of one kind that are looked at: keeps hostile texts linear."""


def taken_off(
    tokens: Sequence[Token], mentions: list[Mention], named: Sequence[TypeMention], layout: Layout, said: Set[str]
) -> list[Mention]:
    """The mentions with what is left in the place of the whole, without what is taken off and the day of it.

    What is left of several values, or of hours in døgn, is asked about.
    """
    if said.isdisjoint(_CUES | _CLAIMING):
        return mentions
    for kind in (Duration, Distance, Money):
        values = [one for one in mentions if isinstance(one, kind)][:_MOST]
        if not values:
            continue
        for part in values[1:]:
            mentions = _without(tokens, mentions, named, layout, part)
        mentions = _claimed_bare(tokens, mentions, values, layout)
    return mentions


def _without(
    tokens: Sequence[Token], mentions: list[Mention], named: Sequence[TypeMention], layout: Layout, part: Value
) -> list[Mention]:
    """The mentions where that value tells what is left of the one before it, or is taken off it."""
    sentence, number = layout.sentence, layout.sentence[part.first]
    told = [one for one in mentions if isinstance(one, MEASURED) and type(one) is type(part) and one.first < part.first]
    before = [one for one in told if number - sentence[one.first] <= 1]
    if not before:
        return mentions
    whole = before[-1]
    single = alike(whole, part) and (isinstance(whole, Duration) or not whole.times)
    fits = single and len(before) == 1
    alone = _is_claimed_alone(tokens, part) and not _is_of_other_thing(tokens, mentions, named, layout, whole, part)
    if alone or _is_claimed_only(tokens, part.first):
        if _has_own_day(mentions, layout, part, whole):
            return mentions
        less = fits and amount_of(part) < amount_of(whole)
        unsure = _is_each(tokens, layout, whole) or _is_of_another(tokens, part.first)
        left = None if unsure else amount_of(part)
        return _replaced(mentions, whole, part, left) if less else mentions
    if isinstance(part, Distance):  # 42 km, trekk fra 12 km: which of both is the drive is asked elsewhere
        return mentions
    paid = is_paid_by_other(tokens, part) and amount_of(part) < amount_of(whole)
    if not (paid or _is_deducted(tokens, part) or _is_back(tokens, part) or _is_private_part(tokens, layout, part)):
        return mentions
    if any(isinstance(one, Clocks) and sentence[whole.first] <= sentence[one.first] <= number for one in mentions):
        return mentions  # kl 9-19, minus 2 timer pause
    apart = any(layout.clause[one.first] == layout.clause[part.first] and one.first > whole.last for one in named)
    if apart and not _is_back(tokens, part):
        return mentions
    rest = amount_of(whole) - amount_of(part)
    bracket = text_at(tokens, whole.last) == "(" and part.first - whole.last <= _REACH
    sure = single and (len(before) == 1 or bracket) and rest > 0 and not _is_each(tokens, layout, whole)
    sure = sure and not (paid and text_at(tokens, part.last) not in OF and not _is_thereof(tokens, part))
    mentions = [one for one in mentions if not _is_day_of(one, part, whole, mentions, layout)]
    return _replaced(mentions, whole, part, rest if sure else None)


def _claimed_bare(
    tokens: Sequence[Token], mentions: list[Mention], values: Sequence[Value], layout: Layout
) -> list[Mention]:
    """The mentions with the bare number of `krever bare 3` in the place of the only value before it."""
    taken = indices(mentions)
    for at in _claimed_numbers(tokens):
        number = digits(tokens[at].text)
        before = [one for one in values if one.first < at and layout.sentence[at] - layout.sentence[one.first] <= 1]
        if at in taken or number is None or len(before) != 1 or not 0 < number < amount_of(before[0]):
            continue
        return [_worth(one, number) if one is before[0] else one for one in mentions]
    return mentions


def _claimed_numbers(tokens: Sequence[Token]) -> Iterator[int]:
    for at, token in enumerate(tokens):
        closes = at + 1 >= len(tokens) or tokens[at + 1].kind in ("sym", "nl")
        if token.kind == "num" and closes and _is_claimed_only(tokens, at) and not _is_of_another(tokens, at):
            yield at


def _is_claimed_only(tokens: Sequence[Token], first: int) -> bool:
    """True right behind `krever bare`, `I only claim`, `vil bare ha`."""
    words = {tokens[at].text for at in _claiming(tokens, first)}
    return not _ONLY.isdisjoint(words) and not _CLAIMING.isdisjoint(words)


def _is_claimed_alone(tokens: Sequence[Token], part: Mention) -> bool:
    """True for the sum of `540 kr på tre personer, krever 180 kr`, with nothing behind it that it would be for."""
    words = _claiming(tokens, part.first)
    if not isinstance(part, Money) or _CLAIMING.isdisjoint(tokens[at].text for at in words):
        return False
    if text_at(tokens, words.start - 1) not in _CLAUSE_OPENS:
        return False
    after = tokens[part.last] if part.last < len(tokens) else None
    return after is None or after.kind in ("sym", "nl") or after.text in _DUE


def _is_of_other_thing(
    tokens: Sequence[Token],
    mentions: Sequence[Mention],
    named: Sequence[TypeMention],
    layout: Layout,
    whole: Mention,
    part: Mention,
) -> bool:
    """True for `taxi 540 kr. Ferge 12.11, krever 50 kr` and `brillene ble knust, krever 300 kr`.

    A name, a new day or words without any of sharing stand between the two.
    """
    clause, sentence = layout.clause, layout.sentence
    called = any(one.last <= whole.first and clause[one.first] == clause[whole.first] for one in named)
    after = [one for one in named if whole.last <= one.first < part.first]
    if any(called or clause[one.first] != clause[whole.first] for one in after):
        return True
    days = [one for one in mentions if isinstance(one, When) and one.first < part.first]
    dated = any(one.first < whole.first and sentence[one.first] == sentence[whole.first] for one in days)
    behind = [one for one in days if one.first >= whole.last]
    if any(dated or sentence[one.first] != sentence[whole.first] for one in behind):
        return True
    between = [at for at in range(whole.last, _claiming(tokens, part.first).start) if clause[at] != clause[whole.first]]
    words = [at for at in between if tokens[at].kind == "word" and tokens[at].text not in _JOINING]
    if not any("join" not in tokens[at].senses and not _is_inside(at, behind) for at in words):
        return False
    if text_at(tokens, whole.last) in _ALONG:
        return False  # 540 kr med Kari og Ola
    return not any(tokens[at].text in _SHARED or _are_several(tokens, at) for at in range(whole.last, part.first))


def _are_several(tokens: Sequence[Token], at: int) -> bool:
    """True for `vi var tre`."""
    return text_at(tokens, at) in _WE and text_at(tokens, at + 1) in _WERE


def _is_inside(at: int, mentions: Sequence[Mention]) -> bool:
    return any(one.first <= at < one.last for one in mentions)


def _is_of_another(tokens: Sequence[Token], first: int) -> bool:
    """True behind `Kari krever bare`, `min kollega krever bare`; not behind `350 kr men krever bare`."""
    words = _claiming(tokens, first)
    before = words.start - 1
    if before < 0 or tokens[before].kind != "word" or any(tokens[at].text in _WRITER for at in words):
        return False
    word = tokens[before]
    return _JOINING_SENSES.isdisjoint(word.senses) and word.text not in _JOINING


def _claiming(tokens: Sequence[Token], first: int) -> range:
    """The tokens before that one that may say that it is claimed."""
    at = first
    while at > 0 and first - at < _REACH and text_at(tokens, at - 1) in _ONLY | _CLAIMING | _BETWEEN:
        at -= 1
    return range(at, first)


def _has_own_day(mentions: Sequence[Mention], layout: Layout, part: Mention, whole: Mention) -> bool:
    """True for `3 timer 3.11. For 10.11 krever jeg bare 2 timer`."""
    clause = layout.clause
    days = (one for one in mentions if isinstance(one, When) and one.first >= whole.last)
    return clause[part.first] != clause[whole.first] and any(clause[one.first] == clause[part.first] for one in days)


def _is_deducted(tokens: Sequence[Token], part: Mention) -> bool:
    """True for `trekk fra 24 timer`, `minus 24 timer`, `24 timer skal trekkes fra`."""
    at = part.first - 1
    if isinstance(part, Duration) and text_at(tokens, at) in _DOCKING and text_at(tokens, part.last) == "for":
        return True  # trekk 1 time for mat
    led = text_at(tokens, at) in _FROM
    at -= led
    word = text_at(tokens, at)
    if word in _OFF and (led or word not in _DOCKING):
        return True
    at = part.last
    while text_at(tokens, at) in _TO_BE:
        at += 1
    return text_at(tokens, at) in _DEDUCTED


def _is_back(tokens: Sequence[Token], part: Mention) -> bool:
    """True for `pant -12 kr`, with the minus right before the number; a dash stands apart: `pant - 12 kr`."""
    minus = part.first - 1
    if not isinstance(part, Money) or text_at(tokens, minus) != "-" or text_at(tokens, minus - 1) not in _BACK:
        return False
    return tokens[minus].end == tokens[part.first].start and tokens[minus - 1].end < tokens[minus].start


def _is_thereof(tokens: Sequence[Token], part: Mention) -> bool:
    """True for `hvorav Ola betalte 500 kr`."""
    return any(text_at(tokens, at) in _THEREOF for at in range(max(0, part.first - _REACH), part.first))


def _is_private_part(tokens: Sequence[Token], layout: Layout, part: Mention) -> bool:
    """True for `derav 50 kr tips som jeg ikke krever`, `including a 50 kr tip that I pay myself`."""
    led = range(max(0, part.first - 3), part.first)
    if text_at(tokens, part.first - 1) in _PRIVATE and text_at(tokens, part.first - 2) in _APARTING:
        return True  # (privat 100 kr), av dette privat 100 kr
    of_it = text_at(tokens, part.last) in OF and text_at(tokens, part.last + 1) in THEM
    if of_it and any(_ends_in_private(tokens, at) for at in range(part.last + 2, min(part.last + 5, len(tokens)))):
        return True  # men 300 kr av det var privat
    words = {tokens[at].text for at in led}
    writes = any(tokens[at].writer for at in led) and not words.isdisjoint(_BEARING)
    if writes and text_at(tokens, part.last) in _OWN and _closes(tokens, part.last + 1):
        return True  # jeg dekker 200 kr selv; not 200 kr selv for minibar
    if not any(tokens[at].text in _THEREOF for at in led):
        return False
    near = range(part.last, min(part.last + _BEHIND, len(tokens)))
    behind = [at for at in near if layout.sentence[at] == layout.sentence[part.first]]
    words = {tokens[at].text for at in behind}
    borne = not words.isdisjoint(_OWN) and not words.isdisjoint(_BEARING)
    return borne or _is_denied(tokens, behind) or any(_ends_in_private(tokens, at) for at in behind)


def _is_denied(tokens: Sequence[Token], behind: Sequence[int]) -> bool:
    """True for `som jeg ikke krever`, `krever ikke det`, not for `krever ikke diett`."""
    denying = [at for at in behind if has(tokens, at, "negation")]
    claiming = [at for at in behind if tokens[at].text in _CLAIMING]
    if not denying or not claiming:
        return False
    led = any(tokens[at].text in _LEADING for at in behind if at < claiming[0])
    last = max(denying[0], claiming[0])
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    return led or after is None or after.kind != "word" or after.text in _IT


def _ends_in_private(tokens: Sequence[Token], at: int) -> bool:
    """True for `50 kr privat`, not for `privat kort`."""
    return tokens[at].text in _PRIVATE and _closes(tokens, at + 1)


def _closes(tokens: Sequence[Token], at: int) -> bool:
    return at >= len(tokens) or tokens[at].kind in ("sym", "nl") or "join" in tokens[at].senses


def _is_each(tokens: Sequence[Token], layout: Layout, whole: Mention) -> bool:
    """True where the value is that of each of several times."""
    if isinstance(whole, (Duration, Money)) and (whole.each or (isinstance(whole, Duration) and whole.weekly)):
        return True
    near = range(max(0, whole.first - _REACH), min(whole.last + _REACH, len(tokens)))
    return any(_tells_each(tokens, at) and layout.sentence[at] == layout.sentence[whole.first] for at in near)


def _tells_each(tokens: Sequence[Token], at: int) -> bool:
    """True for `hver`, `each`, `ganger`; a døgn is counted so too, and is no time."""
    return has(tokens, at, "each") or (has(tokens, at, "each_time") and not has(tokens, at, "day_unit"))


def _is_day_of(one: Mention, part: Mention, whole: Mention, mentions: Sequence[Mention], layout: Layout) -> bool:
    """True for the day that is told with what is taken off: in its sentence behind the whole, and of no other value."""
    if not isinstance(one, When) or one.first < whole.last or layout.sentence[one.first] != layout.sentence[part.first]:
        return False
    first = whole.last if layout.sentence[whole.first] == layout.sentence[part.first] else 0
    beside = (other for other in mentions if isinstance(other, MEASURED) and other is not part and other is not whole)
    alone = not any(
        first <= other.first and layout.sentence[other.first] == layout.sentence[part.first] for other in beside
    )
    near = one.first in (part.last, part.last + 1) or layout.sentence[whole.first] != layout.sentence[part.first]
    return alone and near


def _replaced(mentions: list[Mention], whole: Value, part: Value, rest: Decimal | None) -> list[Mention]:
    """The mentions without the part, and with the rest as the whole."""
    return [_worth(one, rest) if one is whole else one for one in mentions if one is not part]


def _worth(one: Value, amount: Decimal | None) -> Value:
    """The value with that amount, or as one that is asked about."""
    if isinstance(one, Duration):
        return replace(one, compared=True) if amount is None else replace(one, amount=amount, clock=None)
    if isinstance(one, Distance):
        return replace(one, about=True) if amount is None else replace(one, km=amount, legs=())
    return replace(one, about=True) if amount is None else replace(one, amount=amount, result=amount)
