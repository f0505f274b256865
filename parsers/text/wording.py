"""The words of one text: what others wrote hidden, tables and ditto marks in words, each with what is known of it."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import dropwhile

from claims.lines import CostBearer
from parsers.text.catalogue.index import TypeIndex
from parsers.text.drives.names import set_apart
from parsers.text.layout.bare_days import with_dots
from parsers.text.layout.bare_rows import with_bare_hours
from parsers.text.layout.bare_sums import with_bare_sums
from parsers.text.layout.closed_ranges import with_closed_ranges
from parsers.text.layout.ditto import with_dittos
from parsers.text.layout.halved_rows import with_whole_rows
from parsers.text.layout.hours_before_days import with_hours_before_days
from parsers.text.layout.months_of_rows import with_months_of_rows
from parsers.text.layout.parted_rows import with_parted_rows
from parsers.text.layout.rows_of_lines import with_rows_of_lines
from parsers.text.layout.silent_marks import with_silent_marks
from parsers.text.layout.tables import worded
from parsers.text.layout.timesheets import with_hours
from parsers.text.words.adverbs import SAT, tell_now, tell_sitting
from parsers.text.words.bare_letters import BARE, tell_bare
from parsers.text.words.births import hide_births
from parsers.text.words.bullets import hide_bullets
from parsers.text.words.closed import CLOSED, tell_closed
from parsers.text.words.codes import hide_codes
from parsers.text.words.courtesies import hide_courtesies
from parsers.text.words.lateness import UNTIL, tell_lateness
from parsers.text.words.names import with_capitals
from parsers.text.words.normalise import as_written, normalise, without_emoji
from parsers.text.words.ordinal_days import with_days_in_digits
from parsers.text.words.reach import LONGEST_TEXT, reach
from parsers.text.words.referred import hide_referred
from parsers.text.words.scope import hide_foreign, hide_greeting
from parsers.text.words.tokens import Spots, Token, said_in, spots_of


@dataclass(frozen=True, slots=True)
class Words:
    """A text in tokens; `written` is as it was sent, blank where others speak, and `text` has its names in capitals.

    It is `cut_short` where there is more of it than is read.
    """

    written: str
    text: str
    tokens: Sequence[Token]
    said: Set[str]
    spots: Spots
    cost_bearer: CostBearer | None
    cut_short: bool


def read_words(sent: str, types: TypeIndex) -> Words:
    """The words of the text that was sent; offsets are its own."""
    begun = sent[:LONGEST_TEXT]
    own = hide_greeting(without_emoji(hide_foreign(hide_bullets(normalise(begun)))), begun)
    end = reach(own)
    plain, cost_bearer = hide_codes(hide_births(hide_referred(hide_courtesies(own[:end].ljust(len(own))))))
    written = as_written(begun, plain)
    tokens = list(dropwhile(lambda token: token.kind == "nl", worded(plain, written, types)))
    tokens = with_parted_rows(tokens) if ";" in plain else tokens
    tokens = with_days_in_digits(tokens)
    tokens = with_months_of_rows(with_rows_of_lines(with_whole_rows(tokens, types)))
    tokens = with_silent_marks(tokens, written, said_in(tokens))
    tokens = with_closed_ranges(tokens, said_in(tokens))
    said = said_in(tokens)
    if BARE in said:
        tell_bare(written, tokens)
        said = said_in(tokens)
    text = with_capitals(written, tokens, said)
    timed = with_hours_before_days(with_hours(with_dots(tokens), said))
    measured = with_bare_sums(with_bare_hours(timed, types), types)
    if (filled := with_dittos(measured, said, types)) is not tokens:
        tokens, said = filled, said_in(filled)
    set_apart(text, tokens, said)
    if "no" in said:
        tell_now(tokens)
    if SAT in said:
        tell_sitting(tokens)
    if not said.isdisjoint(UNTIL):
        tell_lateness(tokens)
    if not said.isdisjoint(CLOSED):
        tell_closed(tokens)
    return Words(written, text, tokens, said, spots_of(tokens), cost_bearer, end < len(own) or begun != sent)
