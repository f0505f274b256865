"""Rows of a list of meetings that are answered one by one: `5.5. formannskapet - ja, 9-12`, `12.5. … - nei, syk`."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from parsers.text.catalogue.mention import TypeMention
from parsers.text.layout.clauses import Layout
from parsers.text.spans.mentions import BY_PLACE, Clocks, Mention, When, has, text_at
from parsers.text.words.lexicon import words_of
from parsers.text.words.tokens import Spots, Token

EXAMPLES: Mapping[str, Sequence[str]] = {
    "3. november formannskapet - ja, 9-12\n10. november formannskapet - nei, var bortreist\n"
    "12. november kommunestyret - ja, 17-22": ["fee-executive 03.11", "fee-council 12.11"],
    "Formannskapet 3.11: møtte\nFormannskapet 10.11: møtte ikkje\nKommunestyret 12.11: møtte": [
        *("fee-executive 03.11", "fee-council 12.11"),
    ],
    "3 November executive committee - yes, 9-12\n10 November executive committee - no, away": ["fee-executive 03.11"],
    "3.11 formannskapet: ja\n10.11 formannskapet: nei, Kari møtte for meg": ["fee-executive 03.11"],
    "3.11 kl 9-12 formannskapet - ja\n10.11 kl 9-12 formannskapet - nei\n12.11 kommunestyret kl 17-20 - ja": [
        *("fee-executive 03.11", "fee-council 12.11"),
    ],
    "3.11 formannskapet: ja, 24 km\n10.11 formannskapet, bil: nei, gikk": [
        *("fee-executive 03.11", "mileage 03.11 24", "fee-executive 10.11"),
    ],
    "Formannskapet 3.11: nei til godtgjørelse\nKommunestyret 10.11: ja": ["fee-executive 03.11", "fee-council 10.11"],
    "Formannskapet 3.11 - nei takk til mat\nKommunestyret 10.11: ja": ["fee-executive 03.11", "fee-council 10.11"],
    "Dato;Hva;Tapt arb.fortj.\n10.11;Formannskapet;nei\n12.11;Planutvalget;ja": [
        *("fee-executive 10.11", "fee-planning 12.11"),
    ],
}
_MARKS = frozenset({"-", "–", ":", ",", "(", ".", "?"})
_OTHER = ("drive", "receipt", "meal", "retracting", "waiting", "correcting")
"""What a row may deny besides that one was there."""
_OFFERED = frozenset({"takk", "til", "thanks", "thank", "to"})
_COLUMN = "|"
_PARTS = 3
"""A day, a name and times."""
_MOST = 60
"""Tokens of a row that are looked at."""


@dataclass(slots=True)
class _Row:
    """Where the name, day and times of a row end, its line's end, what was read of it, and how much behind these."""

    last: int
    end: int
    said: list[Mention]
    more: int


def without_denied_rows(
    tokens: Sequence[Token], spots: Spots, mentions: list[Mention], named: list[TypeMention], layout: Layout
) -> tuple[list[Mention], list[TypeMention], Set[int]]:
    """The mentions and names but for those of rows answered with `nei`, where another row is answered with `ja`.

    Last the sentences of these rows: their `nei` takes nothing back.
    """
    if "reply_opening" not in spots and spots.keys().isdisjoint(("attend", "negation")):
        return mentions, named, frozenset()
    rows = list(_rows(tokens, mentions, named, layout))
    answers = [_answer(tokens, row) for row in rows]
    if "no" not in answers or "yes" not in answers:
        return mentions, named, frozenset()
    denied = [row for row, answer in zip(rows, answers, strict=True) if answer == "no"]
    gone = {id(one) for row in denied for one in row.said}
    sentences = {layout.sentence[at] for row in denied for at in range(row.said[0].first, row.end)}
    return [one for one in mentions if id(one) not in gone], [one for one in named if id(one) not in gone], sentences


def _rows(
    tokens: Sequence[Token], mentions: Sequence[Mention], named: Sequence[TypeMention], layout: Layout
) -> Iterator[_Row]:
    """The lines that open with one day and one name, in either order, and maybe its times."""
    lines: dict[int, list[Mention]] = {}
    for one in sorted((*mentions, *named), key=BY_PLACE):
        lines.setdefault(layout.line[one.first], []).append(one)
    for said in lines.values():
        opening = said[:1]
        for before, one in pairwise(said[:_PARTS]):
            if not all(_is_between(tokens[at]) for at in range(before.last, one.first)):
                break
            opening.append(one)
        first, last = said[0].first, opening[-1].last
        kinds = [type(one) for one in opening]
        once = kinds.count(When) == kinds.count(TypeMention) == 1 and set(kinds) <= {When, TypeMention, Clocks}
        if once and (first == 0 or tokens[first - 1].kind != "word"):
            end = next((at for at in range(last, min(last + _MOST, len(tokens))) if tokens[at].kind == "nl"), None)
            yield _Row(last, min(last + _MOST, len(tokens)) if end is None else end, said, len(said) - len(opening))


def _is_between(token: Token) -> bool:
    """True for a mark, and a small word that is no answer: `kl.`, `i`; what a column of a table says is of its head."""
    if token.text == _COLUMN:
        return False
    answers = "reply_opening" in token.senses or "negation" in token.senses or token.text in words_of("came_to_it")
    return token.kind != "word" or (not answers and not {"light", "clock_cue", "filler"}.isdisjoint(token.senses))


def _answer(tokens: Sequence[Token], row: _Row) -> str | None:
    """The `yes` or `no` of a row, right behind its name and day; None where it tells something else."""
    at = row.last
    while at < row.end and text_at(tokens, at) in _MARKS:
        at += 1
    word = tokens[at] if at < row.end else None
    if word is None:
        return None
    if _is_denial(tokens, at):
        other = any(has(tokens, near, sense) for near in range(at + 1, row.end) for sense in _OTHER)
        return None if other or row.more else "no"
    if word.senses.get("reply_opening") == "yes" or word.text in words_of("came_to_it"):
        return "yes"
    return None


def _is_denial(tokens: Sequence[Token], at: int) -> bool:
    """True for `nei`, `møtte ikke`, `did not attend`; `nei takk` and `nei til diett` are of what was offered."""
    if tokens[at].senses.get("reply_opening") == "no":
        return text_at(tokens, at + 1) not in _OFFERED
    came = text_at(tokens, at) in words_of("came_to_it")
    denied = has(tokens, at + came, "negation")
    return denied and (came or text_at(tokens, at + 1) in words_of("being_there") or has(tokens, at + 1, "attend"))
