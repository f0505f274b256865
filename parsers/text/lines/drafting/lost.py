"""Earnings lost as people tell it, without a name for them: `mistet 3 timer lønn`, `trakk meg 900 kr i lønn`."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Duration, Mention, Money, has, text_at
from parsers.text.words.tokens import Spots, Token

EXAMPLES = {
    "mistet 3 timer lønn i går": ["3 timer"],
    "tok fri 2 timer uten lønn i går": ["2 timer"],
    "arbeidsgiver trakk meg 900 kr i lønn for i går": ["900 kr"],
    "lost 3 hours of pay yesterday": ["3 hours"],
    "formannskapet i går, 4 timer ulegitimert": ["4 timer"],
    "formannskapet i går, 3 timar, udokumentert": ["3 timar"],
    "executive committee yesterday. Undocumented: 3 hours": ["3 hours"],
    "fikk ikke lønn for 3 timer i går": ["3 timer"],
    "formannskapet i går, jeg ble trukket 900 kr": ["900 kr"],
    "formannskapet i går, eg vart trekt 900 kr": ["900 kr"],
    "skolen trakk meg 900 kr for i går": ["900 kr"],
    "executive committee yesterday, I was docked 900 kr": ["900 kr"],
    "formannskapet i går. Ble trukket for 4 timer": ["4 timer"],
    "formannskapet i går. Blir trekt for 4 timar": ["4 timar"],
    "jeg ble trukket 60 kr på kortet for bussen i går": [],
    "formannskapet 4.11 og 5.11. Arbeidsgiver trakk meg i lønn for to av dagene: 900 kr 4.11 og 950 kr 5.11": [
        *("900 kr", "950 kr"),
    ],
    "formannskapet 4.11 og 5.11. Eg vart trekt i løn begge dagane, 900 kr 4.11 og 950 kr 5.11": ["900 kr", "950 kr"],
    "executive committee 4.11 and 5.11. My employer docked my pay for both days:\n4.11: 900 kr\n5.11: 950 kr": [
        *("900 kr", "950 kr"),
    ],
    "arbeidsgiver trakk meg i lønn for i går: 900 kr, blomster 120 kr": ["900 kr"],
    "avlastning 3 timer i går": [],
    "avlastning 3 timer i går, udokumentert parkering 60 kr": [],
}
"""What was lost, in the writer's words."""

_LOSING = ("lost_verb", "docked", "wages", "unpaid", "unproven")
_MARKS = frozenset({",", ":", "(", "-"})
_ME = frozenset({"meg", "mæ", "me"})
_BECOMING = frozenset({"blir", "vert"})
_ACCOUNTS = ("kort", "konto", "card", "account")
"""How the words begin for what a sum bought is taken from."""
_DOCKED_WITHIN = 4
_SMALL = frozenset({"den", "og", "for", "i", "på", "the", "on", "and", "of", "kl", "kr", "nok"})
"""Words that may stand beside a sum and its day."""
_MOST = 20
"""Words of keeping back that are looked at: keeps hostile texts linear."""


def told_lost(
    tokens: Sequence[Token], layout: Layout, spots: Spots, mentions: Sequence[Mention]
) -> Iterator[Duration | Money]:
    """The hours and sums of which the text says that they were lost."""
    if spots.keys().isdisjoint(_LOSING):
        return
    sentence = layout.sentence
    wages = (at for at in spots.get("wages", ()) if has(tokens, at - 1, "negation"))
    unpaid = {sentence[at] for at in (*wages, *spots.get("unpaid", ()))}  # fri uten lønn
    announced = {id(one) for one in _announced(tokens, layout, spots, mentions)}
    for mention in mentions:
        if not isinstance(mention, Duration | Money):
            continue
        hours = isinstance(mention, Duration)
        missed = hours and (has(tokens, mention.first - 1, "lost_verb") or sentence[mention.first] in unpaid)
        missed = missed or (hours and _is_unproven(tokens, mention))
        if missed or id(mention) in announced or _is_docked(tokens, layout, mention):
            if isinstance(mention, Duration):
                mention.pause = False  # ble trukket 4 timer
            yield mention


