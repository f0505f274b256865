"""Kilometres told in parts that make one drive: `18 + 25 km`, `32 km dit og 32 hjem`, `kjørte 30 dit og 28 km hjem`."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import Distance, Mention, When, has, text_at
from parsers.text.spans.numbers import digits
from parsers.text.words.tokens import Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "32 km dit og 32 hjem": ["64"],
    "32 km dit og de samme 32 hjem": ["64"],
    "32 km dit og dei same 32 heim att": ["64"],
    "32 km there and the same 32 back": ["64"],
    "32 km dit, samme vei hjem": ["32"],
    "32 km there and 34 back": ["66"],
    "30 km on 12 November and 28 back": ["58"],
    "30 km til rådhuset 12.11 og 28 tilbake": ["58"],
    "30 km til rådhuset, 28 heim att": ["58"],
    "kjørte 30 til rådhuset 12.11 og 28 km tilbake": ["58"],
    "10.11 30 km og 12.11 28 km, kl 16 tilbake": ["30", "28"],
    "32 km dit og 32 kr hjem": ["32"],
    "18 + 25 km": ["43"],
    "kl 18-21.30 +38 km": ["38"],
}
_BACK_WITHIN = 12
_THE = frozenset({"de", "dei", "the"})
_BACK = frozenset({"hjem", "heim", "tilbake", "attende", "back", "home"})
_JOINING = frozenset({"og", "and", ",", "+"})


def added(tokens: Sequence[Token], mentions: list[Mention], layout: Layout) -> list[Mention]:
    """The mentions with such parts as one distance."""
    for distance in [one for one in mentions if isinstance(one, Distance)]:
        first = distance.first
        while text_at(tokens, first - 1) == "+" and is_free(tokens, mentions, first - 2):
            first -= 2
            distance.km += digits(tokens[first].text) or 0
        if first != distance.first:
            distance.first, distance.span = first, (tokens[first].start, distance.span[1])
        _add_way_back(tokens, mentions, layout.sentence, distance)
        _add_way_there(tokens, mentions, distance)
    for before, after in pairwise([one for one in mentions if isinstance(one, Distance)]):
        if before.last == after.first - 1 and text_at(tokens, before.last) == "+":
            after.km += before.km * (before.times or 1) - after.km * (1 - (after.times or 1))
            after.first, after.span, after.times = before.first, (before.span[0], after.span[1]), None
            mentions = [one for one in mentions if one is not before]
    return mentions


def _add_way_back(
    tokens: Sequence[Token], mentions: Sequence[Mention], sentence: Sequence[int], distance: Distance
) -> None:
    """`32 km dit og 32 hjem` is one drive of 64, and so is `30 km til rådhuset 12.11 og 28 tilbake`."""
    near = range(distance.last, min(distance.last + _BACK_WITHIN, len(tokens)))
    back = next((at for at in near if tokens[at].text in _BACK), 0)
    joined = back - 2
    while has(tokens, joined, "same") or tokens[joined].text in _THE:  # og dei same 15 heim
        joined -= 1
    if joined < distance.last or tokens[joined].text not in _JOINING or not is_free(tokens, mentions, back - 1):
        return
    measured = any(distance.last <= one.first < back for one in mentions if not isinstance(one, When))
    if not measured and sentence[distance.first] == sentence[back]:
        distance.km += digits(tokens[back - 1].text) or 0
        distance.last, distance.span = back + 1, (distance.span[0], tokens[back].end)


def _add_way_there(tokens: Sequence[Token], mentions: Sequence[Mention], distance: Distance) -> None:
    """`kjørte 30 til rådhuset og 28 km tilbake` is one drive of 58."""
    back = text_at(tokens, distance.last) in _BACK
    if not back or text_at(tokens, distance.first - 1) not in _JOINING:
        return
    for at in range(distance.first - 2, max(0, distance.first - _BACK_WITHIN), -1):
        if any(not isinstance(one, When) for one in mentions if one.first <= at < one.last):
            return
        if is_free(tokens, mentions, at) and has(tokens, at - 1, "drive"):
            distance.km += digits(tokens[at].text) or 0
            distance.first, distance.span = at, (tokens[at].start, distance.span[1])
            return


def is_free(tokens: Sequence[Token], mentions: Sequence[Mention], index: int) -> bool:
    """True for a number that nothing else has read."""
    return tokens[index].kind == "num" and not any(one.first <= index < one.last for one in mentions)
