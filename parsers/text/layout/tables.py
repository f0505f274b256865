"""Pasted tables: each row becomes a sentence in the words of its header, with the offsets of the text."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from claims.lines import Span
from parsers.text.catalogue.index import TypeIndex
from parsers.text.layout.ditto import is_ditto
from parsers.text.layout.missed_rows import ANSWERS, is_missed
from parsers.text.spans.numbers import digits
from parsers.text.words.lexicon import columns
from parsers.text.words.spelling import in_norwegian, look_up
from parsers.text.words.tokens import Token, tokenise

_BORDERS = {"|": re.compile(r"\|"), ";": re.compile(";"), "\t": re.compile("\t"), "  ": re.compile(" {2,}|\t")}
_LOOSE_BORDERS = {",": re.compile(","), " ": re.compile(" +")}
_FIGURE = re.compile(r"(?<=[^\W\d_]) (\d+(?:[.,]\d+)?)\s*$")
_MARKS = re.compile("[;,|]")
_RULED = re.compile(r"[\s|:+=_-]*")
_UNITS = ("distance", "hour", "day_unit", "currency")
_MOST_COLUMNS = 20
_DOCKED = "lønnstrekk"
"""The name of what a column `Trekk` has, with or without `i lønn`."""
_PLACES = {"start": "fra", "end": "til", "clock": ""}

EXAMPLES = {
    "dato;møte;km\n06.10.2026;formannskap;28": "06.10.2026 : formannskap , 28 km",
    "dag | km t/r | bom (kr)\n6.10 | 28 | 27\n7.10 | 28 | ingen": "6.10 : 28 km t/r , bom 27 kr \n 7.10 : 28 km t/r",
    "dato\tfra\ttil\n13.11\t21:00\t07:30": "13.11 : kl 21:00 - 07:30",
    "dag timer\nmandag 3\nsum 3": "mandag : 3 timer",
    "dag | timer\nmandag | 3\n- | 0": "mandag : 3 timer",
    "date   hours  i paid\n3 nov  2.5    0 kr": "3 nov : 2.5 hours",
    "km;møte;når\n34;fsk;3/11\n0;fsk;17/11": "34 km , fsk , 3/11 \n fsk , 17/11",
    "dag | km | bom (kr)\n6.10 | 28 (to turer) | 27 (vik)": "6.10 : 28 km ( to turer ) , bom 27 kr ( vik )",
    "dato | møte | trekk i lønn\n3.11 | fsk | 245\n5.11 | kst | 0": "3.11 : fsk , lønnstrekk 245 kr \n 5.11 : kst",
    "moete | trekk i loenn\nfsk 3.11 | 245": "fsk 3.11 , lønnstrekk 245 kr",
    "nr | møte\n1 | formannskap 10.11": "formannskap 10.11",
    "dato   rute             km\n3.11   vik til nes      22\n4.11   vik til langnesberg 40": (
        "3.11 : vik til nes , 22 km \n 4.11 : vik til langnesberg , 40 km"
    ),
    "dato | timer | km | parkering\n3.11 | 3 | 12 |\n5.11 | 2 | 14 | 60": (
        "3.11 : 3 timer , 12 km \n 5.11 : 2 timer , 14 km , parkering 60 kr"
    ),
    "dato\ttimer\tkm\tparkering\n3.11\t3\t12\n5.11\t2\t14\t60": (
        "3.11 : 3 timer , 12 km \n 5.11 : 2 timer , 14 km , parkering 60 kr"
    ),
    "| dato | timer |\n| 3.11 | 3 |": "3.11 : 3 timer",
    "dato|timer|km|\n3.11|3|12|": "3.11 : 3 timer , 12 km",
    "hei; takk\nmøte 10.11; 42 km": "hei ; takk \n møte 10.11 ; 42 km",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """What a header cell gives the cells below: its meaning, a type's name to say before, units to say after."""

    start: int
    meaning: str | None
    name: tuple[Token, ...] = ()
    units: tuple[Token, ...] = ()


@dataclass(slots=True, kw_only=True)
class _Table:
    """A header and its rows, each row its cells by column; `end` is where the text goes on."""

    start: int
    end: int
    columns: list[_Column]
    rows: list[dict[int, Span]] = field(default_factory=list)


def worded(plain: str, text: str, types: TypeIndex) -> list[Token]:
    """The tokens of a text, its tables in the words of their headers; `plain` is the normalised `text`."""
    tokens: list[Token] = []
    at = 0
    if "\n" in plain:
        for table in _tables(plain, text, types):
            tokens += tokenise(plain, at, table.start)
            for row in table.rows:
                tokens += _sentence(plain, row, table.columns)
            at = table.end
    return [*tokens, *tokenise(plain, at)] if at else tokenise(plain)


def _tables(plain: str, text: str, types: TypeIndex) -> Iterator[_Table]:
    """The tables in order: a header of known columns without figures, and rows parted as it is."""
    lines = list(_lines(plain))
    at = 0
    while at < len(lines) - 1:
        table = _table(plain, text, lines[at:], types) if _may_head(plain, lines[at]) else None
        if table is None:
            at += 1
            continue
        yield table
        while at < len(lines) and lines[at][0] < table.end:
            at += 1


