"""The words for there and back, each way, one way, and all together."""

from collections.abc import Sequence
from dataclasses import replace

from parsers.text.spans.concluding import past_becoming
from parsers.text.spans.mentions import Rule, Way, WayWord, has, text_at
from parsers.text.spans.numbers import BOTH
from parsers.text.words.tokens import Token

EXAMPLES = {
    "t/r": "round",
    "tur/retur": "round",
    "til og fra": "round",
    "fram og tilbake": "round",
    "att og fram": "round",
    "til og frå": "round",
    "hver vei": "each",
    "kvar veg": "each",
    "per vei": "each",
    "pr. veg": "each",
    "kvar retning": "each",
    "each direction": "each",
    "til sammen": "total",
    "i alt": "total",
    "samme vei tilbake": "back",
    "same veg heim": "back",
    "begge veier": "round",
    "båe vegar": "round",
    "(t/r)": "round",
    "(kvar veg)": "each",
    "både dit og hjem": "round",
    "både fram og tilbake": "round",
    "both there and back": "round",
    "en vei": "one",
    "one way": "one",
}
BOTH_WAYS = "both_ways"
"""The rule of `begge veier`: of a distance it is the whole, of a sum it may be that of each."""
_TOTAL_PHRASES = {("til", "sammen"), ("til", "saman"), ("i", "alt"), ("in", "total"), ("in", "all"), ("all", "told")}
_AS_FAR = frozenset({"like", "as"})
_PER = frozenset({"per", "pr"})
_AND = frozenset({"og", "and"})
_AWAY = frozenset({"dit", "fram", "frem", "til", "there", "inn", "in", "ned", "opp"})
_BACK = frozenset({"fra", "frå"})
_ROUND_PHRASES = {
    ("til", "og", "fra"),
    ("frem", "og", "tilbake"),
    ("fram", "og", "tilbake"),
    ("fram", "og", "attende"),
    ("att", "og", "fram"),
    ("til", "og", "frå"),
    ("to", "and", "from"),
    ("back", "and", "forth"),
    ("there", "and", "back"),
}


def way(tokens: Sequence[Token], index: int) -> WayWord | None:
    """`t/r`, `hver vei`, `en vei` and their kin."""
    token = tokens[index]
    if "way" in token.senses:
        whole: Way = "total" if token.senses["way"] == "total" else "round"
        after = past_becoming(tokens, index + 1) if whole == "total" else index + 1
        return WayWord(rule="whole_way", first=index, last=after, way=whole)
    if (token.text, text_at(tokens, index + 1)) in _TOTAL_PHRASES:
        return WayWord(rule="total_phrase", first=index, last=past_becoming(tokens, index + 2), way="total")
    if has(tokens, index + 1, "way_noun"):
        if "each" in token.senses:
            return WayWord(rule="each_way", first=index, last=index + 2, way="each")
        if token.senses.get("number") == 1:
            return WayWord(rule="one_way", first=index, last=index + 2, way="one")
        if token.text in BOTH:
            return WayWord(rule=BOTH_WAYS, first=index, last=index + 2, way="round")
    if token.text in BOTH and (last := _there_and_back(tokens, index + 1)):
        return WayWord(rule=BOTH_WAYS, first=index, last=last, way="round")
    noun = index + 1 + (text_at(tokens, index + 1) == ".")
    if token.text in _PER and has(tokens, noun, "way_noun"):
        return WayWord(rule="each_way", first=index, last=noun + 1, way="each")
    if text_at(tokens, index + 1) in _AND and tuple(word.text for word in tokens[index : index + 3]) in _ROUND_PHRASES:
        return WayWord(rule="round_phrase", first=index, last=index + 3, way="round")
    if ("same" in token.senses or "far" in token.senses) and (last := _as_far_back(tokens, index)):
        return WayWord(rule="as_far_back", first=index, last=last, way="back")
    if token.text == "round" and text_at(tokens, index + 1) == "trip":
        return WayWord(rule="round_phrase", first=index, last=index + 2, way="round")
    return None


def bracketed(tokens: Sequence[Token], index: int) -> WayWord | None:
    """`(t/r)`, `(hver vei)`: brackets with nothing else in them are a part of what stands there."""
    found = way(tokens, index + 1) if tokens[index].text == "(" and index + 1 < len(tokens) else None
    if found is None or text_at(tokens, found.last) != ")":
        return None
    return replace(found, first=index, last=found.last + 1)


def _there_and_back(tokens: Sequence[Token], index: int) -> int | None:
    """The index after `dit og hjem`, `til og fra`, `there and back`, where they follow `både`."""
    if text_at(tokens, index) not in _AWAY or text_at(tokens, index + 1) not in _AND:
        return None
    return index + 3 if has(tokens, index + 2, "homeward") or text_at(tokens, index + 2) in _BACK else None


def _as_far_back(tokens: Sequence[Token], index: int) -> int | None:
    """The index after `samme vei tilbake`, `like langt hjem`, `the same back`; None where nothing comes home."""
    if not has(tokens, index, "same") and text_at(tokens, index - 1) not in _AS_FAR:
        return None
    after = index + 1 + has(tokens, index + 1, "way_noun")
    if has(tokens, after, "homeward"):
        return after + 1
    homeward = has(tokens, index - 1, "homeward") and has(tokens, index + 1, "way_noun")  # hjem samme vei
    return after if homeward else None


RULES: dict[str, tuple[Rule, ...]] = {
    "number": (way,),
    "way": (way,),
    "each": (way,),
    "phrase": (way,),
    "same": (way,),
    "far": (way,),
    "sym": (bracketed,),
}
AFTER_NUMBER: dict[str, tuple[Rule, ...]] = {}
