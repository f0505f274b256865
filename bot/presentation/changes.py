"""What became different about a claim's lines, in a sentence each."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from bot.presentation.line import LineView, line_view, what
from bot.presentation.pairing import Pair, paired
from bot.words import Words
from claims.catalogue import Catalogue
from claims.claim import Claim, ClaimLine

_MOST = 8


def changes(before: Claim, after: Claim, words: Words, catalogue: Catalogue, moved_to: str = "") -> list[str]:
    """One sentence for each line that was changed, added or removed; at most a handful.

    A line that was there is called by the number that it had, as its reader counted when they wrote. `moved_to` is
    the number of the claim that removed lines are on now; empty when they are gone.
    """
    found = list(_changes(before.lines, after.lines, words, catalogue, moved_to))
    rest = len(found) - _MOST
    return [*found[:_MOST], words.n("change.more", rest)] if rest > 0 else found


def _changes(
    before: Sequence[ClaimLine], after: Sequence[ClaimLine], words: Words, catalogue: Catalogue, moved_to: str
) -> Iterator[str]:
    for was, now in _different(before, after):
        if was is not None and now is not None:
            yield _changed(was + 1, before[was], after[now], words, catalogue)
        elif was is not None:
            view = line_view(was + 1, before[was], words, catalogue)
            how = "change.moved" if moved_to else "change.removed"
            yield words.t(how, number=str(view.number), line=view.title, amount=view.amount, claim=moved_to)
        elif now is not None:
            view = line_view(now + 1, after[now], words, catalogue)
            yield words.t("change.added", number=str(view.number), line=_told(view))


def _different(before: Sequence[ClaimLine], after: Sequence[ClaimLine]) -> Iterator[Pair]:
    """The lines that are not what they were, in order."""
    old, new = ([repr((line.line, line.price)) for line in lines] for lines in (before, after))
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        for was, now in paired(before[first:last], after[start:end]):
            yield (None if was is None else first + was), (None if now is None else start + now)


def _changed(number: int, was: ClaimLine, now: ClaimLine, words: Words, catalogue: Catalogue) -> str:
    """What the line says now, and of what it said before that which is different."""
    old, new = _parts(was, words, catalogue), _parts(now, words, catalogue)
    return words.t(
        "change.changed",
        number=str(number),
        what=what(now.line, words, catalogue),
        now=", ".join(part for part in new if part and part not in old) or words.t("line.open"),
        was=", ".join(part for part in old if part and part not in new) or words.t("line.open"),
    )


def _parts(line: ClaimLine, words: Words, catalogue: Catalogue) -> tuple[str, ...]:
    """What the line says, in parts that can differ each by itself."""
    view = line_view(0, line, words, catalogue, line.line.cost_bearer)
    name, _, day = view.title.partition(" · ")
    return (name, day, view.detail, *view.notes, view.amount)


def _told(view: LineView) -> str:
    return ", ".join(part for part in (view.title, view.detail, view.amount) if part)