def _lines(plain: str) -> Iterator[Span]:
    """Where each line that says something begins and ends."""
    start = 0
    while start < len(plain):
        end = plain.find("\n", start)
        end = len(plain) if end < 0 else end
        if plain[start:end].strip():
            yield start, end
        start = end + 1


def _may_head(plain: str, line: Span) -> bool:
    """True when the line opens with the name of a column: cheap, and false for nearly every line."""
    if plain[slice(*line)].rstrip().endswith(":"):  # timer støttekontakt:
        return False
    words = _MARKS.sub(" ", plain[line[0] : min(line[1], line[0] + 40)]).split(None, 1)
    return (
        bool(words)
        and in_norwegian(words[0]) in columns()
        and not any(letter.isdecimal() for letter in plain[slice(*line)])
    )


def _table(plain: str, text: str, lines: Sequence[Span], types: TypeIndex) -> _Table | None:
    header, *below = lines
    border = next((known for mark, known in _BORDERS.items() if known.search(text, *header)), None)
    framed = plain[slice(*header)].rstrip().endswith("|")
    loose = [known for known in _LOOSE_BORDERS.values() if known.search(plain, *header)]
    for parting, strict in ((border, False), *((known, True) for known in loose)):
        if parting is None:
            continue
        heads = _cells(plain, text, header, parting, framed=framed)
        if not 1 < len(heads) <= _MOST_COLUMNS:
            continue
        found = [_column(plain, head, types) for head in heads]
        if sum(column.meaning is not None for column in found) < (len(found) if strict else 2):
            continue
        table = _Table(start=header[0], end=header[1], columns=found)
        for line in below:
            cells = _cells(plain, text, line, parting, framed=framed)
            if not strict and len(cells) == len(heads) - 1:
                cells = _with_last_figure(plain, cells)
            if len(cells) < 2 or (strict and len(cells) != len(heads)):
                break
            table.end = line[1]
            row = _as_above(plain, _placed(cells, heads), table.rows[-1] if table.rows else {})
            if is_missed([plain[slice(*cell)] for cell in cells], [plain[slice(*head)] for head in heads]):
                continue
            row = {at: cell for at, cell in row.items() if plain[slice(*cell)] not in ANSWERS}
            if not _RULED.fullmatch(plain, *line) and not _is_cancelled(plain, row):
                table.rows.append(row)
        if table.rows:
            return table
    return None


def _cells(plain: str, text: str, line: Span, border: re.Pattern[str], *, framed: bool) -> list[Span]:
    """The cells of a line without the space around them; an empty one keeps its place, the last where not `framed`."""
    start, end = line
    while start < end and plain[start] in " |":
        start += 1
    while end > start and ((plain[end - 1] == " " and text[end - 1] != "\t") or (framed and plain[end - 1] == "|")):
        end -= 1
    edges = [start, *(edge for match in border.finditer(text, start, end) for edge in match.span()), end]
    return [_stripped(plain, left, right) for left, right in zip(edges[::2], edges[1::2], strict=True)]


def _stripped(plain: str, start: int, end: int) -> Span:
    while start < end and plain[start] == " ":
        start += 1
    while end > start and plain[end - 1] == " ":
        end -= 1
    return start, end


def _with_last_figure(plain: str, cells: Sequence[Span]) -> list[Span]:
    """The cells with the figure that a long text leaves no room before: `Rådhuset–Vassenden bofellesskap 40`."""
    start, end = cells[-1]
    figure = _FIGURE.search(plain, start, end)
    return [*cells[:-1], (start, figure.start()), figure.span(1)] if figure else [*cells]


def _placed(cells: Sequence[Span], heads: Sequence[Span]) -> dict[int, Span]:
    """The cells by column: one for each in turn; where some are left out, below the heading that stands nearest."""
    if len(cells) >= len(heads):
        return dict(enumerate(cells[: len(heads)]))
    shift = cells[0][0] - heads[0][0]
    placed: dict[int, Span] = {}
    for cell in cells:
        at = min(range(len(heads)), key=lambda at: min(abs(cell[edge] - shift - heads[at][edge]) for edge in (0, 1)))
        placed.setdefault(at, cell)
    return placed if len(placed) == len(cells) else dict(enumerate(cells))


def _as_above(plain: str, row: dict[int, Span], above: Mapping[int, Span]) -> dict[int, Span]:
    """The row with the cells of the row above where its own only say that they are the same."""
    return {at: above[at] if at in above and is_ditto(plain[slice(*cell)]) else cell for at, cell in row.items()}


def _is_cancelled(plain: str, row: dict[int, Span]) -> bool:
    return any("cancelled" in look_up(word) for cell in row.values() for word in plain[slice(*cell)].split())


def _is_sum(plain: str, row: dict[int, Span]) -> bool:
    words = [word for at in sorted(row) for word in plain[slice(*row[at])].split()]
    return bool(words) and look_up(words[0].strip(".:")).get("way") == "total"