def _announced(tokens: Sequence[Token], layout: Layout, spots: Spots, mentions: Sequence[Mention]) -> Iterator[Mention]:
    """The sums behind `trakk meg i lønn for to av dagene:`, each with nothing but its day."""
    docked = [at for at in spots.get("docked", ())[:_MOST] if _is_of_wages(tokens, layout, at)]
    if not docked:
        return
    taken = {at for one in mentions for at in range(one.first, one.last)}
    told = layout.words(tokens, taken.union(at for at, token in enumerate(tokens) if token.text in _SMALL))
    wordy = {layout.clause[at] for at, token in enumerate(tokens) if _tells(token) and at not in taken}
    sums = [one for one in mentions if isinstance(one, Money)]
    for at in docked:
        number = row = layout.sentence[at]
        last = bisect_right(layout.sentence, number) - 1
        heads = ":" in (text_at(tokens, last), text_at(tokens, last - 1))
        for one in sums:
            where = layout.sentence[one.first]
            if where == number and one.first > at:
                if layout.clause[one.first] == layout.clause[at] or layout.clause[one.first] not in wordy:
                    yield one
            elif heads and row <= where <= row + 1 and where > number and not told[where]:
                row = where
                yield one


def _tells(token: Token) -> bool:
    return token.kind == "word" and token.text not in _SMALL


def _is_of_wages(tokens: Sequence[Token], layout: Layout, at: int) -> bool:
    """True for `trakk meg i lønn`, `docked my pay`, right beside each other and not denied."""
    near = range(max(0, at - _DOCKED_WITHIN), min(len(tokens), at + 1 + _DOCKED_WITHIN))
    beside = [one for one in near if layout.sentence[one] == layout.sentence[at]]
    return any(has(tokens, one, "wages") for one in beside) and not any(has(tokens, one, "negation") for one in beside)


def _is_unproven(tokens: Sequence[Token], hours: Mention) -> bool:
    """True for `4 timer ulegitimert`, `3 hours, undocumented` and `ulegitimert: 4 timer`."""
    before = hours.first - 1 - (text_at(tokens, hours.first - 1) in _MARKS)
    after = hours.last + (text_at(tokens, hours.last) in _MARKS)
    closes = after + 1 >= len(tokens) or tokens[after + 1].kind != "word"
    return has(tokens, before, "unproven") or (has(tokens, after, "unproven") and (after == hours.last or closes))


def _is_docked(tokens: Sequence[Token], layout: Layout, mention: Mention) -> bool:
    """True for what an employer keeps back, or what was lost in pay."""
    near = range(max(0, mention.first - _DOCKED_WITHIN), min(len(tokens), mention.last + _DOCKED_WITHIN))
    beside = [at for at in near if layout.sentence[at] == layout.sentence[mention.first]]
    kept = [at for at in beside if has(tokens, at, "docked") or has(tokens, at, "lost_verb")]
    if any(has(tokens, at, "wages") for at in beside):
        return bool(kept)
    return any(_is_from_writer(tokens, at) for at in kept) and not any(
        tokens[at].text.startswith(_ACCOUNTS) for at in beside
    )


def _is_from_writer(tokens: Sequence[Token], at: int) -> bool:
    """True for `trakk meg` and `ble jeg trukket`, from whose pay it was."""
    if not has(tokens, at, "docked"):
        return False
    led = (at - 1, at - 2)
    passive = [near for near in led if has(tokens, near, "being") or text_at(tokens, near) in _BECOMING]
    opens = at - 1 in passive and (at < 2 or tokens[at - 2].kind != "word")  # ble trukket for 4 timer
    told = any(has(tokens, near, "person") for near in led) and bool(passive)
    return told or opens or text_at(tokens, at + 1) in _ME