def _column(plain: str, head: Span, types: TypeIndex) -> _Column:
    tokens = [token for token in tokenise(plain, *head) if token.text not in "()[]."]
    at = next((at for at, token in enumerate(tokens) if any(unit in token.senses for unit in _UNITS)), len(tokens))
    named = types.find(tokens[:at], set())
    worked = any(types.units(mention.codes) <= {"hour", "day"} for mention in named if mention.codes)
    name = tuple(tokens[:at]) if named and not worked and not any(mention.body for mention in named) else ()
    if not named and any("docked" in token.senses for token in tokens[:at]):
        name = (Token("word", _DOCKED, look_up(_DOCKED), tokens[0].start, tokens[at - 1].end),)
    known = next((columns()[token.text] for token in tokens if token.text in columns()), None)
    meaning = "unit" if at < len(tokens) else known or ("outlay" if name else None)
    if any("meeting" in types.units(mention.codes) for mention in named):
        name = ()
    units = (
        tuple(tokens[at:])
        if meaning == "unit"
        else (_silent("kr", head[1]),)
        if meaning in ("amount", "outlay")
        else ()
    )
    return _Column(start=head[0], meaning=meaning, name=name if meaning != "what" else (), units=units)


def _sentence(plain: str, row: dict[int, Span], heads: Sequence[_Column]) -> Iterator[Token]:
    """The row as one line of text."""
    filled = [(heads[at], tokenise(plain, *cell)) for at, cell in sorted(row.items()) if cell[0] < cell[1]]
    said = [(head, cell) for head, cell in filled if head.meaning != "note" and not _is_nothing(cell)]
    if _is_sum(plain, row):
        yield from _sum(said)
        return
    for (head, cell), after in zip_longest(said, said[1:]):
        yield from _phrase(head, cell)
        mark = _mark(head, *after) if after else "\n"
        if mark:
            yield _silent(mark, cell[-1].end)


def _sum(said: Sequence[tuple[_Column, Sequence[Token]]]) -> Iterator[Token]:
    """`totalt 98 km`, a check of the rows above; other sums, and one of single ways, say nothing of their own."""
    for head, cell in said:
        measured = any("distance" in token.senses for token in head.units[:1])
        if measured and cell[0].kind == "num" and not any("each" in token.senses for token in head.units):
            yield _silent("totalt", cell[0].start)
            yield from _phrase(head, cell)
            yield _silent("\n", cell[-1].end)


def _is_nothing(cell: Sequence[Token]) -> bool:
    """True for a dash, `ingen`, and nought of anything."""
    if figures := [digits(token.text) for token in cell if token.kind == "num"]:
        return all(figure == 0 for figure in figures) and cell[0].kind == "num"
    return all(token.kind == "sym" or "negation" in token.senses for token in cell)


def _phrase(head: _Column, cell: Sequence[Token]) -> Iterator[Token]:
    """The cell in the words of its header: `28` below `Km t/r` is `28 km t/r`."""
    start, end = cell[0].start, cell[-1].end
    if head.meaning in _PLACES:
        word = ("kl" if head.meaning != "end" else "") if _is_clock(cell) else _PLACES[head.meaning]
        if word:
            yield _silent(word, start)
    elif any(token.kind == "num" for token in cell):
        yield from head.name
    figure = _bare_figure(head, cell)
    yield from cell[:figure]
    if figure:
        end = cell[figure - 1].end
        yield from (replace(token, start=end, end=end) for token in head.units[:1])
        yield from head.units[1:]
    yield from cell[figure:]


def _bare_figure(head: _Column, cell: Sequence[Token]) -> int:
    """Where the cell's only figure ends, if it stands alone, before brackets or beside what money was for; else 0."""
    figures = [at for at, token in enumerate(cell) if token.kind == "num"]
    if len(figures) != 1:
        return 0
    (at,) = figures
    alone = at == 0 and (len(cell) == 1 or cell[1].text == "(")
    beside = (*cell[:at][-1:], *cell[at + 1 : at + 2])
    told = head.meaning in ("amount", "outlay") and not any("currency" in token.senses for token in beside)
    return at + 1 if alone or (told and all(token.kind == "word" for token in beside)) else 0


def _mark(head: _Column, after: _Column, following: Sequence[Token]) -> str:
    """What parts a cell from the next: nothing within a day, a way or an outlay; a dash between two clock times."""
    if head.meaning == "date":
        return "" if after.meaning == "date" else ":"
    if after.meaning == "end":
        return "-" if _is_clock(following) else ""
    return "" if head.meaning == "what" and after.meaning == "amount" and not after.name else ","


def _is_clock(cell: Sequence[Token]) -> bool:
    return cell[0].kind in ("clock", "num") or "clock_cue" in cell[0].senses


def _silent(text: str, at: int) -> Token:
    """A word that the row leaves to its header."""
    kind = "word" if text.isalpha() else "nl" if text == "\n" else "sym"
    return Token(kind, text, look_up(text), at, at)
